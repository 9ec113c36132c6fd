"""Saved pages against the stories they were built from: words, quotations set apart, title, date; beside other extractors.

    python -m benchmarks.pages [--stories 6] [--misses] [--keep FOLDER]

Twelve layouts (`page_layouts.py`), each around so many stories. F1 is over words with their counts, as trafilatura's own
evaluation counts what is wanted and what is not; the title is no part of the text. A date is right to the day and, where the
page tells the hour, to the minute. newspaper4k and readability-lxml are measured where they can be imported: readability-lxml asks
for an older chardet than quoth's, so both are put in a folder of their own (`uv pip install --target FOLDER newspaper4k
readability-lxml lxml_html_clean`) that PYTHONPATH names.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.page_layouts import LAYOUTS, Story, story

from quoth.acquire import acquire_report
from quoth.clean import clean_report
from quoth.settings import Settings
from quoth.types import Source

WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """What an extractor found."""

    text: str
    title: str | None
    published: str | None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def by_quoth(page: str) -> Found:
    raw = acquire_report(Source("page.html", page.encode(), "html"), settings=Settings())
    return Found(raw.text, raw.title, raw.published, raw.authors, raw.outlet)


def by_quoth_cleaned(page: str) -> Found:
    """What is left for the stages behind it: marks, such as share lines and offers, taken out."""
    raw = acquire_report(Source("page.html", page.encode(), "html"), settings=Settings())
    report = clean_report(raw)
    text = "\n".join(span.of(report.text) for span in report.sentences)
    return Found(text, raw.title, raw.published, raw.authors, raw.outlet)


def by_trafilatura(page: str) -> Found:
    """The extractor that quoth is built on, as it comes."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(page, include_comments=False, with_metadata=True)
    if found is None:
        return Found("", None, None)
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Found(found.text or "", found.title, found.date, authors, found.sitename)


def by_newspaper(page: str) -> Found:
    from newspaper import Article  # type: ignore[import-not-found]

    article = Article("https://news.example/page", language="en", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    published = article.publish_date.isoformat() if article.publish_date else None
    return Found(article.text, article.title, published, tuple(article.authors))


def by_readability(page: str) -> Found:
    from lxml.html import fromstring
    from readability import Document  # type: ignore[import-not-found]

    document = Document(page)
    return Found(fromstring(document.summary()).text_content(), document.short_title(), None)


EXTRACTORS: dict[str, tuple[str, Callable[[str], Found]]] = {
    "quoth": ("quoth", by_quoth), "quoth, marks out": ("quoth", by_quoth_cleaned),
    "trafilatura": ("trafilatura", by_trafilatura), "newspaper4k": ("newspaper", by_newspaper), "readability-lxml": ("readability", by_readability),
}  # fmt: skip


def overlap(found: str, wanted: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over words."""
    one, other = (Counter(WORD.findall(text.lower())) for text in (found, wanted))
    shared = (one & other).total()
    precision, recall = shared / max(1, one.total()), shared / max(1, other.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def one_line(text: str) -> str:
    return " ".join(text.split())


def same_time(found: str | None, published: str) -> bool:
    with suppress(ValueError, TypeError):
        one, other = datetime.fromisoformat(found or ""), datetime.fromisoformat(published)
        return one.replace(second=0) == other.replace(second=0)
    return False


def pages(stories: int) -> Iterator[tuple[str, int, str, Story]]:
    for place, (name, (layout, seen)) in enumerate(LAYOUTS.items()):
        for number in range(stories):
            told = story(100 * place + number)
            yield name, number, layout(told), seen(told)


def measure(name: str, extract: Callable[[str], Found], stories: int, misses: bool) -> None:
    rows: dict[str, list[tuple[float, ...]]] = {layout: [] for layout in LAYOUTS}
    began = time.process_time()
    for layout, number, page, told in pages(stories):
        found = extract(page)
        whole = one_line(found.text)
        kept = sum(one_line(quote) in whole for quote in told.quotes)
        named = one_line(found.title or "") == told.title
        rows[layout].append(
            (*overlap(found.text, told.text), kept, len(told.quotes), named, same_time(found.published, told.published))
        )
        if misses and number == 0:
            show_misses(layout, found, told)
    spent = time.process_time() - began
    every = [row for each in rows.values() for row in each]
    print(f"\n{name}: {len(every)} pages, {1000 * spent / len(every):.0f} ms each")
    for layout, each in [("all", every), *rows.items()]:
        precision, recall, f1 = (sum(row[n] for row in each) / len(each) for n in range(3))
        quotes = f"{sum(row[3] for row in each):.0f}/{sum(row[4] for row in each):.0f}"
        title, date = (f"{sum(row[n] for row in each):.0f}/{len(each)}" for n in (5, 6))
        print(
            f"  {layout:12} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  quotations {quotes}  title {title}  date {date}"
        )


def show_misses(layout: str, found: Found, told: Story) -> None:
    wanted, lines = (
        [words for _, words in told.blocks],
        [one_line(line) for line in found.text.split("\n") if line.strip()],
    )
    print(f"-- {layout}")
    for line in lines:
        if not any(line in words or words in line for words in wanted):
            print(f"   + {line[:110]}")
    for words in wanted:
        if words not in one_line(found.text):
            print(f"   - {words[:110]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--stories", type=int, default=6)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
        for name, number, page, _ in pages(args.stories):
            (args.keep / f"{name.replace(' ', '-')}-{number}.html").write_text(page, encoding="utf-8")
    for name, (package, extract) in EXTRACTORS.items():
        if find_spec(package) is not None:
            measure(name, extract, args.stories, args.misses and name == "quoth")
    return 0


if __name__ == "__main__":
    sys.exit(main())
