"""Outlets, origins and sources are counted apart, and a count that cannot be made is not a number."""

from msgspec.structs import replace
from tests.reconcile.hand import lineage_of, report_of

from quoth.reconcile.counts import count_origins, count_outlets, count_sources
from quoth.reconcile.provenance import provenance_of
from quoth.types import Edge, Interval, Lineage, Link, Origins, Support


def link(speaker: str, kind: str = "person") -> Link:
    return Link(speaker, None, kind, None, None, None, None)  # type: ignore[arg-type]


def support(report: str, origin: str, speaker: str | None = None) -> Support:
    return Support("s", report, origin, speaker)


def test_one_outlet_with_two_reports_is_one_outlet() -> None:
    reports = (report_of("a", outlet="The Gazette"), report_of("b", outlet="the gazette "))
    assert count_outlets(reports) == 1


def test_outlets_of_one_publisher_are_one_outlet() -> None:
    one, other, third = (
        report_of(name, outlet=outlet) for name, outlet in (("a", "Post"), ("b", "Star"), ("c", "Ledger"))
    )
    family = [
        replace(r, report=replace(r.report, raw=replace(r.report.raw, publisher="Marn Media"))) for r in (one, other)
    ]
    assert count_outlets((*family, third)) == 2


def test_outlets_are_not_counted_where_a_report_names_none() -> None:
    assert count_outlets((report_of("a", outlet="The Gazette"), report_of("b"))) is None


def test_a_single_report_is_one_outlet_even_without_a_name() -> None:
    assert count_outlets((report_of("a"),)) == 1


def test_rewrites_of_one_dispatch_are_one_origin() -> None:
    lineage = lineage_of(("a", "b", "c"), ("d",), derived=[("b", "a"), ("c", "b")])
    provenance = provenance_of(("a", "b", "c", "d"), lineage)
    assert count_origins({"a", "b", "c"}, provenance) == Interval(1, 1)
    assert count_origins({"b", "d"}, provenance) == Interval(2, 2)


def test_a_mixture_adds_no_origin_beside_what_it_was_mixed_from() -> None:
    provenance = provenance_of(("a", "b", "m"), lineage_of(("a", "m"), ("b", "m")))
    assert count_origins({"a", "m"}, provenance) == Interval(1, 1)
    assert count_origins({"m"}, provenance) == Interval(1, 1)
    assert count_origins({"a", "b", "m"}, provenance) == Interval(2, 2)


def test_a_doubtful_edge_within_an_origin_raises_the_high_end() -> None:
    sure = lineage_of(("a", "b"))
    doubtful = Lineage((Edge("b", "a", "rewrite", "unknown", 0.5, 0.3, (), (), ""),), sure.origins)
    provenance = provenance_of(("a", "b"), doubtful)
    assert count_origins({"a", "b"}, provenance) == Interval(1, 2)
    assert count_origins({"b"}, provenance) == Interval(1, 1)


def test_origins_that_the_lineage_may_join_lower_the_low_end() -> None:
    lineage = lineage_of(("a",), ("b",))
    open_origins = Origins(1, 2, "", lineage.origins.groups)
    assert count_origins({"a", "b"}, provenance_of(("a", "b"), Lineage((), open_origins))) == Interval(1, 2)


def test_nothing_counted_is_no_zero() -> None:
    provenance = provenance_of(("a",), lineage_of(("a",)))
    assert count_origins(set(), provenance) == Interval(None, None)
    assert count_sources(()) == Interval(None, None)


def test_two_reporters_on_one_statement_are_one_source() -> None:
    supports = [
        (support("a", "o0"), (link("Transport Ministry", "government"),)),
        (support("b", "o1"), (link("Mr Ode"), link("the Transport Ministry", "government"))),
    ]
    assert count_sources(supports) == Interval(1, 1)


def test_nameless_speakers_may_or_may_not_be_others() -> None:
    supports = [
        (support("a", "o0"), (link("Ilan Brost"),)),
        (support("b", "o1"), (link("two officials", "unnamed"),)),
    ]
    assert count_sources(supports) == Interval(1, 2)


def test_an_own_voice_beside_a_speaker_of_the_same_origin_is_no_source() -> None:
    named = (support("a", "o0"), (link("Ilan Brost"),))
    assert count_sources([named, (support("b", "o0"), ())]) == Interval(1, 1)
    assert count_sources([named, (support("c", "o1"), ())]) == Interval(1, 2)


def test_who_passes_on_another_is_no_source_beside_him() -> None:
    agency, wire = link("Food Agency", "government"), link("Marn Wire", "media")
    supports = [
        (support("a", "o0"), (agency,)),
        (support("b", "o1"), (wire,)),
        (support("b", "o1"), (wire, agency)),
    ]
    assert count_sources(supports) == Interval(1, 1)
    head, union = link("Bo Riis"), link("the union", "organisation")
    assert count_sources([(support("a", "o0"), (head,)), (support("a", "o0"), (head, union))]) == Interval(1, 1)
    assert count_sources([(support("a", "o0"), (head, union)), (support("b", "o1"), (head,))]) == Interval(1, 2)


def test_an_outlet_that_is_cited_does_not_count_beside_a_speaker_of_its_origin() -> None:
    wire = (support("b", "o0"), (link("Marn Wire", "media"),))
    assert count_sources([(support("a", "o0"), (link("Bo Riis"),)), wire]) == Interval(1, 1)
    assert count_sources([(support("a", "o1"), (link("Bo Riis"),)), wire]) == Interval(2, 2)
    assert count_sources([wire]) == Interval(1, 1)


def test_a_spokesman_and_his_body_are_one_source() -> None:
    supports = [
        (support("a", "o0"), (replace(link("Ana Holm"), role="A spokeswoman for Ovrin Dairies"),)),
        (support("b", "o1"), (link("Ovrin Dairies", "organisation"),)),
    ]
    assert count_sources(supports) == Interval(1, 1)
    other = (support("b", "o1"), (link("Ovrin Mills", "organisation"),))
    assert count_sources([supports[0], other]) == Interval(2, 2)


def test_speakers_are_counted_by_the_names_under_which_they_are_listed() -> None:
    supports = [
        (support("a", "o0"), (link("Latvian lawmakers", "group"),)),
        (support("b", "o1"), (link("politicians", "group"),)),
    ]
    assert count_sources(supports) == Interval(2, 2)
    assert count_sources(supports, {"politicians": "Latvian lawmakers"}) == Interval(1, 1)


def test_bare_papers_may_be_anybodys() -> None:
    supports = [
        (support("a", "o0"), (link("Ilan Brost"),)),
        (support("b", "o1"), (link("new intelligence", "document"),)),
    ]
    assert count_sources(supports) == Interval(1, 2)
