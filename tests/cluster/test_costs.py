"""What keeps the cost of a report the same however many came before: closed stories are forgotten, sums are made of arrays."""

import json
from datetime import date, timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.clean import clean_report
from quoth.cluster import StoryStream, cluster_stories, clustering, products
from quoth.cluster.features import KINDS, Features, unit
from quoth.cluster.index import HEAVIEST, LATEST, NEAREST, StemIndex, heaviest
from quoth.cluster.placing import FEW
from quoth.cluster.products import Products
from quoth.cluster.profiles import crosses, joined, lead_of, profile_of
from quoth.cluster.stream import CLOSED_AFTER
from quoth.encoder import DIMENSIONS
from quoth.pipeline import acquire_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Source

SYLLABLES = ("bo", "dra", "fen", "gal", "hol", "kin", "lor", "mas", "nev", "pol", "rus", "tam", "vin", "wes", "zor")
FIRST_DAY = date(2024, 5, 1)


def event(number: int) -> list[str]:
    """The sentences of an invented event: no two share a name or a telling word."""
    chance = Random(number)
    words = ["".join(chance.sample(SYLLABLES, 4)) for _ in range(16)]
    names = [word.capitalize() for word in words[:8]]
    things = words[8:]
    return [
        f"The {things[0]} at {names[0]} was {things[1]} by {names[1]}.",
        f"Mayor {names[2]} said {number + 20} {things[2]} stood in {things[3]} near {names[3]}.",
        f"The company {names[4]} denied that the {things[4]} of {names[5]} had {things[5]}.",
        f"People from {names[6]} brought {things[6]} and {things[7]} to {names[7]}.",
    ]


def report(name: str, lines: list[str], day: int) -> AnnotatedReport:
    text = "\n\n".join(lines)
    record = {"text": text, "published": (FIRST_DAY + timedelta(days=day)).isoformat(), "outlet": name}
    raw = acquire_all([Source(name, json.dumps(record).encode(), "record", language="en")], Settings())[0][0]
    cleaned = clean_report(raw)
    none = np.zeros((len(cleaned.sentences), DIMENSIONS), np.float32)
    return AnnotatedReport(cleaned, (), (), (), (), none, none[:0], none[:0])


def days(events: int, each: int) -> list[list[AnnotatedReport]]:
    """Three days on which the events are told, each time in another order of the sentences."""
    told = []
    for day in range(3):
        today = []
        for number in range(events):
            for place in range(each):
                lines = event(number)
                Random(f"{day}{place}").shuffle(lines)
                today.append(report(f"e{number} d{day} {place}", lines, day))
        told.append(today)
    return told


def test_many_batches_give_the_same_stories_whatever_the_order_in_each() -> None:
    told = days(events=24, each=3)
    assert len(told[0]) > FEW
    found = []
    for order in range(3):
        stream, changes, placed = StoryStream(), [], []
        for batch in told:
            shuffled = list(batch)
            Random(order).shuffle(shuffled)
            placed += stream.place(shuffled)
            changes += stream.changes
        found.append((placed, changes))
    assert found[0] == found[1] == found[2]
    assert len({story for placement in found[0][0] for story in placement.stories}) == 24


def test_what_is_closed_leaves_nothing_behind_in_the_index() -> None:
    stream = StoryStream()
    for batch in days(events=10, each=2):
        stream.place(batch)
    assert len(stream.index) == len(stream.stories) == 10
    stream.place([report("later", event(99), day=CLOSED_AFTER + 10)])
    assert len(stream.index) == len(stream.stories) == 1
    assert sorted(change.kind for change in stream.changes) == ["closed"] * 10 + ["opened"]


def test_the_index_holds_the_latest_of_a_stem_and_forgets_what_is_taken_out() -> None:
    index: StemIndex[int] = StemIndex()
    for number in range(LATEST + 5):
        index.file(number, [("flood", 1.0)])
    assert len(index.nearest([("flood", 1.0)])) == NEAREST
    index.take_out(range(LATEST + 5))
    assert not index.nearest([("flood", 1.0)])
    assert len(index) == 0


rows = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.floats(0.01, 5), max_size=60)


def features_with(row: dict[str, float], other: dict[str, float]) -> Features:
    vector = np.full(DIMENSIONS, len(row), np.float32)
    return Features((unit(row), unit(other), *({} for _ in KINDS[2:])), vector, None, len(row))


@settings(deadline=None)
@given(st.lists(st.tuples(rows, rows), min_size=2, max_size=6), st.integers(1, 80))
def test_what_is_reckoned_in_one_go_is_what_is_reckoned_pair_by_pair(
    given_rows: list[tuple[dict[str, float], dict[str, float]]], most_keys: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "MOST_KEYS", most_keys)
        made, kept = [profile_of(features_with(*each), ("", str(n))) for n, each in enumerate(given_rows)], Products()
        for one in made:
            wanted = [crosses(one, other) for other in made]
            for found in (kept.crosses(one, made), Products().crosses(one, made)):
                assert np.allclose(found, wanted)


@settings(deadline=None)
@given(rows, rows)
def test_the_lead_of_a_group_is_the_heaviest_of_its_words_by_weight_and_name(
    row: dict[str, float], other: dict[str, float]
) -> None:
    first, second = (profile_of(features_with(each, each), ("", "")) for each in (row, other))
    lead_of(first)
    both = joined(first, second, crosses(first, second))
    wanted = sorted(unit(both.rows[0]).items(), key=lambda item: (-round(item[1], 9), item[0]))[:HEAVIEST]
    assert np.allclose([weight for _, weight in lead_of(both)], [weight for _, weight in wanted])
    assert [stem for stem, _ in heaviest(row)] == sorted(row, key=lambda stem: (-row[stem], stem))[:HEAVIEST]


def test_a_split_takes_the_reports_of_earlier_days_and_their_copies_along() -> None:
    stream = StoryStream()
    for batch in days(events=1, each=1):
        stream.place(batch)
    (story,) = stream.stories.values()
    # Three reports of another event, each printed twice, have come to stand in the story by mistake.
    pieces = (slice(0, 4), slice(0, 3), slice(1, 4))
    others = [[report(f"other {number} {n}", event(7)[piece], 1) for n in "ab"] for number, piece in enumerate(pieces)]
    for other in others:
        strangers = StoryStream()
        strangers.place(other)
        (wrong,) = strangers.stories.values()
        story.members |= wrong.members
        story.copies |= wrong.copies
    stream.place([report(f"one more {number}", event(0)[piece], 3) for number, piece in enumerate(pieces[1:])])
    (split,) = [change for change in stream.changes if change.kind == "split"]
    assert split.reports == tuple(sorted(each.id for other in others for each in other))


def test_a_long_time_is_told_day_by_day_as_the_stream_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [each for batch in days(events=6, each=2) for each in batch]
    at_once = {frozenset(each.id for each in story) for story in cluster_stories(tuple(told))}
    monkeypatch.setattr(clustering, "ONE_BATCH", 10)
    assert {frozenset(each.id for each in story) for story in cluster_stories(tuple(told))} == at_once
