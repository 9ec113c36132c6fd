"""Whom a description means: "the lawmaker", "Latvia's ambassador", "the agency", matched with roles and names."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from quoth.annotate.phrases import Phrase
from quoth.annotate.vocabulary import classes, word_set
from quoth.text.countries import country_at
from quoth.text.folding import fold_words
from quoth.types.statements import SpeakerKind

# Heads of bodies for which the organisation told of last will do, where no name or role says the word.
ANY_FIRM = frozenset({"company", "firm", "group", "organisation", "organization", "corporation"})
ANY_OUTLET = frozenset({"paper", "newspaper", "outlet", "publication", "magazine", "network", "station", "broadcaster"})
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
    words = fold_words(text)
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
    heads = set()
    for part in role.split(";"):
        words = fold_words(part)
        end = next((at for at, word in enumerate(words) if at and word in word_set("phrase_ends")), len(words))
        heads.update(words[end - 1 : end])
    return frozenset(heads)


def has_role(referent: Referent, head: str) -> bool:
    """Whether somebody's role is the head or of its class; phrases of the class are looked for whole."""
    role = referent.role or ""
    wanted = classes("roles").get(head, (head,))
    if role_heads(role).intersection(wanted):
        return True
    padded = f" {' '.join(fold_words(role))} "
    return any(" " in word and f" {word} " in padded for word in wanted)


def described_person(known: Sequence[Referent], phrase: Phrase) -> Referent | None:
    """ "Latvia's ambassador", "the Norlux lawyer": the one person with that role and those names in it."""
    names = {word for token in phrase.tokens if token.is_capitalised for word in plain_words(token.text)}
    if not names:
        return None
    fitting = [
        referent
        for referent in known
        if names <= set(plain_words(f"{referent.role} {referent.name}")) and has_role(referent, phrase.head)
    ]
    return fitting[0] if len(fitting) == 1 else None


def person_meant(named: Sequence[Referent], phrase: Phrase) -> Referent | None:
    """The person named last whose role says the head or a word of its class."""
    qualifiers = set(fold_words(" ".join(phrase.words)))
    for referent in named:
        unlike = set(fold_words(referent.role or "")) & UNLIKE
        if has_role(referent, phrase.head) and unlike <= qualifiers | {"former", "acting"}:
            return referent
    return None


def body_meant(named: Sequence[Referent], spoken: Sequence[Referent], phrase: Phrase) -> Referent | None:
    """The body named last that has the head in its name or role; else one of its class; else the firm told of last."""
    qualifiers = set(plain_words(" ".join(phrase.words[: phrase.first_end - 1])))
    fitting = [r for r in named if qualifiers <= set(plain_words(f"{r.name} {r.role or ''}"))]
    exact = next((r for r in fitting if phrase.head in plain_words(f"{r.name} {r.role or ''}")), None)
    if exact:
        return exact
    wanted = set(classes("body_words").get(phrase.head, ()))
    alike = next((r for r in fitting if wanted & (_name_heads(r.name) | role_heads(r.role or ""))), None)
    return alike or _told_of_last(named, spoken, phrase)


def _told_of_last(named: Sequence[Referent], spoken: Sequence[Referent], phrase: Phrase) -> Referent | None:
    kinds = ("organisation",) if phrase.head in ANY_FIRM else ("media",) if phrase.head in ANY_OUTLET else ()
    return next((r for r in (*spoken, *named) if r.kind in kinds and r.entity), None)


@lru_cache(maxsize=4096)
def _name_heads(name: str) -> frozenset[str]:
    """The last word of a name, and the one before "of" or "for"."""
    words = fold_words(name)
    heads = set(words[-1:])
    heads.update(words[at - 1] for at, word in enumerate(words) if at and word in ("of", "for"))
    return frozenset(heads)
