"""A copy in which one noun is another: "a neighbour's dog" told as "a police dog", whatever else is the same."""

from functools import cache

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import token_keys
from quoth.compare.passages import Passage
from quoth.compare.windows import windows_of
from quoth.lexicons import load_word_set, load_words
from quoth.text.folding import fold_words
from quoth.text.tokens import Token
from quoth.types import Span
from quoth.types.claims import DifferenceKind

# So many content words must be the same, and no more than this may be new on either side.
LEAST, NEW = 4, 1
# Two words with so many first letters in common are one word ("north", "northern").
ROOT = 4
# The words right before that open the place of a noun, by what it then tells.
OPENING: dict[str, DifferenceKind] = {
    **dict.fromkeys(("by", "a", "an", "the", "his", "her", "their", "its", "of", "with", "from", "and"), "participant"),
}
ENDINGS = ("ed", "ing", "ly", "est", "er")


def compare_exchanges(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """The one noun of a copy that stands in the place of another."""
    if relation not in ("lineage", "audit") or left.statement is not None:
        return []
    pair = one_noun_is_another(left, right)
    if pair is None:
        return []
    one, other, kind = pair
    return [
        finding(
            left,
            right,
            kind=kind,
            verdict="conflict",
            spans=((Span(one.start, one.end),), (Span(other.start, other.end),)),
            about=f"{one.lower} or {other.lower}",
            question=f"{one.text.capitalize()}, or {other.lower}?",
            why=f'"{one.text}" stands where the other has "{other.text}".',
            severity="high",
            rule="one_noun_is_another",
        )
    ]


def one_noun_is_another(left: Passage, right: Passage) -> tuple[Token, Token, DifferenceKind] | None:
    """The two nouns, each the only content word that the other sentence lacks, behind the same word or before it."""
    sides = [[t for window in windows_of(p) for t in window.tokens] for p in (left, right)]
    keys = [[key for token in side for key in token_keys(token)] for side in sides]
    common = set(keys[0]) & set(keys[1])
    new = [[(at, t) for at, t in enumerate(side) if set(token_keys(t)) - common] for side in sides]
    if len(common) < LEAST or any(len(listed) != NEW for listed in new):
        return None
    ((at, one),), ((place, other),) = new
    before = [side[n - 1].lower if n else "" for side, n in zip(sides, (at, place), strict=True)]
    behind = [side[n + 1].lower if n + 1 < len(side) else "" for side, n in zip(sides, (at, place), strict=True)]
    kind = OPENING.get(before[0])
    if kind is None or OPENING.get(before[1]) is None or not (before[0] == before[1] or behind[0] == behind[1]):
        return None
    if not any(names_people(token) for token in (one, other)):
        return None
    if any(not is_plain_noun(token) for token in (one, other)) or one.lower[:ROOT] == other.lower[:ROOT]:
        return None
    return one, other, kind


def names_people(token: Token) -> bool:
    """Whether a word is one for people: "neighbour", "police"."""
    return bool({token.lower, token.lower.removesuffix("s"), *token_keys(token)} & _people())


@cache
def _people() -> frozenset[str]:
    return frozenset(word for noun in load_words("people") for word in fold_words(noun)[-1:])


def is_plain_noun(token: Token) -> bool:
    """Whether a word can be a noun: in small letters, and with no ending of a verb, an adverb or a comparison."""
    return (
        token.lower.isalpha()
        and token.text.islower()
        and not token.lower.endswith(ENDINGS)
        and (token.lower not in load_word_set("finite_verbs"))
    )
