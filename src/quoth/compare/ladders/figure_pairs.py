"""Two figures that count the same thing: which ones are to be held against each other, and how they are told."""

import re
from functools import cache

from msgspec import Struct

from quoth.compare.findings import Relation
from quoth.compare.keys import keys_of
from quoth.compare.passages import Passage
from quoth.compare.substance import counted_stems, counted_words, is_change, is_part, unit_key
from quoth.compare.wording import common_share
from quoth.lexicons import load_toml
from quoth.types import Quantity

OUTCOMES = frozenset({"killed", "injured", "missing", "displaced", "detained", "destroyed", "damaged"})
# An equal number of such a size in two sentences that belong together counts one thing, whatever it is called ("roles",
# "positions"); measures must agree.
COUNTED = 10
MEASURES = frozenset(
    {"day", "week", "month", "year", "hour", "minute", "km", "m", "m3", "mile", "tonne", "foot", "degree", "kg"}
)
# Counted from another day, the same stretch is another number.
TIMES = frozenset({"day", "week", "month", "year", "hour", "minute"})
PERCENT = frozenset({"percent", "percentage point", "percentage points", "pp", "point"})
# Beyond this ratio two numbers hardly ever count the same thing; small counts of people mostly count different ones.
FURTHEST = 8
SMALL = 4
# Share of common content words from which two passages speak of the same: measured on invented events.
LITTLE = 0.25
ALIKE_SENTENCES = 0.4
# Between speakers a figure that counts nothing by name needs this.
MUCH_ALIKE = 0.55
GENERIC = frozenset(
    keys_of("people person others more total number man woman dead deaths lives injured wounded missing")
)
# A figure of a rewrite that stands among so many of the same words, of those within this many characters, is the source's
# figure; it counts the same where most of the sentence is the same too.
SAME_WORDS, AROUND, PLACE, COPIED = 3, 60, 0.6, 0.6
# Measures of a thing named in so many words, and tolls of one event this near to each other, are of one thing even where
# the sentences share hardly more.
NAMED, TOLLS, HARDLY = 2, 1.6, 0.1
# From this likeness two figures are held against each other.
PAIRED = 0.85
# "120 people were on the boat", "82 aboard".
ABOARD = re.compile(
    r"[^.,;:]{1,40}?\b(?:aboard|on board|on the (?:boat|ferry|ship|vessel|plane|aircraft|flight|train|bus|helicopter))\b"
)
WORDS = {"at-least": "at least ", "at-most": "at most ", "more-than": "more than ", "less-than": "less than ",
         "about": "about ", "exactly": "", "between": ""}  # fmt: skip


# A number of which only the order of size is told, and parts that no round percentage tells.
ORDER_OF_SIZE = re.compile(
    r"\b(?:(?:tens|hundreds|dozens|scores) of (?:thousands|millions)|dozens|scores|tens|hundreds|thousands|millions)\b",
    re.IGNORECASE,
)
NO_ROUND_PART = re.compile(r"\b(?:(?:an?|one|two|four|five)[ -])?(?:third|sixth|seventh|ninth)s?\b", re.IGNORECASE)


class FigurePair(Struct, frozen=True):
    """Two quantities that count the same thing, with the passages they stand in."""

    left: Quantity
    right: Quantity
    left_in: Passage
    right_in: Passage
    relation: Relation

    @property
    def left_words(self) -> str:
        """The left value with its bound."""
        return as_told(self.left_in.report.text, self.left)

    @property
    def right_words(self) -> str:
        """The right value with its bound."""
        return as_told(self.right_in.report.text, self.right)

    @property
    def made_from(self) -> bool:
        """Whether the left was made from the right, so that what it drops or adds matters."""
        return self.relation in ("lineage", "audit")


def paired(left: Passage, right: Passage, relation: Relation) -> list[tuple[Quantity, Quantity]]:
    """Quantities of both passages that count the same thing, best matches first, each used once."""
    lone = len(plain(left)) == len(plain(right)) == 1
    scored = sorted(
        (
            (
                -likeness(one, other, stems_of(left, one), stems_of(right, other), lone=lone)
                - PLACE * (relation in ("lineage", "audit") and stand_alike(left, one, right, other)),
                i,
                j,
            )
            for i, one in enumerate(left.quantities)
            for j, other in enumerate(right.quantities)
            if comparable(one, other)
        )
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if i in used_left or j in used_right or -score < PAIRED:
            continue
        used_left.add(i)
        used_right.add(j)
        pairs.append((left.quantities[i], right.quantities[j]))
    return pairs


def stand_alike(left: Passage, one: Quantity, right: Passage, other: Quantity) -> bool:
    """Whether two figures stand among the same words."""
    return len(words_around(left, one) & words_around(right, other)) >= SAME_WORDS


def words_around(passage: Passage, quantity: Quantity) -> frozenset[str]:
    """The keys of the content words before and behind a figure in its passage, other figures left out."""
    text = passage.report.text
    before = text[max(passage.start, quantity.start - AROUND) : max(passage.start, quantity.start)]
    behind = text[quantity.end : max(quantity.end, min(passage.end, quantity.end + AROUND))]
    return frozenset(key for key in (*keys_of(before), *keys_of(behind)) if not key[:1].isdigit())


def plain(passage: Passage) -> list[Quantity]:
    """The quantities that have a value."""
    return [quantity for quantity in passage.quantities if quantity.relative is None]


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities have the same kind of unit; a bare number goes with a counted one, equal sums of money too."""
    if one.relative is not None or other.relative is not None:
        return False
    if value_of(one) == value_of(other) and kind_of_unit(one) == kind_of_unit(other):
        counted = one.unit not in MEASURES and other.unit not in MEASURES and (value_of(one)[0] or 0) >= COUNTED
        if kind_of_unit(one) is not None or counted:
            return True
    return unit_key(one) == unit_key(other) or (one.unit is None or other.unit is None)


def kind_of_unit(quantity: Quantity) -> str | None:
    """Money, percent, or what a measure measures (a length, a weight); None for all else."""
    unit = quantity.unit or ""
    if unit in PERCENT:
        return "percent"
    if (len(unit) == 3 and unit.isupper()) or unit in ("peso", "dinar", "crown", "cent"):
        return "money"
    return _measured().get(unit)


@cache
def _measured() -> dict[str, str]:
    return {unit: kind for kind, units in load_toml("comparison")["measures"].items() for unit in units}


def stems_of(passage: Passage, quantity: Quantity) -> frozenset[str]:
    """The content words of what is counted or measured, and the counted noun itself."""
    noun = counted_noun(quantity)
    return counted_stems(counted_words(passage.report.text, quantity)) | ({noun} if noun else frozenset())


def counted_noun(quantity: Quantity) -> str | None:
    """The noun that is counted, in a form in which synonyms meet; None for people, measures, money and shares."""
    unit = quantity.unit
    if unit is None or unit == "person" or not unit.islower() or unit in MEASURES or kind_of_unit(quantity):
        return None
    return unit_key(quantity)


def likeness(one: Quantity, other: Quantity, left: frozenset[str], right: frozenset[str], *, lone: bool) -> float:
    """How likely two quantities count the same: equal values, common words, common outcomes, or the only ones there."""
    same_value = value_of(one) == value_of(other)
    common = len(left & right) / max(1, min(len(left), len(right))) if left and right else 0.3
    if one.unit == other.unit == "person" and left | right <= GENERIC:
        common = 1.0
    outcomes = set(one.scope) & OUTCOMES, set(other.scope) & OUTCOMES
    apart = bool(outcomes[0]) and bool(outcomes[1]) and not outcomes[0] & outcomes[1]
    measured = one.unit is not None and one.unit == other.unit and one.unit != "person"
    return 1.5 * same_value + common + 0.4 * bool(outcomes[0] & outcomes[1]) + 0.4 * lone + 0.2 * measured - 1.2 * apart


def value_of(quantity: Quantity) -> tuple[float | None, float | None]:
    """The numbers as written, whatever the bound."""
    low, high = quantity.low, quantity.high
    return (low if low is not None else high, high if high is not None else low)


def count_the_same(pair: FigurePair) -> bool:
    """Whether the counted words, the outcomes or the sentences around say that both count the same thing."""
    (a, _), (c, _) = value_of(pair.left), value_of(pair.right)
    if not a or not c:
        return False
    if max(abs(a), abs(c)) > FURTHEST * min(abs(a), abs(c)) and not point_was_moved(pair, a, c):
        return False
    if min(abs(a), abs(c)) < SMALL and pair.left.unit in ("person", None):
        return pair.made_from and common_share(pair.left_in, pair.right_in) >= ALIKE_SENTENCES
    stems = (stems_of(pair.left_in, pair.left) & stems_of(pair.right_in, pair.right)) - GENERIC
    if of_other_things(pair):
        return False
    alike = common_share(pair.left_in, pair.right_in)
    copied = pair.made_from and alike >= COPIED and pair.left.unit not in TIMES
    if copied and stand_alike(pair.left_in, pair.left, pair.right_in, pair.right):
        return True
    least = LITTLE if pair.made_from else ALIKE_SENTENCES
    if len(stems) >= NAMED and not (pair.left.counts or pair.right.counts):
        return alike >= HARDLY
    if is_toll(pair) and max(abs(a), abs(c)) <= TOLLS * min(abs(a), abs(c)):
        return alike >= HARDLY
    noun = counted_noun(pair.left)
    if noun is not None and noun == counted_noun(pair.right):
        least = LITTLE
    if set(pair.left.scope) & set(pair.right.scope) & OUTCOMES or stems:
        return alike >= least
    lone = len(plain(pair.left_in)) == len(plain(pair.right_in)) == 1
    least = ALIKE_SENTENCES if pair.made_from else MUCH_ALIKE
    # The only share in each of two sentences that hardly differ is a share of one thing, whoever tells it.
    may_be_one = pair.relation != "independent" or pair.left.unit == "percent"
    return may_be_one and lone and pair.left.unit == pair.right.unit and alike >= least


def of_other_things(pair: FigurePair) -> bool:
    """Whether one is a part, or something else became of those counted, or they are more, or of another sort."""
    parts = is_part(pair.left_in.report.text, pair.left), is_part(pair.right_in.report.text, pair.right)
    # Of one whole, "10 Republican" and "seven of them without a candidate" are two parts.
    if parts[0] != parts[1] or (all(parts) and not told_alike(pair)):
        return True
    if pair.left.unit in PERCENT and pair.right.unit in PERCENT and one_is_a_change(pair):
        return True
    outcomes = set(pair.left.scope) & OUTCOMES, set(pair.right.scope) & OUTCOMES
    if outcomes[0] and outcomes[1] and not outcomes[0] & outcomes[1]:
        return True
    return not pair.made_from and (one_is_more(pair) or other_sort(pair))


def one_is_a_change(pair: FigurePair) -> bool:
    """Whether one says how much it is and the other by how much it rose or fell: "at 60 percent", "up 40 percent"."""
    return is_change(pair.left_in.report.text, pair.left) != is_change(pair.right_in.report.text, pair.right)


def told_alike(pair: FigurePair) -> bool:
    """Whether a content word or an outcome is told of both figures right behind them."""
    if set(pair.left.scope) & set(pair.right.scope) & OUTCOMES:
        return True
    told = [
        frozenset(keys_of(p.report.text[q.start : q.end + AROUND]))
        for p, q in ((pair.left_in, pair.left), (pair.right_in, pair.right))
    ]
    return any(not key[:1].isdigit() for key in told[0] & told[1] - GENERIC)


def may_count_the_same(pair: FigurePair) -> bool:
    """Whether two figures that can both hold are near enough to be told side by side."""
    if pair.made_from or is_toll(pair) or count_the_same(pair):
        return True
    return not (one_is_more(pair) or other_sort(pair)) and common_share(pair.left_in, pair.right_in) >= LITTLE


def one_is_more(pair: FigurePair) -> bool:
    """Whether one of two figures comes on top of another ("a further 800")."""
    return ("additional" in pair.left.scope) != ("additional" in pair.right.scope)


def other_sort(pair: FigurePair) -> bool:
    """Whether the counted things are told apart by their adjectives: "dead birds", "oiled birds"."""
    sorts = tuple(counted_stems(q.counts) for q in (pair.left, pair.right))
    common = sorts[0] & sorts[1]
    return bool(common) and bool(sorts[0] - common) and bool(sorts[1] - common)


def point_was_moved(pair: FigurePair, one: float, other: float) -> bool:
    """Whether two numbers of the same digits are told of one thing: .09 and .9, 6,500 and 65,000, 3 and 30 million pounds."""
    digits = {f"{abs(value):.10f}".replace(".", "").strip("0") for value in (one, other)}
    named = counted_noun(pair.left) is not None and counted_noun(pair.left) == counted_noun(pair.right)
    of_one = named or (kind_of_unit(pair.left) == "money" and pair.left.unit == pair.right.unit and is_lone_sum(pair))
    return len(digits) == 1 and of_one and common_share(pair.left_in, pair.right_in) >= ALIKE_SENTENCES


def is_lone_sum(pair: FigurePair) -> bool:
    """Whether each sentence names one sum in that currency alone."""
    return all(
        sum(each.unit == figure.unit for each in plain(passage)) == 1
        for passage, figure in ((pair.left_in, pair.left), (pair.right_in, pair.right))
    )


def is_toll(pair: FigurePair) -> bool:
    """Whether both count all the people killed, or injured, or missing, or aboard, with nothing else in what they count."""
    outcomes = outcomes_of(pair.left_in, pair.left)
    sides = ((pair.left_in, pair.left), (pair.right_in, pair.right))
    if len(outcomes) != 1 or outcomes != outcomes_of(pair.right_in, pair.right):
        return False
    return all(is_plain_toll(q) and not is_part(p.report.text, q) and is_the_only_toll(p, q) for p, q in sides)


def outcomes_of(passage: Passage, quantity: Quantity) -> frozenset[str]:
    """What became of those counted; of those to whom nothing happened, that they were aboard."""
    outcomes = OUTCOMES.intersection(quantity.scope)
    text = passage.report.text[quantity.start : quantity.end + AROUND]
    return outcomes or frozenset(["aboard"] if ABOARD.match(text) else [])


def is_plain_toll(quantity: Quantity) -> bool:
    """Whether a figure counts people of no sort, of a single outcome."""
    return (
        quantity.unit == "person" and counted_stems(quantity.counts) <= GENERIC and "additional" not in quantity.scope
    )


def is_the_only_toll(passage: Passage, quantity: Quantity) -> bool:
    """Whether the report has no other count of that outcome: where it has one a side or a place, none is the whole."""
    outcomes = outcomes_of(passage, quantity)
    tolls = (q for q in passage.report.quantities if is_plain_toll(q) and outcomes_of(passage, q) & outcomes)
    return all(value_of(q) == value_of(quantity) for q in tolls)


def in_words(quantity: Quantity) -> str:
    """Value with its bound: "at least 14"."""
    return f"{WORDS[quantity.bound]}{number(quantity)}"


def as_told(text: str, quantity: Quantity) -> str:
    """As `in_words`, but "dozens" and "a third" stay what they are: "24" and "33.3333" stand in no report."""
    told = quantity.span.of(text)
    vague = ORDER_OF_SIZE.search(told)
    if vague:
        return vague[0].casefold()
    value = quantity.low if quantity.low is not None else quantity.high
    part = NO_ROUND_PART.search(told) if value is not None and value != round(value, 2) else None
    return f"{WORDS[quantity.bound]}{part[0].casefold()}" if part else in_words(quantity)


def number(quantity: Quantity) -> str:
    """The value as news prints it."""
    if quantity.bound == "between" and quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:,} to {quantity.high:,}"
    value = quantity.low if quantity.low is not None else quantity.high
    return "" if value is None else in_millions(value)


def in_millions(value: float) -> str:
    """ "1,200", "3.4 million", "9 billion"."""
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if abs(value) >= size and round(value / size, 3) == value / size:
            return f"{value / size:g} {name}"
    return f"{value:,}"
