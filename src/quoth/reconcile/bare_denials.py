"""Sentences in a report's own voice that only say that somebody denies what stands before them: "The owner disputed that." """

import re

from quoth.types import AnnotatedReport, Statement

# Longer sentences say more than that.
LONGEST = 16
DENYING = re.compile(
    r"\b(?:disput(?:es?|ed)|den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|contest(?:s|ed)?|challeng(?:es?|ed))\s+"
    r"(?:that|this|it|(?:that|this|these|those|the|such)\s+(?:claims?|allegations?|accusations?|assertions?|accounts?|"
    r"versions?(?: of events)?|reports?|suggestions?|statements?|charges?))(?=\s*[,.;:–—-]|\s+(?:as|and|but|saying)\b|\s*$)",
    re.IGNORECASE,
)
NOT = re.compile(r"(?:\bnot|\bnever|\bneither|n['’]t|\bnobody|\bno one)\s+(?:\w+\s+)?$", re.IGNORECASE)
VERB = re.compile(r"\b(?:deny|dispute|reject|dismiss|contest|rule out)\b", re.IGNORECASE)
# Behind the cue of a denial: what is denied is no more than this.
THAT = re.compile(r"\s*(?:that|this|it)\s*[,.;]", re.IGNORECASE)
NAMED = frozenset({"person", "organisation", "government", "media", "group"})


def is_bare_denial(words: str) -> bool:
    """Whether a short sentence says that somebody denies what was said before it, and not what."""
    found = DENYING.search(words)
    # Who "did not deny this" denies nothing.
    return found is not None and len(words.split()) <= LONGEST and not NOT.search(words[: found.start()])


def does_not_deny(words: str) -> bool:
    """Whether somebody "did not deny" something: that is no denial."""
    return any(NOT.search(words[: found.start()]) for found in VERB.finditer(words))


def denier_of(report: AnnotatedReport, statement: Statement) -> str | None:
    """Who denies in a sentence of the report's own voice: the last name before the verb; None where it is no such sentence."""
    if statement.chain:
        return None
    span = statement.content[0]
    words = span.of(report.text)
    found = DENYING.search(words)
    if found is None or not is_bare_denial(words):
        return None
    at = span.start + found.start()
    named = [
        (mention.start, entity.name)
        for entity in report.entities
        if entity.kind in NAMED
        for mention in entity.mentions
        if span.start <= mention.start and mention.end <= at
    ]
    return max(named)[1] if named else None


def is_bare_cue(report: AnnotatedReport, statement: Statement) -> bool:
    """Whether a lone "that" stands behind the cue of a denial, whatever was taken for its content."""
    cue = statement.chain[-1].cue if statement.chain else None
    return statement.stance == "denied" and cue is not None and THAT.match(report.text, cue.end) is not None
