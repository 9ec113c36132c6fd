"""Which statement stands within which, and what two cues make one statement of."""

from quoth.annotate.drafts import Draft
from quoth.types import Span

OWN_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
# "said he believes P" is one statement of what he believes; "said he hopes P" is one of what he said.
HELD_VIEWS = frozenset({"believe", "think", "suspect", "expect", "assume"})
FEELINGS = frozenset({"hedge", "predict", "pledge", "unknown"})
# What of a cited report's words may be left over besides the statement that it holds.
REST_BESIDE_INNER = 0.12


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
    for number in range(index - 1, max(-1, index - 60), -1):
        other = ordered[number]
        if holds(other, draft) and (best is None or other.size < ordered[best].size):
            best = number
    return best


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether the inner draft's cue stands within what the outer one says."""
    cue = inner.sources[-1][1]
    if outer is inner or cue is None:
        return False
    if inner.sources[0][0] == outer.sources[-1][0]:
        return False
    return any(piece.holds(cue) for piece in outer.content)


def merge_views(drafts: list[Draft]) -> list[Draft]:
    """Someone who says what he himself believes makes one statement."""
    gone: set[int] = set()
    for number, inner in enumerate(drafts):
        mention = inner.sources[0][0]
        if (
            not (inner.cue_class in FEELINGS or inner.present)
            or mention is None
            or mention.of(inner.view.text).lower() not in OWN_PRONOUNS
        ):
            continue
        for other, outer in enumerate(drafts):
            if outer.view is inner.view and outer.content[0].start == mention.start and holds(outer, inner):
                if inner.lemma in HELD_VIEWS or inner.cue_class not in FEELINGS:
                    outer_mention, outer_cue = outer.sources[-1]
                    inner_cue = inner.sources[-1][1]
                    if outer_cue and inner_cue and outer_cue.start < inner_cue.start:
                        inner.sources = [*outer.sources[:-1], (outer_mention, Span(outer_cue.start, inner_cue.end))]
                    gone.add(other)
                else:
                    gone.add(number)
                break
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def merge_citations(drafts: list[Draft]) -> list[Draft]:
    """Where all that a cited source says is that somebody else said it, the two are one chain."""
    gone: set[int] = set()
    for number, outer in enumerate(drafts):
        if outer.cue_class != "cite" or outer.lemma != "according to":
            continue
        inner = next((d for d in drafts if d.view is outer.view and d is not outer and fills(outer, d)), None)
        if inner:
            inner.sources = [*outer.sources, *inner.sources]
            gone.add(number)
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def fills(outer: Draft, inner: Draft) -> bool:
    """Whether the inner statement with its speaker and cue is nearly all of the outer content."""
    if not holds(outer, inner):
        return False
    tag = sum(len(span) for pair in inner.sources for span in pair if span)
    return outer.size - inner.size - tag <= REST_BESIDE_INNER * outer.size and inner.size >= 0.5 * outer.size
