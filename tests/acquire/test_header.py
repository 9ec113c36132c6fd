"""A text file may begin with a header that tells what a record would; spans count in the text below it."""

import json

import pytest

from quoth.acquire import acquire_report
from quoth.acquire.header import with_header
from quoth.settings import Settings
from quoth.types import RawReport, Source

BODY = "The mayor said on Tuesday that the bridge would be closed.\n\nIt opens again in May, she said.\n"


def read(text: str) -> RawReport:
    return acquire_report(Source("a.txt", text.encode(), "text"), settings=Settings())


def test_a_header_tells_title_outlet_date_and_authors() -> None:
    made = read(
        '---\r\ntitle: "Bridge: shut"\r\nSource: Tolm Post\r\ndate: 4 March 2025\r\ntags: [bridge]\r\n'
        f"authors: [Ada Holm, 'Ian Moss']\r\n---\r\n\r\n{BODY}"
    )
    assert (made.title, made.outlet, made.published) == ("Bridge: shut", "Tolm Post", "2025-03-04")
    assert made.authors == ("Ada Holm", "Ian Moss")
    assert made.text == BODY
    assert made.title_apart
    assert made.found["outlet"] == "header"


def test_a_record_written_as_text_with_its_header_is_the_same_report() -> None:
    fields: dict[str, str | None] = {"title": "Bridge shut", "outlet": "Tolm Post", "published": "2025-03-04T10:15:00Z", "url": None}  # fmt: skip
    line = json.dumps({**fields, "text": BODY}).encode()
    record = acquire_report(Source("a.jsonl#1", line, "record"), settings=Settings())
    assert read(with_header(fields, BODY)).id == record.id


def test_what_a_header_leaves_out_comes_from_the_lines_of_the_text() -> None:
    made = read(f"---\noutlet: Tolm Post\n---\nBridge shut\n\nBy Ada Holm\n\n{BODY}")
    assert (made.title, made.title_apart, made.authors) == ("Bridge shut", False, ("Ada Holm",))


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{BODY}",
        f"---\nThe mayor: no comment\n---\n{BODY}",
        f"---\ntitle: Bridge shut\n\n{BODY}",
        "---\n" + "title: x\n" * 60 + f"---\n{BODY}",
        f"{BODY}---\ntitle: x\n---\n",
    ],
)
def test_a_text_that_only_begins_with_a_rule_is_left_whole(text: str) -> None:
    assert read(text).text == text


def test_a_header_without_its_rules_is_one_where_it_stands_above_an_empty_line() -> None:
    made = read(f"Outlet: Tolm Post\nDate: 2025-03-04\nTitle: Bridge shut\n\n{BODY}")
    assert (made.title, made.outlet, made.published) == ("Bridge shut", "Tolm Post", "2025-03-04")
    assert made.text == BODY


@pytest.mark.parametrize(
    "text",
    [
        f"Source: the ministry\n\n{BODY}",
        f"Title: Bridge shut\nTOLM: The bridge was closed on Tuesday.\n\n{BODY}",
        f"Outlet: Tolm Post\nDate: 2025-03-04\n{BODY}",
        f"{BODY}\nOutlet: Tolm Post\nDate: 2025-03-04\n\n",
    ],
)
def test_lines_that_only_look_like_fields_stay_in_the_text(text: str) -> None:
    assert read(text).text == text
