"""Phrases told round: "most" for "few", "denied" for "did not deny", "without pay" for "with pay", "after" for "before"."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import cast

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import stands_instead
from quoth.compare.keys import share, token_keys
from quoth.compare.wording import marked
from quoth.lexicons import load_table
from quoth.text.numbers import number_at
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span
from quoth.types.claims import DifferenceKind

# Of the content words of the article's sentence, the phrase apart, so many must stand where the other phrase does.
SAME_THING, FEWEST = 0.6, 2
ORDER = (frozenset({"before"}), frozenset({"after"}))
# Behind "before" and "after" so many content words must be the same, and as many ahead of it.
ANCHOR = 2
# A vote is told by two numbers that stand so near to each other.
VOTED = frozenset(
    {
        "vote",
        "voted",
        "votes",
        "voting",
        "decided",
        "board",
        "council",
        "panel",
        "ruled",
        "ruling",
        "passed",
        "approved",
    }
)
AGREED = frozenset({"unanimous", "unanimously", "unanimity"})
GLUED = re.compile(r"[1-9]\d{0,2}[-–][1-9]\d{0,2}")
BETWEEN = frozenset({"-", "–", "—", "to", "against", "votes"})
PLACES = frozenset({"second", "third", "fourth", "fifth"})
Phrase = tuple[str, ...]
Found = tuple[Span, Span, DifferenceKind]


def phrase_turned(examined: Examined) -> list[AuditFinding]:
    """A phrase in a sentence where the source's sentence about the same thing has one that says the contrary."""
    own = tokens_of(examined.article.text, examined.span.start, examined.span.end)
    near = tuple(token for counterpart in examined.beside for token in counterpart.tokens)
    found: list[AuditFinding] = []
    for counterpart in examined.beside:
        source = counterpart.source
        if not is_same_thing(examined.article, examined.number, counterpart):
            continue
        for here, there, kind in (met for rule in RULES for met in rule(own, counterpart.tokens, near)):
            told = (f for f in (*examined.made, *found) if f.article.span.overlaps(here))
            if not any(f.kind in ("polarity", kind) for f in told):
                found.append(stands_instead(examined.article, here, source, there, kind, "phrase_turned"))
    return found


def is_same_thing(article: AnnotatedReport, number: int, counterpart: Counterpart) -> bool:
    """Whether most of a sentence's content words stand in the source's sentence."""
    keys = sentence_keys(article.text, article.report.sentences[number])
    held = grounds_of(counterpart.source, counterpart.sentence)
    return len(keys & held) >= FEWEST and share(keys, held) >= SAME_THING


@cache
def pairs() -> tuple[tuple[tuple[Phrase, ...], tuple[Phrase, ...], DifferenceKind], ...]:
    """The groups of phrases as words, both ways round."""
    rows = [(split(one), split(other), cast(DifferenceKind, kind)) for one, other, kind in load_table("turned")]
    return tuple(row for one, other, kind in rows for row in ((one, other, kind), (other, one, kind)))


def split(side: str) -> tuple[Phrase, ...]:
    """The phrases of one group."""
    return tuple(tuple(phrase.split()) for phrase in side.split(";"))


def contrary_phrase(own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]) -> Iterator[Found]:
    """One of a group of phrases for one of the contrary group, beside the same words; neither side has both."""
    for here, there, kind in pairs():
        mine, theirs = held(own, here, there), held(other, there, here)
        if not mine or not theirs or held(own, there, here) or held(other, here, there) or held(near, here, there):
            continue
        a, b = mine[0], theirs[0]
        if around(own, a) & around(other, b):
            yield spanned(own, a), spanned(other, b), kind


def held(tokens: tuple[Token, ...], wanted: tuple[Phrase, ...], others: tuple[Phrase, ...]) -> list[tuple[int, int]]:
    """Where the phrases of a group stand, but for those that are a part of a longer one of the other group."""
    found = places(tokens, wanted)
    against = places(tokens, others)
    return [(a, b) for a, b in found if not any(c <= a and b <= d and d - c > b - a for c, d in against)]


@lru_cache(maxsize=4096)
def places(tokens: tuple[Token, ...], wanted: tuple[Phrase, ...]) -> tuple[tuple[int, int], ...]:
    """The first and last-but-one places of some phrases among tokens."""
    words = tuple(token.lower for token in tokens)
    starts: dict[str, list[Phrase]] = {}
    for phrase in wanted:
        starts.setdefault(phrase[0], []).append(phrase)
    return tuple(
        (at, at + len(phrase))
        for at, word in enumerate(words)
        for phrase in starts.get(word, ())
        if words[at : at + len(phrase)] == phrase
    )


def around(tokens: tuple[Token, ...], place: tuple[int, int]) -> frozenset[str]:
    """The keys of the two content words before a phrase and of the two behind it."""
    before = [key for token in tokens[: place[0]] for key in token_keys(token)][-ANCHOR:]
    behind = [key for token in tokens[place[1] :] for key in token_keys(token)][:ANCHOR]
    return frozenset(before + behind)


def spanned(tokens: tuple[Token, ...], place: tuple[int, int]) -> Span:
    """The stretch of a phrase."""
    return Span(tokens[place[0]].start, tokens[place[1] - 1].end)


def order_turned(own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]) -> Iterator[Found]:
    """ "After the accident" for "before the accident", in a clause with the same words ahead of it."""
    for here, there in (ORDER, ORDER[::-1]):
        for a, token in enumerate(own):
            if token.lower not in here:
                continue
            met = next((b for b, t in enumerate(other) if t.lower in there and same_sides(own, a, other, b)), None)
            if met is not None and not any(t.lower in here for t in near):
                yield Span(token.start, token.end), Span(other[met].start, other[met].end), "date"


def same_sides(own: tuple[Token, ...], at: int, other: tuple[Token, ...], there: int) -> bool:
    """Whether the next content word behind two words is the same, and one of those before them."""
    sides = [
        ([k for t in tokens[:place] for k in token_keys(t)][-ANCHOR:], [k for t in tokens[place + 1 :] for k in token_keys(t)][:1])
        for tokens, place in ((own, at), (other, there))
    ]  # fmt: skip
    return bool(set(sides[0][0]) & set(sides[1][0])) and bool(sides[0][1]) and sides[0][1] == sides[1][1]


def vote_is_another(own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]) -> Iterator[Found]:
    """ "Unanimously" for a vote of six to one, or the other way round."""
    for tokens, against, swapped in ((own, other, False), (other, own, True)):
        word = next((t for t in tokens if t.lower in AGREED), None)
        vote = divided_vote(against)
        if word is None or vote is None or any(t.lower in AGREED for t in (own if swapped else near)):
            continue
        spans = Span(word.start, word.end), vote
        one, two = spans[::-1] if swapped else spans
        yield one, two, "figure"


def divided_vote(tokens: tuple[Token, ...]) -> Span | None:
    """The numbers of a vote that was not unanimous."""
    if not VOTED & {token.lower for token in tokens}:
        return None
    for at, token in enumerate(tokens):
        if GLUED.fullmatch(token.text):
            return Span(token.start, token.end)
        one = number_at(tokens, at)
        if one is None or one.share or one.vague:
            continue
        last = one.last
        while last < len(tokens) and tokens[last].lower in BETWEEN:
            last += 1
        two = number_at(tokens, last) if one.last < last < len(tokens) else None
        if two is not None and two.value >= 1 and one.value == int(one.value):
            return Span(token.start, tokens[two.last - 1].end)
    return None


def points_for_percent(own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]) -> Iterator[Found]:
    """ "5 percent" for "5 percentage points", or the other way round, where no sentence beside has the former."""
    here, there, given = measured(own), measured(other), measured(near)
    for value, points, span in here:
        met = next((s for v, p, s in there if v == value and p != points), None)
        if met is not None and not any(v == value and p == points for v, p, _ in given):
            yield span, met, "unit"


def measured(tokens: tuple[Token, ...]) -> list[tuple[float, bool, Span]]:
    """The numbers of percent and of percentage points, and whether they are points."""
    found = []
    for at, token in enumerate(tokens):
        if token.lower not in ("percent", "percentage", "%", "per"):
            continue
        behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        points = token.lower == "percentage" and behind in ("point", "points")
        number = number_at(tokens, at - 1) if at else None
        if (
            number is None
            or (token.lower == "per" and behind != "cent")
            or (token.lower == "percentage" and not points)
        ):
            continue
        found.append(
            (
                float(number.value),
                points,
                Span(tokens[at - 1].start, tokens[at + (behind in ("cent", "point", "points"))].end),
            )
        )
    return found


def until_for_from(own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]) -> Iterator[Found]:
    """ "From April" for "until April", or the other way round, where no sentence beside has the former."""
    here, there, given = bounded(own), bounded(other), bounded(near)
    for ends, when, span in here:
        met = next((s for e, w, s in there if w == when and e != ends), None)
        if met is not None and not any(e == ends and w == when for e, w, _ in given):
            yield span, met, "date"


def bounded(tokens: tuple[Token, ...]) -> list[tuple[bool, str, Span]]:
    """The times behind "from" and "until", and whether they are the end; "from March to May" has both ends."""
    opening, closing = marked("audited", "bounds", "from"), marked("audited", "bounds", "until")
    return [
        (token.lower in closing, after.lower, Span(token.start, after.end))
        for token, after in pairwise(tokens)
        if token.lower in opening | closing and after.lower in marked("audited", "bounds", "times")
    ]


def life_for_years(own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]) -> Iterator[Found]:
    """ "Barred for life" where the source has "for five years", and no sentence beside has the former."""
    here, there = for_life(own), for_years(other)
    if here is not None and there is not None and for_life(near) is None:
        yield here, there, "figure"


def for_life(tokens: tuple[Token, ...]) -> Span | None:
    """Where "for life" stands."""
    return next((Span(a.start, b.end) for a, b in pairwise(tokens) if (a.lower, b.lower) == ("for", "life")), None)


def for_years(tokens: tuple[Token, ...]) -> Span | None:
    """Where "for five years" stands."""
    for at, token in enumerate(tokens[:-2]):
        number = number_at(tokens, at + 1) if token.lower in ("for", "to") else None
        if (
            number is not None
            and number.last < len(tokens)
            and tokens[number.last].lower in marked("audited", "moments", "units")
        ):
            return Span(token.start, tokens[number.last].end)
    return None


def place_in_the_row_is_gone(
    own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]
) -> Iterator[Found]:
    """ "The highest" where the source has "the second-highest", and no sentence beside has it plain."""
    plain = {token.lower for token in near}
    for word, span in second_places(other):
        here = next((n for n, token in enumerate(own) if token.lower == word), None)
        if here is not None and word not in plain and (here == 0 or own[here - 1].lower not in PLACES):
            yield Span(own[here].start, own[here].end), span, "scope"


def second_places(tokens: tuple[Token, ...]) -> Iterator[tuple[str, Span]]:
    """Each superlative behind a "second" or "third", in one word with it or apart."""
    for at, token in enumerate(tokens):
        place, _, word = token.lower.partition("-")
        if place in PLACES and word.endswith("est"):
            yield word, Span(token.start, token.end)
        elif token.lower in PLACES and at + 1 < len(tokens) and tokens[at + 1].lower.endswith("est"):
            yield tokens[at + 1].lower, Span(token.start, tokens[at + 1].end)


def level_is_another(own: tuple[Token, ...], other: tuple[Token, ...], near: tuple[Token, ...]) -> Iterator[Found]:
    """ "Level five" for "level four", where no sentence beside has the former."""
    here, there, given = levels(own), levels(other), levels(near)
    for noun, value, span in here:
        met = [s for n, v, s in there if n == noun and v != value]
        if len(met) == 1 and not any(n == noun and v == value for n, v, _ in given):
            yield span, met[0], "figure"


def levels(tokens: tuple[Token, ...]) -> list[tuple[str, float, Span]]:
    """The numbers right behind "level", "category" and the like."""
    found = []
    for at, token in enumerate(tokens[:-1]):
        number = number_at(tokens, at + 1) if token.lower in marked("audited", "bounds", "levels") else None
        if number is not None and not number.share and not number.vague:
            found.append((token.lower, float(number.value), Span(token.start, tokens[number.last - 1].end)))
    return found


RULES: tuple[Callable[[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]], Iterator[Found]], ...] = (
    contrary_phrase,
    order_turned,
    vote_is_another,
    points_for_percent,
    until_for_from,
    life_for_years,
    place_in_the_row_is_gone,
    level_is_another,
)
