"""What came of those counted: killed, injured, missing, displaced, detained, destroyed, damaged, in the clause of the figure."""

from functools import cache

from quoth.annotate.grammar import is_past
from quoth.lexicons import load_toml
from quoth.text.tokens import Token, word_at

OUTCOMES = ("killed", "injured", "missing", "displaced", "detained", "destroyed", "damaged")
BEHIND, BEFORE = 10, 8
# What a toll does before "to 19" or "at 19", and the tokens before it among which the toll is named.
MOVING = frozenset(
    "rose risen rises rise climbed jumped grew grown increased fell fallen dropped stood stands stand".split()
)
FAR_BACK = 30
PREPOSITIONS = frozenset(
    {"in", "at", "by", "on", "near", "from", "after", "during", "with", "before", "within", "under", "for", "across"}
)
CLAUSE_ENDS = frozenset(
    {",", ";", ":", ".", "—", "–", "(", ")", "and", "but", "while", "whereas", "who", "which", "that", "when", "after"}
)
PARTS_OF = frozenset({"including", "among", "of", "with", "them", "whom"})


@cache
def outcome_words() -> dict[str, str]:
    """Single words of outcomes with their scope word."""
    scope = load_toml("quantities")["scope"]
    return {word: name for name in OUTCOMES for word in scope[name] if " " not in word}


@cache
def outcome_phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Outcomes that need several words ("left their homes", "taken to hospital"), longest first."""
    phrases = load_toml("quantities")["outcome_phrases"]
    found = [(tuple(words.split()), name) for name, listed in phrases.items() for words in listed]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item)))


def is_a_part(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "including four civilians", "among them 26 firefighters", "six of them", "22 of whom\""""
    before = (word_at(tokens, first - 1), word_at(tokens, first - 2))
    if before[0] == "including" or (before[0] in ("them", "whom", "which") and before[1] in ("among", "of")):
        return True
    behind = (word_at(tokens, last), word_at(tokens, last + 1))
    return behind in (("of", "them"), ("of", "whom")) or word_at(tokens, last - 1) in ("them", "whom")


def outcomes(tokens: tuple[Token, ...], first: int, last: int, unit: str | None) -> list[str]:
    """Outcomes in the figure's own words, else behind it in its clause, else before it."""
    words = outcome_words()
    own = [words[t.lower] for t in tokens[first:last] if t.lower in words and t.lower != "hit"]
    behind = behind_words(tokens, last)
    if own or behind:
        return list(dict.fromkeys(own + behind))
    if unit == "person" and word_at(tokens, first - 1) in (
        "holding",
        "holds",
        "hold",
        "held",
        "seized",
        "seizing",
        "abducted",
        "kidnapped",
    ):
        return ["detained"]
    return before_words(tokens, first)


def behind_words(tokens: tuple[Token, ...], last: int) -> list[str]:
    """ "were killed or injured", "dead and 12 ..." stop at the end of the clause or at the next number."""
    words = outcome_words()
    found: list[str] = []
    at, reach = past_aside(tokens, last), 0
    at = at + 1 if word_at(tokens, at) == "who" else at
    while at < len(tokens) and reach < BEHIND:
        token = tokens[at]
        if token.text[0].isdigit():
            break
        if token.lower in CLAUSE_ENDS and not (found and joins(tokens, at)):
            break
        name = phrase_at(tokens, at) or (
            words.get(token.lower) if token.lower != "hit" or word_at(tokens, at - 1) in ("were", "was") else None
        )
        if name:
            found.append(name)
        at, reach = at + 1, reach + 1
    return found


def past_aside(tokens: tuple[Token, ...], last: int) -> int:
    """Past ", including four civilians," or "(six of them women)" behind a figure."""
    opening, second = word_at(tokens, last), word_at(tokens, last + 1)
    if opening == "(":
        closing = ")"
    elif opening == "," and second in PARTS_OF | {"most", "many", "some", "all", "mostly", "half"}:
        closing = ","
    else:
        return last
    end = next((at for at in range(last + 2, min(last + 14, len(tokens))) if tokens[at].text == closing), None)
    return end + 1 if end is not None else last


def joins(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an "and" joins a further outcome of the same figure ("killed and wounded"), not of the next one."""
    following = word_at(tokens, at + 2)
    return tokens[at].lower == "and" and word_at(tokens, at + 1) in outcome_words() and not following[:1].isdigit() and (
        following not in ("at", "more", "about", "some", "another", "up", "over", "around", "nearly"))  # fmt: skip


def phrase_at(tokens: tuple[Token, ...], at: int) -> str | None:
    """The outcome of several words that begins at a token."""
    for words, name in outcome_phrases():
        if tokens[at].lower == words[0] and all(word_at(tokens, at + on) == word for on, word in enumerate(words)):
            return name
    return None


def before_words(tokens: tuple[Token, ...], first: int) -> list[str]:
    """The nearest outcome before the figure, with one that "or" or "and" joins to it, within the clause.

    A second verb has its own figures: "killed dozens and left hundreds of thousands without power".
    """
    words = outcome_words()
    if toll := toll_that_came_to(tokens, first):
        return toll
    if word_at(tokens, first - 1) in PREPOSITIONS and not is_told_of(tokens, first):
        return []
    for at in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        token = tokens[at]
        if token.text in ",;:.—(" or token.text[0].isdigit() or token.lower in ("who", "which", "that"):
            return []
        if token.lower in words:
            joined = at >= 2 and tokens[at - 1].lower in ("or", "and") and tokens[at - 2].lower in words
            return [words[tokens[at - 2].lower], words[token.lower]] if joined else [words[token.lower]]
        if token.lower in ("and", "but") and is_past(word_at(tokens, at + 1)):
            return []
    return []


def toll_that_came_to(tokens: tuple[Token, ...], first: int) -> list[str]:
    """Whose toll it is that "rose to 19", however many words stand between: "the number of people killed when ... rose to 19"."""
    if word_at(tokens, first - 1) not in ("to", "at") or word_at(tokens, first - 2) not in MOVING:
        return []
    for at in range(first - 3, max(-1, first - FAR_BACK), -1):
        if tokens[at].text in ".;:":
            return []
        if word_at(tokens, at) == "death" and word_at(tokens, at + 1) == "toll":
            return ["killed"]
        if word_at(tokens, at) == "number" and word_at(tokens, at + 1) == "of":
            told = (outcome_words().get(word_at(tokens, at + on)) for on in (2, 3, 4))
            return [name for name in told if name][:1]
    return []


def is_told_of(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether the figure is what "the number of those killed" or "the toll" comes to, whatever stands before it."""
    return any(
        word_at(tokens, at) in ("number", "toll", "count", "deaths", "total", "figure")
        for at in range(first - 12, first)
    )
