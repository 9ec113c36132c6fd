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


def test_a_quotation_broken_by_its_speaker_may_be_given_whole(encoder: Encoder) -> None:
    source = 'Keys\n\n"We found the door open," said Per Holm, the warden, "and the lamp was burning in the hall."'
    text = '"We found the door open and the lamp was burning in the hall," said Per Holm.'
    assert audited(f"Keys\n\n{text}", encoder, source).findings == ()


def test_what_begins_a_new_sentence_is_not_cut_off(encoder: Encoder) -> None:
    source = 'Keys\n\n"We found the door of the tower open. Some of the lamps were burning," said Per Holm, the warden.'
    assert audited('Keys\n\n"We found the door of the tower open," said Per Holm.', encoder, source).findings == ()


def test_a_sentence_that_runs_on_into_another_quotation_is_merged(encoder: Encoder) -> None:
    text = (
        '"Nobody has been hurt on the pier. The board is looking at leaks of growing size and the lift," said Jon Aske.'
    )
    assert "quote-merged" in {f.kind for f in audited(f"Pier\n\n{text}", encoder, f"{LONG}\n\n{SOURCE}").findings}


def test_somebody_whom_the_source_does_not_name_has_not_said_it(encoder: Encoder) -> None:
    source = 'Keys\n\nPer Holm and Ada Rell agreed in the morning, and the page had it so: "The lamp in the hall burns at night."'
    text = 'Keys\n\n"The lamp in the hall burns at night," said Dorte Lind.'
    assert "quote-misattributed" in {f.kind for f in audited(text, encoder, source).findings}


def test_who_is_spoken_of_in_a_quotation_has_not_said_it(encoder: Encoder) -> None:
    source = 'Yard\n\n"Lind says she wants to run the yard like her shop? Good night," said pilot Jon Aske. Dorte Lind was away.'
    text = 'Yard\n\nJon Aske was blunt. "Lind says she wants to run the yard like her shop? Good night," he exclaimed.'
    assert audited(text, encoder, source).findings == ()


def test_a_pronoun_may_stand_for_whoever_is_named_in_the_paragraph(encoder: Encoder) -> None:
    source = 'Yard\n\n"Lind says he wants to run the yard like his shop? Good night," said pilot Jon Aske. Peer Lind was away.'
    text = (
        "Yard\n\nJon Aske, a pilot of long standing, took apart what Peer Lind is proud of. The shop, he held, is a ruin. "
        '"Lind says he wants to run the yard like his shop? Good night," he exclaimed.'
    )
    assert not [f for f in audited(text, encoder, source).findings if f.kind == "quote-misattributed"]
