"""A report against itself: the headline says more, or less surely, than the body that it heads."""

from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace

from quoth.compare import Context, Finding, Passage, compare_passages, passage_of_sentence
from quoth.compare.keys import keys_of, token_keys
from quoth.compare.windows import markers_in, windows_of
from quoth.compare.wording import phrases
from quoth.reconcile.merging import Found
from quoth.reconcile.stated_in_headline import told_as_a_fact
from quoth.reconcile.titles import title_read
from quoth.types import AnnotatedReport, Place
from quoth.types.claims import DifferenceKind

# A headline shortens, so that a lost speaker or limit is its trade; these it must keep.
KEPT: frozenset[DifferenceKind] = frozenset({"figure", "certainty", "polarity", "status", "unit"})
# The body's sentences this near to the headline tell the same, two at most.
NEAR = 0.6
MOST = 2


def find_tensions(reports: tuple[AnnotatedReport, ...]) -> Iterator[Found]:
    """What each headline, in the text or apart from it, says otherwise than the nearest sentences below it."""
    for report in reports:
        apart = title_read(report)
        headline = report.report.headline
        sentences = report.report.sentences
        if apart is not None:
            left = passage_of_sentence(apart, 0)
        elif headline and sentences and sentences[0] == headline:
            left = passage_of_sentence(report, 0)
        else:
            continue
        skipped = 0 if apart is None else -1
        flat = told_as_a_fact(left, report, skipped=skipped)
        if flat is not None:
            yield Found(flat if apart is None else in_the_title(flat), "itself")
            continue
        for number in nearest(left, report, skipped=skipped):
            right = passage_of_sentence(report, number)
            for finding in tensions_between(left, right):
                if apart is None:
                    yield Found(finding, "itself")
                elif finding.kind != "certainty" or is_surely_told(finding, left, right):
                    yield Found(in_the_title(finding), "itself")


def nearest(headline: Passage, report: AnnotatedReport, *, skipped: int) -> list[int]:
    """The numbers of the sentences that tell the same as a headline, the nearest first."""
    if not len(report.sentence_vectors):
        return []
    similarity = np.round(np.asarray(report.sentence_vectors) @ np.asarray(headline.report.sentence_vectors)[0], 4)
    ordered = np.lexsort((np.arange(len(similarity)), -similarity))
    return [int(n) for n in ordered if n != skipped and similarity[n] >= NEAR][:MOST]


def tensions_between(headline: Passage, body: Passage) -> Iterator[Finding]:
    """What cannot both hold of a headline and a sentence below it; how surely is asked as of a text and its source."""
    context = Context((headline.report,), (body.report,))
    for finding in compare_passages(headline, body, relation="independent", context=context):
        if finding.kind in KEPT - {"figure"} and finding.verdict == "conflict":
            yield finding
    for finding in compare_passages(headline, body, relation="lineage", context=context):
        if finding.kind == "figure" and finding.verdict == "conflict":
            yield finding
        elif finding.kind == "certainty":
            lost = finding.rule == "hedge_was_lost"
            where = "in the body, not in the headline" if lost else "in the headline, not in the body"
            yield replace(finding, why=f"{finding.why.rsplit(' stands ', 1)[0]} stands {where}.")


def is_surely_told(finding: Finding, headline: Passage, body: Passage) -> bool:
    """Whether the very verb that the body doubts stands in the headline, which negates nothing: "may resign", "resigns"."""
    if finding.rule != "hedge_was_lost" or markers_in(windows_of(headline), phrases("negations", "phrases", "hidden")):
        return False
    windows, keys = windows_of(body), frozenset(keys_of(headline.text))
    for number, at, width in markers_in(windows, phrases("hedges", "phrases")):
        ahead = [key for token in windows[number].tokens[at + width :] for key in token_keys(token)]
        if ahead[:1] and ahead[0] in keys:
            return True
    return False


def in_the_title(finding: Finding) -> Finding:
    """The finding with its left places in the title that came apart."""
    places = tuple(Place(place.report, place.start, place.end, "title") for place in finding.left)
    return replace(finding, left=places)
