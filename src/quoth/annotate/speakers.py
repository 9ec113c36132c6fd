"""Names, and who a mention stands for: entities of a report and the links of chains."""

from quoth.annotate.attribution import Attribution
from quoth.types import Entity, Link, Report


def find_entities(report: Report) -> tuple[Entity, ...]:
    """The people, bodies and places of a report with all their mentions."""
    return ()


def resolve_links(
    report: Report, attributions: tuple[Attribution, ...], entities: tuple[Entity, ...]
) -> tuple[tuple[Link, ...], ...]:
    """For each attribution the links of its own sources, outermost first, resolved to entities."""
    return tuple(() for _ in attributions)
