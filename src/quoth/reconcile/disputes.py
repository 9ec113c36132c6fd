"""Speakers who contradict each other: whoever denies, against those who assert what is denied."""

import re
from collections.abc import Iterator
from itertools import chain, islice, product

from quoth.compare import Finding
from quoth.compare.keys import keys_of, share
from quoth.compare.topics import full_topic_of, fullest_topic, heading
from quoth.lexicons import load_word_set
from quoth.reconcile.claims import Group
from quoth.reconcile.denials import CLEARLY, ENOUGH, Denied, denied_by, denies, is_the_thing_denied, points_back
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.reconcile.pairing import shared_words
from quoth.reconcile.propositions import Topics, denied_keys
from quoth.text.names import same_speaker
from quoth.text.subjects import at_the_beginning, in_sentence
from quoth.types import Place, Span

# A wording stands on a side where it is this near to the side's chief one (cosine), or shares so much of its words.
VERY, IN_WORDS = 0.6, 0.4
# So does one of whose words, if it has a few, so many stand in the chief one in these or other words.
FEWEST, HELD = 3, 0.6
# A clause of so many words can be asked whole; one that begins with a pronoun leans on words before it.
SHORTEST, LONGEST = 3, 6
LEANING = frozenset(
    ["he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "its", "his", "her", "their", "there",
     "who", "which", "what", "as", "and", "but", "in", "on", "at", "if"]
)  # fmt: skip
FINITE_WORDS = frozenset(["is", "are", "was", "were", "has", "have", "had", "did", "does", "would", "could", "will"])
ASKED = "yes or no?"
# So many pairs of wordings are asked for what both are about.
HEADINGS = 2000
# What is less likely by this than the likeliest is denied too.
NEARLY = 0.05
# A cue this many characters from what is said is quoted with it.
BESIDE = 120


def find_disputes(groups: tuple[Group, ...], members: Members, topics: Topics) -> list[Found]:
    """Every thing that is denied against what it denies, the surest first: one finding for each thing."""
    home = {member.number: group for group in groups for member in group.members}
    found: list[Denied] = []
    by_denial = denied_by([member for group in groups for member in group.members if denies(member)], members, topics)
    for denying in groups:
        best: dict[str, Denied] = {}
        for denied in (d for member in denying.members for d in by_denial.get(member.number, ())):
            claim = home[denied.assertion.number].claim.id
            if claim not in best or denied.score > best[claim].score:
                best[claim] = denied
        found += most_likely(list(best.values()))
    ordered = sorted(found, key=lambda d: (-d.score, d.denial.number, d.assertion.number))
    disputes = (dispute_finding(things, home, members, topics) for things in of_one_denial(ordered, home, members))
    return [dispute for dispute in disputes if dispute.finding.left and dispute.finding.right]


def of_one_denial(ordered: list[Denied], home: dict[int, Group], members: Members) -> list[list[Denied]]:
    """The denials of one thing, or of one claim, together under the surest."""
    kept: list[list[Denied]] = []
    for denied in ordered:
        claim = home[denied.assertion.number].claim.id
        first = next(
            (
                things
                for things in kept
                if home[things[0].assertion.number].claim.id == claim
                or same_thing(things[0].denial, denied.denial, members)
            ),
            None,
        )
        if first is None:
            kept.append([denied])
        else:
            first.append(denied)
    return kept


def most_likely(listed: list[Denied]) -> list[Denied]:
    """The likeliest, if it is likely enough, with those that are nearly as likely, and all that are clear."""
    ordered = sorted(listed, key=lambda denied: (-denied.score, denied.assertion.number))
    least = max(ENOUGH, min(CLEARLY, ordered[0].score - NEARLY)) if ordered else ENOUGH
    return [denied for denied in ordered if denied.score >= least]


def dispute_finding(things: list[Denied], home: dict[int, Group], members: Members, topics: Topics) -> Found:
    """The two sides set against each other: all whose own words assert the one thing, all whose own words deny it."""
    dispute = things[0]
    assertion, denial = dispute.assertion, dispute.denial
    said = {m.number: m for d in things for m in (d.assertion, *home[d.assertion.number].members)}
    other = {m.number: m for d in things for m in (d.denial, *home[d.denial.number].members)}
    claim = home[assertion.number].claim.id
    meant = {
        d.denial.number
        for d in things
        if home[d.assertion.number].claim.id == claim or same_thing(d.assertion, assertion, members)
    }
    right = [
        m for m in other.values() if denies(m) and (m.number in meant or m is denial or same_thing(m, denial, members))
    ]
    denying = {m.number for m in right}
    clear = {d.assertion.number for d in things if d.score >= CLEARLY and d.denial.number in denying}
    left = [m for m in said.values() if affirms(m) and (m.number in clear or same_thing(m, assertion, members))]
    there = {m.number for m in left}
    left += [m for m in told_elsewhere(denial, members, topics) if m.number not in there]
    # Nobody stands on both sides.
    deniers = {m.speaker for m in right if m.speaker}
    left = [m for m in left if m is assertion or not (m.speaker and any(same_speaker(m.speaker, d) for d in deniers))]
    denier = at_the_beginning(denial.speaker) if denial.speaker else "The report"
    finding = Finding(
        kind="polarity",
        verdict="conflict",
        reason=None,
        left=tuple(sorted(whole_place(member) for member in left)),
        right=tuple(sorted(whole_place(member) for member in right)),
        left_speaker=assertion.speaker,
        right_speaker=denial.speaker,
        about=denial.words,
        question=question(dispute, left, right),
        why=f"{denier} denied what {in_sentence(assertion.speaker) if assertion.speaker else 'the report'} said.",
        severity="high",
        rule="one_denies_what_another_asserts",
    )
    return Found(finding, "speakers", {whole_place(member): member.speaker for member in (*left, *right)})


def told_elsewhere(denial: Member, members: Members, topics: Topics) -> list[Member]:
    """The statements of other speakers, in any report, that have all words of what is denied."""
    core = denied_keys(denial.words)
    if len(core) < FEWEST or points_back(denial):
        return []
    return [
        m
        for m in members.listed
        if core <= m.keys
        and affirms(m)
        and m.statement.stance in ("asserted", "alleged")
        and not (m.report.id == denial.report.id and m.speaker is None and denial.speaker is None)
        and is_the_thing_denied(m, denial, topics)
    ]


def whole_place(member: Member) -> Place:
    """From the first to the last word of what is said, with the cue where it stands beside it.

    A denial that only points back ("rejected that, saying ...") is quoted with its whole sentence.
    """
    content = member.statement.content
    span = Span(content[0].start, content[-1].end)
    cue = member.statement.chain[-1].cue if member.statement.chain else None
    if member.statement.stance == "denied" and points_back(member):
        sentences = member.report.report.sentences
        return member.report.report.place(next((s for s in sentences if s.overlaps(span)), span))
    if cue is not None and abs(cue.start - span.start) < BESIDE:
        span = Span(min(span.start, cue.start), max(span.end, cue.end))
    return member.report.report.place(span)


def affirms(member: Member) -> bool:
    """Whether its speaker holds it to be so."""
    return not denies(member) and member.statement.stance not in ("unknown", "conditional")


def same_thing(member: Member, chief: Member, members: Members) -> bool:
    """Whether it says the very thing that the chief wording of its side says."""
    likeness = round(float(members.vectors[member.number] @ members.vectors[chief.number]), 4)
    if likeness >= VERY or shared_words(members, member, chief) >= IN_WORDS:
        return True
    fewer, more = sorted(
        (frozenset(keys_of(m.words)) for m in (member, chief)), key=lambda keys: (len(keys), sorted(keys))
    )
    return len(fewer) >= FEWEST and share(fewer, more) >= HELD


def question(dispute: Denied, left: list[Member], right: list[Member]) -> str:
    """What is in dispute as a question: the denied clause where it is short, else words of both sides, else of one."""
    denial, assertion = dispute.denial, dispute.assertion
    for member in (denial, assertion):
        clause = None if points_back(member) else short_clause(member.words)
        if clause:
            return f"{clause}, or not?"
    said = [m.words for m in (assertion, *left)]
    others = (m.words for m in left if m is not assertion)
    saying = (m.words for m in (denial, *right) if not points_back(m))
    pairs = islice(chain(product(saying, said), product((assertion.words,), others)), HEADINGS)
    found = (topic for one, other in pairs for topic in (full_topic_of(one, other), full_topic_of(other, one)))
    speakers = frozenset(keys_of(" ".join(sorted({m.speaker for m in (*left, *right) if m.speaker}))))
    # "27 payments: yes or no?" would ask for the number.
    named = (topic for topic in found if topic and not topic[:1].isdigit())
    topic = of_several_words(topic for topic in named if set(keys_of(topic)) - speakers)
    fullest = fullest_topic(assertion.words)
    if topic is None and fullest and set(keys_of(fullest)) - speakers:
        topic = fullest
    told = whole_place(assertion)
    return heading(topic or first_words(assertion.words) or first_words(told.span.of(assertion.report.text)), ASKED)


def of_several_words(topics: Iterator[str]) -> str | None:
    """The first of several words, or else the first: "Replacement workers: yes or no?" can be answered, "Replacements" hardly."""
    first = next(topics, None)
    return next((topic for topic in chain([first], topics) if topic and " " in topic), first)


def first_words(words: str) -> str | None:
    """What is asserted by its first words in quotation marks, cut before a small word; None where they are too few."""
    listed = words.replace("“", "").replace("”", "").replace('"', "").split()
    kept = listed[:LONGEST]
    while len(kept) > 1 and len(kept) < len(listed) and kept[-1].casefold() in load_word_set("function_words"):
        kept.pop()
    told = " ".join(kept).strip(" ,;:.")
    return f"“{told}{'…' if len(kept) < len(listed) else ''}”" if len(kept) >= SHORTEST else None


def short_clause(words: str) -> str | None:
    """The words as the beginning of a heading where they are a whole clause of few words with its own subject."""
    listed = words.strip(" .,;:").split()
    whole = SHORTEST <= len(listed) <= LONGEST and not re.search(r"[^\w\s'’-]", " ".join(listed))
    verb = set(map(str.casefold, listed[1:])) & FINITE_WORDS
    if not whole or not verb or listed[0].casefold() in LEANING:
        return None
    return " ".join((f"{listed[0][:1].upper()}{listed[0][1:]}", *listed[1:]))
