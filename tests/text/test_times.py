"""Calendar arithmetic: days, weeks, months and years as intervals, at the edges of the calendar too."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.text.times import (
    Interval,
    day_interval,
    month_interval,
    nearest,
    nth_weekday,
    one_day,
    open_interval,
    published_day,
    quarter_interval,
    season_interval,
    shifted_month,
    unit_interval,
    week_interval,
    weekday_interval,
    weekend_interval,
    year_interval,
    years_interval,
)

WEDNESDAY = date(2024, 5, 15)
days = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


def ends(made: Interval) -> tuple[str, str]:
    assert made.earliest is not None
    assert made.latest is not None
    return made.earliest.isoformat(), made.latest.isoformat()


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-05-15", WEDNESDAY),
        ("2024-05-15T23:59:00-08:00", WEDNESDAY),
        ("2024-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_publication_is_that_of_its_own_zone(published: str | None, day: date | None) -> None:
    assert published_day(published) == day


@pytest.mark.parametrize(
    ("made", "earliest", "latest"),
    [
        (month_interval(2024, 2), "2024-02-01", "2024-02-29"),
        (month_interval(2023, 2), "2023-02-01", "2023-02-28"),
        (quarter_interval(2023, 4), "2023-10-01", "2023-12-31"),
        (year_interval(1998), "1998-01-01", "1998-12-31"),
        (years_interval(1990, 10, "decade"), "1990-01-01", "1999-12-31"),
        (season_interval(2019, "summer"), "2019-06-01", "2019-08-31"),
        (season_interval(2023, "winter"), "2023-12-01", "2024-02-29"),
        (week_interval(WEDNESDAY, 0), "2024-05-13", "2024-05-19"),
        (week_interval(WEDNESDAY, -1), "2024-05-06", "2024-05-12"),
        (weekend_interval(WEDNESDAY, 0), "2024-05-18", "2024-05-19"),
        (nth_weekday(2022, 5, 6, 1), "2022-05-01", "2022-05-01"),
        (nth_weekday(2024, 5, 0, -1), "2024-05-27", "2024-05-27"),
        (unit_interval(date(2024, 1, 31), "month", -1), "2023-12-01", "2023-12-31"),
        (unit_interval(WEDNESDAY, "quarter", 3), "2025-01-01", "2025-03-31"),
        (unit_interval(WEDNESDAY, "fortnight", 1), "2024-05-27", "2024-06-02"),
        (unit_interval(WEDNESDAY, "decade", -1), "2010-01-01", "2019-12-31"),
        (unit_interval(WEDNESDAY, "century", 0), "2000-01-01", "2099-12-31"),
        (unit_interval(WEDNESDAY, "year", 1), "2025-01-01", "2025-12-31"),
    ],
)
def test_a_stretch_runs_from_its_first_to_its_last_day(made: Interval, earliest: str, latest: str) -> None:
    assert ends(made) == (earliest, latest)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2023, 2, 29), (2024, 13, 1), (2024, 4, 31), (0, 1, 1), (2024, 1, 0)]
)
def test_a_day_that_the_calendar_lacks_is_none(year: int, month: int, day: int) -> None:
    assert day_interval(year, month, day) is None


@pytest.mark.parametrize(
    "made", [month_interval(0, 1), year_interval(9_999), season_interval(12_000, "winter"), one_day(None)]
)
def test_what_lies_outside_the_calendar_stays_open(made: Interval) -> None:
    assert made == open_interval(made.precision)


def test_the_winter_of_a_year_runs_into_the_next() -> None:
    assert shifted_month(date(2024, 12, 1), 2) == (2025, 2)
    assert shifted_month(date(2024, 1, 1), -1) == (2023, 12)


@given(days, st.integers(min_value=0, max_value=6))
def test_the_nearest_weekday_is_at_most_six_days_off_and_on_its_side(day: date, weekday: int) -> None:
    before, after = weekday_interval(day, weekday, -1).earliest, weekday_interval(day, weekday, 1).earliest
    assert before is not None
    assert after is not None
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days <= 6
    assert 0 <= (after - day).days <= 6


@given(days, st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]))
def test_the_present_stretch_holds_the_day(day: date, unit: str) -> None:
    made = unit_interval(day, unit, 0)
    assert made.earliest is not None
    assert made.latest is not None
    assert made.earliest <= day <= made.latest


@given(days, st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_stretches_follow_each_other_without_a_gap(day: date, unit: str) -> None:
    this, following = unit_interval(day, unit, 0), unit_interval(day, unit, 1)
    assert this.latest is not None
    assert following.earliest is not None
    assert (following.earliest - this.latest).days == 1


@pytest.mark.parametrize(("outlook", "day"), [(1, "2024-05-20"), (0, "2024-05-13"), (-1, "2024-05-13")])
def test_words_that_look_ahead_choose_the_day_to_come(outlook: int, day: str) -> None:
    past, coming = weekday_interval(WEDNESDAY, 0, -1), weekday_interval(WEDNESDAY, 0, 1)
    assert ends(nearest(WEDNESDAY, [past, coming], outlook)) == (day, day)
