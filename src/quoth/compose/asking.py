"""What a yes stands against a no about, asked by the verb that is turned: "Ordered to close: yes or no?"."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from quoth.compare.keys import keys_of
from quoth.compare.topics import MOST_WORDS
from quoth.compose.soundness import has_verb
from quoth.lexicons import load_toml, load_word_set
from quoth.types import AnnotatedReport, Difference, Side

ASKED, DONE, HOW_SURE = "yes or no?", "done, or not?", "how sure?"
TURNED = {("polarity", ASKED), ("status", DONE)}
DOUBT = re.compile(
    r"\b(?:may|might|could|would|should|perhaps|possibl\w+|probabl\w+|likely|believ\w+|suspect\w*|think\w*|alleg\w+|reported\w*|"
    r"appear\w*|seem\w*|suggest\w*)\b",
    re.IGNORECASE,
)
# A topic of more words, or one that is quoted, says enough by itself.
SHORT_TOPIC = 2
NEGATION = re.compile(
    r"\b(?:not|never|cannot|no one|nobody|\w{2,6}n['’]t)\s+(?P<words>[^.,;:“”\"]{2,120})", re.IGNORECASE
)
# A verb alone does not say what is asked.
FEWEST = 2


def asked_by_its_verb(reports: Mapping[str, AnnotatedReport], difference: Difference) -> Difference:
    """The difference; where its question names a thing alone, with what is said and not said of it."""
    if difference.kind == "certainty" and difference.verdict == "conflict":
        return asked_by_its_clause(reports, difference)
    topic, _, asked = difference.question.rpartition(": ")
    bare = len(topic.split()) <= SHORT_TOPIC + (asked == DONE) and "“" not in topic
    if (
        (difference.kind, asked) not in TURNED
        or difference.verdict != "conflict"
        or not bare
        or len(difference.sides) < 2
    ):
        return difference
    one, other = (words_of_side(reports, side) for side in difference.sides[:2])
    phrase = turned_phrase(one, other) or turned_phrase(other, one)
    return replace(difference, question=f"{phrase[:1].upper()}{phrase[1:]}: {asked}") if phrase else difference


def asked_by_its_clause(reports: Mapping[str, AnnotatedReport], difference: Difference) -> Difference:
    """The difference; where its question names a thing in one word, with what is told of it without a doubt."""
    topic = difference.question.removesuffix(f": {HOW_SURE}")
    if not difference.question.endswith(f": {HOW_SURE}") or len(topic.split()) > 1:
        return difference
    told = [words_of_side(reports, side) for side in difference.sides]
    sure = next((one for one in told if not DOUBT.search(one)), "")
    words = re.split(r"[.,;:“”\"]", sure)[0].split()
    at = next((n for n, word in enumerate(words) if word.casefold() == topic.casefold()), None)
    phrase = cut_to_a_heading(words[at:], HOW_SURE) if at is not None else None
    if phrase is None or not has_verb(phrase):
        return difference
    return replace(difference, question=f"{phrase[:1].upper()}{phrase[1:]}: {HOW_SURE}")


def words_of_side(reports: Mapping[str, AnnotatedReport], side: Side) -> str:
    """The first words of a side."""
    place = next((p for p in side.spans if p.part == "text" and p.report in reports), None)
    return " ".join(place.span.of(reports[place.report].text).split()) if place is not None else ""


def turned_phrase(negated: str, plain: str) -> str | None:
    """What the one says is not so, in the words of the other where it has the verb; None where the two have nothing in common."""
    found = NEGATION.search(negated)
    if found is None or (NEGATION.search(plain) is not None):
        return None
    listed = found["words"].split()
    light = load_word_set("function_words") | {*load_toml("grammar")["adverbs"]}
    at = next((n for n, word in enumerate(listed) if word.casefold() not in light and not word.endswith("ly")), None)
    if at is None:
        return None
    verb, stems = listed[at].casefold(), frozenset(keys_of(listed[at]))
    others = re.split(r"[.,;:“”\"]", plain)
    for clause in others:
        words = clause.split()
        met = next((n for n, word in enumerate(words) if word.casefold() == verb or stems & set(keys_of(word))), None)
        if met is not None:
            return cut_to_a_heading(words[met:])
    shared = frozenset(keys_of(" ".join(listed[at + 1 :]))) & frozenset(keys_of(plain))
    return cut_to_a_heading(listed[at:]) if shared else None


def cut_to_a_heading(words: list[str], asked: str = ASKED) -> str | None:
    """So many of the words as a heading has room for, cut before a small word; None where a verb alone is left."""
    small = load_word_set("function_words")
    most = MOST_WORDS - len(asked.split())
    kept = words[:most]
    if len(words) > most:
        last = max((n for n, word in enumerate(kept) if word.casefold() in small), default=0)
        kept = kept[:last] if last >= FEWEST else kept
    while kept and kept[-1].casefold() in small:
        kept.pop()
    return " ".join(kept) if len(kept) >= FEWEST else None
