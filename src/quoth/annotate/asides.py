"""What may stand between a cue and its content: whom it was told, where, when and how."""

from quoth.annotate.grammar import (
    ARTICLES,
    CLAUSE_SUBJECTS,
    FINITE,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    TITLES,
    is_adverb,
    is_past,
    words,
)
from quoth.annotate.noun_phrases import HARD_STOPS
from quoth.annotate.views import View

HEARERS = words("hearers")
# Nouns that may follow a name within a hearer ("told the Globe newspaper").
HEARER_HEADS = words("hearer_heads")
ASIDE_STARTS = words("aside_starts")
ASIDE_ADVERBS = words("aside_adverbs")
AMOUNTS = frozenset({"only", "nearly", "roughly", "hardly", "approximately"})
# The longest aside, hearer and title of a broadcast in quotation marks, in tokens.
LONGEST_ASIDE, LONGEST_HEARER, LONGEST_TITLE = 24, 20, 8


def after_hearer(view: View, index: int) -> int:
    """The index after whoever is told or urged: a pronoun, a name, a noun phrase; the same index if nobody is."""
    if index >= len(view):
        return index
    if view.quote[index] >= 0:
        title = view.opens_quote(index) and view.quote_end(index) - index <= LONGEST_TITLE
        return view.quote_end(index) if title and view.tokens[index + 1 : index + 2][0].is_capitalised else index
    word = view.lowers[index]
    if word in SUBORDINATORS | PREPOSITIONS or not view.tokens[index].is_word:
        return index
    if word in {"me", "him", "them", "us", "you", "it", "reporters"}:
        return index + 1
    if word == "her" and (view.low(index + 1) in ARTICLES | CLAUSE_SUBJECTS or view.low(index + 1) in {"that", "to"}):
        return index + 1
    end = index + 1
    while end < min(len(view), index + LONGEST_HEARER) and not ends_hearer(view, index, end):
        end += 1
    return end


def ends_hearer(view: View, start: int, index: int) -> bool:
    """Whether the noun phrase of a hearer that begins at `start` has ended before the token at `index`."""
    token, word, before = view.tokens[index], view.lowers[index], view.lowers[index - 1]
    if not token.is_word:
        return token.text not in "&-'.’" or (token.text == "." and before not in TITLES)
    if view.opens_quote(index) or word in {"that", "to", "whether", "how", "why", "what"} or word in CLAUSE_SUBJECTS:
        return True
    if (word in PREPOSITIONS and word != "of") or is_adverb(word) or word in TIMES or (word in FINITE and word != "'s"):
        return True
    if word in ARTICLES:
        return before not in PREPOSITIONS and before != "and"
    if before in HEARERS:
        return word not in {"and", "of"}
    named = view.tokens[index - 1].is_capitalised and before not in ARTICLES and not token.is_capitalised
    return named and view.lowers[start] not in ARTICLES and word not in HEARER_HEADS and word not in {"of", "and", "'s"}


def after_asides(view: View, index: int) -> int:
    """The index after adverbs, times and prepositional asides between cue and content."""
    limit = min(len(view), index + LONGEST_ASIDE)
    while index < limit and view.quote[index] < 0:
        after = after_one_aside(view, index, limit)
        if after is None:
            break
        index = after
    return index


def after_one_aside(view: View, index: int, limit: int) -> int | None:
    """The index after one adverb, time or prepositional aside at the token, or None where there is none."""
    word, before = view.lowers[index], view.low(index - 1)
    if word in {"that", "whether"}:
        return None
    if (word in TIMES and word not in {"may", "march"}) or is_aside_adverb(word):
        return index + 1
    if before in TIMES and (word.isdigit() or (word == "." and len(before) < 5 and index + 1 < len(view))):
        return index + 1
    if word == "this" and view.low(index + 1) in TIMES:
        return index + 2
    if word in ASIDE_STARTS and not (word == "to" and not is_hearer(view, index + 1)):
        return after_prepositional(view, index, limit)
    return None


def is_aside_adverb(word: str) -> bool:
    """Whether an adverb between cue and content belongs to the saying."""
    return word in ASIDE_ADVERBS or (is_adverb(word) and word.endswith("ly") and word not in AMOUNTS)


def is_hearer(view: View, index: int) -> bool:
    """Whether the word after "to" opens a hearer, not an infinitive."""
    word = view.low(index)
    return word in ARTICLES or word in HEARERS or (index < len(view) and view.tokens[index].is_capitalised)


def after_prepositional(view: View, index: int, limit: int) -> int | None:
    """The index after a preposition and its noun phrase, where a clause, quotation or mark follows; else None."""
    end, seen = index + 1, False
    while end < limit:
        word, token = view.lowers[end], view.tokens[end]
        if view.opens_quote(end):
            short = view.quote_end(end) - end <= LONGEST_TITLE
            if not short or (seen and view.lowers[end - 1] not in {"'s", "program", "show"}):
                break
            end, seen = view.quote_end(end), True
            continue
        if ends_prepositional(view, end, seen=seen):
            break
        if (word in FINITE and word != "'s" and not is_month(view, end)) or (
            seen and is_past(word) and not token.is_capitalised
        ):
            return None
        seen = seen or word not in ARTICLES
        end += 1
    return end if seen else None


def is_month(view: View, index: int) -> bool:
    """Whether "May" is the month."""
    return view.lowers[index] == "may" and view.tokens[index].is_capitalised


def ends_prepositional(view: View, index: int, *, seen: bool) -> bool:
    """Whether the noun phrase of a preposition has ended before the token; `seen` tells whether it has a noun yet."""
    token, word, before = view.tokens[index], view.lowers[index], view.lowers[index - 1]
    if not token.is_word:
        return token.text not in "&-'’/" and not (token.text == "." and before in TITLES)
    if word in {"that", "whether"} or word in CLAUSE_SUBJECTS:
        return True
    new_phrase = word in ARTICLES and before not in PREPOSITIONS
    return seen and (new_phrase or word in ASIDE_STARTS or word in TIMES or is_adverb(word))


def that_after_aside(view: View, start: int) -> int | None:
    """Where the clause begins after ", VERB-ing or an aside, that" within commas ("said, in a letter, that")."""
    for index in range(start, min(len(view), start + LONGEST_ASIDE)):
        if view.quote[index] < 0 and view.tokens[index].text in HARD_STOPS - {","}:
            return None
        if view.tokens[index].text == "," and view.low(index + 1) == "that":
            return index + 2
        if view.tokens[index].text == "," and view.quote[index] < 0:
            return None
    return None
