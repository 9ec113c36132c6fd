"""Fits the weights of quoth/trace/verdict.py again and shows what they are worth on events that were left out.

    python training/fit_lineage.py --events FOLDER [FOLDER ...] [--independent FILE ...]

EVENTS are folders with an event a folder: `reports.jsonl` (name, title, outlet, published, text) and `gold.json` (`derived`:
child, parent; `stories`: the main one is used). INDEPENDENT files are JSON Lines of groups of reports that do not depend on
one another: {"group": NAME, "reports": [{"title", "outlet", "published", "text"}, ...]}; their pairs weigh less.
Needs numpy alone. A ridge-penalised logistic regression by Newton's method; an event is left out at a time. The same pairs
cut to their first sentences show what short reports get; last comes how often each word for a probability was right.
"""

import argparse
import gzip
import json
import sys
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace.times import surely_before
from quoth.trace.verdict import DEPENDENT, WEIGHTS, Witness, log_odds, measured, probability_of, witness_of
from quoth.types import AnnotatedReport, Source

RIDGE = 1.5
# What a pair counts in the fit: siblings may share little, and independent pairs are many.
SIBLINGS, INDEPENDENT = 0.3, 0.4
# Reports are cut to so many sentences, the other one to the same share of its own; of fewer words than SHORT they are short.
CUTS = (2, 3, 4, 6, 9)
SHORT = 100
BANDS = (0.0, DEPENDENT, 0.55, 0.8, 0.95, 1.0)
Table = NDArray[np.float64]


class Way(NamedTuple):
    """The measures of a child against a parent, words and sentences of the shorter one, the runs of eight words in both."""

    values: tuple[float, ...]
    words: int
    taken_over: int
    sentences: int


class Row(NamedTuple):
    """A pair in each direction that its times allow; `true` is the direction of a true pair, `cut` the sentences left."""

    event: str
    dependent: bool
    weight: float
    directions: tuple[Way, ...]
    true: Way | None
    cut: int = 0


def rows_of(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def witnesses(records: list[dict[str, Any]]) -> list[Witness]:
    """The records as read, in their order; one that tells nothing is left out."""
    fields = ("title", "outlet", "published", "url", "text")
    sources = [
        Source(str(n), json.dumps({k: r[k] for k in fields if r.get(k)}).encode(), "record", language="en")
        for n, r in enumerate(records)
    ]
    return [witness_of(read) for read in annotate_all(acquire_all(sources, Settings())[0], Settings(), load_encoder())]


def way_of(child: Witness, parent: Witness) -> Way:
    """The measures in the order of the weights."""
    found = measured(child, parent)
    own, other = child.details, parent.details
    return Way(
        values=tuple(found[name] for name in WEIGHTS),
        words=min(own.words, other.words),
        taken_over=len(own.long_runs & other.long_runs),
        sentences=min(len(own.numbers), len(other.numbers)),
    )


def pair_rows(
    event: str, pair: tuple[Witness, Witness], child: Witness | None, weight: float, dependent: bool
) -> list[Row]:
    """A pair whole and cut; `child` is the true child where one of the two is the other's."""
    rows = [row_of(event, pair, 0 if child is pair[0] else 1 if child is pair[1] else None, weight, dependent)]
    for cut in CUTS:
        first, second = (len(witness.details.numbers) for witness in pair)
        if min(first, second) > cut:
            shares = (cut, round(cut * second / first)) if first <= second else (round(cut * first / second), cut)
            short = (lead_of(pair[0], shares[0]), lead_of(pair[1], shares[1]))
            true = 0 if child is pair[0] else 1 if child is pair[1] else None
            rows.append(row_of(event, short, true, weight, dependent)._replace(cut=cut))
    return rows


def lead_of(witness: Witness, sentences: int) -> Witness:
    """A report as if it ended after so many sentences."""
    read = witness.read
    last = witness.details.numbers[sentences - 1]
    report = replace(read.report, sentences=read.report.sentences[: last + 1])
    short: AnnotatedReport = replace(read, report=report, sentence_vectors=read.sentence_vectors[: last + 1])
    return witness_of(short)


def row_of(event: str, pair: tuple[Witness, Witness], child: int | None, weight: float, dependent: bool) -> Row:
    """A pair with its allowed directions."""
    one, other = pair
    allowed = [
        (later, earlier)
        for later, earlier in ((one, other), (other, one))
        if not surely_before(later.read, earlier.read)
    ]
    true = way_of(pair[child], pair[1 - child]) if child is not None else None
    return Row(event, dependent, weight, tuple(way_of(*ends) for ends in allowed), true)


def event_rows(folder: Path) -> list[Row]:
    """All pairs of the main story of an event."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    records = rows_of(folder / "reports.jsonl")
    named = dict(zip([r["name"] for r in records], witnesses(records), strict=True))
    parents: dict[str, list[str]] = {}
    for link in gold["derived"]:
        parents.setdefault(link["child"], []).append(link["parent"])

    def line(name: str) -> set[str]:
        return {name}.union(*(line(parent) for parent in parents.get(name, [])))

    rows: list[Row] = []
    for one, other in combinations([n for n in gold["stories"]["main"] if n in named], 2):
        above, beside = line(one), line(other)
        child = one if other in above else other if one in beside else None
        shared = bool(above & beside)
        weight = SIBLINGS if shared and child is None else 1.0
        pair = (named[one], named[other])
        rows += pair_rows(folder.name, pair, named[child] if child else None, weight, shared)
    return rows


def independent_rows(path: Path) -> list[Row]:
    """The pairs of groups of independent reports."""
    return [
        row
        for group in rows_of(path)
        for pair in combinations([w for w in witnesses(group["reports"]) if w.details.numbers], 2)
        for row in pair_rows(str(group["group"]), pair, None, INDEPENDENT, False)
    ]


def fitted(rows: list[Row]) -> Table:
    """Weights and, last, the bias, from whole reports."""
    table, wanted, weights = [], [], []
    for row in (row for row in rows if not row.cut):
        shown = (row.true,) if row.true is not None else row.directions
        for way in shown:
            table.append(way.values)
            wanted.append(float(row.dependent))
            weights.append(row.weight / len(shown))
    x, y, w = np.array(table), np.array(wanted), np.array(weights)
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    ridge = np.diag([RIDGE] * x.shape[1] + [1e-3])
    solution = np.zeros(z.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ solution, -30, 30)))
        gradient = z.T @ (w * (p - y)) + ridge @ solution
        solution -= np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + ridge, gradient)
    plain = solution[:-1] / scale
    return np.append(plain, solution[-1] - plain @ mean)


def score(row: Row, weights: Table) -> float:
    """The log-odds of the likelier direction."""
    named = dict(zip(WEIGHTS, weights, strict=False))
    return max(
        log_odds(dict(zip(WEIGHTS, way.values, strict=True)), way.words, named, weights[-1]) for way in row.directions
    )


def reliability(name: str, rows: list[Row], scores: Table) -> None:
    """How often the pairs of each band of probability were derived, siblings left out, or of one source, with them."""
    told = [
        (
            probability_of(found, max(way.taken_over for way in row.directions), sentences=row.directions[0].sentences),
            row,
        )
        for row, found in zip(rows, scores, strict=True)
    ]
    for low, high in pairwise(BANDS):
        inside = [row for probability, row in told if low <= probability < high]
        derived = [row.true is not None for row in inside if row.true is not None or not row.dependent]
        for what, right in (("made from", derived), ("one source", [row.dependent for row in inside])):
            if right:
                share = sum(right) / len(right)
                print(f"{name}: {low:.2f} to {high:.2f}, {what}: {sum(right)} of {len(right)}, {share:.3f}")


def report(name: str, rows: list[Row], scores: Table) -> None:
    """Area under the curve, and recall at 2 % false alarms."""
    true = np.array([row.true is not None for row in rows])
    apart = np.array([not row.dependent for row in rows])
    if true.any() and apart.any():
        area = (scores[true][:, None] > scores[apart][None]).mean()
        bar = np.sort(scores[apart])[::-1][int(0.02 * apart.sum())]
        print(f"{name}: {true.sum()} of {len(rows)} pairs, area {area:.3f}, at 2 %: {(scores[true] > bar).mean():.2f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=Path, nargs="+", required=True)
    parser.add_argument("--independent", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    sets = {
        folder: [r for g in sorted(folder.glob("*/gold.json")) for r in event_rows(g.parent)] for folder in args.events
    }
    rows = [row for found in sets.values() for row in found]
    rows += [row for path in args.independent for row in independent_rows(path)]
    left_out = {event: fitted([row for row in rows if row.event != event]) for event in sorted({r.event for r in rows})}
    for folder, found in sets.items():
        whole = [row for row in found if not row.cut]
        report(folder.name, whole, np.array([score(row, left_out[row.event]) for row in whole]))
    for cut in (0, *CUTS):
        chosen = [row for row in rows if row.cut == cut]
        scores = np.array([score(row, left_out[row.event]) for row in chosen])
        report(f"all, {cut or 'all'} sentences", chosen, scores)
        reliability(f"  {cut or 'all'} sentences", chosen, scores)
    short = [row for row in rows if row.directions[0].words < SHORT]
    reliability(f"under {SHORT} words", short, np.array([score(row, left_out[row.event]) for row in short]))
    weights = fitted(rows)
    print(f"BIAS = {weights[-1]:.2f}")
    for name, value in zip(WEIGHTS, weights, strict=False):
        print(f'    "{name}": {value:.2f},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
