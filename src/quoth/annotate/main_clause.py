"""The clause of a content that its stance rests on: its first sentence without asides and dependent clauses."""

import re

LONGEST = 700  # characters that are looked at; what comes later does not change the stance
SENTENCE_END = re.compile(r"[.!?]+[\"”']*\s+(?=[\"“'A-Z(])")
# A clause in front that ends with a comma: "When the rain stops, ...".
LEADING = re.compile(
    r"^[\"“'\s]*(?:(?:and|but|so|that)\s+)?(?:when|while|although|though|despite|after|before|as|because|since|whereas|"
    r"(?:when |if )?asked|in|at|on|during|until|by|for|with|from|following|according to)\b[^,]{1,140},\s*",
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


# Words that are finite verbs wherever they stand in running text; "'s" and the like count after a pronoun only.
FINITE = frozenset(
    "is are was were am has have had do does did will would shall should can could may might must cannot won't wouldn't "
    "can't couldn't shouldn't mustn't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't said says told "
    "thinks thought knew knows felt feels believes made makes went goes came comes took takes got gets gave gives saw sees "
    "kept keeps became becomes began begins showed shows wants wanted needs needed seems seemed appears appeared remains "
    "remained plans hopes hoped expects expected intends intended".split()
)
# Forms that are finite verbs where nothing before them takes a bare verb ("police believe", not "to believe").
BARE = frozenset({"believe", "think", "say", "know", "fear", "hope", "expect", "argue", "want", "claim"})
TAKES_BARE = FINITE | frozenset({"to", "not", "n't", "the", "a", "his", "her", "their", "its", "no", "of", "in"})
CLITICS = ("'s", "'re", "'ll", "'d", "'ve", "'m")
PRONOUNS = frozenset("i you he she it we they that there this what who everybody everyone nobody".split())
OBJECTS = frozenset("the a an this that these those his her its their our my he she it they we you i no to".split())
RELATIVES = frozenset({"that", "who", "which"})
# What may stand within the group of the main verb, and how many words after it belong to its sense ("is expected to").
INSIDE = frozenset("not never n't also still now already only just even always be been being have".split())
AFTER_VERB, BEFORE_VERB = 5, 28
# "I think", "we know", before what one thinks: no main verb of what is said.
THOUGHT = re.compile(
    r"^(?:(?:and|but|so|well|yes|look|now),? )?(?:i|we)(?:'m| am)? (?:also |do |just |really |certainly )?"
    r"(?:think|believe|know|hope|guess|mean|feel|suppose|suspect|understand|sure|convinced|confident) (?:that )?"
)


def verb_part(clause: str) -> str:
    """The main clause up to a few words after its first verb: the subject without its relative clause, the verb group.

    What comes later ("said it would ...", "to those who may ...") belongs to other verbs.
    """
    words = THOUGHT.sub("", clause).split()[:BEFORE_VERB]
    verb = next_finite(words, 0)
    relative = next((at for at, word in enumerate(words[:verb]) if at and word in RELATIVES), None)
    kept: list[str] = []
    if relative is not None and verb < len(words):
        second = next_finite(words, end_of_group(words, verb))
        kept, words, verb = words[:relative], words[second:], 0
    end = min(len(words), end_of_group(words, verb) + AFTER_VERB)
    stop = next_finite(words, end_of_group(words, verb) + 1)
    return " ".join([*kept, *words[: min(end, stop)]])


def next_finite(words: list[str], start: int) -> int:
    """The place of the first finite verb from a place on; the number of words where there is none."""
    return next((at for at in range(start, len(words)) if is_finite(words, at)), len(words))


def is_finite(words: list[str], at: int) -> bool:
    """Whether a word is a finite verb, by the list, its clitic or the object that follows its "-ed"."""
    word = words[at].strip(",;:.!?()")
    stem, mark, ending = word.partition("'")
    if word in FINITE or (mark and mark + ending in CLITICS and stem in PRONOUNS):
        return True
    if word in BARE:
        return at > 0 and words[at - 1] not in TAKES_BARE
    return word.endswith("ed") and len(word) > 4 and at > 0 and at + 1 < len(words) and words[at + 1] in OBJECTS


def end_of_group(words: list[str], verb: int) -> int:
    """The place after the verb and the auxiliaries and adverbs that go with it."""
    at = verb + 1
    while at < len(words) and (words[at] in INSIDE or words[at].endswith("ly")):
        at += 1
    return at
