"""The people, bodies and places of a report, each with every place where it is named."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from quoth.annotate.body_phrases import body_phrases
from quoth.annotate.descriptions import role_heads
from quoth.annotate.kinds import kind_of_body
from quoth.annotate.name_runs import Name, is_title_case, names_in
from quoth.annotate.roles import role_of
from quoth.annotate.vocabulary import body_kinds, classes, given_names, is_person_noun, media_endings, word_set
from quoth.text.countries import country_at
from quoth.text.folding import fold_word, fold_words
from quoth.text.names import LEGAL_FORMS, SMALL, surnames_first
from quoth.text.tokens import Token, tokens_of
from quoth.types import Entity, Report, Span
from quoth.types.statements import EntityKind

MOST_ROLES = 3  # of one entity that are told; more are rarely offices
POSSESSIVES = ("'s ", "’s ", "' ", "’ ")
Words = tuple[str, ...]


class Draft(Struct):
    """An entity in the making: its names so far, its roles, its mentions."""

    sort: str
    names: list[Name]
    roles: list[str]
    mentions: list[Span]
    country: str | None = None
    by_first_word: int = 0

    def add(self, name: Name, role: str | None) -> None:
        """Takes in one more mention."""
        self.names.append(name)
        self.mentions.append(Span(name.start, name.end))
        if role:
            self.roles.append(role)


class Register(Struct):
    """The drafts of one report, found again by full name, family name, first word or initials."""

    drafts: list[Draft]
    by_key: dict[tuple[str, Words], list[Draft]]
    by_word: dict[str, list[Draft]]
    by_given: dict[str, list[Draft]]

    def enter(self, key: tuple[str, Words], name: Name) -> Draft:
        """A new draft under a key and under the words that may stand for it alone."""
        draft = Draft(name.sort, [], [], [])
        self.drafts.append(draft)
        self.by_key.setdefault(key, []).append(draft)
        for word in _short_forms(name):
            self.by_word.setdefault(word, []).append(draft)
        if name.sort == "person" and len(name.words) > 1:
            self.by_given.setdefault(name.folded[0], []).append(draft)
        return draft


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
    taken = [(phrase.start, phrase.end) for phrase in phrases]
    names = [name for name in names if not any(start <= name.start < end for start, end in taken)]
    names = _with_owners(text, sorted([*names, *phrases]))
    starts = [token.start for token in tokens]
    placed = []
    for name in names:
        first = bisect_left(starts, name.start)
        role = role_of(text, tokens, name, first, bisect_left(starts, name.end))
        placed.append((name, role))
    return placed


def _with_owners(text: str, names: list[Name]) -> list[Name]:
    """Bodies together with the country that owns them: "Latvia's Transport Ministry"."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if before and name.sort == "body" and before.sort == "place" and text[before.end : name.start] in POSSESSIVES:
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
        draft = _draft_for(name, register)
        draft.add(name, role)
        full_before, end_before = draft, name.end
    for name, role in shorts:
        draft = _draft_for_short(name, register)
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


def _draft_for(name: Name, register: Register) -> Draft:
    """The draft that a full name belongs to, a new one where there is none."""
    plain = name.folded
    if name.sort in ("person", "unknown") and len(plain) > 1:
        last = plain[-2] if plain[-1] in word_set("generations") and len(plain) > 2 else plain[-1]
        generation = plain[-1] if last != plain[-1] else ""
        key = ("person", (plain[0], last, generation))
        found = register.by_key.get(key)
        return found[0] if found else register.enter(key, name)
    if name.sort in ("body", "media"):
        return _draft_of_body(name, plain, register)
    whole = (name.sort, plain)
    same = register.by_key.get(whole)
    return same[0] if same else register.enter(whole, name)


def _draft_of_body(name: Name, plain: Words, register: Register) -> Draft:
    """A body by its words without country; one without a country joins the one named last."""
    country, words = _country_apart(plain)
    key = ("body", tuple(sorted(word for word in words if word not in SMALL | LEGAL_FORMS)) or words)
    for draft in reversed(register.by_key.get(key, [])):
        if draft.country == country or not country or not draft.country:
            draft.country = draft.country or country
            return draft
    draft = register.enter(key, name)
    draft.country = country
    return draft


def _country_apart(words: Words) -> tuple[str | None, Words]:
    for start in range(len(words)):
        found = country_at(words, start)
        if found and found[0].form in ("name", "adjective"):
            rest = (*words[:start], *words[found[1] :])
            return (found[0].code, rest) if any(word not in SMALL for word in rest) else (None, words)
    return None, words


def _draft_for_short(name: Name, register: Register) -> Draft:
    """The full name that a single word stands for: the one named last before it, else the first; else its own."""
    word = name.folded[0]
    candidates = register.by_word.get(word, [])
    if not candidates and name.sort != "body":
        candidates = register.by_given.get(word, [])
        for draft in candidates:
            draft.by_first_word += 1
    if not candidates and word in body_kinds() and name.words[0][:1].isupper():
        candidates = [draft for draft in register.drafts if draft.sort == "body" and word in draft.names[0].folded]
    if candidates:
        people = [draft for draft in candidates if draft.sort == "person"]
        candidates = people or candidates
        before = [draft for draft in candidates if draft.mentions and draft.mentions[0].start < name.start]
        return max(before, key=lambda draft: _last_before(draft, name.start)) if before else candidates[0]
    return register.enter((name.sort, (word,)), name)


def _last_before(draft: Draft, position: int) -> int:
    at = bisect_left(draft.mentions, Span(position, position))
    return draft.mentions[at - 1].start if at else -1


def _short_forms(name: Name) -> list[str]:
    """The single words that may stand for a name: family names, the first word of a firm, initials."""
    plain = name.folded
    if len(plain) == 1:
        return [plain[0]]
    if name.sort in ("body", "media"):
        forms = ["".join(word[:1] for word in plain if word not in SMALL), "".join(word[:1] for word in plain)]
        if name.sort == "media":
            forms += [word for word in plain if word in media_endings()]
        _, rest = _country_apart(plain)
        forms.append("".join(word[:1] for word in rest if word not in SMALL))
        return [*forms, plain[0]] if _is_firm(name, plain) else forms
    if name.sort not in ("person", "unknown"):
        return []
    parts = [word for word in plain if word not in word_set("generations") and len(word) > 1]
    parts += [fold_word(word.partition("-")[2]) for word in name.words[1:] if word[:1].islower() and "-" in word]
    return parts if plain[0] in surnames_first() else parts[1:]


def _is_firm(name: Name, plain: Words) -> bool:
    """Whether the first word alone may stand for the body: a firm with a name of its own, not "Harlan campaign"."""
    if country_at(plain, 0) or plain[0] in body_kinds() or not all(word[:1].isupper() for word in name.words):
        return name.words[0][:1].isupper() and plain[-1] in word_set("firm_words") and not country_at(plain, 0)
    return plain[-1] in word_set("firm_words") or body_kinds().get(plain[-1]) == "organisation"


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
    return Entity(f"e{number}", text[fullest.start : fullest.end], _kind(draft, fullest), _roles(draft), mentions)


def _roles(draft: Draft) -> str | None:
    """What is said of it, each once, in the order of the text, at most `MOST_ROLES`."""
    kept: list[str] = []
    for role in draft.roles:
        if not any(role.lower() in other.lower() for other in kept):
            kept = [other for other in kept if other.lower() not in role.lower()]
            kept.append(role)
    return "; ".join(kept[:MOST_ROLES]) or None


def _is_unnamed_firm(draft: Draft, fullest: Name) -> bool:
    """Whether what looks like a person is a firm: called by its first word, or described as one."""
    titled = any(name.title_start < name.start for name in draft.names)
    if titled or fullest.folded[0] in given_names() or fullest.folded[0] in surnames_first() or len(fullest.words) < 2:
        return False
    heads = {head for role in draft.roles for head in role_heads(role)}
    if heads:
        firms = set(classes("body_words")["company"]) | body_kinds().keys() | {"owner"}
        return bool(heads & firms) and not any(is_person_noun(head) for head in heads - firms)
    by_last = sum(1 for name in draft.names if name.folded == (fullest.folded[-1],))
    return draft.by_first_word > by_last


def _kind(draft: Draft, fullest: Name) -> EntityKind:
    sorts = [name.sort for name in draft.names]
    if "body" in sorts or "media" in sorts:
        return "media" if "media" in sorts else kind_of_body(fullest.words)
    if "person" in sorts:
        return "organisation" if _is_unnamed_firm(draft, fullest) else "person"
    heads = {word for role in draft.roles for word in fold_words(role)}
    if "place" in sorts:
        return "person" if len(fullest.words) > 1 and any(map(is_person_noun, heads)) else "place"
    if "people" in sorts:
        return "group" if fullest.words[-1].endswith("s") else "other"
    if fullest.words[0].lower() in word_set("group_nouns"):
        return "group"
    if heads & body_kinds().keys() and not any(map(is_person_noun, heads)):
        return "organisation"
    return (
        "person"
        if any(map(is_person_noun, heads))
        or fullest.folded[0] in given_names()
        or fullest.folded[0] in surnames_first()
        else "other"
    )
