"""How somebody stands before the law: a witness told as arrested, a man arrested told as convicted."""

from functools import cache, lru_cache

from quoth.audit.examined import Examined
from quoth.audit.reasons import called
from quoth.compare.keys import keys_of
from quoth.lexicons import load_toml
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

# Words of being, up to so many words before the participle, make it something done to somebody; "had" stands before an
# object too ("they had arrested the captain").
BEING = frozenset({"is", "was", "are", "were", "been", "being", "had", "has", "have"})
BEFORE = 3
BEHIND = frozenset({"over", "in", "for", "after", "on", "by", "as", "at", "near", "amid", "with"})
NOBODY = frozenset({"no", "nobody", "none", "not", "never"})
NO = frozenset({"not", "never", "no", "without", "neither", "nor", "nobody", "if", "unless", "may", "might", "could"})


def standing_changed(examined: Examined) -> list[AuditFinding]:
    """A step of the law in a sentence that no source has or passes anywhere, where one has a lower step of the same man."""
    headline = examined.span == examined.article.report.headline
    at, step = next(
        (
            (n, s)
            for n in range(len(examined.tokens))
            if (s := step_done(examined.tokens, n, headline=headline)) is not None
        ),
        (0, None),
    )
    if step is None or (
        highest_step(examined.sources) >= step
        and not is_anothers(examined.article, examined.tokens, at, step, examined.sources)
    ):
        return []
    found = (
        nobody_there(step, examined.sources)
        or lower_step(examined.article, examined.span, step, examined.sources)
        or sentence_naming(name_before(examined.tokens, at), examined.sources)
    )
    span = Span(examined.tokens[at].start, examined.tokens[at].end)
    if found is None or any(f.article.span.overlaps(span) and f.kind == "status" for f in examined.made):
        return []
    source, other = found
    words = examined.tokens[at].text, " ".join(other.of(source.text).split())
    why = f'"{words[0]}" in the article; {called(source)} only has "{words[1]}".'
    return [
        AuditFinding(
            "status",
            "high",
            examined.article.report.place(span),
            source.report.place(other),
            why,
            "standing_was_raised",
        )
    ]


@cache
def steps() -> dict[str, int]:
    """The words of each step of the law, the lowest step 0."""
    return {word: n for n, words in enumerate(load_toml("standing")["steps"]) for word in words}


@cache
def step_keys() -> frozenset[str]:
    """The keys of those words, which say nothing of who is meant."""
    return frozenset(key for word in steps() for key in keys_of(word))


def step_done(tokens: tuple[Token, ...], at: int, *, headline: bool = False) -> int | None:
    """The step above the lowest that a participle behind a word of being tells as done; headlines leave that word out."""
    step = steps().get(tokens[at].lower, 0)
    before = {token.lower for token in tokens[max(0, at - BEFORE) : at]}
    done = before & BEING or (headline and at > 0 and is_done_to(tokens, at))
    return step if step > 0 and done and not before & NO else None


def is_done_to(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a participle has no object behind it: "Clerks arrested over leak", and not "Police arrested clerks"."""
    return tokens[at].lower.endswith("ed") and (
        at + 1 == len(tokens) or not tokens[at + 1].is_word or tokens[at + 1].lower in BEHIND
    )


def is_anothers(
    article: AnnotatedReport, tokens: tuple[Token, ...], at: int, step: int, sources: tuple[AnnotatedReport, ...]
) -> bool:
    """Whether every sentence of the sources with such a step names somebody else, and not the one of the article."""
    named = name_before(tokens, at)
    if named is None or not any(named in fold_words(source.text) for source in sources):
        return False
    for source in sources:
        for number, held in enumerate(source.report.sentences):
            higher = any(steps().get(t.lower, -1) >= step for t in tokens_of(source.text, held.start, held.end))
            if not higher or held == source.report.headline:
                continue
            if named in fold_words(held.of(source.text)) or not names_somebody(source, number):
                return False
    return True


def nobody_there(step: int, sources: tuple[AnnotatedReport, ...]) -> tuple[AnnotatedReport, Span] | None:
    """The first sentence of a source that says of such a step that nobody took it: "No one has been charged"."""
    return next(
        (
            (source, held)
            for source in sources
            for held in source.report.sentences
            for tokens in [tokens_of(source.text, held.start, held.end)]
            if any(steps().get(t.lower, -1) == step and NOBODY & before(tokens, n) for n, t in enumerate(tokens))
        ),
        None,
    )


def before(tokens: tuple[Token, ...], at: int) -> frozenset[str]:
    """The words shortly before a place."""
    return frozenset(token.lower for token in tokens[max(0, at - BEFORE - 2) : at])


def name_before(tokens: tuple[Token, ...], at: int) -> str | None:
    """The last capitalised word before a participle: whose step it is."""
    names = [token.text for token in tokens[:at] if token.is_capitalised]
    return fold_words(names[-1])[0] if names and fold_words(names[-1]) else None


def sentence_naming(name: str | None, sources: tuple[AnnotatedReport, ...]) -> tuple[AnnotatedReport, Span] | None:
    """The first sentence of a source that names somebody, where the law has taken no step against him at all."""
    return next(
        (
            (source, held)
            for source in sources
            for held in source.report.sentences
            if name is not None and held != source.report.headline and name in fold_words(held.of(source.text))
        ),
        None,
    )


def names_somebody(source: AnnotatedReport, number: int) -> bool:
    """Whether a sentence of a source, or the one before it, has the name of a person."""
    near = source.report.sentences[max(0, number - 1) : number + 1]
    return any(e.kind == "person" and any(m.overlaps(s) for m in e.mentions for s in near) for e in source.entities)


def highest_step(sources: tuple[AnnotatedReport, ...]) -> int:
    """The highest step that has a word anywhere in the sources."""
    return max((_highest(read.text) for read in sources), default=-1)


@lru_cache(maxsize=64)
def _highest(text: str) -> int:
    tokens = tokens_of(text)
    unsure = frozenset(load_toml("standing")["unsure"])
    held = any(
        token.lower in unsure and {t.lower for t in tokens[max(0, at - BEFORE) : at]} & BEING
        for at, token in enumerate(tokens)
    )
    taken = (steps().get(t.lower, -1) for at, t in enumerate(tokens) if not NOBODY & before(tokens, at))
    return max(int(held), max(taken, default=-1))


def lower_step(
    article: AnnotatedReport, sentence: Span, step: int, sources: tuple[AnnotatedReport, ...]
) -> tuple[AnnotatedReport, Span] | None:
    """The source's words of a lower step in a sentence that names the man as the article's sentence does."""
    keys = named_in(article, sentence)
    for source in sources:
        for held in source.report.sentences:
            words = [t for t in tokens_of(source.text, held.start, held.end) if steps().get(t.lower, step) < step]
            if words and keys & named_in(source, held):
                return source, Span(words[0].start, words[-1].end)
    return None


def named_in(read: AnnotatedReport, sentence: Span) -> frozenset[str]:
    """Names and nouns of office of a sentence: whom it may speak of."""
    return frozenset(keys_of(sentence.of(read.text))) - step_keys()
