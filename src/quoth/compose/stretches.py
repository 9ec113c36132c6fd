"""What somebody says with the words that it hangs on: "denied receiving a warning", where "receiving a warning" turns the sense."""

import re

from quoth.compose.contrasts import BREAK
from quoth.compose.soundness import has_verb, lacks_subject
from quoth.compose.telling import statement_at
from quoth.lexicons import load_word_set
from quoth.types import AnnotatedReport, Place, Span

# The cue stands right before what is said, the speaker not far from the cue.
BESIDE, FARTHEST = 6, 60
ASKED_BACK = re.compile(r",?\swhich\s(?:the\s|an?\s)?$", re.IGNORECASE)
GERUND = re.compile(r"(?:having|being|be|been)\b", re.IGNORECASE)
NOT_A_CLAUSE = re.compile(r"not\s(?:the|a|an|any|by|for|in|on)\b", re.IGNORECASE)
WORD = re.compile(r"\S+")


def with_its_cue(read: AnnotatedReport, place: Place, *, always: bool = False) -> Place:
    """The place from the cue on, or from the speaker where he stands before it in the sentence, where the content is no clause.

    What is denied is widened `always` where that is asked, since alone it says the opposite.
    """
    statement = statement_at(read, place)
    link = statement.chain[-1] if statement is not None and statement.chain else None
    if statement is None or link is None or link.cue is None or place.part == "title":
        return place
    turned = always and statement.stance == "denied"
    sentence = next((s for s in read.report.sentences if s.overlaps(place.span)), place.span)
    words = place.span.of(read.text)
    if (lacks_subject(words) and not GERUND.match(words)) or NOT_A_CLAUSE.match(words):
        return from_its_clause(read.text, sentence, place)
    if has_verb(words) and not turned:
        return place
    start = place.start
    for piece, farthest in ((link.cue, BESIDE), (link.mention, FARTHEST)):
        if piece is None or not sentence.holds(piece) or not start - farthest <= piece.end <= start:
            break
        start = piece.start
    if start < place.start:
        start = with_what_is_meant(read.text, sentence.start, start)
    return Place(place.report, start, place.end)


def from_its_clause(text: str, sentence: Span, place: Place) -> Place:
    """The place from where its clause begins, behind a mark or at the beginning of the sentence, where that is near."""
    borders = [sentence.start, *(found.end() for found in BREAK.finditer(text, sentence.start, place.start))]
    start = max((at for at in borders if at < place.start - BESIDE), default=place.start)
    start += len(text[start : place.start]) - len(text[start : place.start].lstrip())
    return Place(place.report, start, place.end) if place.start - start <= 2 * FARTHEST else place


def with_what_is_meant(text: str, least: int, start: int) -> int:
    """Where the words begin that a "which" before a speaker stands for ("encrypted form, which the office rejected")."""
    asked = ASKED_BACK.search(text, max(least, start - FARTHEST), start)
    if asked is None:
        return start
    small = load_word_set("function_words")
    kept = asked.start()
    for word in reversed(list(WORD.finditer(text, max(least, kept - FARTHEST), kept))):
        if word[0].casefold() in small or word[0][-1:] in ",;:.":
            break
        kept = word.start()
    return kept
