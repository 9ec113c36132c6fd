"""Lineage against real copies, reprints, rewrites and independent reports.

    python benchmarks/lineage.py --data FOLDER --scorer PATH [--misses]

DATA holds `rewrites/{dev,events}.jsonl.gz` (texts written from real reports, which SCORER scores by running
`quoth read`), `wire/{reports,copies}.jsonl.gz` and `abp/{stream.jsonl.xz,copies.jsonl.gz,independent.jsonl.gz}`: pairs of
reports that share text (`kind`; `prose_shared` counts runs of eight words outside quotations), pairs that share an event.
"""

import argparse
import gzip
import json
import lzma
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.verdict import Witness, pair_of, witness_of
from quoth.types import Source

# Pairs that share fewer runs than this outside quotations only quote the same speech.
PROSE = 3


def rows_of(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    unpacked = (
        gzip.decompress(data) if path.suffix == ".gz" else lzma.decompress(data) if path.suffix == ".xz" else data
    )
    return [json.loads(line) for line in unpacked.decode().split("\n") if line.strip()]


def witnesses(path: Path, wanted: set[str]) -> dict[str, Witness]:
    """The wanted reports by the identifier that the set gives them."""
    sources = []
    for row in rows_of(path):
        if str(row["id"]) in wanted:
            known = {"title": row.get("title"), "outlet": row.get("outlet"), "text": row["text"]}
            known["published"] = row.get("date")
            data = json.dumps({key: value for key, value in known.items() if value}).encode()
            sources.append(Source(str(row["id"]), data, "record", language="en"))
    read = annotate_all(acquire_all(sources, Settings())[0], Settings(), load_encoder())
    return {name: witness_of(one) for one in read for name in (one.report.raw.input, *one.report.raw.also)}


def kind_of(row: dict[str, Any]) -> str:
    if "kind" not in row:
        return "independent"
    return row["kind"] if row["prose_shared"] >= PROSE else "same words quoted"


def score_pairs(name: str, reports: Path, pairs: list[dict[str, Any]]) -> dict[str, Witness]:
    """Prints the share of pairs of each kind that are held to be dependent."""
    pairs = [row for row in pairs if not row.get("same_outlet")]
    found = witnesses(reports, {str(row[end]) for row in pairs for end in "ab"})
    tried, joined = Counter[str](), Counter[str]()
    for row in pairs:
        one, other = found.get(str(row["a"])), found.get(str(row["b"]))
        pair = pair_of(one, other) if one and other else None
        if pair is not None:
            tried[kind_of(row)] += 1
            joined[kind_of(row)] += pair.dependent
    for kind, number in sorted(tried.items()):
        print(f"{name} {kind:20} dependent {joined[kind]:5} of {number:5}  {joined[kind] / number:.3f}")
    return found


def score_origins(reports: Path) -> None:
    """B-cubed F1 of the origins of the event whose origins are known."""
    gold = {str(row["id"]): row["origin"] for row in rows_of(reports) if row.get("origin")}
    found = witnesses(reports, set(gold))
    lineage = trace_lineage(tuple({one.id: one.read for one in found.values()}.values()))
    names = {one.id: name for name, one in found.items()}
    ours: dict[str, set[str]] = {}
    for group in lineage.origins.groups:
        for report in group.reports:
            ours.setdefault(names[report], {names[other] for other in group.reports})
    precision = recall = 0.0
    for name, members in ours.items():
        theirs = {other for other in ours if gold[other] == gold[name]}
        precision += len(members & theirs) / len(members) / len(ours)
        recall += len(members & theirs) / len(theirs) / len(ours)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"origins: {len(ours)} reports, B-cubed F1 {f1:.3f} (precision {precision:.3f}, recall {recall:.3f})")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    rewrites = args.data / "rewrites"
    command = [sys.executable, str(args.scorer), str(rewrites / "dev.jsonl.gz"), str(rewrites / "events.jsonl.gz")]
    command += ["--data", str(args.data), "--command", f"{sys.executable} -m quoth"]
    subprocess.run([*command, *(["--misses"] if args.misses else [])], check=True)
    score_pairs("wire", args.data / "wire" / "reports.jsonl.gz", rows_of(args.data / "wire" / "copies.jsonl.gz"))
    abp = args.data / "abp"
    pairs = rows_of(abp / "copies.jsonl.gz") + rows_of(abp / "independent.jsonl.gz")
    score_pairs("abp", abp / "stream.jsonl.xz", pairs)
    score_origins(args.data / "wire" / "reports.jsonl.gz")
    return 0


if __name__ == "__main__":
    sys.exit(main())
