"""Noun phrases found by walking over small words and marks, to the left or to the right of a word."""

import re

from quoth.annotate.grammar import (
    ARTICLES,
    AUXILIARIES,
    CLAUSE_SUBJECTS,
    DETERMINERS,
    FINITE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_STARTS,
    TIMES,
    TITLES,
    is_adverb,
    is_past,
)
from quoth.annotate.views import View
from quoth.text.times import MONTHS, WEEKDAYS

Range = tuple[int, int]
# The longest noun phrase that a walk crosses, and the longest quotation within one (a nickname), in tokens.
LONGEST_PHRASE, LONGEST_NICKNAME = 30, 7
HARD_STOPS = frozenset(",;:()[]{}—–!?…|•*")
INNER_MARKS = frozenset(".'’&/$%-#@")
QUOTE_MARKS = frozenset("\"“”'‘’")
PHRASE_ENDS = frozenset({"but", "or", "nor", "yet", "who", "which", "whom", "than", "then"})
LEADING_WORDS = frozenset({"and", "but", "or", "then", "so", "as", "even", "just"})
# Prepositions within a name or title ("head of the board", "spokesman for the port"), and after a participle.
NAME_PREPOSITIONS = frozenset({"of", "for", "at", "from"})
PARTICIPLE_PREPOSITIONS = frozenset({"by", "on", "in", "with", "of", "to", "as", "at", "for", "from"})
# Past tenses that hardly ever follow their noun as participles.
NO_PARTICIPLES = frozenset({"said", "told", "went", "took", "gave", "made", "came"})
# What ties a date to the paper or the event before it, and the day and year of a date.
DATING = frozenset({"dated", "issued", "published", "released", "sent", "signed", "written", "of", "from", "on"})
NTH, YEAR = re.compile(r"\d{1,2}(?:st|nd|rd|th)?"), re.compile(r"(?:19|20)\d\d")
# How far before its verb a relative pronoun may stand, in tokens.
RELATIVE_WITHIN = 12


def phrase_ending_at(view: View, last: int) -> Range | None:
    """The noun phrase whose last token is `last`, without adverbs and adverbials of time before it."""
    last = before_date(view, max(0, last - LONGEST_PHRASE), last + 1) - 1
    index, lowest = last, max(-1, last - LONGEST_PHRASE)
    coordinator: int | None = None
    stop = ""
    while index > lowest:
        stop = stop_kind(view, index)
        relative = relative_before(view, index, lowest) if stop == "verb" else None
        if stop == "hard" or (stop == "verb" and relative is None and not opens_participle(view, index, last)):
            break
        if relative is not None:
            comma = view.tokens[relative - 1].text == ","
            last = index = relative - 2 if comma else relative - 1
            coordinator = None
            continue
        if view.lowers[index] == "and" and coordinator is None:
            coordinator = index
        index -= 1
    after_verb = stop == "verb" and index > lowest
    start = index + 1
    if after_verb and coordinator is not None:
        start = coordinator + 1
    elif after_verb and start < last and view.lowers[index] in CLAUSE_SUBJECTS | MODALS:
        start += 1
    return trimmed(view, start, last + 1, after_verb=after_verb)


def stop_kind(view: View, index: int) -> str:
    """What ends a walk to the left over a noun phrase: "hard" a boundary, "verb" a subject or verb, "" nothing."""
    token, word = view.tokens[index], view.lowers[index]
    if view.quote[index] >= 0 and not is_nickname(view, index):
        return "hard"
    if not token.is_word:
        if token.text == ".":
            return "" if view.low(index - 1) in TITLES else "hard"
        inner = token.text in INNER_MARKS or (token.text in QUOTE_MARKS and view.quote[index] >= 0)
        return "" if inner else "hard"
    if word == "as" and not (is_past(view.low(index - 1)) or view.low(index - 1) in {"such", "known", "as", "well"}):
        return "hard"
    if word in PHRASE_ENDS or (word in SUBORDINATORS and word not in {"even", "just", "as"}):
        return "hard"
    if word in CLAUSE_SUBJECTS and word not in {"this", "these", "those"}:
        return "verb"
    if token.is_capitalised or word == "'s":
        return ""
    past = is_past(word) and view.low(index - 1) not in DETERMINERS
    return "verb" if word in FINITE or past else ""


def is_nickname(view: View, index: int) -> bool:
    """Whether the quotation at the token is a nickname or a title of a few words."""
    end = view.quote_end(index)
    spoken = end > 1 and view.tokens[end - 2].text in {",", ".", "?", "!"}
    return end - view.quote_start(index) <= LONGEST_NICKNAME and not spoken


def opens_participle(view: View, index: int, last: int) -> bool:
    """Whether the word is a participle after its noun ("officials briefed on the talks")."""
    word, before, follows = view.lowers[index], view.low(index - 1), view.low(index + 1)
    if not is_past(word) or word in NO_PARTICIPLES or index == 0 or index >= last:
        return False
    if before in AUXILIARIES | PREPOSITIONS | SUBORDINATORS | CLAUSE_SUBJECTS | ARTICLES:
        return False
    dated = word in DATING and (NTH.fullmatch(follows) or follows in MONTHS)
    return view.tokens[index - 1].is_word and (
        bool(dated) or follows.endswith("ly") or follows in PARTICIPLE_PREPOSITIONS
    )


def relative_before(view: View, verb: int, lowest: int) -> int | None:
    """Where the "who" or "which" of the clause with this verb stands, if it is a relative clause."""
    for index in range(verb - 1, max(lowest, verb - RELATIVE_WITHIN, 1), -1):
        if view.lowers[index] in {"who", "which", "whose"}:
            return index
        if view.lowers[index] == "that" or view.tokens[index].text in HARD_STOPS:
            return None
    return None


def trimmed(view: View, start: int, end: int, *, after_verb: bool = False) -> Range | None:
    """The phrase without conjunctions, adverbs and a leading adverbial; None where nothing is left."""
    while start < end and opens_nothing(view, start):
        start += 1
    if view.low(start) == "according" and view.low(start + 1) == "to":
        start += 2
    if start < end and view.lowers[start] in PREPOSITIONS:
        if after_verb:
            return None
        start = after_adverbial(view, start, end)
    start = after_times(view, start, end)
    end = before_date(view, start, end)
    whole = end
    while end > start and view.lowers[end - 1] in TIMES and view.lowers[end - 1] not in {"may", "march"}:
        end -= 1
    while start < end - 1 and end < whole and view.lowers[end - 1] in DATING:
        end -= 1
    while end > start and not (view.tokens[end - 1].is_word or view.tokens[end - 1].text in ".\"”’'"):
        end -= 1
    if start >= end or not any(token.is_word for token in view.tokens[start:end]):
        return None
    alone = end - start == 1 and view.lowers[start] in PREPOSITIONS | FINITE | ARTICLES | {"not"}
    return None if alone else (start, end)


def before_date(view: View, start: int, end: int) -> int:
    """The end of a phrase without the date that closes it: "a memo" of "a memo dated 3 March", nothing of "3 March"."""
    last = end - 1
    if last > start and YEAR.fullmatch(view.lowers[last]):
        last -= 1 + (view.lowers[last - 1] == ",")
    pair = (view.low(last - 1), view.low(last))
    if last <= start or not any(day in MONTHS and NTH.fullmatch(nth) for day, nth in (pair, pair[::-1])):
        return end
    last -= 2
    while last >= start and (view.lowers[last] in WEEKDAYS or view.tokens[last].text == ","):
        last -= 1
    while last > start and view.lowers[last] in DATING:
        last -= 1
    return last + 1 if last >= start else start


def opens_nothing(view: View, index: int) -> bool:
    """Whether the token cannot open a noun phrase: a conjunction, an adverb, a mark."""
    token, word = view.tokens[index], view.lowers[index]
    if not token.is_word:
        return token.text not in "\"“‘'$@#"
    return word in LEADING_WORDS or (is_adverb(word) and word not in DETERMINERS)


def after_adverbial(view: View, start: int, end: int) -> int:
    """Where the subject begins after an adverbial without a comma ("In a statement on Monday Mr Odell ...")."""
    for index in range(start + 1, end):
        if view.lowers[index] in TIMES or view.lowers[index].isdigit():
            return after_times(view, index, end)
    for index in range(start + 2, end):
        before = view.tokens[index - 1]
        new_name = view.tokens[index].is_capitalised and not before.is_capitalised
        opens = view.lowers[index] in ARTICLES or new_name
        if opens and before.is_word and before.lower not in PREPOSITIONS | ARTICLES:
            return index
    return end


def after_times(view: View, start: int, end: int) -> int:
    """The index after leading words of time ("Last week the mayor ...")."""
    index = start + 1 if view.low(start) in {"this", "that"} and view.low(start + 1) in TIMES else start
    dated = view.low(start).isdigit() and view.low(start + 1) in MONTHS
    if index < end and (dated or view.lowers[index] in TIME_STARTS or (index > 0 and view.lowers[index] in TIMES)):
        while index < end and (
            view.lowers[index] in TIMES or view.lowers[index].isdigit() or view.lowers[index] == ","
        ):
            index += 1
    return index if index < end else start


def phrase_starting_at(view: View, start: int, *, loose: bool = False) -> Range | None:
    """The noun phrase from `start` up to a mark or verb, and (unless loose) up to a time, participle or preposition."""
    index = start
    while index < min(len(view), start + LONGEST_PHRASE) and not ends_phrase(
        view, index, first=index == start, loose=loose
    ):
        index += 1
    if view.low(index) in MONTHS and view.tokens[index].is_capitalised and NTH.fullmatch(view.low(index - 1)):
        index += 1
    index = before_date(view, start, index)
    while index > start:
        token = view.tokens[index - 1]
        title = token.text == "." and view.low(index - 2) in TITLES
        dangling = token.lower in PREPOSITIONS | ARTICLES or token.lower == "and" or token.text in ".,-"
        if title or not dangling:
            break
        index -= 1
    return (start, index) if index > start else None


def ends_phrase(view: View, index: int, *, first: bool, loose: bool) -> bool:
    """Whether a noun phrase that runs to the right has ended before the token."""
    token, word = view.tokens[index], view.lowers[index]
    if view.quote[index] >= 0 and not is_nickname(view, index):
        return True
    if not token.is_word:
        if token.text == ".":
            return view.low(index - 1) not in TITLES
        return token.text not in INNER_MARKS and not (token.text in QUOTE_MARKS and view.quote[index] >= 0)
    if (word in FINITE and word != "'s") or word in {"who", "which", "but"}:
        return True
    if word in SUBORDINATORS and word not in {"that", "as"}:
        return True
    if first:
        return False
    if word in {"that", "he", "she", "they", "we", "i", "it"} or is_loose_adverb(view, index):
        return True
    if loose:
        return False
    past = not token.is_capitalised and is_past(word) and view.low(index - 1) not in ARTICLES
    return past or word in TIMES or (word in PREPOSITIONS and word not in NAME_PREPOSITIONS)


def is_loose_adverb(view: View, index: int) -> bool:
    """Whether an adverb belongs to no noun: not "first" in "a first estimate", not "Now" in a name."""
    word, before = view.lowers[index], view.tokens[index - 1]
    if not is_adverb(word) or word == "all" or before.lower in ARTICLES:
        return False
    return not (view.tokens[index].is_capitalised and before.is_capitalised)
