"""Bylines: the people and the outlet they name, and lines that only look like bylines."""

import pytest

from quoth.text.bylines import Byline, read_byline


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("By Ada Holm", Byline(("Ada Holm",), None, whole=True)),
        ("By Ada Holm and Ian Moss", Byline(("Ada Holm", "Ian Moss"), None, whole=True)),
        ("by Jan van der Reik", Byline(("Jan van der Reik",), None, whole=True)),
        ("By ADA HOLM, Sports Desk", Byline(("Ada Holm", "Sports Desk"), None, whole=True)),
        ("Written by Tolm Post Staff", Byline((), "Tolm Post", whole=True)),
        ("By Tolm Ledger News Desk", Byline((), "Tolm Ledger", whole=True)),
        ("By our newsroom", None),
        ("By the News Desk", Byline((), None, whole=True)),
        ("By Friday the count had doubled", None),
        ("By the river, nobody slept.", None),
        ("By Ada Holm, who was there when the bridge fell", Byline(("Ada Holm",), None, whole=False)),
    ],
)
def test_a_byline_names_people_or_an_outlet(line: str, wanted: Byline | None) -> None:
    assert read_byline(line) == wanted
