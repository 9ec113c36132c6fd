"""Fits the weights of lexicons/en/claims.toml again and shows what they are worth on stories that were left out.

    python -m training.fit_claims FOLDER...

Each folder holds stories, a folder each, with `reports.jsonl` and a `gold.json` that lists `claims` (groups of wordings, each
with its report), `origins` and `derived`. A pair of points is taken where one end is labelled; it is rightly joined where both
ends are in one labelled claim. A sixth of the stories is left out at a time: the figures printed are of stories not seen.
"""

import argparse
from pathlib import Path

import numpy as np
from benchmarks.claims import Labelled, fit, lineage_of, read_reports, score, wordings_of

from quoth.encoder import Encoder, load_encoder
from quoth.reconcile.point_members import gather_points
from quoth.reconcile.point_pairs import PointEvidence, point_table
from quoth.reconcile.provenance import provenance_of

FOLDS = 6


def read_story(folder: Path, encoder: Encoder) -> Labelled:
    """The points of a story as quoth reads it, with the lineage that its labels give."""
    gold, reports = read_reports(folder, encoder)
    points = gather_points(reports)
    provenance = provenance_of(tuple(read.id for read in reports), lineage_of(gold))
    candidates, table = point_table(points, provenance)
    pairs = [(int(a), int(b)) for a, b in candidates.pairs]
    return Labelled(folder.name, points.members, pairs, table, wordings_of(gold, points.members, reports), provenance)


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
