"""Posts that stand in an article as their service prints them: the words, a dash, the name, the handle."""

import re
from collections.abc import Iterator

from quoth.annotate.drafts import Draft, Link
from quoth.annotate.sentence import Sentence
from quoth.text.paragraphs import trimmed
from quoth.types import Span

# "— Ada Rell (@adarell)", as embedded posts end.
AUTHOR = re.compile(r"(?P<dash>[—–]|--) ?(?P<name>[^\n()—–]{2,60}?) ?\(@\w{1,30}\)")
LONGEST = 1_200  # characters of a post before its author


def post_before_its_author(sentence: Sentence) -> Iterator[Draft]:
    """A post stands before a dash, the name of its author and the handle in brackets."""
    view = sentence.view
    if view.inside:
        return
    first, end = view.tokens[0].start, view.tokens[-1].end
    for found in AUTHOR.finditer(view.text, first, end):
        low = max(0, found.start() - LONGEST)
        start = max(view.text.rfind("\n\n", low, found.start()), last_end(view.text, low, found.start()), low)
        words = trimmed(view.text, start, found.start())
        if not len(words):
            continue
        dash = Span(found.start("dash"), found.end("dash"))
        sources: list[Link] = [(Span(found.start("name"), found.end("name")), dash)]
        yield Draft(sources, [words], "quote", "post_before_its_author", dash.start, view)


def last_end(text: str, low: int, high: int) -> int:
    """Where the author of an earlier post in the same stretch of text ends with its line, or -1."""
    earlier = list(AUTHOR.finditer(text, low, high))
    return text.find("\n", earlier[-1].end(), high) if earlier else -1
