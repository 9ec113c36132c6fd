"""A form that holds more than is taken: its text is kept for giving it back, its files are only counted."""

from collections.abc import AsyncIterator
from email.message import Message

from msgspec import Struct, field

# So much is looked through for what was typed; whoever sends more is refused before it has come.
MOST_LOOKED_THROUGH = 300_000_000
MOST_TEXT, MOST_PARTS, LONGEST_NAME = 2_000_000, 2_100, 200
GIVEN_BACK = ("text", "outlet", "published")


class TooMuch(Struct):
    """What a form held that was too large: the fields that were typed, and the size of each file by its name."""

    fields: dict[str, str] = field(default_factory=dict)
    files: list[tuple[str, int]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Which file has how much, the largest first."""
        largest = sorted(self.files, key=lambda one: -one[1])[:3]
        told = "; ".join(f"{name or 'a file'} has {in_megabytes(size)}" for name, size in largest)
        return f"{told or 'This is too much'}. 20 MB in all are taken at a time: nothing was added."


def in_megabytes(size: int) -> str:
    """ "30 MB", "0.4 MB"."""
    return f"{size / 1e6:.0f} MB" if size >= 10_000_000 else f"{size / 1e6:.1f} MB"


async def looked_through(kind: str, pieces: AsyncIterator[bytes]) -> TooMuch:
    """What a form of many parts holds, read as it comes; where it cannot be read, as far as it could."""
    from python_multipart.exceptions import MultipartParseError
    from python_multipart.multipart import MultipartParser, parse_options_header

    _, options = parse_options_header(kind)
    found, part = TooMuch(), Part()
    if b"boundary" not in options:
        return found
    parser = MultipartParser(
        options[b"boundary"],
        {
            "on_part_begin": part.begin,
            "on_header_field": part.take_name,
            "on_header_value": part.take_value,
            "on_header_end": part.end_header,
            "on_part_data": part.take,
            "on_part_end": lambda: part.end(found),
        },
    )
    try:
        async for piece in pieces:
            parser.write(piece)
    except MultipartParseError:
        pass
    return found


class Part:
    """One part of a form while it comes."""

    def begin(self) -> None:
        """Nothing of it is known yet."""
        self.name, self.value, self.headers = b"", b"", Message()
        self.size, self.held = 0, bytearray()

    def take_name(self, data: bytes, start: int, end: int) -> None:
        """A piece of the name of a header."""
        self.name += data[start:end]

    def take_value(self, data: bytes, start: int, end: int) -> None:
        """A piece of the value of a header."""
        self.value += data[start:end]

    def end_header(self) -> None:
        """One header is whole."""
        self.headers[self.name.decode("latin-1")] = self.value.decode("utf-8", "replace")
        self.name, self.value = b"", b""

    def take(self, data: bytes, start: int, end: int) -> None:
        """A piece of its content: kept as far as somebody may have typed it."""
        self.size += end - start
        if self.headers.get_filename() is None and len(self.held) < MOST_TEXT:
            self.held += data[start:end]

    def end(self, found: TooMuch) -> None:
        """It is whole."""
        file = self.headers.get_filename()
        name = str(self.headers.get_param("name", header="content-disposition") or "")
        if file is None and name in GIVEN_BACK:
            found.fields[name] = self.held[:MOST_TEXT].decode("utf-8", "replace")
        elif file is not None and self.size and len(found.files) < MOST_PARTS:
            found.files.append((" ".join(file.split())[-LONGEST_NAME:], self.size))
