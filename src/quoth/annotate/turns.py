"""Turns of speech: in a transcript, an interview or a row of posts, what stands after a label is said by whom it names."""

from collections.abc import Sequence

from quoth.annotate.drafts import Draft
from quoth.annotate.sentence import Sentence
from quoth.annotate.views import View
from quoth.text.labels import Label, label_at, speaking

LABELLED = "label_of_speaker"
GOES_ON = "turn_goes_on"
# A turn of more sentences is told in several statements, so that none of them is a whole speech.
LONGEST = 40
# Paragraphs without a label between labelled ones belong to the turn before them where at least so many have one.
DENSE = 0.5


class Turns:
    """The labels of a report that name speakers, and how far the words of each reach."""

    def __init__(self, sentences: Sequence[tuple[Sentence, list[Draft]]]) -> None:
        found = {id(d): d for _, drafts in sentences for d in drafts if d.rule == LABELLED}
        drafts = sorted(found.values(), key=lambda draft: draft.place)
        labels = [label_of(draft) for draft in drafts]
        text = drafts[0].view.text if drafts else ""
        spoken = speaking(text, labels, [draft.view.tokens[-1].end for draft in drafts])
        kept = [draft for draft, speaks in zip(drafts, spoken, strict=True) if speaks]
        self._dropped = found.keys() - {id(draft) for draft in kept}
        paragraphs = sorted({draft.view.paragraph for draft in kept})
        self._last = paragraphs[-1] if paragraphs else -1
        self._dense = bool(paragraphs) and len(paragraphs) >= DENSE * (self._last - paragraphs[0] + 1)

    def of(self, found: list[Draft]) -> list[Draft]:
        """The drafts of a sentence without those of labels that name no speaker."""
        return [draft for draft in found if id(draft) not in self._dropped]

    def open_at(self, view: View, found: list[Draft], before: Draft | None) -> Draft | None:
        """The turn that a sentence belongs to: one that begins with it, or the one before it where that goes on."""
        began = next((draft for draft in found if draft.rule == LABELLED), None)
        if began or before is None or before.view.paragraph == view.paragraph:
            return began or before
        return before if self._dense and view.paragraph < self._last and not is_note(view) else None

    def taken_in(self, view: View, found: list[Draft], turn: Draft | None) -> Draft | None:
        """The turn with a sentence added that is not yet in it; a new draft where the turn has grown too long."""
        if turn is None or turn.view is view or is_note(view) or any(draft.rule == GOES_ON for draft in found):
            return turn
        whole = view.span(0, len(view))
        if whole in turn.content:
            return turn
        if len(turn.content) < LONGEST:
            turn.content.append(whole)
            return turn
        return Draft(turn.sources, [whole], turn.cue_class, GOES_ON, turn.place, view, turn.lemma)


def label_of(draft: Draft) -> Label:
    """The label that made a draft."""
    tokens = draft.view.tokens
    label = label_at(draft.view.text, tokens[0].start, tokens[-1].end)
    assert label is not None
    return label


def is_note(view: View) -> bool:
    """Whether a sentence is nothing but a note in brackets: "(CROSSTALK)"."""
    return view.tokens[0].text in "([" and view.tokens[-1].text in ")]"
