"""Windows of the reader: whole sentences, each in one body, spans that are exact whatever the text."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.annotate.reader.windows import BODY, CONTEXT, LONGEST, SHAPES, Pieces, Window, windows_of
from quoth.clean import clean_report
from quoth.types import RawReport, Report


def report_of(text: str) -> Report:
    raw = RawReport(
        id="r", input="r.txt", also=(), title=None, outlet=None, publisher=None, authors=(), published=None, url=None,
        language="en", text=text, title_apart=True, found={},
    )  # fmt: skip
    return clean_report(raw)


def pieces_of(text: str) -> Pieces:
    """Words in halves, as a vocabulary of word pieces would cut them."""
    offsets: list[tuple[int, int]] = []
    for found in re.finditer(r"\w+|[^\w\s]", text):
        middle = (found.start() + found.end() + 1) // 2
        offsets += [(found.start(), middle)] + ([(middle, found.end())] if middle < found.end() else [])
    return [1] * len(offsets), offsets


def bodies(text: str, windows: list[Window]) -> list[str]:
    return [unit.of(text) for w in windows for unit in w.units[w.body.start : w.body.end]]


SENTENCES = "The mayor of Tolm said the bridge would stay shut. " * 40


def test_each_word_is_in_the_body_of_exactly_one_window() -> None:
    windows = windows_of(report_of(SENTENCES), pieces_of)
    assert len(windows) > 2
    assert bodies(SENTENCES, windows) == re.findall(r"\w+|[^\w\s]", SENTENCES)


def test_a_window_sees_the_sentence_before_and_after_its_body() -> None:
    middle = windows_of(report_of(SENTENCES), pieces_of)[1]
    assert middle.units[0].of(SENTENCES) == "The"
    assert middle.body.start == 11
    assert len(middle.units) - middle.body.end == 11


def test_a_window_is_never_longer_than_what_the_encoder_takes() -> None:
    endless = "and the river rose " * 700
    windows = windows_of(report_of(endless), pieces_of)
    assert all(len(window.ids) <= max(BODY, LONGEST) + 2 * CONTEXT for window in windows)
    assert len(bodies(endless, windows)) == len(endless.split())


def test_numbers_and_hyphens_make_one_unit() -> None:
    text = "Some 3,000 well-known divers didn't come."
    (window,) = windows_of(report_of(text), pieces_of)
    assert [unit.of(text) for unit in window.units] == ["Some", "3,000", "well-known", "divers", "didn't", "come", "."]


def test_shapes_tell_capitals_figures_and_quotation_marks() -> None:
    text = 'Ada said "we won 3".'
    (window,) = windows_of(report_of(text), pieces_of)
    shape = {unit.of(text): window.shapes[first] for unit, first in zip(window.units, window.firsts, strict=True)}
    assert shape["Ada"] // 8 == 1
    assert shape["3"] // 8 == 3
    assert shape["won"] & 4
    assert not shape["said"] & 4


def test_a_text_without_words_has_no_windows() -> None:
    assert windows_of(report_of("\n\n"), pieces_of) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_units_are_in_order_apart_and_within_the_text(text: str) -> None:
    for window in windows_of(report_of(text), pieces_of):
        ends = [0, *(unit.end for unit in window.units)]
        assert all(end <= unit.start < unit.end <= len(text) for end, unit in zip(ends, window.units, strict=False))
        assert all(0 <= shape < SHAPES for shape in window.shapes)
        assert len(window.ids) == len(window.shapes)
