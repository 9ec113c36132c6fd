"""Counts of one thing: another number is found, in the headline too; other things, sums and lengths of time are left in peace."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Tram depot floods

One tram was wrecked when water broke into the depot at Ashby on Monday, the operator said.

About 4,000 passengers use the line every day, Lena Orr, the operator's director, said.

The repairs will take three months and cost 250,000 crowns.

Two drivers were killed or injured when a wall fell.

The depot was built between May 1990 and June 1993.

Five engineers and three inspectors examined the wall two days later.

The firm has 48,000 shareholders."""
CHANGED = {
    "a small count": ("One tram was", "Two trams were", "One tram"),
    "a length of time": ("three months", "two months", "three months"),
    "a nought too many": ("Tram depot floods", "Flood stops 40,000 passengers", "About 4,000 passengers"),
    "a sum in the headline": ("Tram depot floods", "Flooded depot: repairs to cost 2.5 million crowns", "250,000 crowns"),
    "two digits exchanged": ("48,000 shareholders", "84,000 shareholders", "48,000 shareholders"),
    "the end of a stretch of time": ("June 1993", "June 1994", "May 1990 and June 1993"),
}  # fmt: skip
KEPT = {
    "a rounded number": ("About 4,000 passengers", "Nearly 4,000 passengers"),
    "other things": ("The firm has 48,000", "Two firms have 48,000"),
    "a sum": ("Five engineers and three inspectors", "Five engineers, three inspectors"),
    "days counted from another day": ("two days later", "four days after the flood"),
    "a headline that counts its points": ("Tram depot floods", "Five things to know about the Ashby flood"),
}


@pytest.mark.parametrize(("old", "new", "source"), CHANGED.values(), ids=CHANGED.keys())
def test_another_number_for_the_same_thing_is_found(old: str, new: str, source: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    audit = audited(SOURCE.replace(old, new), encoder, SOURCE)
    [found] = audit.findings
    assert found.kind in ("figure", "date")
    assert found.source is not None
    assert found.source.span.of(audit.sources[0].text) == source


@pytest.mark.parametrize(("old", "new"), KEPT.values(), ids=KEPT.keys())
def test_a_number_of_something_else_is_no_finding(old: str, new: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    assert [f.why for f in audited(SOURCE.replace(old, new), encoder, SOURCE).findings if f.severity != "low"] == []


def test_an_injured_one_told_as_killed_is_found(encoder: Encoder) -> None:
    audit = audited(SOURCE.replace("killed or injured", "killed"), encoder, SOURCE)
    assert [f.kind for f in audit.findings] == ["scope"]


@pytest.mark.parametrize("base", ["compared with the previous quarter", "in a single quarter"])
def test_a_rate_against_another_period_is_found(base: str, encoder: Encoder) -> None:
    source = "The average price of copper fell 23% year-on-year, the exchange at Ashby said on Monday."
    audit = audited(f"The price of copper fell on average by 23% {base}, the exchange at Ashby said.", encoder, source)
    assert "comparison" in [f.kind for f in audit.findings]
    assert audited(source.replace("year-on-year", "from a year earlier"), encoder, source).findings == ()
