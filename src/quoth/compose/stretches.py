"""What somebody says with the words that it hangs on: "denied receiving a warning", where "receiving a warning" turns the sense."""

from quoth.compose.soundness import has_verb
from quoth.compose.telling import statement_at
from quoth.types import AnnotatedReport, Place

# The cue stands right before what is said, the speaker not far from the cue.
BESIDE, FARTHEST = 6, 60


def with_its_cue(read: AnnotatedReport, place: Place, *, always: bool = False) -> Place:
    """The place from the cue on, or from the speaker where he stands before it in the sentence, where the content is no clause.

    What is denied is widened `always` where that is asked, since alone it says the opposite.
    """
    statement = statement_at(read, place)
    link = statement.chain[-1] if statement is not None and statement.chain else None
    if statement is None or link is None or link.cue is None or place.part == "title":
        return place
    turned = always and statement.stance == "denied"
    if has_verb(place.span.of(read.text)) and not turned:
        return place
    sentence = next((s for s in read.report.sentences if s.overlaps(place.span)), place.span)
    start = place.start
    for piece, farthest in ((link.cue, BESIDE), (link.mention, FARTHEST)):
        if piece is None or not sentence.holds(piece) or not start - farthest <= piece.end <= start:
            break
        start = piece.start
    return Place(place.report, start, place.end)
