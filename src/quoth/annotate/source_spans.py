"""The noun phrase that names a speaker: left of a cue, right of it, or at the head of the sentence."""

from quoth.annotate.grammar import (
    ARTICLES,
    AUXILIARIES,
    CLAUSE_SUBJECTS,
    DETERMINERS,
    FINITE,
    MODALS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TIME_STARTS,
    TIMES,
    TITLES,
    is_adverb,
    is_past,
)
from quoth.annotate.views import View

Range = tuple[int, int]
# The longest noun phrase and the longest apposition or relative clause that the walks cross, in tokens.
LONGEST_PHRASE, LONGEST_APPOSITION = 30, 45
HARD_STOPS = frozenset(",;:()[]{}—–!?…|•*")
INNER_MARKS = frozenset(".'’&/$%-#@")
ADNOMINAL = frozenset({"of", "for", "at", "from", "with", "in", "to", "on", "by", "about", "as", "close", "familiar"})


def subject_before(view: View, verb: int) -> Range | None:
    """The subject that ends just before the verb group at `verb`, over appositions, brackets and adverbs."""
    last = verb - 1
    while last >= 0 and is_adverb(view.lowers[last]) and view.lowers[last] not in SUBJECTS:
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
    for index in range(last - 1, max(-1, last - 15), -1):
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


def phrase_ending_at(view: View, last: int) -> Range | None:
    """The noun phrase whose last token is `last`, without adverbs and adverbials of time before it."""
    index, lowest = last, max(-1, last - LONGEST_PHRASE)
    coordinator: int | None = None
    stopped_by_verb = False
    while index > lowest:
        kind = stop_kind(view, index)
        if kind == "hard":
            break
        if kind == "verb":
            if opens_participle(view, index, last):
                index -= 1
                continue
            relative = relative_before(view, index, lowest)
            if relative is not None and last - relative < LONGEST_PHRASE:
                last, index = relative - 1, relative - 1
                if index >= 0 and view.tokens[index].text == ",":
                    last, index = index - 1, index - 1
                continue
            stopped_by_verb = True
            break
        if view.lowers[index] == "and" and coordinator is None:
            coordinator = index
        index -= 1
    start = index + 1
    if stopped_by_verb and coordinator is not None:
        start = coordinator + 1
    return trimmed(view, start, last + 1, after_verb=stopped_by_verb)


def stop_kind(view: View, index: int) -> str:
    """What ends a walk to the left over a noun phrase: "hard" a boundary, "verb" a finite verb, "" nothing."""
    token = view.tokens[index]
    word = token.lower
    if view.quote[index] >= 0 and not short_quote(view, index):
        return "hard"
    if not token.is_word:
        if token.text in '"“”' and view.quote[index] >= 0:
            return ""
        if token.text == ".":
            return "" if view.low(index - 1) in TITLES else "hard"
        return "" if token.text in INNER_MARKS else "hard"
    if word in SUBORDINATORS and word not in {"even", "just", "as"}:
        return "hard"
    if word in {"but", "or", "nor", "yet", "who", "which", "whom", "than", "then"}:
        return "hard"
    if word in CLAUSE_SUBJECTS and word not in {"this", "these", "those"}:
        return "verb"
    if word in FINITE and not token.is_capitalised and word != "'s":
        return "verb"
    if is_past(word) and not token.is_capitalised and view.low(index - 1) not in DETERMINERS:
        return "verb"
    return ""


def short_quote(view: View, index: int) -> bool:
    """Whether the quotation at the token is a nickname or a title of a few words."""
    return view.quote_end(index) - view.quote_start(index) <= 7


def opens_participle(view: View, index: int, last: int) -> bool:
    """Whether the word is a participle after its noun ("officials briefed on the talks")."""
    word = view.lowers[index]
    if not is_past(word) or word in {"said", "told", "went", "took", "gave", "made", "came"} or index == 0:
        return False
    before = view.lowers[index - 1]
    follows = view.low(index + 1)
    noun_before = before not in AUXILIARIES | PREPOSITIONS | SUBORDINATORS | ARTICLES and view.tokens[index - 1].is_word
    return noun_before and index < last and follows in {"by", "on", "in", "with", "of", "to", "as", "at", "for", "from"}


def relative_before(view: View, verb: int, lowest: int) -> int | None:
    """Where the relative pronoun of the clause with this verb stands, if it is one."""
    for index in range(verb - 1, max(lowest, verb - 12), -1):
        if view.lowers[index] in {"who", "which", "that", "whose"}:
            return index if index > 0 and view.lowers[index] != "that" else None
        if view.tokens[index].text in HARD_STOPS:
            return None
    return None


def trimmed(view: View, start: int, end: int, *, after_verb: bool = False) -> Range | None:
    """The phrase without conjunctions, adverbs and a leading adverbial; None where nothing is left."""
    while start < end and (
        view.lowers[start] in {"and", "but", "or", "then", "so", "as", "even", "just"}
        or (is_adverb(view.lowers[start]) and view.lowers[start] not in DETERMINERS)
        or not (view.tokens[start].is_word or view.tokens[start].text in "\"“‘'$@#")
    ):
        start += 1
    if view.low(start) == "according" and view.low(start + 1) == "to":
        start += 2
    if start < end and view.lowers[start] in PREPOSITIONS:
        if after_verb:
            return None
        start = after_adverbial(view, start, end)
    start = after_times(view, start, end)
    while end > start and (view.lowers[end - 1] in TIMES and view.lowers[end - 1] not in {"may", "march"}):
        end -= 1
    while end > start and not (view.tokens[end - 1].is_word or view.tokens[end - 1].text in ".\"”’'"):
        end -= 1
    if start >= end or not any(token.is_word for token in view.tokens[start:end]):
        return None
    if end - start == 1 and view.lowers[start] in PREPOSITIONS | FINITE | ARTICLES | {"not"}:
        return None
    return start, end


def after_adverbial(view: View, start: int, end: int) -> int:
    """Where the subject begins after an adverbial without a comma ("In a statement on Monday Mr Odell ...")."""
    index = start + 1
    while index < end and view.lowers[index] not in TIMES and not view.lowers[index].isdigit():
        index += 1
    if index < end:
        return after_times(view, index, end)
    candidates = [
        i
        for i in range(start + 2, end)
        if (view.lowers[i] in ARTICLES or (view.tokens[i].is_capitalised and not view.tokens[i - 1].is_capitalised))
        and view.lowers[i - 1] not in PREPOSITIONS | ARTICLES
        and view.tokens[i - 1].is_word
    ]
    return candidates[0] if candidates else end


def after_times(view: View, start: int, end: int) -> int:
    """The index after leading words of time ("Last week the mayor ...")."""
    index = start
    if view.low(index) in {"this", "that"} and view.low(index + 1) in TIMES:
        index += 1
    if index < end and (view.lowers[index] in TIME_STARTS or (index > 0 and view.lowers[index] in TIMES)):
        while index < end and (
            view.lowers[index] in TIMES or view.lowers[index].isdigit() or view.lowers[index] == ","
        ):
            index += 1
    return index if index < end or start == end else start


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


def phrase_starting_at(view: View, start: int, *, loose: bool = False) -> Range | None:
    """The noun phrase from `start`, up to a mark, a verb, a time or (unless loose) a preposition but of, for, at, from."""
    index = start
    while index < min(len(view), start + LONGEST_PHRASE):
        token = view.tokens[index]
        word = token.lower
        if view.quote[index] >= 0 and not short_quote(view, index):
            break
        if not token.is_word:
            inner = token.text in INNER_MARKS and not (token.text == "." and view.low(index - 1) not in TITLES)
            if not inner and not (token.text in '"“”' and view.quote[index] >= 0):
                break
        elif (
            word in FINITE
            and word != "'s"
            or word in SUBORDINATORS
            and word not in {"that", "as"}
            or word in {"who", "which", "but"}
        ):
            break
        elif index > start and (
            word in {"that", "he", "she", "they", "we", "i", "it"} or is_adverb(word) and word != "all"
        ):
            break
        elif index > start and (
            word in TIMES
            and not loose
            or word in PREPOSITIONS
            and not loose
            and word not in {"of", "for", "at", "from"}
        ):
            break
        elif (
            index > start
            and not loose
            and not token.is_capitalised
            and is_past(word)
            and view.low(index - 1) not in ARTICLES
        ):
            break
        index += 1
    while index > start and (
        view.lowers[index - 1] in PREPOSITIONS | ARTICLES | {"and"} or view.tokens[index - 1].text in ".,-"
    ):
        if view.tokens[index - 1].text == "." and view.low(index - 2) in TITLES:
            break
        index -= 1
    return (start, index) if index > start else None


def leading_subject(view: View, start: int, stop: int) -> Range | None:
    """The subject of the main clause between `start` and `stop`: the noun phrase before its first verb."""
    index = start
    while index < stop and (view.lowers[index] in {"and", "but", "so"} or not view.tokens[index].is_word):
        if view.quote[index] >= 0:
            return None
        index += 1
    if index < stop and (
        view.lowers[index] in PREPOSITIONS | SUBORDINATORS
        or is_adverb(view.lowers[index])
        or view.lowers[index].endswith("ing")
    ):
        comma = next((i for i in range(index, min(stop, index + 30)) if view.tokens[i].text == ","), None)
        if comma is None:
            return None
        index = comma + 1
    if index >= stop:
        return None
    if view.lowers[index] in SUBJECTS:
        return (index, index + 1) if view.lowers[index] != "there" else None
    end = index
    while end < min(stop, index + LONGEST_PHRASE):
        word, token = view.lowers[end], view.tokens[end]
        if view.quote[end] >= 0 or (token.text in HARD_STOPS and token.text != "(") or word in FINITE and word != "'s":
            break
        if end > index and not token.is_capitalised and (is_past(word) or is_adverb(word) or word in MODALS):
            break
        end += 1
    if end == index or end - index >= LONGEST_PHRASE:
        return None
    return trimmed(view, index, end)
