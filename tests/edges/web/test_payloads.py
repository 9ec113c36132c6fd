"""300 payloads in every field that a report or a person fills, on every page and in the one-file export: words, nothing else."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markupsafe import escape
from starlette.testclient import TestClient
from tests import factory
from tests.edges.store.small_reports import FERRY, NOON, desk_of, fill, sources
from tests.edges.test_page import Opened
from tests.edges.web.served import OURS, addresses_on, client_of, running, store_in
from tests.edges.web.test_audits_kept import held
from tests.edges.web.test_served_pages import PAYLOADS, Tree, wait_for
from tests.edges.web.visits import Visit

from quoth.edges.store.deciding import Decision, decide
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.listing import listed_stories
from quoth.edges.store.looking import dossier_of
from quoth.edges.store.opening import Store
from quoth.edges.store.settling import settle
from quoth.edges.web.one_file import render_audit_page, render_page
from quoth.types import Dossier, Place, Source

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHARE = 100
SHARES = [PAYLOADS[start : start + SHARE] for start in range(0, len(PAYLOADS), SHARE)]
# Elements of forms and of work at hand, which the pages of a calm store may lack.
FURTHER = {
    "meta",
    "progress",
    "select",
    "option",
    "textarea",
    "fieldset",
    "legend",
    "details",
    "summary",
    "strong",
    "br",
}


def full_of(share: Sequence[str], number: int) -> Source:
    """A report with a share of the payloads in each of its fields, in what it says, in who says it, and in the name it came by."""
    all_at_once = " ".join(share)
    said = "\n\n".join(
        f"Harbour master {payload} Rell said {payload} had stopped the ferry to Osk for {n + 2} days."
        for n, payload in enumerate(share[::10])
    )
    fields = {
        "title": f"Ferry to Osk stops for {number + 9} days {all_at_once}",
        "outlet": f"Gazette {number} {all_at_once}",
        "authors": list(share),
        "published": [NOON, all_at_once, NOON, all_at_once][number % 4],
        "first_seen": all_at_once,
        "language": all_at_once,
        "url": f"javascript:{all_at_once}",
        "links": list(share),
        "text": f"The ferry to Osk will stop for about {number + 9} days, harbour master Ada Rell said on Monday.\n\n{said}\n\n"
        f"{all_at_once}\n\nRead more: {all_at_once}",
    }
    return Source(f"{all_at_once[:3_000]}.jsonl#{number}", json.dumps(fields).encode(), "record")


@dataclass(frozen=True)
class Harmed:
    """A store of such reports, and every page of it with its text."""

    store: Store
    pages: dict[str, str]


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harmed]:
    with store_in(tmp_path_factory.mktemp("harmed")) as store:
        fill(store, [full_of(share, number) for number, share in enumerate(SHARES)])
        decide_with_payloads(store)
        with client_of(store) as client:
            audit_with_payloads(client)
            pages = addresses_on(
                client, "/", "/corrections", "/audits", "/?q=ferry", f"/?q={' '.join(PAYLOADS[:9])}", each=2
            )
        yield Harmed(store, pages)


def decide_with_payloads(store: Store) -> None:
    """People's names, outlets by hand and chains of speakers: every payload in each."""
    with reading(store.engine) as connection:
        dossiers = [dossier_of(connection, one.id) for one in listed_stories(connection)]
    reports = [read for told in dossiers for read in told.reports]
    said = [(read.id, one) for read in reports for one in read.statements]
    with writing(store.engine) as connection:
        for number, payload in enumerate(PAYLOADS):
            common = {"author": f"Ida {payload}", "at": f"2026-07-01T12:{number // 60:02}:{number % 60:02}+00:00"}
            report, one = said[number % len(said)]
            places = tuple(Place(report, piece.start, piece.end) for piece in one.content)
            chain = {"chain": [f"Radio {payload}", f"Bo {payload}"]}
            decide(
                connection,
                Decision(kind="attribute-statement", reports=(report,), places=places, value=chain, **common),
            )
            outlet = {"to": f"Mail {payload}"}
            decide(connection, Decision(kind="set-outlet", reports=(report,), places=(), value=outlet, **common))
    settle(desk_of(store))


def audit_with_payloads(client: TestClient) -> None:
    """An audit of an article and a source that are full of payloads, and files that cannot be read of such names."""
    every = " ".join(PAYLOADS)
    lines = [f"Harbour master Ada {one} said {one} had stopped the ferry to Osk." for one in PAYLOADS[::20]]
    held(client, article="\n\n".join((f"Ferry halted {every}", *lines)), source="\n\n".join((f"Osk {every}", *lines)))
    files = [("files", (f"{' '.join(share)}.xyz", b"\xff")) for share in SHARES]
    wait_for(client, client.post("/add", headers=OURS, files=files).headers["location"])


def test_there_are_300_of_them_and_every_one_stands_on_the_pages_as_words(harmed: Harmed) -> None:
    assert len(set(PAYLOADS)) == 300
    shown = "\n".join(harmed.pages.values())
    for payload in PAYLOADS:
        for field in ("", "Ida ", "Bo ", "Radio ", "Mail "):
            assert str(escape(f"{field}{payload}")) in shown, (field, payload)


def test_no_page_has_an_element_or_an_attribute_that_a_calm_one_has_not(harmed: Harmed, tmp_path: Path) -> None:
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, sources(FERRY))
        held(client)
        calm = [Tree(page) for page in addresses_on(client, "/", "/corrections", "/audits").values() if page]
    tags = set().union(*(tree.tags for tree in calm)) | FURTHER
    attributes = set().union(*(tree.attributes for tree in calm)) | {"rel", "value", "max", "title", "dir", "lang"}
    kinds = [address for address, page in harmed.pages.items() if page]
    assert len(kinds) > 30
    for address in kinds:
        tree = Tree(harmed.pages[address])
        assert tree.tags <= tags, (address, tree.tags - tags)
        assert tree.attributes <= attributes, (address, tree.attributes - attributes)


def one_file_pages() -> list[str]:
    """Every word from outside in a dossier and in an audit, with all payloads behind it."""
    every = " ".join(PAYLOADS)
    dossier: Dossier = factory.poisoned(factory.dossier(), every)
    return [render_page(dossier), render_audit_page(factory.poisoned(factory.audit(), every))]


@pytest.mark.browser
def test_in_a_browser_none_runs_on_any_page_and_no_request_leaves(browser: "Browser", harmed: Harmed) -> None:
    with running(harmed.store) as first, Visit(browser, first) as visit:
        for address, page in harmed.pages.items():
            if not page or address.endswith(".html"):
                continue
            visit.go(address)
            assert visit.page.evaluate("window.pwned") is None, address
        visit.page.wait_for_timeout(200)
        assert all(url.startswith(f"{visit.home}/") for url in visit.asked)
        assert visit.said == []


@pytest.mark.browser
def test_in_one_file_none_runs_and_no_request_leaves(browser: "Browser", harmed: Harmed, tmp_path: Path) -> None:
    exported = [page for address, page in harmed.pages.items() if address.endswith(".html") and page]
    assert len(exported) >= 2
    for html in (*exported, *one_file_pages()):
        opened = Opened(browser, tmp_path / "one.html", html)
        opened.page.wait_for_timeout(200)
        assert opened.page.evaluate("window.pwned") is None
        assert opened.requests == [(tmp_path / "one.html").as_uri()]
        assert opened.messages == []
        opened.page.close()
