"""What a source only threatens, plans or promises, told in the past tense as if it had happened."""

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import called
from quoth.compare import passage_of_sentence
from quoth.compare.keys import share
from quoth.compare.windows import markers_in, windows_of
from quoth.compare.wording import phrases
from quoth.text.stems import stem_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# The verb follows the word of the plan within so many words.
CLOSE = 3
SAME_THING, FEWEST = 0.6, 2


def plan_told_in_past(examined: Examined) -> list[AuditFinding]:
    """A verb in the past tense that every source has only behind a word of what is to come."""
    if any(f.kind in ("status", "polarity") for f in examined.made):
        return []
    own = windows_of(passage_of_sentence(examined.article, examined.number))
    if markers_in(own, phrases("plans", "phrases", "still_open")):
        return []
    for counterpart in examined.beside:
        source = counterpart.source
        planned = planned_in(source, counterpart.sentence)
        for token in examined.tokens:
            met = planned.get(stem_of(token.lower)) if in_past(token) else None
            rest = sentence_keys(examined.article.text, examined.span) - sentence_keys(
                examined.article.text, Span(token.start, token.end)
            )
            if met is None or len(rest) < FEWEST or happened(token, examined.sources):
                continue
            if share(rest, grounds_of(source, counterpart.sentence)) >= SAME_THING:
                words = token.text, met.of(source.text)
                why = f'"{words[0]}" in the article; {called(source)} only has "{words[1]}".'
                return [
                    AuditFinding(
                        "status", "high", examined.article.report.place(Span(token.start, token.end)), source.report.place(met),
                        " ".join(why.split()), "plan_told_in_past",
                    )
                ]  # fmt: skip
    return []


def in_past(token: Token) -> bool:
    """Whether a word is a regular past form."""
    return token.lower.endswith("ed") and len(token.lower) > 4 and not token.is_capitalised


def planned_in(source: AnnotatedReport, number: int) -> dict[str, Span]:
    """The verbs of a sentence behind a word of what is to come, with that word."""
    windows = windows_of(passage_of_sentence(source, number))
    found: dict[str, Span] = {}
    for window, at, width in markers_in(windows, phrases("plans", "phrases", "pending")):
        tokens = windows[window].tokens
        for token in tokens[at + width : at + width + CLOSE]:
            if token.lower not in ("to", "be", "not") and not token.is_capitalised and not in_past(token):
                found.setdefault(stem_of(token.lower), Span(tokens[at].start, token.end))
                break
    return found


def happened(token: Token, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a source has the verb in the past tense, or as a participle, anywhere."""
    return any(
        stem_of(other.lower) == stem_of(token.lower) and in_past(other)
        for source in sources
        for other in tokens_of(source.text)
    )
