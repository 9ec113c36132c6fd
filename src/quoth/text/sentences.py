"""Paragraphs and sentences with exact offsets: a kept splitter, and the few repairs that news needs."""

import re
from collections.abc import Iterator

from quoth.text.quotation import quoted_spans
from quoth.types import Span

BLANK_LINES = re.compile(r"\n[ \t\xa0]*\n\s*")
LINE = re.compile(r"[^\n]+")
# A paragraph whose inner lines all end within this many columns of each other was wrapped by a machine.
WRAP_BAND = 16
WRAP_LEAST = 40
# Patterns that run over a sentence are linear in it, and no sentence of prose is longer.
LONGEST = 2000
# A quotation of several sentences stays with its cue while the whole is no longer than this ("“We lost. Badly,” he said.").
LONGEST_QUOTED = 260

AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|[A-Z]{2,4}\b|local\b"
)
TIME_ENDS = re.compile(r"\b[ap]\.m\.$")
ORDINAL_ENDS = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[a-zA-Z])\.$")
INITIALS_END = re.compile(r"\b[A-Z]\.$|\b(?:[A-Z]\.){1,5}$")
STATE_ENDS = re.compile(r"\b[A-Z]-[A-Z]\.$|\b(?:[A-Z]\.){2,5}$")
TITLE_ENDS = re.compile(
    r"\b(?:Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Dr|Mr|Mrs|Ms|Prof|Pres|Rev|Hon|Brig|Cpl|Supt|Insp|Messrs|Mme|St|"
    r"Mt|Ft|No|Nos|Vol|vol|no|Art|Sec|Fig|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|vs|approx|est|Rs)\.$"
)
ELLIPSIS_CUT = re.compile(r"(?:…|\.\.\.)(?=\s+[“\"]?[A-Z])")
INNER_END = re.compile(r"[.!?…][”\"’']?\s+(?=[“\"‘]?[A-Z0-9])")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Paragraphs without the white space around them; a line break parts them too, except in machine-wrapped text."""
    made: list[Span] = []
    at = 0
    for gap in [*BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        made.extend(lines_of(text, at, end))
        at = gap.end() if gap else end
    return tuple(made)


def lines_of(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a block as paragraphs, or the block as one where its lines were wrapped."""
    lines = [trimmed(text, match.start(), match.end()) for match in LINE.finditer(text, start, end)]
    lines = [line for line in lines if line.start < line.end]
    if not lines:
        return
    if wrapped(lines):
        yield Span(lines[0].start, lines[-1].end)
        return
    first = lines[0]
    for line in lines[1:]:
        if text[line.start].islower() and text[first.end - 1] not in '.!?:”"':
            first = Span(first.start, line.end)
        else:
            yield first
            first = line
    yield first


def wrapped(lines: list[Span]) -> bool:
    """Whether the lines but the last are all about as long, as a machine wraps them."""
    inner = [len(line) for line in lines[:-1]]
    return len(inner) >= 2 and min(inner) >= WRAP_LEAST and max(inner) - min(inner) <= WRAP_BAND


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def split_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph, in order, never overlapping, each with a letter or digit in it."""
    import sentencex

    words = text[paragraph.start : paragraph.end]
    rough = []
    for boundary in sentencex.get_sentence_boundaries("en", words):
        piece = trimmed(words, boundary["start_index"], boundary["end_index"])
        if piece.start < piece.end:
            rough.append(piece)
    pieces = [cut for piece in joined(words, rough) for cut in cut_at_ellipses(words, piece)]
    pieces = [cut for piece in pieces for cut in cut_long_quotations(words, piece)]
    pieces = [cut for piece in pieces for cut in cut_to_length(words, piece)]
    return tuple(
        Span(piece.start + paragraph.start, piece.end + paragraph.start)
        for piece in pieces
        if any(char.isalnum() for char in piece.of(words))
    )


def joined(words: str, pieces: list[Span]) -> list[Span]:
    """Pieces that the splitter parted after an abbreviation, a time of day, an initial or a list number."""
    made: list[Span] = []
    for piece in pieces:
        if made and belongs_together(words[made[-1].start : made[-1].end], words[piece.start : piece.end]):
            made[-1] = Span(made[-1].start, piece.end)
        else:
            made.append(piece)
    return made


def belongs_together(left: str, right: str) -> bool:
    """Whether the full stop at the end of the left piece ends no sentence."""
    end = left[-24:]
    if TIME_ENDS.search(end):
        return bool(AFTER_TIME.match(right)) or right[0].islower()
    if TITLE_ENDS.search(end) or (ORDINAL_ENDS.search(end) and len(left) <= 4):
        return True
    if STATE_ENDS.search(end) or INITIALS_END.search(end):
        return right[0].islower() or right[0].isdigit() or bool(re.match(r"[A-Z]\.", right))
    return right[0].islower() and end.endswith(".") and not end.endswith("..")


def cut_at_ellipses(words: str, piece: Span) -> Iterator[Span]:
    """A sentence that trails off ends there when a capital follows."""
    at = piece.start
    for match in ELLIPSIS_CUT.finditer(words, piece.start, piece.end):
        if any(span.start <= match.start() < span.end for span in quoted_spans(words[: piece.end])):
            continue
        yield trimmed(words, at, match.end())
        at = match.end()
    yield trimmed(words, at, piece.end)


def cut_long_quotations(words: str, piece: Span) -> Iterator[Span]:
    """A long quotation of several sentences is cut at their ends; a short one stays whole with its cue."""
    if len(piece) <= LONGEST_QUOTED or not any(mark in words[piece.start : piece.end] for mark in '“"„«'):
        yield piece
        return
    at = piece.start
    for match in INNER_END.finditer(words, piece.start, piece.end):
        left = words[at : match.end()].rstrip()
        if len(left) > 12 and not belongs_together(left.rstrip("”\"’'"), words[match.end() : match.end() + 30]):
            yield trimmed(words, at, match.end())
            at = match.end()
    yield trimmed(words, at, piece.end)


def cut_to_length(words: str, piece: Span) -> Iterator[Span]:
    """Pieces of at most `LONGEST` characters, cut at the last semicolon, comma or space before that."""
    start = piece.start
    while piece.end - start > LONGEST:
        window = words[start : start + LONGEST]
        place = max(window.rfind("; "), window.rfind(", "))
        place = place if place > LONGEST // 2 else window.rfind(" ")
        cut = start + (place + 1 if place > 0 else LONGEST)
        made = trimmed(words, start, cut)
        if made.start < made.end:
            yield made
        start = cut
    rest = trimmed(words, start, piece.end)
    if rest.start < rest.end:
        yield rest
