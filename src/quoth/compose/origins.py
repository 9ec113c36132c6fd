"""Origins in words, the same for the terminal, the page and Markdown: which reports count as one, and which stand alone."""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from quoth.compose.lettering import RANGE, letters, one_or_many
from quoth.compose.likelihood import LIKELY
from quoth.compose.naming import name_in_count
from quoth.compose.standing import agencies_named, standing_in_words, uncounted_in_words
from quoth.compose.views import StoryView
from quoth.text.counting import counted
from quoth.types import Origin
from quoth.types.lineage import DERIVATION

# So many groups of reports, and mixtures, are told in full; the others are counted.
MOST_GROUPS, MOST_MIXTURES = 6, 4


class Group(Struct, frozen=True):
    """The reports of one origin and of no other: those surely bound to the first of them, and those that a doubtful link binds.

    Each of the doubtful comes with the probability of its link.
    """

    origin: Origin
    sure: tuple[str, ...]
    doubtful: dict[str, float]


def origin_verdict(view: StoryView) -> str:
    """ "Count A and B as one source." or how many there are, which reports belong together, and what of that is doubtful."""
    if len(view.story.reports) == 1:
        named = agencies_named(view).get(view.story.reports[0])
        claim = f" That it is from {named} is its own claim." if named else ""
        return f"One report: nothing to hold it against.{claim}"
    groups = groups_of(view)
    alone = [group.sure[0] for group in groups if len(group.sure) == 1 and not group.doubtful]
    told = list(pieces_of(view, groups, alone))
    if told == [f"{letters(view, view.story.reports)} stand alone."]:
        return "Each report is an origin of its own."
    return " ".join([*interval_in_words(view), *told])


def interval_in_words(view: StoryView) -> Iterator[str]:
    """ "3 origins as counted, perhaps 4." where doubtful links leave the number open."""
    origins = view.story.lineage.origins
    number = len(origins.groups)
    if origins.low == origins.high:
        return
    if origins.low < number < origins.high:
        may_be = f"{origins.low:,} to {origins.high:,} possible"
    elif origins.low < number:
        may_be = f"perhaps only {origins.low:,}"
    else:
        may_be = f"perhaps {'' if origins.high == number + 1 else 'up to '}{origins.high:,}"
    yield f"{counted(number, 'origin')} as counted, {may_be}."


def pieces_of(view: StoryView, groups: list[Group], alone: list[str]) -> Iterator[str]:
    """The sentences of the verdict: groups, mixtures, what goes back to no other, and the links that are left out."""
    shared = sorted((g for g in groups if len(g.sure) > 1 or g.doubtful), key=lambda g: -len(g.origin.reports))
    shown = {group.origin.id for group in shared[:MOST_GROUPS]}
    yield from (count_as_one(view, group) for group in groups if group.origin.id in shown)
    if len(shared) > MOST_GROUPS:
        yield f"{len(shared) - MOST_GROUPS:,} more origins have two reports or more."
    mixed = mixtures(view)
    drawn_on = {edge.parent for edge in view.story.lineage.edges if edge.child in mixed and edge.kind in DERIVATION}
    yield from mixtures_in_words(view, [report for report in alone if report in drawn_on])
    yield from standing_in_words(view, [report for report in alone if report not in drawn_on])
    yield from uncounted_in_words(view)


def groups_of(view: StoryView) -> list[Group]:
    """The origins in the order of their first reports; a report made from several origins is in none of these groups."""
    mixed = mixtures(view)
    places = view.places
    doubts = [doubt for doubt in view.story.lineage.origins.doubts if doubt.counted]
    doubted = {(doubt.child, doubt.parent) for doubt in doubts}
    beside: dict[str, list[str]] = defaultdict(list)
    for edge in view.story.lineage.edges:
        if (edge.kind in DERIVATION or edge.kind == "siblings") and (edge.child, edge.parent) not in doubted:
            beside[edge.child].append(edge.parent)
            beside[edge.parent].append(edge.child)
    likeliest: dict[str, float] = {}
    for doubt in doubts:
        for end in (doubt.child, doubt.parent):
            likeliest[end] = max(doubt.probability, likeliest.get(end, 0.0))
    found = [
        group_of(origin, [r for r in origin.reports if r in places and r not in mixed], beside, likeliest)
        for origin in view.story.lineage.origins.groups
    ]
    return sorted((group for group in found if group.sure), key=lambda group: places[group.sure[0]])


def group_of(origin: Origin, members: list[str], beside: dict[str, list[str]], likeliest: dict[str, float]) -> Group:
    """The members of one origin, those that sure links bind to the first of them apart from the others.

    `beside` are the other ends of each report's sure links, `likeliest` the best of its doubtful ones.
    """
    wanted, inside, waiting = set(members), set(members[:1]), members[:1]
    while waiting:
        for other in beside[waiting.pop()]:
            if other not in inside and other in wanted:
                inside.add(other)
                waiting.append(other)
    # What hangs on a doubtful report by a sure link is as doubtful as that is; the least of the group's links stands for it.
    least = min((likeliest[report] for report in members if report in likeliest), default=1.0)
    doubtful = {report: likeliest.get(report, least) for report in members if report not in inside}
    return Group(origin, tuple(report for report in members if report in inside), doubtful)


def count_as_one(view: StoryView, group: Group) -> str:
    """ "Count A and B as one source (Reuters)."; those that only a doubtful link joins to it are named apart."""
    known = name_in_count(view, group.origin)
    name = f" ({known})" if known else ""
    likely = [report for report, probability in group.doubtful.items() if probability >= LIKELY]
    perhaps = [report for report in group.doubtful if report not in likely]
    if len(group.sure) < 2:
        all_of_them = letters(view, (*group.sure, *group.doubtful))
        return f"{all_of_them} are {'perhaps' if perhaps else 'likely'} one source{name}."
    partly = in_part(view)
    part = [report for report in group.sure if report in partly]
    number = len(group.sure) + len(group.doubtful)
    pieces = [
        f"Count {letters(view, group.sure)} as one source{name}",
        f", {letters(view, part)} only in part" if part else "",
        f", and likely {letters(view, likely)} too" if likely else "",
        f", and perhaps {letters(view, perhaps)} too" if perhaps else "",
        f": {number:,} reports" if number > RANGE else "",
    ]
    return f"{''.join(pieces)}."


def in_part(view: StoryView) -> set[str]:
    """The reports that are made only in part from what they go back to."""
    made: dict[str, set[str]] = defaultdict(set)
    for edge in view.story.lineage.edges:
        if edge.kind in DERIVATION:
            made[edge.child].add(edge.kind)
    return {report for report, kinds in made.items() if kinds == {"partial"}}


def mixtures(view: StoryView) -> set[str]:
    """The reports that are in several origins."""
    homes: dict[str, int] = defaultdict(int)
    for group in view.story.lineage.origins.groups:
        for report in group.reports:
            homes[report] += 1
    return {report for report, number in homes.items() if number > 1}


def mixtures_in_words(view: StoryView, apart: list[str]) -> Iterator[str]:
    """ "F draws on C and D; D counts apart." for the reports that are made from several origins, alike ones together.

    `apart` are those that nothing but a mixture goes back to.
    """
    mixed = mixtures(view)
    doubted = {(d.child, d.parent): d.probability for d in view.story.lineage.origins.doubts if d.counted}
    parents: dict[str, list[str]] = defaultdict(list)
    words: dict[str, str] = {}
    for edge in view.story.lineage.edges:
        if edge.child in mixed and edge.kind in DERIVATION and edge.parent in view.letters:
            parents[edge.child].append(edge.parent)
            if (edge.child, edge.parent) in doubted:
                words[edge.child] = "likely " if edge.probability >= LIKELY else "perhaps "
    alike: dict[tuple[tuple[str, ...], str], list[str]] = defaultdict(list)
    for report in view.letters:
        if report in parents:
            alike[tuple(parents[report]), words.get(report, "")].append(report)
    told = [
        f"{letters(view, made)} {word}{one_or_many(made, 'draws', 'draw')} on {letters(view, above)}"
        for (above, word), made in alike.items()
    ]
    if len(told) > MOST_MIXTURES:
        told = [*told[:MOST_MIXTURES], f"{len(told) - MOST_MIXTURES} more such"]
    counts = f"; {letters(view, apart)} {one_or_many(apart, 'counts', 'count')} apart" if apart else ""
    if told:
        yield f"{'; '.join(told)}{counts}."
