"""Plain text: the first line that stands alone is the headline, and stays in the text; a header above it does not."""

import msgspec

from quoth.acquire.header import parted_header
from quoth.acquire.headline import headline_of
from quoth.acquire.record import NAMES, draft_with
from quoth.acquire.times import dated_line
from quoth.lexicons import load_word_set
from quoth.settings import Settings
from quoth.text.bylines import Byline, read_byline
from quoth.types import Draft

TOP_LINES = 6
# "The Ostrel Evening Post": longer lines under a headline are sentences.
LONGEST_OUTLET = 6


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
    authors, in_byline = written_by(lines)
    outlet = in_byline or outlet_above_a_date(lines)
    found = {
        name: how
        for name, value, how in (
            ("title", title, "first line"),
            ("authors", authors, "byline"),
            ("outlet", outlet, "byline" if in_byline else "line above the date"),
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


def outlet_above_a_date(lines: list[str]) -> str | None:
    """The outlet as it stands in a line of its own right above the date, or between headline and byline above it."""
    dated = next((number for number, line in enumerate(lines[:TOP_LINES]) if dated_line(line)), 0)
    return next((line for line in lines[max(0, dated - 2) : dated] if is_outlet(line)), None)


def is_outlet(line: str) -> bool:
    """A few words with capitals, one of them a word of outlets' names: "Ostrel Evening Post", "CoastNews"."""
    words = line.split()
    if len(words) > LONGEST_OUTLET or not all(word[0].isupper() or word == "of" for word in words):
        return False
    endings = {word[1:] for word in load_word_set("media") if word.startswith("*")}
    return line in load_word_set("media") or any(word.casefold().endswith(tuple(endings)) for word in words)
