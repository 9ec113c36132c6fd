"""Whether a report's own sentence bears out what the brief tells: the comparison of the audit, and what it cannot see.

What the brief says with a count stands in every report that is counted; the others are neither counted nor cited.
"""

import re
from collections.abc import Iterator
from functools import cache

from quoth.compare import Finding, compare_passages, passage_of, passage_of_spans
from quoth.compare.keys import keys_of, share
from quoth.compose.material import Material, agree, gives_the_same
from quoth.compose.telling import report_name, root_of
from quoth.compose.values import OUTCOMES
from quoth.lexicons import load_toml, load_word_set
from quoth.text.names import same_speaker
from quoth.text.numbers import digits_value, number_at, small_value
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, Difference, Place, Quantity, Span, Statement, Support
from quoth.types.lineage import DERIVATION

# Who says it is counted apart, as sources; and a quotation may be told elsewhere in other words.
OF_SPEAKERS = frozenset({"attribution-dropped", "attribution-changed", "attribution-merged", "quote-invented"})
# Of the content words of what is told the sentence has so many.
BORNE = 0.5
# Where so many are in a statement of the other report it is the same one.
MOSTLY = 0.5
# A one or a two is too often no number; what is as high may be a year.
LEAST_NUMBER, FIRST_YEAR = 2, 1000
# Before or after: the two sides of a moment.
SIDES = (("before", "after"), ("before", "since"), ("until", "since"), ("until", "after"))
# Words by which something told before is taken back.
WITHDRAWN = frozenset({"wrongly", "mistakenly", "erroneously", "incorrectly", "retracted", "retraction", "corrected"})
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
    words, theirs_whole = words_at(read, told.content), words_at(their_read, spans)
    if turns(words, words_at(their_read, theirs.content)) or is_withdrawn(words, theirs_whole):
        return False
    figures = figures_in(read, told.content), figures_in(their_read, spans)
    if not figures_are_within(read, told.content, their_read, spans) or befell_others(*figures):
        return False
    whole = frozenset(keys_of(theirs_whole)) | {key for link in theirs.chain for key in keys_of(link.speaker)}
    if share(frozenset(keys_of(words)), whole) < BORNE:
        return False
    found = compare_passages(passage_of(read, told), passage_of_spans(their_read, spans), relation="audit")
    return not any(
        made.verdict == "conflict" and made.kind not in OF_SPEAKERS and not is_within(read, their_read, made)
        for made in found
    )


def figures_are_within(
    read: AnnotatedReport, told: tuple[Span, ...], their_read: AnnotatedReport, spans: tuple[Span, ...]
) -> bool:
    """Whether the other has every number, but for those of a rough figure for which it has one more exact."""
    missing = {*numbers_of(read, told)} - {*numbers_of(their_read, spans), *joined_numbers(their_read, spans)}
    if not missing:
        return True
    own, theirs = figures_in(read, told), figures_in(their_read, spans)
    return all(
        any(
            number in (q.low, q.high) and any(q.unit == one.unit and agree(q, one) for one in theirs)
            for q in own
            if q.bound == "about"
        )
        for number in missing
    )


def figures_in(read: AnnotatedReport, pieces: tuple[Span, ...]) -> list[Quantity]:
    """The figures in the pieces."""
    return [q for q in read.quantities if any(piece.overlaps(q.span) for piece in pieces)]


def befell_others(told: list[Quantity], theirs: list[Quantity]) -> bool:
    """Whether those told to be dead, hurt or gone are so many in the other sentence too, but not said to be so there."""
    for figure in told:
        outcome = OUTCOMES & {*figure.scope}
        alike = [{*one.scope} for one in theirs if (one.low, one.high) == (figure.low, figure.high)]
        if outcome and alike and not any(outcome <= scope for scope in alike):
            return True
    return False


def is_within(read: AnnotatedReport, their_read: AnnotatedReport, made: Finding) -> bool:
    """Whether a figure of the other is one of those that the told one allows: "at least 40" is borne out by "40"."""
    if made.kind != "bound" or not made.left or not made.right:
        return False
    told, theirs = quantity_at(read, made.left[0]), quantity_at(their_read, made.right[0])
    if told is None or theirs is None or told.bound == "about" or told.unit != theirs.unit:
        return False
    from_below = told.low is None or (theirs.low is not None and theirs.low >= told.low)
    return from_below and (told.high is None or (theirs.high is not None and theirs.high <= told.high))


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


def sentences_of(read: AnnotatedReport, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences that hold the pieces; the pieces where there are none."""
    return tuple(s for s in read.report.sentences if any(s.overlaps(piece) for piece in pieces)) or pieces


def words_at(read: AnnotatedReport, pieces: tuple[Span, ...]) -> str:
    """The words of the pieces in one line."""
    return " ".join(" ".join(piece.of(read.text).split()) for piece in pieces)


def numbers_of(read: AnnotatedReport, pieces: tuple[Span, ...]) -> Iterator[float]:
    """The numbers in the pieces; of dates the year alone, since a day may be told by its name, and no one or two."""
    for piece in pieces:
        tokens = tokens_of(read.text, piece.start, piece.end)
        for number in (number_at(tokens, index) for index in range(len(tokens))):
            if number is None or number.value <= LEAST_NUMBER:
                continue
            start = tokens[number.first].start
            dated = any(date.start <= start < date.end for date in read.dates)
            if not dated or number.value >= FIRST_YEAR:
                yield float(number.value)


def joined_numbers(read: AnnotatedReport, pieces: tuple[Span, ...]) -> Iterator[float]:
    """The numbers that stand in one word with what they count ("three-year")."""
    for word in words_at(read, pieces).casefold().split():
        first, dash, _ = word.partition("-")
        value = (digits_value(first) or small_value(first)) if dash else None
        if value is not None:
            yield float(value)


def turns(words: str, others: str) -> bool:
    """Whether the other words say no where these say yes, leave it open, limit it, or place it on the other side of a moment."""
    if says_no(words) != says_no(others) or (leaves_open(others) and not leaves_open(words)):
        return True
    told, theirs = ({*re.findall(r"[\w-]+", text.casefold())} for text in (words, others))
    if ("only" in theirs) != ("only" in told):
        return True
    return any(one in told - theirs and two in theirs - told for one, two in (*SIDES, *(pair[::-1] for pair in SIDES)))


def is_withdrawn(words: str, others: str) -> bool:
    """Whether the other sentence takes back what these words tell ("had reported wrongly that")."""
    return not WITHDRAWN.isdisjoint(set(others.casefold().split()) - set(words.casefold().split()))


def says_no(words: str) -> bool:
    """Whether a negation stands in the words."""
    return not load_word_set("negators").isdisjoint(re.findall(r"n't\b|[\w-]+", words.casefold().replace("’", "'")))


def leaves_open(words: str) -> bool:
    """Whether something is left open in the words ("declined to say", "whether")."""
    return open_pattern().search(words) is not None


@cache
def open_pattern() -> re.Pattern[str]:
    """One pattern for the words by which something is left open."""
    words = sorted((*load_toml("stance")["unknown"], "whether"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
