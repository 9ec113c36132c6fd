"""Which reports hold a wording: only those stand at words in quotation marks, the others say it similarly."""

import re
from collections.abc import Iterable
from functools import lru_cache

from quoth.compose.views import StoryView
from quoth.types import Difference, Place, Side

MARKS = re.compile(r"[\"“”„«»'‘’‚‛]")
CUT = "…"
# So many words in a row are one wording, whichever report has them.
SAME_WORDS = 6


@lru_cache(maxsize=512)
def bare(text: str) -> str:
    """A text in small letters, without quotation marks, its spaces single."""
    return " ".join(MARKS.sub("", text).casefold().split())


def holds(text: str, words: str) -> bool:
    """Whether every piece of a wording, cut or not, stands in the text; marks of quotation apart."""
    whole = bare(text)
    return all(piece.strip(" ,;:") in whole for piece in bare(words).split(CUT))


def holders(
    view: StoryView, words: str, places: Iterable[Place], also: Iterable[str] = ()
) -> tuple[list[str], list[str]]:
    """The letters of the reports at the places, and of those `also` asked, that have the words, and those of the others."""
    asked = {p.report for p in places if p.report in view.letters} | {*also}
    names = sorted(asked, key=lambda name: key_of(view.letters[name]))
    held = [name for name in names if holds_in(view, name, words)]
    return [view.letters[n] for n in held], [view.letters[n] for n in names if n not in held]


def holders_of_words(view: StoryView, words: str) -> tuple[str, ...]:
    """All reports that have a wording, where it has words enough that it is the same one wherever it stands."""
    long = len(bare(words).replace(CUT, " ").split()) >= SAME_WORDS
    return tuple(name for name in view.letters if holds_in(view, name, words)) if long else ()


def same_words_elsewhere(view: StoryView, difference: Difference, side: Side, words: str) -> tuple[str, ...]:
    """The reports that no side names and that have a side's wording of a figure, or all its text."""
    named = {place.report for one in difference.sides for place in one.spans}
    prints = {other for place in side.spans for other in view.prints.get(place.report, ()) if other in view.letters}
    asked = holders_of_words(view, words) if difference.kind in ("figure", "bound") else tuple(prints)
    return tuple(sorted(name for name in {*asked, *prints} - named if holds_in(view, name, words)))


def holds_in(view: StoryView, report: str, words: str) -> bool:
    """Whether a report has the words, in its text or in the title that came apart from it."""
    raw = view.reports[report].report.raw
    return holds(raw.text, words) or holds(raw.title or "", words)


def key_of(letter: str) -> tuple[int, str]:
    """A before B, Z before AA."""
    return len(letter), letter


def similarly(others: list[str], most: int = 3) -> str:
    """ "D similarly" for those who say it in words of their own; nothing where there are none."""
    more = [f"+{len(others) - most}"] if len(others) > most else []
    return f"{' '.join([*others[:most], *more])} similarly" if others else ""
