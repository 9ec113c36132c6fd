"""What a credit covers: the whole report, or one statement that the report has from an agency."""

import re

from quoth.types import Report, Span

# A credit in the first sentence or the first lines or in a line about the makers is a credit for the whole; one in mid-story is for a detail.
WHOLE_KINDS = frozenset({"credit", "byline", "copyright", "dateline"})
HEAD = 200
# "Reuters contributed to this report": a part of it, nobody knows which.
IN_PART = re.compile(r"contribut|additional|with (?:files|inputs?|material|agenc|wire)", re.IGNORECASE)
AROUND = 70


def covers_whole(report: Report) -> bool:
    """Whether the report's credit stands for the report as a whole, and not for one thing that it cites."""
    credit = report.credit
    if credit is None or IN_PART.search(report.text[max(0, credit.start - AROUND) : credit.end + AROUND]):
        return False
    lead = next((span for span in report.sentences if span != report.headline), Span(0, 0))
    return stands_in(report, WHOLE_KINDS) or credit.start < max(lead.start + HEAD, lead.end)


def has_own_dateline(report: Report) -> bool:
    """Whether the credit is the agency in the report's dateline: "TOLM, May 14 (Reuters) -"."""
    return stands_in(report, frozenset({"dateline"}))


def stands_in(report: Report, kinds: frozenset[str]) -> bool:
    """Whether the credit stands in a mark of one of the kinds."""
    credit = report.credit
    return credit is not None and any(m.start <= credit.start < m.end and m.kind in kinds for m in report.marks)
