"""Figures that a source takes back: "reported wrongly that 30 were hurt", "the number is not 14 but 41"."""

from functools import lru_cache

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import called, flat
from quoth.compare.keys import keys_of, share
from quoth.compare.passages import within
from quoth.text.numbers import number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Quantity, Span

# Behind one of these a figure is said to have been wrong, up to the end of the sentence.
WRONGLY = frozenset({"wrongly", "mistakenly", "incorrectly", "erroneously", "misreported", "misstated"})
# An article with one of these says that it was wrong too.
CORRECTED = frozenset(
    {
        "wrong",
        "wrongly",
        "corrected",
        "correction",
        "error",
        "mistake",
        "mistaken",
        "incorrect",
        "false",
        "retracted",
        "withdrew",
    }
)
BUT = frozenset({"but", "rather", ",", ";"})
# A figure with its "not", and the one put in its place, stand so near to each other.
CLOSE = 4
# Of the content words at the article's figure so many must stand where it is taken back, or in the sentence before it.
SAME_THING = 0.3


def figure_was_withdrawn(examined: Examined) -> list[AuditFinding]:
    """A figure that a source has only to say that it was wrong, in a sentence about the same thing."""
    told = [q for q in within(examined.article.quantities, (examined.span,), lambda q: q.span) if q.low is not None]
    own = tokens_of(examined.article.text, examined.span.start, examined.span.end)
    if not told or withdrawn_in(own) or CORRECTED & {token.lower for token in own}:
        return []
    found: list[AuditFinding] = []
    for quantity in told:
        met = taken_back(quantity, sentence_keys(examined.article.text, examined.span), examined.sources)
        if met is None or any(f.kind == "figure" and f.article.span.overlaps(quantity.span) for f in examined.made):
            continue
        source, there = met
        words = flat(quantity.span.of(examined.article.text)), flat(there.of(source.text))
        why = f'{called(source)} says that "{words[0]}" was wrong: "{words[1]}".'
        places = examined.article.report.place(quantity.span), source.report.place(there)
        found.append(AuditFinding("figure", "high", *places, why, "figure_was_withdrawn"))
    return found


def taken_back(
    quantity: Quantity, keys: frozenset[str], sources: tuple[AnnotatedReport, ...]
) -> tuple[AnnotatedReport, Span] | None:
    """Where a source takes a figure back that a sentence with these keys has; nothing where another outlet still tells it."""
    value, found = float(quantity.low or 0), None
    for source in sources:
        for number, back in corrections_in(source.text, source.report.sentences):
            about = keys - frozenset(keys_of(str(int(value))))
            if value in back and share(about, grounds_of(source, number) | before(source, number)) >= SAME_THING:
                found = found or (source, source.report.sentences[number])
    if found is None or any(still_told(value, source) for source in sources if called(source) != called(found[0])):
        return None
    return found


@lru_cache(maxsize=64)
def corrections_in(text: str, sentences: tuple[Span, ...]) -> tuple[tuple[int, frozenset[float]], ...]:
    """The sentences of a report that take figures back, by their numbers, with the figures."""
    found = ((n, withdrawn_in(tokens_of(text, held.start, held.end))) for n, held in enumerate(sentences))
    return tuple((n, back) for n, back in found if back)


def before(source: AnnotatedReport, number: int) -> frozenset[str]:
    """The keys of the sentence before one."""
    return sentence_keys(source.text, source.report.sentences[number - 1]) if number else frozenset()


def still_told(value: float, source: AnnotatedReport) -> bool:
    """Whether another source has the figure."""
    return any(q.low is not None and float(q.low) == value for q in source.quantities)


@lru_cache(maxsize=4096)
def withdrawn_in(tokens: tuple[Token, ...]) -> frozenset[float]:
    """The numbers that a sentence says were wrong."""
    words = [token.lower for token in tokens]
    wrong = next((at for at, word in enumerate(words) if word in WRONGLY), len(words))
    found: set[float] = set()
    for at in range(len(tokens)):
        number = number_at(tokens, at)
        if number is None or number.share or number.vague:
            continue
        behind = words[number.last : number.last + CLOSE]
        denied = "not" in words[max(0, at - 2) : at] and bool(BUT & set(behind)) and has_number(tokens, number.last)
        instead = (
            words[max(0, at - 2) : at][-1:] == ["not"] and at > 2 and has_number(tokens, max(0, at - 2 - CLOSE), at - 1)
        )
        if at > wrong or denied or instead:
            found.add(float(number.value))
    return frozenset(found)


def has_number(tokens: tuple[Token, ...], start: int, end: int | None = None) -> bool:
    """Whether a number stands in a stretch of so many words."""
    last = min(len(tokens), start + CLOSE if end is None else end)
    return any(number_at(tokens, at) is not None for at in range(start, last))
