"""Pages that hold no report, only its beginning, or one that only machines are told; the hours of live pages."""

import json

import pytest
from tests.acquire.test_pages import FIRST, QUOTED, SECOND, page, read
from tests.acquire.test_unsaid import FULL, LONG

from quoth.acquire.doubts import doubts_of
from quoth.errors import ReportUnreadable

TITLE = "Mayor of Tolm resigns"
OFFER = "<div class='wall'><h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in. Cancel any time.</p></div>"
LENGTH = "".join(f"<p>Point {n}: {LONG}</p>" for n in range(1, 7))


def linked(**told: object) -> str:
    return (
        f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'headline': TITLE} | told)}</script>"
    )


def refusal(text: str) -> ReportUnreadable:
    with pytest.raises(ReportUnreadable) as refused:
        read(text)
    return refused.value


def listed(*, link: str = "/n/{}", words: str = LONG) -> str:
    return "".join(
        f"<section><h2><a href='{link.format(n)}'>Story {n} of the day in Tolm</a></h2><p>{words}</p></section>"
        for n in range(6)
    )


def test_a_front_page_is_a_list_and_no_report() -> None:
    error = refusal(page(listed(), "<title>Tolm Post – news from the valley</title>"))
    assert error.reason == "summary-only"
    assert str(error) == "The page lists 6 stories, of each a line or two; it is no report and is not compared."


def test_a_page_of_whole_stories_holds_several_reports() -> None:
    assert refusal(page(listed(words=" ".join([LONG] * 6)))).reason == "several-reports"


def test_teasers_that_are_links_as_a_whole_make_a_list_too() -> None:
    cards = "".join(f"<a href='/n/{n}'><h2>Story {n} of the day</h2><p>{LONG}</p></a>" for n in range(6))
    assert refusal(page(cards)).reason == "summary-only"


def test_a_story_with_teasers_below_it_stays_a_story() -> None:
    assert LONG in read(page(f"<article><h1>{TITLE}</h1>{FULL}</article>{listed(words='A line.')}")).text


def test_an_article_whose_headings_lead_elsewhere_stays_one() -> None:
    assert (
        LONG in read(page(listed(link="https://shop.example/{}"), "<meta property='og:type' content='article'>")).text
    )


def test_a_stub_before_a_wall_is_a_summary() -> None:
    error = refusal(page(f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>{OFFER}</article>"))
    assert error.reason == "summary-only"
    assert TITLE in str(error)


@pytest.mark.parametrize("free", [False, "False"])
def test_a_page_that_says_that_it_is_not_free_is_a_summary_where_it_is_short(free: object) -> None:
    stub = f"<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    assert refusal(page(stub, linked(isAccessibleForFree=free))).reason == "summary-only"
    assert LONG in read(page(f"<article><h1>{TITLE}</h1>{LENGTH}</article>", linked(isAccessibleForFree=free))).text


def test_a_long_beginning_that_breaks_off_before_a_wall_is_a_summary() -> None:
    broken = f"<article><h1>{TITLE}</h1>{LENGTH}<p>“I leave with a clear…</p>{OFFER}</article>"
    assert refusal(page(broken)).reason == "summary-only"


def test_a_long_story_above_a_wall_is_read_and_the_wall_is_told() -> None:
    raw = read(page(f"<article><h1>{TITLE}</h1>{LENGTH}<p>To continue reading, log in.</p></article>"))
    assert doubts_of(raw) == ("page.html: what was not read of it: what may follow for subscribers.",)


def test_a_story_about_subscribers_is_no_stub() -> None:
    line = "<p>The Post said that its site would be for subscribers only from May on.</p>"
    raw = read(page(f"<article><h1>{TITLE}</h1>{line}{LENGTH}</article>"))
    assert not doubts_of(raw)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Just a moment...", "Your browser will take you to the page shortly, within five seconds or so."),
        ("Tolm Post", "Please verify that you are human before you go on to the page that you want."),
        ("Page not found | Tolm Post", "The report that you asked for may have been moved to another place here."),
        ("404", "The report that you asked for may have been moved to another place here."),
        ("Access denied – Tolm Post", "The report that you asked for is not shown to readers in your country."),
        (
            "Before you continue to Tolm Post",
            "Choose which of the cookies of our 812 partners you accept in this browser.",
        ),
    ],
)
def test_what_asks_or_tells_of_an_error_is_no_report(title: str, line: str) -> None:
    assert refusal(page(f"<h1>{title}</h1><p>{line}</p>", f"<title>{title}</title>")).reason == "no-report"


@pytest.mark.parametrize(
    "title", ["500 people left the valley", "Access denied to inspectors in Tolm", "Not found in the lake"]
)
def test_headlines_that_begin_so_are_those_of_reports(title: str) -> None:
    assert FIRST in read(page(f"<h1>{title}</h1><p>{FIRST}</p><p>{SECOND}</p>", f"<title>{title}</title>")).text


def test_a_story_that_only_machines_are_told_is_read_and_said_so() -> None:
    body = f"{FIRST}\n{SECOND}\n{QUOTED}"
    raw = read(page("<div id='app'></div>", linked(articleBody=body)))
    assert raw.text.split("\n\n") == [FIRST, SECOND, QUOTED]
    assert raw.found["text"] == "JSON-LD of a page that shows less of the story"


def test_paragraphs_of_markup_told_to_machines_are_lines() -> None:
    raw = read(
        page("<div id='app'></div>", linked(articleBody=f"&lt;p&gt;{FIRST}&lt;/p&gt;<p>{SECOND}<br>{QUOTED}</p>"))
    )
    assert raw.text.split("\n\n") == [FIRST, SECOND, QUOTED]


def test_what_is_for_subscribers_is_not_taken_from_what_machines_are_told() -> None:
    told = linked(articleBody=" ".join([LONG] * 9), isAccessibleForFree=False)
    assert refusal(page(f"<article><h1>{TITLE}</h1><p>{FIRST}</p></article>", told)).reason == "summary-only"


def test_the_hours_of_a_live_page_stand_above_their_entries() -> None:
    entries = "".join(
        f"<article><time>{hour} CET</time><p>Hour {hour}: {LONG}</p></article>" for hour in ("18.05", "14.30", "12.10")
    )
    lines = read(page(f"<main><h1>{TITLE}</h1>{entries}</main>")).text.split("\n\n")
    assert lines[::2] == ["18.05 CET", "14.30 CET", "12.10 CET"]
    assert lines[3] == f"Hour 14.30: {LONG}"


def test_one_time_above_a_story_makes_no_live_page() -> None:
    assert "18.05" not in read(page(f"<article><h1>{TITLE}</h1><time>18.05 CET</time>{FULL}</article>")).text


@pytest.mark.parametrize("label", ["Paid content by Norline", "ADVERTISEMENT FEATURE", "Sponsored by the Orla Line"])
def test_a_story_that_is_paid_for_is_told(label: str) -> None:
    raw = read(page(f"<article><div class='label'>{label}</div><h1>{TITLE}</h1>{FULL}</article>"))
    told = f"page.html: it says above its headline that it is paid for: “{label}”. Such pages are advertisements."
    assert doubts_of(raw) == (told,)


def test_an_advertisement_above_a_story_does_not_make_it_one() -> None:
    assert not doubts_of(read(page(f"<article><div>Advertisement</div><h1>{TITLE}</h1>{FULL}</article>")))
