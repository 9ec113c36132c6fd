"""A quarrel of speakers is told in the words of the report that others were made from, not in those that a copy has changed."""

from msgspec.structs import replace
from tests import factory

from quoth.compose.at_source import at_their_source
from quoth.compose.departures import in_the_sources_wording
from quoth.types import AnnotatedReport, Difference, Lineage, Quantity, Side
from quoth.types.claims import DifferenceKind

SOURCE = (
    "Pump fails at Osk\n\n"
    "The port said the pump had been checked but had not been closed. The repair cost at least 6 million crowns.\n"
)
COPY = "Pump at Osk closed\n\nThe port said the pump was closed. The repair cost up to 6 million crowns.\n"
OTHER = "Owner speaks\n\nThe owner said the pump was never closed. She put the cost at 9 million crowns.\n"


def three() -> tuple[AnnotatedReport, AnnotatedReport, AnnotatedReport, Lineage]:
    source, copy, other = (
        factory.report(name, text, outlet=name.title())
        for name, text in (("source", SOURCE), ("copy", COPY), ("other", OTHER))
    )
    passage = replace(
        factory.lineage(factory.harbour(), factory.herald()).edges[0].passages[0],
        child=factory.place(copy, "The repair cost up to 6 million crowns."),
        parent=factory.place(source, "The repair cost at least 6 million crowns."),
    )
    known = factory.lineage(factory.harbour(), factory.herald())
    edge = replace(known.edges[0], child="copy", parent="source", probability=0.97, passages=(passage,))
    return source, copy, other, replace(known, edges=(edge,))


def side(read: AnnotatedReport, words: str, speaker: str | None = None) -> Side:
    return Side((factory.place(read, words),), speaker, ("o1",))


def told(kind: DifferenceKind, **known: object) -> tuple[Difference, ...]:
    """What is left of a disagreement of the two reports and a quarrel that rests on the copy's words alone."""
    source, copy, other, lineage = three()
    changed, kept, against = (
        ("up to 6 million crowns", "at least 6 million crowns", "9 million crowns")
        if kind == "figure"
        else ("the pump was closed", "had not been closed", "the pump was never closed")
    )
    between = factory.difference(
        "d1", side(copy, changed), side(source, kept), kind="bound" if kind == "figure" else kind
    )
    quarrel = factory.difference(
        "d2", side(copy, changed, "port"), side(other, against, "owner"), kind=kind, between="speakers"
    )
    edges = tuple(replace(edge, **known) for edge in lineage.edges)
    reports = {read.id: read for read in (source, copy, other)}
    return in_the_sources_wording(reports, replace(lineage, edges=edges), (between, quarrel))


def test_a_quarrel_that_the_error_of_a_copy_makes_is_not_told_and_that_of_the_reports_is() -> None:
    assert [one.id for one in told("polarity")] == ["d1"]
    assert [one.id for one in told("figure")] == ["d1"]


def test_where_nobody_knows_which_text_was_first_the_quarrel_stands() -> None:
    assert len(told("polarity", direction="unknown")) == 2
    assert len(told("polarity", probability=0.6)) == 2


def test_an_outlets_own_later_version_departs_from_nothing() -> None:
    assert len(told("polarity", update=True)) == 2


def test_words_that_the_source_has_too_stay_on_their_side() -> None:
    source, copy, other, lineage = three()
    between = factory.difference(
        "d1", side(copy, "the pump was closed"), side(source, "had not been closed"), kind="polarity"
    )
    both = Side(
        (factory.place(copy, "the pump was closed"), factory.place(source, "the pump had been checked")),
        "port",
        ("o1",),
    )
    quarrel = factory.difference("d2", both, side(other, "never closed", "owner"), kind="polarity", between="speakers")
    reports = {read.id: read for read in (source, copy, other)}
    found = in_the_sources_wording(reports, lineage, (between, quarrel))
    assert [place.report for place in found[1].sides[0].spans] == ["source"]
    assert found[1].sides[0].speaker == "port"


def counted(read: AnnotatedReport, words: str) -> AnnotatedReport:
    """The report with one figure of people."""
    where = factory.place(read, words)
    made = Quantity(where.start, where.end, 90, 90, "exactly", "person", "passengers", (), None, None)
    return replace(read, quantities=(made,))


def test_the_figure_of_a_rewrite_is_told_with_that_of_its_source_first() -> None:
    source = counted(factory.report("source", "Osk\n\nThe ferry took 90 passengers on Monday.\n"), "90 passengers")
    copy = counted(factory.report("copy", "Osk\n\nOn Monday 90 passengers were aboard.\n"), "90 passengers")
    other = counted(factory.report("other", "Osk\n\nThere were 70 passengers.\n"), "70 passengers")
    known = factory.lineage(factory.harbour(), factory.herald())
    passage = replace(
        known.edges[0].passages[0],
        child=factory.place(copy, "On Monday 90 passengers were aboard."),
        parent=factory.place(source, "The ferry took 90 passengers on Monday."),
    )
    lineage = replace(
        known, edges=(replace(known.edges[0], child="copy", parent="source", probability=0.97, passages=(passage,)),)
    )
    reports = {read.id: read for read in (source, copy, other)}
    held = factory.difference("d1", side(copy, "90 passengers"), side(other, "70 passengers"), kind="figure")
    (found,) = at_their_source(reports, lineage, (held,))
    assert [place.report for place in found.sides[0].spans] == ["source", "copy"]
    # What the ledger has judged of the source's figure is not told a second time.
    judged = replace(
        held, id="d2", verdict="compatible", sides=(side(other, "70 passengers"), side(source, "90 passengers"))
    )
    assert [one.id for one in at_their_source(reports, lineage, (held, judged))] == ["d2"]
