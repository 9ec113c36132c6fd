"""The API: what it says of itself is what it does; what it does not take it says as a problem."""

import json
import time
from collections.abc import Iterator
from typing import Any

import jsonschema
import msgspec
import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import BRIDGE, FERRY, fill, sources
from tests.edges.web.served import KEYS, client_of, store_in

from quoth.edges.store.opening import Store

TOKEN = {"authorization": f"Bearer {KEYS.token}"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_in(tmp_path_factory.mktemp("api")) as store:
        fill(store, sources(FERRY, BRIDGE))
        yield store


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[TestClient]:
    with client_of(store) as client:
        client.cookies.clear()
        client.headers.update(TOKEN)
        yield client


def described(client: TestClient) -> Any:
    return client.get("/api/openapi.json").json()


def agrees(client: TestClient, path: str, method: str, status: int, value: Any) -> None:
    """Holds an answer against the description."""
    told = described(client)
    [content] = told["paths"][path][method]["responses"][str(status)]["content"].values()
    jsonschema.Draft202012Validator({**content["schema"], "components": told["components"]}).validate(value)


def test_the_description_names_every_address_of_the_api(client: TestClient) -> None:
    from quoth.edges.web.serving.app import routes

    told = described(client)
    assert told["openapi"] == "3.1.0"
    assert set(told["paths"]) == {route.path for route in routes() if route.path.startswith("/api/")} - {
        "/api/openapi.json"
    }
    for path in told["paths"].values():
        for operation in path.values():
            assert {"401", "403", "404", "422"} <= set(operation["responses"])


def test_stories_come_in_parts(client: TestClient) -> None:
    first = client.get("/api/stories?limit=1&sort=reports").json()
    agrees(client, "/api/stories", "get", 200, first)
    second = client.get(f"/api/stories?limit=1&sort=reports&cursor={first['next']}").json()
    assert second["next"] is None
    assert {first["items"][0]["id"], second["items"][0]["id"]} == {
        one["id"] for one in client.get("/api/stories").json()["items"]
    }


def test_a_story_and_a_report_are_as_the_command_line_prints_them(client: TestClient) -> None:
    key = client.get("/api/stories").json()["items"][0]["id"]
    story = client.get(f"/api/stories/{key}").json()
    agrees(client, "/api/stories/{id}", "get", 200, story)
    assert story["schema"] == "dossier/1"
    report = client.get(f"/api/reports/{story['reports'][0]['id']}").json()
    agrees(client, "/api/reports/{id}", "get", 200, report)
    assert report == story["reports"][0]


def test_search_finds_reports(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "harbour master"}).json()
    agrees(client, "/api/search", "get", 200, found)
    assert [one["title"] for one in found["items"]] == [FERRY[0][0]]


def wait(client: TestClient, work: str) -> Any:
    for _ in range(1_200):
        told = client.get(work).json()
        if told["state"] in ("done", "failed"):
            agrees(client, "/api/work/{id}", "get", 200, told)
            return told
        time.sleep(0.1)
    raise AssertionError("not done in two minutes")


def test_reports_are_added_and_articles_audited(client: TestClient) -> None:
    fog = {"text": "Fog lay on the Vale, Bo Lind said.", "title": "Fog", "published": "2026-01-02"}
    begun = client.post("/api/reports", json={"reports": [fog, {"text": "."}]})
    assert begun.status_code == 202
    agrees(client, "/api/reports", "post", 202, begun.json())
    done = wait(client, begun.json()["work"])
    assert len(done["took"]) == 1
    assert len(done["left"]) == 1
    reports = [done["took"][0]["report"]]
    article = {"text": "Fog lay on the Moor, Bo Lind said."}
    given = {"article": article, "against": reports, "sources": [{"text": "There was fog."}]}
    begun = client.post("/api/audits", json=given)
    assert wait(client, begun.json()["work"])["problem"] is None
    audit = client.get(begun.json()["result"]).json()
    agrees(client, "/api/audits/{id}", "get", 200, audit)
    assert audit["schema"] == "audit/1"
    lost = client.post("/api/audits", json={**given, "against": ["0" * 12]})
    assert "not in the store" in wait(client, lost.json()["work"])["problem"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/stories?sort=x", None, 422),
        ("GET", "/api/stories?limit=0", None, 422),
        ("GET", "/api/stories?limit=1&limit=2", None, 422),
        ("GET", "/api/stories?cursor=x", None, 422),
        ("GET", "/api/stories?other=1", None, 422),
        ("GET", "/api/search", None, 422),
        ("GET", "/api/stories/x", None, 404),
        ("GET", "/api/reports/000000000000", None, 404),
        ("GET", "/api/nothing", None, 404),
        ("POST", "/api/stories", b"{}", 405),
        ("POST", "/api/reports", b"", 422),
        ("POST", "/api/reports", b"[]", 422),
        ("POST", "/api/reports", b'{"reports": []}', 422),
        ("POST", "/api/reports", b'{"reports": [{"text": 1}]}', 422),
        ("POST", "/api/reports", b'{"reports": [{"text": "x", "other": 1}]}', 422),
        ("POST", "/api/reports", b'{"reports": [{"text": "\xff"}]}', 422),
        ("POST", "/api/audits", b'{"article": {"text": "x"}}', 422),
        ("POST", "/api/audits", b'{"article": {"text": "x"}, "against": ["../x"]}', 422),
    ],
)
def test_what_is_not_taken_is_told_as_a_problem(
    client: TestClient, method: str, path: str, body: bytes | None, status: int
) -> None:
    answer = client.request(method, path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert json.loads(answer.text)["status"] == status


def test_another_kind_of_body_and_no_token_are_problems_too(client: TestClient) -> None:
    answer = client.post(
        "/api/reports",
        content=msgspec.json.encode({"reports": [{"text": "x"}]}),
        headers={"content-type": "text/plain"},
    )
    assert answer.status_code == 415
    refused = client.get("/api/stories", headers={"authorization": "Bearer x"})
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert refused.headers["content-type"] == "application/problem+json"


def test_corrections_are_listed(client: TestClient) -> None:
    agrees(client, "/api/corrections", "get", 200, client.get("/api/corrections").json())


def test_a_method_that_is_not_there_names_those_that_are(client: TestClient) -> None:
    answer = client.post("/api/stories", content=b"{}")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert client.get("/api/reports").headers["allow"] == "POST"


def test_more_work_than_is_done_in_a_while_is_put_off(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoth.edges.web.serving.jobs.MOST_WAITING", 0)
    answer = client.post("/api/reports", json={"reports": [{"text": "Fog lay on the Vale."}]})
    agrees(client, "/api/reports", "post", 429, answer.json())
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "5")


def test_audits_come_in_parts(client: TestClient) -> None:
    listed = client.get("/api/audits?limit=1").json()
    agrees(client, "/api/audits", "get", 200, listed)
