"""A statement that is printed as a block is quoted, though no marks stand around it."""

import json

import pytest

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.blocks import blocks_in, quoted_in
from quoth.types import AnnotatedReport, Source

BLOCK = (
    "We never aimed to be a court of taste. Three weeks ago we wrote a rule that nobody could apply twice in the same way, "
    "and artists asked us whether a song from their youth could cost them their listeners.\n\n"
    "That is not what we want to be. From today our editors decide by what people play, and the rule on conduct is gone."
)
BEFORE = "The music service Tonal dropped its conduct rule on Friday. The company explained in a blog post:"
AFTER = "Two labels in Orvel had threatened to take their catalogues away, an agent who was in the talks said."
RETOLD = (
    "Tonal is giving up its rule on conduct after three weeks, because it could not be applied twice in the same way. "
    "The service said that it had never meant to be a court of taste and that artists had asked whether an old song could cost them "
    "listeners. Its editors will go by what people play.\n\n"
    "A helpline in Orvel called it a slap in the face. Its founder, Ines Falk, had met Tonal's managers in March and been promised "
    "a veto over the list, she said. Shares rose 3 percent."
)


def read(encoder: Encoder, *told: tuple[str, str]) -> tuple[AnnotatedReport, ...]:
    sources = [
        Source(outlet, json.dumps({"text": text, "outlet": outlet}).encode(), "record", language="en")
        for outlet, text in told
    ]
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def test_paragraphs_in_the_first_person_behind_a_colon_are_quoted_up_to_the_first_that_is_not(encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", f"{BEFORE}\n\n{BLOCK}\n\n{AFTER}"))
    assert [span.of(report.text) for span in blocks_in(report)] == BLOCK.split("\n\n")


@pytest.mark.parametrize(
    "before",
    [
        "The company explained itself in a blog post.",
        "Here is what counts for listeners in the provinces:",
    ],
)
def test_without_a_colon_or_a_word_for_saying_nothing_is_a_block(before: str, encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", f"{before}\n\n{BLOCK}\n\n{AFTER}"))
    assert blocks_in(report) == ()


def test_an_article_that_goes_on_after_the_colon_is_no_block(encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", f"{BEFORE}\n\n{AFTER} “We were surprised,” she added."))
    assert blocks_in(report) == ()
    assert [span.of(report.text) for span in quoted_in(report)] == ["We were surprised,"]


def test_a_block_with_marks_in_it_is_one_quotation(encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", f"{BEFORE}\n\nWe called it “a court of taste” ourselves.\n\n{AFTER}"))
    assert [span.of(report.text) for span in quoted_in(report)] == ["We called it “a court of taste” ourselves."]


def test_two_reports_that_print_one_block_carry_one_statement(encoder: Encoder) -> None:
    other = (
        "Campaigners were furious on Friday. The founder of a helpline, Ines Falk, spoke of a slap in the face.\n\n"
        "Tonal had put a letter to its listeners online. It reads in part:"
    )
    made = trace_lineage(read(encoder, ("Post", f"{BEFORE}\n\n{BLOCK}\n\n{AFTER}"), ("Herald", f"{other}\n\n{BLOCK}")))
    assert [edge.kind for edge in made.edges] == ["same-source"]
    assert len(made.origins.groups) == 2


def test_a_block_that_another_report_retells_makes_no_derivation(encoder: Encoder) -> None:
    made = trace_lineage(read(encoder, ("Post", f"{BEFORE}\n\n{BLOCK}\n\n{AFTER}"), ("Herald", RETOLD)))
    assert len(made.origins.groups) == 2


def test_an_open_letter_and_a_report_that_quotes_it_are_two_origins(encoder: Encoder) -> None:
    letter = (
        "To the listeners of Tonal: a court of taste is the last thing that music needs. Three weeks ago a rule was written that nobody "
        "can apply twice in the same way.\n\nArtists ask whether a song from their youth may cost them their listeners. Nobody has "
        "an answer, because there is none. Lists of that kind have been kept before, in Orvel in 1934 and in Haselby in 1951, and "
        "the people who kept them were sure of their taste.\n\nThe rule must go before the summer."
    )
    report = (
        "In a letter that the Ledger printed, the composer Ida Renn asks the music service Tonal to drop its conduct rule. "
        "“A court of taste is the last thing that music needs,” it begins. “Three weeks ago a rule was written that nobody can apply "
        "twice in the same way.”\n\nRenn recalls lists that “have been kept before, in Orvel in 1934 and in Haselby in 1951, and "
        "the people who kept them were sure of their taste.” A spokesman for Tonal said that it would read the letter with care.\n\n"
        "The rule “must go before the summer,” Renn writes."
    )
    made = trace_lineage(read(encoder, ("Ledger", letter), ("Herald", report)))
    assert len(made.origins.groups) == 2
