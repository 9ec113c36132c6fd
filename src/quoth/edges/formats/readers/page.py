"""Saved pages: HTML as a browser or a crawler keeps it, and SingleFile's, which tells where and when it was saved."""

import re
from collections.abc import Iterator

import msgspec

from quoth.acquire.charset import decoded
from quoth.acquire.html import draft_of_html
from quoth.edges.formats.pieces import Given, Piece, filled
from quoth.settings import Settings
from quoth.types import Draft

SINGLE_FILE = re.compile(r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url:\s{0,9}(https?://[^\s<>]{3,2000})")
# What a page saved in one file carries inside its addresses: pictures, fonts and styles, most of its bytes.
CARRIED = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,60};base64,[A-Za-z0-9+/=]{100,}+", re.IGNORECASE)


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of a page."""
    data = given.whole()
    yield Piece(make=lambda: draft_of_page(data, given.settings), format="html")


def draft_of_page(data: bytes, settings: Settings, *, address: str | None = None, label: str | None = None) -> Draft:
    """A page as a draft; `address` is where it was found, `label` the charset that was said of it, where that is known.

    Raises `ReportUnreadable` where it holds no story.
    """
    page, charset = decoded(data, declared=True, label=label)
    saved = SINGLE_FILE.search(page[:4096])
    at = address or (saved[1] if saved else None)
    known = filled(draft_of_html(CARRIED.sub("data:,", page), settings, address=at), url=at)
    return msgspec.structs.replace(known, found={**known.found, "charset": charset})
