"""Which statement stands within which, and what two cues make one statement of."""

from collections.abc import Iterator

from quoth.annotate.drafts import Draft
from quoth.types import Span

OWN_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
# "said he believes P" is one statement of what he believes; "said he hopes P" is one of what he said.
HELD_VIEWS = frozenset({"believe", "think", "suspect", "expect", "assume"})
FEELINGS = frozenset({"hedge", "predict", "pledge", "unknown"})
# What of a cited report's words may be left over besides the statement that it holds.
REST_BESIDE_INNER = 0.12
# How many statements back the one around another is looked for.
NEAR = 60
QUOTE_MARKS = frozenset("\"“«„‘'")


def nested(drafts: list[Draft]) -> list[tuple[Draft, int | None]]:
    """The drafts in text order, the outer before the inner, each with the index of the one around it."""
    merged = merge_citations(merge_views(in_order(drafts)))
    ordered = in_order(merged)
    return [(draft, parent_of(draft, index, ordered)) for index, draft in enumerate(ordered)]


def in_order(drafts: list[Draft]) -> list[Draft]:
    """By the first word said, the longer content first."""
    return sorted(drafts, key=lambda d: (d.content[0].start, -d.size, d.place))


def parent_of(draft: Draft, index: int, ordered: list[Draft]) -> int | None:
    """The index of the shortest content before this one that holds the draft's cue."""
    best = None
    for number in range(index - 1, max(-1, index - NEAR), -1):
        other = ordered[number]
        if holds(other, draft) and (best is None or other.size < ordered[best].size):
            best = number
    return best


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether the inner draft's cue stands within what the outer one says."""
    cue = inner.sources[-1][1]
    if outer is inner or cue is None or inner.sources[0][0] == outer.sources[-1][0]:
        return False
    return any(piece.holds(cue) for piece in outer.content)


def merge_views(drafts: list[Draft]) -> list[Draft]:
    """Someone who says what he himself believes makes one statement."""
    gone: set[int] = set()
    for inner, outer in nested_pairs(drafts):
        if id(inner) in gone or id(outer) in gone or not is_own_view(outer, inner):
            continue
        if inner.cue_class in FEELINGS and inner.lemma not in HELD_VIEWS:
            gone.add(id(inner))
            continue
        (mention, outer_cue), inner_cue = outer.sources[-1], inner.sources[-1][1]
        if outer_cue and inner_cue and outer_cue.start < inner_cue.start:
            inner.sources = [*outer.sources[:-1], (mention, Span(outer_cue.start, inner_cue.end))]
        gone.add(id(outer))
    return [draft for draft in drafts if id(draft) not in gone]


def nested_pairs(drafts: list[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Each draft with each other one of the same sentence around it."""
    sentences: dict[int, list[Draft]] = {}
    for draft in drafts:
        sentences.setdefault(id(draft.view), []).append(draft)
    for found in sentences.values():
        for number, inner in enumerate(found):
            for outer in found[max(0, number - NEAR) : number + NEAR]:
                if holds(outer, inner):
                    yield inner, outer


def is_own_view(outer: Draft, inner: Draft) -> bool:
    """Whether the inner speaker is the outer one again, a pronoun right after the outer cue, and holds a view now."""
    mention = inner.sources[0][0]
    if mention is None or outer.content[0].start != mention.start:
        return False
    holds_now = inner.cue_class in FEELINGS or inner.present
    return holds_now and mention.of(inner.view.text).lower() in OWN_PRONOUNS


def merge_citations(drafts: list[Draft]) -> list[Draft]:
    """Where all that a cited source says is that somebody else said it, the two are one chain."""
    gone: set[int] = set()
    for inner, outer in nested_pairs(drafts):
        quoted = inner.view.text[inner.content[0].start] in QUOTE_MARKS
        if outer.lemma == "according to" and quoted and id(outer) not in gone and is_filled(outer, inner):
            inner.sources = [*outer.sources, *inner.sources]
            gone.add(id(outer))
    return [draft for draft in drafts if id(draft) not in gone]


def is_filled(outer: Draft, inner: Draft) -> bool:
    """Whether the inner statement with its speaker and cue is nearly all of the outer content."""
    tag = sum(len(span) for pair in inner.sources for span in pair if span)
    return outer.size - inner.size - tag <= max(3, REST_BESIDE_INNER * outer.size)
