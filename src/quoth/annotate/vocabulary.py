"""The words by which names, roles and mentions are told apart, as sets made once from the lexicons."""

from functools import cache

from quoth.lexicons import load_table, load_toml, load_word_set, load_words
from quoth.text.describing import word_classes as classes
from quoth.text.folding import fold_word, fold_words


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `speakers.toml` as a set."""
    return frozenset(load_toml("speakers")[name])


@cache
def pronouns() -> dict[str, str]:
    """Pronouns with what they point to: m, f, body, many, self, before."""
    return dict(load_toml("speakers")["pronouns"])


def function_words() -> frozenset[str]:
    """Words without subject matter."""
    return load_word_set("function_words")


@cache
def title_words() -> frozenset[str]:
    """Every single word that is a title or the last word of one."""
    return frozenset(fold_words(title)[-1] for title in load_words("titles"))


@cache
def body_kinds() -> dict[str, str]:
    """Head nouns of bodies in lower case, of several words the last, with their kind."""
    return {noun.split()[-1]: kind for noun, kind in load_table("bodies")}


@cache
def people_nouns() -> frozenset[str]:
    """Nouns for people without a name, singular and plural."""
    return load_word_set("people")


@cache
def media_names() -> frozenset[tuple[str, ...]]:
    """Names of outlets, folded, without article."""
    names = (fold_words(name) for name in load_words("media") if not name.startswith("*"))
    return frozenset(words[1:] if words[0] == "the" and len(words) > 1 else words for words in names)


@cache
def media_endings() -> frozenset[str]:
    """Last words of outlets' names."""
    return frozenset(name[1:] for name in load_words("media") if name.startswith("*"))


def names_outlet(plain: tuple[str, ...]) -> bool:
    """Whether folded words are the name of an outlet by the lists: known, or with the last or first word of one."""
    return plain in media_names() or (len(plain) > 1 and (plain[-1] in media_endings() or plain[0] == "radio"))


@cache
def document_nouns() -> frozenset[str]:
    """Nouns for papers and records, singular and plural; of several words the last."""
    nouns = {noun.split()[-1] for noun in load_words("documents")}
    return frozenset(nouns | {f"{noun}s" for noun in nouns if not noun.endswith("s")})


@cache
def given_names() -> dict[str, str]:
    """Given names, folded, with the gender that they mostly go with: m, f, or - for either."""
    return {row[0]: row[1] for row in load_table("given_names")}


@cache
def is_person_noun(word: str) -> bool:
    """Whether a lower-case noun means a person: an office, a trade, somebody without a name."""
    if word in people_nouns() or word in title_words() or word in classes("roles"):
        return True
    if word in body_kinds() or word in document_nouns() or word in word_set("body_lookalikes"):
        return False
    return len(word) > 4 and word.endswith(tuple(word_set("people_suffixes")))


def is_plural(word: str) -> bool:
    """Whether a noun is plural, by its form."""
    irregular = ("people", "police", "men", "women", "children", "many", "some", "others", "media", "both", "few")
    return word in irregular or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words as they are compared."""
    return tuple(fold_word(word) for word in words)
