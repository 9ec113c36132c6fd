"""Numbers that are part of a name, a label, an address or a code, each by a rule that says why."""

from quoth.annotate.candidates import Candidate
from quoth.annotate.measures import knows_suffix
from quoth.lexicons import load_toml
from quoth.text.times import MONTHS, WEEKDAYS

WORDS = load_toml("figure_words")
LABELS = frozenset(WORDS["labels"])
STREETS = frozenset(WORDS["streets"])
NAMELESS = frozenset(WORDS["stops"]) | frozenset(WORDS["no_names"]) | MONTHS.keys() | WEEKDAYS.keys()
NETWORKS = frozenset({"g", "d", "k", "rd", "a", "e", "i", "r", "v", "n", "u", "q"})


def is_a_generation(candidate: Candidate) -> bool:
    """ "5G", "3D", "4K", "80B": a letter behind digits that is no unit."""
    number = candidate.measure.number
    return number.suffix in ("G", "D", "K") or (number.suffix.lower() in NETWORKS and number.suffix not in ("g", "v"))


def has_letters_that_mean_nothing(candidate: Candidate) -> bool:
    """ "49ers", "4x4", "9c": letters right behind digits that are no unit and no scale."""
    suffix = candidate.measure.number.suffix
    return bool(suffix) and not knows_suffix(suffix)


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
    if first and not number.digits and candidate.text[0].isupper() and not candidate.sentence.title_case:
        return candidate.before() == "of" or candidate.tokens[first - 1].is_capitalised
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
    if "×" in (candidate.before(), candidate.after()):
        return True
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


def is_single_letter_count(candidate: Candidate) -> bool:
    """ "24/7", "9/11", "50/50"."""
    return candidate.before() == "/" and not candidate.measured
