"""Whom a report credits: an agency whose dispatch is among the reports, or one that is not here."""

import re
from functools import cache

from quoth.lexicons import load_table
from quoth.types import AnnotatedReport

# A credit in the first lines or in a line about the makers is a credit for the whole; one in mid-story is for a detail.
WHOLE_KINDS = frozenset({"credit", "byline", "copyright"})
HEAD = 200


@cache
def agency_forms() -> dict[str, tuple[str, ...]]:
    """Agency to the forms of its name."""
    return {name: tuple(forms.split("|")) for name, forms in load_table("agencies")}


def outlet_name(read: AnnotatedReport) -> str:
    """The outlet in small letters without its article."""
    return (read.report.raw.outlet or "").casefold().removeprefix("the ").strip()


def is_of_agency(read: AnnotatedReport, agency: str) -> bool:
    """Whether the report's outlet is that agency."""
    names = {
        agency.casefold().removeprefix("the "),
        *(f.casefold().removeprefix("the ") for f in agency_forms().get(agency, ())),
    }
    return outlet_name(read) in names


def is_agency(read: AnnotatedReport) -> bool:
    """Whether the report's outlet is an agency, by the table, by its name or by its own dateline."""
    credit = read.report.credit
    outlet = outlet_name(read)
    return any(is_of_agency(read, agency) for agency in agency_forms()) or "agency" in outlet or "press association" in outlet or (
        credit is not None and is_of_agency(read, credit.agency)
    )  # fmt: skip


def whole_credit(read: AnnotatedReport) -> str | None:
    """The agency that the report as a whole is credited to, where that is not the report's own outlet."""
    credit = read.report.credit
    if credit is None or is_of_agency(read, credit.agency) or same_initials(read, credit.agency):
        return None
    marked = any(m.start <= credit.start < m.end and m.kind in WHOLE_KINDS for m in read.report.marks)
    body = next((s.start for s in read.report.sentences if s != read.report.headline), 0)
    return credit.agency if marked or credit.start < body + HEAD else None


def same_initials(read: AnnotatedReport, agency: str) -> bool:
    """A dateline with the initials of the outlet itself ("NPA" of the Northern Press Agency)."""
    words = [word for word in re.findall(r"\w+", read.report.raw.outlet or "") if word[0].isupper()]
    return agency.isupper() and agency == "".join(word[0] for word in words if word.casefold() != "the")


def credits_other(read: AnnotatedReport, other: AnnotatedReport) -> bool:
    """Whether a report names the other's outlet, or the agency that the other is of, as a source."""
    outlet = other.report.raw.outlet
    if not outlet or outlet_name(read) == outlet_name(other):
        return False
    forms = {outlet, outlet.removeprefix("The ")}
    for agency, listed in agency_forms().items():
        if is_of_agency(other, agency):
            forms |= {agency, *listed}
    return any(named_in(read.text, form) for form in forms if len(form) > 1)


def named_in(text: str, name: str) -> bool:
    """Whether a name stands in a text as a word of its own."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(name, at + 1)
    return False
