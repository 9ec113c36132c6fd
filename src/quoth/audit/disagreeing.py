"""Sources that contradict each other: a figure or a day that one of them bears out is no error, but the reader is told of the other."""

from collections.abc import Iterable

from quoth.audit.counterparts import SURE, Counterpart, nearest
from quoth.audit.donors import keys_at
from quoth.audit.names_apart import names_apart
from quoth.audit.reasons import flat
from quoth.compare import Finding, passage_of_sentence
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.dates import calendar_words, compare_dates
from quoth.compare.ladders.figures import compare_figures
from quoth.compare.passages import within
from quoth.compare.windows import markers_in, windows_of
from quoth.compare.wording import phrases
from quoth.types import AnnotatedReport, AuditFinding, Span

# What cannot both hold, whatever was made from what.
CONTRADICTING = frozenset({"values_are_not_the_same", "dates_do_not_meet"})

# The rule of what is told of the sources and is no fault of the article.
AT_ODDS = "sources_disagree"
# So many sentences of each source are looked at.
OF_EACH = 2
# Told of one source's wording, they are none where another source has the article's.
PLAINLY = frozenset({"hedge_was_lost", "scope_was_lost", "outcomes_are_named_or_summed"})
# Of the words of the article's clause so many must stand in the other source's sentence.
SAME = 0.6

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
        if (
            (one.kind in ("figure", "bound") or one.rule == "dates_do_not_meet")
            and holder_of(values_at(article, one.left[0].span), beside) is not None
        )
        or (one.rule in PLAINLY and told_plainly(article, one, beside))
    }


def told_plainly(article: AnnotatedReport, one: Finding, beside: tuple[Counterpart, ...]) -> bool:
    """Whether another source tells the same as the article does, without the doubt or the outcomes that it lost."""
    own = one.left[0]
    keys = keys_at(article, own)
    for counterpart in beside:
        words = counterpart.span.of(counterpart.source.text)
        if counterpart.source.id == one.right[0].report or share(keys, frozenset(keys_of(words))) < SAME:
            continue
        passage = passage_of_sentence(counterpart.source, counterpart.sentence)
        doubted = markers_in(windows_of(passage), phrases("hedges", "phrases") + phrases("doubts", "phrases"))
        figure = scoped(article, own.span)
        if (one.kind == "certainty" and not doubted) or (
            one.kind != "certainty"
            and figure
            and figure in [scoped(counterpart.source, q.span) for q in passage.quantities]
        ):
            return True
    return False


def scoped(read: AnnotatedReport, span: Span) -> Values:
    """What the figure at a place says, with what became of those counted."""
    return next(
        (
            (("low", q.low), ("high", q.high), ("scope", tuple(sorted(q.scope))))
            for q in read.quantities
            if q.start == span.start
        ),
        (),
    )


def sources_at_odds(article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]) -> list[AuditFinding]:
    """A mild finding for each figure and day of a sentence that one source has as the article does, and another otherwise."""
    beside = best_of_each(article, number, sources) if len(sources) > 1 else ()
    left = passage_of_sentence(article, number)
    made: list[AuditFinding] = []
    for counterpart in beside:
        right = passage_of_sentence(counterpart.source, counterpart.sentence)
        for one in (*compare_figures(left, right, "audit"), *compare_dates(left, right, "audit")):
            others = tuple(c for c in beside if c.source.id != counterpart.source.id)
            held = holder_of(values_at(article, one.left[0].span), others)
            if held is not None and one.rule in CONTRADICTING and one.right:
                made.append(disagreement(article, one, held.source, counterpart.source, names_apart(sources)))
    return made


def best_of_each(
    article: AnnotatedReport, number: int, sources: tuple[AnnotatedReport, ...]
) -> tuple[Counterpart, ...]:
    """The sentences of each source that may tell the same, the nearest first; another source's may be nearer still."""
    return tuple(
        Counterpart(source, at, score, ())
        for source in sources
        for score, at in sorted(nearest(article, number, source), key=lambda item: (-item[0], item[1]))[:OF_EACH]
        if score >= SURE
    )


def holder_of(values: Values, beside: tuple[Counterpart, ...]) -> Counterpart | None:
    """The first counterpart that has a figure or a day."""
    return next((c for c in beside if values and values in values_in(c)), None)


def disagreement(
    article: AnnotatedReport, one: Finding, held: AnnotatedReport, other: AnnotatedReport, names: dict[str, str]
) -> AuditFinding:
    """The finding that names the source that the article follows, and the one that has it otherwise."""
    own, place = one.left[0], one.right[0]
    words = flat(own.span.of(article.text)), flat(place.span.of(other.text))
    sides = names[held.id], names[other.id]
    why = f'The sources disagree: {sides[0]} has "{words[0]}" as the article does, {sides[1]} has "{words[1]}".'
    return AuditFinding(one.kind, "low", own, place, why, AT_ODDS)


def values_at(read: AnnotatedReport, span: Span) -> Values:
    """What the figure or the day at a place says; nothing where none begins there."""
    for quantity in within(read.quantities, (span,), lambda q: q.span):
        if quantity.start == span.start:
            return (("low", quantity.low), ("high", quantity.high), ("bound", quantity.bound))
    for date in within(read.dates, (span,), lambda d: d.span):
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
