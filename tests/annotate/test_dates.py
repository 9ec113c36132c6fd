"""Dates of sentences as intervals of days, reckoned from the day of the report where there is one."""

import pytest

from quoth.annotate.dates import find_dates
from quoth.clean import clean_report
from quoth.types import Date, RawReport

WEDNESDAY = "2024-05-15T09:00:00+00:00"


def dates(text: str, published: str | None) -> tuple[Date, ...]:
    raw = RawReport("r", "r.txt", (), None, None, None, (), published, None, "en", text, False, {})
    return find_dates(clean_report(raw))


RELATIVE = [
    ("The ferry sank on Monday.", "Monday", "2024-05-13", "2024-05-13", "day"),
    ("The ferry will sail again on Monday.", "Monday", "2024-05-20", "2024-05-20", "day"),
    ("The talks began yesterday.", "yesterday", "2024-05-14", "2024-05-14", "day"),
    ("The council meets tomorrow.", "tomorrow", "2024-05-16", "2024-05-16", "day"),
    ("The meeting was held this morning.", "this morning", "2024-05-15", "2024-05-15", "day"),
    ("The siege ended three days ago.", "three days ago", "2024-05-12", "2024-05-12", "day"),
    ("The fire broke out on March 3.", "March 3", "2024-03-03", "2024-03-03", "day"),
    ("The bridge opens next week.", "next week", "2024-05-20", "2024-05-26", "week"),
    ("Work began last month.", "last month", "2024-04-01", "2024-04-30", "month"),
    ("Work will begin next month.", "next month", "2024-06-01", "2024-06-30", "month"),
    ("Prices rose last year.", "last year", "2023-01-01", "2023-12-31", "year"),
    ("It rained at the weekend.", "the weekend", "2024-05-11", "2024-05-12", "range"),
]
ABSOLUTE = [
    ("The fire broke out on 3 March 2024.", "3 March 2024", "2024-03-03", "2024-03-03", "day"),
    ("The fire broke out on March 3, 2024.", "March 3, 2024", "2024-03-03", "2024-03-03", "day"),
    ("The strike began on 2024-05-06.", "2024-05-06", "2024-05-06", "2024-05-06", "day"),
    ("The mill closed in June 2021.", "June 2021", "2021-06-01", "2021-06-30", "month"),
    ("The law was passed in 1998.", "1998", "1998-01-01", "1998-12-31", "year"),
    ("The mine was shut in the 1990s.", "1990s", "1990-01-01", "1999-12-31", "decade"),
    ("Sales fell in the third quarter of 2023.", "third quarter of 2023", "2023-07-01", "2023-09-30", "quarter"),
    ("The storm hit in the summer of 2019.", "summer of 2019", "2019-06-01", "2019-08-31", "season"),
    ("The war lasted from 1914 to 1918.", "1914 to 1918", "1914-01-01", "1918-12-31", "range"),
    ("Output rose in the first half of 2022.", "first half of 2022", "2022-01-01", "2022-06-30", "range"),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest", "precision"), RELATIVE)
def test_a_day_without_a_year_is_reckoned_from_the_report(
    text: str, words: str, earliest: str, latest: str, precision: str
) -> None:
    [found] = dates(text, WEDNESDAY)
    assert found.span.of(text) == words
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(("text", "words", "earliest", "latest", "precision"), RELATIVE)
def test_without_the_day_of_the_report_it_is_found_and_left_open(
    text: str, words: str, earliest: str, latest: str, precision: str
) -> None:
    [found] = dates(text, None)
    assert found.span.of(text) == words
    assert (found.earliest, found.latest, found.precision) == (None, None, precision)


@pytest.mark.parametrize("published", [WEDNESDAY, None])
@pytest.mark.parametrize(("text", "words", "earliest", "latest", "precision"), ABSOLUTE)
def test_a_whole_date_needs_no_report(
    text: str, words: str, earliest: str, latest: str, precision: str, published: str | None
) -> None:
    [found] = dates(text, published)
    assert found.span.of(text) == words
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize("text", ["May said she would go.", "The march went through the town.", "The sun was hot."])
def test_names_and_verbs_that_look_like_months_are_no_dates(text: str) -> None:
    assert dates(text, WEDNESDAY) == ()


def test_dates_stand_in_text_order() -> None:
    text = "The mill closed in June 2021. The fire broke out on 3 March 2024. The council meets tomorrow."
    assert [date.earliest for date in dates(text, WEDNESDAY)] == ["2021-06-01", "2024-03-03", "2024-05-16"]


def test_a_time_ago_without_a_day_to_count_from_keeps_the_precision_of_its_unit() -> None:
    raw = RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", "A century ago it shut.", False, {})
    (found,) = find_dates(clean_report(raw))
    assert (found.earliest, found.latest, found.precision) == (None, None, "century")
