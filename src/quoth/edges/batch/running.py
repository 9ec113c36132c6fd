"""A batch from beginning to end: which pieces there are, in which order, and what became of them.

read     inputs to rows of reports and keys, a partition at a time           workers
doubles  reports of the same words                                           the engine, by words
pairs    reports that share heavy stems, some days at a time                 the engine, by stem and by pair
gather   the rows of the reports of some blocks                              the engine, by block
tell     blocks to stories, lineage and ledger, a part at a time             workers
severed  the stories of events that were too large for one block             the engine, where there are any
"""

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from quoth.edges.batch.blocks import Edges, Pair, Part, blocks_of, parts_of
from quoth.edges.batch.columns import ID_BITS, UNDATED, day_name, numbers_in
from quoth.edges.batch.doubles import Doubles, doubles_in
from quoth.edges.batch.means import SCALE
from quoth.edges.batch.splits import Split
from quoth.edges.batch.steps import Batch, Summary, reason_in, summary_of
from quoth.edges.batch.tables import TABLES
from quoth.edges.batch.tasks import WORK, Done, Task, done, key_of, put
from quoth.errors import NothingReadable, WrongUse

SUMMARY = "run.json"
OF_A_PIECE = re.compile(
    r"(?:\w+/day=[^/]+/(?:[\d-]+|undated)-\d{5}|severed/day=[^/]+/all|rejected/\w{24}|work/read/\w{24}\.(?:reports|keys))\.parquet"
)
# What two reports must share to be of one block: the product of their heaviest stems, of unit length.
LEAST_SHARED = 0.06
# Days are joined, and gathered, together until they have so many reports: the join of 20,000 took 2.4 GB.
A_WINDOW, A_GATHERING = 5_000, 5_000


def run_batch(splits: Iterable[Split], batch: Batch) -> Summary:
    """The whole way; raises `NothingReadable` where no input gave a report, `WrongUse` where the folder is not the run's own."""
    begin_in(batch.folder)
    read = {split.key[:24]: split for split in splits}
    given = {"means": msgspec.to_builtins(batch.means)}
    tasks = [
        batch.task("read", name, split.key, {**given, "split": msgspec.to_builtins(split)})
        for name, split in read.items()
    ]
    notes = batch.run(tasks)
    files = {name: [str(batch.folder / file) for file in notes[name].files] for name in read}
    told = tell(batch, Read(batch.folder, files))
    sweep(batch.folder, [*notes.values(), *told.values()])
    summary = summary_of(batch)
    put(batch.folder / SUMMARY, msgspec.json.format(msgspec.json.encode(summary)))
    return summary


def begin_in(folder: Path) -> None:
    """What an earlier run summed up no longer holds; raises `WrongUse` where the tables' places are taken by what no run has made."""
    if not (folder / WORK / "read").is_dir():
        taken = [name for name in (*TABLES, "rejected", SUMMARY) if (folder / name).exists()]
        if taken:
            raise WrongUse(
                f"{folder} holds {', '.join(taken)}, which no run of a batch has made.",
                hint="Name a folder of its own.",
            )
    (folder / SUMMARY).unlink(missing_ok=True)


def sweep(folder: Path, notes: Iterable[Done]) -> None:
    """Takes away what earlier runs made of other inputs, also in pieces that were cut off: no table has what this run did not make.

    Files that are not called as those of a piece are somebody else's and stay.
    """
    made = {file for note in notes for file in note.files}
    for name in (*TABLES, "rejected", f"{WORK}/read"):
        for file in sorted((folder / name).rglob("*.parquet")):
            told = file.relative_to(folder).as_posix()
            if told not in made and OF_A_PIECE.fullmatch(told):
                file.unlink()


class Read:
    """What was read: the files of each partition, in the order of the inputs, and the numbers and days in each."""

    def __init__(self, folder: Path, files: Mapping[str, Sequence[str]]) -> None:
        self.folder = folder
        self.order = {f"{name}.reports.parquet": place for place, name in enumerate(files)}
        self.reports = {name: made[0] for name, made in files.items() if made}
        self.keys = {name: made[1] for name, made in files.items() if made}
        self.numbers = {name: numbers_in([file]) for name, file in self.reports.items()}

    @property
    def all(self) -> Any:
        """The numbers of all reports, each once."""
        import numpy as np

        return np.unique(np.concatenate(list(self.numbers.values()))) if self.numbers else np.zeros(0, np.uint64)

    def between(self, first: int, last: int) -> list[str]:
        """The partitions with a report of some days."""
        low, high = first << ID_BITS, (last + 1 << ID_BITS) - 1
        return [name for name, own in self.numbers.items() if len(own) and own[-1] >= low and own[0] <= high]


def tell(batch: Batch, read: Read) -> dict[str, Done]:
    """From reports that were read to tables."""
    import numpy as np

    numbers = read.all
    if not len(numbers):
        raise NothingReadable("No input gave a report.", hint=reason_in(batch.folder / "rejected"))
    doubles = doubles_of(batch, read)
    numbers = np.setdiff1d(numbers, np.array(sorted(doubles.dropped), np.uint64))
    if len(numbers) <= batch.not_cut:
        return told_parts(batch, read, parts_of([numbers.tolist()], ID_BITS), doubles)
    blocks, cut = blocks_of(numbers, edges_of(batch, read, numbers, doubles), batch.texts)
    notes = told_parts(batch, read, parts_of(blocks, ID_BITS), doubles)
    return notes | severed_in(batch, cut, notes.values()) if cut else notes


def severed_in(batch: Batch, cut: Sequence[Pair], told: Iterable[Done]) -> dict[str, Done]:
    """The stories that a cut went through."""
    days = {day_name(number >> ID_BITS) for pair in cut for number in pair[:2]}
    homes = tuple(f"reports/day={day}/" for day in sorted(days))
    notes = list(told)
    files = sorted(file for note in notes for file in note.files if file.startswith(homes))
    given = {"pairs": cut, "files": [str(batch.folder / file) for file in files]}
    return batch.run([batch.task("severed", "all", key_of(cut, sorted(note.key for note in notes)), given)], whole=True)


def doubles_of(batch: Batch, read: Read) -> Doubles:
    """The reports that came in more than once."""
    import pyarrow.parquet as pq

    task = batch.task("doubles", "all", key_of(*read.order), {"files": list(read.reports.values())})
    notes = batch.run([task], whole=True)
    (file,) = notes["all"].files
    return doubles_in(pq.read_table(batch.folder / file, partitioning=None).to_pylist(), read.order)


def edges_of(batch: Batch, read: Read, numbers: Any, doubles: Doubles) -> list[Edges]:
    """The pairs that blocks are made of, some days at a time."""
    import numpy as np
    import pyarrow.parquet as pq

    from quoth.cluster.stream import CLOSED_AFTER

    tasks = []
    for start, end in windows_of(numbers):
        before = start if start == UNDATED else max(start - CLOSED_AFTER, 0)
        low = np.searchsorted(numbers, np.uint64(before << ID_BITS))
        high = np.searchsorted(numbers, np.uint64((end + 1 << ID_BITS) - 1), "right")
        files = [read.keys[name] for name in read.between(before, end)]
        given = {"files": files, "before": before, "start": start, "end": end, "gone": sorted(doubles.dropped),
                 "days": CLOSED_AFTER, "least": round(LEAST_SHARED * SCALE * SCALE)}  # fmt: skip
        tasks.append(
            batch.task("pairs", day_name(start), key_of("copies", start, end, numbers[low:high].tobytes()), given)
        )
    notes = batch.run(tasks, whole=True)
    tables = [
        pq.read_table(batch.folder / file, partitioning=None) for task in tasks for file in notes[task.name].files
    ]
    return [Edges(*(table[name].to_numpy(zero_copy_only=False) for name in Edges._fields)) for table in tables]


def windows_of(numbers: Any) -> list[tuple[int, int]]:
    """Runs of days with `A_WINDOW` reports or one day more; those without a day by themselves."""
    import numpy as np

    days, counts = np.unique(numbers >> np.uint64(ID_BITS), return_counts=True)
    windows: list[tuple[int, int]] = []
    start, held, last = -1, 0, -1
    for day, count in zip(days.tolist(), counts.tolist(), strict=True):
        if start >= 0 and (held >= A_WINDOW or day == UNDATED):
            windows.append((start, last))
            start, held = -1, 0
        start = day if start < 0 else start
        held, last = held + count, day
    return [*windows, (start, last)] if start >= 0 else windows


def told_parts(batch: Batch, read: Read, parts: Sequence[Part], doubles: Doubles) -> dict[str, Done]:
    """The parts gathered and told, some at a time, so that gathered rows never lie about for all."""
    notes: dict[str, Done] = {}
    for some in gatherings(parts):
        window = part_name(some[0])
        tasks = [tell_task(batch, part, window, doubles) for part in some]
        gathering = gather_task(batch, read, window, some)
        if any(done(task) is None for task in tasks):
            batch.run([gathering], whole=True)
        notes |= batch.run(tasks)
        gathering.note.unlink(missing_ok=True)
        shutil.rmtree(batch.folder / WORK / "gather" / window, ignore_errors=True)
    return notes


def part_name(part: Part) -> str:
    """How the files of a part are called."""
    return f"{day_name(part.day)}-{part.place:05}"


def tell_task(batch: Batch, part: Part, window: str, doubles: Doubles) -> Task:
    """A part to be told."""
    named = [(number, *doubles.named[number]) for block in part.blocks for number in block if number in doubles.named]
    given = {
        "settings": msgspec.to_builtins(batch.means.settings),
        "window": window,
        "blocks": part.blocks,
        "named": named,
    }
    return batch.task("tell", part_name(part), key_of(part.blocks, named), given)


def gather_task(batch: Batch, read: Read, window: str, parts: Sequence[Part]) -> Task:
    """The rows of some parts to be gathered."""
    homes = {part_name(part): [number for block in part.blocks for number in block] for part in parts}
    days = [number >> ID_BITS for numbers in homes.values() for number in numbers]
    files = [read.reports[name] for name in read.between(min(days), max(days))]
    return batch.task("gather", window, key_of(sorted(homes.items())), {"files": files, "parts": homes})


def gatherings(parts: Sequence[Part]) -> Iterable[list[Part]]:
    """Parts of whole days, in runs of `A_GATHERING` reports or one day more: what a day holds is read for few of them."""
    some: list[Part] = []
    for part in parts:
        if some and part.day != some[-1].day and sum(each.size for each in some) >= A_GATHERING:
            yield some
            some = []
        some.append(part)
    if some:
        yield some
