"""Pages as newspapers and papers have them, set by Chromium and WeasyPrint, read back: words, paragraphs, order, what is said of the order.

    python -m benchmarks.newspaper_pages [--keep FOLDER] [--misses]

Eight pages of invented stories: columns around pictures, boxes, leads and tables; front pages of three stories, with writers' names and
without. The order is right where each paragraph begins behind the one before it; it ought to be doubted on the front pages alone.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import NamedTuple

from benchmarks.page_layouts import story
from benchmarks.pages import one_line, overlap
from benchmarks.real_makers import browser

from quoth.acquire import acquire_report
from quoth.edges.formats.inputs import read_inputs
from quoth.errors import ReportUnreadable
from quoth.settings import Settings

STYLE = (
    "body{font:9.5pt/1.25 'Liberation Serif';margin:0} p{margin:0;text-indent:1em;text-align:justify;hyphens:auto} "
    "h1{font:bold 26pt 'Liberation Serif';margin:4px 0} h2{font:bold 18pt 'Liberation Serif';margin:4px 0} "
    ".c{font:7.5pt 'Liberation Sans'} .by{font:8pt 'Liberation Sans';text-indent:0} "
    ".mast{display:flex;justify-content:space-between;border-bottom:1px solid;font:8pt 'Liberation Sans'} "
)
SPACED = "p{text-indent:0;margin:0 0 5pt} h2{font:bold 12pt 'Liberation Sans'}"
MAST = '<div class="mast"><span>HARBOUR GAZETTE</span><span>Monday 16 March 2026</span><span>A1</span></div>'
PICTURE = '<div style="background:#bbb;height:110px"></div><div class="c">The site on Monday. Photo: P. Lens</div>'
BOX = '<div class="c" style="border:1px solid;padding:4px;break-inside:avoid"><b>At a glance</b><br>Closed since Sunday<br>Built in 1962</div>'
NOTES = '<div class="c" style="margin-top:30px;border-top:1px solid">1 Statement of the city, 3 March.<br>2 Interview with the union.</div>'
TABLE = (
    '<table class="c" style="width:100%;margin:6px 0"><tr><th>Year<th>Closures<th>Cost</tr><tr><td>2024<td>3<td>1.2</tr>'
    "<tr><td>2025<td>5<td>2.8</tr></table>"
)


class Page(NamedTuple):
    """A page: markup, the title and the paragraphs of its main story, those of others, which make its order doubtful."""

    markup: str
    title: str
    told: list[str]
    others: list[str]


def paragraphs(number: int, count: int) -> list[str]:
    """Paragraphs of one to three sentences."""
    made = []
    for each in range(count):
        chance = random.Random(number + each)
        lines = [words for kind, words in story(number + each * 17).blocks if kind == "p"]
        while lines:
            many = chance.randint(1, 3)
            made.append(" ".join(lines[:many]))
            lines = lines[many:]
    return made


def set_in(told: list[str], columns: int = 1, inside: str = "", at: int = 0) -> str:
    """Paragraphs in columns, with something between them."""
    put = [f"<p>{escape(one)}</p>" for one in told]
    put.insert(at, inside)
    return f'<div style="columns:{columns};column-gap:4mm">{"".join(put)}</div>' if columns > 1 else "".join(put)


def page(body: str, number: int, told: list[str], others: list[str] | None = None, **look: str) -> Page:
    title = story(number).title
    size, style = look.get("size", "A4"), look.get("style", "")
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><style>@page{{size:{size};margin:14mm}}{STYLE}{style}</style>'
    return Page(head + body.replace("TITLE", escape(title)), title, told, others or [])


def pages() -> dict[str, Page]:
    """The pages by name."""
    made = {}
    told = paragraphs(1001, 2)
    by = '<div class="by">By Anna Reik</div>'
    made["three columns around a picture"] = page(f"{MAST}<h1>TITLE</h1>{by}{set_in(told, 3, PICTURE, 3)}", 1001, told)
    told = paragraphs(1010, 3)
    made["four columns around a box"] = page(f"{MAST}<h1>TITLE</h1>{set_in(told, 4, BOX, 6)}", 1010, told, size="A3")
    told = paragraphs(1020, 2)
    deck = '<div style="font:italic 13pt serif">City speaks of weeks, union of months</div>'
    lead = f'<p style="text-indent:0;font:bold 11pt serif">{escape(told[0])}</p>'
    made["a lead across two columns"] = page(f"{MAST}<h1>TITLE</h1>{deck}{lead}{set_in(told[1:], 2)}", 1020, told)
    told = paragraphs(1060, 3)
    heads = [
        set_in(told[:4]),
        "<h2>What the city says</h2>",
        set_in(told[4:8]),
        "<h2>What the union says</h2>",
        set_in(told[8:]),
    ]
    body = f'<h1>TITLE</h1><div style="columns:2;column-gap:7mm">{"".join(heads)}</div>'
    made["subheads in two columns"] = page(body, 1060, told, style=SPACED)
    told = paragraphs(1070, 1)
    typed = f'<h1 style="font-size:16pt">TITLE</h1><div style="font:12pt/2 \'Liberation Mono\'">{set_in(told)}</div>'
    style = "p{text-align:left;hyphens:none;text-indent:0;margin-bottom:12pt}"
    made["typed with two spaces"] = page(typed, 1070, told, style=style)
    told = paragraphs(1080, 1)
    body = f"<h1>TITLE</h1>{set_in(told[:3], 2)}{TABLE}{set_in(told[3:], 2)}{NOTES}"
    made["a table between columns"] = page(body, 1080, told, style=SPACED)
    for name, writers in (
        ("a front page", ("Anna Reik", "Olaf Brenn", "Mira Tessel")),
        ("a front page without names", ("", "", "")),
    ):
        made[name] = front(writers)
    return made


def front(writers: tuple[str, str, str]) -> Page:
    """Three stories: one in three columns, two in a fourth beside it."""
    told, second, third = paragraphs(1030, 2), paragraphs(1041, 1), paragraphs(1052, 1)
    by = [f'<div class="by">By {name}</div>' if name else "" for name in writers]
    left = f"<div><h1>TITLE</h1>{by[0]}{set_in(told, 3)}</div>"
    right = "".join(
        f"<h2>{escape(story(number).title)}</h2>{name}{set_in(each)}"
        for number, name, each in ((1041, by[1], second), (1052, by[2], third))
    )
    body = f'{MAST}<div style="display:grid;grid-template-columns:2fr 1fr;gap:5mm">{left}<div>{right}</div></div>'
    return page(body, 1030, told, second + third, size="A3")


def row(name: str, file: Path, made: Page, misses: bool) -> str:
    """What was read of a page."""
    [source] = read_inputs([str(file)], settings=Settings())
    try:
        raw = acquire_report(source, settings=Settings())
    except ReportUnreadable as error:
        return f"| {name} | refused: {error} |"
    every = [*made.told, *made.others]
    precision, recall, _ = overlap(raw.text, "\n".join([made.title, *every]))
    lines = [one_line(line) for line in raw.text.split("\n") if line.strip()]
    places = [lines.index(one) if (one := one_line(each)) in lines else -1 for each in made.told]
    if misses:
        print(
            "\n".join(
                [
                    *(f"   + {one[:150]}" for one in lines if one not in every),
                    *(f"   - {one[:150]}" for one in every if one not in lines),
                ]
            )
        )
    said = raw.found["text"] if raw.found["text"] != "PDF" else "nothing said"
    whole = sum(one_line(each) in lines for each in every)
    return f"| {name} | {1 - recall:.3f} | {1 - precision:.3f} | {whole} of {len(every)} | {places == sorted(places)} | {said} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    print("| page | lost | added | paragraphs | in order | said |\n| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as held:
        folder = args.keep or Path(held)
        folder.mkdir(parents=True, exist_ok=True)
        made = pages()
        for number, one in enumerate(made.values()):
            (folder / f"{number}.html").write_text(one.markup, encoding="utf-8")
        with browser() as opened:
            for number in range(len(made)):
                sheet = opened.new_page()
                sheet.goto(f"file://{(folder / f'{number}.html').resolve()}")
                sheet.pdf(path=str(folder / f"{number}.chromium.pdf"), prefer_css_page_size=True)
        for number, (name, one) in enumerate(made.items()):
            print(row(f"{name}, Chromium", folder / f"{number}.chromium.pdf", one, args.misses))
        for number, (name, one) in enumerate(made.items()) if shutil.which("weasyprint") else ():
            file = folder / f"{number}.weasyprint.pdf"
            subprocess.run(["weasyprint", "-q", str(folder / f"{number}.html"), str(file)], check=True)
            print(row(f"{name}, WeasyPrint", file, one, args.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
