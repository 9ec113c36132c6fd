"""A count that grew told in one row: "6 at nine, 19 at two, 31 at night", in place of a row for each two of them."""

from collections.abc import Iterable

from msgspec.structs import replace

from quoth.compare.ladders.figure_pairs import as_told, value_of
from quoth.reconcile.merging import difference_id, folded_names, overlap
from quoth.reconcile.provenance import Provenance
from quoth.reconcile.updates import quantity_at
from quoth.types import AnnotatedReport, Difference, Place, Quantity, Side


def with_series(
    differences: Iterable[Difference], reports: dict[str, AnnotatedReport], provenance: Provenance
) -> list[Difference]:
    """The differences; those that are steps of one count made one, with its values in the order in which they were printed."""
    listed = tuple(differences)
    steps = [one for one in listed if is_step(one, reports)]
    others = [one for one in listed if one not in steps]
    series = [in_one_row(together, reports, provenance) for together in joined(steps)]
    return [*(one for one in others if not any(is_within(one, row) for row in series)), *series]


def is_step(difference: Difference, reports: dict[str, AnnotatedReport]) -> bool:
    """Whether it is of a figure that a later report has otherwise."""
    update = difference.reason == "update" and difference.kind == "figure" and difference.between != "itself"
    return update and all(quantity_at(reports[p.report], p) for side in difference.sides for p in side.spans)


def joined(steps: list[Difference]) -> list[list[Difference]]:
    """The steps that share a place with each other, together."""
    kept: list[list[Difference]] = []
    for step in steps:
        places = places_of(step)
        met = [listed for listed in kept if any(overlap(places_of(one), places) for one in listed)]
        kept = [listed for listed in kept if listed not in met]
        kept.append([*(one for listed in met for one in listed), step])
    return kept


def places_of(difference: Difference) -> tuple[Place, ...]:
    """All its places."""
    return tuple(place for side in difference.sides for place in side.spans)


def in_one_row(listed: list[Difference], reports: dict[str, AnnotatedReport], provenance: Provenance) -> Difference:
    """The steps as one difference with a side for each value, the first printed first."""
    first = listed[0]
    told: dict[Place, str | None] = {}
    for side in (side for one in listed for side in one.sides):
        told.update({place: side.speaker for place in side.spans if told.get(place) is None})
    values: dict[tuple[object, ...], list[Place]] = {}
    for place in sorted(told):
        quantity = quantity_of(reports, place)
        values.setdefault((*value_of(quantity), quantity.bound), []).append(place)

    def printed(places: list[Place]) -> tuple[str, Place]:
        return min(reports[place.report].report.raw.published or "" for place in places), places[0]

    sides = tuple(
        Side(
            spans=tuple(places),
            speaker="; ".join(folded_names([n for p in places for n in (told[p] or "").split("; ") if n])) or None,
            origins=provenance.origins({place.report for place in places}),
        )
        for places in sorted(values.values(), key=printed)
    )
    between = "reports" if any(one.between == "reports" for one in listed) else first.between
    return replace(
        first,
        id=difference_id(first.kind, sides),
        between=between,
        sides=sides,
        question=question_of(first, sides, reports),
        why=first.why if len(listed) == 1 else "Each later report gives the count of its own hour.",
        severity="low",
    )


def quantity_of(reports: dict[str, AnnotatedReport], place: Place) -> Quantity:
    """The figure at a place of which it is known that one stands there."""
    found = quantity_at(reports[place.report], place)
    assert found is not None
    return found


def question_of(first: Difference, sides: tuple[Side, ...], reports: dict[str, AnnotatedReport]) -> str:
    """The first and the last value: "6, then 31 dead?"; the noun is the one that was asked for."""
    ends = [
        as_told(reports[side.spans[0].report].text, quantity_of(reports, side.spans[0]))
        for side in (sides[0], sides[-1])
    ]
    noun = first.question.rstrip("?").split()[-1]
    noun = f" {noun}" if noun.isalpha() and noun not in ends[1].split() else ""
    return f"{ends[0][:1].upper()}{ends[0][1:]}, then {ends[1]}{noun}?"


def is_within(one: Difference, series: Difference) -> bool:
    """Whether something that can both hold is of two values of the series."""
    if one.verdict != "compatible" or one.kind not in ("figure", "bound") or one.between == "itself":
        return False
    return all(overlap(places_of(series), side.spans) for side in one.sides)
