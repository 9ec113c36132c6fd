"""Run as a program: kills `quoth add` again and again, and looks at what is left. Prints one JSON object.

Each run is a child of this process, forked when everything is imported, so that a kill can hit every instant of the work
and a hundred of them take seconds. A report that the command has named on its standard output must be in the store.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from tests.edges.store.small_reports import dossier_bytes, fill, from_files

from quoth.edges.cli import run
from quoth.edges.store import migrating  # noqa: F401  (imported before the fork, as all that a run needs)
from quoth.edges.store.doctor import complaints
from quoth.edges.store.engines import reading
from quoth.edges.store.location import location_of
from quoth.edges.store.methods import method_of_reading, method_of_telling
from quoth.edges.store.opening import open_store
from quoth.edges.store.tables import readings, reports, sightings, vectors
from quoth.errors import StoreUnusable

ACKNOWLEDGED = ("added", "new version", "seen elsewhere", "known")


def warm(place: str, inputs: list[str]) -> None:
    """Does the whole work once in this process, so that its children have every word list and every method at hand."""
    method_of_reading("none"), method_of_telling()
    with open_store(location_of(place), make=True) as store:
        fill(store, from_files(*map(Path, inputs)))


def begin(place: str, inputs: list[str], answer: Path, more: dict[str, str] | None = None) -> int:
    """Starts `quoth add` in a child; its answer goes to a file, which is not there before it is heard of."""
    answer.unlink(missing_ok=True)
    child = os.fork()
    if child:
        return child
    status = 70
    with contextlib.suppress(BaseException):
        os.environ.update(more or {})
        out = os.open(answer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(os.open(f"{answer}.errors", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        status = run(["--store", place, "--model", "none", "add", *inputs])
        sys.stdout.flush()
    os._exit(status)


def wait(child: int) -> int:
    """The exit status of a child, minus the signal where one ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def acknowledged(answer: Path) -> set[str]:
    """The reports that a run has named in whole lines."""
    lines = answer.read_text(encoding="utf-8").split("\n")[:-1] if answer.exists() else []
    return {line[14:].split()[0] for line in lines if line.startswith(ACKNOWLEDGED)}


def faults(place: str, named: set[str]) -> list[str]:
    """What is wrong with a store after a run that may have ended anywhere."""
    try:
        with open_store(location_of(place)) as store:
            found = [item.what for item in complaints(store, method_of_reading("none")) if item.grave]
            with reading(store.engine) as connection:
                ids = set(connection.execute(select(reports.c.id)).scalars())
                for table in (readings, vectors, sightings):
                    held = set(connection.execute(select(table.c.report)).scalars())
                    found += [f"{name} has no row in {table.name}" for name in sorted(ids - held)]
                doubled = select(func.count()).select_from(sightings).group_by(sightings.c.report, sightings.c.input)
                found += ["a sighting stands twice"] * any(n > 1 for n in connection.execute(doubled).scalars())
            return found + [f"{name} was named and is not there" for name in sorted(named - ids)]
    except StoreUnusable as error:
        # Killed before the first table was there: then nothing may have been named.
        return [str(error)] if named or not str(error).startswith(("There is no store", "The store")) else []


def dossier_at(place: str) -> bytes:
    with open_store(location_of(place)) as store:
        return dossier_bytes(store)


def kill_again_and_again(places: list[str], inputs: list[str], answer: Path, seed: int) -> dict[str, Any]:
    """Each place is killed a few times and then left to complete: all must then hold what the first holds."""
    chance = random.Random(seed)
    warm(places[0], inputs)
    started = time.monotonic()
    assert wait(begin(places[1], inputs, answer)) == 0
    whole, expected = time.monotonic() - started, dossier_at(places[0])
    assert dossier_at(places[1]) == expected
    wrong: list[str] = []
    kills = finished = 0
    for place in places[2:]:
        named: set[str] = set()
        for _ in range(6):
            child = begin(place, inputs, answer)
            time.sleep(chance.uniform(0, whole))
            os.kill(child, signal.SIGKILL)
            killed = wait(child) == -signal.SIGKILL
            kills, finished = kills + killed, finished + (not killed)
            named |= acknowledged(answer)
            wrong += faults(place, named)
        if (status := wait(begin(place, inputs, answer))) != 0:
            wrong.append(f"running again ended with {status}: {Path(f'{answer}.errors').read_text(encoding='utf-8')}")
        elif dossier_at(place) != expected:
            wrong.append(f"{place} holds another dossier")
    return {"kills": kills, "finished": finished, "wrong": wrong, "seconds": whole}


def run_at_once(places: list[str], inputs: list[str], answer: Path, seed: int) -> dict[str, Any]:
    """Two runs on one place, each with other reports first; at the other place one run with all."""
    warm(places[1], inputs)
    children = [begin(places[0], given, Path(f"{answer}{n}")) for n, given in enumerate((inputs[:2], inputs[1:]))]
    statuses = [wait(child) for child in children]
    errors = [Path(f"{answer}{n}.errors").read_text(encoding="utf-8") for n in range(2)]
    both, alone = (json.loads(dossier_at(place)) for place in places)
    wrong = faults(places[0], acknowledged(Path(f"{answer}0")) | acknowledged(Path(f"{answer}1")))
    wrong += ["the stories differ"] * (both["stories"] != alone["stories"])
    wrong += ["the reports differ"] * ({r["id"] for r in both["reports"]} != {r["id"] for r in alone["reports"]})
    return {"statuses": statuses, "errors": errors, "wrong": wrong}


def fail_each(places: list[str], inputs: list[str], answer: Path, seed: int) -> dict[str, Any]:
    """Writes, flushes, cuts and removals failed once in turn, `seed` apart; after each the run is repeated."""
    warm(f"{places[0]}.warm", inputs)
    log = Path(f"{answer}.calls")
    whole = {"QUOTH_FAIL_IN": str(Path(places[0]).parent), "QUOTH_FAIL_LOG": str(log)}
    assert wait(begin(places[0], inputs, answer, {**whole, "QUOTH_FAIL_AT": "0"})) == 0
    calls, expected = log.stat().st_size, dossier_at(places[0])
    wrong: list[str] = []
    told: dict[str, int] = {}
    for at in range(1, calls + 1, seed):
        place = Path(places[0]).parent / f"fault{at}" / "store.sqlite"
        more = {"QUOTH_FAIL_IN": str(place.parent), "QUOTH_FAIL_AT": str(at), "QUOTH_FAIL_LOG": os.devnull}
        status = wait(begin(str(place), inputs, answer, more))
        said = Path(f"{answer}.errors").read_text(encoding="utf-8")
        first = next((line for line in said.splitlines() if line.startswith("error:")), f"status {status}")
        told[first.replace(str(place), "PLACE")] = told.get(first.replace(str(place), "PLACE"), 0) + 1
        if status not in (0, 4) or "Traceback" in said:
            wrong.append(f"call {at} ended with {status}: {said[-600:]}")
        wrong += [f"call {at}: {fault}" for fault in faults(str(place), acknowledged(answer))]
        if (status := wait(begin(str(place), inputs, answer))) != 0:
            wrong.append(f"call {at}, again: {status} {Path(f'{answer}.errors').read_text(encoding='utf-8')[-600:]}")
        elif dossier_at(str(place)) != expected:
            wrong.append(f"call {at}: another dossier")
        shutil.rmtree(place.parent)
    return {"calls": calls, "told": told, "wrong": wrong}


TASKS = {"kill": kill_again_and_again, "both": run_at_once, "fail": fail_each}

if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    work = TASKS[task["what"]]
    print(json.dumps(work(task["places"], task["inputs"], Path(task["answer"]), task["seed"])))  # noqa: T201
