"""Which report was made from which: copies, rewrites, own reporting, two rewrites of a dispatch that is not here."""

import json
from collections.abc import Iterable
from itertools import combinations, permutations

import pytest

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.types import AnnotatedReport, Edge, Lineage, Source

WIRE = """Fire at Tolm mill kills 14

TOLM, May 14 (Reuters) - At least 14 people were killed in a fire at the Tolm paper mill on Tuesday, Fire Chief Olaf Brenn said.

The mill may have been locked from outside, Brenn said.

"We found every door shut and nobody could tell us why," he said.

The owner, Dalewater, denied that the doors had been locked.

Mayor Anna Reik said the city would pay 20 million crowns to the families.

About 300 people work at the mill, which was built in 1962."""
REWRITE = """Tolm mourns after mill blaze

A blaze at the paper mill in Tolm killed at least 14 people on Tuesday, according to Fire Chief Olaf Brenn, Reuters reported.

Brenn said that the mill might have been locked from outside. "We found every door shut and nobody could tell us why," he said.

Dalewater, which owns the mill, denied that its doors had been locked.

The city would pay the families 20 million crowns, Mayor Anna Reik said.

Some 300 people work at the mill, built in 1962."""
SECOND = """Mill fire in Tolm

Fourteen or more workers died when fire swept through the Tolm paper mill on Tuesday, Reuters reported, quoting Fire Chief Olaf Brenn.

The doors may have been locked from outside, he said. "We found every door shut and nobody could tell us why," Brenn said.

The owner Dalewater denied that. Mayor Anna Reik promised the families 20 million crowns from the city.

The mill, built in 1962, employs about 300 people."""
OWN = """At the mill gate in Tolm, the waiting goes on

TOLM - Piet Holm stood at the gate of the paper mill all night. His sister Greta worked the late shift, he told the Tidings.

"I rang her phone eleven times," he said. Around him, neighbours lit candles and shared soup from a canteen.

A doctor at the hospital, Ines Falk, told this newspaper that 22 patients had been brought in with burns and that three were in danger.

The union had complained of blocked exits in 2019, a letter seen by the Tidings shows."""
STORY = {
    "Reuters": (WIRE, "2024-05-14T10:00:00+00:00"),
    "Gazette": (WIRE, "2024-05-14T15:00:00+00:00"),
    "Herald": (REWRITE, "2024-05-14T18:00:00+00:00"),
    "Courier": (SECOND, "2024-05-14T19:00:00+00:00"),
    "Tidings": (OWN, "2024-05-14T20:00:00+00:00"),
}


def read(encoder: Encoder, *told: tuple[str, str, str | None]) -> tuple[AnnotatedReport, ...]:
    """Reports from outlet, text and time."""
    sources = [
        Source(outlet, json.dumps({"text": text, "outlet": outlet, "published": at}).encode(), "record", language="en")
        for outlet, text, at in told
    ]
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


@pytest.fixture(scope="module")
def story(encoder: Encoder) -> dict[str, AnnotatedReport]:
    reports = read(encoder, *((outlet, text, at) for outlet, (text, at) in STORY.items()))
    return {report.report.raw.outlet or "": report for report in reports}


def lineage(story: dict[str, AnnotatedReport], outlets: Iterable[str]) -> Lineage:
    return trace_lineage(tuple(story[outlet] for outlet in outlets))


def edge(story: dict[str, AnnotatedReport], child: str, parent: str) -> Edge:
    [found] = lineage(story, (child, parent)).edges
    assert (found.child, found.parent) == (story[child].id, story[parent].id)
    return found


def together(made: Lineage, one: AnnotatedReport, other: AnnotatedReport) -> bool:
    """Whether two reports go back to one origin."""
    return any({one.id, other.id} <= set(origin.reports) for origin in made.origins.groups)


def test_the_same_words_later_are_a_copy(story: dict[str, AnnotatedReport]) -> None:
    found = edge(story, "Gazette", "Reuters")
    assert (found.kind, found.direction) == ("copy", "known")
    assert found.share == 1.0


def test_the_same_facts_in_other_words_are_a_rewrite(story: dict[str, AnnotatedReport]) -> None:
    found = edge(story, "Herald", "Reuters")
    assert (found.kind, found.direction) == ("rewrite", "known")
    assert found.probability > 0.9
    for passage in found.passages:
        assert passage.child.report == story["Herald"].id
        assert passage.parent.report == story["Reuters"].id


def test_an_edge_shows_its_five_measures(story: dict[str, AnnotatedReport]) -> None:
    measures = {measure.name: measure for measure in edge(story, "Herald", "Reuters").measures}
    assert list(measures) == ["credit", "order", "rare", "runs", "dates"]
    assert measures["credit"].value == 1.0
    assert measures["order"].value == 1.0
    assert measures["dates"].words == "8 hours later"


def test_a_part_of_a_dispatch_word_for_word_was_made_from_it(encoder: Encoder) -> None:
    cut = WIRE.rsplit("\n\n", 2)[0]
    reports = read(encoder, ("Reuters", WIRE, STORY["Reuters"][1]), ("Gazette", cut, STORY["Gazette"][1]))
    [found] = trace_lineage(reports).edges
    assert found.kind in ("edited", "partial")
    assert (found.child, found.parent) == (reports[1].id, reports[0].id)


def test_what_a_rewrite_adds_is_listed(encoder: Encoder) -> None:
    added = "Baker Jon Lund in Quay Street handed out rolls to the night shift until dawn."
    reports = read(
        encoder,
        ("Reuters", WIRE, STORY["Reuters"][1]),
        ("Herald", f"{REWRITE}\n\n{added}", STORY["Herald"][1]),
    )
    [found] = trace_lineage(reports).edges
    assert [reports[1].text[place.start : place.end] for place in found.own] == [added]


def test_own_reporting_on_the_same_event_is_an_origin_of_its_own(story: dict[str, AnnotatedReport]) -> None:
    made = lineage(story, ("Reuters", "Tidings"))
    assert made.edges == ()
    assert (made.origins.low, made.origins.high) == (2, 2)


@pytest.mark.parametrize("day", ["2024-05-14", None])
def test_two_rewrites_of_an_absent_dispatch_are_siblings_of_one_origin(day: str | None, encoder: Encoder) -> None:
    herald, courier = read(encoder, ("Herald", REWRITE, day), ("Courier", SECOND, day))
    made = trace_lineage((herald, courier))
    assert {(edge.child, edge.parent) for edge in made.edges if edge.kind == "rewrite"} == {
        (herald.id, "external:Reuters"),
        (courier.id, "external:Reuters"),
    }
    [between] = [edge for edge in made.edges if edge.kind == "siblings"]
    assert ({between.child, between.parent}, between.direction) == ({herald.id, courier.id}, "unknown")
    [origin] = made.origins.groups
    assert (origin.name, origin.root) == ("Reuters", "external:Reuters")
    assert set(origin.reports) == {herald.id, courier.id}


def test_rewrites_go_back_to_the_dispatch_where_it_is_there(story: dict[str, AnnotatedReport]) -> None:
    made = lineage(story, STORY)
    assert {edge.child for edge in made.edges} == {story[name].id for name in ("Gazette", "Herald", "Courier")}
    assert story["Reuters"].id in {edge.parent for edge in made.edges}
    assert made.origins.groups[0].root == story["Reuters"].id
    assert [len(origin.reports) for origin in made.origins.groups] == [4, 1]


def test_an_added_report_keeps_the_verdict_on_two_others(story: dict[str, AnnotatedReport]) -> None:
    for one, other in combinations(STORY, 2):
        alone = together(lineage(story, (one, other)), story[one], story[other])
        assert alone == ("Tidings" not in (one, other))
        for added in set(STORY) - {one, other}:
            assert together(lineage(story, (one, other, added)), story[one], story[other]) == alone


def test_the_order_of_the_reports_does_not_matter(story: dict[str, AnnotatedReport]) -> None:
    first = lineage(story, STORY)
    assert all(lineage(story, order) == first for order in list(permutations(STORY))[::17])


def test_one_report_is_one_origin(story: dict[str, AnnotatedReport]) -> None:
    made = lineage(story, ("Tidings",))
    assert made.edges == ()
    assert (made.origins.low, made.origins.high) == (1, 1)
