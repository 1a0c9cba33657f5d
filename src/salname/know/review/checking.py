"""What a person may say of a record: its own fields, each with what it can hold; anything else is refused kindly."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from salname import edtf
from salname.errors import BookError
from salname.model import KINDS, RECORD_TYPES, AnyRecord, Participant, Record, RecordKind, Span

PLACE = ("start", "end", "quote")
"""What moves a record's words: two code points, and the words that stand between them."""

LONGEST = 2_000
"""Letters that one field may have at most."""

_MOST_PEOPLE = 60
_LONGEST_TIME = 80  # letters: no value of time needs more
_COMMON = frozenset(f.name for f in fields(Record))


@cache
def hints(kind: RecordKind) -> Mapping[str, Any]:
    """Give the own fields of a kind of record with their types, in order."""
    found = get_type_hints(RECORD_TYPES[kind])
    return {f.name: found[f.name] for f in fields(RECORD_TYPES[kind]) if f.name not in _COMMON}


@cache
def needed(kind: RecordKind) -> tuple[str, ...]:
    """Give the fields that a record of a kind cannot do without."""
    own = (f for f in fields(RECORD_TYPES[kind]) if f.name not in _COMMON)
    return tuple(f.name for f in own if f.default is MISSING and f.default_factory is MISSING)


@cache
def choices(kind: RecordKind, name: str) -> tuple[str, ...]:
    """Give the words that a field chooses from, none where it is free."""
    hint = hints(kind)[name]
    return tuple(get_args(hint)) if get_origin(hint) is Literal else ()


SUGGESTED: Mapping[tuple[RecordKind, str], tuple[str, ...]] = {
    ("event", "type"): (
        *("founding", "dissolution", "renaming", "succession", "reform", "adoption", "declaration", "signing"),
        *("recognition", "joining", "election", "appointment", "dismissal", "court_ruling", "referendum", "protest"),
        *("conflict", "repression", "deportation", "migration", "disaster", "nuclear_test", "construction"),
        *("production", "discovery", "relocation", "birth", "death", "publication", "speech", "other"),
    ),
    ("relation", "property"): (
        *("borders", "located_in", "part_of", "has_part", "capital", "instance_of", "inception", "dissolved"),
        *("replaces", "replaced_by", "leader", "position_held", "member_of", "ethnicity", "occupation", "author_of"),
        *("composer_of", "lyricist_of", "born", "died", "official_language", "religion", "currency", "symbol"),
        *("product", "also_known_as", "meaning", "founded_by", "cause", "term_length", "seats", "elected_by"),
        *("appointed_by", "ally", "heritage", "custom", "other"),
    ),
}
"""The words of RECORDS for fields that are free, so that a newer reader may have more of them."""

ROLES: tuple[str, ...] = get_args(get_type_hints(Participant)["role"])
"""What someone can be in an event."""


def checked(kind: RecordKind, values: Mapping[str, Any], *, whole: bool = True) -> dict[str, Any]:
    """Give fields as they are kept, JSON-ready; ``whole`` asks for all that a record needs.

    Raises :class:`~salname.errors.BookError`, saying which field is at fault.
    """
    if kind not in KINDS:
        raise BookError(f"'{kind}' is no kind of record: one of {', '.join(KINDS)}")
    known = hints(kind)
    out: dict[str, Any] = {}
    for name, value in values.items():
        if name in PLACE:
            out[name] = _text(kind, name, value) if name == "quote" else _offset(kind, name, value)
        elif name in known:
            out[name] = _field(kind, name, value)
        else:
            raise BookError(f"not the fields of a {kind}: '{name}' is none of {', '.join(known)}")
    missing = [name for name in needed(kind) if whole and name not in out]
    if missing:
        raise BookError(f"not the fields of a {kind}: say its {', '.join(missing)}")
    return out


def _field(kind: RecordKind, name: str, value: Any) -> Any:
    hint = hints(kind)[name]
    optional = NoneType in get_args(hint)
    if optional and value in (None, ""):
        return None
    if allowed := choices(kind, name):
        if value not in allowed:
            raise BookError(f"'{value}' is no {name} of a {kind}: one of {', '.join(allowed)}")
        return value
    if name == "value":
        return _number(kind, value)
    if name == "participants":
        return _people(value)
    if hint is bool:
        if not isinstance(value, bool):
            raise BookError(f"the {name} of a {kind} is true or false, not '{value}'")
        return value
    if name == "resolved_from":
        if not _pair(value) or not all(isinstance(v, int) for v in value):
            raise BookError(f"the {name} of a {kind} is a start and an end, not '{value}'")
        return [_offset(kind, name, v) for v in value]
    text = _text(kind, name, value)
    if name in ("edtf", "base", "entity", "label", "type", "property", "subject", "object") and not text:
        raise BookError(f"the {name} of a {kind} cannot be empty")
    return text


def _text(kind: RecordKind, name: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise BookError(f"the {name} of a {kind} is words, {LONGEST} letters at most")
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise BookError(f"the {name} of a {kind} has a letter in it that is none")
    return value if name == "quote" else value.strip()


def _offset(kind: RecordKind, name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
        raise BookError(f"the {name} of a {kind} is a place in the text, not '{value}'")
    return value


def _pair(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 2


def _number(kind: RecordKind, value: Any) -> float | list[float]:
    if _pair(value):
        low, high = (_one_number(kind, v) for v in value)
        if low > high:
            raise BookError(f"the value of a {kind} runs from the lower to the higher number")
        return low if low == high else [low, high]
    return _one_number(kind, value)


def _one_number(kind: RecordKind, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e300 or not math.isfinite(value):
        raise BookError(f"the value of a {kind} is a number or two, not '{value}'")
    return float(value)


def _people(value: Any) -> list[dict[str, str]]:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) > _MOST_PEOPLE:
        raise BookError("participants are a list of roles and names")
    out = []
    for person in value:
        if not isinstance(person, Mapping) or set(person) != {"role", "name"} or person["role"] not in ROLES:
            raise BookError(f"a participant has a name and one of the roles {', '.join(ROLES)}")
        name = _text("event", "participant", person["name"])
        if name:
            out.append({"role": str(person["role"]), "name": name})
    return out


def dated(values: Mapping[str, Any]) -> None:
    """Refuse a time that is not EDTF, with :class:`~salname.errors.BookError`."""
    for name in ("edtf", "time"):
        text = values.get(name)
        if text and (len(text) > _LONGEST_TIME or not edtf.valid(text)):
            raise BookError(f"'{text[:40]}' is no time in EDTF: write 1735, 1735-04-12, 173X, 17XX, 1735/1740 or -0499")


def record_of(kind: RecordKind, span: Span, words: str, values: Mapping[str, Any]) -> AnyRecord:
    """Make a record of its own fields; what a person has decided is certain."""
    given = {name: value for name, value in values.items() if name not in PLACE}
    if kind == "event":
        given["participants"] = tuple(Participant(p["role"], p["name"]) for p in given.get("participants") or ())
    if isinstance(given.get("value"), list):
        given["value"] = tuple(given["value"])
    if isinstance(given.get("resolved_from"), list):
        given["resolved_from"] = Span(*given["resolved_from"])
    return RECORD_TYPES[kind](  # type: ignore[return-value]
        start=span.start, end=span.end, quote=words, rule="review", confidence=1.0, **given
    )
