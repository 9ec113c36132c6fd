"""What a file is by its name and by its beginning: a signature, a root, names that stand in it; and what it is that is not read."""

import re
import zlib
from collections.abc import Mapping
from pathlib import PurePath

from quoth.acquire.signatures import HINT, known_kind
from quoth.edges.formats.doors import door_by_name

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
LINES = frozenset({".jsonl", ".ndjson"})
JSON = frozenset({".json"})
BEGINNING = 65_536
# No table of reports has a longer line of names.
LONGEST_HEAD = 10_000
# Byte order mark and white space that may stand before anything.
BLANK = b"\xef\xbb\xbf \t\r\n"
ROOT = re.compile(rb"<(?![?!])(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})")
ROOTS = {"rss": "feed", "feed": "feed", "rdf": "feed", "opml": "opml", "html": "page", "newsmessage": "newsml",
         "newsitem": "newsml", "packageitem": "newsml", "nitf": "newsml"}  # fmt: skip
SIGNATURES = ((b"%PDF-", "pdf"), (b"WARC/", "warc"), (b"PAR1", "parquet"))
ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
# Where the name of the first part stands in an archive, and what it is in Word files, not in archives that hold one.
NAME_IN_ZIP = 30
OF_WORD = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/", b"customXml/")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
HEAD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
OF_LETTERS = re.compile(rb"^(From|To|Date|Subject|Received|Message-ID|MIME-Version|Content-Type):", re.I | re.M)
# What programs that carry letters put into their heads, and people who write about letters do not.
CARRIED = re.compile(rb"^(?:Received|Message-ID|MIME-Version):[ \t]", re.I | re.M)
BOX = re.compile(rb"From \S{1,200} [A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}")
SAVED_PAGE = re.compile(rb"^(?:Snapshot-Content-Location:|From: *\"?<Saved by )", re.I | re.M)
RECORD = re.compile(rb'"text"\s{0,9}:')
NINJS = re.compile(
    rb'"(?:body_text|body_html|body_xhtml|headline|headlines|bodies|versioncreated|versionCreated)"\s{0,9}:'
)
# These are sure by their beginning whatever a file is called; a letter or a table is believed only where no name says otherwise.
UNSURE = ("letter", "csv")


def door_of(name: str, head: bytes, columns: Mapping[str, str] | None = None) -> str | None:
    """The door of a file by its name and its beginning; None for texts, lines of JSON and what is not read.

    What it begins with counts before what it is called, where that is beyond doubt: a Word file that is called .txt is one.
    """
    told, ending = door_by_content(head, columns), PurePath(name).suffix.lower()
    if ending in LINES:
        return None
    by_name = door_by_name(name)
    if told is None or (told in UNSURE and by_name is not None):
        return by_name
    if told == "letter" and ending in TEXT and not CARRIED.search(head_of_letter(head.lstrip(BLANK))):
        return None
    return told


def door_by_content(head: bytes, columns: Mapping[str, str] | None = None) -> str | None:
    """The door of a file by its beginning alone; `columns` are the names that were given for those of a table."""
    if head.startswith(UTF_16):
        head = head.decode("utf-16", "ignore").encode()
    start = head.lstrip(BLANK)
    if start.startswith(b"<"):
        return "page" if start[:14].lower() == b"<!doctype html" else ROOTS.get(root_in(head).lower())
    if start.startswith(b"{"):
        return "jsonfeed" if b"jsonfeed.org/version/" in head else "ninjs" if ninjs_in(head) else None
    if head.startswith((ZIP, GZIP)):
        return door_of_packed(head)
    signed = next((door for sign, door in SIGNATURES if start.startswith(sign)), None)
    return signed or door_of_heads(start) or ("csv" if table_in(start, columns or {}) else None)


def door_of_packed(head: bytes) -> str | None:
    """The door of an archive by the names of its parts, of a packed file by what comes out of it first."""
    if head.startswith(GZIP):
        return "warc" if unpacked(head).startswith(b"WARC/") else None
    if b"word/document.xml" in head and head[NAME_IN_ZIP:].startswith(OF_WORD):
        return "docx"
    if OPEN_DOCUMENT in head[:200]:
        return "odt"
    return "wacz" if b"datapackage.json" in head or (b"archive/" in head and b".warc" in head) else None


def unpacked(head: bytes) -> bytes:
    """The first bytes of a packed file; nothing where it is broken."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
    except zlib.error:
        return b""


def door_of_heads(start: bytes) -> str | None:
    """The door of what begins with the head of a message: a letter or a box of them, a page saved as one."""
    if BOX.match(start):
        return "letter" if letter_in(start.partition(b"\n")[2]) else None
    if not letter_in(start):
        return None
    return "mhtml" if SAVED_PAGE.search(head_of_letter(start)) else "letter"


def head_of_letter(start: bytes) -> bytes:
    """The lines above the first empty one."""
    return start[:BEGINNING].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]


def letter_in(start: bytes) -> bool:
    """Whether a text begins with the head of a letter, which a report that quotes one does not."""
    head = head_of_letter(start)
    return HEAD.match(head) is not None and len({found.lower() for found in OF_LETTERS.findall(head)}) > 2


def ninjs_in(head: bytes) -> bool:
    """Whether names stand there that only ninjs has, and not the plain text of a record."""
    return NINJS.search(head) is not None and RECORD.search(head) is None


def table_in(start: bytes, columns: Mapping[str, str]) -> bool:
    """Whether the first line names the columns of a table of reports: the text and something that is known of it."""
    from quoth.edges.formats.readers.rows import NAMES

    first = start[:LONGEST_HEAD].splitlines()[0].decode("utf-8", "replace") if start else ""
    separator = max(",;\t", key=first.count)
    names = {name.strip(" \"'").lower() for name in first.split(separator)}
    given = {name.lower() for name in columns.values()}
    text = given & names if "text" in columns else names & set(NAMES["text"])
    known = {name for listed in NAMES.values() for name in listed} | given
    return bool(text) and len(names & known) > 1


def root_in(head: bytes) -> str:
    """The name of the first element; nothing where there is none."""
    root = ROOT.search(head)
    return root[1].decode("ascii", "replace") if root else ""


def why_not_read(name: str, head: bytes, *, named: bool) -> tuple[str, str] | None:
    """Why a file without a door is not read, in one word and in a sentence with what to do; None for texts and records.

    Of a folder nothing is taken for text that is not called so.
    """
    ending = PurePath(name).suffix.lower()
    if ending in LINES | JSON and head.startswith(UTF_16):
        return "binary", "Its JSON is written in UTF-16, which JSON may not be. Save it as UTF-8."
    known = known_kind(head)
    if known is not None:
        return "binary", f"It is {known[0]}, which is not read. {known[1]}"
    if ending == ".xml" or head.lstrip(BLANK).startswith(b"<?xml"):
        root = root_in(head)
        kind = f"of another kind: its root is <{root}>" if root else "without an element"
        return "unknown-format", f"It is XML {kind}. Feeds, lists of feeds, NewsML-G2, NITF and pages are read. {HINT}"
    if named or not ending or ending in TEXT | LINES | JSON:
        return None
    told = f"Files that end in {ending} are read only where they begin as a page, a letter or a document does."
    return "unknown-format", f"{told} If it is a report as text, end its name in .txt."
