"""Whether a figure is only planned: promised, offered, agreed, demanded, announced, not yet done; a forecast is no plan."""

from functools import cache

from quoth.lexicons import load_toml
from quoth.text.tokens import Token, word_at

# A verb of planning stands within so many words before its figure.
REACH = 12
ENDS = frozenset({";", ":", ".", "—", "–", "(", ")", "after", "who", "which", "that", "when", "because", "before", "as", "since", "if",
    "killed", "injured", "had", "has", "was", "were"})  # fmt: skip
# Behind one of these the figure is where something goes or happens, not what is promised.
PLACES = frozenset({"to", "in", "at", "from", "with", "after", "against", "among", "than", "on", "within", "under"})
TOLD = frozenset(load_toml("times")["outlook"]["past"]) - {"led", "left", "lost", "set", "held", "sought"}
FOREBODING = frozenset({"predicted", "predicts", "expects", "expect", "forecast", "forecasts", "warned", "warns", "estimates", "estimated",
    "believes", "fears", "feared", "projected"})  # fmt: skip
PARTICIPLES = tuple("ed sent built paid made given spent put cut held sold taken brought lent bought".split())
MODALS = frozenset({"will", "would", "shall", "'ll"})
BE = frozenset({"was", "were", "is", "are", "been", "be"})


@cache
def plan_words() -> dict[str, frozenset[str]]:
    """The words of plans by their kind: verbs, nouns, forecasts."""
    return {kind: frozenset(words) for kind, words in load_toml("quantities")["planned"].items()}


def is_planned(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether words before or behind the figure say that it is still to be done."""
    return promised_before(tokens, first) or promised_behind(tokens, last)


def promised_before(tokens: tuple[Token, ...], first: int) -> bool:
    """ "pledged to send", "will supply", "an offer of", "plans for" before the figure in its clause."""
    if word_at(tokens, first - 1) in PLACES or (
        word_at(tokens, first - 1) in ("and", "but") and word_at(tokens, first - 2) == ","
    ):
        return False
    words = plan_words()
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        word, following = word_at(tokens, at), word_at(tokens, at + 1)
        if ends_a_plan(tokens, at, first):
            return False
        if word in words["verbs"]:
            return True
        if word in words["nouns"] and following in ("of", "for", "to", "worth"):
            return True
        if word in MODALS:
            return own_action(tokens, at + 1, first)
        if word == "to" and word_at(tokens, at - 1) in ("is", "are") and following not in words["forecasts"]:
            return True
    return False


def ends_a_plan(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """Whether a word before a figure shows that no verb of planning before it reaches the figure."""
    word, following = word_at(tokens, at), word_at(tokens, at + 1)
    if word in ENDS or word in TOLD or (word == "," and following in ("and", "but", "while")):
        return True
    return at == first - 1 and word.endswith("ed") and word not in plan_words()["verbs"]


def own_action(tokens: tuple[Token, ...], at: int, first: int) -> bool:
    """Whether the verb of a "will" is something that somebody means to do, not what happens to come out."""
    forecasts = plan_words()["forecasts"]
    while at < first and (
        tokens[at].lower.endswith("ly") or tokens[at].lower in ("not", "also", "now", "then", "soon", "still")
    ):
        at += 1
    if at >= first:
        return False
    if any(word_at(tokens, back) in FOREBODING for back in range(max(0, at - 9), at)):
        return False
    return tokens[at].lower not in forecasts and not any(tokens[i].lower in ("less", "than") for i in range(at, first))


def promised_behind(tokens: tuple[Token, ...], last: int) -> bool:
    """ "were promised", "are to be supplied", "would follow", "due to be sent" behind the figure."""
    words = [word_at(tokens, last + on) for on in range(7)]
    table = plan_words()
    for on, word in enumerate(words[:5]):
        following, beyond = words[on + 1], words[on + 2]
        if word in (",", ";", ".", ":", "and", "who", "which", "that", "because", "after", "when"):
            return False
        if word in MODALS:
            if following == "be":
                return beyond.endswith(PARTICIPLES) and beyond not in table["forecasts"]
            return following not in table["forecasts"]
        if word in BE and (following in table["verbs"] or (following == "to" and beyond == "be")):
            return True
        if word in ("due", "scheduled", "set") and following == "to":
            return True
    return words[:2] == ["to", "be"]
