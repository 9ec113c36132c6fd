"""Entities in the making: which names of a report belong together."""

from bisect import bisect_left

from msgspec import Struct

from quoth.annotate.name_runs import Name
from quoth.annotate.vocabulary import body_kinds, given_names, media_endings, word_set
from quoth.text.countries import country_at
from quoth.text.folding import fold_word
from quoth.text.names import LEGAL_FORMS, SMALL, surnames_first
from quoth.types import Span

Words = tuple[str, ...]


class Draft(Struct):
    """An entity in the making: its names so far, its roles, its mentions."""

    sort: str
    names: list[Name]
    roles: list[str]
    mentions: list[Span]
    country: str | None = None
    by_first_word: int = 0
    is_junior: bool = False

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
        junior = name.folded[-1] in word_set("generations") and name.sort in ("person", "unknown")
        draft = Draft(name.sort, [], [], [], is_junior=junior and len(name.words) > 1)
        self.drafts.append(draft)
        self.by_key.setdefault(key, []).append(draft)
        for word in _short_forms(name):
            self.by_word.setdefault(word, []).append(draft)
        if name.sort == "person" and len(name.words) > 1:
            self.by_given.setdefault(name.folded[0], []).append(draft)
        return draft


def draft_for(name: Name, register: Register) -> Draft:
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


def draft_for_short(name: Name, register: Register) -> Draft:
    """The full name that a single word stands for: the one named last before it, else the first; else its own."""
    word = name.folded[0]
    candidates = register.by_word.get(word, [])
    if not candidates and name.sort != "body":
        candidates = register.by_given.get(word, [])
        for draft in candidates:
            draft.by_first_word += 1
    if not candidates and name.words[0].isupper():
        candidates = register.by_word.get(f"^{word}", [])
    if not candidates and word in body_kinds() and name.words[0][:1].isupper():
        candidates = register.by_word.get(f"*{word}", [])
    if candidates:
        people = [draft for draft in candidates if draft.sort == "person"]
        candidates = people or candidates
        elder = [draft for draft in candidates if not draft.is_junior or draft.mentions[0].start < name.start]
        candidates = [draft for draft in elder if not draft.is_junior] or elder
        if not candidates:
            return register.enter((name.sort, (word,)), name)
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
        forms += [f"*{word}" for word in plain if word in body_kinds()]
        return [*forms, plain[0]] if _is_firm(name, plain) else forms
    if name.sort not in ("person", "unknown"):
        return []
    parts = [word for word in plain if word not in word_set("generations") and len(word) > 1]
    if len(plain) > 2 and plain[0] not in given_names():
        parts = [*parts[:1], "^" + "".join(word[:1] for word in plain), *parts[1:]]
    parts += [fold_word(word.partition("-")[2]) for word in name.words[1:] if word[:1].islower() and "-" in word]
    return parts if plain[0] in surnames_first() else parts[1:]


def _is_firm(name: Name, plain: Words) -> bool:
    """Whether the first word alone may stand for the body: a firm with a name of its own, not "Harlan campaign"."""
    if "&" in name.words:
        return name.words[0][:1].isupper()
    if country_at(plain, 0) or plain[0] in body_kinds() or not all(word[:1].isupper() for word in name.words):
        return name.words[0][:1].isupper() and plain[-1] in word_set("firm_words") and not country_at(plain, 0)
    return plain[-1] in word_set("firm_words") or body_kinds().get(plain[-1]) == "organisation"
