"""A large store made in minutes: a few made-up stories of real length are added, then copied under other names.

The stories are `world.py`'s: real reports under other names, figures and words, told by several outlets that cut, reorder and
reword them. A copy has ids of its own, and another name of the same length wherever one of the names of its story stands, so
that every span still holds its words. Only the bytes as they came are shared by the copies.
"""

import hashlib
import json
import lzma
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

from benchmarks.world import SYLLABLES, Model, another_event, version, words_of

from quoth.clean import clean_report
from quoth.edges.store.adding import add
from quoth.edges.store.location import location_of
from quoth.edges.store.opening import open_store
from quoth.edges.store.readers import Reader
from quoth.edges.store.settling import Desk, settle
from quoth.encoder.words import WordEncoder
from quoth.pipeline import acquire_all
from quoth.settings import Settings
from quoth.types import Source

NOW = "2026-06-01T12:00:00+00:00"
# Reports of the stories that are copied: twelve and a half on the average, as many as 100,000 in 8,000.
SIZES = (2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 20, 20)
OF_REPORTS = ("reports", "sightings", "readings", "vectors", "stems", "statements", "spans")
OF_STORIES = (
    "stories", "story_reports", "edges", "origins", "claims", "supports", "differences", "sides", "figures",
)  # fmt: skip
NAME = re.compile(r"\b[A-Z][a-z]{4,11}\b")
KEYS = re.compile(r'"([A-Za-z_]+)"')
NAMES_CHANGED = 12


def fill(path: Path, data: Path, total: int, largest: int) -> None:
    """A store with so many reports, among them one story of the largest size."""
    added = add_models(path, data, largest)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        multiply(connection, total - added)
        connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def keys_and_names(path: Path) -> tuple[list[str], str, list[str], int]:
    """The stories of a store, the largest of them, names that stand in few of its texts, the number of its reports."""
    with closing(sqlite3.connect(path)) as connection:
        keys = [key for [key] in connection.execute("SELECT id FROM stories ORDER BY reports DESC, id")]
        texts = connection.execute("SELECT text FROM reports WHERE position % 97 = 0 LIMIT 200")
        names = [found[0] for [text] in texts if (found := NAME.findall(text))]
        [reports] = connection.execute("SELECT count(*) FROM reports").fetchone()
    return keys, keys[0], names, reports


def add_models(path: Path, data: Path, largest: int) -> int:
    """The stories that are copied, really added; their number of reports."""
    pool = models(data / "abp" / "stream.jsonl.xz", 2 * (len(SIZES) + 1))
    chance = random.Random(12)
    words = words_of(pool)
    added = 0
    with open_store(location_of(str(path)), make=True) as store:
        desk = Desk(store, Reader(WordEncoder(), "none"), Settings(), lambda: NOW)
        for number, (model, size) in enumerate(zip(pool, (largest, *SIZES), strict=False)):
            added += len(list(add(desk, told_by(number, another_event(model, words, chance), words, chance, size))))
            settle(desk)
    return added


def models(path: Path, size: int) -> list[Model]:
    """Real reports of ten to twenty sentences, without vectors."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, 20 * size)]
    sources = [
        Source(str(n), json.dumps({"text": row["text"]}).encode(), "record", None, "en") for n, row in enumerate(rows)
    ]
    found = []
    for raw in acquire_all(sources, Settings())[0]:
        report = clean_report(raw)
        sentences = tuple(span.of(report.text) for span in report.sentences)
        if 10 <= len(sentences) <= 20:
            found.append(Model(sentences, None))
    return found[:size]


def told_by(event: int, lines: tuple[str, ...], words: list[str], chance: random.Random, size: int) -> Iterator[Source]:
    """So many reports of one event, each with a sentence of its own."""
    for number in range(size):
        told = version(lines, words, chance)[1] if number else lines
        name = "".join(chance.sample(SYLLABLES, 3)).capitalize()
        own = f"“{chance.choice(lines)[:60]}”, {name} of the {name} Institute told this paper of {number + 11} cases."
        known = {
            "title": " ".join((chance.choice(told[:3])).split()[:11]), "outlet": f"Paper {number}",
            "published": f"2026-05-{1 + event % 28:02}T{number % 24:02}:{number // 24:02}:00+00:00",
            "text": "\n\n".join((*told, own)),
        }  # fmt: skip
        yield Source(f"event{event}.jsonl#{number + 1}", json.dumps(known).encode(), "record")


class Copied:
    """A story with all its rows, and the names that are others in each copy of it."""

    def __init__(self, connection: sqlite3.Connection, story: str, members: list[str]) -> None:
        marks = ",".join("?" * len(members))
        self.rows = {
            table: rows_of(connection, table, f"{'id' if table == 'reports' else 'report'} IN ({marks})", members)
            for table in OF_REPORTS
        }
        for table in OF_STORIES:
            self.rows[table] = rows_of(connection, table, f"{'id' if table == 'stories' else 'story'} = ?", [story])
        self.members, self.ids = members, [story, *members]
        self.names = names_in(connection, members)
        every = sorted({*self.ids, *self.names, *(name.lower() for name in self.names)}, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, every)))

    def copy_to(self, connection: sqlite3.Connection, number: int) -> None:
        """Writes a copy."""
        chance = random.Random(number)
        other = {key: hashlib.sha256(f"{key}{number}".encode()).hexdigest()[:12] for key in self.ids}
        for name in self.names:
            other[name] = "".join(chance.sample(SYLLABLES, 5))[: len(name)].ljust(len(name), "o").capitalize()
            other[name.lower()] = other[name].lower()

        def changed(value: object) -> object:
            return self.pattern.sub(lambda found: other[found[0]], value) if isinstance(value, str) else value

        for table, (columns, rows) in self.rows.items():
            marks = ",".join("?" * len(columns))
            named = ",".join(f'"{column}"' for column in columns)
            made = (tuple(changed(value) for value in row) for row in rows)
            connection.executemany(f"INSERT OR IGNORE INTO {table} ({named}) VALUES ({marks})", made)


def rows_of(
    connection: sqlite3.Connection, table: str, where: str, values: list[str]
) -> tuple[list[str], list[tuple[object, ...]]]:
    """The columns and rows of a table, without the numbers that it gives by itself."""
    given = {"reports": "position", "sightings": "number"}.get(table)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != given]
    named = ",".join(f'"{column}"' for column in columns)
    return columns, connection.execute(f"SELECT {named} FROM {table} WHERE {where}", values).fetchall()


def names_in(connection: sqlite3.Connection, members: list[str]) -> list[str]:
    """The names that stand most often in the texts of a story and are no word of the store's own JSON."""
    marks = ",".join("?" * len(members))
    texts = [text for [text] in connection.execute(f"SELECT text FROM reports WHERE id IN ({marks})", members)]
    data = [data for [data] in connection.execute(f"SELECT data FROM readings WHERE report IN ({marks})", members)]
    ours = {word.lower() for one in data for word in KEYS.findall(one)}
    counted = Counter(name for text in texts for name in NAME.findall(text) if name.lower() not in ours)
    low = " ".join(texts)
    # One that is an ordinary word too would change more than a name.
    return [name for name, _ in counted.most_common() if f" {name.lower()} " not in low][:NAMES_CHANGED]


def multiply(connection: sqlite3.Connection, missing: int) -> None:
    """Copies of all stories but the largest, in turn, until there are enough reports."""
    wanted = connection.execute("SELECT id FROM stories ORDER BY reports DESC, id").fetchall()[1:]
    members = "SELECT report FROM story_reports WHERE story = ? ORDER BY place"
    copied = [Copied(connection, story, [row[0] for row in connection.execute(members, [story])]) for [story] in wanted]
    connection.execute("BEGIN")
    for number, one in enumerate(cycle(copied), 1):
        if missing <= 0:
            break
        one.copy_to(connection, number)
        missing -= len(one.members)
        if number % 100 == 0:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
    connection.execute("COMMIT")
