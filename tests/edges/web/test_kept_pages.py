"""Pages that were made are kept: each made once however many ask at a time, the longest unasked given up first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from quoth.edges.web.serving.site import Kept


def test_a_page_that_many_ask_for_at_once_is_made_once() -> None:
    kept, made, all_there, go = Kept(), list[int](), Barrier(9), Event()

    def make() -> bytes:
        made.append(1)
        go.wait(10)
        return b"page"

    def ask() -> bytes:
        all_there.wait(10)
        return kept.get(("a",), make)

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask) for _ in range(8)]
        all_there.wait(10)
        go.set()
        assert [one.result(10) for one in asked] == [b"page"] * 8
    assert made == [1]


def test_a_page_that_could_not_be_made_is_made_by_the_next_who_asks() -> None:
    kept = Kept()

    def fail() -> bytes:
        raise ValueError

    with pytest.raises(ValueError):
        kept.get(("a",), fail)
    assert kept.get(("a",), lambda: b"page") == b"page"


def test_what_was_not_asked_for_longest_goes_first() -> None:
    kept, made = Kept(most=20), list[str]()

    def ask(name: str) -> None:
        def make() -> bytes:
            made.append(name)
            return b"x" * 8

        kept.get((name,), make)

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(name)
    assert made == ["a", "b", "c", "b"]
