"""Numbers that are no quantities, each by a rule that says why."""

from collections.abc import Callable

from quoth.annotate.candidates import Candidate
from quoth.annotate.counted import people
from quoth.annotate.measures import knows_suffix
from quoth.annotate.names_with_numbers import (
    has_letters_that_mean_nothing,
    is_a_generation,
    is_a_label,
    is_a_telephone_number,
    is_a_vehicle,
    is_in_an_address,
    is_part_of_a_name,
    is_single_letter_count,
    is_tied_to_a_name,
    lists_its_points,
)
from quoth.annotate.units import is_plural
from quoth.lexicons import load_toml

WORDS = load_toml("figure_words")
BEFORE_YEARS = frozenset(WORDS["before_years"])
ONE_MEANS_SOMEONE = frozenset(WORDS["one_means_someone"])
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th", "s", "am", "pm"})
CLOCK = frozenset(
    {"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "gmt", "utc", "bst", "cet", "est", "edt", ":"}
)
YOUNGEST, OLDEST = 10, 110
ROUGHLY = frozenset({"about", "around", "some", "roughly", "nearly", "almost", "over", "under", "barely"})


def is_no_quantity(candidate: Candidate) -> bool:
    """Whether one of the rules knows the number as something else."""
    return any(rule(candidate) for rule in RULES)


def is_an_ordinal(candidate: Candidate) -> bool:
    """ "5th", "the 1990s", "the 22nd amendment"."""
    return candidate.measure.number.suffix.lower() in ORDINAL_ENDS


def is_a_clock_time(candidate: Candidate) -> bool:
    """ "5 p.m.", "10 o'clock", "2312 GMT", "half past six"."""
    return candidate.after() in CLOCK or (
        candidate.before() in ("past", "to") and candidate.before(2) in ("half", "quarter", "minutes")
    )


def is_an_age(candidate: Candidate) -> bool:
    """ "aged 34", "the age of 21", ", 34,", "34 years old", "34-year-old"."""
    unit, value = candidate.measure.unit, candidate.measure.value
    if "aged" in (candidate.before(), candidate.before(3)) or candidate.before() in ("age", "ages"):
        return True
    if candidate.before() == "of" and candidate.before(2) == "age":
        return True
    if unit in ("year", "month", "week", "day"):
        return candidate.after() in ("old", "olds", "older") or (
            candidate.after() == "-" and candidate.after(1) in ("old", "olds")
        )
    first = candidate.measure.first
    bracketed = (candidate.before(), candidate.after()) == ("(", ")")
    if candidate.measured or not (0 if bracketed else YOUNGEST) <= value < OLDEST or value != int(value) or first < 2:
        return False
    enclosed = bracketed or (candidate.before(), candidate.after()) in ((",", ","), (",", "."), (",", ""))
    return enclosed and candidate.tokens[first - 2].is_capitalised and candidate.tokens[first - 2].text.isalpha()


def is_an_age_behind_a_person(candidate: Candidate) -> bool:
    """ "A woman of 29", "a citizen of about 40"."""
    value = candidate.measure.value
    if candidate.measure.unit or candidate.measured or candidate.counted is not None or not value < OLDEST:
        return False
    at = 2 if candidate.before() in ROUGHLY else 1
    return candidate.before(at) == "of" and candidate.before(at + 1) in people()


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


def is_a_pronoun(candidate: Candidate) -> bool:
    """ "one of them", "one another", "no one": "one" counts only before a noun that can be counted."""
    number = candidate.measure.number
    if candidate.tokens[number.first].lower != "one" or number.last - number.first > 1:
        return False
    if candidate.measure.tied and not knows_suffix(candidate.measure.unit or ""):
        return True
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


def is_a_score(candidate: Candidate) -> bool:
    """ "2-1", "3 – 0": two small numbers with a dash and nothing counted."""
    behind = candidate.after() in ("-", "–", "—") and candidate.after(1)[:1].isdigit()
    return behind and candidate.measure.number.digits and (not candidate.measured) and candidate.tokens[candidate.last].start == (
        candidate.tokens[candidate.last - 1].end)  # fmt: skip


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


def is_plural_of_number(candidate: Candidate) -> bool:
    """ "the fifties", "in his 40s", "twos": a number that has an ending of its own."""
    return candidate.after() in ("s", "'s", "’s") and candidate.counted is None and is_plural(candidate.text.lower())


RULES: tuple[Callable[[Candidate], bool], ...] = (
    is_an_ordinal,
    is_a_generation,
    has_letters_that_mean_nothing,
    is_a_clock_time,
    is_an_age,
    is_an_age_behind_a_person,
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
