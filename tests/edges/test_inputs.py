"""Files, folders and standard input as sources; nothing that was given is silently dropped."""

import gzip
import io
import json
import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from quoth.edges.formats.inputs import read_article_and_sources, read_inputs
from quoth.errors import WrongUse
from quoth.settings import Settings
from quoth.types import Source

TEXT = "The mayor said so on Tuesday."


def sources(*inputs: object, dates: dict[str, str] | None = None, **limits: int) -> list[Source]:
    return list(read_inputs([str(item) for item in inputs], settings=Settings(**limits), dates=dates))  # type: ignore[arg-type]


def written(folder: Path, name: str, data: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_text_and_pages_are_told_by_their_ending_or_first_tag(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, "a.txt"),
        written(tmp_path, "b.html", "<p>x"),
        written(tmp_path, "c.txt", "\n<!DOCTYPE HTML><p>x"),
        written(tmp_path, "d"),
    ]
    assert [source.format for source in sources(*paths)] == ["text", "html", "html", "text"]


def test_each_line_of_json_lines_is_a_source_with_its_number(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"text": "one"}\n\n{broken\r\n{"text": "two"}')
    found = sources(path)
    assert [source.input for source in found] == [f"{path}#1", f"{path}#3", f"{path}#4"]
    assert {source.format for source in found} == {"record"}


def test_a_folder_is_read_in_order_with_its_folders_and_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.txt", ".git/d.txt", ".hidden.txt"):
        written(tmp_path, name)
    assert [Path(source.input).name for source in sources(tmp_path)] == ["a.html", "b.txt", "c.txt"]


def test_a_file_of_no_known_kind_is_named_with_its_kind(tmp_path: Path) -> None:
    written(tmp_path, "a.txt")
    written(tmp_path, "b.css", "p {}")
    written(tmp_path, "photo.jpg", b"\xff\xd8\xff")
    _, styles, photo = sources(tmp_path)
    assert {styles.format, photo.format} == {"unreadable"}
    assert ".css" in styles.problem
    assert "picture" in photo.problem


def test_an_empty_folder_and_a_missing_file_say_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folder, missing = sources(tmp_path / "empty", tmp_path / "none.txt")
    assert "no file" in folder.problem
    assert "no such file" in missing.problem


def test_an_empty_file_of_lines_is_one_empty_source(tmp_path: Path) -> None:
    assert [source.data for source in sources(written(tmp_path, "a.jsonl", "\n \n"))] == [b""]


def test_no_more_than_the_limit_is_read_of_a_file_or_line(tmp_path: Path) -> None:
    text = written(tmp_path, "a.txt", "x" * 1000)
    lines = written(tmp_path, "b.jsonl", "x" * 1000 + '\n{"text": "two"}\n')
    found = sources(text, lines, max_bytes=100)
    assert [len(source.data) for source in found] == [101, 101, 16]
    assert [Path(source.input).name for source in found] == ["a.txt", "b.jsonl#1", "b.jsonl#2"]


def test_dates_go_by_name_stem_line_and_letter(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, "a.txt"),
        written(tmp_path, "b.txt"),
        written(tmp_path, "c.jsonl", '{"text": "x"}\n' * 2),
    ]
    dates = {"a.txt": "2025-03-01", "B": "2025-03-02", "c#2": "2025-03-04"}
    assert [source.published for source in sources(*paths, dates=dates)] == [
        "2025-03-01",
        "2025-03-02",
        None,
        "2025-03-04",
    ]


def test_an_article_and_its_sources_are_dated_as_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    folders = ((tmp_path, "draft.txt"), (tmp_path / "old", "one.txt"), (tmp_path, "two.txt"))
    paths = [str(written(*place)) for place in folders]
    for names in (
        ("draft.txt", "one.txt", "two.txt"),
        ("draft", "one", "two"),
        ("A", "B", "C"),
        ("./draft.txt", "old/one.txt", "./two.txt"),
        paths,
    ):
        dates = dict(zip(names, ("2025-03-01", "2025-03-02", "2025-03-03"), strict=True))
        for given in (paths, ["draft.txt", "old/one.txt", "two.txt"]):
            subject, held = read_article_and_sources(given[0], given[1:], settings=Settings(), dates=dates)
            assert [source.published for source in (*subject, *held)] == ["2025-03-01", "2025-03-02", "2025-03-03"]


def test_a_date_that_names_neither_article_nor_source_is_wrong_use(tmp_path: Path) -> None:
    path = str(written(tmp_path, "a.txt"))
    _, held = read_article_and_sources(path, [path], settings=Settings(), dates={"nobody": "2025-03-01"})
    with pytest.raises(WrongUse, match="nobody"):
        list(held)


def test_a_date_that_names_no_report_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="nobody"):
        sources(written(tmp_path, "a.txt"), dates={"nobody": "2025-03-01"})


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (TEXT, [("-", "text")]),
        (f"{TEXT}\f\n{TEXT}\f", [("-#1", "text"), ("-#2", "text")]),
        (f"<html><p>{TEXT}", [("-", "html")]),
        (json.dumps({"text": TEXT}), [("-", "record")]),
        ('{"text": "a"}\n{broken\n', [("-#1", "record"), ("-#2", "record")]),
        ("", [("-", "text")]),
        ('[{"text": "a"}, {"text": "b"}]', [("-#1", "record"), ("-#2", "record")]),
        ('{\n "text": "a"\n}', [("-", "record")]),
        ("[Tolm] The mayor said so.", [("-", "text")]),
        ('title,text\n"A","The mayor said so."\n"B","She did."\n', [("-#1", "record"), ("-#2", "record")]),
    ],
)
def test_standard_input_is_parted_by_form_feeds_and_told_by_its_beginning(
    given: str, wanted: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
    assert [(source.input, source.format) for source in sources("-")] == wanted


@pytest.mark.parametrize("address", ["https://tolm.example/a", "HTTP://tolm.example/a", "www.tolm.example/a?b=c"])
def test_an_address_is_named_as_given_with_what_to_do(address: str) -> None:
    [refused] = sources(address)
    assert refused.input == address
    assert refused.format == "unreadable"
    assert "only fetched with --fetch" in refused.problem
    assert "save the page" in refused.problem


def test_what_is_longer_than_a_report_is_read_from_standard_input_as_from_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = "".join(f'{{"text": "The mayor said {number}."}}\n' for number in range(5000))
    table = "title,text\n" + "".join(f'"A","The mayor said {number}."\n' for number in range(5000))
    for given, last in ((lines, "-#5000"), (table, "-#5000")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
        found = sources("-", max_bytes=100_000)
        assert (len(found), found[-1].input) == (5000, last)


def test_a_file_that_gives_its_bytes_once_is_read_once(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    Thread(target=lambda: fifo.write_bytes(TEXT.encode())).start()
    assert [(source.input, source.data) for source in sources(fifo)] == [(str(fifo), TEXT.encode())]


def test_what_a_file_begins_with_counts_before_what_it_is_called(tmp_path: Path) -> None:
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title></channel></rss>'
    for name in ("a.txt", "b.html", "c.pdf", "d.rss"):
        [found] = sources(written(tmp_path, name, feed))
        assert "The feed holds no entry" in found.problem
    [page] = sources(written(tmp_path, "e.docx", f"<!DOCTYPE html><p>{TEXT} {TEXT}"))
    assert page.format == "html"
    [letter] = sources(written(tmp_path, "f.txt", "From: A\nTo: B\nSubject: C\nDate: D\n\nThe mayor said so."))
    assert letter.format == "text"  # no program has carried it


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.rtf", b"{\\rtf1 The mayor", "save it as .docx"),
        ("a.zip", b"PK\x03\x04 a.txt", "Unpack it"),
        ("a.xlsx", b"PK\x03\x04 xl/workbook.xml", "Save the table as CSV"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        ("a.txt.gz", gzip.compress(b"The mayor"), "Unpack it"),
        ("b.zip", b"PK\x03\x04" + bytes(26) + b"a.docx PK\x03\x04 word/document.xml", "Unpack it"),
        ("a.jsonl", '{"text": "x"}'.encode("utf-16"), "Save it as UTF-8"),
        ("a.xml", b"<?xml version='1.0'?><config/>", "its root is <config>"),
    ],
)
def test_what_is_not_read_is_told_by_what_it_is_with_what_to_do(
    name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    for given in (written(tmp_path, name, data), tmp_path):
        [refused] = sources(given)
        assert told in refused.problem
        assert refused.reason in ("binary", "unknown-format")


def test_what_belongs_to_a_saved_page_or_a_program_is_no_report(tmp_path: Path) -> None:
    for name in ("a.html", "a_files/frame.html", "a_files/style.css", "b_files/c.txt", "Thumbs.db", "~$draft.docx"):
        written(tmp_path, name, f"<html><p>{TEXT}" if name.endswith("html") else TEXT)
    assert [Path(source.input).name for source in sources(tmp_path)] == ["a.html", "c.txt"]


def test_a_link_that_leads_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    outside = written(tmp_path, "outside/secret.txt")
    written(tmp_path, "folder/a.txt")
    for name, to in (
        ("b.txt", outside),
        ("c.txt", tmp_path / "folder/a.txt"),
        ("d", outside.parent),
        ("e", tmp_path / "folder"),
    ):
        (tmp_path / "folder" / name).symlink_to(to)
    found = sources(tmp_path / "folder")
    assert [(Path(source.input).name, source.reason) for source in found] == [
        ("a.txt", ""), ("b.txt", "outside"), ("c.txt", ""), ("d", "outside"),
    ]  # fmt: skip


def test_a_date_for_a_report_of_a_file_that_was_not_read_tells_why(tmp_path: Path) -> None:
    table = written(tmp_path, "a.csv", "title,words\nA,The mayor said so.\n")
    with pytest.raises(WrongUse, match="names no report") as error:
        sources(table, dates={"a.csv#1": "2025-03-01"})
    assert "None of its columns" in error.value.hint
    lines = written(tmp_path, "b.jsonl", '{"text": "x"}\n' * 2)
    with pytest.raises(WrongUse) as error:
        sources(lines, dates={"b.jsonl": "2025-03-01"})
    assert "name each, as b.jsonl#1" in error.value.hint


def test_fields_within_fields_are_named_with_dots(tmp_path: Path) -> None:
    held = {"Fields": {"body": TEXT}, "tags": [{"name": "Tolm Post"}], "webTitle": "T"}
    answer = written(tmp_path, "a.json", json.dumps({"status": "ok", "response": {"results": [held, held]}}))
    lines = written(tmp_path, "b.jsonl", json.dumps(held))
    columns = {"text": "Fields.body", "title": "webtitle", "outlet": "tags.0.name"}
    found = list(read_inputs([str(answer), str(lines)], settings=Settings(columns=columns)))
    assert [Path(source.input).name for source in found] == ["a.json#1", "a.json#2", "b.jsonl#1"]
    for source in found:
        record = json.loads(source.data)
        assert (record["text"], record["title"], record["outlet"]) == (TEXT, "T", "Tolm Post")
