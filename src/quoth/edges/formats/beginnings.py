"""What a file is by its beginning, where its name does not tell: by its signature, its root, the names that stand in it."""

import re

# Files of these endings are told by what stands at their beginning.
TOLD_BY_CONTENT = (".xml", ".json")
ROOT = re.compile(rb"<(?![?!])(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,40})")
BEGINNING = 65_536
ROOTS = {"rss": "feed", "feed": "feed", "RDF": "feed", "opml": "opml", "html": "page", "newsMessage": "newsml",
         "newsItem": "newsml", "packageItem": "newsml"}  # fmt: skip
ZIP = b"PK\x03\x04"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
SIGNATURES = ((b"%PDF-", "pdf"), (b"WARC/", "warc"), (b"PAR1", "parquet"))
HEAD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
OF_LETTERS = re.compile(rb"^(From|To|Date|Subject|Received|Message-ID|MIME-Version|Content-Type):", re.I | re.M)
RECORD = re.compile(rb'"text"\s{0,9}:')
NINJS = re.compile(
    rb'"(?:body_text|body_html|body_xhtml|headline|headlines|bodies|versioncreated|versionCreated)"\s{0,9}:'
)


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
    if head.startswith(ZIP) and OPEN_DOCUMENT in head[:200]:
        return "odt"
    return next((door for sign, door in SIGNATURES if head.startswith(sign)), "letter" if letter_in(start) else None)


def letter_in(start: bytes) -> bool:
    """Whether a text begins with the head of a letter, which a report that quotes one does not."""
    head = start[:BEGINNING].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    return HEAD.match(head) is not None and len({found.lower() for found in OF_LETTERS.findall(head)}) > 2


def ninjs_in(head: bytes) -> bool:
    """Whether names stand there that only ninjs has, and not the plain text of a record."""
    return NINJS.search(head) is not None and RECORD.search(head) is None
