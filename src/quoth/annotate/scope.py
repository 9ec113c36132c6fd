"""What limits a count: outcomes, "additional", "in all", "so far", planned, per what; words from a closed list only."""

from quoth.annotate.outcomes import OUTCOMES, is_a_part, outcomes, past_aside
from quoth.annotate.plans import is_planned
from quoth.annotate.units import singular, units
from quoth.lexicons import load_toml
from quoth.text.tokens import Token, word_at

WORDS = load_toml("figure_words")
ADDITIONAL = frozenset({"additional", "further", "another", "more", "other", "others", "extra"})
# "60 more than we estimated", "40 more than in May", "12 more than last year": so many beyond what was.
SHARES = frozenset({"percent", "cent", "%", "pct", "points"})
MEASURED_AGAINST = frozenset(
    "we they he she it i you was were in at had last previously originally first initially".split()
)
PER = frozenset(WORDS["per"])
# What stands before the noun in "each of the families".
DETERMINERS = frozenset({"the", "these", "those", "its", "their", "our", "his", "her"})
NO_OUTCOME = frozenset(WORDS["no_outcome_units"])
UNITS = frozenset(units().values()) | {"nanogram", "microgram"}
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
RATES = {"annually": "year", "yearly": "year", "daily": "day", "monthly": "month", "weekly": "week", "nightly": "night", "hourly": "hour",
         "apiece": "person"}  # fmt: skip
NO_RATE = frozenset({"ago", "earlier", "later", "old", "or", "'s", "long"})
NO_RATE_OF_COUNTS = NO_RATE | {"before", "after", "since", "when"}


def scope_of(
    tokens: tuple[Token, ...], first: int, last: int, *, unit: str | None, money: bool, whole: tuple[str, ...]
) -> tuple[str, ...]:
    """The scope words of the figure at tokens [first, last); `whole` is the scope of the figure that it may be a part of."""
    inside = frozenset(token.lower for token in tokens[first:last])
    found: list[str] = []
    part = is_a_part(tokens, first, last)
    if not money and unit not in NO_OUTCOME:
        found += outcomes(tokens, first, last, unit) or [word for word in whole if word in OUTCOMES and part]
    if is_additional(tokens, first, last):
        found.append("additional")
    if is_total(tokens, first, last, inside):
        found.append("total")
    if unit not in TIMES and unit != "percent" and so_far(tokens, first, last):
        found.append("so far")
    if is_planned(tokens, first, last) or (part and "planned" in whole):
        found.append("planned")
    if "median" in inside or any(word_at(tokens, first - back) == "median" for back in (1, 2, 3, 4)):
        found.append("median")
    per = per_what(tokens, last, unit, money=money) or (
        per_before(tokens, first) if unit not in ("percent", "percentage point") else None
    )
    if per:
        found.append(per)
    return tuple(dict.fromkeys(found))


def is_additional(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "additional", "a further", "another", "600 more", "163 others"; the "more" of "more than" and "or more" is none."""
    for at in range(first, min(last + 1, len(tokens))):
        word = tokens[at].lower
        if at == last and word not in ("more", "others"):
            return False
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        beyond = at == last and (word, following) == ("more", "than") and tokens[at - 1].lower not in SHARES
        if beyond and word_at(tokens, at + 2) in MEASURED_AGAINST:
            return True
        if word in ADDITIONAL and not (
            word == "more" and (following in ("than", "or") or tokens[at - 1].lower in ("or", "no", "not"))
        ):
            return True
    return False


def is_total(tokens: tuple[Token, ...], first: int, last: int, inside: frozenset[str]) -> bool:
    """ "a total of", "in all", "in total", "altogether", "combined", "overall" at the figure or at the head of the sentence."""
    around = [t.lower for t in tokens[max(0, first - 3) : first]] + [t.lower for t in tokens[last : last + 3]]
    line = " ".join(around)
    opening = " ".join(t.lower for t in tokens[:3])
    heads = opening.startswith(("in all ,", "in total ,", "altogether ,", "overall ,"))
    if heads and not any(token.text[0].isdigit() for token in tokens[:first]):
        return True
    return bool(inside & {"total", "combined", "overall"}) or any(
        words in line
        for words in (
            "total of",
            "in all",
            "in total",
            "altogether",
            "totalling",
            "totaling",
            "combined",
            "collective",
            "totalled",
        )
    )


def so_far(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "so far", "already", "to date", "until now" near the figure."""
    line = " ".join(t.lower for t in tokens[max(0, first - 5) : last + 7])
    return any(words in f" {line} " for words in (" so far ", " already ", " to date ", " until now ", " up to now "))


def each_of(tokens: tuple[Token, ...], at: int) -> str:
    """The noun behind "each": "family" of "each family" and of "each of the families"; nothing of "each of them"."""
    if word_at(tokens, at) != "of":
        return word_at(tokens, at) if word_at(tokens, at).isalpha() else ""
    noun = word_at(tokens, at + 2) if word_at(tokens, at + 1) in DETERMINERS else ""
    return singular(noun) if noun.isalpha() else ""


def per_what(tokens: tuple[Token, ...], last: int, unit: str | None, *, money: bool) -> str | None:
    """ "a year", "per worker", "each month", "annually", "to each family", "($34,000) per worker" behind the figure."""
    last = past_aside(tokens, last) if word_at(tokens, last) == "(" else last + (word_at(tokens, last) == ")")
    word, following = word_at(tokens, last), word_at(tokens, last + 1)
    if following in ("square", "cubic") and word == "per":
        return f"per {following} {singular(word_at(tokens, last + 2))}"
    if word in ("per", "/") and following.isalpha() and following != "cent":
        measured = not money and unit in UNITS and singular(following) in units() and singular(following) not in TIMES
        return None if measured else f"per {singular(following)}"
    if (
        word in ("a", "an", "each", "every")
        and following in PER
        and word_at(tokens, last + 2) not in (NO_RATE if money else NO_RATE_OF_COUNTS)
    ):
        return f"per {following}"
    if word in ("for", "to") and following in ("each", "every"):
        whom = each_of(tokens, last + 2)
        return f"per {whom}" if whom else None
    if [word_at(tokens, last + on) for on in range(5)] == ["to", "the", "family", "of", "each"]:
        return "per family"
    return f"per {RATES[word]}" if word in RATES and not following[:1].isalpha() else None


def per_before(tokens: tuple[Token, ...], first: int) -> str | None:
    """ "annual savings of", "each day of the strike costs" before the figure, within its clause."""
    for at in range(first - 1, max(-1, first - 9), -1):
        word = tokens[at].lower
        if word in (";", ",", ":", ".", "and", "(") or word[0].isdigit():
            return None
        if word in ("annual", "yearly"):
            return "per year"
        if (
            word in ("each", "every")
            and word_at(tokens, at + 1) in TIMES
            and word_at(tokens, at + 2) in ("of", "that", "without")
        ):
            return f"per {word_at(tokens, at + 1)}"
    return None
