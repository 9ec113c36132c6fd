"""A store behind its pages, without a network: what a browser on this machine would send and get."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from quoth.edges.cli.desk import now_in_words
from quoth.edges.store.location import location_of
from quoth.edges.store.opening import Store, open_store
from quoth.edges.web.serving.app import make_app
from quoth.edges.web.serving.door import Keys
from quoth.edges.web.serving.jobs import Jobs
from quoth.edges.web.serving.site import Kept, Site

KEYS = Keys(8400, "the-token", "the-cookie")
HERE = "http://127.0.0.1:8400"
OURS = {"sec-fetch-site": "same-origin", "origin": HERE}


def site_of(store: Store) -> Site:
    return Site(store, Jobs(), Kept(), now_in_words, "none", None)


@contextmanager
def client_of(store: Store) -> Iterator[TestClient]:
    """A browser that was let in."""
    with TestClient(
        make_app(site_of(store), KEYS), base_url=HERE, raise_server_exceptions=False, follow_redirects=False
    ) as client:
        client.cookies.set(KEYS.cookie_name, KEYS.cookie, domain="127.0.0.1")
        yield client


@contextmanager
def store_in(folder: Path) -> Iterator[Store]:
    """An empty store in a file."""
    with open_store(location_of(str(folder / "store.sqlite")), make=True) as store:
        yield store


@contextmanager
def running(store: Store, model: str | None = "none", jobs: Jobs | None = None) -> Iterator[str]:
    """The pages of a store on a free port of this machine; gives the first address."""
    from threading import Thread
    from time import sleep

    import uvicorn

    from quoth.edges.web.serving.running import keys_for, sockets_at

    sockets = sockets_at(0)
    keys = keys_for(sockets[0].getsockname()[1])
    site = Site(store, jobs or Jobs(), Kept(), now_in_words, model, None)
    server = uvicorn.Server(
        uvicorn.Config(make_app(site, keys), http="h11", ws="none", log_config=None, server_header=False)
    )
    thread = Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.02)
    try:
        yield f"http://127.0.0.1:{keys.port}/?token={keys.token}"
    finally:
        server.should_exit = True
        thread.join(10)
        site.jobs.end()
        for one in sockets:
            one.close()


def addresses_on(client: TestClient, *first: str, each: int = 3) -> dict[str, str]:
    """The pages that links lead to from some, a few of each kind, by their addresses."""
    pages: dict[str, str] = {}
    met: Counter[str] = Counter()
    left = list(first)
    while left:
        address = left.pop(0)
        if address in pages or met[kind_of(address)] >= each:
            continue
        met[kind_of(address)] += 1
        answer = client.get(address)
        assert answer.status_code in (200, 303), (address, answer.status_code)
        pages[address] = answer.text if "text/html" in answer.headers.get("content-type", "") else ""
        if not address.split("?")[0].endswith(".html"):
            left += [unescape(found) for found in re.findall(r'href="(/[^"#]*)', pages[address])]
    return pages


def story_address(client: TestClient, word: str) -> str:
    """The address of the listed story in whose address the word stands."""
    found = re.search(rf'href="(/s/[^"/]*{word}[^"/]*)"', client.get("/").text)
    assert found is not None
    return found[1]


def kind_of(address: str) -> str:
    """What kind of page stands at an address: without names, ids and values."""
    return re.sub(r"[^/?]*[0-9a-f]{12}|=[^&]*", "*", address)
