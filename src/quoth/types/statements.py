"""What a report says and through whom: statements, the links of their chains, figures, dates, names."""

from typing import Literal

from msgspec import Struct

from quoth.types.spans import Span

Stance = Literal[
    "asserted", "denied", "alleged", "hedged", "unknown", "conditional", "predicted", "pledged", "demanded"
]
Form = Literal["direct", "indirect", "mixed", "own"]
SpeakerKind = Literal["person", "group", "organisation", "government", "media", "document", "unnamed"]
EntityKind = Literal["person", "group", "organisation", "government", "media", "document", "place", "other"]
Basis = Literal["own", "intelligence", "document", "imagery", "witness", "media"]
Bound = Literal["exactly", "about", "at-least", "at-most", "more-than", "less-than", "between"]
Precision = Literal["time", "day", "week", "month", "quarter", "season", "year", "decade", "century", "range"]


class Entity(Struct, frozen=True):
    """A person, body or place of one report, with every place where it is named or meant.

    `name` is the fullest form in the report without title or office; `role` is the office or description in the
    report's own words.
    """

    id: str
    name: str
    kind: EntityKind
    role: str | None
    mentions: tuple[Span, ...]


class Link(Struct, frozen=True):
    """One speaker of a chain: who, in which words (`mention`), by which cue, and on what ground (`basis`)."""

    speaker: str
    entity: str | None
    kind: SpeakerKind
    role: str | None
    mention: Span | None
    cue: Span | None
    basis: Basis | None


class Statement(Struct, frozen=True):
    """Something a report says. `chain` is outermost first and empty for the outlet's own voice.

    `stance` is the innermost speaker's. `parent` is the statement whose content holds this one. `rule` names the
    rule that found it, which the evidence card prints.
    """

    id: str
    content: tuple[Span, ...]
    chain: tuple[Link, ...]
    stance: Stance
    form: Form
    parent: str | None
    rule: str


class Relative(Struct, frozen=True):
    """A comparison: this quantity is `factor` times what the words `to` name ("twice the earlier estimate")."""

    factor: float
    to: str


class Quantity(Struct, frozen=True):
    """A figure as the text gives it: an interval with its bound, never averaged.

    `low` or `high` is None on an open side ("more than 600" has low 600, high None). `unit` is "person", a currency
    code, "percent", a unit symbol, or the counted noun; `counts` are the words of the text that say what is counted.
    """

    start: int
    end: int
    low: float | int | None
    high: float | int | None
    bound: Bound
    unit: str | None
    counts: str
    scope: tuple[str, ...]
    relative: Relative | None
    statement: str | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Date(Struct, frozen=True):
    """A date expression resolved to an interval of ISO dates; both ends None where it cannot be placed."""

    start: int
    end: int
    earliest: str | None
    latest: str | None
    precision: Precision
    statement: str | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)
