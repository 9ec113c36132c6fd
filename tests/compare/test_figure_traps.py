"""Numbers that are told in other ways, or that count nothing, are no difference of figures; those that are one are found."""

import pytest

from quoth.compare import Context, Finding, Relation, compare_passages, passage_of_sentence
from quoth.encoder import Encoder
from quoth.pipeline import read_report
from quoth.types import RawReport


def report_of(text: str, name: str) -> RawReport:
    return RawReport(name, name, (), None, name, None, (), "2031-05-15T18:00:00Z", None, "en", text, False, {})


def found(encoder: Encoder, relation: Relation, source: str, told: str) -> list[Finding]:
    right, left = (read_report(report_of(text, name), encoder) for text, name in ((source, "a"), (told, "b")))
    passages = passage_of_sentence(left, 0), passage_of_sentence(right, 0)
    listed = compare_passages(*passages, relation=relation, context=Context((left,), (right,)))
    return [one for one in listed if one.kind in ("figure", "bound", "scope", "unit") and one.verdict == "conflict"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Some 1.5m people fled the valley, the agency said.", "About 1.5 million people fled the valley, the agency said."),
        ("About 3 lakh people were moved, officials said.", "About 300,000 people were moved, officials said."),
        ("The dam cost 2 crore rupees, officials said.", "The dam cost 20 million rupees, officials said."),
        ("Two dozen people were hurt, police said.", "Twenty-four people were hurt, police said."),
        ("The firm lost 1,5 million euros, it said.", "The firm lost 1.5 million euros, it said."),
        ("A third of the 90 homes burned, police said.", "One in three of the 90 homes burned, police said."),
        ("The toll was not 14 but 41, the minister said.", "The toll was 41, the minister said."),
        ("24 people were hurt, police said.", "Dozens of people were hurt, police said."),
        ("The plant will add up to 10 jobs, the mayor said.", "The plant will create up to 10 additional jobs, the mayor said."),
        ("Ada Rell, 34, left the boat, police said.", "Ada Rell, who is 34, left the boat, police said."),
    ],
)  # fmt: skip
def test_a_number_written_otherwise_is_no_difference(encoder: Encoder, source: str, told: str) -> None:
    assert found(encoder, "lineage", source, told) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Rell, 34, was one of 12 people rescued.", "Ben Holt, 43, was one of 12 people rescued."),
        ("Tarn beat Orlan 3-1 before 4,000 people.", "Tarn won 2-0 in Brest before 4,000 people."),
        ("Call 0800 555 1234, police said after 12 people were hurt.", "Call 0800 555 9999, police said after 12 people were hurt."),
        ("Version 2.4 of the program is affected, the firm said.", "Version 3.1 of the program is affected, the firm said."),
        ("The bridge, built in 1994, carries 2,000 cars a day.", "The bridge, opened in 1996, carries 2,000 cars a day."),
        ("In 2019 the ferry carried 2,100 people.", "In 2021 the ferry carried 2,100 people."),
        ("Rents in the town rose to 60 percent of wages.", "Rents in the town rose by about 40 percent."),
        ("She came third in the race of 40 boats.", "She came second in a race of 40 boats in May."),
        ("The pier is 300 feet long.", "The pier is 91 metres long."),
    ],
)  # fmt: skip
def test_ages_scores_numbers_to_call_versions_years_ranks_and_levels_beside_changes_are_none(
    encoder: Encoder, one: str, other: str
) -> None:
    assert found(encoder, "independent", one, other) == []


@pytest.mark.parametrize(
    ("relation", "source", "told"),
    [
        ("independent", "Support for the mayor stands at 45 percent, the institute Tarn said.",
         "Tarn, a polling institute, put support for the mayor at 40 percent."),
        ("lineage", "Two dozen people were hurt, police said.", "Twenty people were hurt, police said."),
        ("lineage", "About 3 lakh people were moved, officials said.", "About 200,000 people were moved, officials said."),
    ],
)  # fmt: skip
def test_another_number_is_found_however_it_is_written(
    encoder: Encoder, relation: Relation, source: str, told: str
) -> None:
    assert [one.kind for one in found(encoder, relation, source, told)] == ["figure"]
