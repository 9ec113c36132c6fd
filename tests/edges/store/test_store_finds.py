"""Search, the lists, and the commands that print them: the same answers from both databases."""

import json
from pathlib import Path

import pytest
from tests.conftest import Places
from tests.edges.store.small_reports import BRIDGE, FERRY, fill, record, sources, written

from quoth.edges.cli import run
from quoth.edges.store.engines import reading
from quoth.edges.store.listing import found_reports, listed_stories, stretch_around
from quoth.edges.store.location import location_of
from quoth.edges.store.neighbours import ALL_AT_ONCE
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.searching import find_reports, terms_of
from quoth.errors import WrongUse
from quoth.types import Source

HOSTILE = (
    '"', "'", "''; DROP TABLE reports; --", 'ferry" OR "1', "ferry NEAR bridge", "title:ferry", "ferry*)(", "-ferry",
    "^ferry", "ferry AND NOT Osk", "ferry & !Osk", "ferry | bridge", "ferry:*", "ferry <-> Osk", "{title} : ferry", "\x00ferry",
    "ferry\\", "%", "_", "\u202eferry", "ferry" * 400, "ferry " * 3000, "café", "'ferry' 'osk'", "a:b:c", "<->",
)  # fmt: skip


def titles(store: Store, words: str) -> set[str | None]:
    with reading(store.engine) as connection:
        return {found.title for found in found_reports(connection, words)}


@pytest.fixture
def filled(store: Store) -> Store:
    cafe = (
        "Café on Osk burns",
        "Gazette",
        "2026-05-06",
        "The café in the port of Osk burnt down, firemen said. Two-thirds is lost.",
    )
    fill(store, sources(FERRY, BRIDGE, (cafe,)))
    return store


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("ferry", 2), ("FERRIES", 2), ("ferry bridge", 0), ("Osk", 3), ("cafe", 1), ("café", 1), ('"Ada Rell"', 2),
        ('"Rell Ada"', 0), ("Rell Ada", 2), ("engin*", 4), ("eng", 0), ('"Lower Tamm"', 2), ("Kolt", 2), ("the", 5),
        ("14", 1), ("two-thirds", 1), ("third", 1), ("nobody", 1), ("zebra", 0),
    ],
)  # fmt: skip
def test_words_are_found_in_titles_texts_and_speakers(filled: Store, words: str, count: int) -> None:
    assert len(titles(filled, words)) == count


def test_what_is_in_the_title_comes_first(filled: Store) -> None:
    with reading(filled.engine) as connection:
        assert "afé" in str(found_reports(connection, "Osk café")[0].title)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_question_is_taken_for_the_language_of_the_database(filled: Store, words: str) -> None:
    with reading(filled.engine) as connection:
        try:
            find_reports(connection, words)
        except WrongUse:
            assert not any(letter.isalnum() for letter in words)
        assert len(find_reports(connection, "Osk")) == 3


def test_a_question_is_read_as_words_and_words_side_by_side() -> None:
    assert [(term.words, term.opens) for term in terms_of('ferry "port of Osk" eng*')] == [
        (("ferry",), False),
        (("port", "of", "Osk"), False),
        (("eng",), True),
    ]
    with pytest.raises(WrongUse, match="no word"):
        terms_of(' "" - ')


def test_a_stretch_holds_the_words_that_were_looked_for() -> None:
    text = "Long before. " * 40 + "Then the ferry came. " + "Long after. " * 40
    start, end = stretch_around(text, "ferry")
    assert "ferry" in text[start:end]
    assert end - start < 200
    assert stretch_around("short", "absent") == (0, 5)


def test_very_long_texts_and_words_are_taken_up(store: Store) -> None:
    given = [
        Source("long.jsonl#1", record("Long", None, None, "The harbour said so. " + "x" * 5000 + " zebra. " + "word " * 90_000), "record"),
        Source("many.jsonl#1", record("Many", None, None, "The harbour said so. " + " ".join(f"w{n}" for n in range(60_000))), "record"),
    ]  # fmt: skip
    from quoth.edges.store.engines import writing
    from quoth.edges.store.keeping import Seen, keep_report
    from quoth.edges.store.searching import index_report
    from quoth.pipeline import acquired_or_rejected
    from quoth.settings import Settings
    from quoth.types import RawReport

    with writing(store.engine) as connection:
        for source in given:
            raw = acquired_or_rejected(source, Settings())
            assert isinstance(raw, RawReport)
            keep_report(connection, Seen(raw, source, "2026-06-01T12:00:00+00:00"))
            index_report(connection, raw.id, "", again=False)
    assert titles(store, "harbour") == {"Long", "Many"}


def test_stories_are_listed_in_the_order_asked_for(filled: Store) -> None:
    with reading(filled.engine) as connection:
        newest = listed_stories(connection)
        assert [story.last for story in newest] == sorted((s.last for s in newest), key=str, reverse=True)
        assert newest[1:] == listed_stories(connection, offset=1)
        most = [story.conflicts for story in listed_stories(connection, sort="disagreements")]
        assert most == sorted(most, reverse=True)
        with pytest.raises(WrongUse, match="cannot be sorted"):
            listed_stories(connection, sort="title; DROP TABLE stories")


def test_the_commands_print_what_is_there(places: Places, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    place, file = places(), written(tmp_path / "day.jsonl", FERRY, BRIDGE)
    base = ["--store", place, "--model", "none"]
    assert run([*base, "add", str(file), str(tmp_path / "absent.txt")]) == 0
    told = capfd.readouterr()
    assert told.out.count("added") == 4
    assert "absent.txt was not read" in told.err
    assert "2 stories made or changed" in told.err
    assert run([*base, "add", str(file)]) == 0
    assert capfd.readouterr().out.count("known") == 4
    assert run([*base, "stories", "--json"]) == 0
    listed = json.loads(capfd.readouterr().out)
    assert [story["reports"] for story in listed] == [2, 2]
    assert run([*base, "stories"]) == 0
    assert listed[0]["title"] in capfd.readouterr().out
    assert run([*base, "search", "Lower Tamm", "union"]) == 0
    assert "Tamm bridge shut" in capfd.readouterr().out
    assert run([*base, "show", listed[0]["id"], "--quiet"]) == 0
    assert listed[0]["title"].upper() in capfd.readouterr().out
    assert run([*base, "show", listed[0]["id"], "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["stories"][0]["id"] == listed[0]["id"]
    assert run([*base, "doctor"]) == 0
    assert "Nothing is wrong." in capfd.readouterr().out
    assert run([*base, "add", "--again"]) == 0
    assert run([*base, "add"]) == 2
    assert run([*base, "add", str(tmp_path / "absent.txt")]) == 3
    assert run([*base, "show", "nothing of that name"]) == 2


def test_in_a_large_store_a_report_still_finds_its_story(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(location_of(places()), make=True) as small, open_store(location_of(places()), make=True) as large:
        given = sources(FERRY, BRIDGE)
        fill(small, given)
        assert len(given) < ALL_AT_ONCE
        monkeypatch.setattr("quoth.edges.store.neighbours.ALL_AT_ONCE", 0)
        for source in given:
            fill(large, [source])
        with reading(small.engine) as one, reading(large.engine) as other:
            assert {story.id for story in listed_stories(one)} == {story.id for story in listed_stories(other)}


def test_of_very_many_reports_the_latest_are_ranked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoth.edges.store.searching.MOST_RANKED", 2)
    fill(store, sources(FERRY, BRIDGE))
    with reading(store.engine) as connection:
        assert len(find_reports(connection, "said")) == 2
        assert {one.title for one in found_reports(connection, "said")} == {title for title, *_ in BRIDGE}
        assert find_reports(connection, "said", offset=2) == []
