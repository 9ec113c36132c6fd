"""Several speakers of one cue each have their statement; what "and" joins within one name or description stays."""

import pytest
from tests.annotate.test_speakers import report_of

from quoth.annotate.attribution import find_attributions
from quoth.annotate.entities import find_entities
from quoth.annotate.joint import each_speaker, speakers_apart
from quoth.types import Span


def apart(mention: str) -> list[str]:
    text = f"{mention} said the gate was open. Mayor Ana Holm left. Bo Riis left."
    names = [name for entity in find_entities(report_of(text)) for name in entity.mentions]
    return [part.of(text) for part in speakers_apart(text, Span(0, len(mention)), sorted(names))]


@pytest.mark.parametrize(
    ("mention", "parts"),
    [
        ("Both Ana Holm and Bo Riis", ["Ana Holm", "Bo Riis"]),
        ("The Kremlin and Latvia's envoy to the lagoon states", ["The Kremlin", "Latvia's envoy to the lagoon states"]),
        ("The mayor and the harbour board", ["The mayor", "the harbour board"]),
    ],
)
def test_each_of_several_speakers_stands_alone(mention: str, parts: list[str]) -> None:
    assert apart(mention) == parts


@pytest.mark.parametrize(
    "mention",
    [
        "Lawyer and activist Ana Holm",
        "Officers and witnesses",
        "Ana Holm and several residents",
        "The lawyer for the campaign and the party",
        "The ministers of trade and industry",
    ],
)
def test_one_speaker_and_unnamed_groups_stay_whole(mention: str) -> None:
    assert apart(mention) == []


def test_what_is_nested_stays_with_the_first_speaker() -> None:
    report = report_of("Ana Holm and Bo Riis said the guard told them that the gate was open.")
    joint = find_attributions(report)
    made = each_speaker(report, joint, find_entities(report))
    outer = [a for a in made if a.parent is None]
    assert [a.sources[-1].mention.of(report.text) for a in outer if a.sources[-1].mention] == ["Ana Holm", "Bo Riis"]
    assert all(a.parent in (None, 0) for a in made)
