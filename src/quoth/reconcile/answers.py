"""Accounts that a report sets against each other, the one right behind the other: a reply, a denial that goes on, a figure."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from math import log
from typing import NamedTuple

from quoth.compare import Finding
from quoth.compare.ladders.figure_pairs import OUTCOMES, TIMES, in_words, kind_of_unit, value_of
from quoth.compare.substance import unit_key
from quoth.compare.topics import full_topic_of, fullest_topic, heading
from quoth.lexicons import load_toml
from quoth.reconcile.denials import denies, nested
from quoth.reconcile.disputes import whole_place
from quoth.reconcile.how_long import do_not_meet
from quoth.reconcile.members import Member, Members
from quoth.reconcile.merging import Found
from quoth.reconcile.pairing import meet
from quoth.reconcile.propositions import AGO, is_long_ago, is_negated
from quoth.text.names import same_speaker
from quoth.text.places import number_at
from quoth.types import Quantity
from quoth.types.claims import DifferenceKind

# An answer follows within so many sentences.
BEHIND = 1
# Of a speaker who goes on, so many sentences before it may hold what is answered.
GOES_ON = 3
# A figure that answers another is of its size, and stands among so many characters that may say so.
FURTHEST, BEFORE, AFTER = 10, 44, 24
# Bare numbers between these are years.
YEARS = (1900, 2100)
# What stands between two of these is told by the way.
ASIDE = ",—–()"
# Between two accounts in a sentence these set them side by side.
SIDE_BY_SIDE = re.compile(r";|\b(?:while|but|whereas|although|though|however|yet)\b", re.IGNORECASE)
# What is to come is no other value of what is.
TO_COME = frozenset({"predicted", "pledged", "demanded", "conditional"})
SOFT = frozenset({"unknown", "conditional", "demanded"})


class Answer(NamedTuple):
    """An account, the one behind it, and the words that lead from the first to what the second says."""

    account: Member
    reply: Member
    lead: str

    @property
    def near(self) -> bool:
        """Whether both stand in one sentence."""
        return sentence_of(self.account) == sentence_of(self.reply)


Rung = Callable[[Answer], Finding | None]


def find_answers(members: Members) -> Iterator[Found]:
    """What is set against the account before it: for each reply the nearest account that a rung takes it to answer."""
    by_report: dict[str, list[Member]] = {}
    for member in members.listed:
        by_report.setdefault(member.report.id, []).append(member)
    for listed in by_report.values():
        for at, reply in enumerate(listed):
            found = (made for answer in answers_of(reply, listed[:at]) for rung in RUNGS if (made := rung(answer)))
            first = next(found, None)
            if first is not None:
                yield Found(first, "speakers")


def answers_of(reply: Member, before: list[Member]) -> Iterator[Answer]:
    """The accounts of others just before a statement, the nearest first; what one of them says on and on is one account."""
    text, start = reply.report.text, reply.statement.content[0].start
    between: list[Member] = []
    for account in reversed(before):
        behind = sentence_of(reply) - sentence_of(account)
        goes_on = behind <= GOES_ON and between and all(same_voice(account, member) for member in between)
        if behind > BEHIND and not goes_on:
            return
        between.append(account)
        end = account.statement.content[-1].end
        if behind < 0 or end > start or nested(account, reply) or same_voice(account, reply):
            continue
        sentence = reply.report.report.sentences[sentence_of(reply)]
        yield Answer(account, reply, text[max(end, sentence.start) : start])


def same_voice(one: Member, other: Member) -> bool:
    """Whether two statements have one speaker, named."""
    return bool(one.speaker and other.speaker and same_speaker(one.speaker, other.speaker))


def sentence_of(member: Member) -> int:
    """The number of the sentence in which what is said begins."""
    return number_at(member.report.report.sentences, member.statement.content[0].start)


@cache
def pattern_of(section: str, field: str) -> re.Pattern[str]:
    """The words or phrases of a field as one pattern."""
    told = load_toml("answering")[section][field]
    listed = told.split() if isinstance(told, str) else told
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


@cache
def rejection() -> re.Pattern[str]:
    """Somebody rejects what was said before, and goes on to say what is so."""
    denying = (
        r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed)|refut(?:es?|ed)|contest(?:s|ed)?)"
    )
    nouns = "|".join(load_toml("answering")["replies"]["pointing"].split())
    pointing = rf"(?:(?:this|that|it|these|those|them)\b|(?:this|that|these|those|the|such)\s+(?:{nouns})\b(?!\s+(?:that|of|about)))"
    return re.compile(rf"\b{denying}\s+{pointing}\s*(?:,|and\b|as\b|:|—|–|-|by\b)", re.IGNORECASE)


def rejection_goes_on(answer: Answer) -> Finding | None:
    """Somebody rejects what was said just before and says what is so instead."""
    if not rejection().search(answer.lead) or denies(answer.account) or answer.reply.statement.stance in SOFT:
        return None
    figures = figures_apart(answer)
    return of_figures(answer, figures) if figures else written(answer, "rejection_goes_on")


def reply_says_no(answer: Answer) -> Finding | None:
    """Somebody replies to what was said just before with a "not"."""
    replied = pattern_of("replies", "words").search(answer.lead) is not None
    negated = is_negated(answer.reply.words) or any(map(is_negated, answer.reply.words.split(" and ")))
    if not (replied and negated) or denies(answer.account):
        return None
    return written(answer, "reply_says_no")


def another_figure_is_given(answer: Answer) -> Finding | None:
    """Two voices give the number one behind the other, and the second shows that it stands for the first."""
    figures = figures_apart(answer)
    if figures is None:
        return None
    text, quantity = answer.reply.report.text, figures[1]
    near = text[max(0, quantity.start - BEFORE) : quantity.end + AFTER]
    sentence = answer.reply.report.report.sentences[sentence_of(answer.reply)].of(text)
    instead = pattern_of("figures", "instead").search(near) is not None
    if not (answer.account.speaker or answer.reply.speaker):
        # In the report's own voice both must be set against each other.
        lead = f"{answer.lead}{' '.join(answer.reply.words.split()[:1])}"
        instead = instead and pattern_of("contrasts", "words").search(lead) is not None
    if not instead and "figure" not in sentence:
        return None
    return None if pattern_of("figures", "added").search(near) else of_figures(answer, figures)


def figure_is_called_wrong(answer: Answer) -> Finding | None:
    """Somebody calls the number that was given just before too high, too low or made up."""
    given = [q for q in answer.account.quantities if counts(q)]
    if not given or any(counts(q) for q in answer.reply.quantities):
        return None
    if not pattern_of("figures", "wrong").search(answer.reply.words) or not re.search(
        r"\b(?:figure|number|count|toll|estimate|sum|it|that)\b", answer.reply.words
    ):
        return None
    return written(answer, "figure_is_called_wrong", kind="figure", asked=f"{in_words(given[0])}, or not?")


def another_stretch_is_told(answer: Answer) -> Finding | None:
    """In one sentence two people tell how long it takes, and the two cannot be the same: "three months; within weeks"."""
    if not answer.near or not (answer.account.speaker and answer.reply.speaker) or not SIDE_BY_SIDE.search(answer.lead):
        return None
    found = do_not_meet(answer.account.words, answer.reply.words)
    if found is None:
        return None
    one, other = (stretch.words for stretch in found)
    return written(answer, "another_stretch_is_told", kind="date", asked=f"{one[:1].upper()}{one[1:]}, or {other}?")


RUNGS: tuple[Rung, ...] = (
    rejection_goes_on,
    reply_says_no,
    another_figure_is_given,
    figure_is_called_wrong,
    another_stretch_is_told,
)


def figures_apart(answer: Answer) -> tuple[Quantity, Quantity] | None:
    """The two figures that can count one thing and cannot both hold, those nearest in size."""
    stances = [m.statement.stance in TO_COME for m in (answer.account, answer.reply)]
    if told_long_ago(answer.account) != told_long_ago(answer.reply):
        return None
    # What stands between commas is so, whatever is foretold of it: "the sum, $48 million, to grow".
    told = [q for q in answer.account.quantities if stances[0] == stances[1] or is_aside(answer.account, q)]
    pairs = [
        (abs(log(size(one) / size(other))), one, other)
        for one in told
        for other in answer.reply.quantities
        if counts(one) and counts(other) and may_answer(one, other) and not agreed_to(other, answer.account)
    ]
    best = min(pairs, key=lambda pair: pair[0], default=None)
    return best[1:] if best is not None else None


def told_long_ago(member: Member) -> bool:
    """Whether its own words name a time long before the report, and not only the sentence around them."""
    if not is_long_ago(member):
        return False
    dated = any(date.span.overlaps(piece) for date in member.report.dates for piece in member.statement.content)
    return dated or AGO.search(member.words) is not None


def is_aside(member: Member, quantity: Quantity) -> bool:
    """Whether a figure stands by itself between commas, dashes or brackets."""
    text = member.report.text
    before, behind = text[: quantity.start].rstrip()[-1:], text[quantity.end :].lstrip()[:1]
    return before in ASIDE and behind in ASIDE and bool(before and behind)


def agreed_to(quantity: Quantity, account: Member) -> bool:
    """Whether another figure of the account lets this one in."""
    return any(unit_key(q) == unit_key(quantity) and meet(q, quantity) for q in account.quantities)


def counts(quantity: Quantity) -> bool:
    """Whether a quantity has a number of its own, and is no year."""
    number = value_of(quantity)[0]
    return bool(number) and quantity.relative is None and not (quantity.unit is None and YEARS[0] <= number <= YEARS[1])  # type: ignore[operator]


def size(quantity: Quantity) -> float:
    """Its number without a sign."""
    return abs(value_of(quantity)[0] or 1)


def may_answer(one: Quantity, other: Quantity) -> bool:
    """Whether a figure can stand for the one before it: of one unit or bare, of like size, no part, and not the same."""
    bare = other.unit is None and kind_of_unit(one) not in ("money", "percent") and one.unit not in TIMES
    if unit_key(one) != unit_key(other) and not bare:
        return False
    outcomes = set(one.scope) & OUTCOMES, set(other.scope) & OUTCOMES
    apart = bool(outcomes[0]) and bool(outcomes[1]) and not outcomes[0] & outcomes[1]
    more = any((word in one.scope) != (word in other.scope) for word in ("additional", "planned"))
    low, high = sorted((size(one), size(other)))
    return not (apart or more or meet(one, other) or high > FURTHEST * low)


def of_figures(answer: Answer, figures: tuple[Quantity, Quantity]) -> Finding:
    """The finding of two figures under both."""
    left, right = map(in_words, figures)
    words = figures[0].counts.split()[-1:] or figures[1].counts.split()[-1:]
    noun = f" {words[0]}" if words else ""
    asked = f"{left[:1].upper()}{left[1:]}, or {right}{noun}?"
    return written(answer, "another_figure_is_given", kind="figure", asked=asked)


def written(answer: Answer, rule: str, *, kind: DifferenceKind = "polarity", asked: str | None = None) -> Finding:
    """The account and its answer as a finding."""
    account, reply = answer.account, answer.reply
    topic = full_topic_of(account.words, reply.words) or fullest_topic(account.words)
    return Finding(
        kind=kind,
        verdict="conflict",
        reason=None,
        left=(whole_place(account),),
        right=(whole_place(reply),),
        left_speaker=account.speaker,
        right_speaker=reply.speaker,
        about=account.words,
        question=asked or heading(topic, "which is it?"),
        why="The one answers the other in the same report.",
        severity="high",
        rule=rule,
    )
