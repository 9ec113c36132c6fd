"""What saved pages put above and into a story: the headline once more, lists of other stories, captions told twice."""

from bisect import bisect_left
from itertools import pairwise

from quoth.clean.bylines import OFFICE
from quoth.clean.datelines import AGO, DATE_LINE
from quoth.clean.lines import WORD, Line, all_names
from quoth.clean.trailers import Kinds

# The headline that a page repeats stands within so many lines of the top, below what its navigation holds.
TOP = 16
LONGEST_LINK, LONGEST_DAY = 110, 60
# A line of so many words, this share of them with capitals, is a headline; below the first lines that of another story.
# Subheads of the story are shorter.
HEADLINE_WORDS, HEADLINE_SHARE = 9, 0.8
DECKS = 3
FEWEST_NAMES, LONGEST_NAME, LONGEST_OFFICE = 2, 5, 7
SHORTEST_CAPTION = 20


def repeated_headline(lines: list[Line], kinds: Kinds) -> Kinds:
    """The headline once more near the top is none of the story, nor is what stands above it and is no sentence."""
    again = max((line.number for line in lines[:TOP] if line.folded and line.folded == line.title), default=None)
    if again is None:
        return kinds
    above = [kinds[line.number] or ("teaser" if is_link(line) else None) for line in lines[:again]]
    return [*above, "navigation", *kinds[again + 1 :]]


def listed_with_their_age(lines: list[Line], kinds: Kinds) -> Kinds:
    """A short line between two that tell a day, or how long ago it was, is another story in a list of them."""
    made = list(kinds)
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if is_link(line) and tells_its_age(before) and tells_its_age(after):
            made[line.number] = "teaser"
    return made


def tells_its_age(line: Line) -> bool:
    """Whether a line holds nothing but a day, or how long ago it was."""
    return AGO.match(line.folded) is not None or (
        len(line.words) <= LONGEST_DAY and DATE_LINE.match(line.folded) is not None
    )


def caption_again(lines: list[Line], kinds: Kinds) -> Kinds:
    """A line with which a credited caption begins is that caption once more."""
    captions = sorted(line.folded for line in lines if kinds[line.number] == "photo")
    made = list(kinds)
    for line in lines:
        if made[line.number] is None and len(line.folded) >= SHORTEST_CAPTION:
            place = bisect_left(captions, line.folded)
            made[line.number] = (
                "photo" if captions[place : place + 1] and captions[place].startswith(line.folded) else None
            )
    return made


def headline_within(lines: list[Line], kinds: Kinds) -> Kinds:
    """A long line in capitals between the paragraphs of a story links to another story."""
    made = list(kinds)
    for line in lines[DECKS:]:
        if (
            made[line.number] is None
            and is_link(line)
            and not line.ends_as_sentence()
            and in_capitals(line)
            and not is_office(line)
        ):
            made[line.number] = "teaser"
    return made


def is_link(line: Line) -> bool:
    """Whether a line is short and no sentence; a question may be a headline."""
    return len(line.words) <= LONGEST_LINK and (not line.ends_as_sentence() or line.words.endswith("?"))


def is_office(line: Line) -> bool:
    """Whether a line is a name with an office, as above an answer ("Ada Holm, president and CEO, Port of Tolm")."""
    name, _, office = line.words.partition(", ")
    return 2 <= len(name.split()) <= LONGEST_NAME and all_names(name) and office[:1].islower()


def in_capitals(line: Line) -> bool:
    """Whether a line is long for a subhead and most of its words begin with capitals."""
    found = WORD.findall(line.words)
    return len(found) >= HEADLINE_WORDS and sum(word[0].isupper() for word in found) >= HEADLINE_SHARE * len(found)


def name_above_an_office(lines: list[Line], kinds: Kinds) -> Kinds:
    """A name alone near the top above a reporter's office alone ("Health correspondent, Tolm") is a byline in two lines."""
    made = list(kinds)
    for above, line in pairwise(lines[:TOP]):
        size = len(above.words.split())
        named = FEWEST_NAMES <= size <= LONGEST_NAME and all_names(above.words) and not above.ends_as_sentence()
        office = len(line.words.split()) <= LONGEST_OFFICE and not line.ends_as_sentence()
        if (
            named
            and office
            and OFFICE.search(line.words.partition(",")[0])
            and not (made[above.number] or made[line.number])
        ):
            made[above.number] = made[line.number] = "byline"
    return made
