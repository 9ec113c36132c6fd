"""The audit as text: the article sentence by sentence where something changed, with the source's words below."""

from quoth.edges.terminal.gate import visible
from quoth.edges.terminal.layout import Style, shortened, wrapped
from quoth.types import AnnotatedReport, Audit, AuditFinding, Place

WORDS = {"supported": "carried", "partly": "changed in part", "distorted": "changed", "not-found": "not in the source",
         "own": "own judgement", "mark": "left out as site furniture"}  # fmt: skip


def render_audit(audit: Audit, *, width: int, ascii: bool, colour: bool) -> str:
    """Counts, then each finding with both wordings, then what the article leaves out."""
    style = Style(width, ascii, colour)
    lines = [
        style.bold(shortened(f"{name_of(audit.article)} held against {', '.join(map(name_of, audit.sources))}", width))
    ]
    lines += ["  " + counts_of(audit), ""]
    for finding in audit.findings:
        lines += finding_lines(audit, finding, style)
    if not audit.findings:
        lines += ["Nothing was found that the sources do not say.", ""]
    if audit.omissions:
        lines.append(style.bold("LEFT OUT"))
        for omission in audit.omissions:
            words = shortened(words_of(audit, omission.source), width - 30)
            lines += wrapped(
                f"{omission.why} “{words}” ({where(audit, omission.source)})", width, indent="    ", first="  "
            )
    return style.plain("\n".join(line.rstrip() for line in lines).rstrip()) + "\n"


def counts_of(audit: Audit) -> str:
    """How many sentences were carried, changed, not found, own; marks are no sentences."""
    told = [s for s in audit.sentences if s.verdict != "mark"]
    pieces = [
        f"{sum(s.verdict == verdict for s in told)} {words}" for verdict, words in WORDS.items() if verdict != "mark"
    ]
    shown = " · ".join(piece for piece in pieces if not piece.startswith("0 "))
    return f"{len(told)} sentence{'s' if len(told) != 1 else ''}: {shown}"


def finding_lines(audit: Audit, finding: AuditFinding, style: Style) -> list[str]:
    """One finding: place and words of the article, kind and severity, the reason, the source's words."""
    mark = f"¶{audit.article.report.paragraph_of(finding.article.start)}"
    lines = wrapped(f"“{words_of(audit, finding.article)}”", style.width, indent="      ", first=f"{mark:5} ")[:3]
    label = "NOT IN THE SOURCE" if finding.kind == "unsupported" else f"CHANGED, {finding.kind}"
    lines += wrapped(f"{label} ({finding.severity}): {finding.why}", style.width, indent="      ", first="      ")
    if finding.source is not None:
        source = (
            f"source {where(audit, finding.source)}: “{shortened(words_of(audit, finding.source), style.width - 24)}”"
        )
        lines += wrapped(source, style.width, indent="      ", first="      ")
    return [*lines, ""]


def read_of(audit: Audit, place: Place) -> AnnotatedReport:
    """The report of a place."""
    return next(read for read in (audit.article, *audit.sources) if read.id == place.report)


def words_of(audit: Audit, place: Place) -> str:
    """The words of a place in one line."""
    return " ".join(place.span.of(read_of(audit, place).text).split())


def where(audit: Audit, place: Place) -> str:
    """Name and paragraph of a place in a source."""
    read = read_of(audit, place)
    return f"{name_of(read)} ¶{read.report.paragraph_of(place.start)}"


def name_of(read: AnnotatedReport) -> str:
    """The outlet, or the name the report came by."""
    return visible(read.report.raw.outlet or read.report.raw.input.rsplit("/", 1)[-1])
