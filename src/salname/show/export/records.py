"""JSON Lines, one record a line: everything that the book holds, as docs/records.md defines it."""

from __future__ import annotations

import json
from typing import Any, TextIO

from salname.know.book import Book
from salname.know.rows import Stored
from salname.model import payload


def write(book: Book, out: TextIO) -> None:
    """Write every record in order of place."""
    for stored in book.records():
        out.write(json.dumps(line(stored), ensure_ascii=False, separators=(", ", ": ")) + "\n")


def line(stored: Stored) -> dict[str, Any]:
    """Give a record as the JSON object that stands for it."""
    record = stored.record
    own = {
        "record": record.kind_name,
        "id": stored.id,
        "document": stored.document,
        "start": record.start,
        "end": record.end,
        "quote": record.quote,
        **{key: _whole(value) for key, value in payload(record).items()},
    }
    if record.also:
        own["also"] = [[s.start, s.end] for s in record.also]
    return own | {"rule": record.rule, "confidence": record.confidence}


def _whole(value: Any) -> Any:
    """Write 5.0 as 5, as people do."""
    if isinstance(value, list):
        return [_whole(v) for v in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
