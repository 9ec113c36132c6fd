"""Quotations: marked gaps and slips of spelling are honest, another word at the beginning or another speaker is not."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Pilots of Osk port go on strike

"We have asked for a second tugboat in every winter since the accident, and the harbour board has refused it," said pilot Jon Aske.

Dorte Lind, who chairs the harbour board, was at sea.

"The board is looking at leaks of growing size," she said on Monday."""


@pytest.mark.parametrize(
    "words",
    [
        '"We have asked for a second tugboat ... and the harbour board has refused it," said pilot Jon Aske.',
        '"We have asked for a second tugbaot in every winter since the accident," said pilot Jon Aske.',
        '"We have asked for a second tugboat in every winter since the accident," Jon Aske said.',
        '"We have asked for [another] tugboat in every winter since the accident, and the harbour board has refused it," said Jon Aske.',
        '"We have asked for a second tugboat in every winter since the accident, and [they have] refused it," said Jon Aske.',
        '"We have asked for a second tugboat (there is one) in every winter since the accident," said Jon Aske.',
    ],
    ids=[
        "a marked gap",
        "a slip of spelling",
        "cut short",
        "a word in brackets",
        "words in brackets",
        "an aside in brackets",
    ],
)
def test_an_honest_quotation_is_left_in_peace(words: str, encoder: Encoder) -> None:
    assert [f.why for f in audited(f"Strike\n\n{words}", encoder, SOURCE).findings] == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ('"Cracks of growing size" are what the board is looking at, she said.', "quote-altered"),
        ('"We have asked for a second tugboat in every winter since the accident," said Dorte Lind.', "quote-misattributed"),
        ('"We have asked for a second pilot in every winter since the accident," said Jon Aske.', "quote-altered"),
        ('"We have asked for a third tugboat in every winter since the accident, and [they] refused it," said Jon Aske.', "quote-altered"),
    ],
    ids=["another first word", "another speaker", "another word", "another word beside brackets elsewhere"],
)  # fmt: skip
def test_a_changed_quotation_is_found(words: str, kind: str, encoder: Encoder) -> None:
    assert kind in {f.kind for f in audited(f"Strike\n\n{words}", encoder, SOURCE).findings}


LONG = """Osk pilots speak

"Nobody has been hurt on the pier. The second tugboat is in the yard at Tolm. We will know more in June," said pilot Jon Aske."""


def test_a_sentence_left_out_in_the_middle_is_told_as_mild(encoder: Encoder) -> None:
    text = '"Nobody has been hurt on the pier. We will know more in June," said Jon Aske.'
    found = audited(f"Pier\n\n{text}", encoder, LONG).findings
    assert [(f.kind, f.severity) for f in found] == [("quote-truncated", "low")]


def test_dots_show_that_a_sentence_is_left_out(encoder: Encoder) -> None:
    text = '"Nobody has been hurt on the pier. ... We will know more in June," said Jon Aske.'
    assert audited(f"Pier\n\n{text}", encoder, LONG).findings == ()
