"""The last step: the reports of a part as stories, lineage and ledger, by the same functions as on one machine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from quoth.compose.views import view_of
from quoth.edges.batch.columns import Row, day_of, parquet_of, report_of
from quoth.edges.batch.tables import TABLES, rows_of_report, rows_of_story
from quoth.edges.batch.tasks import WORK, Done, Task, finish
from quoth.edges.formats.records import points_behind
from quoth.pipeline import dossier_of
from quoth.settings import Settings
from quoth.types import AnnotatedReport


def tell_part(task: Task) -> Done:
    """Tells a part: tables of each day on which a report or story of it begins."""
    began = process_time()
    settings = msgspec.convert(task.given["settings"], Settings)
    named = {number: (name, tuple(also)) for number, name, also in task.given["named"]}
    rows = gathered(Path(task.folder) / WORK / "gather" / task.given["window"] / f"part={task.name}")
    tables: dict[tuple[str, str], list[Row]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for block in task.given["blocks"]:
        reads = tuple(report_of(rows[number], named.get(number)) for number in block)
        for name, day, row in told(reads, settings):
            tables[name, day].append(row)
            counts[name] += 1
    files = {
        f"{name}/day={day}/{task.name}.parquet": parquet_of(made, TABLES[name]())
        for (name, day), made in sorted(tables.items())
    }
    return finish(task, files, counts, process_time() - began)


def gathered(folder: Path) -> dict[int, Row]:
    """The rows of a part by their numbers; of a report that came in twice the first."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    read = [pq.read_table(file, partitioning=None) for file in sorted(folder.glob("*.parquet"))]
    rows: Iterable[Row] = pa.concat_tables(read).to_pylist() if read else ()
    return {row["number"]: row for row in sorted(rows, key=lambda row: (row["number"], row["place"]), reverse=True)}


def told(reads: tuple[AnnotatedReport, ...], settings: Settings) -> Iterator[tuple[str, str, Row]]:
    """The rows of a block: of which table, of which day."""
    dossier = dossier_of(reads, (), settings)
    stories: dict[str, list[str]] = defaultdict(list)
    for story in dossier.stories:
        for report in story.reports:
            stories[report].append(story.id)
    points = points_behind(dossier)
    for read in sorted(dossier.reports, key=lambda read: (read.report.raw.published or "~", read.id)):
        row = rows_of_report(read, stories[read.id], points.get(read.id, frozenset()))
        yield "reports", day_of(read.report.raw.published), row
    for story in sorted(dossier.stories, key=lambda story: (story.first or "~", story.id)):
        view: Any = view_of(dossier, story)
        for name, row in rows_of_story(view):
            yield name, day_of(story.first), row
