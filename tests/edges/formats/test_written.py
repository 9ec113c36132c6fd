"""What is given out: each format held against the reader or the schema of those who use it."""

import csv
import io
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pyarrow.parquet
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from prov.model import ProvDocument
from pyld import jsonld
from tests import factory

from quoth.edges.formats.doors import EXITS, TABLES
from quoth.edges.formats.writers import atom
from quoth.types import Dossier
from quoth.types.lineage import DERIVATION

PAYLOADS = (
    "=HYPERLINK(\"http://x\")", "</script><script>alert(1)</script>", "\r\nER  - \r\nTY  - BOOK", "]]>&<b>\x1b[2J\u202e", "\ud800", "_:a b/c#?",
)  # fmt: skip


def written(form: str, dossier: Dossier | None = None, table: str = "claims") -> bytes:
    made: bytes = import_module(EXITS[form].module).write(dossier or factory.dossier(), table)
    return made


def poisoned(payload: str) -> Dossier:
    made: Dossier = factory.poisoned(factory.dossier(), payload)
    return made


@pytest.mark.parametrize("form", EXITS)
def test_every_format_takes_an_empty_dossier_and_gives_the_same_bytes_twice(form: str) -> None:
    for table in TABLES if EXITS[form].tables else TABLES[:1]:
        written(form, Dossier((), (), ()), table)
        assert written(form, table=table) == written(form, table=table)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("form", EXITS)
def test_words_from_outside_act_in_no_format(form: str, payload: str) -> None:
    if form in ("json", "lines") and payload == "\ud800":
        return  # no input can bring one: it is replaced, or the line refused, where it comes in
    data = written(form, poisoned(payload))
    if form == "parquet":
        return
    text = data.decode("utf-8")
    assert "\x1b" not in text
    if form not in ("json", "lines", "ftm"):  # where the characters of a report stay as they are, within strings
        assert "\u202e" not in text
    assert "<script>alert" not in text or form in ("json", "lines", "markdown", "csv", "csv-excel", "ftm", "ris", "csl", "prov",
                                                   "web-annotation", "schema-org", "claim-review")  # fmt: skip
    if form == "ris":
        assert all(entry["type_of_reference"] == "NEWS" for entry in rispy.loads(text))
        assert len(rispy.loads(text)) == 2


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_the_same_in_csv_and_parquet_and_formulas_are_words(table: str) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", table=table).decode())))
    held = pyarrow.parquet.read_table(io.BytesIO(written("parquet", table=table))).to_pylist()
    assert rows
    assert [list(row) for row in rows] == [list(row) for row in held]
    for row, other in zip(rows, held, strict=True):
        for name, value in row.items():
            same = other[name]
            told = "" if same is None else " | ".join(same) if isinstance(same, list) else str(same)
            assert value.removeprefix("'") == told or float(value) == float(told)
    assert written("csv-excel", table=table) == "\ufeff".encode() + written("csv", table=table)
    for cell in (
        cell for row in csv.reader(io.StringIO(written("csv", poisoned("@SUM(1)"), table).decode())) for cell in row
    ):
        assert not cell.startswith(("=", "+", "@", "＝", "＠"))


def test_several_stories_stand_in_one_table_with_their_ids() -> None:
    one = factory.dossier()
    two = Dossier(one.reports, (), (*one.stories, factory.story(*one.reports, id="another")))
    rows = list(csv.DictReader(io.StringIO(written("csv", two, "speakers").decode())))
    assert {row["story"] for row in rows} == {"osk-ferry", "another"}


def test_json_and_its_lines_agree_with_their_schemas() -> None:
    from quoth.edges.formats.dossier_json import json_schema

    jsonschema.validate(json.loads(written("json")), json_schema("dossier/1"))
    lines = written("lines").splitlines()
    assert len(lines) == 2
    for line in lines:
        jsonschema.validate(json.loads(line), json_schema("report/1"))


def test_provenance_is_read_by_the_library_and_holds_the_lineage() -> None:
    dossier = factory.dossier()
    document = ProvDocument.deserialize(content=written("prov", dossier).decode(), format="json")
    names = [type(record).__name__ for record in document.get_records()]
    edges = [edge for story in dossier.stories for edge in story.lineage.edges if edge.kind in DERIVATION]
    quoted = sum(len({s.report for s in claim.asserted}) for claim in dossier.stories[0].claims)
    assert names.count("ProvDerivation") == len(edges) + quoted
    assert names.count("ProvInfluence") == 1  # the denial of one of the claims
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document


@pytest.mark.parametrize("payload", PAYLOADS)
def test_provenance_of_strange_names_is_read_too(payload: str) -> None:
    assert ProvDocument.deserialize(content=written("prov", poisoned(payload)).decode(), format="json").get_records()


def expanded(form: str) -> list[Any]:
    """A document of schema.org as its triples see it, its context given here since nothing is fetched."""
    held = json.loads(written(form))
    assert held["@context"] == "https://schema.org"
    held["@context"] = {"@vocab": "https://schema.org/"}
    made: list[Any] = jsonld.expand(held)
    return made


def test_schema_org_names_articles_claims_and_quotations_and_rates_nothing() -> None:
    kinds = [node["@type"][0].rpartition("/")[2] for node in expanded("schema-org")]
    assert kinds.count("NewsArticle") == 2
    assert kinds.count("Claim") == 3
    based = [node for node in expanded("schema-org") if "https://schema.org/isBasedOn" in node]
    assert len(based) == 1
    assert b"ating" not in written("schema-org")


def test_drafts_of_reviews_have_what_search_engines_ask_for_but_a_rating() -> None:
    [node] = json.loads(written("claim-review"))["@graph"]
    assert (node["@type"], node["creativeWorkStatus"]) == ("ClaimReview", "Draft")
    assert node["claimReviewed"] == "its engine failed"
    assert node["itemReviewed"]["@type"] == "Claim"
    assert b"ating" not in written("claim-review")


def test_references_are_read_by_ris_and_csl_readers() -> None:
    dossier = factory.dossier()
    titles = [read.report.raw.title for read in dossier.reports]
    entries = rispy.loads(written("ris").decode())
    assert [entry.get("title") for entry in entries] == titles
    assert [entry["id"] for entry in entries] == [read.id for read in dossier.reports]
    held = CiteProcJSON(json.loads(written("csl")))
    assert [str(held[f"quoth-{read.id}"].title) for read in dossier.reports] == titles


def test_a_reference_has_a_date_only_where_it_is_known() -> None:
    dated = Dossier(
        (factory.report("a", factory.HARBOUR, published="2025-03-04"), factory.report("b", factory.HERALD)), (), ()
    )
    one, two = json.loads(written("csl", dated))
    assert one["issued"] == {"date-parts": [[2025, 3, 4]]}
    assert "issued" not in two
    assert "DA  - 2025/03/04" in written("ris", dated).decode()
    assert written("ris", dated).decode().count("DA  - ") == 1


def test_the_feed_is_read_and_its_newest_comes_first() -> None:
    dossier = factory.dossier()
    changes = [
        atom.Change("urn:quoth:report:a", "2025-03-04T08:00:00+00:00", "", dossier.reports[0].id),
        atom.Change("urn:quoth:decision:b", "2025-03-05T08:00:00+00:00", "reject-statement by <Ada>: “x & y”"),
    ]
    feed: Any = feedparser.parse(atom.write(dossier, changes=changes))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.id for entry in feed.entries] == ["urn:quoth:decision:b", "urn:quoth:report:a"]
    assert feed.feed.updated == "2025-03-05T08:00:00+00:00"
    assert feed.entries[0].title == "reject-statement by <Ada>: “x & y”"
    for payload in PAYLOADS:
        assert not feedparser.parse(written("atom", poisoned(payload))).bozo


# The schemata of FollowTheMoney that are written, out of the package (which needs a compiler to be installed), with its licence.
MONEY: dict[str, Any] = json.loads((Path(__file__).parent / "follow_the_money.json").read_text(encoding="utf-8"))
WELL_FORMED = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?)?)?"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"),
    "entity": re.compile(r"[A-Za-z0-9-]+"),
}


def schemata_of(name: str) -> list[str]:
    """A schema and all that it extends."""
    found = [name]
    for one in found:
        found += [each for each in MONEY["schemata"][one]["extends"] if each not in found]
    return found


def test_entities_are_what_follow_the_money_has_schemata_for() -> None:
    entities = [json.loads(line) for line in written("ftm").splitlines()]
    kinds = {entity["id"]: schemata_of(entity["schema"]) for entity in entities}
    assert {entity["schema"] for entity in entities} >= {"Article", "Person", "Documentation"}
    for entity in entities:
        known = {
            name: about for kind in kinds[entity["id"]] for name, about in MONEY["schemata"][kind]["properties"].items()
        }
        assert not MONEY["schemata"][entity["schema"]]["abstract"]
        assert set(MONEY["schemata"][entity["schema"]]["required"]) <= entity["properties"].keys()
        for name, values in entity["properties"].items():
            assert name in known, (entity["schema"], name)
            form = WELL_FORMED.get(known[name]["type"], re.compile(r"(?s).+"))
            assert all(form.fullmatch(value) for value in values), (name, values)
            if "range" in known[name]:
                assert all(known[name]["range"] in kinds[value] for value in values), name


def test_entities_join_reports_and_speakers() -> None:
    entities = [json.loads(line) for line in written("ftm").splitlines()]
    ids = {entity["id"] for entity in entities}
    links = [entity for entity in entities if entity["schema"] == "Documentation"]
    assert links
    assert all({*link["properties"]["document"], *link["properties"]["entity"]} <= ids for link in links)
