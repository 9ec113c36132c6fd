"""What people know of a report: when and where it appeared, which lines are its own, who speaks through whom; all of it taken back."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import escape
from starlette.testclient import TestClient
from tests.edges.store.small_reports import FERRY, desk_of, fill, record, sources
from tests.edges.web.served import OURS, addresses_on, client_of, store_in, story_address
from tests.edges.web.test_corrections import correct, dossier, statement_address, states, take_back
from tests.edges.web.test_served_pages import PAYLOADS, Tree, wait_for

from quoth.edges.store.adding import add
from quoth.edges.store.doctor import complaints
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.exporting import export_lines
from quoth.edges.store.importing import import_lines
from quoth.edges.store.opening import Store
from quoth.edges.store.settling import renew, settle
from quoth.types import AnnotatedReport, Source, Statement

UNDATED = (
    "Ferry crew returns",
    "The ferry to Osk came back on Tuesday, harbour master Ada Rell said.\n\n"
    "The newspaper Vale Post, citing the union, said that the crew would stay aboard until 9 May.\n\n"
    "Read more: Storm over Lower Tamm\n\n"
    "The island council asked for a second ship.",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as store:
        fill(store, [*sources(FERRY), Source("post.jsonl#1", record(UNDATED[0], None, None, UNDATED[1]), "record")])
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with client_of(store) as client:
        yield client


def report(store: Store, title: str = UNDATED[0]) -> AnnotatedReport:
    for word in ("crew", "osk"):
        try:
            made = dossier(store, word)
        except ValueError:
            continue
        for read in made.reports:
            if read.report.raw.title == title:
                return read
    raise AssertionError(title)


def address_of(client: TestClient, store: Store) -> str:
    return str(client.get(f"/r/{report(store).id}").headers["location"])


def test_a_date_given_by_hand_places_tuesday_and_is_taken_back(client: TestClient, store: Store) -> None:
    before = report(store)
    assert before.report.raw.published is None
    assert "set date or outlet" in client.get(address_of(client, store)).text
    correct(client, f"{address_of(client, store)}/correct", choice="published", published="2026-05-07")
    after = report(store)
    assert after.id == before.id
    assert after.report.raw.published == "2026-05-07"
    assert [date.earliest for date in after.dates if "Tuesday" in after.text[date.start : date.end]] == ["2026-05-05"]
    page = client.get(address_of(client, store)).text
    assert "Dated 2026-05-07." in page
    assert "published: set by Ida, 20" in page
    assert "when the report appeared" in page
    assert '"2026-05-05"' in client.get(address_of(client, store).partition("/r/")[0] + ".json").text
    take_back(client)
    assert report(store).report.raw.published is None
    assert report(store).dates == before.dates


def test_a_wrong_date_is_taken_away(client: TestClient, store: Store) -> None:
    story = story_address(client, "osk")
    correct(client, f"{story}/r/A/correct", choice="published", published="")
    made = dossier(store, "osk")
    assert [read.report.raw.published for read in made.reports if read.report.raw.outlet == "Harbour Gazette"] == [None]
    assert "not known" in client.get("/corrections").text


def test_an_outlet_given_by_hand_names_the_report_everywhere(client: TestClient, store: Store) -> None:
    correct(client, f"{address_of(client, store)}/correct", choice="outlet", outlet="Vale <Mail>")
    assert report(store).report.raw.outlet == "Vale <Mail>"
    page = client.get(address_of(client, store)).text
    assert "Vale &lt;Mail&gt;" in page
    assert "<Mail>" not in page
    assert "outlet: set by Ida" in page
    assert "Vale &lt;Mail&gt;" in client.get("/?q=island+council").text


def test_a_line_left_out_belongs_to_the_report_by_one_click_and_is_left_out_again(
    client: TestClient, store: Store
) -> None:
    before = report(store)
    [mark] = before.report.marks
    page = client.get(address_of(client, store)).text
    assert "this belongs to the report" in page
    assert f'name="line" value="{mark.start}"' in page
    correct(client, f"{address_of(client, store)}/correct", choice="belongs", line=str(mark.start))
    after = report(store)
    assert after.report.marks == ()
    assert any("Storm over Lower Tamm" in after.text[one.start : one.end] for one in after.report.sentences)
    assert states(store) == ["standing"]
    take_back(client)
    assert report(store).report == before.report


def test_a_paragraph_is_no_part_of_the_report(client: TestClient, store: Store) -> None:
    read = report(store)
    start = read.text.index("The island council")
    correct(client, f"{address_of(client, store)}/correct", choice="foreign", line=str(start))
    after = report(store)
    assert not any("island council" in after.text[one.start : one.end] for one in after.report.sentences)
    assert "council" not in " ".join(piece.of(after.text) for said in after.statements for piece in said.content)
    assert any("island council" in after.text[mark.start : mark.end] for mark in after.report.marks)
    start = after.text.index("The island council")
    correct(client, f"{address_of(client, store)}/correct", choice="belongs", line=str(start))
    again = report(store)
    assert (again.report.sentences, again.statements) == (read.report.sentences, read.statements)


def nested(store: Store) -> Statement:
    return next(said for said in report(store).statements if len(said.chain) > 1)


def test_any_speaker_of_a_chain_is_named_anew_and_the_others_stay(client: TestClient, store: Store) -> None:
    before = nested(store)
    outer, inner = (link.speaker for link in before.chain)
    story = address_of(client, store).partition("/r/")[0]
    address = f"{address_of(client, store)}/correct?statement={before.id}"
    form = client.get(address).text
    assert f'name="speaker" maxlength="200" value="{inner}"' in form
    assert f'name="through" maxlength="200" value="{outer}"' in form
    correct(client, address, choice="speaker", speaker=inner, through=["Radio Nord", ""])
    after = next(said for said in report(store).statements if said.id == before.id)
    assert [link.speaker for link in after.chain] == ["Radio Nord", inner]
    assert after.chain[-1] == before.chain[-1]
    assert after.chain[0].mention is None
    assert after.rule == "a_person_said_so"
    page = client.get(story).text
    assert "Radio Nord" in page
    assert f"{inner} → Radio Nord" in client.get("/corrections").text
    correct(client, address, choice="speaker", speaker="Ole Vik", through=["Vale Post", "Radio Nord"])
    after = next(said for said in report(store).statements if said.id == before.id)
    assert [link.speaker for link in after.chain] == ["Radio Nord", "Vale Post", "Ole Vik"]
    take_back(client)
    take_back(client)
    assert nested(store) == before


def test_what_is_said_by_somebody_belongs_to_the_report_and_the_other_way_round(
    client: TestClient, store: Store
) -> None:
    home = address_of(client, store).partition("/r/")[0]
    letter = dict(
        re.findall(
            r'href="[^"]*/r/([0-9a-f]{12})"[^>]*><span class="badge \w+">(\w+)<',
            client.get(address_of(client, store)).text,
        )
    ).get(report(store).id, "A")
    own = statement_address(client, home, letter, "second ship")
    correct(client, own, choice="speaker", speaker="Mayor Lund")
    said = next(one for one in report(store).statements if one.rule == "a_person_said_so")
    assert [link.speaker for link in said.chain] == ["Mayor Lund"]
    assert said.form == "indirect"
    correct(client, f"{address_of(client, store)}/correct?statement={said.id}", choice="own")
    said = next(one for one in report(store).statements if one.rule == "a_person_said_so")
    assert (said.chain, said.form) == ((), "own")
    assert "this belongs to the report: it says so in its own voice" in client.get("/corrections").text


def test_what_people_know_of_a_report_survives_a_new_reading_adding_again_and_an_export(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    correct(client, f"{address_of(client, store)}/correct", choice="published", published="2026-05-07")
    correct(client, f"{address_of(client, store)}/correct", choice="outlet", outlet="Vale Mail")
    correct(
        client, f"{address_of(client, store)}/correct", choice="belongs", line=str(report(store).report.marks[0].start)
    )
    before = report(store)
    desk = desk_of(store)
    renew(desk)
    given = Source("post.jsonl#1", record(UNDATED[0], None, None, UNDATED[1]), "record")
    list(add(desk, [given]))
    settle(desk)
    assert same(report(store), before)
    assert list(complaints(store, desk.reader.method)) == []
    with reading(store.engine) as connection:
        archive = b"".join(export_lines(connection))
    (tmp_path / "other").mkdir()
    with store_in(tmp_path / "other") as other:
        with writing(other.engine) as connection:
            assert import_lines(connection, io.BytesIO(archive)).decisions == 3
        settle(desk_of(other))
        assert same(report(other), before)
        assert states(other) == ["standing"] * 3


def same(one: AnnotatedReport, other: AnnotatedReport) -> bool:
    return (one.report, one.statements, one.dates, one.quantities) == (
        other.report,
        other.statements,
        other.dates,
        other.quantities,
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose one of these"),
        ({"choice": "burn"}, "Choose one of these"),
        ({"choice": "published", "published": "last Tuesday"}, "Give the day as"),
        ({"choice": "belongs"}, "Choose the lines"),
        ({"choice": "belongs", "line": ["x", "-1", "999999"]}, "Choose the lines"),
        ({"choice": "foreign", "line": []}, "Choose the lines"),
    ],
)
def test_a_form_on_a_report_says_what_is_missing(
    client: TestClient, store: Store, fields: dict[str, object], words: str
) -> None:
    address = f"{address_of(client, store)}/correct"
    answer = client.post(address, headers=OURS, data={"author": "Ida", **fields})
    assert answer.status_code == 422
    assert words in answer.text
    told = re.findall(r'name="line" value="(\d+)"', client.get(address).text)
    answer = client.post(address, headers=OURS, data={"author": "Ida", "choice": "foreign", "line": told})
    assert "Something must be left" in answer.text
    assert states(store) == []


def test_a_form_that_lacks_something_keeps_what_was_filled_in(client: TestClient, store: Store) -> None:
    address = f"{address_of(client, store)}/correct"
    told = re.findall(r'name="line" value="(\d+)"', client.get(address).text)
    sent = {"author": "", "choice": "foreign", "line": told[-1:], "outlet": "Vale <Mail>", "published": "last week"}
    page = client.post(address, headers=OURS, data=sent).text
    assert "Say who corrects this" in page
    assert 'value="foreign" checked' in page
    assert f'name="line" value="{told[-1]}" checked' in page
    assert 'value="Vale &lt;Mail&gt;"' in page
    assert 'value="last week"' in page
    assert page.count(" checked") == 2
    said = f"{address}?statement={nested(store).id}"
    sent = {"author": "Ida", "choice": "speaker", "speaker": "", "through": ["Radio Nord", "Vale Post"]}
    page = client.post(said, headers=OURS, data=sent).text
    assert "Say who it is" in page
    assert re.findall(r'name="through"[^>]* value="([^"]*)"', page) == ["Radio Nord", "Vale Post"]
    story = address_of(client, store).partition("/r/")[0]
    page = client.post(
        f"{story}/correct", headers=OURS, data={"author": "Ida", "choice": "split", "anyway": "yes"}
    ).text
    assert 'value="split" checked' in page
    assert 'value="yes" checked' in page


def harmed_by_hand(client: TestClient, story: str) -> None:
    """Payloads in everything that a person fills in: names, outlet, speakers, the article of an audit and its source."""
    read = client.get(f"{story}/r/A").text
    said = re.search(r'href="([^"]*/correct\?statement=[0-9a-f]+)"', client.get(f"{story}/r/A?marks=claims").text)
    one = re.search(rf'href="({story}/d/[0-9a-f]+)"', client.get(story).text)
    assert read
    assert said is not None
    assert one is not None
    correct(client, f"{one[1]}/correct", choice="accept", author=PAYLOADS[7])
    correct(client, said[1], choice="accept", author=PAYLOADS[11])
    chain = {"speaker": PAYLOADS[13], "through": [PAYLOADS[17], PAYLOADS[19]]}
    home = correct(client, said[1], choice="speaker", author=PAYLOADS[23], **chain).partition("/r/")[0]
    correct(client, f"{home}/r/B/correct", choice="outlet", outlet=PAYLOADS[29], author=PAYLOADS[31])
    given = {"article": f"{PAYLOADS[37]}\n\nThe ferry stops {PAYLOADS[41]}, Ada Rell said.", "source": PAYLOADS[43] * 3}
    wait_for(client, client.post("/audit", headers=OURS, data=given).headers["location"])


def test_payloads_in_what_people_fill_in_stay_words(tmp_path: Path) -> None:
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, sources(FERRY))
        plain = {tag for page in addresses_on(client, "/", "/corrections", each=2).values() for tag in Tree(page).tags}
        harmed_by_hand(client, story_address(client, "osk"))
        pages = addresses_on(client, "/", "/corrections", "/audits", each=2)
        assert escape(PAYLOADS[31]) in pages["/corrections"]
        for address, page in pages.items():
            tree = Tree(page)
            assert tree.tags <= plain | {"meta", "progress"}, (address, tree.tags - plain)
            assert not {name for name in tree.attributes if name.startswith("on") or name in ("style", "src")}, address


def test_the_log_says_what_was_taken_back_by_whom_and_when(client: TestClient, store: Store) -> None:
    one = address_of(client, store)
    correct(client, f"{one}/correct", choice="published", published="2026-05-05")
    take_back(client)
    page = client.get("/corrections").text
    assert "taken back: when the report appeared (2026-05-05)" in page
    assert re.search(r"· taken back by Ida, \d{4}-", page)
    last, first = client.get("/corrections.json").json()
    assert last["told"] == f"taken back: {first['told']}"
    assert last["value"] == first["value"] == "2026-05-05"
    assert page.count(f'href="/r/{report(store).id}"') == 2
