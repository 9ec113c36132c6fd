"""Bodies told by a lower-case noun: "the German foreign ministry", "district police", "the border guard command"."""

from collections.abc import Sequence
from functools import cache

from quoth.annotate.kinds import GUARDS
from quoth.annotate.name_runs import Name
from quoth.annotate.vocabulary import (
    body_kinds,
    document_nouns,
    function_words,
    is_person_noun,
    people_nouns,
    word_set,
)
from quoth.lexicons import load_toml
from quoth.text.tokens import Token

LONGEST_PHRASE = 5  # words before the head
BARE = frozenset({"police", "parliament", "congress", "gendarmerie"})  # stand without an article
# Heads that are as often no body at all unless a name or adjective stands before them.
DOUBTFUL = frozenset(
    [
        *("force", "forces", "front", "group", "team", "network", "service", "services", "command", "division"),
        *("guard", "patrol", "mission", "conference", "exchange", "office", "project", "campaign", "business"),
        *("initiative", "works", "ring", "port", "fund", "unit", "church", "executive", "intelligence", "monitor"),
        *("trust", "league", "school", "station", "front", "authority", "panel", "board", "house", "union", "party"),
        *("partnership", "society", "operator", "association", "club", "court", "library", "museum", "squad"),
    ]
)

# What makes a station an outlet: others give power, sell petrol or hold prisoners.
ON_AIR = frozenset({"radio", "tv", "television", "news", "broadcast", "broadcasting", "fm", "cable", "channel"})

# Prepositions and adverbs that no name of a body goes back over.
LOOSE = frozenset(
    ["alongside", "beside", "besides", "amid", "despite", "like", "via", "until", "unlike", "upon", "toward"]
)


def body_phrases(tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """The bodies of one sentence that a lower-case noun names, each with what stands before the noun.

    A phrase takes in the capitals in front of it ("Kyiv police"); "the agency" alone names nobody and is left out.
    """
    found: list[Name] = []
    for at, token in enumerate(tokens):
        if token.lower not in body_kinds() or token.is_capitalised:
            continue
        if at + 1 < len(tokens) and (_goes_on(tokens[at + 1]) or tokens[at + 1].text.startswith("-")):
            continue
        start = _phrase_start(tokens, at)
        phrase = [t for t in tokens[start : at + 1] if t.text not in ("'s", "’s", "'", "’")]
        if token.lower == "station" and not ON_AIR.intersection(word.lower for word in phrase):
            continue
        if token.lower == "guard" and not any(t.is_capitalised or t.lower in GUARDS for t in phrase[:-1]):
            continue
        if _names_somebody(tokens, start, at):
            found.append(Name(phrase[0].start, token.end, phrase[0].start, tuple(t.text for t in phrase), "body"))
    return found


def _goes_on(token: Token) -> bool:
    """Whether the noun is only the first part of a longer one ("police officers", "government documents")."""
    word = token.lower
    return word[0].isalpha() and (
        word in body_kinds() or word in people_nouns() or word in document_nouns() or is_person_noun(word)
    )


def _phrase_start(tokens: Sequence[Token], at: int) -> int:
    """The index of the first word of the phrase, after its determiner."""
    start = at
    while start and at - start < LONGEST_PHRASE:
        before = tokens[start - 1]
        if before.text in ("'s", "’s", "'", "’"):
            if start > 1 and tokens[start - 2].is_capitalised:
                start -= 1
                continue
            break
        word = before.lower
        if not before.text[0].isalpha() or word in function_words() or word in word_set("determiners"):
            break
        if word in word_set("phrase_ends") or word.endswith("ly") or word in word_set("calendar"):
            break
        if word.endswith("ing") and not (start > 1 and tokens[start - 2].is_capitalised):
            break
        if not before.is_capitalised and (word.endswith("ed") or word in LOOSE or word in past_verbs()):
            break
        start -= 1
    return start + 1 if tokens[start].text in ("'s", "’s", "'", "’") else start


@cache
def past_verbs() -> frozenset[str]:
    """Verb forms that end no regular way and stand in no name: "told" of "Janis Kalnins told parliament"."""
    return frozenset(load_toml("grammar")["past_verbs"])


def _names_somebody(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the phrase says more than "the agency": a name, a nationality, a qualifier after a determiner."""
    head = tokens[at].lower
    if any(token.is_capitalised for token in tokens[max(start, 1) : at]):
        return True
    if tokens[start].is_capitalised and any(token.text in ("'s", "’s") for token in tokens[start:at]):
        return True
    if start == at:
        return head in BARE
    before = tokens[start - 1].lower if start else ""
    if head in BARE:
        return True
    return before in ("the", "'s", "'", "its", "their") and (head not in DOUBTFUL or at - start >= 1)
