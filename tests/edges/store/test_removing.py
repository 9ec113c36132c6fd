"""Reports are taken out of the store for good, on both databases: nothing of them is found, told, exported or missed any more."""

import pytest
from sqlalchemy import func, select
from tests.conftest import Places
from tests.edges.store.small_reports import BRIDGE, FERRY, NOON, desk_of, dossier_bytes, fill, sources
from tests.edges.web.served import OURS, client_of, story_address
from tests.edges.web.test_corrections import followed

from quoth.edges.cli import run
from quoth.edges.store.deciding import Decision, decide, decided, undo
from quoth.edges.store.doctor import complaints
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.exporting import export_lines
from quoth.edges.store.importing import import_lines
from quoth.edges.store.location import location_of
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.removing import remove_reports, reports_named
from quoth.edges.store.searching import find_reports
from quoth.edges.store.settling import settle
from quoth.edges.store.tables import contents, reports
from quoth.errors import WrongUse


def ids_of(store: Store) -> list[str]:
    with reading(store.engine) as connection:
        return list(connection.execute(select(reports.c.id).order_by(reports.c.position)).scalars())


def test_a_store_without_a_report_is_as_if_it_had_never_been_given(store: Store, places: Places) -> None:
    with open_store(location_of(places()), make=True) as other:
        fill(store, sources(FERRY, BRIDGE))
        gone, left, *_ = ids_of(store)
        with writing(store.engine) as connection:
            made = Decision(kind="merge-stories", reports=(gone, left), places=(), value={}, author="Ida", at=NOON)
            undo(connection, undo(connection, decide(connection, made), author="Ida", at=NOON), author="Bo", at=NOON)
        with writing(store.engine) as connection:
            remove_reports(connection, [gone])
        settle(desk_of(store))
        fill(other, sources(FERRY, BRIDGE)[1:])
        assert dossier_bytes(store) == dossier_bytes(other)
        assert list(complaints(store, "none")) == list(complaints(other, "none"))
        with reading(store.engine) as connection:
            assert decided(connection) == []
            assert find_reports(connection, "crew denied") == []
            assert connection.execute(select(func.count()).select_from(contents)).scalar() == 3
            archive = list(export_lines(connection))
        with writing(other.engine) as connection:
            import_lines(connection, archive)


def test_a_report_is_named_by_the_beginning_of_its_id(store: Store) -> None:
    fill(store, sources(FERRY))
    first = ids_of(store)[0]
    with reading(store.engine) as connection:
        assert reports_named(connection, first[:6]) == [first]
        for wrong in ("ffff", "abc", "demo", "%%%%"):
            with pytest.raises(WrongUse):
                reports_named(connection, wrong)


def test_the_command_tells_what_would_go_and_removes_when_told_so(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    place = places()
    with open_store(location_of(place), make=True) as store:
        fill(store, sources(FERRY))
        first = ids_of(store)[0]
    common = ["--store", place, "--model", "none", "--quiet"]
    assert run(["remove", first[:8], *common]) == 2
    told = capsys.readouterr().err
    assert "would go" in told
    assert FERRY[0][0] in told
    assert run(["remove", first[:8], "--yes", *common]) == 0
    with open_store(location_of(place)) as store:
        assert first not in ids_of(store)


def test_a_report_is_removed_from_its_page_once_the_box_is_ticked(store: Store) -> None:
    fill(store, sources(FERRY))
    first, second = ids_of(store)
    with client_of(store) as client:
        address = f"{story_address(client, 'osk')}/r/{first}/correct"
        assert f'action="{address}/remove"' in client.get(address).text
        with writing(store.engine) as connection:
            made = Decision(kind="independent", reports=(first, second), places=(), value={}, author="Ida", at=NOON)
            decide(connection, made)
        going = client.get(address).text.partition("Take it away")[2]
        assert "these reports are independent" in going
        assert "for the other it is then not held either" in going
        refused = client.post(f"{address}/remove", headers=OURS)
        assert refused.status_code == 422
        assert f'action="{address}"' in refused.text
        answer = client.post(f"{address}/remove", headers=OURS, data={"sure": "yes"})
        assert followed(client, answer.headers["location"]) == "/"
        assert ids_of(store) == [second]
        assert client.get(f"/r/{first}").status_code == 404
        assert FERRY[1][0] in client.get("/").text
