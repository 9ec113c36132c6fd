"""What users of other tools asked for: each wish of `tests/cases/wishes` holds here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from tests.annotate.test_value_cases import report_of, told, written

from quoth.annotate import annotate_report
from quoth.annotate.dates import find_dates
from quoth.annotate.quantities import find_quantities
from quoth.clean import clean_report
from quoth.encoder import Encoder
from quoth.notation import Marked, read_arrows, read_cases, read_marks
from quoth.types import RawReport, Report, Statement

WISHES = Path(__file__).resolve().parent.parent / "cases" / "wishes"
AROUND = "\"'“”„«»‘’., \n"


class Wish(Struct, frozen=True):
    """A statement that is wished for: its words, its speakers outermost first, its stance where the case tells it."""

    words: str
    chain: tuple[str, ...]
    stance: str | None


def lines_of(name: str) -> Iterator[str]:
    """The lines of a file of wishes."""
    for _, lines in read_cases((WISHES / f"{name}.txt").read_text(encoding="utf-8")):
        yield from lines


def wished(text: str, marks: tuple[Marked, ...]) -> list[Wish]:
    """The statements that the marks of a line ask for."""
    numbers = dict.fromkeys(mark.number for mark in marks if mark.label == "what")
    made = []
    for number in numbers:
        own = [mark for mark in marks if mark.number == number]
        what = [mark for mark in own if mark.label == "what"]
        who = next(mark for mark in own if mark.label == "who")
        words = bare(text[mark.start : mark.end] for mark in what)
        made.append(Wish(words, read_arrows(who.value or "?")[0], what[0].value))
    return sorted(made, key=lambda wish: (wish.words, wish.chain))


def bare(pieces: Iterator[str]) -> str:
    """Some pieces as one, without the marks around them."""
    return " … ".join(piece.strip(AROUND) for piece in pieces)


def raw(text: str) -> Report:
    """A report of the text."""
    return clean_report(RawReport("r", "r.txt", (), None, None, None, (), "2024-10-23", None, "en", text, False, {}))


@pytest.mark.parametrize("line", list(lines_of("attribution")))
def test_who_says_what_and_how_surely(line: str, encoder: Encoder) -> None:
    text, marks = read_marks(line)
    found: list[Statement] = [s for s in annotate_report(raw(text), encoder=encoder).statements if s.chain]
    wishes = wished(text, marks)
    got = [
        Wish(bare(piece.of(text) for piece in s.content), tuple(link.speaker for link in s.chain), s.stance)
        for s in found
    ]
    assert sorted((one.words, one.chain) for one in got) == [(wish.words, wish.chain) for wish in wishes]
    for wish in wishes:
        assert wish.stance is None or wish in got


@pytest.mark.parametrize(
    ("wanted", "phrase"),
    [
        (line.partition(": ")[0], phrase)
        for line in lines_of("figures")
        for phrase in line.partition(": ")[2].split(" / ")
    ],
)
def test_how_much(wanted: str, phrase: str) -> None:
    found = [written(quantity) for quantity in find_quantities(report_of(phrase))]
    assert found == ([] if wanted == "none" else wanted.split(" + "))


@pytest.mark.parametrize(
    ("wanted", "phrase"),
    [
        (line.partition(": ")[0], phrase)
        for line in lines_of("dates")
        for phrase in line.partition(": ")[2].split(" / ")
    ],
)
def test_when(wanted: str, phrase: str) -> None:
    found = [told(date) for date in find_dates(report_of(phrase))]
    assert found[-1:] == ([] if wanted == "none" else [wanted])


def test_a_long_article_is_read_to_its_end(encoder: Encoder) -> None:
    text = "The quay was mended. " * 1_500 + "The mayor, Ada Rell, said the bridge was safe."
    statements = [s for s in annotate_report(raw(text), encoder=encoder).statements if s.chain]
    assert [(s.chain[0].speaker, s.content[0].of(text)) for s in statements] == [("Ada Rell", "the bridge was safe")]


def test_days_of_a_list_are_each_a_day() -> None:
    found = find_dates(report_of("The hall was shut on Monday, Tuesday and Sunday."))
    assert [told(date) for date in found] == ["2024-10-21", "2024-10-22", "2024-10-20"]


def test_what_follows_changes_no_date() -> None:
    alone = find_dates(report_of("24 October 2024"))
    assert find_dates(report_of("24 October 2024. In 12 towns nobody came."))[:1] == alone


@pytest.mark.parametrize("day", ["2024-10-23", "2020-02-29", None])
def test_the_clock_is_never_read(day: str | None) -> None:
    assert find_dates(report_of("last Monday", day)) == find_dates(report_of("last Monday", day))
