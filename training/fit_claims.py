"""Fits the weights of lexicons/en/claims.toml again and shows what they are worth on stories that were left out.

    python -m training.fit_claims FOLDER...

Each folder holds stories, a folder each, with `reports.jsonl` and a `gold.json` that lists `claims` (groups of wordings, each
with its report), `origins` and `derived`. A pair of points is taken where one end is labelled; it is rightly joined where both
ends are in one labelled claim. A sixth of the stories is left out at a time: the figures printed are of stories not seen. The
second look is fitted on likenesses that come of stories left out too, so that it learns how far the first can be trusted.
"""

import argparse
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from benchmarks.claims import (
    Labelled,
    fit,
    labelled_pairs,
    likelihood,
    lineage_of,
    logistic,
    read_reports,
    score,
    wordings_of,
)

from quoth.encoder import Encoder, load_encoder
from quoth.reconcile.grouping import OF_POINTS
from quoth.reconcile.pairing import Pair
from quoth.reconcile.point_members import Points, gather_points
from quoth.reconcile.point_pairs import PointEvidence, point_table
from quoth.reconcile.point_support import LEAST, PointSupport, support_table
from quoth.reconcile.provenance import provenance_of

FOLDS = 6


class Story(NamedTuple):
    """A story with the evidence of its pairs, and its points."""

    first: Labelled
    points: Points


class Looked(NamedTuple):
    """A story with its likenesses at first sight, by weights that have not seen it, and what a second look finds."""

    first: Labelled
    likely: Any
    second: Labelled


def read_story(folder: Path, encoder: Encoder) -> Story:
    """The points of a story as quoth reads it, with the lineage that its labels give."""
    gold, reports = read_reports(folder, encoder)
    points = gather_points(reports)
    provenance = provenance_of(tuple(read.id for read in reports), lineage_of(gold))
    candidates, table = point_table(points, provenance)
    pairs = [(int(a), int(b)) for a, b in candidates.pairs]
    wordings = wordings_of(gold, points.members, reports)
    return Story(Labelled(folder.name, points.members, pairs, table, wordings, provenance), points)


def folds(count: int) -> list[tuple[list[int], list[int]]]:
    """The numbers of the stories that are learnt from and of those left out, a sixth at a time."""
    numbers = range(count)
    return [
        ([n for n in numbers if n % FOLDS != fold], [n for n in numbers if n % FOLDS == fold]) for fold in range(FOLDS)
    ]


def looked_at(stories: list[Story]) -> list[Looked]:
    """Every story as it looks at first sight to weights that have not seen it."""
    found: dict[int, Looked] = {}
    for seen, left_out in folds(len(stories)):
        weights = fit([stories[n].first for n in seen])
        for n in left_out:
            first = stories[n].first
            likely = likelihood(first.table, weights)
            pairs = tuple(Pair(a, b, float(value)) for (a, b), value in zip(first.pairs, likely, strict=True))
            found[n] = Looked(first, likely, first._replace(table=support_table(stories[n].points, pairs, first.table)))
    return [found[n] for n in range(len(stories))]


def fit_second(stories: list[Looked]) -> Any:
    """The weights of the second look, on the labelled pairs that get one."""
    rows, labels = [], []
    for story in stories:
        again = story.likely >= LEAST
        pairs = [pair for pair, kept in zip(story.second.pairs, again, strict=True) if kept]
        for evidence, wanted in labelled_pairs(story.second._replace(pairs=pairs, table=story.second.table[again])):
            rows.append(evidence)
            labels.append(wanted)
    return logistic(np.array(rows), np.array(labels, np.float64))


def score_second(story: Looked, weights: Any) -> tuple[int, int, int]:
    """The score of a story after the second look."""
    again = likelihood(story.second.table, weights)
    return score(story.first, np.where(story.likely >= LEAST, again, story.likely), OF_POINTS)


def main(folders: list[Path]) -> None:
    """Prints the weights fitted on all stories, and the scores of each set with a sixth of the stories left out at a time."""
    encoder = load_encoder()
    sets = {f: [read_story(p.parent, encoder) for p in sorted(f.glob("*/gold.json"))] for f in folders}
    stories = [story for listed in sets.values() for story in listed]
    print_weights("weights", PointEvidence._fields, fit([story.first for story in stories]))
    looked = looked_at(stories)
    fitted = fit_second(looked)
    print_weights("second_look.support", PointSupport._fields, fitted[: len(PointSupport._fields)])
    print_weights("second_look.evidence", PointEvidence._fields[1:], fitted[len(PointSupport._fields) :])
    counted: dict[int, tuple[int, int, int]] = {}
    for seen, left_out in folds(len(looked)):
        weights = fit_second([looked[n] for n in seen])
        counted |= {n: score_second(looked[n], weights) for n in left_out}
    first = 0
    for folder, listed in sets.items():
        right, wanted, found = np.array([counted[first + n] for n in range(len(listed))]).sum(axis=0)
        first += len(listed)
        f1 = 2 * right / (wanted + found)
        print(f"# {folder.name}: recall {right / wanted:.3f}  precision {right / found:.3f}  F1 {f1:.3f}")


def print_weights(name: str, parts: tuple[str, ...], weights: Any) -> None:
    """A table of the file, a weight a line."""
    print(f"[{name}]")
    for part, weight in zip(parts, weights, strict=True):
        print(f"{part} = {weight:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    main(parser.parse_args().folders)
