"""Times read from words: feasts that each country keeps on its own day, and what is counted from the report's day on."""

from datetime import date

import pytest

from quoth.text.dating import Memory, TimeExpression, remembered, time_expressions
from quoth.text.tokens import tokens_of

SUNDAY = date(2025, 8, 17)


def read(text: str, *, day: date | None = SUNDAY, memory: Memory | None = None) -> list[TimeExpression]:
    return list(time_expressions(tokens_of(text), day, memory or Memory()))


def one(text: str) -> tuple[str, str, str]:
    [made] = read(text)
    return text[made.start : made.end], str(made.interval.earliest), str(made.interval.latest)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("India marked its Independence Day with a parade.", "2025-08-15"),
        ("It was Independence Day in Indonesia.", "2025-08-17"),
        ("Crowds watched the U.S. Independence Day fireworks.", "2025-07-04"),
        ("The towns of Tolm and Brenn held their Independence Day parades.", "None"),
        ("He told us of the Independence Day parade.", "None"),
        ("They quarrelled before Independence Day in India and Pakistan.", "None"),
    ],
)
def test_independence_day_is_that_of_the_one_country_named(text: str, day: str) -> None:
    assert one(text) == ("Independence Day", day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They will meet on Thanksgiving.", "2025-11-27"),
        ("They will meet on Thanksgiving in Canada.", "2025-10-13"),
        ("They will meet on Labor Day.", "2025-09-01"),
        ("They will meet on Christmas Eve.", "2025-12-24"),
    ],
)
def test_other_feasts_have_their_day(text: str, day: str) -> None:
    assert one(text)[1:] == (day, day)


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("The council will decide in two weeks.", "two weeks", "2025-08-25", "2025-08-31"),
        ("The bridge will open again in three days, she said.", "three days", "2025-08-20", "2025-08-20"),
        ("The road to Marn will stay closed on Wednesday, she said.", "Wednesday", "2025-08-20", "2025-08-20"),
        ("The trial is in two months' time.", "two months' time", "2025-10-01", "2025-10-31"),
        ("The ruling is due in autumn.", "autumn", "2025-09-01", "2025-11-30"),
        ("The school will open in spring.", "spring", "2026-03-01", "2026-05-31"),
        ("Should the strike go on past October, ships may turn back.", "October", "2025-10-01", "2025-10-31"),
    ],
)
def test_what_lies_ahead_is_counted_from_the_report(text: str, words: str, earliest: str, latest: str) -> None:
    assert one(text) == (words, earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "It was the second fire in two weeks.",
        "He built the boat in two weeks.",
        "It will fall in two weeks of trading.",
        "Results are due within ten days.",
    ],
)
def test_a_stretch_is_no_date(text: str) -> None:
    assert [made.kind for made in read(text)] == ["duration"]


def test_a_season_without_an_outlook_is_no_date() -> None:
    assert read("The river is low in summer.") == []


def test_days_ahead_of_another_time_are_left_open() -> None:
    told = remembered(Memory(), tuple(read("The boat sank on 3 February 2023.")))
    [made] = read("A team would be there in two days, they were told.", memory=told)
    assert (made.kind, made.interval.earliest) == ("date", None)


def test_without_the_day_of_the_report_what_lies_ahead_stays_open() -> None:
    [made] = read("The council will decide in two weeks.", day=None)
    assert (made.kind, made.interval.earliest) == ("date", None)
