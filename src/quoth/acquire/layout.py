"""What a page's form hides from an extractor: tables that lay out a page, teasers of other pages, other stories below."""

import re
from typing import TYPE_CHECKING

from quoth.acquire.blocks import line_of
from quoth.acquire.page import parents_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# A cell of a table of data has a line or two, perhaps as a paragraph; one with more is there for the look of the page.
LAID_OUT, MOST_PARAGRAPHS = "table, blockquote, h1, h2, h3", 2
PARTS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
# A link around a heading or a paragraph is the teaser of another page; one around more than this is a page in a link.
TEASERS = "a[href]:has(h1), a[href]:has(h2), a[href]:has(h3), a[href]:has(h4), a[href]:has(p)"
LONGEST_TEASER = 600
# An article of fewer characters is no story but its head.
SHORTEST_STORY = 400
LONGEST_NAMED, MOST_NAMED = 120, 5
# Names of boxes with other stories, or that ask for something, as sites give them to elements.
BOXES = re.compile(
    r"(?:^|[-_ ])(?:related|recommend(?:ed|ations?)?|read[-_]?next|next[-_]?(?:story|post|article)s?"
    r"|most[-_]?(?:read|popular|viewed|shared|recent)|popular[-_]?(?:posts?|stories|articles|news)|trending"
    r"|(?:latest|other|more)[-_]?(?:stories|news|articles)|more[-_]?(?:from|on)|also[-_]?(?:read|like)|must[-_]?reads?"
    r"|outbrain|taboola|newsletter)(?:$|[-_ ])"
)
BOXED = frozenset({"div", "section", "aside", "ul", "ol", "article", "p"})
# A box that holds more of the page's paragraphs is the story in a page whose class speaks of something else.
MOST_BOXED = 0.25
# Layouts nest four or five tables.
MOST_TABLES = 200


def without_teasers(tree: "LexborHTMLParser") -> None:
    """Takes out links around headings and paragraphs, which tell what another page is about."""
    for node in tree.css(TEASERS):
        own = node.css_first("h1")
        if own is None and len(node.text(deep=True)) <= LONGEST_TEASER:
            node.decompose()


def without_boxes(tree: "LexborHTMLParser") -> None:
    """Takes out boxes whose class or name says that they lead to other stories or ask for something, if they hold little of the page."""
    whole = sum(len(node.text(deep=True)) for node in tree.css("p"))
    boxes = [node for node in tree.css("[class], [id]") if node.tag in BOXED and leads_elsewhere(node)]
    inner = {node.mem_id for node in boxes}
    for node in boxes:
        if any(above.mem_id in inner for above in parents_of(node)) or node.css_first("h1") is not None:
            continue
        if sum(len(line.text(deep=True)) for line in node.css("p")) <= MOST_BOXED * whole:
            node.decompose()


def leads_elsewhere(node: "LexborNode") -> bool:
    """Whether the class or the name of an element is one of those that sites give to boxes beside a story."""
    return (
        BOXES.search(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".casefold()) is not None
    )


def without_other_stories(tree: "LexborHTMLParser", title: str | None) -> tuple[str, ...]:
    """Takes out the other articles of a page whose story stands in one of its own with its title: teasers, and what follows on a page
    without end. Parts of the story's article, such as the posts of a live page, stay. Gives the stories among them by their titles."""
    heading = next((node for node in tree.css("h1") if title and line_of(node) == title), None)
    own = next((above for above in parents_of(heading) if above.tag == "article"), None)
    if own is None or sum(len(line_of(node)) for node in own.css("p")) < SHORTEST_STORY:
        return ()
    around = {node.mem_id for node in (own, *parents_of(own))}
    within = {node.mem_id for node in own.css("article")}
    others = [node for node in tree.css("article") if node.mem_id not in around | within]
    told = []
    for node in [node for node in others if not any(above.tag == "article" for above in parents_of(node))]:
        named = node.css_first("h1, h2, h3")
        if named is not None and sum(len(line_of(line)) for line in node.css("p")) >= SHORTEST_STORY:
            told.append(f"another story of the page, “{line_of(named)[:LONGEST_NAMED]}”")
        node.decompose()
    return tuple(told[:MOST_NAMED])


def without_layout_tables(tree: "LexborHTMLParser") -> None:
    """Makes the tables that lay out a page what they would be today: divisions."""
    laid_out = [node for node in tree.css("table")[:MOST_TABLES] if lays_out(node)]
    for table in reversed(laid_out):
        for node in reversed([table, *parts_of(table)]):
            into_division(tree, node)


def lays_out(table: "LexborNode") -> bool:
    """Whether a cell of a table holds a table, a heading, a quotation set apart, or several paragraphs."""
    return any(cell.css_first(LAID_OUT) is not None or len(cell.css("p")) > MOST_PARAGRAPHS for cell in table.css("td"))


def parts_of(table: "LexborNode") -> list["LexborNode"]:
    """The rows and cells of a table, those of tables within left out."""
    found: list[LexborNode] = []
    waiting = list(table.iter())
    while waiting:
        node = waiting.pop(0)
        if node.tag in PARTS:
            found.append(node)
            if node.tag not in ("td", "th"):
                waiting += list(node.iter())
    return found


def into_division(tree: "LexborHTMLParser", node: "LexborNode") -> None:
    """Puts a division with the same content in the place of an element."""
    made = tree.create_node("div")
    child = node.first_child
    while child is not None:
        following = child.next
        made.insert_child(child)
        child = following
    node.replace_with(made)
