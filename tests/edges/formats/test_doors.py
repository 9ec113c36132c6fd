"""The doors as a user meets them: told by ending or beginning, listed, missing extras named, formats asked for by name."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.edges.formats.made import SENTENCES, TITLE, letter, page

from quoth.edges.cli import run
from quoth.edges.formats.beginnings import door_of
from quoth.edges.formats.doors import BY_ENDING, DOORS, EXITS, TABLES, door_by_name, missing
from quoth.edges.formats.inputs import read_inputs
from quoth.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
DOCS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Said:
    """Runs a command here and gives its status, what it printed and what it said beside."""
    monkeypatch.chdir(tmp_path)

    def said(*words: str | Path) -> tuple[int, str, str]:
        status = run([str(word) for word in words])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return said


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "a.eml", tmp_path / "b.html"
    first.write_bytes(letter())
    second.write_text(page("Bridge shut", sentences=[*SENTENCES[2:], "The town is angry."]), encoding="utf-8")
    return first, second


@pytest.mark.parametrize("ending", sorted(BY_ENDING))
def test_every_ending_is_in_the_docs(ending: str) -> None:
    assert f"`{ending}`" in DOCS
    assert door_by_name(f"/x/A Report{ending.upper()}") == BY_ENDING[ending]


@pytest.mark.parametrize("form", EXITS)
def test_every_format_that_is_written_is_in_the_docs(form: str) -> None:
    assert f"`{form}`" in DOCS


@pytest.mark.parametrize(
    ("name", "head", "door"),
    [
        ("a.xml", b'<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', "feed"),
        ("a.xml", b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("a.xml", b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        ("a.xml", b"<nar:newsItem>", "newsml"),
        ("a.xml", b"<opml>", "opml"),
        ("a.xml", b"<svg>", None),
        ("a.json", b'{"version": "https://jsonfeed.org/version/1.1"', "jsonfeed"),
        ("a.json", b'{"uri": "x", "headlines": []}', "ninjs"),
        ("a.json", b'{"headline": "x", "text": "y"}', None),
        ("a.json", b'{"text": "y"}', None),
        ("", b"%PDF-1.7", "pdf"),
        ("", b"WARC/1.0", "warc"),
        ("", letter(), "letter"),
        ("", b"From: the desk\nThe mayor said so.", None),
        ("", b"The mayor said so.", None),
    ],
)
def test_files_without_a_telling_name_are_told_by_their_beginning(name: str, head: bytes, door: str | None) -> None:
    assert door_of(name, head) == door


def test_all_formats_are_listed(say: Said) -> None:
    status, out, _ = say("formats")
    assert status == 0
    assert all(f"  {name} " in out for name in (*DOORS, *EXITS))


@pytest.mark.parametrize("name", [name for name, door in DOORS.items() if door.packages])
def test_what_is_not_installed_is_named_with_its_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing(DOORS[name]) == ""
    absent = DOORS[name]._replace(packages=("no_such_package",))
    assert f'pip install "quoth[{absent.extra}]"' in missing(absent)


def test_the_extras_of_the_doors_are_those_of_the_package() -> None:
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    wanted = {door.extra for door in DOORS.values()} | {exit_.extra for exit_ in EXITS.values()}
    others = {"formats", "postgres", "batch", "cluster"}
    assert wanted - {""} | others == set(extras)
    assert sorted(extras["formats"]) == sorted(one for name in extras if name not in others for one in extras[name])


def test_a_format_whose_library_is_missing_is_refused_before_any_work(
    say: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EXITS, "parquet", EXITS["parquet"]._replace(packages=("no_such_package",)))
    status, _, err = say("read", "nothing.txt", "--format", "parquet")
    assert status == 2
    assert "quoth[tables]" in err


def test_a_letter_and_a_page_are_read_and_given_out_as_a_table(say: Said, two: tuple[Path, Path]) -> None:
    status, out, err = say("read", *two, "--format", "csv", "--table", "speakers")
    assert status == 0, err
    assert out.startswith("story,name,kind,role")
    assert "Anna Reik" in out or "Olaf Brenn" in out


def test_only_one_form_is_printed_at_a_time(say: Said, two: tuple[Path, Path]) -> None:
    assert say("read", *two, "--format", "csv", "--json")[0] == 2
    assert say("read", *two, "--format", "no-such")[0] == 2
    assert say("read", *two, "--columns", "headlin=x")[0] == 2


def test_no_input_is_written_over(say: Said, two: tuple[Path, Path]) -> None:
    before = [file.read_bytes() for file in two]
    assert say("read", *two, "--html", two[0])[0] == 2
    assert say("audit", two[0], "--against", two[1], "--html", two[1])[0] == 2
    assert [file.read_bytes() for file in two] == before


def test_a_table_is_refused_where_no_format_has_it(say: Said, two: tuple[Path, Path], tmp_path: Path) -> None:
    for form in ((), ("--format", "ris")):
        status, out, err = say("read", *two, *form, "--table", "figures")
        assert (status, out) == (2, "")
        assert "csv" in err
    store = ("--store", tmp_path / "desk.sqlite")
    assert say("add", *two, *store)[0] == 0
    story = json.loads(say("stories", "--json", *store)[1])[0]["id"]
    assert say("export", story, "--table", "figures", *store)[0] == 2
    (tmp_path / "tables").mkdir()
    assert say("export", story, "--as", "csv", "--table", "figures", "--out", tmp_path / "tables", *store)[0] == 0
    assert [file.name for file in (tmp_path / "tables").iterdir()] == ["figures.csv"]


def test_a_story_of_the_store_goes_out_in_every_format(say: Said, two: tuple[Path, Path], tmp_path: Path) -> None:
    store = ("--store", tmp_path / "desk.sqlite")
    assert say("add", *two, *store)[0] == 0
    story = json.loads(say("stories", "--json", *store)[1])[0]["id"]
    for form in EXITS:
        status, out, err = say("export", story, "--as", form, *store) if form != "parquet" else (0, "x", "")
        assert status == 0, err
        assert out
    assert say("export", story, "--as", "atom", *store)[1].count("<entry>") == 2
    before = (tmp_path / "desk.sqlite").read_bytes()
    for what in ((story, "--as", "ris"), ("--all",)):
        status, _, err = say("export", *what, "--out", tmp_path / "desk.sqlite", *store)
        assert status == 2
        assert "is a database" in err
    assert (tmp_path / "desk.sqlite").read_bytes() == before
    assert say("export", story, "--as", "ris", "--out", "-", *store)[1].count("TY  - NEWS") == 2
    status, _, err = say("export", story, "--as", "parquet", "--out", tmp_path / "tables", *store)
    assert status == 0, err
    assert sorted(file.name for file in (tmp_path / "tables").iterdir()) == sorted(
        f"{table}.parquet" for table in TABLES
    )
    assert say("export", story, "--as", "ris", "--out", tmp_path / "a.ris", *store)[0] == 0
    assert (tmp_path / "a.ris").read_text(encoding="utf-8").count("TY  - NEWS") == 2
    for form, name in (("ftm", "story.ftm.json"), ("atom", "story.atom")):
        assert f"written: {tmp_path / name}" in say("export", story, "--as", form, "--out", tmp_path, *store)[2]
    assert "no folder" in say("export", story, "--as", "ris", "--out", tmp_path / "none" / "a.ris", *store)[2]
    assert say("export", "--all", "--as", "csl", *store)[0] == 0
    assert say("export", story, "--out", tmp_path / "a.jsonl", *store)[0] == 0
    other = ("--store", tmp_path / "other.sqlite")
    status, _, err = say("import", tmp_path / "a.jsonl", *other)
    assert status == 0, err
    assert "2 reports" in err


def test_a_story_is_taken_from_its_page_in_every_format(tmp_path: Path) -> None:
    from tests.edges.store.small_reports import FERRY, fill, sources
    from tests.edges.web.served import client_of, store_in

    with store_in(tmp_path) as store, client_of(store) as client:
        fill(store, sources(FERRY))
        story = json.loads(client.get("/stories.json").text)[0]["id"]
        files = []
        asked = [(form, table) for form, exit_ in EXITS.items() for table in (TABLES if exit_.tables else ("",))]
        for form, table in asked:
            answer = client.get(f"/s/{story}.json?as={form}" + (f"&table={table}" if table else ""))
            assert answer.status_code == 200, form
            files.append(answer.headers["content-disposition"].partition("filename=")[2])
            assert files[-1].endswith(f'.{EXITS[form].ending}"')
            assert answer.headers["content-type"] == EXITS[form].media
            assert answer.content
            assert f"?as={form}" + (f"&amp;table={table}" if table else "") in client.get(f"/s/{story}").text
        assert len({*files}) == len(files), "no two are kept under one name"
        assert client.get(f"/s/{story}.json?as=../../etc").status_code == 404


@pytest.mark.browser
def test_what_chromium_saves_and_prints_is_read(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        shown = made.new_page()
        shown.set_content(page())
        session = shown.context.new_cdp_session(shown)
        (tmp_path / "a.mhtml").write_text(session.send("Page.captureSnapshot")["data"], encoding="utf-8", newline="")
        shown.pdf(path=tmp_path / "b.pdf")
        made.close()
    saved, printed = read_inputs([str(tmp_path)], settings=Settings())
    assert saved.draft is not None, saved.problem
    assert printed.draft is not None, printed.problem
    assert (saved.draft.title, saved.draft.text) == (TITLE, "\n\n".join(SENTENCES))
    assert printed.draft.title == TITLE
    assert all(sentence in " ".join(printed.draft.text.split()) for sentence in SENTENCES)
