"""Attributions in the making, before they are nested and given their place in the report."""

from dataclasses import dataclass

from quoth.annotate.views import View
from quoth.types import Span
from quoth.types.statements import Stance

Link = tuple[Span | None, Span | None]


@dataclass(slots=True)
class Draft:
    """One attribution of one sentence.

    `sources` are (mention, cue) pairs, outermost first; `place` is where the innermost cue begins in the text;
    `lemma` is the cue's entry in the lexicon ("" for a bare quotation), `present` whether the cue is of the present
    or future ("says", "will urge"). `stance` is the trained reader's where
    it made the draft.
    """

    sources: list[Link]
    content: list[Span]
    cue_class: str
    rule: str
    place: int
    view: View
    lemma: str = ""
    present: bool = False
    stance: Stance | None = None

    @property
    def size(self) -> int:
        """How many characters are said."""
        return sum(map(len, self.content))
