"""Every form of every agency in the table is found where reports credit agencies; a word of many meanings only where it is called one."""

import pytest

from quoth.clean import clean_report
from quoth.lexicons import load_table
from quoth.types import RawReport

FIRST = "At least 14 people were killed in a fire at the Tolm paper mill on Tuesday, the fire chief said."
SECOND = "The mill may have been locked from outside, he told a crowd at the gate, and the owner denied it."
FORMS = tuple((name, form) for name, forms in load_table("agencies") for form in forms.split("|"))
BARE = tuple(pair for pair in FORMS if not pair[1].startswith("("))
MANY = tuple((name, form.strip("()")) for name, form in FORMS if form.startswith("("))
EVERYWHERE = (
    "TOLM, May 14 ({}) - {first}\n\n{second}",
    "TOLM, Reikland, May 14 ({}) — {first}\n\n{second}",
    "Tolm, May 14, 2024 ({}) -- {first}\n\n{second}",
    "Tolm ({}) – {first}\n\n{second}",
    "({}) - {first}\n\n{second}",
    "({}) - TOLM, MAY 14 - {first}\n\n{second}",
    "Tolm, May 14 ({}).- {first}\n\n{second}",
    "By Ada Holm, {}\n\n{first}\n\n{second}",
    "{first}\n\n{second}\n\nSource: {}",
    "{first}\n\n{second}\n\n(c) Copyright 2024 {}. All rights reserved.",
    "{first}\n\n{second}\n\nWith inputs from {}",
    "{first}\n\n{second}\n\nA guard slept, the {} news agency said.",
)
IN_A_STORY = (
    "{first}\n\n{second}\n\nA guard slept, {} reported.",
    "{first}\n\n{second}\n\nA guard slept, according to {}.",
    "{first}\n\n{second}\n\nA guard slept, he told {} on Wednesday.",
)


def credited(pattern: str, form: str) -> str | None:
    text = pattern.format(form, first=FIRST, second=SECOND)
    report = clean_report(RawReport("1", "a", (), "T", None, None, (), None, None, "en", text, True, {}))
    if report.credit is not None:
        assert form.removeprefix("The ") in text[report.credit.start : report.credit.end]
    return report.credit.agency if report.credit else None


@pytest.mark.parametrize("pattern", EVERYWHERE)
def test_every_form_is_credited_in_datelines_bylines_credit_lines_and_where_it_is_called_an_agency(
    pattern: str,
) -> None:
    assert [(n, f) for n, f in (*BARE, *MANY) if credited(pattern, f) != n] == []


@pytest.mark.parametrize("pattern", IN_A_STORY)
def test_what_a_story_has_from_an_agency_is_credited_to_it(pattern: str) -> None:
    assert [(n, f) for n, f in BARE if credited(pattern, f) != n] == []


@pytest.mark.parametrize("pattern", IN_A_STORY)
def test_a_word_of_many_meanings_is_no_agency_in_a_story(pattern: str) -> None:
    assert [(n, f) for n, f in MANY if credited(pattern, f) is not None] == []


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("TOLM, November 27. /TASS/. ", "TASS"),
        ("Tolm, November 27, 2026, SPA -- ", "SPA"),
        ("Tolm, Nov 27 AAP - ", "Australian Associated Press"),
        ("TOLM, 27th November, 2026 (WAM) -- ", "WAM"),
        ("TOLM. Nov 27 (Interfax) - ", "Interfax"),
        ("TOLM, Nov. 27 (Xinhua) -- ", "Xinhua"),
        ("Tolm, Nov 27 (PTI) ", "Press Trust of India"),
        ("Tolm (ANTARA) - ", "Antara"),
        ("TOLM (AFP/Reuters) - ", "Agence France-Presse"),
    ],
)
def test_the_datelines_of_agencies_of_many_countries(dateline: str, agency: str) -> None:
    text = f"{dateline}{FIRST}\n\n{SECOND}"
    report = clean_report(RawReport("1", "a", (), "T", None, None, (), None, None, "en", text, True, {}))
    assert report.credit is not None
    assert report.credit.agency == agency
    assert report.sentences[0].of(text) == FIRST


@pytest.mark.parametrize("word", ["PA", "MENA", "APP", "MAP", "Trend", "Beta"])
def test_no_report_goes_back_to_an_agency_for_a_word_of_many_meanings(word: str) -> None:
    text = f"Two died at the crossing of Tolm on Tuesday, according to the {word}.\n\n{SECOND}"
    report = clean_report(RawReport("1", "a", (), "T", None, None, (), None, None, "en", text, True, {}))
    assert report.credit is None


def test_each_form_belongs_to_one_agency() -> None:
    homes: dict[str, set[str]] = {}
    for name, form in FORMS:
        homes.setdefault(form.strip("()"), set()).add(name)
    assert {form: names for form, names in homes.items() if len(names) > 1} == {}
