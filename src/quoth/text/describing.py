"""Descriptions of people, bodies and papers without a name, taken apart for comparison: "three Latvian lawmakers"."""

from functools import cache, lru_cache

from msgspec import Struct

from quoth.lexicons import load_word_set, load_words
from quoth.text.countries import country_at
from quoth.text.folding import fold_words
from quoth.text.names import ARTICLES, PHRASE_ENDS
from quoth.text.spelling import american_spelling
from quoth.text.stems import stem_of

PLURALS = frozenset({"police", "people", "men", "women", "children", "media", "some", "others", "many", "several"})
# Words that only say whose or which: they set no description apart from another.
WHOSE = frozenset({"own", "same", "country", "nation", "national", "state", "local", "one", "unnamed", "anonymous"})
APART = frozenset({"other", "another", "second", "third", "different", "former"})
# A head that any person may have.
ANYBODY = frozenset({"official", "source", "person", "people", "insider", "individual", "man", "woman", "expert"})


class Description(Struct, frozen=True):
    """The head noun in the singular, whether it was plural, the country among the words, the other words as stems.

    `apart` tells that the words set it apart from one told of before ("another official", "two other survivors").
    """

    head: str
    plural: bool
    country: str | None
    others: frozenset[str]
    apart: bool = False


@cache
def word_classes(name: str) -> dict[str, tuple[str, ...]]:
    """Head words with the words that mean the same, from `roles` or `body_words`; a head is in its own class."""
    table: dict[str, tuple[str, ...]] = {}
    for line in load_words(name):
        words = tuple(word.strip() for word in line.split("|"))
        table[words[0]] = (*table.get(words[0], ()), *words)
    return table


@lru_cache(maxsize=8192)
def description_of(words: str) -> Description:
    """The words of a source taken apart; a bare name gives its last word as the head."""
    folded = tuple(american_spelling(word) for word in fold_words(words) if word not in ARTICLES)
    end = next((at for at, word in enumerate(folded) if at and word in PHRASE_ENDS), len(folded))
    if not folded:
        return Description("", False, None, frozenset())
    head = folded[end - 1]
    country, rest = _without_country((*folded[: end - 1], *folded[end:]))
    small = load_word_set("function_words") | PHRASE_ENDS | WHOSE
    others = frozenset(stem_of(word) for word in rest if word not in small and len(word) > 1)
    return Description(_singular(head), _is_plural(head), country, others, bool(APART & set(folded)))


def _singular(head: str) -> str:
    if head.endswith("ies") and len(head) > 4:
        return head[:-3] + "y"
    return head[:-1] if _is_plural(head) and head.endswith("s") else head


def _is_plural(head: str) -> bool:
    return head in PLURALS or (head.endswith("s") and not head.endswith(("ss", "us", "is")))


def _without_country(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    for start in range(len(words)):
        found = country_at(words, start)
        if found and found[0].form in ("name", "adjective"):
            return found[0].code, words[:start] + words[found[1] :]
    return None, words


def one_kind_of_head(one: str, other: str) -> bool:
    """Whether two head nouns may mean the same office, trade or kind of body: "lawmaker" and "politician"."""
    if one == other:
        return True
    pairs = ((one, other), (other, one))
    return any(b in word_classes(name).get(a, ()) for name in ("roles", "body_words") for a, b in pairs)


def shortens(short: Description, full: Description) -> bool:
    """Whether the first is the second with words left out: the same head, no other country, no word of its own."""
    if short.head != full.head or short.plural != full.plural or short.apart != full.apart:
        return False
    if not short.others <= full.others:
        return False
    return short.country in (None, full.country)


def rewords(one: Description, other: Description) -> bool:
    """Whether they differ only in a head that means the same, and name one country or say more than a head."""
    same = (
        one.country == other.country
        and one.others == other.others
        and (one.plural, one.apart) == (other.plural, other.apart)
    )
    told = bool(one.country or one.others)
    return same and told and "official" not in (one.head, other.head) and one_kind_of_head(one.head, other.head)


def may_be_one(one: Description, other: Description) -> bool:
    """Whether nothing in the words stands against their meaning the same: number, country, heads of one kind."""
    if (
        one.apart
        or other.apart
        or one.plural != other.plural
        or (one.country and other.country and one.country != other.country)
    ):
        return False
    return one_kind_of_head(one.head, other.head) or bool({one.head, other.head} & ANYBODY)
