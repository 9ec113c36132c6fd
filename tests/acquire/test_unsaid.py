"""What a page shows and its outlet does not say: marks of notes, struck words, captions, posts and comments of others."""

import pytest
from tests.acquire.test_pages import FIRST, QUOTED, SECOND, page, read

from quoth.acquire.doubts import doubts_of

LONG = (
    "The council of Tolm pays for the bridge over the Arle, and the ministry lends it what is missing until the spring of next"
    " year, the treasurer said."
)
FULL = f"<p>{FIRST}</p><p>{SECOND}</p><p>{QUOTED}</p><p>{LONG}</p><p>The bridge is older than the town hall, and narrower than its door.</p>"


def text_with(line: str) -> str:
    return read(page(f"<article><h1>Mayor of Tolm resigns</h1>{FULL}<p>{line}</p></article>")).text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("About 640<sup>2</sup> people left the valley.", "About 640 people left the valley."),
        ("The wall cost £3.2 million<sup><a href='#n1'>1</a></sup>.", "The wall cost £3.2 million."),
        ("The 24<sup>th</sup> house has 12 m<sup>2</sup>.", "The 24th house has 12 m²."),
        ("CO<sub>2</sub> fell by 5 percent.", "CO2 fell by 5 percent."),
        ("It costs £3<sup>1</sup>&frasl;<sub>2</sub> million.", "It costs £3½ million."),
        (
            "It was a loss, she told the Post.<a href='#n2'>2</a> He agreed.",
            "It was a loss, she told the Post. He agreed.",
        ),
        ("He found it in the Post (<a href='#list'>2</a>) again.", "He found it in the Post (2) again."),
        ("About 640<!-- --><sup>2</sup> people left.", "About 640 people left."),
        ("About <del>460</del> <ins>640</ins> people left. <s>He said 90 were hurt.</s>", "About 640 people left."),
        ("It was <span style='text-decoration: line-through'>ten</span> nine o'clock.", "It was nine o'clock."),
        ("Pat Hume<span role='tooltip'>Pat Hume owns the mill.</span> said no.", "Pat Hume said no."),
        ("He<span class='x-VisuallyHidden'>external link</span> said no to it.", "He said no to it."),
    ],
)
def test_marks_of_notes_and_struck_words_are_glued_to_nothing(line: str, words: str) -> None:
    assert text_with(line).split("\n\n")[-1] == words


def test_a_page_that_is_struck_out_as_a_whole_is_read() -> None:
    assert FIRST in read(page(f"<article><h1>Mayor resigns</h1><s>{FULL}</s></article>")).text


@pytest.mark.parametrize(
    "name", ["caption", "imageCaption", "wp-caption-text", "photo-caption", "comments", "comment-list"]
)
def test_captions_and_comments_go_by_the_names_that_sites_give_them(name: str) -> None:
    extra = f"<div class='{name}'><p>Nobody asked me about any bridge at all, and I live beside it.</p></div>"
    lines = read(page(f"<article><h1>Mayor of Tolm resigns</h1>{FULL}{extra}</article>")).text
    assert "Nobody asked me" not in lines
    assert LONG in lines


def test_a_page_about_comments_keeps_its_story() -> None:
    assert LONG in read(page(f"<div class='comments'><h1>Mayor of Tolm resigns</h1>{FULL}</div>")).text


def test_a_signed_post_is_one_line_and_one_without_signature_is_told() -> None:
    signed = "<blockquote class='twitter-tweet'><p>I waited nine hours</p>&mdash; Dee (@dee) June 3, 2026</blockquote>"
    bare = "<blockquote class='instagram-media'><p>See this on the web</p></blockquote>"
    raw = read(
        page(f"<article><h1>Mayor of Tolm resigns</h1><p>{FIRST}</p>{signed}{bare}{FULL[len(FIRST) + 7 :]}</article>")
    )
    assert "I waited nine hours — Dee (@dee) June 3, 2026" in raw.text.split("\n\n")
    assert "See this" not in raw.text
    assert doubts_of(raw) == ("page.html: what was not read of it: 1 post of others within the story.",)


def test_another_story_on_the_page_is_told_by_its_title() -> None:
    other = f"<article><h1>Ferry strike in Orla</h1>{FULL}</article>"
    raw = read(page(f"<article><h1>Mayor of Tolm resigns</h1>{FULL}</article>{other}"))
    assert doubts_of(raw) == ("page.html: what was not read of it: another story of the page, “Ferry strike in Orla”.",)
