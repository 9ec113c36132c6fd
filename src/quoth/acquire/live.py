"""Pages that are written as things happen: the hour of each entry, kept above its first paragraph."""

from typing import TYPE_CHECKING

from quoth.acquire.blocks import line_of
from quoth.acquire.neighbours import squeezed
from quoth.acquire.page import parents_of, stands_aside

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

# So many entries with hours make a page live; each hour is a few words.
FEWEST_ENTRIES, LONGEST_HOUR, MOST_NODES = 3, 40, 5000
PLACES = "time, h2, h3, h4, p, li, blockquote"


def hours_above(tree: "LexborHTMLParser", paragraphs: list[str]) -> list[tuple[str, str]]:
    """The hours of a page's entries, each with the first line below it, squeezed."""
    first = {squeezed(line) for line in paragraphs}
    found: list[tuple[str, str]] = []
    hour = ""
    for node in tree.css(PLACES)[:MOST_NODES]:
        if node.tag == "time":
            words = line_of(node)
            hour = words if 0 < len(words) <= LONGEST_HOUR and not stands_aside(node) else ""
        elif hour and any(above.tag in ("blockquote", "li") for above in parents_of(node)):
            continue
        elif hour and (key := squeezed(line_of(node))) in first:
            found.append((key, hour))
            hour = ""
    return found


def with_hours(tree: "LexborHTMLParser", paragraphs: list[str]) -> list[str]:
    """The paragraphs with the hour of each entry above its first line, where the page has entries with hours."""
    hours = hours_above(tree, paragraphs)
    if len(hours) < FEWEST_ENTRIES:
        return paragraphs
    known = dict(reversed(hours))
    made: list[str] = []
    for line in paragraphs:
        key = squeezed(line)
        if key in known and (not made or squeezed(made[-1]) != squeezed(known[key])):
            made.append(known.pop(key))
        made.append(line)
    return made
