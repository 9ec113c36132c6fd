"""Cues at work: each cue of a sentence that is used as a verb of saying, with its subject and its place."""

from dataclasses import dataclass

from quoth.annotate.cues import CueForm, cue_at
from quoth.annotate.grammar import PREPOSITIONS, is_past
from quoth.annotate.noun_phrases import Range, phrase_starting_at
from quoth.annotate.speaker_places import Placed, place_speaker
from quoth.annotate.verb_groups import VerbGroup, is_no_verb, verb_group
from quoth.annotate.views import View

# The class of a cue with a negation ("did not say", "does not believe"); None where nothing is stated.
NEGATED = {
    "say": "unknown", "hedge": "deny", "reveal": "unknown", "predict": "deny", "allege": "unknown", "ask": None,
    "deny": "hedge", "accuse": None, "judge": None, "demand": "deny", "pledge": "deny", "cite": None, "quote": None,
}  # fmt: skip


# Who declines to do one of these has said nothing.
SILENCES = frozenset({"comment", "respond", "answer", "elaborate", "reply", "discuss"})


@dataclass(slots=True)
class CueClause:
    """A cue used as a verb of saying.

    `lead` is the first word of the verb group, `start` and `end` hold the cue's own words, `subject` the speaker as
    tokens, `order` tells where the speaker stands ("before", "after", "understood" from another clause), `opening`
    is the first token of the clause with its connector.
    """

    lead: int
    start: int
    end: int
    form: CueForm
    cue_class: str
    subject: Range
    order: str
    opening: int

    @property
    def frames(self) -> frozenset[str]:
        """What the cue takes."""
        return self.form.cue.frames

    def is_present(self, view: View) -> bool:
        """Whether the cue is of the present or future ("says", "is urging", "will say")."""
        words = view.lowers[self.lead : self.start]
        return not {"had", "has", "have", "did", "been"} & set(words) and "past" not in self.form.kinds


def cue_clauses(view: View) -> list[CueClause]:
    """Every cue of the sentence in text order, those within its quotations left out."""
    found: list[CueClause] = []
    index = 0
    while index < len(view):
        form = cue_at(view.lowers, index) if view.quote[index] < 0 else None
        clause = cue_clause(view, index, form, found) if form else None
        if clause:
            found.append(clause)
        index = clause.end if clause else index + 1
    return found


def cue_clause(view: View, index: int, form: CueForm, earlier: list[CueClause]) -> CueClause | None:
    """The cue at the index as a clause, or None where it is a noun, an attribute or has no speaker."""
    group = verb_group(view, index, form)
    cue_class = NEGATED[form.cue.cue_class] if group.negated else form.cue.cue_class
    if group.reach == "refused":
        cue_class = "unknown"
    if cue_class is None or (group.passive and "participle" in form.kinds) or is_no_verb(view, index, form, group):
        return None
    if form.kinds == {"third"} and group.reach == "finite":
        return None
    if cue_class == "unknown" and form.cue.lemma in SILENCES:
        return None
    if cue_class == "pledge" and view.low(group.lead) in {"might", "may", "could"}:
        return None
    if (view.tokens[index].is_capitalised and index > 0 and form.kinds & {"third", "base"}) or is_reflexive(
        view, index
    ):
        return None
    placed = place_speaker(view, index, form, group, tuple((c.start, c.end, c.subject) for c in earlier))
    if placed is None or (view.inside and is_own_thought(view, placed, form, group, cue_class)):
        return None
    if view.lowers[placed.subject[0]] == "there" or is_reduced(view, placed, form, group):
        return None
    end = index + len(form.words)
    return CueClause(group.lead, index, end, form, cue_class, placed.subject, placed.order, placed.opening)


def is_reflexive(view: View, index: int) -> bool:
    """Whether somebody speaks of himself as something ("calls herself Nova")."""
    return view.low(index + 1) in {"himself", "herself", "itself", "themselves", "myself", "ourselves"}


def is_reduced(view: View, placed: Placed, form: CueForm, group: VerbGroup) -> bool:
    """Whether a naming verb is a participle after its noun, as in "a dog called Rex"."""
    if form.cue.cue_class != "judge" or group.reach or "participle" not in form.kinds or placed.order != "before":
        return False
    name = phrase_starting_at(view, placed.subject[1] + 1)
    if name and view.tokens[name[0]].is_capitalised and is_past(view.low(name[1])):
        return True
    before = view.low(placed.subject[0] - 1)
    return is_past(before) or (before in PREPOSITIONS and before not in {"after", "before", "since", "as", "until"})


def is_own_thought(view: View, placed: Placed, form: CueForm, group: VerbGroup, cue_class: str) -> bool:
    """Whether somebody quoted tells what he thinks or says now ("I think", "we hope"): no second statement."""
    start, end = placed.subject
    if view.lowers[start] not in {"i", "we", "you"} or end - start > 1:
        return False
    told = "past" in form.kinds or group.reach == "finite"
    held = cue_class in {"hedge", "unknown", "predict", "pledge", "judge", "cite"}
    return held or not told or group.negated
