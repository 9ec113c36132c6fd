"""The audit in two columns: the article's sentences at the left, what the sources say of the same at the right."""

from itertools import zip_longest

from quoth.audit.names_apart import names_apart
from quoth.compose.kinds import kind_in_words
from quoth.edges.formats.audit_sheet import findings_in, name_of, word_for, words_of
from quoth.edges.gate import visible
from quoth.edges.terminal.audit import counts_of, headline_lines, readings_of, sources_of
from quoth.edges.terminal.dossier import finished, style_of
from quoth.edges.terminal.layout import Style, columns, padded, shortened, wrapped
from quoth.types import Audit, AuditedSentence, AuditFinding

GAP = " │ "
# Of a source's sentence so much is shown.
MOST_LINES = 6


def render_side_by_side(audit: Audit, *, width: int, ascii: bool, colour: bool) -> str:
    """Counts, then every sentence beside the source's, with what was found below both."""
    style = style_of(width, ascii, colour)
    half = (style.width - columns(GAP)) // 2
    title = shortened(f"{name_of(audit.article)} held against {sources_of(audit)}", style.width)
    lines = [style.bold(title), f"  {shortened(counts_of(readings_of(audit)), style.width - 2)}", ""]
    lines += headline_lines(audit, style)
    lines += pair([name_of(audit.article)], [sources_of(audit)], half)
    for sentence in audit.sentences:
        if sentence.verdict != "mark":
            lines += ["─" * half + "─┼─" + "─" * half, *sentence_lines(audit, sentence, half, style)]
    return finished("\n".join(lines), style)


def sentence_lines(audit: Audit, sentence: AuditedSentence, half: int, style: Style) -> list[str]:
    """One sentence beside its source, then its findings over the whole width."""
    found = findings_in(audit, sentence)
    left = wrapped(" ".join(audit.article.text[sentence.start : sentence.end].split()), half)
    lines = pair(left, source_lines(audit, sentence, found, half), half)
    if not found:
        return [
            *lines,
            *wrapped(
                visible(sentence.why), style.width, indent="    ", first=f"  {word_for(sentence, found).upper()}  "
            ),
        ]
    for one in found:
        label = "NOT IN THE SOURCE" if one.kind == "unsupported" else f"CHANGED, {kind_in_words(one.kind)}"
        lines += wrapped(f"{one.why} ({one.severity})", style.width, indent="    ", first=f"  {label}: ")
    return lines


def source_lines(audit: Audit, sentence: AuditedSentence, found: list[AuditFinding], half: int) -> list[str]:
    """The source's sentence that was held against it: that of the first finding, or else the nearest one."""
    reads = {read.id: read for read in audit.sources}
    meant = next((f.source for f in found if f.source is not None), None)
    places = [
        at for at in sentence.evidence if meant is None or (at.report == meant.report and at.span.overlaps(meant.span))
    ]
    place = next(iter(places), meant)
    if place is None:
        return []
    name = f"[{visible(names_apart(audit.sources)[place.report])}] " if len(reads) > 1 else ""
    lines = wrapped(f"{name}{visible(words_of(reads[place.report], place))}", half)
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]


def pair(left: list[str], right: list[str], half: int) -> list[str]:
    """Two columns of lines side by side."""
    return [f"{padded(one, half)}{GAP}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")]
