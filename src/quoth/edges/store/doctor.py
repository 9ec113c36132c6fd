"""The store looked over from the file up to each span, and what to do about what is wrong."""

import platform
import sqlite3
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select, text

from quoth.edges.store.audits import check_audit, read_data
from quoth.edges.store.checking import check_reading, check_story
from quoth.edges.store.codec import read_reading, read_story
from quoth.edges.store.deciding import decided
from quoth.edges.store.engines import reading
from quoth.edges.store.keeping import sha256_of
from quoth.edges.store.looking import in_portions, raw_reports
from quoth.edges.store.methods import method_of_reading, method_of_telling
from quoth.edges.store.neighbours import unsettled
from quoth.edges.store.opening import Store
from quoth.edges.store.settling import stale_among
from quoth.edges.store.tables import audits, contents, decisions, metadata, readings, reports, statements, stories
from quoth.errors import StoreDamaged

PACKAGES = ("msgspec", "numpy", "onnxruntime", "sqlalchemy", "alembic", "tokenizers", "trafilatura")
MOST = 5


class Fact(Struct, frozen=True):
    """One thing that is so: under which heading, what, and how it is."""

    heading: str
    name: str
    value: str


class Complaint(Struct, frozen=True):
    """One thing that is wrong, and what to do about it. `grave` where words in the store cannot be trusted."""

    what: str
    remedy: str
    grave: bool


def versions() -> Iterator[Fact]:
    """Of quoth, Python, and the packages that the results depend on."""
    from quoth import __version__

    yield Fact("versions", "quoth", __version__)
    yield Fact("versions", "python", platform.python_version())
    yield Fact("versions", "sqlite", sqlite3.sqlite_version)
    for package in PACKAGES:
        yield Fact("versions", package, version(package))


def methods() -> Iterator[Fact]:
    """By which code, words and model reports are read and stories made."""
    yield Fact("model", "reading", method_of_reading())
    yield Fact("model", "telling", method_of_telling())


def state_of(store: Store) -> Iterator[Fact]:
    """Where the store is, how it is kept, how much is in it."""
    yield Fact("store", "place", store.name)
    with reading(store.engine) as connection:
        if store.location.path is not None:
            yield Fact("store", "bytes", f"{store.location.path.stat().st_size:,}")
            for pragma in ("journal_mode", "synchronous", "foreign_keys"):
                yield Fact("store", pragma, str(connection.execute(text(f"PRAGMA {pragma}")).scalar()))
        else:
            yield Fact("store", "server", str(connection.execute(text("SHOW server_version")).scalar()))
        for table in (reports, contents, statements, stories, decisions, audits):
            count = connection.execute(select(func.count()).select_from(table)).scalar_one()
            yield Fact("store", table.name, f"{count:,}")


def complaints(store: Store, method: str) -> Iterator[Complaint]:
    """Everything that is wrong with a store; `method` is the one by which reports would be read now."""
    with reading(store.engine) as connection:
        for look in LOOKS:
            yield from look(connection)
        stale = stale_among(connection, list(connection.execute(select(readings.c.report)).scalars()), method)
        if stale:
            yield Complaint(f"{len(stale)} reports were read by another version or model.", AGAIN, False)
        left = unsettled(connection)
        if left:
            yield Complaint(f"{len(left)} reports stand in no story yet: a run was cut short.", AGAIN, False)
        other = select(func.count()).select_from(stories).where(stories.c.method != method_of_telling())
        if old := connection.execute(other).scalar_one():
            yield Complaint(f"{old} stories were made by another version.", AGAIN, False)


AGAIN = "quoth add --again"
RESTORE = "Keep this store as it is; quoth import your last export, or put back your last backup."


def pages_are_sound(connection: Connection) -> Iterator[Complaint]:
    """SQLite's own checks of its pages, its foreign keys and its index."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.execute(text(f"PRAGMA integrity_check({MOST})")).scalars():
        if row != "ok":
            yield Complaint(f"The file is damaged: {row}.", RESTORE, True)
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(MOST):
        yield Complaint(f"A row of {row[0]} belongs to none of {row[2]}.", RESTORE, True)


def tables_are_those_of_the_models(connection: Connection) -> Iterator[Complaint]:
    """The shape of the tables against the models."""
    from quoth.edges.store.migrating import differences_from_models

    for found in differences_from_models(connection)[:MOST]:
        yield Complaint(f"The tables differ from this version's: {found!r:.120}", RESTORE, True)


def texts_are_untouched(connection: Connection) -> Iterator[Complaint]:
    """Every text, and all bytes, against their hashes."""
    rows = connection.execute(
        select(reports.c.id, reports.c.text, reports.c.text_sha256).execution_options(yield_per=100)
    )
    for name, words, sha256 in rows:
        if sha256_of(words) != sha256:
            yield Complaint(f"The text of {name} is not the one that was stored.", RESTORE, True)


def bytes_are_untouched(connection: Connection) -> Iterator[Complaint]:
    """The bytes as they came, against their hashes."""
    import hashlib

    for sha256 in connection.execute(select(contents.c.sha256)).scalars().all():
        data = connection.execute(select(contents.c.data).where(contents.c.sha256 == sha256)).scalar_one()
        if hashlib.sha256(data).hexdigest() != sha256:
            yield Complaint(f"The bytes {sha256[:12]} are not those that were stored.", RESTORE, True)


def spans_hold_their_words(connection: Connection) -> Iterator[Complaint]:
    """Every reading, story and audit against the texts, and every row that quotes words against the words."""
    texts: dict[tuple[str, str], str] = {}
    ids = list(connection.execute(select(reports.c.id).order_by(reports.c.position)).scalars())
    for some in in_portions(ids):
        for raw in raw_reports(connection, some):
            texts[raw.id, "text"], texts[raw.id, "title"] = raw.text, raw.title or ""
    for name, data in connection.execute(select(readings.c.report, readings.c.data).execution_options(yield_per=100)):
        yield from complaint_of(
            lambda name, data: check_reading(name, texts[name, "text"], read_reading(data)), name, data
        )
    for data in connection.execute(select(stories.c.data).execution_options(yield_per=20)).scalars():
        yield from complaint_of(lambda data: check_story(texts, read_story(data)), data)
    for data in connection.execute(select(audits.c.data).execution_options(yield_per=20)).scalars():
        yield from complaint_of(lambda data: check_audit(read_data(data)), data)
    for table in metadata.sorted_tables:
        if "words" not in table.c:
            continue
        part = table.c.part if "part" in table.c else text("'text'")
        wanted = select(table.c.report, part, table.c.start, table.c.end, table.c.words)
        for report, where, start, end, words in connection.execute(wanted.execution_options(yield_per=500)):
            if texts.get((report, where), "")[start:end] != words:
                yield Complaint(f"A row of {table.name} quotes words that do not stand in {report}.", RESTORE, True)


def decisions_stand(connection: Connection) -> Iterator[Complaint]:
    """Decisions whose words are not read any more."""
    lost = [kept.id for kept in decided(connection) if kept.state == "lost"]
    if lost:
        what = f"{len(lost)} decisions are lost, since their words are not read any more: {', '.join(lost[:MOST])}."
        yield Complaint(what, "Look at each and decide anew; nothing is moved to other words.", False)


def complaint_of(check: Callable[..., None], *given: Any) -> Iterator[Complaint]:
    """What a check that raises has to say."""
    try:
        check(*given)
    except StoreDamaged as error:
        yield Complaint(str(error), RESTORE, True)


Look = Callable[[Connection], Iterator[Complaint]]
LOOKS: tuple[Look, ...] = (
    pages_are_sound,
    tables_are_those_of_the_models,
    texts_are_untouched,
    bytes_are_untouched,
    spans_hold_their_words,
    decisions_stand,
)
