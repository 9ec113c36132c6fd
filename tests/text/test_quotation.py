"""Where quotations open and close."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from quoth.text.quotation import find_quotations, quoted_share, quoted_spans
from quoth.types import Span


def quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in find_quotations(text)]


def test_straight_curly_and_angled_marks() -> None:
    assert quoted('"We won," he said. “All of it.” «Oui,» she said.') == ['"We won,"', "“All of it.”", "«Oui,»"]


def test_low_opening_marks_close_with_high_ones() -> None:
    assert quoted("„Like a moped,“ he said. „And then nothing.“") == ["„Like a moped,“", "„And then nothing.“"]


def test_single_marks_are_quotations_but_apostrophes_are_not() -> None:
    assert quoted("'It is the workers' day,' she said of the union's plan from the '90s.") == [
        "'It is the workers' day,'"
    ]


def test_single_marks_within_double_ones_belong_to_the_outer_quotation() -> None:
    assert quoted("“She said ‘no’ to me,” he said.") == ["“She said ‘no’ to me,”"]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "He said: “We are tired.\n\n“We go home,” he added."
    assert quoted(text) == ["“We are tired.", "“We go home,”"]
    assert [quotation.closed for quotation in find_quotations(text)] == [False, True]


def test_a_quotation_runs_over_the_line_ends_of_a_wrapped_text() -> None:
    assert quoted('"All\nof it," he said.\n"No," she said.') == ['"All\nof it,"', '"No,"']


def test_the_share_counts_letters_and_digits_within_marks() -> None:
    text = 'He said "abcd" efgh'
    assert quoted_share(text, (Span(8, len(text)),)) == 0.5
    assert quoted_spans(text) == (Span(9, 13),)


def test_many_open_marks_are_read_in_one_go() -> None:
    for piece in ("“a ", "'a ", '"a\n', '" ', "‘’"):
        find_quotations(piece * 50_000)


@given(st.text(alphabet="ab \n\"“”'‘’«».,"))
def test_quotations_are_ordered_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
