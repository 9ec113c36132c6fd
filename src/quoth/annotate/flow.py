"""Quotations that go on: in the next sentence, the next line or the next paragraph, without a new speaker."""

from quoth.annotate.drafts import Draft, Link
from quoth.annotate.noun_phrases import phrase_starting_at
from quoth.annotate.sentence import Sentence
from quoth.annotate.turns import Turns
from quoth.annotate.views import View
from quoth.types import Span

DASHES = frozenset("—–-")
# A line with a dash and a name after a quotation is no longer than this, in tokens.
LONGEST_SIGNATURE = 16
QUOTE_MARKS = frozenset("\"“”„«»'‘’")


def join_quotations(sentences: list[tuple[Sentence, list[Draft]]]) -> list[Draft]:
    """All drafts, with a bare quotation given to the speaker before it.

    Within a paragraph, or where the quotation before was not closed, it is a further piece of the same content;
    after a blank line it is a statement of its own; after "She added:" it is what was added.
    """
    drafts: list[Draft] = []
    last: Draft | None = None
    announced: Draft | None = None
    turn: Draft | None = None
    bare: View | None = None
    turns, tagged = Turns(sentences), tagged_within(sentences)
    for sentence, everything in sentences:
        view, found = sentence.view, turns.of(everything)
        drafts.extend(found)
        if view.inside:
            continue
        turn = turns.open_at(view, found, turn)
        longer = turns.taken_in(view, found, turn)
        if longer is not turn and longer:
            drafts.append(longer)
        turn = longer
        if found:
            last = speaker_of_end(view, found) or found[0]
        elif signature := signed(view, bare):
            drafts.append(signature)
            last = None
        elif id(view) in tagged:
            last = None
        elif is_bare_quotation(view) and announced:
            announced.content.append(view.span(0, len(view)))
            drafts.append(announced)
            last = announced
        elif is_bare_quotation(view) and last and not is_heading(last.view):
            last = went_on(view, last, drafts)
        else:
            last = None
        bare = view if is_bare_quotation(view) and last is None else None
        announced = announcement(sentence, {draft.place for draft in found})
    return drafts


def tagged_within(sentences: list[tuple[Sentence, list[Draft]]]) -> set[int]:
    """The sentences that open a quotation, never close it, and name within it who says it ("“We knew, Rell said.")."""
    tagged: set[int] = set()
    outer: View | None = None
    for sentence, found in sentences:
        if not sentence.view.inside:
            outer = sentence.view
        elif outer and not all(outer.quotations[number].closed for number in outer.quote if number >= 0):
            cues = [(draft.content[0].start, cue.start) for draft in found for _, cue in draft.sources[-1:] if cue]
            if any(start < cue for start, cue in cues):
                tagged.add(id(outer))
    return tagged


def is_heading(view: View) -> bool:
    """Whether a sentence ends without a mark, as a headline does: nobody in it speaks on below."""
    return view.tokens[-1].is_word


def signed(view: View, bare: View | None) -> Draft | None:
    """The bare quotation before a sentence that is a dash and a name, as what the name said; else None."""
    if bare is None or not 1 < len(view) <= LONGEST_SIGNATURE:
        return None
    start = view.tokens[0].start
    listed = start >= 2 and view.text[start - 2] in DASHES and view.text[start - 1] == " "
    first = 1 if view.tokens[0].text in DASHES else 0
    if not (first or listed):
        return None
    name = phrase_starting_at(view, first) if view.tokens[first].is_capitalised else None
    if name is None or not (first or name[1] == len(view) or view.low(name[1]) in {",", "."}):
        return None
    dash = view.span(0, 1) if first else Span(start - 2, start - 1)
    sources: list[Link] = [(view.span(*name), dash)]
    return Draft(sources, [bare.span(0, len(bare))], "quote", "name_after_quotation", dash.start, bare)


def speaker_of_end(view: View, found: list[Draft]) -> Draft | None:
    """The draft of a sentence whose quotation can go on after it."""
    quoting = [
        d
        for d in found
        if any(view.text[p.end - 1] in QUOTE_MARKS or view.text[p.start] in QUOTE_MARKS for p in d.content)
    ]
    return max(quoting, key=lambda d: (d.cue_class != "cite", d.size), default=None)


def is_bare_quotation(view: View) -> bool:
    """Whether the sentence is nothing but quotations."""
    return view.quote[0] >= 0 and all(q >= 0 or not t.is_word for q, t in zip(view.quote, view.tokens, strict=True))


def went_on(view: View, last: Draft, drafts: list[Draft]) -> Draft:
    """The quotation added to the draft before it, or as a draft of its own in a new paragraph."""
    whole = view.span(0, len(view))
    gap = view.text[last.content[-1].end : whole.start]
    quoting = speaker_of_end(last.view, [last]) is not None
    unclosed = quoting and view.text[last.content[-1].end - 1] not in QUOTE_MARKS
    if quoting and ("\n\n" not in gap or unclosed):
        last.content.append(whole)
        return last
    mention = last.sources[-1][0]
    draft = Draft([(mention, None)], [whole], last.cue_class, "quotation_goes_on", whole.start, view, last.lemma)
    drafts.append(draft)
    return draft


def cited_announcement(view: View) -> Draft | None:
    """The source of a sentence that ends in "according to X:", else None."""
    index = len(view) - 1 - view.lowers[::-1].index("according")
    source = phrase_starting_at(view, index + 2, loose=True) if view.low(index + 1) == "to" else None
    if source is None:
        return None
    cue = view.span(index, index + 2)
    return Draft([(view.span(*source), cue)], [], "cite", "quotation_in_next_sentence", cue.start, view, "according to")


def handed_over(view: View) -> Draft | None:
    """The source of a line like "And from Chairwoman X:", else None."""
    index = view.lowers.index("from")
    source = phrase_starting_at(view, index + 1, loose=True)
    if source is None or source[1] != len(view) - 1:
        return None
    cue = view.span(index, index + 1)
    return Draft([(view.span(*source), cue)], [], "quote", "quotation_in_next_sentence", cue.start, view)


def announcement(sentence: Sentence, taken: set[int]) -> Draft | None:
    """The speaker and cue of a sentence that ends where a quotation has to follow ("She added:"), else None."""
    view = sentence.view
    if view.tokens[-1].text == ":" and "according" in view.lowers[-12:] and not taken:
        return cited_announcement(view)
    if view.tokens[-1].text == ":" and "from" in view.lowers[:2] and not taken:
        return handed_over(view)
    for clause in reversed(sentence.clauses):
        follows = sentence.after[clause.start]
        if clause in sentence.live or clause.order == "after" or "quote" not in clause.frames:
            continue
        if follows.start < len(view) - 1 or not (view.tokens[-1].text == ":" or clause.form.cue.cue_class == "say"):
            return None
        cue = view.span(clause.lead, max(clause.end, min(follows.cue_end, len(view))))
        if cue.start in taken:
            return None
        mention = view.span(*clause.subject)
        return Draft(
            [(mention, cue)], [], clause.cue_class, "quotation_in_next_sentence", cue.start, view, clause.form.cue.lemma
        )
    return None
