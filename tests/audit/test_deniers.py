"""Who denies it in the sources and says so in the article."""

import pytest
from tests.audit.test_audit import audited

from quoth.encoder import Encoder

SOURCE = (
    "Talks over the ferries of Orlan have ended, the town hall said on Monday.\n\n"
    "Both Nordline and its owner at the harbour dismissed claims of a ferry sale as unfounded and false stories.\n\n"
    "Mayor Ada Rell said the ferries needed new engines.\n"
)
ARTICLE = "Ferries of Orlan\n\nTalks over the ferries have ended.\n\n{}\n"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Nordline confirmed the sale.", ["denier_says_so"]),
        ("Nordline denied the sale.", []),
        ("Nordline confirmed that there had not been a sale.", []),
        ("Ada Rell confirmed that the ferries need new engines.", []),
    ],
)  # fmt: skip
def test_who_only_denies_it_does_not_confirm_it(sentence: str, found: list[str], encoder: Encoder) -> None:
    findings = audited(ARTICLE.format(sentence), encoder, SOURCE).findings
    assert [f.rule for f in findings if f.kind == "polarity"] == found


def test_who_calls_it_premature_denies_it(encoder: Encoder) -> None:
    source = SOURCE.replace(
        "Both Nordline and its owner at the harbour dismissed claims of a ferry sale as unfounded and false stories.",
        "Nordline called reports of a ferry sale premature.",
    )

    def rules(sentence: str) -> list[str]:
        return [f.rule for f in audited(ARTICLE.format(sentence), encoder, source).findings if f.kind == "polarity"]

    assert rules("Nordline confirmed reports of a ferry sale.") == ["denier_says_so"]
    assert rules("Reports of a ferry sale were premature, according to Nordline.") == []
