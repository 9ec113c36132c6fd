"""A yes against a no is asked by the verb that is turned, in the words of a report and in eight words at most."""

import pytest
from tests import factory

from quoth.compose.asking import asked_by_its_verb
from quoth.types import Side


def asked(one: str, other: str, question: str = "Cold store: yes or no?") -> str:
    first, second = factory.report("a", f"Title\n\n{one}\n"), factory.report("b", f"Title\n\n{other}\n")
    sides = (
        Side((factory.place(first, one),), None, ("o1",)),
        Side((factory.place(second, other),), None, ("o1",)),
    )
    made = factory.difference("d1", *sides, kind="polarity", question=question)
    return asked_by_its_verb({"a": first, "b": second}, made).question


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "The note says the firm was told to empty the cold store.",
            "The firm had not been told to do so, the note says.",
            "Told to empty: yes or no?",
        ),
        (
            "She did not rule out closing other halls.",
            "She ruled out closing other halls.",
            "Ruled out closing other halls: yes or no?",
        ),
        (
            "The firm had never been warned about its cold store.",
            "The firm knew of the cold store.",
            "Warned about its cold store: yes or no?",
        ),
    ],
)
def test_the_verb_that_is_turned_is_asked(one: str, other: str, question: str) -> None:
    assert asked(one, other) == question
    assert len(question.split()) <= 8


def test_a_question_stays_where_both_say_not_or_neither_does() -> None:
    assert asked("It was not closed.", "It was not opened.") == "Cold store: yes or no?"
    assert asked("It was closed.", "He rejected that it was closed.") == "Cold store: yes or no?"


def test_a_topic_of_several_words_stays() -> None:
    topic = "Replacement of the night workers: yes or no?"
    assert asked("It was closed at noon.", "It was not closed at noon.", topic) == topic


def test_a_doubt_is_asked_of_what_the_other_is_sure_of() -> None:
    first = factory.report("a", "Title\n\nThe port said the water may have entered the hull at night.\n")
    second = factory.report("b", "Title\n\nThe port said the water had entered the hull at night.\n")
    sides = tuple(
        Side((factory.place(read, read.text.split("\n\n")[1].strip()),), None, ("o1",)) for read in (first, second)
    )
    made = factory.difference("d1", *sides, kind="certainty", question="Water: how sure?")
    found = asked_by_its_verb({"a": first, "b": second}, made).question
    assert found == "Water had entered the hull: how sure?"
    assert len(found.split()) <= 8


def test_what_is_done_or_not_is_asked_by_its_verb_too() -> None:
    first = factory.report("a", "Title\n\nTwo sailors held over the sunk ferry.\n")
    second = factory.report("b", "Title\n\nNo one has been held, Rell said.\n")
    sides = tuple(
        Side((factory.place(read, read.text.split("\n\n")[1].strip()),), None, ("o1",)) for read in (first, second)
    )
    made = factory.difference("d1", *sides, kind="status", question="Sunk ferry: done, or not?")
    assert asked_by_its_verb({"a": first, "b": second}, made).question == "Held over the sunk ferry: done, or not?"
