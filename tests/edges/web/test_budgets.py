"""What a page may weigh: bytes, elements, the time to its first byte from a stored story, and no request but its style."""

import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import FERRY, NOON, fill, sources
from tests.edges.web.long_pair import long_pair
from tests.edges.web.many_reports import many_reports
from tests.edges.web.served import client_of, store_in

from quoth.edges.store.adding import add
from quoth.edges.store.readers import Reader
from quoth.edges.store.settling import Desk, settle
from quoth.edges.web.serving.answers import style, style_address
from quoth.encoder import Encoder
from quoth.settings import Settings

MANY = 60


class Count(HTMLParser):
    """How many elements a page has, and what it asks for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements = 0
        self.asks: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += 1
        known = dict(attrs)
        self.asks += [known["href"] or ""] if tag == "link" else []
        self.asks += [known["src"] or ""] if "src" in known else []


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with store_in(tmp_path_factory.mktemp("budgets")) as store:
        fill(store, sources(FERRY))
        with client_of(store) as client:
            yield client


def the_story_of(client: TestClient, reports: int) -> str:
    """The address of the one story of the store, which has so many reports."""
    [story] = client.get("/stories.json").json()
    assert story["reports"] == reports
    address = f"/s/{story['id']}"
    assert f'<p class="counts">{reports} reports ·' in client.get(address).text
    return address


def test_a_story_of_two_short_reports_is_light(client: TestClient) -> None:
    page = client.get(the_story_of(client, 2)).text
    assert len(page.encode()) <= 40_000
    assert Count(page).elements <= 600


def test_a_story_of_two_reports_as_long_as_news_is_keeps_within_its_budget(tmp_path: Path, encoder: Encoder) -> None:
    with store_in(tmp_path) as store:
        desk = Desk(store, Reader(encoder, "shipped"), Settings(), lambda: NOON)
        list(add(desk, long_pair()))
        settle(desk)
        with client_of(store) as client:
            page = client.get(the_story_of(client, 2)).text
    assert page.count('<article class="card"') > 10, "as many differences as two such reports have"
    assert page.count('class="note"') > 30
    assert len(page.encode()) <= 120_000
    assert Count(page).elements <= 1_500


def test_a_story_of_sixty_reports_keeps_within_the_budget_of_thirty(tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        fill(store, many_reports(MANY))
        with client_of(store) as client:
            page = client.get(the_story_of(client, MANY)).text
    assert len(page.encode()) <= 1_500_000
    assert Count(page).elements <= 25_000


def test_the_style_is_small_and_is_all_that_a_page_asks_for(client: TestClient) -> None:
    assert len(style()) <= 20_000
    for address in ("/", "/add", "/audit", "/help", "/display", the_story_of(client, 2)):
        count = Count(client.get(address).text)
        assert count.asks == [style_address()]


def test_the_first_byte_of_a_stored_story_comes_at_once(client: TestClient) -> None:
    address = the_story_of(client, 2)
    client.get(address)
    times = []
    for _ in range(9):
        began = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - began)
    assert min(times) <= 0.05


def test_many_reports_are_the_same_each_time() -> None:
    assert list(many_reports(40)) == list(many_reports(40))
    assert len({source.data for source in many_reports(60)}) == 60
