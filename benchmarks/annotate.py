"""How fast the annotate stage is and how much memory it takes, beside the bare model and, where it is there, spaCy.

    python benchmarks/annotate.py --data FILE [--articles 200] [--spacy MODEL]

FILE holds a report a line (`id`, `text`; plain, .gz or .xz). The bare model is both branches over the same word pieces: the
sentences for their vectors, the windows for the reader. MODEL is a spaCy pipeline (a name or a folder); its tagger and parser
are timed over the same texts.
"""

import argparse
import gzip
import json
import lzma
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from quoth.annotate import annotate_report
from quoth.annotate.attribution import drafts_by_rules
from quoth.annotate.reader.hints import spread
from quoth.annotate.reader.scoring import hints_for
from quoth.annotate.reader.windows import windows_of
from quoth.annotate.sentence import sentence_of
from quoth.annotate.views import views_of
from quoth.clean import clean_report
from quoth.encoder import Encoder, ReaderInput, load_encoder
from quoth.encoder.words import WordEncoder
from quoth.types import RawReport, Report


def reports_in(path: Path, count: int) -> list[Report]:
    return [clean_report(raw_of(json.loads(line))) for line in islice(lines_of(path), count)]


def lines_of(path: Path) -> Iterator[str]:
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    elif path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    else:
        with path.open(encoding="utf-8") as lines:
            yield from lines


def raw_of(row: dict[str, Any]) -> RawReport:
    return RawReport(
        id=str(row["id"]), input=str(row["id"]), also=(), title=row.get("title"), outlet=row.get("outlet"), publisher=None,
        authors=(), published=row.get("date"), url=None, language="en", text=row["text"], title_apart=True, found={},
    )  # fmt: skip


def timed(what: str, work: Callable[[Report], object], reports: Iterable[Report]) -> float:
    """Seconds of some work over all reports, and the peak of memory so far."""
    began, count = time.perf_counter(), 0
    for report in reports:
        work(report)
        count += 1
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:44} {seconds:8.1f} s {count / seconds:8.1f} articles/s   peak {peak:5.0f} MB", flush=True)
    return seconds


def bare(encoder: Encoder, report: Report) -> None:
    """The model alone over the word pieces of a report."""
    made = encoder.encode_all([sentence.of(report.text) for sentence in report.sentences])
    windows = windows_of(report, encoder.pieces)
    hints = hints_for(windows, drafts_by_rules([sentence_of(view) for view in views_of(report)]))
    inputs = [
        ReaderInput(window.ids, window.shapes, spread(window, told.units).tolist())
        for window, told in zip(windows, hints, strict=True)
    ]
    encoder.score_all(inputs)
    for each in made:
        _ = each.vector


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--spacy", help="a spaCy pipeline with tagger and parser")
    arguments = parser.parse_args()
    reports = reports_in(arguments.data, arguments.articles)
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} articles, {sum(len(r.sentences) for r in reports)} sentences, {words} words")
    encoder, rules = load_encoder(), WordEncoder()
    annotate_report(reports[0], encoder=encoder)
    alone = timed("rules alone (--model none)", lambda report: annotate_report(report, encoder=rules), reports)
    model = timed("the model alone, with hints and windows", lambda report: bare(encoder, report), reports)
    whole = timed("annotate", lambda report: annotate_report(report, encoder=encoder), reports)
    print(f"annotate to the model alone {whole / model:.2f}, to the rules alone {whole / alone:.2f}")
    if arguments.spacy:
        import spacy

        pipeline = spacy.load(arguments.spacy, disable=["ner", "lemmatizer", "attribute_ruler"])
        timed(f"spaCy {arguments.spacy}: tagger, parser", lambda report: pipeline(report.text), reports)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
