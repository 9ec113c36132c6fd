"""Where what is said ends: at a semicolon before a new speaker, at a second verb of the same one."""

import pytest

from quoth.annotate.attribution import find_attributions
from quoth.clean import clean_report
from quoth.types import RawReport


def contents(text: str) -> list[list[str]]:
    """The pieces of what is said, by the rules."""
    raw = RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", text, True, {})
    report = clean_report(raw)
    return [[piece.of(report.text) for piece in found.content] for found in find_attributions(report)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Petr Sova said he took a call on 12 May; his superior, Jan Orel, has said he remembers no such call.",
            [["he took a call on 12 May"], ["he remembers no such call"]],
        ),
        (
            "Anna Holm said rents had risen; that wages had fallen; and that work was scarce.",
            [["rents had risen; that wages had fallen; and that work was scarce"]],
        ),
        (
            "The mayor said the bridge was safe; the dam, he said, was not.",
            [["the bridge was safe"], ["the dam", "was not"]],
        ),
        ("Anna Holm has ruled out closing the mine but did not exclude an inquiry.", [["closing the mine"]]),
        ("The minister rejected the claim that it was late and did not work.", [["it was late and did not work"]]),
    ],
)
def test_a_new_speaker_or_a_second_verb_ends_what_is_said(text: str, expected: list[list[str]]) -> None:
    assert contents(text) == expected
