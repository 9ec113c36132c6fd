"""A number in its sentence with what was read around it, for the rules that know numbers as something else."""

from functools import cached_property

from msgspec import Struct

from quoth.annotate.counted import Counted
from quoth.annotate.measures import Measure
from quoth.text.tokens import Token

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
