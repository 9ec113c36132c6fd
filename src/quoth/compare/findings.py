"""What a comparison gives: typed differences, each with both wordings, a question for its heading and one plain reason."""

from typing import Literal

from msgspec import Struct

from quoth.types import Place
from quoth.types.claims import DifferenceKind, Reason, Severity, Verdict

Relation = Literal["lineage", "independent", "speakers", "audit"]


class Finding(Struct, frozen=True):
    """Two wordings of the same thing that are not the same.

    `left` and `right` are the exact differing words; `right` is empty only where the right side has nothing to show
    (an invented quotation, an unsupported word). `question` is a heading of at most eight words; `rule` names the rung
    that decided and `why` is its reason; the readings are what quoth makes of the words ("10,000 = 2 x 5,000").
    """

    kind: DifferenceKind
    verdict: Verdict
    reason: Reason | None
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    left_speaker: str | None
    right_speaker: str | None
    about: str
    question: str
    why: str
    severity: Severity
    rule: str
    left_reading: str | None = None
    right_reading: str | None = None
