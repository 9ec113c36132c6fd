"""A statement is cut into points where another report may tell one of them alone; no point is too short to say something."""

import time

from quoth.compare.points import AROUND, POINT, every_statement, points_of
from quoth.types import AnnotatedReport, Link, RawReport, Report, Span, Statement
from quoth.types.statements import Stance


def read_of(
    text: str, *contents: str, stance: Stance = "asserted", speaker: str | None = "Ada Morn"
) -> AnnotatedReport:
    """A report of one sentence a line, in which each of the contents is a statement by one speaker."""
    sentences, at = [], 0
    for line in text.split("\n"):
        sentences.append(Span(at, at + len(line)))
        at += len(line) + 1
    mention = Span(text.index(speaker), text.index(speaker) + len(speaker)) if speaker and speaker in text else None
    chain = (Link(speaker, None, "person", None, mention, None, None),) if speaker else ()
    statements = []
    for number, content in enumerate(contents):
        start = text.index(content)
        span = Span(start, start + len(content))
        statements.append(Statement(f"s{number}", (span,), chain, stance, "indirect", None, "made"))
    raw = RawReport("a", "a", (), None, None, None, (), None, None, "en", text, False, {})
    report = Report(raw, None, tuple(sentences), (Span(0, len(text)),), (), None)
    return AnnotatedReport(report, (), tuple(statements), (), (), (), (), ())


def words(read: AnnotatedReport) -> list[str]:
    """The words of each point, in order."""
    return [p.statement.content[0].of(read.text) for p in points_of(read)]


def test_a_statement_is_cut_at_its_marks_and_joining_words() -> None:
    content = "the ferry hit the northern pier, which closed the harbour for a day and left 300 people on the quay"
    read = read_of(f"Ada Morn said {content}.", content)
    assert words(read) == [
        "the ferry hit the northern pier",
        "which closed the harbour for a day",
        "left 300 people on the quay",
    ]


def test_a_point_is_by_the_speaker_of_its_statement_and_stands_in_it() -> None:
    content = "the ferry hit the northern pier, which closed the harbour for a day"
    read = read_of(f"Ada Morn said {content}.", content, stance="hedged")
    for point in points_of(read):
        assert (point.statement.chain, point.statement.stance) == (read.statements[0].chain, "hedged")
        assert (point.statement.parent, point.statement.rule) == ("s0", POINT)


def test_what_is_too_short_to_say_something_is_no_point() -> None:
    content = "ferries, barges and tugs left the harbour"
    assert words(read_of(f"Ada Morn said {content}.", content)) == [content]


def test_a_statement_that_is_not_cut_is_its_own_point() -> None:
    content = "the ferry hit the northern pier"
    read = read_of(f"Ada Morn said {content}.", content)
    (point,) = points_of(read)
    assert point.statement is point.whole is read.statements[0]


def test_what_is_denied_or_under_a_condition_is_not_cut() -> None:
    content = "the harbour will open again, after the divers have looked at the pier"
    stances: tuple[Stance, ...] = ("denied", "unknown", "conditional")
    for stance in stances:
        assert words(read_of(f"Ada Morn said {content}.", content, stance=stance)) == [content]


def test_what_is_told_around_a_statement_is_a_point_of_the_outlet() -> None:
    text = "Ada Morn told reporters at the opening of the new fish market that the ferry hit the pier."
    read = read_of(text, "the ferry hit the pier")
    around = next(p.statement for p in points_of(read) if p.whole is None)
    assert (around.chain, around.rule) == ((), AROUND)
    assert around.content[0].of(text).startswith("Ada Morn told reporters at the opening")


def test_who_says_it_alone_is_no_point() -> None:
    read = read_of("Ada Morn told them that the ferry hit the pier.", "the ferry hit the pier")
    assert words(read) == ["the ferry hit the pier"]


def test_the_statements_stand_before_their_points_and_only_those_asked_for_are_given() -> None:
    content = "the ferry hit the northern pier, which closed the harbour for a day"
    read = read_of(f"Ada Morn said {content}.", content)
    every = every_statement(read)
    assert every[0].id == "s0"
    assert len(every) == 3
    assert every_statement(read, frozenset({every[2].id})) == (every[0], every[2])


def test_a_sentence_without_an_end_is_cut_in_linear_time() -> None:
    content = ", and the ferry hit the pier" * 20_000
    read = read_of(content, content, speaker=None)
    start = time.process_time()
    assert len(points_of(read)) > 1000
    assert time.process_time() - start < 10
