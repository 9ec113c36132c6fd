"""The pages: every link leads somewhere, every address answers in every form, what was given is shown as it is."""

import csv
import io
import json
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from tests.edges.formats.made import letter
from tests.edges.store.small_reports import BRIDGE, FERRY, NOON, fill, record, sources
from tests.edges.web.served import OURS, addresses_on, client_of, kind_of, store_in, story_address

from quoth.edges.formats.doors import TABLES
from quoth.edges.store.engines import reading
from quoth.edges.store.listing import listed_stories
from quoth.edges.store.opening import Store
from quoth.edges.store.tables import reports
from quoth.edges.web.serving.stories_page import ago
from quoth.types import Source

TAGS = (
    "script",
    "img",
    "svg",
    "iframe",
    "object",
    "embed",
    "link",
    "meta",
    "base",
    "form",
    "style",
    "body",
    "details",
    "video",
    "math",
)
HANDLERS = (
    "onerror=window.pwned=1",
    "onload=window.pwned=1",
    "src=javascript:window.pwned=1",
    "href=//127.0.0.1:9/x",
    "style=background:url(//127.0.0.1:9/y)",
)
FRAMES = ("<{tag} {act}>", '"><{tag} {act}>', "'><{tag} {act} x='", "</{tag}><{tag}/{act}>")
PAYLOADS = [frame.format(tag=tag, act=act) for tag, act, frame in product(TAGS, HANDLERS, FRAMES)]


def payload_reports() -> list[Source]:
    """Two reports of one event with a payload in every sentence and in every field."""
    pieces = [
        f"Harbour master Ada Rell said {payload} had stopped the ferry to Osk for {n + 2} days."
        for n, payload in enumerate(PAYLOADS)
    ]
    first = "\n\n".join(["The ferry to Osk will stop for about 12 days.", *pieces[:150], *pieces[200:]])
    second = "\n\n".join(["The Osk ferry will stop for 14 days, Ada Rell said.", *pieces[100:200]])
    all_in_one = " ".join(PAYLOADS[:40])
    return [
        Source(f"{PAYLOADS[0]}.txt", record(f"Ferry to Osk stops {all_in_one}", f"Gazette {PAYLOADS[1]}", NOON, first,
                                            url=f"javascript:{PAYLOADS[2]}", author=PAYLOADS[3]), "record"),
        Source(f"{PAYLOADS[4]}.txt", record(f"Osk ferry halted {PAYLOADS[5]}", f"Herald {PAYLOADS[6]}", NOON, second), "record"),
    ]  # fmt: skip


class Tree(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(known)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.targets += [known["popovertarget"] or ""] if "popovertarget" in known else []
        self.targets += [(known["href"] or "")[1:]] if (known.get("href") or "").startswith("#") else []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_in(tmp_path_factory.mktemp("pages")) as store:
        fill(store, sources(FERRY, BRIDGE))
        yield store


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[TestClient]:
    with client_of(store) as client:
        yield client


def test_every_link_leads_somewhere_and_every_page_is_whole(client: TestClient) -> None:
    pages = addresses_on(client, "/")
    assert len({kind_of(address) for address in pages}) > 20
    for address, page in pages.items():
        if not page or address.endswith(".html"):
            continue
        tree = Tree(page)
        assert "script" not in tree.tags, address
        assert not {name for name in tree.attributes if name.startswith("on") or name == "style"}, address
        assert len(tree.ids) == len(set(tree.ids)), address
        assert set(tree.targets) <= set(tree.ids), (address, set(tree.targets) - set(tree.ids))
        assert page.count("<h1") == 1, address


def test_the_list_shows_two_lines_and_the_largest_disagreement_as_a_question(client: TestClient) -> None:
    page = client.get("/").text
    row = page[page.index(">Osk ferry halted") :].partition("</li>")[0]
    assert "2 reports · " in row
    assert re.search(r"Largest: <bdi class=\"words\">[^<]+\?</bdi>", row)
    assert "2026-05-04" in row


def test_order_filter_and_search_are_in_the_address(client: TestClient) -> None:
    newest, fewest = client.get("/").text, client.get("/?sort=reports&only=several").text
    assert newest.index("Osk ferry") < newest.index("Tamm bridge shut")
    assert 'href="/?sort=reports&amp;only=disagreements"' in fewest
    found = client.get("/?q=harbour+master").text
    assert "Ferry to Osk stops" in found
    assert "Tamm" not in found
    assert "No report holds all of these words" in client.get("/?q=nowhere").text
    assert client.get("/?q=%22%22&page=2").status_code == 200
    for odd in (
        "sort=x",
        "only=x",
        "page=x",
        "page=-1",
        "page=999999",
        "page=99999999999999999999",
        "q=%22",
        "q=*",
        "q=' OR 1=1--",
    ):
        assert client.get(f"/?{odd}").status_code == 200, odd


def test_every_address_answers_as_json_csv_and_markdown(client: TestClient) -> None:
    story = story_address(client, "osk-ferry")
    page = client.get(story).text
    one = re.search(rf'href="({story}/d/[0-9a-f]+)"', page)
    report = re.search(rf'href="({story}/r/[0-9a-f]+)"', page)
    assert one is not None
    assert report is not None
    for address in ("/stories", story, one[1], report[1]):
        assert json.loads(client.get(f"{address}.json").text)
        table = client.get(f"{address}.csv")
        rows = list(csv.reader(io.StringIO(table.text)))
        assert len(rows) > 1
        assert len({len(row) for row in rows}) == 1
        assert table.headers["content-disposition"].startswith("attachment")
        assert client.get(f"{address}.md").text.strip()
    for name in TABLES:
        assert client.get(f"{story}.csv?table={name}").text.count("\n") > 1
    assert client.get(f"{story}.html").text.startswith("<!doctype html>")
    assert json.loads(client.get(f"{story}.json").text)["schema"] == "dossier/1"


def test_a_story_answers_to_its_id_whatever_words_stand_before_it(client: TestClient, store: Store) -> None:
    with reading(store.engine) as connection:
        key = listed_stories(connection)[0].id
    assert client.get(f"/s/{key}").status_code == client.get(f"/s/other-words-{key}").status_code == 200
    for wrong in (
        f"/s/{key[:-1]}",
        f"/s/{key.upper()}",
        "/s/000000000000",
        f"/s/{key}/r/Z",
        f"/s/{key}/d/x",
        "/r/000000000000",
        "/work/x",
        "/audit/x",
    ):
        assert client.get(wrong).status_code == 404, wrong


def test_the_page_of_a_report_marks_by_density(client: TestClient) -> None:
    story = story_address(client, "osk-ferry")
    differs, figures, claims = (
        client.get(f"{story}/r/A{tail}").text for tail in ("", "?marks=figures", "?marks=claims")
    )
    assert '<mark class="differs"' in differs
    assert '<mark class="figure"' in figures
    assert '<mark class="said"' in claims
    assert 'id="said-1"' in claims
    plain = [
        re.sub(
            r"<a class=\"n\".*?</a>|<[^>]+>", "", page[page.index('<article class="text"') :].partition("</article>")[0]
        )
        for page in (differs, figures, claims)
    ]
    assert plain[0] == plain[1] == plain[2]
    assert "The crew denied that the engine had failed." in plain[0]


def test_a_difference_stands_alone_with_whole_paragraphs(client: TestClient) -> None:
    story = story_address(client, "osk-ferry")
    one = re.search(rf'href="({story}/d/[0-9a-f]+)"', client.get(story).text)
    assert one is not None
    page = client.get(one[1]).text
    assert "In full" in page
    assert "Harbour Gazette" in page
    assert "Osk Herald" in page
    assert page.index("<mark>") < page.index("In full")


def test_an_empty_store_offers_the_demo_one_click_away(tmp_path: Path) -> None:
    with store_in(tmp_path) as store, client_of(store) as client:
        page = client.get("/").text
        assert "Nothing here yet" in page
        assert '<form method="post" action="/demo">' in page
        begun = client.post("/demo", headers=OURS)
        assert begun.status_code == 303
        assert "Ellery" in wait_for(client, begun.headers["location"])
        assert "Fire at Ellery" in client.get("/").text


def wait_for(client: TestClient, address: str) -> str:
    """The page of some work when it is done; it asks to be asked again until then."""
    for _ in range(1_200):
        answer = client.get(address)
        if "refresh" not in answer.headers:
            return answer.text if answer.status_code == 200 else str(answer.headers["location"])
        assert answer.headers["refresh"] == "1"
        time.sleep(0.1)
    raise AssertionError("the work was not done in two minutes")


def test_what_is_pasted_and_uploaded_is_told_and_what_is_not_read_has_its_reason(tmp_path: Path) -> None:
    title, _, _, text = FERRY[0]
    files: list[tuple[str, Any]] = [
        ("files", ("herald.txt", f"{FERRY[1][0]}\n\n{FERRY[1][3]}".encode())),
        ("files", ("../../scan.pdf", b"%PDF-1.7")),
        ("files", ("photo.jpg", b"\xff\xd8")),
        ("files", ("letter.eml", letter())),
        ("files", ("empty.txt", b"")),
        ("files", ("two.jsonl", b"\n".join(source.data for source in sources(BRIDGE)))),
    ]
    with store_in(tmp_path) as store, client_of(store) as client:
        begun = client.post(
            "/add", headers=OURS, data={"text": f"{title}\r\n\r\n{text}", "published": "2026-05-04"}, files=files
        )
        page = wait_for(client, begun.headers["location"])
        assert "scan.pdf" in page
        assert "It is no sound PDF" in page
        assert "Files that end in .jpg are read only" in page
        assert "It holds no text" in page
        assert "../" not in page
        assert page.count('<span class="quiet">new</span>') == 5
        listed = json.loads(client.get("/stories.json").text)
        assert sorted(one["reports"] for one in listed) == [1, 2, 2]
        again = client.post("/add", headers=OURS, data={"text": f"{title}\n\n{text}", "published": "2026-05-04"})
        assert "was there already" in wait_for(client, again.headers["location"])
        other = client.post(
            "/add", headers=OURS, files=[("files", ("herald.txt", b"Fog on the Vale\n\nThe Vale lay in fog."))]
        )
        wait_for(client, other.headers["location"])
        assert sum(one["reports"] for one in json.loads(client.get("/stories.json").text)) == 6


def test_a_pasted_report_has_the_outlet_that_is_given_beside_it_or_none(tmp_path: Path) -> None:
    title, _, _, text = FERRY[0]
    with store_in(tmp_path) as store, client_of(store) as client:
        for given in (
            {"text": f"{title}\n\n{text}", "outlet": "Harbour\nGazette"},
            {"text": f"{FERRY[1][0]}\n\n{FERRY[1][3]}"},
        ):
            wait_for(client, client.post("/add", headers=OURS, data=given).headers["location"])
        story = client.get(story_address(client, "ferry")).text
        assert "Harbour Gazette" in story
        assert "outlet not known" in story
        assert f">{FERRY[1][0]}</a> · " not in story
        found = client.get(f"{story_address(client, 'ferry')}.json").json()["reports"]
        assert sorted(str(one["outlet"]) for one in found) == ["Harbour Gazette", "None"]
        assert all(one["text"].startswith(one["title"]) for one in found)


def test_every_figure_is_headed_by_what_it_counts(tmp_path: Path) -> None:
    tolls = (
        ("Fire in Tamm mill kills 4", "Tamm Courier", "2026-03-01T09:00:00+00:00",
         "A fire in the Tamm mill killed 4 people and injured 20 people on Sunday, police said.\n\nThe mill burnt all night."),
        ("Mill fire in Tamm kills 6", "Valley Radio", "2026-03-01T12:00:00+00:00",
         "A fire in the Tamm mill killed 6 people and injured 31 people on Sunday, police said.\n\nThe mill burnt all night."),
    )  # fmt: skip
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, sources(tolls))
        heads = re.findall(r"<figcaption>(.*?)</figcaption>", client.get(story_address(client, "mill")).text)
        assert "people dead" in heads
        assert "people injured" in heads


def test_a_table_that_is_none_is_told_with_those_there_are(client: TestClient) -> None:
    answer = client.get(f"{story_address(client, 'ferry')}.csv?table=x")
    assert answer.status_code == 422
    assert "There are: claims, statements, differences, figures" in answer.text
    for form, status in (("csv", 422), ("parquet", 422), ("ris", 200)):
        asked = f"{story_address(client, 'ferry')}.json?as={form}&table=x"
        assert client.get(asked).status_code == status


def test_two_reports_side_by_side_are_headed_by_their_outlets_in_markdown(client: TestClient) -> None:
    head = client.get(f"{story_address(client, 'osk')}/read.md").text.partition("\n")[0]
    assert head == "| A Harbour Gazette | B Osk Herald |"


def test_head_and_table_count_the_same_speakers(tmp_path: Path) -> None:
    quoting = (
        FERRY[0],
        ("Osk ferry halted for 14 days", "Osk Herald", "2026-05-04T15:00:00+00:00",
         "The Osk ferry will stop for 14 days, harbour master Ada Rell told the Harbour Gazette.\n\n"
         "The ferry line said on Monday that 300 islanders had booked for the week. The Harbour Gazette said the engine failed."),
    )  # fmt: skip
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, sources(quoting))
        page = client.get(story_address(client, "osk")).text
        assert "Harbour Gazette; media" in page
        [counted] = re.findall(r"<summary>(\d+ speakers?)(?: and \d outlets?), with other names", page)
        assert re.search(rf"· {counted}\b", page)


def test_one_is_one(client: TestClient) -> None:
    story = story_address(client, "bridge")
    letters = re.findall(rf'href="({story}/r/[0-9a-f]+)"', client.get(story).text)
    told = [client.get(one).text for one in letters]
    assert not any(wrong in page for page in told for wrong in (" 1 figures", ">1 figures", " 1 dates", ">1 sentences"))
    assert any("1 date." in page for page in told)


def test_nothing_given_is_told_so(client: TestClient) -> None:
    for path in ("/add", "/audit"):
        answer = client.post(path, headers=OURS, data={"text": "  "})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text


def test_an_article_is_held_against_a_report_of_the_store(client: TestClient) -> None:
    story = story_address(client, "osk-ferry")
    chosen = re.findall(r'name="report" value="([0-9a-f]{12})"', client.get(f"/audit?story={story[-12:]}").text)
    assert len(chosen) == 2
    given = {
        "article": "Ferry halted\n\nThe ferry to Osk will stop for 40 days, harbour master Ada Rell said on Monday.",
        "report": chosen,
    }
    begun = client.post("/audit", headers=OURS, data=given)
    address = wait_for(client, begun.headers["location"])
    page = client.get(address).text
    assert "held against its sources" in page
    assert "40 days" in page
    assert Tree(page).ids
    assert json.loads(client.get(f"{address}.json").text)["schema"] == "audit/1"
    assert client.get(f"{address}.csv").text.startswith("paragraph,sentence,verdict,findings,source,checked_by")
    assert client.get(f"{address}.md").text.startswith("# ")
    assert client.post("/audit", headers=OURS, data=given).headers["location"] == address


def test_300_payloads_make_no_element_and_no_attribute_on_any_page(tmp_path: Path, client: TestClient) -> None:
    plain = [Tree(page) for page in addresses_on(client, "/").values() if page]
    tags = set().union(*(tree.tags for tree in plain))
    attributes = set().union(*(tree.attributes for tree in plain))
    assert len(PAYLOADS) == 300
    with store_in(tmp_path) as store, client_of(store) as harmed:
        fill(store, payload_reports())
        first = ("/", "/?q=window", "/?q=%22%3E%3Cscript%3Ewindow.pwned%3D1", "/add", "/audit")
        pages = addresses_on(harmed, *first, each=2)
        assert len(pages) > 30
        for address, page in pages.items():
            if page:
                tree = Tree(page)
                assert tree.tags <= tags | {"meta"}, (address, tree.tags - tags)
                assert tree.attributes <= attributes | {"rel", "value", "title", "dir"}, (
                    address,
                    tree.attributes - attributes,
                )


def test_cells_that_a_spreadsheet_would_run_are_made_words(tmp_path: Path) -> None:
    acting = ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(
            store,
            [
                Source(f"{n}.jsonl#1", record(f"{words} Osk ferry", words, NOON, f"{words} says Ada Rell."), "record")
                for n, words in enumerate(acting)
            ],
        )
        for one in json.loads(client.get("/stories.json").text):
            for table in ("claims", "differences", "figures", "speakers"):
                for row in csv.reader(io.StringIO(client.get(f"/s/{one['id']}.csv?table={table}").text)):
                    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)
        for row in csv.reader(io.StringIO(client.get("/stories.csv").text)):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_pages_stay_the_same_until_the_story_changes(tmp_path: Path) -> None:
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, sources(FERRY[:1]))
        address = story_address(client, "osk")
        first = client.get(address).text
        assert client.get(address).text == first
        fill(store, sources(FERRY))
        assert client.get(address).headers["location"].startswith(story_address(client, "osk"))
        assert "2 reports" in client.get("/").text


@pytest.mark.parametrize(
    ("then", "told"),
    [
        ("2026-06-01T11:59:30+00:00", "just now"),
        ("2026-06-01T10:00:00+00:00", "2 h ago"),
        ("2026-05-29T12:00:00+00:00", "3 d ago"),
        ("2026-01-01T00:00:00+00:00", "2026-01-01"),
        ("nonsense", "nonsense"),
    ],
)
def test_how_long_ago_something_was(then: str, told: str) -> None:
    assert ago(then, NOON) == told


def test_a_postgresql_store_has_the_same_pages(store: Store, server: Any, shelf: Path) -> None:
    from quoth.edges.store.location import location_of
    from quoth.edges.store.opening import open_store

    with open_store(location_of(server.new_database(shelf.name)), make=True) as other:
        fill(other, sources(FERRY, BRIDGE))
        with client_of(store) as one, client_of(other) as two:
            story = story_address(one, "osk-ferry")
            for address in ("/", "/?q=ferry", story, f"{story}/r/A", f"{story}.json", f"{story}.csv"):
                assert strip_times(one.get(address).text) == strip_times(two.get(address).text)


def strip_times(page: str) -> str:
    return re.sub(r"seen [0-9: -]+UTC|changed [^<]*", "", page)


def test_a_report_says_which_agency_it_credits_or_by_which_outlets_it_has_what_it_tells(tmp_path: Path) -> None:
    told = (
        ("Strike shuts Osk harbour", "Osk Herald", "2026-05-04T10:00:00+00:00",
         "OSK (Reuters) - Dockers in Osk walked out on Monday, their union said.\n\nFour ships are waiting outside the port."),
        ("Osk dockers walk out", "Vale Gazette", "2026-05-04T12:00:00+00:00",
         "Dockers in Osk have walked out, the New York Times reported.\n\nFour ships are waiting outside the port of Osk."),
        ("Osk port silent", "Hale Courier", "2026-05-04T13:00:00+00:00",
         "Dockers in Osk have walked out on Monday, their union said.\n\nFour ships are waiting outside the port of Osk."),
    )  # fmt: skip
    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, sources(told))
        with reading(store.engine) as connection:
            ids = connection.execute(select(reports.c.id).order_by(reports.c.position)).scalars().all()
        pages = [client.get(client.get(f"/r/{key}").headers["location"]).text for key in ids]
    assert "Credits Reuters in paragraph 1." in pages[0]
    assert "No agency credit; names New York Times as a source." in pages[1]
    assert "No agency credit." in pages[2]
