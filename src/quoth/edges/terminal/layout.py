"""Lines of a given width: wrapping at words, rows with a mark at the right, bold headings, plain characters."""

import re

from msgspec import Struct

from quoth.edges.gate import visible
from quoth.lexicons import load_word_set

BOLD, RESET = "\x1b[1m", "\x1b[0m"
# A text is never cut to fewer words for the sake of its end.
FEWEST = 3
OWN = re.compile(r"(\x1b\[1m|\x1b\[0m)")
PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "●": "*", "○": "o", "─": "-", "┄": ".", "…": "...", "→": "->", "×": "x",
         "–": "-", "—": "-", "≥": ">=", "≤": "<=", "\xa0": " "}  # fmt: skip


class Style(Struct, frozen=True):
    """How lines are written: width in columns, plain characters only, colour."""

    width: int
    ascii: bool
    colour: bool

    def bold(self, text: str) -> str:
        """A heading; it says nothing by its weight that its words do not say."""
        return f"{BOLD}{text}{RESET}" if self.colour and text else text

    def plain(self, text: str) -> str:
        """The text in plain characters where that was asked for."""
        if not self.ascii or text.isascii():
            return text
        from anyascii import anyascii

        return anyascii("".join(PLAIN.get(char, char) for char in text))


def columns(text: str) -> int:
    """How many columns a text takes: wide letters two, combining marks none, our own bold none."""
    text = text.replace(BOLD, "").replace(RESET, "")
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def gated(line: str) -> str:
    """A finished line through the gate once more, our own bold apart: whatever was pieced together, nothing acts."""
    return "".join(piece if piece in (BOLD, RESET) else visible(piece) for piece in OWN.split(line))


def wrapped(text: str, width: int, *, indent: str = "", first: str = "") -> list[str]:
    """The text in lines of at most `width` columns, never cut inside a word that fits a line."""
    lines: list[str] = []
    current, used = first, columns(first)
    empty = True
    for word in visible(text).split():
        room = columns(word)
        if empty:
            current, used, empty = current + word, used + room, False
        elif used + 1 + room <= width:
            current, used = f"{current} {word}", used + 1 + room
        else:
            lines.append(current)
            current, used = indent + word, columns(indent) + room
    return [*lines, current] if not empty else ([first.rstrip()] if first.strip() else [])


def packed(pieces: list[str], width: int, *, indent: str = "", first: str = "") -> list[str]:
    """Pieces divided by dots, a line broken only between two of them; a piece longer than a line is wrapped."""
    lines = [first]
    for number, piece in enumerate(map(visible, pieces)):
        joint = "" if number == 0 or lines[-1] == indent else " "
        dot = " ·" if number + 1 < len(pieces) else ""
        if columns(f"{lines[-1]}{joint}{piece}{dot}") <= width:
            lines[-1] += f"{joint}{piece}{dot}"
        else:
            lines += wrapped(f"{piece}{dot}", width, indent=indent, first=indent)
    return lines if lines[0].strip() or (lines[0] == first and lines[0]) else lines[1:]


def shortened(text: str, width: int) -> str:
    """The text cut at a word so that it fits, with an ellipsis; an open quotation is closed behind it."""
    text = " ".join(visible(text).split())
    if columns(text) <= width:
        return text
    closing = "…”" if text.startswith("“") and text.endswith("”") else "…"
    room = max(1, width - len(closing))
    cut = text[:room]
    while columns(cut) > room:
        cut = cut[:-1]
    at = cut.rfind(" ")
    whole_word = text[len(cut) : len(cut) + 1].isspace()
    return (cut if whole_word or at <= 0 else cut[:at]).rstrip(" ,;:") + closing


def cut_well(text: str, width: int) -> str:
    """The text cut so that it fits, before a comma where one is near, and never behind a word that leans on the next."""
    cut = shortened(text, width)
    if not cut.endswith("…") or columns(text) <= width:
        return cut
    words = cut.rstrip("…”").split(" ")
    small = load_word_set("function_words") | load_word_set("light_words")
    while len(words) > FEWEST and words[-1].casefold().strip("'’\"") in small:
        words.pop()
    return " ".join(words).rstrip(" ,;:") + ("…”" if cut.endswith("…”") else "…")


def padded(text: str, width: int) -> str:
    """The text with spaces up to the width."""
    return text + " " * max(0, width - columns(text))


def row(left: str, right: str, width: int) -> str:
    """Left text and right text on one line."""
    gap = width - columns(left) - columns(right)
    return f"{left}{' ' * max(1, gap)}{right}" if right else left
