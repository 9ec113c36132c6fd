"""What a difference is about, in a few words of the reports: a noun phrase that both wordings share.

A phrase is what stands between the small words, the verbs and the marks; it is taken only where a small word before it
shows that a noun phrase begins there, and never longer than a heading can bear.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from quoth.compare.keys import forms_of, keys_of
from quoth.lexicons import load_table, load_toml, load_word_set, load_words
from quoth.text.stems import light_words
from quoth.text.tokens import Token, tokens_of

LONGEST_WORDS, LONGEST = 4, 30
# A phrase behind "of" is joined to the one before it where both together are no longer than this.
JOINED = 32
SHORTEST = 4
# A heading has no more words than this.
MOST_WORDS = 8
# Heads that only lead to the noun behind them.
GENERAL_NOUNS = frozenset(
    [
        "total",
        "number",
        "part",
        "kind",
        "sort",
        "lack",
        "evidence",
        "signs",
        "sign",
        "case",
        "fact",
        "thing",
        "things",
        "way",
        "use",
        "side",
        "sides",
        "end",
        "result",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "last",
        "next",
        "same",
        "past",
    ]
)
# "As baseless", "like mad": behind these an adjective may stand alone.
NO_OPENERS = ("as", "like", "that")
POSSESSIVES = ("'s", "’s")


class Phrase(NamedTuple):
    """A noun phrase: its words, its place among the phrases, and whether a small word shows that it begins there."""

    words: tuple[str, ...]
    place: int
    opened: bool

    @property
    def text(self) -> str:
        """The words as they stand."""
        return " ".join(self.words)


def heading(topic: str | None, asked: str) -> str:
    """ "Sprinkler system: on whose word?", or the question alone where nothing can be named; never too long to be read at once."""
    words = topic.split() if topic else []
    over = max(0, len(words) + len(asked.split()) - MOST_WORDS)
    cut_name = over > 0 and words[over - 1][:1].isupper()
    words = words[over:]
    # Neither the second half of a name may open it, nor an "of".
    while (
        words
        and over
        and (words[0].casefold() in load_word_set("function_words") or (cut_name and words[0][:1].isupper()))
    ):
        words.pop(0)
    told = f"{' '.join(words)}: {asked}" if words else asked
    return f"{told[:1].upper()}{told[1:]}"


# One wording is held against many others.
@lru_cache(maxsize=4096)
def topic_of(words: str, other: str) -> str | None:
    """The phrase of the words that the other wording has most of, the first of equals; None where there is none."""
    shared = frozenset(keys_of(words)) & frozenset(keys_of(other))
    found = [phrase for phrase in phrases_in(words) if tells(phrase) and meets(phrase, shared)]
    return named(max(found, key=lambda p: (held(p, shared), p.opened, -p.place), default=None))


def full_topic_of(words: str, other: str) -> str | None:
    """As `topic_of`; where that is one word alone, with the next one that both wordings have ("Inspectors and sprinklers")."""
    topic = topic_of(words, other)
    if topic is None or len(topic.split()) > 1:
        return topic
    shared = frozenset(keys_of(words)) & frozenset(keys_of(other))
    found = [p.text for p in phrases_in(words) if tells(p) and meets(p, shared) and p.opened | (p.place == 0)]
    others = [text for text in found if not set(keys_of(text)) & set(keys_of(topic))]
    both = f"{topic} and {others[0]}" if others else topic
    return both if len(both) <= JOINED else topic


def fullest_topic(words: str) -> str | None:
    """The fullest phrase that surely is one, the first of equals."""
    sure = [phrase for phrase in phrases_in(words) if phrase.opened and tells(phrase)]
    return named(max(sure, key=lambda phrase: (len(phrase.words), -phrase.place), default=None))


def named(phrase: Phrase | None) -> str | None:
    """The phrase with a capital."""
    return f"{phrase.text[:1].upper()}{phrase.text[1:]}" if phrase else None


def held(phrase: Phrase, shared: frozenset[str]) -> int:
    """How many of its content words both wordings have, less those that only one has."""
    keys = frozenset(keys_of(phrase.text))
    return len(keys & shared) - len(keys - shared)


def meets(phrase: Phrase, shared: frozenset[str]) -> bool:
    """Whether both wordings have at least half of its content words."""
    return held(phrase, shared) >= 0 and bool(frozenset(keys_of(phrase.text)) & shared)


def tells(phrase: Phrase) -> bool:
    """Whether it names something: no noun for what was said alone, no time, and short enough."""
    head = phrase.words[-1].casefold()
    general = head in load_word_set("backward") or head in _times() or head in GENERAL_NOUNS
    general = general or (len(phrase.words) == 1 and bool({head, head.removesuffix("s")} & _people()))
    # A place or a person alone tells who and where, not what.
    general = general or all(word[:1].isupper() for word in phrase.words if word not in ("of", "the"))
    return not general and len(phrase.text) <= JOINED and len(head) >= SHORTEST and not head[0].isdigit()


@lru_cache(maxsize=4096)
def phrases_in(words: str) -> tuple[Phrase, ...]:
    """The noun phrases of some words, in order, each also joined to the one that an "of" hangs on it."""
    tokens = tokens_of(words)
    spans = [span for span in stretches(tokens) if span[1] - span[0] <= LONGEST_WORDS]
    found = [phrase_at(tokens, span, place) for place, span in enumerate(spans)]
    kept = [phrase for phrase in found if phrase.words and len(phrase.text) <= LONGEST]
    by_start = {spans[phrase.place][0]: phrase for phrase in kept}
    joined = []
    for phrase in kept:
        end = spans[phrase.place][1]
        if end < len(tokens) and tokens[end].lower == "of":
            article = [t.text for t in tokens[end + 1 : end + 2] if t.lower in ("the", "a", "an")]
            behind = by_start.get(end + 1 + len(article))
            if (
                behind
                and phrase.words[-1].casefold() not in GENERAL_NOUNS
                and len(phrase.words) == end - spans[phrase.place][0]
            ):
                both = Phrase((*phrase.words, "of", *article, *behind.words), phrase.place, phrase.opened)
                joined += [both] if len(both.text) <= JOINED else []
    return (*kept, *joined)


def stretches(tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """From and to where no small word, verb or mark stands."""
    found, start = [], 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or breaks(tokens, at):
            if at > start:
                found.append((start, at))
            start = at + 1
    return found


def breaks(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a phrase ends before the word: a mark, a small word, a verb."""
    token = tokens[at]
    if token.lower in POSSESSIVES or not token.is_word:
        return token.lower not in POSSESSIVES
    opened = at > 0 and tokens[at - 1].lower != "to" and opens(tokens[at - 1])
    if token.lower in _small() or token.lower.endswith("ly"):
        return True
    if token.lower in _verbs() or (token.lower.endswith("ed") and len(token.lower) > 4 and not token.is_capitalised):
        return not opened
    return False


def opens(token: Token) -> bool:
    """Whether a noun phrase begins behind the word: an article, a possessive, a number word, a preposition."""
    return token.lower in _openers()


def phrase_at(tokens: tuple[Token, ...], span: tuple[int, int], place: int) -> Phrase:
    """The words of a stretch, a possessive put back to its owner; none where it breaks off or only runs on."""
    words: list[str] = []
    for token in tokens[span[0] : span[1]]:
        if token.lower in POSSESSIVES and words:
            words[-1] += token.text
        else:
            words.append(token.text)
    opened = span[0] > 0 and opens(tokens[span[0] - 1])
    proper = bool(words) and (words[-1][:1].isupper() or words[0][:1].isdigit())
    people = len(words) == 1 and tokens[max(0, span[0] - 1)].lower == "the"  # "the injured"
    hanging = words[-1].casefold().endswith(("ed", "ing")) and not people if words else True
    whole = not hanging and not words[-1].endswith(POSSESSIVES)
    return Phrase(tuple(words) if whole and (opened or proper) else (), place, opened)


@cache
def _openers() -> frozenset[str]:
    grammar = load_toml("grammar")
    return frozenset((*grammar["determiners"], *grammar["prepositions"], *POSSESSIVES)) - frozenset(NO_OPENERS)


@cache
def _small() -> frozenset[str]:
    grammar = load_toml("grammar")
    names = ("determiners", "subjects", "relatives", "prepositions", "subordinators", "coordinators", "auxiliaries",
             "modals", "negations", "adverbs")  # fmt: skip
    return light_words() | frozenset(word for name in names for word in grammar[name])


def has_a_verb(words: str) -> bool:
    """Whether a form stands in the words that ends a noun phrase: they tell something and do not only name it."""
    grammar = load_toml("grammar")
    known = _verbs() | {*grammar["auxiliaries"], *grammar["modals"]}
    return any(
        token.lower in known or (token.lower.endswith("ed") and len(token.lower) > 4 and not token.is_capitalised)
        for token in tokens_of(words)
    )


@cache
def _verbs() -> frozenset[str]:
    cues = frozenset(form for row in load_table("cues") for form in (row[0], *forms_of(row[0])))
    nouns = frozenset(load_toml("grammar")["nouns_too"])
    return (cues - nouns) | frozenset(load_words("finite_verbs")) | frozenset(load_toml("grammar")["past_verbs"])


@cache
def _people() -> frozenset[str]:
    return load_word_set("people") | load_word_set("source_nouns")


@cache
def _times() -> frozenset[str]:
    return frozenset(load_toml("grammar")["times"])
