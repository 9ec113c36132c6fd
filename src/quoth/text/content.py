"""Content words with what lineage and stories ask of them: their stems, and whether they are names."""

from functools import lru_cache

from quoth.text.stems import light_words, stem_of
from quoth.text.times import MONTHS, WEEKDAYS
from quoth.text.tokens import Token, tokens_of

OPENS = frozenset('“"”:•')


def words_with_opening(text: str, start: int, end: int) -> list[tuple[Token, bool]]:
    """The words of a sentence with whether they open it, a quotation or an item, where a capital shows nothing."""
    found, opens = [], True
    for token in tokens_of(text, start, end):
        if token.text[0].isalnum() or token.is_word:
            found.append((token, opens))
            opens = False
        elif token.text in OPENS:
            opens = True
    return found


def stems_in(token: Token) -> tuple[str, ...]:
    """The stems of a word, the parts of a hyphenated one apart, "Sun-won" as one name; none of a word that says nothing."""
    return _stems_of(token.text, token.lower)


# A day of news has some 100,000 different words, and each stands there many times.
@lru_cache(maxsize=1 << 17)
def _stems_of(text: str, lower: str) -> tuple[str, ...]:
    if lower.replace("’", "'") in light_words():
        return ()
    parts = [lower] if text[0].isdigit() else lower.split("-")
    if text[0].isupper() and all(part[:1].islower() for part in text.split("-")[1:]):
        parts = ["".join(parts)]
    return tuple(stem for part in parts if part and part not in light_words() and (stem := stem_of(part)))


def is_name(token: Token, *, opens: bool) -> bool:
    """A capital where only a name has one, days and months apart."""
    return not opens and token.text[0].isupper() and token.lower not in WEEKDAYS and token.lower not in MONTHS
