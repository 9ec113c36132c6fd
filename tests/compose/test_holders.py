"""Words in quotation marks stand only at the letters of reports that have them."""

import re

import pytest

from quoth import read
from quoth.compose.holders import bare, holds, similarly
from quoth.compose.views import view_of
from quoth.edges.terminal import render_dossier
from quoth.types import Dossier

ROW = re.compile(r"(?:^|\s{2,})((?:[A-F] )*[A-F])  (?:(?!drops )[^“”]{0,60}: )?“([^”]{3,120})”")


@pytest.fixture(scope="module")
def demo() -> Dossier:
    from importlib.resources import files

    return read([str(files("quoth.edges") / "demo" / "reports.jsonl")])


def test_pieces_of_a_cut_wording_are_found_whatever_their_quotation_marks() -> None:
    assert holds('He said "no such warning" was given', "“…no such warning’ was…”")
    assert not holds("More than 40 people were hurt", "“at least 40 people”")


def test_who_says_it_in_other_words_is_told_apart() -> None:
    assert similarly([]) == ""
    assert similarly(["D", "E"]) == "D E similarly"
    assert similarly(["D", "E", "F", "G"]) == "D E F +1 similarly"


def test_every_quoted_wording_with_a_letter_stands_in_that_report(demo: Dossier) -> None:
    view = view_of(demo, demo.stories[0])
    texts = {view.letters[name]: read.text for name, read in view.reports.items()}
    titles = {view.letters[name]: read.report.raw.title or "" for name, read in view.reports.items()}
    lines = render_dossier(demo, width=100, ascii=False, colour=False).split("\n")
    found = [
        (letter, words)
        for line in lines
        for row in ROW.finditer(line)
        for letter in row[1].split()
        for words in [row[2]]
    ]
    assert len(found) > 12
    assert [(a, w) for a, w in found if not holds(texts[a], w) and not holds(titles[a], w)] == []
    assert bare("“A”  b") == "a b"
