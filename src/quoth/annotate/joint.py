"""Several speakers of one cue: "the ministry and Ana Holm said" is what the ministry said and what Ana Holm said."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from quoth.annotate.attribution import Attribution, SourceMention
from quoth.annotate.negated_subjects import speakers_of_whom_none
from quoth.annotate.phrases import owns, phrase_at
from quoth.annotate.vocabulary import body_kinds, is_person_noun, is_plural, word_set
from quoth.text.tokens import Token, tokens_of
from quoth.types import Entity, Report, Span

# "She and two others": she herself, and the others.
LEADING = frozenset({"he", "she"})
MOST = 4  # speakers of one cue that are taken apart


def each_speaker(
    report: Report, attributions: tuple[Attribution, ...], entities: Sequence[Entity]
) -> tuple[Attribution, ...]:
    """The attributions with one for each of several speakers; what is nested in such a one stays with the first."""
    names = sorted(mention for entity in entities for mention in entity.mentions)
    made: list[Attribution] = []
    places: list[int] = []
    for attribution in attributions:
        places.append(len(made))
        parent = None if attribution.parent is None else places[attribution.parent]
        for sources in _sources_of_each(report.text, attribution.sources, names):
            made.append(msgspec.structs.replace(attribution, sources=sources, parent=parent))
    return tuple(made)


def _sources_of_each(
    text: str, sources: tuple[SourceMention, ...], names: Sequence[Span]
) -> list[tuple[SourceMention, ...]]:
    """The sources once for each speaker whom the innermost one names."""
    mention = sources[-1].mention if sources else None
    parts = (speakers_of_whom_none(text, mention) or speakers_apart(text, mention, names)) if mention else []
    if not parts or parts == [mention]:
        return [sources]
    return [(*sources[:-1], SourceMention(part, sources[-1].cue)) for part in parts]


def speakers_apart(text: str, mention: Span, names: Sequence[Span]) -> list[Span]:
    """The parts of a mention that "and" joins, where each of them names somebody of its own; else nothing.

    `names` are the places of all names of the report, in order.
    """
    near = names[bisect_left(names, mention.start, key=_start) : bisect_right(names, mention.end, key=_start)]
    inside = [name for name in near if name.end <= mention.end]
    tokens = tokens_of(text, mention.start, mention.end)
    if tokens and tokens[0].lower == "both":
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[0].lower in LEADING and tokens[1].lower == "and":
        rest = _span(tokens[2:])
        return [Span(tokens[0].start, tokens[0].end), rest] if rest else []
    joints = [n for n, token in enumerate(tokens) if token.lower == "and" and not _within(token, inside)]
    if not 1 <= len(joints) < MOST:
        return []
    starts, ends = [0, *(n + 1 for n in joints)], [*joints, len(tokens)]
    parts = [_span(tokens[start:end]) for start, end in zip(starts, ends, strict=True)]
    whole = [part for part in parts if part is not None]
    listed = [piece for part in whole[:-1] for piece in _listed(text, part, inside)] + whole[-1:]
    apart = len(whole) == len(joints) + 1 and all(_names_one(text, part, mention, inside) for part in listed)
    return listed if apart and len(listed) <= MOST else []


def _start(span: Span) -> int:
    return span.start


def _within(token: Token, names: Sequence[Span]) -> bool:
    return any(name.start <= token.start < name.end for name in names)


def _span(tokens: Sequence[Token]) -> Span | None:
    """The stretch of the tokens without marks at its ends."""
    words = [token for token in tokens if token.is_word]
    return Span(words[0].start, words[-1].end) if words else None


def _listed(text: str, part: Span, names: Sequence[Span]) -> list[Span]:
    """The names of a list with commas ("Ana Holm, Bo Riis"), where the part is nothing else; else the part itself."""
    pieces: list[Span] = []
    start = part.start
    for words in part.of(text).split(","):
        stripped = words.strip()
        at = text.index(stripped, start) if stripped else start
        pieces.append(Span(at, at + len(stripped)))
        start = at + len(stripped)
    bare = all(any(name.end == piece.end and name.start >= piece.start for name in names) for piece in pieces)
    return pieces if bare else [part]


def _names_one(text: str, part: Span, mention: Span, names: Sequence[Span]) -> bool:
    """Whether the part is headed by a name, or is a definite description of one person or body.

    After "the lawyer for the campaign" what "and" joins may belong to the campaign.
    """
    inside = [name for name in names if part.start <= name.start and name.end <= part.end]
    phrase = phrase_at(text, part, inside)
    if not phrase.first_end or phrase.pronoun:
        return False
    head = phrase.tokens[phrase.first_end - 1]
    if head.is_capitalised and any(name.start <= head.start and head.end <= name.end for name in inside):
        return phrase.determiner not in ("indefinite", "owned")
    owner = inside and inside[0].start == part.start and owns(text, inside[0])
    definite = phrase.determiner in ("definite", "owned") or owner
    somebody = is_person_noun(phrase.head) or phrase.head in body_kinds() or phrase.head in word_set("government_nouns")
    goes_on = phrase.first_end < len(phrase.tokens) and part.end < mention.end and not inside
    return bool(definite and somebody and not is_plural(phrase.head) and not goes_on)
