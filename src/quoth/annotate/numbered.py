"""Numbers that are no quantities, each by a rule that says why."""

from collections.abc import Callable
from typing import NamedTuple

from quoth.annotate.counted import Counted
from quoth.lexicons import load_toml
from quoth.text.numbers import Number
from quoth.text.tokens import Token

ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "s", "am", "pm", "a.m", "p.m"})
LABELS = frozenset(load_toml("figure_words")["labels"])
BEFORE_YEARS = frozenset(load_toml("figure_words")["before_years"])
ONE_MEANS_SOMEONE = frozenset(load_toml("figure_words")["one_means_someone"])


class Candidate(NamedTuple):
    """A number in its sentence with what was read around it."""

    tokens: tuple[Token, ...]
    number: Number
    last: int
    unit: str | None
    counted: Counted | None

    def before(self, back: int = 1) -> str:
        """The lower-case token that stands so far before the number."""
        at = self.number.first - back
        return self.tokens[at].lower if at >= 0 else ""

    def after(self, on: int = 0) -> str:
        """The lower-case token that stands so far behind the number."""
        at = self.last + on
        return self.tokens[at].lower if at < len(self.tokens) else ""


def is_no_quantity(
    tokens: tuple[Token, ...], number: Number, last: int, *, unit: str | None, counted: Counted | None
) -> bool:
    """Whether one of the rules knows the number as something else."""
    candidate = Candidate(tokens, number, last, unit, counted)
    return any(rule(candidate) for rule in RULES)


def is_an_ordinal(candidate: Candidate) -> bool:
    """ "5th", "the 1990s"."""
    return candidate.number.suffix.lower() in ORDINAL_ENDS


def is_a_clock_time(candidate: Candidate) -> bool:
    """ "5 p.m.", "10 o'clock", "20:15"."""
    return candidate.after() in ("a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "o’clock", ":")


def is_an_age(candidate: Candidate) -> bool:
    """ "aged 34", ", 34,", "34 years old"."""
    if candidate.before() in ("aged", "age") or (candidate.unit == "year" and candidate.after(1) == "old"):
        return True
    first = candidate.number.first
    named = first >= 2 and candidate.tokens[first - 2].is_capitalised
    return (
        candidate.before() == ","
        and candidate.after() in (",", ".", ")")
        and named
        and 10 <= candidate.number.value < 110
    )


def is_a_year(candidate: Candidate) -> bool:
    """Four digits without a comma that stand where years stand, or before no noun."""
    number = candidate.number
    text = candidate.tokens[number.first].text
    if not (len(text) == 4 and text.isdigit() and 1000 <= number.value <= 2100) or number.last - number.first > 1:
        return False
    if candidate.unit == "person":
        return candidate.before() in ("in", "since", "of", "the") and 1900 <= number.value <= 2100
    return 1500 <= number.value <= 2100 or candidate.before() in BEFORE_YEARS


def is_a_label(candidate: Candidate) -> bool:
    """ "No. 10", "Flight 370", "Section 5", "shed 7": the number names a thing."""
    first = candidate.number.first
    before = candidate.before()
    if before in LABELS or (before == "." and candidate.before(2) in ("no", "nos")):
        return candidate.number.digits
    if first == 0 or not candidate.number.digits or candidate.unit is not None:
        return False
    previous = candidate.tokens[first - 1]
    return first >= 2 and previous.is_capitalised and previous.text.isalpha()


def is_a_pronoun(candidate: Candidate) -> bool:
    """ "one of them", "one another", "no one": "one" counts only before a noun that can be counted."""
    number = candidate.number
    if candidate.tokens[number.first].lower != "one" or number.last - number.first > 1:
        return False
    return candidate.before() in ("no", "any", "every", "each", "this", "that", "the", "which", "some") or (
        candidate.after() in ONE_MEANS_SOMEONE or candidate.counted is None
    )


def is_a_score(candidate: Candidate) -> bool:
    """ "2-1", "3 – 0": two small numbers with a dash and nothing counted."""
    return candidate.after() in ("-", "–") and candidate.after(1).isdigit() and candidate.unit is None


def is_in_an_address(candidate: Candidate) -> bool:
    """Digits glued to other digits by a full stop, slash or sign: versions, telephone numbers, addresses."""
    first, last = candidate.number.first, candidate.last
    tokens = candidate.tokens
    glued_left = first > 0 and tokens[first - 1].end == tokens[first].start and tokens[first - 1].text in "/+#@_*="
    glued_right = last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].text in "/@_*="
    return glued_left or glued_right


def lists_its_points(candidate: Candidate) -> bool:
    """A number with a full stop or bracket at the beginning of a line."""
    return candidate.number.first == 0 and candidate.after() in (".", ")") and candidate.number.digits


def is_a_word_used_otherwise(candidate: Candidate) -> bool:
    """ "a second", "a third time", "a quarter past": words of number in another use; "a hundred" alone counts."""
    number = candidate.number
    word = candidate.tokens[number.first].lower
    return (word in ("zero", "ten") and candidate.after() == "out") or (
        number.share and candidate.after() in ("time", "day", "term", "consecutive", "straight", "past", "to", "party")
    )


RULES: tuple[Callable[[Candidate], bool], ...] = (
    is_an_ordinal,
    is_a_clock_time,
    is_an_age,
    is_a_year,
    is_a_label,
    is_a_pronoun,
    is_a_score,
    is_in_an_address,
    lists_its_points,
    is_a_word_used_otherwise,
)
