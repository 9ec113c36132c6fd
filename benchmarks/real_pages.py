"""Saved pages of real news sites against what people told of them: words, title, day, author; beside other extractors.

    python -m benchmarks.real_pages --data FOLDER [--misses]

The pages are no part of this repository. `real_pages.cjs` writes them into a folder out of two packages that anybody can have:
`@postlight/parser` 2.2.2 of npm (pages of some 90 news sites, 2010 to 2022, with title, author and time, and rules by people for
each site) and `newspaper4k` 0.9.6 of PyPI (its source archive). Only news, reviews and comments in English are taken.

F1 is over words with their counts. A title is right but for marks and case, a day wherever on earth it was, an author if every
name found is one of those told. newspaper4k and readability-lxml are found as `pages.py` says.
"""

import argparse
import json
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.pages import EXTRACTORS, Found, one_line, overlap

from quoth.acquire.charset import decoded
from quoth.errors import ReportUnreadable

NO_WORD = re.compile(r"\W+")
# A page tells its hour in the zone of its place, which many leave out.
SAME_DAY = timedelta(hours=26)


class Row(NamedTuple):
    """One page: precision, recall and F1 of its words; whether title, day and author are right, None where none is told."""

    precision: float
    recall: float
    f1: float
    title: bool | None
    day: bool | None
    author: bool | None
    outlet: bool


def folded(text: str | None) -> str:
    """Words in small letters, without marks."""
    return NO_WORD.sub(" ", (text or "").casefold()).strip()


def same_day(found: str | None, told: str) -> bool:
    """Whether two times are of one day somewhere on earth."""
    with suppress(ValueError):
        one, other = (datetime.fromisoformat(value) for value in (found or "", told))
        return abs(in_a_zone(one) - in_a_zone(other)) <= SAME_DAY
    return False


def in_a_zone(read: datetime) -> datetime:
    """A time in UTC where it tells no zone."""
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def same_author(found: tuple[str, ...], told: str) -> bool:
    """Whether every name found is one of those told, and there is one."""
    names = [folded(name) for name in found]
    return bool(names) and all(name in folded(told) or folded(told) in name for name in names)


def row_of(found: Found, told: dict[str, Any]) -> Row:
    precision, recall, f1 = overlap(found.text, told["text"])
    return Row(
        precision,
        recall,
        f1,
        folded(found.title) == folded(told["title"]) if told["title"] else None,
        same_day(found.published, told["published"]) if told["published"] else None,
        same_author(found.authors, told["author"]) if told["author"] else None,
        bool(found.outlet),
    )


def pages(data: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in sorted(data.glob("*.json")):
        page, _ = decoded(file.with_suffix(".html").read_bytes(), declared=True)
        yield file.stem, page, json.loads(file.read_text(encoding="utf-8"))


def found_by(extract: Callable[[str], Found], page: str) -> Found:
    """What an extractor finds; nothing where it refuses the page."""
    try:
        return extract(page)
    except ReportUnreadable:
        return Found("", None, None)


def share(values: Iterable[bool | None]) -> str:
    """How many are right of those that are told."""
    told = [value for value in values if value is not None]
    return f"{sum(told)}/{len(told)}"


def mean(values: Iterable[float]) -> float:
    """The mean of some values."""
    listed = list(values)
    return sum(listed) / max(1, len(listed))


def measure(name: str, extract: Callable[[str], Found], args: argparse.Namespace) -> None:
    rows: list[Row] = []
    for page_name, page, told in pages(args.data):
        found = found_by(extract, page)
        rows.append(row_of(found, told))
        if args.misses and name == "quoth":
            show_misses(page_name, found, told, rows[-1])
    print(
        f"{name:16} {len(rows)} pages  P {mean(row.precision for row in rows):.3f} R {mean(row.recall for row in rows):.3f} "
        f"F1 {mean(row.f1 for row in rows):.3f}  title {share(row.title for row in rows)}  day {share(row.day for row in rows)}  "
        f"author {share(row.author for row in rows)}  outlet {share(row.outlet for row in rows)}"
    )


def show_misses(name: str, found: Found, told: dict[str, Any], row: Row) -> None:
    print(f"-- {name} F1 {row.f1:.3f}")
    for what, right, got in (
        ("title", row.title, found.title),
        ("published", row.day, found.published),
        ("author", row.author, found.authors),
    ):
        if right is False:
            print(f"   {what}: {got} for {told[what]}")
    wanted, whole = folded(told["text"]), folded(found.text)
    for line in filter(None, map(one_line, found.text.split("\n"))):
        if folded(line) not in wanted:
            print(f"   + {line[:120]}")
    for line in filter(None, map(one_line, told["text"].split("\n"))):
        if folded(line) not in whole:
            print(f"   - {line[:120]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    for name, (package, extract) in EXTRACTORS.items():
        if find_spec(package) is not None:
            measure(name, extract, args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
