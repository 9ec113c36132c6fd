"""What can stand as a sentence, and what only with the words that it hangs on."""

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.compose.contrasts import parted, words_at
from quoth.compose.soundness import finite, lacks_subject, leaning, names_somebody, opens_well, shouts
from quoth.compose.stretches import with_its_cue
from quoth.compose.telling import told
from quoth.edges.terminal.differences import telling_stretch
from quoth.types import AnnotatedReport, Link, Statement


@pytest.mark.parametrize("words", ["had stopped the ferry", "will stop for 12 days", "got a new engine"])
def test_a_clause_without_its_subject_is_no_sentence(words: str) -> None:
    assert lacks_subject(words)


@pytest.mark.parametrize("name", ["his lawyer", "the mayor of", "checked the old engine", "Osk's"])
def test_a_name_that_hangs_on_another_or_breaks_off_names_nobody(name: str) -> None:
    assert not names_somebody(name)


@pytest.mark.parametrize("name", ["Ada Rell", "the harbour office", "officials in Osk"])
def test_people_and_bodies_are_names(name: str) -> None:
    assert names_somebody(name)


def test_a_noun_made_of_a_verb_is_no_verb() -> None:
    assert finite("rejected")
    assert not finite("rejection")
    assert not finite("denying")


def test_a_wording_begins_where_something_begins() -> None:
    assert opens_well("about 12 days")
    assert not opens_well("them and the revenue")
    assert not opens_well("that the ferry sails")
    assert not opens_well("are 33 seats")


def test_capitals_for_the_sake_of_noise_are_known() -> None:
    assert shouts("TWELVE days without a ferry")
    assert not shouts("NATO ships call at Osk")


def spoken(text: str, content: str, mention: str, cue: str) -> tuple[AnnotatedReport, Statement]:
    read = factory.report("one", f"Osk ferry\n\n{text}\n")
    link = Link(
        "Ada Rell", None, "person", None, factory.place(read, mention).span, factory.place(read, cue).span, None
    )
    made = factory.statement(read, "s1", content, stance="denied", form="indirect", chain=(link,))
    return replace(read, statements=(made,)), made


def test_what_is_denied_is_shown_with_its_verb() -> None:
    read, made = spoken(
        "Ada Rell denied receiving any such warning.", "receiving any such warning", "Ada Rell", "denied"
    )
    place = with_its_cue(read, read.report.place(made.content[0]), always=True)
    assert place.span.of(read.text) == "Ada Rell denied receiving any such warning"


def test_a_clause_stays_as_it_is_where_nothing_is_turned() -> None:
    read, made = spoken("Ada Rell denied that the engine had failed.", "the engine had failed", "Ada Rell", "denied")
    where = read.report.place(made.content[0])
    assert with_its_cue(read, where) == where


def test_who_is_answered_is_not_what_is_denied() -> None:
    read, made = spoken("The money went to Osk, countered Ada Rell of Osk.", "Ada Rell of Osk", "Ada Rell", "countered")
    assert told(read, made) is None


def test_two_forms_of_a_quotation_are_cut_where_they_differ_and_not_before() -> None:
    one = "“We will not stop the ferry for one day more than we must, and that is that”"
    other = "“We will not stop the ferry for one day more than we must”"
    left, right = parted(one, other, most=8)
    assert left.startswith("“… ")
    assert "and that" in left
    assert "and that" not in right


def test_a_stretch_never_begins_behind_a_word_that_turns_it() -> None:
    words = "“nobody at the harbour office of Osk has ever said that the engine had failed on that day”"
    shown = telling_stretch(words, "the engine had failed", 40)
    assert shown.startswith("“nobody")


def test_a_range_keeps_both_its_ends() -> None:
    read = factory.report("one", "Osk ferry\n\nRepairs will take between 8 and 12 days.\n")
    assert words_at(read, factory.place(read, "8 and 12 days")) == "“between 8 and 12 days”"


def test_a_that_which_joins_a_clause_leans_on_nothing() -> None:
    assert not leaning("Ada Rell said that the ferry will stop for 12 days")
    assert leaning("Ada Rell spoke on that day")
    assert leaning("Ada Rell said they will stop")
    assert leaning("The crew denied that")
