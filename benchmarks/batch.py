"""A corpus in partitions: seconds by step for several numbers of workers, beside the plain loop; equal bytes; killed workers.

    python -m benchmarks.batch texts --data FOLDER [--size 300] [--characters 900] [--workers 1 2 4] [--keep FOLDER]
    python -m benchmarks.batch world --data FOLDER [--size 20000] [--workers 1 2 4]
    python -m benchmarks.batch kills --data FOLDER [--size 60] [--kills 20]

DATA holds `abp/stream.jsonl.xz`. `texts` takes real reports the whole way, from lines to tables, in the plain loop of
`quoth.read` first; `--characters` cuts each to its first so many, and makes reports of the next so many, and the next, where
there are too few. It tells how far it is on standard error, and ends with a table and a line on whether all bytes were equal.
`world` takes the reports of `world.py`, which are many and were not read (no statements, so that the ledger has points
alone), from their keys to tables; its plain loop is `pipeline.dossier_of`. `kills` kills a worker at a piece again and again
while the command runs, and holds what is told against a run that was left alone.
"""

import argparse
import hashlib
import json
import lzma
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

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
SAID_EVERY = 5.0
# What is read and told in so many pieces at least, however small the corpus.
PIECES = 12


def rows_of(data: Path, size: int, characters: int | None = None) -> list[dict[str, str]]:
    """Real reports; cut, the first of each before the second of any."""
    with lzma.open(data / "abp" / "stream.jsonl.xz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in islice(stream, size)]
    kept = [{name: row[name] for name in ("title", "text", "outlet", "date") if row.get(name)} for row in rows]
    return list(islice(cut(kept, characters), size)) if characters else kept


def cut(rows: Sequence[dict[str, str]], characters: int) -> Iterator[dict[str, str]]:
    """The first so many characters of each report, then the next of each that has as many again, under its number."""
    yield from ({**row, "text": row["text"][:characters]} for row in rows)
    for part in range(1, max(len(row["text"]) for row in rows) // characters):
        for row in rows:
            if len(row["text"]) >= (part + 1) * characters:
                text = row["text"][part * characters : (part + 1) * characters].strip()
                yield {**row, "text": text, "title": f"{row.get('title', '')} ({part + 1})"}


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


class Run(NamedTuple):
    """What a run came to: by the clock, seconds of processor, by step, a worker's most memory in MB, what was counted, its bytes."""

    name: str
    seconds: float
    work: float
    steps: dict[str, float]
    most: float
    counts: dict[str, int]
    digest: str = ""


STEPS = ("read", "doubles", "pairs", "gather", "tell")


def used() -> float:
    """The seconds of processor of this process and of those that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def telling() -> Callable[[str, int, int], None]:
    """Says how far it is, every few seconds."""
    began = last = time.monotonic()

    def progress(step: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > SAID_EVERY or done == total:
            last = time.monotonic()
            print(f"  {last - began:7.0f} s  {step} {done} of {total}", file=sys.stderr, flush=True)

    return progress


def run_with(workers: int, out: Path, splits: Sequence[Split]) -> Run:
    began, before = time.perf_counter(), used()
    print(f"{workers} workers", file=sys.stderr, flush=True)
    with Engine("local", workers) as engine, watched_memory(out) as most:
        summary = run_batch(splits, Batch(out, engine, MEANS, telling(), 0))
    seconds = time.perf_counter() - began
    print(f"{workers} workers: {told(summary, seconds, most[0])}\n  {digest_of(out)[:16]}", flush=True)
    steps = {step.name: step.seconds for step in summary.steps}
    return Run(f"{workers} workers", seconds, used() - before, steps, most[0], summary.counts, digest_of(out))


def plain_run(files: Sequence[str]) -> Run:
    """All in one process: read one by one, then told as one dossier."""
    print("plain loop", file=sys.stderr, flush=True)
    began, before, progress, stages = time.perf_counter(), used(), telling(), {}

    def heard(stage: str, done: int, total: int) -> None:
        stages[stage] = time.perf_counter()
        progress(stage, done, total)

    dossier = library.read(files, progress=heard)
    seconds = time.perf_counter() - began
    read = stages.get("reading", began + seconds) - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = {"reports": len(dossier.reports), "stories": len(dossier.stories)}
    return Run("plain loop", seconds, used() - before, {"read": read, "tell": seconds - read}, most, counts)


def texts(args: argparse.Namespace, folder: Path) -> None:
    rows, files = rows_of(args.data, args.size, args.characters), []
    a_file = max(1, min(A_SPLIT, len(rows) // PIECES))
    for start in range(0, len(rows), a_file):
        files.append(str(folder / f"{start:06}.jsonl"))
        write_lines(Path(files[-1]), rows[start : start + a_file])
    print(f"{len(rows)} reports, {sum(len(row['text']) for row in rows) / len(rows):.0f} characters each", flush=True)
    runs = [] if args.no_plain else [plain_run(files)]
    for workers in args.workers:
        out = folder / f"out-{workers}"
        shutil.rmtree(out, ignore_errors=True)
        runs.append(run_with(workers, out, list(splits_of(files))))
    say_table(runs)


def say_table(runs: Sequence[Run]) -> None:
    """All runs as Markdown: the clock, processor, their ratios to the first, and the share of the clock in each step."""
    print("| | clock s | ratio | processor s | ratio | " + " | ".join(STEPS) + " | other | MB | stories |")
    print("| --- " * (len(STEPS) + 8) + "|")
    for run in runs:
        shares = [run.steps.get(step, 0.0) / run.seconds for step in STEPS]
        cells = [
            f"{run.seconds:.0f}",
            f"{run.seconds / runs[0].seconds:.2f}",
            f"{run.work:.0f}",
            f"{run.work / runs[0].work:.2f}",
        ]
        cells += [f"{share:.3f}" for share in (*shares, 1 - sum(shares))]
        print(f"| {run.name} | {' | '.join(cells)} | {run.most:.0f} | {run.counts['stories']} |", flush=True)
    digests = {run.digest for run in runs if run.digest}
    print(f"Equal bytes whatever the workers: {len(digests) == 1}", flush=True)


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
    parser.add_argument("--characters", type=int, help="cut each report to its first so many (texts)")
    parser.add_argument(
        "--keep", type=Path, help="where the corpus and the tables stay; else they are taken away at the end"
    )
    args = parser.parse_args()
    args.size = args.size or {"texts": 300, "world": 20_000, "kills": 60}[args.what]
    with tempfile.TemporaryDirectory() as place:
        folder = args.keep or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        {"texts": texts, "world": world, "kills": kills}[args.what](args, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
