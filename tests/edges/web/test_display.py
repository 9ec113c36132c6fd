"""How somebody wants the pages: chosen without a script, kept in a cookie of our words alone, put on every page."""

from collections.abc import Iterator
from itertools import product

import pytest
from starlette.testclient import TestClient
from tests.edges.store.small_reports import FERRY, fill, sources
from tests.edges.web.served import KEYS, OURS, client_of, store_in, story_address

from quoth.edges.web.serving.display import CHOICES, COOKIE, USUAL, chosen


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with store_in(tmp_path_factory.mktemp("display")) as store:
        fill(store, sources(FERRY))
        with client_of(store) as client:
            yield client


def wearing(client: TestClient, address: str, cookie: str) -> str:
    return str(client.get(address, headers={"cookie": f"{KEYS.cookie_name}={KEYS.cookie}; {COOKIE}={cookie}"}).text)


def test_every_choice_is_kept_and_shown(client: TestClient) -> None:
    for theme, contrast, density in product(*(dict(choices) for _, choices in CHOICES.values())):
        given = {"theme": theme, "contrast": contrast, "density": density}
        answer = client.post("/display", headers=OURS, data=given)
        assert (answer.status_code, answer.headers["location"]) == (303, "/display")
        told = answer.headers["set-cookie"]
        assert told.startswith(f"{COOKIE}={theme}.{contrast}.{density};")
        assert "HttpOnly" in told
        assert "SameSite=strict" in told
        page = wearing(client, "/display", f"{theme}.{contrast}.{density}")
        for name, value in given.items():
            assert f'name="{name}" value="{value}" checked' in page


def test_what_was_chosen_stands_on_the_root_of_every_page_and_on_nothing_else(client: TestClient) -> None:
    story = story_address(client, "osk-ferry")
    for address in ("/", story, f"{story}/r/A", f"{story}/read?l=A&r=B", "/help", "/nothing", "/display"):
        usual = wearing(client, address, "system.usual.loose")
        assert '<html lang="en">' in usual
        worn = wearing(client, address, "dark.usual.compact")
        assert '<html lang="en" class="dark compact">' in worn
        assert worn.replace(' class="dark compact"', "", 1).split("</header>")[0] == usual.split("</header>")[0]
    assert wearing(client, f"{story}.html", "dark") == wearing(client, f"{story}.html", "")
    assert wearing(client, f"{story}.json", "dark") == wearing(client, f"{story}.json", "")


@pytest.mark.parametrize(
    "cookie", ["", '"><script>', "dark<", "x" * 5_000, "dark.dark.light", "%00", '"dark.strong"', "é"]
)
def test_a_cookie_of_other_words_does_nothing(client: TestClient, cookie: str) -> None:
    for name, value in chosen(f"{COOKIE}={cookie}").items():
        assert value in dict(CHOICES[name][1])
    assert "<script" not in wearing(client, "/", cookie.encode("ascii", "ignore").decode())


def test_a_choice_that_is_none_is_the_usual(client: TestClient) -> None:
    answer = client.post("/display", headers=OURS, data={"theme": '"><b>', "density": "none"})
    assert answer.headers["set-cookie"].startswith(f"{COOKIE}={'.'.join(USUAL.values())};")
