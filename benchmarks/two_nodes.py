"""A cluster of two machines on one: each node in a network namespace of its own, joined by a cable; the bytes of `local`.

    python -m benchmarks.two_nodes --data FOLDER [--size 48]

Needs root, `ip` (iproute2) and `pip install "quoth[cluster]"`; DATA holds `abp/stream.jsonl.xz`. The head of a Ray cluster
has 10.213.7.1 in one namespace, another node 10.213.7.2 in the other, a processor each; they share the disk, as machines of a
cluster must, and nothing else that the network does not carry. The corpus is told by `--engine local`, by the cluster, and by the
cluster while the node without the head is killed at a piece. What was set up is taken down at the end, also after an error.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from benchmarks.batch import digest_of, rows_of, write_lines

HEAD, OTHER = "quoth-head", "quoth-node"
ADDRESSES = {HEAD: "10.213.7.1", OTHER: "10.213.7.2"}
RAY = ("-m", "ray.scripts.scripts")
PORT, CLIENTS = 6379, 10001
OBJECTS = 200_000_000
QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DISABLE_IMPORT_WARNING": "1"}


def ip(*words: str) -> str:
    """What `ip` says; raises with its own words where it refuses."""
    done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"ip {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def within(space: str, *words: str) -> list[str]:
    """A command in a namespace."""
    return ["ip", "netns", "exec", space, *words]


@contextmanager
def two_networks() -> Iterator[None]:
    """Two namespaces and a cable between them; whatever runs in them ends with them."""
    try:
        for space in ADDRESSES:
            ip("netns", "add", space)
        ip("link", "add", "quoth0", "netns", HEAD, "type", "veth", "peer", "name", "quoth0", "netns", OTHER)
        for space, address in ADDRESSES.items():
            ip("-n", space, "addr", "add", f"{address}/24", "dev", "quoth0")
            for device in ("lo", "quoth0"):
                ip("-n", space, "link", "set", device, "up")
        yield
    finally:
        for space in ADDRESSES:
            with suppress(SystemExit):
                kill_all(space)
                ip("netns", "del", space)


def kill_all(space: str) -> int:
    """Ends every process of a namespace, as if its machine had lost its power; how many there were."""
    killed = 0
    while pids := ip("netns", "pids", space).split():
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
                killed += 1
        time.sleep(0.1)
    return killed


def start_node(space: str, folder: Path) -> None:
    """A node of the cluster; the head first."""
    where = ["--head", f"--port={PORT}", f"--ray-client-server-port={CLIENTS}", "--include-dashboard=false",
             f"--temp-dir={folder}"] if space == HEAD else [f"--address={ADDRESSES[HEAD]}:{PORT}"]  # fmt: skip
    own = [f"--node-ip-address={ADDRESSES[space]}", "--num-cpus=1", f"--object-store-memory={OBJECTS}"]
    command = within(space, sys.executable, *RAY, "start", *where, *own, "--disable-usage-stats")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **QUIET})
    if done.returncode:
        raise SystemExit(f"The node {space} did not start:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


class Watch:
    """Sees at which node each piece is carried out, and kills a node once that is at one."""

    def __init__(self, out: Path, kill: str = "") -> None:
        self.pieces: dict[str, set[str]] = {space: set() for space in ADDRESSES}
        self.killed = ""
        self._signs, self._kill, self._over = out / "work" / "at-work", kill, Event()
        self._spaces = {Path(f"/run/netns/{space}").stat().st_ino: space for space in ADDRESSES}
        self._thread = Thread(target=self._look)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            for sign in self._signs.glob("[0-9]*"):
                with suppress(OSError):
                    space = self._spaces.get(Path(f"/proc/{sign.name.partition('-')[0]}/ns/net").stat().st_ino)
                    piece = sign.read_text()
                    if space and piece:
                        self.pieces[space].add(piece)
                        self._kill_when_busy(space, piece)

    def _kill_when_busy(self, space: str, piece: str) -> None:
        """Kills the node at its second piece, so that something of its own is done before."""
        if space == self._kill and not self.killed and len(self.pieces[space]) > 1:
            self.killed = f"at {piece}, {kill_all(space)} processes"


def told(inputs: list[str], out: Path, engine: str) -> str:
    """The corpus told; the hash of all tables."""
    command = [
        sys.executable,
        "-m",
        "quoth",
        "batch",
        *inputs,
        "--out",
        str(out),
        "--engine",
        engine,
        "--workers",
        "2",
        "--quiet",
    ]
    began = time.perf_counter()
    done = subprocess.run(
        command if engine == "local" else within(HEAD, *command), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{engine}: status {done.returncode}\n{done.stderr[-3000:]}")
    lost = json.loads((out / "run.json").read_text())["workers_lost"]
    print(f"{engine}: {time.perf_counter() - began:.0f} s, workers lost {lost} times; {done.stdout.splitlines()[0]}")
    return digest_of(out)


def rows_told(out: Path) -> Counter[str]:
    """How often each report and story stands in the tables."""
    import pyarrow.parquet as pq

    found: Counter[str] = Counter()
    for name in ("reports", "stories"):
        for file in sorted((out / name).rglob("*.parquet")):
            found.update(f"{name} {one}" for one in pq.read_table(file, partitioning=None)["id"].to_pylist())
    return found


def compare(folder: Path, inputs: list[str], data_here: str) -> bool:
    """The three runs; whether all gave the same."""
    engine, same = f"ray://{ADDRESSES[HEAD]}:{CLIENTS}", True
    for name, kill in (("two nodes", ""), ("one node killed", OTHER)):
        with two_networks():
            for space in ADDRESSES:
                start_node(space, folder / f"ray {name}".replace(" ", "-"))
            out = folder / name.replace(" ", "-")
            with Watch(out, kill) as watch:
                digest = told(inputs, out, engine)
        counts = ", ".join(f"{space} {len(pieces)} pieces" for space, pieces in watch.pieces.items())
        twice = sum(times > 1 for times in rows_told(out).values())
        lost = sum((rows_told(folder / "local") - rows_told(out)).values())
        print(
            f"  {name}: {counts}; {'killed ' + watch.killed if watch.killed else 'nobody killed'}; "
            f"same bytes as local: {digest == data_here}; lost {lost}, twice {twice}",
            flush=True,
        )
        same = same and digest == data_here and (bool(watch.killed) == bool(kill)) and not lost and not twice
    return same


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--size", type=int, default=48)
    parser.add_argument("--characters", type=int, help="cut each report to its first so many")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="q") as place:
        folder, inputs = Path(place), []
        rows = rows_of(args.data, args.size, args.characters)
        for start in range(0, len(rows), 2):
            inputs.append(str(folder / f"{start:06}.jsonl"))
            write_lines(Path(inputs[-1]), rows[start : start + 2])
        return 0 if compare(folder, inputs, told(inputs, folder / "local", "local")) else 1


if __name__ == "__main__":
    sys.exit(main())
