"""Credits held against the reports that are here: which go back to the agency that they name, and which do not."""

from msgspec import Struct

from quoth.trace.credits import is_of_agency, whole_credit
from quoth.trace.parents import reached
from quoth.trace.verdict import COPY, Pair
from quoth.types import AnnotatedReport, CheckedCredit, Credit, Place

# So many reports of the agency are named beside a credit that is like none of them.
MOST_AGAINST = 20


class Credits(Struct, frozen=True):
    """The whole-report credits of a story by report, those that no report here answers to, and the reports of each agency."""

    given: dict[str, Credit]
    absent: dict[str, Credit]
    of_agency: dict[str, tuple[str, ...]]

    def unlike(self, report: str) -> bool:
        """Whether reports of the agency that a report credits are here, and it is like none of them."""
        return report in self.absent and bool(self.of_agency[self.absent[report].agency])

    def checked(self, ordered: tuple[AnnotatedReport, ...]) -> tuple[CheckedCredit, ...]:
        """What became of every credit, in the order of the reports."""
        return tuple(self.check(read.id) for read in ordered if read.id in self.given)

    def check(self, report: str) -> CheckedCredit:
        """What became of the credit of one report."""
        credit = self.given[report]
        here = self.of_agency[credit.agency]
        place = Place(report, credit.start, credit.end)
        if report not in self.absent:
            return CheckedCredit(report, credit.agency, place, "matched", ())
        return CheckedCredit(report, credit.agency, place, "unlike" if here else "absent", here[:MOST_AGAINST])


def credits_in(ordered: tuple[AnnotatedReport, ...], dependent: list[Pair]) -> Credits:
    """All credits of a story, held against the reports that each crediting one depends on.

    A print of a dispatch may be dated earlier than the agency's own; then the two are bound the other way round.
    """
    given = {read.id: credit for read in ordered if (credit := whole_credit(read)) is not None}
    agencies = sorted({credit.agency for credit in given.values()})
    of_agency = {name: tuple(read.id for read in ordered if is_of_agency(read, name)) for name in agencies}
    prints: dict[str, set[str]] = {}
    for verdict in (pair.verdict for pair in dependent):
        if min(verdict.runs, verdict.runs_back) >= COPY:
            prints.setdefault(verdict.parent.id, set()).add(verdict.child.id)
    below: dict[str, list[str]] = {}
    for pair in dependent:
        below.setdefault(pair.verdict.parent.id, []).append(pair.verdict.child.id)
    answered = {name: reached(found, below) for name, found in of_agency.items()}
    absent = {
        report: credit
        for report, credit in given.items()
        if report not in answered[credit.agency]
        and not prints.get(report, set()).intersection(of_agency[credit.agency])
    }
    return Credits(given, absent, of_agency)
