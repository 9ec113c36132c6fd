"""The clause of a content that its stance rests on: its first sentence without asides and dependent clauses."""

import re

LONGEST = 700  # characters that are looked at; what comes later does not change the stance
SENTENCE_END = re.compile(r"[.!?]+[\"”']*\s+(?=[\"“'A-Z(])")
# A clause in front that ends with a comma: "When the rain stops, ...".
LEADING = re.compile(
    r"^[\"“'\s]*(?:(?:and|but|so|that)\s+)?(?:when|while|although|though|despite|after|before|as|because|since|whereas|"
    r"in|at|on|during|until|by|for|with|from|following|according to)\b[^,]{1,140},\s*",
    re.IGNORECASE,
)
# Where the main clause stops: a relative clause, a reason, a time, a second main clause.
DEPENDENT = re.compile(
    r"(?:,?\s(?:who|whom|whose|which|because|since|while|although|though|whereas|where|when|before|after|until|"
    r"as (?:it|he|she|they|we|the|a|part|well|soon|a result))\b|;|\s[—–]\s|:\s|,\s(?:but|so|adding|saying|including)\b|"
    r"\s(?:so )?that\b)",
    re.IGNORECASE,
)
MARKS = str.maketrans({"’": "'", "“": None, "”": None, '"': None})
# A finite verb, roughly: without one before it a "that" or "who" only says which subject is meant.
VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|'s|'re|'ll)\b|"
    r"\w{2,}(?:ed|[^s]s)\b|\b(?:said|told|made|went|came|took|got|gave|saw|knew|found|left|lost|kept|felt)\b",
    re.IGNORECASE,
)
SHORTEST = 3  # words that must stand before a dependent clause, or the first one is the main clause


def first_sentence(content: str) -> str:
    """The first sentence of a content, at most `LONGEST` characters."""
    content = content[:LONGEST]
    end = SENTENCE_END.search(content)
    return content[: end.start() + 1] if end and end.start() > 12 else content


def main_clause(content: str) -> str:
    """The main clause of the first sentence, in lower case; a condition in front is left off like any other clause."""
    sentence = first_sentence(content).translate(MARKS)
    leading = LEADING.match(sentence)
    if leading and len(sentence) - leading.end() > 12:
        sentence = sentence[leading.end() :]
    for stop in DEPENDENT.finditer(sentence):
        before = sentence[: stop.start()]
        if len(before.split()) >= SHORTEST and VERB.search(before):
            return before.lower()
    return sentence.lower()
