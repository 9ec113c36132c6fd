"""What saved pages put above a story is marked: the headline once more, lists of other stories, captions, the author."""

import pytest

from quoth.clean import clean_report
from quoth.types import RawReport, Report

HEADLINE = "Tolm council shuts the old bridge over the Reik"
STORY = (
    "The old bridge over the Reik was closed to lorries on Tuesday after divers found cracks in two of its piers.",
    "The mayor of Tolm, Lena Moss, said the council would pay for repairs that may take until the end of May.",
    "“We had no choice,” she told reporters at the town hall, adding that buses would be sent round by Brenn.",
    "A spokesman for the ministry of transport said that it had known of the cracks since last autumn.",
)


def cleaned(*lines: str, apart: bool = False) -> Report:
    raw = RawReport("1", "a.txt", (), HEADLINE, None, None, (), None, None, "en", "\n".join(lines), apart, {})
    return clean_report(raw)


def marks_of(report: Report) -> list[tuple[str, str]]:
    return [(mark.kind, report.text[mark.start : mark.end]) for mark in report.marks]


@pytest.mark.parametrize("apart", [False, True])
def test_the_headline_once_more_is_marked_with_what_stands_above_it(apart: bool) -> None:
    above = (() if apart else (HEADLINE,)) + ("The Harbour", "Will the zoo ever get a second bear?")
    report = cleaned(*above, HEADLINE, *STORY, apart=apart)
    assert marks_of(report) == [
        ("teaser", "The Harbour"),
        ("teaser", "Will the zoo ever get a second bear?"),
        ("navigation", HEADLINE),
    ]
    assert [span.of(report.text) for span in report.sentences][-4:] == list(STORY)


def test_a_first_paragraph_above_a_repeated_headline_stays() -> None:
    assert ("teaser", STORY[0]) not in marks_of(cleaned(HEADLINE, STORY[0], HEADLINE, *STORY[1:]))


def test_other_stories_listed_with_their_age_are_marked() -> None:
    report = cleaned(HEADLINE, "15m ago", "A second bear for the zoo", "2 hours ago", *STORY)
    assert marks_of(report) == [
        ("dateline", "15m ago"),
        ("teaser", "A second bear for the zoo"),
        ("dateline", "2 hours ago"),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Ada Holm / Reuters",
        "Ada Holm/AP",
        "A diver climbs out of the Reik at Tolm on Monday.Ada Holm / AFP - Getty Images file",
        "A diver climbs out of the Reik at Tolm on Monday. Ada Holm / Alamy",
    ],
)
def test_a_name_a_slash_and_an_agency_are_a_caption(caption: str) -> None:
    assert marks_of(cleaned(HEADLINE, STORY[0], caption, *STORY[1:])) == [("photo", caption)]


def test_a_caption_told_twice_is_marked_twice() -> None:
    caption = "A diver climbs out of the Reik at Tolm on Monday."
    report = cleaned(HEADLINE, f"{caption} Ada Holm/Getty Images hide caption", caption, *STORY)
    assert [kind for kind, _ in marks_of(report)] == ["photo", "photo"]


def test_a_long_line_in_capitals_within_the_story_is_the_headline_of_another() -> None:
    link = "How The Old Bridge At Brenn Became A Lesson For The Whole Country"
    assert marks_of(cleaned(HEADLINE, *STORY, link, STORY[1])) == [("teaser", link)]


@pytest.mark.parametrize(
    "subhead", ["The Bridge And The River", "What the mayor of Tolm knew about the cracks and when"]
)
def test_a_subhead_of_the_story_stays(subhead: str) -> None:
    assert marks_of(cleaned(HEADLINE, *STORY, subhead, STORY[1])) == []


def test_a_note_on_the_author_at_the_end_is_marked() -> None:
    note = "Ada Holm is a business reporter for the Tolm Post and is based in Brenn. She covers the port."
    assert marks_of(cleaned(HEADLINE, *STORY, note)) == [("byline", note)]


def test_a_reporter_of_whom_the_story_speaks_stays() -> None:
    story = ("The police searched the home of Ada Holm on Monday, her lawyer said.", *STORY)
    assert marks_of(cleaned(HEADLINE, *story, "Ada Holm is a reporter for the Tolm Post.")) == []


def test_a_question_that_shares_nothing_with_the_story_is_a_teaser_at_its_end() -> None:
    teaser = "Can tiny gardens save the wild honey bees?"
    assert marks_of(cleaned(HEADLINE, *STORY, teaser)) == [("teaser", teaser)]
    assert marks_of(cleaned(HEADLINE, *STORY, "But who will pay for the bridge and the cracks?")) == []


def test_a_time_of_day_alone_at_the_top_is_marked() -> None:
    assert marks_of(cleaned(HEADLINE, "5:13 PM ET", *STORY)) == [("dateline", "5:13 PM ET")]


def test_links_between_days_are_marked_and_a_name_with_an_office_is_not() -> None:
    listed = ("March 4, 2025", "Zoo opens its doors at night for the first time", "March 3, 2025")
    assert ("teaser", listed[1]) in marks_of(cleaned(*STORY, *listed))
    office = "Ada B. Holm, president and Chief Executive, The Harbour Bridge Company Of Tolm And Brusk"
    assert marks_of(cleaned(*STORY, office, "“We pay for nothing.”", apart=True)) == []


def test_a_name_above_an_office_is_a_byline_in_two_lines() -> None:
    report = cleaned(HEADLINE, "Ada Holm", "Transport correspondent, Tolm", *STORY)
    assert marks_of(report) == [("byline", "Ada Holm"), ("byline", "Transport correspondent, Tolm")]


def test_a_name_above_a_story_about_an_editor_is_none() -> None:
    report = cleaned(
        HEADLINE, "Old Bridge", "The editor of the Tolm Post wrote that he had warned the council of it.", *STORY
    )
    assert "byline" not in {kind for kind, _ in marks_of(report)}
