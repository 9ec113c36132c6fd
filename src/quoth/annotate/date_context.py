"""The sentence in which a date is read: its tokens, the report's day, what verbs say about before or after."""

from datetime import date
from typing import NamedTuple

from quoth.lexicons import load_toml
from quoth.text.times import Interval
from quoth.text.tokens import Token

FUTURE = frozenset(load_toml("figure_words")["future"])
STRONG_FUTURE = frozenset(load_toml("figure_words")["strong_future"])
PAST = frozenset(load_toml("figure_words")["past"])
REACH = 8


class Reading(NamedTuple):
    """What a rule read: the interval, and the token after the words."""

    interval: Interval
    last: int


class Context(NamedTuple):
    """One sentence with the day its report was published and the last day that was read before it."""

    tokens: tuple[Token, ...]
    day: date | None
    previous: date | None

    def word(self, index: int) -> str:
        """The lower-case word at an index, empty beyond the ends."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """The word at an index as it stands."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def capital(self, index: int) -> bool:
        """Whether the word at an index begins with a capital."""
        return 0 <= index < len(self.tokens) and self.tokens[index].is_capitalised

    def number(self, index: int, low: int, high: int) -> int | None:
        """A whole number in digits within limits, "24", "24th"."""
        text = self.word(index)
        digits = text.rstrip("stndrh") if text[:1].isdigit() else text
        return int(digits) if digits.isdigit() and len(digits) <= 4 and low <= int(digits) <= high else None

    def looks_ahead(self, index: int, last: int) -> bool:
        """Whether the words around say that the day is still to come: the nearest verb or preposition before it decides."""
        if self.word(last) in ("at",) and self.word(last + 1) == "the" and self.word(last + 2) == "earliest":
            return True
        for at in range(index - 1, max(-1, index - 1 - REACH), -1):
            word = self.word(at)
            if word in STRONG_FUTURE:
                return True
            if word in PAST or (word.endswith("ed") and len(word) > 4 and word not in FUTURE):
                return False
            if word in (
                "to",
                "would",
                "could",
                "may",
                "might",
                "expected",
                "set",
                "plans",
                "planned",
                "begins",
                "starts",
                "intends",
            ):
                return True
        return any(self.word(at) in ("will", "shall") for at in range(last, last + 3)) or self.far_future(index)

    def far_future(self, index: int) -> bool:
        """Whether "will" stands anywhere before in the sentence, with no verb of the past in between."""
        for at in range(index - 1, -1, -1):
            if self.word(at) in ("will", "shall"):
                return True
            if self.word(at) in ("said", "told", ";", "after"):
                return False
        return False
