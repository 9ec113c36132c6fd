"""The foot of a dossier: what only one report says, and when."""

from quoth.compose.days import day_rows, undated
from quoth.compose.left_out import OmissionRow, omission_rows
from quoth.compose.singles import quotation_rows, single_rows
from quoth.compose.views import StoryView
from quoth.compose.wording import quoted
from quoth.edges.gate import visible
from quoth.edges.terminal.layout import Style, columns, cut_well, packed, row, shortened, wrapped
from quoth.edges.terminal.limits import Limits
from quoth.text.counting import counted

# Placed days that take no more than this share their line with those that could not be placed.
SHORT_DAYS = 20
LONG_QUOTATION = 60
# So many direct quotations of a report are shown; the others are counted.
QUOTED = 2
# Of those that leave one thing out so many are named.
MOST_LETTERS = 4


def single_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """What only one report says, in its own words."""
    lines: list[str] = []
    for report, rows in single_rows(view).items():
        letter = f"  {view.letters[report]}  "
        told: list[str] = []
        shown = 0
        for one in rows:
            room = LONG_QUOTATION if limits.singles > 1 else style.width * 2 // 5
            longer = f"{quoted(cut_well(one.words, room))} {view.mark(one.place)}"
            more = f" · + {len(rows) - shown - 1}" if len(rows) > shown + 1 else ""
            tried = wrapped(" · ".join([*told, longer]) + more, style.width, indent="     ", first=letter)
            if len(tried) > limits.singles and told:
                break
            told.append(longer)
            shown += 1
        more = f" · + {len(rows) - shown}" if len(rows) > shown else ""
        lines += wrapped(" · ".join(told) + more, style.width, indent="     ", first=letter)
    if not lines:
        return []
    head = style.bold("ONLY ONE SAYS IT")
    if len(view.story.reports) == 2:
        quotations = f"direct quotations: {quotations_told(view)}"
        head += f"   {shortened(quotations, style.width - columns(head) - 3)}"
    return ["", head, *lines]


def omission_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """What a report leaves out of the one that it was made from: denials first, then limits, in their own words."""
    rows = omissions_together(view)
    if not rows:
        return []
    lines = []
    for reports, one in rows[: limits.omissions]:
        mark = view.mark(one.place)
        verb = "drops" if len(reports) == 1 else "drop"
        beyond = [f"+{len(reports) - MOST_LETTERS}"] if len(reports) > MOST_LETTERS else []
        begin = f"  {' '.join([*(view.letters[report] for report in reports[:MOST_LETTERS]), *beyond])}  "
        what = f"{verb} {visible(one.what)}: "
        room = style.width - columns(begin + what) - columns(mark) - 2
        told = what.rstrip() if room < LONG_QUOTATION // 4 else what + quoted_cut(one.words, room)
        lines.append(row(begin + shortened(told, style.width - columns(begin + mark) - 2), mark, style.width))
    more = len(rows) - limits.omissions
    head = style.bold("LEFT OUT") + (
        f"   {counted(len(rows), 'point')}; the first {limits.omissions}" if more > 0 else ""
    )
    return ["", head, *lines]


def omissions_together(view: StoryView) -> list[tuple[list[str], OmissionRow]]:
    """What is left out, each once with the reports that leave it out, in the order of the rows."""
    found: dict[tuple[str, str], tuple[list[str], OmissionRow]] = {}
    for one in omission_rows(view):
        found.setdefault((one.what, view.words(one.place)), ([], one))[0].append(one.report)
    return list(found.values())


def quoted_cut(words: str, room: int) -> str:
    """The words in quotation marks, cut to the room."""
    return shortened(quoted(visible(words)), room)


def quotations_told(view: StoryView) -> str:
    """How many direct quotations each of two reports has, and the first of them."""
    told = []
    for one in quotation_rows(view):
        shown = [f"{quoted(shortened(view.words(p), LONG_QUOTATION // 3))} {view.mark(p)}" for p in one.places[:QUOTED]]
        more = [f"+ {len(one.places) - QUOTED}"] if len(one.places) > QUOTED else []
        told.append(f"{view.letters[one.report]} {', '.join([*shown, *more]) if shown else 'none'}")
    return " · ".join(told)


def when_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """The dates in the reports by day; those that could not be placed, and what would place them."""
    rows = day_rows(view)
    placed = [f"{r.day} {shortened(view.marks(r.places[:3]), 12)}" for r in rows if r.day is not None]
    loose = [f"{quoted(view.words(r.places[0]))} {view.marks(r.places[:2])}" for r in rows if r.day is None]
    head, indent = style.bold("WHEN") + "   ", "       "
    bare = undated(view)
    if not loose or not bare:
        return ["", *fill(placed, style, first=head, most=limits.days)] if placed else []
    name = view.reports[view.story.reports[bare[0]]].report.raw.input.rsplit("/", 1)[-1]
    told = f"undated, so open (--date {visible(name)}=YYYY-MM-DD): {loose[0]}"
    if columns(" · ".join(placed)) <= SHORT_DAYS and style.width > 2 * SHORT_DAYS:
        return ["", *fill([*placed, told, *loose[1:]], style, first=head, most=limits.open_days)]
    days = fill(placed, style, first=head, most=limits.days)
    return ["", *days, *fill([told, *loose[1:]], style, first=indent if days else head, most=limits.open_days)]


def fill(pieces: list[str], style: Style, *, first: str, most: int) -> list[str]:
    """As many pieces as `most` lines hold, divided by dots, then how many more there are."""
    if not pieces:
        return []
    lines: list[str] = []
    for number in range(len(pieces), 0, -1):
        more = [f"+ {len(pieces) - number}"] if number < len(pieces) else []
        lines = packed([*pieces[:number], *more], style.width, indent="       ", first=first)
        if len(lines) <= most:
            break
    return lines
