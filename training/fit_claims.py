"""Fits the weights of lexicons/en/claims.toml again and shows what they are worth on stories that were left out.

    python -m training.fit_claims FOLDER...

Each folder holds stories, a folder each, with `reports.jsonl` and a `gold.json` that lists `claims` (groups of wordings, each
with its report), `origins` and `derived`. A pair of points is taken where one end is labelled; it is rightly joined where both
ends are in one labelled claim. A sixth of the stories is left out at a time: the figures printed are of stories not seen.
"""

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from benchmarks.claims import holds, lineage_of, logistic, read_reports

from quoth.encoder import Encoder, load_encoder
from quoth.reconcile.grouping import group_pairs
from quoth.reconcile.pairing import Pair
from quoth.reconcile.point_members import Points, gather_points
from quoth.reconcile.point_pairs import PointEvidence, point_table
from quoth.reconcile.provenance import Provenance, provenance_of

FOLDS = 6


class Labelled(NamedTuple):
    """A story read: its points, the candidate pairs with their evidence, and the points of each labelled wording."""

    name: str
    points: Points
    pairs: list[tuple[int, int]]
    table: Any
    wordings: list[tuple[int, list[int]]]
    provenance: Provenance


def read_story(folder: Path, encoder: Encoder) -> Labelled:
    """The story as quoth reads it, with the lineage that its labels give."""
    gold, reports = read_reports(folder, encoder)
    points = gather_points(reports)
    provenance = provenance_of(tuple(read.id for read in reports), lineage_of(gold))
    candidates, table = point_table(points, provenance)
    texts = {read.id: read.text for read in reports}
    wordings = [
        (
            number,
            [
                m.number
                for m in points.members.listed
                if m.report.id == told["report"] and holds(m, texts, told["text"])
            ],
        )
        for number, group in enumerate(gold["claims"])
        for told in group
    ]
    return Labelled(folder.name, points, [(int(a), int(b)) for a, b in candidates.pairs], table, wordings, provenance)


def labelled_pairs(story: Labelled) -> Iterator[tuple[Any, bool]]:
    """The evidence of each pair of which one end is labelled, and whether both are in one labelled claim."""
    claims: dict[int, set[int]] = {}
    for number, points in story.wordings:
        for point in points:
            claims.setdefault(point, set()).add(number)
    for (first, second), evidence in zip(story.pairs, story.table, strict=True):
        if first in claims or second in claims:
            yield evidence, bool(claims.get(first, set()) & claims.get(second, set()))


def fit(stories: list[Labelled]) -> Any:
    """The weights on all labelled pairs of the stories."""
    rows, labels = zip(*(pair for story in stories for pair in labelled_pairs(story)), strict=True)
    return logistic(np.array(rows), np.array(labels, np.float64))


def score(story: Labelled, weights: Any) -> tuple[int, int, int]:
    """Pairs of labelled wordings: rightly in one claim, in one labelled claim, in one claim of ours."""
    likely = 1 / (1 + np.exp(-(story.table @ weights)))
    pairs = tuple(Pair(a, b, float(value)) for (a, b), value in zip(story.pairs, likely, strict=True))
    reports = tuple(m.report.id for m in story.points.members.listed)
    groups = group_pairs(
        reports, pairs, of_one_origin=lambda one, other: story.provenance.relation(one, other) == "lineage"
    )
    home = {number: place for place, group in enumerate(groups) for number in group}
    right = wanted = found = 0
    for (one, first), (other, second) in itertools.combinations(story.wordings, 2):
        together = bool({home[m] for m in first} & {home[m] for m in second})
        right += together and one == other
        wanted += one == other
        found += together
    return right, wanted, found


def main(folders: list[Path]) -> None:
    """Prints the weights fitted on all stories, and the scores of each set with a sixth of the stories left out at a time."""
    encoder = load_encoder()
    sets = {f: [read_story(p.parent, encoder) for p in sorted(f.glob("*/gold.json"))] for f in folders}
    stories = [story for listed in sets.values() for story in listed]
    for name, weight in zip(PointEvidence._fields, fit(stories), strict=True):
        print(f"{name} = {weight:.2f}")
    counted: dict[str, tuple[int, int, int]] = {}
    for number in range(FOLDS):
        left_out = stories[number::FOLDS]
        weights = fit([story for place, story in enumerate(stories) if place % FOLDS != number])
        counted |= {story.name: score(story, weights) for story in left_out}
    for folder, listed in sets.items():
        right, wanted, found = np.array([counted[story.name] for story in listed]).sum(axis=0)
        f1 = 2 * right / (wanted + found)
        print(f"# {folder.name}: recall {right / wanted:.3f}  precision {right / found:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    main(parser.parse_args().folders)
