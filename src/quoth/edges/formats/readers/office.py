"""What Word documents and OpenDocument texts share: how words look, and lines with the names of their styles, made a draft."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from quoth.acquire.doubts import HEADINGS, LEFT_OUT, TRACKED
from quoth.acquire.plain import draft_of_text
from quoth.acquire.raised import Place, Run
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

# A title stands among the first lines.
TOP = 5
# Of what is not read so many pieces are told, each so long.
MOST_TOLD, LONGEST_TOLD = 3, 40
# A heading of the title's own rank with so many words, and so many under it, heads a report of its own.
HEADLINE_WORDS, REPORT_WORDS = 5, 80


class Look(NamedTuple):
    """How words look, as far as a style or they themselves say: not to be read since struck out or hidden; where they stand."""

    unread: bool | None = None
    place: Place | None = None

    def over(self, under: "Look") -> "Look":
        """This look where it says something, else the one that it stands on."""
        unread = under.unread if self.unread is None else self.unread
        return Look(unread, under.place if self.place is None else self.place)

    def run(self, words: str) -> Run:
        """Words that look so."""
        return Run(words, self.place or "line", bool(self.unread))


def unread_in(runs: Iterable[Run]) -> list[str]:
    """The words of a line that are struck out or hidden."""
    words = " ".join("".join(run.words for run in runs if run.unread).split())
    return [words] if words else []


def draft_of_styled(
    styled: list[tuple[str, str]], titles: tuple[str, ...], settings: Settings, *, changed: int, unread: Sequence[str]
) -> Draft:
    """Lines with their styles as a draft, the title by its style. Raises `ReportUnreadable` without any.

    `changed`: how many tracked changes it has; `unread`: what is struck out or hidden.
    """
    lines = [(line, style) for line, style in styled if line]
    if not lines:
        raise ReportUnreadable("no-text", "The document holds no text in its body.")
    draft = draft_of_text("\n\n".join(line for line, _ in lines), settings)
    found = {**draft.found, "text": "body of the document", **told_of(lines, titles, changed, unread)}
    title = next((line for line, style in lines[:TOP] if style in titles), None)
    if title is None:
        return msgspec.structs.replace(draft, found=found)
    return msgspec.structs.replace(
        draft, title=title, title_apart=lines[0][0] != title, found={**found, "title": "style"}
    )


def told_of(
    lines: list[tuple[str, str]], titles: tuple[str, ...], changed: int, unread: Sequence[str]
) -> dict[str, str]:
    """What a reader should know of how the document was read."""
    told = {TRACKED: f"{changed}, read as accepted"} if changed else {}
    if unread:
        named = ", ".join(f"“{words[:LONGEST_TOLD]}”" for words in unread[:MOST_TOLD])
        more = f" and {len(unread) - MOST_TOLD} more" if len(unread) > MOST_TOLD else ""
        told[LEFT_OUT] = f"{named}{more}, struck out or hidden"
    heads = headings_of_reports(lines, titles)
    if len(heads) > 1:
        told[HEADINGS] = ", ".join(f"“{head}”" for head in heads[:MOST_TOLD])
    return told


def headings_of_reports(lines: list[tuple[str, str]], titles: tuple[str, ...]) -> list[str]:
    """The headings of the first one's rank, each as long as a headline and above as many words as a report has."""
    rank = next((style for _, style in lines if style in titles), "")
    at = [number for number, (line, style) in enumerate(lines) if rank and style == rank]
    ends = [*at[1:], len(lines)][: len(at)]
    return [
        lines[start][0]
        for start, end in zip(at, ends, strict=True)
        if len(lines[start][0].split()) >= HEADLINE_WORDS
        and sum(len(line.split()) for line, _ in lines[start + 1 : end]) >= REPORT_WORDS
    ]
