"""What a nameless speaker is called by the words beside him or by those told before: "one of them, a planner"."""

import re
from bisect import bisect_right

import msgspec

from quoth.annotate.descriptions import Referent
from quoth.annotate.gender import gender_of
from quoth.annotate.grammar import FINITE, is_past
from quoth.annotate.kinds import kind_of_phrase
from quoth.annotate.phrases import Phrase, phrase_at, words_of
from quoth.annotate.scene import Scene
from quoth.annotate.vocabulary import document_nouns, function_words, is_person_noun, word_set
from quoth.text.tokens import Token, tokens_of
from quoth.types import Span

LONGEST = 120  # characters of an apposition that are read
# "who gave his name only as Kari", "who identified herself as Ana Holm".
NAMED = re.compile(
    r",? who (?:gave|identified|introduced|called) (?:his|her|their|himself|herself)(?: \w+)?(?: only)? (?:as|by) "
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)
BESIDE = re.compile(r", (?=an? )")
STOP = re.compile(r",|\.|;|\bwho\b|\bwhich\b|\bsaid\b|\btold\b|[“”\"]")
MOST_BEFORE, MOST_AFTER = 3, 6  # words of a fuller description around its noun
FARTHEST = 8000  # characters back to which the first telling may lie
COMPLEMENTS = frozenset({"of", "for", "from"})


def called_beside(scene: Scene, phrase: Phrase, mention: Span) -> Referent | None:
    """ "One of them, a planner in the Asia department", "a man who gave his name as Kari"."""
    text = scene.report.text
    named = NAMED.match(text, mention.end)
    if named:
        return Referent(named.group(1), None, "person", None, "", False, "")
    if phrase.words[:2] != ("one", "of") or phrase.words[-1] not in ("them", "those"):
        return None
    beside = BESIDE.match(text, mention.end)
    if beside is None:
        return None
    stop = STOP.search(text, beside.end(), beside.end() + LONGEST)
    words = phrase_at(text, Span(beside.end(), stop.start() if stop else beside.end() + LONGEST))
    return _without_name(text, words) if is_person_noun(words.head) else None


def _without_name(text: str, phrase: Phrase) -> Referent:
    kind = kind_of_phrase(phrase.head, phrase.words)
    return Referent(words_of(text, phrase), None, kind, None, gender_of("", phrase.head), False, phrase.head)


def told_in_full(scene: Scene, phrase: Phrase, referent: Referent) -> Referent:
    """ "The director", "the indictment": by the fuller words in which the report first told of one, if of one only."""
    bare = phrase.determiner == "definite" and len(phrase.tokens) == 1
    if not bare or not (is_person_noun(phrase.head) or phrase.head in document_nouns()):
        return referent
    text, mention = scene.report.text, phrase.tokens[0]
    earlier = re.compile(rf"\b{re.escape(phrase.head)}\b", re.IGNORECASE)
    places = [m.start() for m in earlier.finditer(text, max(0, mention.start - FARTHEST), mention.start)]
    if not places or sum(_is_new(text, at) for at in places) > 1:
        return referent
    sentence = scene.report.sentences[max(0, bisect_right(scene.sentence_starts, places[0]) - 1)]
    tokens = tokens_of(text, sentence.start, sentence.end)
    at = next((index for index, token in enumerate(tokens) if token.start == places[0]), None)
    name = _full_words(text, tokens, at) if at is not None else ""
    return msgspec.structs.replace(referent, name=name) if " " in name else referent


def _is_new(text: str, at: int) -> bool:
    """Whether an article or pronoun before the noun tells of somebody new."""
    words = text[max(0, at - 40) : at].lower().split()[-MOST_BEFORE:]
    return bool({"a", "an", "another", "second", "other"} & set(words))


def _full_words(text: str, tokens: tuple[Token, ...], at: int) -> str:
    """The noun with the words of its phrase before it and with what "of" adds after it."""
    start = at
    while start and at - start < MOST_BEFORE and _qualifies(tokens[start - 1]):
        start -= 1
    end = at + 1
    if end < len(tokens) and tokens[end].lower in COMPLEMENTS:
        last = end
        for index in range(end + 1, min(len(tokens), end + MOST_AFTER)):
            token = tokens[index]
            if not token.is_word or _ends(token):
                break
            last = index
        end = last + 1 if last > end else end
    return text[tokens[start].start : tokens[end - 1].end]


def _qualifies(token: Token) -> bool:
    word = token.lower
    if not token.text[0].isalnum() or word in function_words() or word in word_set("determiners"):
        return False
    return token.is_capitalised or not word.endswith(("ed", "ing", "ly"))


def _ends(token: Token) -> bool:
    """Whether a word ends what "of" adds: a verb or a small word that is no article."""
    word = token.lower
    small = word in function_words() and word not in ("the", "a", "an", "of", "and", "its", "his", "her", "their")
    return small or (not token.is_capitalised and (is_past(word) or word in FINITE))
