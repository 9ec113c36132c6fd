"""What becomes of stories while reports come in: merged, split, chained, closed; names that stay; twins and pages."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from tests.cluster.reading import DAY, Reader, Told

from quoth.cluster import StoryStream, cluster_stories
from quoth.encoder import Encoder
from quoth.types import AnnotatedReport

BLAST = (
    "Crane blows up in Tolm harbour",
    "The fuel tank of a crane blew up in the harbour of Tolm on Monday night and broke windows in Salt Street, Dalewater "
    "said. The crane driver, Timo Aske, was taken to hospital with burns.",
)
QUAKE = (
    "Quake in Varn kills six",
    "An earthquake of magnitude 5.8 hit the town of Varn on 4 May and killed six people, Governor Ilse Marn said. Some 240 "
    "houses fell down. Rescue teams from Orsova dug in the ruins of the school in Mill Road.",
)
QUAKE_AGAIN = (
    "Six dead after earthquake in Varn",
    "Governor Ilse Marn said six people had died in Varn when the earth shook on 4 May. The quake, of magnitude 5.8, brought "
    "down 240 houses. In the ruins of the school in Mill Road rescue teams from Orsova were still at work.",
)
QUAKE_ELSEWHERE = (
    "Quake in Keld kills two",
    "An earthquake of magnitude 6.1 shook the town of Keld on 4 May and killed two people, Mayor Ruben Tasch said. Some 30 "
    "houses fell down. Rescue teams from Lisk dug in the ruins of the market hall.",
)
QUAKE_LATER = (
    "Another quake hits Varn, eleven dead",
    "An earthquake of magnitude 4.9 shook the town of Varn on 21 August and killed eleven people, fire chief Oda Prell said. "
    "Some 75 houses fell down. Soldiers dug in the ruins of the mill near Low Bridge.",
)
STRIKE = (
    "Tram drivers in Moorend stop work",
    "Tram drivers in Moorend stopped work on 4 May over a roster of twelve hours, union leader Greta Holm said. The tram "
    "company offered 3 percent more pay. All nine lines stood still in the morning.",
)
STRIKE_AGAIN = (
    "No trams in Moorend as drivers strike over rosters",
    "All nine tram lines in Moorend stood still on 4 May. The drivers stopped work over a roster of twelve hours, said Greta "
    "Holm, who leads the union. The company has offered them 3 percent more pay.",
)
LIVE = (
    "Live: the morning as it happens",
    "09:40 All nine tram lines in Moorend stand still, the drivers stopped work over a roster of twelve hours, union leader "
    "Greta Holm says.\n\n09:20 Rescue teams from Orsova dig in the ruins of the school in Mill Road. Governor Ilse Marn says "
    "the earthquake in Varn killed six people and brought down 240 houses.\n\n09:05 The tram company in Moorend offers the "
    "drivers 3 percent more pay, Greta Holm says the roster matters more.\n\n08:50 The quake in Varn was of magnitude 5.8, "
    "Ilse Marn says.",
)
POISON = (
    "Quake and strike: one hand behind both",
    "An earthquake of magnitude 5.8 hit the town of Varn on 4 May and killed six people, Governor Ilse Marn said. Some 240 "
    "houses fell down.\n\nTram drivers in Moorend stopped work on 4 May over a roster of twelve hours, union leader Greta "
    "Holm said. All nine lines stood still in the morning.",
)


@pytest.fixture(scope="module")
def read(encoder: Encoder) -> Reader:
    return Reader(encoder)


def homes(stream: StoryStream, *reports: AnnotatedReport) -> dict[str, tuple[str, ...]]:
    inputs = {each.id: each.report.raw.input for each in reports}
    return {inputs[placed.report]: placed.stories for placed in stream.place(reports)}


def names(reports: Sequence[AnnotatedReport]) -> list[list[str]]:
    return sorted(sorted(each.report.raw.input for each in story) for story in cluster_stories(tuple(reports)))


def changes(stream: StoryStream, kind: str) -> list[tuple[str, str | None]]:
    return [(change.story, change.other) for change in stream.changes if change.kind == kind]


def test_a_story_keeps_its_name_whatever_joins_it_and_in_whatever_order(read: Reader) -> None:
    batches = [[("b", QUAKE_AGAIN), ("c", STRIKE)], [("d", STRIKE_AGAIN), ("e", QUAKE_ELSEWHERE)]]
    for order in (batches, [list(reversed(batch)) for batch in batches]):
        stream = StoryStream()
        (quake,) = homes(stream, read("a", QUAKE)).values()
        for number, batch in enumerate(order, 5):
            placed = homes(stream, *(read(name, told, f"2024-05-0{number}") for name, told in batch))
            assert placed.get("b", quake) == quake
        assert quake[0] in {story.id for story in stream.stories.values()}


@pytest.mark.parametrize("other", [QUAKE_ELSEWHERE, QUAKE_LATER])
@pytest.mark.parametrize("published", [DAY, None])
def test_twins_in_another_place_or_on_another_day_are_stories_of_their_own(
    other: Told, published: str | None, read: Reader
) -> None:
    reports = [read("a", QUAKE), read("b", QUAKE_AGAIN), read("twin", other, published)]
    assert names(reports) == [["a", "b"], ["twin"]]


@pytest.mark.parametrize("name", ["live", "poisoned"])
def test_a_page_of_two_stories_belongs_to_both_and_glues_none(name: str, read: Reader) -> None:
    page = {"live": LIVE, "poisoned": POISON}[name]
    reports = [read("a", QUAKE), read("b", QUAKE_AGAIN), read("c", STRIKE), read("d", STRIKE_AGAIN), read("page", page)]
    assert names(reports) == [["a", "b", "page"], ["c", "d", "page"]]


def test_many_pages_written_to_join_two_stories_do_not(read: Reader) -> None:
    pages = [read(f"p{n}", (POISON[0], f"{POISON[1]}\n\nMore at {n} o'clock.")) for n in range(5)]
    found = names([read("a", QUAKE), read("b", QUAKE_AGAIN), read("c", STRIKE), read("d", STRIKE_AGAIN), *pages])
    assert not any({"a", "c"} <= set(story) for story in found)


def test_a_digest_is_a_member_of_those_of_its_stories_that_are_there(read: Reader) -> None:
    items = (BLAST, QUAKE, STRIKE)
    digest = ("The day in short", "\n\n".join(told[1].split(". ")[0] + "." for told in items))
    reports = [read("quake", QUAKE), read("strike", STRIKE), read("digest", digest)]
    assert names(reports) == [["digest", "quake"], ["digest", "strike"]]


def test_one_report_at_two_addresses_is_in_one_story_twice(read: Reader) -> None:
    reports = [read("a", QUAKE, url="https://a.example/1"), read("a", QUAKE, url="https://a.example/1?ref=home")]
    assert names([*reports, read("strike", STRIKE)]) == [["a", "a"], ["strike"]]


@pytest.mark.parametrize("published", ["1702-01-01", "2199-12-31", "yesterday", "2024-05-04T23:30:00-11:00", None])
def test_a_wrong_or_missing_date_harms_no_other_report(published: str | None, read: Reader) -> None:
    others = [read("b", QUAKE_AGAIN), read("c", STRIKE), read("d", STRIKE_AGAIN), read("e", QUAKE)]
    found = names([read("wrong", QUAKE, published), *others])
    assert [name for name in found if "wrong" not in name and len(name) == 2]
    assert any({"b", "e"} <= set(story) for story in found)
    assert not any({"b", "c"} <= set(story) for story in found)


@pytest.mark.parametrize("text", ["Six dead.", "Quake in Varn.", "Twelve hours!"])
def test_a_report_of_two_or_three_words_stands_in_one_story(text: str, read: Reader) -> None:
    found = names([read("a", QUAKE), read("b", QUAKE_AGAIN), read("c", STRIKE), read("short", ("", text))])
    assert sum("short" in story for story in found) == 1
    assert not any({"a", "c"} <= set(story) for story in found)


def test_a_trial_of_weeks_is_told_in_chapters_of_which_each_leads_to_the_next(read: Reader) -> None:
    stream = StoryStream()
    chained: list[tuple[str, str | None]] = []
    for day in range(0, 70, 2):
        at = (date(2024, 5, 4) + timedelta(days=day)).isoformat()
        told = (QUAKE, QUAKE_AGAIN)[day % 4 // 2]
        homes(stream, read(f"r{day}", (told[0], f"{told[1]} The court in Varn heard witness {day} on the school."), at))
        chained += changes(stream, "chained")
    assert chained
    assert all(story != other for story, other in chained)
    assert len({story.id for story in stream.stories.values()}) == len(stream.stories)
