"""Reports of one event come together; other events, and twins of the same kind, stay apart."""

import json
from itertools import permutations

import pytest

from quoth.cluster import cluster_stories
from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Source

REPORTS = {
    "mill": (
        "Fire at Tolm mill kills 14\n\nAt least 14 people were killed in a fire at the Tolm paper mill on Tuesday, "
        "Fire Chief Olaf Brenn said.\n\nThe owner, Dalewater, denied that the doors had been locked.\n\nMayor Anna Reik "
        "said the city would pay 20 million crowns to the families.",
        "2024-05-14T10:00:00+00:00",
    ),
    "mill again": (
        "Tolm mourns after mill blaze\n\nFire Chief Olaf Brenn put the number of dead in the paper mill at Tolm at no less "
        "than 14.\n\nDalewater, which owns the mill, said no door had been locked.\n\nThe families will have 20 million "
        "crowns from the city, according to Anna Reik, the mayor.",
        "2024-05-14T18:00:00+00:00",
    ),
    "sawmill": (
        "Fire at Brack sawmill kills three\n\nThree people were killed in a fire at the sawmill in Brack on Tuesday, Fire "
        "Chief Dora Lind said.\n\nThe owner, Northwood, said the doors had been open.\n\nMayor Sven Oster asked the town "
        "to help the families.",
        "2024-05-14T12:00:00+00:00",
    ),
    "ferry": (
        "Ferry sinks off Hemsby\n\nThe ferry Marigold sank off Hemsby on Monday with 60 passengers on board, the coast "
        'guard said.\n\nCaptain Lars Wint was pulled from the sea alive. "The engine stopped and then the water came," '
        "he said.\n\nTransport Minister Rosa Quill ordered an inquiry.",
        "2024-05-14T10:30:00+00:00",
    ),
    "ferry again": (
        "Captain of sunken ferry tells of engine failure\n\nLars Wint, captain of the Marigold, said the engine stopped "
        "before his ferry went down off Hemsby on Monday.\n\nThe coast guard said 60 passengers were on board. Rosa "
        "Quill, the transport minister, has ordered an inquiry.",
        "2024-05-14T18:30:00+00:00",
    ),
}


@pytest.fixture(scope="module")
def read(encoder: Encoder) -> dict[str, AnnotatedReport]:
    sources = [
        Source(name, json.dumps({"text": text, "published": at}).encode(), "record", language="en")
        for name, (text, at) in REPORTS.items()
    ]
    reports = annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)
    return {report.report.raw.input: report for report in reports}


def stories(read: dict[str, AnnotatedReport], *names: str) -> list[list[str]]:
    return [[r.report.raw.input for r in story] for story in cluster_stories(tuple(read[name] for name in names))]


@pytest.mark.parametrize("names", [("mill", "mill again"), ("ferry", "ferry again")])
def test_two_reports_of_one_event_are_one_story(names: tuple[str, ...], read: dict[str, AnnotatedReport]) -> None:
    assert stories(read, *names) == [list(names)]


@pytest.mark.parametrize("names", [("mill", "ferry"), ("sawmill", "ferry again")])
def test_two_events_are_two_stories(names: tuple[str, ...], read: dict[str, AnnotatedReport]) -> None:
    assert sorted(stories(read, *names)) == sorted([name] for name in names)


@pytest.mark.parametrize("names", [("mill", "sawmill"), ("mill again", "sawmill")])
def test_twins_of_one_day_are_two_stories(names: tuple[str, ...], read: dict[str, AnnotatedReport]) -> None:
    assert sorted(stories(read, *names)) == sorted([name] for name in names)


def test_every_report_is_in_one_story_whatever_the_order(read: dict[str, AnnotatedReport]) -> None:
    wanted = [["mill", "mill again"], ["ferry", "ferry again"], ["sawmill"]]
    for order in permutations(REPORTS):
        assert stories(read, *order) == wanted


def test_no_report_gives_no_story() -> None:
    assert cluster_stories(()) == ()


def test_one_report_is_a_story(read: dict[str, AnnotatedReport]) -> None:
    assert stories(read, "sawmill") == [["sawmill"]]
