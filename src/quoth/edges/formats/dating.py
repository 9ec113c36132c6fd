"""Days that are given by hand for reports without one, by the names of their files."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path, PurePath

import msgspec

from quoth.errors import WrongUse
from quoth.types import Source


def is_moment(given: str) -> bool:
    """Whether a date given by hand is an ISO 8601 day or time."""
    try:
        datetime.fromisoformat(given)
    except ValueError:
        return False
    return True


def dated(sources: Iterable[Source], dates: Mapping[str, str]) -> Iterator[Source]:
    """The sources with the dates given for them; raises `WrongUse` at the end where a date names none of them."""
    by_name = {path: name for name in dates for path in (str(PurePath(name)), str(Path(name).absolute()))}
    unused = set(dates)
    told: dict[str, str] = {}
    for number, source in enumerate(sources):
        name = next((by_name[name] for name in names_of(source, number) if name in by_name), None)
        unused.discard(name or "")
        for missed in unused:
            if missed not in told and of_one_file(missed, source.input):
                told[missed] = reason_of(missed, source)
        yield msgspec.structs.replace(source, published=dates[name]) if name else source
    if unused:
        why = [told[name] for name in sorted(unused) if name in told]
        hint = "\n".join(why) or "Name the file, or A for the first report."
        raise WrongUse(f"--date names no report: {', '.join(sorted(unused))}.", hint=hint)


def of_one_file(name: str, given: str) -> bool:
    """Whether a name means the file from which a source comes, or one of its reports."""
    file = PurePath(name.partition("#")[0]).name
    return bool(file) and file in (PurePath(given.partition("#")[0]).name, PurePath(given.partition("#")[0]).stem)


def reason_of(name: str, source: Source) -> str:
    """Why a date reaches no report of the file that it names."""
    if source.problem:
        return f"{source.input} was not read: {source.problem}"
    if "#" in source.input and "#" not in name:
        return f"{name} holds several reports: name each, as {PurePath(source.input).name}."
    return f"{name.partition('#')[0]} holds no such report."


def names_of(source: Source, number: int) -> tuple[str, ...]:
    """The names by which a date can be given for a source, the most exact first."""
    path = PurePath(source.input)
    file, _, line = path.name.partition("#")
    stem = PurePath(file).stem
    names = (source.input, str(Path(source.input).absolute()), path.name, f"{stem}#{line}" if line else stem)
    return (*names, *((letter_of(number),) if number < 26 else ()))


def letter_of(number: int) -> str:
    """A for the first report, B for the second."""
    return chr(ord("A") + number)
