"""What keeps two groups apart however alike they are: each rule is a fact about both."""

from quoth.cluster.features import KINDS, LINE
from quoth.cluster.profiles import Crosses, Profile

# A story of many reports that goes on for longer is told anew, as the next chapter of a chain.
LONGEST_STORY = 30
MANY = 20
# Nine in ten pairs of one story of ECB+ share more, as the mean cosine of their words.
LEAST_WORDS = 0.25
# Reports of one day that have nothing else in common share less than this.
NEXT_TO_NONE = 0.05
WORDS, PEOPLE, PLACES, DAYS, FIGURES, COUNTS = (
    KINDS.index(kind) for kind in ("words", "people", "places", "days", "figures", "counts")
)


def runs_on(one: Profile, other: Profile, shared: Crosses) -> bool:
    """Together they would be many reports over more than a month: the later one is a chapter of its own."""
    if not (one.dated and other.dated) or one.dated + other.dated < MANY:
        return False
    return max(one.last, other.last) - min(one.first, other.first) > LONGEST_STORY


def others_elsewhere(one: Profile, other: Profile, shared: Crosses) -> bool:
    """Both name people and places, and share neither a person nor a place nor a count."""
    told = all(group.held[PEOPLE] and group.held[PLACES] for group in (one, other))
    return told and not shared[PEOPLE] and not shared[PLACES] and not shared[COUNTS]


def others_on_other_days(one: Profile, other: Profile, shared: Crosses) -> bool:
    """Both tell of days and of people, and share neither a day nor a person nor a count."""
    told = all(group.held[PEOPLE] and group.held[DAYS] for group in (one, other))
    return told and not shared[PEOPLE] and not shared[DAYS] and not shared[COUNTS]


def too_little_told(one: Profile, other: Profile, shared: Crosses) -> bool:
    """No people, figures or days of both can be compared, and fewer words are shared than by most reports of one story."""
    if (
        any(one.held[kind] and other.held[kind] for kind in (PEOPLE, FIGURES, DAYS))
        or min(one.words, other.words) < LINE
    ):
        return False
    return shared[WORDS] < LEAST_WORDS * one.held[WORDS] * other.held[WORDS]


def other_words(one: Profile, other: Profile, shared: Crosses) -> bool:
    """Next to none of their words are the same, whatever day they tell of."""
    told = min(one.words, other.words) >= LINE
    return told and shared[WORDS] < NEXT_TO_NONE * one.held[WORDS] * other.held[WORDS]


VETOES = (runs_on, other_words, too_little_told, others_elsewhere, others_on_other_days)


def veto(one: Profile, other: Profile, shared: Crosses) -> str | None:
    """The name of the first rule that keeps two groups apart; None where none does."""
    return next((rule.__name__ for rule in VETOES if rule(one, other, shared)), None)
