"""What appears in a folder, handed on once it is whole."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

from quoth.edges.apart import Apart
from quoth.edges.formats.folders import hidden, leads_out
from quoth.edges.formats.inputs import Reading, sources_in_file
from quoth.edges.library import in_language
from quoth.settings import Settings
from quoth.types import Source

# A file that is being written changes again within this time; most programs write a page in one go.
SETTLED_SECONDS = 1.0
# How often files that are not yet whole are looked at again, and whether the end is asked for.
LOOK_MILLISECONDS = 500
State = tuple[int, int]


def appearing(folder: Path, stop: Event) -> Iterator[list[Path]]:
    """The files of the folder and its own folders, then those that come or change there, in name order, until `stop` is set.

    A file is handed on when its size and time have stood still for a second: what is half written is never read.
    One that is rewritten with the same bytes comes again; whoever takes it in knows it already.
    """
    from watchfiles import Change, watch

    folder = folder.resolve()  # changes are told of by their whole paths, however the folder was named
    waiting: dict[Path, tuple[State, float]] = {}
    changes = watch(
        folder, stop_event=stop, yield_on_timeout=True, rust_timeout=LOOK_MILLISECONDS, debounce=LOOK_MILLISECONDS,
        watch_filter=None, raise_interrupt=False,
    )  # fmt: skip
    begun = False
    for found in changes:
        # What was there is listed once changes are told of, so that nothing falls between.
        there = [] if begun else folder.rglob("*")
        begun = True
        changed = [Path(name) for change, name in found if change is not Change.deleted]
        # Nothing is told of what a new folder held before it was watched.
        within = [file for path in changed if path.is_dir() for file in path.rglob("*")]
        for path in (*there, *changed, *within):
            if not hidden(path, folder) and not leads_out(path, folder):
                waiting[path] = (state_of(path), time.monotonic())
        whole = sorted(path for path in waiting if is_whole(path, waiting))
        for path in whole:
            del waiting[path]
        if whole := [path for path in whole if path.is_file()]:
            yield whole


def sources_in(files: Iterable[Path], settings: Settings, language: str | None) -> Iterator[Source]:
    """What the files hold; those of no kind that is read are passed over, as in a folder."""
    with Apart(settings) as apart:
        for file in files:
            for source in sources_in_file(file, Reading(settings, apart), named=False):
                yield in_language(source, language)


def is_whole(path: Path, waiting: dict[Path, tuple[State, float]]) -> bool:
    """Whether nothing has been written to the file for a second; notes what has."""
    known, since = waiting[path]
    now, at = state_of(path), time.monotonic()
    if now != known:
        waiting[path] = (now, at)
        return False
    return at - since >= SETTLED_SECONDS


def state_of(path: Path) -> State:
    """The size and the time of last change; nothing of a file that is gone."""
    try:
        stat = path.stat()
    except OSError:
        return (-1, -1)
    return (stat.st_size, stat.st_mtime_ns)
