"""A corpus in partitions: the same as one reading, whatever the workers, whatever dies in between."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from tests.edges.batch.corpora import batch, comma_separated, event, lines, rows_in, table, tables_in

from quoth.edges import library
from quoth.edges.batch import Engine, Means, splits_of
from quoth.edges.batch.engine import PieceFailed
from quoth.edges.batch.reading import read_or_rejected
from quoth.edges.batch.tasks import Task
from quoth.edges.cli import run
from quoth.edges.formats.dossier_json import as_document
from quoth.edges.models import chosen_model
from quoth.encoder.words import WordEncoder
from quoth.errors import NothingReadable, WrongUse
from quoth.pipeline import read_report
from quoth.settings import Settings
from quoth.types import AnnotatedReport, RawReport, Rejected

EVENTS = 8
RAW = RawReport(
    id="0123456789ab", input="a.txt", also=(), title=None, outlet=None, publisher=None, authors=(), published=None, url=None,
    language="en", text="The mayor of Tolm spoke.", title_apart=False, found={},
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Eight events in files of several kinds, a report that came in twice, and three inputs that hold none."""
    folder = tmp_path_factory.mktemp("corpus")
    told = [event(number) for number in range(EVENTS)]
    inputs = [lines(folder / f"{number}.jsonl", rows) for number, rows in enumerate(told[:6])]
    inputs.append(comma_separated(folder / "rows.csv", told[6]))
    inputs.append(lines(folder / "rest.jsonl", [*told[7], told[0][1]]))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "nothing.jsonl").write_text('{"title": "no text"}\n', encoding="utf-8")
    return [*inputs, str(folder / "broken.pdf"), str(folder / "nothing.jsonl"), str(folder / "absent.txt")]


@pytest.fixture(scope="module")
def cut(corpus: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus told by one worker, cut into blocks by what its reports share."""
    out = tmp_path_factory.mktemp("cut")
    batch(corpus, out, not_cut=0)
    return out


def test_what_is_told_is_what_one_reading_tells(corpus: list[str], cut: Path) -> None:
    read = library.read(corpus, encoder=chosen_model("none", None))
    told = {row["id"]: json.loads(row["record"]) for row in rows_in(cut, "stories")}
    expected = {story.id: json.loads(as_document(story)) for story in read.stories}
    assert len(told) == EVENTS
    assert told == expected
    reports = {row["id"]: (row["input"], row["also"]) for row in rows_in(cut, "reports")}
    assert reports == {one.id: (one.report.raw.input, list(one.report.raw.also)) for one in read.reports}
    rejected = {(row["input"], row["reason"], row["detail"]) for row in rows_in(cut, "rejected")}
    assert rejected == {(one.input, one.reason, one.detail) for one in read.rejected}
    assert len(rejected) == 3


def test_stories_of_an_event_that_was_too_large_for_one_block_name_each_other(
    corpus: list[str], tmp_path: Path
) -> None:
    summary = batch(corpus[:1], tmp_path, not_cut=0, texts=1)
    stories = {row["id"]: set(row["members"]) for row in rows_in(tmp_path, "stories")}
    assert len(stories) == 2
    (row,) = rows_in(tmp_path, "severed")
    assert (row["story"], row["other"]) == tuple(sorted(stories))
    assert row["report"] in stories[row["story"]]
    assert row["other_report"] in stories[row["other"]]
    assert 0 < row["shared"] < 1
    assert summary.counts["severed"] == 1
    batch(corpus[:1], tmp_path, not_cut=0)
    assert rows_in(tmp_path, "severed") == []


def test_a_worker_that_dies_costs_nothing_and_a_second_run_does_nothing_again(
    corpus: list[str], cut: Path, tmp_path: Path
) -> None:
    process = started(corpus, tmp_path)
    killed = kill_one_at_work(tmp_path)
    assert process.wait(120) == 0
    assert killed
    whole = tmp_path.with_name("whole")
    shutil.copytree(tmp_path, whole)
    assert set(tables_in(tmp_path)) == set(tables_in(whole))
    again = batch(corpus, tmp_path, workers=2)
    assert all(step.kept == step.pieces for step in again.steps if step.name in ("read", "tell"))
    assert tables_in(tmp_path) == tables_in(whole)
    for name in ("reports", "stories", "claims", "rejected"):
        told = sorted(json.dumps(row, sort_keys=True) for row in rows_in(tmp_path, name))
        assert told == sorted(json.dumps(row, sort_keys=True) for row in rows_in(cut, name))


def started(inputs: list[str], out: Path) -> "subprocess.Popen[bytes]":
    """The command, beside this process."""
    command = [sys.executable, "-m", "quoth", "--model", "none", "batch", *inputs, "--out", str(out), "--workers", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_one_at_work(out: Path) -> bool:
    """Kills the first worker that is seen at a piece."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for sign in sorted((out / "work" / "at-work").glob("[0-9]*")):
            try:
                os.kill(int(sign.name.partition("-")[0]), signal.SIGKILL)
            except ProcessLookupError:
                continue
            return True
        time.sleep(0.002)
    return False


def test_a_run_that_was_killed_goes_on_with_the_same_bytes_and_a_new_file_costs_only_its_own(
    corpus: list[str], cut: Path, tmp_path: Path
) -> None:
    process = started(corpus, tmp_path)
    until = time.monotonic() + 60
    while not list((tmp_path / "work" / "read").glob("*.json")) and time.monotonic() < until:
        time.sleep(0.01)
    process.kill()
    process.wait()
    summary = batch(corpus, tmp_path, workers=2, not_cut=0)
    assert next(step.kept for step in summary.steps if step.name == "read") > 0
    assert tables_in(tmp_path) == tables_in(cut)
    more = lines(tmp_path / "more.jsonl", event(EVENTS + 1))
    summary = batch([*corpus, more], tmp_path, workers=2, not_cut=0)
    steps = {step.name: step for step in summary.steps}
    assert steps["read"].kept == steps["read"].pieces - 1
    assert steps["tell"].kept >= EVENTS - 2
    kept = {file: data for file, data in tables_in(tmp_path).items() if tables_in(cut).get(file) == data}
    assert kept == tables_in(cut)


def test_a_piece_that_kills_whoever_reads_it_is_given_up_and_the_others_are_told(tmp_path: Path) -> None:
    inputs = [lines(tmp_path / f"{number}.jsonl", event(number)) for number in range(2)]
    bad = next(split.key[:24] for split in splits_of(inputs[:1]))
    out, over = tmp_path / "out", Event()
    killer = Thread(target=kill_those_at, args=(out, bad, over))
    killer.start()
    try:
        summary = batch(inputs, out, workers=2)
    finally:
        over.set()
        killer.join()
    assert summary.given_up == [f"{inputs[0]} from 1: its worker died again and again"]
    assert len(rows_in(out, "reports")) == len(event(1))
    assert not batch(inputs, out, workers=2).given_up
    assert len(rows_in(out, "reports")) == len(event(0)) + len(event(1))


def kill_those_at(out: Path, piece: str, over: Event) -> None:
    """Kills every worker that is at a piece."""
    while not over.wait(0.002):
        for sign in (out / "work" / "at-work").glob("[0-9]*"):
            with suppress(OSError, ValueError):
                if sign.read_text() == piece:
                    os.kill(int(sign.name.partition("-")[0]), signal.SIGKILL)


def test_a_table_with_its_own_names_is_read_by_groups_of_rows(tmp_path: Path) -> None:
    rows = [report for number in range(3) for report in event(number)]
    columns = {"text": "body", "title": "head", "outlet": "paper", "published": "day"}
    file = table(tmp_path / "rows.parquet", rows)
    out = tmp_path / "out"
    summary = batch([file], out, means=Means(Settings(columns=columns), None, "none", None))
    assert summary.counts["reports"] == len(rows)
    read = library.read([file], settings=Settings(columns=columns), encoder=chosen_model("none", None))
    assert {row["input"]: row["id"] for row in rows_in(out, "reports")} == {
        one.report.raw.input: one.id for one in read.reports
    }
    assert len(list(splits_of([file]))) == 1


def test_a_report_at_which_the_program_fails_costs_no_other() -> None:
    def fail(raw: RawReport) -> AnnotatedReport:
        raise IndexError("list index out of range")

    told = read_or_rejected(RAW, fail)
    assert isinstance(told, Rejected)
    assert (told.input, told.reason) == (RAW.input, "program-failed")
    assert told.detail == "The program failed at it (IndexError in fail): list index out of range"
    read = read_or_rejected(RAW, lambda raw: read_report(raw, WordEncoder()))
    assert isinstance(read, AnnotatedReport)


def test_a_piece_at_which_the_program_fails_is_given_up_told_and_tried_again_by_the_next_run(tmp_path: Path) -> None:
    task = Task("tell", "a", "key", str(tmp_path), {})
    with Engine("local", 1) as engine:
        for _ in range(2):
            note = engine.run([task], lambda step, done, total: None)["a"]
            assert note.said.startswith("the program failed at it: ")
            assert "KeyError" in note.said
        with pytest.raises(PieceFailed, match="KeyError"):
            engine.run([task], lambda step, done, total: None, whole=True)


def test_a_folder_that_is_somebody_elses_is_refused_and_nothing_in_it_is_touched(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    own = table(tmp_path / "reports" / "archive.parquet", event(1))
    before = Path(own).read_bytes()
    with pytest.raises(WrongUse, match="reports"):
        batch([own], tmp_path)
    assert Path(own).read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["reports"]


def test_a_later_run_takes_away_its_own_files_alone_and_the_sum_of_the_one_before(tmp_path: Path) -> None:
    inputs = [lines(tmp_path / f"{number}.jsonl", event(number)) for number in range(2)]
    out = tmp_path / "out"
    batch(inputs, out)
    mine = out / "claims" / "mine" / "kept.parquet"
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    batch(inputs[:1], out)
    assert mine.read_bytes() == b"mine"
    mine.unlink()
    assert len(rows_in(out, "reports")) == len(event(0))
    with pytest.raises(NothingReadable):
        batch([str(tmp_path / "absent.txt")], out)
    assert not (out / "run.json").exists()


@pytest.mark.parametrize("place", ["in", "in/out"])
def test_tables_are_not_written_among_the_inputs(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    lines(tmp_path / "in" / "a.jsonl", event(0))
    assert run(["batch", str(tmp_path / "in"), "--out", str(tmp_path / place)]) == 2
    assert "which is an input" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "in").iterdir()] == ["a.jsonl"]


def test_inputs_without_a_report_are_an_error_that_says_where_the_reasons_are(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(NothingReadable):
        batch([str(tmp_path / "empty.txt")], tmp_path / "out")
    assert [row["reason"] for row in rows_in(tmp_path / "out", "rejected")] == ["empty"]
    with pytest.raises(WrongUse):
        list(splits_of(["-"]))
