"""The story that ships with the program: its reports as they are given, and the ids by which a store knows them."""

from functools import cache
from importlib.resources import files

from quoth.pipeline import acquired_or_rejected
from quoth.settings import Settings
from quoth.types import RawReport, Source

NAME = "demo.jsonl"


def demo_sources() -> tuple[Source, ...]:
    """The invented reports, a line of one file each."""
    lines = (files("quoth.edges") / "demo" / "reports.jsonl").read_bytes().splitlines()
    return tuple(Source(f"{NAME}#{number}", line, "record") for number, line in enumerate(lines, 1))


@cache
def demo_ids() -> frozenset[str]:
    """The ids of these reports, which are made of their words: a report of somebody else never has one."""
    read = (acquired_or_rejected(source, Settings()) for source in demo_sources())
    return frozenset(one.id for one in read if isinstance(one, RawReport))
