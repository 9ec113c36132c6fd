"""What is no part of the story: bylines, credits, copyright, teasers, share and subscribe lines, and the like.

Every rule looks at one line, and says which kind of mark it is or nothing; the first that says something wins.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec import Struct

from quoth.lexicons import load_toml, load_words
from quoth.types import Mark, RawReport, Span
from quoth.types.reports import MarkKind

WORD = re.compile(r"[^\W\d_][\w'’-]*")
BYLINE = re.compile(
    r"(?:(?:story|text|words|written|reporting|report|analysis) )?(?:by|BY|By|Von)\s+(?:the\s+)?[A-Z][\w.'’-]*"
)
WRITTEN_BY = re.compile(
    r"(?:written|reported|compiled|edited|translated|text|words|story)\b[^.]{0,40}\b(?:by\b|staff\b)|text:\s",
    re.IGNORECASE,
)
FROM_OUR = re.compile(
    r"(?:from|by) (?:our|a|staff|the) [\w -]{0,30}\b(?:correspondents?|reporters?|newsroom|staff|wire reports?)\b",
    re.IGNORECASE,
)
STAFF = re.compile(
    r"(?:from )?staff (?:and|with) (?:wire|agency) reports?\.?$|(?:news|web|online) (?:desk|staff|team)$", re.IGNORECASE
)
NAME_AND_OFFICE = re.compile(
    r"(?:[^\W\d_][\w.'’-]{0,30} ){1,4}?[^\W\d_][\w.'’-]{0,30}, [\w' -]{0,40}\b(?:correspondent|reporter|editor|writer|columnist|staff)$"
)
CREDIT_LINE = re.compile(
    r"\(?(?:additional |with |extra )?(?:reporting|writing|editing|material|input|contributions?) (?:by|from)\b"
    r"|\b(?:writers?|reporters?|correspondents?|journalists?)\b[^.]{0,120}\bcontributed\b"
    r"|\bcontributed (?:to this|reporting)\b|^sources?:\s*\w[\w ]{1,30}$|^compiled from\b|^with (?:agenc|wire|afp|ap\b|reuters|dpa)"
    r"|\bsolely responsible for\b|^follow [\w'’ ]{1,30}(?:coverage|reporting) at\b",
    re.IGNORECASE,
)
DESK = re.compile(r"[a-z]{2,5}(?:[-/ ][a-z0-9]{1,5}){1,5}$")
EXCHANGE = re.compile(
    r"\(\$?[\d.,]+ ?\w{0,8} ?= ?[$€£]?[\d.,]+[^)]{0,60}\)$|\([$€£]?1 ?[\w ]{0,20}= ?[\d.,]+ [\w ]{1,30}\)$"
)
ADDRESS = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}|(?:\+|00)\d[\d ()/-]{6,20}\d")
SECTION = re.compile(r"#{1,3} |ABOUT [A-Z]|About [A-Z][\w ]{1,40}$|(?:NOTES? TO EDITORS?|Notes? to editors?|ENDS)\b")
ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]{0,2}$")
BULLET = re.compile(r"[•*·–-]\s|\d{1,2}[.)]\s")
LONGEST_BYLINE, LONGEST_TEASER = 140, 110
TOP_LINES, SECTION_LINES = 3, 8
# Share of a last line's content words that the story has too, from which on it is taken for a part of the story.
CONNECTED = 0.5


class Line(Struct, frozen=True):
    """One line of a report with its place among the others; `story` holds the stems of the story's words."""

    words: str
    number: int
    last: int
    story: frozenset[str]


def find_marks(raw: RawReport, body: tuple[Span, ...]) -> tuple[Mark, ...]:
    """The marks of a report in text order; `body` are its paragraphs without the headline."""
    lines = [line for paragraph in body for line in lines_of(raw.text, paragraph)]
    story = content_words(" ".join(span.of(raw.text) for span in lines if len(span) > LONGEST_TEASER))
    kinds = [kind_of(Line(span.of(raw.text), number, len(lines) - 1, story)) for number, span in enumerate(lines)]
    kinds = trailing_section(lines, kinds, raw.text)
    kinds = trailing_teasers(lines, kinds, raw.text, story)
    if all(kinds):
        return ()
    return tuple(Mark(span.start, span.end, kind) for span, kind in zip(lines, kinds, strict=True) if kind)


def lines_of(text: str, paragraph: Span) -> list[Span]:
    """The lines of a paragraph."""
    made, at = [], paragraph.start
    for line in paragraph.of(text).split("\n"):
        if line.strip():
            made.append(Span(at, at + len(line.rstrip())))
        at += len(line) + 1
    return made


def kind_of(line: Line) -> MarkKind | None:
    """What the first rule that holds says of the line."""
    for rule in RULES:
        kind = rule(line)
        if kind is not None:
            return kind
    return None


def names_its_author(line: Line) -> MarkKind | None:
    """A short line at the top or the end that begins with "By" and a name, or names a reporter's office."""
    at_edge = line.number < TOP_LINES or line.number >= line.last - TOP_LINES
    if not at_edge or len(line.words) > LONGEST_BYLINE or ENDS_SENTENCE.search(line.words):
        return None
    rules = (BYLINE, WRITTEN_BY, FROM_OUR, STAFF, NAME_AND_OFFICE)
    return "byline" if any(rule.match(line.words) for rule in rules) or lower_byline(line.words) else None


def lower_byline(words: str) -> bool:
    """A byline that begins with a small letter ("by Ermes Visintin")."""
    return bool(re.match(r"by [A-Z][\w.'’-]* [A-Z]", words))


def credits_its_makers(line: Line) -> MarkKind | None:
    """A line that tells who reported, wrote, edited or contributed."""
    return "credit" if len(line.words) <= 320 and CREDIT_LINE.search(line.words) and credit_shaped(line.words) else None


def credit_shaped(words: str) -> bool:
    """In brackets, short, or naming writers: a sentence of the story that speaks of reporting is none of these."""
    return words.startswith("(") or len(words) <= 130


def is_a_desk_code(line: Line) -> MarkKind | None:
    """Initials of a desk at the end of an agency text ("tgb/mw/jc")."""
    near_end = line.number >= line.last - TOP_LINES
    return "credit" if near_end and len(line.words) <= 24 and DESK.match(line.words) else None


def is_an_exchange_rate(line: Line) -> MarkKind | None:
    """A note in brackets that only gives an exchange rate."""
    return "other" if EXCHANGE.match(line.words) else None


def has_words_of_furniture(line: Line) -> MarkKind | None:
    """A line that begins with, or holds, the stock words of sharing, subscribing, teasing, copyright and the like."""
    lowered = line.words.replace("\xa0", " ").casefold().lstrip("•*·–- ")
    words = furniture()
    if len(lowered) > words["longest"]:
        return None
    for kind, listed in words.items():
        if kind == "longest":
            continue
        if any(lowered.startswith(start) for start in listed["starts"]) and not reads_on(lowered, kind):
            return kind  # type: ignore[no-any-return]
        if any(held in lowered for held in listed["holds"]) and fits(lowered, listed):
            return kind  # type: ignore[no-any-return]
    return None


def reads_on(lowered: str, kind: str) -> bool:
    """A whole sentence of some length that happens to begin with such a word belongs to the story."""
    return kind in ("teaser", "share", "photo", "update") and len(lowered.split()) > 26 and lowered.endswith(".")


def fits(lowered: str, listed: dict[str, Any]) -> bool:
    """Whether words that count only together with others have their company."""
    company = listed.get("only_with")
    return company is None or any(word in lowered for word in company)


def is_an_address_line(line: Line) -> MarkKind | None:
    """A short line near the end with an e-mail address or telephone number."""
    near_end = line.number >= line.last - SECTION_LINES
    return "contact" if near_end and len(line.words) <= 160 and ADDRESS.search(line.words) else None


RULES: tuple[Callable[[Line], MarkKind | None], ...] = (
    names_its_author,
    credits_its_makers,
    is_a_desk_code,
    is_an_exchange_rate,
    has_words_of_furniture,
    is_an_address_line,
)


def trailing_section(lines: list[Span], kinds: list[MarkKind | None], text: str) -> list[MarkKind | None]:
    """A heading such as "ABOUT THE COMPANY" near the end takes what follows it along."""
    for number, span in enumerate(lines):
        left = len(lines) - number
        if number > 2 and left <= SECTION_LINES and len(span) <= 60 and SECTION.match(span.of(text)):
            return [*kinds[:number], *(kind or "other" for kind in kinds[number:])]
    return kinds


def trailing_teasers(
    lines: list[Span], kinds: list[MarkKind | None], text: str, story: frozenset[str]
) -> list[MarkKind | None]:
    """Lines at the end without a full stop that share few words with the story are headlines of other stories."""
    made = list(kinds)
    for number in range(len(lines) - 1, 0, -1):
        words = lines[number].of(text)
        if made[number]:
            continue
        if not is_headline_shaped(words) or connected(words, story):
            break
        made[number] = "teaser"
    return made


def is_headline_shaped(words: str) -> bool:
    """Short, without a full stop, no list item, mostly capitals at the beginnings of its words."""
    found = WORD.findall(words)
    capital = sum(word[0].isupper() for word in found)
    return (
        3 <= len(found) <= 16
        and len(words) <= LONGEST_TEASER
        and not ENDS_SENTENCE.search(words)
        and not BULLET.match(words)
        and capital >= 0.6 * len(found)
    )


def connected(words: str, story: frozenset[str]) -> bool:
    """Whether the story shares enough of the line's content words."""
    content = content_words(words)
    return bool(content) and len(content & story) / len(content) >= CONNECTED


def content_words(words: str) -> frozenset[str]:
    """Words of four letters and more that are no function words, in small letters, cut to their first six letters."""
    return frozenset(
        word.casefold()[:6] for word in WORD.findall(words) if len(word) > 3 and word.casefold() not in function_words()
    )


@cache
def function_words() -> frozenset[str]:
    """English function words."""
    return frozenset(load_words("function_words"))


@cache
def furniture() -> dict[str, Any]:
    """The stock words of site furniture."""
    return load_toml("furniture")
