"""Files made by the programs that make them, read back: title, day, words and paragraphs against the story that each tells.

    python -m benchmarks.real_files [--keep FOLDER] [--only pdf warc ...]

Invented stories (`page_layouts.py`) are served on this machine and saved, printed, archived, mailed and syndicated by what is
installed: Chromium, SingleFile (`single-file` on the path), wget, `wacz`, LibreOffice, WeasyPrint, pelican, feedgen, feedgenerator,
Python's email. A program that is not there is left out. Lost and added are the shares of the story's words and of those read.
"""

import argparse
import http.server
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread

from benchmarks.page_layouts import LAYOUTS, Story, story
from benchmarks.pages import one_line, overlap
from benchmarks.real_makers import MAKERS, Place

from quoth.acquire import acquire_report
from quoth.edges.formats.inputs import read_inputs
from quoth.errors import ReportUnreadable
from quoth.settings import Settings

STORIES = 4


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder as a site of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *words: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def told_pages(folder: Path) -> list[Story]:
    """Stories as pages in the folder, each in another layout with a picture and a style sheet of its own."""
    made = []
    layouts = [name for name in LAYOUTS if name in ("broadsheet", "blog", "tabloid", "cards")]
    for number in range(STORIES):
        layout, seen = LAYOUTS[layouts[number % len(layouts)]]
        told = seen(story(700 + number))
        (folder / f"{number}.html").write_text(layout(told), encoding="utf-8")
        made.append(told)
    return made


def measured(files: list[Path], stories: list[Story]) -> str:
    """What was read of files, one row of the table."""
    found = []
    for source in read_inputs([str(file) for file in files], settings=Settings()):
        try:
            found.append(acquire_report(source, settings=Settings()))
        except ReportUnreadable as error:
            print(f"    refused {source.input}: {error}", file=sys.stderr)
    wanted = list(stories)
    scores, whole, blocks, titles, right_days = [], 0, 0, 0, 0
    for raw in found:
        told = max(wanted, key=lambda one: overlap(raw.text, one.text)[2])
        titled = one_line(raw.text).startswith(told.title)
        scores.append(overlap(raw.text, f"{told.title}\n{told.text}" if titled else told.text))
        titles += one_line(raw.title or "") == told.title
        right_days += (raw.published or "")[:10] == told.published[:10]
        blocks += len(told.blocks)
        whole += sum(one_line(words) in one_line(raw.text) for _, words in told.blocks)
    count = max(len(found), 1)
    lost, added = (1 - sum(one[at] for one in scores) / count for at in (1, 0))
    return f"{len(found)} of {len(stories)} | {lost:.3f} | {added:.3f} | {whole} of {blocks} | {titles} | {right_days}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keep", type=Path, help="where the files stay")
    parser.add_argument("--only", nargs="*", default=[], help="makers whose names hold one of these")
    args = parser.parse_args()
    print(
        "| made by | read | lost | added | paragraphs whole | title | day |\n| --- | --- | --- | --- | --- | --- | --- |"
    )
    with tempfile.TemporaryDirectory() as held:
        folder = args.keep or Path(held)
        site = folder / "site"
        site.mkdir(parents=True, exist_ok=True)
        stories = told_pages(site)
        with served(site) as address:
            for name, make in MAKERS.items():
                if not args.only or any(part in name for part in args.only):
                    row(name, make, Place(folder / name.replace(" ", "-"), address, stories))
    return 0


def row(name: str, make: Callable[[Place], list[Path]], place: Place) -> None:
    """Makes files and prints what is read of them."""
    shutil.rmtree(place.folder, ignore_errors=True)
    place.folder.mkdir(parents=True)
    try:
        files = make(place)
    except (ImportError, FileNotFoundError, subprocess.CalledProcessError) as error:
        print(f"| {name} | not tried: {error} |", flush=True)
        return
    stories = place.stories[:1] if name.startswith("long") else place.stories
    print(f"| {name} | {measured(files, stories)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
