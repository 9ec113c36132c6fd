"""Every noun of quoth, as frozen values: tuples all the way down, no behaviour beyond questions about themselves.

The field names are the words of the JSON that quoth prints, so a value is written as it stands.
"""

from quoth.types.claims import (
    Claim,
    Difference,
    Figure,
    FigureValue,
    Interval,
    Ledger,
    Omission,
    Side,
    Speaker,
    Support,
)
from quoth.types.dossier import (
    Audit,
    AuditedSentence,
    AuditFinding,
    AuditOmission,
    BriefSentence,
    Dossier,
    Nearby,
    Part,
    Rejected,
    Story,
)
from quoth.types.lineage import CheckedCredit, Doubt, Edge, Lineage, Measure, Origin, Origins, Passage
from quoth.types.reports import AnnotatedReport, Credit, Draft, Mark, RawReport, Report, Source
from quoth.types.spans import Place, Span
from quoth.types.statements import Date, Entity, Link, Quantity, Relative, Statement

__all__ = [
    "AnnotatedReport",
    "Audit",
    "AuditFinding",
    "AuditOmission",
    "AuditedSentence",
    "BriefSentence",
    "CheckedCredit",
    "Claim",
    "Credit",
    "Date",
    "Difference",
    "Dossier",
    "Doubt",
    "Draft",
    "Edge",
    "Entity",
    "Figure",
    "FigureValue",
    "Interval",
    "Ledger",
    "Lineage",
    "Link",
    "Mark",
    "Measure",
    "Nearby",
    "Omission",
    "Origin",
    "Origins",
    "Part",
    "Passage",
    "Place",
    "Quantity",
    "RawReport",
    "Rejected",
    "Relative",
    "Report",
    "Side",
    "Source",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "Support",
]
