"""What the engine does with whole tables: reports of the same words, pairs that share heavy stems, reports to their blocks.

Each is a shuffle by a key. Sums are of whole numbers and results are sorted, so that the engine's own order shows nowhere.
"""

import shutil
from pathlib import Path
from time import process_time
from typing import Any

from quoth.edges.batch.blocks import Edges, copies_among, forest
from quoth.edges.batch.columns import parquet_of_table
from quoth.edges.batch.tasks import WORK, Done, Task, finish, note_done

# A report meets the latest so many before it under a stem, as in `cluster/index.py`; stems that very many have tell little.
LATEST = 50


def find_doubles(task: Task) -> Done:
    """The rows of reports whose words came in more than once."""
    import daft

    col: Any = daft.col
    began = process_time()
    rows = daft.read_parquet(task.given["files"], file_path_column="file")
    rows = rows.select("words", "number", "place", "about", "file")
    several = rows.groupby("words").agg(col("number").count().alias("times")).where(col("times") > 1)
    found = rows.join(several, on="words").select("words", "number", "place", "about", "file")
    table = found.sort(["words", "file", "place"]).to_arrow()
    files = {f"{WORK}/doubles/{task.name}.parquet": parquet_of_table(table)}
    return finish(task, files, {"rows": table.num_rows}, process_time() - began)


def find_pairs(task: Task) -> Done:
    """The pairs of reports of some days, and of reports of days before, that share enough; of them what joins all blocks.

    Shuffled twice: by stem, so that those who have it meet, and by pair, so that what they share is added up.
    """
    import daft
    import numpy as np
    from daft import DataType, Window
    from daft.functions import row_number

    col: Any = daft.col
    began = process_time()
    given = task.given
    keys = daft.read_parquet(given["files"]).where((col("day") >= given["before"]) & (col("day") <= given["end"]))
    if given["gone"]:
        import pyarrow as pa

        gone = daft.from_arrow(pa.table({"number": pa.array(given["gone"], pa.uint64())}))
        keys = keys.join(gone, on="number", how="anti")
    keys = keys.distinct("number", "stem")
    by_stem = Window().partition_by("stem").order_by("number")
    ranked = keys.with_column("rank", row_number().over(by_stem).cast(DataType.int64())).collect()
    block = (col("rank") // LATEST).cast(DataType.int64())
    later = ranked.where(col("day") >= given["start"]).with_column("block", block)
    held = ranked.with_column("block", block).union_all(ranked.with_column("block", block + 1))
    earlier = held.select(
        "stem", "block", col("number").alias("other"), col("rank").alias("before"), col("weight").alias("theirs"),
        col("day").alias("earlier"),
    )  # fmt: skip
    met = later.join(earlier, on=["stem", "block"])
    near = (col("rank") - col("before") <= LATEST) & (col("day") - col("earlier") <= given["days"])
    met = met.where((col("other") < col("number")) & near)
    shared = met.select("number", "other", (col("weight") * col("theirs")).cast(DataType.int64()).alias("shared"))
    pairs = shared.groupby("number", "other").agg(col("shared").sum()).where(col("shared") >= given["least"])
    table = pairs.to_arrow()
    number, other, shared = (table[name].to_numpy() for name in ("number", "other", "shared"))
    edges = Edges(number, other, shared, copies_among(number, other, shared, own_of(ranked)))
    kept = forest(edges)
    files = {f"{WORK}/pairs/{task.name}.parquet": parquet_of_table(edges_table(*(each[kept] for each in edges)))}
    counts = {"keys": ranked.count_rows(), "pairs": table.num_rows, "edges": int(np.size(kept))}
    return finish(task, files, counts, process_time() - began)


def own_of(keys: Any) -> tuple[Any, Any]:
    """Reports in order, and what each shares with itself."""
    import daft
    from daft import DataType

    col: Any = daft.col
    squares = keys.select("number", (col("weight") * col("weight")).cast(DataType.int64()).alias("own"))
    table = squares.groupby("number").agg(col("own").sum()).sort("number").to_arrow()
    return table["number"].to_numpy(), table["own"].to_numpy()


def edges_table(number: Any, other: Any, shared: Any, copy: Any) -> Any:
    """Edges as a table."""
    import pyarrow as pa

    columns = {"number": pa.array(number, pa.uint64()), "other": pa.array(other, pa.uint64())}
    return pa.table({**columns, "shared": pa.array(shared, pa.int64()), "copy": pa.array(copy, pa.bool_())})


def gather_reports(task: Task) -> Done:
    """The reports of some parts, each part in a folder, whatever files they were read into."""
    import daft
    import pyarrow as pa

    began = process_time()
    target = Path(task.folder) / WORK / "gather" / task.name
    beside = target.with_name(f".{task.name}.part")
    for old in (target, beside):
        shutil.rmtree(old, ignore_errors=True)
    numbers = [number for part in task.given["parts"].values() for number in part]
    names = [name for name, part in task.given["parts"].items() for _ in part]
    homes = daft.from_arrow(pa.table({"number": pa.array(numbers, pa.uint64()), "part": pa.array(names, pa.string())}))
    rows = daft.read_parquet(task.given["files"])
    rows = rows.select("number", "place", "raw", "reading", "sentences", "statements", "title")
    found = rows.join(homes, on="number")
    found.write_parquet(str(beside), compression="zstd", partition_cols=[daft.col("part")], write_mode="overwrite")
    beside.replace(target)
    return note_done(task, {}, {"reports": len(numbers)}, process_time() - began)
