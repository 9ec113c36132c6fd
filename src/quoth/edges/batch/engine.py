"""Rounds on the engine until every piece is done: a worker that dies costs its round, and what was done stays done.

The engine runs in a process of its own, so that nothing it does can take this one down. A piece whose worker died several
times is tried alone; one that dies alone, again and again, is given up and said.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import msgspec

from quoth.edges.batch.round import AT_WORK, OVER, RAY, Order, task_failed
from quoth.edges.batch.tasks import WORK, Done, Task, done, note_in
from quoth.errors import QuothError

ROUND = "from quoth.edges.batch.round import main; main()"
# What a piece may have been at when a worker died before it is tried alone; how often alone before it is given up.
SUSPECTED, ALONE = 3, 3
# Rounds one after the other in which nobody came to work: the engine does not start.
IDLE_ROUNDS = 5
# So many of the last words of an error are told of a piece.
LAST_WORDS = 40
# A round in which nothing is done and nobody is at work for so long has lost a worker while it started.
STARTING_SECONDS, STARTING_CLUSTER = 45.0, 240.0
LOOK_EVERY = 0.05
Progress = Callable[[str, int, int], None]


class PieceFailed(QuothError):
    """A piece of a batch that ended in an error of the program."""


class Engine:
    """Where pieces run: `local`, or `ray` and an address; how many at a time; each time a worker was lost, at what and why, as far
    as it is known. A context that ends it.
    """

    def __init__(self, name: str, workers: int) -> None:
        self.name = name
        self.workers = workers
        self.losses: list[str] = []
        self._idle = 0
        self._suspected, self._alone = Counter[str](), Counter[str]()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def run(self, tasks: Sequence[Task], progress: Progress, *, whole: bool = False) -> dict[str, Done]:
        """Runs what is not done yet; gives the note on each piece by its name.

        One that could not be done has a note that says so, and the next run tries it again. Raises `PieceFailed` where the engine does
        not start, or the whole tables that all others wait for (`whole`) cannot be made.
        """
        notes: dict[str, Done] = {}
        for task in tasks:
            if failure_of(task):
                task.note.unlink()
        while True:
            notes |= {task.name: note for task in tasks if task.name not in notes and (note := self._noted(task))}
            waiting = [task for task in tasks if task.name not in notes]
            if not waiting:
                return notes

            def told(count: int, before: int = len(notes)) -> None:
                progress(tasks[0].step, before + count, len(tasks))

            told(0)
            self._round(self._next(waiting), told, whole=whole)

    def _noted(self, task: Task) -> Done | None:
        """The note on a piece that is done or given up."""
        if self._alone[task.key] >= ALONE:
            return Done(task.key, {}, {"given up": 1}, 0.0, "its worker died again and again")
        failed = failure_of(task)
        if failed:
            said = " ".join(failed.said.split()[-LAST_WORDS:])
            return Done(task.key, {}, {"given up": 1}, 0.0, f"the program failed at it: {said}")
        return done(task)

    def _next(self, waiting: Sequence[Task]) -> Sequence[Task]:
        """Pieces for a round: those that no worker died of, else one of the others alone."""
        sound = [task for task in waiting if self._suspected[task.key] < SUSPECTED]
        return sound or waiting[:1]

    def _round(self, tasks: Sequence[Task], told: Callable[[int], None], *, whole: bool) -> None:
        """One round; where a worker died it is known of which pieces, and none of the engine's processes is left."""
        work = Path(tasks[0].folder) / WORK
        signs, log = work / AT_WORK, work / "engine.log"
        signs.mkdir(parents=True, exist_ok=True)
        for sign in signs.iterdir():
            sign.unlink(missing_ok=True)
        process = self._begun(log)
        with suppress(BrokenPipeError):
            process.stdin.write(msgspec.json.encode(Order(self.name, self.workers, tuple(tasks), whole)) + b"\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
        finished = watched(process, signs, told, STARTING_CLUSTER if self.name.startswith(RAY) else STARTING_SECONDS)
        failed = next((note for task in tasks if (note := failure_of(task))), None) if whole else None
        if failed is not None:
            raise PieceFailed(f"A piece of the batch ended in an error of the program.\n{failed.said.strip()}")
        if not finished:
            self._end()
            self._take_down(tasks, {sign.read_text() for sign in signs.glob("[0-9]*")}, log)

    def _begun(self, log: Path) -> "subprocess.Popen[bytes]":
        """The process that runs the rounds, begun where there is none."""
        if self._process is None:
            with log.open("wb") as said:
                self._process = subprocess.Popen(
                    [sys.executable, "-c", ROUND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
                    env=surroundings(), start_new_session=True,
                )  # fmt: skip
        return self._process

    def _end(self) -> None:
        """No process of the engine stays behind."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _take_down(self, tasks: Sequence[Task], at_work: set[str], log: Path) -> None:
        """Takes down what was being worked at when a worker was lost; raises `PieceFailed` where none ever came to work."""
        self.losses.append(f"at {', '.join(sorted(at_work)) or 'nothing'}: {last_line(log)}")
        for task in tasks:
            if task.name in at_work:
                (self._alone if len(tasks) == 1 else self._suspected)[task.key] += 1
        self._idle = 0 if at_work or any(done(task) for task in tasks) else self._idle + 1
        if self._idle >= IDLE_ROUNDS:
            raise PieceFailed(f"The engine does not start: {log.read_text(errors='replace')[-2000:]}")


def watched(process: "subprocess.Popen[bytes]", signs: Path, told: Callable[[int], None], patience: float) -> bool:
    """Waits for a round and tells how far it is; whether it came to its end.

    One in which for so many seconds nothing happens and nobody is at work has lost a worker while it started.
    """
    assert process.stdout is not None
    os.set_blocking(process.stdout.fileno(), False)
    names: list[str] = []
    moved = time.monotonic()
    while time.monotonic() - moved < patience:
        ended = process.poll() is not None
        if made := process.stdout.read():
            names += made.decode().split()
            told(sum(name != OVER for name in names))
        if OVER in names:
            return True
        if ended:
            return False
        if made or any(signs.glob("[0-9]*")):
            moved = time.monotonic()
        time.sleep(LOOK_EVERY)
    return False


def last_line(log: Path) -> str:
    """What the engine said last."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return lines[-1] if lines else "nothing was said"


def failure_of(task: Task) -> Done | None:
    """The note on a piece that ended in an error."""
    note = note_in(task.note)
    return note if note and note.key == task_failed(task).key else None


def surroundings() -> dict[str, str]:
    """The environment of a round: the engine reports to nobody and draws nothing."""
    quiet = {
        "DAFT_ANALYTICS_ENABLED": "0",
        "DO_NOT_TRACK": "1",
        "DAFT_PROGRESS_BAR": "0",
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    return {**os.environ, **quiet}
