"""Figures and days with an open end: what the source's figure bears out is carried, what it does not bear out is found."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Storm over Lake Ferren

The storm on 14 March killed 63 people around Lake Ferren, the rescue service said.

Of these, 41 died in Obern and 22 in Castel Nuovo, it said.

The dam at Obern was completed in May 1987 at a cost of 4.2 million crowns.

Some 38,000 households had no electricity on Sunday, the operator Ferren Strom said."""
BORNE_OUT = {
    "more than a smaller number": ("killed 63 people", "killed more than 60 people"),
    "fewer than a larger number": ("killed 63 people", "killed fewer than 65 people"),
    "an end for each place": ("41 died in Obern and 22", "more than 40 died in Obern and fewer than 25"),
    "before a later year": ("in May 1987", "before June 1988"),
    "after an earlier day": ("on 14 March", "after 13 March"),
}
NOT_BORNE_OUT = {
    "more than a larger number": ("killed 63 people", "killed more than 65 people", "figure", "63 people"),
    "fewer than a smaller number": ("killed 63 people", "killed fewer than 60 people", "figure", "63 people"),
    "the end of another place": ("41 died in Obern and 22", "more than 45 died in Obern and 22", "figure", "41 died"),
    "before an earlier year": ("in May 1987", "before March 1985", "date", "May 1987"),
    "before that very day": ("on 14 March", "before 14 March", "date", "14 March"),
}


@pytest.mark.parametrize(("old", "new"), BORNE_OUT.values(), ids=BORNE_OUT.keys())
def test_an_open_end_that_the_source_bears_out_is_carried(old: str, new: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    assert [f.why for f in audited(SOURCE.replace(old, new), encoder, SOURCE).findings if f.severity != "low"] == []


@pytest.mark.parametrize(("old", "new", "kind", "source"), NOT_BORNE_OUT.values(), ids=NOT_BORNE_OUT.keys())
def test_an_open_end_that_the_source_does_not_bear_out_is_found(
    old: str, new: str, kind: str, source: str, encoder: Encoder
) -> None:
    assert SOURCE.count(old) == 1
    [found] = audited(SOURCE.replace(old, new), encoder, SOURCE).findings
    assert found.kind == kind
    assert found.severity != "low"
    assert found.source is not None
    assert source in found.source.span.of(SOURCE)


def test_not_before_a_day_is_that_day_at_the_earliest(encoder: Encoder) -> None:
    source = "The bridge at Obern will be opened on 28 May at the earliest, Ferren Strom said."
    article = "The bridge at Obern will not be opened before 28 May, Ferren Strom said."
    assert audited(article, encoder, source).findings == ()
