"""What is added is kept: once, untouched, with its bytes, its versions, and the words that every row quotes."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select
from tests.conftest import Places
from tests.edges.store.small_reports import (
    BRIDGE,
    FERRY,
    NOON,
    desk_of,
    dossier_bytes,
    fill,
    from_files,
    outcomes,
    record,
    sources,
    written,
)

from quoth import read
from quoth.edges.formats.dossier_json import as_document
from quoth.edges.formats.records import dossier_record
from quoth.edges.store.adding import Added, add
from quoth.edges.store.checking import check_reading
from quoth.edges.store.codec import reading_of
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.keeping import keep_reading
from quoth.edges.store.location import location_of
from quoth.edges.store.looking import annotated_reports, dossier_of, raw_reports, story_named
from quoth.edges.store.neighbours import told_with
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.readers import Reader
from quoth.edges.store.settling import Desk, Group, components, homes_of, renew, settle, write_groups
from quoth.edges.store.tables import contents, readings, reports, sightings, spans, stories, story_reports
from quoth.encoder import Encoder
from quoth.encoder.words import WordEncoder
from quoth.errors import StoreDamaged, WrongUse
from quoth.settings import Settings
from quoth.types import Dossier, Source, Span


def count_of(store: Store, table: object) -> int:
    with reading(store.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_the_dossier_of_the_store_is_the_dossier_of_the_files(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path / "day.jsonl", FERRY, BRIDGE)
    fill(store, from_files(file))
    assert dossier_bytes(store) == as_document(dossier_record(read([file], encoder=WordEncoder())))


def test_so_it_is_with_the_shipped_model(store: Store, demo: Dossier, demo_file: Path, encoder: Encoder) -> None:
    desk = Desk(store, Reader(encoder), Settings(), lambda: NOON)
    list(add(desk, from_files(demo_file)))
    settle(desk)
    assert dossier_bytes(store) == as_document(dossier_record(demo))


def test_reports_added_one_by_one_make_the_same_stories_as_together(places: Places) -> None:
    given = sources(FERRY, BRIDGE)
    with open_store(location_of(places()), make=True) as one, open_store(location_of(places()), make=True) as other:
        fill(one, given)
        for source in given:
            fill(other, [source])
        assert dossier_bytes(one) == dossier_bytes(other)


def test_the_same_report_again_does_nothing(store: Store) -> None:
    given = sources(FERRY)
    assert outcomes(fill(store, given)) == ["added", "added"]
    before = dossier_bytes(store)
    assert outcomes(fill(store, given, "2027-01-01T00:00:00+00:00")) == ["known", "known"]
    assert dossier_bytes(store) == before
    assert count_of(store, sightings) == 2


def test_the_bytes_stay_as_they_came(store: Store) -> None:
    source = Source(
        "page.html", "<html><p>The caf\xe9 in Osk is shut, Ada Rell said.</p></html>".encode("cp1252"), "html"
    )
    fill(store, [source])
    with reading(store.engine) as connection:
        row = connection.execute(select(contents)).one()
    assert bytes(row.data) == source.data
    assert row.sha256 == hashlib.sha256(source.data).hexdigest()


def test_a_report_at_a_new_place_is_one_report_with_two_names(store: Store) -> None:
    [source] = sources(FERRY[:1])
    assert outcomes(fill(store, [source, replace(source, input="mail.jsonl#7")])) == ["added", "seen"]
    with reading(store.engine) as connection:
        [raw] = raw_reports(connection)
    assert (raw.input, raw.also) == ("day.jsonl#1", ("mail.jsonl#7",))


def test_when_a_report_was_first_seen_and_what_it_links_come_back(store: Store) -> None:
    known: dict[str, Any] = {"first_seen": "2026-05-04T10:03:00+00:00", "links": ["https://gazette.example/osk"]}
    fill(store, [Source("day.jsonl#1", record(*FERRY[0], **known), "record")])
    with reading(store.engine) as connection:
        [raw] = raw_reports(connection)
    assert (raw.first_seen, list(raw.links)) == (known["first_seen"], known["links"])


def test_a_line_that_has_moved_in_its_file_is_no_new_place(store: Store) -> None:
    one, other = sources(FERRY)
    fill(store, [one, other])
    moved = [replace(one, input="day.jsonl#2"), replace(other, input="day.jsonl#3")]
    assert outcomes(fill(store, moved)) == ["known", "known"]


def test_a_report_twice_in_one_file_has_two_names_as_in_a_dossier_of_files(store: Store, tmp_path: Path) -> None:
    file = written(tmp_path / "day.jsonl", FERRY, FERRY[:1])
    fill(store, from_files(file))
    assert dossier_bytes(store) == as_document(dossier_record(read([file], encoder=WordEncoder())))
    assert outcomes(fill(store, from_files(file))) == ["known", "known", "known"]


def test_a_feed_that_goes_back_to_old_words_stands_with_them(store: Store) -> None:
    title, outlet, day, text = FERRY[0]
    feeds = [
        Source("feed.jsonl#1", record(title, outlet, day, said, url="https://gazette.example/1"), "record")
        for said in (text, f"{text} More.", text, text)
    ]
    assert [outcomes(fill(store, [feed])) for feed in feeds] == [["added"], ["version"], ["version"], ["known"]]


def test_changed_words_at_one_address_are_a_new_version_and_the_old_one_is_kept(store: Store) -> None:
    title, outlet, day, text = FERRY[0]
    address = "https://gazette.example/ferry"
    first = Source("a.jsonl#1", record(title, outlet, day, text, url=address), "record")
    later = Source("b.jsonl#1", record(title, outlet, day, text.replace("12 days", "13 days"), url=address), "record")
    [old] = fill(store, [first])
    [new] = fill(store, [later])
    assert isinstance(old, Added)
    assert isinstance(new, Added)
    assert new.outcome == "version"
    with reading(store.engine) as connection:
        rows = dict(connection.execute(select(reports.c.id, reports.c.superseded_by)).all())
        assert rows == {old.report: new.report, new.report: None}
        assert [made.reports for made in dossier_of(connection).stories] == [(new.report,)]
    assert outcomes(fill(store, [first])) == ["known"]


def test_a_page_that_goes_back_to_its_old_words_stands_with_them(store: Store) -> None:
    title, _, day, text = FERRY[0]
    pages = [Source("ferry.txt", f"{title}\n\n{said}".encode(), "text", published=day)
             for said in (text, text.replace("12 days", "13 days"), text)]  # fmt: skip
    assert [outcomes(fill(store, [page])) for page in pages] == [["added"], ["version"], ["version"]]
    with reading(store.engine) as connection:
        standing = connection.execute(select(reports.c.text).where(reports.c.superseded_by.is_(None))).scalars().all()
    assert [("12 days" in words) for words in standing] == [True]


def test_reports_given_together_are_no_versions_of_each_other(store: Store) -> None:
    address = "https://wire.example/live"
    given = [Source(f"live.jsonl#{n}", record(*report, url=address), "record") for n, report in enumerate(FERRY, 1)]
    assert outcomes(fill(store, given)) == ["added", "added"]
    assert outcomes(fill(store, given)) == ["known", "known"]
    with reading(store.engine) as connection:
        assert connection.execute(select(func.count()).where(reports.c.superseded_by.is_not(None))).scalar() == 0


def test_every_row_quotes_the_words_that_stand_there(store: Store) -> None:
    fill(store, sources(FERRY, BRIDGE))
    with reading(store.engine) as connection:
        texts = {raw.id: raw.text for raw in raw_reports(connection)}
        rows = connection.execute(select(spans)).all()
    assert len(rows) > 10
    assert all(texts[row.report][row.start : row.end] == row.words for row in rows)


def test_a_span_outside_its_text_is_not_written(store: Store) -> None:
    fill(store, sources(FERRY))
    with reading(store.engine) as connection:
        read_one = annotated_reports(connection, raw_reports(connection))[0]
    said = replace(read_one.statements[0], content=(Span(5, len(read_one.text) + 1),))
    before = dossier_bytes(store)
    with pytest.raises(StoreDamaged, match="lies outside"), writing(store.engine) as connection:
        keep_reading(connection, replace(read_one, statements=(said, *read_one.statements[1:])), "none")
    assert dossier_bytes(store) == before
    with pytest.raises(StoreDamaged, match="names what is not in it"):
        lost = replace(reading_of(read_one), statements=(replace(read_one.statements[0], parent="nobody"),))
        check_reading(read_one.id, read_one.text, lost)


def test_any_character_of_a_text_comes_back(store: Store) -> None:
    odd = (
        "Zero \x00, escape \U0010fffd0 and \U0010fffd, marks \u202e\ufeff, a flag \U0001f1f3\U0001f1f4, Ada Rell said."
    )
    source = Source("odd.jsonl#1", record("Odd \x00 title", "Gazette", None, odd), "record")
    [added] = fill(store, [source])
    assert isinstance(added, Added)
    with reading(store.engine) as connection:
        [raw] = raw_reports(connection)
    assert (raw.text, raw.title) == (odd, "Odd \x00 title")


def test_what_another_method_has_read_is_read_again(store: Store) -> None:
    fill(store, sources(FERRY))
    before = dossier_bytes(store)
    with writing(store.engine) as connection:
        connection.execute(readings.update().values(method="old"))
    desk = desk_of(store)
    assert renew(desk) == 2
    assert settle(desk) == 1
    assert dossier_bytes(store) == before
    assert renew(desk) == 0


def test_a_story_that_another_method_made_is_made_again_once(store: Store) -> None:
    fill(store, sources(FERRY))
    with writing(store.engine) as connection:
        connection.execute(stories.update().values(method="old"))
    desk = desk_of(store)
    assert renew(desk) == 0
    assert (settle(desk), settle(desk)) == (1, 0)


def test_one_text_under_two_names_stands_once_in_its_story(store: Store) -> None:
    title, outlet, day, text = FERRY[0]
    given = [
        Source("a.jsonl#1", record(title, outlet, day, text), "record"),
        Source("b.jsonl#1", record(title, outlet, None, text), "record"),
    ]
    fill(store, given)
    with reading(store.engine) as connection:
        told = connection.execute(select(story_reports.c.told_by).order_by(story_reports.c.place)).scalars().all()
        [made] = dossier_of(connection).stories
    assert len(made.reports) == 1
    assert told == [None, made.reports[0]]
    assert settle(desk_of(store)) == 0


def test_a_story_is_found_by_its_id_by_a_report_and_by_its_title(store: Store) -> None:
    fill(store, sources(FERRY, BRIDGE))
    with reading(store.engine) as connection:
        made = {story.title: story for story in dossier_of(connection).stories}
        ferry = next(story for title, story in made.items() if "erry" in title)
        assert story_named(connection, ferry.id[:6]) == ferry.id
        assert story_named(connection, ferry.reports[1]) == ferry.id
        assert story_named(connection, "FERRY") == ferry.id
        with pytest.raises(WrongUse, match="There is no story 100%"):
            story_named(connection, "100%")
        with pytest.raises(WrongUse, match="names 2 stories"):
            story_named(connection, "e")


def test_what_cannot_be_read_is_told_and_the_others_are_kept(store: Store) -> None:
    given = [Source("empty.txt", b"", "text"), *sources(FERRY), Source("far.txt", b"", "unreadable", problem="no file")]
    assert outcomes(fill(store, given)) == ["empty", "added", "added", "unreadable"]


def test_a_digest_stands_in_the_story_of_each_of_its_events(store: Store) -> None:
    desk = desk_of(store)
    list(add(desk, sources(FERRY, BRIDGE)))
    with reading(store.engine) as connection:
        one, digest, other, last = annotated_reports(connection, raw_reports(connection))
    groups = [Group((one, digest), {}), Group((digest, other), {}), Group((last,), {})]
    assert [len(some) for some in components(groups, {})] == [2, 1]
    assert write_groups(desk, groups, {}) == 3
    with reading(store.engine) as connection:
        homes = homes_of(connection, [read.id for read in (one, digest, other, last)])
        assert [len(homes[read.id]) for read in (one, digest, other, last)] == [1, 2, 1, 1]
        assert len(dossier_of(connection).reports) == 4
        assert told_with(connection, {one.id}) == {one.id, digest.id, other.id}
    assert write_groups(desk, groups, homes) == 0
    assert write_groups(desk, [Group((one, digest, other), {})], {one.id: frozenset({"changed meanwhile"})}) == 0
    assert write_groups(desk, [Group((one, digest, other), {})], homes) == 1
    assert settle(desk) == 0
