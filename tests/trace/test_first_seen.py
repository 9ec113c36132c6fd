"""When a report can have been there: what it claims, when it was first seen, and which of the two is believed."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.times import window_in
from quoth.types import AnnotatedReport, Edge, Source

TEXT = (
    "The Lerk ferry will stop at midnight because its owner, Norlinje, has not paid for fuel since March, said harbour master Ada Rell. "
    "Two tankers turned back on Sunday. Rell said that 31 lorries with fish were waiting at Haselby. "
    "A mechanic had found salt water in the second engine, according to the log."
)
TIMES = st.one_of(
    st.none(),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda made: made.isoformat()),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda made: f"{made.isoformat()}+02:00"),
    st.dates().map(lambda made: made.isoformat()),
    st.text(max_size=12),
)


def read(encoder: Encoder, *told: tuple[str | None, str | None]) -> tuple[AnnotatedReport, ...]:
    """The same text by outlets of their own, each with a claimed and a first-seen time."""
    sources = []
    for number, (published, seen) in enumerate(told):
        times = {"published": published, "first_seen": seen}
        record = {"text": TEXT, "outlet": f"Paper {number}", **{name: at for name, at in times.items() if at}}
        sources.append(Source(str(number), json.dumps(record).encode(), "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def edge_of(encoder: Encoder, *told: tuple[str | None, str | None]) -> tuple[Edge, tuple[AnnotatedReport, ...]]:
    reports = read(encoder, *told)
    [edge] = trace_lineage(reports).edges
    return edge, reports


@pytest.mark.parametrize("claimed", ["2026-05-04T06:00:00Z", "2026-05-04", "2026-05-05T10:00:00Z", "2999-01-01", None])
def test_a_first_seen_time_beats_a_claimed_one(claimed: str | None, encoder: Encoder) -> None:
    edge, (first, copy) = edge_of(
        encoder, ("2026-05-04T08:00:00Z", "2026-05-04T08:05:00Z"), (claimed, "2026-05-04T12:00:00Z")
    )
    assert (edge.child, edge.parent) == (copy.id, first.id)
    assert "first seen 4 hours later" in edge.why


def test_the_edge_says_which_date_does_not_stand(encoder: Encoder) -> None:
    edge, _ = edge_of(
        encoder, ("2026-05-04T08:00:00Z", "2026-05-04T08:05:00Z"), ("2026-05-04T06:00:00Z", "2026-05-04T12:00:00Z")
    )
    assert "its own date of 2026-05-04 06:00 does not stand" in edge.why


def test_a_report_found_long_after_its_date_has_a_date_that_proves_nothing(encoder: Encoder) -> None:
    edge, (watched, found) = edge_of(
        encoder, ("2026-05-04T08:00:00Z", "2026-05-04T08:05:00Z"), ("2026-04-01T06:00:00Z", "2026-05-20T12:00:00Z")
    )
    assert (edge.child, edge.parent, edge.direction) == (found.id, watched.id, "unknown")
    assert "its own date proves nothing" in edge.why


def test_reports_seen_within_an_hour_are_told_by_their_own_dates_at_most(encoder: Encoder) -> None:
    edge, (first, second) = edge_of(
        encoder, ("2026-05-04T08:00:00Z", "2026-05-04T08:30:00Z"), ("2026-05-04T08:10:00Z", "2026-05-04T08:20:00Z")
    )
    assert {edge.child, edge.parent} == {first.id, second.id}
    assert edge.direction == "unknown"


def test_a_time_without_a_zone_proves_no_order_within_a_day(encoder: Encoder) -> None:
    edge, _ = edge_of(encoder, ("2026-05-04T08:00:00Z", None), ("2026-05-04T10:00:00", None))
    assert edge.direction == "unknown"
    assert "without a time zone" in edge.why
    later, (first, copy) = edge_of(encoder, ("2026-05-04T08:00:00Z", None), ("2026-05-06T10:00:00", None))
    assert (later.child, later.parent, later.direction) == (copy.id, first.id, "likely")


def test_a_morning_paper_of_sydney_is_seen_before_its_day_has_begun_in_greenwich() -> None:
    window = window_in("2026-05-05T01:00:00", "2026-05-04T15:30:00Z")
    assert window is not None
    assert not window.overruled


@pytest.mark.parametrize("nonsense", ["soon", "0000-00-00", "2999-01-01", "0001-01-01", "9999-12-31T23:59:59+00:00"])
def test_a_time_that_cannot_be_counts_as_none(nonsense: str) -> None:
    assert window_in(nonsense) is None
    assert window_in(None, nonsense) is None


@given(TIMES, TIMES)
def test_every_window_begins_before_it_ends_and_ends_when_the_report_was_seen(
    claimed: str | None, seen: str | None
) -> None:
    window = window_in(claimed, seen)
    if window is not None:
        assert window.earliest <= window.latest
        known = window_in(None, seen)
        assert known is None or window.latest <= known.latest
