"""Events that were too large for one block: which stories a cut went through, so that a reader can put them together again."""

from collections.abc import Iterable, Mapping, Sequence
from time import process_time

from quoth.edges.batch.blocks import Pair
from quoth.edges.batch.columns import ID_BITS, Row, day_name, parquet_of
from quoth.edges.batch.means import SCALE
from quoth.edges.batch.tables import TABLES, settled
from quoth.edges.batch.tasks import Done, Task, finish


def find_severed(task: Task) -> Done:
    """The stories whose reports share enough to be compared and were not, since a block would have been too large."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    began = process_time()
    pairs = [Pair(*pair) for pair in task.given["pairs"]]
    wanted = pa.array(sorted({id_of(number) for pair in pairs for number in pair[:2]}))
    stories: dict[str, Sequence[str]] = {}
    for file in task.given["files"]:
        table = pq.read_table(file, columns=["id", "stories"], partitioning=None)
        found = table.filter(pc.is_in(table["id"], wanted))
        stories |= zip(found["id"].to_pylist(), found["stories"].to_pylist(), strict=True)
    days: dict[str, list[Row]] = {}
    for (story, other), pair in sorted(strongest(pairs, stories).items()):
        row = {"story": story, "other": other, "shared": pair.shared / SCALE**2}
        row |= {"report": id_of(pair.number), "other_report": id_of(pair.other)}
        days.setdefault(day_name(pair.number >> ID_BITS), []).append(settled(row))
    files = {
        f"severed/day={day}/{task.name}.parquet": parquet_of(rows, TABLES["severed"]()) for day, rows in days.items()
    }
    return finish(task, files, {"severed": sum(map(len, days.values()))}, process_time() - began)


def strongest(pairs: Iterable[Pair], stories: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Pair]:
    """Of each two stories the pair of reports that shares most, the first of them in the first story."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.shared, pair.number, pair.other)):
        for one in stories.get(id_of(pair.number), ()):
            for two in stories.get(id_of(pair.other), ()):
                if one < two:
                    found.setdefault((one, two), pair)
                elif two < one:
                    found.setdefault((two, one), Pair(pair.other, pair.number, pair.shared))
    return found


def id_of(number: int) -> str:
    """The identifier of the report of a number."""
    return f"{number & (1 << ID_BITS) - 1:012x}"
