"""A process that runs rounds on the engine: many pieces side by side in workers, or one piece on whole tables.

Workers are processes of the engine, here or on its machines; each says in a file what it is at, so that the pieces of one
that dies are known. What a piece made it has written itself: nothing but a word comes back.
"""

import gc
import os
import sys
import time
from functools import cache
from pathlib import Path
from threading import Thread
from traceback import format_exc
from typing import Any

import msgspec
from msgspec import Struct

from quoth.edges.apart.limits import limit_memory
from quoth.edges.batch.pieces import PIECES
from quoth.edges.batch.tasks import TASKS, WORK, Task, key_of, note_done, put, this_process

# As for a single reading: hardly anything here is a cycle.
LOOK_FOR_GARBAGE_AFTER = 20_000
# The model, the engine's own threads and the largest blocks take about two.
MOST_MEMORY = 8 * 2**30
RAY = "ray"
AT_WORK = "at-work"
OVER = "."
LOOK_EVERY = 0.5


class Order(Struct, frozen=True):
    """What a round is to do: which engine, how many workers, which pieces. `whole`: each by the engine as one."""

    engine: str
    workers: int
    tasks: tuple[Task, ...]
    whole: bool = False


ORDERS = msgspec.json.Decoder(Order)


def main() -> None:
    """Runs the rounds that are told on standard input, a line each; ends with it, or with the first that fails."""
    begun = False
    end_with_parent()
    try:
        for line in sys.stdin.buffer:
            order = ORDERS.decode(line)
            if not begun:
                begin(order)
                begun = True
            run(order)
            say(OVER)
    except BaseException:
        sys.stderr.write(format_exc())
        sys.stderr.flush()
        os._exit(1)  # what the engine would still tidy up may wait for workers that are gone
    os._exit(0)


@cache
def end_with_parent() -> None:
    """From here on this process ends when the one that began it does, so that nobody works on for a run that is gone."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_EVERY)
        os._exit(1)

    Thread(target=watch, name="watch", daemon=True).start()


def begin(order: Order) -> None:
    """Starts the engine, which tells nobody about it."""
    import daft

    if order.engine == RAY:
        import ray

        ray.init(include_dashboard=False, log_to_driver=False)
        daft.set_runner_ray(noop_if_initialized=True)
    elif order.engine.startswith(RAY):
        daft.set_runner_ray(order.engine)
    else:
        daft.set_runner_native(num_threads=max(order.workers, 1))


def run(order: Order) -> None:
    """Runs one round."""
    if not order.whole:
        run_side_by_side(order)
        return
    for task in order.tasks:
        say(carry_out(task))


def run_side_by_side(order: Order) -> None:
    """Each piece in a worker; the engine hands them out one at a time."""
    import daft
    from daft import DataType, Series, col

    @daft.cls(use_process=True, max_concurrency=min(order.workers, len(order.tasks)))
    class Worker:
        """A process that carries out pieces."""

        @daft.method.batch(return_dtype=DataType.string(), batch_size=1)
        def run(self, tasks: Series) -> list[str]:
            """The pieces of a batch, one after the other."""
            return [carry_out_told(task, limited=limited) for task in tasks.to_pylist()]

    limited = not order.engine.startswith(RAY)  # a cluster's workers map its whole store of objects
    given = daft.from_pydict({"task": [msgspec.json.encode(task).decode() for task in order.tasks]})
    spread = given.into_partitions(len(order.tasks)) if order.engine.startswith(RAY) else given.into_batches(1)
    worker: Any = Worker()
    for row in spread.select(worker.run(col("task")).alias("name")).iter_rows():
        say(row["name"])


def say(name: str) -> None:
    """Says that a piece was carried out."""
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()


def carry_out_told(task: str, *, limited: bool) -> str:
    """Carries out a piece that is told as JSON; `limited`: within `MOST_MEMORY`, so that no input takes the machine down."""
    gc.set_threshold(LOOK_FOR_GARBAGE_AFTER)
    end_with_parent()
    if limited:
        limit_memory(MOST_MEMORY)
    return carry_out(TASKS.decode(task))


def carry_out(task: Task) -> str:
    """Carries out one piece; an error is noted where its note would stand, so that the others go on."""
    sign = sign_of(task.folder)
    put(sign, task.name.encode())
    try:
        PIECES[task.step](task)
    except Exception:
        note_done(task_failed(task), {}, {}, 0.0, said=format_exc(limit=-4))
    finally:
        sign.unlink(missing_ok=True)
    return task.name


def sign_of(folder: str) -> Path:
    """The file in which this worker says what it is at."""
    return Path(folder) / WORK / AT_WORK / this_process()


def task_failed(task: Task) -> Task:
    """The piece under a key of its own: its note says why it failed, and it counts as not done."""
    return msgspec.structs.replace(task, key=key_of("failed", task.key))
