"""Numbers that are no quantities, each by a rule that says why."""

from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from quoth.annotate.counted import Counted
from quoth.annotate.measures import Measure, knows_suffix
from quoth.annotate.units import is_plural
from quoth.lexicons import load_toml
from quoth.text.times import MONTHS, WEEKDAYS
from quoth.text.tokens import Token

WORDS = load_toml("figure_words")
LABELS = frozenset(WORDS["labels"])
STREETS = frozenset(WORDS["streets"])
BEFORE_YEARS = frozenset(WORDS["before_years"])
ONE_MEANS_SOMEONE = frozenset(WORDS["one_means_someone"])
NAMELESS = frozenset(WORDS["stops"]) | frozenset(WORDS["no_names"]) | MONTHS.keys() | WEEKDAYS.keys()
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "s", "am", "pm"})
CLOCK = frozenset(
    {"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "gmt", "utc", "bst", "cet", "est", "edt", ":"}
)
NETWORKS = frozenset({"g", "d", "k", "rd", "a", "e", "i", "r", "v", "n", "u", "q"})
YOUNGEST, OLDEST = 10, 110
# In a headline most words have capitals, so that a capital tells no name.
TITLE_CASE_SHARE = 0.7


class Sentence(Struct, frozen=True, dict=True):
    """The tokens of a sentence, and whether its words all have capitals."""

    tokens: tuple[Token, ...]

    @cached_property
    def title_case(self) -> bool:
        """Whether it is written like a headline."""
        words = [token for token in self.tokens if token.text.isalpha() and len(token.text) > 3]
        return len(words) > 3 and sum(token.is_capitalised for token in words) >= TITLE_CASE_SHARE * len(words)


class Candidate(Struct, frozen=True):
    """A number in its sentence with what was read around it; `last` is the token after its unit."""

    sentence: Sentence
    measure: Measure
    last: int
    counted: Counted | None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @property
    def text(self) -> str:
        """The first token of the number as it stands."""
        return self.tokens[self.measure.number.first].text

    @property
    def measured(self) -> bool:
        """Whether money or a unit of measure stands with the number."""
        return self.measure.unit is not None

    def before(self, back: int = 1) -> str:
        """The lower-case token that stands so far before the number."""
        at = self.measure.first - back
        return self.tokens[at].lower if at >= 0 else ""

    def after(self, on: int = 0) -> str:
        """The lower-case token that stands so far behind the number and its unit."""
        at = self.last + on
        return self.tokens[at].lower if at < len(self.tokens) else ""

    def tied_before(self) -> bool:
        """Whether the token before touches the number."""
        first = self.measure.first
        return first > 0 and self.tokens[first - 1].end == self.tokens[first].start


def is_no_quantity(candidate: Candidate) -> bool:
    """Whether one of the rules knows the number as something else."""
    return any(rule(candidate) for rule in RULES)


def is_an_ordinal(candidate: Candidate) -> bool:
    """ "5th", "the 1990s", "the 22nd amendment"."""
    return candidate.measure.number.suffix.lower() in ORDINAL_ENDS


def is_a_generation(candidate: Candidate) -> bool:
    """ "5G", "3D", "4K", "80B": a letter behind digits that is no unit."""
    number = candidate.measure.number
    return number.suffix in ("G", "D", "K") or (number.suffix.lower() in NETWORKS and number.suffix not in ("g", "v"))


def has_letters_that_mean_nothing(candidate: Candidate) -> bool:
    """ "49ers", "4x4", "9c": letters right behind digits that are no unit and no scale."""
    suffix = candidate.measure.number.suffix
    return bool(suffix) and not knows_suffix(suffix)


def is_a_clock_time(candidate: Candidate) -> bool:
    """ "5 p.m.", "10 o'clock", "2312 GMT", "half past six"."""
    return candidate.after() in CLOCK or (
        candidate.before() in ("past", "to") and candidate.before(2) in ("half", "quarter", "minutes")
    )


def is_an_age(candidate: Candidate) -> bool:
    """ "aged 34", "the age of 21", ", 34,", "34 years old", "34-year-old"."""
    unit, value = candidate.measure.unit, candidate.measure.value
    if candidate.before() in ("aged", "age", "ages") or (candidate.before() == "of" and candidate.before(2) == "age"):
        return True
    if unit in ("year", "month", "week", "day"):
        return candidate.after() in ("old", "olds", "older") or (
            candidate.after() == "-" and candidate.after(1) in ("old", "olds")
        )
    first = candidate.measure.first
    if candidate.measured or not YOUNGEST <= value < OLDEST or value != int(value) or first < 2:
        return False
    enclosed = (candidate.before(), candidate.after()) in ((",", ","), ("(", ")"), (",", "."), (",", ""))
    return enclosed and candidate.tokens[first - 2].is_capitalised and candidate.tokens[first - 2].text.isalpha()


def is_a_year(candidate: Candidate) -> bool:
    """Four digits without a comma that stand where years stand, or before no noun."""
    value = candidate.measure.value
    if candidate.measured or not (len(candidate.text) == 4 and candidate.text.isdigit() and 1000 <= value < 2200):
        return False
    if candidate.measure.number.last - candidate.measure.number.first > 1:
        return False
    if candidate.counted is not None:
        return candidate.before() in ("in", "since", "the", "of", "by", "from", "until") and value >= 1900
    return value >= 1900 or (candidate.before() in BEFORE_YEARS and value >= 1500)


def is_a_label(candidate: Candidate) -> bool:
    """ "No. 10", "Flight 370", "Section 5", "shed 7", "category 4": the number counts nothing, it is a name."""
    before = candidate.before()
    if before in ("#", "§"):
        return True
    labelled = before in LABELS or (
        before == "." and candidate.before(2) in ("no", "nos", "art", "sec", "vol", "pp", "p")
    )
    if not labelled or candidate.measure.money:
        return False
    return candidate.measure.number.digits or (not candidate.measured and candidate.counted is None)


def is_part_of_a_name(candidate: Candidate) -> bool:
    """ "S&P 500", "iPhone 14", "Boeing 737": digits behind a name that count no people and measure nothing."""
    number, first = candidate.measure.number, candidate.measure.first
    plain = number.digits and candidate.text.isdigit() and number.last - number.first == 1
    if first == 0 or not plain or (candidate.measured and not candidate.measure.tied) or candidate.sentence.title_case:
        return False
    if candidate.counted is not None and candidate.counted.unit == "person":
        return False
    previous = candidate.tokens[first - 1]
    written = previous.is_capitalised or any(char.isupper() for char in previous.text[1:])
    if not written or not previous.text[0].isalpha() or previous.lower in NAMELESS:
        return previous.lower in ("sp", "ftse", "stoxx", "nikkei")
    return first >= 2 or previous.text.isupper() or candidate.counted is None


def is_tied_to_a_name(candidate: Candidate) -> bool:
    """ "F-16", "COVID-19", "MH-17", "555-1234": letters or digits stand right before the number with a hyphen."""
    first = candidate.measure.first
    if first < 2 or candidate.before() not in ("-", "–", "/", "+", "_", "@", "*", "=") or not candidate.tied_before():
        return False
    earlier = candidate.tokens[first - 2]
    if earlier.end != candidate.tokens[first - 1].start:
        return candidate.before() in ("/", "@", "_")
    return earlier.text[-1].isalnum() and earlier.lower not in (
        "minus",
        "sub",
        "pre",
        "post",
        "then",
        "now",
        "non",
        "to",
        "mid",
        "all",
    )


def is_a_pronoun(candidate: Candidate) -> bool:
    """ "one of them", "one another", "no one": "one" counts only before a noun that can be counted."""
    number = candidate.measure.number
    if candidate.tokens[number.first].lower != "one" or number.last - number.first > 1:
        return False
    if candidate.measured and candidate.before() not in ("that", "this", "no", "any"):
        return candidate.measure.unit in ("day", "second") and candidate.before() not in (
            "in",
            "for",
            "within",
            "than",
            "least",
        )
    if candidate.before() in (
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
        "the",
        "which",
        "some",
        "everyone",
        "number",
        "day",
    ):
        return True
    told = candidate.before() in ("least", "killed", "killing", "injuring", "wounding", "than", "only")
    return not told and (candidate.after() in ONE_MEANS_SOMEONE or candidate.counted is None)


def is_a_telephone_number(candidate: Candidate) -> bool:
    """ "+44 20 7946 0958", "0113 496 0000": digits with a zero or a plus before them, or digits in a row."""
    if candidate.measured or not candidate.text.isdigit():
        return False
    if (candidate.text[0] == "0" and len(candidate.text) > 2) or (
        candidate.before() == "+" and candidate.tied_before()
    ):
        return True
    last, tokens = candidate.measure.last, candidate.tokens
    local = (
        len(candidate.text) == 3
        and last + 1 < len(tokens)
        and tokens[last].text == "-"
        and len(tokens[last + 1].text) == 4
    )
    if (
        local
        and candidate.counted is None
        and tokens[last].start == tokens[last - 1].end
        and tokens[last + 1].text.isdigit()
    ):
        return True
    return candidate.before().isdigit() and (
        candidate.after().isdigit() or candidate.before(2).isdigit() or candidate.before(2) == "+"
    )


def is_a_score(candidate: Candidate) -> bool:
    """ "2-1", "3 – 0": two small numbers with a dash and nothing counted."""
    behind = candidate.after() in ("-", "–", "—") and candidate.after(1)[:1].isdigit()
    return behind and candidate.measure.number.digits and (not candidate.measured) and candidate.tokens[candidate.last].start == (
        candidate.tokens[candidate.last - 1].end)  # fmt: skip


def is_in_an_address(candidate: Candidate) -> bool:
    """ "10 Mill Street", "12/4", "user@7": digits of addresses and of versions."""
    last, tokens = candidate.last, candidate.tokens
    if last < len(tokens) and tokens[last].start == tokens[last - 1].end and tokens[last].text in "/@_*=":
        return not candidate.measured
    named = last + 1 < len(tokens) and tokens[last].is_capitalised and not candidate.sentence.title_case
    return named and not candidate.measured and any(candidate.after(on) in STREETS for on in (0, 1, 2, 3))


def is_a_vehicle(candidate: Candidate) -> bool:
    """ "787 Dreamliner", "737 Max": three digits before a name."""
    last, tokens = candidate.last, candidate.tokens
    if (
        candidate.measured
        or candidate.counted is not None
        or not (len(candidate.text) == 3 and candidate.text.endswith("7"))
    ):
        return False
    return last < len(tokens) and tokens[last].is_capitalised and tokens[last].text.isalpha()


def lists_its_points(candidate: Candidate) -> bool:
    """A number with a full stop or bracket at the beginning of a line."""
    return candidate.measure.first == 0 and candidate.after() in (".", ")") and candidate.measure.number.digits


def is_corrected(candidate: Candidate) -> bool:
    """ "not 14 but 41", "41, not 14": a figure that the text itself takes back."""
    return candidate.before() == "not" and (
        candidate.before(2) == "," or candidate.after() == "but" or candidate.after(1) == "but"
    )


def is_a_word_used_otherwise(candidate: Candidate) -> bool:
    """ "a third time", "a quarter past", "nine out of": words of number in another use; "zero" counts only before a noun."""
    number = candidate.measure.number
    word = candidate.tokens[number.first].lower
    if word == "zero" or (word == "tens" and number.last - number.first == 1):
        return candidate.counted is None and not candidate.measured
    return number.share and candidate.after() in (
        "time",
        "day",
        "term",
        "consecutive",
        "straight",
        "past",
        "to",
        "party",
        "way",
        "place",
    )


def is_a_name_of_a_few(candidate: Candidate) -> bool:
    """ "the bottom three", "the last two", "the top 10": a place in a row, where no noun follows."""
    return (
        candidate.counted is None
        and not candidate.measured
        and candidate.before() in ("bottom", "top", "final", "former", "latter")
    )


def is_single_letter_count(candidate: Candidate) -> bool:
    """ "24/7", "9/11", "50/50"."""
    return candidate.before() == "/" and not candidate.measured


def is_plural_of_number(candidate: Candidate) -> bool:
    """ "the fifties", "in his 40s", "twos": a number that has an ending of its own."""
    return candidate.after() in ("s", "'s", "’s") and candidate.counted is None and is_plural(candidate.text.lower())


RULES: tuple[Callable[[Candidate], bool], ...] = (
    is_an_ordinal,
    is_a_generation,
    has_letters_that_mean_nothing,
    is_a_clock_time,
    is_an_age,
    is_a_year,
    is_a_label,
    is_part_of_a_name,
    is_tied_to_a_name,
    is_a_pronoun,
    is_a_telephone_number,
    is_a_score,
    is_in_an_address,
    is_a_vehicle,
    lists_its_points,
    is_corrected,
    is_a_word_used_otherwise,
    is_a_name_of_a_few,
    is_single_letter_count,
    is_plural_of_number,
)
