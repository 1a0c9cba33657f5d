"""How the fields of a record become columns, and columns a record again."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, get_type_hints

from sqlalchemy import Boolean, Column, Float, Integer, Text
from sqlalchemy.types import TypeEngine

from salname.model import RECORD_TYPES, Participant, Record, Span

_APART = frozenset({"participants"})  # kept in a table of its own
_PLAIN: dict[Any, type[TypeEngine[Any]]] = {int: Integer, float: Float, bool: Boolean}


class _Shape:
    """What there is to know of a record class: its fields, which of them are JSON, and which hold spans."""

    def __init__(self, cls: type[Record]):
        hints = get_type_hints(cls)
        self.hints: dict[str, Any] = {f.name: hints[f.name] for f in fields(cls) if f.name not in _APART}
        self.json = {n for n, hint in self.hints.items() if n != "value" and _is_json(hint)}
        self.spans = {n for n, hint in self.hints.items() if "Span" in str(hint)}


def _is_json(hint: Any) -> bool:
    return any(word in str(hint) for word in ("Span", "tuple", "dict", "Mapping"))


_SHAPES = {cls: _Shape(cls) for cls in RECORD_TYPES.values()}


def columns(cls: type[Record]) -> list[Column[Any]]:
    """Give the columns for a record class; ``value`` becomes ``low`` and ``high``, lists and spans JSON."""
    out: list[Column[Any]] = []
    shape = _SHAPES[cls]
    for name, hint in shape.hints.items():
        if name == "value":
            out += [Column("low", Float, nullable=False), Column("high", Float, nullable=False)]
        else:
            optional = "None" in str(hint) or name in shape.json
            out.append(Column(name, _PLAIN.get(hint, Text), nullable=optional))
    return out


def row(record: Record) -> dict[str, Any]:
    """Give a record's fields as column values."""
    shape = _SHAPES[type(record)]
    out: dict[str, Any] = {}
    for name in shape.hints:
        value = getattr(record, name)
        if name == "value":
            out["low"], out["high"] = value if isinstance(value, tuple) else (value, value)
        elif name in shape.json:
            out[name] = json.dumps(_bare(value), ensure_ascii=False) if value not in (None, ()) else None
        else:
            out[name] = value
    return out


def record(cls: type[Record], columns: dict[str, Any], participants: tuple[Participant, ...] = ()) -> Record:
    """Make the record that :func:`row` took apart."""
    shape = _SHAPES[cls]
    values: dict[str, Any] = {}
    for name in shape.hints:
        if name == "value":
            low, high = columns["low"], columns["high"]
            values[name] = low if low == high else (low, high)
        elif name in shape.json:
            if columns[name] is not None:
                values[name] = _whole(json.loads(columns[name]), name in shape.spans)
        else:
            values[name] = columns[name]
    if participants:
        values["participants"] = participants
    return cls(**values)


def _bare(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_bare(v) for v in value]
    return value


def _whole(value: Any, span: bool) -> Any:
    if not isinstance(value, list):
        return value
    if span and len(value) == 2 and all(isinstance(v, int) for v in value):
        return Span(*value)
    return tuple(_whole(v, span) for v in value)
