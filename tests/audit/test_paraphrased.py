"""What a faithful rewrite may do: shares written out, limits of time in other words, denials of everything at once, asides."""

import pytest
from tests.audit.test_audit import audited

from quoth.audit.shares import is_written_out, share_known
from quoth.encoder import Encoder

SOURCE = """Ferry line of Orrin cuts its boats

The ferry line of Orrin said on Friday that it would lay up about 40 percent of its boats, and that it was considering whether to sell the old pier.

Fares make up about a quarter of its income, the treasurer, Hale Brun, said. The leak in the engine room was closed within three hours.

Brun, 61, denied wrongdoing. In a note sent by his lawyer he said that the board had known of every loan.

The auditor, Sela Wick, said her office had passed the papers to the harbour court, whose
clerk, Ivo Tarn, declined to say whether a file had been opened."""
KEPT = {
    "a share written out for its percentage": "The ferry line said it would lay up two-fifths of its boats.",
    "a percentage for a share written out": "Fares make up some 25 percent of its income, according to Hale Brun, the treasurer.",
    "in for within": "The leak in the engine room was closed in three hours.",
    "an aside of the report": "Ivo Tarn, the clerk of the harbour court, declined to say whether a file had been opened.",
}


@pytest.mark.parametrize("words", KEPT.values(), ids=KEPT.keys())
def test_another_way_of_saying_it_is_no_finding(words: str, encoder: Encoder) -> None:
    assert [(f.rule, f.why) for f in audited(f"Boats\n\n{words}", encoder, SOURCE).findings] == []


def test_a_share_that_no_source_writes_out_is_still_found(encoder: Encoder) -> None:
    words = "Fares make up some 35 percent of its income, according to Hale Brun, the treasurer."
    assert audited(f"Boats\n\n{words}", encoder, SOURCE).findings


def test_whoever_rejects_the_allegations_has_denied_wrongdoing(encoder: Encoder) -> None:
    words = "Hale Brun rejected the allegations through his lawyer. The board had known of every loan, he said."
    assert audited(f"Boats\n\n{words}", encoder, SOURCE).omissions == ()


def test_a_denial_that_is_nowhere_is_left_out(encoder: Encoder) -> None:
    words = "Hale Brun spoke through his lawyer. The board had known of every loan, he said."
    assert [o.why for o in audited(f"Boats\n\n{words}", encoder, SOURCE).omissions] == [
        "Denied by Hale Brun; the article leaves the denial out."
    ]


def test_a_paraphrase_near_in_meaning_cannot_be_compared_and_is_not_absent(encoder: Encoder) -> None:
    words = "The operator was weighing whether its ageing pier should change hands."
    verdict = audited(f"Boats\n\n{words}", encoder, SOURCE).sentences[-1].verdict
    assert verdict in ("partly", "supported")


@pytest.mark.parametrize(
    ("words", "written"),
    [("two-fifths", True), ("a quarter", True), ("six and a half bucks", False), ("25 percent", False), ("a dozen", False)],
)  # fmt: skip
def test_only_a_share_in_letters_is_written_out(words: str, written: bool) -> None:
    assert is_written_out(words) is written


def test_a_quarter_of_a_year_or_of_a_town_is_no_share() -> None:
    assert not share_known(
        25, "Sales fell in the third quarter. He lives in the Latin Quarter, a quarter of an hour away."
    )
    assert share_known(33, "About a third had left.")
    assert share_known(75, "Three-quarters of them stayed.")
