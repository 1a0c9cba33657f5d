"""The same table of figures as csv, in Parquet with typed columns; needs the extra ``salname[parquet]``."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice
from typing import Any, BinaryIO

from salname.errors import SalnameError
from salname.know.book import Book
from salname.show.export import _tables

BINARY = True
_BATCH = 10_000  # rows held at a time


def write(book: Book, out: BinaryIO) -> None:
    """Write the figures. Raises :class:`~salname.errors.SalnameError` where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise SalnameError("Parquet needs pyarrow: install it with pip install 'salname[parquet]'") from None

    schema = _schema(pyarrow)
    rows = _tables.rows(book)
    with parquet.ParquetWriter(out, schema) as writer:
        writer.write_table(schema.empty_table())
        while batch := [asdict(row) for row in islice(rows, _BATCH)]:
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))


def _schema(pyarrow: Any) -> Any:
    kinds: dict[str, Any] = {
        "value": pyarrow.float64(), "low": pyarrow.float64(), "high": pyarrow.float64(), "si_value": pyarrow.float64(),
        "start": pyarrow.int64(), "end": pyarrow.int64(),
    }  # fmt: skip
    return pyarrow.schema([(name, kinds.get(name, pyarrow.string())) for name in _tables.COLUMNS])
