"""An address that somebody kept, or printed, leads to where the reports are told now, and the page says what changed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.edges.store.small_reports import BRIDGE, FERRY, fill, record, sources
from tests.edges.store.test_earlier_stories import LATER
from tests.edges.web.served import KEYS, OURS, client_of, store_in, story_address

from quoth.edges.store.engines import reading, writing
from quoth.edges.store.keeping import forget_stories_of
from quoth.edges.store.opening import Store
from quoth.edges.store.removing import remove_reports
from quoth.edges.store.tables import reports
from quoth.types import Source

GROWN = '<p class="notice" role="status">This story has grown: 1 report was added (C) since.'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as store:
        fill(store, sources(FERRY, BRIDGE))
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with client_of(store) as client:
        yield client


def grow(store: Store) -> None:
    fill(store, sources(FERRY, LATER)[2:])


def led(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 303, (address, answer.status_code)
    return str(answer.headers["location"])


def test_the_address_of_before_leads_to_the_story_that_has_grown_and_the_page_says_by_what(
    client: TestClient, store: Store
) -> None:
    before = story_address(client, "ferry")
    grow(store)
    after = story_address(client, "ferry")
    assert after != before
    assert led(client, before).startswith(f"{after}?from=")
    page = client.get(led(client, before)).text
    assert GROWN in page
    assert "3 reports" in page
    assert "has grown" not in client.get(after).text
    assert "has grown" not in client.get(f"{after}?from={after[-12:]}").text
    assert "has grown" not in client.get(f"{after}?from={'0' * 12}").text
    other = story_address(client, "bridge")
    assert "has grown" not in client.get(f"{other}?from={before[-12:]}").text


@pytest.mark.parametrize("form", ["json", "csv", "md", "html"])
def test_a_document_of_before_leads_to_the_same_document_of_now(client: TestClient, store: Store, form: str) -> None:
    before = story_address(client, "ferry")
    grow(store)
    after = story_address(client, "ferry")
    assert led(client, f"{before}.{form}") == f"{after}.{form}"
    assert led(client, f"{before}.{form}?table=figures&other=1") == f"{after}.{form}?table=figures"
    assert led(client, f"{before}.{form}?table=//elsewhere.example") == f"{after}.{form}"
    assert client.get(f"{after}.{form}").status_code == 200


def test_every_point_of_before_is_found_though_a_later_report_has_joined_it(client: TestClient, store: Store) -> None:
    before = story_address(client, "ferry")
    points = re.findall(rf'href="({before}/d/[0-9a-f]+)"', client.get(before).text)
    assert points
    heads = [re.findall(r"<h1>.*?</h1>", client.get(point).text) for point in points]
    grow(store)
    after = story_address(client, "ferry")
    for point, head in zip(points, heads, strict=True):
        now = led(client, point)
        assert now.startswith(f"{after}/d/")
        page = client.get(now).text
        assert GROWN in page
        assert re.findall(r"<h1>.*?</h1>", page) == head
        assert led(client, f"{point}/correct").startswith(f"{now.partition('?')[0]}/correct?")
        document = led(client, f"{point}.json")
        assert client.get(document).json()["difference"]["id"] == document.rpartition("/")[2].partition(".")[0]


def test_a_point_that_is_told_no_more_leads_to_the_story_and_is_said_to_be_gone(
    client: TestClient, store: Store
) -> None:
    before = story_address(client, "ferry")
    grow(store)
    page = client.get(led(client, f"{before}/d/{'0' * 12}")).text
    assert "The point that was asked for is not told so any more." in page
    assert client.get(f"{before}/d/{'0' * 12}.json").status_code == 404


def test_reports_of_before_are_found_by_their_letters_and_ids(client: TestClient, store: Store) -> None:
    before = story_address(client, "ferry")
    with reading(store.engine) as connection:
        first, second = connection.execute(select(reports.c.id).order_by(reports.c.position)).scalars().all()[:2]
    letters = {report: client.get(f"{before}/r/{report}").text for report in (first, second)}
    grow(store)
    after = story_address(client, "ferry")
    for report, page in letters.items():
        assert led(client, f"{before}/r/{report}").startswith(f"{after}/r/{report}?")
        found = re.search(r'<h1 class="words"><span class="badge l\d">([A-Z])</span>', page)
        assert found is not None
        assert led(client, f"{before}/r/{found[1]}?marks=claims").startswith(f"{after}/r/{report}?")
        assert "marks=claims" in led(client, f"{before}/r/{found[1]}?marks=claims")
        assert led(client, f"{before}/r/{report}.csv") == f"{after}/r/{report}.csv"
    together = led(client, f"{before}/read?l=A&r=B")
    assert re.fullmatch(rf"{after}/read\?from=[0-9a-f]+&l={first}&r={second}", together)
    assert GROWN in client.get(together).text
    assert led(client, f"{before}/read.md?l=B&r=A") == f"{after}/read.md?l={second}&r={first}"
    assert led(client, f"{before}/correct").startswith(f"{after}/correct?")
    lost = client.get(led(client, f"{before}/r/{'0' * 12}")).text
    assert "The report that was asked for is not told here any more." in lost


def test_a_form_that_was_opened_before_writes_nothing_and_says_where_to_go_on(client: TestClient, store: Store) -> None:
    before = story_address(client, "ferry")
    grow(store)
    answer = client.post(f"{before}/correct", headers=OURS, data={"author": "Ida", "choice": "split"})
    assert answer.status_code == 409
    assert "Nothing was written" in answer.text
    assert f'href="{story_address(client, "ferry")}/correct?from=' in answer.text


def test_a_story_whose_reports_were_taken_out_is_gone_and_one_that_waits_says_so(
    client: TestClient, store: Store
) -> None:
    before = story_address(client, "ferry")
    with reading(store.engine) as connection:
        members = connection.execute(select(reports.c.id).order_by(reports.c.position)).scalars().all()[:2]
    with writing(store.engine) as connection:
        forget_stories_of(connection, list(members))
    waiting = client.get(before)
    assert waiting.status_code == 503
    assert "not told at this moment" in waiting.text
    with writing(store.engine) as connection:
        remove_reports(connection, members)
    for address in (before, f"{before}.json", f"{before}/r/A", f"{before}/d/{'0' * 12}"):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "taken out of the store" in answer.text
    assert client.get(f"/s/{'0' * 12}").status_code == 404


def test_a_program_is_led_on_too(client: TestClient, store: Store) -> None:
    client.headers.update({"authorization": f"Bearer {KEYS.token}"})
    before = story_address(client, "ferry")[-12:]
    grow(store)
    after = story_address(client, "ferry")[-12:]
    assert led(client, f"/api/stories/{before}") == f"/api/stories/{after}"
    described = client.get("/api/openapi.json").json()["paths"]["/api/stories/{id}"]["get"]["responses"]
    assert {"303", "410"} <= set(described)
    with reading(store.engine) as connection:
        members = connection.execute(select(reports.c.id)).scalars().all()
    with writing(store.engine) as connection:
        remove_reports(connection, members)
    answer = client.get(f"/api/stories/{before}")
    assert answer.status_code == 410
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_article_is_held_against_the_story_of_now_by_the_id_of_before(client: TestClient, store: Store) -> None:
    before = story_address(client, "ferry")[-12:]
    grow(store)
    page = client.get(f"/audit?story={before}").text
    assert page.count('name="report"') == 3
    assert f'action="/audit?story={story_address(client, "ferry")[-12:]}"' in page
    assert client.get(f"/audit?story={'0' * 12}").status_code == 404


def test_a_report_that_has_a_later_version_leads_to_it(tmp_path: Path) -> None:
    title, outlet, day, text = FERRY[0]
    versions = [
        Source(f"{name}#1", record(title, outlet, day, words, url="https://gazette.example/1"), "record")
        for name, words in (("a", text), ("b", f"{text} The line gave no reason."))
    ]
    with store_in(tmp_path) as store, client_of(store) as client:
        for version in versions:
            fill(store, [version])
        with reading(store.engine) as connection:
            first, second = connection.execute(select(reports.c.id).order_by(reports.c.position)).scalars().all()
        assert led(client, f"/r/{first}") == led(client, f"/r/{second}")
        assert led(client, f"/r/{first}").endswith(f"/r/{second}")
