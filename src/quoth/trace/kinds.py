"""What was done to the parent: copied, edited, rewritten, cut to a summary, used in part."""

import re
from functools import cache

from quoth.lexicons import load_words
from quoth.text.rarity import weight_of
from quoth.trace.verdict import COPY, Verdict
from quoth.types import AnnotatedReport
from quoth.types.lineage import EdgeKind

# Share of the child's runs of five words outside quotations that stand in the parent: copies .9 and more, edited texts
# (63 to 74 % of the words kept) .5 to .77, rewrites .04 at most.
EDITED = 0.35
WHOLE = 0.8
# Shorter than this share of the parent's words is a summary; so is a text in points, or one that calls itself a brief. Texts
# that were told in points had .87 of their words there and more, articles with a list in them .27 at most.
SUMMARY = 0.38
# An outlet may be called a "Brief" whatever it prints: its name counts only for a text that is hardly more than half as long.
NAMED_BRIEF = 0.6
POINTS, MOST_IN_POINTS = 3, 0.5
POINT = re.compile(r"\s{0,4}(?:[•●▪‣·*–—-]|\d{1,2}[.)])\s+\S")
# A child that has this share of sentences without counterpart and such names of its own draws on the parent for a part.
OWN_SENTENCES, OWN_NAMES = 0.38, 0.085
UNMATCHED = 0.45


def kind_of(verdict: Verdict, *, several: bool) -> EdgeKind:
    """The kind of a derivation; `several` says that the child was made from another report as well."""
    if verdict.runs >= COPY:
        return "copy" if verdict.child.details.words >= WHOLE * verdict.parent.details.words else "edited"
    if verdict.runs >= EDITED:
        return "edited"
    if several or draws_in_part(verdict):
        return "partial"
    return "summary" if is_summary(verdict) else "rewrite"


def draws_in_part(verdict: Verdict) -> bool:
    """Much of the child has no counterpart in the parent, and it names what the parent does not."""
    return share_unmatched(verdict) >= OWN_SENTENCES and own_names(verdict) >= OWN_NAMES


def is_summary(verdict: Verdict) -> bool:
    """The child is much shorter, or is written in points, or calls itself a brief."""
    child, parent = verdict.child, verdict.parent
    if child.details.words <= SUMMARY * parent.details.words:
        return True
    shorter = child.details.words / max(1, parent.details.words)
    return shorter < 1 and (in_points(child.read) or calls_itself_brief(child.read, by_outlet=shorter <= NAMED_BRIEF))


def in_points(read: AnnotatedReport) -> bool:
    """Whether most of the text is told in bullets or numbered items."""
    lines = read.text.splitlines()
    points = [len(line.split()) for line in lines if POINT.match(line)]
    return len(points) >= POINTS and sum(points) >= MOST_IN_POINTS * sum(len(line.split()) for line in lines)


def calls_itself_brief(read: AnnotatedReport, *, by_outlet: bool) -> bool:
    """Whether the title has a word for short retellings, or where that is asked the outlet's name."""
    title = (read.report.raw.title or read.text[:100]).split("\n", 1)[0]
    names = f" {title} | {(read.report.raw.outlet or '') if by_outlet else ''} ".casefold()
    return any(f" {word} " in re.sub(r"[^\w’' ]", " ", names) for word in brief_words())


@cache
def brief_words() -> tuple[str, ...]:
    """Words by which short retellings call themselves."""
    return load_words("brief_words")


def share_unmatched(verdict: Verdict) -> float:
    """The share of the child's sentences without counterpart in the parent."""
    return float((verdict.shared.cosines.max(axis=1) < UNMATCHED).mean())


def own_names(verdict: Verdict) -> float:
    """The weight of the names that only the child has, per word."""
    own, other = verdict.child.details, verdict.parent.details
    return weight_of(own.names - other.at.keys()) / max(1, own.words)
