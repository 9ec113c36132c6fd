"""Stories against gold: twin events (ECB+), three outlets an event (BASIL), single lines (headlines), invented events with twins.

    python benchmarks/stories.py --data FOLDER --scorer PATH [--events FOLDER ...] [--keep FOLDER] [--only NAME ...]

DATA holds `NAME/dev.jsonl.gz` for ecbplus, basil and headlines (rows with id, story, text or title, and what is known of
outlet, date); SCORER is a script that takes such a file and one of lines {"id", "story"} and prints B-cubed and pairwise F1.
EVENTS hold a folder an event with `reports.jsonl` and `gold.json` (`stories`: name to report names).
Beside quoth stands what TF-IDF alone does: all stems, weighed by how rare they are in the set itself, average linkage of
cosines down to one bar for all sets. A digest counts in the story that it tells most of. What was read is kept in the folder
KEEP, since reading takes long.
"""

import argparse
import gzip
import json
import math
import pickle
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quoth.cluster import StoryStream
from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.text.content import stems_in, words_with_opening
from quoth.types import AnnotatedReport, Source

SETS = ("ecbplus", "basil", "headlines")
# The best single bar of the baseline for ECB+ and BASIL, of .05 to .35.
TFIDF_BAR = 0.2
SHOWN = ("bcubed_precision", "bcubed_recall", "bcubed_f1", "pairwise_f1", "predicted_clusters", "twin_topics_merged")

Reports = tuple[AnnotatedReport, ...]
Stories = Iterable[Iterable[AnnotatedReport]]


def rows_of(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def events_of(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]], dict[str, list[str]]]]:
    """Each event of a folder: its name, its rows, its stories."""
    for path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield path.parent.name, rows_of(path.parent / "reports.jsonl"), gold["stories"]


def read(rows: list[dict[str, Any]], name: str) -> Reports:
    """The rows as annotated reports, each under the input name that its field gives; a lone title is the text."""
    sources = []
    for row in rows:
        known = {key: row.get(key) for key in ("title", "outlet", "url", "text")}
        if not row.get("text"):
            known |= {"text": row["title"], "title": None}
        known["published"] = row.get("published") or row.get("date")
        data = json.dumps({key: value for key, value in known.items() if value}).encode()
        sources.append(Source(str(row[name]), data, "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), load_encoder())


def kept(name: str, folder: Path | None, rows: list[dict[str, Any]], key: str) -> Reports:
    """The rows as read, from the folder if they were read before."""
    path = folder / f"{name}.pickle" if folder else None
    if path and path.exists():
        return tuple(pickle.loads(path.read_bytes()))
    reports = read(rows, key)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(reports))
    return reports


def by_quoth(reports: Reports) -> list[list[AnnotatedReport]]:
    """The stories, each report in the one that it tells most of."""
    read = {each.id: each for each in reports}
    stories: dict[str, list[AnnotatedReport]] = {}
    for placement in StoryStream().place(reports):
        stories.setdefault(placement.stories[0], []).append(read[placement.report])
    return list(stories.values())


def by_tfidf(reports: Reports) -> list[list[AnnotatedReport]]:
    """The baseline."""
    counts = []
    for each in reports:
        spans, found = each.report.sentences, Counter[str]()
        for span in spans:
            for token, _ in words_with_opening(each.text, span.start, span.end):
                found.update(stems_in(token))
        counts.append(found)
    held = Counter(stem for found in counts for stem in found)
    numbers = {stem: number for number, stem in enumerate(sorted(held))}
    table = np.zeros((len(counts), len(numbers)), np.float32)
    for row, found in zip(table, counts, strict=True):
        for stem, count in found.items():
            row[numbers[stem]] = (1 + math.log(count)) * (math.log((len(counts) + 1) / (held[stem] + 1)) + 1)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    return [[reports[number] for number in group] for group in average_linkage(table @ table.T, TFIDF_BAR)]


def average_linkage(likeness: NDArray[np.float32], bar: float) -> list[list[int]]:
    """Groups of numbers, the likest on average joined first."""
    groups = {number: [number] for number in range(len(likeness))}
    np.fill_diagonal(likeness, -1)
    best = likeness.max(axis=1)
    while len(groups) > 1 and best.max() >= bar:
        one = int(best.argmax())
        other = int(likeness[one].argmax())
        sizes = len(groups[one]), len(groups[other])
        row = (likeness[one] * sizes[0] + likeness[other] * sizes[1]) / sum(sizes)
        row[[one, other]] = -1
        row[likeness[one] < 0] = -1
        stale = np.flatnonzero((likeness[:, one] >= best) | (likeness[:, other] >= best))
        likeness[one], likeness[:, one] = row, row
        likeness[other], likeness[:, other] = -1, -1
        best[stale] = likeness[stale].max(axis=1)
        best = np.maximum(best, row)
        best[one], best[other] = row.max(), -1
        groups[one] += groups.pop(other)
    return list(groups.values())


def score_set(path: Path, scorer: Path, stories: Stories) -> dict[str, str]:
    """The numbers that the scorer prints."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        placed = set()
        for number, story in enumerate(stories):
            for member in story:
                for name in (member.report.raw.input, *member.report.raw.also):
                    if name not in placed:
                        placed.add(name)
                        file.write(json.dumps({"id": name, "story": str(number)}) + "\n")
        file.flush()
        done = subprocess.run([sys.executable, scorer, path, file.name], capture_output=True, text=True, check=True)
    return dict(line.split() for line in done.stdout.splitlines())


def show_set(name: str, data: Path, scorer: Path, keep: Path | None) -> None:
    path = data / name / "dev.jsonl.gz"
    reports = kept(name, keep, rows_of(path), "id")
    began = time.process_time()
    ours = by_quoth(reports)
    seconds = time.process_time() - began
    for who, stories in ((f"quoth ({seconds:.1f} s)", ours), ("TF-IDF", by_tfidf(reports))):
        found = score_set(path, scorer, stories)
        print(f"{name}: {len(reports)} reports, {who}: " + ", ".join(f"{key} {found[key]}" for key in SHOWN))


def pairs_of(stories: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for story in stories for pair in combinations(story, 2)}


def show_events(folder: Path, keep: Path | None) -> None:
    totals = {"quoth": [0, 0, 0], "TF-IDF": [0, 0, 0]}
    for event, rows, gold in events_of(folder):
        theirs, known = pairs_of(gold.values()), {name for story in gold.values() for name in story}
        reports = kept(f"{folder.name}-{event}", keep, rows, "name")
        for who, stories in (("quoth", by_quoth(reports)), ("TF-IDF", by_tfidf(reports))):
            ours = pairs_of([{member.report.raw.input for member in story} & known for story in stories])
            counted = (len(ours & theirs), len(ours), len(theirs))
            totals[who] = [total + count for total, count in zip(totals[who], counted, strict=True)]
            if ours != theirs and who == "quoth":
                print(f"  {event}: {len(ours - theirs)} pairs too many, {len(theirs - ours)} missing")
    for who, (right, found, wanted) in totals.items():
        print(f"{folder.name}: {who}: pairs F1 {2 * right / (found + wanted):.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--events", type=Path, nargs="*", default=[])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", nargs="*", default=SETS)
    args = parser.parse_args()
    for name in args.only:
        show_set(name, args.data, args.scorer, args.keep)
    for folder in args.events:
        show_events(folder, args.keep)
    return 0


if __name__ == "__main__":
    sys.exit(main())
