"""The audit as text: the article sentence by sentence where something changed, with the source's words below."""

from msgspec import Struct

from quoth.audit.names_apart import names_apart
from quoth.compose.contrasts import words_at
from quoth.compose.kinds import kind_in_words
from quoth.compose.wording import quoted
from quoth.edges.formats.audit_sheet import NOT_COMPARED, SEVERITIES, VERDICTS, name_of, what_became, word_for
from quoth.edges.gate import visible
from quoth.edges.terminal.dossier import finished, style_of
from quoth.edges.terminal.layout import Style, columns, padded, row, shortened, wrapped
from quoth.text.counting import counted
from quoth.text.folding import fold_words
from quoth.types import AnnotatedReport, Audit, AuditedSentence, AuditFinding, Place

MARK, LABEL, NAME = 7, 22, 28
MOST_QUOTED, MOST_WORDS = 2, 40
# The words of either side take so many lines; where the front is cut, so many words stand ahead of the first that differs.
MOST_LINES, WORD, LEAD, AHEAD, FEWEST = 3, 8, 4, 20, 16
# Words that are nearly the whole sentence above them are not repeated.
MOST_OF_A_SENTENCE = 0.8


class Reading(Struct, frozen=True):
    """One sentence of the article: its number ("3.2"), what was found in it."""

    sentence: AuditedSentence
    number: str
    findings: tuple[AuditFinding, ...]


def render_audit(audit: Audit, *, width: int, ascii: bool, colour: bool, quiet: bool = False) -> str:
    """Counts, then each sentence in which something was found with both wordings, then what the article leaves out.

    `quiet` keeps the title and the counts alone.
    """
    style = style_of(width, ascii, colour)
    readings = readings_of(audit)
    title = shortened(f"{name_of(audit.article)} held against {sources_of(audit)}", style.width)
    lines = [style.bold(title), f"  {shortened(counts_of(readings), style.width - 2)}"]
    if quiet:
        return finished("\n".join(lines), style)
    lines.append("")
    lines += headline_lines(audit, style)
    told = [line for reading in readings if worth_telling(reading) for line in reading_lines(audit, reading, style)]
    titled = any(f.article.part == "title" for f in audit.findings)
    lines += told if told or titled else [*wrapped(nothing_found(readings), style.width), ""]
    lines += uncompared_lines(readings, audit, style)
    lines += omission_lines(audit, style)
    return finished("\n".join(lines), style)


def nothing_found(readings: list[Reading]) -> str:
    """The line where no sentence is printed: of sentences that could not be compared nothing is known."""
    left = sum(word_for(reading.sentence, reading.findings) == NOT_COMPARED for reading in readings)
    if not left:
        return "Nothing was found that the sources do not say."
    others = len(readings) - left
    rest = f"In the other {others if others > 1 else 'one'} no rule found a change." if others else ""
    return f"{left} of {counted(len(readings), 'sentence')} could not be compared: read them yourself. {rest}".rstrip()


def readings_of(audit: Audit) -> list[Reading]:
    """The sentences that are no marks, each with its number in its paragraph and its findings."""
    made: list[Reading] = []
    report = audit.article.report
    in_paragraph: dict[int, int] = {}
    in_text = [f for f in audit.findings if f.article.part == "text"]
    for sentence in audit.sentences:
        if sentence.verdict == "mark":
            continue
        paragraph = report.paragraph_of(sentence.start)
        in_paragraph[paragraph] = in_paragraph.get(paragraph, 0) + 1
        found = [f for f in in_text if sentence.start <= f.article.start < max(sentence.end, sentence.start + 1)]
        found.sort(key=lambda f: (SEVERITIES.index(f.severity), f.article, f.kind))
        made.append(Reading(sentence, f"{paragraph}.{in_paragraph[paragraph]}", tuple(found)))
    return made


def worth_telling(reading: Reading) -> bool:
    """Whether a sentence is printed: something was found in it, or no source has it, or it judges by itself."""
    return bool(reading.findings) or reading.sentence.verdict in ("not-found", "own")


def headline_lines(audit: Audit, style: Style) -> list[str]:
    """The headline that stands apart from the text, where something was found in it."""
    found = [f for f in audit.findings if f.article.part == "title"]
    if not found:
        return []
    title = shortened(quoted(words_of(audit, headline_place(audit))), MOST_QUOTED * (style.width - MARK))
    lines = wrapped(title, style.width, indent=" " * MARK, first=padded("TITLE", MARK))
    return [*lines, *(line for finding in found for line in finding_lines(audit, finding, style)), ""]


def headline_place(audit: Audit) -> Place:
    """The whole headline that stands apart."""
    return Place(audit.article.id, 0, len(audit.article.report.raw.title or ""), "title")


def counts_of(readings: list[Reading]) -> str:
    """How many sentences were carried, changed, not found, judged by the article itself."""
    words = [word_for(reading.sentence, reading.findings) for reading in readings]
    shown = dict.fromkeys((*VERDICTS.values(), NOT_COMPARED))
    pieces = [f"{words.count(word)} {word}" for word in shown if word in words]
    return f"{counted(len(readings), 'sentence')}: {' · '.join(pieces)}" if pieces else "No sentence to compare."


def reading_lines(audit: Audit, reading: Reading, style: Style) -> list[str]:
    """The sentence with its number, then a line or two for each finding."""
    sentence = reading.sentence
    place = Place(audit.article.id, sentence.start, sentence.end)
    mark = padded(f"¶{reading.number}", MARK)
    lines = wrapped(
        shortened(quoted(words_of(audit, place)), MOST_QUOTED * (style.width - MARK)),
        style.width, indent=" " * MARK, first=mark,
    )  # fmt: skip
    for finding in reading.findings:
        lines += finding_lines(audit, finding, style)
    if not reading.findings:
        label = f"{' ' * MARK}{padded(word_for(reading.sentence, reading.findings).upper(), LABEL)}"
        lines += wrapped(visible(reading.sentence.why), style.width, indent=" " * (MARK + LABEL), first=label)
    return [*lines, ""]


def finding_lines(audit: Audit, finding: AuditFinding, style: Style) -> list[str]:
    """What changed, the reason, and the source's words with their place."""
    kind = kind_in_words(finding.kind)
    what, _, rest = what_became(finding, kind).partition(", ")
    label = f"{what.upper()}, {rest}" if rest and len(what) + len(rest) + 2 < LABEL else what.upper()
    indent = " " * (MARK + LABEL)
    lines = wrapped(
        f"{finding.why} ({finding.severity})", style.width, indent=indent, first=f"{' ' * MARK}{padded(label, LABEL)}"
    )
    room = style.width - len(indent)
    own = telling(audit, finding.article)
    other = telling(audit, finding.source) if finding.source is not None else ""
    sentence = len(words_of(audit, sentence_place(audit, finding)))
    if len(words_of(audit, finding.article)) < MOST_OF_A_SENTENCE * sentence:
        lines += evidence_lines(f"{indent}article ", window(own, other, MOST_LINES * (room - WORD)), "", style)
    if finding.source is not None:
        where = where_in(audit, finding.source)
        most = MOST_LINES * max(FEWEST, room - WORD - columns(where) - 2)
        lines += evidence_lines(f"{indent}source  ", window(other, own, most), where, style)
    return lines


def evidence_lines(first: str, words: str, where: str, style: Style) -> list[str]:
    """The words of one side over as many lines as they take, the place at the end of the first."""
    width = style.width - (columns(where) + 2 if where else 0)
    lines = wrapped(words, width, indent=" " * len(first), first=first)
    return [row(lines[0], where, style.width), *lines[1:]] if where else lines


def window(words: str, other: str, most: int) -> str:
    """Words cut to a length, at the front where the first word that the other side lacks would be cut off behind."""
    if columns(words) <= most:
        return words
    known = set(fold_words(other))
    pieces = words.split(" ")
    apart = next((n for n, piece in enumerate(pieces) if not set(fold_words(piece)) <= known), 0)
    start = apart if columns(" ".join(pieces[: apart + 1])) > most - AHEAD else 0
    rest = " ".join(pieces[max(0, start - LEAD) :])
    return shortened(f"“… {rest}" if start > LEAD else rest, most)


def uncompared_lines(readings: list[Reading], audit: Audit, style: Style) -> list[str]:
    """The sentences that could not be compared, a line or two each: the beginning of its words, and why."""
    left = [one for one in readings if word_for(one.sentence, one.findings) == NOT_COMPARED]
    if not left:
        return []
    lines = [style.bold(NOT_COMPARED.upper())]
    for one in left:
        words = words_of(audit, Place(audit.article.id, one.sentence.start, one.sentence.end))
        mark = padded(f"¶{one.number}", MARK)
        lines.append(f"{mark}{shortened(quoted(words), style.width - MARK)}")
        lines += wrapped(visible(one.sentence.why), style.width, indent=" " * (MARK + 2), first=" " * (MARK + 2))
    return [*lines, ""]


def omission_lines(audit: Audit, style: Style) -> list[str]:
    """The denials and limits of the sources that the article leaves out."""
    if not audit.omissions:
        return []
    lines = [style.bold("LEFT OUT")]
    for omission in audit.omissions:
        where = where_in(audit, omission.source)
        words = shortened(quoted(words_of(audit, omission.source)), style.width - columns(where) - 4)
        lines += [
            row(f"  {words}", where, style.width),
            *wrapped(omission.why, style.width, indent="    ", first="    "),
        ]
    return lines


def sentence_place(audit: Audit, finding: AuditFinding) -> Place:
    """The sentence of the article that a finding stands in."""
    if finding.article.part == "title":
        return headline_place(audit)
    held = (s for s in audit.sentences if s.start <= finding.article.start < s.end)
    sentence = next(held, None)
    return Place(audit.article.id, sentence.start, sentence.end) if sentence else finding.article


def telling(audit: Audit, place: Place) -> str:
    """The words of a place in quotation marks, a single word with those beside it."""
    return visible(words_at(read_of(audit, place), place, most=MOST_WORDS))


def read_of(audit: Audit, place: Place) -> AnnotatedReport:
    """The report of a place."""
    return next(read for read in (audit.article, *audit.sources) if read.id == place.report)


def words_of(audit: Audit, place: Place) -> str:
    """The words of a place in one line."""
    read = read_of(audit, place)
    text = (read.report.raw.title or "") if place.part == "title" else read.text
    return " ".join(visible(text[place.start : place.end]).split())


def where_in(audit: Audit, place: Place) -> str:
    """The paragraph of a place in a source, with its name where there are several."""
    read = read_of(audit, place)
    number = 0 if place.part == "title" else read.report.paragraph_of(place.start)
    return (
        f"¶{number}" if len(audit.sources) == 1 else f"{shortened(names_apart(audit.sources)[read.id], NAME)} ¶{number}"
    )


def sources_of(audit: Audit) -> str:
    """The names of the sources."""
    return ", ".join(visible(name) for name in names_apart(audit.sources).values())
