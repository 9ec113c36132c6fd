"""The first step: the reports of a partition of the inputs, read and kept as rows, with the keys by which they meet others."""

import hashlib
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from quoth.cluster.features import Features, features_of
from quoth.cluster.index import heaviest
from quoth.cluster.parts import items_of, lists_items, parts_of
from quoth.edges.apart import Apart
from quoth.edges.batch.columns import Row, day_number, key_columns, number_of, parquet_of, report_columns, row_of
from quoth.edges.batch.means import SCALE, Means
from quoth.edges.batch.splits import Split
from quoth.edges.batch.tables import sound
from quoth.edges.batch.tasks import WORK, Done, Task, finish
from quoth.edges.formats.inputs import Reading, sources_in_file, sources_of
from quoth.edges.formats.lines import records_in
from quoth.edges.formats.pieces import Stretch
from quoth.encoder import Encoder
from quoth.pipeline import acquired_or_rejected, read_report
from quoth.settings import Settings
from quoth.text.twice import words_told
from quoth.types import AnnotatedReport, RawReport, Rejected, Source

PROGRAM_FAILED = "program-failed"


def read_split(task: Task) -> Done:
    """Reads a partition: rows of reports, their keys, what was refused."""
    began = process_time()
    split, means = msgspec.convert(task.given["split"], Split), msgspec.convert(task.given["means"], Means)
    encoder = encoder_of(means.model, means.model_sha256)
    rejected: list[Rejected] = []
    reads: list[AnnotatedReport] = []
    for source in sources_in_split(split, means):
        raw = acquired_or_rejected(source, means.settings)
        read = raw if isinstance(raw, Rejected) else read_or_rejected(raw, lambda raw: read_report(raw, encoder))
        if isinstance(read, Rejected):
            rejected.append(read)
        else:
            reads.append(read)
    return keep_split(task, reads, rejected, began)


def read_or_rejected(raw: RawReport, read: Callable[[RawReport], AnnotatedReport]) -> AnnotatedReport | Rejected:
    """The report as it is read; where the program itself fails at it, that is told of it and costs no other."""
    try:
        return read(raw)
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"The program failed at it ({type(error).__name__} in {at.name}): {error}"
        return Rejected(raw.input, PROGRAM_FAILED, detail)


def keep_split(task: Task, reads: list[AnnotatedReport], rejected: list[Rejected], began: float) -> Done:
    """Keeps what a partition gave."""
    rows = [row_of(read, place, hash_of_words(read)) for place, read in enumerate(reads)]
    keys = list(chain.from_iterable(map(keys_of, reads)))
    keys.sort(key=lambda row: (row["number"], row["stem"]))
    files = {
        f"{WORK}/read/{task.name}.reports.parquet": parquet_of(rows, report_columns()),
        f"{WORK}/read/{task.name}.keys.parquet": parquet_of(keys, key_columns()),
    }
    if rejected:
        files[f"rejected/{task.name}.parquet"] = parquet_of(list(map(refusal, rejected)), rejected_columns())
    counts = {"reports": len(reads), "rejected": len(rejected), "characters": sum(len(read.text) for read in reads)}
    return finish(task, files, counts, process_time() - began)


def refusal(one: Rejected) -> Row:
    """A rejected input as a row."""
    return {name: sound(getattr(one, name)) for name in ("input", "reason", "detail")}


def rejected_columns() -> Any:
    """The columns of what was refused."""
    import pyarrow as pa

    return pa.schema([(name, pa.string()) for name in ("input", "reason", "detail")])


@cache
def encoder_of(model: str | None, sha256: str | None) -> Encoder:
    """The encoder of this process, loaded once."""
    from quoth.edges.models import chosen_model
    from quoth.encoder import load_encoder

    return chosen_model(model, sha256) or load_encoder()


def hash_of_words(read: AnnotatedReport) -> str:
    """The hash of what a report tells, by which one that came in twice is found."""
    return hashlib.sha256(words_told(read.report.raw).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def keys_of(read: AnnotatedReport) -> Iterator[Row]:
    """The heaviest stems of a report with their weights; of one that tells several things also those of each."""
    told: list[Features] = items_of(read) if lists_items(read) else parts_of(read)
    weights: dict[str, float] = {}
    for features in (features_of(read), *told):
        for stem, weight in heaviest(features.rows[0]):
            weights[stem] = max(weight, weights.get(stem, 0.0))
    raw = read.report.raw
    for stem, weight in weights.items():
        yield {
            "number": number_of(raw),
            "day": day_number(raw.published),
            "stem": stem_number(stem),
            "weight": round(SCALE * weight),
        }


def stem_number(stem: str) -> int:
    """A stem as a number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def sources_in_split(split: Split, means: Means) -> Iterator[Source]:
    """The sources of a partition, named as `quoth read` names them."""
    with Apart(means.settings) as apart:
        reading = Reading(means.settings, apart)
        if split.kind == "lines":
            found = lines_between(split, means.settings)
        elif split.kind == "rows":
            found = rows_between(split, apart)
        else:
            found = chain.from_iterable(files_in(split, reading))
        for source in found:
            yield msgspec.structs.replace(source, language=means.language) if means.language else source


def files_in(split: Split, reading: Reading) -> Iterator[Iterator[Source]]:
    """The sources of each file of a partition."""
    for path in split.paths:
        yield sources_of(path, reading) if split.named else sources_in_file(Path(path), reading, named=False)


def lines_between(split: Split, settings: Settings) -> Iterator[Source]:
    """The records of a stretch of lines."""
    (name,) = split.paths
    with Path(name).open("rb") as opened:
        opened.seek(split.start)
        yield from records_in(name, opened, settings, first=split.first, end=split.end)


def rows_between(split: Split, apart: Apart) -> Iterator[Source]:
    """The records of a run of rows of a Parquet file, read in the process apart as `quoth read` reads it."""
    (name,) = split.paths
    stretch = Stretch(split.groups, split.start, split.end, split.first)
    for source in apart.read(name, "parquet", path=Path(name), stretch=stretch):
        whole = source.input == name and split.first > 1  # what is wrong with the file is told of each of its stretches
        yield msgspec.structs.replace(source, input=f"{name}#{split.first}") if whole else source
