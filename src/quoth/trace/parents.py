"""From verdicts on pairs to the direct parents of each report: no circles, nothing back in time, no detours.

A verdict is about two reports and no third one changes it. Which of the reports that a child depends on is shown as its
parent does depend on what is there: where a nearer one is among the reports, the farther one is its parent's parent.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from quoth.text.rarity import weight_of
from quoth.trace.circles import Ancestry
from quoth.trace.kinds import draws_in_part
from quoth.trace.verdict import DEPENDENT, TAKEN_OVER, VERSION, Pair
from quoth.types import AnnotatedReport

# A further parent must bring this share of what the child has from its parents: of the 24 parents of the mixtures in the fit
# the least brought .11.
BROUGHT = 0.1
# Which of two relatives is the parent: these weights are right in all of the 41 cases that they were chosen on; the log-odds
# count up to so far apart.
COSINES, CREDIT, ODDS, FAR, QUOTED = 1.5, 0.25, 0.07, 3.0, 0.5
LEAST_QUOTED = 6
# What a child has from a copy alone is no chance from this weight on: "ten" weighs 2.2, "report" 1.5.
CHANGED = 2.0
MOST_PARENTS = 3


def without_circles(pairs: list[Pair], reports: dict[str, AnnotatedReport]) -> list[Pair]:
    """The dependent pairs, surest first; one that would close a circle or let news flow back in time is turned or left out.

    Pairs of known times, which come first, never do.
    """
    ancestry = Ancestry(tuple(reports.values()))
    kept = []
    for pair in sorted(mixtures_last(pairs), key=surest_first):
        for way in (pair, turned(pair)):
            if way is not None and ancestry.add(way.verdict.child.id, way.verdict.parent.id, surely=way.back is None):
                kept.append(way)
                break
    return kept


def mixtures_last(pairs: list[Pair]) -> list[Pair]:
    """The pairs, those turned round of which nothing tells the order and one end is a mixture of the other and of a third.

    What has nothing of the third was made from no text that is half the third's: it, or what it rests on, is the other half.
    """
    open_ends = {pair.verdict.parent.id for pair in pairs if pair.direction == "unknown" and turned(pair) is not None}
    bound = {frozenset((pair.verdict.child.id, pair.verdict.parent.id)) for pair in pairs}
    drawn: dict[str, list[str]] = defaultdict(list)
    for verdict in (pair.verdict for pair in pairs):
        if verdict.child.id in open_ends and draws_in_part(verdict):
            drawn[verdict.child.id].append(verdict.parent.id)
    return [way if (way := mixture_last(pair, drawn, bound)) is not None else pair for pair in pairs]


def mixture_last(pair: Pair, drawn: dict[str, list[str]], bound: set[frozenset[str]]) -> Pair | None:
    """The pair turned round, where nothing tells its order and its parent draws on a third that the child knows nothing of."""
    child, mixture = pair.verdict.child.id, pair.verdict.parent.id
    unrelated = any(frozenset((child, other)) not in bound for other in drawn.get(mixture, ()) if other != child)
    way = turned(pair) if unrelated and pair.direction == "unknown" else None
    return way if way is not None and draws_in_part(way.verdict) else None


def turned(pair: Pair) -> Pair | None:
    """The pair the other way round, where the times allow that and it is likely enough."""
    back = pair.back
    return Pair(back, pair.verdict) if back is not None and back.probability >= DEPENDENT else None


def surest_first(pair: Pair) -> tuple[int, float, str, str]:
    """Pairs with known times first, then those that are likely one way only, each by their log-odds."""
    ways = 0 if pair.back is None else 1 if turned(pair) is None else 2
    return (ways, -pair.verdict.score, pair.verdict.child.id, pair.verdict.parent.id)


def reached(starts: Sequence[str], links: dict[str, list[str]]) -> frozenset[str]:
    """All that can be reached along the links, the starts included."""
    seen, waiting = set(starts), list(starts)
    while waiting:
        for found in links.get(waiting.pop(), ()):
            if found not in seen:
                seen.add(found)
                waiting.append(found)
    return frozenset(seen)


class Kinship(Struct, frozen=True):
    """Which reports depend on which: child to parents, by identifiers.

    `copied` are those of other outlets that it has much of its wording from, with the share of it.
    """

    parents: dict[str, frozenset[str]]
    copied: dict[str, dict[str, float]]

    def made_from(self, child: str, parent: str) -> bool:
        """Whether the one depends on the other."""
        return parent in self.parents.get(child, frozenset())

    def are_kin(self, one: str, other: str) -> bool:
        """Whether one of two depends on the other, or both on a third."""
        above, beside = self.parents.get(one, frozenset()), self.parents.get(other, frozenset())
        return one in beside or other in above or bool(above & beside)


def kinship_of(pairs: list[Pair]) -> Kinship:
    """The kinship that dependent pairs make."""
    parents: dict[str, set[str]] = defaultdict(set)
    copied: dict[str, dict[str, float]] = defaultdict(dict)
    for verdict in (pair.verdict for pair in pairs):
        parents[verdict.child.id].add(verdict.parent.id)
        if verdict.runs >= VERSION and not verdict.versions:
            copied[verdict.child.id][verdict.parent.id] = verdict.runs
    return Kinship(
        {child: frozenset(found) for child, found in parents.items()},
        dict(copied),
    )


def direct_parents(pairs: list[Pair], kinship: Kinship) -> list[Pair]:
    """Of the pairs of one child those with its direct parents: the nearest of each family that brings a part of its own."""
    families: list[list[Pair]] = []
    for pair in sorted(pairs, key=surest_first):
        family = next((f for f in families if any(kinship.are_kin(parent_id(pair), parent_id(p)) for p in f)), None)
        if family is None:
            families.append([pair])
        else:
            family.append(pair)
    chosen: list[Pair] = []
    for family in families:
        nearest = family[0]
        for pair in family[1:]:
            nearest = pair if is_nearer(pair, nearest, kinship) else nearest
        nearest = original_of(nearest, family, kinship)
        if not chosen or (len(chosen) < MOST_PARENTS and brings_its_own(nearest, chosen)):
            chosen.append(nearest)
    return chosen


def original_of(nearest: Pair, family: list[Pair], kinship: Kinship) -> Pair:
    """Of a parent that is a copy the report that it is a copy of, where nothing says that the child was made from the copy."""
    copied = kinship.copied.get(parent_id(nearest), {})
    originals = [pair for pair in family if parent_id(pair) in copied]
    for pair in sorted(originals, key=lambda found: (-copied[parent_id(found)], surest_first(found))):
        if not is_from_copy(nearest, pair):
            return original_of(pair, family, kinship)
    return nearest


def is_from_copy(copy: Pair, original: Pair) -> bool:
    """Whether a child gives the copy alone as its source, quotes from it alone, or has a name, figure or rare word from it alone."""
    if copy.verdict.credited and not original.verdict.credited:
        return True
    own, added = copy.verdict.child.details, words_from(copy) - words_from(original)
    telling = not added.isdisjoint(own.names | own.figures) or weight_of(added) > CHANGED
    return telling or quoted_rather_from(copy, original) > 0


def brings_its_own(pair: Pair, chosen: list[Pair]) -> bool:
    """Whether a further parent gave the child what the others have not: words of its own, or whole stretches."""
    if brought_by(pair, chosen) >= BROUGHT:
        return True
    taken = pair.verdict.child.details.long_runs & pair.verdict.parent.details.long_runs
    return len(taken.difference(*(other.verdict.parent.details.long_runs for other in chosen))) >= TAKEN_OVER


def parent_id(pair: Pair) -> str:
    """The identifier of the parent of a pair."""
    return pair.verdict.parent.id


def is_nearer(pair: Pair, other: Pair, kinship: Kinship) -> bool:
    """Whether the child is nearer to the one parent than to the other, its relative: by words, sentences, log-odds, credit.

    Of two that are the same to it, as prints of one text are, the one that the other was made from is the nearer.
    """
    mine, theirs = words_from(pair), words_from(other)
    words = (weight_of(mine - theirs) - weight_of(theirs - mine)) / max(1.0, weight_of(mine | theirs))
    nearest = pair.verdict.shared.cosines.max(axis=1) - other.verdict.shared.cosines.max(axis=1)
    credit = CREDIT * (pair.verdict.credited - other.verdict.credited)
    odds = ODDS * max(-FAR, min(FAR, pair.verdict.score - other.verdict.score))
    nearer = round(
        words + COSINES * float(nearest.mean()) + credit + odds + QUOTED * quoted_rather_from(pair, other), 4
    )
    return nearer > 0 or (nearer == 0 and kinship.made_from(parent_id(other), parent_id(pair)))


def quoted_rather_from(pair: Pair, other: Pair) -> float:
    """What the child quotes from the one parent alone less what it quotes from the other alone, as a share."""
    quoted = pair.verdict.child.details.all_quoted
    mine = quoted & pair.verdict.parent.details.all_quoted
    theirs = quoted & other.verdict.parent.details.all_quoted
    return (len(mine - theirs) - len(theirs - mine)) / (len(mine | theirs) + LEAST_QUOTED)


def words_from(pair: Pair) -> frozenset[str]:
    """The stems that the child has in common with the parent."""
    return frozenset(pair.verdict.child.details.at.keys() & pair.verdict.parent.details.at.keys())


def brought_by(pair: Pair, chosen: list[Pair]) -> float:
    """The share of the child's words from its parents that this parent alone brings."""
    others = frozenset[str]().union(*(words_from(other) for other in chosen))
    own = words_from(pair)
    return weight_of(own - others) / max(1.0, weight_of(own | others))
