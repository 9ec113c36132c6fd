"""Average linkage: the likest are joined first, a single strong link does not glue two groups."""

from hypothesis import given
from hypothesis import strategies as st

from quoth.cluster.linkage import linked


def test_what_is_alike_is_joined_and_the_rest_stands_alone() -> None:
    assert linked(4, {(0, 1): 2.0, (1, 2): -3.0, (2, 3): 1.0}, bar=0.0) == [[0, 1], [2, 3]]


def test_one_link_between_two_groups_does_not_glue_them() -> None:
    evidence = {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 3.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    assert linked(4, evidence, bar=0.0) == [[0, 1], [2, 3]]


def test_a_pair_that_was_not_compared_counts_as_unlike() -> None:
    assert linked(3, {(0, 1): 5.0, (1, 2): 4.0}, bar=0.0) == [[0, 1], [2]]


def test_nothing_gives_nothing() -> None:
    assert linked(0, {}, bar=0.0) == []


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])


@given(st.dictionaries(pairs, st.floats(-5, 5), max_size=20))
def test_every_item_is_in_one_group(evidence: dict[tuple[int, int], float]) -> None:
    groups = linked(8, evidence, bar=0.0)
    assert sorted(item for group in groups for item in group) == list(range(8))


@given(st.dictionaries(pairs, st.floats(-5, 5), max_size=20), st.randoms())
def test_the_order_in_which_pairs_are_given_does_not_matter(
    evidence: dict[tuple[int, int], float], random: object
) -> None:
    items = list(evidence.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert linked(8, dict(items), bar=0.0) == linked(8, evidence, bar=0.0)
