"""Whether words that came with a feed or a letter are a report, or only a summary that sends the reader elsewhere."""

import re

from quoth.compose.wording import quoted

# Of summaries in feeds nearly all have 15 to 60 words; the shortest reports of agencies have about a hundred.
FEWEST_WORDS = 100
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&#8230;\])\s{0,5}$")
ELSEWHERE = re.compile(
    r"(?:read (?:more|the (?:full|rest|whole))|continue reading|full (?:story|article|report)|click here|more »|keep reading)"
    r".{0,60}$",
    re.IGNORECASE,
)
END = 120
# What WordPress puts under each entry of a feed: "The post TITLE appeared first on OUTLET."
FOOTER = re.compile(
    r"(?:^|(?<=\s))The (?:post|article|entry) .{1,400}? (?:appeared first|first appeared|was first published) on .{1,120}\Z",
    re.MULTILINE,
)
LONGEST_FOOTER = 600


def is_summary(words: str) -> bool:
    """Whether words are too few for a report, break off, or send the reader elsewhere for the rest."""
    end = words.strip()[-END:]
    return len(words.split(maxsplit=FEWEST_WORDS)) < FEWEST_WORDS or bool(CUT_OFF.search(end) or ELSEWHERE.search(end))


def without_footer(words: str) -> str:
    """The words of an entry without what programs put under each."""
    bare = words.rstrip()
    start = max(0, len(bare) - LONGEST_FOOTER)
    found = FOOTER.search(bare, start)
    return bare[: found.start()].rstrip() if found is not None else words


def told_elsewhere(title: str | None, words: str, address: str | None) -> str:
    """Why a summary is not compared, and where the report is."""
    named = f"{quoted(title)}: " if title else ""
    count = len(words.split())
    where = f" Save {address} and give that file." if address else " Give the report itself."
    return f"{named}summary only ({count} words); it is no report and is not compared.{where}"
