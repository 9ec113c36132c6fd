"""What a source leaves open, told as a fact: "whether managers had delayed repairs" as "managers had delayed repairs"."""

from functools import cache, lru_cache

from msgspec import Struct

from quoth.audit.counterparts import Counterpart
from quoth.audit.reasons import called, flat
from quoth.compare.keys import share, token_keys
from quoth.compare.wording import marked
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# Of the content words behind a "whether" so many must stand together in the article, and so many words they are at least.
SAME_THING, FEWEST = 0.99, 2
LONGEST = 16
ENDS = frozenset({",", ".", ";", ":", "?", "!", "—", "–", "(", ")", '"', "”"})
# So many words before it are shown with it.
ASKED = 4
# The clause is told in a stretch of so many words more.
LOOSE = 6


class Question(Struct, frozen=True):
    """A "whether" of a source with the words before it that ask, and the keys of what is asked."""

    span: Span
    keys: frozenset[str]


def question_told_as_fact(
    article: AnnotatedReport,
    number: int,
    beside: tuple[Counterpart, ...],
    sources: tuple[AnnotatedReport, ...],
    made: list[AuditFinding],
) -> list[AuditFinding]:
    """All that a source asks with "whether", in a stretch of the article without any word that leaves it open."""
    sentence = article.report.sentences[number]
    tokens = tokens_of(article.text, sentence.start, sentence.end)
    if any(f.kind in ("polarity", "certainty", "status") for f in made) or open_words() & {t.lower for t in tokens}:
        return []
    for counterpart in beside:
        source = counterpart.source
        for question in questions_in(counterpart.tokens):
            span = stretch_with(tokens, question.keys)
            if span is None or told_plainly(question.keys, sources):
                continue
            words = flat(span.of(article.text)), flat(question.span.of(source.text))
            why = f'"{words[0]}" is a fact in the article; {called(source)} only has "{words[1]}".'
            places = article.report.place(span), source.report.place(question.span)
            return [AuditFinding("certainty", "high", *places, why, "question_told_as_fact")]
    return []


@cache
def open_words() -> frozenset[str]:
    """The words by which a sentence leaves something open, denies it or only claims it."""
    return marked("audited", "questions", "open")


@lru_cache(maxsize=4096)
def questions_in(tokens: tuple[Token, ...]) -> tuple[Question, ...]:
    """What stands behind each "whether" of a sentence, up to the end of its clause; not where a "or" gives both."""
    found = []
    for at, token in enumerate(tokens):
        if token.lower != "whether":
            continue
        last = at + 1
        while last < len(tokens) and last - at < LONGEST and tokens[last].text not in ENDS:
            last += 1
        clause = tokens[at + 1 : last]
        keys = frozenset(key for t in clause for key in token_keys(t))
        if (
            len(keys) >= FEWEST
            and clause
            and clause[0].lower not in ("to", "or")
            and "or" not in {t.lower for t in clause}
        ):
            first = next(
                (n + 1 for n in range(at - 1, max(-1, at - ASKED), -1) if tokens[n].text in ENDS), max(0, at - ASKED)
            )
            found.append(Question(Span(tokens[first].start, clause[-1].end), keys))
    return tuple(found)


def stretch_with(tokens: tuple[Token, ...], keys: frozenset[str]) -> Span | None:
    """The stretch of a sentence that has all keys, where it is hardly longer than they need."""
    places = [at for at, token in enumerate(tokens) if keys & frozenset(token_keys(token))]
    had = frozenset(key for at in places for key in token_keys(tokens[at]))
    if not places or share(keys, had) < SAME_THING or places[-1] - places[0] > LONGEST + LOOSE:
        return None
    return Span(tokens[places[0]].start, tokens[places[-1]].end)


def told_plainly(keys: frozenset[str], sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a sentence of a source has all of it without leaving it open."""
    return any(
        stretch_with(tokens, keys) is not None and not open_words() & {t.lower for t in tokens}
        for source in sources
        for held in source.report.sentences
        for tokens in [tokens_of(source.text, held.start, held.end)]
    )
