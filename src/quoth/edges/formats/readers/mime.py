"""Messages of MIME, which letters and saved pages are: their parts, within limits, their heads decoded."""

import base64
import email
import email.errors
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from quoth.errors import ReportUnreadable

# Letters have a handful of parts, pages saved with their pictures a few hundred; each level of nesting is a recursion.
MOST_PARTS, DEEPEST = 5_000, 20
# Between the letters of a box stands a line that no head begins with.
BETWEEN_LETTERS = re.compile(rb"^From [^\r\n]{1,300}\d{4}[^\r\n]{0,40}\r?\n(?=[A-Za-z-]{2,60}:[ \t])", re.MULTILINE)
NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
MOST_LETTERS = 2_000


def message_of(data: bytes) -> EmailMessage:
    """A message; raises `ReportUnreadable` for bytes that are none or that nest too deeply."""
    from email.message import EmailMessage

    if data.count(b"multipart/") + data.count(b"message/rfc822") > MOST_PARTS:
        raise ReportUnreadable("too-deep", f"It has more than {MOST_PARTS:,} parts, which no letter or page has.")
    message = email.message_from_bytes(data.lstrip(b"\r\n"), policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ReportUnreadable("broken", "It is no message: it has no head.")
    return message


def parts_of(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; raises `ReportUnreadable` where they nest too deeply."""
    if depth > DEEPEST:
        raise ReportUnreadable("too-deep", f"Its parts nest more than {DEEPEST} deep, which no letter does.")
    if not message.is_multipart():
        yield message
        return
    for part in message.iter_parts() if message.get_content_maintype() == "multipart" else message.get_payload():
        if isinstance(part, EmailMessage):
            yield from parts_of(part, depth + 1)


def letters_in_box(data: bytes) -> list[bytes]:
    """The letters of a box (mbox), each with its head at the beginning; the whole of what is a single letter."""
    marks = list(BETWEEN_LETTERS.finditer(data))
    if not marks or data[: marks[0].start()].strip():
        return [data]
    if len(marks) > MOST_LETTERS:
        raise ReportUnreadable("too-large", f"It holds more than {MOST_LETTERS:,} letters. Split it.")
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    return [data[mark.end() : end].replace(b"\n>From ", b"\nFrom ") for mark, end in zip(marks, ends, strict=True)]


def bytes_of(part: EmailMessage) -> bytes:
    """What a part holds, without what wrapped it for the journey; of one that breaks off, what is there."""
    data = part.get_payload(decode=True)
    if any(isinstance(defect, email.errors.InvalidBase64LengthDefect) for defect in part.defects):
        held = NO_BASE64.sub(b"", bytes(str(part.get_payload()), "ascii", "ignore"))
        return base64.b64decode(held[: len(held) // 4 * 4])
    return data if isinstance(data, bytes) else b""


def cut_off(message: EmailMessage) -> bool:
    """Whether a letter lacks its end; asked after its parts were read."""
    cut = (email.errors.CloseBoundaryNotFoundDefect, email.errors.InvalidBase64LengthDefect)
    return any(isinstance(defect, cut) for part in message.walk() for defect in part.defects)


def charset_of(part: EmailMessage) -> str | None:
    """The charset that the head of a part names."""
    return part.get_content_charset()


def head_of(message: EmailMessage, name: str) -> str:
    """A line of the head, decoded; nothing where it is not there or broken beyond reading."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""


def sent_at(message: EmailMessage) -> str | None:
    """The time in the head as ISO 8601; None where there is none or it is none."""
    try:
        return parsedate_to_datetime(head_of(message, "Date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
