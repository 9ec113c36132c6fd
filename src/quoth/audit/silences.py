"""What somebody would not speak about, told as if he had: "declined to comment" as "denied it" or "confirmed it"."""

from quoth.audit.examined import Examined
from quoth.audit.reasons import stands_where
from quoth.compare.keys import token_keys
from quoth.compare.wording import marked
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

DECLINING = frozenset("declined declines refused refuses would wouldn".split())
COMMENT = frozenset("comment comments respond".split())
# The "comment" stands within so many words behind the refusal, and a name within so many before it.
REACH, NAME = 5, 6


def silence_told_as_answer(examined: Examined) -> list[AuditFinding]:
    """One who in the sources only declined to comment denies, rejects or confirms it in the article."""
    answer = next((t for t in examined.tokens if t.lower in marked("audited", "answers")), None)
    if answer is None or any(t.lower in COMMENT for t in examined.tokens):
        return []
    if any(f.kind == "polarity" or f.article.span.overlaps(Span(answer.start, answer.end)) for f in examined.made):
        return []
    name = name_before(examined.tokens, examined.tokens.index(answer))
    for source in examined.sources if name else ():
        silent = [span for n, span in silences_in(source) if n == name]
        if silent and not answered(source, name):
            here = Span(answer.start, answer.end)
            places = examined.article.report.place(here), source.report.place(silent[0])
            why = stands_where(examined.article, here, source, silent[0])
            return [AuditFinding("polarity", "high", *places, why, "silence_told_as_answer")]
    return []


def silences_in(source: AnnotatedReport) -> list[tuple[str, Span]]:
    """Who declined to comment in a source, by the last word of the name, and the words of it."""
    found = []
    for sentence in source.report.sentences:
        tokens = tokens_of(source.text, sentence.start, sentence.end)
        for at, token in enumerate(tokens):
            behind = next((t for t in tokens[at + 1 : at + 1 + REACH] if t.lower in COMMENT), None)
            name = name_before(tokens, at)
            if token.lower in DECLINING and behind is not None and name:
                found.append((name, Span(token.start, behind.end)))
    return found


def name_before(tokens: tuple[Token, ...], at: int) -> str:
    """The last capitalised content word shortly before a place, folded; empty where there is none."""
    names = [t for t in tokens[max(0, at - NAME) : at] if t.is_capitalised and token_keys(t)]
    return fold_words(names[-1].text)[-1] if names and fold_words(names[-1].text) else ""


def answered(source: AnnotatedReport, name: str) -> bool:
    """Whether somebody of that name denies, rejects or confirms anything in a source."""
    return any(
        name == name_before(tokens, at) and token.lower in marked("audited", "answers")
        for sentence in source.report.sentences
        for tokens in [tokens_of(source.text, sentence.start, sentence.end)]
        for at, token in enumerate(tokens)
    )
