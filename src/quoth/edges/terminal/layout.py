"""Lines of a given width: wrapping at words, rows with a mark at the right, bold headings, plain characters."""

from msgspec import Struct

from quoth.edges.terminal.gate import visible

BOLD, UNDERLINE, RESET = "\x1b[1m", "\x1b[4m", "\x1b[0m"
PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "●": "*", "○": "o", "─": "-", "┄": ".", "…": "...", "→": "->", "×": "x",
         "–": "-", "—": "-", "≥": ">=", "≤": "<=", "\xa0": " "}  # fmt: skip


class Style(Struct, frozen=True):
    """How lines are written: width in columns, plain characters only, colour."""

    width: int
    ascii: bool
    colour: bool

    def bold(self, text: str) -> str:
        """A heading; it says nothing by its weight that its words do not say."""
        return f"{BOLD}{text}{RESET}" if self.colour else text

    def plain(self, text: str) -> str:
        """The text in plain characters where that was asked for."""
        if not self.ascii:
            return text
        from anyascii import anyascii

        return anyascii("".join(PLAIN.get(char, char) for char in text))


def wrapped(text: str, width: int, *, indent: str = "", first: str = "") -> list[str]:
    """The text in lines of at most `width` columns, never cut inside a word that fits a line."""
    lines: list[str] = []
    current = first
    empty = True
    for word in visible(text).split():
        if empty:
            current, empty = current + word, False
        elif len(current) + 1 + len(word) <= width:
            current += f" {word}"
        else:
            lines.append(current)
            current = indent + word
    return [*lines, current] if not empty else ([first.rstrip()] if first.strip() else [])


def shortened(text: str, width: int) -> str:
    """The text cut at a word so that it fits, with an ellipsis."""
    text = " ".join(visible(text).split())
    if len(text) <= width:
        return text
    cut = text[: max(1, width - 1)]
    at = cut.rfind(" ")
    return (cut[:at] if at > width // 2 else cut).rstrip(" ,;:") + "…"


def row(left: str, right: str, width: int) -> str:
    """Left text and right text on one line."""
    gap = width - len(left) - len(right)
    return f"{left}{' ' * max(1, gap)}{right}" if right else left
