"""Names compared across reports: the same person or body under other titles, spellings, initials and word orders.

Two different full names are never joined, nor are the nameless ("officials") joined with anybody else.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from quoth.lexicons import load_table, load_word_set, load_words
from quoth.text.countries import CountryForm, country_at
from quoth.text.folding import fold_word, fold_words, name_words
from quoth.text.spelling import american_spelling, one_vowel_off, plain_sound

Sort = Literal["name", "body", "country", "nameless"]

ARTICLES = frozenset({"the", "a", "an"})
SMALL = frozenset({"of", "for", "and", "the", "in", "on", "at", "de", "du", "des", "la", "le", "s"})
LEGAL_FORMS = frozenset(
    [
        *("inc", "ltd", "llc", "plc", "corp", "corporation", "co", "company", "gmbh", "ag", "sa", "spa", "ad", "ead"),
        *("ab", "asa", "oyj", "nv", "bv", "kgaa", "sarl", "srl", "jsc", "pjsc", "pao", "oao", "ooo", "tbk", "bhd"),
    ]
)
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
BRACKETED = re.compile(r"\(([^()]{1,60})\)")
# What may follow the head of a noun phrase: "spokesman for the ministry", "people familiar with the talks".
PHRASE_ENDS = frozenset(
    [
        *("of", "for", "in", "at", "on", "from", "with", "to", "by", "who", "whom", "whose", "that", "which", "near"),
        *("briefed", "familiar", "close", "inside", "within", "involved", "speaking", "working", "living", "based"),
        *("among", "including"),
    ]
)


class NameForm(Struct, frozen=True):
    """A name taken apart: what sort it is, its folded words, the country in front, the letters in brackets."""

    sort: Sort
    words: tuple[str, ...]
    country: str | None
    generation: str | None
    initialism: str | None

    @property
    def joined(self) -> str:
        """The words without spaces, so that "Sun-won", "Sun won" and "Sunwon" are one."""
        return "".join(self.words)


@cache
def title_phrases() -> frozenset[tuple[str, ...]]:
    """Titles and offices as folded words."""
    return frozenset(fold_words(title) for title in load_words("titles"))


@cache
def body_heads() -> dict[str, str]:
    """Head nouns of bodies, folded, with the kind of the body; of several words the last."""
    return {fold_words(noun)[-1]: kind for noun, kind in load_table("bodies")}


@cache
def surnames_first() -> frozenset[str]:
    """Family names that stand before the given name, folded."""
    return load_word_set("surnames_first")


@cache
def _full_names_of() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for short, full in load_table("nicknames"):
        table.setdefault(short, set()).add(full)
    return {short: frozenset(full) for short, full in table.items()}


def is_title(words: tuple[str, ...]) -> bool:
    """Whether folded words are a title or an office."""
    return words in title_phrases()


def without_title(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name after its last title: "Defense Secretary Lloyd Austin", "Mr Lee"; the whole where none is."""
    folded = tuple(map(fold_word, words))
    for cut in range(len(words) - 1, 0, -1):
        rest = folded[cut:]
        if not words[cut][:1].isupper() and fold_word(words[cut]) not in ("al", "bin", "de", "van", "von", "da", "el"):
            return words
        if any(word in body_heads() or word in _AFTER_GENERAL for word in rest):
            return words
        if any(is_title(folded[start:cut]) for start in range(max(0, cut - 4), cut)):
            return words[cut:]
    return words


# Firms whose name begins like a rank.
_AFTER_GENERAL = frozenset({"motors", "electric", "dynamics", "mills", "assembly", "atomics", "council"})


def fold_name(name: str) -> str:
    """A name as folded words: no title, article, possessive, accent, case or hyphen; no words in brackets."""
    words = name_words(BRACKETED.sub(" ", name))
    while len(words) > 1 and fold_word(words[0]) in ARTICLES:
        words = words[1:]
    return " ".join(folded for folded in map(fold_word, without_title(words)) if folded)


def _sort_of(words: tuple[str, ...]) -> Sort:
    """By the head of the phrase: a body's noun, a lower-case noun (nameless people), else a name."""
    lowered = [word.casefold() for word in words]
    end = next((n for n, word in enumerate(lowered) if n and word in PHRASE_ENDS), len(words))
    head = words[end - 1]
    if fold_word(head) in body_heads():
        return "body"
    if head[:1].islower() or head[:1].isdigit() or (end < len(words) and _is_role(fold_word(head))):
        return "nameless"
    return "nameless" if fold_word(head) in _nameless_people() else "name"


def _is_role(word: str) -> bool:
    return is_title((word,)) or (word.endswith("s") and is_title((word[:-1],)))


@cache
def _nameless_people() -> frozenset[str]:
    return frozenset(fold_word(noun) for noun in load_words("people"))


@lru_cache(maxsize=8192)
def name_form(name: str) -> NameForm:
    """The name taken apart for comparison."""
    bracket = BRACKETED.search(name)
    initialism = fold_word(bracket.group(1)) if bracket and bracket.group(1).isupper() else None
    words = name_words(BRACKETED.sub(" ", name))
    while len(words) > 1 and fold_word(words[0]) in ARTICLES:
        words = words[1:]
    if not words:
        return NameForm("nameless", (), None, None, None)
    whole = country_at(fold_words(" ".join(words)), 0)
    if whole and whole[1] == len(words) and whole[0].form != "adjective":
        return NameForm("country", (), whole[0].code, None, None)
    words = without_title(words)
    sort = _sort_of(words)
    folded = tuple(american_spelling(word) for word in map(fold_word, words) if word)
    country, folded = _country_apart(folded) if sort != "name" else (None, folded)
    if sort == "body" and folded in (("government",), ("administration",), ("state",)) and country:
        return NameForm("country", (), country, None, None)
    if sort == "name" and len(folded) > 1 and folded[-1] in LEGAL_FORMS and words[-1].isupper():
        folded = folded[:-1]
    generation = folded[-1] if len(folded) > 1 and folded[-1] in GENERATIONS else None
    return NameForm(sort, folded[:-1] if generation else folded, country, generation, initialism)


def _country_apart(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The first country among the words, by name, adjective or capital, and the words without it."""
    for start in range(len(words)):
        found: tuple[CountryForm, int] | None = country_at(words, start)
        if found and found[0].form in ("name", "adjective"):
            rest = words[:start] + words[found[1] :]
            return found[0].code, tuple(word for word in rest if word not in SMALL) or rest
    return None, words


def is_nameless(name: str) -> bool:
    """Whether it is a description of people without a name ("two officials", "a senior official in the ministry")."""
    return name_form(name).sort == "nameless"


@lru_cache(maxsize=8192)
def speaker_key(name: str) -> str:
    """A key under which equal names meet: one country form, American spelling, one transliteration, no word order."""
    form = name_form(name)
    if form.sort == "nameless":
        return "~" + "".join(fold_words(name)).removeprefix("the")
    if form.sort == "name":
        return "".join(map(plain_sound, form.words)) + (form.generation or "")
    words = sorted(word for word in form.words if word not in SMALL | LEGAL_FORMS)
    return " ".join([*([f"@{form.country.lower()}"] if form.country else []), *words])


def same_speaker(a: str, b: str) -> bool:
    """Whether two names can be one speaker's within a story: equal, or one a shorter form of the other."""
    if speaker_key(a) == speaker_key(b):
        return True
    one, other = name_form(a), name_form(b)
    if "nameless" in (one.sort, other.sort):
        return False
    if _initialism_of(one, other) or _initialism_of(other, one):
        return True
    if one.sort == other.sort == "name":
        return _same_person(one, other) or _same_person(other, one)
    return "country" not in (one.sort, other.sort) and _same_body(one, other)


def _initialism_of(short: NameForm, full: NameForm) -> bool:
    """NIS for (South Korea's) National Intelligence Service, or for a name that has it in brackets."""
    if len(short.words) != 1 or not 2 <= len(short.joined) <= 7:
        return False
    if full.initialism == short.joined:
        return True
    letters = "".join(word[0] for word in full.words if word not in SMALL)
    with_small = "".join(word[0] for word in full.words)
    return len(full.words) > 1 and short.joined in (letters, with_small)


def _same_body(one: NameForm, other: NameForm) -> bool:
    """The same words but for order, legal form and a country that only one of them names."""
    if one.country and other.country and one.country != other.country:
        return False
    first, second = (frozenset(form.words) - SMALL - LEGAL_FORMS for form in (one, other))
    return bool(first) and first == second


def _same_person(short: NameForm, full: NameForm) -> bool:
    """The family name alone, the same name with middle names or initials, or one spelled otherwise."""
    if len(short.words) > len(full.words):
        return False
    if plain_sound(short.joined) == plain_sound(full.joined):
        return short.generation == full.generation
    if len(short.words) == 1:
        return _is_family_name(short.words[0], full.words)
    if short.generation != full.generation:
        return False
    if len(short.words) == len(full.words) == 2 and _same_word(short.words[0], full.words[1]):
        return _same_word(short.words[1], full.words[0])
    return _in_order(short.words, full.words)


def _is_family_name(word: str, full: tuple[str, ...]) -> bool:
    """Whether the word alone can stand for the full name: any of its words but the given name in front."""
    if len(full) == 1:
        return _same_word(word, full[0])
    first_too = full[0] in surnames_first()
    return any(_same_word(word, part) for part in (full if first_too else full[1:]))


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether every word of the short name stands in the full one in order, the last family name agreeing."""
    rest = iter(full)
    tail = short == full[-len(short) :]
    heads = _same_given(short[0], full[0]) and (_same_word(short[-1], full[-1]) or one_vowel_off(short[-1], full[-1]))
    if len(short) == 2:
        return tail or heads
    return tail or (heads and all(any(_same_given(word, part) for part in rest) for word in short[:-1]))


def _same_given(a: str, b: str) -> bool:
    """The same given name, an initial of it, or its short form."""
    if _same_word(a, b) or ((len(a) == 1 or len(b) == 1) and a[0] == b[0]) or one_vowel_off(a, b):
        return True
    full = _full_names_of()
    return b in full.get(a, ()) or a in full.get(b, ()) or bool(full.get(a, frozenset()) & full.get(b, frozenset()))


def _same_word(a: str, b: str) -> bool:
    return a == b or plain_sound(a) == plain_sound(b)


def speaker_groups(names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Positions of the names grouped by speaker, each group and the groups in order of first place.

    A short form ("Lee", "the ministry") joins a group only where exactly one fits, so that it never bridges two
    different full names. Takes time linear in the names times the groups.
    """
    order = sorted(range(len(names)), key=lambda n: (-_fullness(names[n]), names[n], n))
    groups: list[list[int]] = []
    named: list[int] = []
    keys: dict[str, int] = {}
    for position in order:
        key = speaker_key(names[position])
        if key not in keys:
            # The nameless are one with nobody who has another key.
            others = () if is_nameless(names[position]) else named
            fitting = [n for n in others if same_speaker(names[groups[n][0]], names[position])]
            if len(fitting) == 1:
                keys[key] = fitting[0]
            else:
                keys[key] = len(groups)
                if not is_nameless(names[position]):
                    named.append(len(groups))
                groups.append([])
        groups[keys[key]].append(position)
    return tuple(sorted((tuple(sorted(group)) for group in groups), key=lambda group: group[0]))


def _fullness(name: str) -> int:
    form = name_form(name)
    return 100 * len(form.words) + 1000 * bool(form.country) + len(form.joined)


def fullest(names: Iterable[str]) -> str:
    """The fullest of several forms of one name; the first in the alphabet where two are as full."""
    return min(names, key=lambda name: (-_fullness(name), name))
