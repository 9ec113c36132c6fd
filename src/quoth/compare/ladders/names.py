"""Who and where: a person, body or place that stands where the source has another."""

import re
from functools import lru_cache

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of
from quoth.compare.passages import Name, Passage
from quoth.compare.wording import common_share
from quoth.text.folding import fold_words
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Span
from quoth.types.claims import DifferenceKind

ALIKE = 0.4
# Two words with so many first letters in common are one name ("Vienna", "Viennese").
ROOT = 4
# So many characters on both sides of a name are looked at for common words.
NEAR, BEFORE = 40, 20
PEOPLE = frozenset({"person", "organisation", "government", "group", "media"})

LONGEST_HEADING = 8
NOUN = re.compile(r"\s{1,2}([a-z][a-z-]{2,30})\b")


def compare_names(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """One name of each passage that the other passage, and the left one that the whole source, does not have."""
    if relation not in ("lineage", "audit") or common_share(left, right) < ALIKE:
        return []
    one, other = lone(left, right), lone(right, left)
    if one is None or other is None or kind_of(one) != kind_of(other):
        return []
    if not in_same_place(left, one, right, other) or of_other_things(left, one, right, other):
        return []
    if known(right.report, one) or (known(left.report, other) and relation == "audit" and known(right.report, one)):
        return []
    return [
        finding(
            left,
            right,
            kind=kind_of(one),
            verdict="conflict",
            spans=((one.span,), (other.span,)),
            about="where" if kind_of(one) == "place" else "who",
            question=question(one, other),
            why=f"{one.entity.name} stands where the other has {other.entity.name}.",
            severity="high",
            rule="another_name_stands_there",
        )
    ]


def question(one: Name, other: Name) -> str:
    """The two names, or where they are long what they are names of."""
    asked = f"{one.entity.name}, or {other.entity.name}?"
    return asked if len(asked.split()) <= LONGEST_HEADING else f"{'Where' if kind_of(one) == 'place' else 'Who'}?"


def in_same_place(left: Passage, one: Name, right: Passage, other: Name) -> bool:
    """Whether two names of one kind stand next to the same words."""
    near = [
        frozenset(key for span in beside(passage, name.span) for key in keys_of(span.of(passage.report.text)))
        for passage, name in ((left, one), (right, other))
    ]
    return one.entity.kind == other.entity.kind and bool(near[0] & near[1])


def of_other_things(left: Passage, one: Name, right: Passage, other: Name) -> bool:
    """Whether two names stand before nouns of their own: the river and the bridge."""
    nouns = [noun_behind(passage, name) for passage, name in ((left, one), (right, other))]
    return bool(nouns[0]) and bool(nouns[1]) and nouns[0] != nouns[1]


def noun_behind(passage: Passage, name: Name) -> str | None:
    """The key of the content word right behind a name, where it goes on with it: "the Orlan river"."""
    before = passage.report.text[max(passage.start, name.span.start - 5) : name.span.start].casefold().split()
    found = NOUN.match(passage.report.text, name.span.end, max(name.span.end, passage.end))
    keys = keys_of(found[1]) if found and before[-1:] == ["the"] else ()
    return keys[0] if keys else None


def beside(passage: Passage, span: Span) -> tuple[Span, Span]:
    """A few words before and behind a stretch."""
    return Span(max(passage.start, span.start - NEAR), span.start), Span(
        span.end, max(span.end, min(passage.end, span.end + NEAR))
    )


def kind_of(name: Name) -> DifferenceKind:
    """Place for places, participant for people and bodies."""
    return "participant" if name.entity.kind in PEOPLE else "place"


def lone(passage: Passage, other: Passage) -> Name | None:
    """The only capitalised name that the other passage lacks."""
    text = passage.report.text
    own = [
        name
        for name in passage.names
        if name.span.of(text)[:1].isupper()
        and name.entity.name[:1].isupper()
        and not any(same_name(name, held) for held in other.names)
        and not mentioned(other, name)
        and not says_it(passage, name)
    ]
    distinct = {name.entity.id: name for name in own}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def says_it(passage: Passage, name: Name) -> bool:
    """Whether a name stands behind "according to": the passage has it from there, and tells nothing of it."""
    before = passage.report.text[max(0, name.span.start - BEFORE) : name.span.start].casefold().split()
    return before[-2:] == ["according", "to"] or before[-3:] == ["according", "to", "the"]


def same_name(one: Name, other: Name) -> bool:
    """Whether two names are the same person, body or place."""
    return same_speaker(one.entity.name, other.entity.name) or akin(one.entity.name, other.entity.name)


def akin(one: str, other: str) -> bool:
    """Whether two names have a word in common, or one made from the other ("China", "Chinese")."""
    roots = roots_of(other)
    return any(word[:ROOT] in roots for word in fold_words(one) if len(word) >= ROOT)


@lru_cache(maxsize=4096)
def roots_of(text: str) -> frozenset[str]:
    """The first letters of the words of a text that are long enough to tell one from another."""
    return frozenset(word[:ROOT] for word in fold_words(text) if len(word) >= ROOT)


def mentioned(passage: Passage, name: Name) -> bool:
    """Whether the words of a name stand in a passage."""
    return akin(name.entity.name, passage.text)


def known(read: AnnotatedReport, name: Name) -> bool:
    """Whether a report has the name anywhere."""
    words = set(fold_words(name.entity.name))
    return any(words & set(fold_words(entity.name)) for entity in read.entities if entity.name[:1].isupper()) or akin(
        name.entity.name, read.text
    )
