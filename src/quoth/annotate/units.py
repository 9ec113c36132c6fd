"""Units of measure behind a number, and the singular of counted nouns."""

from functools import cache

from quoth.lexicons import load_toml
from quoth.text.tokens import Token, word_at

IRREGULAR: dict[str, str] = load_toml("plurals")["irregular"]
# Nouns that are the same in the plural, or plural without an s.
SAME = frozenset(load_toml("plurals")["same"])
SHORT_SINGULARS = frozenset(load_toml("plurals")["short_singulars"])
NO_PLURAL = ("ss", "us", "is", "'s")
POWERS = {"cubic": "3", "square": "2", "sq": "2"}


@cache
def units() -> dict[str, str]:
    """Every form of a unit with its symbol."""
    return {form: unit for unit, forms in load_toml("quantities")["units"].items() for form in forms}


def singular(word: str) -> str:
    """The singular of a regular plural, or of one of the irregular ones."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in SAME:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return (
        word[:-1]
        if word.endswith("s") and not word.endswith(NO_PLURAL) and len(word) > 2 and word not in SHORT_SINGULARS
        else word
    )


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in IRREGULAR or word in SAME or ends_in_plural(word)


def ends_in_plural(word: str) -> bool:
    """Whether a word ends as regular plurals do."""
    return word.endswith("s") and not word.endswith(NO_PLURAL) and len(word) > 2 and word not in SHORT_SINGULARS


def unit_at(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """A unit of measure that begins at a token ("per cent", "km", "cubic metres", "miles per hour"), and the token after it."""
    word, following = word_at(tokens, index), word_at(tokens, index + 1)
    if not word:
        return None
    if word in ("percentage", "basis", "pct") and following.startswith("point"):
        return ("basis point" if word == "basis" else "percentage point"), index + 2
    if word == "per" and following == "cent":
        return "percent", index + 2
    if word in POWERS and following and _unit_of(following):
        known = units().get(f"{word} {singular(following)}")
        return known or f"{_unit_of(following)}{POWERS[word]}", index + 2
    if word in ("°", "degree", "degrees", "deg"):
        return degrees(tokens, index)
    if "-" in word or word.endswith("."):
        head = word.replace(".", "") if "." in word else word.partition("-")[0]
        return (units()[head], index + 1) if head in units() else None
    two = units().get(f"{word} {singular(following)}") if following else None
    if two:
        return two, index + 2
    unit = _unit_of(word)
    return rated(tokens, index, unit) if unit else None


def _unit_of(word: str) -> str | None:
    return units().get(word) or units().get(singular(word))


def degrees(tokens: tuple[Token, ...], index: int) -> tuple[str, int]:
    """ "degrees Celsius", "°C", "degrees" of an angle or of a scale that is not named."""
    following = word_at(tokens, index + 1)
    scale = {"c": "celsius", "f": "fahrenheit"}.get(following) or (units().get(following) if following else None)
    return (scale, index + 2) if scale in ("celsius", "fahrenheit") else ("degree", index + 1)


def rated(tokens: tuple[Token, ...], index: int, unit: str) -> tuple[str, int]:
    """The unit that two make together ("miles per hour", "km/h"), else the one."""
    rates: dict[str, str] = load_toml("quantities")["rates"]
    link, following = word_at(tokens, index + 1), word_at(tokens, index + 2)
    if link in ("per", "an", "a", "/") and following:
        together = rates.get(f"{singular(word_at(tokens, index))} per {singular(following)}") or units().get(
            f"{word_at(tokens, index)}/{following}"
        )
        if together:
            return together, index + 3
    return unit, index + 1
