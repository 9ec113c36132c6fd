"""Quotations that go on: in the next sentence, the next line or the next paragraph, without a new speaker."""

from quoth.annotate.drafts import Draft
from quoth.annotate.views import View


def join_quotations(sentences: list[tuple[View, list[Draft]]]) -> list[Draft]:
    """All drafts, with a bare quotation given to the speaker of the quotation before it.

    Within a paragraph it is a further piece of the same content; after a blank line it is a statement of its own.
    """
    drafts: list[Draft] = []
    last: Draft | None = None
    for view, found in sentences:
        drafts.extend(found)
        if view.inside:
            continue
        if found:
            last = speaker_of_end(view, found)
        elif last and is_bare_quotation(view):
            last = went_on(view, last, drafts)
        else:
            last = None
    return drafts


def speaker_of_end(view: View, found: list[Draft]) -> Draft | None:
    """The draft of a sentence whose quotation can go on after it."""
    quoting = [
        d for d in found if any(view.text[p.end - 1] in "\"”'’»" or view.text[p.start] in "\"“'‘«" for p in d.content)
    ]
    return max(quoting, key=lambda d: d.size, default=None)


def is_bare_quotation(view: View) -> bool:
    """Whether the sentence is nothing but a quotation."""
    return view.quote[0] >= 0 and all(q >= 0 or not t.is_word for q, t in zip(view.quote, view.tokens, strict=True))


def went_on(view: View, last: Draft, drafts: list[Draft]) -> Draft:
    """The quotation added to the draft before it, or as a draft of its own in a new paragraph."""
    whole = view.span(0, len(view))
    gap = view.text[last.content[-1].end : whole.start]
    if "\n\n" not in gap:
        last.content.append(whole)
        return last
    mention = last.sources[-1][0]
    draft = Draft([(mention, None)], [whole], last.cue_class, "quotation_goes_on", whole.start, view, last.lemma)
    drafts.append(draft)
    return draft
