"""A digest in the dossier: each of its stories shows what it tells of that one, and nothing else."""

import json

from tests.cluster.test_asides import COLLAPSE, COLLAPSE_AGAIN, LATER_TWIN, ROUND_UP

from quoth.compose.days import day_rows
from quoth.compose.singles import quotation_rows
from quoth.compose.views import view_of
from quoth.encoder import Encoder
from quoth.pipeline import build_dossier
from quoth.settings import Settings
from quoth.types import Source


def test_no_date_figure_or_quotation_of_another_item_comes_into_a_story(encoder: Encoder) -> None:
    rows = [
        {"outlet": name, "title": told[0], "published": told[1], "text": told[2]}
        for name, told in (("A", COLLAPSE), ("B", COLLAPSE_AGAIN), ("H", LATER_TWIN), ("P", ROUND_UP))
    ]
    rows[-1]["text"] += '\n\nCulture: "The Salt Stair" by Ada Verho won the Lantern Prize on 9 May.'
    sources = [Source(row["outlet"], json.dumps(row).encode(), "record", language="en") for row in rows]
    dossier = build_dossier(sources, settings=Settings(), encoder=encoder)
    assert len(dossier.stories) == 2
    for story in dossier.stories:
        view = view_of(dossier, story)
        letter = next(letter for report, letter in view.letters.items() if view.name(report) == "P")
        days = [view.marks(row.places) for row in day_rows(view) if row.day == "9 May 2024"]
        assert not [mark for mark in days if letter in mark]
        assert not [row for row in quotation_rows(view) if view.name(row.report) == "P" and row.places]
        values = [v for figure in story.figures for v in figure.values if view.name(v.span.report) == "P"]
        assert {v.low for v in values} <= ({31, 4} if "Orvalla" in story.title else {12})
