"""What kind of speaker or entity it is, from the words that stand for it."""

from quoth.annotate.vocabulary import (
    body_kinds,
    document_nouns,
    folded,
    media_endings,
    names_outlet,
    people_nouns,
    word_set,
)
from quoth.text.countries import country_at, country_of
from quoth.types.statements import EntityKind, SpeakerKind

# Bodies of the state where such a word or a country stands beside them, private ones elsewhere.
DOUBTFUL = frozenset(["service", "office", "center", "centre", "division", "unit", "executive", "survey", "mission"])
STATE_WORDS = frozenset(
    [
        *(
            "national",
            "federal",
            "state",
            "intelligence",
            "security",
            "secret",
            "public",
            "health",
            "weather",
            "forest",
        ),
        *("prosecutor", "attorney", "prime", "president", "minister", "foreign", "budget", "tax", "revenue", "defence"),
        *("defense", "police", "rescue", "emergency", "prison", "immigration", "customs", "postal", "civil", "press"),
        *("city", "county", "district", "regional", "provincial", "municipal", "government", "congressional", "border"),
        *("hurricane", "disaster", "statistics", "sheriff", "mayor", "governor", "speaker", "senate", "house", "court"),
    ]
)

# What makes a guard a body: others are men and women.
GUARDS = frozenset(
    [
        "coast",
        "national",
        "border",
        "republican",
        "revolutionary",
        "presidential",
        "royal",
        "civil",
        "home",
        "honour",
        "honor",
    ]
)
# Whose councils, committees and administrations are none of the state.
MEMBERS = frozenset(
    [
        *("pupils", "students", "works", "workers", "parents", "patients", "churches", "tenants", "players", "museum"),
        *("university", "hospital", "club", "company", "theatre", "church", "zoo"),
    ]
)


def kind_of_body(words: tuple[str, ...]) -> EntityKind:
    """Government, organisation or media, by the head nouns in a body's name; a last head outweighs a first."""
    plain = folded(words)
    if names_outlet(plain) or "news" in plain:
        return "media"
    if plain[-1] in word_set("state_bodies"):
        return "government"
    heads = [body_kinds()[word] for word in plain if word in body_kinds()]
    if not heads:
        country = country_of(" ".join(words))
        return "government" if country and country.form == "metonym" else "organisation"
    if set(plain) & MEMBERS and not set(plain) & STATE_WORDS:
        return "organisation"
    kind = heads[0] if "of" in words or "for" in words else heads[-1]
    if kind == "media" or not (set(plain) & DOUBTFUL):
        return "media" if kind == "media" else "government" if kind == "government" else "organisation"
    state = set(plain) & STATE_WORDS or any(country_at(plain, at) for at in range(len(plain)))
    return "government" if state else "organisation"


def kind_of_phrase(head: str, words: tuple[str, ...]) -> SpeakerKind:
    """The kind of a speaker without a name, by the head noun of its phrase."""
    if head in ("report", "reports") and set(words) & {"media", "news", "press", "newspaper", "television"}:
        return "media"
    if head in document_nouns() and head not in people_nouns():
        return "document" if not _is_vague_report(words) else "unnamed"
    if head == "guard" and not GUARDS & set(words):
        return "unnamed"
    if head in body_kinds() or head in word_set("government_nouns"):
        kind = "organisation" if MEMBERS & set(folded(words)) else body_kinds().get(head, "government")
        return "media" if kind == "media" else "government" if kind == "government" else "organisation"
    if head in media_endings() and head not in ("post", "review", "mail", "constitution"):
        return "media"
    return "group" if head in word_set("group_nouns") else "unnamed"


def _is_vague_report(words: tuple[str, ...]) -> bool:
    return words in (("reports",), ("information",))
