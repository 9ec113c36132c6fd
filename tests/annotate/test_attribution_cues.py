"""Every cue and every noun of saying is found in its own example."""

import pytest

from quoth.annotate.attribution import find_attributions
from quoth.annotate.cues import cue_at, inflections
from quoth.clean import clean_report
from quoth.lexicons import load_table
from quoth.types import RawReport

CLASSES = {
    "say", "deny", "allege", "hedge", "unknown", "predict", "pledge", "demand", "accuse", "reveal", "ask", "judge",
    "cite", "quote",
}  # fmt: skip
FRAMES = {"that", "clause", "quote", "post", "tell", "np", "to", "obj_to", "ing", "whether", "as", "at"}


@pytest.mark.parametrize(("lemma", "cue_class", "example"), [(r[0], r[2], r[4]) for r in load_table("cues")])
def test_a_cue_is_found_in_its_example(lemma: str, cue_class: str, example: str) -> None:
    raw = RawReport("r", "r", (), None, None, None, (), None, None, "en", example, title_apart=False, found={})
    found = find_attributions(clean_report(raw))
    assert found, lemma
    assert {attribution.cue_class for attribution in found} & {cue_class, "demand"}


def test_classes_and_frames_are_those_that_the_file_lists() -> None:
    rows = load_table("cues")
    assert {row[2] for row in rows} | {row[1] for row in load_table("cue_nouns")} <= CLASSES
    assert {frame for row in rows for frame in row[3].split()} <= FRAMES


def test_forms_of_regular_and_irregular_verbs() -> None:
    assert dict(inflections("deny", "-")) == {
        "base": "deny", "third": "denies", "past": "denied", "participle": "denied", "ing": "denying",
    }  # fmt: skip
    assert dict(inflections("call for", "-"))["ing"] == "calling for"
    assert dict(inflections("tell", "told/told/telling"))["past"] == "told"


def test_the_day_of_insisting_is_no_part_of_what_is_insisted_on() -> None:
    assert cue_at(["insisted", "on", "monday", "that"], 0).cue.lemma == "insist"  # type: ignore[union-attr]
    assert cue_at(["insisted", "on", "repairs"], 0).cue.lemma == "insist on"  # type: ignore[union-attr]
