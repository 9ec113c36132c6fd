"""The head of a dossier: title and counts, the reports under their letters, what counts as one source and why."""

from itertools import islice

from quoth.compose.corrections import change_in_words
from quoth.compose.crediting import agencies_in_words, sources_in_words
from quoth.compose.links import LinkRow, link_rows
from quoth.compose.origins import origin_verdict
from quoth.compose.views import (
    StoryView,
    day_in_words,
    nearby_in_words,
    origins_in_words,
    outlets_in_words,
    reports_shown,
    speakers_in_words,
)
from quoth.compose.wording import quoted
from quoth.edges.gate import visible
from quoth.edges.terminal.layout import Style, columns, row, shortened, wrapped
from quoth.edges.terminal.limits import Limits
from quoth.text.counting import counted
from quoth.types import Edge, Passage, Place

# A title is cut for the counts beside it only where more than this is left of it.
SHORTEST_TITLE = 40
MOST_REPORTS = 24
# What stands before passages that are alike, before what a report adds, before shared words; a sentence of its own is cut to so many columns.
ALIKE, DIFFER, ADDS, SAYS, OWN_WIDTH = "    alike  ", "    differ ", "    adds   ", "    says   ", 56
# What stands before a figure that a later version changes, and how many of them are told.
CHANGES, MOST_CHANGED = "    changes ", 4
# So many words are shown on either side of the first that differs.
BEHIND = 3
# So many links that have no room with their reasons are told in a few words.
MOST_BRIEF = 12
# So many shared statements are shown in the words of those who carry them.
MOST_CARRIED = 2


def title_lines(view: StoryView, style: Style) -> list[str]:
    """Title with the counts, then each report under its letter."""
    story = view.story
    outlets = outlets_in_words(view)
    counts = " · ".join(
        [
            counted(len(story.reports), "report"),
            *([outlets] if outlets else []),
            origins_in_words(story),
            speakers_in_words(view),
        ]
    )
    room = style.width - columns(counts) - 2
    title = visible(story.title.upper())
    if columns(title) <= room or room >= SHORTEST_TITLE:
        lines = [row(style.bold(shortened(title, room)), counts, style.width)]
    else:
        lines = [*map(style.bold, wrapped(title, style.width)[:2]), f"  {counts}"]
    shown = reports_shown(view, MOST_REPORTS)
    agencies, sources = agencies_in_words(view, shown), sources_in_words(view, shown)
    left = len(story.reports) - len(shown)
    rest = [f"  + {left} more reports; --json and --html list them all"] if left else []
    told = [
        *lines,
        *(report_line(view, one, (agencies.get(one, ""), sources.get(one, "")), style) for one in shown),
        *rest,
    ]
    return [*told, *nearby_lines(view, style)]


def nearby_lines(view: StoryView, style: Style) -> list[str]:
    """Which story a report that stands alone perhaps belongs to, and why it was kept apart."""
    said = nearby_in_words(view)
    if said is None:
        return []
    return [f"  {line}" for line in wrapped(visible(said), style.width - 2)]


def report_line(view: StoryView, report: str, credits: tuple[str, str], style: Style) -> str:
    """One report: letter, name, headline, day, the agency that it credits; the outlets that it names beside a whole headline."""
    read = view.reports[report]
    raw = read.report.raw
    again = f" · came in {len(raw.also) + 1} times" if raw.also else ""
    headline = f" · {quoted(visible(raw.title))}" if raw.title else ""
    name = shortened(visible(view.name(report)), style.width // 3)
    left = f"  {view.letters[report]}  {name}"
    agency, sources = (f" · {words}" if words else "" for words in credits)
    tail, more = (visible(f" · {day_in_words(read)}{agency}{also}{again}") for also in ("", sources))
    tail = more if columns(left) + columns(headline) + columns(more) <= style.width else tail
    return f"{left}{fitted(headline, style.width - columns(left) - columns(tail))}{tail}"


def fitted(headline: str, room: int) -> str:
    """A headline behind its dot, cut inside its quotation marks."""
    return f" · {shortened(headline.removeprefix(' · '), room - 3)}" if headline and room > 12 else ""


def origin_lines(view: StoryView, style: Style, limits: Limits) -> list[str]:
    """What counts as one source, then the links with their reasons, some of what is alike, and what each adds of its own."""
    lines = ["", *wrapped(visible(origin_verdict(view)), style.width, indent="  ", first=style.bold("ORIGIN") + "   ")]
    rows = link_rows(view)
    made, carried = [row for row in rows if not row.carried], [row for row in rows if row.carried]
    for link in made[: limits.edges]:
        lines += wrapped_whole(link.told, limits.edge_lines, style.width)
        if link.edge is not None:
            lines += [*alike_lines(view, link.edge, style, limits.alike), *changed_lines(view, link, style)]
            lines += added_lines(view, link, style, limits.added)
    lines += further_lines(made[limits.edges :], style)
    for link in carried[:MOST_CARRIED]:
        lines += carried_lines(view, link, style, limits)
    return [*lines, *further_lines(carried[MOST_CARRIED:], style)]


def further_lines(rows: list[LinkRow], style: Style) -> list[str]:
    """The links for which there is no room with their reasons: each in a few words, of very many the first."""
    told = [row.brief.removesuffix(".") for row in rows[:MOST_BRIEF]]
    more = [f"{len(rows) - MOST_BRIEF} more links, which --html shows"] if len(rows) > MOST_BRIEF else []
    return wrapped(f"{'; '.join([*told, *more])}.", style.width, indent="    ", first="  ") if told else []


def carried_lines(view: StoryView, link: LinkRow, style: Style, limits: Limits) -> list[str]:
    """Who carries the same words, and the sentence of each that has them, one below the other."""
    lines = wrapped(link.brief, style.width, indent="    ", first="  ")
    for number, one in enumerate(link.carried[: limits.carried]):
        head = SAYS if number == 0 else " " * len(SAYS)
        lines.append(head + cut_beside(view, one.place, style.width - len(head), seen=view.words(one.said)))
    left = len(link.carried) - limits.carried
    return [*lines, f"{' ' * len(SAYS)}+ {left} more"] if left > 0 else lines


def alike_lines(view: StoryView, edge: Edge, style: Style, most: int) -> list[str]:
    """Matched passages side by side, in the order of the child: the most alike, or of an edited text the first that differ.

    None of a copy, which has them all.
    """
    if edge.kind == "copy" or not most:
        return []
    if edge.kind == "edited":
        differ = (one for one in edge.passages if view.words(one.child) != view.words(one.parent))
        shown, head = list(islice(differ, most)), DIFFER
    else:
        likest = sorted(edge.passages, key=lambda passage: (-passage.similarity, passage.child))[:most]
        shown, head = sorted(likest, key=lambda passage: passage.child), ALIKE
    room = (style.width - len(head) - 3) // 2
    lines = []
    for number, passage in enumerate(shown):
        from_word = first_difference(view, passage) if edge.kind == "edited" else 0
        left, right = (cut_beside(view, one, room, from_word=from_word) for one in (passage.child, passage.parent))
        begin = head if number == 0 else " " * len(head)
        lines.append(f"{begin}{left}{' ' * (room - columns(left) + 2)}{right}")
    return lines


def first_difference(view: StoryView, passage: Passage) -> int:
    """The word from which two sentences differ."""
    own, other = view.words(passage.child).split(), view.words(passage.parent).split()
    return next((n for n, (word, else_) in enumerate(zip(own, other, strict=False)) if word != else_), 0)


def changed_lines(view: StoryView, link: LinkRow, style: Style) -> list[str]:
    """The figures that a later version changes, and who still has the earlier ones."""
    told = [visible(change_in_words(view, changed)) for changed in link.changed[:MOST_CHANGED]]
    indent = " " * len(CHANGES)
    return [
        line
        for number, one in enumerate(told)
        for line in wrapped(one, style.width, indent=indent, first=indent if number else CHANGES)
    ]


def added_lines(view: StoryView, link: LinkRow, style: Style, most: int) -> list[str]:
    """What a report adds of its own to what it was made from, in its words, in at most so many lines."""
    own = link.own
    for number in range(min(len(own), 3 * most), 0, -1):
        told = " · ".join(cut_beside(view, place, OWN_WIDTH) for place in own[:number])
        more = f" · + {len(own) - number}" if len(own) > number else ""
        lines = wrapped(told + more, style.width, indent=" " * len(ADDS), first=ADDS)
        if len(lines) <= most:
            return lines
    return []


def cut_beside(view: StoryView, place: Place, room: int, *, seen: str = "", from_word: int = 0) -> str:
    """Mark and words of a place, cut at a word to so many columns.

    They begin later where what is to be `seen` would be cut away otherwise, or what stands `from_word` on.
    """
    mark, words = view.mark(place), visible(view.words(place))
    room -= columns(mark) + 1
    at = words.find(visible(seen))
    if from_word and columns(" ".join(words.split()[: from_word + BEHIND])) > room:
        words = f"…{' '.join(words.split()[max(0, from_word - BEHIND) :])}"
    elif at > 0:
        words = from_where_seen(words, at, columns(visible(seen)), room)
    return f"{mark} {shortened(quoted(words), room)}"


def from_where_seen(words: str, at: int, wide: int, room: int) -> str:
    """The words from so late a word on that those at a place, of such a width, still fit the room."""
    begin = max(0, at - room)
    begin = words.find(" ", begin, at) + 1 or at if begin else 0
    while begin < at and columns(words[begin:at]) + wide + len("“……”") > room:
        begin = words.find(" ", begin, at) + 1 or at
    return f"…{words[begin:]}" if begin else words


def wrapped_whole(told: str, most: int, width: int) -> list[str]:
    """A link in at most so many lines: pieces of its evidence that do not fit are left out whole, from the end."""
    pieces = told.removesuffix(".").split("; ")
    for number in range(len(pieces), 0, -1):
        lines = wrapped(f"{'; '.join(pieces[:number])}.", width, indent="    ", first="  ")
        if len(lines) <= most:
            return lines
    return wrapped(f"{pieces[0].split(': ', 1)[0]}.", width, indent="    ", first="  ")
