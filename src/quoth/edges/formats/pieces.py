"""What a reader of a format is given, and what it gives: pieces, each with what makes its text."""

from collections.abc import Callable
from typing import Any, BinaryIO, Literal, NamedTuple

import msgspec

from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

# What the notice is called, behind the name of a file, that the file breaks off.
END = "#end"


class Piece(NamedTuple):
    """One report of a document. `make` reads it, and is only called for pieces that are wanted; `data` None: the whole document.

    A piece with a `reason` gives no report, and `problem` says why in a sentence; what it makes is only what is known of it.
    """

    label: str = ""
    make: Callable[[], Draft] | None = None
    data: bytes | None = None
    format: Literal["text", "html", "record", "document"] = "document"
    reason: str = ""
    problem: str = ""


class Stretch(msgspec.Struct, frozen=True):
    """A part of a table: of the groups between two numbers the rows from `start` up to `end`; `first` is the number in the table of the first."""

    groups: tuple[int, int]
    start: int
    end: int
    first: int


class Given:
    """A document to be read, which may be far larger than memory; `stretch`: only so much of it, of formats that can be cut."""

    def __init__(self, name: str, file: BinaryIO, settings: Settings, stretch: Stretch | None = None) -> None:
        self.name = name
        self.file = file
        self.settings = settings
        self.stretch = stretch
        self._whole: bytes | None = None

    def whole(self) -> bytes:
        """All bytes of it, for formats of one report a file; raises `ReportUnreadable` where they are too many or none."""
        if self._whole is None:
            self.file.seek(0)
            self._whole = self.file.read(self.settings.max_bytes + 1)
            self.file.seek(0)
        if not self._whole.strip():
            raise ReportUnreadable("empty", "It holds nothing.")
        if len(self._whole) > self.settings.max_bytes:
            raise too_large(self.settings)
        return self._whole

    def settled(self, draft: Draft) -> Draft:
        """The draft with nothing in it that no file can hold; raises `ReportUnreadable` for a text longer than is read."""
        if len(draft.text) > self.settings.max_characters:
            raise ReportUnreadable(
                "too-large", f"Its text is longer than {self.settings.max_characters:,} characters (max_characters)."
            )
        return msgspec.convert(sound(msgspec.to_builtins(draft)), Draft)


def sound(value: Any) -> Any:
    """A value with lone surrogates replaced, as a browser shows them."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: sound(one) for key, one in value.items()}
    return [sound(one) for one in value] if isinstance(value, list | tuple) else value


def too_large(settings: Settings) -> ReportUnreadable:
    """The error of a document, or of one piece of it, that is larger than any report."""
    return ReportUnreadable(
        "too-large",
        f"It is larger than {settings.max_bytes:,} bytes (max_bytes), too much for one report.",
        hint="Save the report as text and give that file.",
    )


def filled(draft: Draft, **around: str | tuple[str, ...] | None) -> Draft:
    """The draft with what stands around the text (a letter's subject, an archive's address) where the text says nothing itself.

    The way in which such a piece was found is told as "around": what carries the text, not the text.
    """
    news = {field: value for field, value in around.items() if value and not getattr(draft, field)}
    found = {field: draft.found.get(field) or "what carries the text" for field in news if field != "language"}
    apart = {"title_apart": True} if "title" in news else {}
    return msgspec.structs.replace(draft, **news, **apart, found={**draft.found, **found})


def numbered(number: int) -> str:
    """The label of a piece by its number from 1."""
    return f"#{number}"
