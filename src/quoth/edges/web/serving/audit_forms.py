"""An audit as a table with a row a sentence, and as Markdown."""

from quoth.compose.views import letters_of
from quoth.edges.formats.markdown import in_marks, plain
from quoth.edges.web.audit_rows import word_for
from quoth.types import AnnotatedReport, Audit, AuditFinding, Place

COLUMNS = ("paragraph", "sentence", "verdict", "findings", "source", "checked_by")


def sentence_rows(made: Audit) -> list[dict[str, object]]:
    """A row a sentence, with an empty column for who has checked it."""
    reads = {read.id: read for read in (made.article, *made.sources)}
    letters = letters_of(tuple(reads))
    return [
        {
            "paragraph": made.article.report.paragraph_of(one.start),
            "sentence": " ".join(made.article.text[one.start : one.end].split()),
            "verdict": word_for(made, one),
            "findings": [f"{found.kind}: {found.why}" for found in findings_in(made, one.start, one.end)],
            "source": [f"{letters[at.report]}: {words_of(reads[at.report], at)}" for at in one.evidence[:3]],
            "checked_by": "",
        }
        for one in made.sentences
        if one.verdict != "mark"
    ]


def findings_in(made: Audit, start: int, end: int) -> list[AuditFinding]:
    """What was found in a sentence."""
    return [one for one in made.findings if one.article.part == "text" and start <= one.article.start < end]


def words_of(read: AnnotatedReport, at: Place) -> str:
    """The words of a place in one line."""
    text = (read.report.raw.title or "") if at.part == "title" else read.text
    return " ".join(text[at.start : at.end].split())


def in_markdown(made: Audit, title: str) -> str:
    """The sentences with their verdicts and findings."""
    lines = [f"# {plain(title)}", ""]
    for row in sentence_rows(made):
        lines.append(f"- **{row['verdict']}** {in_marks(str(row['sentence']))}")
        lines += [f"  - {plain(str(one))}" for one in (*row["findings"], *row["source"])]  # type: ignore[misc]
    return "\n".join(lines) + "\n"
