"""Stories of few reports that perhaps belong to another story: what nearly joined is said, not kept in silence."""

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from quoth.cluster.details import worth
from quoth.cluster.features import KINDS, features_of, headed, title_words
from quoth.cluster.index import StemIndex
from quoth.cluster.likeness import USUAL, days_between, log_odds
from quoth.cluster.profiles import Profile, crosses, joined, lead_of, profile_of
from quoth.cluster.second_look import FEW, against, in_common, stems_of
from quoth.cluster.vetoes import veto
from quoth.text.content import stems_in
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport

# Among more reports nobody asks of each that stands alone where else it might.
MOST_REPORTS = 1000
# As unlike as this, but with a telling detail that most of a story tells; or two of them, where its date keeps it out.
NEARLY = -2.5
# As unlike as this, where it opens with a place of the story that news at large hardly knows.
NEARLY_THERE = -3.0
# Days between two that make the date of one doubtful, where nothing else keeps them apart.
DOUBTFUL_DAYS = 60
# So many details, or a place at the head, are asked of a story of two or three; they set a rule aside that finds nobody and
# no place in common.
SEVERAL = 2
MOST_NAMED = 3
MONTHS, PLACES = KINDS.index("months"), KINDS.index("places")

Members = Sequence[AnnotatedReport]


def near_stories(stories: Sequence[Members]) -> dict[int, tuple[int, str]]:
    """For a story of few reports the story that it perhaps belongs to, by their places in the sequence, and why in a sentence.

    None is said to belong to a smaller one.
    """
    if sum(map(len, stories)) > MOST_REPORTS or len(stories) < 2:
        return {}
    few = [place for place, members in enumerate(stories) if len(members) <= FEW]
    profiles = {place: story_of(members) for place, members in enumerate(stories)} if few else {}
    index: StemIndex[int] = StemIndex()
    for place, profile in profiles.items():
        index.file(place, lead_of(profile))
    found: dict[int, tuple[int, str]] = {}
    for place in few:
        size = len(stories[place])
        near = [other for other in index.nearest(lead_of(profiles[place])) if other != place]
        others = {other: profiles[other] for other in near if len(stories[other]) >= size}
        if told := nearest_of(stories[place], profiles[place], others):
            found[place] = told
    return {place: told for place, told in found.items() if found.get(told[0], (place,))[0] != place or told[0] < place}


def story_of(members: Members) -> Profile:
    """The profile of a story."""
    total = profile_of(features_of(members[0]), ("", ""))
    for member in members[1:]:
        one = profile_of(features_of(member), ("", ""))
        total = joined(total, one, crosses(total, one))
    return total


def nearest_of(members: Members, own: Profile, others: Mapping[int, Profile]) -> tuple[int, str] | None:
    """The likest of some stories that a story of few reports perhaps belongs to, with the reason; one of several reports first."""
    told = []
    for place, other in others.items():
        value, why = by_date(members, own, other) or by_details(members, own, other) or (0.0, "")
        if why:
            told.append((other.size > 1, value, -place, why))
    if not told:
        return None
    _, _, place, why = max(told)
    return -place, why


def by_details(members: Members, own: Profile, other: Profile) -> tuple[float, str] | None:
    """It has details of the story and is not much unlike it."""
    shared, details = crosses(own, other), in_common(own, other)
    there = not details.isdisjoint(stems_of(other.rows[PLACES]) & stems_at_the_head(members)) if details else False
    surely = there or worth(details) >= SEVERAL
    if not details or (len(members) > 1 and not surely):
        return None
    if against(own, other, shared, details) if surely else veto(own, other, shared):
        return None
    value = max(log_odds(own, each, shared) for each in (other, as_usual(other)))
    if value < (NEARLY_THERE if there else NEARLY):
        return None
    return value, f"It has {named(members, details)} in common with that story, and not enough else."


def stems_at_the_head(members: Members) -> set[str]:
    """The stems of the titles and first sentences of some reports."""
    return stems_of(text for read in members for text in (title_words(read), *(s.of(read.text) for s in headed(read))))


def as_usual(story: Profile) -> Profile:
    """The story as if its reports were no more alike than is usual: rewrites of one text do not make it harder to be near."""
    inner = [usual * held * (held - 1) / 2 for usual, held in zip(USUAL, story.held, strict=True)]
    return replace(story, inner=inner)


def by_date(members: Members, own: Profile, other: Profile) -> tuple[float, str] | None:
    """It would be in the story if its date, far from those of the others, were not believed."""
    days = days_between(own, other) if own.dated and other.dated else 0
    if days < DOUBTFUL_DAYS or len(members) > 1:
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
    day = (members[0].report.raw.published or "")[:10]
    return value, f"Its date, {day}, lies {days:,} days {when} that story; that keeps it apart."


def named(members: Members, details: set[str]) -> str:
    """The first words of the reports that stand for some details."""
    found: dict[str, str] = {}
    for token in chain.from_iterable(tokens_of(read.text) for read in members):
        for stem in stems_in(token):
            if stem in details:
                found.setdefault(stem, f"“{token.text}”")
    return ", ".join(list(found.values())[:MOST_NAMED])
