"""Pairs of sentences that differ, and others that only seem to: is the one a conflict and the other none?

    python benchmarks/differences.py [--model none] [--show odd]

`data/differences.tsv` holds 300 pairs, twenty of each of fifteen kinds, half of them no conflict. Each sentence is read as a
report of its own, then the two are held against each other by the one comparison: whole, and statement by statement.
Pairs with an odd number were looked at while the ladders were mended, those with an even number were not: both are printed.
`--show` prints the pairs of a half that went wrong. Balanced accuracy is the mean of the share of conflicts found and of
the share of other pairs left alone.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from quoth.compare import Context, Finding, Passage, Relation, compare_passages, passage_of, passage_of_sentence
from quoth.compare.keys import keys_of
from quoth.encoder import Encoder, load_encoder
from quoth.encoder.words import WordEncoder
from quoth.pipeline import in_order, read_report
from quoth.types import AnnotatedReport, RawReport

DATA = Path(__file__).parent / "data" / "differences.tsv"
PUBLISHED = "2031-05-15T18:00:00Z"
HALVES = ("odd", "even")


class Pair(NamedTuple):
    """Two sentences about one thing; in a lineage the second was made from the first."""

    name: str
    kind: str
    relation: Relation
    is_conflict: bool
    first: str
    second: str

    @property
    def half(self) -> str:
        return HALVES[1 - int(self.name[-3:-1]) % 2]


class Answer(NamedTuple):
    """A pair with the conflicts that were found in it."""

    pair: Pair
    conflicts: tuple[Finding, ...]

    @property
    def right(self) -> bool:
        return bool(self.conflicts) == self.pair.is_conflict

    @property
    def kind_right(self) -> bool:
        return any(found.kind == self.pair.kind for found in self.conflicts)


def read_pairs(path: Path) -> tuple[Pair, ...]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Pair(name, kind, relation, verdict == "conflict", first, second)  # type: ignore[arg-type]
        for name, kind, relation, verdict, first, second in rows
    )


def report_of(text: str, outlet: str) -> RawReport:
    return RawReport(
        id=outlet, input=outlet, also=(), title=None, outlet=outlet, publisher=None, authors=(), published=PUBLISHED,
        url=None, language="en", text=text, title_apart=False, found={},
    )  # fmt: skip


def read_both(pair: Pair, encoder: Encoder) -> tuple[AnnotatedReport, AnnotatedReport]:
    """The rewrite and its source as two reports."""
    rewrite, source = (read_report(report_of(*given), encoder) for given in ((pair.second, "b"), (pair.first, "a")))
    return rewrite, source


def answer(pair: Pair, rewrite: AnnotatedReport, source: AnnotatedReport) -> Answer:
    context = Context((rewrite,), (source,))
    found = [
        finding
        for left, right in passages(rewrite, source)
        for finding in compare_passages(left, right, relation=pair.relation, context=context)
    ]
    return Answer(pair, tuple(finding for finding in found if finding.verdict == "conflict"))


def passages(left: AnnotatedReport, right: AnnotatedReport) -> Iterator[tuple[Passage, Passage]]:
    """The sentences, then each statement with the one that has most words in common with it."""
    yield passage_of_sentence(left, 0), passage_of_sentence(right, 0)
    for statement in left.statements:
        one = passage_of(left, statement)
        others = [passage_of(right, other) for other in right.statements]
        if others:
            yield one, max(others, key=lambda other: in_common(one, other))


def in_common(one: Passage, other: Passage) -> float:
    keys = set(keys_of(one.text)), set(keys_of(other.text))
    return len(keys[0] & keys[1]) / max(1, len(keys[0] | keys[1]))


class Score(NamedTuple):
    """How many conflicts were found, with the right kind, and how many other pairs were left alone."""

    found: float
    kind: float
    left_alone: float

    @property
    def balanced(self) -> float:
        return (self.found + self.left_alone) / 2


def score_of(answers: Iterable[Answer]) -> Score:
    listed = tuple(answers)
    conflicts = [a for a in listed if a.pair.is_conflict]
    others = [a for a in listed if not a.pair.is_conflict]
    found = [a for a in conflicts if a.right]
    return Score(
        len(found) / len(conflicts),
        sum(a.kind_right for a in found) / max(1, len(found)),
        sum(a.right for a in others) / len(others),
    )


def print_table(answers: tuple[Answer, ...]) -> None:
    print("| kind | conflicts found | of the right kind | others left alone | balanced | odd | even |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    kinds = list(dict.fromkeys(a.pair.kind for a in answers))
    for kind in (*kinds, "all"):
        own = [a for a in answers if kind in (a.pair.kind, "all")]
        whole = score_of(own)
        odd, even = (score_of(a for a in own if a.pair.half == half).balanced for half in HALVES)
        told = (whole.found, whole.kind, whole.left_alone, whole.balanced, odd, even)
        print(f"| {kind} | " + " | ".join(f"{value:.2f}" for value in told) + " |")


def print_wrong(answers: tuple[Answer, ...], half: str) -> None:
    for given in answers:
        if given.pair.half == half and not given.right:
            rules = ", ".join(sorted({f"{found.kind} by {found.rule}" for found in given.conflicts}))
            print(f"\n{given.pair.name} {given.pair.relation}: {rules or 'nothing found'}")
            print(f"  {given.pair.first}\n  {given.pair.second}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--model", choices=("default", "none"), default="default")
    parser.add_argument("--show", choices=HALVES)
    arguments = parser.parse_args()
    encoder: Encoder = WordEncoder() if arguments.model == "none" else load_encoder()
    pairs = read_pairs(DATA)
    read = in_order(lambda pair: read_both(pair, encoder), pairs)
    answers = tuple(answer(pair, *both) for pair, both in zip(pairs, read, strict=True))
    print_table(answers)
    if arguments.show:
        print_wrong(answers, arguments.show)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
