"""What was not understood when a report came in is told, never dropped in silence."""

import json

import msgspec
import pytest

from quoth.acquire import acquire_report, date_doubts, doubts_of
from quoth.acquire.doubts import UNCERTAIN_ORDER
from quoth.settings import Settings
from quoth.types import RawReport, Source

BODY = "The mayor said on Tuesday that the bridge would be closed.\n\nIt opens again in May, she said.\n"
FRENCH = "La maire a déclaré mardi que le pont resterait fermé aux camions jusqu'à la fin du mois de mai. " * 3


def record(**fields: object) -> RawReport:
    line = json.dumps({"text": BODY, **fields}).encode()
    return acquire_report(Source("a.jsonl#4", line, "record"), settings=Settings())


@pytest.mark.parametrize("published", ["yesterday", "10/11/2024", 1731110400, ["2024-10-24"]])
def test_a_date_that_is_none_is_told_with_its_line(published: object) -> None:
    made = record(published=published)
    [doubt] = doubts_of(made)
    assert made.published is None
    assert doubt.startswith("a.jsonl#4: its published “")
    assert "--date" in doubt


def test_a_date_that_was_not_understood_is_told_though_the_text_has_one() -> None:
    made = record(published="yesterday", text="4 March 2025\n\n" + BODY)
    assert made.published == "2025-03-04"
    assert made.found["published"] == "a line of the text; not understood: yesterday"
    assert len(doubts_of(made)) == 1


def test_a_date_given_by_hand_leaves_no_doubt() -> None:
    line = json.dumps({"text": BODY, "published": "yesterday"}).encode()
    made = acquire_report(Source("a", line, "record", published="2025-03-04"), settings=Settings())
    assert doubts_of(made) == ()


def test_a_title_that_is_no_string_is_told() -> None:
    assert doubts_of(record(title=5)) == ("a.jsonl#4: its title “5” was not understood.",)


def test_a_page_whose_date_is_none_is_told() -> None:
    page = f"<html><head><meta property='article:published_time' content='soon'></head><body><p>{BODY}</p></body>"
    made = acquire_report(Source("p.html", page.encode(), "html"), settings=Settings())
    assert [doubt.split(":")[0] for doubt in doubts_of(made)] == ["p.html"]


@pytest.mark.parametrize(("text", "doubts"), [(FRENCH, 1), (BODY, 0)])
def test_a_language_given_against_the_looks_of_the_text_is_told(text: str, doubts: int) -> None:
    made = acquire_report(Source("a.txt", text.encode(), "text", language="en"), settings=Settings())
    assert len(doubts_of(made)) == doubts
    assert made.found["language"].startswith("given")


def test_a_report_without_oddities_leaves_no_doubt() -> None:
    assert doubts_of(record(title="Bridge shut", published="2025-03-04")) == ()


def dated(*days: str | None) -> tuple[str, ...]:
    lines = (json.dumps({"text": BODY, "published": day, "outlet": str(n)}).encode() for n, day in enumerate(days))
    sources = (Source(f"r{n}.jsonl", line, "record") for n, line in enumerate(lines))
    return date_doubts([acquire_report(source, settings=Settings()) for source in sources])


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2024-05-04", "2031-02-04", "2024-05-05T10:00:00"), "r1.jsonl: its date, 2031-02-04, lies 2,466 days after"),
        (("2024-05-04", "2024-05-05", "1999-12-31", None), "r2.jsonl: its date, 1999-12-31, lies 8,891 days before"),
    ],
)
def test_a_date_far_from_all_others_is_doubted_whatever_day_it_is(days: tuple[str | None, ...], told: str) -> None:
    [doubt] = dated(*days)
    assert doubt.startswith(told)
    assert "--date" in doubt


@pytest.mark.parametrize(
    "days",
    [
        ("2024-05-04", "2031-02-04"),
        ("2020-05-04", "2024-05-04", "2031-02-04"),
        ("2024-05-04", "2024-06-30", "2024-10-01"),
    ],
)
def test_dates_of_which_none_stands_out_are_not_doubted(days: tuple[str, ...]) -> None:
    assert dated(*days) == ()


def test_an_uncertain_order_of_the_text_is_told() -> None:
    made = record()
    told = msgspec.structs.replace(made, found={**made.found, "text": UNCERTAIN_ORDER + "3 columns on page 1"})
    [doubt] = doubts_of(told)
    assert doubt == "a.jsonl#4: the order of its text is uncertain (3 columns on page 1). Hold it against the document."
