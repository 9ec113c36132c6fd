"""What a number counts: the noun phrase behind it, and the unit that the noun stands for."""

import re
from functools import cache
from typing import NamedTuple

from quoth.annotate.units import is_plural, singular
from quoth.lexicons import load_table, load_toml, load_word_set, load_words
from quoth.text.tokens import Token, word_at

# The longest stretch of words between a number and its noun that was met in reading ("North Korean special forces troops").
MOST_WORDS = 7
FIGURE_WORDS = load_toml("figure_words")
STOPS = frozenset(FIGURE_WORDS["stops"])
COUNTING = frozenset(FIGURE_WORDS["counting"])
DETERMINERS = frozenset(FIGURE_WORDS["determiners"])
OUTCOME = frozenset(FIGURE_WORDS["outcome"])
NOUN_IN_ED = frozenset(FIGURE_WORDS["noun_in_ed"])
ADJECTIVE_ED = frozenset(FIGURE_WORDS["adjective_ed"])
PAST = frozenset(load_toml("times")["outlook"]["past"]) - {"lost", "broke", "left", "led", "set"}
SPEAKING = frozenset({"said", "say", "told", "claimed", "claim", "argue", "believe", "denied", "reported", "announced"})
# "the two nations escalates": a verb that looks like a second plural.
VERB_IN_S = re.compile(r"(?:(?:al|[^t]or|er|in|ig|ip|ul)ates|inues|ifies|\w{4}izes)$")
# "Casualties of the floods": between the two nouns stand so many words.
JOINTS, FARTHEST_JOINT = frozenset({"of", "in", "from", "among", "on"}), 3
VERB_END = re.compile(r"(?:ed|ing)$")
ADVERB_NO_END = frozenset(FIGURE_WORDS["no_adverbs"])


class Counted(NamedTuple):
    """The words that say what is counted, their unit, and where they end (index of the token after them)."""

    words: str
    unit: str | None
    first: int
    last: int


@cache
def people() -> frozenset[str]:
    """Nouns, singular, by which people are counted."""
    return load_word_set("counted_people") | frozenset(singular(word) for word in load_words("people"))


def counted_at(tokens: tuple[Token, ...], index: int, *, plural: bool) -> Counted | None:
    """The noun phrase that begins at a token behind a number; None where no noun follows."""
    at = past_of(tokens, index)
    words: list[int] = []
    while at < len(tokens) and len(words) < MOST_WORDS and goes_on(tokens, at, bool(words)):
        words.append(at)
        at += 1
    if not words:
        return None
    head = head_of(tokens, words) if plural else single_head(tokens, words)
    if head is None:
        return None
    text = " ".join(tokens[i].text for i in range(words[0], head + 1))
    return Counted(text, unit_of_noun(tokens[head].lower), words[0], head + 1)


def past_of(tokens: tuple[Token, ...], index: int) -> int:
    """Past "of", "of the", "of their", "of the country's" between a number and its noun."""
    if word_at(tokens, index) != "of":
        return index
    at = index + 1
    return at + 1 if word_at(tokens, at) in DETERMINERS else at


def goes_on(tokens: tuple[Token, ...], at: int, begun: bool) -> bool:
    """Whether a word can belong to the noun phrase: no mark, no small word, no verb."""
    token = tokens[at]
    if token.text in ("'s", "’s") or (token.lower == "and" and begun and joins_nouns(tokens, at)):
        return begun
    if not token.is_word or token.text[0].isdigit() or token.lower in STOPS or token.lower in PAST:
        return False
    if token.lower.endswith("ly") and token.lower not in ADVERB_NO_END:
        return word_at(tokens, at + 1).endswith("ed") and is_plural(word_at(tokens, at + 2))
    if begun and (token.lower in OUTCOME or (is_plural(tokens[at - 1].lower) and VERB_IN_S.search(token.lower))):
        return False
    verb = (
        VERB_END.search(token.lower) is not None and token.lower not in ADJECTIVE_ED and token.lower not in NOUN_IN_ED
    )
    return not (verb and begun and is_plural(tokens[at - 1].lower))


def joins_nouns(tokens: tuple[Token, ...], at: int) -> bool:
    """ "technicians and instructors", "patients and staff", "gay and lesbian couples": one number counts them all"""
    left, right, beyond = word_at(tokens, at - 1), word_at(tokens, at + 1), word_at(tokens, at + 2)
    if not is_plural(left):
        return right.isalpha() and right not in STOPS and not is_plural(right) and is_plural(beyond)
    if not is_plural(right) or right in STOPS or is_plural(beyond) or beyond in SPEAKING:
        return False
    return (singular(left) in people()) == (singular(right) in people())


def unit_of_noun(word: str) -> str:
    """ "person" for people, else the singular of the noun."""
    if is_a_people(word):
        return "person"
    noun = singular(word)
    return "person" if noun in people() else noun


@cache
def peoples() -> frozenset[str]:
    """Words for the people of a country, in the plural."""
    return frozenset(
        word.lower()
        for _, _, adjectives, *_ in load_table("countries")
        for word in adjectives.split("|")
        if word.endswith("s") or word in ("British", "French", "Dutch", "Irish", "Chinese", "Japanese")
    )


def is_a_people(word: str) -> bool:
    """ "Iraqis", "Americans": the people of a country are counted as people."""
    return word in peoples()


def head_of(tokens: tuple[Token, ...], words: list[int]) -> int | None:
    """The head noun behind a plural number: the first plural, or the last of several that stand side by side."""
    plurals = [
        i
        for i in words
        if (is_plural(tokens[i].lower) or is_a_people(tokens[i].lower))
        and word_at(tokens, i + 1) not in ("'s", "’s", "'")
    ]
    if not plurals:
        return words[0] if singular(tokens[words[0]].lower) in people() else None
    head = plurals[0]
    for i in plurals[1:]:
        if i == head + 1 or (tokens[i - 1].lower == "and" and i == head + 2):
            head = i
    return head


def single_head(tokens: tuple[Token, ...], words: list[int]) -> int:
    """The head noun behind "one": a word for a person, else the word before one that looks like a verb or a name."""
    for position, i in enumerate(words):
        word = tokens[i].lower
        if word in people():
            return i
        following = words[position + 1] if position + 1 < len(words) else None
        if following is None or is_plural(tokens[following].lower) or tokens[following].is_capitalised or position == 2:
            return i
    return words[0]


def counted_before(tokens: tuple[Token, ...], index: int) -> Counted | None:
    """What "rose to 14", "numbered 600" or "may exceed 600,000" counts: the plural noun before the verb of counting."""
    verb = next((at for at in range(index - 1, max(-1, index - 7), -1) if tokens[at].lower in COUNTING), None)
    if verb is None:
        return None
    for at in range(verb - 1, max(-1, verb - 10), -1):
        word = tokens[at].lower
        if word in (".", ";", ":"):
            return None
        if is_plural(word) and word not in STOPS and tokens[at].is_word:
            # Of "the people killed" the people are counted.
            behind_people = word in OUTCOME and is_plural(word_at(tokens, at - 1))
            head = owner_of(tokens, at - 1 if behind_people else at)
            return Counted(tokens[head].text, unit_of_noun(tokens[head].lower), head, head + 1)
    return None


def owner_of(tokens: tuple[Token, ...], at: int) -> int:
    """The plural noun that a phrase behind it belongs to ("casualties of the floods"); the noun itself where there is none."""
    for joint in range(at - 1, max(0, at - 1 - FARTHEST_JOINT), -1):
        if tokens[joint].lower in JOINTS:
            before = tokens[joint - 1].lower
            return joint - 1 if is_plural(before) and before not in STOPS else at
        if tokens[joint].lower in COUNTING or not tokens[joint].is_word:
            return at
    return at
