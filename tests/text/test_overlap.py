"""What two sequences share: runs, containment, the longest part in one order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from quoth.text.overlap import containment, longest_increasing, shingles, words_of


def test_runs_are_every_window_of_so_many_words() -> None:
    assert shingles(("the", "dam", "broke", "again"), 3) == {("the", "dam", "broke"), ("dam", "broke", "again")}


def test_a_text_shorter_than_the_run_has_none() -> None:
    assert shingles(("the", "dam"), 3) == frozenset()


def test_containment_looks_from_the_part_to_the_whole() -> None:
    assert containment({"a", "b"}, {"a", "b", "c", "d"}) == 1.0
    assert containment({"a", "b", "c", "d"}, {"a", "b"}) == 0.5


def test_the_containment_of_nothing_is_unknown() -> None:
    assert containment((), {"a"}) is None


def test_words_are_told_without_case_and_marks() -> None:
    assert words_of("“Mr. O’Neil’s well-known DAM”") == ("mr", "o’neil’s", "well-known", "dam")


def test_the_longest_increasing_run_is_given_by_its_places() -> None:
    assert longest_increasing([5, 1, 2, 9, 3]) == (1, 2, 4)
    assert longest_increasing([]) == ()


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_increasing_run_is_longer(values: list[int]) -> None:
    found = longest_increasing(values)
    run = [values[at] for at in found]
    assert list(found) == sorted(found)
    assert run == sorted(set(run))
    longest = max(
        (
            size
            for size in range(len(values) + 1)
            for part in combinations(values, size)
            if list(part) == sorted(set(part))
        ),
        default=0,
    )
    assert len(found) == longest
