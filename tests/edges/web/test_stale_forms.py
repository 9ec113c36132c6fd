"""Two people at one reading: the second is told of the first before anything is written."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import BRIDGE, FERRY, fill, sources
from tests.edges.web.served import OURS, client_of, store_in, story_address
from tests.edges.web.test_corrections import correct, first_difference, followed, statement_address


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with store_in(tmp_path) as store:
        fill(store, sources(FERRY, BRIDGE))
        with client_of(store) as client:
            yield client


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def test_a_point_that_another_has_rejected_meanwhile_is_accepted_only_when_that_was_told(client: TestClient) -> None:
    story = story_address(client, "bridge")
    one = f"{first_difference(client, story)}/correct"
    seen = hidden(client.get(one).text, "seen")
    correct(client, one, choice="reject", author="Ann", seen=seen)
    told = client.post(one, headers=OURS, data={"author": "Bob", "choice": "accept", "seen": seen})
    assert told.status_code == 409
    assert re.search(
        r"Ann rejected this at \d\d:\d\d UTC on [0-9-]+, after this form was opened. Accept all", told.text
    )
    assert 'value="accept" checked' in told.text
    assert 'name="author" value="Bob"' in told.text
    assert "All the same" in told.text
    assert "accepted" not in client.get("/corrections.md").text
    again = {name: hidden(told.text, name) for name in ("seen", "over")}
    correct(client, one, choice="accept", author="Bob", **again)
    page = client.get(story).text
    assert "✓ accepted by Bob" in page
    assert one in page
    log = client.get("/corrections").text
    assert "taken back by Bob" in log


def test_the_button_that_accepts_at_once_knows_what_was_decided_when_its_page_was_made(client: TestClient) -> None:
    story = story_address(client, "bridge")
    page, one = client.get(story).text, f"{first_difference(client, story)}/correct"
    assert f'formaction="{one}" name="seen" value=""' in page
    correct(client, one, choice="reject", author="Ann")
    told = client.post(one, headers=OURS, data={"author": "Bob", "choice": "accept", "seen": ""})
    assert told.status_code == 409
    assert "Ann rejected this" in told.text


def test_a_second_speaker_is_written_after_the_first_was_told_and_the_list_says_which_holds(client: TestClient) -> None:
    address = statement_address(client, story_address(client, "osk"), "A", "will stop for about 12 days")
    seen = hidden(client.get(address).text, "seen")
    correct(client, address, choice="speaker", speaker="Ben Orr", author="Ann", seen=seen)
    fields = {"author": "Bob", "choice": "speaker", "speaker": "Cora Lind", "seen": seen}
    told = client.post(address, headers=OURS, data=fields)
    assert told.status_code == 409
    assert "Ann gave this to Ben Orr at" in told.text
    assert 'value="Cora Lind"' in told.text
    fields |= {name: hidden(told.text, name) for name in ("seen", "over")}
    followed(client, client.post(address, headers=OURS, data=fields).headers["location"])
    page = client.get("/corrections").text
    assert page.count("replaced by a later one") == 1
    assert page.index("Cora Lind") < page.index("Ben Orr") < page.index("replaced by a later one")
    assert [one["state"] for one in client.get("/corrections.json").json()] == ["standing", "replaced"]


def test_a_statement_that_was_rejected_can_be_accepted_from_its_form(client: TestClient) -> None:
    story = story_address(client, "osk")
    address = statement_address(client, story, "A", "will stop for about 12 days")
    correct(client, address, choice="reject")
    assert client.get(address).status_code == 200
    correct(client, address, choice="accept", author="Bob")
    assert statement_address(client, story, "A", "will stop for about 12 days") == address


def test_the_button_that_accepts_asks_once_for_a_name_and_the_browser_keeps_it(client: TestClient) -> None:
    story = story_address(client, "bridge")
    one = f"{first_difference(client, story)}/correct"
    asked = client.post(one, headers=OURS, data={"choice": "accept", "seen": ""})
    assert asked.status_code == 422
    assert "Say who corrects this" in asked.text
    assert 'value="accept" checked' in asked.text
    correct(client, one, choice="accept", author="Åsa Lind; Jr")
    assert "✓ accepted by Åsa Lind; Jr" in client.get(story).text
    address = statement_address(client, story_address(client, "osk"), "A", "will stop for about 12 days")
    assert client.post(address, headers=OURS, data={"choice": "accept"}).status_code == 303
    assert [row["author"] for row in client.get("/corrections.json").json()] == ["Åsa Lind; Jr"] * 2


def test_a_reason_stands_in_the_list_and_in_every_form_of_it(client: TestClient) -> None:
    one = f"{first_difference(client, story_address(client, 'bridge'))}/correct"
    assert 'name="reason"' in client.get(one).text
    correct(client, one, choice="accept", reason="asked the <council>")
    assert "because: " in client.get("/corrections").text
    assert "asked the &lt;council&gt;" in client.get("/corrections").text
    assert client.get("/corrections.json").json()[0]["reason"] == "asked the <council>"
    assert "asked the <council>" in client.get("/corrections.csv").text
