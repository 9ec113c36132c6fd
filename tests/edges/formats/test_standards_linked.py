"""Linked data that is given out, held against the vocabularies themselves: schema.org, ClaimReview, Web Annotation."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import html
from msgspec.structs import replace
from pyld import jsonld
from tests import factory
from tests.edges.formats.dossiers import ADDRESS, BEFORE, SHIP, told

from quoth.edges.formats.doors import EXITS
from quoth.types import Dossier

STANDARDS = Path(__file__).parent / "standards"
SCHEMA_ORG: dict[str, Any] = json.loads((STANDARDS / "schema_org.json").read_text(encoding="utf-8"))
VOCABULARY: dict[str, Any] = json.loads((STANDARDS / "annotation_vocabulary.json").read_text(encoding="utf-8"))
MODEL: dict[str, Any] = json.loads((STANDARDS / "annotation_schema.json").read_text(encoding="utf-8"))
IRI = re.compile(r"""(https?://|urn:[a-z]{2,}:)[^\s<>"{}|\\^`\x00-\x20]+""")
# How a value without a type of its own is written, by the data type that schema.org asks for.
DATA = {
    "Text": re.compile(r"(?s).+"),
    "URL": IRI,
    "Date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"),
}
DOSSIERS = {"of the factory": factory.dossier, "of everything": told}


def written(form: str, dossier: Dossier) -> Any:
    return json.loads(import_module(EXITS[form].module).write(dossier))


def in_page(dossier: Dossier) -> Any:
    """The data block of the page in one file, as a search engine finds it."""
    page = html.fromstring(import_module(EXITS["html"].module).write(dossier))
    [block] = page.xpath('//script[@type="application/ld+json"]')
    return json.loads(block.text)


def above(kind: str) -> set[str]:
    """A class of schema.org and all that it is one of."""
    return {kind, *(one for parent in SCHEMA_ORG["classes"][kind] for one in above(parent))}


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    """All nodes of a document, however deep."""
    if isinstance(value, list):
        yield from (node for one in value for node in nodes_in(one))
    elif isinstance(value, dict):
        yield value
        yield from (node for one in value.values() for node in nodes_in(one))


def check_schema_org(document: Any) -> None:
    """Every property is one of its type, and every value is of a type that the property may have."""
    assert document["@context"] == "https://schema.org"
    kinds = {node["@id"]: node["@type"] for node in document["@graph"]}
    assert len(kinds) == len(document["@graph"]), "two nodes of one name"
    for node in nodes_in(document["@graph"]):
        assert "@id" not in node or IRI.fullmatch(node["@id"])
        for name, value in node.items():
            if name.startswith("@"):
                continue
            known = SCHEMA_ORG["properties"][name]
            assert "@type" not in node or set(known["of"]) & above(node["@type"]), (node["@type"], name)
            for one in value if isinstance(value, list) else [value]:
                assert fits(one, known["is"], kinds), (name, one)


def fits(value: Any, ranges: list[str], kinds: dict[str, str]) -> bool:
    """Whether a value is of one of the types; a speaker of whom nothing but the name is known tells none."""
    if isinstance(value, str):
        return any(DATA[kind].fullmatch(value) for kind in ranges if kind in DATA)
    kind = value.get("@type") or kinds.get(value.get("@id", ""))
    return bool(above(kind) & set(ranges)) if kind else value.keys() == {"name"}


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
@pytest.mark.parametrize("form", ["schema-org", "claim-review"])
def test_every_property_and_value_is_one_that_schema_org_has(form: str, dossier: Any) -> None:
    document = written(form, dossier())
    assert document["@graph"]
    check_schema_org(document)


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_the_page_tells_search_engines_the_same_by_the_same_rules(dossier: Any) -> None:
    document = in_page(dossier())
    check_schema_org(document)
    assert document == written("schema-org", dossier())


@pytest.mark.parametrize("payload", ["</script><x>", "\x1b[2J\u202e", "\ud800", "_:a b/c#?", '"}],"@type":["'])
def test_words_from_outside_leave_linked_data_as_the_vocabularies_have_it(payload: str) -> None:
    dossier = factory.poisoned(told(), payload)
    check_schema_org(written("schema-org", dossier))
    check_schema_org(written("claim-review", dossier))
    check_schema_org(in_page(dossier))
    for item in written("web-annotation", dossier)["items"]:
        check("Annotation", item)
        assert all(IRI.fullmatch(target["source"]) for target in item["target"])


def test_the_rules_of_schema_org_refuse_what_is_wrong() -> None:
    for wrong in (
        {"@type": "Claim", "@id": "urn:quoth:a", "author": {"@type": "Thing", "name": "x"}},
        {"@type": "Claim", "@id": "urn:quoth:a", "headline_of": "x"},
        {"@type": "Person", "@id": "urn:quoth:a", "headline": "x"},
        {"@type": "NewsArticle", "@id": "urn:quoth:a", "isBasedOn": "Norske Tele"},
        {"@type": "NewsArticle", "@id": "urn:quoth:a", "datePublished": "yesterday"},
    ):
        with pytest.raises((AssertionError, KeyError)):
            check_schema_org({"@context": "https://schema.org", "@graph": [wrong]})


def test_what_a_report_was_made_from_is_a_report_here_or_one_of_a_named_outlet() -> None:
    nodes = {node["@id"]: node for node in written("schema-org", told())["@graph"]}
    [dispatch] = nodes["urn:quoth:report:harbour"]["isBasedOn"]
    assert dispatch["publisher"]["name"] == "Norske Tele & Bild"
    [parent] = nodes["urn:quoth:report:herald"]["isBasedOn"]
    assert parent["@id"] in nodes


def test_each_kind_of_speaker_is_a_person_or_a_body_or_of_no_told_type() -> None:
    [each] = [node for node in written("schema-org", told())["@graph"] if node.get("identifier") == "c9"]
    kinds = [author.get("@type") for author in each["author"]]
    bodies = ["Organization", "Organization", "GovernmentOrganization", "NewsMediaOrganization"]
    assert kinds == ["Person", *bodies, None, None]


@pytest.mark.parametrize("form", ["schema-org", "claim-review"])
def test_no_word_is_lost_where_schema_org_is_made_triples(form: str) -> None:
    document = written(form, told())
    document["@context"] = {"@vocab": "https://schema.org/"}
    assert words_in(jsonld.expand(document), "@value") == words_in(document["@graph"])


def words_in(value: Any, key: str = "") -> list[str]:
    """All strings of a document that are no names of nodes and types, or those that stand under a key."""
    if isinstance(value, str):
        return [] if key else [value]
    if isinstance(value, list):
        return sorted(word for one in value for word in words_in(one, key))
    if key in value:
        return [value[key]]
    return sorted(word for name, one in value.items() if not name.startswith("@") for word in words_in(one, key))


# The terms of the context of annotations (Web Annotation Vocabulary, appendix A) that are written, in our order.
OA, AS, RDF, DC = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
)
TERMS: dict[str, Any] = {
    "id": "@id", "type": "@type", "Annotation": f"{OA}Annotation", "TextualBody": f"{OA}TextualBody",
    "TextQuoteSelector": f"{OA}TextQuoteSelector", "TextPositionSelector": f"{OA}TextPositionSelector",
    "SpecificResource": f"{OA}SpecificResource", "commenting": f"{OA}commenting", "describing": f"{OA}describing",
    "tagging": f"{OA}tagging", "exact": f"{OA}exact", "prefix": f"{OA}prefix", "suffix": f"{OA}suffix", "start": f"{OA}start",
    "end": f"{OA}end", "body": {"@id": f"{OA}hasBody", "@type": "@id"}, "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"}, "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"}, "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "AnnotationPage": f"{AS}OrderedCollectionPage", "AnnotationCollection": f"{AS}OrderedCollection", "Software": f"{AS}Application",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"}, "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
    "generator": {"@id": f"{AS}generator", "@type": "@id"}, "startIndex": f"{AS}startIndex", "total": f"{AS}totalItems",
    "value": f"{RDF}value", "format": f"{DC}format", "name": "http://xmlns.com/foaf/0.1/name",
}  # fmt: skip


def named_by(term: Any) -> str:
    name: str = term["@id"] if isinstance(term, dict) else term
    return name


def test_the_terms_of_annotations_are_names_of_the_vocabulary() -> None:
    known = {*VOCABULARY["classes"], *VOCABULARY["properties"], *VOCABULARY["motivations"]}
    # The vocabulary of the model itself; prefixes of other vocabularies are theirs.
    assert {named_by(term).removeprefix(OA) for term in TERMS.values() if named_by(term).startswith(OA)} <= known


def check(definition: str, value: Any) -> None:
    """Raises where a value is not what the schema of the model calls by that name."""
    schema = {"definitions": MODEL["definitions"], "$ref": f"#/definitions/{definition}"}
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(value)


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_annotations_are_as_the_model_has_them(dossier: Any) -> None:
    page = written("web-annotation", dossier())
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["startIndex"], page["partOf"]["total"]) == ("AnnotationPage", 0, len(page["items"]))
    names = [item["id"] for item in page["items"]]
    assert len(set(names)) == len(names) > 5
    for item in page["items"]:
        check("Annotation", item)
        assert (item["type"], bool(item["body"]), bool(item["target"])) == ("Annotation", True, True)
        assert {item["motivation"], *(body["purpose"] for body in item["body"])} <= set(VOCABULARY["motivations"])
        for body in item["body"]:
            check("TextualBody", body)
        for target in item["target"]:
            assert IRI.fullmatch(target["source"])
            # The model takes one selector and more (4.2), this schema one at a time.
            for selector in target["selector"]:
                check("SpecificResource", {**target, "selector": selector})


def full_name(key: str, own: str) -> str:
    """What a key of an annotation is in full."""
    return own + key.removeprefix("quoth:") if key.startswith("quoth:") else named_by(TERMS[key])


def test_the_schema_of_annotations_refuses_what_is_wrong() -> None:
    [item, *_] = written("web-annotation", factory.dossier())["items"]
    target = item["target"][0]
    for definition, wrong in (
        ("Annotation", {"id": item["id"]}),
        ("Annotation", {**item, "created": 5}),
        ("TextualBody", {"type": "TextualBody"}),
        ("SpecificResource", {**target, "selector": target["selector"][0], "source": None}),
        ("SpecificResource", {"selector": target["selector"]}),
        ("Selector", {"type": "TextQuoteSelector", "prefix": "a"}),
        ("Selector", {"type": "TextPositionSelector", "start": 1, "end": "2"}),
    ):
        with pytest.raises(jsonschema.ValidationError):
            check(definition, wrong)


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_no_term_and_no_word_of_an_annotation_is_lost_in_its_triples(dossier: Any) -> None:
    page = written("web-annotation", dossier())
    prefix = page.pop("@context")[1]
    own = prefix["quoth"]
    graph = jsonld.expand({**page, "@context": [TERMS, prefix]})
    told_of = [full_name(key, own) for node in nodes_in(page) for key in node if key != "id"]
    found = [key for node in nodes_in(graph) for key in node if key not in ("@id", "@value", "@list")]
    assert sorted(told_of) == sorted(found)
    literal = [key for key, term in TERMS.items() if isinstance(term, str) and not term.startswith("@")]
    words = [
        value for node in nodes_in(page) for key, value in node.items() if key in literal or key.startswith("quoth:")
    ]
    assert sorted(map(str, words)) == sorted(str(node["@value"]) for node in nodes_in(graph) if "@value" in node)
    named = [node["@id"] for node in nodes_in(graph) if "@id" in node]
    assert all(IRI.fullmatch(name) for name in named)


@pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)
def test_each_property_of_an_annotation_stands_on_what_it_is_of_and_holds_what_it_asks_for(dossier: Any) -> None:
    page = written("web-annotation", dossier())
    checked = 0
    for node in nodes_in(jsonld.expand({**page, "@context": [TERMS, page["@context"][1]]})):
        kinds = {kind.removeprefix(OA) for kind in node.get("@type", [])}
        for name, values in node.items():
            about = VOCABULARY["properties"].get(name.removeprefix(OA))
            if name.startswith(OA):
                assert not kinds or not about["of"] or kinds & set(about["of"]), (kinds, name)
                assert all(in_range(value, about["is"]) for value in values), (name, values)
                checked += 1
    assert checked > 50


def in_range(value: dict[str, Any], ranges: list[str]) -> bool:
    """Whether a value is of a class of the vocabulary, or the literal that it asks for."""
    held = value.get("@value")
    if "Motivation" in ranges:
        return value["@id"].removeprefix(OA) in VOCABULARY["motivations"]
    if any(one.endswith("#nonNegativeInteger") for one in ranges):
        return isinstance(held, int) and held >= 0
    if any(one.endswith("#string") for one in ranges):
        return isinstance(held, str)
    kinds = [kind.removeprefix(OA) for kind in value.get("@type", [])]
    return not ranges or any({kind, *VOCABULARY["classes"][kind]} & set(ranges) for kind in kinds)


def without_address(dossier: Dossier) -> Dossier:
    """The dossier with no report of the web."""
    return replace(
        dossier,
        reports=tuple(
            replace(read, report=replace(read.report, raw=replace(read.report.raw, url=None)))
            for read in dossier.reports
        ),
    )


def test_places_count_code_points_and_the_words_around_stand_there_too() -> None:
    """As the model asks for (4.2.5); what stands behind a character of two units of UTF-16 is elsewhere for JavaScript."""
    for dossier, apart in ((told(), False), (without_address(told()), True)):
        targets = [target for item in written("web-annotation", dossier)["items"] for target in item["target"]]
        placed = [one for one in targets if one["quoth:report"] == "harbour"]
        assert placed
        for target in placed:
            quote, *places = target["selector"]
            # A page of the web has other places, so that no selector tells ours of it.
            assert len(places) == apart
            start, end = (
                (places[0]["start"], places[0]["end"]) if apart else (target["quoth:start"], target["quoth:end"])
            )
            assert SHIP[start:end] == quote["exact"]
            assert SHIP[start - len(quote["prefix"]) : start] == quote["prefix"]
            assert SHIP[end : end + len(quote["suffix"])] == quote["suffix"]
            units = SHIP.encode("utf-16-le")
            assert units[2 * start : 2 * end].decode("utf-16-le", "replace") != quote["exact"]
    assert len(BEFORE.encode("utf-16-le")) > 2 * len(BEFORE)


def test_an_address_with_what_may_not_stand_in_one_is_written_as_its_bytes() -> None:
    clean = ADDRESS.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    [source] = {one["source"] for item in written("web-annotation", told())["items"] for one in item["target"]
                if one["quoth:report"] == "harbour"}  # fmt: skip
    assert source == clean
    assert [node["url"] for node in written("schema-org", told())["@graph"] if "url" in node] == [clean]
