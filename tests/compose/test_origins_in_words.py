"""What is told of origins: many reports in few words, a credit that nothing bears out, what a report adds of its own."""

from itertools import pairwise, product
from string import ascii_uppercase

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.compose.crediting import credits_in_words, outlets_named, sources_in_words
from quoth.compose.crediting import outlets_in_words as named_in_words
from quoth.compose.direction import direction_in_words
from quoth.compose.going_back import how_many_origins
from quoth.compose.lettering import letters
from quoth.compose.links import link_rows, links_in_words
from quoth.compose.material import Material
from quoth.compose.origins import groups_of, origin_verdict
from quoth.compose.standing import standing_of
from quoth.compose.views import StoryView, letters_of, origins_in_words, outlets_in_words, reports_shown, view_of
from quoth.edges.web.origin_rows import size_in_words
from quoth.types import CheckedCredit, Credit, Edge, Ledger, Lineage, Measure, Origin, Origins, Passage, Place
from quoth.types.lineage import Doubt


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


def small(
    *names: str, edges: tuple[Edge, ...] = (), groups: tuple[tuple[str, ...], ...] = (), **known: object
) -> StoryView:
    """Reports of the harbour named by outlets, each an origin of its own where no groups are given; `known` of the lineage."""
    first = factory.harbour()
    reads = [
        replace(
            first, report=replace(first.report, raw=replace(first.report.raw, id=name, outlet=name, published=None))
        )
        for name in names
    ]
    made = tuple(
        Origin(f"o{n}", group[0], group[0], group) for n, group in enumerate(groups or tuple((name,) for name in names))
    )
    origins = {"low": len(made), "high": len(made), "why": "", "groups": made, "doubts": (), "too_short": ()}
    taken = {name: known.pop(name) for name in list(known) if name in origins}
    lineage = replace(Lineage(edges, Origins(**{**origins, **taken})), **known)  # type: ignore[arg-type]
    story = factory.story(first, factory.herald(), reports=names, lineage=lineage)
    return StoryView(story, {read.id: read for read in reads}, letters_of(names))


def link(child: str, parent: str, kind: str = "rewrite", probability: float = 0.9, **known: object) -> Edge:
    """A link between two reports."""
    fields = {"direction": "likely", "share": 0.8, "passages": (), "measures": (), "why": "2 matched sentences."}
    return Edge(child, parent, kind, probability=probability, **{**fields, **known})  # type: ignore[arg-type]


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


def test_the_interval_and_the_doubtful_link_are_told_together() -> None:
    doubts = (Doubt("Echo", "Post", 0.6, True), Doubt("Mail", "Post", 0.4, False))
    made = small(
        "Post", "Star", "Echo", "Mail", edges=(link("Star", "Post"), link("Echo", "Post", probability=0.6)),
        groups=(("Post", "Star", "Echo"), ("Mail",)), low=1, high=3, doubts=doubts,
    )  # fmt: skip
    assert origins_in_words(made.story) == "1 to 3 origins"
    assert origin_verdict(made) == (
        "2 origins as counted, 1 to 3 possible. Count A and B as one source (Post), and likely C too. "
        "A and D perhaps share a source; this is not counted."
    )


@pytest.mark.parametrize(
    ("probability", "told"),
    [(0.6, "A and B are likely one source (Post)."), (0.5, "A and B are perhaps one source (Post).")],
)
def test_two_reports_that_only_a_doubtful_link_joins_may_be_one_source(probability: float, told: str) -> None:
    made = small(
        "Post", "Star", edges=(link("Star", "Post", probability=probability),), groups=(("Post", "Star"),),
        high=2, doubts=(Doubt("Star", "Post", probability, True),),
    )  # fmt: skip
    assert origin_verdict(made) == f"1 origin as counted, perhaps 2. {told}"


def test_what_hangs_on_a_doubtful_report_is_as_doubtful() -> None:
    edges = (link("Star", "Post", probability=0.5), link("Echo", "Star", "copy", 0.99))
    made = small(
        "Post", "Star", "Echo", edges=edges, groups=(("Post", "Star", "Echo"),), high=2,
        doubts=(Doubt("Star", "Post", 0.5, True),),
    )  # fmt: skip
    (group,) = groups_of(made)
    assert group.sure == ("Post",)
    assert group.doubtful == {"Star": 0.5, "Echo": 0.5}


def test_a_report_that_a_link_touches_does_not_stand_alone() -> None:
    post, star = Place("Post", 0, 5), Place("Star", 0, 5)
    shared = link("Star", "Post", "same-source", passages=(Passage(star, post, 1.0),), why="The same words are quoted.")
    made = small("Post", "Star", "Echo", edges=(shared,))
    assert origin_verdict(made) == "C stands alone. A and B count apart, though they carry the same statement."
    assert standing_of(made, "Post") == "shares a statement with B"
    assert standing_of(made, "Echo") == "an origin of its own"


def test_a_report_that_shares_a_statement_with_a_group_counts_apart() -> None:
    edges = (link("Star", "Post"), link("Echo", "Post", "same-source", why="The same words are quoted."))
    made = small("Post", "Star", "Echo", edges=edges, groups=(("Post", "Star"), ("Echo",)))
    assert origin_verdict(made) == (
        "Count A and B as one source (Post). C counts apart, though it carries the same statement as A."
    )


def test_a_report_too_short_to_tell_does_not_stand_alone() -> None:
    made = small("Post", "Flash", low=1, too_short=("Flash",))
    assert origin_verdict(made) == (
        "2 origins as counted, perhaps only 1. A stands alone. B is too short to tell, and counts apart."
    )
    assert standing_of(made, "Flash") == "too short to tell"


def test_a_bare_credit_is_its_own_claim() -> None:
    place = Place("Post", 0, 3)
    made = small("Post", "Star", credits=(CheckedCredit("Post", "Reuters", place, "absent", ()),))
    assert origin_verdict(made) == "B stands alone. A counts apart, though it credits Reuters."
    assert standing_of(made, "Post") == "credits Reuters, which is its own claim"
    one = small("Post", credits=(CheckedCredit("Post", "Reuters", place, "absent", ()),))
    assert origin_verdict(one) == "One report: nothing to hold it against. That it is from Reuters is its own claim."


def test_a_report_made_from_two_origins_is_counted_with_neither() -> None:
    edges = (link("Star", "Post"), link("Echo", "Post", "partial"), link("Echo", "Mail", "partial"))
    made = small("Post", "Star", "Mail", "Echo", edges=edges, groups=(("Post", "Star", "Echo"), ("Mail", "Echo")))
    assert origin_verdict(made) == "Count A and B as one source (Post). D draws on A and C; C counts apart."


def test_a_report_made_in_part_from_another_is_told_as_that() -> None:
    edges = (link("Star", "Post"), link("Echo", "Post", "partial"))
    made = small("Post", "Star", "Echo", edges=edges, groups=(("Post", "Star", "Echo"),))
    assert origin_verdict(made) == "Count A, B and C as one source (Post), C only in part."


def test_a_rewrite_fits_a_text_and_its_copy_alike_unless_it_names_one() -> None:
    copy = link("Star", "Post", "copy", 0.97)
    told = links_in_words(
        small("Post", "Star", "Echo", edges=(copy, link("Echo", "Star")), groups=(("Post", "Star", "Echo"),))
    )
    assert told[-1] == "C is very likely (80–95%) a rewrite of A or of its copy B: 2 matched sentences."
    named = link("Echo", "Star", measures=(Measure("credit", 1.0, "names Star", ()),))
    told = links_in_words(small("Post", "Star", "Echo", edges=(copy, named), groups=(("Post", "Star", "Echo"),)))
    assert told[-1].startswith("C is very likely (80–95%) a rewrite of B: ")


def test_two_prints_of_one_text_that_credit_two_agencies_are_told_with_both() -> None:
    checks = (
        CheckedCredit("Post", "Reuters", Place("Post", 0, 3), "absent", ()),
        CheckedCredit("Star", "Associated Press", Place("Star", 0, 3), "absent", ()),
    )
    group = Origin("o", "Reuters", "external:Reuters", ("Post", "Star"))
    why = "It credits Associated Press, the other Reuters; 70% of its wording."
    made = small("Post", "Star", edges=(link("Star", "Post", "edited", why=why),), credits=checks)
    made = StoryView(
        replace(made.story, lineage=replace(made.story.lineage, origins=Origins(1, 1, "", (group,)))),
        made.reports,
        made.letters,
    )
    assert origin_verdict(made) == "Count A and B as one source (credited to Reuters and to Associated Press)."
    assert links_in_words(made) == [
        "B is very likely (80–95%) an edited copy of A, though B credits Associated Press and A Reuters: 70% of its wording."
    ]


def test_a_later_version_by_the_same_outlet_is_told_as_one() -> None:
    update = link(
        "Star", "Post", "edited", update=True, why="It is a later version by Post itself; 90% of its wording."
    )
    made = small("Post", "Star", edges=(update,), groups=(("Post", "Star"),))
    assert links_in_words(made) == [
        "B is very likely (80–95%) a later version of A by the same outlet: 90% of its wording."
    ]


def test_an_origin_that_only_wrong_dates_put_first_is_named_with_that() -> None:
    dates = Measure("dates", 24.0, "1 day later by the dates given, but a date may be wrong", ())
    edge = link("Star", "Post", direction="unknown", measures=(dates,))
    made = small("Post", "Star", edges=(edge,), groups=(("Post", "Star"),))
    assert origin_verdict(made) == "Count A and B as one source (Post by the dates, which may be wrong)."


def test_those_who_carry_the_same_words_are_told_together_with_the_words_of_each() -> None:
    places = {name: Place(name, 0, 5) for name in ("Post", "Star", "Echo")}
    why = "The same words of Ada Rell are quoted (“Ferry”); that makes none of them the source of another."
    edges = tuple(
        link(name, "Post", "same-source", passages=(Passage(places[name], places["Post"], 1.0),), why=why)
        for name in ("Star", "Echo")
    )
    (row,) = link_rows(small("Post", "Star", "Echo", edges=edges))
    assert row.told == f"A, B and C carry the same statement: t{why[1:]}"
    assert row.brief == "A, B and C carry the same statement of Ada Rell; none of them was made from another."
    assert [one.place for one in row.carried] == list(places.values())


def test_many_siblings_of_one_dispatch_are_told_as_one_link() -> None:
    names = tuple(f"Paper {n}" for n in range(9))
    edges = tuple(
        link(child, parent, "siblings", 0.97, why="Both credit Reuters.") for parent, child in pairwise(names)
    )
    made = small(*names, edges=edges, groups=(names,))
    assert links_in_words(made) == [
        "A to I (9 reports) almost certainly (95–99%) rest on one dispatch; for A and B, both credit Reuters."
    ]


@pytest.mark.parametrize("counted", [(), ("Star",), ("Star", "Echo"), ("Star", "Echo", "Mail")])
def test_the_parts_that_are_told_add_up_to_the_higher_number(counted: tuple[str, ...]) -> None:
    names = ("Post", "Star", "Echo", "Mail")
    edges = tuple(link(name, "Post", probability=0.6 if name in counted else 0.9) for name in names[1:])
    doubts = tuple(Doubt(name, "Post", 0.6, True) for name in counted)
    made = small(*names, edges=edges, groups=(names,), high=1 + len(counted), doubts=doubts)
    (group,) = groups_of(made)
    assert 1 + len(group.doubtful) == made.story.lineage.origins.high
    assert origins_in_words(made.story) == ("1 origin" if not counted else f"1 to {1 + len(counted)} origins")


def test_the_verdict_the_tree_and_the_brief_count_the_same_reports() -> None:
    """A mixture is in two groups, and in no count of them."""
    names = ("Post", "Star", "Echo", "Mail", "Sun", "Bee", "Mix")
    edges = (
        *(link(name, "Post", probability=0.97) for name in ("Star", "Echo", "Mail")),
        link("Sun", "Post", probability=0.6),
        link("Mix", "Post", "partial"),
        link("Mix", "Bee", "partial"),
    )
    groups = (("Post", "Star", "Echo", "Mail", "Sun", "Mix"), ("Bee", "Mix"))
    made = small(*names, edges=edges, groups=groups, doubts=(Doubt("Sun", "Post", 0.6, counted=True),))
    assert origin_verdict(made).startswith("Count A to D as one source (Post), and likely E too: 5 reports.")
    first, second = made.story.lineage.origins.groups
    assert size_in_words(made, first) == "5 reports, and G, which draws on another origin too"
    assert size_in_words(made, second) == "1 report, and G, which draws on another origin too"
    material = Material(made.reports, {}, made.story.lineage, Ledger((), (), (), (), ()))
    (sentence,) = how_many_origins(material)
    assert sentence.text == (
        "5 of the 7 reports count as one source (Post), 1 of them by a doubtful link: 2 accounts, not 7."
    )


DATED, CREDIT = Measure("dates", 3.0, "3 hours later", ()), Measure("credit", 1.0, "names Post", ())


@pytest.mark.parametrize(
    ("direction", "measures", "told"),
    [
        ("known", (DATED, CREDIT), "known from the times and the credit"),
        ("known", (DATED,), "known from the times"),
        ("likely", (DATED,), "likely, from the times"),
        ("likely", (CREDIT,), "likely, from the credit"),
        ("likely", (), "likely, from what each has that the other lacks"),
    ],
)
def test_who_wrote_first_is_told_with_the_one_ground_that_applied(
    direction: str, measures: tuple[Measure, ...], told: str
) -> None:
    edge = link("Star", "Post", direction=direction, measures=measures)
    assert direction_in_words(edge) == f"who wrote first: {told}"
    open_one = link("Star", "Post", direction="unknown", measures=())
    assert direction_in_words(open_one) == "who wrote first cannot be told"


def test_a_report_without_a_credit_says_by_which_outlets_it_has_what_it_tells() -> None:
    def named(outlet: str, *speakers: str, credit: str | None = None) -> list[str]:
        read = factory.harbour()
        [said, *_] = [one for one in read.statements if one.chain]
        chains = [(replace(said.chain[0], speaker=speaker, kind="media"),) for speaker in speakers]
        raw = replace(read.report.raw, outlet=outlet, publisher=None)
        report = replace(read.report, raw=raw, credit=Credit(credit, 0, 4) if credit else None)
        return outlets_named(
            replace(read, report=report, statements=tuple(replace(said, chain=chain) for chain in chains))
        )

    assert named("Osk Herald", "Vale Radio", "the Vale Radio", "Osk Herald") == ["Vale Radio"]
    assert named("Osk Herald", "the Herald") == []
    assert named("Osk Herald", "Reuters", "Vale Radio", credit="Reuters") == ["Vale Radio"]
    assert named_in_words(["Vale Radio"]) == "names Vale Radio as a source"
    assert named_in_words(["A", "B", "C", "D", "E"]) == "names A, B, C and 2 more as sources"


def test_an_outlet_that_a_report_is_made_from_and_names_is_told_as_its_source() -> None:
    named = Measure("credit", 1.0, "names Osk Herald", ())
    edge = Edge("gazette", "herald", "rewrite", "known", 0.97, 0.8, (), (named,), "It names Osk Herald.")
    shown = two(edges=(edge,))
    child, parent = shown.story.reports
    told = sources_in_words(two(edges=(replace(edge, child=child, parent=parent),)), shown.story.reports)
    assert told == {child: f"names {shown.name(parent)} as a source"}
