"""Saved pages: the story's text by the kept extractor, frozen as the report's text; its title stands apart."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quoth.acquire.draft import Draft
from quoth.acquire.metadata import Metadata, read_metadata
from quoth.errors import ReportUnreadable

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

# Pages of publishers nest 15 to 40 deep; the parser below the extractor recurses, so more than this is refused.
DEEPEST = 256
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]{0,4000})>")
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "td", "tr", "th", "dd", "dt", "option"]
)
SPAN_ATTRIBUTE = re.compile(r"\b(?:col|row)span\s{0,3}=\s{0,3}[\"']?\d{4,}[\"']?", re.IGNORECASE)
UNSEEN = (
    "script", "style", "noscript", "template", "iframe", "svg", "[hidden]", "[aria-hidden='true']",
    "[style*='display:none']", "[style*='display: none']", "[style*='visibility:hidden']",
    "[style*='visibility: hidden']", "[style*='font-size:0']", "[style*='opacity:0']", "[style*='left:-9999']",
)  # fmt: skip
BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "row", "list", "table", "div", "ab", "code"})
SPACES = re.compile(r"[ \t\r\n\xa0]+")


def draft_of_html(page: str, name: str) -> Draft:
    """A page as a draft; raises `ReportUnreadable` for one that nests too deeply or holds no story."""
    from selectolax.lexbor import LexborHTMLParser

    if depth_of(page) > DEEPEST:
        raise ReportUnreadable("too-deep", f"The page nests its elements more than {DEEPEST} deep.")
    tree = LexborHTMLParser(SPAN_ATTRIBUTE.sub("", page))
    meta = read_metadata(tree)
    paragraphs = story_of(visible_page(tree)) or plain_paragraphs(tree)
    if meta.title and paragraphs and same_line(paragraphs[0], meta.title):
        paragraphs = paragraphs[1:]
    if not paragraphs:
        raise ReportUnreadable(
            "no-text",
            "The page holds no paragraph of a story: perhaps a picture page or a paywall.",
            hint="Save the article as text and give that file.",
        )
    return draft_with(meta, "\n\n".join(paragraphs))


def draft_with(meta: Metadata, text: str) -> Draft:
    """The draft of a page whose text has been taken out."""
    return Draft(
        text=text,
        title=meta.title,
        title_apart=meta.title is not None,
        outlet=meta.outlet,
        authors=meta.authors,
        published=meta.published,
        url=meta.url,
        found={**meta.found, "text": "extracted from the page"},
    )


def depth_of(page: str) -> int:
    """How deep the elements nest, by counting tags; elements that need no end tag count nothing."""
    depth = deepest = 0
    for match in TAG.finditer(page):
        if match[2].lower() in VOID or match[3].endswith("/"):
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def visible_page(tree: "LexborHTMLParser") -> str:
    """The page without what no reader sees: scripts, templates, hidden elements."""
    for selector in UNSEEN:
        for node in tree.css(selector):
            if node.tag not in ("html", "body"):
                node.decompose()
    return tree.html or ""


def story_of(page: str) -> list[str]:
    """The paragraphs of the story by trafilatura, on characters and never with its global duplicate filter."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    return list(blocks_of(found.body)) if found is not None and found.body is not None else []


def blocks_of(element: Any) -> Iterator[str]:
    """The blocks of an extracted body in order, each as one line; quotations and list items are blocks too."""
    if not any(child.tag in BLOCKS for child in element):
        line = one_line(" ".join(element.itertext()) if element.tag in ("row", "list") else "".join(texts_of(element)))
        if line:
            yield line
        return
    lead = one_line(element.text or "")
    if lead:
        yield lead
    for child in element:
        if child.tag in BLOCKS:
            yield from blocks_of(child)
        else:
            line = one_line("".join(texts_of(child)))
            if line:
                yield line
        tail = one_line(child.tail or "")
        if tail:
            yield tail


def texts_of(element: Any) -> Iterator[str]:
    """The text of an element, a line break being a space."""
    if element.tag == "lb":
        yield " "
    yield element.text or ""
    for child in element:
        yield from texts_of(child)
        yield child.tail or ""


def plain_paragraphs(tree: "LexborHTMLParser") -> list[str]:
    """The `<p>` elements as they stand, for pages too short for the extractor."""
    return [line for node in tree.css("p, blockquote") if (line := one_line(node.text(deep=True, separator=" ")))]


def one_line(text: str) -> str:
    """White space folded to single blanks."""
    return SPACES.sub(" ", text).strip()


def same_line(left: str, right: str) -> bool:
    """Whether two lines are the same but for case and space."""
    return one_line(left).casefold() == one_line(right).casefold()
