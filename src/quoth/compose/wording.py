"""The report's own words as pieces of a sentence of ours: cleaned at the edges, quoted whole, never rephrased."""

import re

from quoth.types import AnnotatedReport, Place, Span

SPACES = re.compile(r"\s+")
LONGEST = 26


def clause(read: AnnotatedReport, pieces: tuple[Span, ...], *, most: int = LONGEST) -> str:
    """The words of a statement in one line, without the mark at its end; shortened at a word where it is very long."""
    words = SPACES.sub(" ", " … ".join(piece.of(read.text) for piece in pieces)).strip(" ,;:.–—-")
    listed = words.split(" ")
    return words if len(listed) <= most else " ".join(listed[:most]).rstrip(" ,;:–—-") + " …"


def quoted(words: str) -> str:
    """Words in quotation marks; marks inside become single ones."""
    inner = words.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”"


def listed(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def places_of(read: AnnotatedReport, pieces: tuple[Span, ...]) -> tuple[Place, ...]:
    """The pieces as places."""
    return tuple(read.report.place(piece) for piece in pieces)


def capital(words: str) -> str:
    """The words with a capital at the beginning."""
    return words[:1].upper() + words[1:]
