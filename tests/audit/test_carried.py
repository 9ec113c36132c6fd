"""A sentence is called carried only where the source carries it; of any other it is said why it cannot be compared."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = """Bees die in Ostra valley

More than 900 hives were lost in three villages of the Ostra valley this spring, the beekeepers' league said.

A gardener told the league that the orchards had been sprayed at noon. The league has not confirmed this.

The sprayer was back in its shed in less than four hours, said Mirko Tal, a spokesman for the league.

The dead bees in the laboratory belong to the Lindner swarm, which is kept in Ostra.

A worker, who feared for his job, said the tank had been washed out in the brook since March.

No one has been charged, the prosecutor Edda Krohn said. She could not rule out that the poison came from abroad.

"We have buried our year, and nobody has told us why," said Ada Lindner, who keeps bees in Ostra.

Four beekeepers were heard by the district office. None of them was insured, it said.

The growers' union called on the district to close the shed. The district office said it would read the report first.

The firm Talborn had sent the sprayer out without enough filters in two valleys, the inspectors found. Talborn denied this."""
CHANGED = {
    "an end left out": ("The sprayer was back in its shed in four hours, said Mirko Tal.", "bound"),
    "another end": ("Almost 900 hives were lost in three villages of the Ostra valley.", "bound"),
    "a body for a nameless man": (
        "The tank had been washed out in the brook since March, the league said.", "attribution-changed",
    ),
    "who was only told": ("The orchards had been sprayed at noon, the league said.", "attribution-changed"),
    "the whole country": (
        "More than 900 hives were lost across the country this spring, the beekeepers' league said.", "scope",
    ),
    "some for none": ("Four beekeepers were heard. Some of them were insured, the district office said.", "polarity"),
    "a lack told as nothing": ("The firm Talborn had sent the sprayer out without any filters, the inspectors found.", "scope"),
    "a whole valley": (
        "Talborn had sent the sprayer out without enough filters in the whole valley, the inspectors found.", "scope",
    ),
    "the whole of it": ("The entire Lindner swarm lies in the laboratory.", "scope"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "kind"), CHANGED.values(), ids=CHANGED.keys())
def test_what_is_changed_is_not_carried(words: str, kind: str, encoder: Encoder) -> None:
    audit = audited(f"Bees\n\n{words}", encoder, SOURCE)
    assert kind in {finding.kind for finding in audit.findings}
    assert audit.sentences[-1].verdict == "distorted"


def test_arrests_in_a_headline_are_held_against_the_text(encoder: Encoder) -> None:
    audit = audited("Farmer charged over dead bees\n\nMore than 900 hives were lost.", encoder, SOURCE)
    [finding] = [finding for finding in audit.findings if finding.kind == "status"]
    assert finding.article.span.of(audit.article.text) == "charged"


@pytest.mark.parametrize(
    "words",
    [
        "Edda Krohn said it could not be excluded that the poison came from abroad.",
        "“We have buried our year, and nobody has told us why,” Ada Lindner told journalists.",
        "The bees that lie dead in the laboratory are part of the Lindner swarm from Ostra.",
    ],
)
def test_what_is_only_worded_otherwise_is_carried(words: str, encoder: Encoder) -> None:
    audit = audited(f"Bees\n\n{words}", encoder, SOURCE)
    assert ([s.verdict for s in audit.sentences][-1], audit.findings) == ("supported", ())


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("The dead bees in the laboratory belong to the Marten swarm, which is kept in Ostra.", "Marten"),
        ("The dead bees in the laboratory belong to the Lindner swarm, which is shunned in Ostra.", "shunned"),
        ("The sprayer was back in its shed, said Ada Lindner.", "Ada Lindner"),
        ("The district office said it would close the shed.", "growers' union"),
        ("“We have buried our year, and nobody has told us why,” Ada Lindner admitted.", "admitted"),
        ("A man was convicted: the bees belong to the Lindner swarm, which is kept in Ostra.", "convicted"),
    ],
)
def test_what_cannot_be_compared_says_why(words: str, why: str, encoder: Encoder) -> None:
    audit = audited(f"Bees\n\n{words}", encoder, SOURCE)
    last = audit.sentences[-1]
    assert last.verdict != "supported"
    assert why in f"{last.why} {' '.join(finding.why for finding in audit.findings)}"


def test_a_name_in_another_spelling_is_known(encoder: Encoder) -> None:
    source = "Talks\n\nForeign Minister Andrij Kovalenkiy said the talks in Ostra would go on in the spring."
    article = "Talks\n\nThe foreign minister, Andrij Kovalenkyy, said the talks in Ostra would go on in the spring."
    assert audited(article, encoder, source).findings == ()


def test_more_of_a_vague_number_are_not_held_against_others(encoder: Encoder) -> None:
    source = "Troops\n\nAbout 1,500 soldiers were sent to the port of Ostra, and more will follow, the army said."
    article = "Troops\n\nThe army said soldiers were sent to the port of Ostra, with thousands more to follow."
    assert "figure" not in {finding.kind for finding in audited(article, encoder, source).findings}


@pytest.mark.parametrize("words", ["The firm rejects that.", "Talborn disputes it."])
def test_a_denial_of_a_body_without_its_name_is_not_left_out(words: str, encoder: Encoder) -> None:
    article = f"Bees\n\nTalborn had sent the sprayer out with too few filters, the inspectors found. {words}"
    audit = audited(article, encoder, SOURCE)
    assert "Talborn" not in " ".join(omission.why for omission in audit.omissions)
    assert audit.findings == ()
