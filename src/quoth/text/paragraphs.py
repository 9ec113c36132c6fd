"""Paragraphs with exact offsets: blocks between blank lines, and the lines of a block unless a machine wrapped them."""

import re
from collections.abc import Iterator

from quoth.text.visible import INVISIBLE_CLASS
from quoth.types import Span

# What parts lines: the three line ends in use, and the separators of Unicode.
LINE = re.compile("[^\n\r\x0b\f\x85\u2028\u2029]+")
INVISIBLE_CHARACTER = re.compile(f"[{INVISIBLE_CLASS}]")
# A block whose inner lines all end within this many columns of each other was wrapped by a machine.
WRAP_BAND = 16
WRAP_LEAST = 40
SENTENCE_ENDS = frozenset('.!?:…”"')


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Paragraphs in order, without the white space around them; one without a letter or digit is none."""
    made: list[Span] = []
    for block in blocks_of(text):
        made.extend(paragraph for paragraph in paragraphs_of(text, block) if any(map(str.isalnum, paragraph.of(text))))
    return tuple(made)


def blocks_of(text: str) -> Iterator[list[Span]]:
    """The lines between blank lines."""
    block: list[Span] = []
    before = 0
    for match in LINE.finditer(text):
        gap = text[before : match.start()].replace("\r\n", "\n")
        line = trimmed(text, match.start(), match.end())
        if block and (len(gap) > 1 or not line):
            yield block
            block = []
        if line:
            block.append(line)
        before = match.end()
    if block:
        yield block


def paragraphs_of(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines of a block as paragraphs, or the block as one where its lines were wrapped."""
    if wrapped(text, lines):
        yield Span(lines[0].start, lines[-1].end)
        return
    first = lines[0]
    for line in lines[1:]:
        if text[line.start].islower() and text[first.end - 1] not in SENTENCE_ENDS:
            first = Span(first.start, line.end)
        else:
            yield first
            first = line
    yield first


def wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines but the last are about as long, as a machine wraps them, and most end inside a sentence."""
    inner = lines[:-1]
    lengths = [len(line) for line in inner]
    if len(inner) < 2 or min(lengths) < WRAP_LEAST or max(lengths) - min(lengths) > WRAP_BAND:
        return False
    return 2 * sum(text[line.end - 1] in SENTENCE_ENDS for line in inner) < len(inner)


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space and invisible characters at its ends."""
    while start < end and unseen(text[start]):
        start += 1
    while end > start and unseen(text[end - 1]):
        end -= 1
    return Span(start, end)


def unseen(char: str) -> bool:
    """Whether a character is white space or one that no reader sees."""
    return char.isspace() or (not char.isascii() and INVISIBLE_CHARACTER.match(char) is not None)
