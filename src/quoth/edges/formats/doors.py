"""The doors: every format that is read or written, by which module, and what has to be installed for it.

A new format is a module and a row here. Nothing of it is loaded before it is needed.
"""

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
    """A format that is written: its ending, which no other has, the module with its `write`, its media type, what it needs.

    Of a format that has tables one is printed at a time.
    """

    told: str
    ending: str
    module: str
    media: str
    extra: str = ""
    packages: tuple[str, ...] = ()
    tables: bool = False


DOORS: dict[str, Door] = {
    "page": Door("saved page, SingleFile", (".html", ".htm", ".xhtml"), f"{READERS}.page"),
    "mhtml": Door("page saved as one file by Chromium", (".mhtml", ".mht"), f"{READERS}.mhtml"),
    "letter": Door("e-mail, newsletter", (".eml", ".mbox"), f"{READERS}.letter"),
    "feed": Door("RSS, Atom", (".rss", ".atom", ".rdf"), f"{READERS}.feed", "feeds", ("feedparser",)),
    "jsonfeed": Door("JSON Feed", (".jsonfeed",), f"{READERS}.jsonfeed"),
    "opml": Door("list of feeds", (".opml",), f"{READERS}.opml"),
    "warc": Door("web archive", (".warc", ".warc.gz"), f"{READERS}.warc", "archives", ("warcio",)),
    "wacz": Door("web archive in one file", (".wacz",), f"{READERS}.wacz", "archives", ("warcio",)),
    "docx": Door("Word", (".docx",), f"{READERS}.docx", "docx", ("docx",)),
    "odt": Door("OpenDocument text", (".odt",), f"{READERS}.odt"),
    "ninjs": Door("ninjs 1 and 2", (".ninjs",), f"{READERS}.ninjs"),
    "newsml": Door("NewsML-G2", (".newsml",), f"{READERS}.newsml"),
    "csv": Door("table with a report a row", (".csv", ".tsv"), f"{READERS}.csv_rows"),
    "parquet": Door("table with a report a row", (".parquet",), f"{READERS}.parquet_rows", "tables", ("pyarrow",)),
    "pdf": Door("PDF", (".pdf",), f"{READERS}.pdf", "pdf", ("pdfminer",)),
}
# What is told of a document before it is cut; no format of its own.
OUTLINE = "outline"
BEHIND = {OUTLINE: Door("groups of a table", (), f"{READERS}.parquet_outline", "tables", ("pyarrow",))}
LINKED, A_LINE_EACH, CSV = "application/ld+json", "application/x-ndjson", "text/csv; charset=utf-8; header=present"
ANNOTATIONS = f'{LINKED}; profile="http://www.w3.org/ns/anno.jsonld"'
EXITS: dict[str, Exit] = {
    "json": Exit("the whole dossier (quoth schema)", "json", f"{WRITERS}.whole", "application/json"),
    "lines": Exit("each report with its statements, a JSON line each", "jsonl", f"{WRITERS}.whole_lines", A_LINE_EACH),
    "markdown": Exit(
        "brief and lists, with footnotes", "md", f"{WRITERS}.whole_markdown", "text/markdown; charset=utf-8"
    ),
    "html": Exit(
        "one page, no script, schema.org data inside", "html", f"{WRITERS}.whole_page", "text/html; charset=utf-8"
    ),
    "csv": Exit("tables, safe to open", "csv", f"{WRITERS}.csv_tables", CSV, tables=True),
    "csv-excel": Exit(
        "the same with the mark that Excel needs", "excel.csv", f"{WRITERS}.csv_marked", CSV, tables=True
    ),
    "parquet": Exit(
        "tables, typed", "parquet", f"{WRITERS}.parquet_tables", "application/vnd.apache.parquet", "tables", ("pyarrow",),
        tables=True,
    ),
    "web-annotation": Exit(
        "W3C annotations of statements and differences", "annotations.jsonld", f"{WRITERS}.web_annotation", ANNOTATIONS
    ),
    "prov": Exit("PROV-JSON: what was made from what", "prov.json", f"{WRITERS}.prov", "application/json"),
    "schema-org": Exit("JSON-LD: NewsArticle, Claim, Quotation", "schema-org.jsonld", f"{WRITERS}.schema_org", LINKED),
    "ftm": Exit("FollowTheMoney entities, a line each", "ftm.json", f"{WRITERS}.ftm", A_LINE_EACH),
    "ris": Exit(
        "references for Zotero and others", "ris", f"{WRITERS}.ris", "application/x-research-info-systems; charset=utf-8"
    ),
    "csl": Exit("references as CSL-JSON", "csl.json", f"{WRITERS}.csl", "application/vnd.citationstyles.csl+json"),
    "atom": Exit(
        "feed of what became of a story", "atom", f"{WRITERS}.atom", "application/atom+xml; charset=utf-8"
    ),
    "claim-review": Exit(
        "drafts of ClaimReview, never with a rating", "claim-review.jsonld", f"{WRITERS}.claim_review", LINKED
    ),
}  # fmt: skip
PLAIN = (".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson", ".json", ".xml")
TABLES = ("claims", "statements", "differences", "figures", "speakers", "reports")
BY_ENDING = {ending: name for name, door in DOORS.items() for ending in door.endings}


def door_by_name(name: str) -> str | None:
    """The door of a file by its ending, longer endings first; None where the ending does not tell."""
    low = name.lower()
    return next((BY_ENDING[end] for end in sorted(BY_ENDING, key=len, reverse=True) if low.endswith(end)), None)


def missing(door: Door | Exit) -> str:
    """What has to be installed before a format can be read or written; nothing where all is there."""
    from importlib.util import find_spec

    if all(find_spec(package) is not None for package in door.packages):
        return ""
    return f'{door.told} needs what is not installed: pip install "quoth[{door.extra}]".'
