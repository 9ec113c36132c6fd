"""What a source leaves open, told as a fact: "whether managers had delayed repairs" as "managers had delayed repairs"."""

from functools import cache, lru_cache

from msgspec import Struct

from quoth.audit.examined import Examined
from quoth.audit.reasons import called, flat
from quoth.compare.keys import share, token_keys
from quoth.compare.wording import marked
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# Of the content words behind a "whether" so many must stand together in the article, and so many words they are at least.
SAME_THING, FEWEST = 0.99, 2
LONGEST = 16
ENDS = frozenset({",", ".", ";", ":", "?", "!", "—", "–", "(", ")", '"', "”"})
# "Into" stands so near behind an inquiry.
INTO = 2
# So many words before it are shown with it.
ASKED = 4
# The clause is told in a stretch of so many words more.
LOOSE = 6
# A step is told as done behind one of these; of the other words of what is weighed so many must stand with it.
DONE = frozenset({"has", "have", "had", "was", "were", "been", "will", "shall"})
LEAST_OF_STEP = 0.4
# An answer is denied within so many words before the "who".
UNANSWERED = 6
NEGATED = frozenset({"not", "n't", "no", "cannot", "impossible", "unable", "unclear", "never", "nobody"})
# Words with so many first letters in common are forms of one.
ROOT = 4


class Question(Struct, frozen=True):
    """A "whether" of a source with the words before it that ask, the keys of what is asked, and the verb behind a "to"."""

    span: Span
    keys: frozenset[str]
    verb: str | None = None


def question_told_as_fact(examined: Examined) -> list[AuditFinding]:
    """All that a source asks with "whether", in a stretch of the article without any word that leaves it open."""
    if any(f.kind in ("polarity", "certainty", "status") for f in examined.made):
        return []
    for counterpart in examined.beside:
        source = counterpart.source
        for question in questions_in(counterpart.tokens):
            span = (
                stretch_with(examined.tokens, question.keys)
                if question.verb is None
                else step_taken(examined.tokens, question)
            )
            told = frozenset(t.lower for t in tokens_of(source.text, question.span.start, question.span.end)[ASKED:])
            if span is None or is_left_open(examined.tokens, told) or told_plainly(question, examined.sources):
                continue
            words = flat(span.of(examined.article.text)), flat(question.span.of(source.text))
            why = f'"{words[0]}" is a fact in the article; {called(source)} only has "{words[1]}".'
            places = examined.article.report.place(span), source.report.place(question.span)
            return [
                AuditFinding(
                    "certainty" if question.verb is None else "status", "high", *places, why, "question_told_as_fact"
                )
            ]
    return []


def is_left_open(tokens: tuple[Token, ...], asked: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence has a word that leaves something open, but for those of what is asked, or an inquiry into it."""
    words = [token.lower for token in tokens]
    return bool((open_words() - asked) & set(words)) or any(
        word == "into" and marked("audited", "questions", "inquiries") & set(words[max(0, at - INTO) : at])
        for at, word in enumerate(words)
    )


@cache
def open_words() -> frozenset[str]:
    """The words by which a sentence leaves something open, denies it or only claims it."""
    return marked("audited", "questions", "open")


@lru_cache(maxsize=4096)
def questions_in(tokens: tuple[Token, ...]) -> tuple[Question, ...]:
    """What stands behind each "whether" or "ballot on" of a sentence, to the end of its clause; not where an "or" gives both."""
    found = []
    for at, token in enumerate(tokens):
        voted = at > 0 and token.lower == "on" and tokens[at - 1].lower in marked("audited", "questions", "votes")
        if token.lower != "whether" and not voted and not is_unanswered(tokens, at):
            continue
        last = at + 1
        while last < len(tokens) and last - at < LONGEST and tokens[last].text not in ENDS:
            last += 1
        clause = tokens[at + 1 : last]
        keys = frozenset(key for t in clause for key in token_keys(t))
        if len(keys) < FEWEST or not clause or "or" in {t.lower for t in clause}:
            continue
        asked = range(at - 1, max(-1, at - ASKED - 1), -1)
        first = next((n + 1 for n in asked if tokens[n].text in ENDS), max(0, at - ASKED))
        verb = clause[1].lower if clause[0].lower == "to" and len(clause) > 1 else None
        verb = clause[0].lower if voted else verb
        found.append(Question(Span(tokens[first].start, clause[-1].end), keys, verb))
    return tuple(found)


def is_unanswered(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a "who" or "why" stands behind what cannot be told: "impossible to establish who had started it"."""
    before = [token.lower for token in tokens[max(0, at - UNANSWERED) : at]]
    return (
        tokens[at].lower in ("who", "how", "why", "what", "which")
        and bool(marked("audited", "questions", "finding") & set(before))
        and any(word in NEGATED for word in before)
    )


def step_taken(tokens: tuple[Token, ...], question: Question) -> Span | None:
    """The verb behind a "whether to" as something done, in a sentence with some of its other words."""
    had = frozenset(key for token in tokens for key in token_keys(token))
    rest = frozenset(key for key in question.keys if not same_root(key, question.verb or ""))
    if not rest or len(rest & had) < LEAST_OF_STEP * len(rest):
        return None
    for at, token in enumerate(tokens[1:], 1):
        ahead = {t.lower for t in tokens[max(0, at - 2) : at]}
        if same_root(token.lower, question.verb or "") and ahead & DONE:
            return Span(tokens[at - 1].start, token.end)
    return None


def same_root(one: str, other: str) -> bool:
    """Whether two words begin alike, as "withdraw" and "withdrawn" do."""
    length = max(ROOT, len(other) - 1)
    return one[:length] == other[:length]


def stretch_with(tokens: tuple[Token, ...], keys: frozenset[str]) -> Span | None:
    """The stretch of a sentence that has all keys, where it is hardly longer than they need."""
    places = [at for at, token in enumerate(tokens) if keys & frozenset(token_keys(token))]
    had = frozenset(key for at in places for key in token_keys(tokens[at]))
    if not places or share(keys, had) < SAME_THING or places[-1] - places[0] > LONGEST + LOOSE:
        return None
    return Span(tokens[places[0]].start, tokens[places[-1]].end)


def told_plainly(question: Question, sources: tuple[AnnotatedReport, ...]) -> bool:
    """Whether a sentence of a source has all of it without leaving it open."""
    return any(
        (stretch_with(tokens, question.keys) if question.verb is None else step_taken(tokens, question)) is not None
        and not is_left_open(tokens)
        for source in sources
        for held in source.report.sentences
        for tokens in [tokens_of(source.text, held.start, held.end)]
    )
