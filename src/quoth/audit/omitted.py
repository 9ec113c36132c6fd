"""Denials and limits of the sources that the article leaves out."""

from quoth.compare.alignment import sentence_at
from quoth.types import AnnotatedReport, AuditFinding, AuditOmission, Statement

# Below this cosine to every sentence of the article a statement of the source is not in it.
ABSENT = 0.5


def omissions_of(
    article: AnnotatedReport, sources: tuple[AnnotatedReport, ...], findings: list[AuditFinding]
) -> tuple[AuditOmission, ...]:
    """Each denial or doubt of a source that no sentence of the article carries."""
    if not len(article.sentence_vectors):
        return ()
    made = []
    for source in sources:
        for number, statement in enumerate(source.statements):
            if not is_limit(statement):
                continue
            near = float((article.sentence_vectors @ source.statement_vectors[number]).max())
            at = sentence_at(source, statement.content[0])
            if near < ABSENT and at is not None:
                speaker = statement.chain[-1].speaker
                word = "denial" if statement.stance == "denied" else "reservation"
                made.append(
                    AuditOmission(source.report.place(statement.content[0]), f"The {word} of {speaker} is left out.")
                )
    return tuple(made)


def is_limit(statement: Statement) -> bool:
    """A denial, or a statement that something is not known, by somebody."""
    return bool(statement.chain) and statement.stance in ("denied", "unknown")
