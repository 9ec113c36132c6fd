"""An audit as the plain rows that its template prints: the article sentence by sentence, its findings, what it leaves out."""

from typing import Any

from quoth.compose.views import letters_of
from quoth.edges.formats import audit_sheet
from quoth.edges.formats.audit_sheet import NOT_COMPARED, VERDICTS, findings_in, what_became
from quoth.edges.web.notes import Notes
from quoth.types import Audit, AuditedSentence, AuditFinding, Place


def audit_rows(audit: Audit) -> dict[str, Any]:
    """Everything that the template of an audit shows; the article is A, its sources B, C and so on."""
    reads = {read.id: read for read in (audit.article, *audit.sources)}
    notes = Notes(reads, letters_of(tuple(reads)), "e1")
    told = [sentence for sentence in audit.sentences if sentence.verdict != "mark"]
    rows = [sentence_row(audit, notes, sentence) for sentence in told]
    made = {
        "article": {
            **notes.badge(audit.article.id),
            "name": notes.name(audit.article.id),
            "title": audit.article.report.raw.title,
        },
        "sources": [{**notes.badge(source.id), "name": notes.name(source.id)} for source in audit.sources],
        "counts": counts_of(audit, told),
        "count": len(audit.findings),
        "rows": rows,
        "elsewhere": [
            finding_row(notes, f)
            for f in audit.findings
            if not any(s.start <= f.article.start < s.end and f.article.part == "text" for s in told)
        ],
        "omissions": [{"why": o.why, "card": notes.evidence(o.source)} for o in audit.omissions],
        "furniture": [whole(audit, notes, sentence) for sentence in audit.sentences if sentence.verdict == "mark"],
    }
    return {**made, "notes": notes.cards()}


def word_for(audit: Audit, sentence: AuditedSentence) -> str:
    """What became of a sentence, in a word or two."""
    return audit_sheet.word_for(sentence, findings_in(audit, sentence))


def counts_of(audit: Audit, told: list[AuditedSentence]) -> str:
    """How many sentences were carried, changed, not found, the article's own."""
    given = [word_for(audit, sentence) for sentence in told]
    pieces = [(given.count(words), words) for words in dict.fromkeys((*VERDICTS.values(), NOT_COMPARED))]
    return " · ".join(f"{number} {words}" for number, words in pieces if number)


def sentence_row(audit: Audit, notes: Notes, sentence: AuditedSentence) -> dict[str, Any]:
    """One sentence with its verdict, its findings and the source's words it was held against."""
    findings = [
        finding_row(notes, f)
        for f in audit.findings
        if f.article.part == "text" and sentence.start <= f.article.start < sentence.end
    ]
    return {
        "verdict": word_for(audit, sentence),
        "changed": sentence.verdict != "supported" or bool(findings),
        "card": whole(audit, notes, sentence),
        "findings": findings,
        "why": sentence.why if not findings else "",
        "evidence": [notes.evidence(place) for place in sentence.evidence[:3]],
    }


def whole(audit: Audit, notes: Notes, sentence: AuditedSentence) -> dict[str, Any]:
    """The card of a whole sentence of the article."""
    return notes.evidence(Place(audit.article.id, sentence.start, sentence.end))


def finding_row(notes: Notes, finding: AuditFinding) -> dict[str, Any]:
    """One finding: kind, cost, reason, the words of the article and of the source."""
    return {
        "label": what_became(finding, finding.kind.replace("-", " ")),
        "severity": finding.severity,
        "why": finding.why,
        "rule": finding.rule.replace("_", " ").replace("-", " "),
        "article": notes.evidence(finding.article),
        "source": notes.evidence(finding.source) if finding.source else None,
    }
