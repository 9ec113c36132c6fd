"""What a denial says is not so: where the "not" stands, which words are denied, of whom, and of what time."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from quoth.compare.keys import keys_of
from quoth.lexicons import load_toml, load_word_set
from quoth.reconcile.members import Member, Members
from quoth.text.names import name_form, same_speaker
from quoth.text.places import first_over
from quoth.text.tokens import tokens_of

# So much of what is denied, by the rarity of its words, must be in what it denies.
DENIED_SHARE = 0.45
# A word that more than this share of all statements has is what the story is about, and tells nothing.
TOPIC, SEVERAL = 0.12, 8
# Of fewer statements, one that more than this share has; under so many nothing can be told.
MOSTLY, FEW = 0.6, 5
# What happened so many days before the report is another time.
LONG_AGO = timedelta(days=200)
AGO = re.compile(r"\b(?:years?|decades?) ago\b|\bthe last (?:time|round)\b", re.IGNORECASE)
# Where the first clause of some words ends.
NEXT_CLAUSE = re.compile(
    r"[;:.?!—]\s|[\"”]\s[\"“]|,\s+(?:yet|but|while|though|although|whereas|and|if)\b|\b(?:unless|because)\b"
)
CLAUSES = re.compile(r"[;:.?!—,]\s|\s(?:and|but|while|although|because|unless)\s")
# What hangs on the denied words and is not itself denied: "an explosion that killed 14".
HANGING = re.compile(r"\s(?:that|which|who|when|after|before|where|because|during|as|or)\s|[;:]\s|,\s")
# A noun for what was said, which only leads to it: "the allegation about the school", "the notion that it was planned".
WHAT_WAS_SAID = re.compile(
    r"(?:(?:the|any|these|those|all|an?)\s+)?(?:\w{4,14}\s+(?:that|about|of having)|"
    r"(?:claims?|allegations?|accusations?|reports?|rumou?rs?|suggestions?|talk)\s+(?:of|regarding|concerning))\s",
    re.IGNORECASE,
)
# A clause that hangs on a noun of its own: its "not" leaves the main clause as it is ("by a valve that had not been changed").
RELATIVE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would)\b[^,;]{0,120}?\b(?:an?|the|its|their|one|some)\s(?:[\w’'-]+\s){1,3}?"
    r"(?:that|which|who|whose|where)\s"
)
# "Will not open before May" says when it will.
NOT_YET = re.compile(r"\b(?:will|would|shall|is|are|was|were)\s+not\s[^,;]{1,60}\b(?:before|until)\s", re.IGNORECASE)
# News, rumours, knowledge of a thing.
SPOKEN_OF = re.compile(
    r"\b(?:news|rumou?rs?|knowledge|information|reports?|word|talk|discussion|mention|coverage)\s"
    r"(?:of|about|on|regarding|concerning)\s([^,;.:]{1,80})",
    re.IGNORECASE,
)
# "The No. 1 priority".
NUMBERED = re.compile(r"\bNo\.\s?(?=\d)")
COUNTING = ("more", "fewer", "less", "later", "earlier", "sooner", "doubt", "matter", "only", "just", "least")
# Who speaks for somebody else may clear him.
SPEAKING_FOR = re.compile(r"\b(?:lawyers?|attorneys?|counsel|spokes\w+|representative|on behalf)\b", re.IGNORECASE)
# Denials by these nouns mean an accusation, not whatever was said before.
CHARGES = re.compile(r"\b(?:charges?|allegations?|accusations?)\b", re.IGNORECASE)
ACCUSING = re.compile(
    r"\b(?:accus\w*|charg(?:e|es|ed|ing)|alleg\w*|blam\w*|suspect\w*|negligen\w*|guilt\w*|convict\w*|responsib\w*|"
    r"abus\w*|violat\w*|fault\w*|illegal\w*|unlawful\w*|fraud\w*)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def is_negated(words: str) -> bool:
    """Whether the first clause says that something is not so: "without pressure" and "no more than" do not."""
    clause = NEXT_CLAUSE.split(NUMBERED.sub("number ", words), maxsplit=1)[0]
    hanging = RELATIVE.search(clause)
    if hanging and not load_word_set("backward") & set(hanging[0].casefold().split()[-3:]):
        clause = hanging[0]
    if NOT_YET.search(clause):
        return False
    tokens = [token.lower.replace("’", "'") for token in tokens_of(clause) if token.is_word]
    found = {word for at, word in enumerate(tokens) if word in load_word_set("negators") and turns(tokens, at)}
    return len(found - {"nor"} if "neither" in found else found) % 2 == 1


def turns(tokens: list[str], at: int) -> bool:
    """Whether the negating word turns its clause: it stands with the verb or the subject, not behind a small word."""
    before, behind = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
    grammar = load_toml("grammar")
    if tokens[at] == "without" or behind in COUNTING:
        return False
    if tokens[at] == "not":
        return not at or before in (*grammar["auxiliaries"], *grammar["modals"]) or behind in ("one", "a")
    return before not in (*grammar["prepositions"], *grammar["coordinators"])


@lru_cache(maxsize=16384)
def core_of(words: str) -> str:
    """The words without "the allegation about" before them and what only hangs on them."""
    said = WHAT_WAS_SAID.sub("", words.strip(' ,;:"“”'), count=1)
    return HANGING.split(said, maxsplit=1)[0]


@lru_cache(maxsize=16384)
def denied_keys(words: str) -> frozenset[str]:
    """The content words of what is denied, without "the allegation about" before it and what only hangs on it."""
    return frozenset(keys_of(core_of(words))) or frozenset(keys_of(words))


class Topics:
    """The content words of a story's statements with how rare each is, and those that all of it is about."""

    def __init__(self, members: Members) -> None:
        # Of "the inspectors warned of it" the inspectors are a part of what is denied.
        self.keys = [frozenset(keys_of(f"{member.speaker or ''} {member.words}")) for member in members.listed]
        self.counts: dict[str, int] = {}
        for keys in self.keys:
            for key in keys:
                self.counts[key] = self.counts.get(key, 0) + 1
        count = len(self.keys)
        most = max(min(SEVERAL, MOSTLY * max(count, FEW)), TOPIC * count)
        self.common = frozenset(key for key, count in self.counts.items() if count > most)

    def weight(self, keys: frozenset[str]) -> float:
        """How much the words tell: one over the root of how many statements have each."""
        return sum(1 / self.counts[key] ** 0.5 if key in self.counts else 1.0 for key in sorted(keys))

    def says_what_is_denied(self, other: Member, denial: Member, least: float = DENIED_SHARE) -> bool:
        """Whether the words of an assertion have so much of what is denied, and more than what the story is about."""
        core = denied_keys(denial.words)
        met = (core & self.keys[other.number]) - only_spoken_of(other.words)
        if not met - self.common and (core - self.common or len(met) < 2):
            return False
        return self.weight(met) >= least * self.weight(core) and not negates_any(other.words, met)


def only_spoken_of(words: str) -> frozenset[str]:
    """The content words that stand behind "news of": who keeps back the news of a thing does not assert it."""
    return frozenset(key for found in SPOKEN_OF.finditer(words) for key in keys_of(found[1]))


def negates_any(words: str, keys: frozenset[str]) -> bool:
    """Whether a clause that has one of the words says that something is not so."""
    return any(is_negated(clause) and keys & set(keys_of(clause)) for clause in CLAUSES.split(words))


def accuses(member: Member) -> bool:
    """Whether it charges somebody with something."""
    cue = member.statement.chain[-1].cue if member.statement.chain else None
    told = f"{cue.of(member.report.text) if cue else ''} {member.words}"
    return member.statement.stance == "alleged" or ACCUSING.search(told) is not None


def means_a_charge(denial: Member) -> bool:
    """Whether what is denied is called a charge, an allegation or an accusation."""
    return CHARGES.search(denial.words) is not None


def only_may_deny(member: Member) -> bool:
    """Whether the denying verb hangs on a modal: "members could still reject it" denies nothing yet."""
    cue = member.statement.chain[-1].cue if member.statement.chain else None
    if cue is None:
        return False
    words = member.report.text[max(0, cue.start - 24) : cue.end].casefold().split()
    near = words[-4:]
    return bool(set(near) & modals())


@cache
def modals() -> frozenset[str]:
    """Words behind which a verb tells of what may be."""
    return frozenset(load_toml("grammar")["modals"]) | {"to", "if"}


def of_other_persons(one: Member, other: Member) -> bool:
    """Whether the two tell of persons with names, and of none in common."""
    left, right = persons_told_of(one), persons_told_of(other)
    return bool(left and right) and not any(same_speaker(a, b) for a in left for b in right)


def persons_told_of(member: Member) -> tuple[str, ...]:
    """The persons with names in the words of a statement."""
    pieces = member.statement.content
    return tuple(
        entity.name
        for entity in member.report.entities
        if entity.kind == "person"
        and name_form(entity.name).sort == "name"
        and any(piece.overlaps(mention) for piece in pieces for mention in entity.mentions)
    )


def clears_somebody_else(denial: Member, other: Member) -> bool:
    """Whether a person denies a charge while the charge names persons, and neither him nor anybody he speaks of."""
    link = denial.statement.chain[-1] if denial.statement.chain else None
    charged = persons_told_of(other)
    if link is None or link.kind != "person" or not charged or not means_a_charge(denial):
        return False
    sentence = first_over(denial.report.report.sentences, denial.statement.content[0])
    near = sentence.of(denial.report.text) if sentence else denial.words
    if SPEAKING_FOR.search(f"{link.role or ''} {near}"):
        return False
    return not any(same_speaker(link.speaker, name) or name.rsplit(maxsplit=1)[-1] in near for name in charged)


def is_of_another_time(one: Member, other: Member) -> bool:
    """Whether one is told of a time long before the reports and the other is not."""
    return is_long_ago(one) != is_long_ago(other)


def is_long_ago(member: Member) -> bool:
    """Whether its sentence names a time long before the report."""
    report = member.report
    span = member.statement.content[0]
    sentence = first_over(report.report.sentences, span) or span
    if AGO.search(sentence.of(report.text)):
        return True
    published = (report.report.raw.published or "")[:10]
    if not published:
        return False
    near = (d for d in report.dates if d.start < sentence.end and sentence.start < d.end)
    latest = [d.latest for d in near if d.latest and d.precision != "time"]
    if not latest:
        return False
    return max(map(date.fromisoformat, latest)) < date.fromisoformat(published) - LONG_AGO
