"""Figures that an outlet took back ("not 14 but 41"): who still tells the first one, held against the one that stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from quoth.compare import Finding
from quoth.compare.keys import keys_of, share
from quoth.compare.ladders.figure_pairs import as_told, value_of
from quoth.reconcile.merging import Found, overlap
from quoth.text.numbers import Number, number_at
from quoth.text.outlets import outlet_or_file
from quoth.text.paragraphs import split_paragraphs
from quoth.text.sentences import split_sentences
from quoth.text.tokens import Token, tokens_of
from quoth.types import AnnotatedReport, Place, Quantity, Span

# Behind one of these a figure is said to have been wrong.
WRONGLY = frozenset({"wrongly", "mistakenly", "incorrectly", "erroneously", "misreported", "misstated"})
CORRECTING = frozenset({"correction", "corrects", "corrected", "correcting"})
BUT = frozenset({"but", "rather", ",", ";", "it", "is", "was"})
# A report without any of these takes nothing back, and need not be read for it.
MARKED = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|wrongly|mistakenly|incorrectly|erroneously|misreported|misstated)\b"
    r"|\bnot\s+\S{1,20}(?:\s+\S{1,20})?,?\s+(?:but|it)\b|,\s+not\s+\S",
    re.IGNORECASE,
)
# The figure with its "not" and the one in its place stand within so many words.
CLOSE = 4
# So much of the content words of a sentence with the first figure must stand where it is taken back, or just before.
SAME_THING = 0.25


class Correction(NamedTuple):
    """What a report takes back and what it gives instead, both with their places, and the content words around them."""

    report: AnnotatedReport
    was: float
    where: Span
    now: Span | None
    value: float | None
    about: frozenset[str]


def with_corrections(known: list[Found], reports: dict[str, AnnotatedReport]) -> list[Found]:
    """The differences, with a row for every figure that was taken back and that another report tells, in place of its others."""
    made = tuple(correction for report in reports.values() for correction in corrections_in(report))
    if not made:
        return known
    rows = [row for correction in made if (row := row_of(correction, made, reports))]
    return [*(found for found in known if not any(is_of_the_row(found, row) for row in rows)), *rows]


def is_of_the_row(found: Found, row: Found) -> bool:
    """Whether a difference of figures lies within a row: its figures on both sides, or two reports' first figure."""
    if found.finding.kind not in ("figure", "bound"):
        return False
    places = (*row.finding.left, *row.finding.right)
    return overlap(places, found.finding.left) and overlap(places, found.finding.right)


def corrections_in(report: AnnotatedReport) -> Iterator[Correction]:
    """What a report says it had wrong, also below the story."""
    before: frozenset[str] = frozenset()
    if not MARKED.search(report.text):
        return
    for sentence in (s for p in split_paragraphs(report.text) for s in split_sentences(report.text, p)):
        tokens = tokens_of(report.text, sentence.start, sentence.end)
        about = frozenset(key for key in keys_of(sentence.of(report.text)) if not key[:1].isdigit())
        for was, now in taken_back(tokens):
            yield Correction(
                report,
                float(was.value),
                span_of(tokens, was),
                span_of(tokens, now) if now else None,
                float(now.value) if now else None,
                about | before,
            )
        before = about


def span_of(tokens: tuple[Token, ...], number: Number) -> Span:
    """Where a number stands."""
    return Span(tokens[number.first].start, tokens[number.last - 1].end)


def taken_back(tokens: tuple[Token, ...]) -> Iterator[tuple[Number, Number | None]]:
    """The numbers that a sentence takes back, each with the one in its place."""
    words = [token.lower for token in tokens]
    numbers = [n for at in range(len(tokens)) if (n := number_at(tokens, at)) and not (n.share or n.vague)]
    numbers = [n for at, n in enumerate(numbers) if not at or n.first >= numbers[at - 1].last]
    wrong = next((at for at, word in enumerate(words) if word in WRONGLY), len(words))
    for at, number in enumerate(numbers):
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        earlier = numbers[at - 1] if at else None
        denied = "not" in words[max(0, number.first - 2) : number.first]
        if (
            denied
            and following
            and following.first - number.last <= CLOSE
            and BUT & {*words[number.last : following.first]}
        ):
            yield number, following
        elif (
            words[max(0, number.first - 1) : number.first] == ["not"]
            and earlier
            and number.first - earlier.last <= CLOSE
        ):
            yield number, earlier
        elif following and CORRECTING & {*words} and is_from_to(words, number, following):
            yield number, following
        elif number.first > wrong:
            yield number, None


def is_from_to(words: list[str], first: Number, second: Number) -> bool:
    """Whether the two are the ends of "from 14 to 41"."""
    return words[first.first - 1 : first.first] == ["from"] and words[second.first - 1 : second.first] == ["to"]


def row_of(made: Correction, all_made: tuple[Correction, ...], reports: dict[str, AnnotatedReport]) -> Found | None:
    """The first figure wherever it is told, against the one that stands; None where nobody else tells the first one."""
    first = dict(told_in(reports, made, made.was, all_made))
    if not first:
        return None
    stands = dict(told_in(reports, made, made.value, all_made)) if made.value is not None else {}
    right = {made.report.report.place(made.now or made.where): None, **stands}
    name = outlet_or_file(made.report.report.raw)
    published = made.report.report.raw.published or ""
    late = [p for p in first if (reports[p.report].report.raw.published or "") > published]
    place = min(first)
    quantity = quantity_of(reports[place.report], place)
    was = as_told(reports[place.report].text, quantity) if quantity else made.where.of(made.report.text)
    outlets = list(dict.fromkeys(outlet_or_file(reports[p.report].report.raw) for p in sorted(late)))
    still = (
        f" {' and '.join(outlets)}, later, still {'has' if len(outlets) == 1 else 'have'} the first." if outlets else ""
    )
    finding = Finding(
        kind="figure",
        verdict="conflict" if late or not published else "compatible",
        reason=None if late or not published else "update",
        left=tuple(sorted(first)),
        right=tuple(sorted(right)),
        left_speaker=None,
        right_speaker=None,
        about=quantity.counts if quantity else "figure",
        question=question_of(f"{was[:1].upper()}{was[1:]}", made, noun_of(quantity)),
        why=f'{name} took "{made.where.of(made.report.text)}" back.{still}',
        severity="high" if late or not published else "medium",
        rule="figure_was_taken_back",
    )
    return Found(finding, "reports")


def told_in(
    reports: dict[str, AnnotatedReport], made: Correction, value: float | None, all_made: tuple[Correction, ...]
) -> Iterator[tuple[Place, Quantity]]:
    """Where the other reports tell a value of the same thing, and do not take it back themselves."""
    for report in reports.values():
        if report.id == made.report.id:
            continue
        for quantity in report.quantities:
            low, high = value_of(quantity)
            held = next((s for s in report.report.sentences if s.overlaps(quantity.span)), quantity.span)
            about = frozenset(key for key in keys_of(held.of(report.text)) if not key[:1].isdigit())
            taken = any(one.report.id == report.id and one.where.overlaps(quantity.span) for one in all_made)
            if low == high == value and share(about, made.about) >= SAME_THING and not taken:
                yield report.report.place(quantity.span), quantity


def quantity_of(report: AnnotatedReport, place: Place) -> Quantity | None:
    """The figure at a place."""
    return next((q for q in report.quantities if q.span.overlaps(place.span)), None)


def question_of(was: str, made: Correction, noun: str) -> str:
    """ "14, or 41 injured?", and where nothing is given instead "30 injured: true, or taken back?" """
    if made.now is None:
        return f"{was}{noun}: true, or taken back?"
    return f"{was}, or {made.now.of(made.report.text)}{noun}?"


def noun_of(quantity: Quantity | None) -> str:
    """What is counted in a word behind the figures; nothing where no word is given."""
    if quantity is None:
        return ""
    outcome = next((word for word in ("killed", "injured", "missing") if word in quantity.scope), "")
    word = "dead" if outcome == "killed" else outcome or (quantity.counts.split() or [""])[-1]
    return f" {word}" if word.isalpha() else ""
