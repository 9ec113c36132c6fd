"""What is told of origins: many reports in few words, a credit that nothing bears out, what a report adds of its own."""

from itertools import product
from string import ascii_uppercase

from msgspec.structs import replace
from tests import factory

from quoth.compose.crediting import credits_in_words
from quoth.compose.links import link_rows, links_in_words
from quoth.compose.origins import letters, origin_verdict
from quoth.compose.views import StoryView, letters_of, outlets_in_words, reports_shown, view_of
from quoth.types import CheckedCredit, Credit, Edge, Lineage, Origin, Origins, Place


def large(number: int, **known: object) -> StoryView:
    """A story of so many prints of the first report."""
    first = factory.harbour()
    reads = [
        replace(first, report=replace(first.report, raw=replace(first.report.raw, id=f"r{n}", outlet=f"Paper {n}")))
        for n in range(number)
    ]
    ids = tuple(read.id for read in reads)
    edges = tuple(Edge(name, ids[0], "copy", "known", 0.97, 1.0, (), (), "It came later.") for name in ids[1:])
    lineage = Lineage(edges, Origins(1, 1, "", (Origin("o", "Paper 0", ids[0], ids),)))
    story = factory.story(first, factory.herald(), reports=ids, lineage=replace(lineage, **known))
    return StoryView(story, {read.id: read for read in reads}, letters_of(ids))


def two(**known: object) -> StoryView:
    """The story of the two reports, with other things in its lineage."""
    made = view_of(factory.dossier(), factory.dossier().stories[0])
    return StoryView(replace(made.story, lineage=replace(made.story.lineage, **known)), made.reports, made.letters)


def test_letters_go_on_for_any_number_of_reports() -> None:
    made = list(letters_of(tuple(str(number) for number in range(30_000))).values())
    pairs = ["".join(pair) for pair in product(ascii_uppercase, repeat=2)]
    assert made[:26] == list(ascii_uppercase)
    assert made[26:702] == pairs
    assert made[702:704] == ["AAA", "AAB"]
    assert len(set(made)) == 30_000


def test_reports_in_a_row_are_told_as_a_range_and_many_pieces_are_counted() -> None:
    view = large(60)
    ids = view.story.reports
    assert letters(view, ids[:3]) == "A, B and C"
    assert letters(view, (*ids[:5], ids[9])) == "A to E and J"
    assert letters(view, ids[::2], most=4) == "A, C, E, G and 26 more"


def test_copies_of_one_report_are_told_as_one_link() -> None:
    view = large(40)
    assert origin_verdict(view) == "Count A to AN as one source (Paper 0): 40 reports."
    assert links_in_words(view) == [
        "B to AN (39 reports) are almost certainly (95–99%) copies of A; for B, it came later."
    ]


def test_of_a_large_story_so_many_reports_are_shown_and_the_origins_among_them() -> None:
    view = large(40)
    late = view.story.reports[-1]
    origins = Origins(2, 2, "", (*view.story.lineage.origins.groups, Origin("p", "Paper 39", late, (late,))))
    story = replace(view.story, lineage=replace(view.story.lineage, origins=origins))
    shown = reports_shown(StoryView(story, view.reports, view.letters), 10)
    assert shown == (*view.story.reports[:9], late)


def test_outlets_are_named_where_they_are_fewer_than_the_reports() -> None:
    assert outlets_in_words(large(3)) is None
    view = large(3)
    last = view.story.reports[-1]
    read = view.reports[last]
    again = replace(read, report=replace(read.report, raw=replace(read.report.raw, outlet="The Paper 1")))
    assert outlets_in_words(StoryView(view.story, {**view.reports, last: again}, view.letters)) == "2 outlets"


def test_a_credit_that_nothing_bears_out_is_told_first_and_stands_behind_the_name() -> None:
    herald = factory.herald()
    place = Place(herald.id, 0, 3)
    view = two(credits=(CheckedCredit(herald.id, "Reuters", place, "unlike", ("harbour",)),))
    credited = replace(herald, report=replace(herald.report, credit=Credit("Reuters", 0, 3)))
    assert link_rows(view)[0].told == (
        "B credits Reuters, but is like no report of Reuters here (A): the credit is its own claim."
    )
    shown = StoryView(view.story, {**view.reports, "herald": credited}, view.letters)
    assert credits_in_words(shown, shown.story.reports) == {"herald": "credits Reuters, unmatched"}


def test_an_origin_that_is_only_claimed_does_not_go_by_the_agencys_name() -> None:
    group = Origin("o1", "Reuters", "external:Reuters", ("harbour", "herald"))
    edge = two().story.lineage.edges[0]
    checks = tuple(CheckedCredit(r, "Reuters", Place(r, 0, 3), "unlike", ("x",)) for r in group.reports)
    made = two(
        origins=Origins(1, 1, "", (group,)), credits=checks, edges=(replace(edge, kind="siblings", probability=0.97),)
    )
    assert origin_verdict(made) == "Count A and B as one source (credited to Reuters)."


def test_what_a_mixture_adds_is_what_none_of_its_parents_has() -> None:
    edge = two().story.lineage.edges[0]
    both, one = Place("herald", 0, 5), Place("herald", 6, 9)
    rows = link_rows(two(edges=(replace(edge, own=(both, one)), replace(edge, kind="partial", own=(both,)))))
    assert [row.own for row in rows] == [(), (both,)]


def test_where_nobody_can_tell_who_wrote_first_that_is_said() -> None:
    edge = replace(two().story.lineage.edges[0], direction="unknown")
    assert links_in_words(two(edges=(edge,))) == [
        "B is very likely (80–95%) a rewrite of A, or the other way round: it came later."
    ]
