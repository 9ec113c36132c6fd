"""Small words that turn a sentence: "because of" for "despite", "all" for "none", "from" for "until", another level."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Sluice of Emmel stays shut

The crew of nine had opened the sluice on Friday despite a flood warning at level two of four, engineer Olga Baum said.

Five of the crew were brought to a clinic with cuts on Friday; none is in danger, the clinic said.

The water board asked the province to close the sluice until October, its chairman, Arne Diehl, said."""
TURNED = {
    "despite": (
        "The crew of nine had opened the sluice on Friday because of a flood warning at level two, engineer Olga Baum said.",
        "cause",
    ),
    "a level": (
        "The crew of nine had opened the sluice on Friday despite a flood warning at level three, engineer Olga Baum said.",
        "figure",
    ),
    "none": (
        "Five of the crew were brought to a clinic with cuts on Friday; all are in danger, the clinic said.",
        "scope",
    ),
    "until": (
        "The water board asked the province to close the sluice from October, its chairman, Arne Diehl, said.",
        "date",
    ),
}
KEPT = (
    "Engineer Olga Baum said the crew of nine had opened the sluice on Friday in spite of a flood warning at level two.",
    "Five of the crew were brought to a clinic with cuts on Friday; none of them is in danger, the clinic said.",
    "The water board asked the province to close the sluice till October, its chairman, Arne Diehl, said.",
)


@pytest.mark.parametrize(("words", "kind"), TURNED.values(), ids=TURNED.keys())
def test_a_small_word_that_turns_the_sense_is_found(words: str, kind: str, encoder: Encoder) -> None:
    found = audited(f"Sluice\n\n{words}", encoder, SOURCE).findings
    assert [(f.kind, f.severity, f.rule) for f in found] == [(kind, "high", "phrase_turned")]


@pytest.mark.parametrize("words", KEPT)
def test_the_same_in_other_small_words_is_left_in_peace(words: str, encoder: Encoder) -> None:
    assert audited(f"Sluice\n\n{words}", encoder, SOURCE).findings == ()


def test_the_condition_of_what_is_foretold_is_missed_where_it_is_gone(encoder: Encoder) -> None:
    source = "Search halted\n\nThe search for the missing rower would resume at dawn if the swell fell below two metres, Olga Baum said."
    gone = audited("Search\n\nOlga Baum said the search for the missing rower would resume at dawn.", encoder, source)
    kept = audited(
        "Search\n\nProvided the swell fell below two metres, the search for the missing rower would resume at dawn, Olga Baum said.",
        encoder,
        source,
    )
    assert [f.rule for f in gone.findings] == ["condition_is_gone"]
    assert kept.findings == ()
