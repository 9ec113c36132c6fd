"""How much of each section of a dossier is shown, from generous to tight."""

from msgspec import Struct
from msgspec.structs import replace

from quoth.compose.views import ABOVE_THE_FOLD


class Limits(Struct, frozen=True):
    """How much of each section is shown; `close` leaves no line empty that can be filled."""

    edges: int = 8
    edge_lines: int = 4
    alike: int = 2
    added: int = 2
    carried: int = 3
    differences: int = ABOVE_THE_FOLD
    disputes: int = 3
    figures: int = 12
    singles: int = 3
    days: int = 3
    open_days: int = 2
    omissions: int = 4
    close: bool = False


# Six reports and more: one line a report wherever that can be.
SMALL_STORY = 6
COMPACT = Limits(edges=4, edge_lines=2, alike=0, added=1, disputes=3, figures=12, singles=1, days=2, omissions=3)
# Three to five reports.
FEW_REPORTS = Limits(edges=4, edge_lines=2, alike=1, added=1, figures=10, singles=2, days=2, omissions=2)
# One line of a section each, and why two reports count as one in two.
TIGHT = Limits(
    edges=1, edge_lines=2, alike=0, added=0, disputes=1, figures=5, singles=1, days=1, open_days=1, omissions=1
)  # fmt: skip
# From generous to tight, for two reports; the last is taken where nothing fits.
LADDER = (
    Limits(),
    Limits(edges=2, edge_lines=2, alike=1, added=1, figures=10, singles=2, days=2, omissions=2),
    Limits(edges=2, edge_lines=2, alike=1, added=1, disputes=2, figures=8, singles=2, days=2, open_days=1, omissions=2),
    Limits(edges=2, edge_lines=2, alike=1, added=1, disputes=2, figures=8, singles=1, days=1, open_days=1, omissions=2),
    Limits(edges=2, edge_lines=2, alike=1, added=0, disputes=1, figures=6, singles=1, days=1, open_days=1, omissions=2),
    TIGHT,
    replace(TIGHT, figures=4),
    replace(TIGHT, figures=3),
    replace(TIGHT, figures=2),
    replace(TIGHT, figures=2, close=True),
    replace(TIGHT, figures=2, differences=6, close=True),
    replace(TIGHT, figures=2, differences=5, close=True),
    replace(TIGHT, figures=2, differences=4, close=True),
)
