"""A store is opened only where it is sound, ours and not newer; what is wrong is told, and nothing is written over."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Table, select, text
from tests.conftest import Places
from tests.edges.store.small_reports import FERRY, desk_of, dossier_bytes, fill, sources, written

from quoth.edges.cli import run
from quoth.edges.store.doctor import complaints
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.location import location_of, without_password
from quoth.edges.store.migrating import differences_from_models, known_revisions, migrate, migrate_back
from quoth.edges.store.opening import KNOWN_BEFORE, Store, open_store
from quoth.edges.store.tables import REVISION, edges, metadata
from quoth.errors import StoreDamaged, StoreTooNew, StoreUnusable, WrongUse

ROOT = Path(__file__).resolve().parents[3]


def filled(path: Path) -> bytes:
    """A store with two reports, closed; gives its dossier."""
    with open_store(location_of(str(path)), make=True) as store:
        fill(store, sources(FERRY))
        return dossier_bytes(store)


def test_the_tables_are_those_of_the_models(store: Store) -> None:
    with reading(store.engine) as connection:
        assert differences_from_models(connection) == []


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_every_table_and_column_is_described(table: Table) -> None:
    page = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    [row] = [line for line in page.splitlines() if line.startswith(f"| `{table.name}` |")]
    assert [column.name for column in table.c if column.name != "story" and f"`{column.name}`" not in row] == []


def test_the_steps_are_the_ones_that_opening_knows() -> None:
    assert known_revisions() == (REVISION, *reversed(KNOWN_BEFORE))


def test_an_older_store_is_migrated_and_a_file_is_backed_up_before(places: Places) -> None:
    place = places()
    with open_store(location_of(place), make=True) as store:
        fill(store, sources(FERRY))
        before = dossier_bytes(store)
        with writing(store.engine) as connection:
            migrate_back(connection, "0001")
    with open_store(location_of(place)) as store:
        assert dossier_bytes(store) == before
        assert list(complaints(store, desk_of(store).reader.method)) == []
    if store.is_file:
        backup = Path(f"{place}.before-{REVISION}.0001")
        with sqlite3.connect(backup) as old:
            assert old.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
            assert old.execute("SELECT count(*) FROM reports").fetchone() == (2,)
        old.close()


def test_the_share_of_a_parent_that_is_not_here_is_null_before_and_after_a_migration(store: Store) -> None:
    credited = (
        ("Strike shuts Osk harbour", "Osk Herald", "2026-05-04T10:00:00+00:00",
         "OSK (Reuters) - Dockers in Osk walked out on Monday, their union said.\n\nFour ships are waiting outside the port."),
    )  # fmt: skip
    fill(store, sources(credited))
    with writing(store.engine) as connection:
        shares = select(edges.c.parent, edges.c.share)
        assert connection.execute(shares).all() == [("external:Reuters", None)]
        migrate_back(connection, "0004")
        assert connection.execute(shares).all() == [("external:Reuters", 0.0)]
        migrate(connection)
        assert connection.execute(shares).all() == [("external:Reuters", None)]
        assert differences_from_models(connection) == []


def test_a_newer_store_is_refused_and_left_alone(places: Places) -> None:
    place = places()
    with open_store(location_of(place), make=True) as store:
        fill(store, sources(FERRY))
        with writing(store.engine) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    before = Path(place).read_bytes() if store.is_file else b""
    with pytest.raises(StoreTooNew, match="newer quoth"):
        open_store(location_of(place), make=True)
    assert not store.is_file or Path(place).read_bytes() == before


def test_a_database_of_somebody_else_is_refused(places: Places) -> None:
    place = places()
    with open_store(location_of(place), make=True) as store, writing(store.engine) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(StoreDamaged, match="not quoth's"):
        open_store(location_of(place), make=True)


@pytest.mark.parametrize(
    "content", [b"My notes of Monday.\n" * 40, b"SQLite format 3\x00", b"x"], ids=["text", "cut", "one byte"]
)
def test_a_file_that_is_no_store_is_refused_and_left_alone(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        open_store(location_of(str(path)), make=True)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 77")
    other.execute("CREATE TABLE reports (id)")
    other.commit()
    other.close()
    with pytest.raises(StoreDamaged, match="another program"):
        open_store(location_of(str(path)), make=True)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_is_told_and_never_written_over(
    seed: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from random import Random

    path = tmp_path / "store.sqlite"
    filled(path)
    whole = path.read_bytes()
    chance = Random(seed)
    broken = bytearray(whole)
    for _ in range(3 + 40 * seed):
        at = chance.randrange(4096 if seed else 0, len(broken))
        broken[at : at + 8] = chance.randbytes(8)
    path.write_bytes(bytes(broken))
    status = run(["--store", str(path), "doctor"])
    told = capfd.readouterr()
    assert "Traceback" not in told.err
    assert status in (0, 4)
    if seed:
        assert status == 4, told.out
        assert "Keep" in told.out
    assert run(["--store", str(path), "stories"]) in (0, 4)
    assert path.read_bytes() == bytes(broken)


def test_a_word_changed_behind_its_back_is_found(store: Store) -> None:
    fill(store, sources(FERRY))
    with writing(store.engine) as connection:
        connection.execute(text("UPDATE spans SET words = 'nobody' WHERE what = 'cue'"))
        connection.execute(text("UPDATE reports SET text = text || '!' WHERE position = 1"))
    told = [item.what for item in complaints(store, desk_of(store).reader.method) if item.grave]
    assert any("spans quotes words" in what for what in told)
    assert any("is not the one that was stored" in what for what in told)


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoth.edges.store.engines.PRAGMAS", ("foreign_keys = ON", "busy_timeout = 50"))
    path = tmp_path / "store.sqlite"
    before = filled(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    from quoth.edges.store.faults import told

    with open_store(location_of(str(path))) as store:
        assert dossier_bytes(store) == before  # a reader is not kept from reading
        with pytest.raises(StoreUnusable, match="is locked by another program"), told(store.name):
            fill(store, sources((("New", "Gazette", "2026-05-05", "The ferry sails, Ada Rell said."),)))
    other.close()


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from quoth.edges.store import engines
    from quoth.edges.store.faults import told

    path = tmp_path / "store.sqlite"
    before = filled(path)
    monkeypatch.setattr(engines, "PRAGMAS", (*engines.PRAGMAS, "max_page_count = 1"))
    long = ("Long", "Gazette", "2026-05-05", "The ferry sails on, Ada Rell said. " * 300)
    with open_store(location_of(str(path))) as store:
        with pytest.raises(StoreUnusable, match="the disk is full") as raised, told(store.name):
            fill(store, sources((long,)))
        assert "Make room" in raised.value.hint
    monkeypatch.undo()
    with open_store(location_of(str(path))) as store:
        assert dossier_bytes(store) == before


# Takes root's right to write anywhere (the capabilities 1 and 2), then becomes quoth.
OBEY = """
import ctypes, os, sys
[ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) for capability in (1, 2)]
os.execv(sys.executable, [sys.executable, "-m", "quoth", *sys.argv[1:]])
"""


def obeying(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs quoth so that it must obey the rights of files even as root."""
    known = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/nonexistent"}
    return subprocess.run(
        [sys.executable, "-c", OBEY, *arguments],
        env=known,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd="/",
    )


@pytest.mark.skipif(sys.platform != "linux", reason="rights are taken from root by Linux alone")
def test_a_folder_without_rights_to_write_is_told_and_the_store_can_be_read(shelf: Path) -> None:
    filled(shelf / "store.sqlite")
    file = written(shelf / "more.jsonl", FERRY)
    (shelf / "store.sqlite").chmod(0o444)
    shelf.chmod(0o555)
    try:
        listed = obeying("--store", str(shelf / "store.sqlite"), "stories")
        assert (listed.returncode, "erry" in listed.stdout) == (0, True), listed.stderr
        refused = obeying("--store", str(shelf / "store.sqlite"), "--model", "none", "add", str(file))
        assert refused.returncode == 4, refused.stderr
        assert "cannot be written here" in refused.stderr
        absent = obeying("--store", str(shelf / "new" / "store.sqlite"), "--model", "none", "add", str(file))
        assert absent.returncode == 4
        assert "could not be made" in absent.stderr
    finally:
        shelf.chmod(0o755)


def test_where_there_is_no_store_only_adding_makes_one(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none" / "store.sqlite"
    for command in (["stories"], ["show", "x"], ["search", "x"], ["export", "--all"], ["backup", str(tmp_path / "b")]):
        assert run(["--store", str(path), *command]) == 4
    assert run(["--store", str(path), "doctor"]) == 0
    assert "There is no store" in capfd.readouterr().err
    assert not path.parent.exists()


def test_other_users_cannot_read_a_store(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "store.sqlite"
    filled(path)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(StoreUnusable, match="cannot be reached") as raised:
        open_store(location_of("postgresql://desk:secret@127.0.0.1:1/news?sslpassword=secret"))
    assert "secret" not in str(raised.value)
    assert without_password("postgresql://desk:secret@host/db?password=secret") == "postgresql://desk@host/db"


def test_a_place_is_a_file_a_folder_or_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert location_of(str(tmp_path)).path == tmp_path / "store.sqlite"
    monkeypatch.setenv("QUOTH_STORE", str(tmp_path / "desk.sqlite"))
    assert location_of(None).path == tmp_path / "desk.sqlite"
    monkeypatch.delenv("QUOTH_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert location_of(None).path == tmp_path / "quoth" / "store.sqlite"
    with pytest.raises(WrongUse, match="only a file or postgresql"):
        location_of("mysql://host/db")
