"""What a page may weigh: bytes, elements, the time to its first byte from a stored story, and no request but its style."""

import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import FERRY, fill, sources
from tests.edges.web.many_reports import many_reports
from tests.edges.web.served import client_of, store_in, story_address

from quoth.edges.web.serving.answers import style, style_address

MANY = 30


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
        fill(store, [*sources(FERRY), *many_reports(MANY)])
        with client_of(store) as client:
            yield client


def test_a_story_of_two_reports_is_light(client: TestClient) -> None:
    page = client.get(story_address(client, "osk-ferry")).text
    assert len(page.encode()) <= 120_000
    assert Count(page).elements <= 1_500


def test_a_story_of_thirty_reports_is_a_page_that_a_browser_takes_at_once(client: TestClient) -> None:
    page = client.get(story_address(client, "brunn")).text
    assert f"{MANY} reports" in page
    assert len(page.encode()) <= 1_500_000
    assert Count(page).elements <= 25_000


def test_the_style_is_small_and_is_all_that_a_page_asks_for(client: TestClient) -> None:
    assert len(style()) <= 20_000
    for address in ("/", "/add", "/audit", "/help", "/display", story_address(client, "osk-ferry")):
        count = Count(client.get(address).text)
        assert count.asks == [style_address()]


def test_the_first_byte_of_a_stored_story_comes_at_once(client: TestClient) -> None:
    address = story_address(client, "osk-ferry")
    client.get(address)
    times = []
    for _ in range(9):
        began = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - began)
    assert min(times) <= 0.05


def test_many_reports_are_the_same_each_time(tmp_path: Path) -> None:
    assert list(many_reports(40)) == list(many_reports(40))
    assert len({source.data for source in many_reports(60)}) == 60
