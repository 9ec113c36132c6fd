"""Agency credits: datelines, credit lines, and what a report says it has from an agency."""

import re

from quoth.clean.agencies import agency_named, form_pattern, many_meanings
from quoth.clean.datelines import Dateline
from quoth.types import Credit, Mark, Span

NEWS_AGENCY = re.compile(r"(?:[Tt]he )?((?:[A-Z][\w’'-]{1,20} ){1,4}(?:News|Press) Agency)")
FROM_AGENCY = re.compile(
    r"\b(?:according to|told|reported by|reports by|citing|cited by|quoted by|a report (?:by|from|in)"
    r"|interview with|seen by|obtained by|speaking to|reports from|material from|carried by)\s{1,3}"
    r"(?:a report (?:by|from) )?(?:the )?(?:[\w-]{2,14} )?(?:news agency |wire service )?$"
)
# ", Reuters said.", ", reports Reuters.": behind a comma, where no agency speaks for itself; "a Reuters report". One agency has the
# name of a man who says much. "(Reuters)." alone is the end of a caption.
TAGGED_BEFORE = re.compile(r", (?:the )?$")
TAGGED = re.compile(r" (?:said|says|is reporting|was reporting|reporting)(?: (?:on )?[A-Z][a-z]{2,6}day)?[.,;]")
MEN_TOO = frozenset({"Bloomberg"})
TURNED_BEFORE = re.compile(r",[”’\"]? (?:reports|reported|per|via) (?:the )?$")
ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s$")
ITS_REPORT = re.compile(r" (?:news )?(?:report|dispatch)\b")
REPORTED = re.compile(
    r",? (?:news agency |wire service |has |also |first |earlier |later |had ){0,3}"
    r"(?:reported|reports|quoted|cited|wrote|learned)\b"
)
# "The TASS news agency said", "state news agency KCNA reported": called an agency, what it says is cited.
CALLED_BEFORE = re.compile(r"\b(?:news|press|wire|official|state|state-run) (?:agency|service)[, ]{1,2}$")
CALLED_AFTER = re.compile(r"(?:[’']s)? (?:official |state |state-run )?(?:news|press|wire) (?:agency|service)\b")
SAID = re.compile(r"[\w’',. ]{0,30}?\b(?:said|says|reported|reports|quoted|cited|wrote|carried|published|announced)\b")
BEFORE, AFTER = 70, 60
# Marks in which an agency is credited with the text; a photo's agency is not the story's.
CREDITING = frozenset({"credit", "copyright", "byline"})


def find_credit(
    text: str, body: tuple[Span, ...], datelines: tuple[Dateline, ...], marks: tuple[Mark, ...]
) -> Credit | None:
    """The strongest credit: a dateline, else a credit line, else an agency from which the story has something."""
    return dateline_credit(datelines) or marked_credit(text, marks) or cited_credit(text, body, marks)


def dateline_credit(datelines: tuple[Dateline, ...]) -> Credit | None:
    """The agency in brackets in the first dateline that names one."""
    for line in datelines:
        if line.agency is not None and line.named is not None:
            return Credit(line.agency, line.named.start, line.named.end)
    return None


def marked_credit(text: str, marks: tuple[Mark, ...]) -> Credit | None:
    """An agency named in a byline, a credit line or a copyright line."""
    for mark in marks:
        if mark.kind not in CREDITING:
            continue
        for match in form_pattern().finditer(text, mark.start, mark.end):
            return Credit(agency_named(match[0]), match.start(), match.end())
        for match in NEWS_AGENCY.finditer(text, mark.start, mark.end):
            return Credit(match[1], match.start(1), match.end(1))
    return None


def cited_credit(text: str, body: tuple[Span, ...], marks: tuple[Mark, ...]) -> Credit | None:
    """An agency that the story cites: "told Reuters", "AFP reported", "according to a report by AP"."""
    marked = {mark.start for mark in marks}
    for paragraph in body:
        if paragraph.start in marked:
            continue
        for match in form_pattern().finditer(text, paragraph.start, paragraph.end):
            if is_cited(text, paragraph, Span(match.start(), match.end())):
                return Credit(agency_named(match[0]), match.start(), match.end())
    return None


def is_cited(text: str, paragraph: Span, form: Span) -> bool:
    """Whether an agency's name stands as a source; one that means much else too must be called an agency."""
    before = text[max(paragraph.start, form.start - BEFORE) : form.start]
    after = text[form.end : min(paragraph.end, form.end + AFTER)]
    called = CALLED_AFTER.match(after)
    is_called = called is not None or CALLED_BEFORE.search(before) is not None or "gency" in form.of(text)
    if form.of(text) in many_meanings() and not is_called:
        return False
    cited = FROM_AGENCY.search(before) or REPORTED.match(after) or is_tagged(form.of(text), before, after)
    return bool(cited or (is_called and SAID.match(after, called.end() if called else 0)))


def is_tagged(name: str, before: str, after: str) -> bool:
    """Whether a name is the tag of what is told: ", Reuters said.", ", reports Reuters", "a Reuters report"."""
    said = name not in MEN_TOO and TAGGED_BEFORE.search(before) and TAGGED.match(after)
    return bool(said or TURNED_BEFORE.search(before) or (ARTICLE_BEFORE.search(before) and ITS_REPORT.match(after)))
