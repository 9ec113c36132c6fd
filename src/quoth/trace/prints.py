"""Prints of one text: where many reports have the same words, one stands for all, so that a thousand copies cost no million looks."""

from collections import defaultdict
from collections.abc import Sequence

from quoth.trace.details import Details, details_of
from quoth.trace.times import surely_before
from quoth.trace.verdict import Pair, Witness, pair_of, witness_of
from quoth.types import AnnotatedReport, Span

# So many prints of one text are held against all other texts, each with its own time, outlet and credits; the others only
# against the first of them.
FEW_PRINTS = 4


def witnesses_of(ordered: Sequence[AnnotatedReport]) -> tuple[Witness, ...]:
    """The reports with what the verdicts need of each; what hangs on the words alone is found once a text."""
    known: dict[tuple[str, tuple[Span, ...]], Details] = {}
    made = []
    for read in ordered:
        key = (read.text, read.report.sentences)
        if key not in known:
            known[key] = details_of(read)
        made.append(witness_of(read, known[key]))
    return tuple(made)


def apart_from_prints(ordered: tuple[Witness, ...]) -> tuple[tuple[Witness, ...], list[Pair]]:
    """The witnesses that are held against one another, in their order, and the verdicts on all further prints of a text."""
    texts: dict[str, list[Witness]] = defaultdict(list)
    for witness in ordered:
        texts[witness.details.wording if witness.details.numbers else witness.id].append(witness)
    further: set[str] = set()
    pairs: list[Pair] = []
    for prints in texts.values():
        if len(prints) > FEW_PRINTS:
            first = first_of(prints)
            others = [witness for witness in prints if witness is not first][FEW_PRINTS - 1 :]
            further |= {witness.id for witness in others}
            pairs += [pair for witness in others if (pair := pair_of(first, witness)) is not None]
    return tuple(witness for witness in ordered if witness.id not in further), pairs


def first_of(prints: list[Witness]) -> Witness:
    """The print that the others were taken from for all that can be told: by time, by credits, by their order."""
    first = prints[0]
    for other in prints[1:]:
        if not surely_before(first.read, other.read):
            pair = pair_of(first, other)
            first = pair.verdict.parent if pair is not None else first
    return first
