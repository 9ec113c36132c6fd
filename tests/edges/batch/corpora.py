"""Small corpora in files, and batches over them."""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from quoth.edges.batch import Batch, Engine, Means, Summary, run_batch, splits_of
from quoth.edges.batch.blocks import GREATEST, NOT_CUT
from quoth.settings import Settings

# Rules and words alone: what is shown here does not depend on a model.
MEANS = Means(Settings(), None, "none", None)
PLACES = ("Tolm", "Brusk", "Orvalla", "Hesk", "Marn", "Ildova", "Quenn", "Ulst", "Perrow", "Zanth")
THINGS = ("bridge", "ferry", "school", "mine", "theatre", "dam", "tunnel", "harbour", "museum", "airfield")
HARMS = (
    "collapsed",
    "burned",
    "sank",
    "flooded",
    "closed",
    "was sold",
    "was seized",
    "reopened",
    "was struck",
    "cracked",
)


def event(number: int) -> list[dict[str, str]]:
    """Three reports of one invented event: a dispatch, its copy in another paper, and a report of its own."""
    chance = random.Random(number)
    place, thing, harm = PLACES[number % 10], THINGS[3 * number % 10], HARMS[7 * number % 10]
    name = "".join(chance.choice("bdfgklmnrst") + chance.choice("aeiou") for _ in range(3)).capitalize()
    hurt, cost = chance.randint(3, 90), chance.randint(2, 60)
    day = f"2026-{1 + number % 12:02}-{1 + 5 * number % 28:02}"
    told = [
        f"The {name} {thing} in {place} {harm} on Monday, and {hurt} people were hurt, the {name} police said.",
        f"Mayor Ana {name}sen of {place} said that the {name} {thing} would cost {cost} million crowns to restore.",
        f"“Nobody in {place} had been warned about the {name} {thing},” said Jon {name}ek, who leads the union.",
    ]
    own = [
        f"In {place} the {name} {thing} {harm} on Monday; the hospital counted {hurt + 2} people who were hurt.",
        f"Jon {name}ek of the union denied that {cost} million crowns would be enough for the {name} {thing}.",
    ]
    title = f"{name} {thing} {harm} in {place}"
    return [
        {"title": title, "text": "\n\n".join(told), "outlet": "Wire", "published": day},
        {"title": title, "text": "\n\n".join(told), "outlet": "Gazette", "published": day},
        {"title": f"{name} {thing}: union speaks", "text": "\n\n".join(own), "outlet": "Courier", "published": day},
    ]


def lines(file: Path, rows: list[dict[str, str]]) -> str:
    """Reports as a file of lines."""
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(file)


def table(file: Path, rows: list[dict[str, str]], *, group: int = 4) -> str:
    """Reports as Parquet under names of a collection's own."""
    named = [
        {"head": row["title"], "body": row["text"], "paper": row["outlet"], "day": row["published"]} for row in rows
    ]
    pq.write_table(pa.Table.from_pylist(named), file, row_group_size=group)
    return str(file)


def comma_separated(file: Path, rows: list[dict[str, str]]) -> str:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(file)


def batch(
    inputs: list[str],
    out: Path,
    *,
    workers: int = 1,
    not_cut: int = NOT_CUT,
    texts: int = GREATEST,
    means: Means = MEANS,
) -> Summary:
    """A run on this machine."""
    out.mkdir(parents=True, exist_ok=True)
    with Engine("local", workers) as engine:
        return run_batch(splits_of(inputs), Batch(out, engine, means, lambda step, done, total: None, not_cut, texts))


def tables_in(out: Path) -> dict[str, bytes]:
    """All that a run gives out, byte by byte: what it works with and how long it took left out."""
    files = sorted(file for file in out.rglob("*.parquet") if "work" not in file.relative_to(out).parts)
    return {str(file.relative_to(out)): file.read_bytes() for file in files}


def rows_in(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one table, day by day."""
    return [row for file in sorted((out / name).rglob("*.parquet")) for row in rows_of(file)]


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    yield from pq.read_table(file, partitioning=None).to_pylist()
