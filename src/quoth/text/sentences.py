"""Sentences with exact offsets: a kept splitter, and the repairs that news needs.

The splitter is sentencex (Wikimedia). It parts sentences after "p.m.", "vol." and initials, and misses the end of one
that trails off; what is here mends that, cuts long quotations at their ends, and bounds the length of everything.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from quoth.text.paragraphs import trimmed
from quoth.text.quotation import find_quotations
from quoth.types import Span

# The splitter's time grows with the square of a text full of quotation marks: 2 s for 40,000 of them, .01 s for 2,000.
BLOCK = 20_000
# Patterns that run over a sentence are linear in it, and no sentence of prose is longer.
LONGEST = 2000
# A quotation of several sentences stays with its cue ("“We lost. Badly,” he said.") while the whole is no longer.
LONGEST_QUOTED = 260

AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|[A-Z]{2,4}\b|local\b"
)
TIME_ENDS = re.compile(r"\b[ap]\.m\.$")
ORDINAL = re.compile(r"[(]?(?:\d{1,3}|[a-zA-Z])\.$")
INITIALS_END = re.compile(r"\b[A-Z]-[A-Z]\.$|\b[A-Z]\.$|\b(?:[A-Z]\.){2,5}$")
# "Ada T." before "Rell" is a name; "Group B." and "Plan B." end a sentence.
NAME_INITIAL = re.compile(
    r"\b(?!(?:Group|Plan|Class|Section|Part|Hepatitis|Vitamin|Type|Category|Team|Annex|Block|Gate|Terminal) )"
    r"[A-Z][a-z]{2,20} [A-Z]\.$"
)
SURNAME = re.compile(r"(?!(?:The|He|She|It|They|We|But|And|In|On|At|A|An|His|Her|This|That|I|Its) )[A-Z][\w'’-]{2,}")
TITLE_ENDS = re.compile(
    r"\b(?:Gov|Sen|Sens|Rep|Reps|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Dr|Drs|Mr|Mrs|Ms|Prof|Pres|Rev|Hon|Brig|Cpl|Pvt|Det|"
    r"Supt|Insp|Messrs|Mme|Atty|St|Ste|Mt|Ft|vs|approx)\.$"
)
NUMBERED_ENDS = re.compile(
    r"\b(?:[Nn]os?|[Vv]ols?|[Aa]rt|[Ss]ec|[Ff]igs?|[Cc]h|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|est|ca|Rs)\.$"
)
ELLIPSIS_CUT = re.compile(r"(?:…|\.\.\.)(?=\s{1,20}[“\"]?[A-Z])")
BRACKET_CUT = re.compile(r"[.!?][”\"]?\)(?=\s{1,20}[“\"]?[A-Z])")
INNER_END = re.compile(r"[.!?…][”\"’']?(?=\s{1,20}[“\"‘]?[A-Z0-9])")
BULLET = re.compile(r"[•*·▪◦‣–-]\s{1,9}")
STRAY_CLOSING = re.compile(r"[\"”](?=\s)")


def split_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph, in order, never overlapping, each with a letter or digit in it."""
    made: list[Span] = []
    for block in blocks(text, paragraph):
        words = text[block.start : block.end]
        for piece in pieces_of(words):
            bullet = BULLET.match(words, piece.start, piece.end)
            start = bullet.end() if bullet else piece.start
            if any(map(str.isalnum, words[start : piece.end])):
                made.append(Span(start + block.start, piece.end + block.start))
    return tuple(made)


def blocks(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph in stretches that the splitter can take, cut at the end of a sentence or else at a space."""
    at = paragraph.start
    while paragraph.end - at > BLOCK:
        window = text[at : at + BLOCK]
        place = window.rfind(". ") if ". " in window[BLOCK // 2 :] else window.rfind(" ")
        cut = at + (place + 1 if place > 0 else BLOCK)
        yield Span(at, cut)
        at = cut
    yield Span(at, paragraph.end)


def pieces_of(words: str) -> Iterator[Span]:
    """The sentences of a block as the splitter finds them, mended."""
    quoted = [Span(found.start, found.end) for found in find_quotations(words)]
    for piece in joined(words, strays_moved(words, rough_pieces(words))):
        for whole in cut_after(words, piece, ends_outside_quotations(words, piece, quoted)):
            for part in cut_after(words, whole, ends_inside_quotations(words, whole)):
                yield from cut_to_length(words, part)


def rough_pieces(words: str) -> list[Span]:
    """What the splitter says, without the white space it leaves at the ends."""
    import sentencex

    found = sentencex.get_sentence_boundaries("en", words)
    pieces = (trimmed(words, boundary["start_index"], boundary["end_index"]) for boundary in found)
    return [piece for piece in pieces if piece]


def strays_moved(words: str, pieces: list[Span]) -> list[Span]:
    """A closing mark that was put before the next sentence goes back to the one it closes."""
    made: list[Span] = []
    for piece in pieces:
        stray = STRAY_CLOSING.match(words, piece.start, piece.end) if made else None
        if stray is None or (stray[0] == '"' and words.count('"', made[-1].start, made[-1].end) % 2 == 0):
            made.append(piece)
            continue
        made[-1] = Span(made[-1].start, stray.end())
        rest = trimmed(words, stray.end(), piece.end)
        if rest:
            made.append(rest)
    return made


def joined(words: str, pieces: list[Span]) -> list[Span]:
    """Pieces that the splitter parted after an abbreviation, a time of day, an initial or a list number."""
    made: list[Span] = []
    for piece in pieces:
        if made and belongs_together(words, made[-1], piece):
            made[-1] = Span(made[-1].start, piece.end)
        else:
            made.append(piece)
    return made


def belongs_together(words: str, left: Span, right: Span) -> bool:
    """Whether the full stop at the end of the left piece ends no sentence."""
    end = words[max(left.start, left.end - 24) : left.end]
    after = words[right.start : right.start + 12]
    if TIME_ENDS.search(end):
        return bool(AFTER_TIME.match(after)) or after[0].islower()
    if TITLE_ENDS.search(end) or (len(left) <= 5 and ORDINAL.match(end)):
        return True
    if NUMBERED_ENDS.search(end):
        return after[0].isdigit() or after[0].islower()
    if NAME_INITIAL.search(end) and SURNAME.match(after):
        return True
    if INITIALS_END.search(end):
        return after[0].islower() or after[0].isdigit() or bool(re.match(r"[A-Z]\.", after))
    return after[0].islower() and end.endswith(".") and not end.endswith("..")


def ends_outside_quotations(words: str, piece: Span, quoted: list[Span]) -> Iterator[int]:
    """Where a sentence trails off before a capital, and where a sentence in brackets of its own ends."""
    starts = [span.start for span in quoted]
    for match in ELLIPSIS_CUT.finditer(words, piece.start, piece.end):
        number = bisect_right(starts, match.start()) - 1
        if number < 0 or quoted[number].end <= match.start():
            yield match.end()
    if words[piece.start] == "(":
        match_bracket = BRACKET_CUT.search(words, piece.start, piece.end)
        if match_bracket is not None:
            yield match_bracket.end()


def ends_inside_quotations(words: str, piece: Span) -> Iterator[int]:
    """The ends of sentences in a long piece with quotations; a short one stays whole with its cue."""
    if len(piece) <= LONGEST_QUOTED or not any(mark in words[piece.start : piece.end] for mark in '“"„«'):
        return
    at = piece.start
    for match in INNER_END.finditer(words, piece.start, piece.end):
        left = trimmed(words, at, match.end())
        bare = Span(left.start, left.end - (words[left.end - 1] in "”\"’'"))
        right = trimmed(words, match.end(), min(piece.end, match.end() + 40))
        if len(left) > 12 and right and not belongs_together(words, bare, right):
            yield match.end()
            at = match.end()


def cut_after(words: str, piece: Span, places: Iterator[int]) -> Iterator[Span]:
    """The piece cut at the places."""
    at = piece.start
    for place in sorted(places):
        part = trimmed(words, at, place)
        if part:
            yield part
        at = place
    rest = trimmed(words, at, piece.end)
    if rest:
        yield rest


def cut_to_length(words: str, piece: Span) -> Iterator[Span]:
    """Pieces of at most `LONGEST` characters, cut at the last semicolon, comma or space before that."""
    start = piece.start
    while piece.end - start > LONGEST:
        window = words[start : start + LONGEST]
        place = max(window.rfind("; "), window.rfind(", "))
        place = place if place > LONGEST // 2 else window.rfind(" ")
        cut = start + (place + 1 if place > 0 else LONGEST)
        made = trimmed(words, start, cut)
        if made:
            yield made
        start = cut
    rest = trimmed(words, start, piece.end)
    if rest:
        yield rest
