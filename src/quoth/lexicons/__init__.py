"""Words as data: plain files in `en/`, loaded once. Each file opens with a comment: what it is, who reads it, whence."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def _read(name: str, language: str) -> str:
    return (files("quoth.lexicons") / language / name).read_text(encoding="utf-8")


@cache
def load_words(name: str, language: str = "en") -> tuple[str, ...]:
    """The entries of a `.txt` lexicon, one a line, in file order; lines that start with `#` are comments."""
    lines = (line.strip() for line in _read(f"{name}.txt", language).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def load_word_set(name: str, language: str = "en") -> frozenset[str]:
    """The entries of a `.txt` lexicon as a set, for those who only ask whether a word is in it."""
    return frozenset(load_words(name, language))


@cache
def load_table(name: str, language: str = "en") -> tuple[tuple[str, ...], ...]:
    """The rows of a `.tsv` lexicon as tuples of cells, without comment lines; the first row is not a header."""
    lines = (line.rstrip("\n") for line in _read(f"{name}.tsv", language).splitlines())
    return tuple(
        tuple(cell.strip() for cell in line.split("\t")) for line in lines if line.strip() and not line.startswith("#")
    )


@cache
def load_toml(name: str, language: str = "en") -> dict[str, Any]:
    """A `.toml` lexicon as nested dictionaries; callers must not change it."""
    return tomllib.loads(_read(f"{name}.toml", language))
