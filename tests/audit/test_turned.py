"""What is told the other way round: denials, a "not", what is lacking, contrary verbs; and what only sounds so."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Ferry pier shut after cracks are found

The pier at Sandmouth was shut on Monday after divers found cracks in a beam, the port said.

Police denied that a barge had struck the pier.

The port's head engineer, Ines Wolff, said the repairs would take long.

The union does not expect the pier to open before autumn.

Sailors trained here show great strength and courage, but their knowledge of modern radar is lacking, instructors said.

The price of a crossing rose by 3 euros.

Norland has summoned its harbour master over the affair.

It was not immediately clear who had built the beam."""
TURNED = {
    "a denial told as an admission": ("Police denied that", "Police confirmed that"),
    "a plain statement told as a denial": ("Ines Wolff, said the repairs", "Ines Wolff, denied that the repairs"),
    "a not added": ("repairs would take long", "repairs would not take long"),
    "a not dropped": ("does not expect", "expects"),
    "a lack told as praise": ("but their knowledge of modern radar is lacking", "and grasp of contemporary radar"),
    "a rise told as a fall": ("rose by", "fell by"),
    "what is done told as to come": ("Norland has summoned", "Norland will summon"),
    "unclear told as clear": ("was not immediately", "was immediately"),
}
FAITHFUL = {
    "a denial in other words": ("Police denied that a barge had struck", "Police said no barge had struck"),
    "a not before a date": ("does not expect the pier to open before autumn", "expects the pier to open in autumn at the earliest"),
    "a lack in other words": ("is lacking", "is too poor"),
    "a denial kept": ("Police denied that", "The police disputed that"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), TURNED.values(), ids=TURNED.keys())
def test_a_statement_turned_round_is_found(old: str, new: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    audit = audited(SOURCE.replace(old, new), encoder, SOURCE)
    found = [f for f in audit.findings if f.kind in ("polarity", "figure", "status")]
    assert found
    assert {f.severity for f in found} == {"high"}
    at = SOURCE.index(old)
    sentence = next(s for s in audit.sentences if s.start <= at < s.end)
    assert all(sentence.start <= f.article.start < sentence.end for f in audit.findings)
    assert sentence.verdict == "distorted"


@pytest.mark.parametrize(("old", "new"), FAITHFUL.values(), ids=FAITHFUL.keys())
def test_what_is_only_worded_otherwise_is_not_turned_round(old: str, new: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    assert [f.kind for f in audited(SOURCE.replace(old, new), encoder, SOURCE).findings if f.kind == "polarity"] == []


def test_a_denial_told_as_an_admission_is_found_and_not_told_again_as_left_out(encoder: Encoder) -> None:
    audit = audited(SOURCE.replace("Police denied that", "Police confirmed that"), encoder, SOURCE)
    assert "polarity" in {finding.kind for finding in audit.findings}
    assert audit.omissions == ()


def test_the_same_not_told_in_one_sentence_instead_of_two_turns_nothing(encoder: Encoder) -> None:
    source = 'Pier shut\n\n"We are not talking about a failure. We are talking about a pause," Ines Wolff said.'
    article = 'Pier shut\n\n"We are not talking about a failure, but about a pause," Ines Wolff said.'
    assert "polarity" not in {finding.kind for finding in audited(article, encoder, source).findings}
