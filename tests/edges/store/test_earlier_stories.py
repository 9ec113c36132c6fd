"""An id under which a story was told leads to the story that holds its reports now, on both databases and in an archive."""

from pathlib import Path

import pytest
from sqlalchemy import select
from tests.conftest import Places
from tests.edges.store.small_reports import BRIDGE, FERRY, NOON, desk_of, dossier_bytes, fill, record, sources

from quoth.edges.cli import run
from quoth.edges.store.deciding import Decision, decide
from quoth.edges.store.earlier import Moved, difference_then, moved, moved_in_words, story_meant
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.exporting import export_lines
from quoth.edges.store.importing import import_lines
from quoth.edges.store.keeping import forget_stories_of
from quoth.edges.store.listing import listed_stories
from quoth.edges.store.location import location_of
from quoth.edges.store.looking import dossier_of
from quoth.edges.store.migrating import migrate, migrate_back
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.removing import remove_reports
from quoth.edges.store.settling import settle
from quoth.edges.store.tables import known_stories, stories
from quoth.errors import WrongUse
from quoth.types import Source

LATER = (
    ("Osk ferry out for 14 days", "Island Mail", "2026-05-05T08:00:00+00:00",
     "The ferry to Osk will stop for 14 days, harbour master Ada Rell said. The crew denied that its engine had failed.\n\n"
     "Some 300 islanders had booked, the ferry line said."),
)  # fmt: skip


def stories_in(store: Store) -> dict[str, tuple[str, ...]]:
    """The stories by a word of their titles."""
    with reading(store.engine) as connection:
        return {one.id: dossier_of(connection, one.id).stories[0].reports for one in listed_stories(connection)}


def now(store: Store, story: str) -> Moved:
    with reading(store.engine) as connection:
        found = moved(connection, story)
    assert found is not None
    return found


def only(store: Store) -> str:
    [story] = stories_in(store)
    return story


def test_a_story_that_got_a_report_is_found_by_the_id_that_it_had(store: Store) -> None:
    fill(store, sources(FERRY))
    before = only(store)
    fill(store, sources(FERRY, LATER)[2:])
    after = only(store)
    assert after != before
    found = now(store, before)
    assert found.story == after
    assert list(found.held) == list(found.held.values())
    assert len(found.added) == 1
    assert moved_in_words(found) == "This story has grown: 1 report was added since."
    assert moved_in_words(found, {found.added[0]: "C"}) == "This story has grown: 1 report was added (C) since."
    with reading(store.engine) as connection:
        assert story_meant(connection, after) == (after, "")
        assert story_meant(connection, before[:8]) == (after, "This story has grown: 1 report was added since.")
        assert moved(connection, "0" * 12) is None


def test_a_difference_that_a_later_report_has_joined_is_found_by_the_id_that_it_had(store: Store) -> None:
    fill(store, sources(FERRY))
    with reading(store.engine) as connection:
        before = dossier_of(connection, only(store)).stories[0]
    fill(store, sources(FERRY, LATER)[2:])
    with reading(store.engine) as connection:
        after = dossier_of(connection, only(store)).stories[0]
    moved_on = 0
    for one in before.differences:
        led = difference_then(after, before.reports, one.id)
        [there] = [other for other in after.differences if other.id == led]
        assert there.kind == one.kind
        moved_on += there.id != one.id
    assert moved_on
    assert difference_then(after, before.reports, "0" * 12) is None


def test_a_later_version_stands_for_the_report_that_it_replaced(store: Store) -> None:
    title, outlet, day, text = FERRY[0]
    address = "https://gazette.example/1"
    fill(store, [Source("a#1", record(title, outlet, day, text, url=address), "record"), *sources(FERRY[1:])])
    before = only(store)
    fill(store, [Source("b#1", record(title, outlet, day, f"{text} The line gave no reason.", url=address), "record")])
    found = now(store, before)
    assert found.story == only(store)
    assert all(found.held.values())
    assert moved_in_words(found) == "This story has changed: 1 report has a later version since."


def test_a_story_that_people_parted_leads_to_most_of_it_and_tells_what_is_elsewhere(store: Store) -> None:
    fill(store, sources(FERRY, LATER, BRIDGE))
    with reading(store.engine) as connection:
        [ferry] = [one.id for one in listed_stories(connection) if one.reports == 3]
    reports = stories_in(store)[ferry]
    with writing(store.engine) as connection:
        decide(
            connection, Decision(kind="split-stories", reports=reports[2:], places=(), value={}, author="Ida", at=NOON)
        )
        forget_stories_of(connection, list(reports))
    assert now(store, ferry).story is None
    with reading(store.engine) as connection, pytest.raises(WrongUse, match="not told at this moment"):
        story_meant(connection, ferry)
    settle(desk_of(store))
    found = now(store, ferry)
    assert stories_in(store)[str(found.story)] == reports[:2]
    assert moved_in_words(found) == "This story has changed: 1 report is told elsewhere since."


def test_what_was_taken_out_is_told_and_leaves_no_id_of_a_report(store: Store) -> None:
    fill(store, sources(FERRY))
    before, (first, second) = next(iter(stories_in(store).items()))
    for gone, told in ((first, "This story has changed: 1 report was taken out since."), (second, "")):
        with writing(store.engine) as connection:
            remove_reports(connection, [gone])
        settle(desk_of(store))
        with reading(store.engine) as connection:
            assert gone not in repr(connection.execute(select(known_stories)).all())
        assert (moved_in_words(now(store, before)) if told else "") == told
    assert now(store, before).gone
    with reading(store.engine) as connection, pytest.raises(WrongUse, match="taken out"):
        story_meant(connection, before)


def test_an_older_store_knows_the_stories_that_are_told_in_it(store: Store) -> None:
    fill(store, sources(FERRY, BRIDGE))
    with reading(store.engine) as connection:
        before = connection.execute(select(known_stories).order_by(known_stories.c.id)).all()
    assert len(before) == 2
    with writing(store.engine) as connection:
        migrate_back(connection, "0007")
        migrate(connection)
        assert connection.execute(select(known_stories).order_by(known_stories.c.id)).all() == before


def test_the_ids_travel_with_an_archive_whole_or_of_one_story(places: Places) -> None:
    with open_store(location_of(places()), make=True) as one, open_store(location_of(places()), make=True) as other:
        fill(one, sources(FERRY, BRIDGE))
        before = list(stories_in(one))
        fill(one, sources(FERRY, LATER)[2:])
        [grown] = [story for story in stories_in(one) if story not in before]
        for wanted in (None, grown):
            with reading(one.engine) as connection:
                archive = list(export_lines(connection, wanted))
            assert sum(b'"kind":"known"' in line for line in archive) == 1
        with reading(one.engine) as connection:
            archive = list(export_lines(connection))
        with writing(other.engine) as connection:
            import_lines(connection, archive)
        assert dossier_bytes(other) == dossier_bytes(one)
        [earlier] = [story for story in before if story not in stories_in(one)]
        assert now(other, earlier) == now(one, earlier)
        with reading(other.engine) as connection:
            assert list(export_lines(connection)) == archive
        forged = [line.replace(earlier.encode(), b"0" * 12) for line in archive]
        with writing(other.engine) as connection, pytest.raises(WrongUse, match="not that of its reports"):
            import_lines(connection, forged)


def test_the_command_shows_what_an_earlier_id_means_and_says_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "store.sqlite"
    with open_store(location_of(str(place)), make=True) as store:
        fill(store, sources(FERRY))
        before = only(store)
        fill(store, sources(FERRY, LATER)[2:])
        after = only(store)
        with reading(store.engine) as connection:
            assert connection.execute(select(stories.c.id)).scalars().all() == [after]
    assert run(["show", before, "--store", str(place), "--quiet"]) == 0
    printed = capsys.readouterr()
    assert f"note: This story has grown: 1 report was added since. It is {after} now." in printed.err
    assert "3 reports" in printed.out
    assert run(["export", before, "--store", str(place), "--as", "csv"]) == 0
    assert "has grown" in capsys.readouterr().err
