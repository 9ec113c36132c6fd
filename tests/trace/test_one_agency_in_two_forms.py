"""Reports that credit an absent agency, each in its own form: what is one origin, what the credit alone tells, how origins are named."""

import json

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.types import AnnotatedReport, Edge, Source

HEADED = (
    "HOLM (Reuters) - Tyre maker Gradwell will close its factory in Holm and cut 640 posts by March, it said on Tuesday.\n\n"
    "Chief executive Una Strand blamed a fall in orders by a quarter since June and said there was no other way left.\n\n"
    "Gradwell shares rose 4 percent in late trading."
)
RUNNING = (
    "Gradwell is to shut the tyre works at Holm, with the loss of 640 posts by March, Reuters reported.\n\n"
    "A slump in orders of one quarter since June left no other way, according to its boss, Una Strand.\n\n"
    "The company's stock went up 4 percent late in the day."
)
OWN = (
    "By Greta Holt\n\n"
    "Gradwell will close its tyre factory in Holm by March, the company said on Tuesday. All 640 jobs will go.\n\n"
    "Workers heard of it from the radio of the canteen, fitter Olav Brun told the Post at the gate.\n\n"
    "The town gave Gradwell the ground for one crown in 1998, records of the council show.\n\n"
    "Baker Inga Moe sold her last rolls at noon and said that she would not bake for tomorrow."
)
ELSEWHERE = HEADED.replace("(Reuters)", "(AP)")
HEARD = (
    "HOLM (Reuters) - Fitter Olav Brun was in the press hall when the siren went, and he did not think of his job, he says.\n\n"
    '"I thought of the dog, who was tied up at the gate," Brun told Valley Wire on Tuesday evening.\n\n'
    "He has worked there for 31 years, and his father laid the floor of the hall with two Finns and a mule."
)


def read(encoder: Encoder, *told: tuple[str | None, str, str]) -> tuple[AnnotatedReport, ...]:
    """Reports from outlet, text and time."""
    records = [{"text": text, "published": at, **({"outlet": outlet} if outlet else {})} for outlet, text, at in told]
    sources = [Source(str(n), json.dumps(one).encode(), "record", language="en") for n, one in enumerate(records)]
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def external(edges: tuple[Edge, ...], child: AnnotatedReport) -> Edge:
    [edge] = [edge for edge in edges if edge.child == child.id and edge.parent.startswith("external:")]
    return edge


def test_a_dateline_and_a_reported_of_one_agency_are_one_origin_and_own_work_is_another(encoder: Encoder) -> None:
    at = "2026-01-13T12:00"
    ledger, inland, post = reports = read(
        encoder, ("Ledger", HEADED, at), ("Inland", RUNNING, "2026-01-13T15:00"), ("Holm Post", OWN, at)
    )
    made = trace_lineage(reports)
    siblings = [edge for edge in made.edges if edge.kind == "siblings"]
    assert [{edge.child, edge.parent} for edge in siblings] == [{ledger.id, inland.id}]
    groups = {group.name: set(group.reports) for group in made.origins.groups}
    assert groups == {"Reuters": {ledger.id, inland.id}, "Holm Post": {post.id}}


def test_a_bare_credit_tells_no_share_and_its_kind_goes_by_where_it_stands(encoder: Encoder) -> None:
    at = "2026-01-13T12:00"
    for text, kind, probability in ((HEADED, "edited", 0.9), (RUNNING, "rewrite", 0.9), (HEARD, "partial", 0.5)):
        [report] = read(encoder, ("Valley Wire Online", text, at))
        made = trace_lineage((report,))
        edge = external(made.edges, report)
        assert (edge.parent, edge.kind, edge.probability, edge.share) == ("external:Reuters", kind, probability, None)
        named = "Valley Wire Online" if kind == "partial" else "Reuters"
        assert [group.name for group in made.origins.groups] == [named]


def test_one_text_under_two_agencies_says_that_each_credits_another(encoder: Encoder) -> None:
    at = "2026-01-13T12:00"
    reports = read(encoder, ("Ledger", HEADED, at), ("Coast Star", ELSEWHERE, at))
    [edge] = [edge for edge in trace_lineage(reports).edges if not edge.parent.startswith("external:")]
    told = {
        f"it credits {a}, the other {b}" for a, b in (("Reuters", "Associated Press"), ("Associated Press", "Reuters"))
    }
    assert any(words in edge.why for words in told)


def test_an_agency_under_the_first_word_of_its_name_is_its_own_dispatch(encoder: Encoder) -> None:
    ours = HEADED.replace("(Reuters)", "(Meridian)")
    for outlet, absent in (("Meridian News Agency", False), ("Inland", True)):
        reports = read(encoder, (outlet, ours, "2026-01-13T12:00"), ("Holm Post", OWN, "2026-01-13T15:00"))
        edges = trace_lineage(reports).edges
        assert any(edge.parent.startswith("external:") for edge in edges) is absent


def test_no_two_origins_have_one_name(encoder: Encoder) -> None:
    other = (
        "BRAND (Reuters) - The council of Brand voted on Monday to sell its last ferry, the Alva, to a museum of ships.\n\n"
        "Mayor Per Lind said that the boat had carried nobody since a bridge opened in 2019 and cost 90,000 crowns a year.\n\n"
        "Fishermen had wanted to keep her as a store for nets, their speaker Tor Aas said after the meeting."
    )
    at = "2026-01-13T12:00"
    apart = read(encoder, ("Ledger", HEADED, at), ("Coast Star", other, at))
    names = [group.name for group in trace_lineage(apart).origins.groups]
    assert sorted(names) == ["Reuters in Coast Star", "Reuters in Ledger"]
    own = read(encoder, ("Nordwire", OWN, "2026-01-13"), ("Nordwire", other.replace("(Reuters) ", ""), "2026-01-14"))
    assert [group.name for group in trace_lineage(own).origins.groups] == [
        "Nordwire, 2026-01-13",
        "Nordwire, 2026-01-14",
    ]
