"""What was not understood when a report came in: kept in `found`, and told in sentences so that nothing is dropped in silence."""

from collections.abc import Sequence
from datetime import timedelta

from quoth.text.times import published_day
from quoth.types import RawReport

NOT_UNDERSTOOD = "not understood: "
LOOKS_LIKE = "given, though it looks like "
UNCERTAIN_ORDER = "order of text uncertain: "
LONGEST_VALUE = 60
# Pieces that are told whatever they are, and how.
TRACKED, LEFT_OUT, HEADINGS, CHARACTERS = "tracked changes", "left out", "headings", "characters"
PAID = "paid for"
TOLD = {
    TRACKED: "it holds tracked changes: {}.",
    PAID: "it says above its headline that it is paid for: “{}”. Such pages are advertisements.",
    LEFT_OUT: "what was not read of it: {}.",
    HEADINGS: "it has headings of several reports: {}. If they are, give each a file of its own.",
    CHARACTERS: "some of its characters are wrong: {}. Save it anew as UTF-8.",
}
# What to do about a piece that was not understood; other pieces can only be mended where they stand.
REMEDIES = {"published": " Give its date with --date, or write it as 2024-10-24."}

# A date so far from that of every other report is doubted where the others, two at least, lie no further apart than this.
FAR, TOGETHER = timedelta(days=180), timedelta(days=60)
LEAST_DATED = 3


def not_understood(value: object) -> str:
    """How a value that means nothing here is kept."""
    return NOT_UNDERSTOOD + " ".join(str(value).split())[:LONGEST_VALUE]


def doubts_of(raw: RawReport) -> tuple[str, ...]:
    """One sentence for each piece of the report that was not understood or is held against its looks."""
    made = []
    for piece, how in raw.found.items():
        if piece in TOLD:
            made.append(f"{raw.input}: {TOLD[piece].format(how)}")
        _, doubt, value = how.partition(NOT_UNDERSTOOD)
        if doubt:
            made.append(f"{raw.input}: its {piece} “{value}” was not understood.{REMEDIES.get(piece, '')}")
        _, doubt, value = how.partition(UNCERTAIN_ORDER)
        if doubt:
            made.append(f"{raw.input}: the order of its text is uncertain ({value}). Hold it against the document.")
        _, doubt, value = how.partition(LOOKS_LIKE)
        if doubt:
            made.append(f"{raw.input} was read as {raw.language}, as asked, but looks like {value}.")
    return tuple(made)


def date_doubts(raws: Sequence[RawReport]) -> tuple[str, ...]:
    """A sentence for the one report that is dated long after or long before all the others, whatever day it is today."""
    dated = sorted(((day, raw) for raw in raws if (day := published_day(raw.published))), key=lambda each: each[0])
    if len(dated) < LEAST_DATED:
        return ()
    days = [day for day, _ in dated]
    if days[-1] - days[-2] > FAR and days[-2] - days[0] <= TOGETHER:
        return (out_of_line(dated[-1][1], (days[-1] - days[-2]).days, "after"),)
    if days[1] - days[0] > FAR and days[-1] - days[1] <= TOGETHER:
        return (out_of_line(dated[0][1], (days[1] - days[0]).days, "before"),)
    return ()


def out_of_line(raw: RawReport, days: int, when: str) -> str:
    """The doubt about a date, with what to do."""
    given = (raw.published or "")[:10]
    return f"{raw.input}: its date, {given}, lies {days:,} days {when} all others. If it is wrong, give it with --date."
