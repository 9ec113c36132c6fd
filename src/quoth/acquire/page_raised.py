"""A page's raised and lowered words laid down into their lines: marks of notes go, powers and fractions become signs."""

import re
from typing import TYPE_CHECKING

from quoth.acquire.neighbours import INLINE
from quoth.acquire.page import outermost
from quoth.acquire.raised import MARK, Run, fraction_at, raised

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

RAISED = "sup, sub, [style*='vertical-align:super'], [style*='vertical-align: super']"
# So many characters before a raised mark tell what it is; they stand within so many pieces. Long reads have some 300 notes.
ENOUGH, MOST_PIECES, MOST_RAISED = 8, 20, 2000
# Behind a word or the end of a sentence stands the linked mark of a note; behind a blank or a bracket a number of its own.
BEHIND = re.compile(r"[\w.,;:!?”’\"')\]]$")
COMMENTS = frozenset({"-comment", "_comment", "!--"})


def lay_down(tree: "LexborHTMLParser") -> None:
    """Puts raised and lowered words into their lines, and takes out the marks of notes, linked ones too."""
    for node in outermost(tree.css("sup")[:MOST_RAISED]):
        make_fraction(node)
    for node in outermost(tree.css(RAISED)[:MOST_RAISED]):
        settle(node)
    for node in tree.css("a[href*='#']")[:MOST_RAISED]:
        words = node.text(deep=True).strip()
        before = words_before(node)
        if MARK.fullmatch(words) and before and (words.startswith("[") or BEHIND.search(before)):
            node.decompose()


def make_fraction(node: "LexborNode") -> None:
    """Puts the fraction that begins with a raised number into its line, where one does."""
    slash = node.next
    below = slash.next if slash is not None else None
    if slash is None or below is None or slash.tag != "-text" or below.tag != "sub":
        return
    runs = [Run(node.text(deep=True), "raised"), Run(slash.text()), Run(below.text(deep=True), "lowered")]
    if fraction := fraction_at(runs, 0):
        below.decompose()
        slash.decompose()
        node.replace_with(fraction)


def settle(node: "LexborNode") -> None:
    """Puts one raised or lowered piece into its line; a mark with nothing before it opens the note itself."""
    words = node.text(deep=True)
    if node.tag == "sub":
        node.replace_with(words)
        return
    before = words_before(node)
    node.replace_with(raised(words, before) if before.strip() else f"{words.strip()} ")


def words_before(node: "LexborNode") -> str:
    """The last words before a node in its line."""
    words = ""
    at: LexborNode = node
    for _ in range(MOST_PIECES):
        if len(words) >= ENOUGH:
            break
        if at.prev is not None:
            at = at.prev
            if at.tag in COMMENTS:
                continue
            if at.tag not in INLINE:
                break
            words = (" " if at.tag == "br" else at.text(deep=True)[-ENOUGH:]) + words
        elif at.parent is not None and at.parent.tag in INLINE:
            at = at.parent
        else:
            break
    return words
