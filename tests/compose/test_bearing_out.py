"""What the brief says with a count stands in every report that is counted; whatever else it says stands where it is cited."""

import json
from pathlib import Path

import pytest
from tests import factory

import quoth
from quoth.compose.going_back import is_of_one_house
from quoth.compose.held_against import holds_against, values_in
from quoth.compose.material import Material
from quoth.types import BriefSentence, Dossier, Ledger

OPENING = (
    "The ferry pier at Quarn was closed on Monday after cracks were found in its piles, the harbour office said.\n\n"
)


def brief_of(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """The sentences of the brief of reports of a pier, with the letters of those cited."""
    title = "Pier at Quarn closed after cracks are found"
    records = [
        {"outlet": f"Paper {letter}", "title": title, "text": OPENING + text, "published": f"2026-05-0{number}"}
        for number, (letter, text) in enumerate(zip("ABCD", texts, strict=False), 4)
    ]
    file = folder / "reports.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    told = []
    for story in quoth.read([file]).stories:
        letters = dict(zip(story.reports, "ABCD", strict=False))
        told += [(s.text, "".join(sorted({letters[p.report] for p in s.citations}))) for s in story.brief]
    return told


def counted_for(told: list[tuple[str, str]], words: str) -> set[str]:
    """Which reports are cited for the sentences with these words that say how many carry them."""
    return {letter for text, letters in told if words in text and " (" in text for letter in letters}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "About 1,400 seals had been brought to the station after the spill, of which roughly 300 were dead, biologist"
            " Nora Quist said.",
            "About 1,400 seals were dead at the station after the spill, biologist Nora Quist said.",
            "seals were dead",
        ),
        (
            "The pier would not open again this year, engineer Ludo Marn said.",
            "The pier will open again this year, engineer Ludo Marn said.",
            "open again this year",
        ),
        (
            "Engineers had warned of cracks in the piles as early as 2019, former engineer Ludo Marn said.",
            "Engineers had warned of cracks in the piles in 2021, former engineer Ludo Marn said.",
            "warned of cracks",
        ),
    ],
)  # fmt: skip
def test_who_says_it_otherwise_is_not_counted(tmp_path: Path, one: str, other: str, words: str) -> None:
    assert counted_for(brief_of(tmp_path, one, other), words) != {"A", "B"}


def test_who_says_it_in_other_words_is_counted(tmp_path: Path) -> None:
    told = brief_of(
        tmp_path,
        "Repairs will cost about 4 million crowns, engineer Ludo Marn said.",
        "Repairing it will cost about 4 million crowns, according to engineer Ludo Marn.",
    )
    assert counted_for(told, "4 million crowns") == {"A", "B"}


def held(text: str, words: str = "about 12 days", *, told: bool = False) -> bool:
    """Whether a sentence passes against the place of some words in a report of the factory."""
    first, second = factory.harbour(), factory.herald()
    story = factory.story(first, second)
    ledger = Ledger(story.claims, (), (), (), ())
    material = Material({first.id: first, second.id: second}, {}, story.lineage, ledger)
    return holds_against(material, BriefSentence(text, (factory.place(first, words),)), told=told)


def test_a_sentence_in_the_words_of_its_place_passes() -> None:
    assert held("Ferry to Osk stops for about 12 days.")


def test_a_quotation_that_does_not_stand_there_fails() -> None:
    assert not held("Ada Rell: “The ferry stops for good”.")


def test_a_figure_and_a_word_that_do_not_stand_there_fail() -> None:
    assert not held("Ferry to Osk stops for about 14 days.")
    assert not held("Ferry to Osk collides for about 12 days.")


def test_the_counts_behind_a_sentence_are_ours() -> None:
    assert held("Ferry to Osk stops for about 12 days (7 outlets, 3 to 5 origins).")


def test_numbers_are_compared_however_they_are_written() -> None:
    assert values_in("Seventeen people and 40 dogs") == {17, 40}


def test_every_sentence_of_the_demo_holds_against_what_it_cites(demo: Dossier) -> None:
    for story in demo.stories:
        reports = {read.id: read for read in demo.reports if read.id in story.reports}
        ledger = Ledger(story.claims, story.differences, story.figures, story.speakers, story.omissions)
        material = Material(reports, {}, story.lineage, ledger)
        assert all(holds_against(material, sentence, told=False) for sentence in story.brief[:-1])


COLLAPSE = (
    "At least {} people were killed when the pier of Quarn collapsed on Monday, harbour director Lena Pohl said.\n\n"
)
REST = (
    "The pier was built in 1931 by the Ovren company and was repaired twice, the town archive said.\n\n"
    "None of the 61 berths had been inspected since the spring, engineer {} said on Monday evening.\n\n"
    "Divers searched the harbour until nightfall and will go on at dawn, the coast guard said.\n"
)


def read_of(folder: Path, *records: dict[str, str]) -> Dossier:
    """The dossier of some records."""
    file = folder / "reports.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return quoth.read([file])


def test_a_toll_that_its_own_outlet_has_raised_does_not_open_the_brief(tmp_path: Path) -> None:
    made = read_of(
        tmp_path,
        *(
            {
                "outlet": "Quarn Wire",
                "title": "Pier of Quarn collapses",
                "text": COLLAPSE.format(dead) + REST.format("Ludo Marn"),
                "published": f"2026-05-04T{hour}:00:00Z",
            }
            for dead, hour in ((14, "09"), (17, "15"))
        ),
    )
    assert made.stories[0].brief[0].text.startswith("At least 17 people were killed")


def test_a_rewrite_that_gives_the_words_to_another_is_not_told(tmp_path: Path) -> None:
    made = read_of(
        tmp_path,
        {
            "outlet": "Quarn Wire",
            "title": "Pier of Quarn collapses",
            "text": COLLAPSE.format(14) + REST.format("Ludo Marn"),
            "published": "2026-05-04T09:00:00Z",
        },
        {
            "outlet": "Harbour Mail",
            "title": "Pier of Quarn collapses",
            "text": COLLAPSE.format(14) + REST.format("Vera Toll") + "\nQuarn Wire contributed to this report.\n",
            "published": "2026-05-05T09:00:00Z",
        },
    )
    assert not [s.text for s in made.stories[0].brief if "61 berths" in s.text and "Vera Toll said" in s.text]


def test_an_agency_and_its_own_desk_are_one_house() -> None:
    assert is_of_one_house("Meridian News Agency", "Meridian")
    assert not is_of_one_house("Harbour Mail", "Harbour Gazette")


def test_a_dispatch_that_its_rewrite_names_opens_the_brief(tmp_path: Path) -> None:
    title = "Pier of Quarn collapses"
    wire = COLLAPSE.format(14) + REST.format("Ludo Marn")
    rewrite = "Fourteen died at the pier of Quarn on Monday, Quarn Courant reports.\n\n" + wire.replace(
        "At least 14", "15"
    )
    made = read_of(
        tmp_path,
        {"outlet": "Quarn Courant", "title": title, "text": wire, "published": "2026-05-04T09:00:00Z"},
        {"outlet": "Harbour Mail", "title": title, "text": rewrite, "published": "2026-05-05T09:00:00Z"},
    )
    assert made.stories[0].brief[0].text.startswith("At least 14 people were killed")
