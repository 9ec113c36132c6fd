"""Scores how surely events are told as facts, with the scorer of the data set.

    python benchmarks/factuality.py --data FILE --scorer PATH [--part dev]

FILE holds a sentence a line (`id`, `split`, `text`, `events` with `start`, `end`, `value`); PATH is the script that scores
GOLD PREDICTIONS.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from quoth.annotate.reader.grades import grades_of
from quoth.clean import clean_report
from quoth.encoder import load_encoder
from quoth.types import RawReport, Report, Span


def report_of(row: dict[str, Any]) -> Report:
    raw = RawReport(
        id=row["id"], input=row["id"], also=(), title=None, outlet=None, publisher=None, authors=(), published=None,
        url=None, language="en", text=row["text"], title_apart=False, found={},
    )  # fmt: skip
    return clean_report(raw)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    arguments = parser.parse_args()
    encoder = load_encoder()
    with gzip.open(arguments.data, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["split"] == arguments.part]
    with tempfile.TemporaryDirectory() as folder:
        gold, made = Path(folder) / "gold.jsonl", Path(folder) / "made.jsonl"
        with gold.open("w") as known, made.open("w") as ours:
            for row in rows:
                spans = [Span(event["start"], event["end"]) for event in row["events"]]
                grades = grades_of(report_of(row), spans, encoder)
                events = [
                    {"start": span.start, "end": span.end, "value": round(grade, 3)}
                    for span, grade in zip(spans, grades, strict=True)
                ]
                print(json.dumps(row), file=known)
                print(json.dumps({"id": row["id"], "events": events}), file=ours)
        return subprocess.run([sys.executable, arguments.scorer, gold, made], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
