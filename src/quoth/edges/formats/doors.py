"""The doors: every format that is read or written, by which module, and what has to be installed for it.

A new format is a module and a row here. Nothing of it is loaded before it is needed.
"""

import re
from importlib.util import find_spec
from typing import NamedTuple

READERS = "quoth.edges.formats.readers"
WRITERS = "quoth.edges.formats.writers"


class Door(NamedTuple):
    """A format that is read: the endings of its files, the module with its `pieces`, the extra and the packages it needs."""

    told: str
    endings: tuple[str, ...]
    module: str
    extra: str = ""
    packages: tuple[str, ...] = ()


class Exit(NamedTuple):
    """A format that is written: the module with its `write`, what it needs, whether it has tables of which one is printed."""

    told: str
    ending: str
    module: str
    extra: str = ""
    packages: tuple[str, ...] = ()
    tables: bool = False


DOORS: dict[str, Door] = {
    "page": Door("saved page, SingleFile", (".html", ".htm", ".xhtml"), f"{READERS}.page"),
    "mhtml": Door("page saved as one file by Chromium", (".mhtml", ".mht"), f"{READERS}.mhtml"),
    "letter": Door("e-mail, newsletter", (".eml",), f"{READERS}.letter"),
    "feed": Door("RSS, Atom", (".rss", ".atom", ".rdf"), f"{READERS}.feed", "feeds", ("feedparser",)),
    "jsonfeed": Door("JSON Feed", (".jsonfeed",), f"{READERS}.jsonfeed"),
    "opml": Door("list of feeds", (".opml",), f"{READERS}.opml"),
    "warc": Door("web archive", (".warc", ".warc.gz"), f"{READERS}.warc", "archives", ("warcio",)),
    "wacz": Door("web archive in one file", (".wacz",), f"{READERS}.wacz", "archives", ("warcio",)),
    "docx": Door("Word", (".docx",), f"{READERS}.docx", "docx", ("docx",)),
    "ninjs": Door("ninjs 1 and 2", (".ninjs",), f"{READERS}.ninjs"),
    "newsml": Door("NewsML-G2", (".newsml",), f"{READERS}.newsml"),
    "csv": Door("table with a report a row", (".csv", ".tsv"), f"{READERS}.csv_rows"),
    "parquet": Door("table with a report a row", (".parquet",), f"{READERS}.parquet_rows", "tables", ("pyarrow",)),
    "pdf": Door("PDF", (".pdf",), f"{READERS}.pdf", "pdf", ("pdfminer",)),
}
EXITS: dict[str, Exit] = {
    "json": Exit("the whole dossier (quoth schema)", "json", f"{WRITERS}.whole"),
    "lines": Exit("each report with its statements, a JSON line each", "jsonl", f"{WRITERS}.whole_lines"),
    "markdown": Exit("brief and lists, with footnotes", "md", f"{WRITERS}.whole_markdown"),
    "html": Exit("one page, no script, schema.org data inside", "html", f"{WRITERS}.whole_page"),
    "csv": Exit("a table (--table), safe to open", "csv", f"{WRITERS}.csv_tables", tables=True),
    "csv-excel": Exit("the same with the mark that Excel needs", "csv", f"{WRITERS}.csv_marked", tables=True),
    "parquet": Exit(
        "a table (--table), typed", "parquet", f"{WRITERS}.parquet_tables", "tables", ("pyarrow",), tables=True
    ),
    "web-annotation": Exit("W3C annotations of statements and differences", "jsonld", f"{WRITERS}.web_annotation"),
    "prov": Exit("PROV-JSON: what was made from what", "provn.json", f"{WRITERS}.prov"),
    "schema-org": Exit("JSON-LD: NewsArticle, Claim, Quotation", "jsonld", f"{WRITERS}.schema_org"),
    "ftm": Exit("FollowTheMoney entities, a line each", "ftm.json", f"{WRITERS}.ftm"),
    "ris": Exit("references for Zotero and others", "ris", f"{WRITERS}.ris"),
    "csl": Exit("references as CSL-JSON", "csl.json", f"{WRITERS}.csl"),
    "atom": Exit("feed of what became of a story", "atom", f"{WRITERS}.atom"),
    "claim-review": Exit("drafts of ClaimReview, never with a rating", "jsonld", f"{WRITERS}.claim_review"),
}
PLAIN = (".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson", ".json", ".xml")
TABLES = ("claims", "differences", "figures", "speakers")
BY_ENDING = {ending: name for name, door in DOORS.items() for ending in door.endings}
# Files of these endings are told by what stands at their beginning.
TOLD_BY_CONTENT = (".xml", ".json")
ROOT = re.compile(rb"<(?![?!])(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})")
BEGINNING = 65_536
ROOTS = {"rss": "feed", "feed": "feed", "RDF": "feed", "opml": "opml", "html": "page", "newsMessage": "newsml",
         "newsItem": "newsml", "packageItem": "newsml"}  # fmt: skip
ZIP = b"PK\x03\x04"
SIGNATURES = ((b"%PDF-", "pdf"), (b"WARC/", "warc"), (b"PAR1", "parquet"))
HEAD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
OF_LETTERS = re.compile(rb"^(From|To|Date|Subject|Received|Message-ID|MIME-Version|Content-Type):", re.I | re.M)
RECORD = re.compile(rb'"text"\s{0,9}:')
NINJS = re.compile(
    rb'"(?:body_text|body_html|body_xhtml|headline|headlines|bodies|versioncreated|versionCreated)"\s{0,9}:'
)


def door_by_name(name: str) -> str | None:
    """The door of a file by its ending, longer endings first; None where the ending does not tell."""
    low = name.lower()
    return next((BY_ENDING[end] for end in sorted(BY_ENDING, key=len, reverse=True) if low.endswith(end)), None)


def door_by_content(name: str, head: bytes) -> str | None:
    """The door of a file by its beginning: by its signature, by what its root is, or what names stand in it."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        root = ROOT.search(head)
        door = ROOTS.get(root[1].decode("ascii", "replace")) if root else None
        return None if door == "page" and not name.endswith(".xml") else door
    if start.startswith(b"{"):
        return "jsonfeed" if b"jsonfeed.org/version/" in head else "ninjs" if ninjs_in(head) else None
    if b"word/document.xml" in head and head.startswith(ZIP):
        return "docx"
    return next((door for sign, door in SIGNATURES if head.startswith(sign)), "letter" if letter_in(start) else None)


def letter_in(start: bytes) -> bool:
    """Whether a text begins with the head of a letter, which a report that quotes one does not."""
    head = start[:BEGINNING].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    return HEAD.match(head) is not None and len({found.lower() for found in OF_LETTERS.findall(head)}) > 2


def ninjs_in(head: bytes) -> bool:
    """Whether names stand there that only ninjs has, and not the plain text of a record."""
    return NINJS.search(head) is not None and RECORD.search(head) is None


def missing(door: Door | Exit) -> str:
    """What has to be installed before a format can be read or written; nothing where all is there."""
    if all(find_spec(package) is not None for package in door.packages):
        return ""
    return f'{door.told} needs what is not installed: pip install "quoth[{door.extra}]".'
