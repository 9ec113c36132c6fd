"""How far something reaches: "across the country" for "in four counties", "the entire collection" for pieces that belong to it."""

import re
from itertools import pairwise

from quoth.audit.counterparts import Counterpart
from quoth.audit.examined import Examined
from quoth.audit.reasons import stands_instead
from quoth.audit.turned_phrases import is_same_thing
from quoth.compare.keys import token_keys
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Span

EVERYWHERE = re.compile(
    r"\b(?:nationwide|countrywide|statewide|worldwide|(?:across|throughout|all over|in all of|around|in the whole of) "
    r"the (?:whole |entire )?(?:country|nation|state|world|continent)|"
    r"(?:along|across|in|throughout|over|on) the (?:whole|entire) [a-z]{3,20})\b",
    re.IGNORECASE,
)
# So many of them are not all of them.
SOME_PLACES = re.compile(
    r"\bin (?:at least |about |only |just |some )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|"
    r"some|a few|parts of|a handful of)(?: of)?(?: the)?(?: [a-z]{3,12})? (?:counties|districts|provinces|regions|states|towns|"
    r"cities|villages|municipalities|communes|parishes|countries|cantons|boroughs|suburbs|"
    r"bays|valleys|islands|lakes|rivers|beaches|streets|quarters|villages|wards|the country|the county)\b",
    re.IGNORECASE,
)
WHOLE = frozenset({"entire", "whole", "complete"})
ENDS = frozenset(
    {"of", "in", "at", "on", "was", "were", "is", "are", "has", "had", "and", "that", "which", "from", "to"}
)
# Before the name of the whole these make it a part: "belong to the hoard", "pages from the diary".
PARTS = ("belong to", "belongs to", "belonged to", "belonging to", "part of", "parts of", "pieces of", "pieces from", "some of",
    "half of", "most of", "one of", "items from", "objects from", "pages from", "pages of")  # fmt: skip
# The name of a whole takes so many words.
NAME = 4


def reach_is_wider(examined: Examined) -> list[AuditFinding]:
    """What a source has of some places, or of parts of a thing, told of the whole country, or of the whole thing."""
    found = everywhere_for_some(examined) or whole_for_its_parts(examined)
    if found is None or any(f.article.span.overlaps(found[0]) for f in examined.made if f.kind == "scope"):
        return []
    return [stands_instead(examined.article, *found, "scope", "reach_is_wider")]


def everywhere_for_some(examined: Examined) -> tuple[Span, AnnotatedReport, Span] | None:
    """ "Across the country" where the source's sentence has "in four counties", and no source the former."""
    own = EVERYWHERE.search(examined.article.text, examined.span.start, examined.span.end)
    if own is None or any(EVERYWHERE.search(source.text) for source in examined.sources):
        return None
    for counterpart in examined.beside:
        there = some_places(counterpart)
        if there is not None and is_same_thing(examined.article, examined.number, counterpart):
            return Span(own.start(), own.end()), counterpart.source, there
    return None


def some_places(counterpart: Counterpart) -> Span | None:
    """Where a sentence of a source names a number of places."""
    found = SOME_PLACES.search(counterpart.source.text, counterpart.span.start, counterpart.span.end)
    return Span(found.start(), found.end()) if found else None


def whole_for_its_parts(examined: Examined) -> tuple[Span, AnnotatedReport, Span] | None:
    """ "The entire hoard" where a source says of what it tells of that it belongs to the hoard, and nowhere that it is all of it."""
    at = next((n for n, t in enumerate(examined.tokens) if t.lower in WHOLE), None)
    if at is None:
        return None
    name = name_behind(examined.tokens, at + 1)
    keys = frozenset(key for token in name for key in token_keys(token))
    if not keys or any(WHOLE & {t.lower for t in tokens_of(source.text)} for source in examined.sources):
        return None
    for source in examined.sources:
        for there, named in parts_in(source):
            if keys & named:
                return Span(examined.tokens[at].start, name[-1].end), source, there
    return None


def name_behind(tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """The words of a thing from a place on, up to a mark or a small word."""
    last = at
    while last < len(tokens) and last - at < NAME and tokens[last].is_word and tokens[last].lower not in ENDS:
        last += 1
    return tokens[at:last]


def parts_in(source: AnnotatedReport) -> list[tuple[Span, frozenset[str]]]:
    """Each "belong to the hoard" of a source with the keys of the last word of the whole."""
    tokens = tokens_of(source.text)
    found = []
    for at, (one, two) in enumerate(pairwise(tokens)):
        if f"{one.lower} {two.lower}" in PARTS and at + 3 < len(tokens) and tokens[at + 2].lower in ("the", "a", "its"):
            name = name_behind(tokens, at + 3)
            if name:
                found.append((Span(one.start, name[-1].end), frozenset(token_keys(name[-1]))))
    return found
