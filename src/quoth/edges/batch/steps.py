"""A run as it goes: its pieces are made and run here, and what each step came to is added up."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
from msgspec import Struct, field

from quoth import __version__
from quoth.edges.batch.blocks import GREATEST, NOT_CUT
from quoth.edges.batch.engine import Engine, Progress
from quoth.edges.batch.means import Means
from quoth.edges.batch.tasks import Done, Task, key_of
from quoth.text.counting import counted

SLOWEST = 3


class Step(Struct):
    """What a step came to: pieces, those of them that were done before, seconds by the clock; of those that were done now the seconds
    of processor and the slowest.
    """

    name: str
    pieces: int = 0
    kept: int = 0
    seconds: float = 0.0
    work: float = 0.0
    counts: dict[str, int] = {}
    slowest: list[tuple[str, float]] = []


class Summary(Struct):
    """What a run came to: by which version, on what engine, with what means; what was counted, pieces that were given up and why,
    each step, how often a worker was lost, at what and what the engine said.
    """

    version: str
    engine: str
    workers: int
    means: Means
    counts: dict[str, int]
    given_up: list[str]
    workers_lost: int
    losses: list[str]
    steps: list[Step]


class Batch(Struct):
    """A run: where it writes, on what engine, with what means; `steps` fills as it goes.

    A corpus of `not_cut` reports is one block, so that what a story is does not depend on a cut; a block has `texts` at most.
    """

    folder: Path
    engine: Engine
    means: Means
    progress: Progress
    not_cut: int = NOT_CUT
    texts: int = GREATEST
    steps: dict[str, Step] = field(default_factory=dict)
    given_up: list[str] = field(default_factory=list)

    def task(self, step: str, name: str, key: str, given: dict[str, Any]) -> Task:
        """A piece of this run; its key holds what else its result depends on."""
        whole = key_of(__version__, step, msgspec.json.encode(self.means, order="sorted"), key)
        return Task(step, name, whole, str(self.folder), given)

    def run(self, tasks: Sequence[Task], *, whole: bool = False) -> dict[str, Done]:
        """Runs the pieces of a step and adds up what they came to."""
        if not tasks:
            return {}
        began = perf_counter()
        before = {task.name: noted_at(task) for task in tasks}
        notes = self.engine.run(tasks, self.progress, whole=whole)
        kept = {task.name for task in tasks if before[task.name] and noted_at(task) == before[task.name]}
        step = self.steps.setdefault(tasks[0].step, Step(tasks[0].step))
        step.pieces += len(tasks)
        step.kept += len(kept)
        step.seconds += perf_counter() - began
        step.work += sum(note.seconds for name, note in notes.items() if name not in kept)
        step.counts = dict(sum((Counter(note.counts) for note in notes.values()), Counter(step.counts)))
        done = (task for task in tasks if task.name not in kept)
        timed = [*step.slowest, *((what_of(task), notes[task.name].seconds) for task in done)]
        step.slowest = sorted(timed, key=lambda row: (-row[1], row[0]))[:SLOWEST]
        self.given_up += [f"{what_of(task)}: {notes[task.name].said}" for task in tasks if notes[task.name].said]
        return notes


def what_of(task: Task) -> str:
    """What a piece is of, in words: of inputs the names of the first."""
    split = task.given.get("split")
    if not split:
        return f"{task.step} {task.name}"
    first, *others = split["paths"]
    if split["end"]:
        return f"{first} from {split['first']}"
    return f"{first} and {counted(len(others), 'other')}" if others else str(first)


def noted_at(task: Task) -> int:
    """When a piece was noted as done; 0 where it was not."""
    try:
        return task.note.stat().st_mtime_ns
    except OSError:
        return 0


def summary_of(batch: Batch) -> Summary:
    """What the run came to."""
    steps = list(batch.steps.values())
    counts = {"read": 0, "rejected": 0} | {
        {"reports": "read"}.get(name, name): count for name, count in batch.steps["read"].counts.items()
    }
    for name in ("tell", "severed"):
        counts |= batch.steps[name].counts if name in batch.steps else {}
    engine = batch.engine
    run = (__version__, engine.name, engine.workers, batch.means)
    return Summary(*run, counts, batch.given_up, len(engine.losses), engine.losses, steps)


def reason_in(folder: Path) -> str:
    """Why the first input gave no report, and where the reasons of all are."""
    import pyarrow.parquet as pq

    for file in sorted(folder.glob("*.parquet")):
        for row in pq.read_table(file, partitioning=None).to_pylist():
            return f"{row['input']}: {row['detail']} All reasons are in {folder}."
    return "There was nothing to read."
