"""A web page printed to PDF: which blocks are the story and which are menus, boxes and lists of other stories, by links and places."""

import re
from itertools import pairwise

from quoth.acquire.times import worded_day
from quoth.edges.formats.readers.pdf_blocks import ENDS, Block, heavy, same_size
from quoth.edges.formats.readers.pdf_facts import LONGEST_BESIDE, authors_in
from quoth.lexicons import load_table

# A block is a link where so much of it is; so many of them make a page of the web.
LINK, FEWEST_LINKS = 0.8, 3
# A block whose words are half under links and which is no sentence is a list of links with a word of its own ("Tags:").
HALF = 0.4
# A paragraph has at least so many characters; a teaser below the link to its story at most so many.
PARAGRAPH, LONGEST_TEASER, TEASER_WORDS = 60, 220, 4
# Buttons and the like: so few words in a line without a full stop.
BUTTON_WORDS = 4
# A sentence has at least so many.
FEWEST_WORDS = 2
SMALL = 0.9
# A block belongs to the column of the story where so much of its width stands in it.
INSIDE = 0.5
# A column of the story has at least so much of the words of its longest one.
COLUMN = 0.3
LEAST_TOLD = 2
# A title stands at most so many blocks above the text.
CLOSE = 15
# A heading is set so much larger than the text, or bold.
LARGER = 1.05
COMMENTS = re.compile(
    r"(?:\d{1,6} )?(?:reader )?comments?(?: ?\(\d{1,6}\))?|leave a (?:reply|comment)|(?:join|view) the (?:discussion|conversation)"
    r"|post a comment|add a comment|what do you think\?",
    re.IGNORECASE,
)
# A link that is its own address stands in lists of sources and in letterheads.
NAMED = re.compile(r"://|www\.|@")
# Who holds the rights; how far a player is; a time with a sign that is a link.
NO_TEXT = re.compile(
    r"(?:copyright )?(?:©|\(c\) \d{4})|\d{1,2}[:.]\d\d(?: ?/ ?\d{1,2}[:.]\d\d[\W_]*|[ap.m ]{0,5}[\W_]+)$", re.IGNORECASE
)
# The hour of an entry of a live page.
HOUR = re.compile(r"\d{1,2}[:.]\d\d")
# Browsers by the name that they leave in a document.
BROWSER = re.compile(r"^Mozilla|Chrom(?:e|ium)\b|Firefox|Safari")
# "(https://news.example/2)" behind the words of a link: a style for printing writes it there.
WRITTEN_OUT = re.compile(r" ?\((?:https?://|mailto:|www\.|/)[^()]{1,500}\)")


def is_printed_page(blocks: list[Block], around: tuple[str, ...], said: dict[str, str]) -> bool:
    """Whether a document is a page of the web: a browser made it, an address stands at its edge, or much of it is links."""
    if any(BROWSER.search(said.get(name, "")) for name in ("Creator", "Producer")):
        return True
    if any("://" in words or words.startswith("www.") for words in around):
        return True
    linked = [block for block in blocks if is_link(block) and not NAMED.search(block.words)]
    return len(linked) >= FEWEST_LINKS or sum(len(block.lines) for block in linked) > FEWEST_LINKS


def is_link(block: Block) -> bool:
    """Whether a block leads elsewhere: (nearly) all of it is under links, or half of a line that is no sentence."""
    return block.linked >= LINK or (block.linked >= HALF and not is_sentence(block))


def is_sentence(block: Block) -> bool:
    """Whether a block ends as a sentence does and is long enough for one."""
    return len(block.words) >= PARAGRAPH and block.words.endswith(ENDS)


def head_of_story(blocks: list[Block]) -> Block | None:
    """The largest heading close above the first two paragraphs that follow each other, on a page that is not named after it."""
    columns = body_of(blocks)
    if not columns:
        return None
    body = columns[0]
    told = [is_told(one, body) and not is_link(one) for one in blocks]
    first = next((number for number in range(len(told) - 1) if told[number] and told[number + 1]), 0)
    close = [
        one for one in blocks[max(0, first - CLOSE) : first]
        if is_heading(one, body) and not is_link(one) and len(one.words.split()) >= TEASER_WORDS
    ]  # fmt: skip
    return max(close, key=lambda one: round(one.size, 1), default=None)


def story_of(blocks: list[Block], title: Block | None) -> list[Block]:
    """The blocks of a printed page that tell its story, below its title; all where nothing would be left."""
    start = blocks.index(title) + 1 if title in blocks else 0
    below = up_to_comments(up_to_next_story(blocks[start:], title))
    columns = body_of(below)
    if not columns:
        return blocks[start:]
    below = [block for block in below if is_inside(block, columns)]
    body = columns[0]
    kept = without_buttons([block for block in below if not is_link(block) and not NO_TEXT.match(block.words)], body)
    for without in (without_teasers, without_lone_heads, up_to_end):
        kept = without(below, kept, body)
    return kept


def body_of(blocks: list[Block]) -> list[Block]:
    """For each column of the story a paragraph that stands for it: of the size and left edge that most words have, or nearly as many."""
    columns: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if is_sentence(block) and not is_link(block):
            columns.setdefault((round(block.size), round(block.left / 4)), []).append(block)
    weights = {column: sum(len(one.words) for one in held) for column, held in columns.items()}
    most = max(weights, key=lambda one: weights[one], default=None)
    if most is None:
        return []
    told = [column for column in columns if column[0] == most[0] and weights[column] >= COLUMN * weights[most]]
    told.sort(key=lambda column: (column != most, column))
    return [columns[column][0]._replace(right=max(one.right for one in columns[column])) for column in told]


def is_inside(block: Block, columns: list[Block]) -> bool:
    """Whether a block stands in a column of the story, or goes over one."""
    for one in columns:
        shared = min(block.right, one.right) - max(block.left, one.left - block.size)
        if shared >= INSIDE * min(max(block.right - block.left, 1), max(one.right - one.left, 1)):
            return True
    return False


def is_told(block: Block, body: Block) -> bool:
    """Whether a block is a paragraph in the size of the story's."""
    return is_sentence(block) and same_size(block.size, body.size) and block.size > SMALL * body.size


def is_of_text(block: Block, body: Block) -> bool:
    """Whether a block is a paragraph of the story, or a short sentence set just like one."""
    alike = block.font == body.font and abs(block.size - body.size) < 0.5 and abs(block.left - body.left) < block.size
    return is_told(block, body) or (alike and block.words.endswith(ENDS) and len(block.words.split()) >= FEWEST_WORDS)


def is_heading(block: Block, body: Block) -> bool:
    """Whether a block is set as a heading: larger, or bold where the text is not, and no sentence."""
    stands_out = block.size > LARGER * body.size or (heavy(block.font) and not heavy(body.font))
    return stands_out and not block.words.endswith((".", ",", ";"))


def up_to_comments(blocks: list[Block]) -> list[Block]:
    """What a page tells before its readers do."""
    told = 0
    for number, block in enumerate(blocks):
        told += is_sentence(block) and not is_link(block)
        if told >= LEAST_TOLD and COMMENTS.fullmatch(block.words):
            return blocks[:number]
    return blocks


def up_to_next_story(blocks: list[Block], title: Block | None) -> list[Block]:
    """What stands above the headline of the next story, which some pages load when the end is near: as large, with a writer or a day."""
    told = 0
    for number, block in enumerate(blocks):
        told += is_sentence(block) and not is_link(block)
        beside = [one.words for one in blocks[number + 1 : number + 3] if len(one.words) <= LONGEST_BESIDE]
        if (
            title is not None and told >= LEAST_TOLD and block.size >= SMALL * title.size and block.size > LARGER * blocks[0].size
            and len(block.words.split()) >= TEASER_WORDS and any(authors_in(words) or worded_day(words) for words in beside)
        ):  # fmt: skip
            return blocks[:number]
    return blocks


def without_buttons(blocks: list[Block], body: Block) -> list[Block]:
    """Blocks without what stands above the first paragraph and is neither larger nor a sentence: share, listen, 0:00 / 2:41."""
    first = next((number for number, block in enumerate(blocks) if is_told(block, body)), 0)
    return [
        block for number, block in enumerate(blocks)
        if number >= first or block.words.endswith(ENDS) or not is_button(block, body) or credits_agency(block) or HOUR.fullmatch(block.words)
    ]  # fmt: skip


def credits_agency(block: Block) -> bool:
    """Whether a short block names an agency, whose text the story may be."""
    words = f" {block.words.replace(',', ' ').replace('/', ' ')} "
    forms = (form for row in load_table("agencies") for form in row[1].split("|"))
    return any(f" {form} " in words for form in forms)


def is_button(block: Block, body: Block) -> bool:
    """Whether a block is of a few words, or small."""
    return len(block.words.split()) <= BUTTON_WORDS or block.size <= SMALL * body.size


def without_teasers(below: list[Block], kept: list[Block], body: Block) -> list[Block]:
    """Blocks up to the end of the story: where headings that are links, each with a short paragraph, follow each other."""
    for number in range(len(below)):
        if is_link(below[number]) and heads_teasers(below[number:], body) and not tells_on(below[number:], body):
            ended = {id(one) for one in below[number:]}
            return [one for one in kept if id(one) not in ended]
    return kept


def heads_teasers(rest: list[Block], body: Block) -> bool:
    """Whether a link and a short paragraph begin what follows, and another such pair comes right behind."""
    pairs = 0
    place = 0
    while place < len(rest) and is_link(rest[place]):
        while place < len(rest) and is_link(rest[place]):
            place += 1
        if len(rest[place - 1].words.split()) < TEASER_WORDS:
            break
        if place == len(rest) or len(rest[place].words) > LONGEST_TEASER or is_heading(rest[place], body):
            break
        pairs += 1
        place += 1
    return pairs > 1


def tells_on(rest: list[Block], body: Block) -> bool:
    """Whether the story goes on: two paragraphs follow each other somewhere."""
    told = [is_told(one, body) and not is_link(one) for one in rest]
    return any(one and after for one, after in pairwise(told))


def without_lone_heads(below: list[Block], kept: list[Block], body: Block) -> list[Block]:
    """Blocks without headings below which nothing is left up to the next one: "Related stories"."""
    whole = {id(one) for one in kept}
    made = []
    for number, block in enumerate(below):
        if id(block) in whole and (not is_heading(block, body) or holds_some(block, below[number + 1 :], whole, body)):
            made.append(block)
    return made


def holds_some(head: Block, rest: list[Block], whole: set[int], body: Block) -> bool:
    """Whether something is left below a heading, up to the next one of its size; right below it where it is not larger than the text."""
    for block in rest:
        if block.size >= head.size - 0.5 and block.font == head.font:
            return False
        if id(block) in whole:
            return True
        if head.size <= LARGER * body.size:
            return False
    return False


def up_to_end(below: list[Block], kept: list[Block], body: Block) -> list[Block]:
    """Blocks without what stands behind the last paragraph and a link, a heading, or anything else that is gone."""
    whole = {id(one) for one in kept}
    last = max((number for number, one in enumerate(below) if id(one) in whole and is_of_text(one, body)), default=-1)
    if last < 0:
        return kept
    end = next(
        (
            number
            for number, one in enumerate(below)
            if number > last and (id(one) not in whole or one.size > LARGER * body.size)
        ),
        len(below),
    )
    ended = {id(one) for one in below[end:]}
    left = [one for one in kept if id(one) not in ended]
    while end < len(below) and left and left[-1] is not below[last] and is_heading(left[-1], body):
        left.pop()
    return left


def without_addresses(words: str) -> str:
    """Words without the addresses that a style for printing has written behind links."""
    return WRITTEN_OUT.sub("", words)
