"""Paragraphs that an extractor passed over although they stand among those that it took."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quoth.acquire.blocks import line_of, one_line
from quoth.acquire.page import parents_of, stands_aside

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

INLINE = frozenset(
    {"-text", "a", "abbr", "b", "br", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub",
     "sup", "time", "u"}
)  # fmt: skip
# The story's element holds so much of what was extracted; a line that is more link than text leads elsewhere.
LEAST_HELD, MOST_LINKED = 0.5, 0.5
# News pages have some 300 paragraphs and 20 parts of a story.
MOST_LINES, MOST_PARTS = 2000, 200
# A line without an element of its own is a paragraph from so many characters on.
SHORTEST_BARE = 40


def with_neighbours(tree: "LexborHTMLParser", paragraphs: list[str], title: str | None) -> list[str]:
    """The paragraphs with those that stand beside them in the story's elements, each behind the one before it on the page."""
    known = "".join(map(squeezed, paragraphs))
    story = story_element(tree, known)
    if story is None:
        return paragraphs
    places = {squeezed(line): number for number, line in reversed(list(enumerate(paragraphs)))}
    behind: dict[int, list[str]] = {}
    added: set[str] = set()
    last = -1
    for line in (line for part in parts_of(story, title) for line in lines_beside(part)):
        key = squeezed(line)
        if key in places:
            last = max(last, places[key])
        elif key and key not in added and key not in known:
            added.add(key)
            behind.setdefault(last, []).append(line)
    found = list(behind.get(-1, ()))
    for number, line in enumerate(paragraphs):
        found += (line, *behind.get(number, ()))
    return found


def parts_of(story: "LexborNode", title: str | None) -> list["LexborNode"]:
    """The story's element and those of its class under the same heading, where the heading stands above one story."""
    kind = classed(story)
    for place in parents_of(story):
        headings = place.css("h1")
        if headings:
            alone = len(headings) == 1 and line_of(headings[0]) == title
            return parts_within(place, f"{story.tag}[class]", kind) if kind and alone else [story]
    return [story]


def parts_within(place: "LexborNode", selector: str, kind: list[str]) -> list["LexborNode"]:
    """The elements of a class in an element, those left out that stand aside or in another of them."""
    alike = [node for node in place.css(selector) if classed(node) == kind][:MOST_PARTS]
    return [
        node for node in alike if not stands_aside(node) and all(classed(above) != kind for above in parents_of(node))
    ]


def classed(node: "LexborNode") -> list[str]:
    """The first class of an element, if it has any."""
    return (node.attributes.get("class") or "").split()[:1]


def story_element(tree: "LexborHTMLParser", known: str) -> "LexborNode | None":
    """The element whose own paragraphs are most of the extracted text."""
    held: Counter[int] = Counter()
    parents: dict[int, LexborNode] = {}
    for node in tree.css("p")[:MOST_LINES]:
        key = squeezed(line_of(node))
        if node.parent is not None and key and key in known:
            held[node.parent.mem_id] += len(key)
            parents[node.parent.mem_id] = node.parent
    best = max(held, key=lambda place: held[place], default=None)
    return parents[best] if best is not None and held[best] >= LEAST_HELD * len(known) else None


def lines_beside(story: "LexborNode") -> Iterator[str]:
    """The paragraphs, quotations and bare lines that stand in the story's element itself."""
    bare: list[str] = []
    for child in story.iter(include_text=True):
        if child.tag in INLINE:
            bare.append(spaced(child))
            continue
        yield from long_enough(bare)
        bare = []
        if child.tag == "p" and not is_linked(child):
            yield line_of(child)
        elif child.tag in ("div", "blockquote", "figure"):
            yield from quotations_in(child)
    yield from long_enough(bare)


def spaced(node: "LexborNode") -> str:
    """The words of an element within a line, with the blanks at its ends."""
    return " " if node.tag == "br" else node.text(deep=True)


def quotations_in(node: "LexborNode") -> Iterator[str]:
    """The quotations set apart in an element, a paragraph a line."""
    quotations = [node] if node.tag == "blockquote" else node.css("blockquote")
    for quotation in quotations:
        if not stands_aside(quotation) and all(above.tag != "blockquote" for above in parents_of(quotation)):
            yield from (line_of(each) for each in quotation.css("p") or [quotation])


def long_enough(bare: list[str]) -> Iterator[str]:
    """A line without an element of its own, if it is as long as a paragraph."""
    line = one_line("".join(bare))
    if len(line) >= SHORTEST_BARE:
        yield line


def is_linked(node: "LexborNode") -> bool:
    """Whether more of a line is link than text."""
    linked = sum(len(link.text(deep=True)) for link in node.css("a"))
    return linked > MOST_LINKED * len(node.text(deep=True))


def squeezed(line: str) -> str:
    """A line without white space, which extractors set as they like."""
    return "".join(line.split())
