"""An audit as a sheet for the desk, a row a sentence with an empty column for who has checked it; as CSV and as Markdown."""

from collections.abc import Sequence
from typing import Any

from quoth.audit.names_apart import names_apart
from quoth.edges.formats.markdown import in_marks, plain
from quoth.edges.formats.tables import csv_of
from quoth.edges.gate import visible
from quoth.text.outlets import outlet_or_file
from quoth.types import AnnotatedReport, Audit, AuditedSentence, AuditFinding, Place

# Five words only, so that nobody has to learn more; a mark is no sentence.
VERDICTS = {
    "supported": "carried", "partly": "changed", "distorted": "changed", "not-found": "not in the source", "own": "own judgement",
}  # fmt: skip
# Carried for the most part, with a word that no source has.
NOT_COMPARED = "cannot be compared"
# The rule of what is told of the sources and is no fault of the article.
AT_ODDS = "sources_disagree"
COLUMNS = ("paragraph", "sentence", "verdict", "kinds", "severity", "why", "source", "checked_by")
SEVERITIES = ("high", "medium", "low")
MOST_EVIDENCE = 3


def audit_sheet(audit: Audit) -> list[dict[str, Any]]:
    """A row a sentence: its verdict, what was found, the worst severity, the source's words, and nobody who has checked it."""
    reads = {read.id: read for read in audit.sources}
    rows = [sheet_row(audit, one, reads) for one in audit.sentences if one.verdict != "mark"]
    titled = [f for f in audit.findings if f.article.part == "title"]
    return [row_of_headline(audit, titled, reads), *rows] if titled else rows


def row_of_headline(audit: Audit, found: list[AuditFinding], reads: dict[str, AnnotatedReport]) -> dict[str, Any]:
    """The row of a headline that stands apart from the text, where something was found in it: paragraph 0."""
    names = names_apart(audit.sources)
    places = dict.fromkeys(f.source for f in found if f.source is not None)
    return {
        "paragraph": 0,
        "sentence": " ".join((audit.article.report.raw.title or "").split()),
        "verdict": what_of_headline(found),
        "kinds": list(dict.fromkeys(f.kind for f in found)),
        "severity": min((f.severity for f in found), key=SEVERITIES.index),
        "why": [f.why for f in found],
        "source": [f"{visible(names[at.report])}: {words_of(reads[at.report], at)}" for at in places],
        "checked_by": "",
    }


def what_of_headline(found: list[AuditFinding]) -> str:
    """What became of a headline: nothing of it is found, or something is changed."""
    return VERDICTS["not-found" if all(f.kind == "unsupported" for f in found) else "distorted"]


def sheet_row(audit: Audit, one: AuditedSentence, reads: dict[str, AnnotatedReport]) -> dict[str, Any]:
    """The row of one sentence."""
    found = findings_in(audit, one)
    names = names_apart(audit.sources)
    places = [*one.evidence[:MOST_EVIDENCE]]
    given = [f.source for f in found if f.source is not None]
    places += [at for at in given if not any(at.report == held.report and held.span.holds(at.span) for held in places)]
    return {
        "paragraph": audit.article.report.paragraph_of(one.start),
        "sentence": " ".join(audit.article.text[one.start : one.end].split()),
        "verdict": word_for(one, found),
        "kinds": list(dict.fromkeys(f.kind for f in found)),
        "severity": min((f.severity for f in found), key=SEVERITIES.index, default=None),
        "why": why_of(one, found),
        "source": [f"{visible(names[at.report])}: {words_of(reads[at.report], at)}" for at in dict.fromkeys(places)],
        "checked_by": "",
    }


def why_of(one: AuditedSentence, found: Sequence[AuditFinding]) -> list[str]:
    """The reasons of what was found, or why a sentence could not be compared or is in no source."""
    return [f.why for f in found] or [one.why] * bool(one.why)


def word_for(one: AuditedSentence, found: Sequence[AuditFinding]) -> str:
    """What became of a sentence, in one of the five words."""
    return NOT_COMPARED if one.verdict == "partly" and not found else VERDICTS[one.verdict]


def what_became(finding: AuditFinding, kind: str) -> str:
    """What a finding says of its words: not in the source, changed and in what, or that the sources disagree about it."""
    if finding.kind == "unsupported":
        return "not in the source"
    return f"sources disagree, {kind}" if finding.rule == AT_ODDS else f"changed, {kind}"


def findings_in(audit: Audit, one: AuditedSentence) -> list[AuditFinding]:
    """What was found in a sentence, the worst first."""
    found = [f for f in audit.findings if f.article.part == "text" and one.start <= f.article.start < one.end]
    return sorted(found, key=lambda f: (SEVERITIES.index(f.severity), f.article, f.kind))


def words_of(read: AnnotatedReport, at: Place) -> str:
    """The words of a place in one line."""
    text = (read.report.raw.title or "") if at.part == "title" else read.text
    return " ".join(text[at.start : at.end].split())


def audit_csv(audit: Audit) -> bytes:
    """The sheet as CSV."""
    return csv_of(audit_sheet(audit), columns=COLUMNS)


def audit_markdown(audit: Audit) -> str:
    """Title, counts, the sentences with their verdicts and findings, and what the article leaves out."""
    rows = audit_sheet(audit)
    words = [row["verdict"] for row in rows]
    shown = [word for word in dict.fromkeys((*VERDICTS.values(), NOT_COMPARED)) if word in words]
    sources = ", ".join(visible(name) for name in names_apart(audit.sources).values())
    lines = [
        f"# {plain(name_of(audit.article))} held against {plain(sources)}",
        "",
        f"{len(rows)} sentences: {' · '.join(f'{words.count(word)} {word}' for word in shown)}",
        "",
    ]
    for row in rows:
        lines.append(f"- [ ] **{row['verdict']}** {in_marks(row['sentence'])}")
        lines += [f"  - {told}" for told in findings_told(row)]
        lines += [f"  - {plain(words)}" for words in row["source"]]
    if audit.omissions:
        lines += ["", "## Left out", ""]
        reads = {read.id: read for read in audit.sources}
        lines += [f"- {in_marks(words_of(reads[o.source.report], o.source))}: {plain(o.why)}" for o in audit.omissions]
    return "\n".join(lines) + "\n"


def findings_told(row: dict[str, Any]) -> list[str]:
    """The reasons of a row in one line, the kinds before them."""
    kinds = f"{', '.join(row['kinds'])} ({row['severity']}): " if row["kinds"] else ""
    return [f"{kinds}{plain(' '.join(row['why']))}"] if row["why"] else []


def name_of(read: AnnotatedReport) -> str:
    """The outlet, or the name the report came by."""
    return visible(outlet_or_file(read.report.raw))
