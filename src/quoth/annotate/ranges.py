"""Two numbers that are the ends of one range: "10 to 12", "between 10 and 12", "10–12", "$1.1bn to $1.4bn", "eight or nine"."""

from quoth.annotate.measures import Measure, measure_at
from quoth.text.numbers import plain
from quoth.text.tokens import Token, word_at

DASHES = frozenset({"-", "–", "—", "to", "-to-"})
# Words that may stand between the link of a range and its second end.
SOFTENERS = frozenset({"about", "some", "around", "nearly", "perhaps", "as", "even"})
# "From 7 to 8" is a range of what is offered, but a change of what rises or falls: two figures.
CHANGES = frozenset(
    "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing increase increases increased increasing "
    "decrease decreased decreasing drop drops dropped dropping decline declined declining cut cuts cutting raise raises raised raising "
    "lower lowers lowered lowering climb climbed climbing jump jumped jumping slip slipped slipping slow slowed slowing shrink shrank "
    "expand expanded expanding up down reduce reduced reducing double doubled went gone gone goes going go moved accelerate change "
    "changed improved eased easing narrowed widened slid slump slumped surged soared plunged dipped edged upgraded downgraded "
    "revised extended extending shortened hiked hiking swung swing".split()
)
CHANGE_REACH = 9
# Behind a change, a level of so many times the step is no second end of a range.
STEPPED = 2


def range_end(tokens: tuple[Token, ...], measure: Measure) -> Measure | None:
    """The second end of a range whose first end is a measure; None where there is none."""
    at = measure.last
    link = word_at(tokens, at)
    if link == "-" and word_at(tokens, at + 1) == "to" and word_at(tokens, at + 2) == "-":
        at += 2
        link = "to"
    if not links(tokens, measure, link) or measure.number.vague:
        return None
    at += 1
    while word_at(tokens, at) in SOFTENERS:
        at += 1
    second = measure_at(tokens, at) if at < len(tokens) else None
    if (
        second is None
        or second.number.vague
        or second.number.share != measure.number.share
        or not alike(measure, second)
        or is_step_to_a_level(tokens, measure, second)
    ):
        return None
    return second if second.value > scaled_like(measure, second) and not goes_on(tokens, second) else None


def links(tokens: tuple[Token, ...], measure: Measure, link: str) -> bool:
    """Whether a word between two numbers makes them a range, with the word that must stand before the first."""
    before = [word_at(tokens, measure.first - back) for back in (1, 2, 3)]
    if link == "and":
        return "between" in before or "range" in before
    if link == "or":
        return measure.value < 1000 and not measure.money
    if link not in DASHES:
        return False
    if link == "-" and word_at(tokens, measure.last + 1)[:1].isalpha() and not measure.number.digits:
        return False
    opening = before[1] if before[0] in SOFTENERS or before[0] == "$" else before[0]
    return not (opening == "from" and link == "to" and is_change(tokens, measure.first))


def is_step_to_a_level(tokens: tuple[Token, ...], measure: Measure, second: Measure) -> bool:
    """ "Fell 3 percent to 22 percent": by how much and to what, where both have their unit and the second is far from the first."""
    own_unit = measure.unit is not None and measure.last > measure.number.last
    if not own_unit or second.value < STEPPED * measure.value or word_at(tokens, measure.last) != "to":
        return False
    before = [word_at(tokens, measure.first - back) for back in (1, 2, 3)]
    verb = next((word for word in before if word not in SOFTENERS | {"by", "a", "$"}), "")
    return verb in CHANGES


def is_change(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a verb of rising or falling stands before "from"."""
    return any(word_at(tokens, at) in CHANGES for at in range(max(0, first - CHANGE_REACH), first))


def alike(first: Measure, second: Measure) -> bool:
    """Whether two measures can be ends of one range: the same unit, or one of them without ("$10 to 15", "10 to 15 per cent")."""
    if first.unit is None:
        return not second.money
    return second.unit == first.unit or (second.unit is None and first.money)


def goes_on(tokens: tuple[Token, ...], second: Measure) -> bool:
    """Whether a third number follows with a dash: a telephone number, a date, no range."""
    last = second.last
    return (
        word_at(tokens, last) in ("-", "–")
        and word_at(tokens, last + 1)[:1].isdigit()
        and tokens[last].start == tokens[last - 1].end
    )


def scaled_like(first: Measure, second: Measure | None) -> float | int:
    """The first value with the scale of the second, where it has none of its own ("10 to 12 million")."""
    if second is None or first.number.last - first.number.first > 1 or first.value >= 1000 or second.value < 1000:
        return first.value
    scaled = second.number.last - second.number.first > 1 or bool(second.number.glued) or second.number.digits
    for scale in (1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000):
        if scale <= second.value:
            written = second.number.last - second.number.first > 1 or has_scale(second)
            return (
                plain(first.value * scale)
                if scaled and written and first.value * scale <= second.value
                else first.value
            )
    return first.value


def has_scale(measure: Measure) -> bool:
    """Whether letters glued to the digits scaled the number ("12m", "1.5bn")."""
    return bool(measure.number.glued) or measure.number.lettered
