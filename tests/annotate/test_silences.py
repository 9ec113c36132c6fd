"""Nobody states anything by a plea for anonymity, a lawsuit, a condition or a call for help."""

import pytest

from quoth.annotate import annotate_report
from quoth.annotate.attribution import find_attributions
from quoth.clean import clean_report
from quoth.encoder import Encoder
from quoth.types import RawReport, Report, Statement


def report(text: str) -> Report:
    raw = RawReport(
        id="r", input="r.txt", also=(), title=None, outlet=None, publisher=None, authors=(), published=None, url=None,
        language="en", text=text, title_apart=True, found={},
    )  # fmt: skip
    return clean_report(raw)


def attributed(encoder: Encoder, text: str) -> list[Statement]:
    return [found for found in annotate_report(report(text), encoder=encoder).statements if found.chain]


SILENT = [
    "He asked not to be named because he was not allowed to speak.",
    "A clerk of the port requested anonymity to discuss the case.",
    "The owner of the mill declined to comment on the strike.",
    "Fourteen others asked for medical advice.",
    "The herd may be culled if the ministry determines that the grass is failing.",
    "The union sued to block the closure of the mill.",
    "Asked if she would quit, Ana Holm said no.",
    "It has been claimed that the dam was old.",
    "It is alleged that the firm paid bribes.",
    "Ana Holm reportedly offered to pay four million crowns.",
    "Salad blamed for the outbreak is off the shelves.",
    "The foreman was accused of letting the pump run dry.",
    "Growers fear for their harvest.",
    "Nobody called us back for a week.",
    "The clerk spoke on condition that her name not be used.",
]


@pytest.mark.parametrize("text", SILENT)
def test_by_the_rules_nothing_is_stated(text: str) -> None:
    assert find_attributions(report(text)) == ()


@pytest.mark.parametrize("text", SILENT)
def test_by_the_reader_nothing_is_stated(encoder: Encoder, text: str) -> None:
    assert attributed(encoder, text) == []


def test_to_question_a_person_is_no_question(encoder: Encoder) -> None:
    text = "Police said they were questioning the captain of the barge."
    (found,) = attributed(encoder, text)
    assert found.content[0].of(text) == "they were questioning the captain of the barge"
    assert [link.speaker for link in found.chain] == ["Police"]


def test_a_call_for_action_is_still_a_demand(encoder: Encoder) -> None:
    text = "The nurses called for the ward at Tolm to be closed."
    assert [found.stance for found in attributed(encoder, text)] == ["demanded"]


def test_what_is_said_after_a_condition_is_said(encoder: Encoder) -> None:
    text = "If it rains again, the engineer said, the dam at Tolm will break."
    assert attributed(encoder, text)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The minister proposed that the raid suggests a lack of guards.", "hedged"),
        ("The minister proposed that the raid be looked into.", "demanded"),
        ("The harbour master said she did not expect ships to return this week.", "predicted"),
        ("The company said it needed no more than ten minutes to shut the valve.", "asserted"),
    ],
)
def test_a_cue_alone_makes_no_demand_and_no_pledge(encoder: Encoder, text: str, stance: str) -> None:
    assert stance in [found.stance for found in attributed(encoder, text)]


def test_a_word_of_a_heading_in_capitals_names_nobody(encoder: Encoder) -> None:
    text = "1. OIL IN THE COVE. Tolm has shut its port. The company says it shut the valve at once."
    speakers = [found.chain[-1].speaker for found in attributed(encoder, text)]
    assert speakers == ["company"]


def test_a_date_alone_is_nothing_said(encoder: Encoder) -> None:
    text = "Residents say they warned the operator in 2023; it denies that."
    said = [piece.of(text) for statement in attributed(encoder, text) for piece in statement.content]
    assert said
    assert "in 2023" not in said


DONE = [
    "The mill dismissed half of its night watch in March.",
    "The board dismissed Ana Holm on Monday.",
    "The judge dismissed the charges against the foreman.",
    "Inspectors rejected 400 crates of plums.",
    "The guards denied entry to the journalists.",
    "The maker recalled 3,000 heaters in May.",
    "The family claimed the body on Friday.",
    "The mayor called an election.",
    "Police cited the driver for speeding.",
    "The mill dismissed five of its ten night guards in March.",
    "She repeated it in court.",
]


@pytest.mark.parametrize("text", DONE)
def test_what_is_done_to_people_and_things_is_not_said(encoder: Encoder, text: str) -> None:
    assert attributed(encoder, text) == []


SAID = [
    ("The chairman dismissed his critics as fools.", "denied"),
    ("The mill dismissed concerns raised by its staff.", "denied"),
    ("The mayor dismissed the charges against him.", "denied"),
    ("The mill denied that access to the yard was blocked.", "denied"),
    ("The union called the police racist.", "asserted"),
    ("He recalled the day of the flood.", "asserted"),
]


@pytest.mark.parametrize(("text", "stance"), SAID)
def test_what_is_said_of_people_and_things_stays_said(encoder: Encoder, text: str, stance: str) -> None:
    (found,) = attributed(encoder, text)
    assert found.stance == stance


def test_where_it_stands_and_who_has_seen_it_are_not_said(encoder: Encoder) -> None:
    text = "The mill knew of the leak, according to a letter to its customers that the Harbour Ledger has seen."
    (found,) = attributed(encoder, text)
    assert found.content[0].of(text) == "The mill knew of the leak"


def test_who_cited_two_papers_is_heard_through_them(encoder: Encoder) -> None:
    text = "According to two foremen, who cited e-mails from the board, the mill had known."
    (found,) = attributed(encoder, text)
    assert found.content[0].of(text) == "the mill had known"
    assert [link.speaker for link in found.chain] == ["two foremen", "e-mails from the board"]


def test_it_is_the_mill_that_spoke_last_or_that_the_sentence_opens_with(encoder: Encoder) -> None:
    text = "The union called for a strike. The railway expects crowds in May. Some 400 tickets were sold, it said."
    assert [link.speaker for link in attributed(encoder, text)[-1].chain] == ["railway"]
    (found,) = attributed(encoder, "The carmaker recalled two models on Friday, it said.")
    assert [link.speaker for link in found.chain] == ["carmaker"]
