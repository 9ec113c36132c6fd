"""Messages of MIME, which letters and saved pages are: their parts, within limits, their heads decoded."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from quoth.errors import ReportUnreadable

# Letters have a handful of parts, pages saved with their pictures a few hundred; each level of nesting is a recursion.
MOST_PARTS, DEEPEST = 5_000, 20


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


def bytes_of(part: EmailMessage) -> bytes:
    """What a part holds, without what wrapped it for the journey."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


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
