"""What was not understood when a report came in: kept in `found`, and told in sentences so that nothing is dropped in silence."""

from quoth.types import RawReport

NOT_UNDERSTOOD = "not understood: "
LOOKS_LIKE = "given, though it looks like "
LONGEST_VALUE = 60
# What to do about a piece that was not understood; other pieces can only be mended where they stand.
REMEDIES = {"published": " Give its date with --date, or write it as 2024-10-24."}


def not_understood(value: object) -> str:
    """How a value that means nothing here is kept."""
    return NOT_UNDERSTOOD + " ".join(str(value).split())[:LONGEST_VALUE]


def doubts_of(raw: RawReport) -> tuple[str, ...]:
    """One sentence for each piece of the report that was not understood or is held against its looks."""
    made = []
    for piece, how in raw.found.items():
        _, doubt, value = how.partition(NOT_UNDERSTOOD)
        if doubt:
            made.append(f"{raw.input}: its {piece} “{value}” was not understood.{REMEDIES.get(piece, '')}")
        _, doubt, value = how.partition(LOOKS_LIKE)
        if doubt:
            made.append(f"{raw.input} was read as {raw.language}, as asked, but looks like {value}.")
    return tuple(made)
