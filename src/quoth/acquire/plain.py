"""Plain text: the first line that stands alone is the headline, and stays in the text; a header above it does not."""

import msgspec

from quoth.acquire.header import parted_header
from quoth.acquire.headline import headline_of
from quoth.acquire.record import NAMES, draft_with
from quoth.settings import Settings
from quoth.text.bylines import Byline, read_byline
from quoth.types import Draft

TOP_LINES = 6


def draft_of_text(text: str, settings: Settings) -> Draft:
    """A text file as a draft: what its header says, its headline, and what the lines around the story say."""
    fields, body = parted_header(text.replace("\r\n", "\n").replace("\r", "\n"), NAMES)
    if not fields:
        return draft_of_lines(body)
    head, lines = draft_with(fields, body, "header"), draft_of_lines(body)
    return msgspec.structs.replace(
        head,
        title=head.title or lines.title,
        outlet=head.outlet or lines.outlet,
        authors=head.authors or lines.authors,
        found={**lines.found, **head.found},
    )


def draft_of_lines(text: str) -> Draft:
    """A text without a header as a draft."""
    title = headline_of(text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    authors, outlet = written_by(lines)
    found = {
        name: how
        for name, value, how in (
            ("title", title, "first line"),
            ("authors", authors, "byline"),
            ("outlet", outlet, "byline"),
        )
        if value
    }
    return Draft(text=text, title=title, outlet=outlet, authors=authors, found=found)


def written_by(lines: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Authors and outlet from the bylines at the top and the end: "By Ada Holm", "Written by Tolm Post Staff"."""
    bylines: list[Byline] = []
    for line in (*lines[:TOP_LINES], *lines[TOP_LINES:][-TOP_LINES:]):
        byline = read_byline(line)
        if byline is not None and byline.whole:
            bylines.append(byline)
    authors = next((byline.authors for byline in bylines if byline.authors), ())
    return authors, next((byline.outlet for byline in bylines if byline.outlet), None)
