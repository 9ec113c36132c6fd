"""A sentence made ready for the rules: its clauses of saying, what follows each, and which of them count."""

from dataclasses import dataclass, field

from quoth.annotate.content_spans import Following, following, takes
from quoth.annotate.cue_clauses import CueClause, cue_clauses
from quoth.annotate.grammar import FINITE, is_past, words
from quoth.annotate.noun_phrases import Range
from quoth.annotate.views import View

SUBORDINATE_OPENERS = words("subordinate_openers")


# Classes that need a "that" within a quotation: without it 11 of 41 were statements in the training articles.
TURNS = frozenset({"reveal", "deny", "allege", "predict", "unknown"})
LONGEST_DESCRIPTION = 9  # tokens from a semicolon to the name of the speaker after it
# What parts an understood clause from the one before it.
CUTS = frozenset({",", "—", "–", ";", "and", "but", "then"})


@dataclass(slots=True)
class Sentence:
    """A view, its clauses of saying with what follows each, and the stretches that are a speaker's tag.

    A tag is the "she said" or "according to X" beside the content; contents of other clauses end there.
    """

    view: View
    clauses: list[CueClause]
    after: dict[int, Following]
    live: list[CueClause]
    tags: list[Range] = field(default_factory=list)

    def next_cut(self, start: int, this: CueClause | None) -> int:
        """Where the content that begins at `start` must end: at the next clause of its own level, or a tag."""
        limit = min([len(self.view), *(tag[0] for tag in self.tags if tag[0] > start)])
        if limit < len(self.view):
            parted = [at for at in range(start, limit) if self.view.tokens[at].text == ";" and self.view.quote[at] < 0]
            limit = parted[-1] if parted else limit
        for clause in self.live:
            if clause is this or clause.start < start or clause.opening <= start or clause.order == "after":
                continue
            cut = self.cut_of(clause, this)
            if cut is not None:
                return min(limit, cut)
        return limit

    def cut_of(self, clause: CueClause, this: CueClause | None) -> int | None:
        """The token at which a later clause ends the content of an earlier one, or None where it is part of it."""
        if clause.order == "understood":
            quoted = clause.opening == clause.lead and self.view.quote[clause.opening - 1] >= 0
            return clause.opening if quoted or self.view.lowers[clause.opening] in CUTS else None
        if clause.opening < clause.subject[0]:
            return clause.opening
        parted = semicolon_before(self.view, clause.subject[0])
        if parted is not None:
            return parted
        comma = clause.subject[0] - 1
        if this and comma > 0 and self.view.tokens[comma].text == ",":
            opener = self.view.low(this.subject[0] - 1) if this.subject[0] else ""
            if opener in SUBORDINATE_OPENERS or this.cue_class in {"judge", "accuse"}:
                return comma
        return None


def semicolon_before(view: View, subject: int) -> int | None:
    """The semicolon after which a new speaker is named, with what describes him ("; his superior, Ota Klima, said")."""
    for index in range(subject - 1, max(0, subject - LONGEST_DESCRIPTION), -1):
        if view.tokens[index].text == ";" and view.quote[index] < 0:
            return index
        word = view.lowers[index]
        if word in FINITE or word == "that" or (is_past(word) and index < subject - 1):
            return None
    return None


def sentence_of(view: View) -> Sentence:
    """The sentence with the clauses whose cue takes what follows it, or could follow what was said."""
    clauses = cue_clauses(view)
    spoken = [c for c in clauses if not is_part_of_speaker(c, clauses)]
    after = {clause.start: following(view, clause) for clause in spoken}
    live = [c for c in spoken if c.order == "after" or (takes(view, c, after[c.start]) and not is_turn(view, c, after))]
    return Sentence(view, spoken, after, live)


def is_turn(view: View, clause: CueClause, after: dict[int, Following]) -> bool:
    """Whether a cue within a quotation is more likely a turn of speech of whoever is quoted ("this shows a lot")."""
    return view.inside and clause.cue_class in TURNS and after[clause.start].kind != "that"


def is_part_of_speaker(clause: CueClause, clauses: list[CueClause]) -> bool:
    """Whether the cue stands within the noun phrase that names another cue's speaker."""
    return any(other.subject[0] <= clause.start < other.subject[1] for other in clauses if other is not clause)
