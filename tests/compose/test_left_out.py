"""What a report leaves out is told only where none of its sentences says that it is denied, refused or not known."""

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.compose.left_out import omission_rows
from quoth.compose.views import view_of
from quoth.types import Claim, Interval, Omission, Support


def rows(limit: str, child: str) -> list[str]:
    """What is told of the second report, which was made from the first, where that has the limit too."""
    source = factory.harbour(factory.HARBOUR + f"\n{limit}\n")
    monday = "Ada Rell spoke on Monday."
    copied = factory.herald(factory.HERALD.replace(monday, f"{monday}\n\n{child}"))
    made = factory.statement(source, "s9", limit.rstrip("."), stance="unknown")
    source = replace(source, statements=(*source.statements, made))
    support, count = (Support("s9", source.id, "o1", None),), Interval(1, 1)
    claim = Claim("c9", limit, factory.place(source, limit.rstrip(".")), "single", (), (), support, count, count, 1)
    story = factory.dossier(source, copied, claims=(claim,), omissions=(Omission(copied.id, "c9", ""),))
    return [row.what for row in omission_rows(view_of(story, story.stories[0]))]


@pytest.mark.parametrize(
    "child",
    [
        "No reason was given for the halt.",
        "What we do not know\n\nWhy the harbour office changed its mind.",
        "The office declined to explain the halt.",
    ],
)
def test_a_limit_in_other_words_is_not_left_out(child: str) -> None:
    assert rows("It was not clear why the harbour office halted the ferry.", child) == []


def test_a_limit_that_no_sentence_has_is_left_out() -> None:
    assert rows("It was not clear why the harbour office halted the ferry.", "Buses run instead.") == ["a limit"]
