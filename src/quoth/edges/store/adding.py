"""Reports taken in: each read once and written with its reading in one transaction, then the stories brought up to date."""

from collections.abc import Iterable, Iterator, Set

from msgspec import Struct
from sqlalchemy import select

from quoth.edges.store.engines import reading, writing
from quoth.edges.store.keeping import Outcome, Seen, keep_reading, keep_report
from quoth.edges.store.reading_corrected import read_by
from quoth.edges.store.settling import Desk
from quoth.edges.store.tables import readings
from quoth.pipeline import acquired_or_rejected, in_order
from quoth.types import AnnotatedReport, RawReport, Rejected, Source


class Added(Struct, frozen=True):
    """What became of one input that held a report."""

    input: str
    report: str
    title: str | None
    outcome: Outcome


class Given(Struct, frozen=True):
    """A source with its report, or the reason why it holds none; and what was read in it, where it had to be."""

    source: Source
    raw: RawReport | Rejected
    read: AnnotatedReport | None = None


def add(desk: Desk, sources: Iterable[Source]) -> Iterator[Added | Rejected]:
    """Takes in each source, and tells of it once it is on the disk. The stories wait for `settle`."""
    known = known_reports(desk)
    together: set[str] = set()

    def given() -> Iterator[Given]:
        for source in sources:
            yield Given(source, acquired_or_rejected(source, desk.settings))

    def work(item: Given) -> Given:
        if isinstance(item.raw, Rejected) or item.raw.id in known:
            return item
        return Given(item.source, item.raw, desk.reader.read(item.raw))

    for number, item in enumerate(in_order(work, given()), 1):
        if isinstance(item.raw, Rejected):
            yield item.raw
            continue
        yield keep(desk, item.source, item.raw, item.read, together)
        together.add(item.raw.id)
        desk.progress("reading", number, number)


def keep(desk: Desk, source: Source, raw: RawReport, read: AnnotatedReport | None, together: Set[str]) -> Added:
    """Writes one report with its reading; on the disk when this returns."""
    with writing(desk.store.engine) as connection:
        outcome = keep_report(connection, Seen(raw, source, desk.now()), together)
        held = connection.execute(select(readings.c.method).where(readings.c.report == raw.id)).scalar()
        if read is not None and not (held and read_by(held, desk.reader.method)):
            keep_reading(connection, read, desk.reader.method)
    return Added(source.input, raw.id, raw.title, outcome)


def known_reports(desk: Desk) -> set[str]:
    """The reports that were read by this method already."""
    with reading(desk.store.engine) as connection:
        held = connection.execute(select(readings.c.report, readings.c.method))
        return {row.report for row in held if read_by(row.method, desk.reader.method)}
