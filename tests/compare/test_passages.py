"""A passage holds what was read inside its words, and nothing else."""

from tests.factory import harbour

from quoth.compare import passage_of, passage_of_sentence, passage_of_spans
from quoth.types import Span


def test_a_sentence_has_its_own_dates_and_statements() -> None:
    read = harbour()
    passage = passage_of_sentence(read, 1)
    assert passage.text == "The ferry to Osk will stop for about 12 days, harbour master Ada Rell said on Monday."
    assert [statement.id for statement in passage.statements] == ["s1"]
    assert [date.span.of(read.text) for date in passage.dates] == ["Monday"]


def test_a_sentence_without_dates_has_none() -> None:
    assert passage_of_sentence(harbour(), 2).dates == ()


def test_the_speaker_of_a_statement_is_the_innermost_one() -> None:
    read = harbour()
    assert passage_of(read, read.statements[0]).speaker == "Ada Rell"
    assert passage_of(read, read.statements[2]).speaker is None


def test_pieces_are_joined_and_what_stands_between_is_left_out() -> None:
    read = harbour()
    first, last = read.report.sentences[1], read.report.sentences[-1]
    passage = passage_of_spans(read, (Span(first.start, first.start + 16), last))
    assert passage.text == "The ferry to Osk Tickets stay valid."
    assert passage.dates == ()
    assert not passage.holds(read.dates[0].span)
