"""Why something is a finding, in a sentence that names both sides: the comparison's "here" is the article, its source has a name."""

import re

from quoth.compare import Finding
from quoth.compare.ladders.figure_pairs import OUTCOMES
from quoth.compare.wording import phrases
from quoth.text.outlets import outlet_or_file
from quoth.types import AnnotatedReport, AuditFinding, Span
from quoth.types.claims import DifferenceKind

# What stands for the two sides in the reasons of the comparison, outside quotation marks.
SIDES = (
    (re.compile(r"\bHere\b"), "In the article"),
    (re.compile(r"\bhere\b"), "in the article"),
    (re.compile(r"\bin one wording\b"), "in the article"),
    (re.compile(r"\bin the other\b"), "in {name}"),
    (re.compile(r"\bthe other has\b"), "{name} has"),
    (re.compile(r"\b[Tt]he (?:source|other)'s\b"), "{name}'s"),
    (re.compile(r"\b[Tt]he source\b"), "{name}"),
)
NEGATED = frozenset({"negation_is_on_one_side", "not_was_added_or_dropped"})
IN_FULL = {
    "outcomes_are_named_or_summed": "one names the outcomes, the other only sums them up.",
    "bound_was_lost_or_added": "the same number with another bound.",
}


def reason_of(made: Finding, article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]) -> str:
    """The reason of a finding of the comparison, with the article and the source by their names."""
    source = next((read for read in sources if made.right and read.id == made.right[0].report), None)
    if source is None:
        return "No source has such a quotation." if made.kind == "quote-invented" else made.why
    name, words = called(source), (made.left[0].span.of(article.text), made.right[0].span.of(source.text))
    if made.rule in NEGATED:
        sides = ("The article", name) if says_no(words[0]) else (name, "the article")
        return f"{sides[0]} says no where {sides[1]} says yes."
    if made.rule == "scope_was_lost":
        return limits_of(made, article, source)
    if made.rule in IN_FULL:
        shown = f'"{flat(words[0])}" in the article, "{flat(words[1])}" in {name}'
        return f"{shown}: {IN_FULL[made.rule]}"
    return with_names(made.why, name)


def limits_of(made: Finding, article: AnnotatedReport, source: AnnotatedReport) -> str:
    """Which outcomes, or which "additional", one side gives and the other does not."""
    own, other = (
        next((frozenset(q.scope) for q in read.quantities if q.start == place.start), frozenset[str]())
        for read, place in ((article, made.left[0]), (source, made.right[0]))
    )
    name = called(source)
    sides = (name, "the article", other - own) if other - own else ("The article", name, own - other)
    words = " and ".join(sorted(sides[2] & (OUTCOMES | {"additional"}))) or "a limit"
    if words == "additional":
        return f"{sides[0]} speaks of additional ones, {sides[1]} does not."
    return f"{sides[0]} counts {words} too, {sides[1]} does not."


def with_names(why: str, name: str) -> str:
    """A reason in which both sides are named; words in quotation marks stay as they are."""
    pieces = why.split('"')
    for number in range(0, len(pieces), 2):
        for pattern, words in SIDES:
            pieces[number] = pattern.sub(words.format(name=name).replace("\\", r"\\"), pieces[number])
    return '"'.join(pieces)


def called(read: AnnotatedReport) -> str:
    """The outlet of a source, or the name it came by."""
    return outlet_or_file(read.report.raw)


def says_no(words: str) -> bool:
    """Whether some words have a plain "no" or "not"."""
    held = words.casefold().replace("n't", " not").split()
    return any(phrase[0] in held for phrase in phrases("negations", "phrases"))


def flat(words: str) -> str:
    """Words in one line."""
    return " ".join(words.split())


def stands_instead(
    article: AnnotatedReport, own: Span, source: AnnotatedReport, other: Span, kind: DifferenceKind, rule: str
) -> AuditFinding:
    """The grave finding that one wording stands in the place of another."""
    why = stands_where(article, own, source, other)
    return AuditFinding(kind, "high", article.report.place(own), source.report.place(other), why, rule)


def stands_where(article: AnnotatedReport, own: Span, source: AnnotatedReport, other: Span) -> str:
    """One wording in the place of another, as a sentence."""
    return f'"{flat(own.of(article.text))}" stands where {called(source)} has "{flat(other.of(source.text))}".'
