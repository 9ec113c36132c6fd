"""Content words in a form in which synonyms meet: "flee" and "escape" give one key, so that reworded clauses are found again."""

from functools import cache, lru_cache

from quoth.lexicons import load_words
from quoth.text.stems import content_stems, light_words, stem_of
from quoth.text.tokens import Token, tokens_of

VOWELS = "aeiou"
# Verbs of saying carry no content of their own.
CUE = "say"


@cache
def _keys_of_forms() -> dict[str, str]:
    table: dict[str, str] = {}
    groups = [line.split() for line in load_words("synonyms")]
    for words in groups:
        for word in words:
            table.setdefault(word, words[0])
    for words in groups:
        for word in words:
            for form in forms_of(word):
                table.setdefault(form, table[word])
    return table


def forms_of(word: str) -> tuple[str, ...]:
    """The regular plural, past and -ing forms of a word."""
    base = word[:-1] if word.endswith("e") else word
    forms = [word + "s", base + "ed", base + "ing", word + "es", base + "er", base + "ers"]
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        forms += [word[:-1] + "ies", word[:-1] + "ied"]
    if len(word) > 2 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS:
        forms += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return tuple(forms)


@cache
def key_of(word: str) -> str:
    """The first synonym of a lower-case word, or its stem without a double letter at the end."""
    known = _keys_of_forms().get(word.replace("’", "'"))
    if known is not None:
        return known
    stem = stem_of(word)
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


# Sixty copies of a report ask 86,466 times for the keys of a few hundred passages.
@lru_cache(maxsize=4096)
def keys_of(text: str) -> tuple[str, ...]:
    """The keys of a text's content words, in order; parts of hyphenated words apart, figures as stems."""
    return tuple(key for token in tokens_of(text) for key in token_keys(token))


def token_keys(token: Token) -> tuple[str, ...]:
    """The keys of one token: none for a mark, a light word or a verb of saying."""
    if not token.is_word or token.lower in light_words():
        return ()
    if token.text[0].isdigit():
        return content_stems(token.text)
    if token.lower in _keys_of_forms():
        return tuple(key for key in (_keys_of_forms()[token.lower],) if key != CUE)
    found = tuple(key_of(part) for part in token.lower.split("-") if part and part not in light_words())
    return tuple(key for key in found if key and key != CUE)


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of the part's keys that the whole has too; 0 where the part has none."""
    return len(part & whole) / len(part) if part else 0.0
