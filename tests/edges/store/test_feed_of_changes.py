"""The feed of a story in a store: its name stays when a report comes, a correction is told with its words and its reason."""

from typing import Any

import feedparser
from msgspec.structs import replace
from tests.edges.store.small_reports import BRIDGE, FERRY, NOON, fill, sources

from quoth.edges.formats.writers import atom
from quoth.edges.store.changes import changes_of
from quoth.edges.store.deciding import Decision, decide
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.looking import dossier_of
from quoth.edges.store.opening import Store
from quoth.types import Place


def feed_of(store: Store, report: str) -> Any:
    """The feed of the story of a report, as a reader of feeds has it."""
    with reading(store.engine) as connection:
        dossier = dossier_of(connection)
        [story] = [story for story in dossier.stories if report in story.reports]
        reads = tuple(read for read in dossier.reports if read.id in story.reports)
        one = replace(dossier, reports=reads, stories=(story,))
        return feedparser.parse(atom.write(one, changes=changes_of(connection, story.reports)))


def first_of(store: Store, outlet: str) -> str:
    """The report of an outlet."""
    with reading(store.engine) as connection:
        [read] = [read for read in dossier_of(connection).reports if read.report.raw.outlet == outlet]
    return read.id


def test_a_feed_keeps_its_name_when_its_story_grows(store: Store) -> None:
    fill(store, sources(FERRY[:1]))
    report = first_of(store, "Harbour Gazette")
    before = feed_of(store, report)
    fill(store, sources(FERRY, BRIDGE), "2026-06-02T12:00:00+00:00")
    after = feed_of(store, report)
    assert before.feed.id == after.feed.id == f"urn:quoth:story:{report}"
    assert (len(before.entries), len(after.entries)) == (1, 2)
    assert after.feed.updated == "2026-06-02T12:00:00+00:00"


def test_a_correction_is_told_with_all_its_words_and_its_reason(store: Store) -> None:
    fill(store, sources(FERRY))
    report = first_of(store, "Harbour Gazette")
    with reading(store.engine) as connection:
        [read] = [read for read in dossier_of(connection).reports if read.id == report]
    start = read.text.index("12 days")
    value = {"reason": "It is a plan.", "chain": ["harbour office", "Ada Rell"]}
    place = Place(report, start, start + len("12 days"))
    with writing(store.engine) as connection:
        kind: Any = "attribute-statement"
        decide(connection, Decision(kind=kind, reports=(report,), places=(place,), value=value, author="Ida", at=NOON))
    [told] = [entry for entry in feed_of(store, report).entries if "decision" in entry.id]
    assert told.title == "attribute-statement by Ida: “12 days”"
    content = told.content[0].value
    assert content == "On “12 days”. chain: harbour office < Ada Rell. reason: It is a plan."
