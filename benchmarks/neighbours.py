"""Whether a new report finds its story in a large store, where it is held only against the likely ones, and how long that takes.

    python -m benchmarks.neighbours --data FOLDER [--sizes 10000 100000] [--asked 200] [--pool 100]

DATA holds `abp/stream.jsonl.xz`; `world.py` makes the reports of it, and the stories are its events as they are. Half of the
reports that are asked about are the last of an event whose others are in the store, half the only one of theirs. Each is put into
the store without a story, its neighbours are looked up and all grouped, as `quoth add` does it; then it is taken out again.
"""

import argparse
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

from benchmarks.world import Model, Told, days_of, pool_of, read
from sqlalchemy import Connection

from quoth.cluster import cluster_stories
from quoth.edges.store.engines import writing
from quoth.edges.store.keeping import report_row, stem_rows
from quoth.edges.store.location import location_of
from quoth.edges.store.neighbours import to_group
from quoth.edges.store.opening import open_store
from quoth.edges.store.tables import readings, reports, stems, stories, story_reports

A_DAY, AT_A_TIME = 1_000, 500


class Asked:
    """What was found, report by report."""

    def __init__(self) -> None:
        self.led = self.found = self.told = self.alone = self.lone = self.strangers = 0
        self.looking: list[float] = []
        self.grouping: list[float] = []
        self.sizes: list[int] = []

    def row(self, size: int) -> str:
        """A row of the table."""
        times = [
            f"{1_000 * median(some):.0f} / {1_000 * quantiles(some, n=20)[-1]:.0f}"
            for some in (self.looking, self.grouping)
        ]
        led, found = (f"{100 * number / self.told:.1f}%" for number in (self.led, self.found))
        return (
            f"| {size:,} | {led} | {found} | {100 * self.alone / self.lone:.1f}% | {self.strangers} | {median(self.sizes):.0f} "
            f"| {times[0]} | {times[1]} |"
        )


def parted(told: Sequence[Told], asked: int) -> tuple[list[Told], list[Told], list[Told]]:
    """The reports for the store, the last ones of some events, and the only ones of others."""
    events: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        events[one.event].append(one)
    chance = random.Random(5)
    several = [members[-1] for members in events.values() if len(members) > 1]
    only = [members[0] for members in events.values() if len(members) == 1]
    last, single = chance.sample(several, asked // 2), chance.sample(only, asked // 2)
    out = {one.name for one in (*last, *single)}
    return [one for one in told if one.name not in out], last, single


def put(connection: Connection, told: Sequence[Told], pool: list[Model]) -> None:
    """Reports with the stems by which they are looked up."""
    reads = [read(one, pool) for one in told]
    connection.execute(reports.insert(), [report_row(one.report.raw) for one in reads])
    row = {"method": "none", "text_sha256": "", "data": ""}
    connection.execute(readings.insert(), [{"report": one.id, **row} for one in reads])
    connection.execute(stems.insert(), [row for one in reads for row in stem_rows(one)])


def put_stories(connection: Connection, told: Sequence[Told]) -> None:
    """The events as stories."""
    counts = dict.fromkeys(("reports", "origins_low", "origins_high", "differences", "conflicts", "disputes"), 0)
    words = dict.fromkeys(("made_of", "method", "title", "changed_at", "data"), "")
    connection.execute(
        stories.insert(), [{"id": str(key), **counts, **words} for key in sorted({one.event for one in told})]
    )
    connection.execute(
        story_reports.insert(), [{"report": one.name, "story": str(one.event), "place": 0} for one in told]
    )


def ask(connection: Connection, one: Told, known: dict[str, Told], pool: list[Model], asked: Asked) -> None:
    """Looks up the neighbours of one report, groups them, and holds its group against its event."""
    put(connection, [one], pool)
    began = time.perf_counter()
    ids = to_group(connection, [one.name])
    asked.looking.append(time.perf_counter() - began)
    near = [known.get(name, one) for name in ids]
    reads = tuple(read(each, pool) for each in near)
    began = time.perf_counter()
    groups = cluster_stories(reads)
    asked.grouping.append(time.perf_counter() - began)
    asked.sizes.append(len(ids))
    mine: list[int] = []
    for group in groups:  # a digest is in several
        names = {read.id for read in group}
        if one.name in names:
            mine += [known[name].event for name in sorted(names - {one.name})]
    others = any(each.event == one.event and each.name != one.name for each in known.values())
    asked.strangers += any(event != one.event for event in mine)
    if others:
        asked.told += 1
        asked.led += any(each.event == one.event for each in near if each is not one)
        asked.found += one.event in mine
    else:
        asked.lone += 1
        asked.alone += not mine


def some(told: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """A few hundred at a time."""
    for start in range(0, len(told), AT_A_TIME):
        yield told[start : start + AT_A_TIME]


def main() -> None:
    """A store for each size; a row each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--asked", type=int, default=200)
    parser.add_argument("--pool", type=int, default=100)
    given = parser.parse_args()
    pool = pool_of(given.data / "abp" / "stream.jsonl.xz", given.pool)
    print(
        "| reports in the store | its event is among the neighbours | it joins its event | alone stays alone | joins strangers "
        "| grouped | ms to look up p50 / p95 | ms to group p50 / p95 |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
    )
    for size in given.sizes:
        told = list(chain.from_iterable(days_of(pool, size, A_DAY)))[:size]
        held, last, single = parted(told, given.asked)
        known = {one.name: one for one in held}
        with (
            tempfile.TemporaryDirectory() as folder,
            open_store(location_of(str(Path(folder) / "store.sqlite")), make=True) as store,
        ):
            for portion in some(held):
                with writing(store.engine) as connection:
                    put(connection, portion, pool)
            with writing(store.engine) as connection:
                put_stories(connection, held)
            asked = Asked()
            for one in (*last, *single):
                with store.engine.connect() as connection, connection.begin() as transaction:
                    ask(connection, one, known, pool, asked)
                    transaction.rollback()
        print(asked.row(size), flush=True)


if __name__ == "__main__":
    main()
