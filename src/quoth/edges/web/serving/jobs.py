"""Work that takes longer than an answer: one process at a time, what it has said so far, kept until the pages end."""

import os
import signal
import subprocess
import sys
from queue import SimpleQueue
from secrets import token_hex
from threading import Lock, Thread

import msgspec
from msgspec import Struct

from quoth.edges.web.serving.orders import EVENTS, Audited, Event, Failed, Left, Order, Settled, Step, Took
from quoth.errors import QuothError

MOST_KEPT, MOST_WAITING = 100, 50
WORKER = "quoth.edges.web.serving.worker"


class TooMuchWaiting(QuothError):
    """More work was asked for than is done in a while."""


class Job(Struct, kw_only=True):
    """One piece of work and how it stands; changed by the thread that listens to its process."""

    id: str
    what: str
    order: Order | None
    state: str = "waiting"
    step: Step | None = None
    took: list[Took] = msgspec.field(default_factory=list)
    left: list[Left] = msgspec.field(default_factory=list)
    stories: int | None = None
    failed: Failed | None = None
    audited: Audited | None = None
    back: str = ""
    anew: frozenset[str] = frozenset()

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed")

    def hear(self, event: Event) -> None:
        """Takes down what the process says."""
        match event:
            case Step():
                self.step = event
            case Took():
                self.took.append(event)
            case Left():
                self.left.append(event)
            case Settled():
                self.stories = event.stories
            case Audited():
                self.audited = event
            case Failed():
                self.failed = event


class Jobs:
    """The work of one server, done one after the other."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._thread: Thread | None = None

    def start(
        self, order: Order, what: str, name: str | None = None, *, back: str = "", again: bool = False,
        anew: frozenset[str] = frozenset(),
    ) -> Job:  # fmt: skip
        """Puts work in the queue; work of a name that is there already and did not fail is not done twice, unless it
        is over and to be done `again`.

        `back` is the page that shows what came of it, `anew` the stories and reports that are told by it and were told before.
        Raises `TooMuchWaiting`.
        """
        with self._lock:
            known = self._jobs.get(name or "")
            if known is not None and not (known.over and (again or known.state == "failed")):
                return known
            if len(self.open()) >= MOST_WAITING:
                raise TooMuchWaiting("There is much to do already.", hint="Ask again when some of it is done.")
            job = Job(id=name or token_hex(6), what=what, order=order, back=back, anew=anew)
            self._jobs.pop(job.id, None)
            self._jobs[job.id] = job
            for old in [one for one in self._jobs.values() if one.over][: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[old.id]
            if self._thread is None:
                self._thread = Thread(target=self._work, name="work", daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def get(self, name: str) -> Job | None:
        """The work of a name."""
        return self._jobs.get(name)

    def open(self) -> list[Job]:
        """What is not done yet."""
        return [job for job in list(self._jobs.values()) if not job.over]

    def end(self) -> None:
        """Stops the process at work; what it has said to be in the store stays there."""
        self._ended = True
        self._queue.put(None)
        process = self._process
        if process is not None:
            process.kill()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _work(self) -> None:
        while (job := self._queue.get()) is not None and not self._ended:
            job.state = "at work"
            try:
                self._carry_out(job)
            except OSError as error:
                job.failed = Failed("The work could not be begun.", (error.strerror or str(error)).capitalize() + ".")
            job.order = None  # the bytes that were given are not kept here
            job.state = "failed" if job.failed else "done"

    def _carry_out(self, job: Job) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", WORKER],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONSAFEPATH": "1"},
        ) as process:  # fmt: skip
            self._process = process
            if process.stdin is None or process.stdout is None:
                return
            try:
                process.stdin.write(msgspec.msgpack.encode(job.order))
                process.stdin.close()
            except BrokenPipeError:
                pass
            for line in process.stdout:
                job.hear(EVENTS.decode(line))
            status = process.wait()
        self._process = None
        if status != 0 and job.failed is None:
            job.failed = Failed(ended_in_words(status), "What is listed below is in the store; give the rest again.")


def ended_in_words(status: int) -> str:
    """How a process ended that did not end by itself."""
    if status < 0:
        return f"The process that reads was stopped ({signal.Signals(-status).name})."
    return f"The process that reads ended with status {status}."
