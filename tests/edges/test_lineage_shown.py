"""What an editor reads of hostile lineages, from the reports to the terminal, the page and the JSON."""

import json
from collections.abc import Mapping

import msgspec
import pytest

from quoth.edges.formats.markdown import render_markdown
from quoth.edges.formats.records import dossier_record
from quoth.edges.terminal.dossier import render_dossier
from quoth.edges.web.one_file import render_page
from quoth.encoder import Encoder
from quoth.pipeline import build_dossier
from quoth.settings import Settings
from quoth.types import Dossier, Source

FIRE = (
    "TOLM, May 14 (Reuters) - At least 14 people were killed when fire swept through the Tolm paper mill on Tuesday, Fire Chief Olaf Brenn said.\n\n"
    "The gates on the canal side had been chained since a theft of copper in March, a foreman, Ruben Tael, told investigators.\n\n"
    "Dalewater, the owner, denied that any exit had been locked. About 300 people work at the mill, which was built in 1962."
)
OWN = (
    "Piet Holm stood at the gate of the burning paper mill in Tolm all night. His sister Greta worked the late shift, he told the Tidings.\n\n"
    "A doctor, Ines Falk, counted 22 patients with burns. The union had complained of blocked exits at the mill in a letter of 2019."
)
ADDED = "Baker Jon Lund in Quay Street handed out rolls to the night shift until dawn."
FIGURE = (
    "A hospital in Tolm treated 2,200 patients after the fire at the paper mill, the clinic spokeswoman Vera Noll said on Wednesday.\n\n"
    "Beds stood in the corridors until morning, she said. Two wards were closed to visitors."
)


def dossier(encoder: Encoder, *told: Mapping[str, object]) -> Dossier:
    sources = [
        Source(f"r.jsonl#{n}", json.dumps({"title": "Fire at Tolm mill", **one}).encode(), "record", language="en")
        for n, one in enumerate(told, 1)
    ]
    return build_dossier(sources, settings=Settings(), encoder=encoder)


def on_screen(made: Dossier) -> str:
    return " ".join(render_dossier(made, width=100, ascii=False, colour=False).split())


@pytest.fixture(scope="module")
def false_credit(encoder: Encoder) -> Dossier:
    return dossier(
        encoder,
        {"text": FIRE, "outlet": "Reuters", "published": "2024-05-14T08:00:00Z"},
        {"text": f"{FIRE}\n\n{ADDED}", "outlet": "Gazette", "published": "2024-05-14T12:00:00Z"},
        {"text": f"TOLM, May 15 (Reuters) - {OWN}", "outlet": "Tidings", "published": "2024-05-15T08:00:00Z"},
    )


def test_a_false_credit_is_marked_wherever_it_is_shown(false_credit: Dossier) -> None:
    screen, page = on_screen(false_credit), render_page(false_credit)
    assert "credits Reuters, unmatched" in screen
    assert "C credits Reuters, but is like no report of Reuters here (A): the credit is its own claim." in screen
    assert "credits Reuters, unmatched" in page
    [story] = msgspec.to_builtins(dossier_record(false_credit))["stories"]
    assert [check["found"] for check in story["lineage"]["credits"]] == ["matched", "unlike"]
    [edge] = [edge for edge in story["lineage"]["edges"] if edge["unmatched"]]
    assert edge["parent"] == "external:Reuters"


def test_what_a_report_adds_is_shown_in_its_own_words(false_credit: Dossier) -> None:
    assert "adds B4 “Baker Jon Lund in Quay Street handed out rolls" in on_screen(false_credit)
    page = render_page(false_credit)
    assert "adds of its own: 1 sentence" in page
    assert ADDED in page


def test_forty_outlets_with_one_figure_are_forty_outlets_one_origin_and_one_source(encoder: Encoder) -> None:
    made = dossier(
        encoder,
        *({"text": FIGURE, "outlet": f"Outlet {n}", "published": f"2024-05-15T10:{n:02d}:00Z"} for n in range(40)),
    )
    screen, page = on_screen(made), render_page(made)
    assert "40 reports · 1 origin" in screen
    assert "B to AN (39 reports) are almost certainly (95–99%) copies of A" in screen
    assert "(40 outlets, 1 origin, 1 source)" in screen
    assert "40 outlets, 1 origin, 1 source" in page
    claim = next(claim for claim in made.stories[0].claims if "2,200" in claim.text)
    assert (claim.outlets, claim.origins.low, claim.origins.high, claim.sources.low, claim.sources.high) == (
        40,
        1,
        1,
        1,
        1,
    )
    assert len(screen) < 5000


def test_a_report_at_several_addresses_is_one_that_came_in_so_often(encoder: Encoder) -> None:
    made = dossier(
        encoder,
        *(
            {"text": OWN, "outlet": "Tidings", "published": "2024-05-15", "url": f"https://tidings.example/{n}"}
            for n in range(3)
        ),
    )
    assert "1 report · 1 origin" in on_screen(made)
    assert "came in 3 times" in on_screen(made)


def test_a_date_that_does_not_stand_is_shown_beside_when_the_report_was_seen(encoder: Encoder) -> None:
    made = dossier(
        encoder,
        {"text": OWN, "outlet": "Tidings", "published": "2024-05-15T08:00:00Z", "first_seen": "2024-05-15T08:10:00Z"},
        {"text": OWN, "outlet": "Copycat", "published": "2024-05-15T06:00:00Z", "first_seen": "2024-05-15T20:00:00Z"},
    )
    screen = on_screen(made)
    assert "Copycat · “Fire at Tolm mill” · 2024-05-15 06:00, first seen 2024-05-15 20:00" in screen
    assert "its own date of 2024-05-15 06:00 does not stand" in screen


def test_a_figure_that_the_outlet_itself_corrects_is_told_as_an_update_and_not_as_a_quarrel(encoder: Encoder) -> None:
    later = FIRE.replace("At least 14 people were killed", "At least 17 people were killed")
    made = dossier(
        encoder,
        {"text": FIRE, "outlet": "Reuters", "published": "2024-05-14T08:00:00Z"},
        {
            "text": f"(Corrects number of dead)\n\n{later}",
            "title": "UPDATE 1-Fire at Tolm mill",
            "outlet": "Reuters",
            "published": "2024-05-14T11:00:00Z",
        },
        {"text": FIRE, "outlet": "Gazette", "published": "2024-05-15T12:00:00Z"},
    )
    screen, page, markdown = on_screen(made), render_page(made), render_markdown(made)
    assert "a later version of A by the same outlet" in screen
    assert "changes “At least 14 people” A1 to “At least 17 people” B2; C still has the earlier figure" in screen
    assert "THE REPORTS DISAGREE" not in screen
    assert "CHANGED OVER TIME 1 point" in screen
    assert "still has the earlier figure" in page
    assert "still has the earlier figure" in markdown
    assert {(d.verdict, d.reason) for d in made.stories[0].differences if d.kind == "figure"} == {
        ("compatible", "update")
    }
