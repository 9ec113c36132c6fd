"""Where the command line writes: the answer to standard output, everything else to standard error."""

import os
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from quoth.edges.gate import visible
from quoth.edges.whole_files import replace_file
from quoth.errors import EncoderMissing, NothingReadable, QuothError, ReportUnreadable, StoreUnusable, WrongUse
from quoth.types import AnnotatedReport, Rejected

EXIT_DONE = 0
EXIT_FOUND = 1
EXIT_WRONG_USE = 2
EXIT_NOTHING_READABLE = 3
EXIT_STORE_UNUSABLE = 4
EXIT_INTERRUPTED = 130

STANDARD_INPUT = "-"
# How a file of SQLite begins.
SQLITE = b"SQLite format 3\0"
# Below this a progress line only flickers.
SILENT_SECONDS = 1.0
# Columns: what a terminal has, between these.
NARROWEST, WIDEST = 60, 100
# So many inputs that were not read for one reason are named each.
MOST_NAMED = 3


def say(text: str) -> None:
    """Writes text, neutralised already by its renderer, to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def say_bytes(data: bytes) -> None:
    """Writes bytes (JSON) to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say_error(message: str, *, hint: str = "") -> None:
    """`error:` what happened, `hint:` what to try; words of reports and file names pass the gate."""
    say_aside(f"error: {visible(message)}\n" + "".join(f"hint: {visible(line)}\n" for line in hint.splitlines()))


def say_note(message: str) -> None:
    """A note on standard error."""
    say_aside(f"note: {visible(message)}\n")


def say_aside(lines: str) -> None:
    """Writes to standard error; where that cannot be written nothing more can be said, and the answer comes first."""
    try:
        sys.stderr.write(lines)
        sys.stderr.flush()
    except OSError:  # what is left in the buffer would fail again when Python ends, with a status of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def say_unwritten(error: OSError) -> None:
    """The message of an answer that standard output did not take, as on a full disk; nothing more is written there."""
    close_quietly()
    reason = (error.strerror or str(error)).lower()
    say_error(f"the answer could not be written: {reason}.", hint="Make room, or write it to another place.")


def say_rejected(rejected: tuple[Rejected, ...]) -> None:
    """One note for each input that gave no report; many with the same reason, as the styles of saved pages, in one."""
    by_detail: dict[str, list[str]] = {}
    for item in rejected:
        by_detail.setdefault(item.detail, []).append(item.input)
    for item in rejected:
        same = by_detail.pop(item.detail, [])
        if item.reason == "cut-off":
            for name in same:
                say_note(f"{name.partition('#')[0]}: {item.detail}")
        elif len(same) > MOST_NAMED:
            say_note(f"{same[0]}, {same[1]} and {len(same) - 2} more were not read: {item.detail}")
        else:
            for name in same:
                say_note(f"{name} was not read: {item.detail}")


def say_doubts(reports: Iterable[AnnotatedReport]) -> None:
    """One note for each piece of a report that was not understood, and for a date far from those of all other reports."""
    from quoth.acquire import date_doubts, doubts_of

    raws = [read.report.raw for read in reports]
    for doubt in (*(doubt for raw in raws for doubt in doubts_of(raw)), *date_doubts(raws)):
        say_note(doubt)


def exit_status_of(error: QuothError) -> int:
    """The contract's exit status for an error."""
    match error:
        case NothingReadable() | ReportUnreadable():
            return EXIT_NOTHING_READABLE
        case StoreUnusable():
            return EXIT_STORE_UNUSABLE
        case WrongUse() | EncoderMissing():
            return EXIT_WRONG_USE
    return EXIT_WRONG_USE


def width_of_screen() -> int:
    """The columns that are written on."""
    return min(max(shutil.get_terminal_size((WIDEST, 50)).columns, NARROWEST), WIDEST)


def close_quietly() -> None:
    """After a closed pipe (`quoth read ... | head`): nothing more can be said, and that is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file so that it is there whole or not at all; raises `WrongUse` where the place cannot be written, or is a database."""
    try:
        if is_database(path):
            raise WrongUse(f"{path} is a database, and is not written over.", hint="Choose another place.")
        replace_file(path, pieces)
    except OSError as error:
        reason = "" if path.parent.is_dir() else f"there is no folder {path.parent}"
        told = reason or (error.strerror or str(error)).lower()
        raise WrongUse(f"{path} could not be written: {told}.", hint="Choose another place.") from error


def is_database(path: Path) -> bool:
    """Whether a file is one that holds a store, or another program's tables."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def refuse_replacing(place: Path | None, inputs: Iterable[str]) -> None:
    """Raises `WrongUse`, before any work is done, where what is written would stand in the place of an input."""
    if place is not None and place.exists():
        for name in inputs:
            if name != STANDARD_INPUT and Path(name).exists() and place.samefile(name):
                raise WrongUse(f"{name} is an input, and is not written over.", hint="Choose another place.")


def make_folder(path: Path) -> None:
    """Makes a folder with those above it; raises `WrongUse` where that cannot be done."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WrongUse(f"{path} could not be made a folder: {reason}.", hint="Choose another place.") from error


def wants_colour(no_colour: bool) -> bool:
    """Colour only on a terminal that can show it, and never against NO_COLOR or --no-colour."""
    return not no_colour and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


class ProgressLine:
    """One line on standard error that tells how far long work has come; silent where nobody watches."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = False
        self._started = time.monotonic()
        self._watched = sys.stderr.isatty() and not quiet

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Shows how far the work has come, once it takes a while and only to somebody who watches."""
        if self._watched and time.monotonic() - self._started >= SILENT_SECONDS:
            self._shown = True
            sys.stderr.write(f"\r\x1b[K{stage}: {done} of {total}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away again."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
