"""Sources that contradict each other: a figure or a day that one of them bears out is no error, but the reader is told of the other."""

from collections.abc import Iterable

from quoth.audit.counterparts import Counterpart
from quoth.audit.reasons import called, flat
from quoth.compare import Finding, passage_of_sentence
from quoth.compare.ladders.dates import calendar_words, compare_dates
from quoth.compare.ladders.figures import compare_figures
from quoth.compare.passages import within
from quoth.types import AnnotatedReport, AuditFinding, Span

# What cannot both hold, whatever was made from what.
CONTRADICTING = frozenset({"values_are_not_the_same", "dates_do_not_meet"})

Values = tuple[tuple[str, object], ...]


def told_by_another(
    article: AnnotatedReport, beside: tuple[Counterpart, ...], found: Iterable[Finding]
) -> set[tuple[int, str]]:
    """The figures and days of findings that differ from one counterpart and stand in another: where, and the kind.

    A day whose open end was lost is the same day all the same.
    """
    return {
        (one.left[0].start, one.kind)
        for one in found
        if (one.kind in ("figure", "bound") or one.rule == "dates_do_not_meet")
        and holder_of(values_at(article, one.left[0].span), beside) is not None
    }


def sources_at_odds(article: AnnotatedReport, number: int, beside: tuple[Counterpart, ...]) -> list[AuditFinding]:
    """A mild finding for each figure and day of a sentence that one source has as the article does, and another otherwise."""
    if len({counterpart.source.id for counterpart in beside}) < 2:
        return []
    left = passage_of_sentence(article, number)
    made: list[AuditFinding] = []
    for counterpart in beside:
        right = passage_of_sentence(counterpart.source, counterpart.sentence)
        for one in (*compare_figures(left, right, "audit"), *compare_dates(left, right, "audit")):
            others = tuple(c for c in beside if c.source.id != counterpart.source.id)
            held = holder_of(values_at(article, one.left[0].span), others)
            if held is not None and one.rule in CONTRADICTING and one.right:
                made.append(disagreement(article, one, held.source, counterpart.source))
    return made


def holder_of(values: Values, beside: tuple[Counterpart, ...]) -> Counterpart | None:
    """The first counterpart that has a figure or a day."""
    return next((c for c in beside if values and values in values_in(c)), None)


def disagreement(article: AnnotatedReport, one: Finding, held: AnnotatedReport, other: AnnotatedReport) -> AuditFinding:
    """The finding that names the source that the article follows, and the one that has it otherwise."""
    own, place = one.left[0], one.right[0]
    words = flat(own.span.of(article.text)), flat(place.span.of(other.text))
    why = (
        f'The sources disagree: {called(held)} has "{words[0]}" as the article does, {called(other)} has "{words[1]}".'
    )
    return AuditFinding(one.kind, "low", own, place, why, "sources_disagree")


def values_at(read: AnnotatedReport, span: Span) -> Values:
    """What the figure or the day at a place says; nothing where none begins there."""
    for quantity in read.quantities:
        if quantity.start == span.start:
            return (("low", quantity.low), ("high", quantity.high), ("bound", quantity.bound))
    for date in read.dates:
        if date.start == span.start:
            return tuple(sorted(calendar_words(date.span.of(read.text)).items()))
    return ()


def values_in(counterpart: Counterpart) -> list[Values]:
    """What the figures and days of a counterpart say."""
    source = counterpart.source
    passage = passage_of_sentence(source, counterpart.sentence)
    spans = [q.span for q in passage.quantities]
    spans += [d.span for d in within(source.dates, (counterpart.span,), lambda d: d.span)]
    return [values_at(source, span) for span in spans]
