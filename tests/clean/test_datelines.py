"""Datelines are found, credited and kept out of the first sentence; what only looks like one stays."""

import pytest

from quoth.clean import clean_report
from quoth.types import RawReport, Report

SENTENCE = "Two people died when the bridge at Tolm fell."
SECOND = "The mayor said nothing more would be known before Friday."


def cleaned(first: str, *others: str) -> Report:
    text = "\n\n".join((first, *others, SECOND))
    return clean_report(RawReport("1", "a.txt", (), "T", None, None, (), None, None, "en", text, True, {}))


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("TOLM, March 12 (Reuters) - ", "Reuters"),
        ("TOLM, Reikland (AP) — ", "Associated Press"),
        ("TOLM/BRENN, March 12 (Reuters) - ", "Reuters"),
        ("Tolm (dpa) - ", "dpa"),
        ("Tolm (Reikland) (AFP) – ", "Agence France-Presse"),
        ("Tolm, March 12, 2025 (AFP) - ", "Agence France-Presse"),
        ("Tolm (Reikland), March 12, 2025 (AFP) - ", "Agence France-Presse"),
        ("ŠTOLM, Reikland (AP) — ", "Associated Press"),
        ("TOLM (NPA) - ", "NPA"),
        ("(Reuters) - ", "Reuters"),
        ("PORT TOLM, Reikland — ", None),
        ("TOLM -- ", None),
        ("TOLM: ", None),
        ("TOLM. ", None),
        ("TOLM, 11 February 2025 - ", None),
        ("TOLM, 11. February 2025 ― ", None),
        ("TOLM, 11 February 2025: ", None),
        ("Tolm, 12 May 2025 – ", None),
        ("Tolm, Reikland, 12 May – ", None),
        ("Tolm, Nov. 3, 2025 /Newslink/ -- ", None),
        ("Tolm – Monday, 12 May 2025 – ", None),
        ("Tolm (12 May 2025) − ", None),
        ("Tolm | 12 May 2025 | ", None),
        ("12 May 2025 - ", None),
    ],
)
def test_a_dateline_is_marked_and_its_agency_credited(dateline: str, agency: str | None) -> None:
    report = cleaned(dateline + SENTENCE)
    assert [(mark.kind, report.text[mark.start : mark.end]) for mark in report.marks] == [
        ("dateline", dateline.strip())
    ]
    assert report.sentences[0].of(report.text) == SENTENCE
    assert (report.credit.agency if report.credit else None) == agency


@pytest.mark.parametrize(
    "opening",
    [
        "Sen. Ada Holm (R) - a critic of the bridge - said it was too old.",
        "The World Bridge Union (WBU) - which counts bridges - said it had warned of this.",
        "BREAKING: Two people died when the bridge at Tolm fell.",
        "MOSS: I never saw the cracks.",
        "The bridge — a century old — fell on Friday.",
        "1. NO BUSES. Drivers began a strike.",
        "On 12 May 2025 – Ada Holm's birthday – the bridge fell.",
        "The bridge, 12 May 2025 – Ada Holm was there.",
        "Holm, 12 May 2025: I never saw the cracks.",
        "12 May – Holm's birthday – was a Monday.",
    ],
)
def test_what_only_looks_like_a_dateline_stays_in_the_sentence(opening: str) -> None:
    report = cleaned(opening, "HOLM: Nor did I.")
    assert not [mark for mark in report.marks if mark.kind == "dateline"]
    assert report.sentences[0].start == 0


def test_a_place_in_capitals_deep_in_the_text_is_no_dateline() -> None:
    report = cleaned(*[SENTENCE] * 6, "RAIL TOLM — the bridge's owner — has 40 others.")
    assert report.marks == ()
