"""Phrases told round, parts told as the whole, questions told as facts: found in a rewrite; what keeps them is left in peace."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Bell tower of Varn to be examined

The council of Varn voted 5-2 on Monday to place the tower warden, Ilo Brast, on leave with pay, Mayor Tine Hulm said.

Few of the 60 ringers support the removal of the bells, the warden's deputy, Nora Kell, said.

The foundry of Oster did not deny that it had sold cracked bells to the tower.

Kell said she did not rule out that the tower would have to be shut if the cracks grow. She told the council of the cracks before the storm.

The survey examined 80 beams and found that 25 were rotten. It said 9 of those came from the sawmill Tamber, which previously employed Brast's sister.

Some 1,400 books had been carried out of the tower, Hulm said, of which about 300 were soaked.

The tower's share of the visitors of Varn fell by 4 percentage points to 31 percent last year.

Police opened an inquiry into whether guards had sold keys to tourists, their spokesman, Abel Ruun, said."""
CHANGED = {
    "a divided vote": ("The council of Varn voted unanimously on Monday to place Ilo Brast on leave, Mayor Tine Hulm said.", "figure"),
    "with pay": ("The council of Varn voted 5-2 on Monday to place Ilo Brast, the tower warden, on leave without pay.", "polarity"),
    "few": ("Most of the 60 ringers support the removal of the bells, Nora Kell said.", "scope"),
    "did not deny": ("The foundry of Oster denied that it had sold cracked bells to the tower.", "polarity"),
    "did not rule out": ("Kell ruled out that the tower would have to be shut.", "polarity"),
    "before": ("She told the council of the cracks after the storm, Nora Kell said.", "date"),
    "some of those": ("The survey found that 25 of 80 beams were rotten. All of those came from the sawmill Tamber, it said.", "scope"),
    "previously": ("It said 9 of those came from the sawmill Tamber, which employs Brast's sister.", "status"),
    "of which": ("Some 1,400 books were soaked in the tower, Hulm said.", "scope"),
    "points": ("The tower's share of the visitors of Varn fell by 4 percent to 31 percent last year.", "unit"),
    "whether": ("Police said guards had sold keys to tourists.", "certainty"),
}  # fmt: skip
KEPT = (
    "The council of Varn decided by five votes to two on Monday to put Ilo Brast, the tower warden, on paid leave.",
    "Hardly any of the 60 ringers support the removal of the bells, said Nora Kell, the deputy of the warden.",
    "That it had sold cracked bells to the tower was not denied by the foundry of Oster.",
    "Kell would not rule out that the tower would have to be shut if the cracks grow.",
    "Of those, 9 came from the sawmill Tamber, where Brast's sister used to be employed.",
    "About 300 of some 1,400 books that had been carried out of the tower were soaked, Hulm said.",
    "Last year the tower's share of the visitors of Varn fell by 4 percentage points to 31 percent.",
    "Police are looking into whether guards sold keys to tourists, their spokesman, Abel Ruun, said.",
)


@pytest.mark.parametrize(("words", "kind"), CHANGED.values(), ids=CHANGED.keys())
def test_what_was_told_round_is_found(words: str, kind: str, encoder: Encoder) -> None:
    assert kind in {f.kind for f in audited(f"Tower\n\n{words}", encoder, SOURCE).findings}


@pytest.mark.parametrize("words", KEPT)
def test_what_keeps_the_sense_is_left_in_peace(words: str, encoder: Encoder) -> None:
    assert [(f.rule, f.why) for f in audited(f"Tower\n\n{words}", encoder, SOURCE).findings] == []


def test_each_phrase_told_round_in_one_sentence_is_named(encoder: Encoder) -> None:
    words = "The council of Varn voted unanimously on Monday to place the tower warden, Ilo Brast, on leave without pay, Mayor Hulm said."
    assert {f.kind for f in audited(f"Tower\n\n{words}", encoder, SOURCE).findings} == {"figure", "polarity"}


def test_a_phrase_that_the_source_has_too_is_not_told_round(encoder: Encoder) -> None:
    source = f"{SOURCE}\n\nMost of the 60 ringers support the removal of the old clock."
    words = "Most of the 60 ringers support the removal of the clock."
    assert audited(f"Tower\n\n{words}", encoder, source).findings == ()
