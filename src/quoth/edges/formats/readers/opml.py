"""Lists of feeds (OPML): addresses only, which are not fetched; they are told, so that nothing is passed over in silence."""

from collections.abc import Iterator

from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.xml import local, root_of
from quoth.errors import ReportUnreadable
from quoth.text.counting import counted

MOST_TOLD = 5


def pieces(given: Given) -> Iterator[Piece]:
    """One refusal that names the feeds; raises `ReportUnreadable` for what is no list of feeds."""
    feeds = feeds_in(given.whole())
    if not feeds:
        raise ReportUnreadable("no-text", "The list names no feed.")
    named = ", ".join(address for _, address in feeds[:MOST_TOLD])
    more = f" and {len(feeds) - MOST_TOLD} more" if len(feeds) > MOST_TOLD else ""
    problem = f"It lists {counted(len(feeds), 'feed')} and holds no report: {named}{more}. Follow one with quoth follow ADDRESS."
    yield Piece(reason="addresses-only", problem=problem)


def feeds_in(data: bytes) -> list[tuple[str, str]]:
    """The feeds of a list: name and address of each, once, in its order."""
    outlines = (one.attrib for one in root_of(data).iter() if local(one) == "outline")
    found = {
        str(address).strip(): " ".join(str(said.get("title") or said.get("text") or "").split())
        for said in outlines
        if (address := said.get("xmlUrl"))
    }
    return [(name, address) for address, name in found.items()]
