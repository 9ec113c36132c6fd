"""Whom a report credits, and whether it speaks from its own knowledge: an agency, a party, a reporter who was told."""

import re
from functools import cache, lru_cache

from quoth.lexicons import load_table, load_words
from quoth.text.crediting import covers_whole, has_own_dateline
from quoth.text.folding import fold_words
from quoth.text.outlets import folded_outlet
from quoth.text.quotation import quoted_spans
from quoth.types import AnnotatedReport, Credit, Span

AROUND = 70
# A body that speaks for itself says so in its title, in the lines for the press at the end, or by "we".
TITLE, TAIL, LEAST_NAME = 100, 400, 3
WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urselves|I|[Mm]y)\b")
LEAST_WE, WORDS_PER_WE = 3, 40
FIRST_HAND = re.compile(
    r"\bour (?:newsroom|reporters?|correspondents?)\b|\bthis (?:newspaper|publication|website)\b|\btold (?:us|me)\b"
    r"|\binterview with (?:us|this)\b"
)
TOLD_BEFORE = re.compile(r"\b(?:told|tells|interview with|shared with|speaking to|spoke (?:to|with)) (?:the )?$")
LEARNED_AFTER = re.compile(
    r"^ (?:has |have |had )?(?:learned|obtained|asked|contacted|reached|counted|visited|reviewed)\b"
)


@cache
def agency_forms() -> dict[str, tuple[str, ...]]:
    """Agency to the forms of its name; those that mean much else too, in round brackets in the table, are left out."""
    listed = ((name, forms.split("|")) for name, forms in load_table("agencies"))
    return {name: tuple(form for form in forms if not form.startswith("(")) for name, forms in listed}


# What follows the name proper of an agency.
WIRE_WORDS = frozenset({"news", "press", "agency", "wire", "newswire", "service", "international"})


@cache
def agencies_called() -> dict[str, frozenset[str]]:
    """What an outlet may call itself, in small letters without article, to the agencies that go by it; initials among it."""
    called: dict[str, set[str]] = {}
    for name, forms in load_table("agencies"):
        for form in (name, *forms.split("|")):
            if not form.startswith("(") or form.strip("()").isupper():
                called.setdefault(form.strip("()").casefold().removeprefix("the "), set()).add(name)
    return {form: frozenset(names) for form, names in called.items()}


def own_outlet(read: AnnotatedReport) -> str:
    """The outlet; of a report that names none and opens with an agency's dateline that agency: it is the dispatch."""
    report = read.report
    if not report.raw.outlet and report.credit is not None and has_own_dateline(report):
        return report.credit.agency
    return report.raw.outlet or ""


def outlet_name(read: AnnotatedReport) -> str:
    """The outlet in small letters without its article; of an address ("www.cnn.com") the name in it."""
    return folded_outlet(own_outlet(read))


def has_name_of(read: AnnotatedReport, agency: str) -> bool:
    """Whether the report's outlet goes by one of the agency's names."""
    outlet = outlet_name(read)
    return outlet == agency.casefold().removeprefix("the ") or agency in agencies_called().get(outlet, ())


def is_of_agency(read: AnnotatedReport, agency: str) -> bool:
    """Whether the report's outlet is the agency that a credit names, by its names, its initials or the first of its words."""
    return has_name_of(read, agency) or same_initials(read, agency) or is_short_for(agency, outlet_name(read))


def same_initials(read: AnnotatedReport, agency: str) -> bool:
    """A dateline with the initials of the outlet itself ("NPA" of the Northern Press Agency)."""
    words = [word for word in re.findall(r"\w+", own_outlet(read)) if word[0].isupper()]
    return agency.isupper() and agency == "".join(word[0] for word in words if word.casefold() != "the")


def is_short_for(agency: str, outlet: str) -> bool:
    """ "Meridian" in the dateline of the Meridian News Agency."""
    short, whole = fold_words(agency), fold_words(outlet)
    return bool(short) and whole[: len(short)] == short and set(whole[len(short) :]) <= WIRE_WORDS


def is_agency(read: AnnotatedReport) -> bool:
    """Whether the report's outlet is an agency, by the table, by its name or by its own dateline."""
    credit, outlet = read.report.credit, outlet_name(read)
    if not outlet:
        return False
    if "agency" in outlet or "press association" in outlet:
        return True
    return outlet in agencies_called() or (credit is not None and is_of_agency(read, credit.agency))


def is_party(read: AnnotatedReport) -> bool:
    """Whether the text is the statement of a body and not a report on it: by its title, its lines or its "we"."""
    if is_agency(read):
        return False
    title = (read.report.raw.title or read.text[:TITLE]).split("\n", 1)[0]
    return opens_with_outlet(read, title) or has_statement_words(read, title) or says_we(read)


def opens_with_outlet(read: AnnotatedReport, title: str) -> bool:
    """ "Corvane announces results", published by Corvane Therapeutics; "CNB lowers rates" by the Czech National Bank."""
    own, first = fold_words(outlet_name(read)), fold_words(title)[:1]
    names = {own[0], "".join(word[0] for word in own)} if own else set[str]()
    return bool(first) and len(first[0]) >= LEAST_NAME and first[0] in names


def has_statement_words(read: AnnotatedReport, title: str) -> bool:
    """ "Statement on the fire", or a line for the press at the end."""
    opening, words = f"{title.casefold()} ", load_words("statement_words")
    if any(opening.startswith(f"{word} ") for word in words):
        return True
    tail = read.text[-TAIL:].casefold()
    return any(f"{word}:" in tail for word in words)


def says_we(read: AnnotatedReport) -> bool:
    """Whether the text says "we" and "our" in its own voice, once in forty words and three times at least."""
    return _says_we(read.text, tuple(read.report.sentences))


# Asked four times of each report of a story.
@lru_cache(maxsize=256)
def _says_we(text: str, sentences: tuple[Span, ...]) -> bool:
    quoted = quoted_spans(text)
    said = [
        match
        for sentence in sentences
        for match in WE.finditer(text, sentence.start, sentence.end)
        if not any(span.start <= match.start() < span.end for span in quoted)
    ]
    if len(said) < LEAST_WE:
        return False
    return len(said) >= sum(len(sentence.of(text).split()) for sentence in sentences) / WORDS_PER_WE


def is_first_hand(read: AnnotatedReport) -> bool:
    """Whether the report says that somebody told it something, or that it found something out."""
    text = read.text
    return FIRST_HAND.search(text) is not None or any(
        TOLD_BEFORE.search(text[max(0, span.start - AROUND) : span.start])
        or LEARNED_AFTER.match(text[span.end : span.end + AROUND])
        for span in places_of_names(text, outlet_forms(read))
    )


def heard_itself(read: AnnotatedReport) -> bool:
    """Whether the report says that somebody told it something, by its name or in short: "told Valley Wire", "told the Post"."""
    words = own_outlet(read).removeprefix("The ").split()
    short = [" ".join(words[:-1])] if len(words) >= LEAST_NAME else []
    short += [words[-1]] if len(words) > 1 and len(words[-1]) >= LEAST_NAME else []
    text = read.text
    return is_first_hand(read) or any(
        TOLD_BEFORE.search(text[max(0, span.start - AROUND) : span.start])
        for span in places_of_names(text, tuple(short))
    )


def source_names(read: AnnotatedReport) -> tuple[str, ...]:
    """The names by which others credit the report; none for a party, which is named as an actor."""
    return () if is_party(read) else outlet_forms(read)


def outlet_forms(read: AnnotatedReport) -> tuple[str, ...]:
    """The names under which a report's outlet is named in texts; those of the agency where it is one."""
    outlet = own_outlet(read)
    if not outlet:
        return ()
    forms = {outlet, outlet.removeprefix("The ")}
    for agency in sorted(agencies_called().get(outlet_name(read), ())):
        forms |= {agency, *agency_forms()[agency]}
    return tuple(sorted(form for form in forms if len(form) > 1))


def whole_credit(read: AnnotatedReport) -> Credit | None:
    """The agency that the report as a whole is credited to, where that is not the report's own outlet."""
    credit = read.report.credit
    if credit is None or is_of_agency(read, credit.agency):
        return None
    return credit if covers_whole(read.report) else None


def places_of_names(text: str, names: tuple[str, ...]) -> tuple[Span, ...]:
    """Where one of the names stands in a text as a word of its own, the longest at each place."""
    found: dict[int, Span] = {}
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                found[at] = max(found.get(at, Span(at, end)), Span(at, end))
            at = text.find(name, at + 1)
    return tuple(found[at] for at in sorted(found))
