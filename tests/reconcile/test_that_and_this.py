""" "That", "this" and "these are lies" mean the statement before them, or none."""

from quoth.encoder import load_encoder
from quoth.pipeline import build_dossier
from quoth.settings import Settings
from quoth.types import Difference, Source

PAID = "The builder Harm Dool paid Transport Minister Kari Selm 40,000 crowns in cash, the prosecutor Ina Boe said on Sunday."
SHELTER = "More than 2,300 people spent the night in halls, the Red Cross said."


def disputes_of(*paragraphs: str) -> list[Difference]:
    text = "\n\n".join(("Minister says she took nothing", *paragraphs))
    [story] = build_dossier(
        [Source("a.txt", text.encode(), "text")], settings=Settings(), encoder=load_encoder()
    ).stories
    return [row for row in story.differences if row.kind == "polarity" and row.between == "speakers"]


def test_these_are_lies_is_said_of_what_stands_before_it() -> None:
    for answer in ("Selm denied this.", "The minister rejected the accusation: “I never took a coin from him.”"):
        [row] = disputes_of(PAID, answer)
        assert row.sides[0].speaker == "Ina Boe"


def test_that_does_not_reach_over_what_others_said_since() -> None:
    rows = disputes_of(PAID, SHELTER, "The road is closed. The town needs tents. Mayor Olav Tarn denied this.")
    assert not [row for row in rows if row.sides[0].speaker in ("Ina Boe", "Red Cross")]


def test_who_did_not_deny_it_is_no_denier() -> None:
    warned = "Dunmore said it had warned the ministry of water in the shaft."
    assert [row.sides[1].speaker for row in disputes_of(warned, "The ministry denied this.")] == ["ministry"]
    assert disputes_of(warned, "The ministry did not deny this.") == []
