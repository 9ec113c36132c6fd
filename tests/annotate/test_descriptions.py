"""Whom a description means in a whole report: people named before or after it, nameless ones by fewer words."""

import pytest

from quoth.annotate.attribution import find_attributions
from quoth.annotate.speakers import find_entities, resolve_links
from quoth.clean import clean_report
from quoth.types import RawReport


def speakers(text: str) -> list[str]:
    """The innermost speaker of each statement of a report, read by the rules."""
    raw = RawReport("r", "r.txt", (), None, None, None, (), None, None, "en", text, title_apart=True, found={})
    report = clean_report(raw)
    found = find_attributions(report)
    return [own[-1].speaker if own else "" for own in resolve_links(report, found, find_entities(report))]


LATER = [
    "A navy captain said the oil had come from a tanker.\n\nAna Holm told reporters that two ships were near.",
    "The chief physician said 14 people were hurt.\n\nAna Holm, who runs the clinic, said three would be flown out.",
    "A former engineer told a court that he had warned his boss.\n\nThe trial opened in Lund. Ana Holm said nobody came.",
]


@pytest.mark.parametrize("text", LATER)
def test_a_lead_describes_whom_the_next_paragraphs_name(text: str) -> None:
    assert set(speakers(text)) == {"Ana Holm"}


NOT_LATER = [
    "A night nurse told Ana Holm that the door was open.\n\nThe mayor said it was shut.",
    "A guard said the door was open. “I saw it,” said the guard, whose name would not be given.\n\nAna Holm said it was shut.",
    "A navy captain, who asked not to be named, said the oil was old.\n\nAna Holm told reporters it was fresh.",
    "A lawyer said the case was weak.\n\nJudge Ana Holm said it would go on.",
    "Residents said the water was brown.\n\nAna Holm said it was safe.",
    "A source said the deal was off.\n\nAna Holm said it was on.",
]


@pytest.mark.parametrize("text", NOT_LATER)
def test_a_nameless_or_another_speaker_of_the_lead_stays_apart(text: str) -> None:
    assert speakers(text)[0] != "Ana Holm"


def test_a_description_means_the_one_person_told_of_whose_work_was_not_told() -> None:
    text = "Ana Holm told the paper that the body was found at dawn.\n\n“I cannot say more,” the doctor said."
    assert speakers(text) == ["Ana Holm", "Ana Holm"]
    text = "Ana Holm, a baker, said the body was found at dawn.\n\n“I cannot say more,” the doctor said."
    assert speakers(text)[1] == "doctor"
    text = "Ana Holm and Bo Riis saw it. Ana Holm told the paper so.\n\n“I cannot say more,” the doctor said."
    assert speakers(text)[-1] == "doctor"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("RDW members went home on Monday. The union said the pay was poor.", "RDW"),
        ("RDW members met those of the KTL. KTL members left. The union said the pay was poor.", "union"),
        (
            "The port met its dock workers union. The Harbour Workers left. The union said the pay was poor.",
            "Harbour Workers",
        ),
        ("The Harbour Workers went home. Nobody met the union’s demand that pay be raised.", "Harbour Workers"),
    ],
)
def test_the_union_is_the_one_that_has_a_name(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_the_union_is_no_outlet_that_only_has_the_word_in_its_name() -> None:
    text = (
        "Officials told Union Press so. Bo Riis said the ministry had been told by the union that the store was full."
    )
    assert "Union Press" not in speakers(text)


def test_a_firm_is_called_by_the_name_set_beside_its_description() -> None:
    text = "The printing company, Ovrin & Tal, said it had found nothing. The printing company said so twice."
    assert speakers(text)[0] == "Ovrin & Tal"
    assert speakers("Bo Riis left.\n\nOvrin Tal, the mill, said it had found nothing.")[0] == "Ovrin Tal"


def test_nobody_speaks_by_telephone_for_himself() -> None:
    assert "telephone" not in speakers("Bo Riis said he had been told by telephone that the mill would shut.")


def test_the_statement_is_the_word_of_who_made_one() -> None:
    text = "Ana Holm said in a statement that the mine was shut. The pumps are out, the statement said."
    assert speakers(text) == ["Ana Holm", "Ana Holm"]
    text = (
        "A statement released by the Tolm Mining Board said the mine was shut. The pumps are out, the statement said."
    )
    assert speakers(text) == ["Tolm Mining Board", "Tolm Mining Board"]
    text = "Ana Holm told the paper that the mine was shut. The pumps are out, the statement said."
    assert speakers(text) == ["Ana Holm", "statement"]


def test_an_age_tells_who_is_meant() -> None:
    text = "Ana Holm knew it first.\n\n“I saw the oil,” the 58-year-old diver told AFP."
    assert speakers(text) == ["Ana Holm"]
    text = "Bo Riis was sent home, said Quin Odell. She said the trust was gone. The 58-year-old said his wife knew."
    assert speakers(text) == ["Quin Odell", "Quin Odell", "Bo Riis"]


def test_who_was_she_before_is_no_he() -> None:
    text = "The board sent Pavo Rell home, said Quin Odell. She said the trust was gone. He said he would sue."
    assert speakers(text) == ["Quin Odell", "Quin Odell", "Pavo Rell"]


def test_a_quoted_he_is_somebody_else_than_the_speaker() -> None:
    text = "Bo Riis fears his friend. “He said the house would burn,” Bo Riis told the court."
    assert speakers(text)[-1] == "He"


SHORTER = [
    ("Survivors interviewed by AFP said the ship sank at once.", "Survivors"),
    ("A bulletin issued on Saturday warned of high waves.", "bulletin"),
    ("Two officials briefed on the talks said the deal was off.", "Two officials briefed on the talks"),
]


@pytest.mark.parametrize(("text", "name"), SHORTER)
def test_how_the_report_came_by_somebody_is_no_part_of_the_name(text: str, name: str) -> None:
    assert speakers(text)[0].lower() == name.lower()


FULLER = [
    ("The director of the tax office left early. “It is bad,” the director said.", "director of the tax office"),
    ("A 48-page indictment was filed on Monday. The indictment says that he lied.", "48-page indictment"),
    ("A clerk and another clerk came. “It is bad,” the clerk said.", "clerk"),
    ("“It was quiet,” said one of them, a planner in the Asia office.", "planner in the Asia office"),
    ("“It was quiet,” one of them, who gave his name only as Kari, told AFP.", "Kari"),
]


@pytest.mark.parametrize(("text", "name"), FULLER)
def test_the_nameless_are_called_by_the_fullest_words_told_of_them(text: str, name: str) -> None:
    assert speakers(text)[-1] == name


def test_a_statement_is_the_word_of_its_owner() -> None:
    assert speakers("Orvik Energy closed the pipe. Orvik Energy's statement said that it was safe.") == ["Orvik Energy"]
    assert speakers("The union statement said that the strike would go on.") == ["union"]


def test_words_set_behind_a_name_mean_whom_it_names() -> None:
    text = "“We ran,” Ana Holm, daughter of the owner said. Ana Holm, a nurse, told the paper that it burned."
    assert set(speakers(text)) == {"Ana Holm"}
    assert speakers("According to Ana Holm, a nurse said that it burned.")[-1] != ""


NOT_THE_LAST = [
    ("Anna Holm ran the yard for years. The contractor told us that it was closed.", "contractor"),
    ("Ben Riis asked why the roof fell. The mayor said that it was old.", "mayor"),
    ("Ben Riis was calm.\n\n“Nobody knows. The baker told us that the oven was off,” Ben Riis said.", "baker"),
    ("Norlux AG built the crane. Kelm SA ran it. The manufacturer said that it was safe.", "manufacturer"),
]


@pytest.mark.parametrize(("text", "speaker"), NOT_THE_LAST)
def test_a_description_that_may_be_anybody_is_not_tied_to_the_last_name(text: str, speaker: str) -> None:
    assert speaker in speakers(text)


def test_the_agency_is_no_government_called_by_who_leads_it() -> None:
    text = "The River Service lifted the ban that the Holm administration had set. The agency said it was late."
    assert speakers(text) == ["River Service"]


def test_they_are_the_people_whom_the_sentence_begins_with() -> None:
    text = "The Port Ministry said it would wait. Miners and owners met, and they agreed that the pit should close."
    assert speakers(text)[-1] == "Miners and owners"


def test_what_a_person_is_opens_the_sentence_before_the_name() -> None:
    text = "Foreman Pavel Holm said the belt was old. Widow Jana Riis wept. She said that the roof fell."
    assert speakers(text) == ["Pavel Holm", "Jana Riis"]


CHAIRS = [
    "Rep. Ed Holm, who chairs the House Ports Committee, said it was wrong. The committee chairman said it must stop.",
    "Rep. Ed Holm, chairman of the Ports Committee, said it was wrong. The committee’s chairman said it must stop.",
]


@pytest.mark.parametrize("text", CHAIRS)
def test_who_chairs_a_committee_is_its_chairman_beside_any_title(text: str) -> None:
    assert speakers(text) == ["Ed Holm", "Ed Holm"]


def test_a_sign_of_the_exchange_beside_a_name_is_no_name_of_two_words() -> None:
    assert set(speakers("OSK OSK said the ferry would sail.\n\nOSK said it was full.")) == {"OSK"}
