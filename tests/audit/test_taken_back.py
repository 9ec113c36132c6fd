"""Figures taken back, days that lose an end, demands on another, steps only weighed, a "not" out of a quotation; and their look-alikes."""

import pytest
from tests.audit.test_audit import audited

from quoth.annotate import annotate_report
from quoth.audit import audit_article
from quoth.audit.quoted import no_exchanged
from quoth.audit.withdrawn import withdrawn_in
from quoth.clean import clean_report
from quoth.encoder import Encoder
from quoth.text.tokens import tokens_of
from quoth.types import RawReport

SOURCE = """Bridge of Olm stays shut

The bridge of Olm will stay shut until at least 14 June, the engineer Sina Vark said. The council was considering whether to withdraw the ferry.

Eight people were hurt when the rail broke. The Olm Post earlier reported wrongly that 80 people were hurt.

The ferrymen called for the bridge master, Pell Dorin, to resign. Mayor Runa Haas said nothing about it.

"This was not a failure of the steel, and we will say so," Vark said.

Dorin, in a letter, called the charges "stories told at the bar". No one has been arrested.

The papers do not say whether the inspectors had seen the crack, two people who read them said. Repairs are expected to cost 9 million crowns.

The guild said the council had infringed two contracts, and had gone on for three years. The court dismissed a claim over a third contract."""
CHANGED = {
    "a figure taken back": ("Eighty people were hurt when the rail broke, according to the Olm Post.", "figure", "figure_was_withdrawn"),
    "a day without its end": ("The bridge of Olm will stay shut until 14 June, the engineer Sina Vark said.", "bound", "day_lost_its_end"),
    "a step only weighed": ("The council of Olm has withdrawn the ferry.", "status", "plan_is_told_as_done"),
    "a demand on another": ("The ferrymen called for the mayor to resign.", "participant", "asked_of_another"),
    "a third thing": ("The council infringed three contracts, the guild said.", "figure", "count_is_another"),
}  # fmt: skip
KEPT = (
    "The bridge of Olm remains shut until 14 June at the earliest, according to the engineer Sina Vark.",
    "The council was weighing whether to withdraw the ferry.",
    "Eight people were hurt as the rail broke; an earlier report of 80 was wrong.",
    "The ferrymen called for Dorin to resign.",
    'Pell Dorin called the charges "stories told at the bar" in a letter.',
    "The cost of the repairs is put at 9 million crowns.",
)


@pytest.mark.parametrize(("words", "kind", "rule"), CHANGED.values(), ids=CHANGED.keys())
def test_what_was_changed_is_found(words: str, kind: str, rule: str, encoder: Encoder) -> None:
    assert (kind, rule) in {(f.kind, f.rule) for f in audited(f"Bridge\n\n{words}", encoder, SOURCE).findings}


@pytest.mark.parametrize("words", KEPT)
def test_what_keeps_the_sense_is_left_in_peace(words: str, encoder: Encoder) -> None:
    assert [(f.rule, f.why) for f in audited(f"Bridge\n\n{words}", encoder, SOURCE).findings] == []


def test_at_least_of_another_number_is_no_end_of_the_day(encoder: Encoder) -> None:
    source = (
        "Fire\n\nThe mill at Olm burned on Monday evening, killing at least three people, the engineer Sina Vark said."
    )
    audit = audited("Fire\n\nThe mill at Olm burned on Monday evening, Vark said.", encoder, source)
    assert [f for f in audit.findings if f.rule == "day_lost_its_end"] == []


def test_a_not_taken_out_of_a_quotation_is_high(encoder: Encoder) -> None:
    words = '"This was a failure of the steel, and we will say so," Vark said.'
    found = [f for f in audited(f"Bridge\n\n{words}", encoder, SOURCE).findings if f.kind.startswith("quote")]
    assert [f.severity for f in found] == ["high"]
    assert '"not"' in found[0].why


def test_whoever_is_told_as_arrested_is_shown_with_the_no_of_the_source(encoder: Encoder) -> None:
    audit = audited("Bridge\n\nTwo guards were arrested, Dorin said.", encoder, SOURCE)
    shown = [f.source.span.of(audit.sources[0].text) for f in audit.findings if f.kind == "status" and f.source]
    assert shown == ["No one has been arrested."]


def test_what_is_left_open_in_other_words_is_not_left_out(encoder: Encoder) -> None:
    words = "Two people who read the papers said that these leave open whether the inspectors knew of the crack."
    assert not [
        o
        for o in audited(f"Bridge\n\n{words}", encoder, SOURCE).omissions
        if "inspectors" in o.why or "people" in o.why
    ]


def test_the_outlet_that_speaks_is_no_new_name(encoder: Encoder) -> None:
    told = "The engineer Sina Vark told Radio Brell that the bridge of Olm will stay shut until at least 14 June."
    raw = RawReport(
        id="x", input="x", also=(), title="Bridge", outlet="Radio Brell", publisher=None, authors=(), url=None,
        language="en", published=None, text=told, title_apart=False, found={},
    )  # fmt: skip
    own = annotate_report(clean_report(raw), encoder=encoder)
    source = audited("Bridge\n\nNothing.", encoder, SOURCE).sources
    assert "not-found" not in {s.verdict for s in audit_article(own, source).sentences}


@pytest.mark.parametrize(
    ("words", "taken_back"),
    [
        ("The number is not 14 but 41, the clinic said.", {14.0}),
        ("It was 41, not 14.", {14.0}),
        ("The Post mistakenly wrote that 30 were hurt.", {30.0}),
        ("It was not clear whether 30 were hurt.", set()),
        ("Not 1 of the 20 lamps burns.", set()),
    ],
)  # fmt: skip
def test_only_what_is_said_to_be_wrong_is_taken_back(words: str, taken_back: set[float]) -> None:
    assert withdrawn_in(tokens_of(words)) == taken_back


def test_only_words_between_common_ones_are_taken_out_of_a_quotation() -> None:
    assert no_exchanged(("we", "will", "go"), ("we", "will", "not", "go")) == "not"
    assert no_exchanged(("we", "will", "go"), ("we", "will", "go", "not", "now")) is None
