"""Saved pages: the story and nothing hidden, with what the page says of itself; hostile pages end quickly."""

import json

import pytest

from quoth.acquire import acquire_report
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import RawReport, Source

FIRST = "The mayor of Tolm, Lena Moss, resigned on Tuesday after the council voted against her budget."
SECOND = "Her deputy, Ian Moss, said he would lead the town hall until an election in May."
QUOTED = "“I leave with a clear mind,” Ms. Moss said. “I owe the city that much.”"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Tolm"},
        {
            "@type": ["NewsArticle"],
            "headline": "Mayor resigns &amp; leaves",
            "datePublished": "2025-03-04T08:15:00+02:00",
            "author": [{"@type": "Person", "name": "B. Ode"}, {"name": "Ada Holm"}],
            "publisher": {"@type": "Organization", "name": "The Tolm Post"},
        },
    ],
}


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def story(*extra: str) -> str:
    return f"<article><p>{FIRST}</p>{''.join(extra)}<p>{SECOND}</p></article>"


def read(text: str) -> RawReport:
    return acquire_report(Source("page.html", text.encode(), "html"), settings=Settings())


def test_the_story_is_read_a_paragraph_a_line_and_the_chrome_is_left() -> None:
    chrome = "<nav><a href=/>Home</a></nav>", "<footer>© 2025 Tolm Post</footer>"
    assert read(page(chrome[0] + story() + chrome[1])).text == f"{FIRST}\n\n{SECOND}"


def test_a_quotation_in_a_block_of_its_own_survives() -> None:
    assert QUOTED in read(page(story(f"<blockquote><p>{QUOTED}</p></blockquote>"))).text.split("\n\n")


def test_list_items_and_rows_bring_no_marks_of_their_own() -> None:
    items = "<ul><li>a smaller deficit of 4 million crowns</li><li>fewer staff in the town hall</li></ul>"
    table = "<table><tr><td>Year</td><td>Deficit</td></tr><tr><td>2024</td><td>4.1 million</td></tr></table>"
    lines = read(page(story("<p>The council had asked for two things:</p>", items, table))).text.split("\n\n")
    assert lines[2:4] == ["a smaller deficit of 4 million crowns", "fewer staff in the town hall"]
    assert lines[4:6] == ["Year\tDeficit", "2024\t4.1 million"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>{}</p>",
        "<p style='DISPLAY : None'>{}</p>",
        "<div style='position:absolute; left:-9999px'>{}</div>",
        "<p style='font-size:0'>{}</p>",
        "<p style='height:0;overflow:hidden'>{}</p>",
        "<p style='clip: rect(0 0 0 0)'>{}</p>",
        "<p hidden>{}</p>",
        "<div aria-hidden='true'>{}</div>",
        "<span class='sr-only'>{}</span>",
        "<noscript>{}</noscript>",
        "<script>document.write('<p>{}</p>')</script>",
        "<!-- {} -->",
        "<template><p>{}</p></template>",
    ],
)
def test_what_no_reader_sees_is_not_read(hidden: str) -> None:
    text = read(page(story(hidden.format("The mayor is a robot, a spokesman said.")))).text
    assert "robot" not in text
    assert FIRST in text
    assert SECOND in text


def test_json_ld_in_a_graph_tells_title_outlet_date_and_authors() -> None:
    report = read(page(story(), f"<script type='application/ld+json'>{json.dumps(LINKED)}</script>"))
    assert (report.title, report.outlet, report.published) == (
        "Mayor resigns & leaves",
        "The Tolm Post",
        "2025-03-04T08:15:00+02:00",
    )
    assert report.authors == ("B. Ode", "Ada Holm")
    assert report.title_apart
    assert report.found["title"] == "json-ld"


def test_broken_json_ld_gives_way_to_open_graph() -> None:
    head = (
        "<script type='application/ld+json'>{broken</script><meta property='og:title' content='Mayor resigns'>"
        "<meta property='og:site_name' content='Tolm Post'><link rel='canonical' href='https://tolm.example/a'>"
        "<meta property='article:published_time' content='2025-03-04'>"
    )
    report = read(page(story(), head))
    assert (report.title, report.outlet, report.published, report.url) == (
        "Mayor resigns",
        "Tolm Post",
        "2025-03-04",
        "https://tolm.example/a",
    )


def test_a_title_element_loses_the_name_of_its_outlet() -> None:
    head = "<title>Mayor resigns | Tolm Post</title><meta property='og:site_name' content='Tolm Post'>"
    assert read(page(story(), head)).title == "Mayor resigns"


def test_a_title_repeated_above_the_story_is_not_read_twice() -> None:
    head = "<meta property='og:title' content='Mayor resigns after vote'>"
    assert not read(page("<article><p>Mayor resigns after vote</p>" + story()[9:], head)).text.startswith(
        "Mayor resigns"
    )


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    assert read(page(story(), "<link rel='canonical' href='javascript:alert(1)'>")).url is None


def test_a_page_without_a_story_is_refused() -> None:
    for body in ("", "<script>x</script>", "<img src=a.png>"):
        with pytest.raises(ReportUnreadable) as caught:
            read(page(body))
        assert caught.value.reason == "no-text"


def test_a_page_of_one_sentence_is_read() -> None:
    assert read("<p>The mayor said so.</p>").text == "The mayor said so."


@pytest.mark.parametrize("tag", ["div", "b", "span", "table", "blockquote"])
def test_a_hundred_thousand_nested_elements_are_refused(tag: str) -> None:
    with pytest.raises(ReportUnreadable) as caught:
        read(page(f"<{tag}>" * 100_000 + FIRST))
    assert caught.value.reason == "too-deep"


def test_nesting_inside_scripts_does_not_count() -> None:
    assert FIRST in read(page("<script>" + "<div>" * 1000 + "</script>" + story())).text


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>a</td></tr></table>",
        "<table><tr>" + "<td>a</td>" * 50_000 + "</tr></table>",
        "<p>" * 50_000,
        "<!--" * 50_000,
        "<" * 100_000,
        "<p class='" + "x" * 300_000 + "'>",
        "<div " + "a=b " * 50_000 + ">",
    ],
)
def test_hostile_pages_end_in_a_report_or_a_reason(body: str) -> None:
    try:
        assert read(page(story() + body)).text
    except ReportUnreadable as error:
        assert error.reason


def test_json_ld_nested_without_end_is_passed_over() -> None:
    assert FIRST in read(page(story(), "<script type='application/ld+json'>" + "[" * 100_000 + "</script>")).text


def test_a_page_with_more_text_than_is_read_is_refused_with_the_limit() -> None:
    with pytest.raises(ReportUnreadable, match="max_characters") as caught:
        acquire_report(Source("p", page(story() * 9).encode(), "html"), settings=Settings(max_characters=500))
    assert caught.value.reason == "too-large"
