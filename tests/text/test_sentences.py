"""Sentences end where a reader would end them, and every piece is a stretch of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.text.paragraphs import split_paragraphs
from quoth.text.sentences import LONGEST, split_sentences
from quoth.types import Span

# A bar stands where one sentence ends and the next begins.
CUTS = (
    "The U.S. said so. | It meant it.",
    "Sen. Ada Holm spoke. | Rep. Ian Moss did not.",
    "He lives at No. 10 Elm Street. | She does not.",
    "Lt. Col. Jan Reik led them. | They lost.",
    "J. R. Tolm wrote it. | K. Brenn read it.",
    "“We lost. We lost badly,” he said. | Then he left.",
    "He trailed off… | She left.",
    "He trailed off ... | She left.",
    "They met at 5 p.m. Tuesday. | It rained.",
    "They met at 5 p.m. | Police came later.",
    "They met at 5 p.m. ET on Friday. | Done.",
    "Sen. Ada Holm, D-N.Y., agreed. | So did Rep. Moss (R-Ark.).",
    "1. The first item. | 2. The second item.",
    "He works for Yahoo! Inc. in Reno. | She does not.",
    "Prices rose 3.5 percent. | Wages fell 0.4 percent.",
    "See vol. 3 of the file. | It is long.",
    "He said: “Go home.” | She stayed.",
    '"Why?" he asked. | "Because," she said. | "It is so."',
    "He was born in Jan. 1960. | In Sept. he left.",
    "It is owned by Tolm Corp. | The firm denies it.",
    "It was 6 a.m. | He rose.",
    "It happened in Washington, D.C. | The mayor was away.",
    "He said it was “over.” | (The crowd left.) | Then it rained.",
    "What now?! | Nobody knows.",
    "He earned $3.5m. | She earned €2m.",
    'Ms. Reik said: "No." | Mr. Tolm said: "Yes."',
    "„It is over“, he said. | „We go.“ | Then they left.",
    "BREAKING: 14 dead\n| Police said so on Friday.",
)


def cut(text: str) -> list[Span]:
    return [sentence for paragraph in split_paragraphs(text) for sentence in split_sentences(text, paragraph)]


@pytest.mark.parametrize("marked", CUTS)
def test_sentences_end_at_the_bars(marked: str) -> None:
    wanted = [piece.strip() for piece in marked.split("|")]
    text = marked.replace("| ", "")
    assert [span.of(text) for span in cut(text)] == wanted


def test_a_long_quotation_is_cut_at_the_ends_of_its_sentences() -> None:
    first = "“We had asked for a second bridge for eleven years, and the ministry sent us nothing but letters"
    second = "Every winter the ferry stops, and then nobody on this side can reach a doctor or a school"
    third = "This is why we are here today, with our children and our boats, and why we shall come again,” he said."
    assert [span.of(f"{first}. {second}. {third}") for span in cut(f"{first}. {second}. {third}")] == [
        f"{first}.",
        f"{second}.",
        third,
    ]


def test_what_leads_a_list_item_is_no_part_of_its_sentence() -> None:
    text = "• The port is shut.\n• The road is open."
    assert [span.of(text) for span in cut(text)] == ["The port is shut.", "The road is open."]


def test_a_sentence_without_end_is_cut_into_bounded_pieces() -> None:
    text = "word " * 200_000
    pieces = cut(text)
    assert max(map(len, pieces)) <= LONGEST
    assert sum(map(len, pieces)) > 0.99 * len(text) - len(pieces)


@pytest.mark.parametrize("unit", ["“He said. ", "it… No ", "A. ", '" ', "( ", "e.g. "])
def test_hostile_repetition_takes_time_in_proportion_to_its_length(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert sum(map(len, cut(text))) <= len(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aB .!?…\"“”'’()\n\r\t0,;•-—\u200b\u00a0é", max_size=120))
def test_sentences_are_in_order_apart_and_hold_words(text: str) -> None:
    at = 0
    for span in cut(text):
        assert at <= span.start < span.end <= len(text)
        assert any(map(str.isalnum, span.of(text)))
        assert span.of(text) == span.of(text).strip()
        at = span.end


def test_a_name_with_an_initial_is_not_cut_in_a_long_sentence_with_quotations() -> None:
    text = (
        "“Nothing of this was ever shown to the board,” said the engineer, who had written to Ada T. Rell, the head of "
        "the port of Tolm, and to two of her aides in the spring, long before the wall of the basin gave way and “half "
        "the quay slid into the water within a minute or two”, as the harbour log has it for that night."
    )
    assert [span.of(text) for span in split_sentences(text, Span(0, len(text)))] == [text]
