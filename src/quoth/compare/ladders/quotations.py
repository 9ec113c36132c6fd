"""Words in quotation marks against the source's words: verbatim, cut, altered, given to another, or not there."""

import re
from functools import lru_cache

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.compare.wording import marked
from quoth.text.names import same_speaker
from quoth.text.quotation import quoted_spans
from quoth.text.spelling import american_spelling
from quoth.types import AnnotatedReport, Span
from quoth.types.claims import DifferenceKind, Severity

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Fewer words in marks are a term or a scare quote, and occur everywhere.
FEWEST = 3
# Likeness (normalised indel, 0 to 100) of a quotation to the nearest stretch of the source's quotations: above, words were
# exchanged; below, it is another sentence.
ALTERED = 68


def compare_quotations(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """Each quotation of the left passage against the quotations and the words of the right one's report."""
    if relation not in ("lineage", "audit"):
        return []
    found = []
    for quotation in left.quotations:
        words = plain_words(quotation.of(left.report.text))
        if len(words) >= FEWEST and left.holds(quotation):
            made = judged(left, right, quotation, words)
            if made is not None:
                found.append(made)
    return found


def plain_words(text: str) -> tuple[str, ...]:
    """Words in small letters and one spelling, without marks."""
    return tuple(american_spelling(match[0].casefold().replace("’", "'")) for match in WORD.finditer(text))


@lru_cache(maxsize=256)
def quoted_words(text: str) -> tuple[tuple[Span, str], ...]:
    """The quotations of a text as normalised words."""
    return tuple((span, " ".join(plain_words(span.of(text)))) for span in quoted_spans(text))


@lru_cache(maxsize=256)
def all_words(text: str) -> str:
    """A whole text as normalised words."""
    return " ".join(plain_words(text))


def judged(left: Passage, right: Passage, quotation: Span, words: tuple[str, ...]) -> Finding | None:
    """What became of one quotation."""
    text, line = right.report.text, " ".join(words)
    source = quoted_words(text)
    whole = next(((span, held) for span, held in source if f" {line} " in f" {held} "), None)
    if whole is not None:
        return cut_or_given_away(left, right, quotation, whole, line)
    if f" {line} " in f" {all_words(text)} " or any(
        held and f" {held} " in f" {line} " and len(held) > 0.8 * len(line) for _, held in source
    ):
        if f" {line} " in f" {all_words(text)} ":
            return written(left, right, quotation, right.spans, "quote-invented", "high",
                           "The source says it without quotation marks; nobody is quoted so.", "Quoted, or paraphrased?")  # fmt: skip
        return None
    parts = [span for span, held in source if held and len(held.split()) >= FEWEST and f" {held} " in f" {line} "]
    if len(parts) >= 2:
        return written(left, right, quotation, tuple(parts), "quote-merged", "medium",
                       "Two quotations of the source are joined into one.", "One sentence, or two?")  # fmt: skip
    return altered_or_invented(left, right, quotation, line, source)


def altered_or_invented(
    left: Passage, right: Passage, quotation: Span, line: str, source: tuple[tuple[Span, str], ...]
) -> Finding | None:
    """Words exchanged in a quotation that the source has, or a quotation that it has not."""
    from rapidfuzz import fuzz

    scored = [
        (fuzz.partial_ratio(line, held) if len(held) >= len(line) else fuzz.ratio(line, held), span)
        for span, held in source
        if held
    ]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].start), default=None)
    if best is not None and best[0] >= ALTERED:
        return written(left, right, quotation, (best[1],), "quote-altered", "high",
                       "Words inside the quotation marks are not those of the source.", "In which words?")  # fmt: skip
    return written(left, right, quotation, right.spans, "quote-invented", "high",
                   "The source has no such quotation.", "Who said these words?")  # fmt: skip


def cut_or_given_away(
    left: Passage, right: Passage, quotation: Span, held: tuple[Span, str], line: str
) -> Finding | None:
    """A verbatim quotation whose limit was cut off, or that another speaker has now."""
    span, words = held
    before, _, after = f" {words} ".partition(f" {line} ")
    limits = marked("assurance", "limits")
    lost = [word for word in after.split()[:12] + before.split()[-6:] if word in limits]
    speakers = speaker_of(left.report, quotation), speaker_of(right.report, span)
    one, other = speakers
    if one and other and not same_speaker(one, other) and not described(right.report, one, other):
        return written(left, right, quotation, (span,), "quote-misattributed", "high",
                       f"The words are {speakers[1]}'s in the source, not {speakers[0]}'s.", "Whose words?")  # fmt: skip
    if lost and after.split()[:1] and after.split()[0] in limits | {"and"} and len(line.split()) > FEWEST:
        return written(left, right, quotation, (span,), "quote-truncated", "medium",
                       f'The quotation ends before the source\'s "{lost[0]}".', "And how did it go on?")  # fmt: skip
    return None


def speaker_of(read: AnnotatedReport, quotation: Span) -> str | None:
    """The innermost named speaker of the statement that holds a quotation."""
    holding = [s for s in read.statements if s.chain and any(piece.overlaps(quotation) for piece in s.content)]
    best = max(holding, key=lambda s: len(s.chain), default=None)
    return best.chain[-1].speaker if best and best.chain[-1].entity else None


def described(read: AnnotatedReport, one: str, other: str) -> bool:
    """Whether one of the names is the other's role in the source."""
    words = {word for word in one.casefold().split() if len(word) > 3}
    return any(
        same_speaker(entity.name, other) and words & set((entity.role or "").casefold().split())
        for entity in read.entities
    )


def written(  # noqa: PLR0913, PLR0917 - the parts of one finding
    left: Passage,
    right: Passage,
    quotation: Span,
    other: tuple[Span, ...],
    kind: DifferenceKind,
    severity: Severity,
    why: str,
    question: str,
) -> Finding:
    """A finding about a quotation."""
    return finding(
        left,
        right,
        kind=kind,
        verdict="conflict",
        spans=((quotation,), other),
        about="quotation",
        question=question,
        why=why,
        severity=severity,
        rule=kind.replace("-", "_"),
    )
