"""Stories against hand-made ones: BASIL (three outlets an event), ECB+ (twin events), and invented events with twins.

    python benchmarks/stories.py --data FOLDER --scorer PATH [--events FOLDER]

DATA holds `basil/dev.jsonl.gz` and `ecbplus/dev.jsonl.gz` (rows with id, story, text and what is known of title, outlet,
date); SCORER is a script that takes such a file and one of lines {"id", "story"} and prints B-cubed and pairwise F1.
EVENTS holds a folder an event with `reports.jsonl` and `gold.json` (`stories`: name to report names).
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path
from typing import Any

from quoth.cluster import cluster_stories
from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Source

SETS = ("basil", "ecbplus")


def rows_of(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read(rows: list[dict[str, Any]], name: str) -> tuple[AnnotatedReport, ...]:
    """The rows as annotated reports, each under the input name that its field gives."""
    sources = []
    for row in rows:
        known = {"title": row.get("title"), "outlet": row.get("outlet"), "url": row.get("url"), "text": row["text"]}
        known["published"] = row.get("published") or row.get("date")
        data = json.dumps({key: value for key, value in known.items() if value}).encode()
        sources.append(Source(str(row[name]), data, "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), load_encoder())


def score_set(path: Path, scorer: Path) -> None:
    reports = read(rows_of(path), "id")
    began = time.perf_counter()
    stories = cluster_stories(reports)
    seconds = time.perf_counter() - began
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, story in enumerate(stories):
            for member in story:
                for name in (member.report.raw.input, *member.report.raw.also):
                    file.write(json.dumps({"id": name, "story": str(number)}) + "\n")
        file.flush()
        done = subprocess.run([sys.executable, scorer, path, file.name], capture_output=True, text=True, check=True)
    print(f"{path.parent.name}: {len(reports)} reports, {len(stories)} stories, {seconds:.1f} s")
    print(done.stdout)


def pairs_of(stories: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for story in stories for pair in combinations(story, 2)}


def score_events(folder: Path) -> None:
    right = found = wanted = 0
    for gold in sorted(folder.glob("*/gold.json")):
        stories = cluster_stories(read(rows_of(gold.parent / "reports.jsonl"), "name"))
        ours = pairs_of([[member.report.raw.input for member in story] for story in stories])
        theirs = pairs_of(list(json.loads(gold.read_text(encoding="utf-8"))["stories"].values()))
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
        if ours != theirs:
            print(f"  {gold.parent.name}: {len(ours - theirs)} pairs too many, {len(theirs - ours)} missing")
    print(f"{folder.name}: pairs F1 {2 * right / (found + wanted):.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--events", type=Path)
    args = parser.parse_args()
    for name in SETS:
        score_set(args.data / name / "dev.jsonl.gz", args.scorer)
    if args.events:
        score_events(args.events)
    return 0


if __name__ == "__main__":
    sys.exit(main())
