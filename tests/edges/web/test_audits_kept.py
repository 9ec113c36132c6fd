"""Audits are kept, on both databases: listed, found again after a new start, the same in every form, exported; taken away at will."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import FERRY, fill, sources
from tests.edges.web.served import OURS, client_of, store_in, story_address
from tests.edges.web.test_corrections import correct, dossier, statement_address
from tests.edges.web.test_served_pages import PAYLOADS, Tree, wait_for

from quoth.edges.store.audits import audit_of
from quoth.edges.store.doctor import complaints
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.exporting import export_lines
from quoth.edges.store.importing import import_lines
from quoth.edges.store.location import location_of
from quoth.edges.store.methods import method_of_reading
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.tables import audits
from quoth.errors import StoreDamaged

ARTICLE = "Ferry halted\n\nThe ferry to Osk will stop for 40 days, harbour master Ada Rell said on Monday."
SOURCE = f"{FERRY[0][0]}\n\n{FERRY[0][3]}"


@pytest.fixture
def store(store: Store) -> Store:
    fill(store, sources(FERRY))
    return store


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with client_of(store) as client:
        yield client


def held(client: TestClient, **given: object) -> str:
    begun = client.post("/audit", headers=OURS, data={"article": ARTICLE, "source": SOURCE, **given})
    assert begun.status_code == 303
    address = str(begun.headers["location"])
    return wait_for(client, address) if address.startswith("/work/") else address


def test_an_audit_stands_at_one_address_through_a_new_start(client: TestClient, store: Store) -> None:
    address = held(client)
    page = client.get(address).text
    assert "40 days" in page
    assert "held against its sources" in page
    with client_of(store) as later:
        assert later.get(address).text == page
        assert f'href="{address}"' in later.get("/audit").text
        assert f'href="{address}"' in later.get("/audits").text
        assert held(later) == address
        begun = later.post("/audit", headers=OURS, data={"article": ARTICLE, "source": SOURCE})
        assert begun.headers["location"] == address


def test_the_form_says_what_was_held_before_once_and_in_words(client: TestClient) -> None:
    held(client)
    page = client.get("/audit").text
    assert page.count("Ferry halted") == 1
    assert "[{" not in page.partition("<footer>")[2]


def test_what_was_filled_in_stands_beside_what_is_missing(client: TestClient) -> None:
    page = client.post("/audit", headers=OURS, data={"article": ARTICLE})
    assert page.status_code == 422
    assert "Give a source" in page.text
    assert "will stop for 40 days, harbour master Ada Rell" in page.text
    page = client.post("/audit", headers=OURS, data={"source": SOURCE}, files={"source_files": ("<b>.txt", b"Words.")})
    assert "Give one article" in page.text
    assert FERRY[0][3].split("\n")[0][:40] in page.text
    assert "choose &lt;b&gt;.txt again" in page.text


def test_reports_that_were_not_chosen_stay_so(client: TestClient) -> None:
    story = story_address(client, "ferry").rpartition("-")[2]
    form = client.get(f"/audit?story={story}").text
    first = form.partition('name="report" value="')[2][:12]
    assert form.count(" checked>") == 2
    assert f'action="/audit?story={story}"' in form
    again = client.post(f"/audit?story={story}", headers=OURS, data={"report": first}).text
    assert again.count(" checked>") == 1


def test_the_list_and_each_audit_answer_in_every_form(client: TestClient) -> None:
    assert json.loads(client.get("/audits.json").text) == []
    address = held(client)
    [row] = json.loads(client.get("/audits.json").text)
    assert address.endswith(row["id"])
    assert row["title"] == "Ferry halted"
    assert row["findings"] > 0
    assert list(csv.reader(io.StringIO(client.get("/audits.csv").text)))[1][0] == row["id"]
    assert "Ferry halted" in client.get("/audits.md").text
    assert json.loads(client.get(f"{address}.json").text)["schema"] == "audit/1"
    assert client.get(f"{address}.csv").text.startswith("paragraph,sentence,verdict,findings,source,checked_by")
    assert client.get(f"{address}.md").text.startswith("# Ferry halted")
    assert client.get(f"{address}.html").text.startswith("<!doctype html>")
    assert client.get("/audits.pdf").status_code == 404


def test_an_audit_is_taken_away(client: TestClient) -> None:
    address = held(client)
    assert client.post(f"{address}/remove", headers=OURS).headers["location"] == "/audits"
    assert client.get(f"{address}.json").status_code == 404 or "/work/" in client.get(address).headers["location"]
    assert "None so far" in client.get("/audits").text
    assert client.post(f"{address}/remove", headers=OURS).status_code == 404
    assert held(client) == address
    assert client.get(address).status_code == 200


def test_an_audit_goes_with_an_export_and_comes_with_an_import(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    address = held(client)
    with reading(store.engine) as connection:
        archive = b"".join(export_lines(connection))
    (tmp_path / "other").mkdir()
    with store_in(tmp_path / "other") as other:
        for _ in range(2):
            with writing(other.engine) as connection:
                import_lines(connection, io.BytesIO(archive))
        with client_of(other) as there:
            for form in ("", ".json", ".csv", ".md"):
                assert there.get(f"{address}{form}").text == client.get(f"{address}{form}").text
        with reading(other.engine) as connection:
            assert b"".join(export_lines(connection)) == archive


def test_an_audit_against_a_corrected_report_is_made_anew(client: TestClient, store: Store) -> None:
    reports = list(dossier(store, "osk").stories[0].reports)
    address = held(client, source="", report=reports)
    assert (
        client.post("/audit", headers=OURS, data={"article": ARTICLE, "report": reports}).headers["location"] == address
    )
    story = story_address(client, "osk")
    correct(client, statement_address(client, story, "A", "about 12 days"), choice="speaker", speaker="Ben Orr")
    assert held(client, source="", report=reports) == address
    assert "Ben Orr" in client.get(f"{address}.json").text


def test_payloads_in_an_audit_stay_words(client: TestClient) -> None:
    plain = Tree(client.get(held(client)).text)
    harmed = "\n\n".join(f"Harbour master Ada Rell said {one} had stopped the ferry to Osk." for one in PAYLOADS[:60])
    address = held(client, article=f"Ferry {PAYLOADS[0]}\n\n{harmed}", source=f"Osk {PAYLOADS[1]}\n\n{harmed}")
    for place in (address, "/audits", "/audit"):
        tree = Tree(client.get(place).text)
        assert tree.tags <= plain.tags | {
            "form",
            "input",
            "textarea",
            "label",
            "fieldset",
            "legend",
            "details",
            "summary",
        }
        assert not {name for name in tree.attributes if name.startswith("on") or name in ("style", "src")}


def test_a_place_outside_its_text_is_neither_written_nor_passed_over(client: TestClient, store: Store) -> None:
    key = held(client).rsplit("/", 1)[-1]
    with writing(store.engine) as connection:
        data = connection.execute(audits.select()).mappings().one()["data"]
        cut = json.loads(data)
        cut["article"]["raw"]["text"] = "Ferry"
        connection.execute(audits.update().values(data=json.dumps(cut)))
    told = list(complaints(store, method_of_reading("none")))
    assert any(one.grave for one in told)
    with writing(store.engine) as connection:
        connection.execute(audits.update().values(data="{}"))
    with pytest.raises(StoreDamaged), reading(store.engine) as connection:
        audit_of(connection, key)
    assert client.get(f"/audit/{key}").status_code == 503 or "damaged" in client.get(f"/audit/{key}").text


@pytest.mark.parametrize("places", ["sqlite"], indirect=True)
def test_a_postgresql_store_keeps_the_same_audit_and_the_same_decisions(
    client: TestClient, store: Store, server: Any, shelf: Path
) -> None:
    with open_store(location_of(server.new_database(f"{shelf.name}_audits")), make=True) as other:
        fill(other, sources(FERRY))
        told = []
        for one in (store, other):
            with client_of(one) as each:
                address = held(each)
                home = correct(
                    each, f"{story_address(each, 'osk')}/r/A/correct", choice="published", published="2026-05-06"
                )
                story = each.get(home).headers["location"].partition("/r/")[0]
                told.append([address, *(each.get(f"{place}.json").text for place in (address, story))])
        assert told[0] == told[1]
