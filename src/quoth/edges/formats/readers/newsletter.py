"""Newsletters of several stories: told apart by their addresses, rules or numbers, refused where telling them apart is a guess.

What is read and belongs to no story is given back, so that it can be told.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from quoth.edges.formats.readers.letter_blocks import LONE, LONGEST_HEADING, RULE_LEVEL, WORDS, Block
from quoth.edges.formats.readers.letter_doubts import (
    A_STORY,
    FEWEST_WORDS,
    Told,
    of_one_matter,
    refuse_several,
    words_in,
)
from quoth.edges.formats.teasers import ELSEWHERE
from quoth.lexicons import load_toml

# Newsletters have a few hundred headings and paragraphs; with more, a letter is one long text.
MOST_BLOCKS = 5_000
# What is in no story is told from so many words on: mastheads and farewells have fewer.
FEWEST_TOLD = 10
# A line that is a link and no more ("On the site") is no line of the story.
LONGEST_LINK = 8
# "Sport", "World news": above a headline they name a section.
LONGEST_LABEL = 2
NUMBER = re.compile(r"(?:[Nn]o\.? ?|#)?(\d{1,2})(?:[.):]|\s?[–—-])?\s{1,5}(?=[^\sa-z])")


class Stories(NamedTuple):
    """The stories of a letter, none where it is one story; and the beginnings of what was read and is in none of them."""

    told: tuple[Told, ...] = ()
    besides: tuple[str, ...] = ()


def stories_in(blocks: Sequence[Block], *, page: bool) -> Stories:
    """The stories of a letter; none where it is one story.

    Raises `ReportUnreadable` where it seems to hold several that nothing tells apart.
    """
    if len(blocks) > MOST_BLOCKS:
        return Stories()
    for way in (by_address, by_rules, by_numbers) if page else (by_rules, by_address, by_numbers):
        found = way(blocks)
        if found.told:
            return found
    refuse_several(sections_of(blocks), page=page)
    return Stories()


def by_address(blocks: Sequence[Block]) -> Stories:
    """Stories by headings of which at least two have an address of their own; deeper headings are parts of a story."""
    every = sections_of(blocks)
    leading = [one for one in every if one.address and words_in(one) >= FEWEST_WORDS]
    sure = any(one.linked or one.level < LONE for one in leading)
    if len({one.address for one in leading}) < 2 or (not sure and of_one_matter(leading)):
        return Stories()
    deepest = max(one.level for one in leading)
    joined: list[Told] = []
    places: dict[str, int] = {}
    for one in every:
        same = places.get(one.address or "")
        if same is not None:
            joined[same] = with_part(joined[same], one)
        elif joined and one.level > deepest and not one.linked:
            joined[-1] = with_part(joined[-1], one)
        else:
            joined.append(one)
        if joined[-1].address:
            places.setdefault(joined[-1].address, len(joined) - 1)
    told = [one for one in joined if is_told(one)]
    others = [" ".join((one.title, *one.paragraphs)) for one in joined if not is_told(one)]
    return Stories(tuple(told), besides_in([*above_headings(blocks), *others]))


def is_told(one: Told) -> bool:
    """Whether what stands under a heading is a story, or a summary of one that stands elsewhere."""
    return words_in(one) >= (FEWEST_WORDS if one.address else A_STORY)


def by_rules(blocks: Sequence[Block]) -> Stories:
    """Stories that stand between rules, each below a heading; what has none is no story.

    Raises `ReportUnreadable` where several stand between two rules that nothing tells apart.
    """
    parts = parts_between_rules(blocks)
    if len(parts) < 2:
        return Stories()
    usual = min((heads_of(part) for part in parts[1:] if heads_of(part)), default=1)
    found: list[Told] = []
    besides: list[str] = []
    doubtful: list[list[Told]] = []
    for number, part in enumerate(parts):
        start = start_of(part, heads_of(part) - usual if number == 0 else 0)
        sections = sections_of(part[start:])
        within = next((one for way in (by_address, by_numbers) if (one := way(part[start:])).told), Stories())
        whole = whole_of(sections)
        besides += [*(block.words for block in part[:start]), *within.besides]
        if within.told:
            found += within.told
        elif whole is not None and words_in(whole) >= FEWEST_WORDS:
            found.append(whole)
            doubtful.append(sections)
        else:
            besides.append(" ".join(block.words for block in part[start:]))
    long = [one for one in found if words_in(one) >= A_STORY]
    addresses = {one.address for one in found if one.address}
    if len(long) < 2 and len(addresses) < 2:
        return Stories()
    for sections in doubtful:
        refuse_several(sections, page=False)
    return Stories(tuple(found), besides_in(besides))


def whole_of(sections: Sequence[Told]) -> Told | None:
    """A story of several parts; None where there is none."""
    whole = sections[0] if sections else None
    for section in sections[1:]:
        whole = with_part(whole, section) if whole is not None else section
    return whole


def parts_between_rules(blocks: Sequence[Block]) -> list[list[Block]]:
    """What stands between rules; headings that stand alone between two belong to what follows."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if block.level != RULE_LEVEL:
            parts[-1].append(block)
        elif any(is_prose(each) for each in parts[-1]):
            parts.append([])
    return [part for part in parts if part]


def heads_of(part: Sequence[Block]) -> int:
    """How many headings stand above the first paragraph of a part, a greeting put aside."""
    above = takewhile(lambda block: not is_prose(block) or greets(block.words), part)
    return sum(block.level > WORDS for block in above)


def start_of(part: Sequence[Block], more: int) -> int:
    """Where the story of a part begins: at its first heading; of the first part, at the first that is no masthead.

    `more`: how many headings stand above the first paragraph there that no other part has.
    """
    places = [place for place, block in enumerate(part) if block.level > WORDS]
    if not places:
        return len(part)
    first = min(max(more, 0), len(places) - 1)
    label = len(part[places[first]].words.split()) <= LONGEST_LABEL
    below = places[first + 1] if first + 1 < len(places) else None
    return below if label and below == places[first] + 1 else places[first]


def by_numbers(blocks: Sequence[Block]) -> Stories:
    """Stories that the letter counts: headings that begin with 1, 2, 3, each above a text of some length."""
    marks: list[int] = []
    prose = False
    for place, block in enumerate(blocks):
        number = NUMBER.match(block.words) if block.level > WORDS else None
        prose = prose or is_prose(block)
        if number is None:
            continue
        if int(number[1]) == 1 and not (marks and prose):  # a table of contents counts them as well
            marks, prose = [place], False
        elif marks and prose and int(number[1]) == len(marks) + 1:
            marks.append(place)
            prose = False
    if len(marks) < 2:
        return Stories()
    found = []
    for start, end in zip(marks, [*marks[1:], len(blocks)], strict=True):
        whole = whole_of(sections_of(blocks[start:end]))
        if whole is None:
            continue
        found.append(whole._replace(title=NUMBER.sub("", whole.title, count=1)))
    if sum(words_in(one) >= A_STORY for one in found) < 2:
        return Stories()
    told = tuple(one for one in found if words_in(one) >= FEWEST_WORDS)
    short = [" ".join((one.title, *one.paragraphs)) for one in found if words_in(one) < FEWEST_WORDS]
    return Stories(told, besides_in([*(block.words for block in blocks[: marks[0]]), *short]))


def sections_of(blocks: Sequence[Block]) -> list[Told]:
    """Every heading with what stands below it until the next."""
    made: list[Told] = []
    for block in blocks:
        if block.level > WORDS:
            made.append(Told(block.words[:LONGEST_HEADING], block.address, (), block.level, bool(block.address)))
        elif block.level == WORDS and made:
            made[-1] = with_block(made[-1], block)
    return made


def with_block(told: Told, block: Block) -> Told:
    """What stands under a heading with one more block; a line that leads somewhere gives the address."""
    words = block.words
    count = len(words.split())
    more = block.address if count < FEWEST_WORDS else None
    bare = more is not None and all(line.linked or line.words.strip() == line.address for line in block.lines)
    only_link = more is not None and (bare or count < LONGEST_LINK) and not ELSEWHERE.search(words)
    kept = told.paragraphs if only_link else (*told.paragraphs, words)
    return told._replace(address=told.address or more, paragraphs=kept)


def with_part(told: Told, part: Told) -> Told:
    """A story with a part that has a heading of its own."""
    return told._replace(
        address=told.address or part.address, paragraphs=(*told.paragraphs, part.title, *part.paragraphs)
    )


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of some length."""
    return block.level == WORDS and len(block.words.split()) >= FEWEST_WORDS


def greets(words: str) -> bool:
    """Whether words greet the readers of a letter or say what is to come."""
    return words.casefold().replace("’", "'").startswith(tuple(load_toml("letters")["greetings"]))


def above_headings(blocks: Sequence[Block]) -> list[str]:
    """What stands above the first heading."""
    return [block.words for block in takewhile(lambda block: block.level <= WORDS, blocks)]


def besides_in(pieces: Sequence[str]) -> tuple[str, ...]:
    """Of what is in no story, what has some words and is not about the letter itself."""
    return tuple(" ".join(one.split()) for one in pieces if len(one.split()) >= FEWEST_TOLD and not of_the_letter(one))


def of_the_letter(words: str) -> bool:
    """Whether words greet, or tell how the letter is had and got rid of."""
    folded = words.casefold().replace("’", "'")
    return greets(words) or any(mark in folded for mark in load_toml("letters")["furniture"])
