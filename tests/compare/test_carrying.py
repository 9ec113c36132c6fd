"""A passage carries what another tells where it has the numbers and neither turns it, leaves it open nor takes it back."""

import pytest
from msgspec.structs import replace
from tests.factory import report

from quoth.compare.carrying import (
    Telling,
    has_nothing_of_it,
    has_the_numbers,
    has_the_years,
    is_turned,
    takes_it_back,
    telling_of,
)
from quoth.types import Date, Span


def telling(words: str, year: str = "") -> Telling:
    """What a text of one sentence tells, in which a year may stand."""
    read, at = report("a", words), words.find(year)
    dates = (Date(at, at + len(year), f"{year}-01-01", f"{year}-12-31", "year", None),) if year else ()
    return telling_of(replace(read, dates=dates), (Span(0, len(words)),))


@pytest.mark.parametrize(
    ("words", "others", "turned"),
    [
        ("the state is investigating", "the state declined to say whether it is investigating", True),
        ("managers were charged", "nobody was charged", True),
        ("the lights failed before the accident", "the lights failed after the accident", True),
        ("two barges are insured", "only two barges are insured", True),
        ("the pier is shut", "the pier was closed", False),
        ("it was not closed", "nobody closed it", False),
    ],
)  # fmt: skip
def test_a_no_an_open_question_a_limit_and_another_side_of_a_moment_turn_it(
    words: str, others: str, turned: bool
) -> None:
    assert is_turned(telling(others), telling(words)) is turned


def test_what_is_taken_back_is_carried_by_nobody() -> None:
    told = telling("30 people were hurt")
    assert takes_it_back(telling("The Wire reported wrongly that 30 people were hurt."), told)
    both = telling("The Wire reported wrongly that 30 were hurt")
    assert not takes_it_back(telling("It had been reported wrongly that 30 were hurt."), both)


def test_every_number_must_be_there_however_it_is_written() -> None:
    told = telling("A three-year contract for 14 barges was signed")
    assert has_the_numbers(telling("Fourteen barges are in a contract of three years"), told)
    assert not has_the_numbers(telling("The contract for barges was signed"), told)


def test_a_year_is_told_apart_from_other_numbers() -> None:
    told = telling("The pier was repaired in 2019 for 1,400 crowns", "2019")
    assert (list(told.numbers), list(told.years)) == ([1400.0], [2019.0])
    assert not has_the_years(telling("The pier was repaired in 2021 for 1,400 crowns", "2021"), told)


def test_what_has_neither_a_word_nor_a_number_of_it_has_nothing_of_it() -> None:
    told = telling("A stronger crown was cited by 14 banks")
    assert has_nothing_of_it(telling("Few observers were surprised"), told)
    assert not has_nothing_of_it(telling("Fourteen had spoken of it"), told)
    assert not has_nothing_of_it(telling("The crown had risen"), told)
