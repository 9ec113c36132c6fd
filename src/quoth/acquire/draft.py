"""What a reader of one format finds in a file, before identity and language are settled."""

from msgspec import Struct


class Draft(Struct, frozen=True, kw_only=True):
    """Text and what is said about it; `found` tells how each piece was found."""

    text: str
    title: str | None = None
    title_apart: bool = False
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    first_seen: str | None = None
    url: str | None = None
    links: tuple[str, ...] = ()
    language: str | None = None
    found: dict[str, str]
