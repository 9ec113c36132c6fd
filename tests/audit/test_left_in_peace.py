"""A faithful rewrite in other words: "others", "beyond its powers", a denial of "that" carried by another verb."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Crane falls in Brusk harbour

Three dockers were killed and a fourth was missing after a crane fell in the harbour of Brusk on Monday, police said.

Seven members of the crew were driven to a clinic in Oden, the clinic said.

The crew had been warned by the gatekeeper not to work, police captain Lena Hoss said.

The gatekeeper, Tomas Quill, disputed that.

The harbour board said it had no power to move a private crane."""


def told(words: str, encoder: Encoder, source: str = SOURCE) -> set[str]:
    return {f.kind for f in audited(f"Crane\n\n{words}", encoder, source).findings}


def left_out(words: str, encoder: Encoder) -> list[str]:
    return [o.why for o in audited(f"Crane\n\n{words}", encoder, SOURCE).omissions]


def test_others_are_no_further_ones_where_the_source_counts_people_before_them(encoder: Encoder) -> None:
    assert told("Seven others were driven to a clinic in Oden, the clinic said.", encoder) == set()


def test_others_are_further_ones_where_the_source_counts_nobody_before_them(encoder: Encoder) -> None:
    alone = "Crane falls\n\nSeven people were driven to a clinic in Oden, the clinic said."
    assert "scope" in told("Seven others were driven to a clinic in Oden, the clinic said.", encoder, alone)


def test_another_seven_are_further_ones_all_the_same(encoder: Encoder) -> None:
    words = "An additional seven members of the crew were driven to a clinic in Oden, the clinic said."
    assert "scope" in told(words, encoder)


def test_beyond_its_powers_says_no(encoder: Encoder) -> None:
    assert told("The harbour board said that moving a private crane was beyond its powers.", encoder) == set()


def test_a_no_that_is_gone_is_still_found(encoder: Encoder) -> None:
    assert "polarity" in told("The harbour board said it had the power to move a private crane.", encoder)


@pytest.mark.parametrize(
    "words", ["That account was contradicted by Tomas Quill, who keeps the gate.", "Quill rejected this version."]
)
def test_a_denial_of_that_is_carried_by_another_verb_beside_the_name(words: str, encoder: Encoder) -> None:
    assert left_out(words, encoder) == []


@pytest.mark.parametrize("words", ["Tomas Quill keeps the gate of the harbour.", "Tomas Quill did not dispute that."])
def test_a_denial_of_that_which_nobody_carries_is_left_out(words: str, encoder: Encoder) -> None:
    assert len(left_out(words, encoder)) == 1
