"""Groups join where they are alike as a whole, so that a chain does not pull unlike statements together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.reconcile.grouping import OF_STATEMENTS, group_pairs
from quoth.reconcile.pairing import Pair


def test_single_ones_are_groups_too() -> None:
    assert group_pairs(tuple("abc"), (Pair(0, 2, 0.9),)) == ((0, 2), (1,))


def test_a_chain_does_not_join_its_ends() -> None:
    chain = tuple(Pair(number, number + 1, 0.5) for number in range(9))
    assert group_pairs(tuple("abcdefghij"), chain) != (tuple(range(10)),)


def test_two_statements_of_one_report_stay_apart_unless_they_are_alike() -> None:
    assert group_pairs(tuple("aba"), (Pair(0, 1, 0.9), Pair(1, 2, 0.8))) == ((0, 1), (2,))
    repeated = (Pair(0, 1, 0.9), Pair(1, 2, 0.8), Pair(0, 2, 0.7))
    assert group_pairs(tuple("aba"), repeated) == ((0, 1, 2),)


def test_a_third_joins_that_is_like_both() -> None:
    pairs = (Pair(0, 1, 0.9), Pair(1, 2, 0.8), Pair(0, 2, 0.6))
    assert group_pairs(tuple("abc"), pairs, OF_STATEMENTS._replace(join=0.5)) == ((0, 1, 2),)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda ends: ends[0] < ends[1]),
        st.floats(0, 1),
        max_size=30,
    )
)
def test_every_number_is_in_one_group_whatever_the_order_of_pairs(likeness: dict[tuple[int, int], float]) -> None:
    pairs = tuple(Pair(*ends, value) for ends, value in likeness.items())
    groups = group_pairs(tuple("abcdefghij"), pairs)
    assert sorted(number for group in groups for number in group) == list(range(10))
    assert groups == group_pairs(tuple("abcdefghij"), tuple(reversed(pairs)))
