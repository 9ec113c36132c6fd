"""Files that are given out, held against the schemas of their standards and read again by those who use them."""

import csv
import importlib.resources
import io
import json
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import msgspec
import pyarrow.parquet
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from lxml import etree
from prov.model import ProvDocument
from tests import factory
from tests.edges.formats.dossiers import told

from quoth.acquire.acquisition import acquire_report
from quoth.edges.formats.doors import EXITS, TABLES
from quoth.edges.formats.inputs import read_inputs
from quoth.edges.formats.records import DossierRecord, ReportRecord
from quoth.edges.formats.writers import atom
from quoth.edges.formats.writers.names import full_time
from quoth.settings import Settings
from quoth.types import Dossier

# Words from outside that would end, begin or break something in one format or the other.
PAYLOADS = (
    "</script><x>",
    "\r\nER  - \r\nTY  - BOOK",
    "]]>&<b>\x1b[2J\u202e",
    "\ud800",
    "_:a b/c#?.",
    '"}],"@type":["',
)
STANDARDS = Path(__file__).parent / "standards"
DOSSIERS = {"of the factory": factory.dossier, "of everything": told}
every_dossier = pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)


def written(form: str, dossier: Dossier, table: str = "claims") -> bytes:
    made: bytes = import_module(EXITS[form].module).write(dossier, table)
    return made


# JSON and JSON Lines


@every_dossier
def test_json_is_the_same_when_it_is_read_and_written_again(dossier: Any) -> None:
    data = written("json", dossier())
    again = msgspec.json.format(msgspec.json.encode(msgspec.json.decode(data, type=DossierRecord)), indent=2) + b"\n"
    assert again == data


@every_dossier
def test_lines_are_the_same_when_they_are_read_and_written_again(dossier: Any) -> None:
    for line in written("lines", dossier()).splitlines(keepends=True):
        assert msgspec.json.encode(msgspec.json.decode(line, type=ReportRecord)) + b"\n" == line


def test_reports_come_back_from_their_lines_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_bytes(written("lines", told()))
    settings = Settings()
    again = [acquire_report(source, settings=settings) for source in read_inputs([str(file)], settings=settings)]
    fields = ("title", "outlet", "published", "url", "authors", "language", "text")
    for one, read in zip(again, told().reports, strict=True):
        assert {name: getattr(one, name) for name in fields} == {
            name: getattr(read.report.raw, name) for name in fields
        }


# Tables


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_parquet_is_the_same_when_it_is_read_and_written_again(table: str) -> None:
    held = pyarrow.parquet.read_table(io.BytesIO(written("parquet", told(), table)))
    out = io.BytesIO()
    pyarrow.parquet.write_table(held, out)
    again = pyarrow.parquet.read_table(io.BytesIO(out.getvalue()))
    assert again.equals(held)
    assert again.num_rows > 0


@every_dossier
@pytest.mark.parametrize("form", ["csv", "csv-excel"])
@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_csv_as_rfc_4180_has_it_and_the_same_when_it_is_written_again(
    table: str, form: str, dossier: Any
) -> None:
    data = written(form, dossier(), table)
    text = data.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert rows
    assert {len(row) for row in rows} == {len(header)} == {len(set(header))}
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([header, *rows])
    assert out.getvalue() == text


# PROV


@cache
def schema_of_prov(name: str) -> Path:
    """A schema of the World Wide Web Consortium that the library carries."""
    return Path(str(importlib.resources.files("prov.tests") / "schemas" / name))


def prov_json() -> Any:
    """What holds a document against the schema of PROV-JSON."""
    schema = json.loads(schema_of_prov("prov-json.schema.json").read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())


@every_dossier
def test_provenance_is_valid_by_the_schema_of_prov_json(dossier: Any) -> None:
    document = json.loads(written("prov", dossier()))
    prov_json().validate(document)
    assert not prov_json().is_valid({**document, "wasDerivedFrom": {"_:1": {"prov:generatedEntity": 5}}})


@every_dossier
def test_provenance_is_the_same_in_every_form_of_prov(dossier: Any) -> None:
    document = ProvDocument.deserialize(content=written("prov", dossier()).decode(), format="json")
    for form in ("json", "xml", "provn"):
        text = document.serialize(format=form)
        assert ProvDocument.deserialize(content=text, format=form) == document, form
    schema = etree.XMLSchema(etree.parse(str(schema_of_prov("prov.xsd"))))
    schema.assertValid(etree.fromstring(str(document.serialize(format="xml")).encode()))


# Which kind of thing each end of a relation has to be (PROV-CONSTRAINTS, 6.4), and what is told of each besides.
ENDS = {
    "wasDerivedFrom": {"prov:generatedEntity": "entity", "prov:usedEntity": "entity"},
    "wasInfluencedBy": {"prov:influencee": "entity", "prov:influencer": "entity"},
    "alternateOf": {"prov:alternate1": "entity", "prov:alternate2": "entity"},
    "wasAttributedTo": {"prov:entity": "entity", "prov:agent": "agent"},
    "used": {"prov:activity": "activity", "prov:entity": "entity"},
    "wasGeneratedBy": {"prov:entity": "entity", "prov:activity": "activity"},
    "wasAssociatedWith": {"prov:activity": "activity", "prov:agent": "agent"},
}


@every_dossier
def test_provenance_keeps_the_constraints_of_prov(dossier: Any) -> None:
    document = json.loads(written("prov", dossier()))
    kinds = {kind: set(document[kind]) for kind in ("entity", "activity", "agent")}
    assert not kinds["entity"] & kinds["activity"]
    assert document.keys() <= {"prefix", *kinds, *ENDS}
    for relation, ends in ENDS.items():
        for one in document.get(relation, {}).values():
            for end, kind in ends.items():
                assert one[end] in kinds[kind], (relation, end)
    made = {one["prov:entity"] for one in document["wasGeneratedBy"].values()}
    assert len(made) == len(document["wasGeneratedBy"]), "generated once"
    derived = [(one["prov:generatedEntity"], one["prov:usedEntity"]) for one in document["wasDerivedFrom"].values()]
    assert all(child != parent for child, parent in derived)


# Atom

GRAMMAR = etree.RelaxNG(etree.parse(str(STANDARDS / "atom.rng")))
NAMES = {"atom": "http://www.w3.org/2005/Atom"}
# The three rules of appendix B that its grammar cannot say: in which elements, and what has to be so.
RULES = {
    "atom:feed": "atom:author or not(atom:entry[not(atom:author)])",
    "atom:entry": "atom:link[@rel='alternate'] or atom:link[not(@rel)] or atom:content",
    "atom:feed/atom:entry": "atom:author or ../atom:author or atom:source/atom:author",
}
CHANGES = [
    atom.Change("urn:quoth:report:a", "2025-03-04T08:00:00+00:00", "", "harbour"),
    atom.Change("urn:quoth:decision:b", "2025-03-05", "reject-statement by <Ada>: “x & y”"),
    atom.Change("urn:quoth:decision:c", "at some time", "\x1b[2J"),
]


def faults(feed: bytes) -> list[str]:
    """What the grammar and the rules of Atom object to."""
    tree = etree.fromstring(feed)
    found = [] if GRAMMAR.validate(tree) else [str(GRAMMAR.error_log)]
    for where, rule in RULES.items():
        for one in tree.xpath(f"descendant-or-self::{where}", namespaces=NAMES):
            if not one.xpath(f"boolean({rule})", namespaces=NAMES):
                found.append(f"{where}: {rule}")
    return found


@every_dossier
@pytest.mark.parametrize("changes", [(), CHANGES], ids=["bare", "with what the store knows"])
def test_a_feed_is_valid_by_the_grammar_and_rules_of_atom(dossier: Any, changes: Any) -> None:
    feed = atom.write(dossier(), changes=changes)
    assert not faults(feed)
    tree = etree.fromstring(feed)
    # Names are addresses or names of the web, and no two entries of one name come at one time (4.1.1).
    entries = [
        (one.findtext("atom:id", namespaces=NAMES), one.findtext("atom:updated", namespaces=NAMES))
        for one in tree.iterfind("atom:entry", NAMES)
    ]
    assert len(set(entries)) == len(entries)
    assert all(re.fullmatch(r"(urn|https?):\S+", name) for name, _ in entries)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_from_outside_leave_feeds_and_provenance_valid(payload: str) -> None:
    dossier = factory.poisoned(told(), payload)
    assert not faults(written("atom", dossier))
    assert not faults(atom.write(dossier, changes=[atom.Change("urn:quoth:decision:b", "2025-03-05", payload)]))
    prov_json().validate(json.loads(written("prov", dossier)))


def test_the_grammar_and_rules_of_atom_refuse_what_is_wrong() -> None:
    feed = atom.write(factory.dossier())
    for part in (rb"<updated>.*?</updated>", rb"<id>.*?</id>", rb"<author>.*?</author>", rb"<content>.*?</content>"):
        assert faults(re.sub(part, b"", feed)), part


@every_dossier
def test_a_feed_says_of_each_report_what_is_known_of_it(dossier: Any) -> None:
    reads = {f"urn:quoth:report:{read.id}": read.report.raw for read in dossier().reports}
    feed: Any = feedparser.parse(written("atom", dossier()))
    assert not feed.bozo
    for entry in feed.entries:
        raw = reads[entry.id]
        assert entry.title == f"{raw.outlet or raw.input}: {raw.title or 'without a title'}"
        assert entry.get("published") == full_time(raw.published)
        assert entry.content[0].value == f"Published {raw.published or 'at no known time'}."


# References


def test_references_are_valid_by_the_schema_of_csl() -> None:
    schema = json.loads((STANDARDS / "csl_data.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft3Validator(schema)
    items = json.loads(written("csl", told()))
    validator.validate(items)
    for wrong in ({"type": "news"}, {"author": "Ada Holm"}, {"title": 5}, {"outlet": "x"}, {"URL": 5}):
        assert not validator.is_valid([{**items[0], **wrong}]), wrong


def names_of(part: str) -> set[str]:
    """The names that a definition of the grammar of CSL lists, with those of the definitions that it refers to."""
    home = importlib.resources.files("citeproc") / "data" / "schema" / "schemas" / "styles"
    grammar = "".join((home / f"csl-{name}.rnc").read_text(encoding="utf-8") for name in ("types", "variables"))
    [found] = re.findall(rf"^\s*{re.escape(part)} =\s*(.*?)(?=^\s*##|^}}|\Z)", grammar, re.DOTALL | re.MULTILINE)
    inner = {name for each in re.findall(r"variables\.\w+", found) for name in names_of(each)}
    return inner | set(re.findall(r'"([^"]+)"', found))


@every_dossier
def test_references_use_types_and_variables_of_csl(dossier: Any) -> None:
    for item in json.loads(written("csl", dossier())):
        assert item["type"] in names_of("item-types")
        plain = item.keys() - {"id", "type"}
        assert plain <= names_of("variables.dates") | names_of("variables.names") | names_of("variables.standard")
        assert {name for name in plain if isinstance(item[name], str)} <= names_of("variables.standard")


def test_references_are_printed_with_what_is_known_of_each_report() -> None:
    items = json.loads(written("csl", told()))
    style = CitationStylesStyle("harvard-cite-them-right", locale="en-US", validate=False)
    printed = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        printed.register(Citation([CitationItem(item["id"])]))
    first, second = (str(line) for line in printed.bibliography())
    for words in ("Ada Holm", "Bo van der Lind", "2026", "Ferry to Osk stops", "Harbour Gazette", "harbour.example"):
        assert words in first
    assert "Osk Herald" in second


TAGS: dict[str, str] = json.loads((STANDARDS / "ris.json").read_text(encoding="utf-8"))


@every_dossier
def test_references_of_ris_are_read_and_written_again_as_they_are(dossier: Any) -> None:
    text = written("ris", dossier()).decode()
    entries = rispy.loads(text)
    assert rispy.loads(rispy.dumps(entries)) == entries
    for entry, read in zip(entries, dossier().reports, strict=True):
        raw = read.report.raw
        assert entry["type_of_reference"] == "NEWS"
        assert entry.get("authors", []) == list(raw.authors)
        assert [entry.get(name) for name in ("title", "secondary_title", "id")] == [raw.title, raw.outlet, raw.id]
        assert entry.get("date") == (raw.published[:10].replace("-", "/") if raw.published else None)
        assert "unknown_tag" not in entry


@every_dossier
def test_references_of_ris_and_csl_say_the_same(dossier: Any) -> None:
    items = json.loads(written("csl", dossier()))
    for reference, item in zip(written("ris", dossier()).decode().split("ER  - ")[:-1], items, strict=True):
        lines = [line.split("  - ") for line in reference.strip().split("\r\n")]
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]", tag) for tag, _ in lines)
        # A newspaper's AU is who reports, which CSL calls its author; DA holds the day beside the year of PY.
        told_of = {TAGS[tag]: value for tag, value in lines if tag not in ("TY", "ID", "AU", "DA")}
        assert told_of == {
            name: str(value["date-parts"][0][0]) if name == "issued" else value
            for name, value in item.items()
            if name not in ("id", "type", "author")
        }
        assert [value for tag, value in lines if tag == "AU"] == [one["literal"] for one in item.get("author", [])]


# FollowTheMoney


def test_times_of_entities_are_as_follow_the_money_keeps_them() -> None:
    """In UTC and without a zone: what is written so is not changed when it is cleaned."""
    dated = factory.report("a", factory.HARBOUR, published="2026-05-04T10:00:00+02:00")
    day = factory.report("b", factory.HERALD, published="2026-05-04")
    entities = [json.loads(line)["properties"] for line in written("ftm", Dossier((dated, day), (), ())).splitlines()]
    assert [one["publishedAt"] for one in entities] == [["2026-05-04T08:00:00"], ["2026-05-04"]]
