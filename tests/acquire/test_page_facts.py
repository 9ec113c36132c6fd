"""What real pages tell of themselves where JSON-LD is missing: the heading, byline, date and outlet that readers see."""

import json

import pytest

from quoth.acquire import acquire_report
from quoth.acquire.html import draft_of_html
from quoth.settings import Settings
from quoth.types import RawReport, Source

FIRST = "The harbour of Tolm stays closed until Friday after a crane fell on the eastern quay, the port authority said."
SECOND = (
    "Nobody was hurt, said Ines Moll, who speaks for the port, and the first ships were sent on to Brusk in the night."
)
THIRD = "The crane was forty years old and had last been examined in March, two people who work there told the paper."
FOUND_AT = "https://www.tolmpost.example/2025/03/04/crane"
BODY = f"<div class='body'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"


def read(body: str, head: str = "") -> RawReport:
    page = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return acquire_report(Source("page.html", page.encode(), "html"), settings=Settings())


def og(title: str) -> str:
    return f"<meta property='og:title' content='{title}'>"


def test_the_heading_that_readers_see_is_the_title_and_no_part_of_the_text() -> None:
    report = read(
        f"<article><h1>Crane falls on Tolm quay</h1>{BODY}</article>", og("Why the harbour of Tolm lost a crane")
    )
    assert report.title == "Crane falls on Tolm quay"
    assert report.text.startswith(FIRST)


def test_a_kicker_within_the_heading_is_no_part_of_the_title() -> None:
    heading = "<h1><span>Exclusive</span> <span>Crane falls on Tolm quay</span></h1>"
    assert read(heading + BODY, og("Crane falls on Tolm quay")).title == "Crane falls on Tolm quay"


def test_the_name_of_a_site_and_the_heading_of_another_story_are_no_title() -> None:
    other = "<h1>Budget passes after long night</h1>"
    report = read(f"<h1>Tolm Post</h1>{other}<article>{BODY}</article>", og("Crane falls on Tolm quay"))
    assert report.title == "Crane falls on Tolm quay"


def test_a_second_level_heading_with_which_the_title_element_begins_is_the_title() -> None:
    report = read(
        f"<h1>Tolm Post</h1><h2>Crane falls on quay</h2>{BODY}", "<title>Crane falls on quay - Region</title>"
    )
    assert report.title == "Crane falls on quay"


@pytest.mark.parametrize(
    "told", ["Crane falls | Tolm Post", "Tolm Post: Crane falls", "Crane falls - TolmPost.example"]
)
def test_a_title_loses_its_outlet_at_either_end(told: str) -> None:
    head = f"{og(told.replace('Post: ', 'Post : '))}<link rel='canonical' href='https://www.tolmpost.example/crane'>"
    assert read(BODY, head).title == "Crane falls"


def test_the_outlet_stands_behind_the_title_where_the_address_has_it_too_and_else_is_the_host() -> None:
    link = "<link rel='canonical' href='https://www.tolmpost.example/crane'>"
    assert read(BODY, f"<title>Crane falls - The Tolm Post</title>{link}").outlet == "The Tolm Post"
    assert read(BODY, f"<title>Crane falls - Region</title>{link}").outlet == "tolmpost.example"
    assert (
        read(BODY, "<meta property='og:site_name' content='https://www.tolmpost.example'>").outlet == "tolmpost.example"
    )


@pytest.mark.parametrize(
    "byline",
    [
        "<p class='byline'>By <a href='/a'>Ada Holm</a></p>",
        "<a rel='author' href='/a'>Ada Holm</a>",
        "<span itemprop='author'><span itemprop='name'>Ada Holm</span></span>",
        "<div class='meta'><a href='/author/holm'>Ada Holm</a></div>",
        "<div>By</div><div>Ada Holm</div>",
    ],
)
def test_the_byline_near_the_heading_names_the_author(byline: str) -> None:
    report = read(f"<article><h1>Crane falls on Tolm quay</h1>{byline}{BODY}</article>", og("Crane falls on Tolm quay"))
    assert report.authors == ("Ada Holm",)


def test_authors_beside_each_other_are_all_named_and_those_of_other_stories_are_not() -> None:
    bylines = "<div class='byline'><a>Ada Holm</a>, <a>Ian Moss</a></div>"
    others = "<footer><p class='byline'>By <a>Olaf Brenn</a></p></footer><nav><a rel='author'>Rosa Ehlin</a></nav>"
    report = read(f"{others}<article><h1>Crane falls on quay</h1>{bylines}{BODY}</article>{others}")
    assert report.authors == ("Ada Holm", "Ian Moss")


def test_an_author_element_of_meta_is_split_and_the_outlet_is_no_author_of_its_own() -> None:
    assert read(
        BODY, "<meta name='parsely-author' content='By Ada Holm, Ian O&amp;#039;Moss, and Rosa Ehlin'>"
    ).authors == (
        "Ada Holm",
        "Ian O'Moss",
        "Rosa Ehlin",
    )
    head = "<meta name='Author' content='Tolm Post'><meta property='og:site_name' content='Tolm Post'>"
    assert read(BODY, head).authors == ()


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("<time itemprop='datePublished' content='2025-03-04T08:15:00+0200'>today</time>", "2025-03-04T08:15:00+0200"),
        ("<ul><li><time itemprop='datePublished' datetime='2025-03-04'>today</time></li></ul>", "2025-03-04"),
        ("<time>March 4, 2025</time>", "2025-03-04"),
        ("<time>04.03.2025</time>", "2025-03-04"),
        ("<abbr class='published' title='Mar 4, 2025 10:15 am'>today</abbr>", "2025-03-04"),
        ("<div class='pub-date'>March 4 2025 4:21 PM</div>", "2025-03-04"),
        ("<div>By Ada Holm</div><div>Posted on 4 March 2025</div>", "2025-03-04"),
        ("<div>by Ada Holm / March 4, 2025 / Leave a comment</div>", "2025-03-04"),
        (
            "<time class='updated' datetime='2025-03-09'>9 March</time><time datetime='2025-03-04'>4 March</time>",
            "2025-03-04",
        ),
    ],
)
def test_the_time_of_publication_is_read_from_what_stands_below_the_heading(date: str, published: str) -> None:
    report = read(f"<article><h1>Crane falls on Tolm quay</h1>{date}{BODY}</article>")
    assert report.published == published


def test_the_time_of_a_change_and_of_other_stories_dates_nothing() -> None:
    dated = (
        "<div class='updated-date'>Updated March 9, 2025</div>",
        "<ul><li><a href='/zoo'>Zoo</a> <time datetime='2024-01-02'>x</time></li></ul>",
    )
    assert read(f"<article><h1>Crane falls on Tolm quay</h1>{''.join(dated)}{BODY}</article>").published is None


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://tolm.example/2025/03/04/crane", "2025-03-04"),
        ("https://tolm.example/news/2025/mar/04/crane", "2025-03-04"),
        ("https://tolm.example/2025/03/crane", None),
        ("https://tolm.example/2025/13/40/crane", None),
    ],
)
def test_an_address_tells_the_day(address: str, published: str | None) -> None:
    assert read(BODY, f"<link rel='canonical' href='{address}'>").published == published


def test_json_ld_with_line_breaks_within_its_strings_is_read() -> None:
    block = json.dumps({"@type": "NewsArticle", "headline": "Crane falls", "description": "One@two"}).replace(
        "@two", "\ntwo"
    )
    for wrapped in (block.replace('"@type"', '"@type"'), f"<!--\n{block}\n-->"):
        assert read(BODY, f"<script type='application/ld+json'>{wrapped}</script>").title == "Crane falls"


def test_the_address_at_which_a_page_was_found_counts_where_it_names_none_itself() -> None:
    draft = draft_of_html(
        f"<html lang='en'><title>Crane falls - Tolm Post</title><body>{BODY}", Settings(), address=FOUND_AT
    )
    assert (draft.url, draft.outlet, draft.title) == (FOUND_AT, "Tolm Post", "Crane falls")
    assert (draft.published, draft.found["url"]) == ("2025-03-04", "what carries the text")
    assert draft_of_html(f"<title>x</title>{BODY}", Settings(), address="file:///home/crane.html").url is None
