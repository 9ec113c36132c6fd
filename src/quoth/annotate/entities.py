"""The people, bodies and places of a report, each with every place where it is named."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from quoth.annotate.body_phrases import body_phrases
from quoth.annotate.descriptions import role_heads
from quoth.annotate.kinds import kind_of_body
from quoth.annotate.name_runs import Name, is_title_case, names_in
from quoth.annotate.register import Draft, Register, draft_for, draft_for_short
from quoth.annotate.roles import FIRM_TITLES, role_of
from quoth.annotate.vocabulary import body_kinds, function_words, given_names, is_person_noun, word_set
from quoth.text.describing import word_classes
from quoth.text.folding import fold_words
from quoth.text.names import surnames_first
from quoth.text.tokens import Token, tokens_of
from quoth.types import Entity, Report, Span
from quoth.types.statements import EntityKind

MOST_ROLES = 3  # of one entity that are told; more are rarely offices
FAR_BEFORE = 400  # characters before a firm's name in which it may have been described
LONGEST_NOUN = 24  # characters of a noun and the comma before a name
MOST_LOOKED = 20  # mentions of which the words behind are read
# "Hallam Agro said on Friday that it would pay": what only firms do, as "it" may be the weather.
FIRM_ACTS = (
    "pay|sell|buy|close|cut|hire|seek|appeal|build|invest|expect|plan|cooperate|recall|halt|lay|launch|merge|acquire"
    "|sold|bought|paid|agreed|received|recalled|hired|closed|launched|acquired|reached|fired"
)
FIRM_OWNS = "shares|profits?|customers|staff|employees|workers|sales|board|subsidiary|products|stores|factory|revenues?"
IT_SAID = re.compile(
    r" (?:has |had )?(?:said|says|announced|reported|warned|confirmed|denied|promised)"
    r"(?: (?:on )?[A-Z][a-z]{2,8}day)?(?: that)? "
    rf"(?:it (?:would |will |had |has |is |was |did )?(?:not )?(?:{FIRM_ACTS})(?:s|ing|ed)?\b|its (?:{FIRM_OWNS})\b)"
)
POSSESSIVES = ("'s ", "’s ", "' ", "’ ")


def find_entities(report: Report) -> tuple[Entity, ...]:
    """The entities of a report in the order of their first mention, with ids `e1`, `e2`, ...

    Spans are exact and without titles. Time is linear in the text.
    """
    sentences = [tokens_of(report.text, span.start, span.end) for span in report.sentences]
    plain = [tokens for tokens in sentences if not is_title_case(tokens)]
    known, lower = _capitals_inside(plain)
    placed: list[tuple[Name, str | None]] = []
    for tokens in plain:
        placed += _names_with_roles(report.text, tokens, known, lower)
    register = Register([], {}, {}, {})
    _enter_all(report.text, placed, register)
    for tokens in sentences:
        if is_title_case(tokens):
            _enter_known(tokens, register)
    drafts = sorted(register.drafts, key=lambda draft: min(draft.mentions))
    return tuple(_entity(report.text, number, draft) for number, draft in enumerate(drafts, 1))


def _capitals_inside(sentences: Sequence[Sequence[Token]]) -> tuple[frozenset[str], frozenset[str]]:
    """Words seen with a capital inside a sentence, and words seen without one."""
    known: set[str] = set()
    lower: set[str] = set()
    for tokens in sentences:
        for before, token in pairwise(tokens):
            if token.is_capitalised and before.is_word:
                known.add(token.text)
            elif token.text[0].islower():
                lower.add(token.lower)
    return frozenset(known), frozenset(lower - {word.lower() for word in known})


def _names_with_roles(
    text: str, tokens: Sequence[Token], known: frozenset[str], lower: frozenset[str]
) -> list[tuple[Name, str | None]]:
    """The names of one sentence in order, bodies in lower case taken together, with the role said beside each."""
    names = names_in(text, tokens, known, lower)
    phrases = body_phrases(tokens, names)
    starts = [phrase.start for phrase in phrases]
    names = [name for name in names if not _is_inside(name, phrases, starts)]
    names = _with_owners(text, sorted([*names, *phrases]))
    starts = [token.start for token in tokens]
    placed = []
    for name in names:
        first = bisect_left(starts, name.start)
        role = role_of(text, tokens, name, first, bisect_left(starts, name.end))
        placed.append((name, role))
    return placed


def _is_inside(name: Name, phrases: Sequence[Name], starts: Sequence[int]) -> bool:
    """Whether a name is part of the phrase that begins at or last before it."""
    at = bisect_left(starts, name.start + 1) - 1
    return at >= 0 and name.start < phrases[at].end


def _with_owners(text: str, names: list[Name]) -> list[Name]:
    """Bodies with the country that owns them or, of one word, whose they are: "Latvia's Transport Ministry", "Workers' Union"."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        owned = before is not None and text[before.end : name.start] in POSSESSIVES
        if before and owned and name.sort == "body" and (before.sort == "place" or len(name.words) == 1):
            joined[-1] = Name(before.start, name.end, before.title_start, (*before.words, *name.words), "body")
        else:
            joined.append(name)
    return joined


def _enter_all(text: str, placed: Sequence[tuple[Name, str | None]], register: Register) -> None:
    """Full names first, then the short forms, so that a short form may stand before the full one."""
    shorts: list[tuple[Name, str | None]] = []
    full_before: Draft | None = None
    end_before = -1
    for name, role in placed:
        if _is_bare_noun(text, name):
            continue
        if len(name.words) == 1 and name.sort not in ("place", "people"):
            bracketed = text[end_before : name.start] == " (" and text[name.end : name.end + 1] == ")"
            if bracketed and full_before and full_before.sort != "person" and name.words[0].isupper():
                register.by_word.setdefault(name.folded[0], []).insert(0, full_before)
            shorts.append((name, role))
            continue
        draft = draft_for(name, register)
        draft.add(name, role)
        full_before, end_before = draft, name.end
    for name, role in shorts:
        draft = draft_for_short(name, register)
        draft.add(name, role)


def _is_bare_noun(text: str, name: Name) -> bool:
    """Whether it is only a noun with a capital, as in a party's statement: "the Company", "The Front"."""
    article = text[max(0, name.start - 4) : name.start].lower() == "the "
    return article and len(name.words) == 1 and name.words[0].lower() in BARE_NOUNS


BARE_NOUNS = frozenset(
    [
        *("company", "agency", "group", "bank", "union", "ministry", "department", "committee", "council", "front"),
        *("commission", "board", "party", "club", "university", "court", "service", "authority", "foundation", "firm"),
        *("association", "movement", "organisation", "organization", "institute", "centre", "center", "school"),
    ]
)


def _enter_known(tokens: Sequence[Token], register: Register) -> None:
    """Names in a heading, where capitals say nothing: only those that the story names as well."""
    for token in tokens:
        folded = fold_words(token.text)
        drafts = register.by_word.get(folded[0], []) if folded and token.is_capitalised else []
        fitting = [draft for draft in drafts if draft.sort in ("person", "body", "media")]
        if len(fitting) == 1 and folded[0] not in word_set("starters"):
            fitting[0].add(Name(token.start, token.end, token.start, (token.text,), "unknown"), None)


def _entity(text: str, number: int, draft: Draft) -> Entity:
    fullest = max(draft.names, key=lambda name: (len(name.words), -name.start))
    mentions = tuple(sorted(set(draft.mentions)))
    if not draft.roles and draft.sort in ("person", "body", "unknown"):
        draft.roles += [role for span in mentions[:MOST_LOOKED] if (role := _described_before(text, span))]
    return Entity(f"e{number}", text[fullest.start : fullest.end], _kind(text, draft, fullest), _roles(draft), mentions)


def _roles(draft: Draft) -> str | None:
    """What is said of it, each once, in the order of the text, at most `MOST_ROLES`."""
    kept: list[str] = []
    for role in draft.roles:
        if not any(role.lower() in other.lower() for other in kept):
            kept = [other for other in kept if other.lower() not in role.lower()]
            kept.append(role)
    return "; ".join(kept[:MOST_ROLES]) or None


def _is_unnamed_firm(text: str, draft: Draft, fullest: Name) -> bool:
    """Whether what looks like a person is a firm: called by its first word or "it", or described as one."""
    titled = any(name.title_start < name.start for name in draft.names)
    if titled or fullest.folded[0] in given_names() or fullest.folded[0] in surnames_first() or len(fullest.words) < 2:
        return False
    if any(_is_told_beside_firm(text, span) for span in draft.mentions[:MOST_LOOKED]):
        return True
    heads = {head for role in draft.roles for head in role_heads(role)}
    if heads:
        firms = set(word_classes("body_words")["company"]) | body_kinds().keys() | {"owner"}
        return bool(heads & firms) and not any(is_person_noun(head) for head in heads - firms)
    if any(IT_SAID.match(text, span.end) for span in draft.mentions[:MOST_LOOKED]):
        return True
    by_last = sum(1 for name in draft.names if name.folded == (fullest.folded[-1],))
    return draft.by_first_word > by_last


def _is_told_beside_firm(text: str, span: Span) -> bool:
    """ "The company, NAME," """
    before = text[max(0, span.start - LONGEST_NOUN) : span.start]
    if not before.endswith(", ") or text[span.end : span.end + 1] != ",":
        return False
    words = before[:-2].lower().split()
    return bool(words) and words[-1] in FIRM_TITLES | set(word_classes("body_words")["company"]) - {"owner", "maker"}


def _described_before(text: str, span: Span) -> str | None:
    """ "Security company" of "The company, NAME,", where the words before it say "the security company"."""
    if not _is_told_beside_firm(text, span):
        return None
    noun = re.escape(text[max(0, span.start - LONGEST_NOUN) : span.start - 2].rsplit(maxsplit=1)[-1].lower())
    described = re.compile(rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir) ((?:[a-z-]{{3,20}} ){{1,2}}{noun})\b")
    found = described.findall(text, max(0, span.start - FAR_BEFORE), span.start)
    plain = [words for words in found if not function_words().intersection(words.split())]
    return plain[-1] if plain else None


def _kind(text: str, draft: Draft, fullest: Name) -> EntityKind:
    shouted = draft.sort == "person" and len(fullest.words) > 1  # "ORVIK" of a transcript is no initialism
    sorts = [name.sort for name in draft.names if not (shouted and len(name.words) == 1)]
    if (
        fullest.words[-1].lower() in word_set("group_nouns")
        and fullest.words[-1].endswith("s")
        and "place" not in sorts
    ):
        return "group"
    if "body" in sorts or "media" in sorts:
        return "media" if "media" in sorts else kind_of_body(fullest.words)
    if "person" in sorts:
        return "organisation" if _is_unnamed_firm(text, draft, fullest) else "person"
    heads = {word for role in draft.roles for word in fold_words(role)}
    if "place" in sorts:
        return "person" if len(fullest.words) > 1 and any(map(is_person_noun, heads)) else "place"
    if "people" in sorts:
        return "group" if fullest.words[-1].endswith("s") else "other"
    if heads & body_kinds().keys() and not any(map(is_person_noun, heads)):
        return "organisation"
    return (
        "person"
        if any(map(is_person_noun, heads))
        or fullest.folded[0] in given_names()
        or fullest.folded[0] in surnames_first()
        else "other"
    )
