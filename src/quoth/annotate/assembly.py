"""The parts of the reading put together: statements with ids, figures and dates tied to them, vectors."""

import hashlib
from typing import TypeVar

import msgspec

from quoth.annotate.attribution import Attribution, find_attributions
from quoth.annotate.dates import find_dates, times_of
from quoth.annotate.joint import each_speaker
from quoth.annotate.quantities import find_quantities
from quoth.annotate.readings import read_attributions
from quoth.annotate.speakers import find_entities, resolve_links
from quoth.annotate.stance import own_stance_of, stance_of
from quoth.annotate.vectors import NONE, vectors_of
from quoth.encoder import Encoder
from quoth.text.clauses import clauses_of
from quoth.text.quotation import quoted_share
from quoth.types import AnnotatedReport, Date, Link, Quantity, Report, Span, Statement
from quoth.types.statements import Form

# A content of which this share of the word characters stands within quotation marks is a direct quotation.
DIRECT_SHARE = 0.8
Tied = TypeVar("Tied", Quantity, Date)


def annotate_report(report: Report, *, encoder: Encoder, vectors: bool = True) -> AnnotatedReport:
    """Reads one report: statements with chains and stance, quantities, dates, entities, vectors (rows of length 1).

    Only a comparison with other reports needs the vectors; without them their tables have no rows.
    """
    entities = find_entities(report)
    found = read_attributions(report, encoder) if encoder.reads else find_attributions(report)
    attributions = each_speaker(report, found, entities)
    links = resolve_links(report, attributions, entities)
    attributed = once_each(statements_of(report, attributions, links))
    statements = in_text_order((*attributed, *own_statements(report, attributed)))
    times = times_of(report)
    made = vectors_of(report, statements, encoder) if vectors else NONE
    return AnnotatedReport(
        report=report,
        entities=entities,
        statements=statements,
        quantities=tuple(tied_all(find_quantities(report, times), statements)),
        dates=tuple(tied_all(find_dates(report, times), statements)),
        sentence_vectors=made.sentences,
        statement_vectors=made.statements,
        title_vector=made.title,
    )


def statements_of(
    report: Report, attributions: tuple[Attribution, ...], links: tuple[tuple[Link, ...], ...]
) -> list[Statement]:
    """Attributions as statements: the chain of a nested one begins with the chain of what holds it."""
    chains: list[tuple[Link, ...]] = []
    statements: list[Statement] = []
    for attribution, own in zip(attributions, links, strict=True):
        outer = chains[attribution.parent] if attribution.parent is not None else ()
        chain = (*outer, *own)
        chains.append(chain)
        statements.append(
            Statement(
                id=statement_id(report, attribution.content, chain),
                content=attribution.content,
                chain=chain,
                stance=stance_of(report, attribution, own),
                form=form_of(report, attribution.content),
                parent=statements[attribution.parent].id if attribution.parent is not None else None,
                rule=attribution.rule,
            )
        )
    return statements


def once_each(statements: list[Statement]) -> list[Statement]:
    """Each statement once: of the same words of the same speakers by two cues ("rejected the claim") the one that is marked."""
    kept: dict[str, Statement] = {}
    for statement in statements:
        other = kept.get(statement.id)
        if other is None or (other.stance == "asserted" and statement.stance != "asserted"):
            kept[statement.id] = statement
    return list(kept.values())


def own_statements(report: Report, attributed: list[Statement]) -> list[Statement]:
    """The outlet's own voice: each clause of the story that holds no attributed content, speaker or cue."""
    taken = [piece for statement in attributed for piece in statement.content]
    taken += [span for s in attributed for link in s.chain for span in (link.mention, link.cue) if span is not None]
    covered = bytearray(len(report.text))
    for span in taken:
        covered[span.start : span.end] = b"\x01" * max(0, span.end - span.start)
    return [
        Statement(
            id=statement_id(report, (clause,), ()),
            content=(clause,),
            chain=(),
            stance=own_stance_of(report, (clause,)),
            form="own",
            parent=None,
            rule="clause_without_a_speaker",
        )
        for sentence in report.sentences
        if sentence != report.headline
        for clause in clauses_of(report.text, sentence)
        if not any(covered[clause.start : clause.end])
    ]


def in_text_order(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """By first word, the outer before the inner, several speakers of one content as they stand."""
    return tuple(
        sorted(
            statements,
            key=lambda s: (s.content[0].start, -s.content[-1].end, len(s.chain), mention_of(s), s.id),
        )
    )


def mention_of(statement: Statement) -> int:
    """Where the innermost speaker stands; -1 where he does not."""
    mention = statement.chain[-1].mention if statement.chain else None
    return mention.start if mention else -1


def statement_id(report: Report, content: tuple[Span, ...], chain: tuple[Link, ...]) -> str:
    """Made of the report, the place and the speakers, so that it does not depend on what else was found."""
    parts = [report.id, *(f"{piece.start}-{piece.end}" for piece in content), *(link.speaker for link in chain)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def form_of(report: Report, content: tuple[Span, ...]) -> Form:
    """Direct where nearly all of it is within quotation marks, mixed where some is, else indirect."""
    share = quoted_share(report.text, content)
    if share >= DIRECT_SHARE:
        return "direct"
    return "mixed" if share > 0 else "indirect"


def tied_all(values: tuple[Tied, ...], statements: tuple[Statement, ...]) -> list[Tied]:
    """Each figure or date (in text order) with the innermost statement that holds it."""
    pieces = sorted((piece.start, piece.end, number) for number, s in enumerate(statements) for piece in s.content)
    open_pieces: list[tuple[int, int]] = []
    made, at = [], 0
    for value in values:
        while at < len(pieces) and pieces[at][0] <= value.start:
            open_pieces.append((pieces[at][1], pieces[at][2]))
            at += 1
        open_pieces = [piece for piece in open_pieces if piece[0] > value.start]
        holders = [statements[number] for end, number in open_pieces if end >= value.end]
        innermost = max(holders, key=lambda s: (len(s.chain), -sum(map(len, s.content))), default=None)
        made.append(msgspec.structs.replace(value, statement=innermost.id if innermost else None))
    return made
