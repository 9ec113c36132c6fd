"""Scores the attributions of the annotate stage on PolNeAR with the scorer of the data set.

    python benchmarks/attribution.py --data FOLDER --scorer PATH [--rules]

FOLDER holds `dev.jsonl.gz` (one document a line: id, text, attributions with source, cue and content); PATH is the
script that scores DATA PREDICTIONS. Only outermost attributions are given: the data set marks no nested ones. The trained
reader is asked for the data set's own, wider scheme, with a "that" before a content put back; --rules leaves it out.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from quoth.annotate.attribution import Attribution, find_attributions
from quoth.annotate.readings import read_attributions
from quoth.clean import clean_report
from quoth.encoder import load_encoder
from quoth.types import RawReport, Report, Span


def report_of(document: dict[str, Any]) -> Report:
    raw = RawReport(
        id=document["id"], input=document["id"], also=(), title=None, outlet=document.get("outlet"), publisher=None,
        authors=(), published=document.get("date"), url=None, language="en", text=document["text"], title_apart=False,
        found={},
    )  # fmt: skip
    return clean_report(raw)


def with_that(content: list[Span], text: str) -> list[Span]:
    """The content with a "that" that stands before it, which the data set counts as part of it."""
    start = content[0].start
    first = start - 5 if text[max(0, start - 5) : start].lower() == "that " else start
    return [Span(first, content[0].end), *content[1:]]


def pieces(spans: list[Span | None]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span is not None]


def record(attribution: Attribution, text: str) -> dict[str, Any]:
    inner = attribution.sources[-1]
    return {
        "source": pieces([inner.mention]),
        "cue": pieces([inner.cue]),
        "content": pieces([*with_that(list(attribution.content), text)]),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--rules", action="store_true", help="without the trained reader")
    arguments = parser.parse_args()
    data = arguments.data / f"{arguments.part}.jsonl.gz"
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    reports = [report_of(document) for document in documents]
    start = time.perf_counter()
    if arguments.rules:
        found = [find_attributions(report) for report in reports]
    else:
        encoder = load_encoder()
        found = [read_attributions(report, encoder, wide=True) for report in reports]
    seconds = time.perf_counter() - start
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
        for document, attributions in zip(documents, found, strict=True):
            outer = [
                record(attribution, document["text"]) for attribution in attributions if attribution.parent is None
            ]
            predictions.write(json.dumps({"id": document["id"], "attributions": outer}) + "\n")
        predictions.flush()
        scored = subprocess.run(
            [sys.executable, str(arguments.scorer), str(data), predictions.name],
            check=True,
            capture_output=True,
            text=True,
        )
    print(scored.stdout.rstrip())
    sentences = sum(len(report.sentences) for report in reports)
    print(f"{sentences / seconds:.0f} sentences a second, attributions alone")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
