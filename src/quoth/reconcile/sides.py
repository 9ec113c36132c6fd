"""Where each member of a claim stands to the wording in which it is printed: it says so, says no, leaves it open, or tells it otherwise.

Who says the opposite denies it, whatever verb he uses; who gives another number or year does not say it, and is not counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from quoth.compare.carrying import (
    Telling,
    befell_others,
    has_nothing_of_it,
    has_the_numbers,
    is_across_the_moment,
    is_another_share,
    is_on_another_day,
    keeps_the_bounds,
    leaves_it_open,
    says_no,
    sentences_of,
    takes_it_back,
    telling_of,
)
from quoth.compare.keys import keys_of, share
from quoth.compare.opposite_words import say_the_same
from quoth.compare.stands import stand_of
from quoth.lexicons import load_toml
from quoth.reconcile.members import Member
from quoth.reconcile.propositions import core_of, denied_keys, is_negated
from quoth.types import Difference, Place, Span
from quoth.types.claims import DifferenceKind

Side = Literal["asserted", "denied", "undecided", "otherwise"]

# A conflict of these kinds is about who says it and in which words, or about how surely: that is shown elsewhere.
OF_THE_TELLING: frozenset[DifferenceKind] = frozenset(
    {"attribution-dropped", "attribution-changed", "attribution-merged", "certainty", "quote-merged", "quote-misattributed",
     "quote-invented", "bound"}
)  # fmt: skip

CONDITION = re.compile(r"\s(?:if|unless|whether|should|in case|when|until|because)\s", re.IGNORECASE)
# Of the words of what is said not to be so the other has so many, and not one alone.
NEARLY_ALL, LEAST = 0.75, 2
# "No one has been charged" and "managers have been charged": in so few words one is enough.
SHORT = 2

# "Had not been ordered to do so": what was not done stands before.
PRO_FORM = re.compile(r"\b(?:do|doing|done) (?:so|it|that)\b", re.IGNORECASE)


class End(NamedTuple):
    """One place of one side of a conflict."""

    difference: Difference
    side: int
    place: Place


class Conflicts:
    """The conflicts of a story about what is told, found by place."""

    def __init__(self, differences: Iterable[Difference] = ()) -> None:
        self.ends: dict[str, list[End]] = defaultdict(list)
        for difference in differences:
            if difference.verdict == "conflict" and difference.kind not in OF_THE_TELLING:
                for number, side in enumerate(difference.sides):
                    for place in side.spans:
                        if place.part == "text":
                            self.ends[place.report].append(End(difference, number, place))

    def touching(self, member: Member) -> list[End]:
        """The ends of which most lies in the words of a member."""
        pieces = member.statement.content
        return [e for e in self.ends.get(member.report.id, ()) if any(holds_most(p, e.place.span) for p in pieces)]


def holds_most(piece: Span, place: Span) -> bool:
    """Whether half of the place lies in the piece: what is told only around the words of a conflict takes no side."""
    return 2 * (min(piece.end, place.end) - max(piece.start, place.start)) >= len(place)


class Told(NamedTuple):
    """A member of a claim with all that it is asked for by each wording: what it tells, the conflicts that it has a side in."""

    member: Member
    telling: Telling
    stand: Side
    says_not: bool
    ends: tuple[End, ...]


def told_by(member: Member, conflicts: Conflicts) -> Told:
    """A member ready to be held against wordings."""
    return Told(
        member,
        telling_of(member.report, member.statement.content),
        stand_of(member.statement.stance, member.words),
        says_not(member),
        tuple(conflicts.touching(member)),
    )


class Wording:
    """The member in whose words a claim is printed, held against the others."""

    def __init__(self, chosen: Told) -> None:
        self.chosen = chosen
        self.own: dict[str, set[int]] = defaultdict(set)
        for end in chosen.ends:
            self.own[end.difference.id].add(end.side)

    def sides_of(self, listed: Sequence[Told]) -> list[Side]:
        """Where each member stands; who says the opposite of any that says so denies it too."""
        sides = [self.side_of(told) for told in listed]
        said = [number for number, side in enumerate(sides) if side == "asserted"]
        apart = {number for number in said if listed[number].says_not != self.chosen.says_not}
        if apart:
            agreeing = {
                listed[number].member.words: listed[number]
                for number in said
                if number not in apart and denied_in(listed[number]) & denied_in(self.chosen)
            }
            for number in sorted(apart):
                if any(say_opposites(listed[number], other) for other in agreeing.values()):
                    sides[number] = "denied"
        return sides

    def side_of(self, told: Told) -> Side:
        """Where a member stands to the wording."""
        if told.member == self.chosen.member:
            return told.stand
        # "Ruled out closing other piers" is "no other pier will be closed".
        if told.stand == "denied" and self.chosen.stand == "asserted" and self.chosen.says_not and not told.says_not:
            return "asserted" if denied_in(self.chosen) & denied_in(told) else "denied"
        if told.stand != "asserted":
            return told.stand
        against = self.kinds_against(told)
        if "polarity" in against or say_opposites(self.chosen, told):
            return "denied"
        return "otherwise" if against or not carries(told.telling, self.chosen.telling) else told.stand

    def kinds_against(self, told: Told) -> set[DifferenceKind]:
        """The kinds of the conflicts in which the member stands on another side."""
        return {
            end.difference.kind
            for end in told.ends
            if end.difference.id in self.own and end.side not in self.own[end.difference.id]
        }


def carries(other: Telling, told: Telling) -> bool:
    """Whether the other says what is told: with its numbers, no other year, neither left open nor taken back.

    A "not" on one side alone says little: "nothing will be decided for now" is "the decision was put on hold".
    """
    if other.years_around and not told.years <= other.years_around:
        return False
    if not has_the_numbers(other, told) or not keeps_the_bounds(other, told) or befell_others(other, told):
        return False
    if leaves_it_open(other, told) or leaves_it_open(told, other) or has_nothing_of_it(other, told):
        return False
    if is_on_another_day(other, told) or is_another_share(other, told):
        return False
    return not (is_across_the_moment(other, told) or takes_it_back(other, told))


def denied_in(told: Told) -> frozenset[str]:
    """The content words of what a member says is so or not."""
    return denied_keys(main_clause(told.member.words))


def say_opposites(one: Told, other: Told) -> bool:
    """Whether the one says that what the other says is not so."""
    return one.says_not != other.says_not and says_the_opposite(one.member, other.member)


def says_the_opposite(one: Member, other: Member) -> bool:
    """Whether the one says that something is not so, and the other has nearly all of its words without any no beside them."""
    if says_not(one) == says_not(other) or say_the_same(one.words, other.words):
        return False
    denying, plain = (one, other) if says_not(one) else (other, one)
    core, keys = denied_keys(main_clause(denying.words)), frozenset(keys_of(plain.words))
    few = LEAST if len(keys) > SHORT and not PRO_FORM.search(denying.words) else 1
    if len(core & keys) < few or share(core, keys) < NEARLY_ALL or hidden_no().search(plain.words):
        return False
    # "To waste their money" may hang on a "no interest" before it.
    return not says_no(words_up_to(plain).casefold())


def says_not(member: Member) -> bool:
    """Whether its main words say that something is not so."""
    return is_negated(core_of(main_clause(member.words)))


def words_up_to(member: Member) -> str:
    """The words of a member with what stands before them in their sentence."""
    report, piece = member.report, member.statement.content[0]
    start = min((sentence.start for sentence in sentences_of(report, (piece,))), default=piece.start)
    return report.text[min(start, piece.start) : piece.end]


def main_clause(words: str) -> str:
    """The words without a condition: a "not" behind "if" says that nothing is not so."""
    return CONDITION.split(words, maxsplit=1)[0] or words


@cache
def hidden_no() -> re.Pattern[str]:
    """One pattern for the words in which a no is hidden ("failed to", "on hold")."""
    words = sorted(load_toml("assurance")["negations"]["hidden"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
