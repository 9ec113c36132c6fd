"""Dates of publication in the forms in which files and pages give them, as ISO 8601."""

import re
from datetime import date, datetime
from itertools import islice

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"([a-z]{3,9})\.?"
NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
DAY_FIRST = re.compile(rf"\b{NTH}\s{{1,3}}{MONTH},?\s{{1,3}}(\d{{4}})\b")
MONTH_FIRST = re.compile(rf"\b{MONTH}\s{{1,3}}{NTH},?\s{{1,3}}(\d{{4}})\b")
# The reader of mail dates takes "4:21 PM" for the morning.
HALF_OF_DAY = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?![\d.])")
# A line that gives a date of publication holds little else ("Published 4 March 2025, 10:15 a.m. EST | Tolm Post").
LONGEST_LINE = 70
LEAD = re.compile(
    r"(?:(?:published|posted|issued|released|first published|date|on|at|dated)[: ]{1,2}){0,3}"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    r"(?:(?=\d)|(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d))"
)
PLACE = re.compile(r"[^,\d]{2,40}, (?=\d|[a-z]{3,9}\.?,? \d|(?:mon|tue|wed|thu|fri|sat|sun))")
DATELINE = re.compile(
    r"([^.!?()]{2,40}(?:\([^()]{2,30}\))?[^!?()]{0,60}\d{4}) {0,2}(?:\([^()]{2,30}\) {0,2})?(?:-{1,2}|–|—) "
)
LONGEST_DATELINE = 140
# A report of before or after these years has a date that cannot be.
FIRST_YEAR, LAST_YEAR = 1800, 2100
# Lines of date and place stand above the story.
TOP_LINES, OPENING = 6, 3000


def iso_of(value: str | None) -> str | None:
    """The date or time as ISO 8601: as it stands where it is that, else read from words; None where it is none, or cannot be."""
    text = " ".join((value or "").split())
    if not text or len(text) > LONGEST_LINE:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return mail_date(text) or worded_day(text)
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        return None
    return text if ISO_DAY.match(text) else read.isoformat()


def mail_date(text: str) -> str | None:
    """A date as mail and feeds write it ("Tue, 04 Mar 2025 08:15:00 +0200")."""
    from email.utils import parsedate_to_datetime

    if ":" not in text or HALF_OF_DAY.search(text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def worded_day(text: str) -> str | None:
    """A day with its month as a word, as ISO, or with dots, which are set only behind the day ("4.3.2025").

    Figures with strokes ("10/11/2024") are never guessed at.
    """
    folded = text.casefold()
    if match := ISO_DAY.search(folded):
        return day_of(int(match[1]), int(match[2]), int(match[3]))
    if match := DOTTED.search(folded):
        return day_of(int(match[3]), int(match[2]), int(match[1]))
    if match := DAY_FIRST.search(folded):
        return day_of(int(match[3]), month_of(match[2]), int(match[1]))
    if match := MONTH_FIRST.search(folded):
        return day_of(int(match[3]), month_of(match[1]), int(match[2]))
    return None


def month_of(word: str) -> int:
    """The number of a month by its name or short form; 0 for another word."""
    return MONTHS.index(word[:3]) + 1 if word[:3] in MONTHS else 0


def day_of(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601, if there is such a day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def published_in(text: str) -> str | None:
    """The day that one of the first lines gives, alone, after a place, or in a dateline; None where none does."""
    lines = (line.strip() for line in text[:OPENING].splitlines())
    days = (dated_line(line) or dateline_day(line) for line in islice(filter(None, lines), TOP_LINES))
    return next((day for day in days if day), None)


def dated_line(line: str) -> str | None:
    """The day of a line that begins with a date, or with a place and a comma before it, and holds little else."""
    folded = " ".join(line.split()).casefold()
    if len(folded) > LONGEST_LINE:
        return None
    place = PLACE.match(folded)
    rest = folded[place.end() :] if place else folded
    return worded_day(rest[:45]) if LEAD.match(rest) else None


def dateline_day(line: str) -> str | None:
    """The day in a dateline with a year ("Tolm, March 4, 2025 (AFP) - ")."""
    found = DATELINE.match(line[:LONGEST_DATELINE])
    return worded_day(found[1]) if found else None
