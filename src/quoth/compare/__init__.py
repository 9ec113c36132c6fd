"""The one comparison behind the ledger and the audit: two passages about the same thing to typed findings."""

from quoth.compare.comparison import Context, compare_passages
from quoth.compare.findings import Finding, Relation
from quoth.compare.passages import Name, Passage, passage_of, passage_of_sentence, passage_of_spans

__all__ = [
    "Context",
    "Finding",
    "Name",
    "Passage",
    "Relation",
    "compare_passages",
    "passage_of",
    "passage_of_sentence",
    "passage_of_spans",
]
