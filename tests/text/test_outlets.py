"""One outlet under several names or its address is one, and the outlets of one publisher count once."""

import pytest

from quoth.acquire.publishers import families, plain, publisher_of
from quoth.lexicons import load_table
from quoth.text.outlets import folded_outlet, host_of, outlets_behind
from quoth.types import RawReport


def raw(number: int, outlet: str | None) -> RawReport:
    return RawReport(str(number), "a", (), None, outlet, publisher_of(outlet), (), None, None, "en", "Text.", False, {})


def count(*outlets: str | None) -> int | None:
    return outlets_behind(raw(number, outlet) for number, outlet in enumerate(outlets))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("The Tolm Gazette", "tolm gazette"),
        ("www.tolmgazette.com", "tolmgazette"),
        ("https://news.tolmgazette.co.uk/fire?x=1", "tolmgazette"),
        ("St. Anna Post", "st. anna post"),
    ],
)
def test_an_outlet_goes_by_its_name_or_by_the_name_in_its_address(given: str, name: str) -> None:
    assert folded_outlet(given) == name


def test_a_name_and_an_address_of_one_outlet_are_one_outlet() -> None:
    assert count("The Tolm Gazette", "tolmgazette.com", "Tolm  Gazette") == 1
    assert count("The Tolm Gazette", "Vessen Post") == 2


def test_the_papers_of_one_publisher_are_one_outlet() -> None:
    assert count("Bristol Live", "Manchester Evening News", "mirror.co.uk") == 1
    assert count("Bristol Live", "The Guardian", "theguardian.com", "bbc.co.uk", "BBC News") == 3


def test_papers_of_one_name_in_two_countries_are_told_apart_by_their_addresses() -> None:
    assert publisher_of("independent.ie") != publisher_of("independent.co.uk")


def test_outlets_are_not_counted_where_one_is_not_named() -> None:
    assert count("Tolm Gazette", None) is None
    assert count(None) == 1


def test_each_name_in_the_table_has_one_family() -> None:
    listed = [
        (host_of(o) or plain(o), family) for family, outlets in load_table("publishers") for o in outlets.split("|")
    ]
    assert {name for name, family in listed if families()[name] != family} == set()
