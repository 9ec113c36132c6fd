"""The gate of the terminal: no text from outside acts, whatever it holds, in whichever field it comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factory

from quoth.edges.gate import visible
from quoth.edges.terminal import render_audit, render_dossier, render_stories
from quoth.types import Dossier

# Moves of the cursor, titles, the clipboard, links, reports that type, 8-bit forms, strings that never end, bidi, tags.
SEQUENCES = (
    "\x1b[2J", "\x1b[1;1H", "\x1b]0;owned\x07", "\x1b]52;c;cm0gLXJm\x07", "\x1b]8;;http://127.0.0.1/\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[6n", "\x1bP$q\x1b\\", "\x1b_Gf=100;\x1b\\", "\x1b[8m", "\x1b[1m", "\x1b[0m", "\x1bc", "\x9b31m", "\x9d52;c;eA==\x9c", "\x90", "\x07",
    "\x08\x08\x08", "\r", "\x0b", "\x0c", "\x7f", "\x00", "\x1b", "\u202e000,01\u202c", "\u2066x\u2069", "\u200f", "\u2028",
    "\u061c", "\ud800", "\udfff", "\U000e0041\U000e007f", "\x1b]1337;File=:AAAA",
)  # fmt: skip
OWN = ("\x1b[1m", "\x1b[0m")


def acting(text: str) -> list[str]:
    """The characters that could act, our own bold apart."""
    for own in OWN:
        text = text.replace(own, "")
    return [char for char in text if char not in "\n\t" and (not char.isprintable() and not char.isspace())] + [
        char for char in text if char in "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
    ]


def hostile(sequence: str) -> Dossier:
    """The dossier with the sequence in every field and in the midst of every text."""
    first = factory.harbour(factory.HARBOUR.replace("about 12 days, ", f"about 12 days {sequence}, "))
    second = factory.herald(factory.HERALD.replace("for 12 days after", f"for 12 days after {sequence}"))
    made: Dossier = factory.poisoned(factory.dossier(first, second), sequence)
    return made


@pytest.mark.parametrize("sequence", SEQUENCES, ids=ascii)
@pytest.mark.parametrize("colour", [False, True])
def test_no_sequence_in_any_field_reaches_the_terminal(sequence: str, colour: bool) -> None:
    dossier = hostile(sequence)
    printed = [
        render_dossier(dossier, width=width, ascii=plain, colour=colour, quiet=quiet, brief=brief)
        for width in (60, 100)
        for plain in (False, True)
        for quiet, brief in ((False, False), (True, False), (False, True))
    ]
    printed.append(render_stories(dossier, width=100, ascii=False, colour=colour))
    printed.append(render_audit(factory.poisoned(factory.audit(), sequence), width=100, ascii=False, colour=colour))
    for text in printed:
        assert acting(text) == []
        text.encode("utf-8")


def test_an_escape_is_shown_and_not_dropped() -> None:
    assert visible("a\x1b[2Jb") == "a␛[2Jb"
    assert visible("\x9b31m") == "\\x9b31m"
    assert visible("\u202e01") == "⟨U+202E⟩01"


def test_what_shows_nothing_is_left_out() -> None:
    assert visible("so\u00adft zero\u200bwidth \ufeff") == "soft zerowidth "


def test_ordinary_text_passes_as_it_is() -> None:
    text = "Košice: “zwölf” 12 € – 東京, שלום, مرحبا 🚢 e\u0301"
    assert visible(text) == text


@given(st.text())
def test_the_gate_lets_nothing_through_and_is_done_at_once(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    assert not any(char in once for char in "\x1b\x07\x08\r\x7f\x9b\u202e\u2066")
    once.encode("utf-8")
