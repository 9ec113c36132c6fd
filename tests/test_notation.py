"""The three notations can be read back without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.errors import WrongUse
from quoth.notation import (
    Marked,
    read_arrows,
    read_cases,
    read_list,
    read_marks,
    read_rung,
    write_arrows,
    write_list,
    write_marks,
    write_rung,
)

LINES = (
    "{who: The fire chief} {cue: said} {what: {fig=14 people: fourteen people} had left the building}.",
    '{what: "The bridge,"} {who: he} {cue: said}, {what+: "will open again."}',
    "{who.1: The mayor} {cue.1: denied} {what.1: what {who.2: the union} had {cue.2: claimed}}.",
    "A brace \\{ and a backslash \\\\ of the news itself.",
    "{at=10\\: 30: half past ten}",
)


@pytest.mark.parametrize("line", LINES)
def test_a_marked_sentence_is_written_as_it_was_read(line: str) -> None:
    assert write_marks(*read_marks(line)) == line


def test_without_the_marks_the_sentence_is_back() -> None:
    text, marks = read_marks(LINES[0])
    assert text == "The fire chief said fourteen people had left the building."
    assert [(mark.label, text[mark.start : mark.end]) for mark in marks] == [
        ("who", "The fire chief"),
        ("cue", "said"),
        ("what", "fourteen people had left the building"),
        ("fig", "fourteen people"),
    ]
    assert marks[3].value == "14 people"


@pytest.mark.parametrize("line", ["{who: open", "closed}", "{No: label}", "{: x}"])
def test_a_brace_without_its_partner_or_label_is_refused(line: str) -> None:
    with pytest.raises(WrongUse):
        read_marks(line)


def test_marks_that_cross_want_a_second_line() -> None:
    with pytest.raises(WrongUse):
        write_marks("abcdef", [Marked("who", 0, 4), Marked("what", 2, 6)])


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, tuple[Marked, ...]]:
    text = draw(st.text(max_size=60))

    def nested(low: int, high: int, depth: int) -> list[Marked]:
        made: list[Marked] = []
        while low < high and len(made) < 4 and draw(st.booleans()):
            start = draw(st.integers(low, high - 1))
            end = draw(st.integers(start + 1, high))
            made.append(
                Marked(
                    draw(st.sampled_from(["who", "what", "cue", "fig"])),
                    start,
                    end,
                    draw(st.none() | st.text(max_size=8)),
                    draw(st.none() | st.integers(0, 99)),
                    draw(st.booleans()),
                )
            )
            if depth:
                made += nested(start, end, depth - 1)
            low = end
        return made

    return text, tuple(nested(0, len(text), 2))


@given(marked_texts())
def test_any_text_with_any_marks_comes_back(case: tuple[str, tuple[Marked, ...]]) -> None:
    text, marks = case
    assert read_marks(write_marks(text, marks)) == (text, marks)


def test_arrows_come_back() -> None:
    line = "Evening Post < Courier < ministry spokeswoman < ? : rewrite"
    assert read_arrows(line) == (("Evening Post", "Courier", "ministry spokeswoman", "?"), "rewrite")
    assert write_arrows(*read_arrows(line)) == line


def test_rungs_come_back() -> None:
    line = '"at least 12 dead"  |  14 dead    one includes the other'
    assert read_rung(line) == ('"at least 12 dead"', "14 dead", "one includes the other")
    assert write_rung(*read_rung(line)) == line


def test_lists_come_back() -> None:
    lines = "14000 people\n    14,000 people\n    some 14k people ~ about"
    assert read_list(lines.splitlines()) == ("14000 people", (("14,000 people", None), ("some 14k people", "about")))
    assert write_list(*read_list(lines.splitlines())) == lines


def test_a_file_of_cases_is_read_rule_by_rule() -> None:
    text = "# A rule.\n# Still the rule.\nfirst\nsecond\n\n# Another.\nthird\n"
    assert list(read_cases(text)) == [("A rule. Still the rule.", ("first", "second")), ("Another.", ("third",))]
