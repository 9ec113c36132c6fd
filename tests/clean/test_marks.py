"""What is no part of a story is marked, and what is part of it is not."""

import pytest

from quoth.clean import clean_report
from quoth.types import RawReport, Report

STORY = (
    "The old bridge over the Reik was closed to lorries on Tuesday after divers found cracks in two of its piers.",
    "The mayor of Tolm, Lena Moss, said the council would pay for repairs that may take until the end of May.",
    "“We had no choice,” she told reporters at the town hall, adding that buses would be sent round by Brenn.",
    "A spokesman for the ministry of transport said that it had known of the cracks since last autumn.",
    "Ferries will run every hour until the bridge opens again, according to the port of Tolm.",
)


def cleaned(*paragraphs: str, title: str | None = "Bridge shut", outlet: str | None = None) -> Report:
    raw = RawReport("1", "a.txt", (), title, outlet, None, (), None, None, "en", "\n\n".join(paragraphs), True, {})
    return clean_report(raw)


def marks_of(report: Report) -> list[tuple[str, str]]:
    return [(mark.kind, report.text[mark.start : mark.end]) for mark in report.marks]


TOP = (
    ("byline", "By Ada Holm"),
    ("byline", "By ADA HOLM and IAN MOSS, Tolm"),
    ("byline", "Ada Holm, political correspondent"),
    ("byline", "ADA HOLM and IAN MOSS, Associated Press"),
    ("byline", "From our correspondent Ada Holm in Tolm"),
    ("credit", "The Associated Press"),
    ("photo", "Photo: the bridge at Tolm on Monday (A. Holm)"),
    ("photo", "A diver climbs out of the river at Tolm, March 4, 2025. (Ada Holm/Getty Images)"),
    ("dateline", "March 4, 2025 10:15 a.m. ET"),
    ("dateline", "Tuesday, 4 March 2025"),
    ("dateline", "March 4, 2025 / 12:25 PM / Updated 8 hours ago"),
    ("dateline", "Tolm, 4 March 2025"),
    ("dateline", "Last updated: 4 March 2025"),
    ("byline", "From Ada Holm in Tolm"),
    ("byline", "Ada Holm | Tolm Post"),
    ("update", "(Adds details, paragraph 4)"),
    ("share", "Share this: Facebook | X | WhatsApp"),
    ("navigation", "Listen to this article"),
    ("photo", "A diver climbs out of the river at Tolm. (Ada Holm/Tolm Post)"),
)
END = (
    ("credit", "(Reporting by Ada Holm in Tolm; Editing by Ian Moss)"),
    ("credit", "Associated Press writer Ada Holm in Brenn contributed to this report."),
    ("credit", "With files from Reuters"),
    ("credit", "Contributing: Ada Holm and Ian Moss"),
    ("credit", "ah-im/bre"),
    ("credit", "Reuters/AP"),
    ("copyright", "© 2025 Tolm Media. All rights reserved."),
    ("copyright", "(c) Copyright Thomson Reuters 2025"),
    ("byline", "Written by Tolm Post Staff"),
    ("teaser", "READ MORE: Seven walks along the coast"),
    ("teaser", "Also today: tram fares go up, and the zoo has a new bear."),
    ("teaser", "Don't miss: The ten best cakes in town"),
    ("teaser", "Hospital Queue Grows As Nurses Leave"),
    ("teaser", "Related story"),
    ("subscribe", "Want the week in one letter? Sign up for the Saturday Post"),
    ("subscribe", "Keep me up to date on all that the Tolm Post has to offer."),
    ("contact", "We want to hear what you think about this article."),
    ("subscribe", "Sign up for our free morning letter."),
    ("subscribe", "Subscribe to the Tolm Post for 3 crowns a month."),
    ("cookie", "We use cookies to give you a better visit."),
    ("contact", "Got a story? Email news@tolmpost.example"),
    ("contact", "Media contact: press@port.example, +46 2 555 01 40"),
    ("sources", "• Source 1 • Source 2 • Source 3"),
    ("other", "This article was created with the support of automated tools."),
    ("other", "(1 euro = 25.20 crowns)"),
    ("update", "Correction: An earlier version of this story gave a wrong year."),
    ("navigation", "Tags: bridges, Tolm, transport"),
    ("navigation", "#Tolm #bridge #transport"),
    ("navigation", "https://tolmpost.example/bridge"),
    ("byline", "The author is a professor of bridges at the University of Tolm."),
    ("credit", "Holm reported from Tolm and Reik from Brenn."),
)


@pytest.mark.parametrize(("kind", "line"), TOP)
def test_a_line_above_the_story_is_marked_with_its_kind(kind: str, line: str) -> None:
    assert marks_of(cleaned(line, *STORY)) == [(kind, line)]


@pytest.mark.parametrize(("kind", "line"), END)
def test_a_line_below_the_story_is_marked_with_its_kind(kind: str, line: str) -> None:
    assert marks_of(cleaned(*STORY, line)) == [(kind, line)]


STAYS = (
    "More from the hearing is expected on Wednesday, when the ministry's engineers are to speak.",
    "Sources: divers of the port say that a third pier is cracked as well",
    "By Friday the queue at the ferry had grown to two hours.",
    "What the mayor said about the bridge",
    "• Buses go round by Brenn until the end of May",
    "Video of the cracks was shared widely on social media, where many asked why the bridge had been open at all.",
    "Loading of the ferry stopped at noon because the ramp was stuck, the port said.",
    "She has reported from Brenn for ten years and said that she had never seen the river so low.",
    "Subscribers of the bridge company get their money back, the ministry said.",
    "The Bridge And The River",
    "Nobody contributed to the repair fund, according to the mayor.",
    "Lena Moss, Mayor of Tolm",
    "and so on",
    "The divers showed their pictures to nobody. (The Tolm Post has seen a photo of the crack in the second pier.)",
)


@pytest.mark.parametrize("line", STAYS)
def test_a_line_of_the_story_stays(line: str) -> None:
    assert marks_of(cleaned(*STORY[:4], line, STORY[4])) == []
    assert marks_of(cleaned(*STORY, line)) == []


def test_a_subhead_about_the_story_stays() -> None:
    assert marks_of(cleaned(*STORY[:3], "About the cracks", *STORY[3:])) == []


def test_a_section_about_the_sender_is_marked_to_the_end() -> None:
    about = ("ABOUT THE PORT OF TOLM", "The Port of Tolm runs four ferries and employs 90 people.", "Open daily.")
    assert [kind for kind, _ in marks_of(cleaned(*STORY, *about))] == ["other"] * 3


def test_a_list_of_links_below_its_heading_is_marked() -> None:
    report = cleaned(*STORY, "Related stories", "Bus fares go up again", "Is the zoo too loud at night?", "Bear found")
    assert {kind for kind, _ in marks_of(report)} == {"teaser"}
    assert len(report.marks) == 4


def test_what_tells_at_length_about_a_known_author_is_marked() -> None:
    about = (
        f"Ada Holm is the editor of the harbour pages. {'She has written about ships and bridges for ten years. ' * 6}"
    )
    raw = RawReport(
        "1", "a", (), None, None, None, ("Ada Holm",), None, None, "en", "\n\n".join((*STORY, about)), True, {}
    )
    assert [kind for kind, _ in marks_of(clean_report(raw))] == ["byline"]


def test_an_appeal_at_the_end_of_a_paragraph_is_marked_alone() -> None:
    report = cleaned(f"{STORY[0]} Forwarded this email? Sign up here.", *STORY[1:])
    assert marks_of(report) == [("subscribe", "Forwarded this email?"), ("subscribe", "Sign up here.")]
    assert report.sentences[0].of(report.text) == STORY[0]


def test_a_credit_at_the_end_of_a_paragraph_is_marked_alone() -> None:
    report = cleaned(*STORY[:4], f"{STORY[4]} (Reporting by Ada Holm; Editing by Ian Moss)")
    assert marks_of(report) == [("credit", "(Reporting by Ada Holm; Editing by Ian Moss)")]
    assert report.sentences[-1].of(report.text) == STORY[4]


def test_a_line_that_names_the_outlet_or_an_author_alone_is_marked() -> None:
    assert marks_of(cleaned("Tolm Post", *STORY, outlet="The Tolm Post")) == [("byline", "Tolm Post")]


def test_a_text_of_furniture_alone_is_left_whole() -> None:
    report = cleaned("Subscribe now", "Share this")
    assert report.marks == ()
    assert len(report.sentences) == 2


def test_marks_are_apart_and_in_order_and_hold_no_sentence() -> None:
    report = cleaned("By Ada Holm", "TOLM (AP) — " + STORY[0], *STORY[1:], "ah/im", "Share this: Facebook | X")
    ends = [0]
    for mark in report.marks:
        assert ends[-1] <= mark.start < mark.end
        ends.append(mark.end)
        assert not any(mark.start < span.end and span.start < mark.end for span in report.sentences)
