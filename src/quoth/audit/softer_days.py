"""Days that stand in a source only as the earliest or latest: "until June 30" for "until at least June 30"."""

from itertools import pairwise

from quoth.audit.ends import day_of_year
from quoth.audit.examined import Examined
from quoth.audit.reasons import called, flat
from quoth.compare.passages import within
from quoth.text.tokens import tokens_of
from quoth.types import AnnotatedReport, AuditFinding, Date

# The word stands within so many characters before the date, and a word like it as near behind.
NEAR = 40
WORDS = 4
LEAST = (
    ("at", "least"),
    ("no", "earlier"),
    ("not", "before"),
    ("no", "sooner"),
    ("or", "later"),
    ("or", "longer"),
)
MOST = (("at", "most"), ("no", "later"), ("or", "earlier"), ("or", "sooner"))
BEHIND = frozenset(pair for pair in LEAST + MOST if pair[0] == "or")
# May stand between such words and the date; a number belongs to the words itself ("at least three on Monday").
BETWEEN = frozenset({"the", "until", "on", "early", "late", "mid", "next", "this"})
# "Not before 28 May" says so in a word.
ENDING = frozenset({"before", "after", "than"})


def day_lost_its_end(examined: Examined) -> list[AuditFinding]:
    """A day of a sentence that its source has with "at least" or "no later than", as the article has it nowhere near."""
    found: list[AuditFinding] = []
    for date in within(examined.article.dates, (examined.span,), lambda d: d.span):
        if (
            date.precision != "day"
            or any(f.article.span.overlaps(date.span) for f in examined.made)
            or end_at(examined.article, date)
        ):
            continue
        same = [
            (c.source, d)
            for c in examined.beside
            for d in within(c.source.dates, (c.span,), lambda d: d.span)
            if is_same_day(examined.article, date, c.source, d)
        ]
        if same and all(end_at(source, d) for source, d in same):
            source, other = same[0]
            words = flat(date.span.of(examined.article.text)), end_at(source, other)
            why = f'"{words[0]}" in the article; {called(source)} has it with "{words[1]}".'
            places = examined.article.report.place(date.span), source.report.place(other.span)
            found.append(AuditFinding("bound", "medium", *places, why, "day_lost_its_end"))
    return found


def is_same_day(article: AnnotatedReport, own: Date, source: AnnotatedReport, other: Date) -> bool:
    """Whether two dates are one day, by the calendar or by month and day."""
    if own.earliest is not None and other.earliest is not None:
        return (own.earliest, own.latest) == (other.earliest, other.latest)
    days = day_of_year(own.span.of(article.text)), day_of_year(other.span.of(source.text))
    return bool(days[0]) and days[0] == days[1]


def end_at(read: AnnotatedReport, date: Date) -> str:
    """The words at a date that leave one of its ends open; nothing where none do."""
    sentence = next((s for s in read.report.sentences if s.overlaps(date.span)), date.span)
    before = tokens_of(read.text, max(sentence.start, date.start - NEAR), date.start)[-WORDS:]
    behind = tokens_of(read.text, date.end, min(sentence.end, date.end + NEAR))[:WORDS]
    if before and before[-1].lower in ENDING:
        return before[-1].lower
    words = [token.lower for token in before]
    while words and words[-1] in BETWEEN:
        words.pop()
    if tuple(words[-2:]) in LEAST + MOST:
        return " ".join(words[-2:])
    words = [token.lower for token in behind]
    if words[:2] == ["at", "the"] and words[2:3] in (["earliest"], ["latest"]):
        return " ".join(words[:3])
    # "Monday evening or later": a part of the day may stand between, and no mark.
    pairs = (pair for pair in pairwise(words[:3]) if pair in BEHIND)
    return " ".join(next(pairs, ()))
