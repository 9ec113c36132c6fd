"""The pages over a large store: how long the list, a story, search and a story's JSON take, alone and with many readers.

    python -m benchmarks.web --data FOLDER [--reports 100000] [--largest 60] [--readers 16] [--requests 320]
        [--store FILE] [--datasette PROGRAM]

DATA holds `abp/stream.jsonl.xz`; `large_store.py` makes a store of it, or takes the one that is at FILE. `quoth serve` runs as a
process of its own; every reader has a connection that it keeps, and asks again as soon as it was answered. Stories are asked for
once ("first time") and then again ("again"). `--datasette` asks Datasette for the same list and the same search beside it.
"""

import argparse
import http.client
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from threading import local

from benchmarks.large_store import fill, keys_and_names

STARTING_SECONDS = 60
# Datasette answers some of these in seconds.
OF_DATASETTE = 48


class Asker:
    """Asks one server, over a connection for each thread."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self.port, self.headers, self.kept = port, headers, local()

    def __call__(self, address: str) -> tuple[float, int]:
        """Seconds and bytes of one page."""
        connection = getattr(self.kept, "connection", None)
        if connection is None:
            connection = self.kept.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        began = time.perf_counter()
        connection.request("GET", address, headers=self.headers)
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
        return time.perf_counter() - began, size


def measured(ask: Asker, addresses: Sequence[str], readers: int) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the size of the largest page."""
    with ThreadPoolExecutor(readers) as pool:
        found = list(pool.map(ask, addresses))
    times = [1_000 * seconds for seconds, _ in found]
    return median(times), quantiles(times, n=20)[-1], max(size for _, size in found)


@contextmanager
def quoth_serving(store: Path) -> Iterator[Asker]:
    """The pages of a store, by a program of its own."""
    command = [sys.executable, "-m", "quoth", "--store", str(store), "--model", "none", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        assert program.stdout is not None
        address = program.stdout.readline()
        try:
            token = address.partition("token=")[2].strip()
            yield Asker(int(address.split(":")[2].split("/")[0]), {"authorization": f"Bearer {token}"})
        finally:
            program.terminate()


@contextmanager
def datasette_serving(program: str, store: Path) -> Iterator[Asker]:
    """Datasette on the same file."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [program, "serve", str(store), "--port", str(port), "--setting", "sql_time_limit_ms", "20000"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            wait_for(port)
            yield Asker(port, {})
        finally:
            running.terminate()


def wait_for(port: int) -> None:
    """Returns when something listens at a port."""
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("The server did not start.")


def table_of(ask: Asker, kinds: dict[str, list[str]], readers: int) -> None:
    """A row for each kind of page: first every address alone, then with all readers at once."""
    for name, addresses in kinds.items():
        half = len(addresses) // 2
        alone, crowd = (addresses, addresses) if len(set(addresses)) < half else (addresses[:half], addresses[half:])
        one = measured(ask, alone[: max(20, len(alone) // 4)], 1)
        many = measured(ask, crowd, readers)
        print(f"| {name} | {one[0]:.0f} | {one[1]:.0f} | {many[0]:.0f} | {many[1]:.0f} | {many[2]:,} |", flush=True)


def main() -> None:
    """Builds the store where there is none, asks, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--largest", type=int, default=60)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--requests", type=int, default=320)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--datasette")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or Path(folder) / "store.sqlite"
        if not store.exists():
            began = time.perf_counter()
            fill(store, given.data, given.reports, given.largest)
            print(f"made in {time.perf_counter() - began:.0f} s")
        keys, largest, names, reports = keys_and_names(store)
        print(
            f"{reports:,} reports in {len(keys):,} stories, {store.stat().st_size / 1e9:.1f} GB; {given.readers} readers; "
            f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n\n"
            f"| page | alone p50 ms | p95 ms | {given.readers} at once p50 ms | p95 ms | bytes |\n"
            "| --- | --- | --- | --- | --- | --- |"
        )
        ask_everything(store, given, keys, largest, names)
        print(f"\nload afterwards {os.getloadavg()[0]:.1f}")


def ask_everything(store: Path, given: argparse.Namespace, keys: list[str], largest: str, names: list[str]) -> None:
    """The rows of quoth, then those of Datasette."""
    chance, size = random.Random(7), given.requests
    some = chance.sample(keys, min(size, len(keys)))
    orders = ("newest", "disagreements", "origins", "reports")
    rare = list(islice(cycle(names), size))
    lists = [f"/?page={n % 20 + 1}&sort={orders[n % 4]}" for n in range(size)]
    with quoth_serving(store) as ask:
        kinds = {
            "list of stories": lists,
            "search, a rare name": [f"/?q={name}" for name in rare],
            "search, a common word": [
                f"/?q={word}" for word in islice(cycle(("president", "percent", "government")), size // 4)
            ],
            f"story of {given.largest}, first time and again": [f"/s/{largest}"] * size,
            "stories, first time": [f"/s/{key}" for key in some],
            "stories, again": [f"/s/{key}" for key in islice(cycle(some[-40:]), size)],
            f"JSON of the story of {given.largest}": [f"/s/{largest}.json"] * (size // 2),
            "JSON of stories, first time": [f"/s/{key}.json" for key in some],
        }
        table_of(ask, kinds, given.readers)
    if given.datasette:
        base = f"/{store.stem}"
        listed = "last", "conflicts", "origins_low", "reports"
        few = "_col=title&_col=reports&_col=question&_size=50"
        kinds = {
            "Datasette: table of stories": [
                f"{base}/stories?_sort_desc={listed[n % 4]}&_size=50" for n in range(OF_DATASETTE)
            ],
            "Datasette: three columns of it": [
                f"{base}/stories?_sort_desc={listed[n % 4]}&{few}" for n in range(OF_DATASETTE)
            ],
            "Datasette: search, a rare name": [
                f"{base}/reports?_search={name}&_size=50&_col=title" for name in rare[:OF_DATASETTE]
            ],
        }
        with datasette_serving(given.datasette, store) as ask:
            table_of(ask, kinds, given.readers)


if __name__ == "__main__":
    main()
