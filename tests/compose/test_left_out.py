"""What a report leaves out is told only where none of its sentences says that it is denied, refused or not known."""

import numpy as np
import pytest
from msgspec.structs import replace
from tests import factory

from quoth.compose.left_out import omission_rows
from quoth.compose.views import view_of
from quoth.types import AnnotatedReport, Claim, Interval, Omission, Support


def rows(limit: str, child: str, *, nearness: float = 0.0) -> list[str]:
    """What is told of the second report, which was made from the first, where that has the limit too.

    `nearness` is the cosine of what the second says to the limit, to which it is nearest of all.
    """
    source = factory.harbour(factory.HARBOUR + f"\n{limit}\n")
    monday = "Ada Rell spoke on Monday."
    copied = factory.herald(factory.HERALD.replace(monday, f"{monday}\n\n{child}"))
    made = factory.statement(source, "s9", limit.rstrip("."), stance="unknown")
    source = replace(source, statements=(*source.statements, made))
    if nearness:
        source, copied = near_in_meaning(source, limit, copied, child, nearness)
    support, count = (Support("s9", source.id, "o1", None),), Interval(1, 1)
    claim = Claim("c9", limit, factory.place(source, limit.rstrip(".")), "single", (), (), support, count, count, 1)
    story = factory.dossier(source, copied, claims=(claim,), omissions=(Omission(copied.id, "c9", ""),))
    return [row.what for row in omission_rows(view_of(story, story.stories[0]))]


def near_in_meaning(
    source: AnnotatedReport, limit: str, copied: AnnotatedReport, child: str, nearness: float
) -> tuple[AnnotatedReport, AnnotatedReport]:
    """The two with vectors by which one sentence of the second is this near to one of the first, and all others to none."""
    at, other = (
        next(n for n, span in enumerate(read.report.sentences) if span.of(read.text) == words)
        for read, words in ((source, limit), (copied, child))
    )
    vectors = np.eye(len(source.report.sentences) + 1, dtype=np.float32)
    own = np.zeros((len(copied.report.sentences), len(vectors)), dtype=np.float32)
    own[:, -1] = 1.0
    own[other, [at, -1]] = nearness, (1 - nearness**2) ** 0.5
    return replace(source, sentence_vectors=vectors[:-1]), replace(copied, sentence_vectors=own)


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


def test_a_refusal_that_is_nearest_to_the_limit_has_it_and_one_far_from_it_has_not() -> None:
    limit, child = "It was not clear why the harbour office halted the ferry.", "Rell would not be drawn."
    assert rows(limit, child, nearness=0.4) == []
    assert rows(limit, child, nearness=0.2) == ["a limit"]
