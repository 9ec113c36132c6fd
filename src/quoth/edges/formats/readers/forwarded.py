"""Letters sent on within the text of another, or answered: who wrote them, when, and where they begin."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire.times import iso_of
from quoth.edges.formats.readers.letter_blocks import QUOTED, Block, Line
from quoth.edges.formats.readers.mime import DEEPEST
from quoth.lexicons import load_toml

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FIELD = re.compile(
    r"[ \t]{0,9}\*{0,2}(from|sent|date|to|cc|reply-to|subject)[ \t]{0,3}:[* \t]{0,4}(.{0,998})", re.IGNORECASE
)
WROTE = re.compile(r"on (?=.{0,200}\d).{6,300} wrote:", re.IGNORECASE)
SENDER = re.compile(r"[\"']?([^<>\"\[(,]{2,100}?)[\"']?[ \t]{0,3}(?:[<\[(].{0,300})?")
# The last comma, or the hour, stands between the time and the name in "On 4 June 2026 at 10:02, Ada Holm wrote:".
TIME_AND_NAME = re.compile(
    r"on (.{6,80}\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?\(?[a-z]{3,4}\)?)?|.{6,60}\d{4}),? (.{2,200}) wrote:",
    re.IGNORECASE,
)
MARK = re.compile(r"[- >*_]{0,60}(.{3,80}?)[- :*_]{0,60}")
MARKS = re.compile(r"^(?:[ \t]{0,3}> ?){1,20}")
# A head has so many lines at most, and between two of them so many that are none (addresses that a mail program has broken).
MOST_LINES, MOST_BETWEEN = 12, 2
NEEDED = ({"from", "subject", "sent"}, {"from", "subject", "date"})


class Forwarded(NamedTuple):
    """A letter within a letter: its sender, subject and time; the number of the lines above it and of its first line."""

    sender: str | None
    subject: str
    sent: str | None
    above: int
    start: int


def forwarded_in(lines: Sequence[str]) -> Forwarded | None:
    """The first letter that stands within the lines of another below a head, or below "On ... wrote:"; None where none does."""
    for place, line in enumerate(lines):
        bare = unquoted(line)
        found = None
        if FIELD.fullmatch(bare) and bare.lstrip(" *\t").lower().startswith("from"):
            found = below_head(lines, place)
        elif bare[:3].lower() == "on ":
            found = below_words(lines, place)
        if found is not None:
            return found
    return None


def below_head(lines: Sequence[str], place: int) -> Forwarded | None:
    """The letter whose head begins at a line; None where that is no head."""
    fields: dict[str, str] = {}
    last, between = place, 0
    for number in range(place, min(len(lines), place + MOST_LINES)):
        bare = unquoted(lines[number])
        field = FIELD.fullmatch(bare)
        if field is not None:
            fields.setdefault(field[1].lower(), field[2].strip())
            last, between = number, 0
        elif bare.strip() or not fields:
            between += 1
            if between > MOST_BETWEEN or (bare.strip() and not lines[number - 1].strip()):
                break
    if not any(needed <= set(fields) for needed in NEEDED):
        return None
    above = place
    while above > 0 and (not lines[above - 1].strip(" >\t") or is_mark(lines[above - 1])):
        above -= 1
    sent = fields.get("sent") or fields.get("date") or ""
    return Forwarded(name_in(fields["from"]), fields["subject"], time_in(sent), above, last + 1)


def below_words(lines: Sequence[str], place: int) -> Forwarded | None:
    """The letter that is answered, below a line such as "On 4 June 2026 at 10:02, Ada Holm wrote:", which may be broken."""
    for count in (1, 2, 3):
        words = " ".join(unquoted(line).strip() for line in lines[place : place + count])
        if WROTE.fullmatch(words):
            found = TIME_AND_NAME.fullmatch(words)
            if found is None:
                return None
            return Forwarded(name_in(found[2]), "", time_in(found[1]), place, place + count)
    return None


def is_mark(line: str) -> bool:
    """Whether a line is what a mail program writes above a letter that is sent on."""
    found = MARK.fullmatch(line.strip())
    return found is not None and found[1].casefold() in load_toml("letters")["forwarded"]


def name_in(words: str) -> str | None:
    """The name of a sender; None where only an address stands there."""
    found = SENDER.fullmatch(words.strip())
    name = found[1].strip(" *'\"") if found is not None else ""
    return name if name and "@" not in name else None


def time_in(words: str) -> str | None:
    """A time as mail programs write it above a letter that is sent on."""
    return iso_of(" ".join(word for word in words.replace("*", "").split() if word.lower() != "at"))


def unquoted(line: str) -> str:
    """A line without the marks of a quotation in a letter."""
    return MARKS.sub("", line, count=1)


def without_quoting(text: str) -> str:
    """A text of which every line is quoted, without the marks; any other as it is."""
    lines = text.split("\n")
    for _ in range(DEEPEST):
        if not all(QUOTED.match(line) for line in lines if line.strip()):
            break
        lines = [QUOTED.sub("", line, count=1).removeprefix(" ") for line in lines]
    return "\n".join(lines)


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """The lines of a page's blocks, one after the other."""
    return [line for block in blocks for line in block.lines]


def cut_above(node: "LexborNode") -> None:
    """Takes a node out of its page with all that stands above it."""
    here: LexborNode | None = node
    first = True
    while here is not None and here.tag not in ("body", "html"):
        parent = here.parent
        while (before := here.prev) is not None:
            before.decompose()
        if first:
            here.decompose()
        here, first = parent, False
