"""`quoth watch`: what is in a folder or appears there goes into the store once it is whole."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from tests.edges.store.small_reports import FERRY, written

from quoth.edges.watching import appearing

LONGEST = 90.0


class Seen:
    """What a watch of a folder hands on, collected beside the test."""

    def __init__(self, folder: Path) -> None:
        self.batches: list[list[str]] = []
        self.stop = Event()
        self._thread = Thread(target=self._collect, args=(folder,), daemon=True)
        self._thread.start()

    def _collect(self, folder: Path) -> None:
        for files in appearing(folder, self.stop):
            self.batches.append([path.relative_to(folder.resolve()).as_posix() for path in files])

    def names(self) -> list[str]:
        return [name for batch in self.batches for name in batch]

    def wait_for(self, *names: str) -> None:
        end = time.monotonic() + LONGEST
        while not set(names) <= set(self.names()):
            assert time.monotonic() < end, self.batches
            time.sleep(0.05)

    def close(self) -> None:
        self.stop.set()
        self._thread.join(LONGEST)
        assert not self._thread.is_alive()


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[Seen]:
    (tmp_path / "there.txt").write_text("It was there before.")
    (tmp_path / ".hidden.txt").write_text("Nobody should see this.")
    watched = Seen(tmp_path)
    watched.wait_for("there.txt")
    yield watched
    watched.close()


def test_a_folder_is_watched_by_a_path_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "there.txt").write_text("It was there before.")
    watched = Seen(Path("desk"))
    watched.wait_for("there.txt")
    (tmp_path / "desk" / "new.txt").write_text("It has come.")
    watched.wait_for("new.txt")
    watched.close()


def test_what_is_there_comes_first_and_hidden_files_never(seen: Seen, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("It has come.")
    (tmp_path / ".new.txt").write_text("It should not.")
    seen.wait_for("new.txt")
    assert seen.batches[0] == ["there.txt"]
    assert not [name for name in seen.names() if name.startswith(".")]


def test_a_file_that_is_still_being_written_is_not_handed_on(seen: Seen, tmp_path: Path) -> None:
    half = tmp_path / "long.txt"
    for number in range(8):
        with half.open("a") as opened:
            opened.write(f"Sentence {number} is here.\n")
        assert "long.txt" not in seen.names()
        time.sleep(0.2)
    seen.wait_for("long.txt")
    assert half.read_text().count("Sentence") == 8
    assert seen.names().count("long.txt") == 1


def test_files_in_a_new_folder_within_it_are_seen_too(seen: Seen, tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "one.txt").write_text("One has come.")
    seen.wait_for("day/one.txt")


def test_a_file_that_is_gone_again_is_not_handed_on(seen: Seen, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("It will not stay.")
    (tmp_path / "short.txt").unlink()
    (tmp_path / "stays.txt").write_text("It stays.")
    seen.wait_for("stays.txt")
    assert "short.txt" not in seen.names()


def test_the_command_keeps_what_appears_until_it_is_asked_to_stop(tmp_path: Path) -> None:
    folder, store = tmp_path / "in", tmp_path / "store.sqlite"
    folder.mkdir()
    first = written(folder / "first.jsonl", FERRY[:1])
    command = [sys.executable, "-m", "quoth", "watch", str(folder), "--store", str(store), "--model", "none"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        assert watching.stdout.readline().startswith("added ")
        written(folder / "second.jsonl", FERRY[1:])
        assert watching.stdout.readline().startswith("added ")
        first.unlink()
        watching.send_signal(signal.SIGINT)
        _, told = watching.communicate(timeout=LONGEST)
    assert watching.returncode == 0, told
    assert "watching" in told
    again = [sys.executable, "-m", "quoth", "stories", "--store", str(store), "--json"]
    stories = subprocess.run(again, capture_output=True, text=True, check=True, timeout=LONGEST).stdout
    assert stories.count('"id"') >= 1


def test_what_is_no_folder_is_refused_with_advice(tmp_path: Path) -> None:
    file = written(tmp_path / "one.jsonl", FERRY[:1])
    done = subprocess.run(
        [sys.executable, "-m", "quoth", "watch", str(file)],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    assert done.returncode == 2
    assert "quoth add" in done.stderr
