"""An audit printed for the desk: a sheet to tick off, a list in Markdown, both texts side by side, a status for a pipeline."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = """Pump station fails at Harn

At least 40 homes were flooded at Harn on Sunday when a pump failed, Mayor Lise Torp said.

"The pump is older than I am," she said.

The water board denied that it had put off the repairs."""
ARTICLE = """Flood at Harn

At least 70 homes were flooded at Harn on Sunday when a pump failed, Mayor Lise Torp said.

"The pump is older than I am," she said."""


@pytest.fixture(name="pair")
def _pair(tmp_path: Path) -> tuple[Path, Path]:
    article, source = tmp_path / "draft.txt", tmp_path / "agency.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    source.write_text(SOURCE, encoding="utf-8")
    return article, source


def audit(pair: tuple[Path, Path], *options: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "quoth",
        "audit",
        str(pair[0]),
        "--against",
        str(pair[1]),
        "--model",
        "none",
        *options,
    ]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_sheet_has_a_row_a_sentence_and_an_empty_column_for_who_checked_it(pair: tuple[Path, Path]) -> None:
    rows = list(csv.DictReader(io.StringIO(audit(pair, "--csv").stdout)))
    assert [row["sentence"] for row in rows] == [" ".join(line.split()) for line in ARTICLE.split("\n\n")]
    assert list(rows[0])[-1] == "checked_by"
    assert {row["checked_by"] for row in rows} == {""}
    changed = rows[1]
    assert (changed["verdict"], changed["kinds"], changed["severity"]) == ("changed", "figure", "high")
    assert "agency.txt: At least 40 homes were flooded" in changed["source"]
    assert rows[2]["verdict"] == "carried"


def test_markdown_lists_the_sentences_to_tick_off_and_what_was_left_out(pair: tuple[Path, Path]) -> None:
    text = audit(pair, "--markdown").stdout
    assert text.startswith("# draft.txt held against agency.txt\n")
    assert "- [ ] **changed** “At least 70 homes" in text
    assert "  - figure (high): " in text


def test_side_by_side_puts_the_sources_sentence_at_the_right(pair: tuple[Path, Path]) -> None:
    lines = audit(pair, "--side-by-side").stdout.splitlines()
    columns = [line.split(" │ ") for line in lines if " │ " in line]
    left, right = (" ".join(" ".join(row[side] for row in columns if len(row) > side).split()) for side in (0, 1))
    assert "At least 70 homes were flooded at Harn" in left
    assert "At least 40 homes were flooded at Harn" in right
    assert any(line.startswith("  CHANGED, figure: ") for line in lines)
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on", "quote-altered,figure"), 1),
        (("--fail-on", "quote-altered"), 0),
        (("--csv", "--fail-on-severity", "medium"), 1),
        (("--fail-on-severity", "worst"), 2),
        (("--fail-on", "spelling"), 2),
        (("--csv", "--json"), 2),
    ],
)
def test_the_status_tells_a_pipeline_what_was_found(
    pair: tuple[Path, Path], options: tuple[str, ...], status: int
) -> None:
    assert audit(pair, *options).returncode == status


def test_a_faithful_draft_passes_every_bar(pair: tuple[Path, Path]) -> None:
    pair[0].write_text(SOURCE, encoding="utf-8")
    assert audit(pair, "--fail-on-severity", "low").returncode == 0
