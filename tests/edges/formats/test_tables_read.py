"""Tables with a report a row: CSV as people save it, Parquet as programs do, columns of any name."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from tests.edges.formats.made import SENTENCES, TITLE, pieces_of

from quoth.acquire import acquire_report
from quoth.acquire.record import draft_of_record
from quoth.edges.formats.inputs import read_inputs
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Source

TEXT = "\n\n".join(SENTENCES)
QUOTED = TEXT.replace('"', '""')


def records(door: str, data: bytes, **settings: Any) -> list[dict[str, Any]]:
    return [json.loads(piece.data or b"") for piece in pieces_of(door, data, **settings)]


def parquet(table: dict[str, list[Any]]) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(table), out, row_group_size=2)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "windows-1252"])
def test_a_row_is_a_report_whatever_the_separator_and_the_charset(separator: str, charset: str) -> None:
    rows = [["Headline", "Body", "Publisher", "Author"], [TITLE, f'"{QUOTED}"', "Köln Post", '"Ada Holm|Olaf Brenn"']]
    data = "\r\n".join(separator.join(row) for row in rows).encode(charset)
    [record] = records("csv", data)
    assert record == {"title": TITLE, "text": TEXT, "outlet": "Köln Post", "authors": ["Ada Holm", "Olaf Brenn"]}


def test_columns_of_other_names_are_named() -> None:
    data = f'kop,lopend,dag\n{TITLE},"{QUOTED}",2025-03-04\n'.encode()
    named = {"title": "kop", "text": "lopend", "published": "dag"}
    assert records("csv", data, columns=named) == [{"title": TITLE, "text": TEXT, "published": "2025-03-04"}]
    with pytest.raises(ReportUnreadable, match=r"kop, lopend, dag.*") as raised:
        records("csv", data)
    assert "--columns text=NAME" in raised.value.hint
    with pytest.raises(ReportUnreadable, match="no column body"):
        records("csv", data, columns={"text": "body"})


def test_rows_are_numbered_and_empty_ones_are_not_counted_as_reports() -> None:
    data = b"text\nfirst words\n\n,\nsecond words\n"
    assert [(piece.label, json.loads(piece.data or b"")["text"]) for piece in pieces_of("csv", data)] == [
        ("#1", "first words"), ("#4", "second words"),
    ]  # fmt: skip


def test_a_cell_that_holds_a_piece_of_a_page_is_read_as_its_paragraphs() -> None:
    cell = "".join(f"<p class=lead>{sentence}</p>" for sentence in SENTENCES)
    [row] = records("csv", f'title,text\nBridge,"{cell}"\n'.encode())
    assert row["text"] == "\n\n".join(SENTENCES)
    [plain] = records("csv", b'title,text\nBridge,"It rose by <p and fell < 3."\n')
    assert plain["text"] == "It rose by <p and fell < 3."


def test_parquet_keeps_times_lists_and_nothing() -> None:
    data = parquet({
        "maintext": [TEXT, "b", "c"], "title": [TITLE, None, ""], "authors": [["Ada Holm"], [], None],
        "date_publish": [datetime(2025, 3, 4, 8, tzinfo=UTC), None, None], "pad": [1, 2, 3],
    })  # fmt: skip
    first, second, third = records("parquet", data)
    assert first == {"text": TEXT, "title": TITLE, "authors": ["Ada Holm"], "published": "2025-03-04T08:00:00+00:00"}
    assert (second, third) == ({"text": "b", "authors": []}, {"text": "c"})


def test_words_that_a_table_keeps_as_bytes_are_words_and_a_bad_byte_costs_itself_alone() -> None:
    kept = pyarrow.array([TEXT.encode(), b"The bad \xff byte"], pyarrow.binary())
    for column in (kept, kept.view(pyarrow.string())):
        out = io.BytesIO()
        pyarrow.parquet.write_table(pyarrow.table({"text": column}), out)
        assert [one["text"] for one in records("parquet", out.getvalue())] == [TEXT, "The bad \ufffd byte"]


@pytest.mark.parametrize(
    ("door", "data"),
    [
        ("csv", b""),
        ("csv", b"\n\n"),
        ("csv", b"\x00\x00,\x00"),
        ("parquet", b"PAR1"),
        ("parquet", parquet({"title": ["x"]})),
        ("parquet", parquet({"text": ["x" * 1000]})[:300] + b"PAR1"),
    ],
)
def test_what_is_no_table_of_reports_is_refused(door: str, data: bytes) -> None:
    with pytest.raises(ReportUnreadable):
        pieces_of(door, data)


def test_a_cell_larger_than_any_report_ends_the_table_with_a_reason() -> None:
    data = b"text\nfirst words\n" + b'"' + b"x\n" * 2000
    with pytest.raises(ReportUnreadable, match="max_bytes"):
        pieces_of("csv", data, max_bytes=1000)


def test_json_is_read_as_one_report_a_list_or_lines_and_its_fields_may_be_named(tmp_path: Path) -> None:
    one, two = {"body": TEXT, "head": TITLE}, {"body": "second words", "head": "Two"}
    (tmp_path / "a.json").write_text(json.dumps(one, indent=1), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([one, two]), encoding="utf-8")
    (tmp_path / "c.json").write_text("\n".join(map(json.dumps, (one, two))), encoding="utf-8")
    settings = Settings(columns={"text": "body", "title": "head"})
    found = list(read_inputs([str(tmp_path)], settings=settings))
    assert [Path(source.input).name for source in found] == ["a.json", "b.json#1", "b.json#2", "c.json#1", "c.json#2"]
    assert [acquire_report(source, settings=settings).title for source in found] == [TITLE, TITLE, "Two", TITLE, "Two"]


def test_passims_lines_are_reports_of_their_series() -> None:
    line = {"id": "gazette-1", "series": "Harbour Gazette", "date": "2025-03-04", "text": TEXT, "cluster": 3, "ref": 0}
    raw = acquire_report(Source("out.jsonl#1", json.dumps(line).encode(), "record"), settings=Settings())
    assert (raw.outlet, raw.published, raw.text) == ("Harbour Gazette", "2025-03-04", TEXT)


def told(data: bytes) -> list[tuple[str, str]]:
    """The number of each row, and why it gives no report."""
    return [(piece.label, piece.reason) for piece in pieces_of("csv", data)]


def test_a_row_whose_quotation_marks_do_not_match_costs_itself_alone() -> None:
    rows = (
        '"A","It rained, she said.',
        "And it rained on.,Tolm Post",
        '"B","It snowed.",Tolm Post',
        "C,It hailed.,Tolm Post",
    )
    assert told("\n".join(("title,text,outlet", *rows)).encode()) == [("#1", "broken"), ("#2", ""), ("#3", "")]
    assert told(b'title,text\nA,It rained.\nB,"It snowed.\nC,It hailed.\n') == [("#1", ""), ("#2", "broken")]
    assert told(b"title,text\nA,It rained, she said.\nB,It snowed.,,\n") == [("#1", "broken"), ("#2", "")]


def test_what_programs_write_for_nothing_is_nothing() -> None:
    assert told(b"title,text\nNaN,nan\n,\nA,It rained.\n") == [("#1", "no-text"), ("#3", "")]
    [row] = records("csv", b"title,text,outlet\nNone,It rained.,NaN\n")
    assert row == {"text": "It rained."}


def test_line_breaks_that_were_written_out_are_line_breaks() -> None:
    [row] = records("csv", rb"text" + b"\n" + rb"It rained.\n\nIt snowed.")
    assert row["text"] == "It rained.\n\nIt snowed."


def test_a_table_without_rows_says_so_and_names_are_found_whatever_their_case() -> None:
    with pytest.raises(ReportUnreadable, match="has no row"):
        pieces_of("csv", b"title,text\n")
    [row] = records("csv", b"Headline,Words\nA,It rained.\n", columns={"text": "words"})
    assert row == {"title": "A", "text": "It rained."}


def test_a_record_without_a_text_names_its_fields() -> None:
    with pytest.raises(ReportUnreadable, match="It has: headline, body") as error:
        draft_of_record('{"headline": "A", "body": "It rained."}', Settings())
    assert "--columns text=NAME" in error.value.hint
    record = {"text": "It rained.", "source": {"id": 1, "name": "Tolm Post"}, "author": {"name": "Ada Holm"}}
    draft = draft_of_record(json.dumps(record), Settings())
    assert (draft.outlet, draft.authors) == ("Tolm Post", ("Ada Holm",))


def test_lines_of_old_programs_and_a_line_that_names_the_separator_are_understood() -> None:
    rows = ["title;text", 'A;"It rained.', 'It snowed."', "B;It hailed."]
    for data in ("\r".join(rows), "\r\n".join(("sep=;", *rows)), "\ufeff" + "\r\n".join(rows)):
        assert [row["text"] for row in records("csv", data.encode())] == ["It rained.\nIt snowed.", "It hailed."]
