"""What the pairs around a pair of points say of it: neighbours, thirds, rivals."""

import numpy as np
import pytest

from quoth.reconcile.pairing import Pair
from quoth.reconcile.point_support import PointSupport, second_weights, support_of

# Two reports of three points each, and a third of one.
REPORTS = (0, 0, 0, 1, 1, 1, 2)
WEIGHTS = dict(zip(PointSupport._fields, second_weights(), strict=False))


def support(*pairs: tuple[int, int, float]) -> PointSupport:
    """What the other pairs say of the first."""
    table = support_of(tuple(Pair(*pair) for pair in pairs), np.array(REPORTS))
    return PointSupport(*table[0].tolist())


def test_points_told_in_the_same_order_speak_for_each_other() -> None:
    found = support((1, 4, 0.2), (0, 3, 0.9), (2, 5, 0.7))
    assert (found.paired_before, found.paired_behind) == (0.9, 0.7)


def test_a_step_over_a_point_tells_less() -> None:
    found = support((2, 4, 0.2), (0, 3, 0.5))
    assert found.paired_before == pytest.approx(0.4)


def test_what_stands_before_in_another_report_is_no_neighbour() -> None:
    found = support((3, 6, 0.2), (2, 5, 0.9))
    assert found.paired_before == 0


def test_a_third_report_bridges_two_rewordings() -> None:
    found = support((0, 3, 0.1), (0, 6, 0.9), (3, 6, 0.8))
    assert found.by_a_third == 0.8
    assert WEIGHTS["by_a_third"] > 0


def test_a_point_of_the_two_reports_themselves_is_no_third() -> None:
    assert support((0, 3, 0.1), (0, 4, 0.9), (3, 4, 0.8)).by_a_third == 0


def test_who_surely_has_another_partner_is_hardly_this_ones() -> None:
    found = support((0, 3, 0.3), (0, 4, 0.9))
    assert (found.nearer_rival, found.rivals_of_both) == (0.9, 0)
    assert WEIGHTS["nearer_rival"] < 0


def test_the_likest_pair_has_the_next_one_as_its_rival() -> None:
    found = support((0, 4, 0.9), (0, 3, 0.3), (1, 4, 0.2))
    assert (found.nearer_rival, found.rivals_of_both) == (0.3, 0.2)
