"""The pages over a large store: how long the list, a story, search and a story's JSON take with many readers at once.

    python -m benchmarks.web --reports 100000 --largest 60 --readers 16 --requests 400

A few invented events are read once; the store is then filled with copies of their stories under other ids, so that
making it takes minutes and not days. Each page is asked for by address over HTTP; a story that was asked for before comes
from the pages that are kept, so every story is asked for once ("cold") before it is asked for again ("warm").
"""

import argparse
import hashlib
import http.client
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text
from tests.edges.web.served import running

from quoth.edges.store.adding import add
from quoth.edges.store.engines import reading, writing
from quoth.edges.store.location import location_of
from quoth.edges.store.opening import Store, open_store
from quoth.edges.store.readers import Reader
from quoth.edges.store.settling import Desk, settle
from quoth.edges.store.tables import contents, readings, reports, sightings, stories, story_reports, vectors
from quoth.encoder.words import WordEncoder
from quoth.settings import Settings
from quoth.types import Source

PLACES = ("Osk", "Tamm", "Ellery", "Vale", "Brunn", "Hallam", "Korvel", "Lind")
A_STORY = 12
COPIED = (contents, reports, sightings, readings, vectors, stories, story_reports)


def event(place: str, size: int) -> Iterator[Source]:
    """Reports of one invented event: each tells a little otherwise how many and how long."""
    for number in range(size):
        body = (
            f"The ferry to {place} will stop for about {10 + number % 5} days, harbour master Ada {place}son said on Monday.\n\n"
            f"The crew denied that the engine had failed. Some {300 + number % 7} islanders had booked for the week.\n\n"
            f"The ferry line {place} Lines said it would pay for the tickets. The mayor of {place} asked for a second ship."
        )
        known = {"title": f"Ferry to {place} stops, says harbour master {number}", "outlet": f"Paper {number}",
                 "published": f"2026-05-{1 + number % 28:02}T10:00:00+00:00", "text": body}  # fmt: skip
        yield Source(f"{place}.jsonl#{number}", msgspec.json.encode(known), "record")


def fill(store: Store, total: int, largest: int) -> float:
    """A store with so many reports, one story of the largest size in it; gives the reports a second of real adding."""
    desk = Desk(store, Reader(WordEncoder(), "none"), Settings(), lambda: "2026-06-01T12:00:00+00:00")
    began, added = time.perf_counter(), 0
    for place, size in ((PLACES[0], largest), *((place, A_STORY) for place in PLACES[1:])):
        added += len(list(add(desk, event(place, size))))
        settle(desk)
    pace = added / (time.perf_counter() - began)
    with writing(store.engine) as connection:
        multiply(connection, total - added)
    return pace


def multiply(connection: Connection, missing: int) -> None:
    """Copies of the small stories under other ids until there are enough reports."""
    rows = {table.name: [dict(row) for row in connection.execute(select(table)).mappings()] for table in COPIED}
    small = [row for row in rows["stories"] if row["reports"] == A_STORY] or rows["stories"][:1]
    for number, story in zip(range(-(-missing // A_STORY)), cycle(small), strict=False):
        members = [row["report"] for row in rows["story_reports"] if row["story"] == story["id"]]
        ids = {old: other(old, number) for old in (*members, story["id"])}
        for table in COPIED:
            made = [renamed(row, ids, number) for row in rows[table.name] if belongs(row, story["id"], members)]
            if made and table is not contents:
                connection.execute(table.insert(), made)
    connection.execute(text("INSERT INTO search(search) VALUES ('rebuild')"))


def belongs(row: dict[str, Any], story: str, members: list[str]) -> bool:
    """Whether a row is of a story or of its reports."""
    return story in (row.get("story"), row.get("id")) or row.get("report", row.get("id")) in members


def other(key: str, number: int) -> str:
    """An id for a copy."""
    return hashlib.sha256(f"{key}{number}".encode()).hexdigest()[:12]


def renamed(row: dict[str, Any], ids: dict[str, str], number: int) -> dict[str, Any]:
    """A row of a copy: other ids in its columns and in its JSON, no number of its own."""
    made = {name: value for name, value in row.items() if name not in ("position", "number")}
    for name, value in made.items():
        if isinstance(value, str):
            made[name] = reduce(lambda words, pair: words.replace(*pair), ids.items(), value)
    if "made_of" in made:
        made["made_of"] = f"{made['made_of'][:18]}{number:06}"
    return made


def asked(port: int, token: str, address: str) -> tuple[float, int]:
    """Seconds and bytes of one page."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", address, headers={"authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    size = len(answer.read())
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return time.perf_counter() - began, size


def measured(ask: Callable[[str], tuple[float, int]], addresses: list[str], readers: int) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the size of the largest page."""
    with ThreadPoolExecutor(readers) as pool:
        found = list(pool.map(ask, addresses))
    times = [1_000 * seconds for seconds, _ in found]
    return median(times), quantiles(times, n=20)[-1], max(size for _, size in found)


def main() -> None:
    """Builds the store, asks, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--largest", type=int, default=60)
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--requests", type=int, default=400)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(location_of(str(Path(folder) / "store.sqlite")), make=True) as store,
    ):
        began = time.perf_counter()
        pace = fill(store, given.reports, given.largest)
        with reading(store.engine) as connection:
            keys = list(connection.execute(select(stories.c.id).order_by(stories.c.id)).scalars())
            largest = connection.execute(select(stories.c.id).order_by(stories.c.reports.desc()).limit(1)).scalar_one()
        print(
            f"{given.reports:,} reports in {len(keys):,} stories, made in {time.perf_counter() - began:.0f} s; {pace:.1f} reports a second added\n"
        )
        some = list(islice(cycle(keys), given.requests))
        kinds = {
            "list": [f"/?page={n % 20 + 1}&sort={('newest', 'disagreements')[n % 2]}" for n in range(given.requests)],
            "search": [f"/?q=ferry+{place}" for place in islice(cycle(PLACES), given.requests)],
            "story, cold": [f"/s/{key}" for key in keys[: given.requests]],
            "story, warm": [f"/s/{key}" for key in some],
            f"story of {given.largest}, cold": [f"/s/{largest}"],
            f"story of {given.largest}, warm": [f"/s/{largest}"] * given.requests,
            "story as JSON": [f"/s/{key}.json" for key in some],
        }
        print("| page | p50 ms | p95 ms | bytes |\n| --- | --- | --- | --- |")
        with running(store) as address:
            port, token = int(address.split(":")[2].split("/")[0]), address.partition("token=")[2]
            for name, addresses in kinds.items():
                p50, p95, size = measured(
                    lambda one: asked(port, token, one), addresses * (2 if len(addresses) == 1 else 1), given.readers
                )
                print(f"| {name} | {p50:.0f} | {p95:.0f} | {size:,} |")


if __name__ == "__main__":
    main()
