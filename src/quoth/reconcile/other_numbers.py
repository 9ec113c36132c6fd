"""Numbers of one thing that stand apart in reports that no claim joins: a slip of a digit, an amount, the same words behind."""

import re
from collections.abc import Hashable, Iterator
from itertools import combinations
from math import log
from typing import NamedTuple

from quoth.compare import Finding
from quoth.compare.keys import keys_of
from quoth.compare.ladders.figure_pairs import (
    GENERIC,
    MEASURES,
    OUTCOMES,
    TIMES,
    TOLLS,
    as_told,
    counted_noun,
    kind_of_unit,
    value_of,
)
from quoth.compare.ladders.figure_rungs import VAGUE
from quoth.compare.substance import is_change, is_part, unit_key
from quoth.compare.topics import full_topic_of
from quoth.compare.windows import cut
from quoth.reconcile.figures import AMOUNTS, Given, is_toll, of_another_amount
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.reconcile.pairing import meet
from quoth.reconcile.propositions import is_long_ago
from quoth.reconcile.provenance import Provenance
from quoth.text.names import same_speaker
from quoth.text.places import first_over
from quoth.types import AnnotatedReport, Quantity, Span
from quoth.types.claims import Verdict

# So many numbers that share a mark are held against each other.
COUNTED = 24
# Numbers of one thing are of one size; small ones need more words in common behind them.
FURTHEST, SMALL, BEHIND_SMALL = 3, 4, 2
AMOUNTS_FURTHEST = 15
# So many content words behind a number, within so many characters, tell what it is of.
BEHIND, REACH = 3, 60
# How near (cosine) two statements must be whose numbers stand before the same words.
NEAR = 0.33
# Numbers of so many digits are one with a slip where a single digit is another; where two have changed places, of these.
DIGITS, TURNED = 4, 3
# Exact counts of one noun that differ by no more than this, from this size on, are of one thing where each report has but one.
HARDLY, LARGE = 0.1, 20
# Clauses are of one thing where so many content words stand in both, of those of the shorter so great a part, in statements this
# near (cosine). On labelled stories all three such pairs were of one thing, with half of the words three of five.
IN_CLAUSE, OF_CLAUSE, NEAR_CLAUSE = 2, 0.6, 0.4
ROUND = re.compile(r"\s+(?:and change|or so|odd|plus)\b", re.IGNORECASE)
ENDS = re.compile(r"[,;:.]\s|[—–()]|\b(?:and|but|while|who|which|that)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What is to come is no other value of what is.
TO_COME = frozenset({"predicted", "pledged", "demanded", "conditional"})


class Number(NamedTuple):
    """A quantity with the statement that gives it and its sentence.

    `value` is its number without a sign, `unit` its unit in a form in which synonyms meet, `behind` as in `words_behind`,
    `report_gives` all values of its report with their units, `alone_with` the content words of its clause where no other
    figure of its unit stands there.
    """

    member: Member
    quantity: Quantity
    sentence: Span
    value: float
    unit: str | None
    behind: frozenset[str]
    report_gives: frozenset[tuple[Hashable, str | None]]
    alone_with: frozenset[str]


def find_other_numbers(members: Members, provenance: Provenance) -> Iterator[Found]:
    """Every pair of numbers of one thing that cannot both hold, by what shows that it is one thing."""
    given: dict[str, frozenset[tuple[Hashable, str | None]]] = {}
    numbers = [number for member in with_strays(members) for number in numbers_of(member, given)]
    seen: set[tuple[int, int, int, int]] = set()
    for rule, one, other in pairs_of(numbers):
        key = (one.member.number, one.quantity.start, other.member.number, other.quantity.start)
        if (
            key not in seen
            and cannot_both_hold(one, other, provenance)
            and RUNGS[rule](one, other, members, provenance)
        ):
            seen.add(key)
            yield found_of(rule, one, other)


def with_strays(members: Members) -> Iterator[Member]:
    """The statements; those of a sentence that has a number outside all of them, with that number: "the 47-page charge says"."""
    taken: dict[str, set[int]] = {}
    for member in members.listed:
        taken.setdefault(member.report.id, set()).update(quantity.start for quantity in member.quantities)
    for member in members.listed:
        report, had = member.report, taken[member.report.id]
        held = first_over(report.report.sentences, member.statement.content[0])
        strays = [q for q in report.quantities if held and q.start not in had and held.overlaps(q.span)]
        had.update(quantity.start for quantity in strays)
        yield member._replace(quantities=(*member.quantities, *strays)) if strays else member


def numbers_of(member: Member, given: dict[str, frozenset[tuple[Hashable, str | None]]]) -> Iterator[Number]:
    """The numbers of a statement, each with its sentence; `given` keeps what the reports give."""
    report, text = member.report, member.report.text
    if member.quantities and report.id not in given:
        given[report.id] = frozenset((value_of(q), unit_key(q)) for q in report.quantities)
    for quantity in member.quantities:
        held = first_over(report.report.sentences, quantity.span) or quantity.span
        value = abs(value_of(quantity)[0] or 0)
        if value and quantity.relative is None and not VAGUE.search(quantity.span.of(text)):
            behind = words_behind(text, quantity, held)
            around = words_around(report, quantity, held)
            yield Number(member, quantity, held, value, unit_key(quantity), behind, given[report.id], around)


def pairs_of(numbers: list[Number]) -> Iterator[tuple[str, Number, Number]]:
    """Pairs that share a mark, by rule, in a fixed order."""
    marked: dict[tuple[str, Hashable], list[Number]] = {}
    for number in numbers:
        for rule, mark in dict.fromkeys(marks_of(number)):
            marked.setdefault((rule, mark), []).append(number)
    for (rule, _), listed in sorted(marked.items(), key=str_of):
        yield from ((rule, one, other) for one, other in combinations(listed[:COUNTED], 2))


def str_of(item: tuple[tuple[str, Hashable], list[Number]]) -> str:
    """The sort key of a mark."""
    return str(item[0])


def marks_of(number: Number) -> Iterator[tuple[str, Hashable]]:
    """What a number shares with others that may be of the same thing."""
    quantity, text = number.quantity, number.member.report.text
    unit = number.unit
    told = f"{number.value:.2f}"
    if len(digits(number.value)) >= TURNED:
        yield "digits_were_changed", (unit, len(told), "".join(sorted(told)))
    if len(digits(number.value)) >= DIGITS:
        for at in range(len(told)):
            yield "digits_were_changed", (unit, told[:at], told[at + 1 :])
    if quantity.unit in AMOUNTS:
        yield "amount_is_another", unit
    if is_toll(Given(quantity, number.member, "")):
        yield "toll_is_another", tuple(sorted(OUTCOMES.intersection(quantity.scope)))
    if quantity.unit in TIMES:
        for year in YEAR.findall(number.sentence.of(text)):
            for key in keys_of(number.sentence.of(text)):
                if not key[:1].isdigit() and key not in TIMES:
                    yield "stretch_of_that_year_is_another", (unit, year, key)
    if measures(quantity):
        yield from (("clause_has_another_number", (unit, key)) for key in sorted(number.alone_with))
    if unit is not None and kind_of_unit(quantity) not in ("money", "percent") and quantity.unit not in TIMES:
        if number.value >= LARGE and quantity.bound == "exactly" and quantity.unit not in MEASURES:
            step = int(log(number.value) / HARDLY)
            yield from (("is_hardly_another", (unit, size)) for size in (step, step + 1))
        yield from (("stands_before_the_same_words", (unit, key)) for key in number.behind)


def measures(quantity: Quantity) -> bool:
    """Whether it tells how much and not how many or how long."""
    return kind_of_unit(quantity) in ("money", "percent") or quantity.unit in MEASURES - TIMES


def digits(value: float) -> str:
    """The digits that a number is written with, without the zeros that only tell its size."""
    whole = value == int(value)
    return f"{value:.0f}".rstrip("0") if whole else f"{value:.2f}".replace(".", "").lstrip("0")


def words_behind(text: str, quantity: Quantity, sentence: Span) -> frozenset[str]:
    """The first content words behind a number in its clause, without what is counted."""
    told = text[quantity.end : max(quantity.end, min(sentence.end, quantity.end + REACH))]
    noun = counted_noun(quantity)
    keys = [key for key in keys_of(ENDS.split(told)[0]) if key != noun and not key[:1].isdigit()]
    return frozenset(keys[:BEHIND]) - GENERIC


def words_around(report: AnnotatedReport, quantity: Quantity, sentence: Span) -> frozenset[str]:
    """The content words of the clause around a number; none where another figure of its unit stands in it."""
    for window in cut(report.text, sentence.start, sentence.end):
        if window.span.overlaps(quantity.span):
            others = [q for q in report.quantities if q.unit == quantity.unit and q.span.overlaps(window.span)]
            own = frozenset(keys_of(quantity.span.of(report.text)))
            return window.keys - own if len(others) == 1 else frozenset()
    return frozenset()


def cannot_both_hold(one: Number, other: Number, provenance: Provenance) -> bool:
    """Whether they are two voices' numbers whose intervals do not meet, neither a part of the other."""
    a, b = one.member, other.member
    if value_of(one.quantity) == value_of(other.quantity) or meet(one.quantity, other.quantity):
        return False
    if a.speaker and b.speaker and same_speaker(a.speaker, b.speaker):
        return False
    if a.report.id == b.report.id and (a.number == b.number or not (a.speaker or b.speaker)):
        return False
    if (value_of(other.quantity), other.unit) in one.report_gives:
        return False
    if (value_of(one.quantity), one.unit) in other.report_gives:
        return False
    # "19 kilometres of the coast" are no part of kilometres.
    parts = is_part(a.report.text, one.quantity) != is_part(b.report.text, other.quantity) and not measures(
        one.quantity
    )
    scopes = set(one.quantity.scope), set(other.quantity.scope)
    outcomes = scopes[0] & OUTCOMES, scopes[1] & OUTCOMES
    apart = bool(outcomes[0]) and bool(outcomes[1]) and not outcomes[0] & outcomes[1]
    return not (parts or apart or ("additional" in scopes[0]) != ("additional" in scopes[1]))


def of_one_rate(one: Number, other: Number) -> bool:
    """Whether both are told for the same period or share, or neither for any."""
    rates = [{word for word in n.quantity.scope if word.startswith("per ")} for n in (one, other)]
    return rates[0] == rates[1]


def digits_were_changed(one: Number, other: Number, members: Members, provenance: Provenance) -> bool:
    """Two long numbers differ in one digit, or in two that changed places, and the sentences share a rare word."""
    left, right = f"{one.value:.2f}", f"{other.value:.2f}"
    at = [n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    turned = len(at) == 2 and left[at[0]] == right[at[1]] and left[at[1]] == right[at[0]]
    if len(left) != len(right) or not (len(at) == 1 or turned) or one.quantity.unit in TIMES:
        return False
    return bool(shared_words(one, other))


def amount_is_another(one: Number, other: Number, members: Members, provenance: Provenance) -> bool:
    """Two volumes or areas in a story that has one of them in dispute."""
    if any(of_another_amount(Given(n.quantity, n.member, "")) for n in (one, other)) or related(one, other, provenance):
        return False
    dated = one.member.report.id == other.member.report.id or all(
        n.member.report.report.raw.published for n in (one, other)
    )
    return dated and abs(log(one.value / other.value)) <= log(AMOUNTS_FURTHEST)


def toll_is_another(one: Number, other: Number, members: Members, provenance: Provenance) -> bool:
    """All the people killed, or injured, or missing: another number, and each report has but one."""
    if related(one, other, provenance) or not all(map(is_the_only_toll, (one, other))):
        return False
    return abs(log(one.value / other.value)) <= log(TOLLS)


def is_the_only_toll(number: Number) -> bool:
    """Whether its report has no other count of all those people."""
    outcomes = OUTCOMES.intersection(number.quantity.scope)
    return all(
        value_of(q) == value_of(number.quantity)
        for q in number.member.report.quantities
        if OUTCOMES.intersection(q.scope) == outcomes and is_toll(Given(q, number.member, ""))
    )


def stretch_of_that_year_is_another(one: Number, other: Number, members: Members, provenance: Provenance) -> bool:
    """How long a thing of a certain year took, told differently."""
    return of_one_size(one, other) and not related(one, other, provenance)


def stands_before_the_same_words(one: Number, other: Number, members: Members, provenance: Provenance) -> bool:
    """Two counts of one noun stand before the same words."""
    a, b = one.member, other.member
    behind = one.behind & other.behind
    few = min(one.value, other.value) < SMALL
    if len(behind) < (BEHIND_SMALL if few else 1) or one.quantity.unit in MEASURES or related(one, other, provenance):
        return False
    to_come = [m.statement.stance in TO_COME or "planned" in n.quantity.scope for m, n in ((a, one), (b, other))]
    later = is_long_ago(a) != is_long_ago(b)
    near = round(float(members.vectors[a.number] @ members.vectors[b.number]), 4) >= NEAR
    outcomes = [OUTCOMES.intersection(number.quantity.scope) for number in (one, other)]
    near = near and (outcomes[0] == outcomes[1] or not all(outcomes))
    return near and not later and to_come[0] == to_come[1] and of_one_size(one, other)


def is_hardly_another(one: Number, other: Number, members: Members, provenance: Provenance) -> bool:
    """Two counts of one noun are nearly the same, and each report has no other near them: "31 plants", "30 plants"."""
    if related(one, other, provenance) or abs(log(one.value / other.value)) > HARDLY or not of_one_rate(one, other):
        return False
    # Of the dead, the injured and the missing there is a count for each hour.
    if any(OUTCOMES.intersection(n.quantity.scope) or is_long_ago(n.member) for n in (one, other)):
        return False
    to_come = [n.member.statement.stance in TO_COME or "planned" in n.quantity.scope for n in (one, other)]
    return to_come[0] == to_come[1] and all(map(is_alone_of_its_size, (one, other)))


def is_alone_of_its_size(number: Number) -> bool:
    """Whether its report counts that noun in no other number of about its size."""
    return all(
        value_of(q) == value_of(number.quantity)
        for q in number.member.report.quantities
        if unit_key(q) == unit_key(number.quantity)
        and (value := abs(value_of(q)[0] or 0))
        and abs(log(value / number.value)) <= HARDLY
    )


def clause_has_another_number(one: Number, other: Number, members: Members, provenance: Provenance) -> bool:
    """Two sums, shares or measures stand in clauses of nearly the same words, each the only one of its unit there."""
    a, b = one.member, other.member
    if related(one, other, provenance) or a.report.id == b.report.id or not of_one_size(one, other):
        return False
    changes = [is_change(n.member.report.text, n.quantity) for n in (one, other)]
    if changes[0] != changes[1] or any(map(is_rounded, (one, other))):
        return False
    shared = one.alone_with & other.alone_with
    fewer = min(len(one.alone_with), len(other.alone_with))
    named = any(not key[:1].isdigit() for key in shared)
    near = round(float(members.vectors[a.number] @ members.vectors[b.number]), 4)
    return named and len(shared) >= IN_CLAUSE and len(shared) >= OF_CLAUSE * fewer and near >= NEAR_CLAUSE


def is_rounded(number: Number) -> bool:
    """Whether words behind it say that it is a round number: "300 and change"."""
    return ROUND.match(number.member.report.text[number.quantity.end :][:REACH]) is not None


RUNGS = {
    rung.__name__: rung
    for rung in (
        digits_were_changed,
        amount_is_another,
        toll_is_another,
        stretch_of_that_year_is_another,
        stands_before_the_same_words,
        is_hardly_another,
        clause_has_another_number,
    )
}


def related(one: Number, other: Number, provenance: Provenance) -> bool:
    """Whether the two reports go back to one origin, so that their numbers are compared where claims join them."""
    a, b = one.member.report.id, other.member.report.id
    return a != b and provenance.relation(a, b) == "lineage"


def of_one_size(one: Number, other: Number) -> bool:
    """Whether the larger is not many times the smaller, and both are told for one period."""
    return abs(log(one.value / other.value)) <= log(FURTHEST) and of_one_rate(one, other)


def shared_words(one: Number, other: Number) -> frozenset[str]:
    """The content words that both sentences have, figures left out."""
    told = (frozenset(keys_of(n.sentence.of(n.member.report.text))) for n in (one, other))
    left, right = told
    return frozenset(key for key in left & right if not key[:1].isdigit())


def found_of(rule: str, one: Number, other: Number) -> Found:
    """The two numbers as a finding of speakers where both are somebody's word."""
    a, b = one.member, other.member
    left, right = (as_told(n.member.report.text, n.quantity) for n in (one, other))
    noun = (one.quantity.counts or other.quantity.counts).split()[-1:] or [one.quantity.unit or ""]
    word = f" {noun[0]}" if noun[0].islower() else ""
    verdict, why = judged(rule, one, other)
    finding = Finding(
        kind="figure",
        verdict=verdict,
        reason="update" if verdict == "compatible" else None,
        left=(a.report.report.place(one.quantity.span),),
        right=(b.report.report.place(other.quantity.span),),
        left_speaker=a.speaker,
        right_speaker=b.speaker,
        about=full_topic_of(a.words, b.words) or one.quantity.counts or "figure",
        question=f"{left[:1].upper()}{left[1:]}, or {right}{word}?",
        why=why or f"{left[:1].upper()}{left[1:]} against {right} for the same thing.",
        severity="high" if verdict == "conflict" else "low",
        rule=rule,
    )
    return Found(finding, "speakers" if a.speaker and b.speaker else "reports")


def judged(rule: str, one: Number, other: Number) -> tuple[Verdict, str]:
    """Whether a count that grows differs because one is later; a toll of another hour may have been corrected."""
    measured = all(n.quantity.unit in MEASURES - TIMES for n in (one, other)) and rule == "clause_has_another_number"
    harmed = (
        all(OUTCOMES.intersection(n.quantity.scope) for n in (one, other)) and rule == "stands_before_the_same_words"
    )
    growing = measured or harmed or rule in ("amount_is_another", "toll_is_another")
    if not growing or one.member.report.id == other.member.report.id:
        return "conflict", ""
    times = [n.member.report.report.raw.published or "" for n in (one, other)]
    if rule == "amount_is_another" or measured:
        times = [time[:10] for time in times]
    fewer = "missing" in one.quantity.scope and "missing" in other.quantity.scope
    apart = all(times) and times[0] != times[1]
    if apart and ((times[0] < times[1]) == (one.value < other.value)) != fewer:
        return "compatible", f"The later report gives {'fewer' if fewer else 'more'}: an update."
    if rule == "toll_is_another" and (apart or not all(times)):
        return "unclear", "Which of the two counts is the later one cannot be told, or it is the lower one."
    return "conflict", ""
