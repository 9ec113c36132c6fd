"""A hedge, a plan or a contrary word is taken from the sentence that tells of the same thing, and from no other."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """North Veldish sailors join Orm fleet

South Veldish lawmakers said on Monday that 3,000 North Veldish sailors had joined the fleet of Orm.

The North Veldish government reportedly sent 1,500 divers to the harbour of Orm in June.

If the reports on North Veldish sailors in Orm are true, that would break the treaty, the foreign ministry said.

A gas depot in northeastern Orm may have been hit by a rocket, the Fire Service said."""
KEPT = {
    "a hedge of another sentence": ("3,000 North Veldish sailors had joined the fleet of Orm", "Orm's fleet had 3,000 sailors of North Veldland"),
    "actors with like names": ("South Veldish lawmakers said on Monday that", "On Monday, lawmakers from South Veldland said that"),
    "a condition of another sentence": ("North Veldish sailors join Orm fleet", "Veldish sailors have joined fleet in Orm"),
}  # fmt: skip
CHANGED = {
    "its own hedge": ("reportedly sent", "sent", "certainty"),
    "its own doubt": ("may have been hit", "was hit", "certainty"),
    "its own place": ("northeastern", "northwestern", "place"),
}


@pytest.mark.parametrize(("old", "new"), KEPT.values(), ids=KEPT.keys())
def test_words_of_other_sentences_are_not_missed(old: str, new: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    assert [f.why for f in audited(SOURCE.replace(old, new), encoder, SOURCE).findings] == []


@pytest.mark.parametrize(("old", "new", "kind"), CHANGED.values(), ids=CHANGED.keys())
def test_words_of_the_same_sentence_are_missed(old: str, new: str, kind: str, encoder: Encoder) -> None:
    assert SOURCE.count(old) == 1
    assert [f.kind for f in audited(SOURCE.replace(old, new), encoder, SOURCE).findings] == [kind]


def test_a_fact_of_no_source_is_no_judgement(encoder: Encoder) -> None:
    added = "\n\nThe mayor was re-elected last year.\n\nThis affair is a shame and raises many hard questions."
    verdicts = [sentence.verdict for sentence in audited(SOURCE + added, encoder, SOURCE).sentences]
    assert verdicts[-2:] == ["not-found", "own"]


def test_reasons_name_the_source(encoder: Encoder) -> None:
    [found] = audited(SOURCE.replace("reportedly sent", "sent"), encoder, SOURCE).findings
    assert "Source 0" in found.why
    assert "here" not in found.why.split()


def test_a_body_in_the_place_of_nameless_officials_is_found(encoder: Encoder) -> None:
    told = "{} said more than 600 divers of the fleet had drowned off Orm since June."
    article, against = (f"{SOURCE}\n\n{told.format(who)}" for who in ("The Admiralty", "Several officials"))
    audit = audited(article, encoder, against)
    assert [f.kind for f in audit.findings] == ["attribution-changed"]
    assert audited(article, encoder, against.replace("Several officials", "Admiralty officials")).findings == ()
