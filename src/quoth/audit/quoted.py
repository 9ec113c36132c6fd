"""Quotations of the article against all sources at once: one source that has the words is enough."""

import msgspec

from quoth.audit.counterparts import Counterpart
from quoth.compare import Finding, Passage, passage_of_sentence
from quoth.compare.ladders.quotations import compare_quotations
from quoth.types import AnnotatedReport


def quotation_findings(
    article: AnnotatedReport, number: int, beside: tuple[Counterpart, ...], sources: tuple[AnnotatedReport, ...]
) -> list[Finding]:
    """What became of the sentence's quotations."""
    left = passage_of_sentence(article, number)
    found: list[Finding] = []
    for quotation in left.quotations:
        alone = msgspec.structs.replace(left, quotations=(quotation,))
        answers = [answer(alone, source, beside) for source in sources if source.report.sentences]
        if answers and all(answers):
            best = min(answers, key=lambda made: (len(made), sum(f.kind == "quote-invented" for f in made)))
            found += together(answers) or best
    return found


def answer(left: Passage, source: AnnotatedReport, beside: tuple[Counterpart, ...]) -> list[Finding]:
    """The findings against one source, beside its counterpart of the sentence where it has one."""
    at = next((c.sentence for c in beside if c.source.id == source.id), 0)
    return compare_quotations(left, passage_of_sentence(source, at), "audit")


def together(answers: list[list[Finding]]) -> list[Finding]:
    """One finding where each sentence of a quotation stands in another source: none of them has the whole."""
    places = [{f.left[0] for f in made} for made in answers]
    if len(answers) < 2 or any(len(made) > 1 for made in places) or len(set.union(*places)) < 2:
        return []
    first = answers[0][0]
    whole = msgspec.structs.replace(
        first,
        kind="quote-merged",
        why="The sentences of this quotation stand in different sources; none of them joins them.",
        rule="quote_merged",
    )
    return [whole]
