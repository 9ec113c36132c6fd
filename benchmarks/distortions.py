"""True claims and distorted ones held against the reports they speak of: how many of either does the audit confirm?

    python benchmarks/distortions.py [--seeds FOLDER] [--model none] [--show odd]

`data/distortions` holds five invented stories, each with twenty true claims and twenty distorted ones; `seeds.tsv` has as many
about the two reports in FOLDER (`r1.txt`, `r2.txt`), and is left out without it. A claim is an article of one sentence.
It is confirmed where that sentence is carried by a report and no finding stands against it. Claims in odd lines were looked
at while the audit was mended, those in even lines were not: both are printed. `--show` prints the claims of a half that went wrong.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from quoth.audit import audit_article
from quoth.encoder import Encoder, load_encoder
from quoth.encoder.words import WordEncoder
from quoth.pipeline import in_order, read_report
from quoth.types import AnnotatedReport, Audit, RawReport

DATA = Path(__file__).parent / "data" / "distortions"
SEEDS = ("r1.txt", "r2.txt")
PUBLISHED = {"seeds": "2024-10-24T12:00:00Z"}
UNDATED = "2026-10-05T12:00:00Z"
HALVES = ("odd", "even")
TRUE = "true"


class Claim(NamedTuple):
    """A sentence about a story; `kind` is "true", or what was distorted in it."""

    story: str
    number: int
    kind: str
    text: str

    @property
    def half(self) -> str:
        return HALVES[(self.number + 1) % 2]

    @property
    def is_true(self) -> bool:
        return self.kind == TRUE


class Answer(NamedTuple):
    """A claim and what the audit said of it."""

    claim: Claim
    audit: Audit

    @property
    def confirmed(self) -> bool:
        return not self.audit.findings and all(s.verdict == "supported" for s in self.audit.sentences)

    @property
    def right(self) -> bool:
        return self.confirmed == self.claim.is_true


def claims_of(path: Path) -> tuple[Claim, ...]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(Claim(path.stem, number, kind, text) for number, (kind, text) in enumerate(rows, 1))


def report_of(name: str, text: str, story: str) -> RawReport:
    """A report with its title in the first line, or a claim, which is one line alone."""
    title, _, rest = text.partition("\n")
    return RawReport(
        id=name, input=name, also=(), title=title if rest else None, outlet=name, publisher=None, authors=(), url=None, language="en",
        published=PUBLISHED.get(story, UNDATED), text=text, title_apart=False, found={},
    )  # fmt: skip


def stories(seeds: Path | None) -> Iterator[tuple[tuple[Claim, ...], tuple[RawReport, ...]]]:
    """The claims of each story and the reports that they are held against."""
    for path in sorted(DATA.glob("*.tsv")):
        own = path.with_suffix(".txt")
        files = [own] if own.exists() else [seeds / name for name in SEEDS] if seeds else []
        if files:
            reports = (report_of(file.name, file.read_text(encoding="utf-8"), path.stem) for file in files)
            yield claims_of(path), tuple(reports)


def answers_to(
    claims: tuple[Claim, ...], reports: tuple[RawReport, ...], encoder: Encoder | WordEncoder
) -> Iterator[Answer]:
    """What the audit says of each claim."""

    def read(raw: RawReport) -> AnnotatedReport:
        return read_report(raw, encoder)

    sources = tuple(in_order(read, reports))
    articles = in_order(read, (report_of("claim", claim.text, claim.story) for claim in claims))
    for claim, article in zip(claims, articles, strict=True):
        yield Answer(claim, audit_article(article, sources))


def table(answers: Iterable[Answer]) -> str:
    """Shares by half, then what was distorted in the claims that were confirmed all the same."""
    listed = tuple(answers)
    lines = [f"{'':26}{'odd':>12}{'even':>12}{'all':>12}"]
    for name, is_true in (("distorted, confirmed", False), ("true, confirmed", True)):
        cells = [
            [a.confirmed for a in listed if a.claim.is_true == is_true and half in (None, a.claim.half)]
            for half in (*HALVES, None)
        ]
        lines.append(f"{name:26}" + "".join(f"{sum(c):>4} of {len(c):<3}{share(c):>5}" for c in cells))
    wrong = Counter(a.claim.kind for a in listed if not a.right and not a.claim.is_true)
    whole = Counter(a.claim.kind for a in listed if not a.claim.is_true)
    lines += [f"  {kind:24}{wrong[kind]:>4} of {whole[kind]}" for kind in sorted(whole)]
    return "\n".join(lines)


def share(confirmed: list[bool]) -> str:
    return f"{100 * sum(confirmed) / max(1, len(confirmed)):.0f}%"


def shown(answer: Answer) -> str:
    found = [f"{f.kind} ({f.rule}): {f.why}" for f in answer.audit.findings]
    verdicts = ", ".join(s.verdict for s in answer.audit.sentences)
    return (
        f"{answer.claim.story} {answer.claim.number} {answer.claim.kind}: {answer.claim.text}\n    {verdicts}; {found}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=Path, metavar="FOLDER", help="a folder with r1.txt and r2.txt")
    parser.add_argument("--model", choices=("none",), help="none: rules and words alone")
    parser.add_argument("--show", choices=HALVES, help="print the claims of a half that went wrong")
    options = parser.parse_args()
    encoder = WordEncoder() if options.model else load_encoder()
    answers = [a for claims, reports in stories(options.seeds) for a in answers_to(claims, reports, encoder)]
    print(table(answers))
    for answer in answers:
        if not answer.right and answer.claim.half == options.show:
            print(shown(answer))


if __name__ == "__main__":
    main()
