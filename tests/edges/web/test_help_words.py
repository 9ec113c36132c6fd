"""The page of help explains every word that stands on a page, and claims no more than is known."""

import re
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader

import quoth.edges.web
from quoth.compose.kinds import kind_in_words
from quoth.compose.likelihood import BANDS, UNDER
from quoth.edges.web.serving.stories_page import SORTS
from quoth.types.claims import DifferenceKind, Reason, Verdict

PAGE = (Path(quoth.edges.web.__file__).parent / "templates" / "help.html").read_text("utf-8")


def terms() -> str:
    """The words that the page explains, and what is set in bold within an explanation."""
    return " | ".join(re.findall(r"<(?:dt|strong)>(.*?)</", PAGE))


@pytest.mark.parametrize("kind", sorted({kind_in_words(kind) for kind in get_args(DifferenceKind)}))
def test_every_kind_of_difference_is_explained(kind: str) -> None:
    assert re.search(rf"\b{kind}\b", terms())


@pytest.mark.parametrize(
    "word",
    [
        "milder", "both can hold", "disputed", "only denied", "denies", "says the opposite", "leaves open",
        "tells it otherwise", "not placed", "≠ 10", "Only one says it", "Changed over time", "The speakers disagree",
    ],
)  # fmt: skip
def test_every_word_of_the_pages_is_explained(word: str) -> None:
    assert word in terms()


def test_verdicts_reasons_and_likelihoods_are_explained() -> None:
    told = {*get_args(Verdict), *get_args(Reason)} - {"conflict", "compatible"}
    assert all(word.replace("-", " ") in terms() for word in told)
    assert all(word in PAGE for _, word, _ in BANDS) and UNDER[0] in PAGE


def test_nobody_is_said_to_misreport() -> None:
    assert "misreport" not in PAGE and "cannot be told from them" in PAGE
    assert "polarity" not in PAGE


def test_the_page_is_a_template_that_reads() -> None:
    Environment(loader=FileSystemLoader(Path(quoth.edges.web.__file__).parent / "templates"), autoescape=True).parse(
        PAGE
    )


def test_the_usual_order_of_stories_says_by_what_it_goes() -> None:
    assert SORTS["newest"] == "latest day of reports"
