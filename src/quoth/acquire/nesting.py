"""How deep a page nests its elements and how many it has, counted on its characters before any parser sees them.

Parsing time grows with the square of the depth: 100,000 nested elements take the parser 24 s, and the extractor
recurses. Tags are told apart as browsers do (quoted values, comments, raw text), so that no attribute hides another tag.
"""

import re

SPACE = r"[\t\n\f\r ]"
VALUE = rf"{SPACE}*+=" + rf"{SPACE}*+" + r"""(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?"""
TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)"
    rf"(?:[\t\n\f\r /]++|(?:=|[^\t\n\f\r />=])[^\t\n\f\r />=]*+(?:{VALUE})?)*+>?)"
)
COMMENT_END = re.compile(r"--!?>|(?<=<!--)-?>")
# What stands in these is no markup until their end tag; within drawings and formulas it is.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
FOREIGN = frozenset({"svg", "math"})
TEXT_WITHIN = frozenset({"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"})
# Elements without an end tag, or whose end tag is commonly left out.
UNCLOSED = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
     "p", "li", "td", "tr", "th", "dd", "dt", "option", "tbody", "thead", "html", "head", "body"]
)  # fmt: skip
# The end tag of a block closes what is still open in it; the end tag of any other element closes no block.
SCOPES = frozenset({"table", "template", "object", "marquee", "applet", "caption", *FOREIGN})
BARRIERS = {"table": frozenset({"template"})}
BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "button", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "main", "menu", "nav",
     "ol", "pre", "search", "section", "select", "summary", "ul"]
)  # fmt: skip
# Elements of text that end a drawing in which they stand.
BREAKING_OUT = BLOCKS | frozenset(
    ["b", "big", "body", "br", "code", "dd", "dt", "em", "embed", "head", "hr", "i", "img", "li", "listing", "meta", "nobr", "p",
     "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tt", "u", "var"]
)  # fmt: skip


def nesting_of(page: str, *, deepest: int, most: int) -> tuple[int, int]:
    """Depth and number of elements; counting ends at the first of them that is beyond its limit."""
    stack: list[str] = []
    depth = count = at = 0
    while depth <= deepest and count <= most and (match := TAG.search(page, at)) is not None:
        at = match.end()
        if match["comment"]:
            closing = COMMENT_END.search(page, at)
            at = closing.end() if closing else len(page)
            continue
        name = match["name"].lower()
        if match["end"]:
            closed(stack, name)
            continue
        count += 1
        foreign = within_drawing(stack)
        if foreign and name in BREAKING_OUT:
            del stack[max(place for place, opened in enumerate(stack) if opened in FOREIGN) :]
            foreign = False
        if name in RAW and not foreign:
            at = end_of_raw(page, name, at)
        elif name not in UNCLOSED and not (foreign and page.endswith("/>", 0, at)):
            stack.append(name)
            depth = max(depth, len(stack))
    return depth, count


def within_drawing(stack: list[str]) -> bool:
    """Whether the innermost open element that tells is a drawing or formula, not a stretch of text within one."""
    nearest = next((name for name in reversed(stack) if name in FOREIGN or name in TEXT_WITHIN), "")
    return nearest in FOREIGN


def closed(stack: list[str], name: str) -> None:
    """Takes off what an end tag closes; one that matches nothing open within its reach closes nothing."""
    barrier = BARRIERS.get(name, SCOPES if name in BLOCKS or name in SCOPES else SCOPES | BLOCKS)
    for place in range(len(stack) - 1, -1, -1):
        if stack[place] == name:
            del stack[place:]
            return
        if stack[place] in barrier:
            return


def end_of_raw(page: str, name: str, at: int) -> int:
    """Where the raw text of an element ends: at its end tag, or with the page."""
    found = re.compile(rf"</{name}[\t\n\f\r />]", re.IGNORECASE).search(page, at)
    return found.start() if found else len(page)
