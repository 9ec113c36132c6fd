"""What a letter is made of, headings, paragraphs and rules in a row, and how they are found in plain text."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quoth.acquire.blocks import one_line
from quoth.acquire.times import dated_line
from quoth.lexicons import load_toml
from quoth.text.bylines import read_byline

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

RULE_LEVEL, WORDS = -1, 0
# Behind the four levels of headings in a page: a line in bold or large letters, or one that stands alone in plain text.
LONE = 5
RULE = re.compile(r"[ \t]{0,20}(?:[-=*_~#+•·⁂─━═—–][ \t]{0,5}){3,200}")
ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
ITEM = re.compile(r"[ \t]{0,9}(?:[-*•]|\d{1,3}[.)])[ \t]")
# Markdown's headings, and headlines between signs: "+++ Bridge closed +++".
MARKDOWN = re.compile(r"(#{1,4})[ \t]{1,9}(\S.{0,300}?)[ \t#]{0,20}")
FRAMED = re.compile(r"[ \t]{0,20}([-+*=~_#])\1{1,9}[ \t]{1,9}(\S.{0,300}?)[ \t]{1,9}\1{2,10}[ \t]{0,20}")
# "New Jersey G.O.P." is the end of no sentence.
ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,6}$")
AROUND_ADDRESS = ").,;:!'*_]"
QUOTED = re.compile(r"[ \t]{0,3}>")
LONGEST_HEADING = 150
MOST_LINES_OF_HEADING = 3
# Lines that a mail program has broken are 60 to 80 long; shorter ones were meant.
BROKEN_FROM, BROKEN_TO = 50, 100
A_PARAGRAPH = 12


class Line(NamedTuple):
    """A line of a letter; `node`: where its words end in the page; `bold`, `linked`: all of it is."""

    words: str
    bold: bool = False
    linked: bool = False
    address: str | None = None
    node: "LexborNode | None" = None


class Block(NamedTuple):
    """A heading (its level from 1), a paragraph, or a rule, with the first address in it and its lines."""

    words: str
    level: int = WORDS
    address: str | None = None
    lines: tuple[Line, ...] = ()


def block_of(lines: Sequence[Line], level: int) -> Block:
    """A block of some lines."""
    return Block(words_of(lines), level, next((line.address for line in lines if line.address), None), tuple(lines))


def words_of(lines: Sequence[Line]) -> str:
    """The words of some lines in one."""
    return one_line(" ".join(line.words for line in lines))


def blocks_in_lines(text: str) -> list[Block]:
    """The blocks of plain text: what stands between empty lines and rules; a line right above a rule is a heading."""
    blocks: list[Block] = []
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        rule = RULE.fullmatch(line) is not None
        if line.strip() and not rule:
            lines.append(line)
            continue
        underlined = rule and bool(lines) and is_heading(lines)
        if lines:
            blocks += plain_blocks(lines)
        if rule and not underlined:
            blocks.append(Block("", RULE_LEVEL))
        lines = []
    return blocks


def plain_blocks(lines: list[str]) -> Iterator[Block]:
    """Some lines of plain text as a heading, a paragraph, or a heading right above one or above a byline."""
    framed, counted = FRAMED.fullmatch(lines[0]), MARKDOWN.fullmatch(lines[0].strip())
    if framed is not None:
        yield Block("", RULE_LEVEL)
        yield from plain_blocks([framed[2]])
        yield from plain_blocks(lines[1:]) if lines[1:] else ()
        return
    if counted is not None:
        yield block_of([Line(counted[2])], len(counted[1]))
        yield from plain_blocks(lines[1:]) if lines[1:] else ()
        return
    made = [Line(line, address=address_in(line)) for line in lines]
    rest = lines[1:]
    above = is_heading(lines[:1]) and bool(rest) and (all(map(is_small, rest)) or ends_of_itself(lines[0], rest))
    if above:
        yield block_of(made[:1], LONE)
        yield block_of(made[1:], WORDS)._replace(words=unwrapped("\n".join(rest)))
    elif is_heading(lines):
        yield block_of(made, LONE)
    else:
        yield block_of(made, WORDS)._replace(words=unwrapped("\n".join(lines)))


def address_in(line: str) -> str | None:
    """The first address in a line, without what stands around it."""
    found = ADDRESS.search(line)
    return found[0].rstrip(AROUND_ADDRESS) if found is not None else None


def is_heading(lines: Sequence[str]) -> bool:
    """Whether lines may be a heading: few, no sentence, no address, no list, no byline, no way to another story."""
    words = one_line(" ".join(lines))
    if not any(map(str.isalnum, words)) or len(words) > LONGEST_HEADING or len(lines) > MOST_LINES_OF_HEADING:
        return False
    ended = words.endswith((".", ",", ";", ":", ".”", '."', "…")) and not ABBREVIATED.search(words)
    if ended or ADDRESS.search(words) or QUOTED.match(words):
        return False
    if ITEM.match(words) and (len(lines) > 1 or not words[0].isdigit()):
        return False
    start = words.casefold().replace("’", "'")
    return not (any(map(is_small, lines)) or start.startswith(tuple(load_toml("letters")["aside"])))


def is_small(line: str) -> bool:
    """Whether a line is a byline, a date or an address."""
    bare = line.strip()
    return (
        read_byline(bare) is not None
        or dated_line(bare) is not None
        or ADDRESS.fullmatch(bare) is not None
        or is_staff(bare)
    )


def is_staff(line: str) -> bool:
    """Whether a line says in general words who wrote what is below: "From our correspondent in Tolm"."""
    known, folded = load_toml("furniture")["byline"], line.casefold().replace("’", "'")
    return len(line.split()) <= known["words"] and (
        folded in known["whole"] or folded.startswith(tuple(known["starts"]))
    )


def ends_of_itself(line: str, rest: Sequence[str]) -> bool:
    """Whether a line was ended though the first word of the next would have had room on it, above lines of a paragraph."""
    widest = max(map(len, rest))
    first = rest[0].split(maxsplit=1)[0]
    enough = widest >= BROKEN_FROM and sum(len(each.split()) for each in rest) >= A_PARAGRAPH
    return enough and not first[:1].islower() and len(line.rstrip()) + 1 + len(first) <= min(widest, BROKEN_TO)


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """Plain text with the lines of a paragraph joined that a mail program has broken; lists and quoted lines stay."""
    kept: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        last = kept[-1] if kept else ""
        soft = last.endswith(" ") if flowed else BROKEN_FROM <= len(last.rsplit("\n", 1)[-1]) <= BROKEN_TO
        if soft and line.strip() and not ITEM.match(line) and not QUOTED.match(line) and not QUOTED.match(last):
            kept[-1] = f"{last.rstrip()}\n{line}"
        else:
            kept.append(line)
    return "\n".join(" ".join(line.split("\n")) for line in kept).strip("\n")
