"""Speakers as parts of a sentence of ours: with the article that they need, with a capital where they begin it."""

from functools import cache

from quoth.lexicons import load_toml, load_word_set
from quoth.text.folding import fold_word
from quoth.text.names import body_heads, is_nameless

# Bodies, states and places whose names take an article.
WITH_ARTICLE = frozenset(
    {"kremlin", "pentagon", "states", "nations", "kingdom", "netherlands", "emirates", "union", "vatican"}
)


def in_sentence(name: str) -> str:
    """A speaker's name inside a sentence: "the spokesman", "two officials", "the Interior Ministry", "Maud Esker"."""
    words = name.split()
    if not words:
        return name
    first, head = words[0].casefold(), fold_word(head_of(words))
    if first in _determiners() or first[0].isdigit() or words[0].endswith(("'s", "’s", "'", "’")):
        return name if first[0].isdigit() or not words[0][0].isupper() or len(words) == 1 else first_lowered(name)
    if len(words) == 1 and is_nameless(name):
        return f"the {name[0].lower()}{name[1:]}" if not name.isupper() else name
    if not name[0].isupper() or head in body_heads() or head in WITH_ARTICLE:
        return f"the {name}"
    return name


def at_the_beginning(name: str) -> str:
    """A speaker's name at the beginning of a sentence: "The spokesman", "Two officials"."""
    told = in_sentence(name)
    return f"{told[:1].upper()}{told[1:]}"


def first_lowered(name: str) -> str:
    """A determiner at the beginning without its capital; a name keeps it."""
    return f"{name[0].lower()}{name[1:]}" if name.split(maxsplit=1)[0].casefold() in _determiners() else name


def head_of(words: list[str]) -> str:
    """The head of a name: the last word before its first preposition."""
    for number, word in enumerate(words[1:], 1):
        if word.casefold() in _prepositions():
            return words[number - 1]
    return words[-1]


@cache
def _determiners() -> frozenset[str]:
    grammar = load_toml("grammar")
    return frozenset((*grammar["determiners"], *grammar["subjects"])) | load_word_set("function_words") & {
        "some",
        "one",
    }


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load_toml("grammar")["prepositions"])
