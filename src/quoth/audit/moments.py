"""When it was, told more finely than any source tells it: "a week ago" for last week, "that evening" for later in the day."""

from collections.abc import Callable
from functools import cache

from quoth.audit.counterparts import nearest
from quoth.audit.examined import Examined
from quoth.audit.reasons import called, flat
from quoth.compare.wording import marked
from quoth.lexicons import load_toml
from quoth.text.numbers import number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# So many of the sources' nearest sentences are asked whether they bear it out.
NEAREST = 3
# Findings of these kinds may speak of the time already.
OF_TIMES = frozenset({"date", "figure", "bound", "unsupported", "quote-invented"})
YEARS = range(1900, 2101)
# What ends otherwise is a heading.
ENDS = frozenset({".", "!", "?", '"', "”", "'", "’", ")"})
Moment = tuple[Span, str]


def moment_is_finer(examined: Examined) -> list[AuditFinding]:
    """A part of a day or a period, a length of time since, where the nearest sentences of the sources have nothing so fine."""
    if examined.span == examined.article.report.headline or (examined.tokens and examined.tokens[-1].text not in ENDS):
        return []
    if not any(rule(examined.tokens, at, frozenset()) for at in range(len(examined.tokens)) for rule in RULES):
        return []
    near = near_sentences(examined.article, examined.number, examined.sources)
    told = (token.lower for read, span in near for token in tokens_of(read.text, span.start, span.end))
    words = frozenset(part for word in told for part in (word, *word.split("-")))
    found: list[AuditFinding] = []
    for at in range(len(examined.tokens)):
        span = next((span for rule in RULES if (span := rule(examined.tokens, at, words)) is not None), None)
        if (
            span is None
            or not near
            or any(f.kind in OF_TIMES and f.article.span.overlaps(span) for f in (*examined.made, *found))
        ):
            continue
        source, there = near[0]
        why = f'"{flat(span.of(examined.article.text))}" in the article; {called(source)} is less exact about when.'
        place = source.report.place(there) if examined.beside else None
        found.append(AuditFinding("date", "low", examined.article.report.place(span), place, why, "moment_is_finer"))
    return found


def near_sentences(
    article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]
) -> list[tuple[AnnotatedReport, Span]]:
    """The sentences of the sources nearest to one of the article, the best first."""
    scored = sorted(
        (-score, place, at) for place, source in enumerate(sources) for score, at in nearest(article, number, source)
    )
    return [(sources[place], sources[place].report.sentences[at]) for _, place, at in scored[:NEAREST]]


def part_of_period(tokens: tuple[Token, ...], at: int, near: frozenset[str]) -> Span | None:
    """ "Early this year", "the middle of May"."""
    word = tokens[at].lower
    if word not in marked("audited", "moments", "parts"):
        return None
    last = at + 1
    while last < len(tokens) and tokens[last].lower in marked("audited", "moments", "of"):
        last += 1
    if last >= len(tokens) or tokens[last].lower not in marked("audited", "moments", "periods") or is_dated(near):
        return None
    side = next((f for f in ("early", "late", "mid") if word in marked("audited", "moments", f)), "mid")
    return None if near & marked("audited", "moments", side) else Span(tokens[at].start, tokens[last].end)


def time_since(tokens: tuple[Token, ...], at: int, near: frozenset[str]) -> Span | None:
    """ "A week ago", "two years ago"."""
    if tokens[at].lower != "ago" or at < 2 or tokens[at - 1].lower not in marked("audited", "moments", "units"):
        return None
    counted = number_at(tokens, at - 2) is not None or tokens[at - 2].lower in ("a", "an")
    return None if not counted or "ago" in near or is_dated(near) else Span(tokens[at - 2].start, tokens[at].end)


def time_lasting(tokens: tuple[Token, ...], at: int, near: frozenset[str]) -> Span | None:
    """ "For weeks", "within hours"."""
    if tokens[at].lower not in marked("audited", "moments", "lasting") or at + 1 >= len(tokens):
        return None
    unit = tokens[at + 1].lower
    if unit not in marked("audited", "moments", "many") or near & as_long(unit):
        return None
    return Span(tokens[at].start, tokens[at + 1].end)


def as_long(unit: str) -> frozenset[str]:
    """The words of a unit of time and of the next longer one: "within weeks" is no finer than "in a month"."""
    longer = marked_in_order()
    following = longer[longer.index(unit) + 1 : longer.index(unit) + 2]
    return frozenset(word for many in (unit, *following) for word in (many, many[:-1]))


@cache
def marked_in_order() -> tuple[str, ...]:
    """The units of time from the shortest to the longest, in the plural."""
    return tuple(load_toml("audited")["moments"]["many"])


def fortnight(tokens: tuple[Token, ...], at: int, near: frozenset[str]) -> Span | None:
    """ "A fortnight" where nothing is said of weeks or of a day."""
    told = near & {"fortnight", "weeks", "week"} or is_dated(near)
    return Span(tokens[at].start, tokens[at].end) if tokens[at].lower == "fortnight" and not told else None


def counted_year(tokens: tuple[Token, ...], at: int, near: frozenset[str]) -> Span | None:
    """ "Its nineteenth year" where nothing is said of nineteen."""
    if at + 1 >= len(tokens) or tokens[at + 1].lower not in marked("audited", "moments", "units"):
        return None
    word = tokens[at].lower
    ordinal = word.endswith("th") and (word[:-2].isdigit() or word in marked("audited", "ordinals"))
    return Span(tokens[at].start, tokens[at + 1].end) if ordinal and word not in near else None


def part_of_day(tokens: tuple[Token, ...], at: int, near: frozenset[str]) -> Span | None:
    """ "That evening", "Wednesday night"."""
    word = tokens[at].lower
    if word not in parts_of_day() or not at or tokens[at - 1].lower in marked("audited", "moments", "greetings"):
        return None
    before = tokens[at - 1]
    if not before.is_capitalised and before.lower not in ("that", "the", "this", "in"):
        return None
    told = near | {w.replace(".", "") for w in near}
    return None if told & parts_of_day()[word] else Span(before.start, tokens[at].end)


@cache
def parts_of_day() -> dict[str, frozenset[str]]:
    """The parts of a day with the words that bear them out."""
    return {part: frozenset(words) for part, words in load_toml("audited")["day"].items()}


def is_dated(near: frozenset[str]) -> bool:
    """Whether a month or a year stands in the nearest sentences: a part of a period may be worked out from it."""
    return bool(near & marked("audited", "moments", "months")) or any(
        word.isdigit() and int(word) in YEARS for word in near if len(word) == 4
    )


RULES: tuple[Callable[[tuple[Token, ...], int, frozenset[str]], Span | None], ...] = (
    part_of_period, time_since, time_lasting, fortnight, counted_year, part_of_day,
)  # fmt: skip
