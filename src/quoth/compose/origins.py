"""Origins in words, the same for the terminal, the page and Markdown: which reports count as one, and which stand alone."""

from quoth.compose.likelihood import LIKELY
from quoth.compose.views import StoryView
from quoth.compose.wording import listed
from quoth.types import Origin
from quoth.types.lineage import EXTERNAL

# Under this a link is about as likely as not, and the number of origins an interval.
SURE_ENOUGH = 0.8
# So many letters in a row are told as a range ("A to D"); so many groups of reports in full.
RANGE, MOST_GROUPS, MOST_LETTERS = 4, 6, 16


def origin_verdict(view: StoryView) -> str:
    """ "Count A and B as one source." or how many there are, and which reports belong together."""
    origins = view.story.lineage.origins
    groups = sorted((group for group in origins.groups if len(group.reports) > 1), key=lambda g: -len(g.reports))
    if len(view.story.reports) == 1:
        return "One report: nothing to hold it against."
    if not groups:
        return "Each report is an origin of its own." if origins.low == origins.high else f"{origins.why}"
    told = [count_as_one(view, group) for group in in_order_of_letters(view, groups[:MOST_GROUPS])]
    if len(groups) > MOST_GROUPS:
        told.append(f"{len(groups) - MOST_GROUPS} more origins have two reports or more.")
    alone = [g.reports[0] for g in origins.groups if len(g.reports) == 1 and g.reports[0] in view.letters]
    stand = [f"{letters(view, tuple(alone))} {'stands' if len(alone) == 1 else 'stand'} alone."] if alone else []
    return " ".join([*told, *stand])


def in_order_of_letters(view: StoryView, groups: list[Origin]) -> list[Origin]:
    """The groups as their first reports stand in the story."""
    places = {report: number for number, report in enumerate(view.letters)}
    return sorted(groups, key=lambda group: min(places.get(report, len(places)) for report in group.reports))


def count_as_one(view: StoryView, group: Origin) -> str:
    """ "Count A and B as one source (Reuters)."; those that only a doubtful link joins to it are named apart."""
    strongest: dict[str, float] = {}
    for edge in view.story.lineage.edges:
        if edge.child in group.reports and edge.kind != "same-source" and not edge.unmatched:
            for end in (edge.child, edge.parent) if edge.kind == "siblings" else (edge.child,):
                strongest[end] = max(edge.probability, strongest.get(end, 0.0))
    doubtful = tuple(report for report in group.reports if strongest.get(report, 1.0) < SURE_ENOUGH)
    sure = tuple(report for report in group.reports if report not in doubtful)
    name = name_of(view, group)
    if len(sure) < 2:
        likely = all(strongest[report] >= LIKELY for report in doubtful)
        told = f"are likely one source ({name})" if likely else f"may be one source ({name}); that is not sure"
        return f"{letters(view, group.reports)} {told}."
    rest = f", and perhaps {letters(view, doubtful)} too" if doubtful else ""
    size = f": {len(sure)} reports" if len(sure) > RANGE else ""
    return f"Count {letters(view, sure)} as one source ({name}){size}{rest}."


def name_of(view: StoryView, group: Origin) -> str:
    """The name of an origin; of one that is only credited, and whose agency's reports here are unlike it, that it is claimed."""
    unlike = {check.report for check in view.story.lineage.credits if check.found == "unlike"}
    claimed = (group.root or "").startswith(EXTERNAL) and not unlike.isdisjoint(group.reports)
    return f"credited to {group.name}" if claimed else group.name


def letters(view: StoryView, reports: tuple[str, ...], *, most: int = MOST_LETTERS) -> str:
    """The letters of reports as a list in words, those in a row as a range; of many pieces the first, the others counted."""
    runs: list[list[str]] = []
    last = -2
    wanted = set(reports)
    for place, (report, letter) in enumerate(view.letters.items()):
        if report not in wanted:
            continue
        if place == last + 1:
            runs[-1].append(letter)
        else:
            runs.append([letter])
        last = place
    pieces = [piece for run in runs for piece in (run if len(run) < RANGE else [f"{run[0]} to {run[-1]}"])]
    if len(pieces) <= most + 1:
        return listed(pieces)
    left = sum(len(run) for run in runs) - sum(len(run) for run in shown_whole(runs, most))
    return listed([*pieces[:most], f"{left} more"])


def shown_whole(runs: list[list[str]], most: int) -> list[list[str]]:
    """The letters behind the first pieces of a list."""
    shown, left = [], most
    for run in runs:
        if left <= 0:
            break
        shown.append(run if len(run) >= RANGE else run[:left])
        left -= 1 if len(run) >= RANGE else len(run)
    return shown
