"""Edges of lineage with their kind, direction, passages, five measures and one plain sentence why."""

from quoth.trace.details import details_of
from quoth.trace.likeness import COPIED, EDITED, Likeness
from quoth.trace.times import has_hour, moment_of
from quoth.types import AnnotatedReport, Edge, Measure, Passage, Place
from quoth.types.lineage import Direction, EdgeKind

# A retelling in at most this share of the words is a summary.
SUMMARY = 0.45
EXTERNAL = 0.9


def derivation_edge(
    child: AnnotatedReport, parent: AnnotatedReport, likeness: Likeness, *, credit: bool, known: bool, mixed: bool
) -> Edge:
    """The child was made from the parent."""
    kind = kind_of(child, parent, likeness, mixed=mixed)
    undated = moment_of(child) is None or moment_of(parent) is None
    direction: Direction = "known" if known and credit else "likely" if known or credit or not undated else "unknown"
    return Edge(
        child=child.id,
        parent=parent.id,
        kind=kind,
        direction=direction,
        probability=likeness.probability,
        share=likeness.covered,
        passages=passages_of(child, parent, likeness),
        measures=measures_of(child, parent, likeness, credit=credit),
        why=why_of(likeness, credit=credit, known=known),
    )


def sibling_edge(child: AnnotatedReport, other: AnnotatedReport, likeness: Likeness, agency: str) -> Edge:
    """Both were made from a dispatch that is not among the reports."""
    return Edge(
        child=child.id,
        parent=other.id,
        kind="siblings",
        direction="unknown",
        probability=likeness.probability,
        share=likeness.covered,
        passages=passages_of(child, other, likeness),
        measures=measures_of(child, other, likeness, credit=False),
        why=f"One of the two credits {agency}, whose dispatch is not here; {why_of(likeness, credit=False, known=False)}",
    )


def external_edge(child: AnnotatedReport, agency: str) -> Edge:
    """The report credits an agency whose dispatch is not among the reports."""
    credit = child.report.credit
    places = (Place(child.id, credit.start, credit.end),) if credit else ()
    measure = Measure("credit", 1.0, f"credits {agency}", places)
    why = f"It credits {agency}; no dispatch of {agency} is among the reports."
    return Edge(child.id, f"external:{agency}", "rewrite", "likely", EXTERNAL, 0.0, (), (measure,), why)


def kind_of(child: AnnotatedReport, parent: AnnotatedReport, likeness: Likeness, *, mixed: bool) -> EdgeKind:
    """What was done to the parent, by shared runs of words, length and how much of the child it covers."""
    own, other = details_of(child), details_of(parent)
    if likeness.runs >= COPIED:
        return "copy" if own.words >= 0.8 * other.words else "partial"
    if likeness.runs >= EDITED:
        return "edited"
    if mixed:
        return "partial"
    return "summary" if own.words <= SUMMARY * other.words else "rewrite"


def passages_of(child: AnnotatedReport, parent: AnnotatedReport, likeness: Likeness) -> tuple[Passage, ...]:
    """The matched sentences, in the order of the child."""
    return tuple(
        Passage(
            child.report.place(child.report.sentences[match.left]),
            parent.report.place(parent.report.sentences[match.right]),
            match.similarity,
        )
        for match in likeness.matches
    )


def measures_of(
    child: AnnotatedReport, parent: AnnotatedReport, likeness: Likeness, *, credit: bool
) -> tuple[Measure, ...]:
    """The five measures, each with its words and the places in the child."""
    own = details_of(child)
    rare = [own.names[name] for name in likeness.shared_names] + [own.figures[key] for key in likeness.shared_figures]
    ordered = [child.report.sentences[likeness.matches[at].left] for at in likeness.in_order]
    in_order, all_matches = len(likeness.in_order), len(likeness.matches)
    names, figures = len(likeness.shared_names), len(likeness.shared_figures)
    return (
        Measure("credit", float(credit), f"{'names' if credit else 'does not name'} the other as a source", ()),
        Measure(
            "order",
            round(in_order / all_matches, 4) if all_matches else None,
            f"{in_order} of {counted(all_matches, 'matched sentence')} in the same order",
            tuple(child.report.place(span) for span in ordered),
        ),
        Measure(
            "rare",
            float(names + figures),
            f"{counted(names, 'name')} and {counted(figures, 'figure')} in both",
            tuple(child.report.place(span) for span in sorted(rare)),
        ),
        Measure("runs", likeness.runs, f"{likeness.runs:.0%} of its runs of five words are in the other", ()),
        Measure("dates", None, dates_in_words(child, parent), ()),
    )


def dates_in_words(child: AnnotatedReport, parent: AnnotatedReport) -> str:
    """What the two publication times say."""
    first, second = moment_of(parent), moment_of(child)
    if first is None or second is None:
        return "at least one of the two is undated"
    if not (has_hour(child) and has_hour(parent)):
        return "the same day" if first.date() == second.date() else f"{(second.date() - first.date()).days} days later"
    hours = (second - first).total_seconds() / 3600
    return f"{hours:.0f} hours later" if hours >= 2 else f"{hours * 60:.0f} minutes later"


def why_of(likeness: Likeness, *, credit: bool, known: bool) -> str:
    """One sentence of evidence."""
    names, figures = len(likeness.shared_names), len(likeness.shared_figures)
    pieces = [
        f"{counted(len(likeness.in_order), 'sentence')} of {len(likeness.matches)} matched in the same order",
        f"{counted(names, 'name')} and {counted(figures, 'figure')} in both",
        f"{likeness.runs:.0%} of runs of five words shared"
        if likeness.runs >= 0.02
        else "no wording shared to speak of",
    ]
    if credit:
        pieces.append("it names the other as a source")
    if known:
        pieces.append("it came later")
    return "; ".join(pieces) + "."


def counted(number: int, noun: str) -> str:
    """ "1 name", "3 names"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
