"""What all tests share: the encoder loaded once, the demo story, and the switch that accepts golden dossiers."""

from importlib.resources import files
from pathlib import Path

import pytest

from quoth.encoder import Encoder, load_encoder
from quoth.types import Dossier


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
