"""Tables as Parquet, by pyarrow: numbers stay numbers, lists stay lists, words are as they stand in the reports."""

import io
from typing import Any

from quoth.edges.formats.story_tables import DECIMAL, LISTS, WHOLE, table_of
from quoth.types import Dossier


def write(dossier: Dossier, table: str = "claims") -> bytes:
    """One table; its columns have the same types whatever it holds."""
    import pyarrow
    import pyarrow.parquet

    columns, rows = table_of(dossier, table)
    listed = list(rows)
    kinds: Any = dict.fromkeys(WHOLE, pyarrow.int64()) | dict.fromkeys(DECIMAL, pyarrow.float64())
    fields, arrays = [], []
    for name in columns:
        values = [row.get(name) for row in listed]
        if name in LISTS:
            kind: Any = pyarrow.list_(pyarrow.string())
            values = [[plain(one) for one in value or ()] for value in values]
        elif name in kinds:
            kind = kinds[name]
        else:
            kind = pyarrow.string()
            values = [None if value is None else plain(str(value)) for value in values]
        fields.append(pyarrow.field(name, kind))
        arrays.append(pyarrow.array(values, kind))
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields)), out)
    return out.getvalue()


def plain(words: str) -> str:
    """Words without lone surrogates, which no file can hold."""
    return words.encode("utf-8", "replace").decode()
