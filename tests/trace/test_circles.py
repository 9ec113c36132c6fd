"""Links are added one by one: none closes a circle, none lets news flow back in time, whatever the order of the reports."""

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.trace.circles import Ancestry
from quoth.trace.times import surely_before, window_of
from quoth.types import AnnotatedReport, RawReport, Report

REPORTS = 7


def report(number: int, published: str | None) -> AnnotatedReport:
    raw = RawReport(
        id=f"r{number}", input=f"r{number}", also=(), title=None, outlet=None, publisher=None, authors=(),
        published=published, url=None, language="en", text="", title_apart=False, found={},
    )  # fmt: skip
    none = np.zeros((0, 384), np.float32)
    return AnnotatedReport(Report(raw, None, (), (), (), None), (), (), (), (), none, none, none)


def every_one(start: int, links: dict[int, set[int]]) -> set[int]:
    found = {start}
    while more := {further for each in found for further in links[each]} - found:
        found |= more
    return found


dates = st.sampled_from([None, "2024-05-14", "2024-05-15", "2024-05-14T10:00:00Z", "2024-05-14T12:00:00Z"])
links = st.lists(st.tuples(st.integers(0, REPORTS - 1), st.integers(0, REPORTS - 1)), max_size=30)


@settings(deadline=None)
@given(st.lists(dates, min_size=REPORTS, max_size=REPORTS), links)
def test_a_link_is_added_unless_it_closes_a_circle_or_leads_back_in_time(
    published: list[str | None], wanted: list[tuple[int, int]]
) -> None:
    reads = [report(number, each) for number, each in enumerate(published)]
    ancestry = Ancestry(reads)
    above: dict[int, set[int]] = defaultdict(set)
    below: dict[int, set[int]] = defaultdict(set)

    def may_be(child: int, parent: int) -> bool:
        upper, lower = every_one(parent, above), every_one(child, below)
        windows = [[window_of(reads[each]) for each in each_side] for each_side in (upper, lower)]
        first, second = ([window for window in side if window is not None] for side in windows)
        back = bool(first and second) and min(w.latest for w in second) < max(w.earliest for w in first)
        return child not in upper and not back

    surely = [link for link in wanted if surely_before(reads[link[1]], reads[link[0]])]
    for child, parent in [*surely, *(link for link in wanted if link not in surely)]:
        sure = (child, parent) in surely
        added = ancestry.add(f"r{child}", f"r{parent}", surely=sure)
        assert added == (sure or may_be(child, parent))
        if added:
            above[child].add(parent)
            below[parent].add(child)


def test_ten_thousand_undated_reports_in_one_chain_are_no_long_work() -> None:
    ancestry = Ancestry([report(number, None) for number in range(10_000)])
    assert all(ancestry.add(f"r{number}", f"r{number + 1}", surely=False) for number in range(9_999))
    assert not ancestry.add("r9999", "r0", surely=False)
