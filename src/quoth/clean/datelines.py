"""Datelines: place, date and agency before the first words of a story, or in a line of their own."""

import re
from typing import NamedTuple

from quoth.clean.agencies import agency_named, is_agency
from quoth.clean.lines import PARTICLES, Line, all_names
from quoth.lexicons import load_words
from quoth.types import Span
from quoth.types.reports import MarkKind

LONGEST = 140
# A place in capitals without an agency is a dateline only among the first paragraphs, before a colon or full stop only
# in the very first.
FIRST = 4
LONGEST_PLACE = 6  # words of a place with its country
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
NTH = r"\d{1,2}(?:st|nd|rd|th)?"
NUMERIC = r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
DAY = rf"(?:{MONTH} {NTH}(?:,? \d{{4}})?|{NTH} {MONTH}(?:,? \d{{4}})?|{NUMERIC})"
CLOCK = r"(?:\d{1,2}[:.]?\d{0,2}(?: ?[ap]\.?m\.?)?(?: ?[a-z]{2,5})?|\d{4} gmt)"
DATE_LINE = re.compile(
    r"(?:(?:published|updated|posted|last updated|last modified|date|on|at)[: ]{1,2}){0,3}"
    rf"(?:{CLOCK},? )?(?:{WEEKDAY},? )?{DAY}"
    rf"(?:,? (?:at |- |– |— |\| |/ )?{CLOCK})?(?:[|·•. -]{{0,3}}\d{{1,2}} min read)?(?: [/|·•] updated .{{3,40}})?\.?$"
)
AGO = re.compile(
    r"(?:updated |published |posted )?(?:\d{1,3} ?(?:m|min|mins|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?)"
    r"|an? (?:minute|hour|day|week|month|year)) ago$"
)
TIME_LINE = re.compile(r"(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[a-z]{2,5})?$")
PLACE_AND_DATE = re.compile(
    rf"(?:(?:done|given|signed|issued) (?:in|at) )?([^,\d]{{2,40}}),? (?:the )?(?:{DAY}|{WEEKDAY})$"
)
DASH = "(?:-{1,2}|[‒–—―−])"
WITH_AGENCY = re.compile(
    r"(?P<head>[^()\n]{0,70}?(?:\([^()\n]{2,40}\)[^()\n]{0,40}?)?)\((?P<agency>[^\W\d_][\w .&'’/-]{1,40})\)"
    r"(?P<date>,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    rf"[.:]?\s{{0,3}}(?P<dash>{DASH})?\s{{1,5}}"
)
# "TOLM, May 14. /TASS/.", "Tolm, May 14, SPA --": without brackets only known agencies count, after a place.
UNBRACKETED = re.compile(
    rf"(?P<head>[^()\n/]{{3,60}}?)(?:[.,]{{0,2}} /(?P<slashed>[A-Z][\w .-]{{1,30}})/[.:]{{0,2}}\s{{0,2}}(?:{DASH})?"
    rf"|,? (?P<bare>[A-Z][\w-]{{1,20}}(?: [A-Z]\w{{2,12}}){{0,2}})\s{{0,2}}{DASH})\s{{1,5}}(?=[^\W_a-z])"
)
PLACE_ALONE = re.compile(rf"\(?(?P<head>[^()\n:–—]{{3,70}}?)\)?\s{{0,2}}{DASH}\s{{1,3}}(?=[^\W_a-z])")
# "Paris, 12 May 2025 –": with a date the place need not be in capitals.
DATED_PLACE = re.compile(
    rf"(?P<head>[^()\n:–—|\d]{{3,60}}?)(?:,? |,? ?\(| (?:{DASH}|\|) )(?:(?i:{WEEKDAY}),? )?"
    rf"(?i:{DAY}|{NTH}\. {MONTH}(?:,? \d{{4}})?)\)?(?: /[\w ]{{2,30}}/)?"
    rf"\s{{0,2}}(?P<mark>{DASH}|\||:)\s{{1,3}}(?=[^\W_a-z])"
)
DATE_ALONE = re.compile(rf"(?:(?i:{WEEKDAY}),? )?(?i:{DAY})(?<=\d{{4}})\s{{0,2}}(?:{DASH}|\||:)\s{{1,3}}(?=[^\W_a-z])")
# Words with a capital at the beginning of a sentence that no place begins with.
NO_PLACE = frozenset(["on", "by", "since", "in", "from", "until", "before", "after", "at", "the", "a", "an", "this"])
PLACE_POINTED = re.compile(r"(?P<head>[^()\n:.–—-]{4,30})[:.]\s{1,3}(?=[^\W_a-z])")
SPEAKER_LABEL = re.compile(r"^[^\W\d_a-z][^\n:a-z]{0,30}(?:\([^()\n]{1,40}\))?:\s", re.MULTILINE)
PARTY = re.compile(r"[RDI](?:-|$)")


class Dateline(NamedTuple):
    """Where a dateline begins and where the story begins after it; the agency in it, if one is named."""

    start: int
    end: int
    agency: str | None = None
    named: Span | None = None


def read_dateline(text: str, paragraph: Span, number: int) -> Dateline | None:
    """The dateline at the beginning of a paragraph of the story, if it has one; `number` counts them from 0."""
    limit = min(paragraph.end, paragraph.start + LONGEST)
    match = WITH_AGENCY.match(text, paragraph.start, limit)
    if match is not None and credits_agency(match["head"].strip(), match["agency"].strip(), match["dash"]):
        named = Span(match.start("agency"), match.end("agency"))
        end = match.end()
        # "(ANSA) - TOLM, MAY 14 - ...": the agency first, then its place and day.
        placed = read_dated(text, end, min(paragraph.end, end + LONGEST)) if not match["head"].strip() else None
        return Dateline(paragraph.start, placed.end if placed else end, agency_named(match["agency"]), named)
    unbracketed = read_unbracketed(text, paragraph.start, limit)
    if unbracketed is not None:
        return unbracketed
    dated = read_dated(text, paragraph.start, limit) if number < FIRST else None
    if dated is not None:
        return dated
    for pattern, paragraphs, words in ((PLACE_ALONE, FIRST, 6), (PLACE_POINTED, 1, 2)):
        match = pattern.match(text, paragraph.start, limit) if number < paragraphs else None
        if match is not None and is_place_in_capitals(match["head"], words) and not labels_speakers(text, match):
            return Dateline(paragraph.start, match.end())
    return None


def read_unbracketed(text: str, start: int, limit: int) -> Dateline | None:
    """The dateline of a place and a known agency that no brackets part: between strokes, or after a comma and before a dash."""
    match = UNBRACKETED.match(text, start, limit)
    if match is None or not is_place(match["head"].strip(" ,.")):
        return None
    which = "slashed" if match["slashed"] else "bare"
    named = Span(match.start(which), match.end(which))
    return Dateline(start, match.end(), agency_named(match[which]), named) if is_agency(match[which]) else None


def read_dated(text: str, start: int, limit: int) -> Dateline | None:
    """The dateline of a place with a day, or of a day with its year, that a mark parts from the story.

    Before a colon the place stands in capitals: "Holt, 3 March: ..." is a message of hers.
    """
    match = DATED_PLACE.match(text, start, limit)
    if match is not None:
        head = match["head"].strip(" ,")
        named = is_place(head) and len(head.split()) <= LONGEST_PLACE and not is_titled(head)
        named = named and (match["mark"] != ":" or is_place_in_capitals(head, LONGEST_PLACE))
        return Dateline(start, match.end()) if named else None
    match = DATE_ALONE.match(text, start, limit)
    return Dateline(start, match.end()) if match else None


def is_titled(head: str) -> bool:
    """Whether words begin as a sentence or the label of a text does, not as a place."""
    first = head.split(maxsplit=1)[0].strip(",")
    return first.lower() in NO_PLACE or first in load_words("caps_words")


def labels_speakers(text: str, match: re.Match[str]) -> bool:
    """Whether a word before a colon is one of several in the text: then it is a transcript with its speakers."""
    return text[match.start("head") : match.end()].rstrip().endswith(":") and len(SPEAKER_LABEL.findall(text)) > 1


def credits_agency(head: str, agency: str, dash: str | None) -> bool:
    """Whether brackets after a place name an agency: a known one, or any between capitals and a dash; "Q (AFP):" asks for it."""
    if PARTY.match(agency) or not (head == "" or (is_place(head) and len(head) > 1)):
        return False
    return is_agency(agency) or (dash is not None and head != "" and is_place_in_capitals(head, 8))


def is_place(head: str) -> bool:
    """Whether words can be a place with a date: each begins with a capital or is a number or a particle."""
    words = head.replace("(", " ").replace(")", "").replace("/", " ").split()
    return (
        0 < len(words) <= 10
        and head[0].isupper()
        and all(word[0].isupper() or word[0].isdigit() or word in PARTICLES for word in words)
    )


def is_place_in_capitals(head: str, most: int) -> bool:
    """Whether the words before the first comma are in capitals and name a place, not the kind of the text."""
    place, _, rest = head.strip(" ,").partition(",")
    words = place.strip("#").split()
    letters = sum(map(str.isalpha, place))
    named = (
        0 < len(words) <= min(most, 5)
        and letters >= 4
        and place == place.upper()
        and words[0] not in load_words("caps_words")
    )
    return named and (not rest.strip() or is_place(rest.strip())) and not any(map(str.isdigit, place))


def is_a_date_line(line: Line) -> MarkKind | None:
    """A line at the top or the end that holds nothing but a date, a time, or how long ago it was."""
    if len(line.words) > 80 or not (line.near_start(12) or line.near_end(4)):
        return None
    return "dateline" if DATE_LINE.match(line.folded) or AGO.match(line.folded) else None


def is_a_time_line(line: Line) -> MarkKind | None:
    """A line that holds nothing but a time of day, as entries of a live page have it above them."""
    return "dateline" if TIME_LINE.match(line.folded) else None


def is_a_place_and_date(line: Line) -> MarkKind | None:
    """A line at the top or the end that holds nothing but a place and a date, as statements and letters have it."""
    if len(line.words) > 80 or not (line.near_start(3) or line.near_end(4)):
        return None
    match = PLACE_AND_DATE.match(line.folded)
    return "dateline" if match and len(match[1].split()) <= 4 and all_names(line.words[match.start(1) :]) else None
