"""The header of a text file: title, outlet, date and the like, between two lines of three hyphens or above an empty line."""

import re

RULE = "---"
MOST_LINES = 40
# One line alone ("Source: the ministry") may be the text itself.
FEWEST_BARE = 2
PAIR = re.compile(r"([A-Za-z_-]{2,20}):[ \t]{1,9}(\S[^\n]{0,600})")


def parted_header(text: str, known: frozenset[str]) -> tuple[dict[str, str | list[str]], str]:
    """The fields of the header and the text below it; no fields and the whole text where there is none.

    Between hyphens, as Markdown notes have it, fields of other names are passed over; a header without a known one is a text
    that happens to begin with a rule.
    """
    lines = text.split("\n", MOST_LINES)
    ruled = lines[0].rstrip() == RULE
    if ruled:
        end = next((number for number, line in enumerate(lines[1:MOST_LINES], 1) if line.rstrip() == RULE), 0)
        fields = fields_of(lines[1:end], known)
    else:
        end = bare_header(lines, known)
        fields = fields_of(lines[:end], known)
    if not fields:
        return {}, text
    made: dict[str, str | list[str]] = dict(fields)
    if "authors" in fields:
        made["authors"] = [unquoted(name) for name in fields["authors"].strip("[]").split(",")]
    return made, "\n".join(lines[end + 1 :]).lstrip("\n")


def fields_of(lines: list[str], known: frozenset[str]) -> dict[str, str]:
    """The known fields in some lines."""
    pairs = [PAIR.fullmatch(line.rstrip()) for line in lines]
    return {pair[1].lower(): unquoted(pair[2]) for pair in pairs if pair and pair[1].lower() in known}


def bare_header(lines: list[str], known: frozenset[str]) -> int:
    """How many lines stand above the first empty one, where all of them are known fields, two at least; else none."""
    end = next((number for number, line in enumerate(lines[:MOST_LINES]) if not line.strip()), 0)
    return end if end >= FEWEST_BARE and len(fields_of(lines[:end], known)) == end else 0


def unquoted(value: str) -> str:
    """A value without the quotation marks around it."""
    bare = value.strip()
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'" else bare


def with_header(fields: dict[str, str | None], text: str) -> str:
    """A text file with its header, which is read as the same report as the record."""
    pairs = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"{RULE}\n{pairs}{RULE}\n\n{text}"
