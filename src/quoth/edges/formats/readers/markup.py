"""Markup where words were expected: pages' pieces that were escaped once too often, and cells that hold them."""

import html
import re

# Elements that carry text; a report that merely speaks of one does not hold an end of it as well.
ELEMENT = re.compile(r"<(?:p|div|br|li|ul|h[1-4]|blockquote|strong|em|span|a)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
END = re.compile(r"</(?:p|div|li|ul|h[1-4]|blockquote|strong|em|span|a)\s{0,5}>|<br\s{0,5}/?>", re.IGNORECASE)


def is_markup(words: str) -> bool:
    """Whether words hold elements of a page."""
    return ELEMENT.search(words) is not None and END.search(words) is not None


def unescaped(markup: str) -> str:
    """Markup that was escaped once too often, so that its elements would be read as words, as it was meant."""
    if "&lt;" not in markup or is_markup(markup):
        return markup
    plain = html.unescape(markup)
    return plain if is_markup(plain) else markup


def words_of_markup(markup: str) -> str:
    """The paragraphs of a piece of markup, an empty line between two."""
    from quoth.acquire.page import make_visible, open_page
    from quoth.edges.formats.readers.letter_page import blocks_in_page

    tree = open_page(f"<html><body>{markup}</body></html>")
    make_visible(tree)
    return "\n\n".join(block.words for block in blocks_in_page(tree) if block.words)
