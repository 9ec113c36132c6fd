"""Two wordings of one thing land on the rung that the tables in `tests/cases/ladders` give."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quoth.annotate import annotate_report
from quoth.clean import clean_report
from quoth.compare import Context, Finding, Passage, Relation, compare_passages, passage_of, passage_of_sentence
from quoth.encoder import Encoder
from quoth.notation import read_rung, write_rung
from quoth.types import AnnotatedReport, RawReport

TABLES = Path(__file__).parent.parent / "cases" / "ladders"
SAME = "same"


def rungs() -> Iterator[object]:
    """Every line of the tables with the section it stands in."""
    for table in sorted(TABLES.glob("*.txt")):
        section = ""
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif line and not line.startswith("#"):
                left, right, rung = read_rung(line)
                yield pytest.param(section, left, right, rung, id=f"{table.stem}, {section}: {left} | {right}")


def read(name: str, text: str, encoder: Encoder, published: str | None = None) -> AnnotatedReport:
    raw = RawReport(name, f"{name}.txt", (), None, name, None, (), published, None, "en", text, False, {})
    return annotate_report(clean_report(raw), encoder=encoder)


def first(report: AnnotatedReport, *, statement: bool) -> Passage:
    """The first sentence of a report, or its first statement."""
    return passage_of(report, report.statements[0]) if statement else passage_of_sentence(report, 0)


def compared(
    left: str, right: str, encoder: Encoder, relation: Relation = "audit", *, statement: bool = False
) -> tuple[Finding, ...]:
    one, other = (first(read(n, t, encoder), statement=statement) for n, t in (("left", left), ("right", right)))
    return compare_passages(one, other, relation=relation)


def relation_of(section: str) -> Relation:
    known: dict[str, Relation] = {"audit": "audit", "lineage": "lineage", "speakers": "speakers"}
    return known.get(section.split(maxsplit=1)[0], "independent")


@pytest.mark.parametrize(("section", "left", "right", "rung"), list(rungs()))
def test_two_wordings_land_on_their_rung(section: str, left: str, right: str, rung: str, encoder: Encoder) -> None:
    found = compared(left, right, encoder, relation_of(section), statement="statements" in section)
    assert (", ".join(f"{made.kind} {made.verdict}" for made in found) or SAME) == rung


def test_the_tables_are_in_the_notation_and_cover_every_ladder() -> None:
    tables = {table.stem for table in TABLES.glob("*.txt")}
    assert tables == {
        "figures",
        "dates",
        "comparisons",
        "causes",
        "assurance",
        "attribution",
        "quotations",
        "names",
        "contraries",
        "scopes",
        "qualifiers",
    }
    for table in TABLES.glob("*.txt"):
        for line in table.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "[")):
                assert write_rung(*read_rung(line)) == line


def test_a_finding_points_at_the_differing_words_of_both_sides(encoder: Encoder) -> None:
    left, right = "At least 14 people were killed in the fire.", "In the fire 19 people were killed."
    [made] = compared(left, right, encoder)
    assert [place.span.of(left) for place in made.left] == ["At least 14 people"]
    assert [place.span.of(right) for place in made.right] == ["19 people"]
    assert (made.left[0].report, made.right[0].report) == ("left", "right")
    assert made.question.startswith("At least 14, or 19")


def test_twice_of_two_figures_is_worked_out_for_both(encoder: Encoder) -> None:
    left = "The city will spend 10,000 crowns, twice the earlier sum."
    right = "The city will spend 12,000 crowns, twice the earlier sum."
    [made] = compared(left, right, encoder, "independent")
    assert made.question == "Twice what?"
    assert made.left_reading == "10,000 = 2 × 5,000; 5,000 is in neither report"
    assert made.right_reading == "12,000 = 2 × 6,000; 6,000 is in neither report"


def test_one_sum_for_another_time_is_asked_by_the_times(encoder: Encoder) -> None:
    left = "Each farmer gets 250 crowns a month from the city."
    right = "Each farmer gets 250 crowns a week from the city."
    [made] = compared(left, right, encoder)
    assert (made.kind, made.question) == ("unit", "A month, or a week?")


@pytest.mark.parametrize(("day", "verdict"), [("October 5", "conflict"), ("October 12", "compatible")])
def test_the_middle_of_a_month_is_no_day_at_its_beginning(day: str, verdict: str, encoder: Encoder) -> None:
    told = "The minister was told of the leak {}."
    left, right = (
        first(read(name, told.format(words), encoder, "2031-11-03T08:00:00Z"), statement=False)
        for name, words in (("left", "in mid-October"), ("right", f"on {day}"))
    )
    [made] = compare_passages(left, right, relation="lineage")
    assert (made.kind, made.verdict, made.question) == ("date", verdict, f"mid-October, or {day}?")


@pytest.mark.parametrize(
    ("left", "right", "question"),
    [
        ("Dozens of people are missing.", "At least 38 people are missing.", "Dozens, or at least 38 missing?"),
        (
            "Up to a third of the houses were damaged.",
            "A third of the houses were damaged.",
            "At most a third, or a third damaged?",
        ),
    ],
)
def test_what_was_told_in_words_is_asked_in_words(left: str, right: str, question: str, encoder: Encoder) -> None:
    assert [made.question for made in compared(left, right, encoder, "independent")] == [question]


def test_twice_fits_the_figure_whose_half_one_report_gives(encoder: Encoder) -> None:
    left = "The city will spend 10,000 crowns, twice the earlier sum. The earlier sum was 5,000 crowns."
    right = "The city will spend 12,000 crowns, twice the earlier sum."
    [made] = compared(left, right, encoder, "independent")
    assert "The arithmetic fits 10,000." in made.why


@pytest.mark.parametrize(
    ("relation", "days", "verdict", "reason"),
    [
        ("independent", ("2024-05-14T08:00:00Z", "2024-05-15T08:00:00Z"), "compatible", "update"),
        ("independent", ("2024-05-15T08:00:00Z", "2024-05-14T08:00:00Z"), "conflict", None),
        ("audit", ("2024-05-14T08:00:00Z", "2024-05-15T08:00:00Z"), "conflict", None),
    ],
)
def test_a_later_and_higher_count_is_an_update_unless_one_was_made_from_the_other(
    relation: Relation, days: tuple[str, str], verdict: str, reason: str | None, encoder: Encoder
) -> None:
    lower = read("left", "14 people were killed in the fire at the mill.", encoder, days[0])
    higher = read("right", "17 people were killed in the fire at the mill.", encoder, days[1])
    [made] = compare_passages(first(lower, statement=False), first(higher, statement=False), relation=relation)
    assert (made.kind, made.verdict, made.reason) == ("figure", verdict, reason)


def test_a_figure_that_the_source_gives_elsewhere_is_not_changed(encoder: Encoder) -> None:
    article = read("left", "19 people were killed in the fire at the mill.", encoder)
    text = "14 people were killed in the fire at the mill. Later the mayor spoke of 19 people who were killed."
    source = read("right", text, encoder)
    pair = first(article, statement=False), first(source, statement=False)
    assert [made.kind for made in compare_passages(*pair, relation="audit")] == ["figure"]
    context = Context((article,), (source,))
    assert compare_passages(*pair, relation="audit", context=context) == ()


@pytest.mark.parametrize("relation", ["audit", "lineage", "independent", "speakers"])
def test_a_wording_does_not_differ_from_itself(relation: Relation, encoder: Encoder) -> None:
    for text in (
        'Olaf Brenn denied on 3 March 2024 that at least 14 people were killed. "We know nothing of it," he said.',
        "The city will spend 10,000 crowns, twice the earlier sum, Mayor Anna Reik said, citing the council.",
    ):
        for statement in (True, False):
            assert compared(text, text, encoder, relation, statement=statement) == ()
