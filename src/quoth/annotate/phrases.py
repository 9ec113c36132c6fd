"""A source's words taken apart: its determiner, its head noun, the name that is its head."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from quoth.annotate.vocabulary import body_kinds, document_nouns, is_person_noun, pronouns, word_set
from quoth.text.tokens import Token, tokens_of
from quoth.types import Span

LONGEST = 60  # tokens of a mention that are looked at
Determiner = Literal["definite", "indefinite", "owned", "bare"]
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OWNED = frozenset({"his", "her", "its", "their", "our", "my", "your"})
TAIL = frozenset({"himself", "herself", "itself", "themselves", "here", "there", "alike", "last", "this"})
STRETCHES = frozenset({"week", "month", "year", "weekend", "night", "morning", "evening", "afternoon"})
SECRECY = frozenset(
    {"asked", "requested", "spoke", "declined", "insisted", "wished", "wanted", "refused", "was", "were"}
)


PARTICIPLES = frozenset({"seen", "found", "shown", "sent", "written", "drawn", "made", "held", "given", "known"})
AFTER_PARTICIPLE = frozenset({"by", "on", "in", "with", "to", "at", "for", "from", "as", "last", "this", "about"})
# How a report came to somebody or to a paper, and when a paper came out: no part of what either is called.
COME_BY = frozenset(
    [
        *("interviewed", "contacted", "reached", "quoted", "seen", "obtained", "reviewed", "found", "published"),
        *("issued", "released", "dated"),
    ]
)


class Phrase(Struct, frozen=True):
    """The words of a mention without article, the head noun (lower case), where its first noun phrase ends."""

    tokens: tuple[Token, ...]
    determiner: Determiner
    head: str
    first_end: int
    pronoun: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(token.lower for token in self.tokens)


def phrase_at(text: str, span: Span, skip: Sequence[Span] = ()) -> Phrase:
    """The mention taken apart; `skip` are names, inside which no "of" ends the first noun phrase."""
    tokens = tokens_of(text, span.start, span.end)[:LONGEST]
    tokens = tuple(token for token in tokens if token.text not in '"“”‘’')
    if tokens and tokens[0].lower == "both" and len(tokens) > 1:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in ("'s", "’s", "'", "’", ","):
        tokens = tokens[:-1]
    tokens = _without_tail(tokens)
    determiner: Determiner = "bare"
    if tokens and (tokens[0].lower in DEFINITE or tokens[0].lower in ("a", "an")) and len(tokens) > 1:
        determiner = "definite" if tokens[0].lower in DEFINITE else "indefinite"
        tokens = tokens[1:]
    elif tokens and tokens[0].lower in OWNED and len(tokens) > 1:
        determiner = "owned"
    if len(tokens) > 2 and tokens[1].text in ("'s", "’s") and tokens[0].lower in STRETCHES | {"today", "yesterday"}:
        tokens = tokens[2:]
    pronoun = _pronoun_of(tokens) if determiner == "bare" else None
    end = _first_phrase_end(tokens, skip)
    head = _one_of(tokens) or (tokens[end - 1].lower if end else "")
    return Phrase(tokens, determiner, head, end, pronoun)


def _without_tail(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without what does not belong to a name at their end: "himself", "here", "last week", "Thursday"."""
    end = len(tokens)
    while end > 1 and (tokens[end - 1].lower in TAIL or _is_time(tokens, end - 1)):
        end -= 1
    return tokens[:end]


def _is_time(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a day, or a stretch of time after "last" or "this", ends a phrase that does not begin with it."""
    word, before = tokens[at].lower, tokens[at - 1].lower
    days = tokens[at].is_capitalised and word.endswith("day") and word in word_set("calendar")
    return days or (word in STRETCHES and before in ("last", "this", "next"))


def _pronoun_of(tokens: tuple[Token, ...]) -> str | None:
    if len(tokens) == 3 and tokens[1].lower == "of" and tokens[2].lower == "them":
        return "they" if tokens[0].lower in ("none", "all", "both", "many", "most", "some") else None
    if not tokens or tokens[0].lower not in pronouns() or len(tokens) > 3 or tokens[0].text == "US":
        return None
    return tokens[0].lower if len(tokens) == 1 or not tokens[1].text[0].isalpha() or len(tokens) == 2 else None


def _first_phrase_end(tokens: tuple[Token, ...], skip: Sequence[Span]) -> int:
    """The index after the first noun phrase: at a comma, a preposition, a relative word, outside names."""
    for at, token in enumerate(tokens):
        if not at or any(span.start < token.start < span.end for span in skip):
            continue
        if token.text in (",", "(", "—", "–", "-", ";", ":") or token.lower in word_set("phrase_ends"):
            return at
        before = tokens[at - 1]
        if token.lower.endswith("ing") and not before.is_capitalised and _is_speaking_noun(before.lower):
            return at
        if _tells_more(tokens, at):
            return at
    return len(tokens)


def _tells_more(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a past participle after a noun tells more about it ("figures compiled by", "survivors reached by")."""
    word, before = tokens[at].lower, tokens[at - 1]
    if (
        (before.is_capitalised and at > 1)
        or not (word.endswith("ed") or word in PARTICIPLES)
        or tokens[at].is_capitalised
    ):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    apart = following is None or following.lower in AFTER_PARTICIPLE or following.lower in word_set("calendar")
    return apart and (_is_speaking_noun(before.lower) or before.lower in document_nouns())


def _is_speaking_noun(word: str) -> bool:
    """Whether a lower-case word means people or bodies, so that a participle after it tells more about them."""
    many = word.endswith("s") and word[:-1] in body_kinds() | dict.fromkeys(word_set("government_nouns"), "")
    return is_person_noun(word) or many


def _one_of(tokens: tuple[Token, ...]) -> str:
    """The noun of "one of the officials" in the singular."""
    if len(tokens) < 3 or tokens[0].lower != "one" or tokens[1].lower != "of":
        return ""
    noun = next((t.lower for t in tokens[2:] if t.lower.endswith("s") and is_person_noun(t.lower[:-1])), "")
    return noun[:-1]


def words_of(text: str, phrase: Phrase) -> str:
    """The phrase as a speaker without a name is called: without article, up to a comma or a plea for anonymity."""
    end = len(phrase.tokens)
    for at, token in enumerate(phrase.tokens):
        following = phrase.tokens[at + 1].lower if at + 1 < len(phrase.tokens) else ""
        if at and (token.text in (",", "(", "—", "–", ";") or (token.lower == "who" and following in SECRECY)):
            end = at
            break
        if at and token.lower in COME_BY and _tells_more(phrase.tokens, at):
            end = at
            break
    while end > 1 and phrase.tokens[end - 1].lower in word_set("phrase_ends"):
        end -= 1
    if not phrase.tokens or not end:
        return ""
    return text[phrase.tokens[0].start : phrase.tokens[end - 1].end].strip()


def opening_phrase(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that opens a sentence: an article, at most `LONGEST_SUBJECT` words, a noun for people or bodies.

    What "of", "at" or "in" adds is taken along up to the verb.
    """
    tokens = tokens_of(text, start, end)
    if not tokens or tokens[0].lower not in ("a", "an", "the", "another"):
        return None
    for at in range(1, min(len(tokens) - 1, LONGEST_SUBJECT)):
        token, following = tokens[at], tokens[at + 1]
        if token.text in STOPS or token.lower in word_set("phrase_ends"):
            return None
        if not (is_person_noun(token.lower) or token.lower in body_kinds()) or token.is_capitalised:
            continue
        if following.lower in body_kinds() or is_person_noun(following.lower) or following.is_capitalised:
            continue
        return Span(tokens[0].start, tokens[_with_place(tokens, at)].end)
    return None


def _with_place(tokens: Sequence[Token], at: int) -> int:
    """The index of the last word of a phrase with what "of", "at" or "in" adds to it, at most five words."""
    if tokens[at + 1].lower not in ("of", "at", "in", "from", "with"):
        return at
    last = at
    for index in range(at + 2, min(len(tokens), at + 7)):
        token = tokens[index]
        if token.text in STOPS or token.lower.endswith("ed") or token.lower in word_set("phrase_ends") | BE:
            return last
        last = index if token.text not in ("the", "a", "an") else last
    return at


LONGEST_SUBJECT = 8  # words from the article to the noun
STOPS = frozenset({",", ".", ";", ":", "(", "—", "–", '"', "“"})
BE = frozenset(
    {"is", "was", "are", "were", "has", "had", "have", "will", "would", "said", "told", "says", "can", "could"}
)


def owns(text: str, span: Span) -> bool:
    """Whether a name is followed by a possessive ending."""
    return text[span.end : span.end + 2] in ("'s", "’s") or text[span.end : span.end + 1] in ("'", "’")
