"""Two dates of the same thing: one within the other, or days that do not meet."""

from datetime import date as day

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.passages import Passage
from quoth.types import Date


def compare_dates(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The one date of each passage that the other lacks, where both could be placed."""
    one, other = lone(left, right), lone(right, left)
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return []
    if one.latest is None or other.latest is None:
        return []
    words = one.span.of(left.report.text), other.span.of(right.report.text)
    meet = one.earliest <= other.latest and other.earliest <= one.latest
    made_from = relation in ("lineage", "audit")
    sharper = meet and width(one) < width(other)
    if meet and not (relation == "audit" and sharper):
        verdict, reason, severity = "compatible", "precision", "low"
        why = f'"{words[0]}" and "{words[1]}" can be the same time; one is more precise.'
    elif meet:
        verdict, reason, severity = "conflict", None, "low"
        why = f'"{words[0]}" is more precise than the source\'s "{words[1]}".'
    else:
        verdict, reason, severity = "conflict" if made_from else "unclear", None, "medium"
        why = f'"{words[0]}" and "{words[1]}" are different days.'
    return [
        finding(
            left,
            right,
            kind="date",
            verdict=verdict,  # type: ignore[arg-type]
            reason=reason,  # type: ignore[arg-type]
            spans=((one.span,), (other.span,)),
            about="when",
            question=f"{words[0]}, or {words[1]}?"[:60],
            why=why,
            severity=severity,  # type: ignore[arg-type]
            rule="dates_meet" if meet else "dates_do_not_meet",
        )
    ]


def lone(passage: Passage, other: Passage) -> Date | None:
    """The only date of a passage that is not in the other, where both have the same number of dates."""
    held = {(d.earliest, d.latest) for d in other.dates}
    own = [d for d in passage.dates if (d.earliest, d.latest) not in held]
    return own[0] if len(own) == 1 and len(passage.dates) == len(other.dates) else None


def width(date: Date) -> int:
    """How many days an interval has."""
    assert date.earliest is not None and date.latest is not None
    return (day.fromisoformat(date.latest) - day.fromisoformat(date.earliest)).days
