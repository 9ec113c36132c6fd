"""What a report adds of its own: no sentence that the report it was made from has in other words, wherever they stand there."""

import json

import pytest

from quoth.encoder import Encoder
from quoth.pipeline import build_dossier
from quoth.settings import Settings
from quoth.trace.origins import why_of
from quoth.types import Origin, Source

DISPATCH = (
    "HALM, June 3 (Reuters) - A crane fell across the Ostrand quay in Halm on Monday, "
    "killing two dockers and hurting nine, harbour master Ulla Brandt said.\n\n"
    "Some 70 people were loading the freighter Corvina when a slewing ring gave way "
    "shortly before the noon shift, Brandt told reporters at the gate.\n\n"
    "The crane, built in 1971, was shut for welding last winter and "
    "returned to service in March after an inspection by the engineering firm Lorne & Daughters, according to the port authority.\n\n"
    "Union leader Piotr Wenzel said the firm had been warned twice. He declined to say whether anybody had been told to stop the work."
)
REWRITE = (
    "Two dockers are dead and nine are hurt after a crane came down across the Ostrand quay in Halm on Monday.\n\n"
    "According to the head of the harbour, Ulla Brandt, about 70 were at work on the freighter Corvina when a slewing ring broke.\n\n"
    "The 1971 crane had been welded over the winter. It had been in use again since March, after Lorne & Daughters had inspected it.\n\n"
    "Piotr Wenzel of the union said that the firm had had two warnings. Here is what is known so far, according to Reuters.\n\n"
    "Baker Jon Tiller handed out 300 rolls at the Sandgate chapel until dawn."
)


@pytest.fixture(scope="module")
def added(encoder: Encoder) -> list[str]:
    told = (
        {"text": DISPATCH, "outlet": "Reuters", "published": "2024-06-03T12:00:00Z"},
        {"text": REWRITE, "outlet": "Echo", "published": "2024-06-04T08:00:00Z"},
    )
    sources = [
        Source(f"r.jsonl#{n}", json.dumps({"title": "Crane falls in Halm", **one}).encode(), "record", language="en")
        for n, one in enumerate(told, 1)
    ]
    made = build_dossier(sources, settings=Settings(), encoder=encoder)
    texts = {read.id: read.text for read in made.reports}
    [edge] = made.stories[0].lineage.edges
    return [place.span.of(texts[place.report]) for place in edge.own]


def test_a_sentence_that_the_parent_has_in_one_of_its_longer_sentences_is_no_addition(added: list[str]) -> None:
    assert not [words for words in added if "1971" in words or "since March" in words or "Brandt" in words]


def test_a_credit_without_content_is_no_addition(added: list[str]) -> None:
    assert not [words for words in added if "Reuters" in words]


def test_what_nobody_else_has_is_an_addition(added: list[str]) -> None:
    assert [words for words in added if "Baker Jon Tiller" in words]
    assert len(added) == 1


def test_a_report_made_from_two_origins_is_counted_in_neither() -> None:
    groups = (Origin("o1", "Post", "a", ("a", "b", "c", "x")), Origin("o2", "Star", "d", ("d", "e", "x")))
    told = why_of(groups, 0, 0)
    assert told == "3 reports go back to Post; 2 reports go back to Star; 1 report draws on several origins."
