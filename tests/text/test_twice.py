"""A report that came in twice is one report; the same words in two outlets are two."""

import json

from quoth.pipeline import acquire_all
from quoth.settings import Settings
from quoth.types import RawReport, Source

BODY = "At least 14 people were killed in a fire at the Tolm paper mill on Tuesday, Fire Chief Olaf Brenn said."
TITLE = "Fire at Tolm mill kills 14"


def record(name: str, **known: str) -> Source:
    return Source(name, json.dumps({"text": BODY, **known}).encode(), "record", language="en")


def acquired(*sources: Source) -> tuple[RawReport, ...]:
    return acquire_all(sources, Settings())[0]


def test_a_file_and_the_line_of_the_same_report_are_one() -> None:
    file = Source("r1.txt", f"{TITLE}\n\n{BODY}\n".encode(), "text", language="en")
    line = record("reports.jsonl#1", title=TITLE, outlet="Tidings", published="2024-05-14")
    for sources in ((file, line), (line, file)):
        [report] = acquired(*sources)
        assert (report.outlet, report.input, report.also) == ("Tidings", "reports.jsonl#1", ("r1.txt",))


def test_the_same_report_at_two_addresses_is_one() -> None:
    one, other = (record(name, outlet="Tidings", url=f"https://tidings.example/{name}") for name in ("a", "b"))
    assert len(acquired(one, other)) == 1


def test_the_same_words_under_two_outlets_are_two_reports() -> None:
    assert len(acquired(record("a", outlet="Tidings"), record("b", outlet="Herald"))) == 2


def test_the_same_words_on_two_days_are_two_reports() -> None:
    days = ("2024-05-14", "2024-06-14")
    assert len(acquired(*(record(day, outlet="Tidings", published=day) for day in days))) == 2


def test_reports_keep_their_places() -> None:
    other = Source("x", json.dumps({"text": BODY.replace("fire", "blaze")}).encode(), "record", language="en")
    assert [r.input for r in acquired(record("a"), other, record("b", outlet="Tidings"))] == ["b", "x"]
