"""How fast reports come into a store, beside the reading of them alone.

    python -m benchmarks.adding --data FILE [--reports 1000] [--postgresql ADDRESS]

FILE holds a report a line (plain, .gz or .xz). The reports are read once as `quoth annotate` reads them, with vectors; then
they are added to an empty store by a reader that gives what was read, and the stories are made. Processor time says what the work
is, whatever else the machine does; the ratio is of reading, keeping and making stories to reading alone.
"""

import argparse
import gzip
import lzma
import os
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from quoth.edges.store.adding import add
from quoth.edges.store.location import location_of
from quoth.edges.store.opening import open_store
from quoth.edges.store.readers import Reader
from quoth.edges.store.settling import Desk, settle
from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, RawReport, Source

NOW = "2026-06-01T12:00:00+00:00"


class Known(Reader):
    """Gives what was read before."""

    def __init__(self, known: dict[str, AnnotatedReport]) -> None:
        super().__init__()
        self.known = known

    def read(self, raw: RawReport, *_: object) -> AnnotatedReport:
        return self.known[raw.id]


def lines_of(path: Path) -> Iterator[bytes]:
    if path.suffix in (".gz", ".xz"):
        with gzip.open(path, "rb") if path.suffix == ".gz" else lzma.open(path, "rb") as lines:
            yield from lines
    else:
        with path.open("rb") as plain:
            yield from plain


class Watch:
    """Processor and wall-clock seconds since it was started or looked at."""

    def __init__(self) -> None:
        self.at = (time.process_time(), time.perf_counter())

    def seconds(self) -> tuple[float, float]:
        before, self.at = self.at, (time.process_time(), time.perf_counter())
        return self.at[0] - before[0], self.at[1] - before[1]


def main() -> None:
    """Reads, adds, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=1_000)
    parser.add_argument("--postgresql")
    given = parser.parse_args()
    lines = islice(lines_of(given.data), given.reports)
    sources = [Source(f"{given.data.name}#{n}", line, "record") for n, line in enumerate(lines, 1)]
    encoder = load_encoder()
    watch = Watch()
    raws, _ = acquire_all(sources, Settings())
    known = {read.id: read for read in annotate_all(raws, Settings(), encoder)}
    reading = watch.seconds()
    with tempfile.TemporaryDirectory() as folder:
        place = given.postgresql or str(Path(folder) / "store.sqlite")
        with open_store(location_of(place), make=True) as store:
            desk = Desk(store, Known(known), Settings(), lambda: NOW)
            watch = Watch()
            kept = len(list(add(desk, sources)))
            keeping = watch.seconds()
            stories = settle(desk)
            telling = watch.seconds()
    rows = {"read": reading, f"keep {kept} reports": keeping, f"make {stories} stories": telling}
    print("| step | processor s | wall s |\n| --- | --- | --- |")
    for name, (work, wall) in rows.items():
        print(f"| {name} | {work:.1f} | {wall:.1f} |")
    work, wall = (sum(each[n] for each in rows.values()) for n in range(2))
    print(
        f"\n{kept / wall:.1f} reports a second added, {len(known) / reading[1]:.1f} read alone; ratio {work / reading[0]:.2f} by "
        f"processor time, {wall / reading[1]:.2f} by the clock; load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
