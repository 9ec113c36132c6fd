"""A report against itself: the headline says more, or less surely, than the body that it heads."""

from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace

from quoth.compare import Context, Finding, Passage, compare_passages, passage_of_sentence
from quoth.reconcile.merging import Found
from quoth.types import AnnotatedReport
from quoth.types.claims import DifferenceKind

# A headline shortens, so that a lost speaker or limit is its trade; these it must keep.
KEPT: frozenset[DifferenceKind] = frozenset({"figure", "certainty", "polarity", "status", "unit"})
# The body's sentences this near to the headline tell the same, two at most.
NEAR = 0.6
MOST = 2


def find_tensions(reports: tuple[AnnotatedReport, ...]) -> Iterator[Found]:
    """What each headline that stands in the text says otherwise than the nearest sentences below it."""
    for report in reports:
        headline = report.report.headline
        sentences = report.report.sentences
        if not headline or not sentences or sentences[0] != headline:
            continue
        similarity = np.asarray(report.sentence_vectors) @ np.asarray(report.sentence_vectors)[0]
        near = [int(n) for n in np.lexsort((np.arange(len(similarity)), -np.round(similarity, 4))) if n]
        left = passage_of_sentence(report, 0)
        for number in near[:MOST]:
            if similarity[number] >= NEAR:
                right = passage_of_sentence(report, number)
                yield from (Found(finding, "itself") for finding in tensions_between(left, right, report))


def tensions_between(headline: Passage, body: Passage, report: AnnotatedReport) -> Iterator[Finding]:
    """What cannot both hold of a headline and a sentence below it; how surely is asked as of a text and its source."""
    context = Context((report,), (report,))
    for finding in compare_passages(headline, body, relation="independent", context=context):
        if finding.kind in KEPT and finding.verdict == "conflict":
            yield finding
    for finding in compare_passages(headline, body, relation="lineage", context=context):
        if finding.kind == "certainty":
            lost = finding.rule == "hedge_was_lost"
            where = "in the body, not in the headline" if lost else "in the headline, not in the body"
            yield replace(finding, why=f"{finding.why.rsplit(' stands ', 1)[0]} stands {where}.")
