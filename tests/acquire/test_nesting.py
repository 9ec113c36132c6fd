"""Depth is counted as a browser would nest, so that nothing hides elements from the count and no ordinary page is refused."""

import time

import pytest

from quoth.acquire.nesting import nesting_of


def depth(page: str) -> int:
    return nesting_of(page, deepest=256, most=200_000)[0]


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<DIV\n>",
        "<div/>",
        "<div a='<'>",
        "<div a='>'>",
        '<div a=">" b=c>',
        "<span><div></span>",
        "<a-b>",
        "<svg><p><path/>",
        "<svg><foreignObject><g/>",
        "<svg><style><g>",
        "<ul><li>",
        "<table><tr><td>",
        "<b><div></b>",
        "<table><template></table>",
    ],
)
def test_elements_that_nest_are_counted_however_they_are_written(unit: str) -> None:
    assert depth(unit * 20_000) > 256


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p title='<!--'>", "<p title='-->'>"),
        ("<!-->", "<!-- -->"),
        ('<p a==">', '">'),
        ('<p =">', '">'),
        ("<svg>", "</svg>"),
        ("<noscript>", "</noscript>"),
        ("<template>", "</template>"),
        ("<svg><script>", "</script></svg>"),
    ],
)
def test_nothing_hides_elements_from_the_count(before: str, after: str) -> None:
    assert depth(before + "<div>" * 1000 + after) > 256


@pytest.mark.parametrize(
    "unit",
    [
        "<p>The mayor",
        "<ul><li>one<li>two</ul>",
        "<p><span></span><br/><img src='a'/></p>",
        "<svg><path d='M0 0'/><g><circle/></g></svg>",
        "<script>if (a<b) document.write('<div>')</script>",
        "<!-- <div> -->",
        "<textarea><div></textarea>",
        "<div><span>unclosed</div>",
        "<p data-html='<div><div>'>text</p>",
        "<table><tr><td>a<td>b</table>",
        "<strong><em>said</strong></em>",
    ],
)
def test_ordinary_markup_does_not_add_up(unit: str) -> None:
    assert depth("<article>" + unit * 2000 + "</article>") < 10


@pytest.mark.parametrize(
    "page",
    ["<" * 400_000, "<a " * 200_000, "<a b=" * 150_000, "<a b='" * 150_000, "<!--" * 200_000, "<script>" * 100_000,
     "<p " + "a=b " * 300_000 + ">", "<br>" * 250_000, "</b>" * 200_000],
)  # fmt: skip
def test_counting_is_linear(page: str) -> None:
    began = time.process_time()
    nesting_of(page, deepest=256, most=200_000)
    assert time.process_time() - began < 2


def test_counting_ends_at_the_first_element_too_many() -> None:
    assert nesting_of("<br>" * 500, deepest=256, most=200)[1] == 201
