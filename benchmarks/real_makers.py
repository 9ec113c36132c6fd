"""The programs of `real_files.py`: each takes the served stories and gives files as people have them."""

import mailbox
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.page_layouts import Story, story, told_in

COLUMNS = """<style>@page { size: A4; margin: 25mm 18mm; @top-center { content: "The Gazette, Monday edition"; font-size: 8pt }
@bottom-center { content: counter(page); font-size: 8pt } }
.told { columns: 2; column-gap: 9mm; text-align: justify; hyphens: auto; font: 11pt/1.35 serif } h1 { font: bold 22pt serif }</style>"""
TWO = '<style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties>'


# In text alone: no name of an element or of a style stands between a space or ">" and a space or "<".
LONG_WORD = re.compile(r"(?<=[ >])[a-z]{8,}(?=[ <.,;])")


class Place(NamedTuple):
    """Where files are made, where the stories are served, the stories."""

    folder: Path
    address: str
    stories: list[Story]

    def pages(self) -> list[str]:
        """The addresses of the stories."""
        return [f"{self.address}/{number}.html" for number in range(len(self.stories))]


def run(*command: str, place: Place) -> None:
    """Runs a program in the folder; raises where it is not there or fails."""
    subprocess.run(command, cwd=place.folder, check=True, capture_output=True, timeout=180)


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        raise FileNotFoundError("chromium")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield made
        made.close()


def visited(place: Place, ending: str, save: Callable[[Any, Path], None]) -> list[Path]:
    """Each page opened and saved."""
    files = []
    with browser() as opened:
        page = opened.new_page()
        for number, address in enumerate(place.pages()):
            page.goto(address)
            files.append(place.folder / f"{number}{ending}")
            save(page, files[-1])
    return files


def chromium_html(place: Place) -> list[Path]:
    """The document as the browser has it, which is what "save as, HTML only" of a page made by scripts should be."""

    def save(page: Any, file: Path) -> None:
        file.write_text(page.content(), encoding="utf-8")

    return visited(place, ".html", save)


def chromium_mhtml(place: Place) -> list[Path]:
    def save(page: Any, file: Path) -> None:
        asked = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
        file.write_bytes(asked["data"].encode())

    return visited(place, ".mhtml", save)


def chromium_pdf(place: Place) -> list[Path]:
    def save(page: Any, file: Path) -> None:
        page.pdf(path=str(file), format="A4")

    return visited(place, ".pdf", save)


def single_file(place: Place) -> list[Path]:
    files = [place.folder / f"{number}.html" for number in range(len(place.stories))]
    for address, file in zip(place.pages(), files, strict=True):
        run("single-file", address, str(file), f"--browser-executable-path={shutil.which('chromium')}",
            '--browser-args=["--no-sandbox"]', place=place)  # fmt: skip
    return files


def wget_pages(place: Place) -> list[Path]:
    run("wget", "-q", "-E", "-k", "-P", "saved", *place.pages(), place=place)
    return sorted((place.folder / "saved").rglob("*.html"))


def wget_warc(place: Place) -> list[Path]:
    run("wget", "-q", "--warc-file=stories", "-P", "saved", *place.pages(), place=place)
    return [place.folder / "stories.warc.gz"]


def warcio_warc(place: Place) -> list[Path]:
    """What Python asks for, recorded."""
    import urllib.request

    from warcio.capture_http import capture_http

    with capture_http(str(place.folder / "stories.warc.gz")):
        for address in place.pages():
            with urllib.request.urlopen(address) as opened:
                opened.read()
    return [place.folder / "stories.warc.gz"]


def wacz(archived: Callable[[Place], list[Path]], place: Place) -> list[Path]:
    """An archive in one file; where wget made what is in it, `wacz` finds no pages to list."""
    (archive,) = archived(place)
    run("wacz", "create", "-f", str(archive), "-o", "stories.wacz", "--detect-pages", place=place)
    return [place.folder / "stories.wacz"]


def letter(told: Story, *, html: bool, charset: str, encoding: str) -> EmailMessage:
    """A newsletter of one story."""
    made = EmailMessage(policy=SMTP)
    made["Subject"], made["From"] = told.title, f"{told.outlet} <news@news.example>"
    made["Date"], made["To"] = datetime.fromisoformat(told.published), "reader@home.example"
    made.set_content("\n\n".join(words for _, words in told.blocks), charset=charset, cte=encoding)
    if html:
        made.add_alternative(document(told, ""), subtype="html", charset=charset, cte=encoding)
    return made


def python_mail(place: Place) -> list[Path]:
    ways = ((True, "utf-8", "quoted-printable"), (True, "utf-8", "base64"), (False, "utf-8", "quoted-printable"),
            (False, "windows-1252", "8bit"))  # fmt: skip
    files = []
    for number, told in enumerate(place.stories):
        html, charset, encoding = ways[number % len(ways)]
        files.append(place.folder / f"{number}.eml")
        files[-1].write_bytes(letter(told, html=html, charset=charset, encoding=encoding).as_bytes())
    return files


def document(told: Story, style: str) -> str:
    """A story as a plain document."""
    body = f'<h1>{escape(told.title)}</h1><div class="told">{told_in(told.blocks)}</div>'
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(told.title)}</title>{style}</head><body>{body}</body></html>'


def long_story(place: Place) -> Story:
    """A story of some pages, put in the place of the first."""
    blocks = [block for number in range(6) for block in story(730 + number).blocks]
    place.stories[0] = place.stories[0]._replace(blocks=tuple(blocks))
    return place.stories[0]


def with_soft_hyphens(markup: str) -> str:
    """Words between tags that may be broken, where a program has no rules of its own for that."""
    return LONG_WORD.sub(lambda found: f"{found[0][:4]}\u00ad{found[0][4:]}", markup)


def long_chromium_pdf(place: Place) -> list[Path]:
    head = '<div style="font-size:8px;width:100%;text-align:center">The Gazette, Monday edition</div>'
    foot = '<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'
    file = place.folder / "long.pdf"
    with browser() as opened:
        page = opened.new_page()
        page.set_content(with_soft_hyphens(document(long_story(place), COLUMNS)))
        page.pdf(path=str(file), format="A4", display_header_footer=True, header_template=head, footer_template=foot,
                 margin={"top": "25mm", "bottom": "25mm", "left": "18mm", "right": "18mm"})  # fmt: skip
    return [file]


def long_weasyprint_pdf(place: Place) -> list[Path]:
    (place.folder / "long.html").write_text(document(long_story(place), COLUMNS), encoding="utf-8")
    run("weasyprint", "long.html", "long.pdf", place=place)
    return [place.folder / "long.pdf"]


def long_office_pdf(place: Place) -> list[Path]:
    (place.folder / "long.fodt").write_text(with_soft_hyphens(flat_odt(long_story(place))), encoding="utf-8")
    run("soffice", "--headless", "--convert-to", "pdf", "long.fodt", place=place)
    return [place.folder / "long.pdf"]


def office(ending: str, place: Place) -> list[Path]:
    """Documents written by LibreOffice."""
    names = [f"{number}.fodt" for number in range(len(place.stories))]
    for name, told in zip(names, place.stories, strict=True):
        (place.folder / name).write_text(flat_odt(told), encoding="utf-8")
    run("soffice", "--headless", "--convert-to", ending, *names, place=place)
    return sorted(place.folder.glob(f"*.{ending}"))


def flat_odt(told: Story) -> str:
    """A story as a document of LibreOffice: a title, two columns with hyphens, a running head and page numbers."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
        for name, where in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
    )
    named = {"quote": "Quotations", "h2": "Heading_20_2"}
    body = "".join(
        f'<text:p text:style-name="{named.get(kind, "Told")}">{escape(words)}</text:p>' for kind, words in told.blocks
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="24pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Told" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm"/>
<style:text-properties fo:font-size="11pt" fo:language="en" fo:country="US" fo:hyphenate="true" fo:hyphenation-remain-char-count="2"
 fo:hyphenation-push-char-count="2"/></style:style>
</office:styles>
<office:automatic-styles><style:style style:name="Two" style:family="section">{TWO}</style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm"
 fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p>The Gazette, Monday edition</text:p></style:header>
<style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="Title">{escape(told.title)}</text:p>
<text:section text:style-name="Two" text:name="told">{body}</text:section></office:text></office:body></office:document>"""


def by_script(script: str, ending: str, place: Place) -> list[Path]:
    """A feed by a library, in whatever Python has it (`real_feeds.py`)."""
    import json

    told = [
        {"title": one.title, "author": one.author, "outlet": one.outlet, "published": one.published, "url": one.url,
         "html": told_in(one.blocks)} for one in place.stories
    ]  # fmt: skip
    (place.folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
    beside = Path(__file__).with_name("real_feeds.py")
    python = shutil.which("feeds-python") or sys.executable
    run(python, str(beside), script, f"feed.{ending}", place=place)
    return [place.folder / f"feed.{ending}"]


def mailed_box(place: Place) -> list[Path]:
    """The same letters as Python's mailbox keeps them, exported one by one."""
    box = mailbox.Maildir(place.folder / "box")
    for told in place.stories:
        box.add(letter(told, html=True, charset="utf-8", encoding="quoted-printable"))
    files = []
    for number, message in enumerate(box):
        files.append(place.folder / f"{number}.eml")
        files[-1].write_bytes(message.as_bytes())
    return files


MAKERS: dict[str, Callable[[Place], list[Path]]] = {
    "Chromium HTML": chromium_html, "Chromium MHTML": chromium_mhtml, "SingleFile HTML": single_file, "wget HTML": wget_pages,
    "wget WARC": wget_warc, "warcio WARC": warcio_warc,
    "wacz WACZ": lambda place: wacz(warcio_warc, place), "wacz WACZ without a list": lambda place: wacz(wget_warc, place),
    "Python mail": python_mail, "Python maildir": mailed_box,
    "feedgen RSS": lambda place: by_script("feedgen-rss", "rss", place), "feedgen Atom": lambda place: by_script("feedgen-atom", "atom", place),
    "feedgenerator RSS": lambda place: by_script("feedgenerator-rss", "rss", place),
    "feedgenerator Atom": lambda place: by_script("feedgenerator-atom", "atom", place),
    "pelican Atom": lambda place: by_script("pelican", "atom", place),
    "LibreOffice docx": lambda place: office("docx", place), "LibreOffice odt": lambda place: office("odt", place),
    "LibreOffice PDF": lambda place: office("pdf", place), "Chromium PDF": chromium_pdf,
    "long Chromium PDF": long_chromium_pdf, "long LibreOffice PDF": long_office_pdf, "long WeasyPrint PDF": long_weasyprint_pdf,
}  # fmt: skip
