"""Agency credits: datelines, credit lines, and what a report says it has from an agency."""

import re
from functools import cache

from quoth.lexicons import load_table
from quoth.types import Credit, Mark, Span

# "PORT ELLERY, March 12 (NPA) - ", "SEOUL (Reuters) —", "ROME –", "(AP) —"
DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{1,30}(?:[,/] ?[A-Z][A-Za-z.'’ ]{1,24}){0,3})?"
    r"(?:, (?:on )?[A-Z][a-z]{2,8}\.? \d{1,2})?"
    r" ?(?:\((?P<agency>[A-Z][A-Za-z. -]{1,30})\))?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?(?:-{1,2}|–|—) "
)
NEWS_AGENCY = re.compile(r"(?:[Tt]he )?((?:[A-Z][\w’'-]{1,20} ){1,4}(?:News|Press) Agency)")
FROM_AGENCY = re.compile(
    r"\b(?:according to|told|reported by|reports by|citing|quoted by|a report by|a report from|as reported by)\s+"
    r"(?:a report (?:by|from) )?(?:the news agency |news agency |the )?$"
)
REPORTED = re.compile(r"^\s+(?:news agency\s+)?(?:reported|reports|has reported|said|quoted)\b")
CREDIT_KINDS = frozenset({"credit", "copyright", "byline"})


@cache
def forms() -> tuple[tuple[str, str], ...]:
    """Every form of every agency with its name, the longest first."""
    pairs = [(form, name) for name, listed in load_table("agencies") for form in listed.split("|")]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def form_pattern() -> re.Pattern[str]:
    """One pattern for all forms, as words of their own."""
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(form) for form, _ in forms()) + r")(?![\w-])")


def agency_named(words: str) -> str:
    """The agency behind one of its forms; other words are taken as they stand."""
    return dict(forms()).get(words.strip(), words.strip())


def dateline_end(text: str, paragraph: Span) -> int:
    """Where the story begins in a paragraph: after its dateline, or where the paragraph begins."""
    match = DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
    if match is None or not (match["place"] or match["agency"]):
        return paragraph.start
    return match.end()


def find_credit(text: str, body: tuple[Span, ...], marks: tuple[Mark, ...]) -> Credit | None:
    """The strongest credit: a dateline, else a credit line, else an agency that the story says it has something from."""
    return dateline_credit(text, body) or marked_credit(text, marks) or cited_credit(text, body)


def dateline_credit(text: str, body: tuple[Span, ...]) -> Credit | None:
    """An agency in brackets in the dateline of one of the first paragraphs."""
    for paragraph in body[:4]:
        match = DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
        if match is not None and match["agency"]:
            return Credit(agency_named(match["agency"]), match.start("agency"), match.end("agency"))
    return None


def marked_credit(text: str, marks: tuple[Mark, ...]) -> Credit | None:
    """An agency named in a credit line, a byline or a copyright line."""
    for mark in marks:
        if mark.kind not in CREDIT_KINDS:
            continue
        for match in form_pattern().finditer(text, mark.start, mark.end):
            return Credit(agency_named(match[0]), match.start(), match.end())
        for match in NEWS_AGENCY.finditer(text, mark.start, mark.end):
            return Credit(match[1], match.start(1), match.end(1))
    return None


def cited_credit(text: str, body: tuple[Span, ...]) -> Credit | None:
    """An agency that the story cites: "told Reuters", "AFP reported", "according to a report by AP"."""
    for paragraph in body:
        for match in form_pattern().finditer(text, paragraph.start, paragraph.end):
            before = text[max(paragraph.start, match.start() - 60) : match.start()]
            after = text[match.end() : min(paragraph.end, match.end() + 40)]
            if FROM_AGENCY.search(before) or REPORTED.match(after):
                return Credit(agency_named(match[0]), match.start(), match.end())
    return None
