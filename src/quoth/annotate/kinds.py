"""What kind of speaker or entity it is, from the words that stand for it."""

from quoth.annotate.vocabulary import (
    body_kinds,
    document_nouns,
    folded,
    media_endings,
    media_names,
    people_nouns,
    word_set,
)
from quoth.text.countries import country_of
from quoth.text.folding import fold_word
from quoth.text.tokens import Token
from quoth.types.statements import EntityKind, SpeakerKind

GOVERNMENT_WORDS = frozenset(
    [
        *("ministry", "government", "police", "army", "navy", "court", "parliament", "senate", "embassy", "council"),
        *("department", "treasury", "presidency", "cabinet", "supreme", "federal", "national", "state", "central"),
        *("military", "prosecution", "directorate", "inspectorate", "committee", "commission", "agency", "authority"),
    ]
)
PRIVATE_WORDS = frozenset(
    [
        *("party", "union", "university", "hospital", "institute", "association", "company", "foundation", "club"),
        *("campaign", "observatory", "society", "group", "bank", "school", "college", "church", "league", "fund"),
    ]
)


def kind_of_body(words: tuple[str, ...]) -> EntityKind:
    """Government, organisation or media, by the head nouns in a body's name; a last head outweighs a first."""
    plain = folded(words)
    if plain in media_names() or (len(plain) > 1 and plain[-1] in media_endings()):
        return "media"
    heads = [body_kinds()[word] for word in plain if word in body_kinds()]
    if not heads:
        country = country_of(" ".join(words))
        return "government" if country and country.form == "metonym" else "organisation"
    kind = heads[0] if "of" in words or "for" in words else heads[-1]
    return "media" if kind == "media" else "government" if kind == "government" else "organisation"


def kind_of_phrase(head: str, words: tuple[str, ...]) -> SpeakerKind:
    """The kind of a speaker without a name, by the head noun of its phrase."""
    if head in document_nouns() and head not in people_nouns():
        return "document" if not _is_vague_report(words) else "unnamed"
    if head in body_kinds() or head in word_set("government_nouns"):
        kind = body_kinds().get(head, "government")
        return "media" if kind == "media" else "government" if kind == "government" else "organisation"
    if head in media_endings() and head not in ("post", "review", "mail", "constitution"):
        return "media"
    return "group" if head in word_set("group_nouns") else "unnamed"


def _is_vague_report(words: tuple[str, ...]) -> bool:
    return words in (("reports",), ("information",))


def is_media_word(token: Token) -> bool:
    """Whether a word alone names an outlet."""
    return (fold_word(token.text),) in media_names()
