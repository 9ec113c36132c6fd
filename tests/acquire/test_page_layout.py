"""Layouts of pages: tables that lay out a page, teasers in links, kickers above the title; pages built as news sites build them."""

import pytest
from benchmarks.page_layouts import LAYOUTS, story
from tests.acquire.test_pages import FIRST, QUOTED, SECOND, page, read

from quoth.acquire.html import below_title

TITLE = "Mayor of Tolm resigns"


def test_a_page_laid_out_in_tables_keeps_its_quotations_and_loses_its_menu() -> None:
    menu = "".join(f"<tr><td><a href='/{n}'>Section {n}</a></td></tr>" for n in range(9))
    body = (
        f"<table><tr><td><table>{menu}</table></td><td><p>{FIRST}</p><blockquote><p>{QUOTED}</p></blockquote>"
        f"<p>{SECOND}</p></td></tr></table>"
    )
    assert read(page(body)).text.split("\n\n") == [FIRST, QUOTED, SECOND]


def test_a_table_of_data_stays_a_table_with_a_paragraph_in_each_cell() -> None:
    rows = "".join(f"<tr><td><p>Ward {n}</p></td><td><p>{n}0 votes</p></td></tr>" for n in range(1, 5))
    text = read(page(f"<article><p>{FIRST}</p><p>{SECOND}</p><table>{rows}</table><p>{QUOTED}</p></article>")).text
    assert "Ward 2\t20 votes" in text


def test_the_teaser_of_another_page_is_no_part_of_the_story() -> None:
    teaser = "<div><a href='/storm'><h3>Storm cuts power</h3><p>Crews worked through the night in three valleys.</p></a></div>"
    text = read(page(f"<article><p>{FIRST}</p>{teaser}<p>{QUOTED}</p><p>{SECOND}</p></article>")).text
    assert text.split("\n\n") == [FIRST, QUOTED, SECOND]


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ([TITLE, FIRST], [FIRST]),
        (["Politics", TITLE.upper(), FIRST], [FIRST]),
        ([FIRST, TITLE, SECOND], [FIRST, SECOND]),
        ([FIRST, SECOND], [FIRST, SECOND]),
    ],
)
def test_the_title_is_taken_out_with_a_kicker_above_it_and_nothing_more(lines: list[str], left: list[str]) -> None:
    assert below_title(lines, TITLE) == left


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_its_story_its_quotation_its_title_and_its_time(layout: str) -> None:
    made, seen = LAYOUTS[layout]
    told = story(7)
    raw = read(made(told))
    lines = [" ".join(line.split()) for line in raw.text.split("\n")]
    assert [words for _, words in seen(told).blocks if words not in lines] == []
    assert raw.title == told.title
    assert (raw.published or "")[:16] == told.published[:16]


STORY = "".join(
    f"<p>Point {n} of the decision: the council of Tolm pays for the bridge and asks the ministry for a loan.</p>"
    for n in range(6)
)
OTHER = "".join(
    f"<p>The zoo of Brusk shows its new bear, which came by ship from Hesk in week {n} of the year.</p>"
    for n in range(6)
)


def test_the_next_story_of_a_page_without_end_is_no_part_of_the_first() -> None:
    first, other = f"<h1>Bridge to be paid</h1>{STORY}", f"<h1>New bear</h1>{OTHER}"
    text = read(f"<title>Bridge to be paid</title><article>{first}</article><article>{other}</article>").text
    assert "Point 5" in text
    assert "zoo" not in text


def test_the_posts_of_a_live_page_stay() -> None:
    posts = f"<article><h2>10:15</h2>{STORY}</article><article><h2>10:30</h2>{OTHER}</article>"
    within = f"<article><h1>Bridge to be paid</h1><p>{'A long lead. ' * 40}</p>{posts}</article>"
    beside = f"<header><h1>Bridge to be paid</h1></header>{posts}"
    for body in (within, beside):
        text = read(f"<title>Bridge to be paid</title><main>{body}</main>").text
        assert "Point 5" in text
        assert "zoo" in text


@pytest.mark.parametrize(
    "box", ["class='c-related box'", "id='next-story'", "class='most_read'", "class='newsletter-signup'"]
)
def test_a_box_whose_name_says_that_it_leads_elsewhere_is_left_out(box: str) -> None:
    text = read(f"<h1>Bridge to be paid</h1><div class='text'>{STORY}<div {box}>{OTHER[:150]}</div></div>").text
    assert "Point 5" in text
    assert "zoo" not in text


def test_a_box_that_holds_the_story_stays_whatever_its_name() -> None:
    assert "Point 5" in read(f"<div class='related'><h2>Bridge to be paid</h2>{STORY}</div><p>{OTHER[3:100]}</p>").text
