"""Words are data: every lexicon says what it is, has no entry twice, and loads."""

import tomllib
from pathlib import Path

import pytest

from quoth.lexicons import load_table, load_toml, load_words

FOLDER = Path(__file__).resolve().parent.parent / "src" / "quoth" / "lexicons" / "en"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_lexicon_opens_by_saying_what_it_is(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert len(first) > 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_lexicon_loads_and_is_not_empty(path: Path) -> None:
    match path.suffix:
        case ".txt":
            assert load_words(path.stem)
        case ".tsv":
            assert load_table(path.stem)
        case ".toml":
            assert load_toml(path.stem) == tomllib.loads(path.read_text(encoding="utf-8"))
        case _:
            pytest.fail(f"{path.name} is of no known kind")


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".txt"], ids=lambda path: path.name)
def test_no_word_stands_twice_in_a_list(path: Path) -> None:
    words = load_words(path.stem)
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".tsv"], ids=lambda path: path.name)
def test_no_row_stands_twice_in_a_table(path: Path) -> None:
    rows = load_table(path.stem)
    assert len(set(rows)) == len(rows)
