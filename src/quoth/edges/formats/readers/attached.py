"""What is attached to a letter: documents that are read, each as a report of its own; of all others it is told that they are there."""

from collections.abc import Iterator
from email.message import EmailMessage
from importlib import import_module
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

from quoth.acquire.charset import decoded
from quoth.acquire.plain import draft_of_text
from quoth.edges.formats.beginnings import BEGINNING, door_of
from quoth.edges.formats.doors import DOORS, missing
from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.mime import bytes_of
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

READ = ("docx", "odt", "pdf", "page", "mhtml")
TEXTS = (".txt", ".text", ".md")
# Pictures, sounds, cards and keys hold no report and are told of nobody.
NO_DOCUMENTS = ("image", "audio", "video", "font")
NO_DOCUMENT = ("text/calendar", "text/vcard", "text/x-vcard", "application/pgp-signature", "application/pkcs7-signature", "application/ics",
               "message/rfc822", "message/delivery-status", "application/ms-tnef")  # fmt: skip
LONGEST_NAME = 80
NOT_READ = "It is attached to the letter and of a kind that is not read there. Save it as a file of its own."


class Attached(NamedTuple):
    """A document attached to a letter."""

    name: str
    part: EmailMessage


def documents_of(message: EmailMessage) -> list[Attached]:
    """The documents that are attached under a name."""
    if message.get_content_maintype() != "multipart":
        return []
    found = []
    for part in message.iter_attachments():
        name = name_of(part)
        kind = part.get_content_type()
        if name and kind not in NO_DOCUMENT and kind.partition("/")[0] not in NO_DOCUMENTS and not part.is_multipart():
            found.append(Attached(name, part))
    return found


def name_of(part: EmailMessage) -> str:
    """The name of a file, without folders; nothing where it has none or a broken one."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""
    return PurePosixPath(" ".join(name.replace("\\", "/").split())).name[:LONGEST_NAME]


def pieces_in(attached: Attached, settings: Settings) -> Iterator[Piece]:
    """The reports of a document, or why it gives none."""
    data = bytes_of(attached.part)
    label, door = f"#{attached.name}", door_of(attached.name, data[:BEGINNING])
    text = door is None and attached.name.lower().endswith(TEXTS)
    if not text and door not in READ:
        yield Piece(label, reason="attached", problem=NOT_READ)
        return
    try:
        if text:
            draft = draft_of_attached_text(data, settings)
            yield Piece(label, make=lambda: draft)
        elif door is not None:
            for piece in pieces_behind(door, attached, settings):
                yield piece._replace(label=label + piece.label, data=None, format="document")
    except ReportUnreadable as error:
        yield Piece(label, reason=error.reason, problem=f"{error} {error.hint}".strip())
    except Exception as error:  # readers of others' formats raise whatever they like
        yield Piece(label, reason="broken", problem=f"It is broken, or not of the kind that its name says ({type(error).__name__}).")  # fmt: skip


def pieces_behind(door: str, attached: Attached, settings: Settings) -> Iterator[Piece]:
    """The pieces that the reader of a format finds."""
    absent = missing(DOORS[door])
    if absent:
        raise ReportUnreadable("extra-missing", absent)
    given = Given(attached.name, BytesIO(bytes_of(attached.part)), settings)
    yield from (piece for piece in import_module(DOORS[door].module).pieces(given) if piece is not None)


def draft_of_attached_text(data: bytes, settings: Settings) -> Draft:
    """A text as a draft."""
    text, charset = decoded(data, declared=False)
    draft = draft_of_text(text, settings)
    draft.found["charset"] = charset
    return draft
