"""Groups that are likest are joined first; a single strong link does not glue two groups."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoth.cluster.features import KINDS, Features, unit
from quoth.cluster.likeness import log_odds, measured, weights
from quoth.cluster.linkage import Groups
from quoth.cluster.profiles import crosses, joined, profile_of


def about(*words: str, day: int = 14, people: tuple[str, ...] = ()) -> Features:
    rows = [dict[str, float]() for _ in KINDS]
    rows[KINDS.index("words")] = rows[KINDS.index("names")] = unit(dict.fromkeys(words, 1.0))
    rows[KINDS.index("people")] = unit(dict.fromkeys(people, 1.0))
    rows[KINDS.index("months")] = unit({"2024": 1.0, "2024-5": 1.0})
    vector = unit(dict.fromkeys(map(str, sorted({hash_of(word) for word in words})), 1.0))
    made = np.zeros(384, np.float32)
    made[[int(key) for key in vector]] = list(vector.values())
    return Features(tuple(rows), made, date(2024, 5, day), 100)


def hash_of(word: str) -> int:
    return sum(ord(letter) * place for place, letter in enumerate(word, 1)) % 384


def grouped(*features: Features) -> list[list[int]]:
    groups = Groups()
    for number, each in enumerate(features):
        groups.add(number, profile_of(each, ("2024", str(number))))
        groups.meet(number, range(number))
    groups.join_all()
    return sorted(sorted(members) for members in groups.members.values())


MILL, FERRY = ("mill", "tolm", "brenn", "fire"), ("ferry", "hemsby", "wint", "engine")


def test_what_is_alike_is_joined_and_the_rest_stands_alone() -> None:
    assert grouped(about(*MILL), about(*FERRY), about(*MILL), about("vote", "moor")) == [[0, 2], [1], [3]]


def test_a_page_with_both_halves_does_not_glue_two_groups() -> None:
    mills, ferries = [about(*MILL) for _ in range(3)], [about(*FERRY) for _ in range(3)]
    found = grouped(*mills, *ferries, about(*MILL, *FERRY))
    assert not any({0, 3} <= set(group) for group in found)


def test_what_is_taken_out_is_kept_apart_from_nothing() -> None:
    groups = Groups()
    for number, days in enumerate([*range(20), 45]):
        told = replace(about(*MILL), day=date(2024, 5, 1) + timedelta(days=days))
        groups.add(number, profile_of(told, ("2024", f"{number:02}")))
        groups.meet(number, sorted(groups.profiles.keys() - {number}))
        groups.join_all()
    assert set(groups.kept_apart.values()) == {"runs_on"}
    groups.take_out(20)
    assert groups.kept_apart == {}


def test_nothing_gives_nothing() -> None:
    assert grouped() == []


words = st.lists(st.sampled_from(MILL + FERRY + ("vote", "moor")), min_size=1, max_size=6)


@settings(deadline=None)
@given(st.lists(words, max_size=9))
def test_every_report_is_in_one_group(texts: list[list[str]]) -> None:
    found = grouped(*(about(*text) for text in texts))
    assert sorted(number for group in found for number in group) == list(range(len(texts)))


@settings(deadline=None)
@given(words, words, words)
def test_sums_do_not_depend_on_what_was_joined_first(one: list[str], two: list[str], three: list[str]) -> None:
    def total(*texts: list[str]) -> list[float]:
        first, *rest = (profile_of(about(*text), ("", "")) for text in texts)
        for other in rest:
            first = joined(first, other, crosses(first, other))
        return first.inner

    assert total(one, two, three) == pytest.approx(total(three, one, two), abs=1e-4)


@settings(deadline=None)
@given(words, words, st.integers(1, 28), st.sampled_from([(), ("brenn",), ("wint",)]))
def test_the_log_odds_are_the_named_measures_times_their_weights(
    one: list[str], two: list[str], day: int, people: tuple[str, ...]
) -> None:
    first, second = (profile_of(about(*text, day=at, people=people), ("", "")) for text, at in ((one, 14), (two, day)))
    shared = crosses(first, second)
    table, found = weights("text"), measured(first, second, shared)
    named = sum(weight * found.get(name, 0.0) for name, weight in table.items() if name not in ("bias", "bar"))
    assert log_odds(first, second, shared) == pytest.approx(table["bias"] - table["bar"] + named)
