"""XML of others: no document type, nothing fetched or unfolded, not deep, not huge."""

from typing import TYPE_CHECKING, Any

from quoth.errors import ReportUnreadable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEEPEST, MOST_ELEMENTS, MOST_ATTRIBUTES = 256, 200_000, 200
BEGINNING = 65_536


def refuse_doctype(data: bytes) -> None:
    """Raises `ReportUnreadable` for a document type, which no format that is read needs, and which every bomb needs."""
    if b"<!doctype" in data[:BEGINNING].lower() or b"<!entity" in data.lower():
        raise ReportUnreadable("forbidden", "Its XML has a document type or entities of its own, which are not read.")


def root_of(data: bytes) -> "Element":
    """The root of an XML document; raises `ReportUnreadable` for a broken, deep, huge or typed one."""
    from lxml import etree

    if b"\x00" not in data[:100]:
        refuse_doctype(data)
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    depth = count = 0
    try:
        for at in range(0, len(data), BEGINNING):
            parser.feed(data[at : at + BEGINNING])
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                count += event == "start"
                check(depth, count, len(element.attrib) if event == "start" else 0)
        root: Any = parser.close()
    except etree.XMLSyntaxError as error:
        raise ReportUnreadable("broken", f"It is no sound XML: {' '.join(str(error).split())[:100]}.") from error
    if root is None or root.getroottree().docinfo.doctype:
        raise ReportUnreadable("forbidden", "Its XML has a document type of its own, which is not read.")
    return root


def check(depth: int, count: int, attributes: int) -> None:
    """Raises `ReportUnreadable` for what no document of news has."""
    if depth > DEEPEST:
        raise ReportUnreadable("too-deep", f"Its XML nests more than {DEEPEST} deep, which no document of news does.")
    if count > MOST_ELEMENTS or attributes > MOST_ATTRIBUTES:
        raise ReportUnreadable(
            "too-large", f"Its XML has more than {MOST_ELEMENTS:,} elements or {MOST_ATTRIBUTES} attributes."
        )


def local(element: Any) -> str:
    """The name of an element without its namespace; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def first(element: Any, *names: str) -> Any:
    """The first element below with one of some names, in the order of the document; None where there is none."""
    return next((one for one in element.iter() if local(one) in names), None)


def words(element: Any) -> str:
    """The text of an element in one line; nothing for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
