"""Why it happened: one thing for which two accounts give causes that have no word in common."""

from functools import cache, lru_cache
from typing import NamedTuple

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of, share, token_keys
from quoth.compare.passages import Passage
from quoth.compare.topics import heading, topic_of
from quoth.lexicons import load_toml
from quoth.text.tokens import Token, tokens_of
from quoth.types import Span

# Of the words for what happened this share must be common, and so many of them.
SAME, LEAST = 0.5, 2
# A cause is told in so many words at most.
LONGEST = 10
ENDS = frozenset(',;:.—–()"”“')


class Cause(NamedTuple):
    """The words of a cause with their keys, and the keys of what it caused."""

    span: Span
    keys: frozenset[str]
    effect: frozenset[str]


def compare_causes(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The first thing for which the two give different causes."""
    for one in causes_of(left):
        for other in causes_of(right):
            if cause_is_another(left, one, right, other):
                return [written(left, right, one, other)]
    return []


def cause_is_another(left: Passage, one: Cause, right: Passage, other: Cause) -> bool:
    """Whether the two causes are of one thing, and neither report has a word of the other's cause."""
    fewer, more = sorted((one.effect, other.effect), key=len)
    if (len(fewer & more) < LEAST and fewer != more) or share(fewer, more) < SAME:
        return False
    return not (one.keys & told_in(right) or other.keys & told_in(left))


def told_in(passage: Passage) -> frozenset[str]:
    """The keys of all words of the passage's report."""
    return _keys_of_text(passage.report.text)


@lru_cache(maxsize=256)
def _keys_of_text(text: str) -> frozenset[str]:
    return frozenset(keys_of(text))


@cache
def _phrases(field: str) -> tuple[tuple[str, ...], ...]:
    listed = (tuple(phrase.split()) for phrase in load_toml("comparison")["causes"][field])
    return tuple(sorted(listed, key=len, reverse=True))


@cache
def _by_first_word(field: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _phrases(field):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def causes_of(passage: Passage) -> list[Cause]:
    """The causes that a passage tells, behind "because of" or before "led to"."""
    return [cause for span in passage.spans for cause in _causes_in(passage.report.text, span.start, span.end)]


# A statement is held against all others of its claim.
@lru_cache(maxsize=4096)
def _causes_in(text: str, start: int, end: int) -> tuple[Cause, ...]:
    found = []
    tokens = tokens_of(text, start, end)
    lowered = tuple(token.lower for token in tokens)
    for at in range(len(tokens)):
        for field in ("behind", "before"):
            beginning = _by_first_word(field).get(lowered[at], ())
            marker = next((p for p in beginning if lowered[at : at + len(p)] == p), None)
            if marker is None:
                continue
            told = clause_behind(tokens, at + len(marker)) if field == "behind" else clause_before(tokens, at)
            made = cause_of(tokens, told, marker)
            if made is not None:
                found.append(made)
    return tuple(found)


def cause_of(tokens: tuple[Token, ...], told: tuple[int, int], marker: tuple[str, ...]) -> Cause | None:
    """The cause that stands at some tokens; None where it has no content word, or a "whether" asks for it."""
    inside = tokens[told[0] : told[1]]
    if any(token.lower == "whether" for token in inside):
        return None
    keys = frozenset(key for token in inside for key in token_keys(token)) - _general()
    outside = (*tokens[: told[0]], *tokens[told[1] :])
    effect = frozenset(key for token in outside if token.lower not in marker for key in token_keys(token))
    return Cause(Span(inside[0].start, inside[-1].end), keys, effect) if keys else None


@cache
def _general() -> frozenset[str]:
    return frozenset(key for word in load_toml("comparison")["causes"]["general"] for key in keys_of(word))


def clause_behind(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    """From a token to the end of its clause."""
    end = at
    while end < len(tokens) and end - at < LONGEST and not ends(tokens[end]):
        end += 1
    return at, end


def clause_before(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    """From the beginning of the clause to a token."""
    start = at
    while start > 0 and at - start < LONGEST and not ends(tokens[start - 1]):
        start -= 1
    return start, at


def ends(token: Token) -> bool:
    """Whether a clause ends at a token."""
    return token.text in ENDS or token.lower in load_toml("comparison")["causes"]["ends"]


def written(left: Passage, right: Passage, one: Cause, other: Cause) -> Finding:
    """The finding between two causes."""
    return finding(
        left,
        right,
        kind="cause",
        verdict="conflict",
        spans=((one.span,), (other.span,)),
        about="why",
        question=heading(topic_of(left.text, right.text) or topic_of(right.text, left.text), "why?"),
        why=f'"{one.span.of(left.report.text)}" is the cause here, "{other.span.of(right.report.text)}" in the source.',
        severity="medium",
        rule="cause_is_another",
    )
