"""Pages that Chromium saves as one file (.mhtml): a message of MIME, its first page the story, its pictures left alone."""

from collections.abc import Iterator
from email.message import EmailMessage

from quoth.acquire.metadata import web_address
from quoth.edges.formats.pieces import END, Given, Piece, filled
from quoth.edges.formats.readers.mime import bytes_of, charset_of, cut_off, head_of, message_of, parts_of
from quoth.edges.formats.readers.page import draft_of_page
from quoth.errors import ReportUnreadable
from quoth.settings import Settings
from quoth.types import Draft

PAGES = ("text/html", "application/xhtml+xml")


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of a saved page, and a notice where the file lacks its end."""
    message = message_of(given.whole())
    yield Piece(make=lambda: draft_in(message, given.settings))
    if cut_off(message):
        yield Piece(END, reason="cut-off", problem="The saved page breaks off before its end; what is there was read.")


def draft_in(message: EmailMessage, settings: Settings) -> Draft:
    """The page that the file was saved for; raises `ReportUnreadable` where it holds none."""
    page = page_in(message)
    places = (head_of(message, "Snapshot-Content-Location"), head_of(page, "Content-Location"))
    address = next((place for place in places if web_address(place)), None)
    draft = draft_of_page(bytes_of(page), settings, address=address, label=charset_of(page))
    return filled(draft, title=head_of(message, "Subject"))


def page_in(message: EmailMessage) -> EmailMessage:
    """The part that the head names as the first, else the first page; frames and pictures are other parts."""
    parts = [part for part in parts_of(message) if part.get_content_type() in PAGES]
    if not parts:
        raise ReportUnreadable("no-text", "It holds no page.", hint="Save the page as HTML and give that file.")
    start = message.get_param("start")
    named = next((part for part in parts if start and head_of(part, "Content-ID") == start), None)
    return named or parts[0]
