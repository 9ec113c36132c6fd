"""Small invented reports, and a desk that reads them without a model, so that hundreds of runs take seconds."""

import json
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

from quoth.edges.formats.dossier_json import as_document
from quoth.edges.formats.inputs import read_inputs
from quoth.edges.formats.records import dossier_record
from quoth.edges.store.adding import Added, add
from quoth.edges.store.engines import reading
from quoth.edges.store.looking import dossier_of
from quoth.edges.store.opening import Store
from quoth.edges.store.readers import Reader
from quoth.edges.store.settling import Desk, settle
from quoth.encoder.words import WordEncoder
from quoth.settings import Settings
from quoth.types import Rejected, Source

FERRY = (
    ("Ferry to Osk stops for about 12 days", "Harbour Gazette", "2026-05-04T10:00:00+00:00",
     "The ferry to Osk will stop for about 12 days, harbour master Ada Rell said on Monday.\n\n"
     "The crew denied that the engine had failed. Some 300 islanders had booked for the week."),
    ("Osk ferry halted for 14 days", "Osk Herald", "2026-05-04T15:00:00+00:00",
     "The Osk ferry will stop for 14 days after its engine failed, Ada Rell said.\n\n"
     "At least 300 islanders had booked for the week, according to the ferry line."),
)  # fmt: skip
BRIDGE = (
    ("Bridge in Lower Tamm closed after cracks are found", "Tamm Courier", "2026-02-17T06:00:00+00:00",
     "Engineers closed the bridge in Lower Tamm on Tuesday after they had found 9 cracks.\n\n"
     'Mayor Ines Kolt said: "Nobody was in danger at any time."'),
    ("Tamm bridge shut", "Valley Radio", "2026-02-17T09:00:00+00:00",
     "The bridge in Lower Tamm is shut. Engineers found 11 cracks, Mayor Ines Kolt said on Tuesday.\n\n"
     "The union of builders said it had warned the town in 2024."),
)  # fmt: skip
NOON = "2026-06-01T12:00:00+00:00"


def record(title: str, outlet: str | None, published: str | None, text: str, **more: Any) -> bytes:
    known = {"title": title, "outlet": outlet, "published": published, "text": text, **more}
    return json.dumps({name: value for name, value in known.items() if value is not None}).encode()


def sources(*stories: Iterable[tuple[str, str, str, str]]) -> list[Source]:
    """A record a report, as if each were a line of one file."""
    numbers = count(1)
    return [Source(f"day.jsonl#{next(numbers)}", record(*report), "record") for story in stories for report in story]


def written(path: Path, *stories: Iterable[tuple[str, str, str, str]]) -> Path:
    path.write_bytes(b"\n".join(source.data for source in sources(*stories)) + b"\n")
    return path


def from_files(*paths: Path) -> list[Source]:
    return list(read_inputs([str(path) for path in paths], settings=Settings()))


def desk_of(store: Store, now: str = NOON) -> Desk:
    return Desk(store, Reader(WordEncoder(), "none"), Settings(), lambda: now)


def fill(store: Store, given: Iterable[Source], now: str = NOON) -> list[Added | Rejected]:
    """What became of each source; the stories are made too."""
    desk = desk_of(store, now)
    added = list(add(desk, given))
    settle(desk)
    return added


def dossier_bytes(store: Store) -> bytes:
    with reading(store.engine) as connection:
        return as_document(dossier_record(dossier_of(connection)))


def outcomes(added: Iterable[Added | Rejected]) -> list[str]:
    return [item.outcome if isinstance(item, Added) else item.reason for item in added]
