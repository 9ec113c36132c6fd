"""Words through another, told beside the statement: X, citing Y; X, who referred to a report by Y; X, quoted by Y."""

from quoth.annotate.citations import cited_source
from quoth.annotate.cues import cue_at
from quoth.annotate.drafts import Draft, Link
from quoth.annotate.grammar import ARTICLES, BE, SOURCE_NOUNS
from quoth.annotate.kinds import kind_of_body, kind_of_phrase
from quoth.annotate.noun_phrases import Range, phrase_starting_at
from quoth.annotate.source_spans import subject_before
from quoth.annotate.views import View
from quoth.types import Span

# Verbs that point to where the words come from, and what follows them; finite forms stand after "who" or "which" only.
POINTING = {
    "referring": "to", "pointing": "to", "reading": "from", "quoting": "", "relaying": "", "citing": "",
    "referred": "to", "refers": "to", "pointed": "to", "points": "to", "relied": "on", "relies": "on", "relying": "on",
    "drawing": "on", "based": "on", "cites": "", "cited": "", "quotes": "", "quoted": "",
}  # fmt: skip
FOUND = frozenset({"findings", "information"})
RELATIVES = frozenset({"who", "which"})
BY_ANOTHER = frozenset({"quoted", "cited"})


def heard_through(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the further links of their chains that the sentence names beside the statement."""
    sentences: dict[int, list[Draft]] = {}
    for draft in drafts:
        sentences.setdefault(id(draft.view), []).append(draft)
    gone: set[int] = set()
    for found in sentences.values():
        view = found[0].view
        for index, after in pointings(view):
            gone |= {id(draft) for draft in with_cited(view, found, index, after)}
        for draft in found:
            quoter = quoter_of(view, draft)
            if quoter and quoter not in draft.sources:
                draft.sources = [quoter, *draft.sources]
    return [draft for draft in drafts if id(draft) not in gone]


def pointings(view: View) -> list[tuple[int, int]]:
    """Each verb of the sentence that points to a source, with the index after it and its preposition."""
    found = []
    for index, word in enumerate(view.lowers):
        if word not in POINTING or view.quote[index] >= 0:
            continue
        preposition = POINTING[word]
        if preposition and view.low(index + 1) != preposition:
            continue
        opens = view.low(index - 1) == "," or index == 0
        if word.endswith("ing") or view.low(index - 1) in RELATIVES or (word == "based" and opens):
            found.append((index, index + 1 + bool(preposition)))
    return found


def with_cited(view: View, found: list[Draft], index: int, after: int) -> list[Draft]:
    """Adds what the verb at the index points to; gives the drafts that have read it as a cue of its own."""
    source = pointed_to(view, index, after)
    if source is None:
        return []
    cue, mention = view.span(index, after), view.span(*source)
    without_basis(found, cue)
    after_relative_clause(view, found, index, source)
    own = [draft for draft in found if draft.place == cue.start and draft.view is view]
    others = [draft for draft in found if draft not in own and not said_within(draft, cue)]
    if any(mention.overlaps(named) for draft in others for named, _ in draft.sources[1:] if named):
        return own
    speaking = [d for d in others if d.place > cue.start and d.sources[0][0] and mention.overlaps(d.sources[0][0])]
    if speaking and any(said_within(draft, cue) for draft in found):
        return own
    if speaking:
        through = speaker_before(view, others, index)
        for draft in speaking:
            if through and draft.sources[0][0] != through:
                draft.sources = [(through, cue), *draft.sources]
        return own
    told = nearest_told(others, own, cue)
    if told is None:
        return []
    told.sources.append((mention, cue))
    return own


def without_basis(found: list[Draft], cue: Span) -> None:
    """Takes "based on information from" away from the pieces of what is said."""
    for draft in found:
        if len(draft.content) > 1:
            draft.content[:] = [piece for piece in draft.content if piece.start != cue.start] or draft.content


def after_relative_clause(view: View, found: list[Draft], index: int, source: Range) -> None:
    """Takes "which cites Y," away from the head of what is said."""
    if view.low(index - 1) not in RELATIVES or view.low(source[1]) != "," or source[1] + 1 >= len(view):
        return
    clause, following = view.tokens[index - 1].start, view.tokens[source[1] + 1].start
    for draft in found:
        first = draft.content[0]
        if first.start == clause and first.end > following:
            draft.content[0] = Span(following, first.end)


def pointed_to(view: View, index: int, after: int) -> Range | None:
    """The speaker or paper after a verb that points to one; after "what" the subject of what it opens.

    "Referring to the council" tells whom he means: after such a verb only a paper is where the words come from.
    """
    source = cited_source(view, after if view.low(after) == "what" else after - 1)
    if source and POINTING[view.lowers[index]] and not (SOURCE_NOUNS | FOUND) & set(view.lowers[source[0] : source[1]]):
        return None
    return source


def said_within(draft: Draft, cue: Span) -> bool:
    """Whether the verb is part of what the draft's speaker says."""
    return any(piece.holds(cue) for piece in draft.content)


def speaker_before(view: View, drafts: list[Draft], index: int) -> Span | None:
    """Who points: the speaker of the nearest draft before the verb, else the subject of the first cue."""
    place = view.tokens[index].start
    before = [draft.sources[0][0] for draft in drafts if draft.place < place and draft.sources[0][0]]
    if before:
        return before[-1]
    cue = next((at for at in range(1, index) if is_finite_cue(view, at)), None)
    subject = subject_before(view, cue) if cue else None
    return view.span(*subject) if subject else None


def is_finite_cue(view: View, index: int) -> bool:
    """Whether a verb of saying stands at the index in a form that has a subject."""
    form = cue_at(view.lowers, index) if view.quote[index] < 0 else None
    return form is not None and bool(form.kinds & {"past", "third"})


def nearest_told(drafts: list[Draft], own: list[Draft], cue: Span) -> Draft | None:
    """The statement that a pointing verb belongs to: that of the same speaker, the nearest first."""
    speaker = next((draft.sources[0][0] for draft in own), None)
    told = [draft for draft in drafts if speaker is None or draft.sources[0][0] in (speaker, None)] or drafts
    return min(told, key=lambda draft: abs(draft.place - cue.start), default=None)


def quoter_of(view: View, draft: Draft) -> Link | None:
    """The outlet through which the speaker is heard: "a source, quoted by Y,", "the ministry, which was quoted by Y"."""
    mention = draft.sources[0][0]
    if mention is None:
        return None
    at = view.first_from(mention.end)
    first = at
    if view.low(at) == ",":
        at += 1
    while view.low(at) in RELATIVES or view.low(at) in BE:
        at += 1
    if view.low(at) not in BY_ANOTHER or view.low(at + 1) != "by" or at == first or view.quote[at] >= 0:
        return None
    source = phrase_starting_at(view, at + 2)
    if source is None or not is_outlet(view, source):
        return None
    return view.span(*source), view.span(at, at + 2)


def is_outlet(view: View, phrase: Range) -> bool:
    """Whether a phrase names an outlet or ends in a word for one."""
    words = tuple(word for word in view.lowers[phrase[0] : phrase[1]] if word not in ARTICLES)
    return bool(words) and "media" in (kind_of_body(words), kind_of_phrase(words[-1], words))
