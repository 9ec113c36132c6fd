"""Whether words taken out of a report can stand as a sentence: a verb, a subject, nothing that leans on what is not there."""

import re
from functools import cache

from quoth.lexicons import load_toml, load_word_set, load_words

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "him", "her", "them", "this", "that"})
PERSONAL = frozenset({"he", "she", "him", "his", "her", "hers"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your", "whose"})
OWNED = PERSONAL | {"its", "their", "they", "them", "these", "those"}
CONTRACTED = frozenset({"it's", "that's", "he's", "she's", "there's", "what's", "who's", "let's"})
UNFINISHED = frozenset(
    {"both", "and", "or", "but", "of", "the", "a", "an", "with", "from", "that", "which", "who", "whose", "as", "than", "their",
     "its", "his", "her", "also", "including", "told", "had", "has", "between", "into", "because", "while", "if", "when", "although"}
)  # fmt: skip
LEANING = PRONOUNS | {"these", "those", "such", "its", "their", "his", "her", "they’ll", "it’s", "so", "then"}
# An acronym has fewer letters.
SHOUTED = 6
# A noun that ends a phrase stands so near its "of".
OF_A_NOUN = 4
# Endings of nouns made from verbs: "his rejection of the offer" is no sentence.
NOMINAL = ("tion", "sion", "ment", "sal", "ial", "ance")
TOLD_WHOM = re.compile(r"\btold (?:them|him|her|us|me)\b", re.IGNORECASE)
MARKS = "“”‘’\"',.;:()!?"


def has_verb(words: str) -> bool:
    """Whether some words may be a sentence: one of them is an auxiliary, a known verb or ends like one, and no infinitive."""
    verbs = known_verbs()
    every = [word.strip('“”‘’",.;:!?') for word in words_of(words)]
    listed = [word for before, word in zip(["", *every], every, strict=False) if before != "to"]
    contracted = ("n't", "'re", "'ll", "'ve", "'m")
    found = [n for n, w in enumerate(listed) if w in verbs or w in CONTRACTED or w.endswith(("ed", *contracted))]
    # "The toll of the dam burst" ends with a noun.
    return bool(found) and not (found == [len(listed) - 1] and "of" in listed[-OF_A_NOUN:])


def lacks_subject(words: str) -> bool:
    """Whether the words begin with the verb of a clause whose subject stands elsewhere ("had killed 41 people")."""
    first = next(iter(words_of(words)), "").strip(MARKS)
    return first in auxiliaries() or first in ("got", "gets")


def opens_well(words: str) -> bool:
    """Whether words quoted beside others begin where something begins: with no verb, no "that", no "them"."""
    first = next(iter(words_of(words)), "").strip(MARKS)
    grammar = load_toml("grammar")
    joints = {*grammar["relatives"], *grammar["subordinators"], *grammar["coordinators"]}
    begun = first.endswith("ing") and first not in grammar["nouns_too"]
    return first not in (joints | (PRONOUNS - {"he", "she", "we", "i", "her"}) | auxiliaries()) and not begun


def shouts(words: str) -> bool:
    """Whether one of the first words stands in capitals that is no short name ("NINETEEN people")."""
    return any(word.strip(MARKS).isupper() and len(word) >= SHOUTED for word in words.split()[:3])


@cache
def known_verbs() -> frozenset[str]:
    """Auxiliaries, past forms and other verb forms that are known."""
    return frozenset((*auxiliaries(), *load_toml("grammar")["past_verbs"], *load_words("finite_verbs")))


@cache
def auxiliaries() -> frozenset[str]:
    """Auxiliaries and modal verbs."""
    grammar = load_toml("grammar")
    return frozenset((*grammar["auxiliaries"], *grammar["modals"]))


def finite(cue: str) -> bool:
    """Whether the cue can be the verb of a sentence: it is no participle without its auxiliary, no infinitive, no noun."""
    first = cue.split(maxsplit=1)[0].casefold() if cue.split() else ""
    return first[:1].isalpha() and not first.endswith(("ing", *NOMINAL)) and first not in ("to", "by", "as", "of")


def names_somebody(name: str) -> bool:
    """Whether a name is whole: it hangs on no other name ("his lawyer"), breaks off nowhere, is no piece of a clause."""
    listed = name.split()
    first, last = listed[0].casefold(), listed[-1].casefold()
    small = load_word_set("function_words")
    piece = len(listed) > 1 and first.endswith("ed") and listed[1].casefold() in small
    return first not in OWNERS and last not in small and not last.endswith(("'s", "’s")) and not piece


def leaning(text: str) -> int:
    """How many of the words lean on a sentence that is not there ("this", "they"); not a "that" which joins a clause."""
    words = [word.strip('“”‘’"():;') for word in words_of(text)]
    return sum(word in LEANING and not (word == "that" and joins(words, at)) for at, word in enumerate(words))


def joins(words: list[str], at: int) -> bool:
    """Whether a "that" opens a clause: a verb stands before it, no preposition, and a subject follows."""
    before = words[at - 1] if at else ""
    return at + 2 < len(words) and (before in known_verbs() or before.endswith(("ed", "says", "say"))) and bool(before)


def is_ownerless(text: str) -> bool:
    """Whether a pronoun stands for somebody or something that the sentence has not named before it."""
    quoted_part = text.split(": “", 1)
    piece = quoted_part[1] if len(quoted_part) > 1 else text
    listed = [word.strip(MARKS) for word in piece.split()]
    at = next((n for n, word in enumerate(listed) if word.casefold() in OWNED), None)
    if TOLD_WHOM.search(piece):
        return True
    if at is None:
        return False
    if at < 1:
        return True
    person = listed[at].casefold() in PERSONAL
    small = load_word_set("function_words")
    named = any(word[:1].isupper() for word in listed[: max(1, at)] if word.casefold() not in small)
    return person and not named


def points_back(text: str) -> bool:
    """Whether the sentence denies "the accusation" that is not in it."""
    words = [word.strip("“”‘’.,;:") for word in text.casefold().split()]
    nouns = load_word_set("backward")
    pairs = zip(words, words[1:], [*words[2:], ""], strict=False)
    return any(
        one in ("the", "this", "that", "these", "those", "such")
        and two in nouns
        and three not in ("of", "that", "about", "regarding", "concerning")
        for one, two, three in pairs
    )


def breaks_off(text: str) -> bool:
    """Whether it ends behind a word that needs another ("..., both", "the chairman of")."""
    return (words_of(text) or [""])[-1].strip("“”‘’;:") in UNFINISHED


def without_stop(text: str) -> str:
    """The sentence without a comma or stop at its end, also within its last quotation mark."""
    return re.sub(r"[,.;:]+([”’]*)$", r"\1", text)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without the possessive."""
    return [w.removesuffix("'s").strip("'.,") for w in text.casefold().replace("’", "'").split()]
