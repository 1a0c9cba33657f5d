"""A record as the rules hear it, and the parts that they pick out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from salname.know.state import offices
from salname.know.state.cast import Cast, key, words
from salname.know.state.spoken import Filled, Sentence
from salname.model import AnyRecord, Event, Figure, Name, Relation
from salname.tag.inflection import lemma


@dataclass(frozen=True)
class Said:
    """A record with its number, the sentence that it stands in (or ""), and the cast of its document."""

    id: str
    record: AnyRecord | Sentence | Filled
    sentence: str
    cast: Cast
    earlier: str = ""  # the sentences before, for what an election was held for

    @cached_property
    def own(self) -> str:
        """The record's own words, folded."""
        record = self.record
        text = record.quote
        if isinstance(record, Event):
            text = record.label if text in record.label else f"{record.label} {text}"
        if isinstance(record, Figure):
            text = f"{record.measures} {record.of or ''} {record.quote}"
        return key(text)


def pick(selectors: Iterable[str], said: Said) -> list[str]:
    """Give the values of the first selector that has any."""
    for selector in selectors:
        if selector.startswith("="):
            return [selector]
        name, _, kinds = selector.partition(":")
        found = _SELECTORS.get(name, _role(name))(said)
        if kinds:
            wanted = kinds.split(",")
            found = [v if said.cast.kind(v) in wanted else said.cast.headed(v, wanted) or "" for v in found]
        if found := [v for v in found if v and v.strip()]:
            return list(dict.fromkeys(found))
    return []


def _role(name: str) -> Callable[[Said], list[str]]:
    def pick(said: Said) -> list[str]:
        record = said.record
        if isinstance(record, Filled):
            return list(record.slots.get(name, ()))
        return [p.name for p in record.participants if p.role == name] if isinstance(record, Event) else []

    return pick


def _field(name: str) -> Callable[[Said], list[str]]:
    def pick(said: Said) -> list[str]:
        value = getattr(said.record, name, None)
        return [value] if isinstance(value, str) else []

    return pick


def _line(said: Said) -> list[str]:
    """What is renamed or replaced: the thing whose names these are."""
    record = said.record
    if isinstance(record, Relation):
        sides = [record.subject, record.object]
    elif isinstance(record, Filled):
        sides = [n for name in ("patient", "source", "destination") for n in record.slots.get(name, ())]
    elif isinstance(record, Event):
        sides = [p.name for role in ("patient", "source", "destination") for p in record.participants if p.role == role]
    else:
        return []
    cast = said.cast
    sides = [s for s in sides if cast.kind(s) != "person"]
    home = [s for s in sides if cast.country and cast.subject(s) == cast.subject(cast.country)]
    places = [s for s in sides if cast.kind(s) in ("place", "polity")]
    return (home or places or [s for s in sides if cast.kind(s)] or sides)[:1]


def _owner(said: Said) -> list[str]:
    """Whose independence or autonomy it is: the country or place that the patient's words begin with."""
    for text in _role("patient")(said):
        if label := said.cast.within(text, ("polity", "place")):
            return [label]
    return []


def _mentioned(said: Said) -> list[str]:
    """Wider unions that the record's own words name."""
    text = said.own
    found = [u for u in sorted(words(said.cast.language)["unions"], key=len, reverse=True) if _has(u, text)]
    return [said.cast.bases.get(found[0], found[0])] if found else []


def _has(wanted: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def _country(said: Said) -> list[str]:
    return [said.cast.country] if said.cast.country else []


def _main(said: Said) -> list[str]:
    return [said.cast.main] if said.cast.main else []


def _full_name(said: Said) -> list[str]:
    """The country's name, where it is spelt out with what kind of country it is."""
    record = said.record
    if not isinstance(record, Name) or record.entity != said.cast.country:
        return []
    short, *kind = key(record.base).split()
    is_full = bool(kind) and bool(short) and all(word in words(said.cast.language)["polity"] for word in kind)
    return [record.base] if is_full else []


def _held(said: Said) -> list[str]:
    """The subject of the office that the record's own words, or else its sentence, name."""
    title = office_title(said)
    found = offices.held(title, said.cast) if title else None
    return [found[0]] if found else []


def _figure(said: Said) -> list[str]:
    """A figure as the text has it, its last word without case."""
    *rest, last = said.record.quote.split()
    return [" ".join([*rest, caseless_unit(last)])]


def _number(said: Said) -> list[str]:
    """A figure's number alone, where it is a whole one."""
    value = said.record.value if isinstance(said.record, Figure) else None
    return [str(int(value))] if isinstance(value, float | int) and value == int(value) else []


def caseless_unit(word: str) -> str:
    """Give a unit without possessive and case, an abbreviation or a number as it is.

    >>> caseless_unit("faizini"), caseless_unit("60 %-i")
    ('faiz', '60 %')
    """
    bare, dash, _ = word.partition("-")
    if dash and not bare[-1:].isalpha():
        return bare
    return lemma(word) if word.isalpha() else word


def office_title(said: Said) -> str:
    """Give the words in which a record names an office: a relation's object, an event's label or sentence."""
    record = said.record
    if isinstance(record, Relation):
        return record.object
    acting = list(record.participants) if isinstance(record, Event) else []
    for text in (getattr(record, "label", ""), said.sentence):
        for taking_part in acting:
            if taking_part.role == "agent" or said.cast.kind(taking_part.name) == "person":
                text = _without(text, taking_part.name)
        if text and offices.find(text, said.cast.language):
            return text
    return _contested(said) if isinstance(record, Event) and record.type == "election" else ""


def _without(text: str, name: str) -> str:
    """A text without a name and its ending: who elects is not whose office it is."""
    return re.sub(rf"{re.escape(name)}\w*", " ", text)


def _contested(said: Said) -> str:
    """The word before the last election that the sentences before name: for which office it was held."""
    spoken = said.earlier.split()
    marks = words(said.cast.language)["election"]
    named = (spoken[i - 1] for i in range(len(spoken) - 1, 0, -1) if key(spoken[i]).startswith(marks))
    return next((title for title in named if offices.find(title, said.cast.language)), "")


_SELECTORS: dict[str, Callable[[Said], list[str]]] = {
    "at": _field("place"),
    "spot": _field("place"),
    "subject": _field("subject"),
    "object": _field("object"),
    "label": _field("label"),
    "quote": _field("quote"),
    "figure of": _field("of"),
    "entity": _field("entity"),
    "base": _field("base"),
    "line": _line,
    "owner": _owner,
    "union": _mentioned,
    "country": _country,
    "main": _main,
    "figure": _figure,
    "number": _number,
    "full name": _full_name,
    "office": _held,
}
