"""Fits the weights of `reconcile/pairing.py` anew on labelled stories and scores the claims.

    python benchmarks/claims.py FOLDER...

Each folder holds stories, a folder each, with `reports.jsonl` and a `gold.json` that lists `claims` (groups of
wordings, each with its report), `only_in`, `origins` and `derived`. One story after the other is left out of the
fit and scored with what the others taught: the figures printed are of stories that were not seen.
"""

import argparse
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from quoth.edges.formats.inputs import read_inputs
from quoth.encoder import Encoder, load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.reconcile.grouping import OF_STATEMENTS, Bars, group_pairs
from quoth.reconcile.members import Member, Members, gather_members
from quoth.reconcile.pairing import Evidence, Pair, evidence_table
from quoth.reconcile.provenance import Provenance, provenance_of
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Edge, Lineage, Origin, Origins

RIDGE, STEPS = 0.05, 50


class Labelled(NamedTuple):
    """A story read: its members, the candidate pairs with their evidence, and the members of each labelled wording.

    The members are whole statements here, points in `training/fit_claims.py`.
    """

    name: str
    members: Members
    pairs: list[tuple[int, int]]
    table: Any
    wordings: list[tuple[int, list[int]]]
    provenance: Provenance


def read_reports(folder: Path, encoder: Encoder) -> tuple[dict[str, Any], tuple[AnnotatedReport, ...]]:
    """The labels of a story and its reports as quoth reads them, called by the names that the labels have for them."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    names = [json.loads(line)["name"] for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    settings = Settings()
    raws, _ = acquire_all(read_inputs([str(folder / "reports.jsonl")], settings=settings), settings)
    named = [msgspec.structs.replace(raw, id=names[int(raw.input.rsplit("#", 1)[1]) - 1]) for raw in raws]
    return gold, annotate_all([raw for raw in named if raw.id in gold["stories"]["main"]], settings, encoder)


def read_story(folder: Path, encoder: Encoder) -> Labelled:
    """The story as quoth reads it, with the lineage that its labels give."""
    gold, reports = read_reports(folder, encoder)
    members = gather_members(reports)
    provenance = provenance_of(tuple(r.id for r in reports), lineage_of(gold))
    candidates, table = evidence_table(members, provenance)
    pairs = [(int(a), int(b)) for a, b in candidates.pairs]
    return Labelled(folder.name, members, pairs, table, wordings_of(gold, members, reports), provenance)


def wordings_of(
    gold: dict[str, Any], members: Members, reports: tuple[AnnotatedReport, ...]
) -> list[tuple[int, list[int]]]:
    """The members of each labelled wording, with the number of its claim."""
    texts = {report.id: report.text for report in reports}
    return [
        (number, [m.number for m in members.listed if m.report.id == told["report"] and holds(m, texts, told["text"])])
        for number, group in enumerate(gold["claims"])
        for told in group
    ]


def lineage_of(gold: dict[str, Any]) -> Lineage:
    """The labelled origins and derivations."""
    groups = tuple(Origin(f"o{n}", f"o{n}", None, tuple(g)) for n, g in enumerate(gold["origins"]["groups"]))
    edges = tuple(Edge(d["child"], d["parent"], d["kind"], "known", 1.0, 1.0, (), (), "") for d in gold["derived"])
    return Lineage(edges, Origins(len(groups), len(groups), "", groups))


def holds(member: Member, texts: dict[str, str], words: str) -> bool:
    """Whether half of the shorter of the two, the member or the labelled words, is in the other."""
    start = texts[member.report.id].find(words)
    if start < 0:
        return False
    end = start + len(words)
    shared = sum(max(0, min(end, p.end) - max(start, p.start)) for p in member.statement.content)
    return shared >= 0.5 * min(len(words), sum(map(len, member.statement.content)))


def labelled_pairs(story: Labelled) -> Iterator[tuple[Any, bool]]:
    """The evidence of each pair of which one end is labelled, and whether both are in one labelled claim."""
    claims: dict[int, set[int]] = {}
    for number, members in story.wordings:
        for member in members:
            claims.setdefault(member, set()).add(number)
    for (first, second), evidence in zip(story.pairs, story.table, strict=True):
        if first in claims or second in claims:
            yield evidence, bool(claims.get(first, set()) & claims.get(second, set()))


def fit(stories: list[Labelled]) -> Any:
    """The weights on all labelled pairs of the stories."""
    rows, labels = zip(*(pair for story in stories for pair in labelled_pairs(story)), strict=True)
    return logistic(np.array(rows), np.array(labels, np.float64))


def logistic(table: Any, wanted: Any) -> Any:
    """Logistic regression by Newton's method with a small ridge."""
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        likely = likelihood(table, weights)
        slope = table.T @ (likely - wanted) + RIDGE * weights
        bend = (table.T * (likely * (1 - likely))) @ table + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def likelihood(table: Any, weights: Any) -> Any:
    """The logistic of the weighted evidence, a row a pair."""
    return 1 / (1 + np.exp(-(table @ weights)))


def score(story: Labelled, likely: Any, bars: Bars = OF_STATEMENTS) -> tuple[int, int, int]:
    """Pairs of labelled wordings: rightly in one claim, in one labelled claim, in one claim of ours."""
    pairs = tuple(Pair(a, b, float(value)) for (a, b), value in zip(story.pairs, likely, strict=True))
    reports = tuple(m.report.id for m in story.members.listed)
    groups = group_pairs(
        reports, pairs, bars, of_one_origin=lambda one, other: story.provenance.relation(one, other) == "lineage"
    )
    home = {number: place for place, group in enumerate(groups) for number in group}
    right = wanted = found = 0
    for (one, first), (other, second) in itertools.combinations(story.wordings, 2):
        together = bool({home[m] for m in first} & {home[m] for m in second})
        right += together and one == other
        wanted += one == other
        found += together
    return right, wanted, found


def score_left_out(story: Labelled, stories: list[Labelled]) -> tuple[int, int, int]:
    """The score of a story with the weights that all others give."""
    return score(story, likelihood(story.table, fit([other for other in stories if other is not story])))


def main(folders: list[Path]) -> None:
    """Prints the weights fitted on all stories, and the score with each story left out of the fit."""
    encoder = load_encoder()
    stories = [read_story(p.parent, encoder) for f in folders for p in sorted(f.glob("*/gold.json"))]
    for name, weight in zip(Evidence._fields, fit(stories), strict=True):
        print(f"{name:26} {weight:7.2f}")
    counted = np.array([score_left_out(s, stories) for s in stories])
    for story, (right, wanted, found) in zip(stories, counted, strict=True):
        print(f"{story.name:26} {2 * right / max(1, wanted + found):7.3f}")
    right, wanted, found = counted.sum(axis=0)
    print(f"recall {right / wanted:.3f}  precision {right / found:.3f}  F1 {2 * right / (wanted + found):.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    main(parser.parse_args().folders)
