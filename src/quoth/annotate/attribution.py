"""Who is said to have said it: source, cue and content, with nesting, by cue words and light syntax."""

from msgspec import Struct

from quoth.types import Report, Span


class SourceMention(Struct, frozen=True):
    """One speaker of an attribution as it stands there: the words that name it and the cue that belongs to it."""

    mention: Span | None
    cue: Span | None


class Attribution(Struct, frozen=True):
    """Raw attribution: sources outermost first ("X, citing Y": X, Y), the content's pieces, the attribution around it.

    `cue_class` is the class of the innermost cue in the lexicon of cues (say, deny, demand, pledge, ...), from which
    the stance starts. `parent` is the index, in the list of a report's attributions, of the one whose content holds
    this one. `rule` is the name of the rule that found it.
    """

    sources: tuple[SourceMention, ...]
    content: tuple[Span, ...]
    cue_class: str
    parent: int | None
    rule: str


def find_attributions(report: Report) -> tuple[Attribution, ...]:
    """All attributions of a report, in text order, nested ones after the one that holds them."""
    return ()
