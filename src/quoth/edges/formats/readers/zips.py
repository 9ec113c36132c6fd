"""ZIP files of others: nothing is written to disk, and what no document has (bombs, overlaps, thousands of files) is refused."""

from itertools import pairwise
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from quoth.errors import ReportUnreadable

REMEDY = "Save or fetch it anew."
MOST_MEMBERS, MOST_BYTES, MOST_RATIO = 10_000, 200_000_000, 100
# A member so small may be packed as tightly as it likes.
SMALL = 1_000_000
# What stands before the bytes of a member at least.
LOCAL_HEAD = 30


def opened_zip(file: BinaryIO, kind: str, *, most: int | None = MOST_BYTES) -> ZipFile:
    """The archive, if its list of members is one that a document of a kind has; raises `ReportUnreadable` where it is not.

    `most`: the bytes of all members unpacked; None where they are read as a stream.
    """
    try:
        held = ZipFile(file)
    except (BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise ReportUnreadable("broken", f"It is no {kind}, or it is cut off or damaged.", hint=REMEDY) from error
    members = held.infolist()
    if len(members) > MOST_MEMBERS:
        raise bomb(f"it has more than {MOST_MEMBERS:,} members")
    if most is not None and sum(member.file_size for member in members) > most:
        raise bomb(f"its members are more than {most:,} bytes")
    for member in members:
        check(member)
    placed = sorted((member.header_offset, member.compress_size) for member in members)
    if any(at + LOCAL_HEAD + size > later for (at, size), (later, _) in pairwise(placed)):
        raise bomb("its members overlap")
    return held


def check(member: ZipInfo) -> None:
    """Raises `ReportUnreadable` for a member that is locked or packed as only bombs are."""
    if member.flag_bits & 1:
        raise ReportUnreadable("locked", "It is locked with a password.", hint="Save it without one.")
    if member.file_size > SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1):
        raise bomb(f"a member is packed more than {MOST_RATIO} times")
    if member.compress_type == ZIP_STORED and member.file_size != member.compress_size:
        raise bomb("a member's size is not what it says")


def member_bytes(held: ZipFile, name: str, most: int) -> bytes:
    """A member unpacked; nothing where it is not there. Raises `ReportUnreadable` where it is larger than it may be."""
    try:
        with held.open(name) as opened:
            data = opened.read(most + 1)
    except KeyError:
        return b""
    except (BadZipFile, EOFError, ValueError, NotImplementedError) as error:
        raise ReportUnreadable("broken", f"Its part {name} is damaged.", hint=REMEDY) from error
    if len(data) > most:
        raise bomb(f"{name} is more than {most:,} bytes")
    return data


def bomb(why: str) -> ReportUnreadable:
    """The error of an archive that is made to be unpacked for ever."""
    return ReportUnreadable("too-large", f"It is no document but an archive made to fill a machine: {why}.")
