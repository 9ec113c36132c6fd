"""The page of a story that many reports tell: the largest disagreement at once, each part a link away, nothing said sixty times."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import BRIDGE, FERRY, fill, sources
from tests.edges.web.many_reports import many_reports
from tests.edges.web.served import client_of, store_in, story_address

from quoth.edges.web.contents import folded_in_words
from quoth.edges.web.plot import LINE, MOST_LETTERS, letters_shown
from quoth.edges.web.story_rows import FIRST_REPORTS, MOST_BADGES

MANY = 24


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with store_in(tmp_path_factory.mktemp("many")) as store:
        fill(store, [*sources(FERRY, BRIDGE), *many_reports(MANY)])
        with client_of(store) as client:
            yield client


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    found = next(one for one in client.get("/stories.json").json() if one["reports"] == MANY)
    return client.get(f"/s/{found['id']}").text


def words_in(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_largest_disagreement_stands_above_everything_with_the_words_of_both_sides(client: TestClient) -> None:
    page = client.get(story_address(client, "bridge")).text
    line = page[page.index('<p class="largest">') :].partition("</p>")[0]
    assert page.index('<p class="largest">') < page.index('class="contents"') < page.index(">Origin</h2>")
    assert words_in(line).startswith("Largest: 11, or 9 cracks?")
    assert "9 cracks" in line
    assert "11 cracks" in line
    target = re.search(r'href="#(e1-[0-9a-f]+)"', line)
    assert target is not None
    assert f'<article class="card" id="{target[1]}">' in page


def test_every_part_is_a_link_away_and_is_counted_where_a_count_says_something(page: str) -> None:
    contents = page[page.index('<nav class="contents"') :].partition("</nav>")[0]
    linked = re.findall(r'href="#(s1-\w+)"', contents)
    assert linked == re.findall(r'<h2 id="(s1-\w+)"', page)
    assert linked[0] == "s1-origin"
    assert linked[-1] == "s1-how"
    counts = dict(re.findall(r'href="#s1-(\w+)">[^<]+ (\d+)</a>', contents))
    assert counts["reports"] in re.findall(r"The reports (?:disagree|differ) <span class=\"quiet\">(\d+)</span>", page)


def test_what_can_both_hold_is_not_headed_as_a_disagreement(client: TestClient) -> None:
    page = client.get(story_address(client, "osk")).text
    assert "The reports differ <span" in page
    assert "The reports disagree" not in page
    assert "both can hold: bound" not in page, "the reason is not told where it is the kind"


def test_what_is_folded_adds_up_with_the_heading(page: str) -> None:
    disagree = int(re.findall(r"The reports disagree <span class=\"quiet\">(\d+)</span>", page)[0])
    shown = page[page.index("The reports disagree <span") :].partition("<details><summary>")[0].count("<article")
    folded = re.search(
        r"<summary>((?:\d+ [a-z ]+(?:, )?)+)</summary>", page[page.index("The reports disagree <span") :]
    )
    milder = re.match(r"(\d+) milder", folded[1]) if folded else None
    assert disagree == shown + (int(milder[1]) if milder else 0)
    assert folded_in_words([]) == ""


def test_the_first_reports_stand_open_and_the_others_in_a_fold(page: str) -> None:
    listed = page[page.index('<ul class="reports">') :].partition("</ul>")[0]
    assert listed.count("<li") == FIRST_REPORTS
    assert f"<summary>{MANY - FIRST_REPORTS} more reports</summary>" in page
    assert f"<summary>{MANY - FIRST_REPORTS} more files</summary>" in page


def test_a_side_names_some_reports_and_counts_the_rest(page: str) -> None:
    sides = re.findall(r'<div class="side(?: l\d| ln)?">\n(.*)', page)
    assert sides
    for side in sides:
        named = side.partition("“")[0]
        letters = re.findall(r'<span class="badge \w+">(\w+)</span>', named)
        assert len(letters) <= MOST_BADGES
        assert letters == sorted(letters, key=lambda letter: (len(letter), letter)), "in the order of the story"
        assert (len(letters) == MOST_BADGES) or "more" not in words_in(named)


def test_the_words_above_a_track_never_run_into_each_other(page: str) -> None:
    rows = re.findall(r'<text y="\d+">(.*?)</text><text [^>]*>(.*?)</text>', page)
    assert rows
    for label, value in rows:
        assert len(label) + 1 + len(value) <= LINE + 1, (label, value)


def test_many_letters_are_cut_and_few_are_not() -> None:
    assert letters_shown(["A", "B", "C"]) == "A B C"
    assert letters_shown("ABCDE") == "A B C D E"
    assert letters_shown([chr(65 + n) for n in range(20)]) == f"A B C D +{20 - MOST_LETTERS}"


def test_the_words_of_a_day_stand_once(page: str) -> None:
    times = page[page.index('<ol class="times">') :].partition("</ol>")[0]
    for row in times.split("<li>")[1:]:
        told = re.findall(r"“([^”]+)”", row)
        assert len(told) == len(set(told)), row


def test_one_thing_that_many_leave_out_is_told_once(page: str) -> None:
    told = re.findall(r"drops? ([^<]*): ?.*?“([^”]+)”", page)
    assert len(told) == len(set(told))
