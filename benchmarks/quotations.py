"""Real quotations given back by a script, word for word and spoilt in five ways: what does the audit call each?

    python benchmarks/quotations.py --data FOLDER [--count 500] [--model none] [--show KIND]

FOLDER holds `polnear/dev.jsonl.gz`, `polnear/train.jsonl.gz` and `gum/train.jsonl.gz` (`id`, `text`, `attributions` with source,
cue and content as spans) and `quotes/dev.jsonl.gz` (pairs of quotations that two real reports printed). From the first three a
quotation is taken wherever a named speaker says at least nine words; the article that quotes it is "<quotation>, <speaker>
said." In the same way reported speech without quotation marks is taken and put in some. What has an odd number was looked at
while the rules were mended, what has an even number was not. Of the pairs, those that differ only where one of the two has a
bracket or an ellipsis are honest, whatever class they have; the first sixty of each kind were looked at, the others not.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from quoth.audit import audit_article
from quoth.encoder import Encoder, load_encoder
from quoth.encoder.words import WordEncoder
from quoth.lexicons import load_table
from quoth.pipeline import in_order, read_report
from quoth.text.quotation import quoted_spans
from quoth.text.stems import light_words
from quoth.types import AnnotatedReport, RawReport, Span

FILES = ("polnear/dev.jsonl.gz", "gum/train.jsonl.gz", "polnear/train.jsonl.gz")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
NAME = re.compile(r"\b[A-Z][\w-]+(?: [A-Z]\.| (?:de|van|von|al|bin))?(?: [A-Z][\w-]+){1,2}")
# What stands before the name of somebody else ("the lawyer of"), and what goes on behind a name that is cut or is no head.
OF_ANOTHER = re.compile(r"\b(?:of|for|to|with|by|from|than|former|ex)\s(?:[\w.]+\s){0,2}$")
FURTHER = re.compile(r"['’]s?\b| [A-Z]|\.? (?:campaign|aide|adviser|spokes\w+|speechwriter|supporter)")
FEWEST, MOST = 9, 60
# So many of one report, that no article counts for much.
OF_ONE = 6
TOLD_OF_ONE = 2
OF_A_VARIANT = 60
# After these a whole clause follows.
SAID = ("said", "says", "said that", "says that", "told reporters", "told reporters that")
# A bracket with what is in it, dots, or a word.
PIECES = re.compile(r"\[[^\]]*\]|\([^)]*\)|(?:\.\s?){2,}|…|[^\W_]+(?:'[^\W_]+)?")
NO_WORDS = re.compile(r"[\n\"“”‘\[]|''|``")
HALVES = ("odd", "even")
# What the audit is to say of each way of quoting; None is nothing at all.
WANTED = {
    "verbatim": None,
    "shortened": None,
    "truncated": "quote-truncated",
    "altered": "quote-altered",
    "merged": "quote-merged",
    "given to another": "quote-misattributed",
    "invented": "quote-invented",
    "put in marks": "quote-invented",
}
# The same for pairs that two real reports printed: what is honest, and what is a change.
HONEST = ("identical", "punctuation", "spelling", "cut", "marked")
CHANGED = ("words", "elided")


class Quotation(NamedTuple):
    """Words that a named speaker says in a report; `words` stand without their quotation marks."""

    number: int
    report: str
    text: str
    words: str
    speaker: str

    @property
    def half(self) -> str:
        return HALVES[(self.number + 1) % 2]


class Given(NamedTuple):
    """A quotation as an article gives it, in one of the ways below."""

    kind: str
    quotation: Quotation
    words: str
    speaker: str

    @property
    def sentence(self) -> str:
        return f"“{self.words.rstrip(' .,;:')},” {self.speaker} said."


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def full_name(source: str) -> str | None:
    """The name of the one person with a given name that is known, without title and office; None where it is another's."""
    starts = [m.start() for m in re.finditer(r"\b[A-Z][\w-]+", source) if m[0].casefold() in given_names()]
    found = NAME.match(source, starts[0]) if starts else None
    if found is None or any(start >= found.end() for start in starts) or OF_ANOTHER.search(source[: found.start()]):
        return None
    return None if FURTHER.match(source, found.end()) else found[0]


@cache
def given_names() -> frozenset[str]:
    return frozenset(row[0].casefold() for row in load_table("given_names"))


def quotations_of(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The words and the speaker of each quotation that stands in one attribution to a name."""
    text = document["text"]
    spans = quoted_spans(text)
    for attribution in document["attributions"]:
        source = " ".join(text[start:end] for start, end in attribution["source"])
        name = full_name(source)
        pieces = [Span(*piece) for piece in attribution["content"]]
        inside = [span for span in spans if any(piece.overlaps(span) for piece in pieces)]
        if name is None or len(inside) != 1:
            continue
        words = inside[0].of(text).strip("“”\"'‘’ ")
        titled = sum(word[:1].isupper() for word in words.split()) > len(words.split()) / 2
        plain = not titled and "“" not in words and '"' not in words and "\n" not in words and "[" not in words
        if plain and FEWEST <= len(words.split()) <= MOST and text.count(words) == 1:
            yield words, name


def reported_of(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The words and the speaker of what is told of a name's words in one piece, without quotation marks."""
    text = document["text"]
    for attribution in document["attributions"]:
        name = full_name(" ".join(text[start:end] for start, end in attribution["source"]))
        cue = " ".join(text[start:end] for start, end in attribution["cue"])
        if name is None or len(attribution["content"]) != 1 or cue not in SAID:
            continue
        words = Span(*attribution["content"][0]).of(text).strip(" ,.").removeprefix("that ")
        if not NO_WORDS.search(words) and FEWEST <= len(words.split()) <= MOST and text.count(words) == 1:
            yield words[0].upper() + words[1:], name


def reported(folder: Path, count: int) -> tuple[Quotation, ...]:
    """So many pieces of reported speech, with their speakers."""
    taken: list[Quotation] = []
    for document in documents(folder):
        for words, speaker in islice(reported_of(document), TOLD_OF_ONE):
            taken.append(Quotation(len(taken) + 1, document["id"], document["text"], words, speaker))
        if len(taken) >= count:
            break
    return tuple(taken[:count])


def quotations(folder: Path, count: int) -> tuple[Quotation, ...]:
    taken: list[Quotation] = []
    for document in documents(folder):
        for words, speaker in islice(quotations_of(document), OF_ONE):
            taken.append(Quotation(len(taken) + 1, document["id"], document["text"], words, speaker))
        if len(taken) >= count:
            break
    return tuple(taken[:count])


def content_words(words: list[str]) -> list[int]:
    """Places of the words that carry sense, not the first or the last."""
    return [
        n
        for n in range(1, len(words) - 1)
        if words[n].isalpha() and len(words[n]) > 3 and words[n] not in light_words()
    ]


def shortened(quotation: Quotation, _: list[Quotation], __: int) -> Given | None:
    """Its first sentence alone, where it has two."""
    first, *rest = SENTENCE_END.split(quotation.words)
    kept = rest and len(first.split()) >= FEWEST // 2
    return Given("shortened", quotation, first, quotation.speaker) if kept else None


def truncated(quotation: Quotation, _: list[Quotation], __: int) -> Given | None:
    """Three words in its middle are gone without a mark."""
    words = SENTENCE_END.split(quotation.words)[0].split()
    if len(words) < FEWEST:
        return None
    middle = len(words) // 2
    return Given("truncated", quotation, " ".join(words[: middle - 1] + words[middle + 2 :]), quotation.speaker)


def altered(quotation: Quotation, others: list[Quotation], at: int) -> Given | None:
    """A word that carries sense is exchanged for one of another quotation, or, where there is none, a "never" is put in."""
    words, other = quotation.words.split(), others[(at + 7) % len(others)].words.split()
    places, donors = content_words(words), [other[n] for n in content_words(other) if other[n] not in words]
    if places and donors:
        words[places[len(places) // 2]] = donors[0]
    else:
        words.insert(len(words) // 2, "never")
    return Given("altered", quotation, " ".join(words), quotation.speaker)


def merged(quotation: Quotation, others: list[Quotation], at: int) -> Given | None:
    """It runs on into the next quotation that the same report has elsewhere."""
    following = others[(at + 1) % len(others)]
    apart = quotation.text.find(following.words) - quotation.text.find(quotation.words) - len(quotation.words)
    if following.report != quotation.report or apart < 100:
        return None
    first = " ".join(quotation.words.rstrip(" .,").split()[:14])
    second = " ".join(following.words.split()[:14])
    return Given("merged", quotation, f"{first} and {second[:1].lower()}{second[1:]}", quotation.speaker)


def given_to_another(quotation: Quotation, others: list[Quotation], at: int) -> Given | None:
    """Somebody else is named as its speaker: another one of the report, or of another report."""
    for step in range(1, len(others)):
        speaker = others[(at + step) % len(others)].speaker
        if not set(speaker.split()) & set(quotation.speaker.split()):
            return Given("given to another", quotation, quotation.words, speaker)
    return None


def invented(quotation: Quotation, others: list[Quotation], at: int) -> Given | None:
    """Its speaker is given a quotation of another report."""
    for step in range(11, len(others)):
        other = others[(at + step) % len(others)]
        if other.report != quotation.report and other.words not in quotation.text:
            return Given("invented", quotation, other.words, quotation.speaker)
    return None


def verbatim(quotation: Quotation, _: list[Quotation], __: int) -> Given | None:
    """Word for word."""
    return Given("verbatim", quotation, quotation.words, quotation.speaker)


def put_in_marks(quotation: Quotation, _: list[Quotation], __: int) -> Given | None:
    """What is told of its speaker's words is put in quotation marks."""
    return Given("put in marks", quotation, quotation.words, quotation.speaker)


Way = Callable[[Quotation, list[Quotation], int], Given | None]
WAYS: tuple[Way, ...] = (
    verbatim, shortened, truncated, altered, merged, given_to_another, invented,
)  # fmt: skip


def report_of(name: str, text: str) -> RawReport:
    return RawReport(
        id=name, input=name, also=(), title=None, outlet=name, publisher=None, authors=(), published=None,
        url=None, language="en", text=text, title_apart=False, found={},
    )  # fmt: skip


class Answer(NamedTuple):
    """A quotation as it was given, and the kinds of what the audit found in its quotation marks."""

    given: Given
    kinds: tuple[str, ...]

    @property
    def right(self) -> bool:
        wanted = WANTED[self.given.kind]
        return wanted in self.kinds if wanted else not self.kinds


def articles_of(
    listed: tuple[Quotation, ...], encoder: Encoder | WordEncoder, ways: tuple[Way, ...] = WAYS
) -> Iterator[tuple[Given, AnnotatedReport, AnnotatedReport]]:
    """All ways of giving each quotation: the article that gives it, and the report that it stands in."""
    others = list(listed)
    by_report: dict[str, list[Given]] = defaultdict(list)
    for at, quotation in enumerate(listed):
        by_report[quotation.report] += [given for way in ways if (given := way(quotation, others, at)) is not None]
    for givens in by_report.values():
        text = givens[0].quotation.text

        def read(raw: RawReport) -> AnnotatedReport:
            return read_report(raw, encoder)

        source, *articles = in_order(read, (report_of("r", text), *(report_of("a", g.sentence) for g in givens)))
        for given, article in zip(givens, articles, strict=True):
            yield given, article, source


def answer(given: Given, article: AnnotatedReport, source: AnnotatedReport) -> Answer:
    found = audit_article(article, (source,)).findings
    return Answer(given, tuple(f.kind for f in found if f.kind.startswith("quote-")))


def table(answers: Iterable[Answer]) -> str:
    listed = tuple(answers)
    lines = [f"{'':20}{'odd':>8}{'even':>8}{'all':>8}{'of':>6}   otherwise"]
    for kind in WANTED:
        ours = [a for a in listed if a.given.kind == kind]
        cells = [[a.right for a in ours if half in (None, a.given.quotation.half)] for half in (*HALVES, None)]
        wrong = Counter(a.kinds[0] if a.kinds else "nothing" for a in ours if not a.right)
        shares = "".join(f"{sum(c) / max(1, len(c)):8.3f}" for c in cells)
        lines.append(f"{kind:20}{shares}{len(ours):6}   {', '.join(f'{n} {k}' for k, n in wrong.most_common())}")
    return "\n".join(lines)


def pairs_table(folder: Path, encoder: Encoder | WordEncoder) -> str:
    """What is said of quotations that two real reports printed: nothing of honest variants, something of changed ones."""
    by_variant = pairs_of(folder)
    out = [f"{'':20}{'first':>8}{'others':>8}{'of':>6}   what is said"]
    for name in (*HONEST, *CHANGED):
        told = [said_of(row, encoder) for row in by_variant[name][: 2 * OF_A_VARIANT]]
        right = [bool(kinds) == (name in CHANGED) for kinds in told]
        shares = [sum(part) / len(part) if part else 1.0 for part in (right[:OF_A_VARIANT], right[OF_A_VARIANT:])]
        seen = Counter(kinds[0] if kinds else "nothing" for kinds in told)
        out.append(f"{name:20}{shares[0]:8.3f}{shares[1]:8.3f}{len(told):6}   {dict(seen.most_common())}")
    return "\n".join(out)


def pairs_of(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The pairs by what was done to them; "marked" are those that differ only at brackets and dots."""
    with gzip.open(folder / "quotes/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    by_variant: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        changed = row["variant"] in CHANGED
        name = "marked" if changed and marked_where_they_differ(row["quote_a"], row["quote_b"]) else row["variant"]
        by_variant[name].append(row)
    return by_variant


def marked_where_they_differ(one: str, other: str) -> bool:
    """Whether each place where two quotations differ has a bracket or dots in it or beside it, in either of them."""
    left, right = (PIECES.findall(text.casefold().replace("’", "'")) for text in (one, other))
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    inside = [c for n, c in enumerate(codes) if c[0] != "equal" and (c[0] == "replace" or 0 < n < len(codes) - 1)]
    return all(
        is_marked(left[max(0, a - 1) : b + 1], right[max(0, c - 1) : d + 1], kind) for kind, a, b, c, d in inside
    )


def is_marked(one: list[str], other: list[str], kind: str) -> bool:
    """Whether a bracket or dots stand in one of two stretches, or, where the one has more words alone, in both."""
    marks = [any(map(is_mark, pieces)) for pieces in (one, other)]
    words = [any(not is_mark(piece) for piece in pieces[1:-1]) for pieces in (one, other)]
    return any(marks) and not (kind == "replace" and all(marks) and all(words))


def is_mark(piece: str) -> bool:
    return not piece[0].isalnum()


def said_of(row: dict[str, Any], encoder: Encoder | WordEncoder) -> tuple[str, ...]:
    """The kinds found in the first report's quotation, the second, or the one that has more of it, being its source."""
    both = [row["quote_a"], row["quote_b"]]
    if row["variant"] in ("cut", "elided"):
        both.sort(key=len)
    texts = [f"“{quote}” he said." for quote in both]
    article, source = (read_report(report_of(name, text), encoder) for name, text in zip("ab", texts, strict=True))
    return tuple(f.kind for f in audit_article(article, (source,)).findings if f.kind.startswith("quote-"))


def shown(answer: Answer) -> str:
    was = answer.given.quotation
    return f"{was.report}: {answer.kinds}\n    {answer.given.sentence}\n    was: {was.speaker}: {was.words}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--model", choices=("none",), help="none: rules and words alone")
    parser.add_argument("--show", choices=tuple(WANTED), help="print what went wrong of one kind, odd numbers only")
    options = parser.parse_args()
    encoder = WordEncoder() if options.model else load_encoder()
    answers = [answer(*given) for given in articles_of(quotations(options.data, options.count), encoder)]
    answers += [
        answer(*given) for given in articles_of(reported(options.data, options.count), encoder, (put_in_marks,))
    ]
    print(table(answers))
    print(f"\nPairs that two real reports printed\n{pairs_table(options.data, encoder)}")
    for told in answers:
        if told.given.kind == options.show and not told.right and told.given.quotation.half == "odd":
            print(shown(told))


if __name__ == "__main__":
    main()
