"""A corpus in partitions: seconds by step for several numbers of workers, beside the plain loop; equal bytes; killed workers.

    python -m benchmarks.batch texts --data FOLDER [--size 300] [--workers 1 2 4]
    python -m benchmarks.batch world --data FOLDER [--size 20000] [--workers 1 2 4]
    python -m benchmarks.batch kills --data FOLDER [--size 60] [--kills 20]

DATA holds `abp/stream.jsonl.xz`. `texts` takes real reports the whole way, from lines to tables, and reads the same with
`quoth.read` beside it. `world` takes the reports of `world.py`, which are many and were not read (no statements, so that the
ledger has points alone), from their keys to tables; its plain loop is `pipeline.dossier_of`. `kills` kills a worker at a
piece again and again while the command runs, and holds what is told against a run that was left alone.
"""

import argparse
import hashlib
import json
import lzma
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Event, Thread

from benchmarks.world import days_of, pool_of, read
from msgspec.structs import replace

from quoth.edges import library
from quoth.edges.batch import Batch, Engine, Means, Summary, run_batch, splits_of
from quoth.edges.batch.reading import keep_split
from quoth.edges.batch.splits import Split
from quoth.edges.batch.tasks import key_of
from quoth.pipeline import dossier_of
from quoth.settings import Settings
from quoth.types import AnnotatedReport

MEANS = Means(Settings())
A_SPLIT = 500
# What is read and told in so many pieces at least, however small the corpus.
PIECES = 12


def rows_of(data: Path, size: int) -> list[dict[str, str]]:
    with lzma.open(data / "abp" / "stream.jsonl.xz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in islice(stream, size)]
    return [{name: row[name] for name in ("title", "text", "outlet", "date") if row.get(name)} for row in rows]


def write_lines(file: Path, rows: Sequence[dict[str, str]]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def digest_of(out: Path) -> str:
    """The hash of all tables of a run."""
    files = sorted(file for file in out.rglob("*.parquet") if "work" not in file.relative_to(out).parts)
    return key_of(*(part for file in files for part in (str(file.relative_to(out)), file.read_bytes())))


@contextmanager
def watched_memory(out: Path) -> Iterator[list[float]]:
    """The most memory that a worker held while a run went on, in MB."""
    most, over = [0.0], Event()

    def watch() -> None:
        while not over.wait(0.2):
            for sign in (out / "work" / "at-work").glob("[0-9]*"):
                try:
                    lines = Path(f"/proc/{sign.name.partition('-')[0]}/status").read_text().splitlines()
                except OSError:
                    continue
                held = [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")]
                most[0] = max([*held, *most])

    thread = Thread(target=watch)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()


def told(summary: Summary, seconds: float, most: float) -> str:
    total = sum(step.seconds for step in summary.steps)
    steps = ", ".join(
        f"{step.name} {step.seconds:.1f} s ({100 * step.seconds / total:.0f} %; work {step.work:.1f} s)"
        for step in summary.steps
    )
    pairs = next((step.counts for step in summary.steps if step.name == "pairs"), {})
    return f"{seconds:.1f} s: {steps}; worker at most {most:.0f} MB; {summary.counts}; {pairs}"


def run_with(workers: int, out: Path, splits: Sequence[Split]) -> None:
    began = time.perf_counter()
    with Engine("local", workers) as engine, watched_memory(out) as most:
        summary = run_batch(splits, Batch(out, engine, MEANS, lambda step, done, total: None, 0))
    print(
        f"{workers} workers: {told(summary, time.perf_counter() - began, most[0])}\n  {digest_of(out)[:16]}", flush=True
    )


def texts(args: argparse.Namespace, folder: Path) -> None:
    rows, files = rows_of(args.data, args.size), []
    for start in range(0, len(rows), max(1, len(rows) // PIECES)):
        files.append(str(folder / f"{start:06}.jsonl"))
        write_lines(Path(files[-1]), rows[start:][: max(1, len(rows) // PIECES)])
    began, used = time.perf_counter(), time.process_time()
    dossier = library.read(files)
    plain, used = time.perf_counter() - began, time.process_time() - used
    print(
        f"plain loop: {plain:.1f} s ({used:.1f} s of processor), {len(dossier.reports)} reports, {len(dossier.stories)} stories",
        flush=True,
    )
    for workers in args.workers:
        run_with(workers, folder / f"out-{workers}", list(splits_of(files)))


def world(args: argparse.Namespace, folder: Path) -> None:
    pool = pool_of(args.data / "abp" / "stream.jsonl.xz", 300)
    days = [[named(read(each, pool)) for each in day] for day in days_of(pool, args.size, 1000)]
    reads = [each for day in days for each in day]
    first = folder / "read"
    splits = [Split("lines", (f"{start}",), key_of("world", start)) for start in range(0, len(reads), A_SPLIT)]
    with Engine("local", 1) as engine:
        kept = Batch(first, engine, MEANS, lambda step, done, total: None)
        for number, split in enumerate(splits):
            task = kept.task("read", split.key[:24], split.key, {})
            keep_split(task, reads[number * A_SPLIT :][:A_SPLIT], [], time.process_time())
    if not args.no_plain:
        plain_loop(reads)
    del days, reads
    for workers in args.workers:
        out = folder / f"out-{workers}"
        shutil.copytree(first, out)
        run_with(workers, out, splits)
        shutil.rmtree(out)


def plain_loop(reads: list[AnnotatedReport]) -> None:
    began, used = time.perf_counter(), time.process_time()
    dossier = dossier_of(tuple(reads), (), MEANS.settings)
    print(
        f"plain loop: {time.perf_counter() - began:.1f} s ({time.process_time() - used:.1f} s of processor), "
        f"{len(dossier.stories)} stories, {len(reads)} reports",
        flush=True,
    )


def named(each: AnnotatedReport) -> AnnotatedReport:
    """The report with an identifier as all reports have."""
    raw = each.report.raw
    made = replace(raw, id=hashlib.sha256(raw.id.encode()).hexdigest()[:12], outlet=f"Paper {raw.id.split('.')[1]}")
    return replace(each, report=replace(each.report, raw=made))


def kills(args: argparse.Namespace, folder: Path) -> None:
    inputs = []
    for number, row in enumerate(rows_of(args.data, args.size)):
        inputs.append(str(folder / f"{number:04}.jsonl"))
        write_lines(Path(inputs[-1]), [row])
    run_with(2, folder / "alone", list(splits_of(inputs)))
    chance, killed, began = random.Random(1), 0, 0
    while killed < args.kills:
        began += 1
        out = folder / f"killed-{began}"
        process = subprocess.Popen(
            [sys.executable, "-m", "quoth", "batch", *inputs, "--out", str(out), "--workers", "2", "--quiet"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and killed < args.kills:
            time.sleep(chance.uniform(0.5, 3.0))
            killed += kill_one(out, chance)
        process.wait()
        same = digest_of(out) == digest_of(folder / "alone")
        lost = json.loads((out / "run.json").read_text())["workers_lost"] if (out / "run.json").exists() else None
        print(
            f"run {began}: status {process.returncode}, workers lost {lost}, same bytes: {same}; {killed} killed",
            flush=True,
        )


def kill_one(out: Path, chance: random.Random) -> bool:
    """Kills a worker that is at a piece, if one is."""
    signs = sorted((out / "work" / "at-work").glob("[0-9]*"))
    if not signs:
        return False
    try:
        os.kill(int(chance.choice(signs).name.partition("-")[0]), signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("texts", "world", "kills"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--size", type=int)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--no-plain", action="store_true")
    args = parser.parse_args()
    args.size = args.size or {"texts": 300, "world": 20_000, "kills": 60}[args.what]
    with tempfile.TemporaryDirectory() as place:
        {"texts": texts, "world": world, "kills": kills}[args.what](args, Path(place))
    return 0


if __name__ == "__main__":
    sys.exit(main())
