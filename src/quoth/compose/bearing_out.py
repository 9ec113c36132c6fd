"""Whether a report's own sentence bears out what the brief tells: the comparison of the audit, and what it cannot see.

What the brief says with a count stands in every report that is counted; the others are neither counted nor cited.
"""

from quoth.compare import Finding, compare_passages, passage_of, passage_of_spans
from quoth.compare.carrying import (
    allows,
    befell_others,
    has_the_numbers,
    has_the_years,
    is_turned,
    keeps_the_bounds,
    sentences_of,
    takes_it_back,
    telling_of,
    words_at,
)
from quoth.compare.keys import keys_of, share
from quoth.compose.material import Material, gives_the_same
from quoth.compose.telling import report_name, root_of
from quoth.text.names import same_speaker
from quoth.types import AnnotatedReport, Difference, Place, Quantity, Span, Statement, Support
from quoth.types.lineage import DERIVATION

# Who says it is counted apart, as sources; and a quotation may be told elsewhere in other words.
OF_SPEAKERS = frozenset({"attribution-dropped", "attribution-changed", "attribution-merged", "quote-invented"})
# Of the content words of what is told the sentence has so many.
BORNE = 0.5
# Where so many are in a statement of the other report it is the same one.
MOSTLY = 0.5
# Stances of somebody who does not say that it is so.
NOT_SAID = frozenset({"unknown", "conditional", "denied"})


def borne_out(material: Material, told_by: Support, others: tuple[Support, ...]) -> tuple[Support, ...]:
    """Those of the supports that have the main details of what is told and whose sentence bears it out."""
    known: dict[tuple[str, str], bool] = {}
    return tuple(
        s for s in others if gives_the_same(material, told_by, s) and bears_out(material, told_by, s, known=known)
    )


def bears_out(
    material: Material, told_by: Support, other: Support, *, known: dict[tuple[str, str], bool] | None = None
) -> bool:
    """Whether the sentence of another support carries what is told: as surely, of the same, with figures that are within it.

    `known` keeps what has been found for the same words, which copies of a report have.
    """
    if told_by.report == other.report:
        return told_by == other
    (read, told), (their_read, theirs) = (material.statements[s.statement] for s in (told_by, other))
    told = root_of(read, told)
    if disagree(material, (read, told), (their_read, theirs)):
        return False
    spans = sentences_of(their_read, theirs.content)
    key = (words_at(read, told.content), words_at(their_read, spans))
    memory = known if known is not None else {}
    if key not in memory:
        memory[key] = is_carried((read, told), (their_read, theirs), spans)
    return memory[key]


def parents_of(material: Material, report: str) -> frozenset[str]:
    """The reports here that a report was made from; an outlet's own later version is as good as the first."""
    ends = (e.parent for e in material.lineage.edges if e.child == report and e.kind in DERIVATION and not e.update)
    name = report_name(material.reports[report])
    return frozenset(end for end in ends if end in material.reports and report_name(material.reports[end]) != name)


def strays(material: Material, support: Support, others: tuple[Support, ...]) -> bool:
    """Whether a report that was made from others here tells it otherwise than they do, or as the word of somebody else."""
    parents = parents_of(material, support.report)
    theirs = [s for s in others if s.report in parents and gives_the_same(material, support, s)]
    return bool(theirs) and not any(
        bears_out(material, support, s)
        and (not s.speaker or not support.speaker or same_speaker(s.speaker, support.speaker))
        for s in theirs
    )


def is_given_to_another(material: Material, read: AnnotatedReport, statement: Statement) -> bool:
    """Whether the report that this one was made from has it as the word of somebody else alone."""
    if not statement.chain:
        return False
    keys = frozenset(keys_of(words_at(read, statement.content)))
    own = [link.speaker for link in statement.chain]
    theirs = [
        (one.chain, words_at(source, one.content))
        for source in (material.reports[parent] for parent in sorted(parents_of(material, read.id)))
        for one in source.statements
        if one.chain and share(keys, frozenset(keys_of(words_at(source, one.content)))) >= MOSTLY
    ]
    # Who is told of in the words themselves is no other ("the office had heard that inspectors warned of it").
    return bool(theirs) and not any(
        any(same_speaker(link.speaker, name) for link in chain) or {*keys_of(name)} <= {*keys_of(words)}
        for chain, words in theirs
        for name in own
    )


def is_carried(
    one: tuple[AnnotatedReport, Statement], other: tuple[AnnotatedReport, Statement], spans: tuple[Span, ...]
) -> bool:
    """Whether the audit finds nothing in what is told that the other's sentence has not, and the other does not leave it open."""
    (read, told), (their_read, theirs) = one, other
    if theirs.stance in NOT_SAID and theirs.stance != told.stance:
        return False
    own, beside = telling_of(read, told.content), telling_of(their_read, theirs.content)
    if is_turned(beside, own) or takes_it_back(beside, own) or befell_others(beside, own):
        return False
    if not (has_the_numbers(beside, own) and has_the_years(beside, own) and keeps_the_bounds(beside, own)):
        return False
    whole = frozenset(keys_of(beside.around)) | {key for link in theirs.chain for key in keys_of(link.speaker)}
    if share(frozenset(keys_of(own.words)), whole) < BORNE:
        return False
    found = compare_passages(passage_of(read, told), passage_of_spans(their_read, spans), relation="audit")
    return not any(
        made.verdict == "conflict" and made.kind not in OF_SPEAKERS and not is_within(read, their_read, made)
        for made in found
    )


def is_within(read: AnnotatedReport, their_read: AnnotatedReport, made: Finding) -> bool:
    """Whether a figure of the other is one of those that the told one allows: "at least 40" is borne out by "40"."""
    if made.kind != "bound" or not made.left or not made.right:
        return False
    told, theirs = quantity_at(read, made.left[0]), quantity_at(their_read, made.right[0])
    if told is None or theirs is None or told.bound == "about" or told.unit != theirs.unit:
        return False
    return allows(told, theirs)


def quantity_at(read: AnnotatedReport, place: Place) -> Quantity | None:
    """The figure at a place."""
    return next((q for q in read.quantities if q.span.overlaps(place.span)), None)


def disagree(
    material: Material, one: tuple[AnnotatedReport, Statement], other: tuple[AnnotatedReport, Statement]
) -> bool:
    """Whether the ledger sets the words of the one against those of the other; a bound is held against the other's own."""
    ends = [[(read.id, piece) for piece in statement.content] for read, statement in (one, other)]
    return any(
        sets_against(difference, ends)
        for difference in material.ledger.differences
        if difference.between == "reports" and difference.verdict == "conflict"
        if difference.kind not in OF_SPEAKERS and difference.kind != "bound"
    )


def sets_against(difference: Difference, ends: list[list[tuple[str, Span]]]) -> bool:
    """Whether a side of the difference lies in the words of the one and another side in those of the other."""
    touched = [[any(holds(place, end) for place in side.spans) for side in difference.sides] for end in ends]
    return any(a and b for n, a in enumerate(touched[0]) for m, b in enumerate(touched[1]) if n != m)


def holds(place: Place, end: list[tuple[str, Span]]) -> bool:
    """Whether a place of the text lies in one of the pieces of a report."""
    return place.part == "text" and any(name == place.report and piece.overlaps(place.span) for name, piece in end)
