"""Whether a passage carries what another tells: with the same numbers, not turned, not left open, not taken back.

What stands here sees what the ladders do not: a number that is missing, a "not" on one side, a moment's other side.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from quoth.compare.keys import keys_of
from quoth.compare.ladders.figure_pairs import OUTCOMES
from quoth.compare.passages import within
from quoth.compare.tables import made_once
from quoth.lexicons import load_toml, load_word_set
from quoth.text.numbers import beginnings, digits_value, number_at, small_value
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Quantity, Span

# Dates as exact as these can be told apart.
DAYS = frozenset({"day", "week", "month"})
# A one or a two is too often no number; what is as high may be a year.
LEAST_NUMBER, FIRST_YEAR = 2, 1000
# Numbers closer than this share of the larger are one told more or less exactly.
HARDLY = 0.1
# Bounds that leave out the number they name.
STRICT = frozenset({"more-than", "less-than"})
# A share in words, and what says that it was not so ("by a third, not by half").
SHARE = re.compile(
    r"\b(?P<no>not (?:by )?)?(?:(?P<half>half|halv\w+)|(?:an?|one|two|three)[ -](?P<part>third|quarter|fifth|tenth)s?)\b"
)
# So many words behind "before" or "after" name the moment.
MOMENT = 5
# Before or after: the two sides of a moment.
SIDES = (("before", "after"), ("before", "since"), ("until", "since"), ("until", "after"))
# Words by which something told before is taken back.
WITHDRAWN = frozenset({"wrongly", "mistakenly", "erroneously", "incorrectly", "retracted", "retraction", "corrected"})


class Telling(NamedTuple):
    """What a passage tells, ready to be held against others: `around` is of the whole sentences in which it stands.

    `numbers` leave out those of dates, of which the `years` are told apart; the words are in small letters.
    """

    words: str
    around: str
    singles: frozenset[str]
    numbers: frozenset[float]
    years: frozenset[float]
    numbers_around: frozenset[float]
    years_around: frozenset[float]
    figures: tuple[Quantity, ...]
    figures_around: tuple[Quantity, ...]
    days: tuple[tuple[str, str], ...]
    shares: frozenset[str]
    keys: frozenset[str]
    keys_around: frozenset[str]


class Around(NamedTuple):
    """What the sentences around a passage tell; many passages stand in one sentence."""

    words: str
    numbers: frozenset[float]
    years: frozenset[float]
    figures: tuple[Quantity, ...]
    keys: frozenset[str]


@made_once
def told_around(read: AnnotatedReport) -> dict[tuple[Span, ...], Around]:
    """What has been found of the sentences of a report."""
    return {}


def around_of(read: AnnotatedReport, sentences: tuple[Span, ...]) -> Around:
    """What some sentences of a report tell, found once."""
    known = told_around(read)
    if sentences not in known:
        words, numbers = words_at(read, sentences), list(numbers_of(read, sentences))
        known[sentences] = Around(
            words.casefold(),
            frozenset((*(number for number, _ in numbers), *joined_numbers(words.casefold()))),
            frozenset(number for number, dated in numbers if dated),
            figures_in(read, sentences),
            frozenset(keys_of(words)),
        )
    return known[sentences]


def telling_of(read: AnnotatedReport, pieces: tuple[Span, ...]) -> Telling:
    """What the pieces of a report tell."""
    around = around_of(read, sentences_of(read, pieces))
    told = words_at(read, pieces)
    words, numbers = told.casefold(), list(numbers_of(read, pieces))
    return Telling(
        words=words,
        around=around.words,
        singles=frozenset(re.findall(r"[\w-]+", words)),
        numbers=frozenset(number for number, dated in numbers if not dated),
        years=frozenset(number for number, dated in numbers if dated),
        numbers_around=around.numbers,
        years_around=around.years,
        figures=figures_in(read, pieces),
        figures_around=around.figures,
        days=days_in(read, pieces),
        shares=frozenset(shares_in(words)),
        keys=frozenset(keys_of(told)),
        keys_around=around.keys,
    )


def sentences_of(read: AnnotatedReport, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences that hold the pieces; the pieces where there are none."""
    return within(read.report.sentences, pieces, lambda sentence: sentence) or pieces


def words_at(read: AnnotatedReport, pieces: tuple[Span, ...]) -> str:
    """The words of the pieces in one line."""
    return " ".join(" ".join(piece.of(read.text).split()) for piece in pieces)


def figures_in(read: AnnotatedReport, pieces: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """The figures in the pieces."""
    return within(read.quantities, pieces, lambda quantity: quantity.span)


def has_the_numbers(other: Telling, told: Telling) -> bool:
    """Whether the other has every number, but for those of a rough figure for which it has one more exact."""
    return not any(
        number not in other.numbers_around and not is_told_more_exactly(number, told, other) for number in told.numbers
    )


def is_told_more_exactly(number: float, told: Telling, other: Telling) -> bool:
    """Whether the number is that of a rough figure, and the other has an exact one that is hardly another."""
    rough = [q for q in told.figures if q.bound == "about" and number in (q.low, q.high)]
    return any(q.unit == one.unit and agree(q, one) for q in rough for one in other.figures_around)


def has_the_years(other: Telling, told: Telling) -> bool:
    """Whether the other has every year."""
    return told.years <= other.numbers_around


def keeps_the_bounds(other: Telling, told: Telling) -> bool:
    """Whether a figure of the same number is one of those that the told one allows: "at least 40" is borne out by "40"."""
    for figure in told.figures:
        ends = {figure.low, figure.high} - {None}
        alike = [q for q in other.figures_around if q.unit == figure.unit and ends & {q.low, q.high}]
        if alike and not any(allows(figure, one) for one in alike):
            return False
    return True


def allows(told: Quantity, other: Quantity) -> bool:
    """Whether every number that the other may be is one that the told one may be."""
    # "48,000" is not "more than 48,000".
    if told.bound in STRICT and other.bound != told.bound and {told.low, told.high} & {other.low, other.high} - {None}:
        return False
    from_below = told.low is None or (other.low is not None and other.low >= told.low)
    return from_below and (told.high is None or (other.high is not None and other.high <= told.high))


def befell_others(other: Telling, told: Telling) -> bool:
    """Whether those told to be dead, hurt or gone are so many in the other sentence too, but not said to be so there."""
    for figure in told.figures:
        outcome = OUTCOMES & {*figure.scope}
        alike = [{*one.scope} for one in other.figures_around if (one.low, one.high) == (figure.low, figure.high)]
        if outcome and alike and not any(outcome <= scope for scope in alike):
            return True
    return False


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether the two may be one number and name the same one, or one that is hardly another."""
    one, other = (q.low if q.low is not None else q.high for q in (left, right))
    if one is None or other is None:
        return False
    return meet(left, right) and abs(one - other) <= HARDLY * max(abs(one), abs(other))


def meet(left: Quantity, right: Quantity) -> bool:
    """Whether the two may be one number: an end that is None is open."""
    low = max((end for end in (left.low, right.low) if end is not None), default=None)
    high = min((end for end in (left.high, right.high) if end is not None), default=None)
    return low is None or high is None or low <= high


def numbers_of(read: AnnotatedReport, pieces: tuple[Span, ...]) -> Iterator[tuple[float, bool]]:
    """The numbers in the pieces, and whether each is of a date: of dates the year alone, since a day may be told by its name.

    No one or two, which are too often no numbers.
    """
    dates = within(read.dates, pieces, lambda date: date.span)
    for piece in pieces:
        tokens = tokens_at(read, piece)
        for number in (number_at(tokens, index) for index in beginnings(tokens)):
            if number is None or number.value <= LEAST_NUMBER:
                continue
            start = tokens[number.first].start
            dated = any(date.start <= start < date.end for date in dates)
            if not dated or number.value >= FIRST_YEAR:
                yield float(number.value), dated


def tokens_at(read: AnnotatedReport, piece: Span) -> tuple[Token, ...]:
    """The tokens of a piece; those of its sentence, which was cut before, where no word reaches over the ends of the piece."""
    for sentence in within(read.report.sentences, (piece,), lambda sentence: sentence):
        if sentence.holds(piece):
            tokens = tokens_of(read.text, sentence.start, sentence.end)
            inside = tuple(token for token in tokens if token.end > piece.start and token.start < piece.end)
            if inside and inside[0].start >= piece.start and inside[-1].end <= piece.end:
                return inside
    return tokens_of(read.text, piece.start, piece.end)


def days_in(read: AnnotatedReport, pieces: tuple[Span, ...]) -> tuple[tuple[str, str], ...]:
    """First and last day of each date in the pieces that is known to the month or better."""
    dates = (d for d in within(read.dates, pieces, lambda date: date.span) if d.precision in DAYS)
    return tuple((d.earliest, d.latest) for d in dates if d.earliest is not None and d.latest is not None)


def shares_in(words: str) -> Iterator[str]:
    """The halves, thirds and quarters in the words, without those that are said not to be so."""
    for found in SHARE.finditer(words):
        if not found["no"]:
            yield "half" if found["half"] else str(found["part"])


def joined_numbers(words: str) -> Iterator[float]:
    """The numbers that stand in one word with what they count ("three-year")."""
    for word in words.split():
        first, dash, _ = word.partition("-")
        value = (digits_value(first) or small_value(first)) if dash else None
        if value is not None:
            yield float(value)


def is_turned(other: Telling, told: Telling) -> bool:
    """Whether the other says no where these say yes, leaves it open, limits it, or places it on the other side of a moment."""
    return (
        says_no(told.words) != says_no(other.words)
        or ("only" in other.singles) != ("only" in told.singles)
        or leaves_it_open(other, told)
        or is_across_the_moment(other, told)
    )


def leaves_it_open(other: Telling, told: Telling) -> bool:
    """Whether the other leaves open what is told."""
    return leaves_open(other.words) and not leaves_open(told.words)


def is_across_the_moment(other: Telling, told: Telling) -> bool:
    """Whether the other has it before a moment where these have it after, or until where these have it since."""
    return any(
        one in told.singles - other.singles
        and two in other.singles - told.singles
        and moment_of(told.words, one) & moment_of(other.words, two)
        for one, two in (*SIDES, *(pair[::-1] for pair in SIDES))
    )


def moment_of(words: str, behind: str) -> frozenset[str]:
    """The content words of the moment that stands behind a "before" or "after"."""
    tokens = words.split()
    return (
        frozenset(keys_of(" ".join(tokens[tokens.index(behind) + 1 :][:MOMENT]))) if behind in tokens else frozenset()
    )


def is_on_another_day(other: Telling, told: Telling) -> bool:
    """Whether both name days or months, and none of the other's can be one of those told."""
    if not told.days or not other.days:
        return False
    return not any(a <= d and c <= b for a, b in told.days for c, d in other.days)


def is_another_share(other: Telling, told: Telling) -> bool:
    """Whether both tell of halves or thirds, and of none in common."""
    return bool(told.shares and other.shares) and told.shares.isdisjoint(other.shares)


def has_nothing_of_it(other: Telling, told: Telling) -> bool:
    """Whether it has no content word and no number of what is told, not even in its sentence."""
    return bool(told.keys) and told.keys.isdisjoint(other.keys_around) and told.numbers.isdisjoint(other.numbers_around)


def takes_it_back(other: Telling, told: Telling) -> bool:
    """Whether the other sentence takes back what these words tell ("had reported wrongly that")."""
    return not WITHDRAWN.isdisjoint(set(other.around.split()) - set(told.words.split()))


@lru_cache(maxsize=4096)
def says_no(words: str) -> bool:
    """Whether a negation stands in the words, which are in small letters."""
    return not load_word_set("negators").isdisjoint(
        re.findall(r"n't\b|[\w-]+", words.replace("’", "'").replace("n't", " n't"))
    )


@lru_cache(maxsize=4096)
def leaves_open(words: str) -> bool:
    """Whether something is left open in the words ("declined to say", "whether")."""
    return open_pattern().search(words) is not None


@cache
def open_pattern() -> re.Pattern[str]:
    """One pattern for the words by which something is left open."""
    words = sorted((*load_toml("stance")["unknown"], "whether"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
