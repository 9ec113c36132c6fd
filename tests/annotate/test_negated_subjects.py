"""Speakers of whom it is told that none of them says it."""

import pytest

from quoth.annotate import annotate_report
from quoth.clean import clean_report
from quoth.encoder import Encoder
from quoth.types import RawReport


def told(encoder: Encoder, text: str) -> list[tuple[str, str]]:
    """Each innermost mention of a speaker with the stance."""
    raw = RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", text, True, {})
    found = annotate_report(clean_report(raw), encoder=encoder).statements
    mentions = ((s.chain[-1].mention, s.stance) for s in found if s.chain)
    return [(mention.of(text) if mention else "", stance) for mention, stance in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Neither Jan Orel nor Petr Sova believes the collapse could have been prevented.",
            [("Jan Orel", "denied"), ("Petr Sova", "denied")],
        ),
        (
            "Neither Anna Holm nor Bo Riis said the bridge was safe.",
            [("Anna Holm", "unknown"), ("Bo Riis", "unknown")],
        ),
        ("Nobody at the ministry told us that the bridge was safe.", [("the ministry", "unknown")]),
        ("No one at the town hall could confirm the figure.", [("the town hall", "unknown")]),
        ("None of the witnesses said they saw the driver.", [("the witnesses", "unknown")]),
        ("Nobody denied that the bridge was safe.", [("Nobody", "unknown")]),
        ("The mayor said neither bridge was safe.", [("The mayor", "asserted")]),
    ],
)
def test_a_negated_subject_negates_what_it_says(encoder: Encoder, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(encoder, text) == expected
