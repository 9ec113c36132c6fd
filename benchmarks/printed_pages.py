"""Pages printed to PDF by Chromium, as people print them, read back: words, paragraphs, title, day, outlet, author, address.

    python -m benchmarks.printed_pages [--keep FOLDER] [--misses] [--only magazine ...]

Twelve layouts of `printed_layouts.py`, the twelve of `page_layouts.py` and eight of `printed_more.py`, each printed with the browser's
head and foot (time of printing and title above, address and page below), without, and with tags. "Marks out" is what the stages behind
the reader see. Files in the folder are not printed again.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.page_layouts import LAYOUTS, Story, story
from benchmarks.pages import one_line, overlap
from benchmarks.printed_layouts import PRINTED, longer
from benchmarks.printed_more import MORE, with_short_paragraphs
from benchmarks.real_makers import browser

from quoth.acquire import acquire_report
from quoth.clean import clean_report
from quoth.edges.formats.inputs import read_inputs
from quoth.errors import ReportUnreadable
from quoth.settings import Settings

WAYS = ("head", "bare", "tags")
GROUPS = {"page": "twelve of pages", "more": "eight more"}


def printed() -> dict[str, tuple[str, Story]]:
    """The pages by name: markup and story."""
    made = {}
    for number, (name, draw) in enumerate(PRINTED.items()):
        told = longer(story(800 + number), 800 + number)
        made[name] = (draw(told), told)
    for number, (name, (draw, seen)) in enumerate(LAYOUTS.items()):
        told = story(820 + number)
        made[f"page {name}"] = (draw(told), seen(told))
    for number, (name, draw) in enumerate(MORE.items()):
        told = with_short_paragraphs(longer(story(860 + number), 860 + number))
        made[f"more {name}"] = (draw(told), told)
    return made


def put(opened: Any, markup: str, address: str, way: str, file: Path) -> None:
    """Opens markup under an address that exists nowhere and prints it."""
    opened.route("**/*", lambda route: route.fulfill(body=markup, content_type="text/html"))
    opened.goto(address)
    opened.pdf(path=str(file), format="A4", display_header_footer=way != "bare", tagged=way == "tags",
               margin={"top": "15mm", "bottom": "15mm", "left": "10mm", "right": "10mm"})  # fmt: skip
    opened.unroute("**/*")


def score(file: Path, told: Story, misses: bool) -> dict[str, float]:
    """What was read of one file."""
    [source] = read_inputs([str(file)], settings=Settings())
    try:
        raw = acquire_report(source, settings=Settings())
    except ReportUnreadable as error:
        print(f"  {file.name}: refused: {error}")
        return {}
    whole = one_line(raw.text)
    words = f"{told.title}\n{told.text}" if whole.startswith(told.title) else told.text
    precision, recall, _ = overlap(raw.text, words)
    cleaned = clean_report(raw)
    left = "\n".join(span.of(cleaned.text) for span in cleaned.sentences)
    if misses:
        wanted = [one_line(each) for _, each in told.blocks] + [told.title]
        for line in filter(None, map(one_line, raw.text.split("\n"))):
            if line not in wanted:
                print(f"   + {line[:150]}")
        for each in wanted:
            if each not in whole:
                print(f"   - {each[:150]}")
    return {
        "lost": 1 - recall,
        "added": 1 - precision,
        "left": 1 - overlap(left, f"{told.title}\n{told.text}")[0],
        "lost then": 1 - overlap(f"{told.title}\n{left}", told.text)[1],
        "paragraphs": sum(one_line(each) in whole for _, each in told.blocks),
        "of": len(told.blocks),
        "title": one_line(raw.title or "") == told.title,
        "day": (raw.published or "")[:10] == told.published[:10],
        "outlet": (raw.outlet or "") == told.outlet,
        "author": told.author in raw.authors,
        "address": raw.url == told.url,
        "doubt": "uncertain" in raw.found.get("text", ""),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--ways", nargs="*", default=list(WAYS))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as held:
        folder = args.keep or Path(held)
        folder.mkdir(parents=True, exist_ok=True)
        pages = {name: page for name, page in printed().items() if not args.only or name in args.only}
        files = {(name, way): folder / f"{re.sub(' ', '-', name)}.{way}.pdf" for name in pages for way in args.ways}
        if not all(file.exists() for file in files.values()):
            with browser() as made:
                opened = made.new_page()
                for (name, way), file in files.items():
                    markup, told = pages[name]
                    if not file.exists():
                        put(opened, markup, told.url, way, file)
        for way in args.ways:
            table(way, [(name, files[name, way], told) for name, (_, told) in pages.items()], args.misses)
    return 0


def table(way: str, rows: list[tuple[str, Path, Story]], misses: bool) -> None:
    """Rows of one way of printing and their sums."""
    print(
        f"\n| {way} | lost | added | lost, marks out | added, marks out | paragraphs whole | title | day | outlet | author | address | doubt |"
    )
    every: dict[str, list[dict[str, float]]] = {}
    for name, file, told in rows:
        found = score(file, told, misses)
        if found:
            group = name.split(" ")[0] if " " in name else ""
            every.setdefault(GROUPS.get(group, "twelve"), []).append(found)
            print(line(name, [found]))
    for name, each in every.items():
        print(line(f"**{name}**", each))


def line(name: str, each: list[dict[str, float]]) -> str:
    """One row of the table."""

    def total(piece: str) -> float:
        return sum(one[piece] for one in each)

    rest = " | ".join(f"{total(piece):.0f}" for piece in ("title", "day", "outlet", "author", "address", "doubt"))
    shares = " | ".join(f"{total(piece) / len(each):.3f}" for piece in ("lost", "added", "lost then", "left"))
    return f"| {name} | {shares} | {total('paragraphs'):.0f} of {total('of'):.0f} | {rest} |"


if __name__ == "__main__":
    sys.exit(main())
