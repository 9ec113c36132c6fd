"""Sentences cut into windows, about a clause each, and where the words around a marker of one are echoed in the other."""

from functools import lru_cache

from msgspec import Struct

from quoth.compare.keys import share, token_keys
from quoth.compare.passages import Passage, within
from quoth.compare.tables import made_once
from quoth.compare.wording import words_of
from quoth.text.tokens import Token, tokens_of
from quoth.types import Span

# Marks at which a new clause begins.
MARKS = frozenset(",;:—–()")
# A scope reaches so many content words forward and backward of its marker.
FORWARD, BACKWARD = 7, 6


class Window(Struct, frozen=True):
    """A stretch between two breaks: its tokens and the keys of its content words."""

    tokens: tuple[Token, ...]
    keys: frozenset[str]

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


class Scope(Struct, frozen=True):
    """The content words that a marker governs, and those that stand before it in its window."""

    marker: Span
    window: int
    ahead: frozenset[str]
    behind: frozenset[str]


class Echo(Struct, frozen=True):
    """Where a scope is found again: the windows with its words, and how much of it they have."""

    windows: tuple[int, ...]
    ahead: float
    behind: float
    figures: int
    span: Span


# Each ladder asks for the windows of both passages.
@made_once
def windows_of(passage: Passage) -> tuple[Window, ...]:
    """The windows of the sentences that the passage lies in; for a statement those that share a word with it."""
    held = sentences_of(passage)
    return tuple(window for span in held for window in cut(passage.report.text, span.start, span.end))


def sentences_of(passage: Passage) -> tuple[Span, ...]:
    """The sentences that the passage lies in, or its own pieces where there is none."""
    return within(passage.report.report.sentences, passage.spans, lambda sentence: sentence) or passage.spans


@lru_cache(maxsize=4096)
def cut(text: str, start: int, end: int) -> tuple[Window, ...]:
    """The windows of one sentence, in order."""
    tokens = tokens_of(text, start, end)
    pieces: list[list[Token]] = [[]]
    for number, token in enumerate(tokens):
        following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
        before_verb = following in words_of("clauses", "after_and") or (following.endswith("ed") and len(following) > 4)
        if (
            token.text in MARKS
            or token.lower in words_of("clauses", "breaks")
            or (token.lower == "and" and before_verb)
        ):
            pieces.append([])
            if token.text in MARKS:
                continue
        pieces[-1].append(token)
    return tuple(
        Window(tuple(piece), frozenset(key for token in piece for key in token_keys(token)))
        for piece in pieces
        if any(token.is_word for token in piece)
    )


def scope_of(windows: tuple[Window, ...], number: int, at: int, width: int = 1) -> Scope:
    """What the marker of `width` tokens at place `at` of a window governs; short scopes run on into the next window."""
    tokens = windows[number].tokens
    ahead = [key for token in tokens[at + width :] for key in token_keys(token)][:FORWARD]
    if not ahead and number + 1 < len(windows):
        ahead = [key for token in windows[number + 1].tokens for key in token_keys(token)][:4]
    behind = [key for token in tokens[:at] for key in token_keys(token)][-BACKWARD:]
    marker = Span(tokens[at].start, tokens[at + width - 1].end)
    return Scope(marker, number, frozenset(ahead), frozenset(behind) - frozenset(ahead))


def echo_of(scope: Scope, windows: tuple[Window, ...]) -> Echo | None:
    """Where the words of a scope stand in the other passage's windows; None where none of its governed words does."""
    touched = tuple(n for n, window in enumerate(windows) if window.keys & scope.ahead)
    if not touched:
        return None
    keys = frozenset(key for window in windows for key in window.keys)
    best = max(touched, key=lambda n: (len(windows[n].keys & (scope.ahead | scope.behind)), -n))
    figures = sum(key[0].isdigit() for key in scope.ahead & keys)
    return Echo(touched, share(scope.ahead, keys), share(scope.behind, keys), figures, windows[best].span)


def markers_in(windows: tuple[Window, ...], phrases: tuple[tuple[str, ...], ...]) -> list[tuple[int, int, int]]:
    """Places (window, token, width) of the phrases, the longer first; a capitalised "May" inside a sentence is a month."""
    found = []
    beginning = _by_first_word(phrases)
    for number, window in enumerate(windows):
        lowered = [token.lower for token in window.tokens]
        if beginning.keys().isdisjoint(lowered):
            continue
        at = 0
        while at < len(lowered):
            width = longest_at(lowered, at, beginning.get(lowered[at], ()))
            token = window.tokens[at]
            if width and not (token.text == "May" and (number or at)):
                found.append((number, at, width))
            at += max(1, width)
    return found


def phrase_at(lowered: list[str], at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """The length of the longest phrase that begins there, or 0."""
    return longest_at(lowered, at, _by_first_word(phrases).get(lowered[at], ()))


def longest_at(lowered: list[str], at: int, beginning: tuple[tuple[str, ...], ...]) -> int:
    """The length of the longest of the phrases, which begin with the word there, that stands there, or 0."""
    return max((len(p) for p in beginning if tuple(lowered[at : at + len(p)]) == p), default=0) if beginning else 0


@lru_cache(maxsize=32)
def _by_first_word(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        table.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(listed) for word, listed in table.items()}
