"""Reports of a few sentences: two accounts of one event are two; a short retelling is called one only where much says so."""

import json
from itertools import combinations

import pytest

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.trace import trace_lineage
from quoth.trace.verdict import pair_of, probability_of, witness_of
from quoth.types import AnnotatedReport, Lineage, Source

APART = {
    "tram": (
        "A tram derailed at Lindenplatz in Orvel on Monday evening and 12 people were hurt, police said. "
        "Mayor Ute Brandt called the line safe and said it would reopen on Tuesday.",
        "Fifteen people were injured when a tram left the rails in Orvel, the fire brigade said on Monday. "
        "Mayor Ute Brandt said that the line was not safe and would stay closed.",
    ),
    "bridge": (
        "The old Marl bridge over the Sann at Ketten collapsed early on Thursday, police said. "
        "A lorry driver was pulled from the water alive. The road to Dorn is closed.",
        "Divers searched the Sann on Thursday after the Marl bridge gave way. Two cars are thought to lie on the river bed, "
        "the coastguard in Ketten said. Engineers had warned of rust in 2021.",
        "A bridge in Ketten fell into the river Sann on Thursday morning. The mayor, Jan Pohl, blamed the ministry for "
        "delaying repairs. School buses will go by Dorn until further notice.",
    ),
    "storm": (
        "Storm Hedda left 40,000 homes without power in Nordmark on Sunday, the grid operator Velt said. "
        "Repairs could take three days.",
        "Winds of up to 140 kilometres an hour hit Nordmark on Sunday as storm Hedda came ashore. "
        "A woman in Haselby died when a tree fell on her car, rescuers said. Trains were cancelled until Monday.",
    ),
    "verdict": (
        "A court in Arden sentenced the former banker Luis Terrado to six years in prison on Friday for fraud. "
        "His lawyer, Mara Quint, said that he would appeal.",
        "Luis Terrado, once head of Banco Sol, was found guilty of fraud in Arden on Friday and must go to prison for six years. "
        "Small savers cheered outside the court. The prosecutor had asked for nine years.",
    ),
    "mine": (
        "Eight miners are trapped in the Cerro Alto copper mine after a rockfall on Wednesday, the operator Grupo Lanza said. "
        "Rescuers have heard knocking.",
        "Relatives gathered at the gates of the Cerro Alto mine on Wednesday night. "
        "The union put the number of men underground at eleven and said the shaft had not been inspected since March.",
    ),
    "merger": (
        "Halden Foods said on Tuesday it will buy rival Brekke for 2.1 billion euros in cash. "
        "The deal should close in the first quarter. Shares of Halden fell 4 percent.",
        "Brekke, the maker of frozen fish, has accepted an offer of 2.1 billion euros from Halden Foods. "
        "The union fears for 600 jobs at the plant in Molde. The regulator will look at the deal, it said on Tuesday.",
    ),
    "match": (
        "Tarn United beat Holm City 3-1 on Saturday with two goals from Ivo Renn. "
        "The win takes Tarn to the top of the league.",
        "Ivo Renn scored twice as Tarn United won 3-1 against Holm City on Saturday. "
        "Holm coach Dirk Aal complained about the referee and said that the second goal was offside.",
    ),
}
RETOLD = {
    "tram": (
        "ORVEL, June 3 (Reuters) - Twelve people were injured, two of them seriously, when a tram on line 7 derailed at "
        "Lindenplatz in Orvel on Monday evening after hitting a concrete block, police spokeswoman Nele Harms said. The driver, "
        "41, was questioned. Harms said the block had fallen from a lorry of the building firm Kratz.",
        "A concrete block that fell from a lorry of the builder Kratz threw a line 7 tram off the rails at Lindenplatz in Orvel "
        "on Monday evening, Reuters reported. Police spokeswoman Nele Harms spoke of twelve injured, two seriously. "
        "Officers have questioned the 41-year-old driver.",
    ),
    "mine": (
        "CERRO ALTO, May 6 (AFP) - Eight miners were trapped 430 metres underground in the Cerro Alto copper mine on Wednesday "
        "after a rockfall at 5.20 a.m., the operator Grupo Lanza said. Rescuers heard knocking from a refuge stocked with water "
        "for 72 hours, said its safety chief Elisa Morán. A drill from the port of Iquara is due on Thursday.",
        "Knocking has been heard from a refuge in the Cerro Alto copper mine where eight men are stuck 430 metres down, "
        "AFP reports. The rock came down at 5.20 on Wednesday morning, according to the operator, Grupo Lanza. The refuge has "
        "water for 72 hours, safety chief Elisa Morán said, and a drill is on its way from Iquara port.",
    ),
}
COPIED = (
    "Storm Hedda left 40,000 homes without power in Nordmark on Sunday, the grid operator Velt said. "
    "Repairs could take three days, and schools will stay closed until Wednesday at the earliest."
)
HOURS = ("2024-06-03T18:00:00+00:00", "2024-06-03T20:00:00+00:00", "2024-06-03T21:00:00+00:00")


def read(
    encoder: Encoder, *texts: str, dated: bool = True, outlets: tuple[str, ...] = ()
) -> tuple[AnnotatedReport, ...]:
    """Reports by the outlets named, two hours apart or undated."""
    sources = []
    for number, text in enumerate(texts):
        record = {"text": text, "outlet": outlets[number] if outlets else f"Post {number}"}
        known = {**record, "published": HOURS[number]} if dated else record
        sources.append(Source(str(number), json.dumps(known).encode(), "record", language="en"))
    return annotate_all(acquire_all(sources, Settings())[0], Settings(), encoder)


def traced(encoder: Encoder, *texts: str, outlets: tuple[str, ...] = (), dated: bool = True) -> Lineage:
    return trace_lineage(read(encoder, *texts, dated=dated, outlets=outlets))


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("name", APART)
def test_short_accounts_of_their_own_are_origins_of_their_own(name: str, dated: bool, encoder: Encoder) -> None:
    made = traced(encoder, *APART[name], dated=dated)
    assert [edge.kind for edge in made.edges if edge.kind != "same-source"] == []
    assert len(made.origins.groups) == len(APART[name])


@pytest.mark.parametrize("name", APART)
def test_no_short_pair_is_sure_without_copied_words(name: str, encoder: Encoder) -> None:
    for one, other in combinations(read(encoder, *APART[name], dated=False), 2):
        pair = pair_of(witness_of(one), witness_of(other))
        assert pair is not None
        assert pair.verdict.probability < 0.45


@pytest.mark.parametrize("name", RETOLD)
def test_a_short_retelling_that_names_its_source_was_made_from_it(name: str, encoder: Encoder) -> None:
    made = traced(encoder, *RETOLD[name], outlets=("Reuters" if name == "tram" else "AFP", "Herald"))
    [edge] = made.edges
    assert edge.kind in ("rewrite", "summary", "partial")
    assert len(made.origins.groups) == 1


def test_of_up_to_four_sentences_nothing_is_very_likely_and_surer_words_stay() -> None:
    told = [probability_of(score / 10, 0, sentences=4) for score in range(-60, 60)]
    assert told == sorted(told)
    assert not any(0.8 <= probability < 0.95 for probability in told)
    assert probability_of(2.0, 0, sentences=5) == probability_of(2.0, 0) > 0.8
    assert probability_of(4.0, 0, sentences=2) > 0.95
    assert probability_of(-4.0, 8, sentences=2) == 0.97


def test_a_short_copy_is_a_copy(encoder: Encoder) -> None:
    made = traced(encoder, COPIED, COPIED.replace("Storm", "STORM"), outlets=("Post", "Herald"))
    assert [edge.kind for edge in made.edges] == ["copy"]


def test_a_report_of_a_sentence_or_two_is_too_short_to_tell_and_leaves_the_number_open(encoder: Encoder) -> None:
    told, flash = RETOLD["tram"][0], "A tram has left the rails in Orvel and several people are hurt, police say."
    reports = read(encoder, told, flash, outlets=("Reuters", "Flash"))
    origins = trace_lineage(reports).origins
    assert origins.too_short == (reports[1].id,)
    assert (origins.low, len(origins.groups), origins.high) == (1, 2, 2)
    assert "1 report too short to tell" in origins.why


def test_a_short_report_that_is_a_copy_or_credits_an_agency_or_is_the_only_one_is_not_too_short(
    encoder: Encoder,
) -> None:
    assert traced(encoder, COPIED, COPIED.replace("Storm", "STORM"), outlets=("Post", "Herald")).origins.too_short == ()
    assert traced(encoder, COPIED).origins.too_short == ()
    credited = "TOLM, June 3 (Reuters) - A mill burned down in Tolm on Monday, the fire brigade said."
    made = traced(encoder, credited, RETOLD["mine"][0], outlets=("Herald", "AFP"))
    assert made.origins.too_short == ()
