"""Details that tell one event from another: names and figures that news at large hardly knows."""

from functools import cache

from quoth.cluster.features import KINDS, Features
from quoth.lexicons import load_table
from quoth.text.content import stems_in
from quoth.text.rarity import rarity_of
from quoth.text.tokens import tokens_of

# A stem that at most five in 9,000 reports of the table have.
RARE = 7.0
# The stems of a name, each known from elsewhere, that seldom stand together: "Harrow Petroleum".
SELDOM_TOGETHER = 10.0
# A figure counts for two names: twins of ECB+ share three names now and then, and never a rare figure beside them.
FIGURE = 2
NAMES, FIGURES, PLACES = KINDS.index("names"), KINDS.index("figures"), KINDS.index("places")


def details_of(features: Features) -> dict[str, float]:
    """The telling details of a report, each once; agencies are none, since they tell of everything."""
    told = {stem for kind in (NAMES, FIGURES) for stem in features.rows[kind]}
    told.update(stem for place in features.rows[PLACES] for token in tokens_of(place) for stem in stems_in(token))
    rare = {stem: 1.0 for stem in sorted(told) if rarity_of(stem) >= RARE and stem not in agency_stems()}
    full = (name for name in features.full_names if not rare.keys() & set(name) and not agency_stems() & set(name))
    return rare | {" ".join(name): 1.0 for name in full if sum(map(rarity_of, name)) >= SELDOM_TOGETHER}


def worth(details: set[str]) -> int:
    """How much some details count for together; a name and what is made of it ("Tolm", "Tolmers") are one."""
    found, before = 0, ""
    for detail in sorted(details):
        if detail[0].isdigit():
            found += FIGURE
        elif not before or not detail.startswith(before):
            found, before = found + 1, detail
    return found


@cache
def agency_stems() -> frozenset[str]:
    """The stems of the names of news agencies."""
    forms = " ".join(cell.replace("|", " ") for row in load_table("agencies") for cell in row)
    return frozenset(stem for token in tokens_of(forms, 0, len(forms)) if token.is_word for stem in stems_in(token))
