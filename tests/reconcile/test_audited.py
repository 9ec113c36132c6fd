"""What the audit of a rewrite finds stands in the ledger too, and what it passes over does not."""

from quoth.encoder import load_encoder
from quoth.pipeline import build_dossier
from quoth.settings import Settings
from quoth.types import Difference, Source

DISPATCH = """Harbour chief suspended over missing cranes

TOLLEN, March 3 (Reuters) - The head of Tollen's harbour board was suspended with pay on Monday after an audit found
that nearly $12 million had been spent on cranes that never arrived.

Chairwoman Greta Moll said the board voted 7-2 to send Anton Bry home while the police look into the payments.

"This is not a verdict," Moll told reporters. "It is about a clean house."

The audit found that 9 of the 31 contracts went to Kranwerk, a firm that once employed Bry's cousin.

A spokesman for the prosecutor, Ole Hagen, declined to say whether an investigation had been opened.

The dockers' union called for Bry to resign. The cranes were to be delivered by April if the customs office agreed.
"""
REWRITE = """Harbour chief fired without pay

The head of Tollen's harbour board was suspended without pay on Monday after an audit found that nearly $12 million had
been spent on cranes that never arrived.

Chairwoman Greta Moll said the board voted unanimously to send Anton Bry home while the police look into the payments.

"This is a verdict," Moll told reporters. "It is about a clean house."

The audit found that 9 of the 31 contracts went to Kranwerk, a firm that once employed Bry's cousin.

A spokesman for the prosecutor, Ole Hagen, said an investigation had been opened.

The dockers' union called for Bry to resign. The cranes were to be delivered by April.
"""


def differences_of(*texts: str) -> tuple[Difference, ...]:
    sources = [
        Source(f"{n}.txt", text.encode(), "text", published=f"2031-03-03T{9 + n:02}:00:00")
        for n, text in enumerate(texts)
    ]
    dossier = build_dossier(sources, settings=Settings(), encoder=load_encoder())
    [story] = dossier.stories
    return story.differences


def test_words_turned_in_a_rewrite_are_rows_of_the_ledger() -> None:
    asked = {row.question for row in differences_of(DISPATCH, REWRITE) if row.verdict == "conflict"}
    assert {"Unanimously, or 7-2?", "Without pay, or with pay?"} <= asked


def test_a_not_taken_out_of_a_quotation_is_told_once_and_as_grave() -> None:
    rows = [row for row in differences_of(DISPATCH, REWRITE) if row.kind.startswith("quote-")]
    assert [row.severity for row in rows] == ["high"]


def test_the_same_text_twice_has_no_rows() -> None:
    assert not differences_of(DISPATCH, DISPATCH + "\nThe board meets again on Thursday.\n")
