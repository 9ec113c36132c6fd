"""A copy of a text for matching, without what no reader sees, and the way back to the places in the text itself.

Zero-width characters, direction marks, soft hyphens and the variation selectors in which manifests of origin are hidden
are left out, as are emoji; ligatures, full-width and mathematical letters become plain ones; every blank becomes a space.
The text stays as it is: patterns run over the copy, and what they find is taken back.
"""

import re
import unicodedata
from bisect import bisect_left
from typing import NamedTuple

from quoth.types import Span

INVISIBLE_CLASS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
INVISIBLE = re.compile(f"[{INVISIBLE_CLASS}]+")
BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
LETTER_FORMS = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
# Pictures between words, and the frame around a digit; ornamental quotation marks (U+275B to U+2760) are marks.
EMOJI = "\u20e3\u2300-\u23ff\u2600-\u275a\u2761-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
PICTURE = re.compile(f"[{EMOJI}][{EMOJI}{INVISIBLE_CLASS}]*")
# A picture between blanks goes with one of them, so that the words around it, or a word and its mark, stand side by side.
CHANGED = re.compile(
    f"[{INVISIBLE_CLASS}]+|[{BLANKS}]|[{LETTER_FORMS}]"
    f'| {PICTURE.pattern}(?=[.,;:!?\n”"])|(?<!\\S){PICTURE.pattern} ?|{PICTURE.pattern}'
)


class VisibleCopy(NamedTuple):
    """The copy, and for every stretch where it shifts against the text: place in the copy, place in the text."""

    text: str
    copied: tuple[int, ...]
    original: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The stretch of the text that a stretch of the copy stands for; an empty one stays empty."""
        start = self.place(span.start)
        return Span(start, self.place(span.end - 1) + 1 if span.end > span.start else start)

    def place(self, at: int) -> int:
        """Where a character of the copy stands in the text."""
        step = bisect_left(self.copied, at + 1) - 1
        if step < 0:
            return at
        last = step + 1 == len(self.copied)
        limit = at - self.copied[step] if last else min(at - self.copied[step], self.room(step))
        return self.original[step] + limit

    def room(self, step: int) -> int:
        """How far a place may lie behind a shift: the letters of one ligature all stand for its one character."""
        return max(0, self.original[step + 1] - self.original[step] - 1)


def invisible_count(text: str) -> int:
    """How many characters of the text no reader sees."""
    return 0 if text.isascii() else sum(len(match[0]) for match in INVISIBLE.finditer(text))


def visible_copy(text: str) -> VisibleCopy:
    """The copy of a text for matching; an ASCII text is its own copy."""
    if text.isascii():
        return VisibleCopy(text, (), ())
    pieces: list[str] = []
    copied: list[int] = []
    original: list[int] = []
    at = length = 0
    for match in CHANGED.finditer(text):
        new = plain(match[0])
        pieces += (text[at : match.start()], new)
        length += match.start() - at
        if len(new) != len(match[0]):
            if new:
                copied.append(length)
                original.append(match.start())
            copied.append(length + len(new))
            original.append(match.end())
        length += len(new)
        at = match.end()
    return VisibleCopy("".join((*pieces, text[at:])), tuple(copied), tuple(original))


def plain(found: str) -> str:
    """What stands in the copy for a blank, a letter form, a picture or a run of invisible characters."""
    if INVISIBLE.match(found) or PICTURE.match(found.lstrip(" ")):
        return ""
    return " " if found.isspace() else unicodedata.normalize("NFKC", found)
