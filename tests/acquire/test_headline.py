"""The first line of a text is its headline where it stands alone: above a blank line, above paragraphs, or told twice."""

import json

import pytest

from quoth.acquire import acquire_report
from quoth.acquire.headline import headline_of
from quoth.settings import Settings
from quoth.types import Source

LONG = (
    "The mayor of Tolm said on Tuesday that the old bridge over the Reik would be closed to lorries until the end of "
    "May, and that the council would pay for the repair."
)
HEADLINE = "Tolm shuts its old bridge until May"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{LONG}\n",
        f"{HEADLINE}\n{LONG}\n{LONG}",
        f"{HEADLINE}\nThe Harbour\n{HEADLINE}\nThe bridge is shut.\n",
        f"{HEADLINE}\n15m ago\n{LONG}",
    ],
)
def test_a_first_line_that_stands_alone_is_the_headline(text: str) -> None:
    assert headline_of(text) == HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n{LONG}",
        f"By Ada Holm and Ian Moss\n{LONG}",
        f"Tuesday, 4 March 2025\n{LONG}",
        f"Politics\n{LONG}",
        f"The mayor of Tolm said on Tuesday\nthat the bridge is shut.\n{LONG}",
        "The mayor of Tolm said on Tuesday that the old\nBridge over the Reik would be closed to lorries\nuntil May.",
        f"The bridge is shut, she said.\n{LONG}",
    ],
)
def test_a_first_line_that_is_text_or_no_title_is_none(text: str) -> None:
    assert headline_of(text) is None


def test_a_record_without_a_title_has_that_of_its_text() -> None:
    line = json.dumps({"title": None, "text": f"{HEADLINE}\n{LONG}"}).encode()
    made = acquire_report(Source("a.jsonl#1", line, "record"), settings=Settings())
    assert (made.title, made.title_apart, made.found["title"]) == (HEADLINE, False, "first line")
