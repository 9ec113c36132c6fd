"""What all tests share: the encoder loaded once, the demo story, and the switch that accepts golden dossiers."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quoth.encoder import Encoder, load_encoder
from quoth.types import Dossier

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.edges.store.servers import Server

    from quoth.edges.store.opening import Store

Places = Callable[[], str]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take today's dossiers as the golden ones")


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def demo_file() -> Path:
    return Path(str(files("quoth.edges") / "demo" / "reports.jsonl"))


@pytest.fixture(scope="session")
def demo(demo_file: Path) -> Dossier:
    from quoth import read

    return read([demo_file])


@pytest.fixture(scope="session")
def server() -> Iterator["Server"]:
    """A PostgreSQL of our own, one for each worker."""
    from tests.edges.store.servers import MISSING, programs, running

    place = programs()
    if place is None:
        pytest.skip(MISSING)
    with running(place) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder for the files of stores, in memory where the system has such a place."""
    from tests.edges.store.servers import IN_MEMORY

    with tempfile.TemporaryDirectory(prefix="quoth-store-", dir=IN_MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, shelf: Path) -> "Places":
    """Gives addresses of stores that are not there yet, on each of the two databases."""
    numbers = count(1)
    if request.param == "sqlite":
        return lambda: str(shelf / f"store{next(numbers)}.sqlite")
    server: Server = request.getfixturevalue("server")
    return lambda: server.new_database(f"{shelf.name}-{next(numbers)}")


@pytest.fixture
def store(places: "Places") -> Iterator["Store"]:
    """An empty store."""
    from quoth.edges.store.location import location_of
    from quoth.edges.store.opening import open_store

    with open_store(location_of(places()), make=True) as store:
        yield store
