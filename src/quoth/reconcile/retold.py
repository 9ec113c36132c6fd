"""Sentences retold in other words: a doubt, or a source without a name, that the sentence it was made from has and it lacks."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from quoth.compare import Finding, Passage, passage_of_sentence
from quoth.compare.alignment import align_sentences
from quoth.compare.findings_made import finding
from quoth.compare.ladders.certainty import asked, negated
from quoth.compare.topics import heading, topic_of
from quoth.compare.windows import Window, markers_in, windows_of
from quoth.compare.wording import phrases, words_of
from quoth.reconcile.merging import Found
from quoth.reconcile.provenance import Provenance
from quoth.text.subjects import in_sentence
from quoth.types import AnnotatedReport, Link, Span, Statement

# Two sentences that are each other's nearest, at this cosine. On labelled stories 16 of 21 doubts lost so were a difference
# (5 of 7 in real ones), and 6 of 9 sources without a name.
NEAR = 0.4
# A doubt counts where its clause shares a content word with the sentence made from it, or is so much of a sentence so near.
MOST, ALONE = 0.4, 0.55
# From so many common words on a clause is surely the one that was retold.
SURELY = 2
# "Less likely than" compares, and doubts nothing.
COMPARED = frozenset({"more", "less", "as", "most"})
SOURCES = re.compile(
    r"\b(?:sources?|insiders?|told|hears?|heard|learn(?:s|ed)|officials?|people|persons?|familiar)\b", re.IGNORECASE
)


class Retold(NamedTuple):
    """A sentence of a report and the one that it was made from, with the cosine of the two."""

    left: Passage
    right: Passage
    similarity: float


def find_lost_in_retelling(reports: dict[str, AnnotatedReport], provenance: Provenance) -> Iterator[Found]:
    """What each rung finds in every sentence of a report and its nearest in those that it was made from."""
    for name in sorted(reports):
        for parent in sorted(provenance.ancestors.get(name, frozenset()) & reports.keys()):
            for match in align_sentences(reports[name], reports[parent], least=NEAR):
                left = passage_of_sentence(reports[name], match.left)
                pair = Retold(left, passage_of_sentence(reports[parent], match.right), match.similarity)
                yield from (Found(made, "reports") for rung in RUNGS if (made := rung(pair)))


def doubt_was_not_retold(pair: Retold) -> Finding | None:
    """The source is not sure of it; the sentence made from it has no word of doubt."""
    own, windows = windows_of(pair.left), windows_of(pair.right)
    if markers_in(own, kept()):
        return None
    keys = frozenset(key for window in own for key in window.keys)
    for number, at, width in markers_in(windows, phrases("hedges", "strong")):
        window = windows[number]
        before = window.tokens[at - 1].lower if at else ""
        whole = pair.similarity >= ALONE and len(window.span) >= MOST * len(pair.right.spans[0])
        near = window.keys & keys or whole
        if near and before not in COMPARED and not negated(window, at, width):
            word = Span(window.tokens[at].start, window.tokens[at + width - 1].end).of(pair.right.report.text)
            return finding(
                pair.left,
                pair.right,
                kind="certainty",
                verdict="conflict",
                spans=((nearest(own, window, pair.left),), (window.span,)),
                about="how sure",
                question=question(pair, asked(word)),
                why=f'The word of doubt "{word}" stands in the source, not here.',
                severity="high",
                rule="doubt_was_not_retold",
            )
    return None


def kept() -> tuple[tuple[str, ...], ...]:
    """The phrases any of which says that a doubt was kept, or that all is still to come."""
    return phrases("hedges", "phrases") + phrases("doubts", "phrases") + phrases("plans", "phrases", "still_open")


def nameless_source_was_not_retold(pair: Retold) -> Finding | None:
    """The source has it from people who are not named; the sentence made from it has it from nobody."""
    if any(statement.chain for statement in statements_in(pair.left)) or SOURCES.search(pair.left.text):
        return None
    told = next((s for s in statements_in(pair.right) if s.chain), None)
    if told is None or not would_not_be_named(told.chain[-1]):
        return None
    link = told.chain[-1]
    near = [span for span in (link.mention, link.cue) if span is not None and pair.right.holds(span)]
    whole = Span(min(s.start for s in (*told.content[:1], *near)), max(s.end for s in (*told.content[:1], *near)))
    return finding(
        pair.left,
        pair.right,
        kind="attribution-dropped",
        verdict="conflict",
        spans=(pair.left.spans, (whole,)),
        about="whose word",
        question=question(pair, "on whose word?"),
        why=f"The source has it from {in_sentence(link.speaker)}; here nobody says it.",
        severity="high",
        rule="nameless_source_was_not_retold",
    )


def would_not_be_named(link: Link) -> bool:
    """Whether the very words for a speaker say that he is nameless by choice: a source, somebody briefed on the matter."""
    words = f"{link.speaker} {link.role or ''}".casefold()
    if link.kind not in ("unnamed", "group"):
        return False
    return any(part in words for part in words_of("anonymity", "parts")) or bool(
        set(words.split()) & words_of("anonymity", "sources")
    )


RUNGS: tuple[Callable[[Retold], Finding | None], ...] = (doubt_was_not_retold, nameless_source_was_not_retold)


def statements_in(passage: Passage) -> tuple[Statement, ...]:
    """The statements whose content shares a character with a sentence."""
    return tuple(s for s in passage.statements if any(passage.holds(piece) for piece in s.content))


def nearest(own: tuple[Window, ...], window: Window, passage: Passage) -> Span:
    """The clause with most words of another one; the whole sentence where it has hardly any."""
    best = max(own, key=lambda one: len(one.keys & window.keys), default=None)
    return best.span if best is not None and len(best.keys & window.keys) >= SURELY else passage.spans[0]


def question(pair: Retold, told: str) -> str:
    """The heading: what both speak of, and what is asked."""
    topic = topic_of(pair.left.text, pair.right.text) or topic_of(pair.right.text, pair.left.text)
    return heading(topic, told)
