"""The first sentence of the brief: what happened, as the reports themselves open with it."""

from collections.abc import Iterator

from quoth.compare.keys import keys_of
from quoth.compose.counting import counts_of
from quoth.compose.material import Material, cited, gives_the_same, passage_of, reports_of, rewritten
from quoth.compose.telling import leaning, told
from quoth.types import AnnotatedReport, BriefSentence, Claim, Span, Support

# The first sentence of a report has so many words; what is shorter is a byline or a kicker.
LEAD = 8
# A lead is of the event where it has so many content words of the headlines.
HEADED = 2


def what_the_lead_says(material: Material) -> Iterator[BriefSentence]:
    """What happened, as a report opens with it: first what other reports have too, then what most others go back to."""
    for support, kept, claim in leading(material):
        read, statement = material.statements[support.statement]
        sentence = told(read, statement)
        if sentence is not None and leaning(sentence.text) <= 1:
            counts = f" ({counts_of(material, claim, kept)})" if len(reports_of(kept)) >= 2 else ""
            yield BriefSentence(f"{sentence.text}{counts}.", cited(material, (support, *kept)))


def leading(material: Material) -> Iterator[tuple[Support, tuple[Support, ...], Claim]]:
    """What the reports open with, the likeliest to be the event first, each with those who have the same."""
    heads = frozenset(key for read in material.reports.values() for key in keys_of(read.report.raw.title or ""))
    children = {name: sum(edge.parent == name for edge in material.lineage.edges) for name in material.reports}
    made, found = rewritten(material), []
    for claim in material.ledger.claims:
        for support in claim.asserted:
            if not opens_with(material, support):
                continue
            name, (read, statement) = support.report, material.statements[support.statement]
            if not support.speaker and read.text[statement.content[0].start].islower():
                continue  # a clause that hangs on another
            kept = tuple(s for s in claim.asserted if gives_the_same(material, support, s))
            also = sum(opens_with(material, s) for s in kept if s.report != name)
            headed = len(heads & set(keys_of(passage_of(material, support)))) >= HEADED
            key = (bool(claim.denied), not headed, name in made, -also, -len(reports_of(kept)), -children[name])
            found.append((*key, statement.content[0].start, name, support.statement, support, kept, claim))
    for *_, support, kept, claim in sorted(found, key=lambda lead: lead[:9]):
        yield support, kept, claim


def lead_of(read: AnnotatedReport) -> Span | None:
    """The first sentence of the body: long enough for one, and not the headline."""
    return next(
        (s for s in read.report.sentences if s != read.report.headline and len(s.of(read.text).split()) >= LEAD), None
    )


def opens_with(material: Material, support: Support) -> bool:
    """Whether a report has it in its first sentence."""
    read, statement = material.statements[support.statement]
    lead = lead_of(read)
    return lead is not None and statement.content[0].overlaps(lead)
