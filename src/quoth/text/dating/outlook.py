"""Whether the words around a time speak of what is to come or of what is past.

The nearest verb before the time in its clause decides, then the nearest behind it: a modal, "is to", "due", an infinitive
that a verb of planning governs, or "if" and "when" without a verb of the past look ahead; a past tense looks back.
"""

from functools import cache
from typing import NamedTuple

from quoth.lexicons import load_toml
from quoth.text.dating.context import Context

# The nearest verb stands within so many words in nearly all sentences of news that were read.
REACH_BEFORE, REACH_BEHIND = 16, 20
AHEAD, BACK, NO_WORD = 1, -1, 0
DEADLINES = frozenset({"by", "until", "till", "before"})
DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "this", "that", "two", "three", "some", "all", "any"}
)


class Verbs(NamedTuple):
    """The lists of the lexicon that tell the outlook."""

    ahead: frozenset[str]
    governing: frozenset[str]
    done: frozenset[str]
    conditions: frozenset[str]
    openings: frozenset[str]
    past: frozenset[str]
    auxiliaries: frozenset[str]
    breaks: frozenset[str]
    no_verb_in_ed: frozenset[str]
    nouns_after_to: frozenset[str]
    wishes: frozenset[str]
    callings: frozenset[str]
    gatherings: frozenset[str]
    before_participle: frozenset[str]


@cache
def verbs() -> Verbs:
    """The words of outlook, loaded once."""
    table = load_toml("times")["outlook"]
    return Verbs(*(frozenset(table[name]) for name in Verbs._fields))


def outlook_of(context: Context, first: int, last: int) -> int:
    """1 where the words around tokens [first, last) look ahead, -1 where they look back, 0 where they do not say."""
    if context.word(first - 1) in ("a", "an"):
        return NO_WORD
    possessive = context.word(last) in ("'s", "'")
    if possessive:
        return behind(context, last + 1, min(last + 6, len(context.tokens)))
    if context.word(last) == "at" and context.word(last + 2) in ("earliest", "latest"):
        return AHEAD
    if is_deadline(context, first):
        done = ("had", "was", "were") if context.word(first - 1) == "before" else ("had",)
        return BACK if any(context.word(at) in done for at in range(first - 6, first)) else AHEAD
    back = first - 2 if context.word(first - 1) == "on" else first - 1
    back = back - 1 if context.word(back).endswith("ly") else back
    if context.word(back) in verbs().openings and context.word(back - 1) not in ("the", "was", "were", "had"):
        return AHEAD
    return before(context, first) or behind(context, last, min(last + REACH_BEHIND, len(context.tokens)))


def is_deadline(context: Context, first: int) -> bool:
    """ "by Friday", "until at least Saturday", "no later than Monday" """
    words = [context.word(first - back) for back in (1, 2, 3)]
    return (
        words[0] in DEADLINES
        or words[:2] == ["than", "later"]
        or (words[:2] == ["least", "at"] and words[2] in DEADLINES)
    )


def before(context: Context, first: int) -> int:
    """What the nearest verb before a time says, within its clause."""
    lists, infinitive, present = verbs(), False, False
    for at in range(first - 1, max(-1, first - 1 - REACH_BEFORE), -1):
        word = context.word(at)
        if word in lists.breaks:
            break
        if word == "to" and opens_infinitive(context, at, first):
            if context.word(at - 1) in ("is", "are", "'s", "was", "were", "be"):
                return AHEAD
            infinitive = True
            continue
        if word in lists.wishes and not infinitive:
            return NO_WORD
        said = gathering_says(context, at, first) or verb_says(context, at, infinitive=infinitive)
        if said == AHEAD or (said == BACK and not present):
            return said
        if word in lists.conditions or (
            word in ("is", "are") and (at == first - 1 or context.word(at + 1).endswith("ing"))
        ):
            return AHEAD
        present = present or word in ("is", "are")
    return AHEAD if infinitive and behind(context, first + 1, min(first + 5, len(context.tokens))) != BACK else NO_WORD


def gathering_says(context: Context, at: int, first: int) -> int:
    """ "Has called a march on Saturday", "called a march for Saturday": the day is that of the march, which is to come."""
    lists, called_before = verbs(), context.word(at - 1)
    if context.word(at) not in lists.callings or called_before in ("had", "was", "were"):
        return NO_WORD
    day_of_gathering = called_before in ("has", "have", "'ve") or context.word(first - 1) == "for"
    named = any(context.word(near) in lists.gatherings for near in range(at + 1, first))
    return AHEAD if named and day_of_gathering else NO_WORD


def opens_infinitive(context: Context, at: int, first: int) -> bool:
    """Whether a "to" is followed by a verb rather than by a place or a thing."""
    word = context.word(at + 1)
    if at + 1 >= first or not word.isalpha() or context.capital(at + 1):
        return False
    return word not in DETERMINERS and word not in verbs().nouns_after_to and not word.endswith("s")


def behind(context: Context, start: int, end: int) -> int:
    """What the nearest verb behind a time says, within its clause."""
    lists = verbs()
    for at in range(start, end):
        word = context.word(at)
        if word in lists.breaks:
            return NO_WORD
        if word in ("is", "are", "'s") and (context.word(at + 1) == "to" or context.word(at + 1).endswith("ing")):
            return AHEAD
        said = verb_says(context, at, infinitive=False)
        if said != NO_WORD:
            return said
    return NO_WORD


def verb_says(context: Context, at: int, *, infinitive: bool) -> int:
    """What one word says, a verb of planning only with an infinitive or "for" behind it."""
    lists, word, following = verbs(), context.word(at), context.word(at + 1)
    if word == "prepared" and context.word(at - 1) == "had":
        return BACK
    if word in lists.governing and (infinitive or following in ("for", "to")):
        return AHEAD
    if word in lists.ahead:
        if word in ("may", "could") and (context.capital(at) or is_negated(context, at)):
            return NO_WORD
        if context.word(at - 1) == "been" and "had" in (context.word(at - 2), context.word(at - 3)):
            return BACK
        return BACK if following == "have" and word not in ("will", "'ll", "shall") else AHEAD
    if word in lists.done and infinitive:
        return BACK
    if word in ("has", "have"):
        return AHEAD if following == "to" else BACK
    if word in lists.auxiliaries or is_past_tense(context, at):
        return BACK
    return NO_WORD


def is_negated(context: Context, at: int) -> bool:
    """Whether a denial stands before or right behind a word."""
    return any(context.word(near) in ("not", "neither", "nor", "no", "never", "n't") for near in range(at - 8, at + 2))


def is_past_tense(context: Context, at: int) -> bool:
    """A verb in the past tense: not the participle of "will be held", "stay closed", not the adjective of "a planned strike"."""
    lists, word = verbs(), context.word(at)
    regular = word.endswith("ed") and len(word) > 3 and word not in lists.no_verb_in_ed and "-" not in word
    if not (regular or word in lists.past):
        return False
    back = at - 1
    while context.word(back).endswith("ly") or context.word(back) == "not":
        back -= 1
    return context.word(back) not in lists.before_participle
