"""Counts of one thing, small ones and headlines included: "two pillars" where every source has one, "30,000 soldiers" for 3,000."""

from functools import lru_cache

from msgspec import Struct

from quoth.audit.counterparts import Counterpart
from quoth.audit.donors import is_nearest, keys_at
from quoth.audit.examined import Examined
from quoth.audit.reasons import called
from quoth.compare.keys import keys_of, token_keys
from quoth.compare.ladders.figure_pairs import GENERIC
from quoth.text.numbers import number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Place, Span

# So many words behind a number may name what it counts.
REACH = 3
BETWEEN = frozenset({"of", "the", "their", "its", "his", "her", "more", "other", "new"})
# Who was counted and what became of them is compared by the figures' own ladder; "a year" is a rate.
OUTCOMES = frozenset(keys_of("killed dead injured wounded missing hurt arrested homeless individuals"))
TIMES = frozenset(keys_of("day week month year hour minute"))
# "Four days before" is a moment counted from another one.
MOMENTS = frozenset({"before", "after", "later", "earlier", "ago", "on", "in", "into"})
ONE = frozenset({"a", "an"})
# "About" and "more than" stand for any number so near below or above.
LOOSE = (
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "over",
    "than",
    "least",
    "most",
    "to",
    "roughly",
    "approximately",
    "under",
)
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
NEAR = 1.3
LEAST_SLIP = 10
ROUNDED = 1.06
# A number that other words join to a noun by chance is a year, a score, an address; a count of a day's own hours is none.
YEARS = range(1900, 2101)


class Count(Struct, frozen=True):
    """A number with the keys of the words that say what it counts; `loose` where it is said to be about so many."""

    span: Span
    value: float
    keys: frozenset[str]
    loose: bool


def counts_changed(examined: Examined) -> list[AuditFinding]:
    """Numbers of a sentence that no source gives for the same thing, where the sentence's own source gives another."""
    found = []
    for count in counts_in(examined.article.text, examined.span.start, examined.span.end, ones=False):
        if any(f.article.span.overlaps(count.span) for f in examined.made) or count.value in YEARS:
            continue
        held = [other for source in examined.sources for other in counts_in(source.text) if other.keys & count.keys]
        near = [(c.source.text, c.span) for c in examined.beside]
        if not held or given(count, held) or any(stands_there(count, text, span) for text, span in near):
            continue
        pair = slipped_from(count, examined.sources) or counterpart_of(
            examined.article, examined.number, count, examined.beside, examined.sources
        )
        if pair is not None:
            found.append(changed(examined.article, count, *pair))
    return found


def stands_there(count: Count, text: str, span: Span) -> bool:
    """Whether a sentence has the number, and not only for a length of time."""
    times = [c for c in counts_in(text, span.start, span.end) if c.value == count.value]
    lasting = bool(times) and all(c.keys <= TIMES for c in times) and not count.keys & TIMES
    return count.value in numbers_of(text, span) and not lasting


def given(count: Count, held: list[Count]) -> bool:
    """Whether the sources give the number for the thing, or one that it rounds, or two that make it."""
    values = {other.value for other in held}
    if count.value in values or any(count.value - a in values and count.value - a != a for a in values):
        return True
    return any(
        max(count.value, other.value)
        <= (NEAR if count.loose or other.loose else ROUNDED) * min(count.value, other.value)
        for other in held
    )


def slipped_from(count: Count, sources: tuple[AnnotatedReport, ...]) -> tuple[AnnotatedReport, Count] | None:
    """A count of the same thing that becomes this one by a nought more or less, or by two digits exchanged."""
    return next(
        (
            (source, other)
            for source in sources
            for other in counts_in(source.text)
            if other.keys & count.keys and is_slip(count.value, other.value)
        ),
        None,
    )


def is_slip(one: float, other: float) -> bool:
    """Whether two numbers differ by noughts at their end only, or have the same digits in another order."""
    first, second = f"{one:.0f}", f"{other:.0f}"
    if min(one, other) < LEAST_SLIP or one == other:
        return False
    return first.rstrip("0") == second.rstrip("0") or sorted(first) == sorted(second)


def counterpart_of(
    article: AnnotatedReport,
    number: int,
    count: Count,
    beside: tuple[Counterpart, ...],
    sources: tuple[AnnotatedReport, ...],
) -> tuple[AnnotatedReport, Count] | None:
    """The one count of the same thing in the source's sentence that says the same as the article's clause."""
    sentence = article.report.sentences[number]
    own = {c.value for c in counts_in(article.text, sentence.start, sentence.end)}
    there = keys_at(article, Place(article.id, count.span.start, count.span.end))
    for counterpart in beside:
        source, held = counterpart.source, counterpart.span
        if not is_nearest(there, source.report.place(held), sources):
            continue
        rest = [c for c in counts_in(source.text, held.start, held.end) if c.keys & count.keys and c.value not in own]
        if len(rest) == 1:
            return source, rest[0]
    return None


def changed(article: AnnotatedReport, count: Count, source: AnnotatedReport, other: Count) -> AuditFinding:
    """The finding with both numbers."""
    spans = shown(article, count), shown(source, other)
    words = spans[0].of(article.text), spans[1].of(source.text)
    return AuditFinding(
        "figure",
        "high",
        article.report.place(spans[0]),
        source.report.place(spans[1]),
        f'"{words[0]}" stands where {called(source)} has "{words[1]}".',
        "count_is_another",
    )


def shown(read: AnnotatedReport, count: Count) -> Span:
    """The words of a count: as they were read as a figure, where they were."""
    return next((q.span for q in read.quantities if q.span.overlaps(count.span)), count.span)


@lru_cache(maxsize=4096)
def numbers_of(text: str, span: Span) -> frozenset[float]:
    """All numbers of a stretch, in digits or words, whatever they count."""
    tokens = tokens_of(text, span.start, span.end)
    found = (number_at(tokens, at) for at in range(len(tokens)))
    return frozenset(float(number.value) for number in found if number is not None)


def is_ordinal(word: str) -> bool:
    """Whether a word counts in order: "a third patent" is no single one."""
    return word in ORDINALS or (word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th")))


@lru_cache(maxsize=4096)
def glued_count(token: Token) -> tuple[Count, ...]:
    """The count in a word like "six-vote" or "40-seat"; of times and measures none."""
    parts = token.lower.split("-")
    if len(parts) != 2 or not parts[0] or not parts[1].isalpha():
        return ()
    number = number_at(tokens_of(parts[0]), 0)
    keys = frozenset(keys_of(parts[1])) - GENERIC - OUTCOMES - TIMES
    if number is None or number.share or number.vague or not keys:
        return ()
    return (Count(Span(token.start, token.end), float(number.value), keys, False),)


@lru_cache(maxsize=4096)
def counts_in(text: str, start: int = 0, end: int | None = None, *, ones: bool = True) -> tuple[Count, ...]:
    """The counts of a stretch in order; with `ones` the "a" of "a pillar" is a one."""
    tokens = tokens_of(text, start, end)
    found: list[Count] = []
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number is not None and not number.vague and not number.share and tokens[at].lower not in ONE:
            value, last = float(number.value), number.last
        elif ones and tokens[at].lower in ONE and not (at + 1 < len(tokens) and is_ordinal(tokens[at + 1].lower)):
            value, last = 1.0, at + 1
        else:
            found += glued_count(tokens[at])
            at += 1
            continue
        reach = last
        while reach < len(tokens) and tokens[reach].lower in BETWEEN:
            reach += 1
        keys: set[str] = set()
        for ahead in range(reach, min(reach + REACH, len(tokens))):
            named = token_keys(tokens[ahead])
            apart = text.find("\n", tokens[ahead - 1].end, tokens[ahead].start) >= 0
            if not named or apart or number_at(tokens, ahead) is not None or glued_count(tokens[ahead]):
                break
            keys.update(named)
            reach = ahead + 1
        keys -= GENERIC | OUTCOMES
        behind = tokens[reach].lower if reach < len(tokens) else ""
        if keys and not (keys & TIMES and (value == 1 or behind in MOMENTS)):
            before = tokens[at - 1].lower if at else ""
            span = Span(tokens[at].start, tokens[max(last, reach) - 1].end)
            found.append(Count(span, value, frozenset(keys), before in LOOSE))
        at = max(last, at + 1)
    return tuple(found)
