"""Corrections by people: made in place, told anew at once, taken back without a trace, kept through a new reading and an export."""

import io
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import BRIDGE, FERRY, desk_of, fill, sources
from tests.edges.web.served import OURS, client_of, store_in, story_address

from quoth.compare.points import every_statement
from quoth.edges.store.anew import wait_for_telling
from quoth.edges.store.deciding import Decision, decide, decided
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.exporting import export_lines
from quoth.edges.store.importing import import_lines
from quoth.edges.store.listing import ListedStory, listed_stories
from quoth.edges.store.looking import dossier_of
from quoth.edges.store.opening import Store
from quoth.edges.store.settling import renew, settle
from quoth.edges.store.tables import readings
from quoth.types import Dossier, Place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as store:
        fill(store, sources(FERRY, BRIDGE))
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with client_of(store) as client:
        yield client


def dossier(store: Store, word: str) -> Dossier:
    with reading(store.engine) as connection:
        [one] = [one for one in listed_stories(connection) if word in one.title.lower()]
        return dossier_of(connection, one.id)


def listed(store: Store) -> list[ListedStory]:
    with reading(store.engine) as connection:
        return listed_stories(connection)


def correct(client: TestClient, address: str, **fields: object) -> str:
    """Sends the form and waits until the stories are told anew; gives where it leads."""
    answer = client.post(address, headers=OURS, data={"author": "Ida", **fields})
    assert answer.status_code == 303, re.findall(r'role="alert">([^<]*)', answer.text)
    return followed(client, answer.headers["location"])


def followed(client: TestClient, address: str) -> str:
    for _ in range(1_200):
        if not address.startswith("/work/"):
            return address
        answer = client.get(address)
        if answer.status_code == 303:
            return str(answer.headers["location"])
        assert "refresh" in answer.headers, answer.text
        time.sleep(0.1)
    raise AssertionError("the stories were not told anew in two minutes")


def states(store: Store) -> list[str]:
    with reading(store.engine) as connection:
        return [kept.state for kept in decided(connection)]


def take_back(client: TestClient) -> None:
    found = re.search(r'action="(/corrections/[0-9a-f]+/undo)"', client.get("/corrections").text)
    assert found is not None
    followed(client, client.post(found[1], headers=OURS).headers["location"])


def first_difference(client: TestClient, story: str) -> str:
    found = re.search(rf'href="({story}/d/[0-9a-f]+)/correct"', client.get(story).text)
    assert found is not None
    return found[1]


def test_a_rejected_difference_is_gone_from_page_list_and_json_until_it_is_taken_back(
    client: TestClient, store: Store
) -> None:
    before, counts = dossier(store, "bridge"), [(one.conflicts, one.question) for one in listed(store)]
    story = story_address(client, "bridge")
    one = first_difference(client, story)
    key = one.rsplit("/", 1)[-1]
    assert correct(client, f"{one}/correct", choice="reject") == story
    after = dossier(store, "bridge")
    assert {d.id for d in before.stories[0].differences} - {d.id for d in after.stories[0].differences} == {key}
    alone = client.get(one).text
    assert "✕ rejected by Ida" in alone
    assert "Left out of" in alone
    assert client.get(f"{one}.json").status_code == 404
    form = client.get(f"{one}/correct")
    assert form.status_code == 200
    assert "✕ rejected by Ida" in form.text
    assert key not in client.get(f"{story}.json").text
    assert "this is no difference" in client.get(story).text
    assert states(store) == ["standing"]
    assert [(one.conflicts, one.question) for one in listed(store)] != counts
    take_back(client)
    assert dossier(store, "bridge").stories == before.stories
    assert "rejected by" not in client.get(one).text
    assert [(one.conflicts, one.question) for one in listed(store)] == counts
    assert "standing" in states(store)
    assert "undone" in states(store)


def test_an_accepted_difference_says_who_looked_and_changes_nothing(client: TestClient, store: Store) -> None:
    story = story_address(client, "bridge")
    one = first_difference(client, story)
    before = client.get(f"{story}.json").text
    assert "accepted by" not in client.get(story).text
    assert correct(client, f"{one}/correct", choice="accept") == f"{story}#e1-{one.rsplit('/', 1)[-1]}"
    assert client.get(f"{story}.json").text == before
    for page in (client.get(one).text, client.get(story).text):
        assert page.count("✓ accepted by Ida") == 1
    take_back(client)
    assert "accepted by" not in client.get(story).text


def test_a_reading_in_a_note_says_who_has_accepted_or_corrected_it_and_what_had_been_read(client: TestClient) -> None:
    story = story_address(client, "osk")
    address = statement_address(client, story, "A", "will stop for about 12 days")
    correct(client, address, choice="accept")
    for page in (client.get(story).text, client.get(f"{story}/r/A?marks=claims").text):
        assert "✓ accepted by Ida" in page
    correct(client, address, choice="speaker", speaker="Ben Orr", author="Ole")
    for page in (client.get(story).text, client.get(f"{story}/r/A?marks=claims").text):
        assert "accepted by" not in page
        assert re.search(r"✎ corrected by Ole, [0-9: -]+ UTC; the program had read [^<]*Ada Rell", page)


def statement_address(client: TestClient, story: str, letter: str, words: str) -> str:
    page = client.get(f"{story}/r/{letter}?marks=claims").text
    row = next(row for row in re.findall(r'<li id="said-\d+">.*?</li>', page, re.DOTALL) if words in row)
    found = re.search(r'href="([^"]*/correct\?statement=[0-9a-f]+)"', row)
    assert found is not None
    return found[1]


def test_a_statement_gets_another_speaker_everywhere(client: TestClient, store: Store) -> None:
    story = story_address(client, "osk")
    address = statement_address(client, story, "A", "will stop for about 12 days")
    correct(client, address, choice="speaker", speaker="Ben Orr")
    made = dossier(store, "osk")
    said = [s for read in made.reports for s in read.statements if s.chain and s.chain[-1].speaker == "Ben Orr"]
    assert len(said) == 1
    assert "Ben Orr" in {speaker.name for speaker in made.stories[0].speakers}
    assert "Ben Orr" in client.get(story).text
    take_back(client)
    assert "Ben Orr" not in {speaker.name for speaker in dossier(store, "osk").stories[0].speakers}


def test_a_statement_is_the_reports_own_or_is_left_out(client: TestClient, store: Store) -> None:
    story = story_address(client, "osk")
    address = statement_address(client, story, "A", "will stop for about 12 days")
    correct(client, address, choice="own")
    own = next(s for read in dossier(store, "osk").reports for s in read.statements if s.rule == "a_person_said_so")
    assert own.chain == ()
    correct(client, address, choice="reject")
    made = dossier(store, "osk")
    left = {s.id for read in made.reports for s in every_statement(read)}
    assert own.id not in left
    assert all(
        s.statement in left
        for claim in made.stories[0].claims
        for s in (*claim.asserted, *claim.denied, *claim.undecided)
    )
    assert all(q.statement in (None, *left) for read in made.reports for q in read.quantities)


def test_stories_are_put_together_and_parted(client: TestClient, store: Store) -> None:
    ids = {one.title: one.id for one in listed(store)}
    bridge = story_address(client, "bridge")
    other = next(key for title, key in ids.items() if "ferry" in title.lower())
    home = correct(client, f"{bridge}/correct", choice="merge", other=other)
    assert [one.reports for one in listed(store)] == [4]
    story = client.get(home).headers["location"].partition("?")[0]
    reports = re.findall(r'name="report" value="([0-9a-f]+)"', client.get(f"{story}/correct").text)
    correct(client, f"{story}/correct", choice="split", report=reports[:1])
    assert sorted(one.reports for one in listed(store)) == [1, 3]
    take_back(client)
    assert [one.reports for one in listed(store)] == [4]


def test_two_reports_are_made_independent_or_derived(client: TestClient, store: Store) -> None:
    story = story_address(client, "osk")
    key = dossier(store, "osk").stories[0]
    child, parent = key.reports
    correct(client, f"{story}/correct", choice="derived", child=child, parent=parent)
    told = dossier(store, "osk").stories[0].lineage
    assert [(edge.child, edge.parent, edge.direction) for edge in told.edges if edge.kind == "rewrite"] == [
        (child, parent, "known")
    ]
    assert (told.origins.low, told.origins.high) == (1, 1)
    assert "1 origin" in client.get(story).text
    correct(client, f"{story}/correct", choice="independent", child=child, parent=parent)
    told = dossier(store, "osk").stories[0].lineage
    assert not [edge for edge in told.edges if {edge.child, edge.parent} == {child, parent}]
    assert told.origins.high == 2


def test_what_a_person_says_of_lineage_is_told_as_said_and_dates_against_it_are_told_first(client: TestClient) -> None:
    story = story_address(client, "bridge")
    reports = re.findall(r'name="report" value="([0-9a-f]+)"', client.get(f"{story}/correct").text)
    found = client.get(f"{story}.json").json()["reports"]
    dated = {one["id"]: one["published"] for one in found}
    early, late = sorted(reports, key=lambda one: dated[one])
    correct(client, f"{story}/r/{early}/correct", choice="published", published="2026-02-14")
    story = story_address(client, "bridge")
    made = {"choice": "derived", "child": early, "parent": late}
    refused = client.post(f"{story}/correct", headers=OURS, data={"author": "Ida", **made})
    assert refused.status_code == 422
    assert "cannot have been made from a later report" in refused.text
    correct(client, f"{story}/correct", anyway="yes", **made)
    page = client.get(story_address(client, "bridge")).text
    assert "rewrite of B, said by Ida" in page
    assert "though it is dated 2026-02-14, and the other 2026-02-17" in page
    assert "who wrote first: said by Ida" in page
    assert "95–99%" not in page
    assert "almost certainly" not in page


def test_corrections_survive_a_new_reading_and_an_export(client: TestClient, store: Store, tmp_path: Path) -> None:
    story = story_address(client, "bridge")
    correct(client, f"{first_difference(client, story)}/correct", choice="reject")
    correct(
        client,
        statement_address(client, story_address(client, "osk"), "A", "about 12 days"),
        choice="speaker",
        speaker="Ben Orr",
    )
    before = [dossier(store, word) for word in ("bridge", "osk")]
    counts = [(one.id, one.conflicts, one.question) for one in listed(store)]
    with writing(store.engine) as connection:
        connection.execute(readings.update().values(method="old"))
    renew(desk_of(store))
    settle(desk_of(store))
    with reading(store.engine) as connection:
        archive = b"".join(export_lines(connection))
    (tmp_path / "other").mkdir()
    with store_in(tmp_path / "other") as other:
        with writing(other.engine) as connection:
            assert import_lines(connection, io.BytesIO(archive)).decisions == 2
        settle(desk_of(other))
        for one in (store, other):
            assert [dossier(one, word).stories for word in ("bridge", "osk")] == [made.stories for made in before]
            assert [(row.id, row.conflicts, row.question) for row in listed(one)] == counts
            assert states(one) == ["standing", "standing"]
        with reading(other.engine) as connection:
            assert b"".join(export_lines(connection)) == archive


def test_a_form_that_is_not_filled_in_says_what_is_missing(client: TestClient) -> None:
    story = story_address(client, "bridge")
    one = first_difference(client, story)
    for address, fields, words in (
        (f"{one}/correct", {"author": "Ida"}, "Choose one of these"),
        (f"{one}/correct", {"author": " ", "choice": "reject"}, "Say who corrects this"),
        (f"{story}/correct", {"author": "Ida", "choice": "split"}, "Choose the reports"),
        (f"{story}/correct", {"author": "Ida", "choice": "merge", "other": "x"}, "Choose the story"),
        (f"{story}/correct", {"author": "Ida", "choice": "derived", "child": "x", "parent": "y"}, "Choose two reports"),
        (f"{story}/correct", {"author": "Ida", "choice": "burn"}, "Choose one of these"),
    ):
        answer = client.post(address, headers=OURS, data=fields)
        assert answer.status_code == 422
        assert words in answer.text
    address = statement_address(client, story_address(client, "osk"), "A", "about 12 days")
    answer = client.post(address, headers=OURS, data={"author": "Ida", "choice": "speaker", "speaker": " "})
    assert "Say who it is" in answer.text
    assert client.get(f"{one}/correct").text.count('role="alert"') == 0
    assert client.post("/corrections/000000000000/undo", headers=OURS).status_code == 404
    assert json.loads(client.get("/corrections.json").text) == []


def test_a_story_that_is_told_anew_stands_as_it_was_and_says_so_until_the_new_telling_is_there(
    client: TestClient, store: Store
) -> None:
    story = story_address(client, "osk")
    before = client.get(f"{story}.json").text
    address = statement_address(client, story, "A", "will stop for about 12 days")
    answer = client.post(address, headers=OURS, data={"author": "Ida", "choice": "reject"})
    for place in (story, f"{story}/r/A", f"{story}/read", address):
        meanwhile = client.get(place)
        assert meanwhile.status_code == 200, place
        assert re.search(r"being told anew since a correction at \d\d:\d\d UTC", meanwhile.text), place
    assert client.get(f"{story}.json").text == before
    assert client.get(f"{story}/r/A.json").status_code == 200
    assert client.get("/s/000000000000").status_code == 404
    desk = client.get("/").text
    assert "stands here as it was until it is told anew" in desk
    assert story in desk
    work = client.get(answer.headers["location"]).text
    assert '<a href="/corrections">corrections</a> <span aria-hidden="true">›' in work
    assert '<a href="/add">add</a> <span aria-hidden="true">›' not in work
    followed(client, answer.headers["location"])
    assert "being told anew" not in client.get(story).text
    assert client.get(f"{story}.json").text != before


def test_what_waits_to_be_told_anew_is_told_by_the_next_run_when_the_work_was_cut_short(
    client: TestClient, store: Store
) -> None:
    story = story_address(client, "osk")
    address = statement_address(client, story, "A", "will stop for about 12 days")
    report = dossier(store, "osk").stories[0].reports[0]
    [read] = [one for one in dossier(store, "osk").reports if one.id == report]
    [said] = [one for one in read.statements if one.id == address.partition("statement=")[2]]
    places = tuple(Place(report, piece.start, piece.end) for piece in said.content)
    made = Decision(
        kind="reject-statement",
        reports=(report,),
        places=places,
        value={},
        author="Ida",
        at="2999-01-01T00:00:00+00:00",
    )
    with writing(store.engine) as connection:
        decide(connection, made)
        wait_for_telling(connection, made.reports, made.at)
    assert "being told anew" in client.get(story).text
    assert any(one.id == said.id for read in dossier(store, "osk").reports for one in read.statements)
    assert settle(desk_of(store)) == 1
    assert settle(desk_of(store)) == 0
    assert "being told anew" not in client.get(story).text
    assert not any(one.id == said.id for read in dossier(store, "osk").reports for one in read.statements)


def test_rejecting_a_difference_is_done_at_once_without_a_reader(client: TestClient, store: Store) -> None:
    story, counts = story_address(client, "bridge"), [one.conflicts for one in listed(store)]
    one = first_difference(client, story)
    answer = client.post(f"{one}/correct", headers=OURS, data={"author": "Ida", "choice": "reject"})
    assert answer.headers["location"] == story
    assert one not in client.get(story).text.partition("corrections by people")[0]
    assert sum(counts) - 1 == sum(one.conflicts for one in listed(store))
    found = re.search(r'action="(/corrections/[0-9a-f]+/undo)"', client.get("/corrections").text)
    assert found is not None
    assert client.post(found[1], headers=OURS).headers["location"] == "/corrections"
    assert counts == [one.conflicts for one in listed(store)]


def test_what_falls_away_by_a_correction_is_counted_and_what_was_accepted_of_it_named(
    client: TestClient, store: Store
) -> None:
    story = story_address(client, "bridge")
    one = first_difference(client, story)
    key, made = one.rsplit("/", 1)[-1], dossier(store, "bridge")
    correct(client, f"{one}/correct", choice="accept")
    [point] = [found for found in made.stories[0].differences if found.id == key]
    place = point.sides[0].spans[0]
    read = next(read for read in made.reports if read.id == place.report)
    line = next(span.start for span in read.report.paragraphs if span.overlaps(place.span))
    correct(client, f"{story}/r/{place.report}/correct", choice="foreign", line=str(line))
    page, log = client.get(story_address(client, "bridge")).text, client.get("/corrections").text
    assert re.search(r"differences? of before (is|are) not made now, since Ida left a line out of a report", page)
    assert "Accepted by people among them" in page
    assert f"{point.question}” (Ida)" in page
    assert "not compared at present" in log
    assert "lost" not in log


def test_the_old_address_of_a_story_that_was_parted_leads_to_where_its_first_report_is_told(client: TestClient) -> None:
    story = story_address(client, "bridge")
    form = client.get(f"{story}/correct").text
    second = re.findall(r'name="report" value="([0-9a-f]+)"', form)[1]
    correct(client, f"{story}/correct", choice="split", report=second)
    answer = client.get(story)
    while answer.status_code == 303:
        answer = client.get(answer.headers["location"])
    assert answer.status_code == 200


def test_the_list_of_corrections_answers_in_every_form(client: TestClient) -> None:
    one = first_difference(client, story_address(client, "bridge"))
    correct(client, f"{one}/correct", choice="accept", author="=Ida()")
    assert json.loads(client.get("/corrections.json").text)[0]["author"] == "=Ida()"
    assert "'=Ida()" in client.get("/corrections.csv").text
    assert "Ida" in client.get("/corrections.md").text
