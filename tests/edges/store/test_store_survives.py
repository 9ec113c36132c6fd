"""`kill -9` at any moment, a server that dies, two programs at once: each report wholly there, or not at all.

QUOTH_KILLS raises the number of kills (each database; 18 otherwise), QUOTH_FAULTS_APART=1 fails every single write:
`QUOTH_KILLS=600 QUOTH_FAULTS_APART=1 pytest tests/edges/store/test_store_survives.py`.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Places
from tests.edges.store.servers import MISSING, programs, running
from tests.edges.store.small_reports import BRIDGE, FERRY, desk_of, dossier_bytes, fill, sources, written

from quoth.edges.store.adding import add
from quoth.edges.store.location import location_of
from quoth.edges.store.opening import open_store
from quoth.errors import StoreUnusable

ROOT = Path(__file__).resolve().parents[3]
KILLS = int(os.environ.get("QUOTH_KILLS", "18"))
FAULTS_APART = int(os.environ.get("QUOTH_FAULTS_APART", "29"))
KILLS_A_STORE = 6


def run_killed(task: dict[str, object], **environment: str) -> dict[str, object]:
    """What the program that kills has to say."""
    known = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), **environment}
    done = subprocess.run(
        [sys.executable, "-m", "tests.edges.store.killed", json.dumps(task)],
        cwd=ROOT, env=known, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_a_killed_run_leaves_whole_reports_and_the_next_one_completes(places: Places, tmp_path: Path) -> None:
    file = written(tmp_path / "day.jsonl", FERRY, BRIDGE)
    task = {
        "what": "kill",
        "places": [places() for _ in range(2 + KILLS // KILLS_A_STORE)],
        "inputs": [str(file)],
        "answer": str(tmp_path / "answer"),
        "seed": 12,
    }
    told = run_killed(task)
    assert told["wrong"] == []
    assert int(str(told["kills"])) >= KILLS // 9, told


def test_two_programs_that_add_at_once_make_the_same_stories_as_one(places: Places, tmp_path: Path) -> None:
    files = [
        written(tmp_path / f"day{number}.jsonl", some)
        for number, some in enumerate((FERRY[:1], (FERRY[1], BRIDGE[0]), BRIDGE[1:]))
    ]
    task = {"what": "both", "places": [places(), places()], "inputs": [str(file) for file in files],
            "answer": str(tmp_path / "answer"), "seed": 0}  # fmt: skip
    told = run_killed(task)
    assert (told["statuses"], told["wrong"]) == ([0, 0], []), told


def test_a_write_that_fails_is_told_and_the_next_run_completes(shelf: Path, tmp_path: Path) -> None:
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("a C compiler on Linux is needed to make writes fail")
    shim = tmp_path / "fail_nth.so"
    command = [
        compiler,
        "-shared",
        "-fPIC",
        "-O1",
        "-o",
        str(shim),
        str(Path(__file__).with_name("fail_nth.c")),
        "-ldl",
    ]
    subprocess.run(command, check=True, timeout=60)
    file = written(tmp_path / "day.jsonl", FERRY[:1])
    (shelf / "whole").mkdir()
    task = {"what": "fail", "places": [str(shelf / "whole" / "store.sqlite")], "inputs": [str(file)],
            "answer": str(tmp_path / "answer"), "seed": FAULTS_APART}  # fmt: skip
    told = run_killed(task, LD_PRELOAD=str(shim))
    assert told["wrong"] == []
    assert any("full" in line for line in dict(told["told"])), told  # type: ignore[call-overload]


@pytest.mark.parametrize("mode", ["immediate", "fast"])
def test_a_server_that_stops_in_the_middle_keeps_what_was_told(mode: str) -> None:
    place = programs()
    if place is None:
        pytest.skip(MISSING)
    given = sources(FERRY, BRIDGE)
    with running(place) as server:
        address = server.new_database("desk")
        with pytest.raises(StoreUnusable, match=r"cannot be reached|could not be used"):
            from quoth.edges.store.faults import told

            with open_store(location_of(address), make=True) as store, told(store.name):
                adding = add(desk_of(store), given)
                kept = {next(adding).report for _ in range(2)}  # type: ignore[union-attr]
                server.stop(mode)
                list(adding)
        server.start()
        with open_store(location_of(address)) as store:
            fill(store, given)
            told_of = json.loads(dossier_bytes(store))
        assert kept < {report["id"] for report in told_of["reports"]}
        assert len(told_of["stories"]) == 2
