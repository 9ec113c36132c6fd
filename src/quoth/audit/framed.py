"""One word in a frame of the same words: "on the Velmian side" for "on the Karsk side", "Karsk will" for "both sides will"."""

from collections.abc import Callable, Iterator

from quoth.audit.examined import Examined
from quoth.audit.grounds import grounds_of, sentence_keys
from quoth.audit.reasons import stands_instead
from quoth.compare.keys import share, token_keys
from quoth.compare.ladders.dates import calendar_words
from quoth.lexicons import load_word_set
from quoth.text.folding import fold_words
from quoth.text.tokens import Token, tokens_of
from quoth.types import AuditFinding, Span
from quoth.types.claims import DifferenceKind

# Of the article's content words so many must stand in the source's sentence.
SAME_THING = 0.6
# Two names with so many first letters in common may be one.
ROOT = 4
BOTH = frozenset({"both", "each"})
HALVES = frozenset({"side", "sides", "part", "end", "half"})
Found = tuple[Span, Span, DifferenceKind]


def frame_has_another(examined: Examined) -> list[AuditFinding]:
    """What stands between the very words between which the source has something else."""
    keys = sentence_keys(examined.article.text, examined.span)
    found: list[AuditFinding] = []
    for counterpart in examined.close_by:
        source = counterpart.source
        if share(keys, grounds_of(source, counterpart.sentence)) < SAME_THING:
            continue
        for here, there, kind in (f for rule in RULES for f in rule(examined.tokens, counterpart.tokens)):
            told = any(f.article.span.overlaps(here) for f in (*examined.made, *found))
            if not told and not stands_so(examined, here):
                found.append(stands_instead(examined.article, here, source, there, kind, "frame_has_another"))
    return found


def name_in_the_frame(own: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[Found]:
    """Another name between the same two words before it and the same content word behind it."""
    for at in range(2, len(own) - 1):
        behind = own[at + 1]
        told = bool(token_keys(behind)) or behind.lower in HALVES
        if not told or not is_name(own[at]) or is_name(behind) or is_name(own[at - 1]):
            continue
        for place in range(2, len(other) - 1):
            if not is_name(other[place]) or words(own, at) != words(other, place):
                continue
            one, two = ("".join(fold_words(t.text)) for t in (own[at], other[place]))
            if one[:ROOT] != two[:ROOT]:
                yield Span(own[at].start, own[at].end), Span(other[place].start, other[place].end), "participant"


def words(tokens: tuple[Token, ...], at: int) -> tuple[str, ...]:
    """The two words before a place and the one behind it."""
    return (tokens[at - 2].lower, tokens[at - 1].lower, tokens[at + 1].lower)


def is_name(token: Token) -> bool:
    """Whether a word has a capital and is no day and no title."""
    return token.is_capitalised and not calendar_words(token.text) and token.lower not in load_word_set("titles")


def one_for_both(own: tuple[Token, ...], other: tuple[Token, ...]) -> Iterator[Found]:
    """ "Karsk will withdraw" where the source has "both sides will withdraw"."""
    if BOTH & {token.lower for token in own}:
        return
    for place, token in enumerate(other[:-3]):
        if token.lower not in BOTH:
            continue
        frame = [t.lower for t in other[place + 2 : place + 4]]
        for at in range(len(own) - 2):
            alone = is_name(own[at]) and (at < 1 or own[at - 1].lower not in ("and", "or", "with"))
            if alone and [t.lower for t in own[at + 1 : at + 3]] == frame:
                yield Span(own[at].start, own[at].end), Span(token.start, other[place + 1].end), "scope"


def stands_so(examined: Examined, here: Span) -> bool:
    """Whether a source has the word between the same two words itself."""
    at = next(n for n, token in enumerate(examined.tokens) if token.start == here.start)
    frame = tuple(token.lower for token in examined.tokens[max(0, at - 1) : at + 2])
    return any(
        tuple(token.lower for token in tokens[n : n + len(frame)]) == frame
        for source in examined.sources
        for tokens in [tokens_of(source.text)]
        for n in range(len(tokens) - len(frame) + 1)
    )


RULES: tuple[Callable[[tuple[Token, ...], tuple[Token, ...]], Iterator[Found]], ...] = (name_in_the_frame, one_for_both)
