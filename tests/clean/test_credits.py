"""Agency credits: the strongest place wins, and speaking of an agency is no credit."""

import pytest

from quoth.clean import clean_report
from quoth.types import RawReport, Report

FIRST = "Two people died when the bridge at Tolm fell on Tuesday, the mayor said in the town hall."
SECOND = "Nothing more would be known before Friday, she told a crowd of several hundred people."


def cleaned(*paragraphs: str) -> Report:
    text = "\n\n".join(paragraphs)
    return clean_report(RawReport("1", "a.txt", (), "T", None, None, (), None, None, "en", text, True, {}))


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(c) Copyright Thomson Reuters 2025", "Reuters"),
        ("With reporting by AP", "Associated Press"),
        ("AFP contributed to this report.", "Agence France-Presse"),
        ("By The Associated Press", "Associated Press"),
        ("Source: Reuters", "Reuters"),
        ("The second victim was found on Wednesday, according to a report by Reuters.", "Reuters"),
        ("The bridge had been closed twice before, Reuters reported, citing the ministry.", "Reuters"),
        ("Nobody had looked at the piers since 2019, according to a Reuters report.", "Reuters"),
        ("A Reuters dispatch had named the builder in May.", "Reuters"),
        ("The builder has left the country, Reuters said on Wednesday.", "Reuters"),
        ("The builder has left the country, reports the AP.", "Associated Press"),
        ("The builder has left the country, the AFP is reporting.", "Agence France-Presse"),
        ("The owner told the news agency AFP that the bridge had been safe.", "Agence France-Presse"),
        ("This was first published by the Reikland Press Agency.", None),
    ],
)
def test_an_agency_is_credited_where_the_report_says_so(line: str, agency: str | None) -> None:
    report = cleaned(FIRST, SECOND, line)
    if agency is not None:
        assert report.credit is not None
        assert report.credit.agency == agency
        assert report.text[report.credit.start : report.credit.end] in line


@pytest.mark.parametrize(
    "line",
    [
        "The bridge collapse cost Reuters a van that was parked below.",
        "Photo: Ada Holm, AP",
        "Bridge watchers say AP classes in Tolm were cancelled.",
        "A Reuters reporter was on the bridge on Monday.",
        "The former mayor would have built another bridge, Bloomberg said.",
        "The bridge in May, from the south bank (AP)",
        "Q (AFP): How many cables had broken before the bridge fell on the boats?",
    ],
)
def test_speaking_of_an_agency_is_no_credit(line: str) -> None:
    assert cleaned(FIRST, SECOND, line).credit is None


def test_a_dateline_wins_over_what_is_cited_below() -> None:
    report = cleaned("TOLM (dpa) - " + FIRST, SECOND, "The owner told Reuters that the bridge had been safe.")
    assert report.credit is not None
    assert report.credit.agency == "dpa"
