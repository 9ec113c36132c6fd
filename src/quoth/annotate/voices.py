"""Who or what can say something at all: people, bodies, papers and findings, but no event, state, amount or time."""

import re
from functools import cache

from quoth.annotate.cues import cue_nouns
from quoth.annotate.grammar import ARTICLES, FINITE, SOURCE_NOUNS, SUBJECTS, TIMES, is_adverb
from quoth.annotate.phrases import Phrase, phrase_at
from quoth.annotate.vocabulary import body_kinds, document_nouns, is_person_noun, pronouns, word_set
from quoth.lexicons import load_word_set
from quoth.types import Span

# Endings of nouns for events and states ("confrontation", "deployment"), and words with them that can speak.
MUTE_ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ance", "ence", "ism", "ship", "ing")
PASSIVE = re.compile(r" (?:was|were|is|are|has been|have been|had been) \w{2,20}ed\b")
SHORTEST = 6  # letters of a word whose ending is looked at


@cache
def mute_nouns() -> frozenset[str]:
    """Nouns and adjectives that are the head of no source."""
    return load_word_set("mute_nouns")


def can_speak(text: str, mention: Span) -> bool:
    """Whether the words can name a source, by their head; names and pronouns always can."""
    phrase = phrase_at(text, mention)
    if is_clause(phrase) or is_maker(text, mention):
        return False
    if phrase.pronoun or not phrase.first_end:
        return True
    head = phrase.tokens[phrase.first_end - 1]
    if head.is_capitalised:
        alone = phrase.first_end == 1 and phrase.determiner == "bare"
        return not alone or head.lower not in TIMES | mute_nouns()
    return not (is_mute(phrase.head) or has_numeral_head(phrase) or is_participle_clause(phrase))


def is_clause(phrase: Phrase) -> bool:
    """Whether a pronoun with its verb was read as a speaker, as in a heading: "WE DON'T KNOW"."""
    words = phrase.words
    return len(words) > 1 and words[0] in SUBJECTS & pronouns().keys() and (words[1] in FINITE or words[1] == "n't")


def is_maker(text: str, mention: Span) -> bool:
    """Whether it only did what is told of in the passive: "the inquiry led by the board was confirmed"."""
    return text[max(0, mention.start - 4) : mention.start] == " by " and bool(PASSIVE.match(text, mention.end))


def is_mute(head: str) -> bool:
    """Whether a noun means an event, a state, an amount or a time."""
    if is_person_noun(head) or head in body_kinds() or head in document_nouns() | SOURCE_NOUNS | cue_nouns().keys():
        return False
    if head in mute_nouns() or head in TIMES:
        return True
    return len(head) >= SHORTEST and head.endswith(MUTE_ENDINGS) and head not in word_set("speaking_nouns")


def has_numeral_head(phrase: Phrase) -> bool:
    """Whether several words end in a bare figure: "49 alive and 24"."""
    if phrase.first_end < 2 or not phrase.head[:1].isdigit() or "-" in phrase.head:
        return False
    before = [token for token in phrase.tokens[: phrase.first_end - 1] if token.is_word]
    return not before or not before[-1].is_capitalised


def is_participle_clause(phrase: Phrase) -> bool:
    """Whether a participle with its object was read as a noun phrase: "clearing the canal"."""
    first, words = phrase.tokens[0], phrase.words
    if first.is_capitalised or phrase.determiner != "bare" or len(words) < 2:
        return False
    return first.lower.endswith("ing") and (words[1] in ARTICLES or is_adverb(words[1]))
