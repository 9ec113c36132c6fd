"""The sentence in which a time is read: its tokens, the report's day, and what was read before it."""

from datetime import date
from typing import Literal, NamedTuple

from quoth.text.times import Interval
from quoth.text.tokens import Token

Kind = Literal["date", "clock", "duration", "set", "reference"]
Part = Literal["", "MO", "AF", "EV", "NI"]


class Reading(NamedTuple):
    """What a rule read: the token after the words, the kind, and the interval or the amount that the words give."""

    last: int
    kind: Kind
    interval: Interval
    part: Part = ""
    amount: float | None = None
    unit: str = ""
    reference: Literal["", "past", "present", "future"] = ""


class TimeExpression(NamedTuple):
    """A time with its place in the text. An `amount` of None with a unit is a vague one ("years")."""

    start: int
    end: int
    kind: Kind
    interval: Interval
    part: Part
    amount: float | None
    unit: str
    reference: Literal["", "past", "present", "future"]


class Memory(NamedTuple):
    """What earlier sentences left: the last day told, the last interval, and the years of months named with theirs."""

    day: date | None = None
    interval: Interval | None = None
    years_of_months: tuple[tuple[int, int], ...] = ()

    def year_of(self, month: int) -> int | None:
        """The year that was last given with this month, if one was."""
        return next((year for named, year in reversed(self.years_of_months) if named == month), None)


class Context(NamedTuple):
    """One sentence with the day its report was published and the memory of what was read before."""

    tokens: tuple[Token, ...]
    day: date | None
    memory: Memory

    def word(self, index: int) -> str:
        """The lower-case word at an index, empty beyond the ends."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """The word at an index as it stands."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def capital(self, index: int) -> bool:
        """Whether the word at an index begins with a capital."""
        return 0 <= index < len(self.tokens) and self.tokens[index].is_capitalised

    def whole(self, index: int, low: int, high: int) -> int | None:
        """A whole number in digits within limits, "24" or "24th"."""
        text = self.word(index)
        digits = text[:-2] if text[:1].isdigit() and text.endswith(("st", "nd", "rd", "th")) else text
        return (
            int(digits)
            if digits.isascii() and digits.isdigit() and len(digits) <= 4 and low <= int(digits) <= high
            else None
        )

    def year(self, index: int) -> int | None:
        """Four digits that can be a year."""
        text = self.text(index)
        if len(text) == 4 and text.isascii() and text.isdigit() and 1000 <= int(text) <= 2199:
            return int(text)
        return None
