"""What stands within a story and is not told by it: posts of others, readers' comments, its own words set out once more."""

import re

from quoth.clean.lines import Line, all_names
from quoth.clean.trailers import Kinds
from quoth.text.posts import ends_as_post, is_signed
from quoth.types.reports import MarkKind

# A post has up to 280 characters, its signature and its links some 120 more.
LONGEST_POST = 480
COMMENT = re.compile(
    r"(?=.{2,90}? ago ?[:·|-])[^:“\"]{2,70}, (?:\d{1,3}|an?|a few) (?:minute|hour|day|week|month|year)s? ago ?[:·|-] ?\S",
    re.IGNORECASE,
)
# Words set out once more have this many; fewer are found anywhere.
FEWEST_SET_OUT, MOST_SET_OUT, LONGEST_NAME = 4, 40, 6
# Of longer texts none is looked for: each line is held against all others.
MOST_LINES = 400
MARKS = "\"'“”‘’ .…,"


def is_a_readers_comment(line: Line) -> MarkKind | None:
    """A line that begins with a name and how long ago it was written is a reader's comment."""
    return "other" if COMMENT.match(line.words[:LONGEST_POST]) else None


def signed_posts(lines: list[Line], kinds: Kinds) -> Kinds:
    """A signature of a social network alone in its line ("— Ada Holm (@adaholm) June 3, 2026"), "A post shared by …", and the post above
    it are no part of the story; a post and its signature in one line are a statement of who signed it."""
    made = list(kinds)
    for line in lines:
        if len(line.words) > LONGEST_POST or not ends_as_post(line.words):
            continue
        if is_signed(line.words):
            continue
        made[line.number] = made[line.number] or "other"
        alone = line.words.startswith(("—", "–", "-", "A "))
        if alone and line.number and len(lines[line.number - 1].words) <= LONGEST_POST:
            made[line.number - 1] = made[line.number - 1] or "other"
    return made


def set_out_again(lines: list[Line], kinds: Kinds) -> Kinds:
    """A quotation or a line that is no sentence, whose words stand within a longer line, is set out from the story once more, and so
    is the name of who said it below it."""
    if len(lines) > MOST_LINES:
        return kinds
    made = list(kinds)
    for line in lines:
        words = line.folded.strip(MARKS)
        plain = line.ends_as_sentence() and line.folded[:1] not in MARKS
        if kinds[line.number] is not None or plain or not FEWEST_SET_OUT <= len(words.split()) <= MOST_SET_OUT:
            continue
        longer = next((other for other in lines if kinds[other.number] is None and holds(other, line, words)), None)
        if longer is None:
            continue
        made[line.number] = "other"
        after = lines[line.number + 1] if line.number < line.last else None
        if after is not None and made[after.number] is None and names_alone(after) and after.words in longer.words:
            made[after.number] = "other"
    return made


def holds(other: Line, line: Line, words: str) -> bool:
    """Whether a longer line holds all words of a line side by side."""
    if len(other.folded) <= len(line.folded) + 2:
        return False
    at = other.folded.find(words)
    end = at + len(words)
    return at >= 0 and not other.folded[at - 1 : at].isalnum() and not other.folded[end : end + 1].isalnum()


def names_alone(line: Line) -> bool:
    """Whether a line is nothing but a name of a few words."""
    return len(line.words.split()) <= LONGEST_NAME and all_names(line.words) and not line.ends_as_sentence()
