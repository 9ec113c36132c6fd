"""What stands after a story: sections about the sender, lists of sources, headlines of other stories."""

import re

from quoth.clean.lines import WORD, Line, content_words
from quoth.clean.stock import beginning, holds_one, stock
from quoth.types.reports import MarkKind

# A heading opens a section after the story only this near the end, and only after this many lines of story.
SECTION_LINES, STORY_LINES = 10, 3
LONGEST_HEADING, LONGEST_LISTED, LONGEST_TEASER = 60, 160, 110
# Share of a last line's content words that the story has too, from which on it is taken for a part of the story.
CONNECTED = 0.5
BULLET = re.compile(r"[•*·▪◦‣–-]\s|\d{1,2}[.)]\s")
ABOUT = re.compile(r"about (?:the )?(.{2,50})$", re.IGNORECASE)
SOURCE_ITEM = re.compile(
    r"(?:[•*·▪-]?\s{0,3}(?:source|link|reference)s? ?#?\d{0,2}\s{0,3}[•*·|,;]?\s{0,3}){1,20}$", re.IGNORECASE
)
SIGNED = re.compile(r"\b(?:19|20)\d\d$|, (?:[\w'’-]+ ){0,4}[\w'’-]+$")

# Where the author is introduced: the last line, or above a contact and the like.
AUTHOR_LINES = 5
AUTHOR = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]{0,30} ){1,3}(?P<surname>[^\W\d_a-z][\w.'’-]{1,30}) (?:is|has been) "
    r"(?:an? |the |our )?(?:[\w.,’'&-]{1,30} ){0,6}?(?:reporter|correspondent|editor|writer|columnist|journalist|producer"
    r"|contributor|bureau chief|critic|photographer|fellow)\b(?: (?:for|at|with|of|in|on|who|based|covering|and)\b|\.$)"
)
# A sentence that ends within a line of a story; a headline has none.
INNER_END = re.compile(r"[a-z\d] ?[.!?][”\"]? (?=[A-Z“\"])")

Kinds = list[MarkKind | None]


def is_a_list_of_sources(line: Line) -> MarkKind | None:
    """A line of dead links: "Source 1 • Source 2"."""
    return "sources" if len(line.words) <= 400 and SOURCE_ITEM.match(line.folded) else None


def trailing_section(lines: list[Line], kinds: Kinds) -> Kinds:
    """A heading such as "Notes to editors" or "ABOUT THE COMPANY" near the end takes what follows it along."""
    for line in lines[STORY_LINES:]:
        if line.near_end(SECTION_LINES) and len(line.words) <= LONGEST_HEADING and opens_section(line, lines):
            kind = kinds[line.number] or "other"
            return [*kinds[: line.number], *(known or kind for known in kinds[line.number :])]
    return kinds


def opens_section(line: Line, lines: list[Line]) -> bool:
    """Whether the line is a heading of what stands after a story."""
    heading = line.folded.strip("#*: .-")
    section = stock("section")
    if heading in section.whole or beginning(heading, section.starts):
        return True
    if line.words.startswith("#") and holds_one(" " + heading, section.holds):
        return True
    about = ABOUT.match(heading)
    following = lines[line.number + 1].folded if line.number < line.last else ""
    return about is not None and following.removeprefix("the ").startswith(about[1])


def trailing_author(lines: list[Line], kinds: Kinds) -> Kinds:
    """One of the last lines that tells what work somebody does of whom the story does not speak is about its author."""
    made = list(kinds)
    for line in lines[STORY_LINES:]:
        found = AUTHOR.match(line.words) if made[line.number] is None and line.near_end(AUTHOR_LINES) else None
        if found is not None and not any(
            found["surname"] in other.words for other in lines[: line.number] if made[other.number] is None
        ):
            made[line.number] = "byline"
    return made


def listed_below(lines: list[Line], kinds: Kinds) -> Kinds:
    """What is no sentence below a heading such as "Related sources:" or "Most read" goes with the heading."""
    made = list(kinds)
    inside: MarkKind | None = None
    for line in lines:
        own = made[line.number]
        if own is not None:
            heads = len(line.words) <= LONGEST_HEADING and beginning(line.folded, stock("section").headlines)
            inside = own if heads else inside if own == inside else None
        elif inside is not None and is_listed(line):
            made[line.number] = inside
        else:
            inside = None
    return made


def is_listed(line: Line) -> bool:
    """Whether a line is short and no sentence; a question may be a headline."""
    return len(line.words) <= LONGEST_LISTED and (not line.ends_as_sentence() or line.words.endswith("?"))


def trailing_teasers(lines: list[Line], kinds: Kinds) -> Kinds:
    """Lines at the end without a full stop that share few words with the story are headlines of other stories."""
    made = list(kinds)
    for line in reversed(lines[1:]):
        if made[line.number] is not None:
            continue
        if not is_headline_shaped(line) or is_signature(line) or is_connected(line):
            break
        made[line.number] = "teaser"
    return made


def is_headline_shaped(line: Line) -> bool:
    """Short, without a full stop, no list item, most words with capitals or all of them strange to the story."""
    found = WORD.findall(line.words)
    if not 4 <= len(found) <= 18 or len(line.words) > LONGEST_TEASER:
        return False
    if line.ends_as_sentence() and not asks_of_another_story(line):
        return False
    if BULLET.match(line.words) or line.words.endswith((":", ",", ";", "”", '"')) or INNER_END.search(line.words):
        return False
    capital = sum(word[0].isupper() for word in found)
    return capital >= 0.6 * len(found) or not content_words(line.words) & line.story


def asks_of_another_story(line: Line) -> bool:
    """Whether the line is a question none of whose content words the story has."""
    content = content_words(line.words)
    return line.words.endswith("?") and len(content) > 2 and not content & line.story


def is_signature(line: Line) -> bool:
    """A name with an office, or a place with a date, at the end of a statement or letter."""
    return SIGNED.search(line.words) is not None and len(WORD.findall(line.words)) <= 8


def is_connected(line: Line) -> bool:
    """Whether the story shares enough of the line's content words."""
    content = content_words(line.words)
    return bool(content) and len(content & line.story) / len(content) >= CONNECTED
