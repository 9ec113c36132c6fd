"""The noun phrase that names a speaker: left of a cue, right of it, or at the head of the sentence."""

from quoth.annotate.grammar import (
    ARTICLES,
    DETERMINERS,
    FINITE,
    MODALS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
    TITLES,
    is_adverb,
    is_past,
)
from quoth.annotate.noun_phrases import (
    HARD_STOPS,
    LONGEST_PHRASE,
    Range,
    phrase_ending_at,
    phrase_starting_at,
    trimmed,
)
from quoth.annotate.views import View

# The longest apposition or relative clause, bracket and leading adverbial that are crossed, in tokens.
LONGEST_APPOSITION, LONGEST_BRACKET, LONGEST_LEAD = 45, 15, 30


def subject_before(view: View, verb: int) -> Range | None:
    """The subject that ends just before the verb group at `verb`, over appositions, brackets and adverbs."""
    last = verb - 1
    while last >= 0 and is_adverb(view.lowers[last]) and view.lowers[last] not in SUBJECTS:
        last -= 1
    if last < verb - 1 and last > 0 and is_past(view.lowers[last]) and view.low(last - 1) not in DETERMINERS:
        last -= 1
    last = over_brackets(view, last)
    if last < 0:
        return None
    word = view.lowers[last]
    if word in {"who", "which", "that"}:
        return antecedent(view, last)
    if word in SUBJECTS:
        return last, last + 1
    if view.tokens[last].text in {",", "—", "–", "-"}:
        return before_apposition(view, last)
    return phrase_ending_at(view, last)


def over_brackets(view: View, last: int) -> int:
    """The index before a bracket that closes at `last`, or `last` itself."""
    if last < 0 or view.tokens[last].text != ")":
        return last
    for index in range(last - 1, max(-1, last - LONGEST_BRACKET), -1):
        if view.tokens[index].text == "(":
            return index - 1
    return last


def antecedent(view: View, relative: int) -> Range | None:
    """The noun phrase that a "who" or "which" takes up."""
    last = over_brackets(view, relative - 1)
    if last >= 0 and view.tokens[last].text == ",":
        if view.lowers[relative] == "that":
            return None
        last = over_brackets(view, last - 1)
    if last < 0:
        return None
    return phrase_ending_at(view, last)


def before_apposition(view: View, comma: int) -> Range | None:
    """The noun phrase before an apposition, relative clause or aside that ends at the comma."""
    lowest = max(0, comma - LONGEST_APPOSITION)
    for index in range(comma - 1, lowest, -1):
        if view.tokens[index].text not in {",", "—", "–"} or index + 1 >= comma or view.quote[index] >= 0:
            continue
        if not is_apposition(view, index + 1, comma):
            continue
        last = over_brackets(view, index - 1)
        phrase = phrase_ending_at(view, last) if last >= 0 else None
        if phrase is None or not names_somebody(view, phrase):
            continue
        if is_name(view, index + 1, comma) and not view.tokens[phrase[1] - 1].is_capitalised:
            return index + 1, comma
        return named_before(view, phrase)
    return None


def names_somebody(view: View, phrase: Range) -> bool:
    """Whether a phrase can name a speaker: no bare age, place abbreviation or adverb."""
    if phrase[1] - phrase[0] > 1:
        return True
    token = view.tokens[phrase[0]]
    return not (token.text[0].isdigit() or token.lower in TITLES or token.text.endswith(".") or is_adverb(token.lower))


def is_name(view: View, start: int, end: int) -> bool:
    """Whether the tokens are two to four capitalised words."""
    tokens = [token for token in view.tokens[start:end] if token.text != "."]
    return 2 <= len(tokens) <= 4 and all(token.is_capitalised for token in tokens)


def named_before(view: View, phrase: Range) -> Range:
    """The name before a phrase that is itself an apposition ("Ann Lee, head of the board, which ..., said")."""
    comma = phrase[0] - 1
    first = view.tokens[phrase[0]]
    if comma < 1 or view.tokens[comma].text != "," or (first.is_capitalised and first.lower not in ARTICLES):
        return phrase
    last = over_brackets(view, comma - 1)
    before = phrase_ending_at(view, last) if last >= 0 else None
    if before and is_name(view, max(before[0], before[1] - 2), before[1]):
        return before
    return phrase


def is_apposition(view: View, start: int, end: int) -> bool:
    """Whether the words between two commas tell more about the noun before them."""
    first = view.tokens[start]
    word = first.lower
    if word in {"and", "or", "but", "he", "she", "they", "it", "we", "i"}:
        return False
    if end - start == 1:
        return first.is_capitalised or first.text[0].isdigit() or is_adverb(word) or word in TIMES
    return word in DETERMINERS | PREPOSITIONS | {"who", "whose", "which"} or first.is_word


def subject_after(view: View, start: int) -> Range | None:
    """The subject of an inverted cue ("said Ann Lee of the harbour board, who ..."), or None."""
    if start >= len(view) or not (view.tokens[start].is_word or view.tokens[start].text in "@#"):
        return None
    word = view.lowers[start]
    if word in {"he", "she", "they", "it", "i", "we"}:
        return start, start + 1
    if word in PREPOSITIONS | SUBORDINATORS | FINITE or (is_adverb(word) and word not in DETERMINERS):
        return None
    return phrase_starting_at(view, start)


def leading_subject(view: View, start: int, stop: int) -> Range | None:
    """The subject of the main clause between `start` and `stop`: the noun phrase before its first verb."""
    first = leading_subject_start(view, start, stop)
    if first is None or first >= stop:
        return None
    if view.lowers[first] in SUBJECTS:
        return (first, first + 1) if view.lowers[first] != "there" else None
    end = first
    while end < min(stop, first + LONGEST_PHRASE) and not ends_subject(view, end, first=end == first):
        end += 1
    if end == first or end - first >= LONGEST_PHRASE:
        return None
    return trimmed(view, first, end)


def leading_subject_start(view: View, start: int, stop: int) -> int | None:
    """Where the subject begins, after conjunctions and a leading adverbial with its comma."""
    index = start
    while index < stop and (view.lowers[index] in {"and", "but", "so"} or not view.tokens[index].is_word):
        if view.quote[index] >= 0:
            return None
        index += 1
    word = view.low(index)
    if index < stop and (word in PREPOSITIONS | SUBORDINATORS or is_adverb(word) or word.endswith("ing")):
        commas = (i for i in range(index, min(stop, index + LONGEST_LEAD)) if view.tokens[i].text == ",")
        comma = next(commas, None)
        return None if comma is None else comma + 1
    return index


def ends_subject(view: View, index: int, *, first: bool) -> bool:
    """Whether a subject at the head of a clause has ended before the token."""
    token, word = view.tokens[index], view.lowers[index]
    if view.quote[index] >= 0 or (token.text in HARD_STOPS and token.text != "(") or (word in FINITE and word != "'s"):
        return True
    return not first and not token.is_capitalised and (is_past(word) or is_adverb(word) or word in MODALS)
