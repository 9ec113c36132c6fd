"""What a hostile or broken input makes of the lineage: no crash, no glue between stories, no origin out of nothing."""

import hashlib
import json
import time
from itertools import permutations

import pytest
from msgspec.structs import replace

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.lineage import unseen_pairs_of_heads
from quoth.trace.prints import witnesses_of
from quoth.trace.verdict import pair_of
from quoth.types import AnnotatedReport, Lineage, Source
from quoth.types.lineage import DERIVATION

FIRE = (
    "TOLM, May 14 (Reuters) - At least 14 people were killed when fire swept through the Tolm paper mill on Tuesday, Fire Chief Olaf Brenn said. "
    "The gates on the canal side had been chained since a theft of copper in March, a foreman, Ruben Tael, told investigators.\n\n"
    "Dalewater, the owner, denied that any exit had been locked. About 300 people work at the mill, which was built in 1962 and makes cardboard for "
    "fruit crates. Mayor Anna Reik put the damage at 40 million crowns and opened the ice rink for the families."
)
FERRY = (
    "The ferry Sankt Olav ran aground on the Lerk reef off Vessen early on Wednesday with 212 passengers aboard, the coastguard said. "
    "Captain Mirja Sand had asked twice for a pilot, according to the radio log.\n\n"
    "Divers found a gash of eleven metres below the car deck. The operator Norlinje cancelled crossings until Sunday and is "
    "housing stranded drivers in a school in Haselby. Fishermen from Brek brought blankets and a generator."
)
OWN = (
    "Piet Holm stood at the gate of the paper mill in Tolm all night. His sister Greta worked the late shift, he told the Tidings. "
    "Neighbours lit candles and shared soup from a canteen.\n\n"
    "A doctor, Ines Falk, counted 22 patients with burns. The union had complained of blocked exits in a letter of 2019, and the "
    "labour inspectorate never answered, its secretary Jorun Vik said."
)
WORDS = "“We found every door shut, and nobody could tell us why it was so or who had the keys that night,” Brenn said."
ONLY_QUOTES = "“We found every door shut, and nobody could tell us why it was so or who had the keys that night.”"


def read(encoder: Encoder, *told: tuple[str, str, str | None]) -> tuple[AnnotatedReport, ...]:
    """Reports from outlet, text and time."""
    sources = []
    for number, (outlet, text, at) in enumerate(told):
        known = {key: value for key, value in (("outlet", outlet), ("published", at)) if value}
        sources.append(Source(str(number), json.dumps({"text": text, **known}).encode(), "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def printed(report: AnnotatedReport, outlets: int, *, dated: bool = True) -> tuple[AnnotatedReport, ...]:
    """The report as so many outlets print it, a minute apart."""
    made = []
    for number in range(outlets):
        at = f"2024-05-14T{number // 60 % 24:02d}:{number % 60:02d}:00+00:00" if dated else None
        name = hashlib.sha256(str(number).encode()).hexdigest()[:12]
        raw = replace(report.report.raw, id=name, outlet=f"Paper {number}", published=at)
        made.append(replace(report, report=replace(report.report, raw=raw)))
    return tuple(made)


def derived(made: Lineage) -> set[tuple[str, str]]:
    return {(edge.child, edge.parent) for edge in made.edges if edge.kind in DERIVATION}


@pytest.mark.parametrize(("outlets", "dated"), [(1000, True), (200, False)])
def test_a_thousand_copies_are_one_origin_and_cost_seconds(outlets: int, dated: bool, encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", OWN, None))
    story = printed(report, outlets, dated=dated)
    started = time.process_time()
    made = trace_lineage(story)
    assert time.process_time() - started < 30
    assert (made.origins.low, made.origins.high) == (1, 1)
    assert len(made.edges) == outlets - 1
    assert {edge.kind for edge in made.edges} == {"copy"}
    assert len({edge.parent for edge in made.edges}) == 1


def test_copies_all_go_back_to_the_first_and_not_one_to_the_next(encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", OWN, None))
    story = printed(report, 7)
    assert derived(trace_lineage(story)) == {(copy.id, story[0].id) for copy in story[1:]}


def test_many_copies_and_few_are_told_alike_in_any_order(encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", OWN, None))
    [other] = read(encoder, ("Tidings", FIRE, "2024-05-14T23:00:00+00:00"))
    story = (*printed(report, 6), other)
    first = trace_lineage(story)
    assert len(first.origins.groups) == 2
    assert all(trace_lineage(order) == first for order in list(permutations(story))[::997])


def test_prints_that_each_leave_out_another_sentence_are_one_origin(encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", f"{FERRY} {OWN}", None))
    story = []
    for number, copy in enumerate(printed(report, 130)):
        kept = [at for at in range(len(copy.report.sentences)) if at != number % len(copy.report.sentences)]
        shorter = replace(copy.report, sentences=tuple(copy.report.sentences[at] for at in kept))
        story.append(replace(copy, report=shorter, sentence_vectors=copy.sentence_vectors[kept]))
    made = trace_lineage(tuple(story))
    assert (made.origins.low, made.origins.high) == (1, 1)


def test_heads_of_a_large_story_that_did_not_meet_among_the_many_meet(encoder: Encoder) -> None:
    one, other, *children = witnesses = witnesses_of(printed(read(encoder, ("Post", FERRY, None))[0], 8))
    pairs = [pair_of((one, other)[number % 2], child) for number, child in enumerate(children)]
    derived = [pair for pair in pairs if pair is not None]
    unseen = unseen_pairs_of_heads(witnesses, derived, derived)
    assert [(first.id, second.id) for first, second in unseen] == [(one.id, other.id)]


def test_forty_outlets_with_one_invented_figure_are_one_origin(encoder: Encoder) -> None:
    [report] = read(encoder, ("Post", OWN.replace("22 patients", "2,200 patients"), None))
    made = trace_lineage(printed(report, 40))
    [origin] = made.origins.groups
    assert len(origin.reports) == 40


def test_a_report_of_nothing_but_a_quotation_is_made_from_nothing(encoder: Encoder) -> None:
    made = trace_lineage(read(encoder, ("Post", ONLY_QUOTES, None), ("Herald", f"{FERRY} {WORDS}", None)))
    assert derived(made) == set()
    assert len(made.origins.groups) == 2


@pytest.mark.parametrize("text", ["Fire.", "A fire broke out in Tolm on Tuesday.", "Fire in Tolm\n\n\n", "14"])
def test_a_report_of_a_sentence_or_less_is_an_origin_of_its_own(text: str, encoder: Encoder) -> None:
    made = trace_lineage(read(encoder, ("Post", text, None), ("Reuters", FIRE, "2024-05-14"), ("Tidings", OWN, None)))
    assert not any(edge.kind in DERIVATION for edge in made.edges)
    assert len(made.origins.groups) == 3


def test_a_digest_or_a_page_of_two_stories_glues_no_two_origins(encoder: Encoder) -> None:
    reports = read(
        encoder,
        ("Reuters", FIRE, "2024-05-14T08:00:00+00:00"),
        ("Coast", FERRY, "2024-05-14T09:00:00+00:00"),
        ("Digest", f"Morning briefing\n\n{FIRE}\n\n{FERRY}", "2024-05-15T06:00:00+00:00"),
    )
    fire, ferry, digest = reports
    made = trace_lineage(reports)
    assert derived(made) == {(digest.id, fire.id), (digest.id, ferry.id)}
    assert {edge.kind for edge in made.edges if edge.kind in DERIVATION} <= {"partial", "edited"}
    assert sorted(len(group.reports) for group in made.origins.groups) == [2, 2]


def test_a_live_page_that_took_the_dispatch_in_goes_back_to_it(encoder: Encoder) -> None:
    lines = "\n\n".join(
        f"{hour:02d}.15 Crews are still at work, the newsroom hears from street {hour}." for hour in range(6, 20)
    )
    fire, page = read(
        encoder,
        ("Reuters", FIRE, "2024-05-14T08:00:00+00:00"),
        ("Live", f"{lines}\n\n{FIRE}\n\n{lines}", "2024-05-14T20:00:00+00:00"),
    )
    assert derived(trace_lineage((fire, page))) == {(page.id, fire.id)}


@pytest.mark.parametrize("when", ["2999-01-01", "2024-05-15T09:00:00", "May 15, 2024", None])
def test_a_copy_with_a_far_a_zoneless_a_worded_or_no_date_is_still_the_copy(when: str | None, encoder: Encoder) -> None:
    dispatch, copy = read(
        encoder, ("Reuters", FIRE, "2024-05-14T08:00:00+00:00"), ("Gazette", f"Sad night. {FIRE}", when)
    )
    assert derived(trace_lineage((copy, dispatch))) == {(copy.id, dispatch.id)}


@pytest.mark.parametrize("when", ["soon", "0000-00-00", "2024-13-45", ""])
def test_a_date_that_is_none_counts_as_none(when: str, encoder: Encoder) -> None:
    dispatch, copy = read(
        encoder, ("Reuters", FIRE, "2024-05-14T08:00:00+00:00"), ("Gazette", f"Sad night. {FIRE}", None)
    )
    broken = replace(copy, report=replace(copy.report, raw=replace(copy.report.raw, published=when)))
    assert derived(trace_lineage((dispatch, broken))) == derived(trace_lineage((dispatch, copy)))


def test_a_copy_dated_before_the_dispatch_still_shares_its_origin(encoder: Encoder) -> None:
    reports = read(encoder, ("Reuters", FIRE, "2024-05-15"), ("Gazette", f"Sad night. {FIRE}", "2024-05-13"))
    assert len(trace_lineage(reports).origins.groups) == 1


def test_a_false_credit_joins_its_report_to_no_dispatch_of_the_agency(encoder: Encoder) -> None:
    false = f"TOLM, May 15 (Reuters) - {OWN}"
    dispatch, fake = read(
        encoder, ("Reuters", FIRE, "2024-05-14T08:00:00+00:00"), ("Tidings", false, "2024-05-15T08:00:00+00:00")
    )
    made = trace_lineage((dispatch, fake))
    [edge] = [edge for edge in made.edges if edge.child == fake.id]
    assert edge.parent == "external:Reuters"
    assert "none of the reports of Reuters here" in edge.why
    assert not any({dispatch.id, fake.id} <= set(group.reports) for group in made.origins.groups)


def test_a_report_written_to_join_two_stories_is_a_mixture_and_moves_nobody_else(encoder: Encoder) -> None:
    fire, ferry, own = read(
        encoder, ("Reuters", FIRE, "2024-05-14"), ("Coast", FERRY, "2024-05-14"), ("Tidings", OWN, "2024-05-14")
    )
    before = trace_lineage((fire, ferry, own))
    sentences = [
        part for pair in zip(FIRE.split(". "), FERRY.split(". "), OWN.split(". "), strict=False) for part in pair
    ]
    [poison] = read(encoder, ("Mixer", ". ".join(sentences), "2024-05-16"))
    after = trace_lineage((fire, ferry, own, poison))
    assert {edge for edge in derived(after) if poison.id not in edge} == derived(before) == set()
    assert all(len({fire.id, ferry.id, own.id} & set(group.reports)) <= 1 for group in after.origins.groups)
