"""What only one report says, first what has names and figures that stand nowhere else."""

from msgspec import Struct

from quoth.compose.views import StoryView
from quoth.compose.wording import one_line
from quoth.types import Claim, Place

# A claim of fewer words is a piece of one; below the second number it is shown after the others.
SHORTEST, WHOLE = 4, 6
# So many names and figures that stand nowhere else make a claim telling; more do not make it more so.
MOST_NEWS = 3
# Two claims that begin with so many of the same characters are one to a reader.
ALIKE = 50
PIECES = ("be ", "been ", "to ", "of ", "having ", "that ", "as ")


class SingleRow(Struct, frozen=True):
    """A claim of one report: its words, its place, whether the outlet says it in its own voice."""

    report: str
    words: str
    place: Place
    own_voice: bool


def single_rows(view: StoryView) -> dict[str, tuple[SingleRow, ...]]:
    """The claims that only one report has, by report in the order of the story."""
    made: dict[str, list[tuple[tuple[bool, int, Place], SingleRow]]] = {}
    known = {report: set(view.reports[report].text.casefold().split()) for report in view.story.reports}
    for claim in view.story.claims:
        report = only_report(claim)
        words = one_line(claim.text)
        if report is None or report not in view.reports or len(words.split()) < SHORTEST:
            continue
        if any(row.words[:ALIKE] == words[:ALIKE] for _, row in made.get(report, [])):
            continue
        own = not any(s.speaker for s in (*claim.asserted, *claim.denied, *claim.undecided))
        news = new_words(words, [known[other] for other in known if other != report])
        made.setdefault(report, []).append(
            ((is_piece(words), -news, claim.span), SingleRow(report, words, claim.span, own))
        )
    if len(view.story.reports) < 2:
        return {}
    ordered = {
        report: sorted(made[report], key=lambda item: item[0]) for report in view.story.reports if report in made
    }
    return {report: tuple(row for _, row in rows) for report, rows in ordered.items()}


def only_report(claim: Claim) -> str | None:
    """The report that alone carries the claim, as said, denied or left open."""
    reports = {s.report for s in (*claim.asserted, *claim.denied, *claim.undecided)}
    return next(iter(reports)) if len(reports) == 1 else None


def is_piece(words: str) -> bool:
    """Whether the words are a piece of a clause, which says little by itself."""
    return len(words.split()) < WHOLE or words.casefold().startswith(PIECES)


def new_words(words: str, others: list[set[str]]) -> int:
    """How many names and figures of a claim stand in no other report."""
    telling = [w for w in words.split()[1:] if w[:1].isupper() or any(char.isdigit() for char in w)]
    return min(MOST_NEWS, sum(not any(w.casefold() in other for other in others) for w in telling))
