"""Where words stand: inside one report (`Span`), or in a named report (`Place`)."""

from typing import Literal

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open stretch of a report's text, in Unicode code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Place(Struct, frozen=True, order=True, omit_defaults=True):
    """A span together with the report it is in; `part` is "title" where the headline came apart from the text."""

    report: str
    start: int
    end: int
    part: Literal["text", "title"] = "text"

    @property
    def span(self) -> Span:
        """The stretch without the report."""
        return Span(self.start, self.end)
