"""A link to another report is a credit; two ways to write an address are one; a link to oneself or a front page is none."""

import json
from collections.abc import Mapping

import pytest

from quoth.acquire import acquire_report
from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.links import plain_address
from quoth.types import AnnotatedReport, Source

ORIGINAL = (
    "The Lerk ferry will stop at midnight because its owner, Norlinje, has not paid for fuel since March, said harbour master Ada Rell. "
    "Two tankers turned back on Sunday. Rell said that 31 lorries with fish were waiting at Haselby. "
    "A mechanic had found salt water in the second engine, according to the log."
)
RETOLD = (
    "Unpaid fuel bills end the Lerk ferry at midnight. The harbour master, Ada Rell, says Norlinje owes money since March, and two tankers "
    "turned round on Sunday. At Haselby 31 lorries of fish wait. The log speaks of salt water in engine number two."
)
ADDRESS = "https://www.vessenpost.example/2026/ferry-stops/"


def read(encoder: Encoder, *told: Mapping[str, object]) -> tuple[AnnotatedReport, ...]:
    sources = [Source(str(n), json.dumps(one).encode(), "record", language="en") for n, one in enumerate(told)]
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.ex.example/a/b", "http://ex.example/a/b/"),
        ("https://m.ex.example/a?utm_source=mail&id=3#top", "ex.example/a?id=3"),
        ("https://ex.example/a/amp", "https://EX.example/a"),
    ],
)
def test_two_ways_to_write_an_address_are_one(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other) is not None


@pytest.mark.parametrize(
    "given", ["https://ex.example/", "mailto:ada@ex.example", "javascript:alert(1)", "", "//", "http://[::1"]
)
def test_a_front_page_or_what_is_no_address_leads_to_no_report(given: str) -> None:
    assert plain_address(given) is None


@pytest.mark.parametrize(
    "known", [{"links": ["http://vessenpost.example/2026/ferry-stops?utm_source=x"]}, {"text": f"{RETOLD} {ADDRESS}"}]
)
def test_a_link_is_a_credit_and_tells_who_wrote_from_whom(known: dict[str, object], encoder: Encoder) -> None:
    first = {"text": ORIGINAL, "outlet": "Vessen Post", "url": ADDRESS}
    linking = {"text": RETOLD, "outlet": "Coast Daily", **known}
    original, retold = read(encoder, first, linking)
    [edge] = trace_lineage((retold, original)).edges
    assert (edge.child, edge.parent) == (retold.id, original.id)
    assert edge.direction == "likely"
    assert "links to it" in edge.why
    [bare] = trace_lineage(read(encoder, first, {"text": RETOLD, "outlet": "Coast Daily"})).edges or [None]
    assert bare is None or bare.probability < edge.probability


def test_links_of_the_story_are_kept_and_those_of_the_menu_are_not() -> None:
    page = (
        "<html><body><nav><ul><li><a href='https://ex.example/sport'>Sport</a></li></ul></nav><article><h1>Ferry stops</h1>"
        f"<p>{ORIGINAL} As the <a href='{ADDRESS}'>Vessen Post</a> first reported.</p><p>{RETOLD} <a href='/own'>More</a></p></article>"
        "</body></html>"
    )
    raw = acquire_report(Source("a.html", page.encode(), "html"), settings=Settings())
    assert raw.links == (ADDRESS,)
