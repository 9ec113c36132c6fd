"""Sides of one event that hardly resemble each other: nothing is told in two stories, and what stands apart says where it belongs."""

import json
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from quoth.cluster import cluster_stories, near_stories
from quoth.cluster.apart import of_one_event, tells_of_two
from quoth.cluster.details import details_of
from quoth.cluster.features import features_of
from quoth.cluster.linkage import Groups
from quoth.cluster.nearby import nearest_of, story_of
from quoth.cluster.profiles import Profile, profile_of
from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Source

STATEMENT = (
    '"Our letter of 3 March recorded a cracked slewing ring and advised that the crane should lift no more than nine tonnes '
    'until it had been replaced," '
)
# Name: title, day, text.
REPORTS = {
    "crane": (
        "Crane falls on market in Ostrel, four dead",
        "2027-03-14T12:00:00",
        "OSTREL, March 14 - A harbour crane toppled on to the fish market in Ostrel on Sunday, killing at least four people and "
        "injuring 22, the port fire brigade said.\n\nSome 90 people were at the stalls on Quarrel Wharf when the slewing ring "
        "broke, fire chief Jorunn Vesk told reporters.\n\nThe crane, built in 1961, was taken back into use in January after an "
        "inspection by the firm Habbeck & Daughters, the port authority in Lissmar said.\n\nHarbour master Teo Almgren said "
        "the market had been told to keep 40 metres away.",
    ),
    "crane again": (
        "Four killed as harbour crane topples at fish market",
        "2027-03-15",
        "At least four people died and 22 were hurt when a crane came down on the fish market of Ostrel on Sunday.\n\nAbout 90 "
        "people stood at the stalls on Quarrel Wharf, according to fire chief Jorunn Vesk, when the slewing ring of the crane "
        "broke.\n\nBuilt in 1961, it was back in use since January, when engineers of Habbeck & Daughters had inspected it, the "
        "port authority in Lissmar said.\n\nThe market had been told to stay 40 metres away, said harbour master Teo Almgren.",
    ),
    "crane in short": (
        "Crane kills four in Ostrel",
        "2027-03-14T13:00:00",
        "A crane toppled on to the fish market in Ostrel on Sunday and killed at least four people; 22 were injured.\n\nFire "
        "chief Jorunn Vesk said the slewing ring had broken while some 90 people were at the stalls on Quarrel Wharf.\n\nThe "
        "port authority in Lissmar said Habbeck & Daughters had inspected the crane, built in 1961, in January.",
    ),
    "crane later": (
        "What is known of the crane that fell on Ostrel",
        "2027-03-15T06:00:00",
        "The crane that fell on the fish market in Ostrel on Sunday, killing at least four people and injuring 22, dated from "
        "1961.\n\nIt had been inspected by Habbeck & Daughters in January, said the port authority in Lissmar. Its slewing ring "
        "broke when 90 people were on Quarrel Wharf, according to fire chief Jorunn Vesk.\n\nHarbour master Teo Almgren said "
        "the market should have kept 40 metres away.",
    ),
    "statement": (
        "Inspectors say they warned of a cracked ring",
        "2027-03-15T16:00:00",
        "The firm that inspected Ostrel's crane said on Monday that it had told the owners of a crack.\n\nIn a statement Habbeck "
        f"& Daughters said: {STATEMENT}and that it had sent the letter to Lissmar.\n\nIts director, Ragna Habbeck, will answer "
        "listeners of Quarrel FM on tomorrow's morning programme.",
    ),
    "shares": (
        "Shares in crane inspector tumble",
        "2027-03-15T18:00:00",
        "Shares in Habbeck & Daughters lost a fifth of their worth in Lissmar on Monday, the first day of trading after the "
        f"accident in Ostrel.\n\n{STATEMENT}the company said.\n\nAnalysts at Tolliver Bank were not convinced. Habbeck looks "
        "after some 700 cranes, and earned 5.1 million crowns last year.",
    ),
    "ferry": (
        "Ferry ramp gives way in Dunlock, two drowned",
        "2027-03-16T15:00:00",
        "DUNLOCK, March 16 - A ramp to the Hallan Sker ferry gave way in Dunlock on Tuesday, drowning at least two people and "
        "injuring 17, the harbour authority said.\n\nThe hinge sheared before the noon sailing to Hallan Sker, port director "
        "Lorne Ebrach told reporters.\n\nPolice opened an inquiry, spokesman Emil Tarrow said.",
    ),
    "skipper": (
        "Skipper: I told them that the hinge was weeping rust",
        "2027-03-17",
        "The skipper of the Hallan Sker ferry says he reported rust on the ramp's hinge twice this month.\n\nDonal Freyne, 61, "
        'showed his log. On March 4 it says "hinge weeping", on March 11 "hinge weeping, told Ebrach".\n\nOn the quay in '
        "Dunlock people were still hauling rucksacks out of the water.",
    ),
    "witness": (
        "'Like a drum': fishwife tells of the day in Ostrel",
        "2027-03-14T17:00:00",
        'OSTREL, March 14 - Minna Tolk heard a boom, "like a drum", and saw the sky go dark above her neighbours.\n\n"There '
        'were children under it," said Tolk, 58, who sells eels. "They held on to the tables and the tables went with '
        "them.\"\n\nFour people died on Sunday in front of the crowd at the town's spring fair. Sailors of the training ship "
        "Kestrel carried eleven wounded aboard, their boatswain, Aino Brandt, said.\n\nThe Saint Hedda clinic admitted 19 "
        "patients. Its surgeon, Pia Lombard, spoke of crushed hands; the youngest is five.",
    ),
    "witness again": (
        "Eel seller saw sky go dark at fair",
        "2027-03-15",
        "An eel seller has told how the sky went dark above her neighbours at the spring fair in Ostrel.\n\nMinna Tolk, 58, "
        'heard a noise "like a drum". There had been children under it, she said.\n\nEleven wounded were carried aboard the '
        "training ship Kestrel by its sailors, boatswain Aino Brandt said. The Saint Hedda clinic took in 19 patients, the "
        "youngest a child of five. Pia Lombard, its surgeon, spoke of crushed hands. Four people died.",
    ),
    "both sides": (
        "Eel seller and inspectors tell of the fall",
        "2027-03-15T20:00:00",
        "Minna Tolk, who sells eels, heard a boom like a drum at the spring fair in Ostrel and saw the sky go dark above her "
        "neighbours. Sailors of the training ship Kestrel carried eleven wounded aboard, boatswain Aino Brandt said.\n\nThe "
        "inspectors Habbeck & Daughters said that their letter of 3 March had recorded a cracked slewing ring, and advised "
        "that the crane should lift no more than nine tonnes until that was replaced. Its director, Ragna Habbeck, will answer "
        "the listeners of Quarrel FM on the programme on Tuesday morning. The company looks after some 700 cranes, "
        "and lost a fifth of its worth in Lissmar.",
    ),
    "mothers": (
        "No more market days",
        "2027-03-15",
        "Astrid Bolland will not take her daughters to the stalls of Ostrel again. She watched men carry baskets, boots and "
        'a blue pram from the wharf on Monday.\n\n"We came for herring," she said. Beside her other mothers of the school '
        "choir folded their songbooks away.\n\nTheir teacher, Wim Oriel, had told them to stay in the bus when the crane fell.",
    ),
}
CRANE = ("crane", "crane again", "crane in short", "crane later")


@pytest.fixture(scope="module")
def read(encoder: Encoder) -> dict[str, AnnotatedReport]:
    sources = [
        Source(name, json.dumps({"title": title, "published": at, "text": text}).encode(), "record", language="en")
        for name, (title, at, text) in REPORTS.items()
    ]
    reports = annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)
    return {report.report.raw.input: report for report in reports}


def inputs(story: Sequence[AnnotatedReport]) -> list[str]:
    return sorted(each.report.raw.input for each in story)


def names(read: dict[str, AnnotatedReport], *given: str) -> list[list[str]]:
    return sorted(inputs(story) for story in cluster_stories(tuple(read[name] for name in given)))


def near(read: dict[str, AnnotatedReport], *given: str) -> dict[tuple[str, ...], tuple[list[str], str]]:
    stories = cluster_stories(tuple(read[name] for name in given))
    return {
        tuple(inputs(stories[p])): (inputs(stories[other]), why) for p, (other, why) in near_stories(stories).items()
    }


def test_a_name_of_known_words_that_seldom_stand_together_is_a_telling_detail(encoder: Encoder) -> None:
    text = "The crane of Marble Petroleum was shut by the Environment Agency on Monday, said Reuters in New York.\n"
    sources = [Source("one", json.dumps({"title": "Crane is shut", "text": text}).encode(), "record", language="en")]
    (report,) = annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)
    assert set(details_of(features_of(report))) == {"marbl petroleum"}


def profiles(read: dict[str, AnnotatedReport], *given: str) -> list[Profile]:
    return [profile_of(features_of(read[name]), (name, name)) for name in given]


def test_a_report_with_two_sides_of_one_event_is_not_two_stories_run_together(read: dict[str, AnnotatedReport]) -> None:
    groups = Groups()
    for number, profile in enumerate(profiles(read, "both sides", "witness again", "statement")):
        groups.add(number, profile)
        groups.meet(number, range(number))
    assert groups.value(1, 2) < 0 <= min(groups.value(0, 1), groups.value(0, 2))
    assert not tells_of_two(groups, 0)


def test_one_event_is_one_telling_detail_or_one_place_and_one_day(read: dict[str, AnnotatedReport]) -> None:
    assert of_one_event(*profiles(read, "both sides", "witness again", "statement"))
    assert not of_one_event(*profiles(read, "both sides", "witness again", "ferry"))
    own, one, other = (replace(each, details={}) for each in profiles(read, "crane", "crane again", "crane in short"))
    assert of_one_event(own, one, other)
    assert not of_one_event(own, one, replace(other, rows=[{} for _ in other.rows]))


def test_no_report_of_one_event_is_told_in_two_stories(read: dict[str, AnnotatedReport]) -> None:
    told = [name for story in names(read, *REPORTS) for name in story]
    assert sorted(told) == sorted(REPORTS)


@pytest.mark.parametrize("number", [2, 4])
def test_two_outlets_with_one_statement_join_the_story_of_its_event(
    number: int, read: dict[str, AnnotatedReport]
) -> None:
    given = [*CRANE[:number], "statement", "shares"]
    assert names(read, *given, "ferry") == sorted([sorted(given), ["ferry"]])


def test_names_bind_a_report_that_gives_no_day_and_no_office_of_theirs(read: dict[str, AnnotatedReport]) -> None:
    assert names(read, "ferry", "skipper", "crane") == [["crane"], ["ferry", "skipper"]]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_story_that_it_perhaps_belongs_to_is_told_however_large(
    number: int, read: dict[str, AnnotatedReport]
) -> None:
    found = near(read, *CRANE[:number], "mothers", "ferry")
    assert found == {
        ("mothers",): (sorted(CRANE[:number]), "It has “Ostrel” in common with that story, and not enough else.")
    }


def test_a_story_of_several_is_named_before_a_report_that_stands_alone(read: dict[str, AnnotatedReport]) -> None:
    (own,) = profiles(read, "mothers")
    others = {0: story_of([read["crane in short"]]), 1: story_of([read["crane"], read["crane again"]])}
    for each in ({0: others[0]}, {1: others[1]}, others):
        found = nearest_of([read["mothers"]], own, each)
        assert found is not None
        assert found[0] == max(each)


def test_a_story_of_two_perhaps_belongs_to_a_larger_one(read: dict[str, AnnotatedReport]) -> None:
    larger = ["crane in short", "shares", "statement"]
    found = near(read, *larger, "witness", "witness again", "ferry", "skipper")
    assert found.keys() == {("witness", "witness again")}
    assert found["witness", "witness again"][0] == larger
