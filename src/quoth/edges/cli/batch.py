"""`quoth batch`: a corpus to tables, in partitions, on one machine or many."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quoth.edges.cli.options import (
    settings_for,
    with_columns,
    with_language,
    with_model,
    with_model_hash,
    with_no_progress,
)
from quoth.edges.cli.output import ProgressLine, make_folder, say, say_note
from quoth.edges.gate import visible
from quoth.errors import WrongUse
from quoth.text.counting import counted

if TYPE_CHECKING:
    from quoth.edges.batch import Means, Step, Summary

EXAMPLE = """Example:

  quoth batch archive/*.parquet --columns text=body --out told/

What is done is kept in the folder by the hash of what went into it: a run that was cut off goes on where it was.
"""
TOLD = {"reports": "report", "stories": "story", "claims": "claim", "differences": "difference"}
ENGINES = "local, ray (this machine's cluster) or ray://HOST:PORT"


@click.command("batch", epilog=EXAMPLE)
@click.argument(
    "inputs",
    nargs=-1,
    required=True,
    metavar="INPUT...",
    help="Files of any format that is read (quoth formats), or folders of them.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where the tables go, a folder each.",
)
@click.option("--engine", default="local", metavar="NAME", show_default=True, help=f"What runs the pieces: {ENGINES}.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="How many pieces at a time (one a processor).")
@with_columns
@with_language
@with_model
@with_model_hash
@with_no_progress
def batch(
    inputs: tuple[str, ...],
    out: Path,
    engine: str,
    workers: int | None,
    columns: tuple[str, ...],
    language: str | None,
    quiet: bool,
) -> None:
    """Read a whole corpus: stories, lineage and ledger as Parquet, a folder a day."""
    refuse_engine(engine)
    refuse_folder(out, inputs)
    import os

    from quoth.edges.batch import Batch, Engine, run_batch, splits_of

    make_folder(out)
    progress = ProgressLine(quiet=quiet)
    means = means_of(language, columns)
    try:
        with Engine(engine, workers or os.cpu_count() or 1) as running:
            summary = run_batch(splits_of(inputs), Batch(out.absolute(), running, means, progress))
    except KeyboardInterrupt:
        say_note("cut off; what is done is kept, and the same command goes on from there")
        raise
    finally:
        progress.clear()
    for line in lines_of(summary):
        say(line)
    for one in summary.given_up:
        say_note(f"given up: {visible(one)}")
    if summary.counts["rejected"]:
        lost = counted(summary.counts["rejected"], "input")
        say_note(f"{lost} gave no report; {out / 'rejected'} says which and why")


def means_of(language: str | None, columns: tuple[str, ...]) -> "Means":
    """What reading takes besides the inputs; a model is named here and checked once before anything is read."""
    from quoth.edges.batch import Means
    from quoth.edges.models import chosen_model

    kept = click.get_current_context().meta
    model, sha256 = kept.get("quoth.model"), kept.get("quoth.model_sha256")
    chosen_model(model, sha256)
    return Means(settings_for(language, columns), language, model, sha256)


def refuse_folder(out: Path, inputs: tuple[str, ...]) -> None:
    """Raises `WrongUse` where a later run would read the tables as inputs."""
    for name in inputs:
        if Path(name).is_dir() and out.resolve().is_relative_to(Path(name).resolve()):
            raise WrongUse(f"{out} lies in {name}, which is an input.", hint="Name a folder outside of the inputs.")


def refuse_engine(engine: str) -> None:
    """Raises `WrongUse` for an engine that is unknown or not installed."""
    from importlib.util import find_spec

    if engine not in ("local", "ray") and not engine.startswith("ray://"):
        raise WrongUse(f"--engine {engine} is not known.", hint=f"Known are {ENGINES}.")
    needed = ("daft", "pyarrow") if engine == "local" else ("daft", "pyarrow", "ray")
    if any(find_spec(name) is None for name in needed):
        extra = "batch" if engine == "local" else "cluster"
        raise WrongUse("A batch needs what is not installed.", hint=f'pip install "quoth[{extra}]"')


def lines_of(summary: "Summary") -> list[str]:
    """The report of a run: what was counted, then each step with its share of the time and its slowest pieces."""
    counts = summary.counts
    told = [counted(counts[name], one, name) for name, one in TOLD.items() if name in counts]
    twice = counts["read"] - counts.get("reports", 0)
    again = [f"{counted(twice, 'report')} had come in before"] if twice > 0 else []
    lines = [", ".join([*told, *again, f"{counted(counts['rejected'], 'input')} rejected"])]
    total = sum(step.seconds for step in summary.steps) or 1.0
    lines += [step_line(step, total) for step in summary.steps]
    if pairs := counts.get("severed"):
        severed = counted(pairs, "pair of stories", "pairs of stories")
        lines.append(f"{severed} may be one event, too large to be told as one: see severed/")
    if summary.workers_lost:
        times = counted(summary.workers_lost, "time")
        lines.append(f"workers lost: {times}; what they were at was done again (why, as far as known: run.json)")
    return lines


def step_line(step: "Step", total: float) -> str:
    """One step as a line."""
    kept = f", {step.kept} of them done before" if step.kept else ""
    slowest = [f"{visible(name.removeprefix(step.name).strip())} {seconds:.1f} s" for name, seconds in step.slowest]
    share = 100 * step.seconds / total
    pieces = (
        counted(step.pieces, "piece")
        + kept
        + (f"; slowest {', '.join(slowest)}" if step.pieces > 1 and slowest else "")
    )
    return f"{step.name:8}{step.seconds:9.1f} s {share:3.0f} %  {pieces}"
