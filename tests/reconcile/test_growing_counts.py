"""A count that grows over the day is one row of time, not a quarrel for each two of its steps."""

from quoth.encoder import load_encoder
from quoth.pipeline import build_dossier
from quoth.settings import Settings
from quoth.types import Difference, Source

MORNING = """outlet: Vell Courier
published: 2031-05-04 08:10
title: Mudslide buries farm at Orsk, at least 4 dead

ORSK - A mudslide buried a farm above Orsk early on Sunday, killing at least four people, Mayor Ilse Tarn said.

The army said it was sending 60 soldiers and one helicopter to the slope. Tarn said up to 40 people were missing.
"""
NOON = """outlet: Vell Courier
published: 2031-05-04 12:30
title: Death toll in Orsk mudslide rises to 11

ORSK - The number of people killed when a mudslide buried a farm above Orsk rose to 11 on Sunday, Mayor Ilse Tarn said.

The army said it had sent 150 soldiers and one helicopter to the slope. Tarn said 31 people were missing.
"""
NIGHT = """outlet: Radio Lund
published: 2031-05-04 21:00
title: Orsk: 19 dead after mudslide

The death toll of the mudslide in Orsk has risen to 19, Mayor Ilse Tarn said on Sunday evening. Twelve people are still
missing.
"""


def differences_of(*texts: str) -> tuple[Difference, ...]:
    sources = [Source(f"{n}.txt", f"---\n{text.replace(chr(10) * 2, chr(10) + '---' + chr(10), 1)}".encode(), "text")
               for n, text in enumerate(texts)]  # fmt: skip
    dossier = build_dossier(sources, settings=Settings(), encoder=load_encoder())
    [story] = dossier.stories
    return story.differences


def test_a_toll_of_three_hours_is_one_row_in_the_order_of_time() -> None:
    [row] = [one for one in differences_of(MORNING, NOON, NIGHT) if one.question.endswith("dead?")]
    assert (row.verdict, row.reason, len(row.sides)) == ("compatible", "update", 3)
    assert row.question == "At least 4, then 19 dead?"


def test_what_an_outlet_gives_later_itself_is_no_disagreement() -> None:
    rows = [one for one in differences_of(MORNING, NOON) if "soldiers" in one.question]
    assert [(one.verdict, one.reason) for one in rows] == [("compatible", "update")]
    assert not [one for one in differences_of(MORNING, NOON) if one.kind == "figure" and one.verdict == "conflict"]
