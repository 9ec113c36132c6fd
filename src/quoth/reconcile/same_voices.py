"""Which speakers of a story are one although their names differ: shorter, reworded, told the same, known by office."""

from collections.abc import Callable, Sequence
from functools import cached_property

from msgspec import Struct

from quoth.text.describing import Description, description_of, may_be_one, one_kind_of_head, rewords, shortens
from quoth.text.names import fullest, name_form


class Voices(Struct, dict=True):
    """Speakers taken for one so far: their names, kinds and roles, where they speak and what claims they share in.

    `definite` tells that the words stood with "the" everywhere; `claims` are sides of claims with other reports.
    """

    names: list[str]
    kinds: set[str]
    roles: list[str]
    reports: set[str]
    claims: set[str]
    definite: bool

    @cached_property
    def name(self) -> str:
        """The fullest name."""
        return fullest(sorted(set(self.names)))

    @cached_property
    def description(self) -> Description:
        """The fullest name taken apart."""
        return description_of(self.name)

    @cached_property
    def nameless(self) -> bool:
        """Whether none of the names is the proper name of a person or country."""
        return all(name_form(name).sort in ("nameless", "body") for name in self.names) and "person" not in self.kinds


Rule = Callable[[Voices, Voices], bool]


def shorter_description(short: Voices, full: Voices) -> bool:
    """The same description with words left out: "the inspectorate of mines" of "the state inspectorate of mines"."""
    few = short.description
    if not (short.nameless and full.nameless) or not shortens(few, full.description):
        return False
    if not (few.others or few.country):
        return few.plural and bool(short.reports & full.reports or short.claims & full.claims)
    return few.plural or bool(short.kinds & full.kinds)


def reworded_description(one: Voices, other: Voices) -> bool:
    """The same description with another head noun: "Latvian lawmakers", "Latvian politicians"."""
    return one.nameless and other.nameless and rewords(one.description, other.description)


def same_claim(one: Voices, other: Voices) -> bool:
    """Nameless in different reports, said to say the same, and nothing in the words against it."""
    if not (one.nameless and other.nameless and one.claims & other.claims) or one.reports & other.reports:
        return False
    return may_be_one(one.description, other.description)


def office_of_person(nameless: Voices, person: Voices) -> bool:
    """ "The harbour master" of one report is who holds that office in another, where nobody else in the story does."""
    description = nameless.description
    if not nameless.nameless or "person" not in person.kinds or description.plural:
        return False
    shared = bool(nameless.claims & person.claims)
    if nameless.reports & person.reports or not (shared or nameless.definite):
        return False
    held = [description_of(role) for role in person.roles]
    exact = any(d.head == description.head and description.others <= d.others for d in held)
    return exact or (shared and any(one_kind_of_head(description.head, d.head) for d in held))


def described_firm(nameless: Voices, firm: Voices) -> bool:
    """ "The printing company" is the firm that some report introduces as a printing company."""
    description = nameless.description
    if not (nameless.nameless and nameless.definite) or description.plural or not description.others:
        return False
    if firm.nameless or "organisation" not in firm.kinds & nameless.kinds:
        return False
    told = [description_of(role) for role in firm.roles]
    return any(d.head == description.head and description.others <= d.others for d in told)


def bare_body(short: Voices, full: Voices) -> bool:
    """ "The ministry" of one report is the one ministry that speaks in another, where only one does."""
    few = short.description
    if not (short.nameless and full.nameless and short.definite) or short.reports & full.reports:
        return False
    bare = few.head in SINGLE_BODIES and not (few.others or few.country or few.plural or few.apart)
    return bare and few.head == full.description.head and bool(full.description.others or full.description.country)


# Bodies of which a story seldom has two; of companies, unions and courts it often has more than speak.
SINGLE_BODIES = frozenset(
    {"ministry", "agency", "museum", "parliament", "commission", "university", "hospital", "council"}
)

RULES: tuple[Rule, ...] = (
    shorter_description,
    reworded_description,
    office_of_person,
    described_firm,
    same_claim,
    bare_body,
)


def joined(voices: Sequence[Voices]) -> list[list[int]]:
    """Positions of voices that are one, by each rule in turn; a nameless one joins another only where exactly one fits."""
    groups = [[number] for number in range(len(voices))]
    merged = list(voices)
    for rule in RULES:
        for number in sorted(range(len(voices)), key=lambda n: (len(merged[n].name), merged[n].name)):
            if not groups[number] or not merged[number].nameless:
                continue
            fitting = [n for n in range(len(voices)) if n != number and groups[n] and rule(merged[number], merged[n])]
            if len(fitting) == 1:
                merged[fitting[0]] = together(merged[fitting[0]], merged[number])
                groups[fitting[0]] += groups[number]
                groups[number] = []
    return [sorted(group) for group in groups if group]


def together(full: Voices, short: Voices) -> Voices:
    """Two voices as one; the first gives the name."""
    return Voices(
        names=[*full.names, *short.names],
        kinds=full.kinds,
        roles=[*full.roles, *short.roles],
        reports=full.reports | short.reports,
        claims=full.claims | short.claims,
        definite=full.definite and short.definite,
    )
