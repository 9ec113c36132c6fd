"""The notes of a page: every sentence that is cited, once, with who says what in it and by which rule it was read."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from quoth.compose.wording import inner_marks, quoted
from quoth.text.outlets import outlet_or_file
from quoth.types import AnnotatedReport, Place, Side, Span, Statement

# An excerpt keeps so many characters of its sentence on either side of the place, and is cut at a word.
CONTEXT = 160
OWN_VOICE = "own voice"


class Cited(Struct, frozen=True):
    """A sentence that something on the page rests on."""

    report: str
    part: str
    span: Span


class Notes:
    """Hands out evidence and remembers each sentence once; the cards stand at the end of the page."""

    def __init__(self, reports: dict[str, AnnotatedReport], letters: dict[str, str], prefix: str) -> None:
        """Takes the reports by id, their letters, and what keeps the addresses of one story apart from another's."""
        self.reports = reports
        self._letters = letters
        self._order = list(letters)
        self._cited: dict[str, Cited] = {}
        self._shown: dict[tuple[str, str], str] = {}
        self.prefix = prefix

    def evidence(self, place: Place) -> dict[str, Any]:
        """A place in its sentence: its letter and mark, the words before, in and after it, the address of its card.

        `words` are those of the place where it stands alone within marks of ours, `piece` those between `before` and `after`.
        """
        read = self.reports[place.report]
        text = self._within_marks(place.report, place.part)
        sentence, piece = sentence_of(read, place), one_line(text[place.start : place.end])
        return {
            **self.badge(place.report),
            "id": self._cite(Cited(place.report, place.part, sentence)),
            "mark": f"{self._letters[place.report]}{paragraph_of(read, place.part, place.start)}",
            "name": self.name(place.report),
            "before": before(text, sentence.start, place.start),
            "piece": piece,
            "words": in_our_marks(self._text(place.report, place.part)[place.start : place.end]) or piece,
            "after": after(text, place.end, sentence.end),
            "speakers": next((speakers_of(s) for s in statements_in(read, place.part, place.span)), OWN_VOICE),
        }

    def _within_marks(self, report: str, part: str) -> str:
        """The text as it stands within quotation marks of ours: its own double marks are single ones."""
        if (report, part) not in self._shown:
            self._shown[report, part] = inner_marks(self._text(report, part))
        return self._shown[report, part]

    def _text(self, report: str, part: str) -> str:
        """The text or the title of a report."""
        raw = self.reports[report].report.raw
        return (raw.title or "") if part == "title" else raw.text

    def marks(self, places: Iterable[Place]) -> list[dict[str, Any]]:
        """The evidence of several places, each sentence once."""
        found = [self.evidence(place) for place in places]
        return list({one["id"]: one for one in reversed(found)}.values())[::-1]

    def marks_once(self, places: Iterable[Place]) -> list[dict[str, Any]]:
        """As `marks`, of one paragraph the first alone: a reader sees the same mark once."""
        return list({one["mark"]: one for one in reversed(self.marks(places))}.values())[::-1]

    def order_of(self, side: Side) -> int:
        """The place of a side's first report in the story."""
        return min((self._order.index(p.report) for p in side.spans if p.report in self._letters), default=0)

    def cards(self) -> list[dict[str, Any]]:
        """The card of every sentence handed out so far, in the order of the reports."""
        cited = sorted(self._cited.items(), key=lambda item: self._place_in_order(item[1]))
        return [self._card(address, sentence) for address, sentence in cited]

    def name(self, report: str) -> str:
        """The outlet, or the name the report came by."""
        return outlet_or_file(self.reports[report].report.raw)

    def badge(self, report: str) -> dict[str, Any]:
        """The letter of a report and the class that gives it shape and underline; from the fifth on letters only."""
        number = self._order.index(report)
        return {"letter": self._letters[report], "shape": f"l{number}" if number < 4 else "ln"}

    def badges(self, reports: Iterable[str]) -> list[dict[str, Any]]:
        """The badges of some reports, each once, in the order of the story."""
        return [self.badge(report) for report in sorted(set(reports), key=self._order.index)]

    def _cite(self, cited: Cited) -> str:
        title = "t" if cited.part == "title" else ""
        address = f"{self.prefix}-{self._letters[cited.report]}{title}-{cited.span.start}"
        known = self._cited.get(address)
        if known is None or len(known.span) < len(cited.span):
            self._cited[address] = cited
        return address

    def _place_in_order(self, cited: Cited) -> tuple[int, bool, Span]:
        return self._order.index(cited.report), cited.part != "title", cited.span

    def _card(self, address: str, cited: Cited) -> dict[str, Any]:
        read = self.reports[cited.report]
        text = self._text(cited.report, cited.part)
        paragraph = paragraph_of(read, cited.part, cited.span.start)
        return {
            "id": address,
            "report": cited.report,
            "start": cited.span.start,
            "mark": f"{self._letters[cited.report]}{paragraph}",
            "name": self.name(cited.report),
            "where": f"paragraph {paragraph}" if paragraph else "headline",
            "words": in_our_marks(cited.span.of(text)),
            "characters": f"{cited.span.start}–{cited.span.end}",
            "readings": [reading_of(s) for s in statements_in(read, cited.part, cited.span)],
        }


def in_our_marks(words: str) -> str:
    """Words that stand between quotation marks of ours: without such around them, single ones inside, none left open."""
    return quoted(one_line(words))[1:-1]


def one_line(text: str) -> str:
    """The words in one line, as they stand otherwise."""
    return " ".join(text.split())


def paragraph_of(read: AnnotatedReport, part: str, offset: int) -> int:
    """The number of the paragraph; a headline is 0."""
    return 0 if part == "title" else read.report.paragraph_of(offset)


def sentence_of(read: AnnotatedReport, place: Place) -> Span:
    """The sentences that a place touches; a headline is one; the place itself where it is in none."""
    if place.part == "title":
        return Span(0, len(read.report.raw.title or ""))
    held = [s for s in read.report.sentences if s.overlaps(place.span)]
    if not held:
        return place.span
    return Span(min(place.start, held[0].start), max(place.end, held[-1].end))


def before(text: str, start: int, end: int) -> str:
    """The words before a place, from the beginning of its sentence or from a whole word near it."""
    piece = text[start:end]
    if len(piece) > CONTEXT:
        piece = "… " + piece[-CONTEXT:].partition(" ")[2]
    return f"{one_line(piece)}{' ' if piece[-1:].isspace() and piece.strip() else ''}"


def after(text: str, start: int, end: int) -> str:
    """The words after a place, to the end of its sentence or to a whole word near it."""
    piece = text[start:end]
    if len(piece) > CONTEXT:
        piece = piece[:CONTEXT].rpartition(" ")[0] + " …"
    return f"{' ' if piece[:1].isspace() and piece.strip() else ''}{one_line(piece)}"


def statements_in(read: AnnotatedReport, part: str, span: Span) -> list[Statement]:
    """The statements that touch a stretch of the text: those that hold it first, the shortest of them first."""
    if part == "title":
        return []
    found = [s for s in read.statements if any(piece.overlaps(span) for piece in s.content)]
    return sorted(found, key=lambda s: (not any(p.holds(span) for p in s.content), sum(map(len, s.content)), s.id))


def reading_of(statement: Statement) -> dict[str, Any]:
    """Who says it, how surely, by which rule it was found and where it stands."""
    return {
        "key": statement.id,
        "speakers": speakers_of(statement),
        "stance": statement.stance,
        "rule": statement.rule.replace("_", " ").replace("-", " "),
        "characters": f"{statement.content[0].start}–{statement.content[-1].end}",
    }


def speakers_of(statement: Statement) -> str:
    """Who says it through whom, the first to say it first; the outlet's own voice where nobody is named."""
    return " → ".join(link.speaker for link in reversed(statement.chain)) or OWN_VOICE
