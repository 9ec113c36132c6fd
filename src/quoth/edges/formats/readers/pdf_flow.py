"""Blocks in their order to paragraphs: what a column, a page or a box between broke is whole again; where the order is doubtful."""

import re
from collections import Counter
from typing import NamedTuple

from quoth.edges.formats.readers.pdf_blocks import ENDS, ROOM, Block, first_width, joined, same_size
from quoth.lexicons import load_word_set
from quoth.text.bylines import read_byline

# A pull quote repeats so many words of the text in larger letters.
LARGER, FEWEST_WORDS = 1.15, 4
# The headline of another story: so much larger than the text, so many words, so many lines of text below.
HEADLINE, SURE_HEADLINE, HEADLINE_WORDS, LINES_BELOW = 1.5, 1.75, 4, 3
# A line that ends so near the edge of its column goes on.
NEAR, HALF = 2.5, 0.5
LONG = 60
WORD = re.compile(r"\w+")
# "Continued on page A4", "From page 1", "BRIDGE, from A1".
JUMP = re.compile(
    r"(?:[A-Z]{3,20},? )?(?:(?:please )?(?:continued|cont\.|turn)|from|see|more|story)(?:,? (?:on|from|to|in))?(?: page)? [A-Z]?\d{1,3}",
    re.IGNORECASE,
)


class Flow(NamedTuple):
    """Paragraphs in order, and why their order is doubtful, if it is."""

    paragraphs: list[str]
    doubt: str


def flow_of(blocks: list[Block], title: Block | None) -> Flow:
    """The blocks of a report as paragraphs, the title first."""
    size = body_size(blocks)
    told = [
        one for one in without_pull_quotes(blocks, title, size) if one is not title and not JUMP.fullmatch(one.words)
    ]
    edges = right_edges(told)
    paragraphs = [title.words] if title else []
    doubt = ""
    last: tuple[int, Block] | None = None  # the paragraph of the text's size that may go on
    for block in told:
        if last is not None and same_size(block.size, size):
            place, before = last
            if goes_on(before, block, edges[before.page, before.stretch], between=place < len(paragraphs) - 1):
                paragraphs[place] = joined(paragraphs[place], block.words)
                last = place, block
                continue
            doubt = doubt or broken_off(before, block)
        paragraphs.append(block.words)
        if same_size(block.size, size):
            last = len(paragraphs) - 1, block
    return Flow(paragraphs, doubt or several_headlines(blocks, title, size))


def right_edges(blocks: list[Block]) -> dict[tuple[int, int], float]:
    """Where the columns end on the right."""
    edges: dict[tuple[int, int], float] = {}
    for block in blocks:
        column = block.page, block.stretch
        edges[column] = max(edges.get(column, 0), block.right)
    return edges


def body_size(blocks: list[Block]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        sizes[round(block.size * 2) / 2] += len(block.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def goes_on(before: Block, after: Block, edge: float, *, between: bool) -> bool:
    """Whether a paragraph goes on in a block: it is broken off, and this one does not begin a sentence.

    It may be told by a small letter; by a figure or a name where the last line reaches the edge of its column, which ends there.
    """
    if before.words.endswith(ENDS):
        return False
    if after.words[:1].islower():
        return True
    full = edge - before.lines[-1].right < max(NEAR * before.size, ROOM * first_width(after.lines[0]))
    plain = is_break(before, after) and not between and before.font == after.font
    return full and plain and not begins_sentence(after)


def begins_sentence(block: Block) -> bool:
    """Whether a block begins as sentences do: with "The", "In" and the like, or with a quotation; a name may go on with one."""
    first = block.words.split(" ", 1)[0]
    return first.casefold() in load_word_set("function_words") or first[:1] in '“"‘'


def is_break(before: Block, after: Block) -> bool:
    """Whether a column or a page ends between two blocks."""
    return (before.page, before.stretch) != (after.page, after.stretch)


def broken_off(before: Block, after: Block) -> str:
    """Where a sentence ends without its end, or begins without its beginning, at the break between two columns."""
    if not is_break(before, after) or len(before.words) < LONG or len(after.words) < LONG:
        return ""
    open_end = not before.words.endswith(ENDS) and breaks_off(before)
    open_start = after.words[:1].islower() and before.words.endswith(ENDS)
    where = f"page {before.page + 1}" if before.page == after.page else f"pages {before.page + 1} and {after.page + 1}"
    return f"a sentence breaks off between two columns on {where}" if open_end or open_start else ""


def breaks_off(block: Block) -> bool:
    """Whether a block of several lines without its full stop is a sentence that goes on: its last line is long, or ends with "the"."""
    last = block.lines[-1]
    long = last.right - last.left > HALF * (block.right - block.left)
    return len(block.lines) > 1 and (long or last.words.rsplit(" ", 1)[-1] in load_word_set("function_words"))


def without_pull_quotes(blocks: list[Block], title: Block | None, size: float) -> list[Block]:
    """Blocks without those in larger letters whose words stand in the text as well."""
    body = " ".join(
        " ".join(WORD.findall(joined(*(one.words for one in blocks if same_size(one.size, size))).casefold())).split()
    )
    kept = []
    for block in blocks:
        words = WORD.findall(block.words.casefold())
        repeats = block.size > LARGER * size and len(words) >= FEWEST_WORDS and " ".join(words) in body
        if block is title or not repeats:
            kept.append(block)
    return kept


def several_headlines(blocks: list[Block], title: Block | None, size: float) -> str:
    """The first headline of another story on a page of columns, as a doubt; nothing where there is none."""
    found = [
        block
        for number, block in enumerate(blocks)
        if is_headline(block, title, size) and heads_column(blocks[:number], block, size)
        and is_text_below(blocks[number + 1 : number + 5], size)
        and (block.size >= SURE_HEADLINE * size or is_wider(block, blocks[number + 1 : number + 5]))
    ]  # fmt: skip
    if not found or len({block.stretch for block in blocks if block.page == blocks[0].page}) < 2:
        return ""
    return f"perhaps more stories than one: “{found[0].words[:60]}”"


def heads_column(before: list[Block], block: Block, size: float) -> bool:
    """Whether no text stands above a block in its column."""
    own = (one for one in reversed(before) if not is_break(one, block))
    return not any(same_size(one.size, size) for one in own)


def is_headline(block: Block, title: Block | None, size: float) -> bool:
    """Whether a block that is not the title is set like one."""
    return block is not title and block.size >= HEADLINE * size and len(block.words.split()) >= HEADLINE_WORDS


def stories_by(blocks: list[Block], title: Block | None) -> list[str]:
    """The headlines of a document that holds several stories, each with its writer's name below; none where it holds one."""
    size = body_size(blocks)
    found = [
        block.words
        for number, block in enumerate(blocks)
        if (block is title or is_headline(block, title, size)) and has_byline(blocks[number + 1 : number + 3])
        and is_text_below(blocks[number + 1 : number + 6], size)
    ]  # fmt: skip
    return found if len(set(found)) > 1 else []


def is_wider(block: Block, below: list[Block]) -> bool:
    """Whether a headline goes over more than one of the columns below it."""
    return any(
        block.right > one.right + one.size and block.left < one.right for one in below if len(one.lines) >= LINES_BELOW
    )


def has_byline(below: list[Block]) -> bool:
    """Whether somebody is named as the writer right below a headline."""
    return any(read_byline(block.words) is not None for block in below)


def is_text_below(blocks: list[Block], size: float) -> bool:
    """Whether text in the usual size follows."""
    return sum(len(block.lines) for block in blocks if same_size(block.size, size)) >= LINES_BELOW
