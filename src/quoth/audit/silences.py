"""What somebody would not speak about, told as if he had: "declined to comment" as "denied it" or "confirmed it"."""

from functools import lru_cache

from quoth.audit.examined import Examined
from quoth.audit.reasons import stands_instead
from quoth.compare.keys import token_keys
from quoth.compare.wording import marked
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AuditFinding, Span

DECLINING = frozenset("declined declines refused refuses would wouldn".split())
COMMENT = frozenset("comment comments respond".split())
# The "comment" stands within so many words behind the refusal, and a name within so many before it.
REACH, NAME = 5, 6
ENDS = frozenset({".", "!", "?", ";"})


def silence_told_as_answer(examined: Examined) -> list[AuditFinding]:
    """One who in the sources only declined to comment denies, rejects or confirms it in the article."""
    answer = next((t for t in examined.tokens if t.lower in marked("audited", "answers")), None)
    if answer is None or any(t.lower in COMMENT for t in examined.tokens):
        return []
    if any(f.kind == "polarity" or f.article.span.overlaps(Span(answer.start, answer.end)) for f in examined.made):
        return []
    name = name_before(examined.tokens, examined.tokens.index(answer))
    for source in examined.sources if name else ():
        silent = [span for n, span in silences_in(source.text) if n == name]
        if silent and name not in answering(source.text):
            here = Span(answer.start, answer.end)
            return [stands_instead(examined.article, here, source, silent[0], "polarity", "silence_told_as_answer")]
    return []


@lru_cache(maxsize=64)
def silences_in(text: str) -> tuple[tuple[str, Span], ...]:
    """Who declined to comment in a source, by the last word of the name, and the words of it."""
    found = []
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        behind = next((t for t in tokens[at + 1 : at + 1 + REACH] if t.lower in COMMENT), None)
        if token.lower in DECLINING and behind is not None and (name := name_before(tokens, at)):
            found.append((name, Span(token.start, behind.end)))
    return tuple(found)


def name_before(tokens: tuple[Token, ...], at: int) -> str:
    """The last name shortly before a place, or the noun right before it ("the hospital"), folded; empty where there is none."""
    first = next(
        (n + 1 for n in range(at - 1, max(-1, at - NAME - 1), -1) if tokens[n].text in ENDS), max(0, at - NAME)
    )
    near = [t for t in tokens[first:at] if token_keys(t) and not t.lower.endswith("ly")]
    names = [t for t in near if t.is_capitalised] or near[-1:]
    return fold_words(names[-1].text)[-1] if names and fold_words(names[-1].text) else ""


@lru_cache(maxsize=64)
def answering(text: str) -> frozenset[str]:
    """All who deny, reject or confirm anything in a source."""
    tokens = tokens_of(text)
    answers = marked("audited", "answers")
    return frozenset(name_before(tokens, at) for at, token in enumerate(tokens) if token.lower in answers)
