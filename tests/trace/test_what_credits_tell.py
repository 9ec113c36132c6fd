"""A credit covers the report or one thing in it; a dispatch is known by its dateline, a print of it by its words."""

import json

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.credits import whole_credit
from quoth.types import AnnotatedReport, Lineage, Source

DISPATCH = """Fire at Tolm mill kills 14

TOLM, May 14 (Reuters) - At least 14 people were killed in a fire at the Tolm paper mill on Tuesday, Fire Chief Olaf Brenn said.

The mill may have been locked from outside, Brenn said. "We found every door shut and nobody could tell us why," he said.

The owner, Dalewater, denied that the doors had been locked. Mayor Anna Reik said the city would pay 20 million crowns to the families.

About 300 people work at the mill, which was built in 1962."""
RETOLD = """A blaze at the paper mill in Tolm killed at least 14 people on Tuesday, according to Fire Chief Olaf Brenn, Reuters reported.

Brenn said that the mill might have been locked from outside. "We found every door shut and nobody could tell us why," he said.

Dalewater, which owns the mill, denied that its doors had been locked. The city would pay the families 20 million crowns, Mayor Anna Reik said.

Some 300 people work at the mill, built in 1962."""
CITING = """The council of Tolm met all night over the fire at the paper mill, and nobody went home before four in the morning.

Three members want the works closed for good; the others fear for 300 jobs and for the only employer left in the valley.

The owner is looking for a buyer, according to Reuters."""


def read(encoder: Encoder, *told: tuple[str | None, str, str | None]) -> tuple[AnnotatedReport, ...]:
    sources = []
    for number, (outlet, text, at) in enumerate(told):
        known = {key: value for key, value in (("outlet", outlet), ("published", at)) if value}
        sources.append(Source(str(number), json.dumps({"text": text, **known}).encode(), "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def kinds(made: Lineage) -> list[tuple[str, str, str]]:
    return [(edge.child, edge.parent, edge.kind) for edge in made.edges]


def test_a_text_without_outlet_that_opens_with_the_agencys_dateline_is_the_dispatch(encoder: Encoder) -> None:
    dispatch, herald = read(encoder, (None, DISPATCH, None), ("Herald", RETOLD, None))
    made = trace_lineage((dispatch, herald))
    assert kinds(made) == [(herald.id, dispatch.id, "rewrite")]
    assert [(group.name, group.root) for group in made.origins.groups] == [("Reuters", dispatch.id)]


def test_a_print_of_the_dispatch_goes_back_to_the_agencys_report_whatever_its_date(encoder: Encoder) -> None:
    for own, other in (("2024-05-14", None), (None, "2024-05-14"), (None, None), ("2024-05-14", "2024-05-15")):
        reuters, gazette = read(encoder, ("Reuters", DISPATCH, own), ("Gazette", DISPATCH, other))
        assert kinds(trace_lineage((reuters, gazette))) == [(gazette.id, reuters.id, "copy")]


def test_a_print_dated_before_the_agencys_own_report_credits_no_absent_dispatch(encoder: Encoder) -> None:
    reports = read(encoder, ("Reuters", DISPATCH, "2024-05-15"), ("Gazette", DISPATCH, "2024-05-13"))
    assert not any(edge.parent.startswith("external:") for edge in trace_lineage(reports).edges)


def test_an_agency_cited_for_one_thing_is_not_what_the_report_was_made_from(encoder: Encoder) -> None:
    [report] = read(encoder, ("Courier", CITING, None))
    assert report.report.credit is not None
    assert whole_credit(report) is None
    assert trace_lineage((report,)).edges == ()


def test_an_agency_credited_at_the_end_of_a_long_first_sentence_is_credited_with_the_whole(encoder: Encoder) -> None:
    lead = RETOLD.replace(
        "on Tuesday,",
        "on Tuesday while some of the night shift were asleep in the canteen behind the loading bay of the main hall,",
    )
    assert lead.index("Reuters") > 200
    [report] = read(encoder, ("Herald", lead, None))
    assert whole_credit(report) is not None
