"""How surely an event is told as a fact."""

import pytest

from quoth.annotate.reader.grades import LEAST, MOST, grades_of
from quoth.clean import clean_report
from quoth.encoder import Encoder
from quoth.types import RawReport, Report, Span


def report(text: str) -> Report:
    raw = RawReport(
        id="r", input="r.txt", also=(), title=None, outlet=None, publisher=None, authors=(), published=None, url=None,
        language="en", text=text, title_apart=True, found={},
    )  # fmt: skip
    return clean_report(raw)


def grade(text: str, event: str, encoder: Encoder) -> float:
    start = text.index(event)
    (made,) = grades_of(report(text), [Span(start, start + len(event))], encoder)
    return made


@pytest.mark.parametrize(
    ("surely", "less"),
    [
        ("The bridge collapsed on Monday.", "The bridge may have collapsed on Monday."),
        ("The bridge collapsed on Monday.", "The bridge has not collapsed."),
        ("The bank cut its rate in May.", "The bank could cut its rate in May."),
        ("The union called a strike.", "The union did not call a strike."),
        ("The firm sold the mine.", "If the firm sold the mine, it would be debt-free."),
    ],
)
def test_what_is_denied_possible_or_conditional_has_a_lower_grade(surely: str, less: str, encoder: Encoder) -> None:
    words = ("collapsed", "cut", "call", "sold")
    event = next(word for word in words if word in surely and word in less)
    assert grade(surely, event, encoder) > grade(less, event, encoder) + 0.5


def test_grades_keep_to_the_scale_and_there_is_one_for_each_event(encoder: Encoder) -> None:
    text = "The bridge will not, they say, ever collapse. It stands."
    events = [Span(start, start + 1) for start in range(len(text))]
    grades = grades_of(report(text), events, encoder)
    assert len(grades) == len(events)
    assert all(LEAST <= each <= MOST for each in grades)
