"""The demo is one click away, and one click takes it away again: it alone, with every correction of it, asked for once."""

from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.edges.store.small_reports import FERRY, NOON, desk_of, dossier_bytes, fill, sources
from tests.edges.web.served import OURS, client_of, store_in, story_address
from tests.edges.web.test_corrections import followed

from quoth.edges.cli import run
from quoth.edges.shipped import demo_ids, demo_sources
from quoth.edges.store.deciding import Decision, decide, decided
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.location import location_of
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.removing import demo_reports
from quoth.edges.store.settling import settle
from quoth.edges.store.tables import reports
from quoth.types import Source

AWAY = 'href="/demo/away"'


def offered(client: TestClient) -> list[bool]:
    return [AWAY in client.get(address).text for address in ("/", "/add")]


def correct_demo(store: Store) -> None:
    """A correction of the demo alone, and one that names a report of somebody's own too."""
    with writing(store.engine) as connection:
        ids = list(connection.execute(select(reports.c.id).order_by(reports.c.position)).scalars())
        of_demo = [name for name in ids if name in demo_ids()]
        own = [name for name in ids if name not in demo_ids()]
        for number, named in enumerate((tuple(of_demo[:2]), (of_demo[0], own[0]), tuple(own[:2]))):
            at = NOON.replace("12:00:00", f"12:00:0{number}")
            decide(connection, Decision(kind="independent", reports=named, places=(), value={}, author="Ida", at=at))
    settle(desk_of(store))


def test_it_goes_with_its_corrections_once_somebody_was_asked_and_everything_else_stays(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with store_in(tmp_path) as store, store_in(tmp_path / "other") as other, client_of(store) as client:
        fill(store, sources(FERRY))
        assert offered(client) == [False, False]
        assert client.get("/demo/away").status_code == 404
        assert client.post("/demo/away", headers=OURS).status_code == 404
        fill(store, demo_sources())
        correct_demo(store)
        assert offered(client) == [True, True]
        story = story_address(client, "ellery")
        assert AWAY in client.get(story).text
        assert AWAY not in client.get(story_address(client, "ferry")).text
        asked = client.get("/demo/away").text
        assert "6 invented reports go for good" in asked
        assert "2 corrections" in asked
        assert asked.count("Ida") == 2
        answer = client.post("/demo/away", headers=OURS)
        assert followed(client, answer.headers["location"]) == "/"
        assert offered(client) == [False, False]
        assert client.get(story).status_code == 410
        fill(other, sources(FERRY))
        assert dossier_bytes(store) == dossier_bytes(other)
        with reading(store.engine) as connection:
            assert len(decided(connection)) == 1


def test_a_demo_that_is_read_again_stands_at_its_address_and_grows_from_there(tmp_path: Path) -> None:
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, demo_sources()[:5])
        story = story_address(client, "ellery")
        followed(client, client.post("/demo/away", headers=OURS).headers["location"])
        assert "Nothing here yet" in client.get("/").text
        assert client.get(story).status_code == 410
        fill(store, demo_sources()[:5])
        assert client.get(story).status_code == 200
        fill(store, demo_sources())
        assert client.get(story).headers["location"].startswith(story_address(client, "ellery"))


def test_a_file_of_ones_own_is_not_the_demo_whatever_it_is_called(tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        fill(
            store,
            [Source(f"demo.jsonl#{number}", one.data, one.format) for number, one in enumerate(sources(FERRY), 1)],
        )
        with reading(store.engine) as connection:
            assert demo_reports(connection) == []


def test_the_command_takes_it_away_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "store.sqlite"
    with open_store(location := location_of(str(place)), make=True) as store:
        fill(store, [*sources(FERRY), *demo_sources()])
        correct_demo(store)
    common = ["--store", str(place), "--model", "none", "--quiet"]
    assert run(["remove", "demo", *common]) == 2
    told = capsys.readouterr().err
    assert told.count("would go: ") == 6
    assert told.count("with it: independent by Ida") == 2
    assert run(["remove", "demo", "--yes", *common]) == 0
    with open_store(location) as store, reading(store.engine) as connection:
        assert demo_reports(connection) == []
        assert len(list(connection.execute(select(reports.c.id)))) == 2
