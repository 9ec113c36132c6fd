"""A table of somebody else's in a corpus: it is opened in the process apart alone, and costs nothing but itself."""

import json
from pathlib import Path

import pytest
from tests.edges.batch.corpora import batch, event, rows_in, table
from tests.edges.formats.hostile_tables import HOSTILE_TABLES, different, parquet, repeated, with_other_rows

from quoth.edges.apart import parent
from quoth.edges.batch import Means, splits_of
from quoth.edges.batch.reading import sources_in_split
from quoth.edges.batch.splits import SPLIT_ROWS, Split
from quoth.settings import Settings

MEANS = Means(Settings(), None, "none", None)


def cut(file: Path, data: bytes) -> list[Split]:
    file.write_bytes(data)
    return list(splits_of([str(file)]))


def found_in(splits: list[Split]) -> list[tuple[str, str]]:
    """The name of each row, and the reason why it is no report."""
    sources = (source for split in splits for source in sources_in_split(split, MEANS))
    return [(Path(source.input).name, source.reason) for source in sources]


@pytest.mark.parametrize("name", HOSTILE_TABLES)
def test_a_table_made_to_fill_a_machine_is_a_row_with_a_reason(name: str, tmp_path: Path) -> None:
    found = found_in(cut(tmp_path / name, HOSTILE_TABLES[name]()))
    assert found == [(name, found[0][1])]
    assert found[0][1] in ("broken", "too-large")


def test_rows_packed_as_only_bombs_are_end_the_stretch_that_has_them(tmp_path: Path) -> None:
    found = found_in(cut(tmp_path / "a.parquet", repeated("word " * 40_000, 1_200)))
    refused = [name for name, reason in found if reason]
    assert refused == ["a.parquet", f"a.parquet#{SPLIT_ROWS + 1}", f"a.parquet#{2 * SPLIT_ROWS + 1}"]
    assert len(found) < 3 * 120


def test_a_table_that_lies_about_its_rows_gives_those_that_there_are(tmp_path: Path) -> None:
    splits = cut(tmp_path / "a.parquet", with_other_rows(different()))
    assert len(splits) == 2
    assert found_in(splits) == [(f"a.parquet#{number}", "") for number in range(1, 101)]


def test_stretches_are_the_rows_of_one_reading_whatever_the_groups(tmp_path: Path) -> None:
    texts = [f"row {number}" for number in range(1, 1_701)]
    for group in (1, 300, 5_000):
        splits = cut(tmp_path / "a.parquet", parquet({"text": texts}, row_group_size=group))
        assert 3 < len(splits) < 8
        told = [source for split in splits for source in sources_in_split(split, MEANS)]
        assert [json.loads(source.data)["text"] for source in told] == texts
        assert [source.input.rpartition("#")[2] for source in told] == [str(number) for number in range(1, 1_701)]


def test_no_table_is_opened_but_in_the_process_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = cut(tmp_path / "a.parquet", different())
    monkeypatch.setattr(parent, "CHILD", "no.such.reader")
    assert [split.kind for split in splits_of([str(tmp_path / "a.parquet")])] == ["files"]
    assert found_in(sound) == [("a.parquet", "stopped")]


def test_hostile_tables_beside_sound_ones_cost_a_row_each(tmp_path: Path) -> None:
    inputs = [table(tmp_path / "b.parquet", event(2))]
    for name in ("tail.parquet", "rows.parquet"):
        (tmp_path / name).write_bytes(HOSTILE_TABLES[name]())
        inputs.append(str(tmp_path / name))
    means = Means(Settings(columns={"text": "body", "title": "head", "outlet": "paper"}), None, "none", None)
    out = tmp_path / "out"
    summary = batch(inputs, out, means=means)
    assert summary.counts["reports"] == len(event(2))
    assert {Path(row["input"]).name for row in rows_in(out, "rejected")} == {"tail.parquet", "rows.parquet"}
