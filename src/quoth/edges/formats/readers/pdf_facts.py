"""What a PDF tells of its report beside the text: title, outlet, day, author, address; from the lines around the title."""

import re
from typing import NamedTuple

from quoth.acquire.plain import is_outlet
from quoth.acquire.times import worded_day
from quoth.edges.formats.readers.pdf_blocks import Block
from quoth.edges.formats.readers.pdf_furniture import ADDRESS
from quoth.lexicons import load_table
from quoth.text.bylines import is_name, read_byline

# A title is set in letters so much larger than those of the text, and has at most so many of them.
LARGER, LONGEST_TITLE = 1.25, 200
SHORTEST_TITLE = 3
# What parts the title of a page from the name of its outlet.
OUTLET = re.compile(r"(?: \| | [-–—] | • | :: | » )(?P<outlet>[^|]{2,50})$")
# Lines beside a title that tell when and by whom: at most so many characters, so many of them above.
LONGEST_BESIDE, ABOVE, BELOW = 120, 2, 8
PARTED = re.compile(
    r" ?[|·•\t] ?| [–—-] |, (?=\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d)"
    r"|,? (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
INNER_BY = re.compile(r"\b[Bb]y (?=[A-Z])")
MADE_AT = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


class Facts(NamedTuple):
    """What is known of a report beside its text, each with how it was found."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None


def title_in(blocks: list[Block], names: tuple[str, ...]) -> Block | None:
    """The block that is the title: the one that the document is named after, or what is set largest on the first page with text."""
    named = [block for block in blocks if any(is_named(block, name) for name in names)]
    if named:
        return max(named, key=lambda one: (round(one.size, 1), -round(one.linked, 1), len(one.words)))
    first = [block for block in blocks if block.page == blocks[0].page]
    sizes = sorted(block.size for block in blocks for _ in block.lines)
    short = [block for block in first if len(block.words) <= LONGEST_TITLE and any(map(str.isalpha, block.words))]
    largest = max(short, key=lambda one: round(one.size, 1), default=None)
    return largest if largest is not None and largest.size >= LARGER * sizes[len(sizes) // 2] else None


def is_named(block: Block, name: str) -> bool:
    """Whether the name of a document is a block's words, begins with them, or holds them between its own."""
    words, whole = plain(block.words), plain(name)
    count = len(words.split())
    if count < SHORTEST_TITLE or len(words) > LONGEST_TITLE:
        return False
    return f"{whole} ".startswith(f"{words} ") or (count > SHORTEST_TITLE and f" {words} " in f" {whole} ")


def plain(words: str) -> str:
    """Words in small letters without quotation marks and double blanks."""
    return " ".join(words.casefold().replace("’", "'").replace("“", '"').replace("”", '"').split())


def facts_of(
    blocks: list[Block], title: Block | None, said: dict[str, str], around: tuple[str, ...], printed: bool
) -> Facts:
    """The facts of a printed page; of another document its title and the outlet whose name stands above it: its lines are kept as text."""
    if title is None:
        return Facts()
    place = blocks.index(title)
    if not printed:
        heads = (one.words for one in blocks[:place] if one.page == title.page)
        return Facts(title.words, next((words for words in heads if is_outlet(words)), None))
    below = []
    for block in blocks[place + 1 : place + 1 + BELOW]:
        if len(block.words) > LONGEST_BESIDE:
            break
        below.append(block.words)
    above = [one.words for one in blocks[max(0, place - ABOVE) : place] if len(one.words) <= LONGEST_BESIDE]
    made = MADE_AT.match(said.get("CreationDate", ""))
    printing = "-".join(made.groups()) if made else ""
    days = [day for words in below if (day := day_in(words))]
    days += [day for words in reversed(above) if (day := day_in(words)) and day != printing]
    authors = next((names for words in (*below, *above) if (names := authors_in(words))), ())
    named = [one for one in (said.get("Title", ""), *around) if is_named(title, one)]
    outlet = next((outlet for one in named if (outlet := outlet_in(one, title.words))), None)
    url = next((one for one in around if ADDRESS.fullmatch(one) and "://" in one), None)
    return Facts(title.words, outlet, authors, next(iter(days), None), url)


def outlet_in(name: str, title: str) -> str | None:
    """What the name of a page has behind its title."""
    found = OUTLET.search(name)
    return found["outlet"].strip() if found and found.start() >= len(" ".join(title.split())) - 1 else None


def day_in(words: str) -> str | None:
    """The day that a line beside a title gives."""
    return worded_day(words)


def authors_in(words: str) -> tuple[str, ...]:
    """Who wrote a report, as a line beside its title tells it: behind "by", or a known given name that stands alone."""
    inner = INNER_BY.search(words)
    pieces = [piece.strip() for piece in PARTED.split(words[inner.start() :] if inner else words)]
    first = pieces[0] if pieces else ""
    byline = read_byline(first[:1].upper() + first[1:])
    if byline is not None and byline.authors:
        return byline.authors
    return tuple(piece for piece in pieces if is_name(piece) and piece.split()[0].casefold() in given_names())[:3]


def given_names() -> frozenset[str]:
    """Given names that are known, in small letters."""
    return frozenset(row[0] for row in load_table("given_names"))
