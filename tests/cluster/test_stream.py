"""Reports that come in day by day: stable names, closed stories, chapters, digests, wrong dates, and pages meant to glue."""

import json
from datetime import date, timedelta
from itertools import permutations

import numpy as np
import pytest

from quoth.clean import clean_report
from quoth.cluster import Placement, StoryStream, cluster_stories
from quoth.encoder import DIMENSIONS
from quoth.pipeline import acquire_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Entity, Source, Span

PEOPLE = ("Olaf Brenn", "Anna Reik", "Lars Wint", "Rosa Quill", "Dora Lind", "Sven Oster", "Mira Tolk", "Jan Havel")
MILL = (
    "Fire at Tolm mill kills 14\n\nFire Chief Olaf Brenn said at least 14 people were killed in a fire at the Tolm paper "
    "mill.\n\nDalewater, the owner of the paper mill, denied that doors had been locked when the fire began.\n\nMayor Anna "
    "Reik said Tolm would pay the families of the dead 20 million crowns."
)
MILL_AGAIN = (
    "Tolm mourns after mill blaze\n\nThe fire in the Tolm paper mill killed no fewer than 14 people, Fire Chief Olaf Brenn "
    "said.\n\nThe owner of the mill, Dalewater, said that no doors had been locked.\n\nThe families of the dead will have 20 "
    "million crowns from Tolm, Mayor Anna Reik said."
)
FERRY = (
    "Ferry sinks off Hemsby\n\nThe ferry Marigold sank off Hemsby with 60 passengers on board, the coast guard said.\n\n"
    "Captain Lars Wint said the engine of the ferry stopped before the water came in.\n\nTransport Minister Rosa Quill "
    "ordered an inquiry into the sinking of the Marigold."
)
FERRY_AGAIN = (
    "Captain of sunken ferry tells of engine failure\n\nLars Wint, captain of the Marigold, said the engine stopped before "
    "the ferry sank off Hemsby.\n\nThe coast guard said 60 passengers were on board.\n\nAn inquiry into the sinking of the "
    "ferry was ordered by Transport Minister Rosa Quill."
)
SAWMILL = (
    "Fire at Brack sawmill kills three\n\nFire Chief Dora Lind said three people were killed in a fire at the sawmill in "
    "Brack.\n\nNorthwood, the owner, said doors had been open.\n\nMayor Sven Oster asked Brack to help the families."
)
BOTH = (
    "Two disasters in one day\n\nFire Chief Olaf Brenn said at least 14 people were killed in a fire at the Tolm paper "
    "mill.\n\nDalewater, the owner of the paper mill, denied that doors had been locked when the fire began.\n\nThe ferry "
    "Marigold sank off Hemsby with 60 passengers on board, the coast guard said.\n\nCaptain Lars Wint said the engine of "
    "the ferry stopped before the water came in."
)


def report(name: str, text: str, published: str | None = "2024-05-14T10:00:00+00:00") -> AnnotatedReport:
    """A report with the people of these tests and a vector that says nothing."""
    data = json.dumps({"text": text, "published": published, "outlet": name}).encode()
    raw = acquire_all([Source(name, data, "record", language="en")], Settings())[0][0]
    people = tuple(
        Entity(f"e{number}", person, "person", None, (Span(text.find(person), text.find(person) + len(person)),))
        for number, person in enumerate(PEOPLE)
        if person in text
    )
    cleaned = clean_report(raw)
    vectors = np.zeros((len(cleaned.sentences), DIMENSIONS), np.float32)
    return AnnotatedReport(cleaned, people, (), (), (), vectors, vectors[:0], vectors[:0])


def names(*reports: AnnotatedReport) -> list[list[str]]:
    return sorted(sorted(each.report.raw.input for each in story) for story in cluster_stories(reports))


def homes(stream: StoryStream, *reports: AnnotatedReport) -> dict[str, tuple[str, ...]]:
    inputs = {each.id: each.report.raw.input for each in reports}
    return {inputs[placed.report]: placed.stories for placed in stream.place(reports)}


def test_a_story_keeps_its_name_when_reports_join_it() -> None:
    stream = StoryStream()
    first = homes(stream, report("a", MILL), report("b", FERRY))
    second = homes(stream, report("c", MILL_AGAIN, "2024-05-15"), report("d", FERRY_AGAIN, "2024-05-15"))
    assert second == {"c": first["a"], "d": first["b"]}


def test_the_order_within_a_batch_does_not_matter() -> None:
    batch = [report("a", MILL), report("b", MILL_AGAIN), report("c", FERRY), report("d", BOTH), report("e", SAWMILL)]
    wanted: list[Placement] | None = None
    for order in permutations(batch):
        found = StoryStream().place(order)
        assert wanted is None or found == wanted
        wanted = found


def test_a_story_is_closed_when_nothing_comes_and_leaves_nothing_behind() -> None:
    stream = StoryStream()
    (mill,) = homes(stream, report("a", MILL)).values()
    homes(stream, report("b", FERRY, "2024-07-01"))
    assert [change.story for change in stream.changes if change.kind == "closed"] == list(mill)
    assert len(stream.stories) == 1


def test_one_report_from_the_future_closes_no_story() -> None:
    stream = StoryStream()
    homes(stream, *(report(f"m{number}", f"{MILL} {number}") for number in range(12)))
    future = report("z", SAWMILL, "2099-01-01")
    homes(stream, *(report(f"f{number}", f"{FERRY} {number}", "2024-05-15") for number in range(12)), future)
    assert not [change for change in stream.changes if change.kind == "closed"]


def test_a_page_that_runs_two_stories_together_is_in_both_and_glues_none() -> None:
    found = names(
        report("a", MILL), report("b", MILL_AGAIN), report("c", FERRY), report("d", FERRY_AGAIN), report("both", BOTH)
    )
    assert found == [["a", "b", "both"], ["both", "c", "d"]]


def test_a_page_written_to_join_two_stories_does_not() -> None:
    poisoned = [report(f"p{number}", f"{BOTH}\n\nMore follows, number {number}.") for number in range(3)]
    found = names(report("a", MILL), report("b", MILL_AGAIN), report("c", FERRY), report("d", FERRY_AGAIN), *poisoned)
    assert not any({"a", "c"} <= set(story) for story in found)


def test_a_digest_of_many_events_glues_nothing() -> None:
    towns = [
        "Tolm", "Hemsby", "Brack", "Orsova", "Keld", "Varn", "Lisk", "Moorend", "Pellin", "Dravik", "Sunde", "Okra",
        "Tarn", "Ulm", "Vesk", "Wolden", "Yarm", "Zell", "Arden", "Birk",
    ]  # fmt: skip
    kinds = [
        "paper mill burned", "ferry sank", "bridge was shut", "harvest failed", "strike ended", "dam leaked",
        "museum opened", "tram derailed", "school moved", "bank closed", "mayor resigned", "river flooded",
        "airport reopened", "theatre was sold", "factory hired", "hospital merged", "market was looted",
        "stadium collapsed", "library was robbed", "quarry exploded",
    ]  # fmt: skip
    events = [
        f"{town}: the {kind}\n\nThe {kind} in {town} on a morning of wind, officials of {town} said.\n\n"
        f"People in {town} spoke of the day when the {kind}."
        for town, kind in zip(towns, kinds, strict=True)
    ]
    digest = "The day in short\n\n" + "\n\n".join(
        f"The {kind} in {town}, officials of {town} said." for town, kind in zip(towns, kinds, strict=True)
    )
    found = names(*(report(f"e{number}", text) for number, text in enumerate(events)), report("digest", digest))
    assert all(len(set(story) - {"digest"}) <= 1 for story in found)


@pytest.mark.parametrize("published", [None, "2024-05-14", "2024-05-14T23:00:00", "2024-05-16T01:00:00+09:00"])
def test_a_missing_or_careless_date_does_not_keep_a_report_out(published: str | None) -> None:
    assert names(report("a", MILL), report("b", MILL_AGAIN, published)) == [["a", "b"]]


@pytest.mark.parametrize("text", ["Fire.", "More follows.", "Fire at Tolm mill"])
def test_a_report_of_a_few_words_is_in_one_story_and_glues_none(text: str) -> None:
    found = names(report("a", MILL), report("c", FERRY), report("short", text))
    assert sum("short" in story for story in found) == 1
    assert not any({"a", "c"} <= set(story) for story in found)


def test_reports_without_a_word_in_common_are_never_one_story() -> None:
    assert names(
        report("a", "Snow fell over the northern hills again."), report("b", "Traders sold copper today.")
    ) == [
        ["a"],
        ["b"],
    ]


def test_a_hundred_copies_are_one_story() -> None:
    found = names(*(report(f"copy {number}", MILL) for number in range(100)), report("ferry", FERRY))
    assert sorted(map(len, found)) == [1, 100]


def test_a_story_of_very_many_reports_stays_one() -> None:
    texts = [MILL, MILL_AGAIN]
    tails = [f"\n\nWitness {number} told of smoke over street {number * 7}." for number in range(120)]
    found = names(*(report(f"r{number}", texts[number % 2] + tail) for number, tail in enumerate(tails)))
    assert max(map(len, found)) == 120


def test_a_story_that_runs_for_weeks_is_told_in_chapters_that_are_chained() -> None:
    stream = StoryStream()
    for day in range(0, 56, 2):
        at = (date(2024, 5, 1) + timedelta(days=day)).isoformat()
        text = (MILL, MILL_AGAIN)[day % 4 // 2]
        stream.place([report(f"r{day}", f"{text}\n\nDay {day} of the inquiry at Tolm.", at)])
        if chained := [change for change in stream.changes if change.kind == "chained"]:
            assert chained[0].story != chained[0].other
            return
    pytest.fail("no chapter was begun")
