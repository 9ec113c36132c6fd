"""How a rung writes down what it found."""

from quoth.compare.findings import Finding
from quoth.compare.passages import Passage
from quoth.types import Span
from quoth.types.claims import DifferenceKind, Reason, Severity, Verdict


def finding(  # noqa: PLR0913 - the parts of a finding, each by its name
    left: Passage,
    right: Passage,
    *,
    kind: DifferenceKind,
    verdict: Verdict,
    spans: tuple[tuple[Span, ...], tuple[Span, ...]],
    about: str,
    question: str,
    why: str,
    severity: Severity,
    rule: str,
    reason: Reason | None = None,
    readings: tuple[str | None, str | None] = (None, None),
) -> Finding:
    """The finding with its places and the speakers of both sides."""
    return Finding(
        kind=kind,
        verdict=verdict,
        reason=reason,
        left=tuple(left.place(span) for span in spans[0]),
        right=tuple(right.place(span) for span in spans[1]),
        left_speaker=left.speaker,
        right_speaker=right.speaker,
        about=about,
        question=question,
        why=why,
        severity=severity,
        rule=rule,
        left_reading=readings[0],
        right_reading=readings[1],
    )
