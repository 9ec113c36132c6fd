"""Reports that quote the same words of somebody carry one statement: that is shown, and is no derivation."""

import json

import pytest

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.types import AnnotatedReport, Source

WORDS = "we never aimed to be a court of taste, and we give up that rule today"
ONE = (
    f"The music service Tonal dropped its conduct rule on Friday after three weeks. “{WORDS[0].upper()}{WORDS[1:]},” Tonal said in a blog post. "
    "Two record labels had threatened to withdraw their catalogues, according to an agent who was in the talks."
)
TWO = (
    f"Critics had called it vague, and on Friday it went. “{WORDS[0].upper()}{WORDS[1:]},” Tonal said. "
    "Campaigners in Orvel were furious. “It is a slap in the face,” said Ines Falk, who runs a helpline for victims."
)
THREE = (
    "Shares of Tonal rose 3 percent on Friday. Investors liked the end of the rule, said the analyst Per Aas, "
    "though subscriptions in Nordmark have fallen for two quarters."
)
STATEMENT = (
    f"Statement on our conduct rule\n\nAt Tonal {WORDS}. We thank our artists and our listeners. "
    "We have heard them, and our team will talk with all of them."
)


def read(encoder: Encoder, *told: tuple[str, str]) -> tuple[AnnotatedReport, ...]:
    sources = [
        Source(outlet, json.dumps({"text": text, "outlet": outlet}).encode(), "record", language="en")
        for outlet, text in told
    ]
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def test_the_same_quotation_in_two_reports_is_a_common_source(encoder: Encoder) -> None:
    reports = read(encoder, ("Post", ONE), ("Herald", TWO), ("Ledger", THREE))
    made = trace_lineage(reports)
    [edge] = made.edges
    assert (edge.kind, edge.direction) == ("same-source", "unknown")
    assert {edge.child, edge.parent} == {reports[0].id, reports[1].id}
    assert "of Tonal" in edge.why
    assert "court of taste" in edge.why
    assert len(made.origins.groups) == 3


def test_a_statement_that_is_among_the_reports_is_an_origin_of_its_own(encoder: Encoder) -> None:
    reports = read(encoder, ("Post", ONE), ("Tonal", STATEMENT))
    made = trace_lineage(reports)
    assert [edge.kind for edge in made.edges] == ["same-source"]
    assert len(made.origins.groups) == 2


def test_the_order_of_the_reports_changes_nothing(encoder: Encoder) -> None:
    reports = read(encoder, ("Post", ONE), ("Herald", TWO), ("Tonal", STATEMENT))
    assert trace_lineage(reports) == trace_lineage(reports[::-1])


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        ("no one is above the law", False),
        ("we are going to do whatever it takes", False),
        ("we will drain the Marl canal by June", True),
        ("what we do is what we do and that is all that there is to it", True),
    ],
)
def test_a_short_commonplace_is_no_common_source(words: str, telling: bool, encoder: Encoder) -> None:
    reports = read(
        encoder,
        (
            "Post",
            f"The council of Orvel sat until two in the morning over its dykes. “{words},” said Ada Rell, its speaker.",
        ),
        (
            "Herald",
            f"At the gates of the court in Tarnby nobody cheered on Friday. “{words},” Ada Rell said before she left.",
        ),
    )
    assert [edge.kind for edge in trace_lineage(reports).edges] == (["same-source"] if telling else [])
