"""Out of one store and into another: export, import and backup bring back every byte."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Places
from tests.edges.store.small_reports import (
    BRIDGE,
    FERRY,
    NOON,
    desk_of,
    dossier_bytes,
    fill,
    record,
    sources,
)

from quoth.edges.cli import run
from quoth.edges.store.backup import back_up, copy_file
from quoth.edges.store.deciding import Decision, decide
from quoth.edges.store.doctor import complaints
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.exporting import export_lines
from quoth.edges.store.importing import import_lines
from quoth.edges.store.location import location_of
from quoth.edges.store.looking import annotated_reports, dossier_of, raw_reports
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.settling import settle
from quoth.errors import StoreTooNew, StoreUnusable, WrongUse
from quoth.types import Place, Source

Line = dict[str, object]


def archive_of(store: Store, story: str | None = None) -> list[bytes]:
    with reading(store.engine) as connection:
        return list(export_lines(connection, story))


def everything(store: Store) -> None:
    """A store with versions, a report at two places, a report under two names, and a decision."""
    title, outlet, day, text = FERRY[0]
    first = Source("a.jsonl#1", record(title, outlet, day, text, url="https://gazette.example/1"), "record")
    later = Source("b.jsonl#1", record(title, outlet, day, f"{text} More.", url="https://gazette.example/1"), "record")
    fill(store, [first, *sources(FERRY[1:], BRIDGE)])
    fill(store, [later, Source("c.jsonl#9", sources(BRIDGE)[0].data, "record")], "2026-06-02T12:00:00+00:00")
    with writing(store.engine) as connection:
        [*_, read] = annotated_reports(connection, raw_reports(connection))
        said = read.statements[0]
        places = tuple(Place(read.id, span.start, span.end) for span in said.content)
        decide(connection, Decision(kind="reject-statement", reports=(read.id,), places=places, value={"why": "a joke"},
                                    author="Ida", at=NOON))  # fmt: skip


def test_an_archive_brings_a_store_back_to_the_byte(places: Places) -> None:
    with open_store(location_of(places()), make=True) as one, open_store(location_of(places()), make=True) as other:
        everything(one)
        archive = archive_of(one)
        with writing(other.engine) as connection:
            brought = import_lines(connection, archive)
        assert (brought.reports, brought.stories, brought.decisions) == (5, 2, 1)
        assert archive_of(other) == archive
        assert dossier_bytes(other) == dossier_bytes(one)
        assert list(complaints(other, desk_of(other).reader.method)) == []
        assert settle(desk_of(other)) == 0


def test_an_archive_taken_in_twice_changes_nothing(store: Store) -> None:
    everything(store)
    archive = archive_of(store)
    with writing(store.engine) as connection:
        assert import_lines(connection, archive)[:2] == (0, 0)
    assert archive_of(store) == archive


def test_one_story_travels_alone_with_its_earlier_versions(places: Places) -> None:
    with open_store(location_of(places()), make=True) as one, open_store(location_of(places()), make=True) as other:
        everything(one)
        with reading(one.engine) as connection:
            story = next(made for made in dossier_of(connection).stories if "erry" in made.title)
        archive = archive_of(one, story.id)
        with writing(other.engine) as connection:
            assert import_lines(connection, archive).reports == 3
        assert archive_of(other) == archive
        with reading(other.engine) as connection:
            assert dossier_of(connection).stories == (story,)


def test_a_report_that_joins_another_story_here_is_told_anew(store: Store, places: Places) -> None:
    with open_store(location_of(places()), make=True) as other:
        fill(other, sources(FERRY[:1]))
        fill(store, sources(FERRY))
        with writing(other.engine) as connection:
            import_lines(connection, archive_of(store))
        settle(desk_of(other))
        assert json.loads(dossier_bytes(other))["stories"] == json.loads(dossier_bytes(store))["stories"]


def changed(lines: list[bytes], kind: str, change: Callable[[Line], None]) -> list[bytes]:
    """An archive in which the first line of a kind is another."""
    read = [json.loads(line) for line in lines]
    change(next(line for line in read if line["kind"] == kind))
    return [json.dumps(line).encode() for line in read]


def shift(line: Line) -> None:
    data = json.loads(str(line["data"]))
    data["claims"][0]["span"]["start"] += 1
    line["data"] = json.dumps(data)


def reach_out(line: Line) -> None:
    data = json.loads(str(line["data"]))
    data["statements"][0]["content"][0]["end"] = 100_000
    line["data"] = json.dumps(data)


FORGED: dict[str, tuple[str, Callable[[Line], None], str]] = {
    "bytes": ("content", lambda line: line.update(data="Zm9yZ2Vk"), "another hash"),
    "text": ("report", lambda line: line.update(text="Forged."), "not that of its text"),
    "span": ("reading", reach_out, "lies outside"),
    "claim": ("story", shift, "does not stand"),
    "words": ("decision", lambda line: line.update(words=["Forged."] * len(list(line["words"]))), "does not stand"),  # type: ignore[call-overload]
    "author": ("decision", lambda line: line.update(author="Another"), "not that of the decision"),
    "vectors": ("reading", lambda line: line.update(title="AAAA"), "do not fit"),
    "field": ("sighting", lambda line: line.update(seen_at=7), "no line of an archive"),
    "end": ("end", lambda line: line.update(lines=1), "lines are missing"),
}  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_an_archive_that_does_not_agree_with_itself_is_refused_whole(forged: str, places: Places) -> None:
    kind, change, reason = FORGED[forged]
    with open_store(location_of(places()), make=True) as one, open_store(location_of(places()), make=True) as other:
        everything(one)
        archive = changed(archive_of(one), kind, change)
        before = archive_of(other)
        with pytest.raises((WrongUse, StoreUnusable), match=reason), writing(other.engine) as connection:
            import_lines(connection, archive)
        assert archive_of(other) == before


def test_a_cut_archive_and_a_newer_one_are_refused(store: Store) -> None:
    fill(store, sources(FERRY))
    archive = archive_of(store)
    for lines, reason in ((archive[:-1], "end is missing"), (archive[:3], "not whole"), ([], "empty")):
        with pytest.raises(WrongUse, match=reason), writing(store.engine) as connection:
            import_lines(connection, lines)
    newer = [archive[0].replace(b"store/1", b"store/9"), *archive[1:]]
    with pytest.raises(StoreTooNew, match="store/9"), writing(store.engine) as connection:
        import_lines(connection, newer)


def test_a_backup_is_a_store_of_its_own(store: Store, places: Places, tmp_path: Path) -> None:
    everything(store)
    target = tmp_path / "backup"
    back_up(store, target)
    with pytest.raises(WrongUse, match="is there already"):
        back_up(store, target)
    if store.is_file:
        with open_store(location_of(str(target))) as copy:
            assert archive_of(copy) == archive_of(store)
    else:
        with open_store(location_of(places()), make=True) as copy, target.open("rb") as lines:
            with writing(copy.engine) as connection:
                import_lines(connection, lines)
            assert archive_of(copy) == archive_of(store)


def test_a_backup_can_be_made_while_another_writes(shelf: Path) -> None:
    path = shelf / "store.sqlite"
    with open_store(location_of(str(path)), make=True) as store:
        everything(store)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM stories")
    copy_file(path, shelf / "copy.sqlite")
    other.execute("ROLLBACK")
    other.close()
    with open_store(location_of(str(path))) as store, open_store(location_of(str(shelf / "copy.sqlite"))) as copy:
        assert archive_of(copy) == archive_of(store)


def test_a_backup_that_cannot_be_written_leaves_nothing(shelf: Path) -> None:
    path = shelf / "store.sqlite"
    with open_store(location_of(str(path)), make=True) as store:
        fill(store, sources(FERRY))
        with pytest.raises(StoreUnusable, match=r"could not|cannot"):
            back_up(store, shelf / "nowhere" / "copy.sqlite")
    assert [file.name for file in shelf.iterdir()] == ["store.sqlite"]


def test_the_commands_take_a_store_out_and_in(
    places: Places, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    one, other = places(), places()
    with open_store(location_of(one), make=True) as store:
        everything(store)
    assert run(["--store", one, "export", "--all"]) == 0
    archive = capfdbinary.readouterr().out
    (tmp_path / "desk.jsonl").write_bytes(archive)
    assert run(["--store", other, "--model", "none", "import", str(tmp_path / "desk.jsonl")]) == 0
    assert b"5 reports, 2 stories and 1 decision taken in" in capfdbinary.readouterr().err
    assert run(["export", "--all", "--store", other]) == 0
    assert capfdbinary.readouterr().out == archive
    assert run(["--store", other, "export"]) == 2
    assert run(["--store", other, "import", str(tmp_path / "absent")]) == 2
