"""Quotations of the article against all sources at once: one source that has the words is enough."""

from difflib import SequenceMatcher

import msgspec

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.compare import Finding, Passage, passage_of_sentence
from quoth.compare.ladders.quotations import compare_quotations
from quoth.compare.quoted_words import plain_words
from quoth.types import AnnotatedReport

NOES = frozenset({"not", "never", "no", "nobody", "nothing", "none", "cannot", "neither", "nor", "without"})


def quotation_findings(examined: Examined) -> list[Finding]:
    """What became of the sentence's quotations."""
    left = passage_of_sentence(examined.article, examined.number)
    found: list[Finding] = []
    for quotation in left.quotations:
        alone = msgspec.structs.replace(left, quotations=(quotation,))
        answers = [answer(alone, source, examined.beside) for source in examined.sources if source.report.sentences]
        if answers and all(answers):
            best = min(answers, key=lambda made: (len(made), sum(f.kind == "quote-invented" for f in made)))
            found += together(answers) or [without_its_no(f, examined.article, examined.sources) for f in best]
    return found


def without_its_no(made: Finding, article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]) -> Finding:
    """A quotation out of which a "not" was taken, or into which one was put, says the contrary: that is high."""
    source = next((read for read in sources if made.right and read.id == made.right[0].report), None)
    if made.kind not in ("quote-truncated", "quote-altered") or source is None:
        return made
    word = no_exchanged(
        plain_words(made.left[0].span.of(article.text)), plain_words(made.right[0].span.of(source.text))
    )
    if word is None:
        return made
    return msgspec.structs.replace(
        made, severity="high", why=f'A "{word}" was taken out of the quotation, or put into it.'
    )


def no_exchanged(own: tuple[str, ...], other: tuple[str, ...]) -> str | None:
    """The word that says no which one of two wordings lacks in between words that both have."""
    codes = SequenceMatcher(None, own, other, autojunk=False).get_opcodes()
    inside = [code for n, code in enumerate(codes) if code[0] != "equal" and 0 < n < len(codes) - 1]
    for _, a, b, c, d in inside:
        changed = [word for word in (*own[a:b], *other[c:d]) if word in NOES or word.endswith("n't")]
        if len(changed) % 2:
            return changed[0]
    return None


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
