"""Two dates of the same thing: one within the other, one end moved ("since" for "in"), or days that do not meet."""

import re
from collections.abc import Callable
from datetime import date as day

from msgspec import Struct

from quoth.compare.findings import Finding, Relation
from quoth.compare.findings_made import finding
from quoth.compare.keys import keys_of
from quoth.compare.passages import Passage
from quoth.compare.windows import windows_of
from quoth.text.numbers import number_at
from quoth.text.tokens import tokens_of
from quoth.types import Date
from quoth.types.claims import Reason, Severity, Verdict

# The windows of two dates that differ must share so many content words, of two that only differ in their ends one.
SAME_THING, SAME_DATE = 1, 1
# Years and longer stretches say too little of when something was to be set against each other.
YEARLIKE = 300
# Words before a date that leave one of its ends open, and those behind it.
CALENDAR = {
    "weekday": re.compile(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"),
    "month": re.compile(
        r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
        r"|dec(?:ember)?)\b"
    ),
    "day": re.compile(r"(?<![\d:.])([0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]|\s?[ap]\.?m)"),
    "year": re.compile(r"\b((?:19|20)\d\d)\b"),
}
SINCE, UNTIL = ("since", "from", "starting", "after", "of", "beginning"), ("by", "until", "till", "before", "through")
# Counted from another event that the words do not name: no day can be told from them.
COUNTED = re.compile(r"\b(?:before|beforehand|earlier|later|after|afterwards|previous|prior|following)\b")
RECKONED = re.compile(r"\b(?:ago|(?:last|next|this|past|coming) (?:week|month|year|quarter|decade))\b")
EARLIEST = ("at the earliest", "or later", "earliest")
LATEST = ("at the latest", "at latest", "or earlier", "latest")


# The year of the report, in texts that have no date.
THE_YEAR = re.compile(
    r"\b(?:within|during|before the end of|(?:by|at) the end of|later) (?:the|this) year\b"
    r"|\bthis (?:calendar )?year\b|\bby year(?:['’]s)?[- ]end\b|\bend of (?:the|this) year\b"
)
# What names a day of the year.
DAY = frozenset({"month", "day"})
# Two named days of reports of their own are of one thing where their clauses share so many content words.
SURELY_SAME_THING = 2


# "Mid-October" is not October 5; the days are taken widely.
PART_OF_MONTH = re.compile(r"(?:in\s+)?(?:the\s+)?(early|mid|late)[-\s]", re.IGNORECASE)
DAYS_OF_PART = {"early": (1, 14), "mid": (8, 22), "late": (16, 31)}
# "Twelve months ago" is "a year earlier".
MONTHS_IN = {"month": 1.0, "year": 12.0, "decade": 120.0}
# "Twice as much as it did in June" is "doubled since June".
AS_IN = re.compile(r"\b(?:as|than)\s+(?:\w{2,6}\s+){0,3}in\s+$")
NEAR, FAR = 30, 80
END_MARK = re.compile(r"(?<=[^\W_]{3})[.,;:]+$")


class DatePair(Struct, frozen=True):
    """Two dates whose clauses speak of the same, with the passages they stand in."""

    left: Date
    right: Date
    left_in: Passage
    right_in: Passage
    relation: Relation

    @property
    def placed(self) -> bool:
        """Whether the intervals of both are known."""
        return all(date.earliest and date.latest for date in (self.left, self.right))

    @property
    def meet(self) -> bool:
        """Whether both can be the same time."""
        if not self.placed:
            one, two = (calendar_words(words) for words in self.words)
            return all(two.get(field, one[field]) == one[field] for field in one)
        (a, b), (c, d) = (part_of(date, words) for date, words in zip((self.left, self.right), self.words, strict=True))
        return a <= d and c <= b

    @property
    def same(self) -> bool:
        """Whether both are the same interval, or the same words of the calendar."""
        one, two = (calendar_words(words) for words in self.words)
        if set(one) & set(two) >= DAY:
            return all(one[field] == two[field] for field in set(one) & set(two))
        if not self.placed or set(one) >= DAY:
            return one == two
        return interval(self.left) == interval(self.right)

    @property
    def words(self) -> tuple[str, str]:
        """The two wordings, without the mark that ends the sentence."""
        left, right = self.left.span.of(self.left_in.report.text), self.right.span.of(self.right_in.report.text)
        return END_MARK.sub("", left), END_MARK.sub("", right)

    @property
    def shown(self) -> tuple[str, str]:
        """The two wordings with the small word before each that leaves an end open ("by December")."""
        places = ((self.left_in, self.left), (self.right_in, self.right))
        before = [passage.report.text[: date.start].split()[-1:] for passage, date in places]
        opening = [" ".join(word) if {*word} & {*UNTIL, "since", "from", "after"} else "" for word in before]
        one, two = (f"{small} {words}".strip() for small, words in zip(opening, self.words, strict=True))
        return one, two


class Rung(Struct, frozen=True):
    """What a rung says of a pair; without a verdict there is nothing to report."""

    verdict: Verdict | None
    reason: Reason | None = None
    severity: Severity = "low"
    why: str = ""


SAME = Rung(None)


def compare_dates(left: Passage, right: Passage, relation: Relation) -> list[Finding]:
    """What differs between the dates of two passages."""
    found = []
    for pair in paired(left, right, relation):
        for rung in RUNGS:
            made = rung(pair)
            if made is None:
                continue
            if made.verdict is not None:
                found.append(written(pair, made, rung.__name__))
            break
    return found


def paired(left: Passage, right: Passage, relation: Relation) -> list[DatePair]:
    """Dates whose clauses share content words; a date that the other side has too is not held against another one."""
    pairs = []
    for one in known(left):
        all_of = [DatePair(one, two, left, right, relation) for two in known(right)]
        same = [pair for pair in all_of if pair.same]
        rest = [p for p in all_of if not any(DatePair(own, p.right, left, right, relation).same for own in known(left))]
        shared = [(len(clause_keys(left, one) & clause_keys(right, p.right)), -p.right.start, p) for p in same or rest]
        best = max(shared, key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= (SAME_DATE if same else SAME_THING):
            pairs.append(best[2])
    return pairs


def known(passage: Passage) -> list[Date]:
    """The dates whose interval is known, or that have words of the calendar."""
    text = passage.report.text
    return [date for date in passage.dates if (date.earliest and date.latest) or names_a_time(date.span.of(text))]


def names_a_time(words: str) -> bool:
    """Whether the words name a day, a month or the year of the report, whatever the date of the report is."""
    return bool(calendar_words(words)) or is_of_the_year(words)


def is_of_the_year(words: str) -> bool:
    """Whether the words name the year of the report."""
    return THE_YEAR.search(words.casefold()) is not None


def calendar_words(words: str) -> dict[str, str]:
    """The weekday, month, day of the month and year that the words name."""
    found = {}
    for field, pattern in CALENDAR.items():
        match = pattern.search(words.casefold())
        if match:
            found[field] = match[1][:3] if field in ("month", "weekday") else match[1]
    return found if "month" in found or "weekday" in found else {}


def interval(date: Date) -> tuple[str, str]:
    """First and last day of a placed date."""
    assert date.earliest is not None and date.latest is not None
    return date.earliest, date.latest


def part_of(date: Date, words: str) -> tuple[str, str]:
    """First and last day; of "mid-October" those that may be meant by its middle."""
    first, last = interval(date)
    part = PART_OF_MONTH.match(words)
    if part is None or first[:7] != last[:7]:
        return first, last
    days = DAYS_OF_PART[part[1].casefold()]
    return max(first, f"{first[:8]}{days[0]:02}"), min(last, f"{first[:8]}{days[1]:02}")


def width(date: Date) -> int:
    """How many days an interval has."""
    return (day.fromisoformat(interval(date)[1]) - day.fromisoformat(interval(date)[0])).days


def clause_keys(passage: Passage, date: Date) -> frozenset[str]:
    """The keys of the windows at a date, without those of the date itself."""
    windows = windows_of(passage)
    at = next((n for n, window in enumerate(windows) if window.span.overlaps(date.span)), None)
    if at is None:
        return frozenset()
    near = windows[max(0, at - 1) : at + 1]
    return frozenset(k for window in near for k in window.keys) - frozenset(keys_of(date.span.of(passage.report.text)))


def end_of(passage: Passage, date: Date) -> str:
    """Which end the words around a date leave open: "since", "until", or none."""
    text = passage.report.text
    before = (
        text[max(0, date.start - 24) : date.start].casefold().split()[-2:] + date.span.of(text).casefold().split()[:1]
    )
    behind = text[date.end : date.end + 18].casefold()
    if any(words in behind for words in EARLIEST) or set(before) & set(SINCE):
        return "since"
    return "until" if any(words in behind for words in LATEST) or set(before) & set(UNTIL) else ""


def end_was_lost(pair: DatePair) -> Rung | None:
    """The same date, but the source leaves an end open ("since December", "at the earliest") that is closed here."""
    if counted_from_another(pair) or (pair.left.precision == "range") != (pair.right.precision == "range"):
        return None
    if all(map(is_of_the_year, pair.words)):
        return None
    own, other = end_of(pair.left_in, pair.left), end_of(pair.right_in, pair.right)
    if pair.relation not in ("lineage", "audit") or own or not other or (pair.placed and width(pair.left) > 40):
        return None
    if not pair.same and not (pair.placed and within(pair.right, pair.left)):
        return None
    if only_then(pair) or AS_IN.search(pair.left_in.report.text, max(0, pair.left.start - NEAR), pair.left.start):
        return None
    one, two = pair.words
    return Rung("conflict", None, "medium", f'"{two}" has an open end ({other}) in the source, "{one}" has none.')


def only_then(pair: DatePair) -> bool:
    """Whether "only on Monday" stands for "not until Monday"."""
    texts = (
        text[max(0, date.start - FAR) : date.start].casefold().split()
        for date, text in ((pair.left, pair.left_in.report.text), (pair.right, pair.right_in.report.text))
    )
    own, other = texts
    denied = any(word in ("not", "never", "no", "nobody") or word.endswith(("n't", "n’t")) for word in other)
    return denied and "only" in own[-4:]


def within(inner: Date, outer: Date) -> bool:
    """Whether the first interval lies in the second."""
    (a, b), (c, d) = interval(inner), interval(outer)
    return c <= a and b <= d


def dates_are_the_same(pair: DatePair) -> Rung | None:
    """The same interval; told as a date in one wording and from the day of the report in the other, it is worth a line."""
    if not pair.same:
        return None
    one, two = pair.words
    if not pair.placed or pair.relation == "audit" or is_reckoned(one) == is_reckoned(two):
        return SAME
    return Rung("compatible", "wording", "low", f'"{one}" and "{two}" are the same time.')


def is_reckoned(words: str) -> bool:
    """Whether a date is told from the day of the report ("last month", "seven years ago")."""
    return RECKONED.search(words.casefold()) is not None


def end_of_range_is_another(pair: DatePair) -> Rung | None:
    """Two stretches of time that begin or end alike, the other end being another."""
    ranges = pair.left.precision == pair.right.precision == "range" and pair.relation == "audit"
    if not ranges or not pair.placed:
        return None
    (a, b), (c, d) = interval(pair.left), interval(pair.right)
    one, two = pair.words
    if (a == c) == (b == d):
        return None
    return Rung("conflict", None, "medium", f'"{one}" and "{two}" do not {"end" if a == c else "begin"} alike.')


def date_is_more_precise(pair: DatePair) -> Rung | None:
    """Both can be the same time; this one is more precise than its source."""
    if not pair.meet or not pair.placed or width(pair.left) >= width(pair.right) or pair.right.precision == "range":
        return None
    one, two = pair.words
    if months_in(one) is not None and months_in(one) == months_in(two):
        return SAME
    if pair.relation == "audit":
        return Rung("conflict", None, "low", f'"{one}" is more precise than the source\'s "{two}".')
    return Rung("compatible", "precision", "low", f'"{one}" and "{two}" can be the same time; one is more precise.')


def months_in(words: str) -> float | None:
    """How many months a time is counted back or forward by: "twelve months ago" and "a year earlier" are one."""
    tokens = tokens_of(words)
    for at, token in enumerate(tokens[1:], 1):
        factor = MONTHS_IN.get(token.lower.removesuffix("s"))
        number = number_at(tokens, at - 1)
        if factor is not None and (number is not None or tokens[at - 1].lower in ("a", "the")):
            return factor * (float(number.value) if number is not None else 1.0)
    return None


def month_lies_in_the_year(pair: DatePair) -> Rung | None:
    """ "Within the year" and "by December" in reports without a date: both can be the same time, a month is tighter."""
    of_year = [is_of_the_year(words) for words in pair.words]
    if pair.placed or not any(of_year):
        return None
    months = [set(calendar_words(words)) for words, yearly in zip(pair.words, of_year, strict=True) if not yearly]
    if not months or "month" not in months[0] or "year" in months[0]:
        return SAME
    tight, wide = pair.shown if of_year[1] else pair.shown[::-1]
    return Rung("compatible", "precision", "low", f'"{tight}" lies in "{wide}" and is tighter.')


def dates_meet(pair: DatePair) -> Rung | None:
    """Both can be the same time; one is coarser."""
    one, two = pair.words
    if not pair.meet:
        return None
    return Rung("compatible", "precision", "low", f'"{one}" and "{two}" can be the same time; one is more precise.')


def dates_do_not_meet(pair: DatePair) -> Rung | None:
    """Two days that cannot be the same."""
    one, two = pair.words
    if pair.placed and max(width(pair.left), width(pair.right)) > YEARLIKE:
        return SAME
    if counted_from_another(pair) or given(pair.right_in, pair.left, pair) or given(pair.left_in, pair.right, pair):
        return SAME
    sure = pair.relation in ("lineage", "audit") or are_named_days(pair)
    verdict: Verdict = "conflict" if sure else "unclear"
    return Rung(verdict, None, "medium", f'"{one}" and "{two}" are different {named(pair)}.')


def are_named_days(pair: DatePair) -> bool:
    """Whether both are days told by month and day, without an open end, of clauses that say the same."""
    named_days = all(set(calendar_words(words)) >= DAY for words in pair.words)
    ends = end_of(pair.left_in, pair.left), end_of(pair.right_in, pair.right)
    shared = clause_keys(pair.left_in, pair.left) & clause_keys(pair.right_in, pair.right)
    return named_days and not any(ends) and len(shared) >= SURELY_SAME_THING


def counted_from_another(pair: DatePair) -> bool:
    """Whether one of the two is counted from an event ("two months before") and has no word of the calendar."""
    return any(COUNTED.search(words.casefold()) and not calendar_words(words) for words in pair.words)


def named(pair: DatePair) -> str:
    """What both dates are: days, weeks, months, years, or times where they are not of one kind."""
    kinds = {pair.left.precision, pair.right.precision} & {"day", "week", "month", "year"}
    return f"{kinds.pop()}s" if pair.left.precision == pair.right.precision and kinds else "times"


def given(passage: Passage, date: Date, pair: DatePair) -> bool:
    """Whether a report gives the date somewhere, so that it is told of something else."""
    other = pair.left_in if passage is pair.right_in else pair.right_in
    return any(DatePair(date, held, other, passage, pair.relation).same for held in passage.report.dates)


RUNGS: tuple[Callable[[DatePair], Rung | None], ...] = (
    end_was_lost,
    dates_are_the_same,
    end_of_range_is_another,
    date_is_more_precise,
    month_lies_in_the_year,
    dates_meet,
    dates_do_not_meet,
)


def written(pair: DatePair, made: Rung, rule: str) -> Finding:
    """A rung's answer as a finding."""
    assert made.verdict is not None
    one, two = pair.shown
    return finding(
        pair.left_in,
        pair.right_in,
        kind="date",
        verdict=made.verdict,
        reason=made.reason,
        spans=((pair.left.span,), (pair.right.span,)),
        about="when",
        question=" ".join(f"{one}, or {two}".split()[:8]) + "?",
        why=made.why,
        severity=made.severity,
        rule=rule,
    )
