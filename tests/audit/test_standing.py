"""A witness told as arrested, a man arrested told as convicted; steps that the source has anywhere are no finding."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Barge sinks on the Orv

The barge sank on Monday with sixteen crates of glass on board, owner Hanna Lerk said.

Skipper Tom Odell was being questioned by police, although only as a witness, a spokeswoman said.

All guests held tickets, she added."""
ARRESTED = """Barge sinks on the Orv

The barge sank on Monday with sixteen crates of glass on board, owner Hanna Lerk said.

Its skipper, Tom Odell, {words}."""


@pytest.mark.parametrize("words", ["has been arrested", "was detained by police", "has been charged over the accident"])
def test_a_witness_told_as_more_is_found(words: str, encoder: Encoder) -> None:
    found = audited(ARRESTED.format(words=words), encoder, SOURCE).findings
    assert [f.kind for f in found if f.rule == "standing_was_raised"] == ["status"]


@pytest.mark.parametrize(
    "words", ["has not been arrested", "was questioned by police", "was heard by police as a witness"]
)
def test_no_step_more_is_no_finding(words: str, encoder: Encoder) -> None:
    found = audited(ARRESTED.format(words=words), encoder, SOURCE).findings
    assert [f.why for f in found if f.rule == "standing_was_raised"] == []


def test_an_arrest_that_a_source_tells_in_other_words_is_no_finding(encoder: Encoder) -> None:
    source = f"{SOURCE}\n\nOdell was later taken into custody."
    found = audited(ARRESTED.format(words="has been arrested"), encoder, source).findings
    assert [f.why for f in found if f.rule == "standing_was_raised"] == []
