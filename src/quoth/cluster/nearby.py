"""Stories of one report that perhaps belong to another story: what nearly joined is said, not kept in silence."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from quoth.cluster.details import worth
from quoth.cluster.features import KINDS, features_of
from quoth.cluster.index import StemIndex
from quoth.cluster.likeness import days_between, log_odds
from quoth.cluster.profiles import Profile, crosses, joined, lead_of, profile_of
from quoth.cluster.second_look import in_common
from quoth.cluster.vetoes import veto
from quoth.text.content import stems_in
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport

# Among more reports nobody asks of each that stands alone where else it might.
MOST_REPORTS = 1000
# As unlike as this, but with a telling detail that most of a story tells; or two of them, where its date keeps it out.
NEARLY = -2.5
# Days between two that make the date of one doubtful, where nothing else keeps them apart.
DOUBTFUL_DAYS = 60
MOST_NAMED = 3
MONTHS = KINDS.index("months")

Members = Sequence[AnnotatedReport]


def near_stories(stories: Sequence[Members]) -> dict[int, tuple[int, str]]:
    """For a story of one report the story that it perhaps belongs to, by their places in the sequence, and why in a sentence."""
    if sum(map(len, stories)) > MOST_REPORTS or len(stories) < 2:
        return {}
    alone = [place for place, members in enumerate(stories) if len(members) == 1]
    profiles = {place: story_of(members) for place, members in enumerate(stories)} if alone else {}
    index: StemIndex[int] = StemIndex()
    for place, profile in profiles.items():
        index.file(place, lead_of(profile))
    found: dict[int, tuple[int, str]] = {}
    for place in alone:
        others = [other for other in index.nearest(lead_of(profiles[place])) if other != place]
        if told := nearest_of(stories[place][0], profiles[place], {other: profiles[other] for other in others}):
            found[place] = told
    return {place: told for place, told in found.items() if found.get(told[0], (place,))[0] != place or told[0] < place}


def story_of(members: Members) -> Profile:
    """The profile of a story."""
    total = profile_of(features_of(members[0]), ("", ""))
    for member in members[1:]:
        one = profile_of(features_of(member), ("", ""))
        total = joined(total, one, crosses(total, one))
    return total


def nearest_of(read: AnnotatedReport, own: Profile, others: Mapping[int, Profile]) -> tuple[int, str] | None:
    """The likest of some stories that the report perhaps belongs to, with the reason."""
    told = []
    for place, other in others.items():
        value, why = by_date(read, own, other) or by_details(read, own, other) or (0.0, "")
        if why:
            told.append((value, -place, why))
    if not told:
        return None
    _, place, why = max(told)
    return -place, why


def by_details(read: AnnotatedReport, own: Profile, other: Profile) -> tuple[float, str] | None:
    """It has details of the story and is not much unlike it."""
    shared = crosses(own, other)
    value, details = log_odds(own, other, shared), in_common(own, other)
    if not details or value < NEARLY or veto(own, other, shared):
        return None
    return value, f"It has {named(read, details)} in common with that story, and not enough else."


def by_date(read: AnnotatedReport, own: Profile, other: Profile) -> tuple[float, str] | None:
    """It would be in the story if its date, far from those of the others, were not believed."""
    days = days_between(own, other) if own.dated and other.dated else 0
    if days < DOUBTFUL_DAYS:
        return None
    undated = replace(
        own, dated=0, first=0, last=0, rows=[*own.rows[:MONTHS], {}, *own.rows[MONTHS + 1 :]], packed=None
    )
    undated.held = [*own.held[:MONTHS], 0, *own.held[MONTHS + 1 :]]
    shared = crosses(undated, other)
    value = log_odds(undated, other, shared)
    if value < (NEARLY if worth(in_common(own, other)) > 1 else 0.0) or veto(undated, other, shared):
        return None
    when = "after" if own.first > other.last else "before"
    day = (read.report.raw.published or "")[:10]
    return value, f"Its date, {day}, lies {days:,} days {when} that story; that keeps it apart."


def named(read: AnnotatedReport, details: set[str]) -> str:
    """The first words of the report that stand for some details."""
    found: dict[str, str] = {}
    for token in tokens_of(read.text):
        for stem in stems_in(token):
            if stem in details:
                found.setdefault(stem, f"“{token.text}”")
    return ", ".join(list(found.values())[:MOST_NAMED])
