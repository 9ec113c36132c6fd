"""Lineage against real copies, reprints, rewrites and independent reports, with word overlap beside it.

    python benchmarks/lineage.py --data FOLDER --scorer PATH [--parts PART ...] [--hits]

DATA holds `rewrites/{dev,events}.jsonl.gz` (texts written from real reports, which SCORER scores by running `quoth read`),
`wire/{reports,copies}.jsonl.gz`, `abp/{stream.jsonl.xz,copies.jsonl.gz,independent.jsonl.gz}` (pairs of reports that share
text: `kind`; `prose_shared` counts runs of eight words outside quotations; pairs that share an event) and
`basil/dev.jsonl.gz` (three outlets a story). Lineage takes no part of the statements: for all parts but `rewrites`, reports
are only cleaned and cut into sentences with their vectors. `--hits` prints every false alarm and miss.
"""

import argparse
import gzip
import json
import lzma
import subprocess
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quoth.clean import clean_report
from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all
from quoth.settings import Settings
from quoth.text.overlap import shingles, words_of
from quoth.text.quotation import quoted_spans
from quoth.trace import trace_lineage
from quoth.trace.verdict import Pair, Witness, pair_of, witness_of
from quoth.types import AnnotatedReport, RawReport, Source

PARTS = ("rewrites", "overlap", "wire", "abp", "origins", "basil")
# Pairs that share fewer runs than this outside quotations only quote the same speech.
PROSE = 3
RUN, HASHES, PRIME = 8, 128, (1 << 61) - 1
# MinHash is asked at the usual bar for near-copies, containment at the bar that defines a copy in these sets.
NEAR_COPY, HALF = 0.5, 0.5
FALSE_ALARMS = 0.02
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    with (lzma.open if path.suffix == ".xz" else gzip.open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_of(raw: RawReport) -> AnnotatedReport:
    """The report cleaned, with the vectors of its sentences."""
    report = clean_report(raw)
    made = load_encoder().encode_all([sentence.of(report.text) for sentence in report.sentences])
    vectors = np.array([each.vector for each in made], np.float32).reshape(len(made), -1)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    none = np.zeros((0, 384), np.float32)
    return AnnotatedReport(report, (), (), (), (), vectors / np.where(lengths > 0, lengths, 1), none, none)


def witnesses(rows: Iterable[Row]) -> dict[str, Witness]:
    """The reports by the identifier that the set gives them."""
    sources = []
    for row in rows:
        known = {
            "title": row.get("title"),
            "outlet": row.get("outlet"),
            "text": row["text"],
            "published": row.get("date"),
        }
        data = json.dumps({key: value for key, value in known.items() if value}).encode()
        sources.append(Source(str(row["id"]), data, "record", language="en"))
    made = [(raw, witness_of(read_of(raw))) for raw in acquire_all(sources, Settings())[0]]
    return {name: witness for raw, witness in made for name in (raw.input, *raw.also)}


@cache
def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of eight words outside quotations."""
    told, at = [], 0
    for span in quoted_spans(text):
        told.append(text[at : span.start])
        at = max(at, span.end)
    return shingles(words_of(" ".join((*told, text[at:]))), RUN)


@cache
def sketch_of(text: str) -> NDArray[np.uint64]:
    """The MinHash sketch (Broder 1997) of all runs of eight words."""
    runs = [zlib.crc32(" ".join(run).encode()) for run in shingles(words_of(text), RUN)] or [0]
    random = np.random.default_rng(1)
    factors, shifts = random.integers(1, 1 << 31, (2, HASHES, 1), dtype=np.uint64)
    hashed: NDArray[np.uint64] = ((factors * np.array(runs, np.uint64) + shifts) % np.uint64(PRIME)).min(axis=1)
    return hashed


def minhash(one: str, other: str) -> float:
    """The estimated share of runs that two texts have in common (Jaccard)."""
    return float((sketch_of(one) == sketch_of(other)).mean())


def contained(one: str, other: str) -> float:
    """The larger share of one text's runs of eight words that the other has, quotations apart."""
    left, right = runs_of(one), runs_of(other)
    return len(left & right) / max(1, min(len(left), len(right)))


OVERLAP: dict[str, Callable[[str, str], float]] = {"MinHash": minhash, "8-gram containment": contained}


def score_overlap(data: Path) -> None:
    """Recall of the rewrites by word overlap, by kind, where at most 2 % of the pairs without derivation are above the bar."""
    texts = {row["id"]: row for row in rows_of(data / "rewrites" / "dev.jsonl.gz")}
    events = rows_of(data / "rewrites" / "events.jsonl.gz")
    wanted = {str(report) for event in events for report in event["reports"]}
    known = {name: row["text"] for name, row in texts.items()}
    for path in ("basil/dev.jsonl.gz", "wire/reports.jsonl.gz", "abp/stream.jsonl.xz"):
        known |= {str(row["id"]): row["text"] for row in rows_of(data / path) if str(row["id"]) in wanted}

    def line(name: str) -> set[str]:
        return {name}.union(*(line(str(parent)) for parent in texts[name]["parents"])) if name in texts else {name}

    for measure, alike in OVERLAP.items():
        apart: list[float] = []
        found: dict[str, list[float]] = defaultdict(list)
        for event in events:
            names = [
                *map(str, event["reports"]),
                *(name for name, row in texts.items() if row["event"] == event["event"]),
            ]
            for one, other in combinations(names, 2):
                child, parent = (one, other) if other in line(one) else (other, one)
                if child in texts and parent in map(str, texts[child]["parents"]):
                    found[texts[child]["kind"]].append(alike(known[child], known[parent]))
                elif not line(one) & line(other):
                    apart.append(alike(known[one], known[other]))
        bar = sorted(apart, reverse=True)[int(FALSE_ALARMS * len(apart))]
        every = [value for values in found.values() for value in values]
        told = [f"{kind} {share_above(values, bar):.2f}" for kind, values in sorted(found.items())]
        print(
            f"{measure}: recall {share_above(every, bar):.2f} of {len(every)} at 2 % of {len(apart)}; {'; '.join(told)}"
        )


def share_above(values: list[float], bar: float) -> float:
    return sum(value > bar for value in values) / len(values)


def kind_of(row: Row) -> str:
    if "kind" not in row:
        return "independent"
    return row["kind"] if row["prose_shared"] >= PROSE else "same words quoted"


def score_pairs(name: str, reports: list[Row], pairs: list[Row], *, hits: bool) -> None:
    """Prints the share of pairs of each kind that are held to be dependent, and that word overlap would join."""
    pairs = [row for row in pairs if not row.get("same_outlet")]
    wanted = {str(row[end]) for row in pairs for end in "ab"}
    found = witnesses(row for row in reports if str(row["id"]) in wanted)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for row in pairs:
        one, other = found.get(str(row["a"])), found.get(str(row["b"]))
        if one is None or other is None or one.id == other.id:
            continue
        pair, kind = pair_of(one, other), kind_of(row)
        joined = pair is not None and pair.dependent
        told[kind] += Counter(
            {
                "pairs": 1,
                "quoth": int(joined),
                "MinHash": int(minhash(one.read.text, other.read.text) >= NEAR_COPY),
                "containment": int(contained(one.read.text, other.read.text) >= HALF),
            }
        )
        if hits and pair is not None and joined != (kind in ("copy", "partial")):
            show(name, kind, pair)
    for kind, counts in sorted(told.items()):
        number = counts["pairs"]
        shares = ", ".join(
            f"{what} {counts[what]} ({counts[what] / number:.3f})" for what in ("quoth", "MinHash", "containment")
        )
        print(f"{name} {kind}, {number} pairs: {shares}")


def show(name: str, kind: str, pair: Pair) -> None:
    """One hit or miss with what it rests on."""
    verdict = pair.verdict
    child, parent = verdict.child, verdict.parent
    lines = (f"{w.outlet} {w.details.words}w “{w.read.text[:90]!r}”" for w in (child, parent))
    print(f"  {name} {kind}: {verdict.probability:.2f}, runs {verdict.taken_over}: {' <- '.join(lines)}")


def score_basil(reports: list[Row], *, hits: bool) -> None:
    """False alarms between the three outlets of each story."""
    stories: dict[str, list[str]] = defaultdict(list)
    for row in reports:
        stories[row["story"]].append(row["id"])
    pairs = [{"a": one, "b": other} for names in stories.values() for one, other in combinations(names, 2)]
    score_pairs("basil", reports, pairs, hits=hits)


def score_origins(reports: list[Row]) -> None:
    """B-cubed F1 of the origins of the event whose origins are known."""
    gold = {str(row["id"]): row["origin"] for row in reports if row.get("origin")}
    found = witnesses(row for row in reports if str(row["id"]) in gold)
    lineage = trace_lineage(tuple({one.id: one.read for one in found.values()}.values()))
    names = {one.id: name for name, one in found.items()}
    ours: dict[str, set[str]] = {}
    for group in lineage.origins.groups:
        for report in group.reports:
            ours.setdefault(names[report], set()).update(names[other] for other in group.reports)
    precision = recall = 0.0
    for name, members in ours.items():
        theirs = {other for other in ours if gold[other] == gold[name]}
        precision += len(members & theirs) / len(members) / len(ours)
        recall += len(members & theirs) / len(theirs) / len(ours)
    f1 = 2 * precision * recall / (precision + recall)
    groups = len(lineage.origins.groups)
    print(
        f"origins: {len(ours)} reports, {groups} groups, B-cubed F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--hits", action="store_true")
    args = parser.parse_args()
    data, hits = args.data, args.hits
    if "rewrites" in args.parts:
        command = [str(args.scorer), *(str(data / "rewrites" / f"{name}.jsonl.gz") for name in ("dev", "events"))]
        command += ["--data", str(data), "--command", f"{sys.executable} -m quoth", *(["--misses"] if hits else [])]
        subprocess.run([sys.executable, *command], check=True)
    if "overlap" in args.parts:
        score_overlap(data)
    if "wire" in args.parts:
        wire = data / "wire"
        score_pairs("wire", rows_of(wire / "reports.jsonl.gz"), rows_of(wire / "copies.jsonl.gz"), hits=hits)
    if "abp" in args.parts:
        pairs = [row for name in ("copies", "independent") for row in rows_of(data / "abp" / f"{name}.jsonl.gz")]
        score_pairs("abp", rows_of(data / "abp" / "stream.jsonl.xz"), pairs, hits=hits)
    if "origins" in args.parts:
        score_origins(rows_of(data / "wire" / "reports.jsonl.gz"))
    if "basil" in args.parts:
        score_basil(rows_of(data / "basil" / "dev.jsonl.gz"), hits=hits)
    return 0


if __name__ == "__main__":
    sys.exit(main())
