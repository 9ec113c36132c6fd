"""Texts far longer than reports: a sentence of 5,000 words, hostile lines; time and memory in step with the text."""

import gc
import time
import tracemalloc
from collections.abc import Callable
from itertools import cycle, islice

import pytest
from tests.annotate.bad_input import read, said

from quoth.encoder import Encoder
from quoth.settings import Settings
from quoth.types import Span

CLAUSES = (
    *("Mayor Ada Rell said the bridge would close on Monday", "the ministry denied that 12 people were killed"),
    *(
        "officials told reporters that the plan cost $4 million",
        "Orla Venn, a spokeswoman, said “we are not ready” for it",
    ),
    *("talks would go on, according to Kesh Radio", "he warned that the dam had failed in March 2024"),
)
# Four times the text may take so many times as long on a machine that does other work as well.
IN_STEP = 9
SHORT = 2000


def clauses(words: int, join: str) -> str:
    return join.join(islice(cycle(CLAUSES), words // 9)) + "."


def turns(words: int) -> str:
    return "".join(f"{('RELL', 'VENN')[n % 2]}: {CLAUSES[n % 6]}.\n\n" for n in range(words // 10))


def names(words: int) -> str:
    return " ".join(f"Xa{n}b Yo{n}d and Zu{n}k said so." for n in range(words // 6))


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": lambda words: clauses(words, ". "),
    "one sentence": lambda words: clauses(words, ", and "),
    "no marks": lambda words: clauses(words, " ").replace(",", ""),
    "open quotations": lambda words: clauses(words, ". “"),
    "nested quotations": lambda words: clauses(words, " “‘"),
    "transcript": turns,
    "monologue": lambda words: f"RELL: {clauses(words, '. ')}\n\nVENN: No.\n\nRELL: Yes.\n",
    "many names": names,
    "labels": lambda words: "Ada: " * words,
    "marks": lambda words: "“ ‘a " * (words // 2),
    "pictures": lambda words: clauses(words, " 🔥🔥 "),
    "hidden": lambda words: clauses(words, ". ").replace(" ", "\u200b \u200b"),
    "table": lambda words: "Kesh\t12\t4.1%\t7\n" * (words // 4),
}


def seconds(text: str) -> float:
    gc.disable()  # what other tests have left would be looked through meanwhile
    began = time.process_time()
    try:
        read(text)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize("shape", SHAPES)
def test_time_is_in_step_with_the_text(shape: str) -> None:
    few, many = SHAPES[shape](SHORT), SHAPES[shape](4 * SHORT)
    assert seconds(many) < IN_STEP * max(seconds(few), 0.05)


@pytest.mark.parametrize("shape", ["one sentence", "transcript", "many names"])
def test_memory_is_in_step_with_the_text(shape: str) -> None:
    peaks = []
    for words in (1000, 4000):
        tracemalloc.start()
        read(SHAPES[shape](words))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 6 * peaks[0]


def test_a_sentence_of_five_thousand_words_is_read_to_its_end() -> None:
    made = read(clauses(5000, ", and "))
    text = made.report.text
    assert len(text.split()) > 4500
    assert sum(speaker.endswith("Ada Rell") for speaker, _ in said(made)) > 70
    last = max(piece.end for s in made.statements for piece in s.content)
    assert len(text) - last < 400
    figures = [q for q in made.quantities if q.unit == "USD"]
    assert len(figures) > 70
    assert all("$4 million" in Span(q.start, q.end).of(text) for q in figures)


def test_the_trained_reader_takes_a_sentence_of_five_thousand_words(encoder: Encoder) -> None:
    made = read(clauses(5000, ", and "), encoder=encoder)
    text = made.report.text
    cues = [link.cue.of(text) for s in made.statements for link in s.chain if link.cue and link.speaker == "Ada Rell"]
    assert cues.count("said") > 70


def test_a_text_of_a_million_words_is_no_report_too_many() -> None:
    assert Settings().max_characters >= 7_000_000
