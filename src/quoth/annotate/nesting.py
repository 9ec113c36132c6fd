"""Which statement stands within which, and what two cues make one statement of."""

import re
from collections.abc import Iterator

from quoth.annotate.drafts import Draft
from quoth.annotate.kinds import kind_of_body, kind_of_phrase
from quoth.text.folding import fold_words
from quoth.types import Span

OWN_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
# "said he believes P" is one statement of what he believes; "said he hopes P" is one of what he said.
REPORTING = frozenset({"report", "write"})
HELD_VIEWS = frozenset({"believe", "think", "suspect", "expect", "assume"})
FEELINGS = frozenset({"hedge", "predict", "pledge", "unknown"})
# What of a cited report's words may be left over besides the statement that it holds.
REST_BESIDE_INNER = 0.12
# How many statements back the one around another is looked for.
NEAR = 60
QUOTE_MARKS = frozenset("\"“«„‘'")
# A relative word that is the object of what the speaker after it says.
RELATIVE = re.compile(r"\b(?:which|what|who|whom),? (?:the |a |an )?$")
# "..., whose spokeswoman, Ana Holm, declined to comment": the report's own addition to what somebody said.
WHOSE = re.compile(r",[\"”’]? whose [\w-]{2,20}(?: [\w-]{2,20})?,? (?:the )?$")


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
    """Whether the inner draft's cue stands within what the outer one says, and is not put in by the report itself."""
    cue = inner.sources[-1][1]
    if outer is inner or cue is None or inner.sources[0][0] in (outer.sources[-1][0], None):
        return False
    return any(piece.holds(cue) for piece in outer.content) and not is_put_in(outer, inner)


def is_put_in(outer: Draft, inner: Draft) -> bool:
    """Whether the report adds what the inner speaker says of something: "X left the base, which he called small".

    Where the outer speaker is named only after it, the whole sentence is his.
    """
    mention, outer_cue = inner.sources[0][0], outer.sources[-1][1]
    if mention is None or outer_cue is None or inner.view.inside or outer_cue.start > mention.start:
        return False
    if WHOSE.search(inner.view.text, max(0, mention.start - 60), mention.start):
        return True
    return RELATIVE.search(inner.view.text, max(0, mention.start - 12), mention.start) is not None


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
    """Where all that a cited source says is that somebody else said it, the two are one chain.

    "The paper reported P, according to officials" is heard from the paper, which has it from the officials.
    """
    gone: set[int] = set()
    for inner, outer in nested_pairs(drafts):
        if outer.lemma != "according to" or id(outer) in gone or not is_filled(outer, inner):
            continue
        reported = inner.lemma in REPORTING and outer.place > inner.place
        if reported and names_outlet(inner) and not names_outlet(outer):
            inner.sources = [*inner.sources, *outer.sources]
        elif inner.view.text[inner.content[0].start] in QUOTE_MARKS:
            inner.sources = [*outer.sources, *inner.sources]
        else:
            continue
        gone.add(id(outer))
    return [draft for draft in drafts if id(draft) not in gone]


def names_outlet(draft: Draft) -> bool:
    """Whether the first source of a draft names an outlet or is a noun for one."""
    mention = draft.sources[0][0]
    words = tuple(word for word in fold_words(mention.of(draft.view.text)) if word != "the") if mention else ()
    return bool(words) and "media" in (kind_of_body(words), kind_of_phrase(words[-1], words))


def is_filled(outer: Draft, inner: Draft) -> bool:
    """Whether the inner statement with its speaker and cue is nearly all of the outer content."""
    tag = sum(len(span) for pair in inner.sources for span in pair if span)
    return outer.size - inner.size - tag <= max(len("  that "), REST_BESIDE_INNER * outer.size)
