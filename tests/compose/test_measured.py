"""Charts say what a bare unit measures, write one scale of numbers, and mark what was worked out from words."""

from msgspec.structs import replace
from tests import factory

from quoth.compose.measured import numbers_in
from quoth.edges.formats.markdown import render_markdown
from quoth.edges.web.one_file import render_page
from quoth.types import AnnotatedReport, Figure

MARKET = (
    "Osk Ferries gains\n\nShares of Osk Ferries rose 2 percent at noon. The line owes $9 billion. "
    "The mayor spoke of thousands of guests.\n"
)
LATER = "Osk Ferries up\n\nShares of Osk Ferries rose 3 percent by the close. The debt is $9.5 billion. Some 3,000 guests came.\n"


def market() -> tuple[AnnotatedReport, AnnotatedReport]:
    """Two reports on the same shares, debts and guests."""
    return factory.report("market", MARKET, outlet="Market"), factory.report("later", LATER, outlet="Later")


def figures() -> str:
    """The page of a story with three figures."""
    one, two = market()
    counted = ((Figure("percent", "percent", (
        factory.figure_value(factory.place(one, "2 percent"), 2, None),
        factory.figure_value(factory.place(two, "3 percent"), 3, None),
    ))), Figure("USD", "USD", (
        factory.figure_value(factory.place(one, "$9 billion"), 9_000_000_000, None),
        factory.figure_value(factory.place(two, "$9.5 billion"), 9_500_000_000, None),
    )), Figure("guests", None, (
        factory.figure_value(factory.place(one, "thousands"), 2000, None, bound="at-least", high=None),
        factory.figure_value(factory.place(two, "3,000"), 3000, None),
    )))  # fmt: skip
    known = factory.dossier()
    story = replace(known.stories[0], reports=(*known.stories[0].reports, one.id, two.id), figures=counted)
    return render_page(replace(known, stories=(story,), reports=(*known.reports, one, two)))


def test_a_bare_unit_stands_with_the_words_around_its_first_number() -> None:
    page = figures()
    assert 'as in <bdi class="q">“Shares of Osk Ferries rose 2 percent at noon.”' in page
    assert "rose 3 percent by the close" in page
    assert 'guests</bdi> <span class="quiet">as in' not in page


def test_axis_and_rows_write_numbers_alike() -> None:
    page = figures()
    assert "9.5 bn" in page and "9,500,000,000" not in page


def test_what_stands_in_no_report_is_told_to_be_worked_out() -> None:
    page = figures()
    assert "“thousands” = 2,000 at least" in page
    assert "2,000 at least; worked out from “thousands”" in page
    assert page.count("worked out from “") == page.count("2,000 at least; worked out from “thousands”")


def test_numbers_that_stand_in_words_are_no_vague_ones() -> None:
    assert 14 in numbers_in("fourteen men") and 1_500_000 in numbers_in("1.5m")
    assert numbers_in("thousands of guests") == []


def test_markdown_says_it_too() -> None:
    one, two = market()
    told = Figure("percent", "percent", (
        factory.figure_value(factory.place(one, "2 percent"), 2, None),
        factory.figure_value(factory.place(one, "thousands"), 2000, None),
    ))  # fmt: skip
    known = factory.dossier()
    story = replace(known.stories[0], reports=(*known.stories[0].reports, one.id, two.id), figures=(told,))
    text = render_markdown(replace(known, stories=(story,), reports=(*known.reports, one, two)))
    assert "| per cent, as in “Shares of Osk Ferries rose 2 percent at noon.” | C |" in text
    assert "2,000; worked out from “thousands”" in text
