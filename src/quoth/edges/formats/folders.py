"""The files of a folder that may be reports: not those of programs and systems, not those of a saved page, nothing from outside."""

from collections.abc import Iterator
from pathlib import Path

# What systems and word processors leave in folders.
LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
LOCK = "~$"
# What browsers call the folder with the pictures and frames of a page that they save, behind the name of the page.
PAGES = (".html", ".htm", ".xhtml")
BESIDE = (
    "_files",
    ".files",
    "_fichiers",
    "-dateien",
    "_archivos",
    "_ficheiros",
    "_bestanden",
    "_file",
    "-filer",
    "_pliki",
)


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and of its own folders, in name order, links out of it too: `leads_out` tells those."""
    yield from sorted(file for file in folder.rglob("*") if is_listed(file) and not hidden(file, folder))


def is_listed(path: Path) -> bool:
    """A file, or a link to another folder, which is not followed."""
    return path.is_file() or (path.is_symlink() and path.is_dir())


def leads_out(file: Path, folder: Path) -> bool:
    """Whether a file of a folder is a link to something outside of it."""
    return not file.resolve().is_relative_to(folder.resolve())


def hidden(file: Path, folder: Path) -> bool:
    """What begins with a dot, what systems leave behind and what belongs to a saved page beside it are no reports."""
    parts = file.relative_to(folder).parts
    if any(part.startswith((".", LOCK)) or part.lower() in LEFT_BEHIND for part in parts):
        return True
    return any(belongs_to_page(folder.joinpath(*parts[:end])) for end in range(1, len(parts)))


def belongs_to_page(folder: Path) -> bool:
    """Whether a folder holds the pictures and frames of a page that stands beside it."""
    name = folder.name
    title = next((name[: -len(end)] for end in BESIDE if name.lower().endswith(end)), "")
    return bool(title) and any(folder.with_name(title + end).is_file() for end in PAGES)
