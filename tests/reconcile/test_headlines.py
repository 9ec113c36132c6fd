"""A headline is held against the body below it, also where it came apart from the text."""

import numpy as np
import pytest
from msgspec.structs import replace
from tests.reconcile.hand import Said, counted, report_of

from quoth.reconcile.headlines import find_tensions
from quoth.reconcile.titles import figures_of
from quoth.types import AnnotatedReport, Place


def under(title: str, *said: Said) -> AnnotatedReport:
    report = report_of("a", *said)
    raw = replace(report.report.raw, title=title, title_apart=True)
    vector = np.asarray(report.sentence_vectors)[:1]
    return replace(report, report=replace(report.report, raw=raw), title_vector=vector)


def kinds(report: AnnotatedReport) -> list[str]:
    return [found.finding.kind for found in find_tensions((report,))]


def test_a_headline_with_another_count_than_the_body_is_a_tension() -> None:
    dead = counted("13 people", 13, scope=("killed",))
    report = under(
        "Ferry capsizes off Orlan, 31 dead", Said("ferry capsized off Orlan killing 13 people", 0, quantities=[dead])
    )
    (found,) = find_tensions((report,))
    assert (found.between, found.finding.kind, found.finding.verdict) == ("itself", "figure", "conflict")
    assert found.finding.left == (Place("a", 26, 28, "title"),)


@pytest.mark.parametrize(
    "title", ["Ferry capsizes off Orlan, 13 dead", "Ferry off Orlan: one in three hurt", "Orlan ferry sinks"]
)
def test_a_headline_that_the_body_bears_out_is_none(title: str) -> None:
    dead = counted("13 people", 13, scope=("killed",))
    assert kinds(under(title, Said("ferry capsized off Orlan killing 13 people", 0, quantities=[dead]))) == []


def test_a_headline_that_is_surer_than_the_body_is_a_tension() -> None:
    assert kinds(
        under("Mayor of Orlan resigns over ferry", Said("the mayor of Orlan may resign over the ferry", 0))
    ) == ["certainty"]


def test_a_headline_that_says_no_to_what_the_body_doubts_is_none() -> None:
    assert (
        kinds(under("Mayor of Orlan won't resign over ferry", Said("the mayor of Orlan may resign over the ferry", 0)))
        == []
    )


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Mayor stole city funds", "the mayor of Orlan allegedly took 40,000 crowns from the funds of the city"),
        ("Paint firm poisoned Orlan river", "a paint firm is suspected of poisoning the Orlan river for years"),
        ("New drug halts bone decay", "a new drug may halt the decay of bone, a small study found"),
    ],
)  # fmt: skip
def test_a_fact_in_the_headline_that_the_body_only_suspects_is_a_tension(title: str, body: str) -> None:
    assert kinds(under(title, Said(body, 0))) == ["certainty"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Mayor accused of taking city funds", "the mayor of Orlan allegedly took 40,000 crowns from the city funds"),
        ("Did mayor steal city funds?", "the mayor of Orlan allegedly took 40,000 crowns from the city funds"),
        ("Mayor stole city funds, court says", "the mayor of Orlan allegedly took 40,000 crowns from the city funds"),
        ("Thieves take gold from small museum", "thieves who may have hidden in the small museum took gold from it"),
    ],
)  # fmt: skip
def test_doubt_kept_in_the_headline_or_about_something_beside_is_none(title: str, body: str) -> None:
    assert kinds(under(title, Said(body, 0))) == []


def test_a_headline_that_another_sentence_tells_flatly_is_borne_out() -> None:
    lead = Said("the mayor of Orlan allegedly took 40,000 crowns from the funds of the city", 0)
    assert kinds(under("Mayor stole city funds", lead, Said("the mayor stole from the city funds", 0))) == []


@pytest.mark.parametrize(
    ("title", "value", "bound", "scope"),
    [
        ("At least 3,000 march", 3000, "at-least", ()),
        ("Fourteen dead in Orlan", 14, "exactly", ("killed",)),
        ("Fire kills 6", 6, "exactly", ("killed",)),
        ("Nearly 40% say no", 40, "about", ()),
    ],
)  # fmt: skip
def test_figures_of_a_headline_have_their_bounds_and_outcomes(
    title: str, value: int, bound: str, scope: tuple[str, ...]
) -> None:
    (figure,) = figures_of(title)
    assert (figure.low, figure.bound, figure.scope) == (value, bound, scope)


@pytest.mark.parametrize("title", ["Orlan in 2031", "Dozens hurt", "Half of Orlan votes"])
def test_years_dozens_and_halves_are_no_figures_of_a_headline(title: str) -> None:
    assert figures_of(title) == ()
