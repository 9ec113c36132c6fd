"""The file of a store in Datasette, as it is: every table that the documentation names, and the search over words."""

import json
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.edges.store.small_reports import BRIDGE, FERRY, fill, sources
from tests.edges.web.served import store_in

DOCS = Path(__file__).parents[3] / "docs" / "store.md"
# A row of a table of tables: its name, what a row is, its columns.
DESCRIBED = re.compile(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", re.MULTILINE)
# What an index of words consists of beside what it shows; the revision of the tables has its line in the documentation.
OWN = re.compile(r"search(_\w+)?|alembic_version|sqlite_\w+")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("datasette")
    with store_in(folder) as store:
        fill(store, sources(FERRY, BRIDGE))
    return folder / "store.sqlite"


def shown(file: Path, path: str) -> str:
    """What Datasette answers for a path, with the store as it lies there."""
    program = shutil.which("datasette", path=str(Path(sys.executable).parent))
    assert program is not None
    asked = subprocess.run(
        [program, str(file), "--get", path], capture_output=True, text=True, timeout=120, check=False
    )
    assert asked.returncode == 0, asked.stderr
    return asked.stdout


def rows_of(file: Path, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(shown(file, f"/store/{path}"))["rows"]
    return found


def test_every_table_and_column_is_there_that_is_described_and_no_other(file: Path) -> None:
    before = sha256(file.read_bytes()).digest()
    tables = {one["name"]: set(one["columns"]) for one in json.loads(shown(file, "/store.json"))["tables"]}
    told = dict(DESCRIBED.findall(DOCS.read_text(encoding="utf-8")))
    assert {name for name in tables if not OWN.fullmatch(name)} == set(told)
    for name, columns in told.items():
        assert tables[name] <= set(re.findall(r"`(\w+)`", columns)), name
    assert sha256(file.read_bytes()).digest() == before


def test_reports_are_found_by_their_words(file: Path) -> None:
    titles = [row["title"] for row in rows_of(file, "reports.json?_search=islanders&_shape=objects")]
    assert sorted(titles) == sorted(report[0] for report in FERRY)
    assert rows_of(file, "reports.json?_search=zebra&_shape=objects") == []
    page = shown(file, "/store/reports?_search=ferries")
    assert 'name="_search"' in page
    assert "Osk ferry halted" in page


def test_what_was_read_is_there_to_be_asked_in_sql(file: Path) -> None:
    asked = "select+speaker,count(*)+as+said+from+statements+where+speaker+is+not+null+group+by+speaker+order+by+2+desc"
    speakers = {row["speaker"] for row in json.loads(shown(file, f"/store.json?sql={asked}&_shape=objects"))["rows"]}
    assert "Ada Rell" in speakers
    stories = {row["title"]: row["reports"] for row in rows_of(file, "stories.json?_shape=objects")}
    assert sorted(stories.values()) == [2, 2]
