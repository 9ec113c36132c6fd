"""What a page's form hides from an extractor: tables that lay out a page, links around whole teasers of other pages."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# A cell of a table of data has a line or two, perhaps as a paragraph; one with more is there for the look of the page.
LAID_OUT, MOST_PARAGRAPHS = "table, blockquote, h1, h2, h3", 2
PARTS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
# A link around a heading or a paragraph is the teaser of another page; one around more than this is a page in a link.
TEASERS = "a[href]:has(h1), a[href]:has(h2), a[href]:has(h3), a[href]:has(h4), a[href]:has(p)"
LONGEST_TEASER = 600
# Layouts nest four or five tables.
MOST_TABLES = 200


def without_teasers(tree: "LexborHTMLParser") -> None:
    """Takes out links around headings and paragraphs, which tell what another page is about."""
    for node in tree.css(TEASERS):
        own = node.css_first("h1")
        if own is None and len(node.text(deep=True)) <= LONGEST_TEASER:
            node.decompose()


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
