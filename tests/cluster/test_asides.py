"""What names another event without telling it: asides, analyses, round-ups; and reports that nearly belong to a story."""

from collections.abc import Callable, Sequence

import pytest
from tests.cluster.reading import Reader

from quoth.cluster import cluster_stories, near_stories
from quoth.cluster.details import worth
from quoth.encoder import Encoder
from quoth.types import AnnotatedReport

# Title, day, text.
Told = tuple[str, str, str]
Read = Callable[[str, Told], AnnotatedReport]

COLLAPSE: Told = (
    "Grandstand collapse in Orvalla injures 31",
    "2024-05-04T18:00:00",
    "ORVALLA - A grandstand collapsed during a horse race on Saturday, injuring 31 people and trapping four, police in the "
    "town of Orvalla said.\n\nThe Pellmar stand gave way at 3:20 p.m. as the horses entered the last lap, police spokesman "
    "Tibor Anselm said.\n\nSix of the injured were in critical condition, the Saint Odile Hospital said.\n\nThe stand, "
    "built in 1957, held about 2,300 people.\n\nMayor Greta Solin denied that the town had ignored warnings.\n\nProsecutor "
    "Ferenc Dahl opened an investigation into suspected negligence.",
)
COLLAPSE_AGAIN: Told = (
    "31 hurt as stand falls at Orvalla races",
    "2024-05-04T21:00:00",
    "Thirty-one people were hurt when a grandstand fell at the races in Orvalla on Saturday, according to police.\n\nThe "
    "Pellmar stand broke at 3:20 p.m. while the horses were in their last lap, said Tibor Anselm of the police.\n\nAt Saint "
    "Odile Hospital six people were fighting for their lives.\n\nBuilt in 1957, the stand had room for 2,300.\n\nMayor Greta "
    "Solin rejected the charge that warnings were ignored. Ferenc Dahl, the prosecutor, is investigating negligence.",
)
ELSEWHERE: Told = (
    "Nine hurt as grandstand in Keshet gives way",
    "2024-05-04T20:00:00",
    "KESHET - A grandstand collapsed during a football match on Saturday, injuring nine people, police in Keshet said.\n\n"
    "The Morrow stand gave way at 5:40 p.m. as the teams came out, police spokeswoman Nadia Brix said.\n\nOne of the injured "
    "was in critical condition, the district hospital said.\n\nThe stand, built in 1966, was inspected in April.",
)
ASIDE = "\n\nMayor Ruth Amado said it was the second such collapse of the day after one in Orvalla."
LATER_TWIN: Told = (
    "Grandstand collapse in Brusk injures twelve",
    "2024-05-11T20:00:00",
    "BRUSK - A grandstand collapsed during a regatta on Friday, injuring twelve people and trapping one, police in Brusk "
    "said.\n\nThe Halm stand gave way at 6:10 p.m. as the boats came in, police spokeswoman Vera Tomic said.\n\nTwo of the "
    "injured were in critical condition, the county hospital said.\n\nThe stand, built in 1981, was last inspected in "
    "March.\n\nMayor Olle Finn denied that the town had ignored complaints.\n\nProsecutor Ines Kral opened an investigation "
    "into suspected negligence.",
)
ANALYSIS: Told = (
    "Two grandstands in a week: who is checking?",
    "2024-05-12T12:00:00",
    "Two grandstands have collapsed within a week, one in Orvalla and one in Brusk, and the engineers' union says it is no "
    'accident.\n\n"We have warned for years that nobody counts the bolts," said its president, Ilka Rood.\n\nIn Orvalla 31 '
    "people were injured at the races on 4 May; in Brusk twelve were injured on Friday.\n\nThe ministry spends 6 million "
    "crowns a year on inspections, half of what it spent in 2010.",
)
ROUND_UP: Told = (
    "The week in brief",
    "2024-05-12T07:00:00",
    "Orvalla: The mayor opened an inquiry after a grandstand collapsed at the races, injuring 31 people and trapping four.\n\n"
    "Brusk: A second grandstand collapsed during a regatta on Friday and injured twelve people, police said.\n\n"
    "Economy: The central bank left its key rate at 4.25 percent for the third time.\n\n"
    "Sport: Lisk Rovers beat Varn Athletic 3-1 in the first round of the Northern Cup.",
)
WITNESS: Told = (
    'Jockey at Orvalla: "I heard the Pellmar stand before I saw it"',
    "2024-05-05T09:00:00",
    "Stable boy Emmet Rask was leading a horse past the Pellmar stand when its roof tipped, and he says the horse saved his "
    'life.\n\n"She pulled me over the rail and would not stop," Rask said from his bed at the Saint Odile Hospital.\n\nRask, '
    "19, broke three ribs.\n\nHe was found by a vet, Petra Noll, who had come to look after another horse. Noll said she had "
    "seen Ferenc Dahl walk along the beams with Tibor Anselm and a lamp that night.",
)


@pytest.fixture(scope="module")
def read(encoder: Encoder) -> Read:
    reader = Reader(encoder)
    return lambda outlet, told: reader(outlet, (told[0], told[2]), told[1])


def names(*reports: AnnotatedReport) -> list[list[str]]:
    return sorted(sorted(inputs(story)) for story in cluster_stories(reports))


def inputs(story: Sequence[AnnotatedReport]) -> list[str]:
    return [each.report.raw.input for each in story]


def near(*reports: AnnotatedReport) -> dict[str, tuple[list[str], str]]:
    stories = cluster_stories(reports)
    return {
        stories[place][0].report.raw.input: (inputs(stories[other]), why)
        for place, (other, why) in near_stories(stories).items()
    }


def test_an_aside_that_names_the_place_of_another_event_does_not_pull_it_in(read: Read) -> None:
    aside = (ELSEWHERE[0], ELSEWHERE[1], ELSEWHERE[2] + ASIDE)
    reports = [read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("n", aside)]
    assert names(*reports) == [["a", "b"], ["n"]]


@pytest.mark.parametrize("told", [ANALYSIS, ROUND_UP], ids=["analysis", "round-up"])
def test_a_report_of_two_events_is_in_both_and_takes_neither_away(told: Told, read: Read) -> None:
    reports = [read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("h", LATER_TWIN), read("q", told)]
    assert names(*reports) == [["a", "b", "q"], ["h", "q"]]


def test_a_round_up_and_an_analysis_of_the_same_two_events_glue_nothing(read: Read) -> None:
    events = [read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("h", LATER_TWIN)]
    assert names(*events, read("p", ROUND_UP), read("q", ANALYSIS)) == [["a", "b", "p", "q"], ["h", "p", "q"]]


def test_what_a_witness_tells_is_bound_to_the_story_by_its_details(read: Read) -> None:
    assert names(read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("w", WITNESS)) == [["a", "b", "w"]]


def test_a_report_with_one_detail_of_a_story_perhaps_belongs_to_it(read: Read) -> None:
    alone = (WITNESS[0], WITNESS[1], WITNESS[2].split(" Noll said")[0].replace("Saint Odile Hospital", "hospital"))
    found = near(read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("w", alone), read("h", LATER_TWIN))
    assert found["w"][0] == ["a", "b"]
    assert "“Pellmar”" in found["w"][1]
    assert "h" not in found


def test_a_date_that_keeps_a_report_out_of_its_story_is_told(read: Read) -> None:
    text = (
        "A woman of 62 who was hurt when the Pellmar stand fell in Orvalla has left hospital, her daughter said.\n\nShe walked "
        "to the car without help, and asked who had won the race.\n\nThe number of injured had risen to 34, police said."
    )
    future = ("First of the injured leaves hospital", "2031-02-04", text)
    assert names(read("a", COLLAPSE), read("m", (future[0], "2024-05-06", text))) == [["a", "m"]]
    found = near(read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("k", future))
    assert found["k"] == (["a", "b"], "Its date, 2031-02-04, lies 2,467 days after that story; that keeps it apart.")


def test_a_name_and_what_is_made_of_it_are_one_detail_and_a_figure_is_two() -> None:
    assert worth({"orvalla", "orvallan", "pellmar"}) == 2
    assert worth({"6812", "pellmar"}) == 3
    assert worth(set()) == 0


def told_of(reports: Sequence[AnnotatedReport], place: str, name: str) -> AnnotatedReport:
    """The report as it is in the story of which another is the first."""
    story = next(story for story in cluster_stories(tuple(reports)) if inputs(story)[0] == place)
    return next(each for each in story if each.report.raw.input == name)


def test_of_a_round_up_each_story_has_its_own_item(read: Read) -> None:
    reports = [read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("h", LATER_TWIN), read("p", ROUND_UP)]
    for place, opening, figures in (("a", "Orvalla:", {31, 4}), ("h", "Brusk:", {12})):
        told = told_of(reports, place, "p")
        assert [span.of(told.text).split()[0] for span in told.report.sentences] == [opening]
        assert {q.low for q in told.quantities} == figures
        assert len(told.sentence_vectors) == 1
        assert len(told.statement_vectors) == len(told.statements)
        assert all(opening in told.text[: s.content[0].start + len(opening)] for s in told.statements)


def test_of_an_analysis_each_story_has_what_is_said_of_it_and_what_is_said_of_both(read: Read) -> None:
    reports = [read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("h", LATER_TWIN), read("q", ANALYSIS)]
    for place, own, others in (("a", 31, 12), ("h", 12, 31)):
        told = told_of(reports, place, "q")
        figures = {q.low for q in told.quantities}
        assert own in figures
        assert others not in figures
        assert 6_000_000 in figures


def test_a_report_of_one_story_is_there_whole(read: Read) -> None:
    reports = [read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("h", LATER_TWIN), read("p", ROUND_UP)]
    assert told_of(reports, "a", "a") is reports[0]


def test_a_round_up_brings_no_other_item_into_a_story_whose_twin_nobody_tells(read: Read) -> None:
    more = (
        "Orvalla: Thirty-one people were injured when the Pellmar stand gave way at the races at 3:20 p.m. Six of them lie in "
        "critical condition in Saint Odile Hospital. Mayor Greta Solin denied that warnings were ignored. Prosecutor Ferenc "
        "Dahl is investigating."
    )
    listed = read("p", (ROUND_UP[0], ROUND_UP[1], "\n\n".join([more, *ROUND_UP[2].split("\n\n")[1:]])))
    alone = told_of([read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), listed], "a", "p")
    beside = told_of([read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), read("h", LATER_TWIN), listed], "a", "p")
    said = " ".join(span.of(alone.text) for span in alone.report.sentences)
    assert "races" in said
    assert "Sport" not in said
    assert "Economy" not in said
    assert {q.low for q in beside.quantities} <= {q.low for q in alone.quantities}


def test_a_list_of_facts_about_one_event_is_there_whole(read: Read) -> None:
    facts = (
        "What we know",
        "2024-05-04T22:00:00",
        "- The Pellmar stand in Orvalla collapsed at 3:20 p.m. during a race, injuring 31 people.\n\n- Built in 1957, it held "
        "about 2,300 people.\n\n- Mayor Greta Solin denied that the town had ignored warnings.\n\n- A vet, Petra Noll, treated "
        "four horses on the lawn.",
    )
    listed = read("k", facts)
    assert told_of([read("a", COLLAPSE), read("b", COLLAPSE_AGAIN), listed], "a", "k") is listed
