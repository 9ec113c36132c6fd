"""Whom a description means: "the lawmaker", "Latvia's ambassador", "the agency", matched with roles and names."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from quoth.annotate.phrases import Phrase
from quoth.annotate.vocabulary import body_kinds, word_set
from quoth.text.countries import country_at
from quoth.text.describing import word_classes
from quoth.text.folding import fold_word, fold_words
from quoth.text.spelling import american_spelling
from quoth.types.statements import SpeakerKind

# Heads of bodies for which the organisation told of last will do, where no name or role says the word.
ANY_FIRM = frozenset(
    [
        *("company", "firm", "group", "organisation", "organization", "corporation", "operator", "owner", "carrier"),
        *("manufacturer", "maker", "distributor", "developer", "retailer", "giant", "platform", "startup"),
    ]
)
ANY_OUTLET = frozenset({"paper", "newspaper", "outlet", "publication", "magazine", "network", "station", "broadcaster"})
LED_BY = re.compile(r"[A-Z][\w'’-]+ administration$")  # "the Holt administration" is a government, not an agency
# What somebody is of whom is told what they do: "who chairs the harbour board".
LEADING = {"chairs": "chair", "chaired": "chair", "heads": "head", "headed": "head", "leads": "leader", "led": "leader"}
UNLIKE = frozenset({"vice", "deputy", "former", "ex", "assistant", "acting"})  # "vice president" is not "the president"


class Referent(Struct, frozen=True):
    """Who is meant: the name, the entity where there is one, the kind, the role, the gender, singular or plural."""

    name: str
    entity: str | None
    kind: SpeakerKind
    role: str | None
    gender: str
    plural: bool
    head: str


@lru_cache(maxsize=4096)
def plain_words(text: str) -> tuple[str, ...]:
    """Folded words with every form of a country as one ("Iraqi", "Iraq's" both "@IQ")."""
    words = tuple(american_spelling(word) for word in fold_words(text))
    plain: list[str] = []
    at = 0
    while at < len(words):
        found = country_at(words, at)
        if found and found[0].form in ("name", "adjective"):
            plain.append(f"@{found[0].code}")
            at = found[1]
        else:
            plain.append(words[at])
            at += 1
    return tuple(plain)


@lru_cache(maxsize=4096)
def role_heads(role: str) -> frozenset[str]:
    """The head noun of each description in a role: "minister" of "minister of transport"."""
    heads: set[str] = set()
    for part in role.split(";"):
        words = tuple(american_spelling(word) for word in fold_words(part))
        end = next((at for at, word in enumerate(words) if at and word in word_set("phrase_ends")), len(words))
        heads.update([LEADING[words[0]]] if words and words[0] in LEADING else words[end - 1 : end])
    return frozenset(heads)


def has_role(referent: Referent, head: str) -> bool:
    """Whether somebody's role is the head or of its class; phrases of the class are looked for whole."""
    role = referent.role or ""
    wanted = word_classes("roles").get(head, (head,))
    if role_heads(role).intersection(wanted):
        return True
    padded = f" {' '.join(fold_words(role))} "
    return any(" " in word and f" {word} " in padded for word in wanted)


def described_person(known: Sequence[Referent], phrase: Phrase) -> Referent | None:
    """ "Latvia's ambassador", "the Norlux lawyer": the one person with that role and those names in it."""
    capitals = {fold_word(token.text) for token in phrase.tokens if token.is_capitalised}
    words = qualifiers_of(phrase, len(phrase.tokens)) - word_set("phrase_ends") - {"the", "a", phrase.head}
    names = {word for word in words if word in capitals or word.startswith("@")}
    if not names:
        return None
    fitting = [referent for referent in known if has_role(referent, phrase.head) and names <= said_of(referent)]
    return fitting[0] if len(fitting) == 1 else None


def qualifiers_of(phrase: Phrase, end: int) -> set[str]:
    """The words of a phrase before `end` as they are compared, country forms and spellings made one."""
    text = " ".join(token.text for token in phrase.tokens[:end])
    return {ALIKE.get(word, word) for word in plain_words(text)}


def said_of(referent: Referent) -> set[str]:
    """The words of somebody's name and role as they are compared."""
    return {ALIKE.get(word, word) for word in plain_words(f"{referent.name} {referent.role or ''}")}


ALIKE = {"spy": "intelligence", "weather": "meteorology", "meteorological": "meteorology"}


def person_meant(named: Sequence[Referent], phrase: Phrase) -> Referent | None:
    """The person named last whose role says the head or a word of its class."""
    qualifiers = qualifiers_of(phrase, phrase.first_end - 1) - {"same", "other", "s"}
    for referent in named:
        unlike = set(fold_words(referent.role or "")) & UNLIKE
        alike = unlike <= qualifiers | {"former", "acting"} and qualifiers <= said_of(referent)
        if alike and has_role(referent, phrase.head):
            return referent
    return None


def body_meant(named: Sequence[Referent], spoken: Sequence[Referent], phrase: Phrase) -> Referent | None:
    """The body named last that has the head in its name or role; else one of its class; else the firm told of last.

    What is only described, in small letters ("its main workers union"), comes after those that have a name.
    """
    qualifiers = qualifiers_of(phrase, phrase.first_end - 1)
    fitting = [referent for referent in named if qualifiers <= said_of(referent)]
    exact = [
        referent for referent in fitting if phrase.head in said_of(referent) and not _only_in_name(referent, phrase)
    ]
    if named_exactly := next((r for r in exact if not r.name.islower()), None):
        return named_exactly
    wanted = set(word_classes("body_words").get(phrase.head, ()))
    fitting = [r for r in fitting if phrase.head not in FIRMS or _may_be_firm(r)]
    if phrase.head == "agency":
        fitting = [r for r in fitting if not LED_BY.search(r.name)]
    alike = next((r for r in fitting if wanted & (_name_heads(r.name) | role_heads(r.role or ""))), None)
    return alike or next(iter(exact), None) or _told_of_last(named, spoken, phrase)


def _only_in_name(referent: Referent, phrase: Phrase) -> bool:
    """Whether the word only stands somewhere in the name of an outlet, which it does not describe: "Union" of "Union Press"."""
    return referent.kind == "media" and phrase.head not in _name_heads(referent.name) | role_heads(referent.role or "")


def _told_of_last(named: Sequence[Referent], spoken: Sequence[Referent], phrase: Phrase) -> Referent | None:
    kinds = ("organisation",) if phrase.head in ANY_FIRM else ("media",) if phrase.head in ANY_OUTLET else ()
    if phrase.first_end > 2 or any(token.is_capitalised for token in phrase.tokens[: phrase.first_end - 1]):
        return None
    told = (r for r in (*spoken, *named) if r.kind in kinds and r.entity)
    firms = [r for r in told if phrase.head not in FIRMS or _may_be_firm(r)]
    several = phrase.head in TRADES and len({r.entity for r in firms}) > 1
    return firms[0] if firms and not several else None


FIRMS = frozenset(
    ["company", "firm", "corporation", "operator", "owner", "manufacturer", "maker", "distributor", "giant", "platform"]
)

# Of these there may be one beside another firm ("the manufacturer" of what the firm runs).
TRADES = frozenset({"manufacturer", "maker", "distributor", "supplier", "owner", "operator", "developer", "retailer"})


def _may_be_firm(referent: Referent) -> bool:
    """Whether no noun in the name makes it something else than a firm (a union, a court, a group of patients)."""
    heads = _name_heads(referent.name)
    proper = any(word[:1].isupper() and not country_at(fold_words(word), 0) for word in referent.name.split())
    return proper and (not heads & body_kinds().keys() or bool(heads & set(word_classes("body_words")["company"])))


@lru_cache(maxsize=4096)
def _name_heads(name: str) -> frozenset[str]:
    """The last word of a name, and the one before "of" or "for"."""
    words = fold_words(name)
    heads = set(words[-1:])
    heads.update(words[at - 1] for at, word in enumerate(words) if at and word in ("of", "for"))
    return frozenset(heads)
