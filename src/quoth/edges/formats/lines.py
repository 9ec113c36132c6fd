"""Records of JSON: a report a line, one value, a list, or an object around a list; fields by the names that they were given."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from quoth.edges.formats.beginnings import BLANK
from quoth.settings import Settings
from quoth.types import Source

# Between the names of fields within each other: "fields.body".
WITHIN = "."
# How far down in an answer the list of reports may stand: "response" and "results", as most have it.
DEEPEST = 3


def records_in(
    name: str, opened: BinaryIO, settings: Settings, *, first: int = 1, end: int | None = None
) -> Iterator[Source]:
    """Each line that is not blank, read one at a time so that a long file needs little memory.

    The first line read has the number `first`; no line is read that begins at the byte `end` or behind it.
    """
    number, empty = first - 1, first == 1
    while (end is None or opened.tell() < end) and (line := opened.readline(settings.max_bytes + 1)):
        number += 1
        if len(line) > settings.max_bytes:
            skip_line(opened, settings.max_bytes)
        if line.strip(BLANK):
            empty = False
            yield Source(f"{name}#{number}", with_names(line, settings.columns), "record")
    if empty and (end is None or not opened.read(1)):
        yield Source(name, b"", "record")


def records_of_value(name: str, data: bytes, settings: Settings) -> Iterator[Source]:
    """One JSON value: a report, a list of reports, or an object without a text around one list of objects."""
    try:
        held = msgspec.json.decode(data.lstrip(BLANK))
    except (msgspec.DecodeError, RecursionError):
        held = None
    listed = held if isinstance(held, list) else [] if has_text(held, settings) else listed_in(held, settings)
    if listed:
        for number, one in enumerate(listed, 1):
            line = msgspec.json.encode(one)
            yield Source(f"{name}#{number}", with_names(line, settings.columns), "record")
    else:
        yield Source(name, with_names(data, settings.columns), "record")


def listed_in(held: Any, settings: Settings, deepest: int = DEEPEST) -> list[Any]:
    """The reports that an answer of a service lists beside its counts: the first list of objects that have a text."""
    if not isinstance(held, dict) or not deepest:
        return []
    for value in held.values():
        if isinstance(value, list) and value and has_text(value[0], settings):
            return value
        if found := listed_in(value, settings, deepest - 1):
            return found
    return []


def has_text(held: Any, settings: Settings) -> bool:
    """Whether an object has a text, under its name or the one that was given for it."""
    return isinstance(held, dict) and any(
        isinstance(value_at(held, name), str) for name in ("text", settings.columns.get("text", "text"))
    )


def with_names(line: bytes, columns: Mapping[str, str]) -> bytes:
    """A record whose fields have the contract's names, by those that they have been given; else as it is."""
    if not columns:
        return line
    try:
        held = msgspec.json.decode(line.lstrip(BLANK))
    except (msgspec.DecodeError, RecursionError):
        return line
    if not isinstance(held, dict):
        return line
    found = {ours: value for ours, theirs in columns.items() if (value := value_at(held, theirs)) is not None}
    return msgspec.json.encode({**held, **found})


def value_at(held: Any, name: str) -> Any:
    """The value of a field whatever its case, else of one within another: "source.name", "authors.0"; None where there is none."""
    first, _, rest = name.partition(WITHIN)
    if isinstance(held, list):
        one = held[int(first)] if first.isdecimal() and int(first) < len(held) else None
        return value_at(one, rest) if rest else one
    if not isinstance(held, dict):
        return None
    key = name if name in held else next((key for key in held if key.lower() == name.lower()), None)
    if key is not None or not rest:
        return held[key] if key is not None else None
    return value_at(held.get(first), rest)


def skip_line(opened: BinaryIO, size: int) -> None:
    """Reads on to the end of a line that is too long, so that its rest is not taken for the next."""
    while rest := opened.readline(size):
        if rest.endswith(b"\n"):
            return


def is_record(data: bytes) -> bool:
    """Whether bytes begin with a line that is a JSON object."""
    first = data.lstrip(BLANK).split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(msgspec.json.decode(first), dict)
    except (msgspec.DecodeError, RecursionError):
        return False
