"""Figures of the same counted thing, side by side: each value with its bound, scope, speaker, place and date."""

import re
from collections import Counter
from typing import NamedTuple

from quoth.compare.ladders.figure_pairs import GENERIC, OUTCOMES
from quoth.compare.substance import counted_stems, counted_words, is_part
from quoth.reconcile.claims import Group
from quoth.reconcile.members import Member
from quoth.reconcile.propositions import is_long_ago
from quoth.reconcile.provenance import Provenance
from quoth.types import Date, Figure, FigureValue, Quantity

# A dossier shows this many figures at most, those with most to compare first.
MOST = 16
# A figure that counts nothing by name is called by so many first words of its claim.
LABEL = 8


# Words in which the people of a toll are counted; bodies are those of its dead.
COUNTED_PEOPLE = GENERIC | counted_stems("bodies body")
# What is told first of all.
TOLLS = ("killed", "injured", "missing")

# Of these a story seldom counts two things.
AMOUNTS = frozenset({"m3", "m2", "ha", "km2", "l"})
PERIOD = re.compile(
    r"\b(?:past|last|previous|preceding)\s+(?:\w+\s+){0,2}(?:years|decades?|months|seasons)\b|\bsince\s+(?:19|20)\d\d\b"
    r"|\b(?:each|every|this|last)\s+(?:year|decade|season)\b",
    re.IGNORECASE,
)
RANKED = re.compile(r"\b(?:\w{3,12}est|worst|most|least|first|second|third)\b", re.IGNORECASE)
RANKED_WITHIN = 80
RULED = re.compile(r"\b(?:licen[cs]e|permit|limit|allow|capacity|hold)\w{0,6}\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Given(NamedTuple):
    """A quantity with the member that gives it and the wording of the claim it is part of."""

    quantity: Quantity
    member: Member
    claim: str


class Thing:
    """What is counted: the quantities that count it, with the words that were met for it."""

    def __init__(self, given: Given) -> None:
        self.given = [given]
        self.unit = given.quantity.unit
        self.outcomes = outcomes(given.quantity)
        self.stems = set(stems_of(given))
        self.members = {given.member.number}
        self.values = {value_of_quantity(given.quantity)}

    def fits(self, given: Given) -> bool:
        """Whether the quantity counts this: one unit, no other outcome, a counted word in common where any is given.

        The same value in the same claim counts the same where only one of them names an outcome ("casualties").
        """
        quantity, own = given.quantity, outcomes(given.quantity)
        same_value = value_of_quantity(quantity) in self.values
        other_outcome = own != self.outcomes and not (same_value and not (own and self.outcomes))
        if quantity.unit != self.unit or other_outcome or given.member.number in self.members:
            return False
        stems = stems_of(given)
        return not stems or not self.stems or bool(stems & self.stems) or same_value

    def nearness(self, quantity: Quantity) -> tuple[bool, int]:
        """Sort key: whether the value was met here, then the counted words in common."""
        return value_of_quantity(quantity) in self.values, len(counted_stems(quantity.counts) & self.stems)

    def add(self, given: Given) -> None:
        """Takes the quantity in."""
        self.given.append(given)
        self.stems |= stems_of(given)
        self.members.add(given.member.number)
        self.values.add(value_of_quantity(given.quantity))


def gather_figures(groups: tuple[Group, ...], provenance: Provenance) -> tuple[Figure, ...]:
    """The counted things for which there are two values or two reports, those with most to compare first."""
    things = merged_things([thing for group in groups for thing in things_of(group)])
    figures = [figure_of(thing, provenance) for thing in things if worth_a_look(thing)]
    return tuple(sorted(figures, key=interest)[:MOST])


def things_of(group: Group) -> list[Thing]:
    """The quantities of one claim, those that count the same thing together."""
    things: list[Thing] = []
    for member in group.members:
        for quantity in member.quantities:
            given = Given(quantity, member, group.claim.text)
            fitting = [thing for thing in things if thing.fits(given)]
            home = max(fitting, key=lambda thing: thing.nearness(quantity), default=None)
            if home is None:
                things.append(Thing(given))
            else:
                home.add(given)
    return things


def merged_things(things: list[Thing]) -> list[list[Given]]:
    """Things of different claims that are counted in the same words, put together.

    One word ("people") says too little of what is counted: then the value must be the same too.
    """
    by_key: dict[tuple[object, ...], list[Given]] = {}
    for place, thing in enumerate(things):
        stems = max((stems_of(given) for given in thing.given), key=lambda found: (len(found), sorted(found)))
        whole = [given for given in thing.given if is_toll(given)]
        if whole:
            by_key.setdefault((thing.unit, thing.outcomes), []).extend(whole)
            thing.given = [given for given in thing.given if not is_toll(given)]
        if not thing.given:
            continue
        least = min(thing.values, key=str)
        told: object = place if not stems else None if len(stems) > 1 else least
        by_key.setdefault((thing.unit, thing.outcomes, stems, told), []).extend(thing.given)
    return measured_alike(list(by_key.values()))


def measured_alike(things: list[list[Given]]) -> list[list[Given]]:
    """The things put together that are measured in a volume or an area of which the story has one amount in dispute.

    "120 cubic metres of oil", "about 15 cubic metres" and "80 to 95 cubic metres" are one amount where no other thing is
    named; what is told of another time, and what a rule allows, stays apart.
    """
    home: dict[str, list[Given]] = {}
    kept = []
    for thing in things:
        unit = thing[0].quantity.unit or ""
        if unit not in AMOUNTS or any(of_another_amount(given) for given in thing):
            kept.append(thing)
        elif unit in home:
            home[unit].extend(thing)
        else:
            home[unit] = thing
            kept.append(thing)
    return kept


def of_another_amount(given: Given) -> bool:
    """Whether a year or a rule stands in the sentence, or the amount is of a comparison."""
    report, span = given.member.report, given.quantity.span
    sentence = next((s for s in report.report.sentences if s.overlaps(span)), span).of(report.text)
    return bool(is_long_ago(given.member) or given.quantity.relative or RULED.search(sentence) or YEAR.search(sentence))


def stems_of(given: Given) -> frozenset[str]:
    """The content words of what is counted or measured."""
    return counted_stems(counted_words(given.member.report.text, given.quantity))


def is_toll(given: Given) -> bool:
    """Whether it counts all people killed, injured or missing now: nothing else is counted, and it is no part."""
    quantity = given.quantity
    plain = (
        quantity.unit == "person"
        and "additional" not in quantity.scope
        and counted_stems(quantity.counts) <= COUNTED_PEOPLE
    )
    if not plain or len(outcomes(quantity)) != 1 or is_part(given.member.report.text, quantity):
        return False
    return not (is_long_ago(given.member) or is_of_years(given))


def is_of_years(given: Given) -> bool:
    """Whether those of some years are counted together, and not those of this event: "14 have died there in the past ten years"."""
    report, span = given.member.report, given.quantity.span
    sentence = next((s for s in report.report.sentences if s.overlaps(span)), span).of(report.text)
    period = PERIOD.search(sentence)
    # "The worst such accident in ten years" is this one.
    return period is not None and not RANKED.search(sentence[: period.start()][-RANKED_WITHIN:])


def worth_a_look(thing: list[Given]) -> bool:
    """Two values or two reports, of something that is counted."""
    reports = {given.member.report.id for given in thing}
    values = {(given.quantity.low, given.quantity.high) for given in thing}
    counted = any(given.quantity.counts or given.quantity.unit for given in thing)
    return counted and (len(reports) > 1 or len(values) > 1)


def figure_of(thing: list[Given], provenance: Provenance) -> Figure:
    """The counted thing with one value a report, speaker, scope and bound."""
    values: dict[tuple[object, ...], FigureValue] = {}
    for given in sorted(thing, key=lambda g: (g.member.report.id, g.quantity.start)):
        value = value_of(given, provenance)
        key = (value.span.report, value.low, value.high, value.bound, value.scope, value.speaker)
        values.setdefault(key, value)
    named = Counter(given.quantity.counts for given in thing if given.quantity.counts)
    counts = min(named, key=lambda words: (-named[words], -len(words), words)) if named else shortened(thing[0].claim)
    return Figure(counts, thing[0].quantity.unit, tuple(sorted(values.values(), key=value_order)))


def shortened(text: str) -> str:
    """The first words of a claim, for a figure of which no counted thing is named."""
    words = text.split()
    return " ".join(words[:LABEL]) + ("…" if len(words) > LABEL else "")


def value_of(given: Given, provenance: Provenance) -> FigureValue:
    """A quantity as a value of its figure."""
    quantity, member = given.quantity, given.member
    report = member.report
    return FigureValue(
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        scope=quantity.scope,
        speaker=member.speaker,
        span=report.report.place(quantity.span),
        as_of=date_beside(given),
        origins=provenance.homes[report.id],
    )


# A day that begins or ends a time tells not when something was counted: "sold since January 6".
AN_END = re.compile(r"\b(?:since|until|till|before|from|by|for) (?:the )?$", re.IGNORECASE)
LONGEST_END = 12


def date_beside(given: Given) -> Date | None:
    """The date in the same statement, where there is exactly one that names a day and no beginning or end of a time."""
    report, statement = given.member.report, given.member.statement
    near = [
        date
        for date in report.dates
        if date.precision in ("day", "time")
        and any(piece.overlaps(date.span) for piece in statement.content)
        and date.earliest
        and not AN_END.search(report.text, max(0, date.start - LONGEST_END), date.start)
    ]
    return near[0] if len({(date.earliest, date.latest) for date in near}) == 1 else None


def value_order(value: FigureValue) -> tuple[float, float, str, int]:
    """By value, then by place."""
    low = value.low if value.low is not None else value.high
    high = value.high if value.high is not None else value.low
    return (float(low or 0), float(high or 0), value.span.report, value.span.start)


def interest(figure: Figure) -> tuple[int, int, int, str, str]:
    """Sort key: the dead, the injured and the missing first, then most different values, then most reports."""
    toll = next((n for n, word in enumerate(TOLLS) if all(word in value.scope for value in figure.values)), len(TOLLS))
    toll = toll if figure.unit == "person" else len(TOLLS)
    values = {(value.low, value.high) for value in figure.values}
    reports = {value.span.report for value in figure.values}
    return (toll, -min(len(values), 3), -len(reports), figure.counts, figure.unit or "")


def outcomes(quantity: Quantity) -> frozenset[str]:
    """What happened to those counted."""
    return OUTCOMES.intersection(quantity.scope)


def value_of_quantity(quantity: Quantity) -> tuple[float | int | None, float | int | None]:
    """Its two ends."""
    return (quantity.low, quantity.high)
