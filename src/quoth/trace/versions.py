"""Later versions of a report: what a report says of itself ("UPDATE 2-Mill burns", "(Recasts with toll)")."""

import re
from functools import cache

from quoth.lexicons import load_words
from quoth.types import AnnotatedReport

# A title is looked for in so many letters where none is given.
TITLE = 100


def calls_itself_later(read: AnnotatedReport) -> bool:
    """Whether a title opens with a word for a later version, or a line with one in brackets."""
    opened, noted = version_openings()
    title = (read.report.raw.title or read.text[:TITLE]).split("\n", 1)[0]
    return opened.match(title) is not None or any(noted.match(line) for line in read.text.splitlines())


@cache
def version_openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a title and how a note in brackets open: "UPDATE 2-", "Corrected:"; "(Adds quote"."""
    words = "|".join(map(re.escape, load_words("version_words")))
    return (
        re.compile(rf"\s{{0,4}}(?:{words})(?: \d{{1,2}})? ?[-:–—]", re.IGNORECASE),
        re.compile(rf"\s{{0,4}}\((?:{words})\b", re.IGNORECASE),
    )
