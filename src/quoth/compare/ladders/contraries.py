"""Contrary words in the same place: "former" for "current", "northeastern" for "northwestern", "damaged" for "destroyed"."""

import re
from functools import cache
from itertools import permutations

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import token_keys
from quoth.compare.passages import Passage
from quoth.compare.windows import Window, windows_of
from quoth.compare.wording import same_words
from quoth.lexicons import load_table, load_toml
from quoth.text.dating.amounts import unit_of
from quoth.text.numbers import number_at
from quoth.text.tokens import Token
from quoth.types import Span

TITLE = re.compile(r"\s{1,2}[dD]['’]\w{1,20}")
# Keys within so many content words on both sides of a contrary; this many of them must be common to both places.
AROUND, COMMON = 3, 1
ALSO_IN_WINDOW = 2
OF_A_ROW = frozenset({"the", "its", "his", "her", "their", "our", "my", "very", "s"})
SUMMING = frozenset({"in", "at", "after", "above", "of", "first"})
RELATIVES = frozenset({"who", "that", "which"})


# Two speakers mean one thing where they share this much of their words.
SAME_THING = 0.5


@cache
def contraries() -> dict[str, dict[str, str]]:
    """Each word with its contraries and the kind of difference that they make."""
    table: dict[str, dict[str, str]] = {}
    for kind, section in load_toml("exclusive").items():
        for row in section["sets"]:
            for one, other in permutations(row.split(), 2):
                table.setdefault(one, {}).setdefault(other, kind)
    for one, other, kind in load_table("contraries"):
        table.setdefault(one, {})[other] = kind
        table.setdefault(other, {})[one] = kind
    return table


NOES = frozenset({"not", "n't", "never", "no"})


def compare_contraries(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """Contrary words that stand among the same other words."""
    if relation == "independent" or (relation == "speakers" and same_words(left, right) < SAME_THING):
        return []
    own, other = windows_of(left), windows_of(right)
    words = [{token.lower for window in windows for token in window.tokens} for windows in (own, other)]
    for window in own:
        for at, token in enumerate(window.tokens):
            against = contraries().get(token.lower, {})
            held = token.lower not in words[1] and left.holds(Span(token.start, token.end))
            if not against or not held or is_the_one_before(window, at) or is_no_share(window, at):
                continue
            found = counterpart(own, window, at, other, (against, words[0]))
            if found and right.holds(Span(found.start, found.end)):
                return [contrary_word_stands_there(left, right, (token, found), against[found.lower])]
    return []


def is_the_one_before(window: Window, at: int) -> bool:
    """Whether "last" means the one before this ("last year"), and not the end of a row ("the last year of the plan")."""
    before, behind = (window.tokens[n].lower if 0 <= n < len(window.tokens) else "" for n in (at - 1, at + 1))
    return window.tokens[at].lower == "last" and before not in OF_A_ROW and unit_of(behind) is not None


def is_no_share(window: Window, at: int) -> bool:
    """Whether "some" only rounds a number ("some 3 million"), and "all" only sums up ("in all", "above all")."""
    word = window.tokens[at].lower
    before, behind = (window.tokens[n].lower if 0 <= n < len(window.tokens) else "" for n in (at - 1, at + 1))
    return (word == "some" and number_at(window.tokens, at + 1) is not None) or (
        word == "all" and before in SUMMING and behind != "the"
    )


def counterpart(
    owns: tuple[Window, ...],
    window: Window,
    at: int,
    others: tuple[Window, ...],
    words: tuple[dict[str, str], set[str]],
) -> Token | None:
    """The contrary in the other passage that stands among the same words."""
    against, held = words
    near = words_near(owns, window, at)
    for other in others:
        for place, token in enumerate(other.tokens):
            if token.lower in against and token.lower not in held and not is_no_share(other, place):
                beside = words_near(others, other, place)
                following = next_key(window, at) is not None and next_key(window, at) == next_key(other, place)
                # "It was the miners who struck first": the clause of a lone subject goes on behind the "who".
                alone = near_alone(window) or near_alone(other)
                both = near & beside if alone else window.keys & other.keys
                if "without" in (token.lower, window.tokens[at].lower) and denies(others, owns):
                    continue
                if following or (len(near & beside) >= COMMON and len(both) >= ALSO_IN_WINDOW):
                    return token
    return None


def denies(*sides: tuple[Window, ...]) -> bool:
    """Whether a "not" stands on one of two sides: "did not start with it" and "started without it" are one.

    So are "with too few of them" and "without enough of them".
    """
    tokens = [t.lower for windows in sides for w in windows for t in w.tokens]
    lacking = "few" in tokens or "little" in tokens or "insufficient" in tokens or "lack" in tokens
    return not NOES.isdisjoint(tokens) or (lacking and "enough" in tokens)


def words_near(windows: tuple[Window, ...], window: Window, at: int) -> frozenset[str]:
    """The keys next to a token, or of the clause behind where its window has no other."""
    return clause_of(windows, window) if near_alone(window) else around(window, at)


def near_alone(window: Window) -> bool:
    """Whether a window has no content word beside the one that is looked at."""
    return len(window.keys) == 1


def clause_of(windows: tuple[Window, ...], window: Window) -> frozenset[str]:
    """The keys of the window that follows where it begins with a relative, or with a name: "her coach, Ana Prole"."""
    at = windows.index(window) + 1
    following = windows[at] if at < len(windows) else None
    begins = following is not None and (following.tokens[0].lower in RELATIVES or following.tokens[0].is_capitalised)
    return following.keys if following is not None and begins else frozenset()


def around(window: Window, at: int) -> frozenset[str]:
    """The keys of the content words next to a token."""
    before = [key for token in window.tokens[:at] for key in token_keys(token)][-AROUND:]
    behind = [key for token in window.tokens[at + 1 :] for key in token_keys(token)][:AROUND]
    return frozenset(before + behind)


def next_key(window: Window, at: int) -> str | None:
    """The key of the word right behind, if it is a content word."""
    keys = token_keys(window.tokens[at + 1]) if at + 1 < len(window.tokens) else ()
    return keys[0] if keys else None


def whole(passage: Passage, token: Token) -> Span:
    """A word with what belongs to it in a title: "charge d'affaires"."""
    behind = TITLE.match(passage.report.text, token.end)
    return Span(token.start, behind.end() if behind else token.end)


def contrary_word_stands_there(left: Passage, right: Passage, pair: tuple[Token, Token], kind: str) -> Finding:
    """A contrary word stands where the source has another."""
    one, other = pair
    return finding(
        left,
        right,
        kind=kind,  # type: ignore[arg-type]
        verdict="conflict",
        spans=((whole(left, one),), (whole(right, other),)),
        about=f"{one.lower} or {other.lower}",
        question=f"{one.text.capitalize()}, or {other.lower}?",
        why=f'"{whole(left, one).of(left.report.text)}" stands where the other has "{whole(right, other).of(right.report.text)}".',
        severity="high",
        rule="contrary_word_stands_there",
    )
