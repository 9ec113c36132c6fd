"""Scores the audit on other people's collections: does a source bear out a claim, a summary, a sentence, and which words not?

    python benchmarks/audit_sets.py --data FOLDER --scorers FOLDER [--sets NAME,...] [--rows N] [--half 0|1] [--cache FOLDER] [--out FOLDER]

FOLDER of the data holds `vitaminc`, `summedits`, `wice` and `frank` as JSON lines; that of the scorers `score.py` and
`score_spans.py`, which make the figures. Each claim or summary is an article, what it is held against a source. `--rows` takes
whole documents up to so many rows, by a hash of their names; `--half` those documents alone whose hash is even or odd. Of
vitaminc a claim is consistent where nothing more than mild was found; of the others the score has a threshold that the scorer
tunes on one half of the documents and applies to the other.
`--cache` keeps what was read; throw it away when the reading changes.
"""

import argparse
import gzip
import hashlib
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from quoth.audit import audit_article
from quoth.audit.counterparts import nearest
from quoth.compare.keys import token_keys
from quoth.encoder import load_encoder
from quoth.pipeline import in_order, read_report
from quoth.text.folding import fold_words
from quoth.text.numbers import number_at
from quoth.text.rarity import rarity_of
from quoth.text.stems import stem_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Audit, RawReport, Span

Row = dict[str, Any]
# What is known of each set: a rule or a model, its figure on the rows of the set's development file, what is to be reached.
KNOWN = {
    "vitaminc": ("balanced_accuracy", "comparing rule .785, small NLI model .608", ".87"),
    "summedits": ("balanced_accuracy", "numbers and names .631, small NLI model .646; news: QAFactEval .744, GPT-4 .833", ".70, news .75"),
    "wice": ("balanced_accuracy", "numbers and names .741", ".78"),
    "wice-tokens": ("f1", "absent from the two nearest sentences .533", ".60"),
    "frank": ("mean_of_domains", "FactCC .577, BERTScore .652", ".62"),
}  # fmt: skip


class Item(NamedTuple):
    """A row of a set: an article, the source it is held against, and the row itself."""

    row: Row
    article: str
    source: str


def lines_of(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents(folder: Path, name: str) -> dict[str, str]:
    """The sources by their keys, a sentence a line."""
    return {row["doc_id"]: "\n".join(row["sentences"]) for row in lines_of(folder / name)}


def items_of(name: str, data: Path) -> list[Item]:
    """The rows of a set that its figure is about."""
    if name == "vitaminc":
        rows = [row for row in lines_of(data / name / "dev.jsonl.gz") if row["figures"]]
        return [Item(row, row["claim"], row["evidence"]) for row in rows if row["verdict"] != "not_enough"]
    if name == "summedits":
        return [Item(row, row["summary"], row["doc"]) for row in lines_of(data / name / "dev.jsonl.gz")]
    if name == "frank":
        texts = documents(data / name, "dev_docs.jsonl.gz")
        rows = lines_of(data / name / "dev.jsonl.gz")
        return [Item(row, " ".join(row["summary_sentences"]), texts[row["doc_id"]]) for row in rows]
    texts = documents(data / "wice", "dev_docs.jsonl.gz")
    rows = lines_of(data / "wice" / ("dev_claims.jsonl.gz" if name == "wice" else "dev_tokens.jsonl.gz"))
    return [Item(row, row["claim"], texts[row["doc_id"]]) for row in rows]


def half_of(row: Row) -> int:
    return digest(row) % 2


def digest(row: Row) -> int:
    return hashlib.sha256(str(row["doc_id"]).encode()).digest()[0]


def chosen(items: list[Item], rows: int | None, half: int | None) -> list[Item]:
    """Whole documents up to so many rows, in the order of the hashes of their names."""
    held = [item for item in items if half is None or half_of(item.row) == half]
    names = sorted({item.row["doc_id"] for item in held}, key=lambda name: hashlib.sha256(name[::-1].encode()).digest())
    by_name: dict[str, list[Item]] = {name: [] for name in names}
    for item in held:
        by_name[item.row["doc_id"]].append(item)
    taken: list[Item] = []
    for name in names:
        if rows is not None and len(taken) >= rows:
            break
        taken += by_name[name]
    return taken


class Reader:
    """Texts in, annotated reports out, each read once; kept in a folder where there is one."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._encoder = load_encoder()
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)

    def read(self, text: str) -> AnnotatedReport:
        path = self._cache / hashlib.sha256(text.encode()).hexdigest()[:24] if self._cache is not None else None
        if path is not None and path.exists():
            return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]
        made = read_report(report_of(text), self._encoder)
        if path is not None:
            path.write_bytes(pickle.dumps(made))
        return made


def report_of(text: str) -> RawReport:
    """A text without a title, an outlet or a day."""
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    return RawReport(
        id=name, input=name, also=(), title=None, outlet=None, publisher=None, authors=(), url=None, language="en",
        published=None, text=text, title_apart=False, found={},
    )  # fmt: skip


def audits_of(items: Iterable[Item], reader: Reader) -> Iterator[tuple[Item, Audit]]:
    """Each article held against its source."""
    listed = list(items)
    read = in_order(reader.read, chain.from_iterable((item.article, item.source) for item in listed))
    for item in listed:
        article, source = next(read), next(read)
        yield item, audit_article(article, (source,))


# The nearest sentences of all sources that a sentence may have been made from.
NEAREST = 3
# Two words with so many first letters in common are one ("Vienna", "Viennese"); numbers must be the same.
ROOT = 5
# A word weighs by its rarity in news, at least this; names and numbers weigh like the rarest.
LEAST, MOST = 1.0, 7.0


class Word(NamedTuple):
    """A content word of a sentence: what it weighs, whether the nearest sentences have it, whether any source has it."""

    span: Span
    weight: float
    near: bool
    anywhere: bool
    named: bool


class Support(NamedTuple):
    """The content words of a sentence, and how near the nearest sentence is to it."""

    words: tuple[Word, ...]
    likeness: float

    @property
    def share(self) -> float:
        """The share of the words' weight that the nearest sentences have."""
        whole = sum(word.weight for word in self.words)
        return sum(word.weight for word in self.words if word.near) / whole if whole else 1.0

    @property
    def known(self) -> float:
        """The share of the words' weight that any source has."""
        whole = sum(word.weight for word in self.words)
        return sum(word.weight for word in self.words if word.anywhere) / whole if whole else 1.0


def support_of(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> Support:
    """Each content word of a sentence of the article, held against the nearest sentences and against all."""
    scored = sorted(
        (-score, place, at) for place, source in enumerate(sources) for score, at in nearest(article, number, source)
    )[:NEAREST]
    near = frozenset(
        form for _, place, at in scored for form in _forms(sources[place].text, sources[place].report.sentences[at])
    )
    everywhere = [_all_forms(source.text, source.report.sentences) for source in sources]
    words = []
    for token, forms in content_words(article.text, article.report.sentences[number]):
        here = bool(forms & near)
        anywhere = here or any(forms & held for held in everywhere)
        named = token.is_capitalised and token.start > article.report.sentences[number].start
        words.append(Word(Span(token.start, token.end), weight(token, named=named), here, anywhere, named))
    return Support(tuple(words), -scored[0][0] if scored else 0.0)


def content_words(text: str, span: Span) -> Iterator[tuple[Token, frozenset[str]]]:
    """The words of a stretch that say something, each with the forms by which it is found again."""
    tokens = tokens_of(text, span.start, span.end)
    for at, token in enumerate(tokens):
        number = number_at(tokens, at)
        if number is not None and token.lower not in ("a", "an", "one"):
            yield token, frozenset({f"#{float(number.value):g}", token.lower})
        elif token_keys(token):
            yield token, forms_of(token)


def forms_of(token: Token) -> frozenset[str]:
    """The key of a word with that of its synonyms, its stem, and its first letters."""
    folded = fold_words(token.text)
    roots = {f"{word[:ROOT]}-" for word in folded if len(word) > ROOT and word.isalpha()}
    return frozenset((*token_keys(token), *(stem_of(word) for word in folded), *roots))


def weight(token: Token, *, named: bool) -> float:
    """How much it matters that a word is borne out."""
    if named or token.text[0].isdigit():
        return MOST
    return min(MOST, max(LEAST, rarity_of(stem_of(token.lower))))


@lru_cache(maxsize=8192)
def _forms(text: str, sentence: Span) -> frozenset[str]:
    return frozenset(form for _, forms in content_words(text, sentence) for form in forms)


@lru_cache(maxsize=64)
def _all_forms(text: str, sentences: tuple[Span, ...]) -> frozenset[str]:
    return frozenset(form for sentence in sentences for form in _forms(text, sentence))


def is_serious(audit: Audit) -> bool:
    """Whether something was found that is more than mild."""
    return any(finding.severity != "low" for finding in audit.findings)


# What the score of a text loses: for each finding by its severity, for a name or number that no source has, for one that only
# a sentence further off has. Set by hand on the news of summedits and the 130 rows of wice of the table.
COST = {"high": 0.2, "medium": 0.1, "low": 0.0}
UNKNOWN, FAR_OFF = 0.4, 0.1
# What these rules find is as often a free rewording in a summary as an error.
LOOSE = frozenset(
    {"word_is_another", "said_by_another", "doubt_is_gone", "attribution_dropped", "quote_invented", "plan_is_told_as_done"}
)  # fmt: skip
# A finding of more characters speaks of a whole clause.
SHORT = 60


def score_of(audit: Audit) -> float:
    """How well the source bears out a whole text: its least supported sentence, less what was found."""
    article = audit.article
    held = [support_of(article, number, audit.sources) for number in range(len(article.report.sentences))]
    told = [word for support in held for word in support.words if word.named or word.span.of(article.text)[0].isdigit()]
    lost = sum(COST[finding.severity] for finding in audit.findings if finding.rule not in LOOSE)
    lost += UNKNOWN * sum(not word.anywhere for word in told) + FAR_OFF * sum(not word.near for word in told)
    near, known = (min((getattr(s, of) for s in held), default=1.0) for of in ("share", "known"))
    return round(0.5 * known + 0.3 * near - lost, 4)


def unsupported_tokens(item: Item, audit: Audit) -> list[int]:
    """The positions of the words of a claim that no source sentence near it has, or that a finding speaks of."""
    article = audit.article
    spans = [
        word.span
        for number in range(len(article.report.sentences))
        for word in support_of(article, number, audit.sources).words
        if not word.near
    ]
    spans += [f.article.span for f in audit.findings if f.article.end - f.article.start <= SHORT]
    positions, at = [], 0
    for number, token in enumerate(item.row["tokens"]):
        start = item.article.find(token, at)
        if start < 0:
            continue
        at = start + len(token)
        if any(span.start < at and start < span.end for span in spans) and any(char.isalnum() for char in token):
            positions.append(number)
    return positions


def prediction(name: str, item: Item, audit: Audit) -> Row:
    """What the scorer wants to know of a row."""
    if name == "wice-tokens":
        return {"id": item.row["id"], "unsupported": unsupported_tokens(item, audit)}
    if name == "vitaminc":
        return {"id": item.row["id"], "consistent": not is_serious(audit)}
    return {"id": item.row["id"], "score": score_of(audit)}


def scored(name: str, made: list[tuple[Item, Row]], scorers: Path, out: Path) -> Row:
    """The scorer's answer on the rows that were audited."""
    out.mkdir(parents=True, exist_ok=True)
    gold, found = out / f"{name}.gold.jsonl", out / f"{name}.jsonl"
    gold.write_text("".join(json.dumps(item.row) + "\n" for item, _ in made), encoding="utf-8")
    found.write_text("".join(json.dumps(row) + "\n" for _, row in made), encoding="utf-8")
    script = ["score_spans.py", "tokens"] if name == "wice-tokens" else ["score.py"]
    command = [sys.executable, str(scorers / script[0]), *script[1:], str(gold), str(found)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: Row = json.loads(done.stdout)
    return answer


def line_of(name: str, rows: int, answer: Row) -> str:
    """A row of the table: the figure, that of each domain, what is known, what is to be reached."""
    figure, known, aim = KNOWN[name]
    value = answer.get(figure)
    domains = {d: v.get("balanced_accuracy") for d, v in answer.get("by_domain", {}).items()}
    parts = ", ".join(f"{d} {v:.3f}" for d, v in domains.items() if v is not None) if len(domains) > 1 else ""
    return f"| {name} ({figure}, {rows} rows) | {known} | {aim} | {value if value is None else format(value, '.3f')} | {parts} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, required=True)
    parser.add_argument("--sets", default=",".join(KNOWN))
    parser.add_argument("--rows", type=int)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    reader = Reader(options.cache)
    print("| set | known | to reach | found | by domain |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets.split(","):
            items = chosen(items_of(name, options.data), options.rows, options.half)
            made = [(item, prediction(name, item, audit)) for item, audit in audits_of(items, reader)]
            print(
                line_of(name, len(made), scored(name, made, options.scorers, options.out or Path(folder))), flush=True
            )


if __name__ == "__main__":
    main()
