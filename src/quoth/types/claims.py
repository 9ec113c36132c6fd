"""The ledger: claims across reports, their supporters, the differences, the figures side by side, the omissions."""

from typing import Literal

from msgspec import Struct

from quoth.types.spans import Place
from quoth.types.statements import Bound, Date, SpeakerKind

DifferenceKind = Literal[
    "figure", "scope", "bound", "unit", "comparison", "date", "place", "participant", "polarity", "certainty",
    "status", "cause", "attribution-dropped", "attribution-changed", "attribution-merged", "quote-altered",
    "quote-truncated", "quote-merged", "quote-misattributed", "quote-invented", "unsupported", "omission",
]  # fmt: skip
Verdict = Literal["conflict", "compatible", "unclear"]
Reason = Literal["precision", "update", "bound", "part-of", "scope", "wording"]
Severity = Literal["high", "medium", "low"]


class Interval(Struct, frozen=True):
    """A count that is known within limits; None where it could not be made."""

    low: int | None
    high: int | None


class Support(Struct, frozen=True):
    """One statement behind a claim: in which report, of which origin, by whose word (None: the outlet's own)."""

    statement: str
    report: str
    origin: str
    speaker: str | None


class Claim(Struct, frozen=True):
    """The same assertion across reports and speakers, in a wording that stands in a report."""

    id: str
    text: str
    span: Place
    status: Literal["agreed", "disputed", "single", "open"]
    asserted: tuple[Support, ...]
    denied: tuple[Support, ...]
    undecided: tuple[Support, ...]
    origins: Interval
    sources: Interval
    outlets: int | None


class Side(Struct, frozen=True):
    """One side of a difference. `reading` is what quoth makes of its words ("10,000 = 2 x 5,000; 5,000 is in neither")."""

    spans: tuple[Place, ...]
    speaker: str | None
    origins: tuple[str, ...]
    reading: str | None = None


class Difference(Struct, frozen=True):
    """Two wordings about the same thing that are not the same.

    `question` is a heading of at most eight words ("Twice what?"); `rule` names the rung of the ladder that decided;
    `severity` is what it would cost to copy the wrong wording.
    """

    id: str
    kind: DifferenceKind
    between: Literal["reports", "speakers", "itself"]
    verdict: Verdict
    reason: Reason | None
    about: str
    why: str
    sides: tuple[Side, ...]
    question: str
    severity: Severity
    rule: str


class FigureValue(Struct, frozen=True):
    """One wording of a figure: value, bound, scope, whose word, where it stands, as of when."""

    low: float | int | None
    high: float | int | None
    bound: Bound
    scope: tuple[str, ...]
    speaker: str | None
    span: Place
    as_of: Date | None
    origins: tuple[str, ...]


class Figure(Struct, frozen=True):
    """One counted thing, with every value that the reports give for it."""

    counts: str
    unit: str | None
    values: tuple[FigureValue, ...]


class Omission(Struct, frozen=True):
    """A claim (a denial, a limit) that a report leaves out."""

    report: str
    claim: str
    why: str


class Speaker(Struct, frozen=True):
    """One speaker across the reports of a story, with the spellings that were met."""

    name: str
    kind: SpeakerKind
    role: str | None
    variants: tuple[str, ...]
    statements: tuple[str, ...]


class Ledger(Struct, frozen=True):
    """What the reports of one story say, held against each other.

    `claims` are told point by point; `wholes` are the same statements grouped as they stand, of which sentences are made.
    """

    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    figures: tuple[Figure, ...]
    speakers: tuple[Speaker, ...]
    omissions: tuple[Omission, ...]
    wholes: tuple[Claim, ...] = ()
