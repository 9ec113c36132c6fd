"""The laws of lineage on stories of every make: credited and falsely credited, copied many times, badly dated, large."""

import hashlib
import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.trace.ancestors import above

from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.candidates import SMALL_STORY
from quoth.trace.times import surely_before
from quoth.trace.verdict import pair_of, witness_of
from quoth.types import AnnotatedReport, Lineage, Source

DISPATCH = (
    "TOLM, March 10 (Reuters) - At least 14 people were killed when the Marn dam broke near Holm on Tuesday, Governor Lena Marsh said.\n\n"
    "Marsh said the dam had been checked in March by the Orlen institute and found sound. "
    "Some 3,000 residents of Holm and Vessen left their homes for a school in Tarnby.\n\n"
    "Transport Minister Rosa Quill pledged 20 million crowns for the bridge at Ostra. "
    "The operator, Dalewater, denied that it had opened the gates without warning."
)
RETOLD = (
    "Fourteen people or more lost their lives on Tuesday as the Marn dam near Holm gave way, Reuters reported, citing Lena Marsh.\n\n"
    "The Orlen institute had looked at the dam in March and found it sound, the governor said. "
    "About 3,000 from Holm and Vessen are in a school in Tarnby.\n\n"
    "Rosa Quill, the transport minister, promised 20 million crowns for the Ostra bridge. "
    "Dalewater, the operator, denied opening gates without warning."
)
PART = (
    "Tarnby has taken in some 3,000 residents of Holm and Vessen since the Marn dam broke. Cooks of the army make soup in the gym.\n\n"
    "The Orlen institute had checked the dam in March and found it sound, Governor Lena Marsh said. "
    "A teacher, Ivo Brand, sleeps in the map room with eleven children from Brook Street and a tortoise."
)
OWN = (
    "Greta Lund carried her cat over the tracks at Holm before six in the morning, she told the Tidings.\n\n"
    "Her neighbour Sven Arp counted nine boats on the square and took two children into his. "
    "A nurse at the Tarnby clinic, Alma Reus, spoke of 31 patients, most of them with cuts."
)
FALSE = f"HOLM, March 11 (Reuters) - {OWN}"
TEXTS = (DISPATCH, RETOLD, PART, OWN, FALSE)
OUTLETS = ("Reuters", "Gazette", "Herald", "Tidings", None)
TIMES = (
    ("2026-03-10T08:00:00+00:00", None),
    ("2026-03-10T17:00:00+02:00", None),
    ("2026-03-10T12:00:00", None),
    ("2026-03-11", None),
    (None, None),
    ("2026-03-09T08:00:00+00:00", "2026-03-10T20:00:00+00:00"),
    ("2026-02-01", "2026-03-10T20:00:00+00:00"),
    ("2999-01-01", None),
)


def read_texts() -> tuple[AnnotatedReport, ...]:
    """Every text, read once."""
    sources = [Source(str(n), json.dumps({"text": t}).encode(), "record", language="en") for n, t in enumerate(TEXTS)]
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), load_encoder())


READ = read_texts()
prints = st.tuples(
    st.sampled_from(range(len(TEXTS))), st.sampled_from(range(len(OUTLETS))), st.sampled_from(range(len(TIMES)))
)
stories = st.lists(prints, min_size=1, max_size=9, unique=True)


def printed(text: int, outlet: int, time: int, number: int = 0) -> AnnotatedReport:
    """A text as an outlet prints it at a time; `number` tells prints apart that are alike otherwise."""
    name = hashlib.sha256(f"{text}.{outlet}.{time}.{number}".encode()).hexdigest()[:12]
    published, seen = TIMES[time]
    read = READ[text]
    raw = replace(read.report.raw, id=name, outlet=OUTLETS[outlet], published=published, first_seen=seen)
    return replace(read, report=replace(read.report, raw=raw))


def story_of(drawn: list[tuple[int, int, int]]) -> tuple[AnnotatedReport, ...]:
    return tuple(printed(*one) for one in drawn)


def large_story(seed: int, size: int) -> tuple[AnnotatedReport, ...]:
    """So many prints, drawn with a seed."""
    draw = Random(seed)
    return tuple(
        printed(draw.randrange(len(TEXTS)), draw.randrange(len(OUTLETS)), draw.randrange(len(TIMES)), number)
        for number in range(size)
    )


def keeps_the_laws(story: tuple[AnnotatedReport, ...], made: Lineage) -> None:
    """No circle, nothing back in time, every report in an origin, the number within its bounds."""
    by_id = {read.id: read for read in story}
    for read in story:
        parents = above(made, read.id)
        assert read.id not in parents
        assert not any(surely_before(read, by_id[parent]) for parent in parents if parent in by_id)
    assert {report for group in made.origins.groups for report in group.reports} == set(by_id)
    assert 1 <= made.origins.low <= len(made.origins.groups) <= made.origins.high


@settings(deadline=None, max_examples=25)
@given(stories, st.randoms())
def test_any_order_of_the_reports_gives_the_same_lineage(drawn: list[tuple[int, int, int]], random: Random) -> None:
    turned = list(drawn)
    random.shuffle(turned)
    assert trace_lineage(story_of(turned)) == trace_lineage(story_of(drawn))


@settings(deadline=None, max_examples=25)
@given(stories)
def test_no_circle_and_nothing_back_in_time(drawn: list[tuple[int, int, int]]) -> None:
    story = story_of(drawn)
    keeps_the_laws(story, trace_lineage(story))


@settings(deadline=None, max_examples=25)
@given(stories, prints)
def test_an_added_report_changes_no_verdict_on_two_others(
    drawn: list[tuple[int, int, int]], added: tuple[int, int, int]
) -> None:
    story = story_of(drawn)
    after = trace_lineage((*story, *(() if added in drawn else (printed(*added),))))
    by_id = {read.id: read for read in story}
    for edge in after.edges:
        if edge.kind != "same-source" and edge.child in by_id and edge.parent in by_id:
            pair = pair_of(witness_of(by_id[edge.child]), witness_of(by_id[edge.parent]))
            assert pair is not None
            assert pair.dependent
            ways = [way for way in (pair.verdict, pair.back) if way is not None]
            assert (edge.child, edge.probability) in [(way.child.id, way.probability) for way in ways]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_laws_hold_for_a_story_so_large_that_not_all_pairs_are_looked_at(seed: int) -> None:
    story = large_story(seed, SMALL_STORY + 40)
    made = trace_lineage(story)
    keeps_the_laws(story, made)
    assert trace_lineage(story[::-1]) == made


@settings(deadline=None, max_examples=25)
@given(stories)
def test_every_credit_of_a_whole_report_is_held_against_the_reports_that_are_here(
    drawn: list[tuple[int, int, int]],
) -> None:
    story = story_of(drawn)
    by_id = {read.id: read for read in story}
    made = trace_lineage(story)
    for check in made.credits:
        assert by_id[check.report].report.credit is not None
        assert (check.found == "unlike") == bool(check.against)
        assert check.report not in check.against
    unmatched = {edge.child for edge in made.edges if edge.unmatched}
    assert unmatched <= {check.report for check in made.credits if check.found == "unlike"}
