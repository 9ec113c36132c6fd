"""The toll in a sentence of the brief: the number of the dead and of the injured in every report that gives one."""

import re
from collections import Counter
from collections.abc import Iterator

from quoth.compose.contrasts import OF_FIGURES
from quoth.compose.material import Material
from quoth.compose.telling import report_name
from quoth.compose.values import in_words, number_of
from quoth.compose.wording import listed
from quoth.types import BriefSentence, Difference, FigureValue, Place

INJURED = "The injured"
HOSPITAL, HURT = re.compile(r"\bhospital", re.IGNORECASE), re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE)
# Numbers further apart than this are hardly the toll of one event.
ONE_TOLL = 4
# More different ones are the tolls of places or hours.
MOST_TOLLS = 3


def what_the_toll_is(material: Material) -> Iterator[BriefSentence]:
    """The number of the dead, then of the injured, in every report that gives one, where they are not the same."""
    for scope, noun in (("killed", "The dead"), ("injured", INJURED)):
        for figure in sorted(material.ledger.figures, key=lambda f: -len({v.span.report for v in f.values})):
            every = [v for v in figure.values if scope in v.scope and v.span.report in material.reports]
            whole = figure.unit == "person" and len(every) == len(figure.values)
            values = one_a_report(every)
            numbers = [float(number_of(v) or 0) for v in values]
            if whole and 1 < len(set(numbers)) <= MOST_TOLLS and max(numbers) <= ONE_TOLL * min(numbers):
                yield BriefSentence(
                    f"{called_by(material, noun, values)}: {'; '.join(toll_of(material, values))}.",
                    tuple(v.span for v in values),
                )


def called_by(material: Material, noun: str, values: list[FigureValue]) -> str:
    """ "In hospital" where the reports speak of that alone: who is ill is not injured."""
    reports = [(material.reports[value.span.report], value.span.span) for value in values]
    told = [" ".join(s.of(read.text) for s in read.report.sentences if s.overlaps(at)) for read, at in reports]
    ill = noun == INJURED and all(HOSPITAL.search(words) and not HURT.search(words) for words in told)
    return "In hospital" if ill else noun


def one_a_report(values: list[FigureValue]) -> list[FigureValue]:
    """Of a report that gives two numbers, as of two hours or of a part, the one that another report gives too; else the highest."""
    told: dict[str, list[FigureValue]] = {}
    for value in values:
        told.setdefault(value.span.report, []).append(value)
    # In how many reports each number stands.
    shared = Counter(number for own in told.values() for number in {number_of(v) for v in own})
    return [max(own, key=lambda v: (shared[number_of(v)] > 1, float(number_of(v) or 0))) for own in told.values()]


def toll_places(material: Material) -> frozenset[Place]:
    """Where the numbers stand that are told as the toll."""
    return frozenset(place for sentence in what_the_toll_is(material) for place in sentence.citations)


def is_of_toll(difference: Difference, toll: frozenset[Place]) -> bool:
    """Whether both wordings of a difference of figures are among those told as the toll."""
    return difference.kind in OF_FIGURES and all(
        any(place.report == told.report and place.span.overlaps(told.span) for told in toll)
        for side in difference.sides[:2]
        for place in side.spans[:1]
    )


def in_a_sentence(value: FigureValue) -> str:
    """A number with its bound before it ("at least 7")."""
    number, _, bound = in_words(value).partition(" at ")
    return f"at {bound} {number}" if bound in ("least", "most") else in_words(value)


def toll_of(material: Material, values: list[FigureValue]) -> list[str]:
    """Each number with the outlets that give it; where one outlet gives two, its last report is the later."""
    told: dict[str, list[str]] = {}
    names = {value.span.report: report_name(material.reports[value.span.report]) for value in values}
    given = {(names[value.span.report], in_words(value)) for value in values}
    twice = Counter(name for name, _ in given)
    for value in values:
        name, raw = names[value.span.report], material.reports[value.span.report].report.raw
        days = [material.reports[report].report.raw.published or "" for report in names if names[report] == name]
        later = twice[name] > 1 and len(set(days)) > 1 and raw.published == max(days)
        told.setdefault(in_a_sentence(value), []).append(f"{name} (later)" if later else name)
    return [f"{value} in {listed(list(dict.fromkeys(names)))}" for value, names in told.items()]
