"""The lexicon of cues in every form of its verbs, and where a cue stands in a row of words."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quoth.annotate.vocabulary import word_set
from quoth.lexicons import load_table

VOWELS = "aeiou"


class Cue(NamedTuple):
    """One entry: the lemma, its class (say, deny, ...), and the frames that it takes."""

    lemma: str
    cue_class: str
    frames: frozenset[str]


class CueForm(NamedTuple):
    """One form of a cue: which forms it can be ("base", "third", "past", "participle", "ing") and its words."""

    cue: Cue
    kinds: frozenset[str]
    words: tuple[str, ...]


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """All forms by their first word, the longest first."""
    forms: dict[str, list[CueForm]] = {}
    for lemma, irregular, cue_class, frames, _ in load_table("cues"):
        cue = Cue(lemma, cue_class, frozenset(frames.split()))
        kinds: dict[tuple[str, ...], set[str]] = {}
        for kind, form in inflections(lemma, irregular):
            kinds.setdefault(tuple(form.split()), set()).add(kind)
        for words, of in kinds.items():
            forms.setdefault(words[0], []).append(CueForm(cue, frozenset(of), words))
    return {first: tuple(sorted(listed, key=lambda f: -len(f.words))) for first, listed in forms.items()}


def inflections(lemma: str, irregular: str) -> list[tuple[str, str]]:
    """Each form of a verb with its kind; `irregular` is "past/participle/-ing" or "-"."""
    verb, _, particle = lemma.partition(" ")
    rest = f" {particle}" if particle else ""
    if irregular == "-":
        past, ing = regular_past(verb), regular_ing(verb)
        past, participle, ing = past + rest, past + rest, ing + rest
    else:
        past, participle, ing = irregular.split("/")
    third = third_person(verb) + rest
    return [("base", lemma), ("third", third), ("past", past), ("participle", participle), ("ing", ing)]


def third_person(verb: str) -> str:
    """The form with he, she or it."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def regular_past(verb: str) -> str:
    """The past tense of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"


def regular_ing(verb: str) -> str:
    """The form in -ing of a regular verb."""
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else verb) + "ing"


def cue_at(lowers: Sequence[str], index: int) -> CueForm | None:
    """The longest cue that starts at the word, or None."""
    for form in cue_forms().get(lowers[index], ()):
        if len(form.words) == 1 or tuple(lowers[index : index + len(form.words)]) == form.words:
            # "Insisted on Monday that": the "on" belongs to the day.
            after = lowers[index + len(form.words) : index + len(form.words) + 1]
            if form.words[-1] != "on" or not word_set("calendar").intersection(after):
                return form
    return None


@cache
def cue_nouns() -> dict[str, Cue]:
    """The nouns that carry a statement, by form."""
    nouns = {}
    for forms, cue_class, frames, _ in load_table("cue_nouns"):
        cue = Cue(forms.split()[0], cue_class, frozenset(frames.split()))
        nouns.update(dict.fromkeys(forms.split(), cue))
    return nouns
