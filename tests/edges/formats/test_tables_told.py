"""The tables: every column and word of them is in the docs, they can be joined, and they are the same for one story and several."""

import csv
import io
import re
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import msgspec
import pyarrow.parquet
import pytest
from msgspec.structs import replace
from tests import factory
from tests.edges.formats.dossiers import told

from quoth.compare.points import points_of
from quoth.compose.views import view_of
from quoth.edges.batch.reading import rejected_columns
from quoth.edges.batch.tables import TABLES as OF_A_CORPUS
from quoth.edges.batch.tables import rows_of_report, rows_of_story
from quoth.edges.formats.doors import EXITS, TABLES
from quoth.edges.formats.records import dossier_record, points_behind
from quoth.edges.formats.story_tables import TABLES as COLUMNS
from quoth.types import AnnotatedReport, Claim, Dossier, Interval, Link, Side, Speaker, Statement
from quoth.types.claims import DifferenceKind, Reason, Severity, Verdict
from quoth.types.lineage import Direction, EdgeKind
from quoth.types.statements import Bound, Form, SpeakerKind, Stance

DOCS = (Path(__file__).parents[3] / "docs" / "tables.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", DOCS, re.MULTILINE | re.DOTALL))


def rows_of(dossier: Dossier, table: str) -> list[dict[str, str]]:
    data = import_module(EXITS["csv"].module).write(dossier, table)
    return list(csv.DictReader(io.StringIO(data.decode())))


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_a_table_is_in_the_docs_in_its_order(table: str) -> None:
    listed = re.findall(r"^\| `(\w+)` \|", SECTIONS[table], re.MULTILINE)
    assert listed == list(COLUMNS[table][0])
    assert list(COLUMNS) == list(TABLES)


@pytest.mark.parametrize("table", [*OF_A_CORPUS, "rejected"])
def test_every_column_that_a_batch_adds_is_in_the_docs_too(table: str) -> None:
    held = {"rejected": rejected_columns, **OF_A_CORPUS}[table]().names
    if table in COLUMNS and table != "reports":
        held = [name for name in held if name not in COLUMNS[table][0]]
    rows = re.findall(r"^\| (?:`(\w+)` )?\| `(\w+)` \|", SECTIONS["Of a corpus"], re.MULTILINE)
    listed: dict[str, list[str]] = {}
    name = ""
    for first, column in rows:
        name = first or name
        listed.setdefault(name, []).append(column)
    assert listed.get(table, []) == held


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("claims", ("disputed", "open", "agreed", "single")),
        ("statements", ("says so", "denies", "says the opposite", "leaves open", "tells it otherwise")),
        ("statements", get_args(Stance)), ("statements", get_args(Form)), ("differences", get_args(DifferenceKind)),
        ("differences", get_args(Verdict)), ("differences", get_args(Reason)), ("differences", get_args(Severity)),
        ("differences", ("reports", "speakers", "itself")), ("figures", get_args(Bound)), ("speakers", get_args(SpeakerKind)),
        ("Of a corpus", get_args(EdgeKind)), ("Of a corpus", get_args(Direction)),
    ],
)  # fmt: skip
def test_every_word_that_a_column_may_have_is_in_the_docs(table: str, words: tuple[str, ...]) -> None:
    assert [word for word in words if f"`{word}`" not in SECTIONS[table]] == []


def spoken() -> Dossier:
    """A dossier in which one speaker has two names, and one statement came through two."""
    first, second = factory.harbour(), factory.herald()
    chain = tuple(
        Link(name, None, "person", None, None, None, None) for name in ("harbour office", "Harbour Master Rell")
    )
    said = (replace(first.statements[0], chain=chain), *first.statements[1:])
    first = replace(first, statements=said)
    story = factory.story(first, second)
    ada = Speaker("Ada Rell", "person", "harbour master", ("Harbour Master Rell", "Ms Rell"), ("s1",))
    crew = Speaker("The crew", "group", None, ("crew",), ("s2",))
    office = Speaker("harbour office", "government", None, (), ("s1",))
    sides = (
        replace(story.differences[0].sides[0], speaker="Ms Rell", reading="Ms Rell < harbour office"),
        Side((factory.place(second, "12 days after"),), None, ("o1",)),
    )
    dropped = replace(story.differences[0], id="d9", kind="attribution-dropped", sides=sides)
    values = (replace(story.figures[0].values[0], speaker="Ms Rell"), story.figures[0].values[1])
    figures = (replace(story.figures[0], values=values), replace(story.figures[0], values=values[1:]))
    story = replace(story, speakers=(ada, crew, office), figures=figures, differences=(dropped, *story.differences[1:]))
    return Dossier((first, second), (), (story,))


def test_a_speaker_has_one_name_in_all_tables() -> None:
    names = {row["name"] for row in rows_of(spoken(), "speakers")}
    for table in ("statements", "differences", "figures"):
        met = {name for row in rows_of(spoken(), table) for name in row["speaker"].split("; ") if name}
        assert "Ada Rell" in met
        assert met - {"own voice"} <= names
    assert "Rell" not in {word for row in rows_of(spoken(), "claims") for word in row["A"].split("; ")}


def test_markdown_calls_a_speaker_the_same() -> None:
    text = import_module(EXITS["markdown"].module).write(spoken()).decode()
    assert "| Ada Rell | about 12" in text
    assert "Ms Rell" not in text.partition("what is counted")[2].partition("\n\n")[0]


def test_a_chain_stands_in_one_order_with_one_sign() -> None:
    chain = "harbour office < Ada Rell"
    assert rows_of(spoken(), "statements")[0]["chain"] == chain
    assert rows_of(spoken(), "claims")[0]["A"] == chain
    assert rows_of(spoken(), "differences")[0]["read_as"] == chain


def test_a_letter_and_a_place_lead_to_the_words() -> None:
    dossier = factory.dossier()
    texts = {read.id: read.text for read in dossier.reports}
    reports = {(row["story"], row["letter"]): row for row in rows_of(dossier, "reports")}
    assert [(row["letter"], row["outlet"]) for row in reports.values()] == [
        ("A", "Harbour Gazette"),
        ("B", "Osk Herald"),
    ]
    assert [row["made_from"] for row in reports.values()] == ["", "A: rewrite, 0.90"]
    checked = 0
    for table, words in (("statements", "words"), ("differences", "words"), ("figures", "words")):
        for row in rows_of(dossier, table):
            assert reports[row["story"], row["place"][0]]["id"] == row["report"]
            assert texts[row["report"]][int(row["start"]) : int(row["end"])] == row[words]
            checked += 1
    assert checked > 10
    claims = rows_of(dossier, "claims")
    assert {row["claim"] for row in rows_of(dossier, "statements")} == {row["id"] for row in claims}
    assert texts[claims[0]["report"]][int(claims[0]["start"]) : int(claims[0]["end"])] == claims[0]["claim"]


def test_words_of_a_headline_that_came_apart_have_no_place_in_the_text() -> None:
    dossier = factory.dossier()
    [story] = dossier.stories
    value = story.figures[0].values[0]
    figure = replace(story.figures[0], values=(replace(value, span=replace(value.span, part="title", start=0, end=5)),))
    [row] = rows_of(replace(dossier, stories=(replace(story, figures=(figure,)),)), "figures")
    assert (row["place"], row["start"], row["end"], row["words"]) == ("A0", "", "", "Ferry")


def test_two_figures_of_the_same_words_have_two_ids() -> None:
    rows = rows_of(spoken(), "figures")
    assert [row["counts"] for row in rows] == ["days"] * 3
    assert len({row["id"] for row in rows}) == 2


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_the_same_for_one_story_and_for_several(table: str) -> None:
    several = import_module(EXITS["parquet"].module).write(told(), table)
    one = import_module(EXITS["parquet"].module).write(replace(told(), stories=told().stories[:1]), table)
    schemas = [pyarrow.parquet.read_schema(io.BytesIO(data)) for data in (one, several)]
    assert schemas[0].equals(schemas[1])
    assert schemas[0].names[0] == "story"


def pointed() -> Dossier:
    """A dossier whose claim rests on a piece of a statement and on what a report tells around its statements."""
    first, second = factory.harbour(), factory.herald()
    whole = Statement(
        "w1", (factory.place(first, "The ferry to Osk will stop for about 12 days, harbour master Ada Rell said").span,), (),
        "asserted", "own", None, "clause_without_a_speaker",
    )  # fmt: skip
    first = replace(first, statements=(whole,))
    points = [point.statement for point in points_of(first) if point.statement.id != "w1"]
    claim = Claim(
        "p1", points[0].content[0].of(first.text), first.report.place(points[0].content[0]), "single",
        tuple(factory.support(point.id, first, None) for point in points), (), (), Interval(1, 1), Interval(1, 1), 1,
    )  # fmt: skip
    return Dossier((first, second), (), (replace(factory.story(factory.harbour(), second), claims=(claim,)),))


def named_in(dossier: Dossier) -> set[tuple[str, str]]:
    """The statements that the claims of a dossier name, each with its report."""
    return {
        (one.report, one.statement)
        for story in dossier.stories
        for claim in story.claims
        for one in (*claim.asserted, *claim.denied, *claim.undecided)
    }


def test_every_statement_that_a_story_names_is_in_a_line_of_its_report() -> None:
    lines = import_module(EXITS["lines"].module).write(pointed()).splitlines()
    records: list[Any] = [msgspec.json.decode(line) for line in lines]
    held = {(record["id"], said["id"]) for record in records for said in record["statements"]}
    assert len(named_in(pointed())) > 1
    assert named_in(pointed()) <= held
    assert lines == [msgspec.json.encode(record) for record in dossier_record(pointed()).reports]


def test_every_statement_that_a_story_of_a_batch_names_is_in_the_record_of_its_report() -> None:
    points = points_behind(pointed())
    reads: tuple[AnnotatedReport, ...] = pointed().reports
    rows = [rows_of_report(read, [], points.get(read.id, frozenset())) for read in reads]
    held = {(row["id"], said["id"]) for row in rows for said in msgspec.json.decode(row["record"])["statements"]}
    assert named_in(pointed()) <= held


def test_a_batch_has_the_columns_of_the_tables_and_no_column_for_each_report() -> None:
    dossier = factory.dossier()
    rows = list(rows_of_story(view_of(dossier, dossier.stories[0])))
    assert {name for name, _ in rows} == {"stories", "lineage", *TABLES} - {"reports"}
    for name, row in rows:
        assert list(row) == OF_A_CORPUS[name]().names
    assert next(row for name, row in rows if name == "claims")["said_in"] == "A: Ada Rell; B: own voice"
