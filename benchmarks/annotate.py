"""How fast the annotate stage is and how much memory it takes, beside the bare model and, where they are there, its peers.

    python benchmarks/annotate.py --data FILE [--articles 200] [--spacy MODEL] [--stream 9000]

FILE holds a report a line (`id`, `text`; plain, .gz or .xz). The bare model is the reader's passes over the same word
pieces, with nothing before or after them. MODEL is a spaCy pipeline (a name or a folder); its tagger and parser are timed
over the same texts, and textacy's quotations (which need both) where textacy is there. --stream prints the peak of memory
each thousand articles.
"""

import argparse
import gzip
import json
import lzma
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
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
from quoth.pipeline import in_order, read_report
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


def timed(what: str, made: Iterable[object]) -> float:
    """Seconds that it takes to make everything, and the peak of memory so far."""
    began = time.perf_counter()
    count = sum(1 for _ in made)
    seconds = time.perf_counter() - began
    print(f"{what:44} {seconds:8.1f} s {count / seconds:8.1f} articles/s   peak {peak():5.0f} MB", flush=True)
    return seconds


def peak() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def inputs_of(encoder: Encoder, report: Report) -> list[ReaderInput]:
    """The windows of a report as the model takes them."""
    windows = windows_of(report, encoder.pieces)
    hints = hints_for(windows, drafts_by_rules([sentence_of(view) for view in views_of(report)]))
    return [
        ReaderInput(window.ids, window.shapes, spread(window, told.units).tolist())
        for window, told in zip(windows, hints, strict=True)
    ]


def read(encoder: Encoder, *, vectors: bool) -> Callable[[Report], object]:
    return partial(annotate_report, encoder=encoder, vectors=vectors)


def stream(path: Path, count: int, encoder: Encoder) -> None:
    """Peaks of memory while one article after the other is read."""
    rows = (raw_of(json.loads(line)) for line in islice(lines_of(path), count))
    work = partial(read_report, encoder=encoder, vectors=False)
    for number, _ in enumerate(in_order(work, rows), 1):
        if number % 1000 == 0:
            print(f"{number:6} articles, peak {peak():5.0f} MB", flush=True)


def beside(model: str, reports: list[Report]) -> None:
    """The peers over the same texts."""
    import spacy

    pipeline = spacy.load(model, disable=["ner", "lemmatizer", "attribute_ruler"])
    timed(f"spaCy {model}: tagger, parser", (pipeline(report.text) for report in reports))
    if find_spec("textacy"):
        from textacy.extract import direct_quotations

        full = spacy.load(model, disable=["ner"])

        def quotations(report: Report) -> int:
            try:
                return len(list(direct_quotations(full(report.text))))
            except ValueError:  # it refuses texts with an odd number of marks
                return 0

        timed("textacy: direct quotations", map(quotations, reports))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--spacy", help="a spaCy pipeline with tagger and parser")
    parser.add_argument("--stream", type=int, default=0, help="articles to read as a stream, for the peak of memory")
    arguments = parser.parse_args()
    reports = reports_in(arguments.data, arguments.articles)
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} articles, {sum(len(r.sentences) for r in reports)} sentences, {words} words")
    encoder, rules = load_encoder(), WordEncoder()
    annotate_report(reports[0], encoder=encoder)
    prepared = [inputs_of(encoder, report) for report in reports]
    pieces = sum(len(each.ids) for inputs in prepared for each in inputs)
    print(f"{pieces} word pieces in {sum(map(len, prepared))} windows")
    alone = timed("rules alone (--model none)", in_order(read(rules, vectors=False), reports))
    model = timed("the reader's passes alone", in_order(lambda given: list(encoder.score_all(given)), prepared))
    whole = timed("annotate", in_order(read(encoder, vectors=False), reports))
    timed("annotate, and vectors for a comparison", in_order(read(encoder, vectors=True), reports))
    print(f"annotate to the model alone {whole / model:.2f}, to the rules alone {whole / alone:.2f}")
    if arguments.spacy:
        beside(arguments.spacy, reports)
    if arguments.stream:
        stream(arguments.data, arguments.stream, encoder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
