"""Posts, comments and words set out again are marked; what people say within the story is not."""

import pytest

from quoth.clean.lines import Line, folded
from quoth.clean.others import is_a_readers_comment, set_out_again, signed_posts
from quoth.clean.trailers import Kinds

STORY = "“The company should listen to that number,” said Ada Holm, who has led the league for nine years and lives in Tolm."


def lines_of(*words: str) -> list[Line]:
    return [
        Line(each, folded(each), number, len(words) - 1, frozenset(), frozenset()) for number, each in enumerate(words)
    ]


def none(lines: list[Line]) -> Kinds:
    return [None] * len(lines)


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ([STORY, "I waited nine hours — Dee (@dee) June 3, 2026"], [None, None]),
        (["I waited nine hours", "— Dee (@dee) 3 June 2026", STORY], ["other", "other", None]),
        (["A post shared by Dee Holm (@dee.holm)", STORY], ["other", None]),
        ([STORY, "We waited. A post shared by Dee Holm (@dee.holm)"], [None, "other"]),
        ([STORY, "He wrote to the mayor (@mayor) — and to nobody else."], [None, None]),
    ],
)
def test_a_signature_and_what_is_signed_apart_from_it_are_no_part_of_the_story(lines: list[str], kinds: Kinds) -> None:
    made = lines_of(*lines)
    assert signed_posts(made, none(made)) == kinds


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["‘The company should listen to that number.’", STORY], ["other", None]),
        (["The company should listen to that number", "Ada Holm", STORY], ["other", "other", None]),
        (["The company should listen", "It will not, its chairman wrote", STORY], ["other", None, None]),
        (["Company should", STORY], [None, None]),
        (["Who has led the league for nine years.", STORY], [None, None]),
        ([STORY, STORY], [None, None]),
        (["compan should listen to that", STORY], [None, None]),
    ],
)
def test_words_set_out_from_the_story_are_marked_with_the_name_below(lines: list[str], kinds: Kinds) -> None:
    made = lines_of(*lines)
    assert set_out_again(made, none(made)) == kinds


def test_a_readers_comment_begins_with_a_name_and_its_age() -> None:
    comment, said = lines_of(
        "Top dog, Tolm, 2 hours ago: Sack the lot of them", "Two hours ago, she said: “We are leaving.”"
    )
    assert (is_a_readers_comment(comment), is_a_readers_comment(said)) == ("other", None)
