"""What people decide: kept with its words, undone by a decision, lost rather than moved."""

import pytest
from sqlalchemy import select
from tests.edges.store.small_reports import FERRY, NOON, desk_of, fill, record, sources

from quoth.edges.store.deciding import Decision, decide, decided, undo
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.looking import annotated_reports, dossier_of, raw_reports
from quoth.edges.store.opening import Store
from quoth.edges.store.settling import renew, settle
from quoth.edges.store.tables import anchors, readings, stories
from quoth.errors import StoreDamaged, WrongUse
from quoth.types import Place, Source


def rejection_of_a_statement(store: Store, author: str = "Ida") -> Decision:
    with reading(store.engine) as connection:
        read = annotated_reports(connection, raw_reports(connection))[0]
    said = next(said for said in read.statements if said.chain)
    places = tuple(Place(read.id, span.start, span.end) for span in said.content)
    return Decision(kind="reject-statement", reports=(read.id,), places=places, value={}, author=author, at=NOON)


def states(store: Store) -> list[str]:
    with reading(store.engine) as connection:
        return [kept.state for kept in decided(connection)]


def test_a_decision_is_kept_once_with_the_words_it_was_made_on(store: Store) -> None:
    fill(store, sources(FERRY))
    decision = rejection_of_a_statement(store)
    with writing(store.engine) as connection:
        assert decide(connection, decision) == decide(connection, decision)
    with reading(store.engine) as connection:
        [kept] = decided(connection)
        [raw] = [raw for raw in raw_reports(connection) if raw.id == decision.reports[0]]
    assert (kept.decision, kept.state) == (decision, "standing")
    assert kept.words == tuple(raw.text[place.start : place.end] for place in decision.places)


def test_undoing_is_a_decision_and_can_be_undone(store: Store) -> None:
    fill(store, sources(FERRY))
    with writing(store.engine) as connection:
        first = decide(connection, rejection_of_a_statement(store))
        second = undo(connection, first, author="Ben", at="2026-06-01T12:01:00+00:00")
    assert states(store) == ["undone", "standing"]
    with writing(store.engine) as connection:
        undo(connection, second, author="Ida", at="2026-06-01T12:02:00+00:00")
    assert states(store) == ["standing", "undone", "standing"]


def test_a_decision_survives_a_new_reading_with_the_same_words(store: Store) -> None:
    fill(store, sources(FERRY))
    with writing(store.engine) as connection:
        decide(connection, rejection_of_a_statement(store))
        connection.execute(readings.update().values(method="old"))
    renew(desk_of(store))
    settle(desk_of(store))
    assert states(store) == ["standing"]


def test_a_decision_whose_words_are_not_read_any_more_is_lost(store: Store) -> None:
    title, outlet, day, text = FERRY[0]
    address = "https://gazette.example/ferry"
    fill(store, [Source("a.jsonl#1", record(title, outlet, day, text, url=address), "record")])
    with writing(store.engine) as connection:
        decide(connection, rejection_of_a_statement(store))
    fill(store, [Source("b.jsonl#1", record(title, outlet, day, f"{text} More.", url=address), "record")])
    assert states(store) == ["lost"]
    with reading(store.engine) as connection:
        assert len(connection.execute(select(anchors)).all()) > 0


def test_a_decision_about_a_difference_stands_as_long_as_its_places_do(store: Store) -> None:
    fill(store, sources(FERRY))
    with reading(store.engine) as connection:
        [story] = dossier_of(connection).stories
    found = story.differences[0]
    places = tuple(span for side in found.sides for span in side.spans)
    decision = Decision(kind="reject-difference", reports=story.reports, places=places, value={"kind": found.kind},
                        author="Ida", at=NOON)  # fmt: skip
    with writing(store.engine) as connection:
        decide(connection, decision)
    assert states(store) == ["standing"]
    with writing(store.engine) as connection:
        connection.execute(stories.delete())
    assert states(store) == ["told-anew"]
    settle(desk_of(store))
    assert states(store) == ["standing"]


def test_a_decision_about_what_is_not_there_is_refused(store: Store) -> None:
    fill(store, sources(FERRY))
    decision = rejection_of_a_statement(store)
    from msgspec.structs import replace

    for wrong, error in (
        (replace(decision, kind="burn"), WrongUse),
        (replace(decision, reports=("nobody",)), WrongUse),
        (replace(decision, places=(Place(decision.reports[0], 0, 10**6),)), StoreDamaged),
    ):
        with pytest.raises(error), writing(store.engine) as connection:
            decide(connection, wrong)
    with pytest.raises(WrongUse), writing(store.engine) as connection:
        undo(connection, "nobody", author="Ida", at=NOON)
    assert states(store) == []
