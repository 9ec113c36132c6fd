"""The contrary of the source, words put in another's mouth or place, reasons, days and outcomes exchanged: found; rewordings are not."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Gas leak empties Halm market hall

Nineteen people were injured and 2 killed on 4 May when gas leaked into the Halm market hall, the fire brigade said.

Engineers found no fault in the old boiler, said Petra Lohm, who owns the hall. She may visit the city on Friday, her office said.

The risk of another leak is small, according to the fitters at Kessel & Sons.

The guild of traders threatened to close the northern gate of the hall in protest.

A caretaker, speaking on condition of anonymity, told the Courier that the valve had been painted over in the spring.

The hall and the square behind it were cleared because of a smell of gas. A court in Halm
cleared the fitter Jon Aske of fraud but found him guilty of perjury.

Losses were half as large as in the flood of 2019, the insurer Veritas said. The council has promised a shipping firm a place at the quay.

The old pumps are thought to fail in heavy rain in the lower streets of the harbour."""
CHANGED = {
    "an opposite": ("The risk of another leak is large, according to the fitters at Kessel & Sons.", "certainty"),
    "a no dropped": ("Engineers found a fault in the old boiler, said Petra Lohm, who owns the hall.", "polarity"),
    "a no added": ("The guild of traders did not threaten to close the northern gate of the hall in protest.", "polarity"),
    "a verdict": ("A court in Halm found the fitter Jon Aske guilty of fraud.", "status"),
    "a doubt": ("Petra Lohm will visit the city on Friday, her office said.", "certainty"),
    "a plan": ("The guild of traders closed the northern gate of the hall in protest.", "status"),
    "a speaker": ("The insurer Veritas said the valve had been painted over in the spring.", "attribution-changed"),
    "a reason": ("The hall and the square behind it were cleared because of a power cut.", "cause"),
    "a factor": ("Losses were twice as large as in the flood of 2019, the insurer Veritas said.", "comparison"),
    "an outcome": ("Gas that leaked into the Halm market hall killed 19 people on 4 May, the fire brigade said.", "scope"),
    "a name": ("A court in Veritas cleared the fitter Jon Aske of fraud but found him guilty of perjury.", "place"),
    "a nameless source": ("In the spring the valve had been painted over.", "attribution-dropped"),
    "a doubt in other words": ("In heavy rain the old pumps fail in the lower streets of the harbour.", "certainty"),
}  # fmt: skip
KEPT = (
    "The risk of another leak is slight, the fitters at Kessel & Sons say.",
    "Petra Lohm, the owner of the hall, said no fault had been found by engineers in the old boiler.",
    "The guild of traders has threatened to close the hall's northern gate in protest.",
    "The fitter Jon Aske was cleared of fraud by a court in Halm but found guilty of perjury.",
    "The valve had been painted over in the spring, a caretaker who asked not to be named told the Courier.",
    "Because of a smell of gas the hall was cleared, and the square behind it.",
    "The insurer Veritas said losses were half as large as in the flood of 2019.",
    "The old pumps probably fail in heavy rain in the harbour's lower streets.",
)


@pytest.mark.parametrize(("words", "kind"), CHANGED.values(), ids=CHANGED.keys())
def test_what_is_not_the_sources_is_found(words: str, kind: str, encoder: Encoder) -> None:
    assert kind in {f.kind for f in audited(f"Leak\n\n{words}", encoder, SOURCE).findings}


@pytest.mark.parametrize("words", KEPT)
def test_a_rewording_is_left_in_peace(words: str, encoder: Encoder) -> None:
    assert [(f.rule, f.why) for f in audited(f"Leak\n\n{words}", encoder, SOURCE).findings] == []


def test_a_month_with_another_day_is_found(encoder: Encoder) -> None:
    words = "Nineteen people were injured and 2 killed on 14 May when gas leaked into the Halm market hall, the fire brigade said."
    assert {f.kind for f in audited(f"Leak\n\n{words}", encoder, SOURCE).findings} == {"date"}


def test_a_step_of_the_law_that_another_man_took_is_found(encoder: Encoder) -> None:
    source = f"{SOURCE}\n\nHis partner, Lena Dorn, was heard as a witness."
    found = audited("Leak\n\nHis partner, Lena Dorn, was convicted.", encoder, source).findings
    assert [f.kind for f in found] == ["status"]


def test_a_sentence_with_a_name_that_no_source_has_is_not_carried(encoder: Encoder) -> None:
    words = "The risk of another leak is small, according to the fitters at Kessel & Sons in Brakel."
    audit = audited(f"Leak\n\n{words}", encoder, SOURCE)
    assert [s.verdict for s in audit.sentences][-1] == "not-found"


@pytest.mark.parametrize(
    "words",
    [
        "The guild of traders threatened to close the northern gate of the hall in protest at the nuisance.",
        "The council has promised a mining firm a place at the quay.",
    ],
)
def test_a_copied_sentence_with_a_word_of_its_own_is_carried_in_part(words: str, encoder: Encoder) -> None:
    audit = audited(f"Leak\n\n{words}", encoder, SOURCE)
    assert ([s.verdict for s in audit.sentences][-1], audit.findings) == ("partly", ())


@pytest.mark.parametrize(
    ("old", "new"),
    [("plunged", "soared"), ("secretly", "publicly"), ("delete", "install"), ("required", "allowed")],
)
def test_an_everyday_opposite_is_found(old: str, new: str, encoder: Encoder) -> None:
    source = (
        "Port\n\nShares of the ferry firm plunged by a tenth on the Osk exchange. The firm secretly moved the old "
        "boats to the yard at Tolm. Clerks of the port are required to delete the game from their work telephones."
    )
    told = next(part for part in source.partition("\n\n")[2].split(". ") if old in part).replace(old, new)
    rules = {f.rule for f in audited(f"Port\n\n{told.rstrip('.')}.", encoder, source).findings}
    assert rules & {"opposite_stands_there", "contrary_word_stands_there", "values_are_not_the_same"}
