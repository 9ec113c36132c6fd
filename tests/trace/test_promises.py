"""What holds for every story: no circle, nothing back in time, one verdict on two reports whoever else is there."""

import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trace.ancestors import above

from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.times import surely_before
from quoth.trace.verdict import pair_of, witness_of
from quoth.types import AnnotatedReport, Source

LINES = (
    "At least 14 people were killed when the Marn dam broke near Holm on Tuesday, Governor Lena Marsh said.",
    "Marsh said the dam had been checked in March by the Orlen institute and found sound.",
    '"Nobody warned us," said Piet Holm, who runs a shop in Brook Street.',
    "The operator, Dalewater, denied that it had opened the gates without warning.",
    "Some 3,000 residents of Holm and Vessen left their homes for a school in Tarnby.",
    "Transport Minister Rosa Quill pledged 20 million crowns for the bridge at Ostra.",
    "The weather service expects 80 millimetres more rain by Friday.",
)
OTHERS = (
    "Fourteen people or more lost their lives on Tuesday as the Marn dam near Holm gave way, according to Lena Marsh.",
    "The Orlen institute had looked at the dam in March and seen no fault, the governor said.",
    "Dalewater, which runs it, says that no gate was opened without a warning.",
    "About 3,000 people from Holm and Vessen are now in a school in Tarnby.",
    "Rosa Quill, the transport minister, promised 20 million crowns for the Ostra bridge.",
)
OWN = (
    "Greta Lund carried her cat over the tracks at Holm before six in the morning, she told the Tidings.",
    "Her neighbour Sven Arp counted nine boats on the square and took two children into his.",
    "A nurse at the Tarnby clinic spoke of 31 patients, most of them with cuts.",
)
TEXTS = (
    "\n\n".join(LINES),
    "\n\n".join(LINES[:4]),
    "\n\n".join(OTHERS),
    "\n\n".join((*OTHERS[2:], *OWN[:2])),
    "\n\n".join(OWN),
)
DAYS = ("2026-03-10T08:00:00+00:00", "2026-03-10T17:00:00+00:00", "2026-03-11", None)
OUTLETS = ("Reuters", "Gazette", "Herald", None)


def reports() -> tuple[AnnotatedReport, ...]:
    """Every text by several outlets at several times."""
    told = [
        {"title": f"Dam breaks near Holm, {number}, {day}", "text": text, "outlet": outlet, "published": day}
        for number, text in enumerate(TEXTS)
        for outlet, day in zip(OUTLETS, DAYS[number % 4 :] + DAYS[: number % 4], strict=True)
    ]
    sources = [Source(str(n), json.dumps(one).encode(), "record", language="en") for n, one in enumerate(told)]
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), load_encoder())


POOL = reports()
stories = st.lists(st.sampled_from(range(len(POOL))), min_size=1, max_size=7, unique=True)


def story_of(numbers: list[int]) -> tuple[AnnotatedReport, ...]:
    return tuple(POOL[number] for number in numbers)


@settings(deadline=None)
@given(stories, st.randoms())
def test_the_order_of_the_reports_does_not_matter(numbers: list[int], random: object) -> None:
    turned = list(numbers)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert trace_lineage(story_of(turned)) == trace_lineage(story_of(numbers))


@settings(deadline=None)
@given(stories)
def test_no_report_goes_back_to_itself_and_nothing_flows_back_in_time(numbers: list[int]) -> None:
    story = story_of(numbers)
    by_id = {read.id: read for read in story}
    made = trace_lineage(story)
    for read in story:
        parents = above(made, read.id)
        assert read.id not in parents
        assert not any(surely_before(read, by_id[parent]) for parent in parents if parent in by_id)


@settings(deadline=None)
@given(stories)
def test_every_report_has_an_origin_and_the_number_is_within_its_bounds(numbers: list[int]) -> None:
    story = story_of(numbers)
    origins = trace_lineage(story).origins
    assert {report for group in origins.groups for report in group.reports} == {read.id for read in story}
    assert 1 <= origins.low <= len(origins.groups) <= origins.high


@settings(deadline=None)
@given(stories)
def test_an_edge_is_the_verdict_on_two_reports_alone(numbers: list[int]) -> None:
    story = story_of(numbers)
    by_id = {read.id: read for read in story}
    for edge in trace_lineage(story).edges:
        if edge.parent in by_id:
            pair = pair_of(witness_of(by_id[edge.child]), witness_of(by_id[edge.parent]))
            assert pair is not None
            assert pair.dependent
            ways = [way for way in (pair.verdict, pair.back) if way is not None]
            assert (edge.child, edge.probability) in [(way.child.id, way.probability) for way in ways]


@settings(deadline=None)
@given(stories, st.sampled_from(range(len(POOL))))
def test_an_added_report_joins_no_two_others_by_an_edge(numbers: list[int], added: int) -> None:
    before = trace_lineage(story_of(numbers))
    after = trace_lineage(story_of([*numbers, *([added] if added not in numbers else [])]))
    joined = {frozenset((edge.child, edge.parent)) for edge in before.edges}
    ids = {read.id for read in story_of(numbers)}
    apart = [(one, other) for one, other in combinations(sorted(ids), 2) if not dependent(one, other)]
    for one, other in apart:
        assert frozenset((one, other)) not in joined | {frozenset((e.child, e.parent)) for e in after.edges}


def dependent(one: str, other: str) -> bool:
    """Whether two reports of the pool are dependent, seen alone."""
    by_id = {read.id: read for read in POOL}
    pair = pair_of(witness_of(by_id[one]), witness_of(by_id[other]))
    return pair is not None and pair.dependent


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_a_copy_adds_no_origin(number: int) -> None:
    story = [read for read in POOL if read.text == TEXTS[number]]
    assert len(story) == len(OUTLETS)
    assert trace_lineage(tuple(story)).origins.high == 1
