"""What limits a count: outcomes, "additional", "in all", "so far", planned, per what; words from a closed list only."""

from functools import cache
from itertools import pairwise

from quoth.lexicons import load_toml
from quoth.text.tokens import Token

OUTCOMES = ("killed", "injured", "missing", "displaced", "detained", "destroyed", "damaged")
# How far an outcome stands from its figure ("killed, according to the first count of the fire service, at least 14").
BEHIND, BEFORE = 8, 8
PLANNED_REACH = 12
ADDITIONAL = frozenset({"additional", "further", "another", "more", "other", "others", "extra"})
PER = frozenset(load_toml("figure_words")["per"])
CLAUSE_ENDS = frozenset({",", ";", ":", ".", "—", "–", "(", ")", "and", "but", "while", "whereas"})


@cache
def outcome_words() -> dict[str, str]:
    """Single words of outcomes with their scope word."""
    scope = load_toml("quantities")["scope"]
    return {word: name for name in OUTCOMES for word in scope[name] if " " not in word}


@cache
def planned_words() -> frozenset[str]:
    """Verbs of promising, planning, offering, demanding."""
    return frozenset(load_toml("quantities")["planned"]["verbs"])


def scope_of(tokens: tuple[Token, ...], first: int, last: int, *, inside: frozenset[str]) -> tuple[str, ...]:
    """The scope words of the figure at tokens [first, last); `inside` are the lower-case words of the figure itself."""
    found: list[str] = []
    found += outcomes(tokens, first, last, inside)
    if is_additional(tokens, first, last):
        found.append("additional")
    if is_total(tokens, first, last, inside):
        found.append("total")
    if so_far(tokens, first, last):
        found.append("so far")
    if is_planned(tokens, first) or is_promised(tokens, last):
        found.append("planned")
    if "median" in inside or any(t.lower == "median" for t in tokens[max(0, first - 4) : first]):
        found.append("median")
    per = per_what(tokens, last)
    if per:
        found.append(per)
    return tuple(dict.fromkeys(found))


def outcomes(tokens: tuple[Token, ...], first: int, last: int, inside: frozenset[str]) -> list[str]:
    """Outcomes in the figure's own words, else behind it in its clause, else before it."""
    words = outcome_words()
    own = [words[t.lower] for t in tokens[first:last] if t.lower in words and t.lower != "hit"]
    behind = behind_words(tokens, last)
    found = own or behind
    if behind and own:
        found = own + [word for word in behind if word not in own]
    return list(dict.fromkeys(found or before_words(tokens, first)))


def behind_words(tokens: tuple[Token, ...], last: int) -> list[str]:
    """ "were killed or injured", "dead and 12 ..." stop at the end of the clause or at the next number."""
    words = outcome_words()
    found: list[str] = []
    for at in range(last, min(last + BEHIND, len(tokens))):
        token = tokens[at]
        if token.text[0].isdigit():
            break
        if token.lower in CLAUSE_ENDS:
            joins = token.lower == "and" and found and at + 1 < len(tokens) and tokens[at + 1].lower in words
            if not joins or (at + 2 < len(tokens) and tokens[at + 2].text[0].isdigit()):
                break
        if token.lower in words and token.lower != "hit":
            found.append(words[token.lower])
    return found


def before_words(tokens: tuple[Token, ...], first: int) -> list[str]:
    """The nearest outcome before the figure, with one that "or" or "and" joins to it, within the clause."""
    words = outcome_words()
    for at in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        token = tokens[at]
        if token.text in ",;:.—(" or token.text[0].isdigit():
            return []
        if token.lower in words:
            joined = at >= 2 and tokens[at - 1].lower in ("or", "and") and tokens[at - 2].lower in words
            return [words[tokens[at - 2].lower], words[token.lower]] if joined else [words[token.lower]]
    return []


def is_additional(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "additional", "a further", "another", "600 more", "163 others"; the "more" of "more than" and "or more" is none."""
    for at in range(first, min(last + 1, len(tokens))):
        word = tokens[at].lower
        if at == last and word not in ("more", "others"):
            return False
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if word in ADDITIONAL and not (
            word == "more" and (following in ("than", "or") or tokens[at - 1].lower in ("or", "no", "not"))
        ):
            return True
    return False


def is_total(tokens: tuple[Token, ...], first: int, last: int, inside: frozenset[str]) -> bool:
    """ "a total of", "in all", "in total", "altogether", "combined", "overall" at the figure."""
    around = [t.lower for t in tokens[max(0, first - 3) : first]] + [t.lower for t in tokens[last : last + 3]]
    line = " ".join(around)
    return bool(inside & {"total", "combined", "overall"}) or any(
        words in line for words in ("total of", "in all", "in total", "altogether", "totalling", "totaling", "combined")
    )


def so_far(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "so far", "already", "to date", "until now" near the figure."""
    line = " ".join(t.lower for t in tokens[max(0, first - 5) : last + 7])
    return any(words in f" {line} " for words in (" so far ", " already ", " to date ", " until now ", " up to now "))


def is_planned(tokens: tuple[Token, ...], first: int) -> bool:
    """A verb of promising or planning, or "will", before the figure in its part of the sentence: not yet done."""
    for at in range(first - 1, max(-1, first - 1 - PLANNED_REACH), -1):
        word = tokens[at].lower
        if word in (";", ".", ":") or word in ("after", "killed", "injured"):
            return False
        if word in planned_words() or word in ("will", "shall"):
            return True
    return False


def is_promised(tokens: tuple[Token, ...], last: int) -> bool:
    """ "were promised", "is planned", "to be sent", "will be sent" behind the figure."""
    words = [token.lower for token in tokens[last : last + 4]]
    if words[:1] and words[0] in ("will", "shall"):
        return True
    return any(
        left in ("was", "were", "is", "are", "been", "be") and right in planned_words()
        for left, right in pairwise(words)
    )


def per_what(tokens: tuple[Token, ...], last: int) -> str | None:
    """ "a year", "per worker", "each month", "annually", "apiece" behind the figure."""
    if last >= len(tokens):
        return None
    word = tokens[last].lower
    following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    if word in ("a", "an", "per", "each", "every") and following in PER:
        return f"per {following}"
    if word == "for" and following in ("each", "every") and last + 2 < len(tokens):
        return f"per {tokens[last + 2].lower}"
    return {"annually": "per year", "yearly": "per year", "daily": "per day", "monthly": "per month"}.get(word)
