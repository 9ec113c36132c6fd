"""What a number counts: the noun phrase behind it, and the unit that the noun stands for."""

import re
from functools import cache
from typing import NamedTuple

from quoth.lexicons import load_toml, load_words
from quoth.text.tokens import Token

# The longest stretch of words between a number and its noun that was met in reading ("North Korean special forces troops").
MOST_WORDS = 6
STOPS = frozenset(load_toml("figure_words")["stops"])
COUNTING = frozenset(load_toml("figure_words")["counting"])
DETERMINERS = frozenset(load_toml("figure_words")["determiners"])
VERB_END = re.compile(r"(?:ed|ing)$")
OUTCOME = frozenset(load_toml("figure_words")["outcome"])
NOUN_IN_ED = frozenset(load_toml("figure_words")["noun_in_ed"])
ADJECTIVE_ED = frozenset(load_toml("figure_words")["adjective_ed"])
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "feet": "foot", "lives": "life",
    "policemen": "policeman", "gunmen": "gunman", "firemen": "fireman", "fishermen": "fisherman", "mice": "mouse",
    "servicemen": "serviceman", "homes": "house", "motorbikes": "motorcycle", "lorries": "truck", "bodies": "body",
    "buses": "bus", "minibuses": "minibus", "viruses": "virus", "campuses": "campus", "bonuses": "bonus",
}  # fmt: skip


class Counted(NamedTuple):
    """The words that say what is counted, their unit, and where they end (index of the token after them)."""

    words: str
    unit: str | None
    first: int
    last: int


@cache
def units() -> dict[str, str]:
    """Every form of a unit with its symbol."""
    return {form: unit for unit, forms in load_toml("quantities")["units"].items() for form in forms}


@cache
def people() -> frozenset[str]:
    """Nouns, singular, by which people are counted."""
    return frozenset(load_words("counted_people")) | frozenset(singular(word) for word in load_words("people"))


def singular(word: str) -> str:
    """The singular of a regular plural, or of one of the irregular ones."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in IRREGULAR or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3) or (
        word in ("troops", "staff", "personnel", "police", "dead", "others", "relatives", "crew", "aircraft", "sheep", "cattle")
    )  # fmt: skip


def unit_at(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """A unit of measure that begins at a token ("per cent", "km", "cubic metres"), and the token after it."""
    word = tokens[index].lower if index < len(tokens) else ""
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word in ("percentage", "basis") and following.startswith("point"):
        return ("percentage point" if word == "percentage" else "basis point"), index + 2
    if word == "per" and following == "cent":
        return "percent", index + 2
    if word in ("cubic", "square", "sq") and singular(following) in units():
        power = "3" if word == "cubic" else "2"
        return units()[singular(following)] + power, index + 2
    unit = units().get(word) or units().get(singular(word))
    return (unit, index + 1) if unit and word not in ("second", "min") else None


def counted_at(tokens: tuple[Token, ...], index: int, *, plural: bool) -> Counted | None:
    """The noun phrase that begins at a token behind a number; None where no noun follows."""
    at = index
    if at + 1 < len(tokens) and tokens[at].lower == "of":
        at += 2 if tokens[at + 1].lower in DETERMINERS else 1
    words: list[int] = []
    while at < len(tokens) and len(words) < MOST_WORDS:
        token = tokens[at]
        if not token.is_word or token.text[0].isdigit() or token.lower in STOPS or token.lower.endswith("ly"):
            break
        if token.lower in OUTCOME and words:
            break
        if VERB_END.search(token.lower) and token.lower not in ADJECTIVE_ED | NOUN_IN_ED and words:
            break
        words.append(at)
        at += 1
    if not words:
        return None
    head = head_of(tokens, words, plural=plural)
    if head is None:
        return None
    first = words[0]
    text = " ".join(tokens[i].text for i in words if first <= i <= head)
    noun = singular(tokens[head].lower)
    return Counted(text, "person" if noun in people() else noun, first, head + 1)


def head_of(tokens: tuple[Token, ...], words: list[int], *, plural: bool) -> int | None:
    """The head noun: behind a plural number the first plural that no further noun follows, else the first noun."""
    if not plural:
        return words[min(1, len(words) - 1)] if VERB_END.search(tokens[words[0]].lower) else last_noun(tokens, words)
    plurals = [i for i in words if is_plural(tokens[i].lower)]
    if not plurals:
        return words[0] if singular(tokens[words[0]].lower) in people() else None
    head = plurals[0]
    for i in plurals[1:]:
        if i == head + 1:
            head = i
    return head


def last_noun(tokens: tuple[Token, ...], words: list[int]) -> int:
    """Behind "one": the first word for people, else the first word."""
    return next((i for i in words if tokens[i].lower in people()), words[0])


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
            noun = singular(word)
            return Counted(tokens[at].text, "person" if noun in people() else noun, at, at + 1)
    return None
