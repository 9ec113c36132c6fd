"""PDF, by pdfminer.six: paragraphs in the order of the columns, without what stands around the text; a doubtful order is told."""

import re
from collections.abc import Iterator

import msgspec

from quoth.acquire.doubts import UNCERTAIN_ORDER
from quoth.acquire.plain import draft_of_text
from quoth.edges.formats.pieces import Given, Piece
from quoth.edges.formats.readers.pdf_blocks import Block, blocks_of, cells_of
from quoth.edges.formats.readers.pdf_columns import in_order
from quoth.edges.formats.readers.pdf_facts import Facts, facts_of, is_named, title_in
from quoth.edges.formats.readers.pdf_flow import flow_of, stories_by
from quoth.edges.formats.readers.pdf_furniture import DIGITS, all_of, at_edge, stands_apart, without_furniture
from quoth.edges.formats.readers.pdf_letters import Sheet, opened
from quoth.edges.formats.readers.pdf_printed import (
    head_of_story,
    is_printed_page,
    story_of,
    up_to_comments,
    without_addresses,
)
from quoth.edges.formats.readers.pdf_rows import NO_LETTER, Part, parts_of
from quoth.errors import ReportUnreadable
from quoth.types import Draft

LONGEST_HEAD = 60
# Of the letters of a document so many may be unknown; of its words so many may be no words of any language.
UNTOLD, STRANGE, FEWEST_WORDS = 0.05, 0.4, 30
WORD = re.compile(r"\S{3,}")
VOWELS = frozenset("aeiouyAEIOUY")


def pieces(given: Given) -> Iterator[Piece]:
    """The one report of a document."""
    yield Piece(make=lambda: draft_in(given))


def draft_in(given: Given) -> Draft:
    """A document as a draft; raises `ReportUnreadable` for one that is locked, has too many pages or no text."""
    given.whole()
    document = opened(given)
    sheets = list(document.sheets)
    kept = without_furniture(sheets, [parts_of(sheet) for sheet in sheets])
    blocks = [block for sheet, parts in zip(sheets, kept.parts, strict=True) for block in blocks_in(sheet, parts)]
    if not blocks:
        raise ReportUnreadable("no-text", without_text(sheets), hint="Save the report as text and give that file.")
    names = (document.said.get("Title", ""), *kept.around)
    printed = is_printed_page(blocks, kept.around, document.said)
    title = title_in(blocks, names)
    if printed and (title is None or not any(is_named(title, name) for name in names)):
        title = head_of_story(blocks) or title
    facts = facts_of(blocks, title, document.said, kept.around, printed)
    told = story_of(blocks, title) if printed else in_document(blocks, title, sheets)
    if not printed:
        kept_blocks = {id(one) for one in told}
        refuse_several(stories_by([one for one in blocks if one is title or id(one) in kept_blocks], title))
    flow = flow_of([*([title] if title else []), *told], title)
    paragraphs = [without_addresses(one) for one in flow.paragraphs] if printed else flow.paragraphs
    refuse_unread("\n".join(paragraphs))
    draft = draft_of_text("\n\n".join(paragraphs), given.settings)
    return with_facts(draft, facts, UNCERTAIN_ORDER + flow.doubt if flow.doubt else "PDF")


def blocks_in(sheet: Sheet, parts: list[Part]) -> Iterator[Block]:
    """The blocks of a page in their order."""
    head, foot = ([one for one in all_of(side, parts) if stands_apart(one, parts, sheet)] for side in (1, -1))
    inner = [one for one in parts if one not in head and one not in foot]
    stretches = [*cells_of(head), *in_order(inner, sheet.rules), *cells_of(foot)]
    for number, stretch in enumerate(stretches):
        yield from blocks_of(stretch, sheet.number, number)


def in_document(blocks: list[Block], title: Block | None, sheets: list[Sheet]) -> list[Block]:
    """The blocks of a document that is no page of the web, without the title and the head above it."""
    return up_to_comments([block for block in blocks if block is not title and not heads(block, title, sheets)])


def heads(block: Block, title: Block | None, sheets: list[Sheet]) -> bool:
    """Whether a block is the head of a page that has no second one to show it: a few words above the title, without a date."""
    if title is None or block.page != title.page or block.low < title.high:
        return False
    words = block.words
    edge = at_edge(block.low, block.high, sheets[block.page])
    return edge and len(words) <= LONGEST_HEAD and not DIGITS.search(words) and words[-1:] not in ".?!"


def without_text(sheets: list[Sheet]) -> str:
    """Why a document has no text."""
    if any(sheet.pictures for sheet in sheets):
        return "The PDF holds pictures of pages and no text: it was scanned, and quoth reads no pictures."
    return "The PDF holds no text."


def refuse_several(names: list[str]) -> None:
    """Raises for a document of several stories: read as one, it would mix who says what."""
    if names:
        raise ReportUnreadable(
            "several-reports",
            f"It seems to hold several stories: {'; '.join(f'“{name[:80]}”' for name in names[:5])}.",
            hint="Save each as a file of its own, or one a line as JSON Lines.",
        )


def refuse_unread(text: str) -> None:
    """Raises for a text whose letters the document does not tell, so that what stands there are no words."""
    untold = text.count(NO_LETTER)
    words = [word.strip(".,;:!?()[]“”\"'’‘-–—") for word in WORD.findall(text)]
    plain = [word for word in words if len(word) > 2 and word.isascii()]
    strange = sum(is_strange(word) for word in plain)
    many = len(plain) >= FEWEST_WORDS and strange > STRANGE * len(plain)
    if untold > UNTOLD * max(len(text), 1) or many:
        raise ReportUnreadable(
            "no-text",
            "A font of the PDF does not tell which letters its signs are, so that no words can be read.",
            hint="Copy the text out of a viewer to see whether it has words, or save the report as text.",
        )


def is_strange(word: str) -> bool:
    """Whether a word is none of any language: signs or figures between its letters, or letters without a vowel."""
    if word.isdecimal() or "." in word or "/" in word or "@" in word:
        return False
    plain = word.replace("-", "").replace("'", "").replace(",", "")
    return (
        not plain.isalnum()
        or (plain.isalpha() and not VOWELS & set(plain))
        or (not plain.isalpha() and plain[:1].isalpha())
    )


def with_facts(draft: Draft, facts: Facts, how: str) -> Draft:
    """The draft with what the lines around the title and the document itself tell."""
    news = {
        name: value
        for name in ("outlet", "authors", "published", "url")
        if (value := getattr(facts, name)) and not getattr(draft, name)
    }
    title = {"title": facts.title} if facts.title else {}
    found = {name: "head or foot of the printed page" if name == "url" else "beside the title" for name in news}
    return msgspec.structs.replace(draft, **title, **news, found={**draft.found, **found, "text": how})
