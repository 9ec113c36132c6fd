""" "Five others": no further ones beside the source's five, where the source has told of other people before them."""

from quoth.compare import Finding
from quoth.text.folding import fold_words
from quoth.types import AnnotatedReport, Place, Quantity

OTHERS = frozenset({"other", "others"})
# One of these in the sentence says of a figure that it comes on top of something.
ADDING = frozenset(
    "add added adds adding extra extension longer lengthened surplus increase increased raise raised top addition".split()
)


def others_are_those_told_before(
    finding: Finding, article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]
) -> bool:
    """Whether all that differs is "others" where the other side has counted people before, or "more" where it has a verb of adding."""
    if finding.rule != "scope_was_lost" or not finding.right:
        return False
    source = next(read for read in sources if read.id == finding.right[0].report)
    sides = (article, finding.left[0]), (source, finding.right[0])
    counted = [count_at(read, place) for read, place in sides]
    if any(one is None for one in counted):
        return False
    scopes = [frozenset(one.scope) for one in counted if one is not None]
    if scopes[0] ^ scopes[1] != {"additional"}:
        return False
    more = 0 if "additional" in scopes[0] else 1
    (read, place), (other, there) = sides[more], sides[1 - more]
    words = frozenset(fold_words(place.span.of(read.text)))
    sentence = next((s for s in other.report.sentences if s.overlaps(there.span)), there.span)
    if ADDING & frozenset(fold_words(sentence.of(other.text))):
        return True
    return bool(words & OTHERS) and counts_people_before(other, there)


def count_at(read: AnnotatedReport, place: Place) -> Quantity | None:
    """The figure that begins where a finding does."""
    return next((q for q in read.quantities if q.start == place.start), None)


def counts_people_before(read: AnnotatedReport, place: Place) -> bool:
    """Whether a sentence before the one of a place, headline apart, counts people."""
    ends = [s.end for s in read.report.sentences if s.end <= place.start and s != read.report.headline]
    own = count_at(read, place)
    return own is not None and any(
        q.end <= max(ends, default=0) and q.unit == own.unit and q.span != own.span
        for q in read.quantities
        if q.relative is None
    )
