"""A figure that an outlet took back: whoever still tells it is named, and it is no change over time."""

from quoth.encoder import load_encoder
from quoth.pipeline import build_dossier
from quoth.settings import Settings
from quoth.types import Difference, Source

WIRE = """---
outlet: Hallam Wire
published: 2031-09-02 11:00
title: Fire in Tonder mill put out
---
TONDER - A fire in the old mill of Tonder was put out on Tuesday morning, the fire brigade said.

{correction}

The mill, built in 1911, belongs to the town. Mayor Eva Lind said it would be rebuilt.
"""
PAPER = """---
outlet: Tonder Post
published: 2031-09-02 18:00
title: Mill fire: what we know
---
Firefighters fought the blaze in the old mill for six hours. {told} in the fire, hospital officials said.

"We will build it up again," Mayor Eva Lind said at the gate. The town owns the building.
"""


def rows_of(correction: str, told: str) -> list[Difference]:
    texts = (WIRE.format(correction=correction), PAPER.format(told=told))
    sources = [Source(f"{n}.txt", text.encode(), "text") for n, text in enumerate(texts)]
    dossier = build_dossier(sources, settings=Settings(), encoder=load_encoder())
    return [row for story in dossier.stories for row in story.differences if row.rule == "figure_was_taken_back"]


def test_who_still_tells_the_number_that_was_taken_back_is_named() -> None:
    correction = "Correction: the number of people injured in the fire is not 12 but 21, hospital officials said."
    [row] = rows_of(correction, "Twelve people were injured")
    assert (row.verdict, row.question) == ("conflict", "12, or 21 injured?")
    assert row.why.endswith("Tonder Post, later, still has the first.")


def test_a_number_that_was_wrong_without_another_in_its_place_is_asked_too() -> None:
    correction = "The Hallam Wire reported wrongly that 12 people were injured in the fire."
    [row] = rows_of(correction, "Twelve people were injured")
    assert row.question == "12 injured: true, or taken back?"


def test_who_tells_the_right_number_stands_on_the_right_side() -> None:
    correction = "Correction: the number of people injured in the fire is not 12 but 21, hospital officials said."
    assert rows_of(correction, "Twenty-one people were injured") == []
