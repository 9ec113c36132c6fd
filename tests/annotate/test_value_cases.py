"""Tables of phrases with the figure or the date that each of them gives, and what holds for any text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.annotate.dates import find_dates
from quoth.annotate.quantities import find_quantities
from quoth.notation import read_cases
from quoth.types import Date, Quantity, RawReport, Report, Span

CASES = Path(__file__).resolve().parent.parent / "cases" / "values"
PUBLISHED = "2024-10-23"


def report_of(text: str, published: str | None = PUBLISHED) -> Report:
    """The text as one sentence of a report."""
    raw = RawReport("r", "r.txt", (), None, None, None, (), published, None, "en", text, False, {})
    whole = (Span(0, len(text)),) if text.strip() else ()
    return Report(raw=raw, headline=None, sentences=whole, paragraphs=whole, marks=(), credit=None)


def phrases(name: str) -> Iterator[tuple[str, str]]:
    """Each phrase of a table with what is expected of it."""
    for _, lines in read_cases((CASES / f"{name}.txt").read_text(encoding="utf-8")):
        for line in lines:
            wanted, _, listed = line.partition(": ")
            yield from ((wanted, phrase.strip()) for phrase in listed.split(" / "))


def written(quantity: Quantity) -> str:
    """A figure as the table writes it."""
    low, high = (None if end is None else f"{end:.12g}" for end in (quantity.low, quantity.high))
    match quantity.bound:
        case "exactly":
            return f"{low} {quantity.unit}"
        case "about":
            return f"~{low} {quantity.unit}"
        case "between":
            return f"{low}..{high} {quantity.unit}"
        case bound:
            return f"{low or ''}..{high or ''} {bound} {quantity.unit}"


def told(date: Date) -> str:
    """A date as the table writes it."""
    if date.precision == "day" and date.earliest == date.latest:
        return f"{date.earliest}"
    return f"{date.earliest}..{date.latest} {date.precision}"


@pytest.mark.parametrize(("wanted", "phrase"), list(phrases("figures")))
def test_a_phrase_gives_its_figure(wanted: str, phrase: str) -> None:
    for text in (phrase, f"It was said that {phrase} there."):
        found = [written(quantity) for quantity in find_quantities(report_of(text))]
        assert found == ([] if wanted == "none" else [wanted]), text


@pytest.mark.parametrize(("wanted", "phrase"), list(phrases("dates")))
def test_a_phrase_gives_its_date(wanted: str, phrase: str) -> None:
    found = [told(date) for date in find_dates(report_of(phrase))]
    if wanted.endswith("none"):
        assert found == []
    else:
        assert found[-1:] == [wanted]


@given(st.text(max_size=200), st.sampled_from([None, "2024-10-23", "2024-02-29T23:59:59+14:00", "not a day"]))
@settings(max_examples=150, deadline=None)
def test_values_of_any_text_stand_inside_it_and_in_order(text: str, published: str | None) -> None:
    check_places(text, published)


WORDS = (
    "the a one two half third first last next may March Monday Oct . , - – ( ) $ € % 10 2020 1.5m 12 3rd 24 and to or from between "
    "until by year years ago month days percent million dozen few several people killed more than at least up twice times minus "
    "$US12 2024-10-24 24 / 10 / 2024 07:30 p.m. Q3 1990s century nineteen end of Christmas Day new year 's eve weekend night thousands "
    ".5 ½ km °C Rs No # not but each per every 9-11 two-thirds F-16 10-12 four-year within over"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from([None, "2024-10-23"]))
@settings(max_examples=400, deadline=None)
def test_values_of_any_words_of_number_and_time_stand_inside_the_text(words: list[str], published: str | None) -> None:
    check_places(" ".join(words), published)


def check_places(text: str, published: str | None) -> None:
    report = report_of(text, published)
    for found in (find_quantities(report), find_dates(report)):
        assert all(0 <= value.start < value.end <= len(text) for value in found)
        assert list(found) == sorted(found, key=lambda value: (value.start, value.end))


@pytest.mark.parametrize("text", ["9" * 200_000, "1," * 50_000, "10 to " * 5_000, "May 1 " * 5_000, "one in " * 5_000])
def test_a_hostile_run_of_digits_or_words_ends(text: str) -> None:
    report = report_of(text)
    assert all(quantity.low is None or quantity.low < 10**18 for quantity in find_quantities(report))
    assert len(find_dates(report)) <= 5_000
