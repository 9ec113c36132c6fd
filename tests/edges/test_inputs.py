"""Files, folders and standard input as sources; nothing that was given is silently dropped."""

import io
import json
import sys
from pathlib import Path

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
    written(tmp_path, "photo.jpg", b"\xff\xd8")
    refused = sources(tmp_path)[1]
    assert refused.format == "unreadable"
    assert ".jpg" in refused.problem


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
