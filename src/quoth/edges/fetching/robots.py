"""What a site lets programs fetch, as its robots.txt says (RFC 9309); what cannot be asked for is not fetched."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from quoth.edges.fetching.addresses import AS_IT_IS
from quoth.edges.fetching.asking import NO_ANSWER
from quoth.edges.fetching.fetching import Fetcher
from quoth.errors import ReportUnreadable

NAME = "quoth"
# So much of it is read at most, and a program asks no more often than so.
MOST_BYTES = 512_000
LINE = re.compile(r"\s{0,40}([A-Za-z-]{1,40})\s{0,40}:([^#]{0,4000})")
LONGEST_DELAY = 120.0


class Rule(NamedTuple):
    """A beginning of paths that is allowed or not; of those that fit the longest counts, and of equals the one that allows."""

    path: str
    allows: bool


class Robots(NamedTuple):
    """What one site says to one program; `unheard`: why it could not be asked, and lets nobody in so long; `passing`: for now."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0
    unheard: str = ""
    passing: bool = False

    def allow(self, address: str) -> bool:
        """Whether an address of the site may be fetched."""
        parts = urlsplit(address)
        path = as_compared((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [rule for rule in self.rules if fits(rule.path, path)]
        return max(fitting, key=lambda rule: (len(rule.path), rule.allows)).allows if fitting else True


def nobody(why: str, *, passing: bool = True) -> Robots:
    """Rules that let nobody in, where the site could not be asked for its own."""
    return Robots((Rule("/", False),), unheard=why, passing=passing)


def robots_of(address: str, fetcher: Fetcher) -> Robots:
    """What the site of an address says: everything where it says nothing, nothing where it cannot be asked now."""
    parts = urlsplit(address)
    try:
        answer = fetcher.fetch(f"{parts.scheme}://{parts.netloc}/robots.txt")[-1]
        if answer.status == 200:
            return read_robots(answer.plain(fetcher.most_bytes)[:MOST_BYTES].decode("utf-8", "replace"))
    except ReportUnreadable as error:
        return nobody(str(error), passing=error.reason == NO_ANSWER)
    if 400 <= answer.status < 500 and answer.status != 429:
        return Robots()
    return nobody(f"The server answered {answer.status} {answer.reason}.")


def read_robots(text: str) -> Robots:
    """The rules for us, or where no group names us those for all."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for names, lines in groups_in(text):
        for name in names:
            groups.setdefault(name, []).extend(lines)
    lines = groups.get(NAME, groups.get("*", []))
    rules = tuple(Rule(as_compared(value), key == "allow") for key, value in lines if key != "crawl-delay" and value)
    delays = [
        float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,4}(\.\d{1,3})?", value)
    ]
    return Robots(rules, min(max(delays, default=0.0), LONGEST_DELAY))


def groups_in(text: str) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """The groups: the names of programs, in lower case and without version, and the lines that follow."""
    names: list[str] = []
    lines: list[tuple[str, str]] = []
    for line in text.lstrip("\ufeff").splitlines():
        found = LINE.match(line)
        if found is None:
            continue
        key, value = found[1].lower(), found[2].strip()
        if key == "user-agent":
            if lines:
                yield names, lines
                names, lines = [], []
            names.append(value.lower().partition("/")[0].strip())
        elif key in ("allow", "disallow", "crawl-delay") and names:
            lines.append((key, value))
    yield names, lines


def as_compared(path: str) -> str:
    """A path with every sign that may be written in two ways written in one."""
    return quote(unquote(path), safe=AS_IT_IS)


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a rule says: a star stands for anything, a dollar at its end for the end of the path."""
    whole = pattern.endswith("$")
    first, *more = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(more, 1):
        if whole and number == len(more):
            return len(path) - len(piece) >= at and path.endswith(piece)
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not whole or at == len(path)
