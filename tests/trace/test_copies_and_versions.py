"""A dispatch, its copy, its later version and what was written from it: who hangs on whom, and which dates may be wrong."""

import hashlib

import pytest
from msgspec.structs import replace

from quoth.encoder import load_encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.times import surely_before
from quoth.types import AnnotatedReport, Edge, Source

DISPATCH = (
    "VELDHAVEN (Nordwire) - The car ferry Aurelia ran onto the Skerr bank off Veldhaven in thick fog on Monday with 212 people "
    "aboard, and nine of them were hurt, the coastguard said.\n\n"
    "The ferry had left the lane by 400 metres when it struck at 6:52 a.m., coastguard captain Jorunn Tveit told reporters.\n\n"
    '"She sat down on the sand like a tired horse, and then every lorry on the deck moved a metre," said the driver Emmo Kuiper.\n\n'
    "Two tugs from Ostrand tried twice to pull the Aurelia free and gave up when a hawser broke.\n\n"
    "The owner, Baltline, had asked in April 2024 for leave to sail without a pilot, a letter of the harbour office shows.\n\n"
    "Baltline denied that its officers were tired. They had slept seven hours, its manager Ruud Santen said.\n\n"
    "Divers found a tear of eleven metres in the outer hull, and 38 tonnes of diesel were pumped into a barge.\n\n"
    "The next attempt is planned for the spring tide on Thursday, Tveit said."
)
COPY = DISPATCH.replace("(Nordwire) ", "")
CHANGED = COPY.replace("nine of them", "fourteen of them").replace(
    "a hawser broke", "the hawser of the tug Brage broke"
)
LATER = DISPATCH.replace("nine of them", "ten of them") + "\n\n(Updates with toll) Schools on Skerr stayed shut."
REWRITE = (
    "Fog, a sandbank and 212 people: off Veldhaven the Aurelia has been stuck since Monday morning.\n\n"
    "It was eight minutes to seven when the car ferry, by then 400 metres outside its lane, hit the Skerr bank, according to "
    "Jorunn Tveit, a captain of the coastguard. Nine passengers came to harm.\n\n"
    "Emmo Kuiper, who had driven his lorry aboard, compared the ship to a tired horse; all the vehicles shifted by a metre, he said.\n\n"
    "A pair of tugs sent from Ostrand failed twice, the second time because a hawser gave.\n\n"
    "In the spring of 2024 Baltline, to which the ferry belongs, had wanted to do without pilots; the harbour office has the letter. "
    "Tired officers? Not so, says manager Ruud Santen: seven hours of sleep.\n\n"
    "The outer hull has a tear eleven metres long. A barge took over 38 tonnes of diesel. Thursday's spring tide brings the next try."
)
REWRITE_OF_CHANGED = REWRITE.replace("Nine passengers", "Fourteen passengers").replace(
    "a hawser gave", "the hawser of the Brage gave"
)
REWRITE_OF_LATER = REWRITE.replace("Nine passengers", "Ten passengers")
TEXTS = {
    name: text
    for name, text in globals().items()
    if name in ("DISPATCH", "COPY", "CHANGED", "LATER", "REWRITE", "REWRITE_OF_CHANGED", "REWRITE_OF_LATER")
}
SOURCES = [Source(name, text.encode(), "text", language="en") for name, text in TEXTS.items()]
READ = {
    read.report.raw.input: read
    for read in annotate_all(acquire_all(SOURCES, Settings())[0], Settings(), load_encoder())
}


def printed(text: str, outlet: str | None, published: str | None, first_seen: str | None = None) -> AnnotatedReport:
    """A text as an outlet prints it at a time."""
    name = hashlib.sha256(f"{text}.{outlet}.{published}.{first_seen}".encode()).hexdigest()[:12]
    read = READ[text]
    raw = replace(read.report.raw, id=name, input=name, outlet=outlet, published=published, first_seen=first_seen)
    return replace(read, report=replace(read.report, raw=raw))


def edges_of(*reports: AnnotatedReport) -> dict[tuple[str, str], Edge]:
    """The edges by the outlets of child and parent."""
    outlet = {read.id: read.report.raw.outlet or "" for read in reports}
    return {(outlet[edge.child], outlet.get(edge.parent, edge.parent)): edge for edge in trace_lineage(reports).edges}


NORDWIRE = printed("DISPATCH", "Nordwire", "2026-02-02T09:00:00Z")
HERALD = printed("COPY", "Herald", "2026-02-02T10:00:00Z")
LEDGER = printed("REWRITE", "Ledger", "2026-02-02T15:00:00Z")


def test_what_was_written_from_a_dispatch_hangs_on_it_and_not_on_its_copy() -> None:
    assert set(edges_of(NORDWIRE, HERALD, LEDGER)) == {("Herald", "Nordwire"), ("Ledger", "Nordwire")}


def test_a_copy_that_comes_in_changes_nothing_of_the_edge_to_the_dispatch() -> None:
    alone = edges_of(NORDWIRE, LEDGER)
    assert edges_of(NORDWIRE, HERALD, LEDGER)["Ledger", "Nordwire"] == alone["Ledger", "Nordwire"]


def test_what_has_a_figure_or_a_name_that_only_the_copy_has_was_made_from_the_copy() -> None:
    changed = printed("CHANGED", "Herald", "2026-02-02T10:00:00Z")
    ledger = printed("REWRITE_OF_CHANGED", "Ledger", "2026-02-02T15:00:00Z")
    assert set(edges_of(NORDWIRE, changed, ledger)) == {("Herald", "Nordwire"), ("Ledger", "Herald")}


def test_what_was_written_from_a_later_version_hangs_on_that() -> None:
    later = printed("LATER", "Nordwire", "2026-02-02T13:00:00Z")
    ledger = printed("REWRITE_OF_LATER", "Ledger", "2026-02-02T15:00:00Z")
    made = trace_lineage((NORDWIRE, later, ledger))
    assert {(e.child, e.parent) for e in made.edges} == {(later.id, NORDWIRE.id), (ledger.id, later.id)}


@pytest.mark.parametrize(
    ("first", "second"), [("2026-02-02T09:00:00Z", "2026-02-02T13:00:00Z"), ("2026-02-02T09:00", "2026-02-02T13:00")]
)
def test_an_agencys_later_text_is_a_version_of_its_own_dispatch(first: str, second: str) -> None:
    one, later = printed("DISPATCH", "Nordwire", first), printed("LATER", "Nordwire", second)
    [edge] = trace_lineage((later, one)).edges
    assert (edge.child, edge.parent, edge.kind, edge.direction) == (later.id, one.id, "edited", "known")
    assert edge.update
    assert "a later version by Nordwire itself" in edge.why
    assert "4 hours later" in edge.why


def test_without_times_a_text_that_calls_itself_an_update_is_the_later_one() -> None:
    one, later = printed("DISPATCH", "Nordwire", None), printed("LATER", "Nordwire", None)
    [edge] = trace_lineage((one, later)).edges
    assert (edge.child, edge.direction, edge.update) == (later.id, "likely", True)


def test_a_copy_by_another_outlet_is_no_update() -> None:
    assert not any(edge.update for edge in edges_of(NORDWIRE, HERALD, LEDGER).values())


def test_times_without_a_zone_tell_an_order_within_one_outlet_only() -> None:
    morning, noon = "2026-02-02T08:00", "2026-02-02T12:00"
    ours, later = printed("DISPATCH", "Nordwire", morning), printed("LATER", "Nordwire", noon)
    assert surely_before(ours, later)
    assert not surely_before(later, ours)
    assert not surely_before(ours, printed("COPY", "Herald", noon))
    assert not surely_before(printed("DISPATCH", None, morning), printed("LATER", None, noon))


def test_a_date_that_the_texts_speak_against_is_said_to_be_doubtful() -> None:
    early = printed("REWRITE", "Ledger", "2026-02-01T09:00:00Z")
    [edge] = trace_lineage((NORDWIRE, early)).edges
    assert (edge.parent, edge.direction) == (early.id, "unknown")
    [dates] = [measure for measure in edge.measures if measure.name == "dates"]
    for told in (dates.words, edge.why):
        assert "24 hours later by the dates given, but the texts say that it is the earlier one" in told


def test_a_first_seen_order_stands_whatever_the_texts_say() -> None:
    seen = "2026-02-02T08:30:00Z"
    early = printed("REWRITE", "Ledger", seen, seen)
    late = printed("DISPATCH", "Nordwire", "2026-02-02T12:00:00Z", "2026-02-02T12:05:00Z")
    [edge] = trace_lineage((early, late)).edges
    assert (edge.parent, edge.direction) == (early.id, "likely")
    assert "may be wrong" not in edge.why
