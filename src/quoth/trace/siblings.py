"""The siblings of each report, which rest with it on a dispatch that is not here, against the parents that it may have."""

from collections import defaultdict

from quoth.trace.parents import brings_its_own, parent_id
from quoth.trace.verdict import Pair, verdict_on


class Siblings:
    """The pairs of siblings by report, and which reports depend on one another in whatever way."""

    def __init__(self, siblings: list[Pair], derived: list[Pair]) -> None:
        self.related = {ends_of(pair) for pair in (*siblings, *derived)}
        self.of_report: dict[str, list[Pair]] = defaultdict(list)
        for pair in siblings:
            for report in ends_of(pair):
                self.of_report[report].append(pair)

    def outdo(self, pair: Pair) -> bool:
        """Whether a report has a surer sibling that has no kinship with its parent, which brings it nothing of its own."""
        child = pair.verdict.child.id
        apart = [
            sibling
            for sibling in self.of_report.get(child, ())
            if all(frozenset((parent_id(pair), end)) not in self.related for end in ends_of(sibling) - {child})
        ]
        surest = min(apart, key=lambda found: (-found.verdict.score, *sorted(ends_of(found))), default=None)
        if surest is None or surest.verdict.score <= pair.verdict.score:
            return False
        return not brings_its_own(pair, [as_child(surest, child)])


def ends_of(pair: Pair) -> frozenset[str]:
    """The two reports of a pair."""
    return frozenset((pair.verdict.child.id, pair.verdict.parent.id))


def as_child(pair: Pair, report: str) -> Pair:
    """The pair with one of its reports as the child."""
    verdict = pair.verdict
    if verdict.child.id == report:
        return pair
    return Pair(verdict_on(verdict.parent, verdict.child, verdict.shared.turned()), None)
