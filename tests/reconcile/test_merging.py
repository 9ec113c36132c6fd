"""One difference over many pairs of reports is one entry with all its wordings; two values are two entries."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.reconcile.hand import lineage_of

from quoth.compare import Finding
from quoth.reconcile.merging import Found, Words, difference_of, merge_findings
from quoth.reconcile.provenance import provenance_of
from quoth.types import Difference, Place
from quoth.types.claims import DifferenceKind

TEXTS = {
    "a": "at least 19 people died",
    "b": "19 people died",
    "c": "nineteen dead, 19 in all",
    "d": "14 flights",
    "e": "17 flights",
    "f": "6 flights",
}
PROVENANCE = provenance_of(tuple(TEXTS), lineage_of(*((name,) for name in TEXTS)))


def whole(report: str) -> Place:
    return Place(report, 0, len(TEXTS[report]))


def found(kind: DifferenceKind, left: str, right: str, speakers: tuple[str | None, str | None] = (None, None)) -> Found:
    return Found(
        Finding(
            kind, "conflict", None, (whole(left),), (whole(right),), *speakers, "deaths", "How many?", "", "high", "r"
        ),
        "reports",
    )


def merged(*listed: Found) -> list[Difference]:
    return [difference_of(entry, PROVENANCE) for entry in merge_findings(listed, Words(TEXTS))]


def sides(difference: Difference) -> set[frozenset[str]]:
    return {frozenset(place.report for place in side.spans) for side in difference.sides}


def test_two_rewrites_that_dropped_the_same_word_are_one_difference() -> None:
    (difference,) = merged(found("bound", "b", "a"), found("bound", "c", "a"))
    assert sides(difference) == {frozenset("a"), frozenset("bc")}


def test_a_finding_turned_round_is_the_same_difference() -> None:
    (difference,) = merged(found("bound", "b", "a"), found("bound", "a", "c"))
    assert sides(difference) == {frozenset("a"), frozenset("bc")}


def test_three_values_are_an_entry_a_pair() -> None:
    differences = merged(found("figure", "d", "e"), found("figure", "d", "f"))
    assert [sides(difference) for difference in differences] == [
        {frozenset("d"), frozenset("e")},
        {frozenset("d"), frozenset("f")},
    ]


def test_two_kinds_are_two_entries() -> None:
    assert len(merged(found("bound", "b", "a"), found("certainty", "b", "a"))) == 2


def test_the_order_of_the_findings_does_not_change_the_ids() -> None:
    listed = [found("bound", "b", "a"), found("bound", "c", "a"), found("figure", "d", "e")]
    assert len({frozenset(d.id for d in merged(*order)) for order in permutations(listed)}) == 1


def test_a_side_names_its_speakers_once() -> None:
    (difference,) = merged(
        found("certainty", "b", "a", ("Dana Korvel", None)), found("certainty", "c", "a", ("Mr Korvel", None))
    )
    assert [side.speaker for side in difference.sides] == ["Dana Korvel", None]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] != p[1]), max_size=12
    )
)
def test_no_wording_is_lost(pairs: list[tuple[str, str]]) -> None:
    kept = {report for d in merged(*(found("figure", *pair) for pair in pairs)) for side in sides(d) for report in side}
    assert kept == {report for pair in pairs for report in pair}


def test_two_rows_that_ask_the_same_of_the_same_values_are_one() -> None:
    texts = {"p": "three dead", "q": "3 dead", "r": "at least 3 dead", "s": "no fewer than 3 dead"}

    def asked(left: str, right: str) -> Found:
        one, other = ((Place(name, 0, len(texts[name])),) for name in (left, right))
        made = Finding(
            "bound", "conflict", None, one, other, None, None, "deaths", "3, or at least 3 dead?", "", "medium", "r"
        )
        return Found(made, "reports")

    provenance = provenance_of(tuple(texts), lineage_of(*((name,) for name in texts)))
    entries = merge_findings([asked("q", "r"), asked("s", "q")], Words(texts))
    (difference,) = [difference_of(entry, provenance) for entry in entries]
    assert sides(difference) == {frozenset("q"), frozenset("rs")}


def test_who_leaves_out_somebody_else_is_another_difference() -> None:
    listed = [
        found("attribution-dropped", "a", "b", ("Ada Rell", "a clerk")),
        found("attribution-dropped", "a", "c", ("Ada Rell", "Ida Brok")),
    ]
    (one,) = merged(*listed)
    assert sides(one) == {frozenset("a"), frozenset("bc")}
    whys = ("The source has it through Ida Brok.", "The source has it through a clerk.")
    apart = merged(
        *(row._replace(finding=replace(row.finding, why=why)) for row, why in zip(listed, whys, strict=True))
    )
    assert [sides(difference) for difference in apart] == [
        {frozenset("a"), frozenset("b")},
        {frozenset("a"), frozenset("c")},
    ]
