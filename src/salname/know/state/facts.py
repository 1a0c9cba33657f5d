"""From records to claims, by the rules of ``lang/<code>/state.toml``.

Each rule names a kind of record and what it says of which fluent; this module picks the parts out of the record. What
needs more than one record (who took over whose office, what a death ends) is in :mod:`salname.know.state.inference`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from salname import lang
from salname.errors import DataError
from salname.know.state import offices
from salname.know.state.cast import Cast, key, words
from salname.know.state.claims import Claim, Effect
from salname.know.state.days import ALWAYS, EVER, NEVER, YEAR, Window, ends, window
from salname.know.state.families import families
from salname.know.state.spoken import Filled, Sentence, Slot, filled
from salname.model import AnyRecord, Event, Figure, Name, Relation, Time
from salname.read.text import search_key
from salname.tag.inflection import lemma


@dataclass(frozen=True, slots=True)
class Give:
    """One thing that a rule says: what it does to which family, and where subject, value and detail come from."""

    does: str
    family: str
    of: tuple[str, ...]
    value: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of ``state.toml``, its words compiled."""

    name: str
    record: str
    types: frozenset[str]
    gives: tuple[Give, ...]
    words: re.Pattern[str] | None = None
    without: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    also: re.Pattern[str] | None = None
    slots: Mapping[str, Slot] = field(default_factory=dict)
    own_land: bool = False
    own: re.Pattern[str] | None = None
    led_by_time: bool = False
    roles: bool = False
    only: frozenset[str] = frozenset()
    point: Effect = "holds"
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """A record with its number, the sentence that it stands in (or ""), and the cast of its document."""

    id: str
    record: AnyRecord | Sentence | Filled
    sentence: str
    cast: Cast

    @property
    def own(self) -> str:
        """The record's own words, folded."""
        record = self.record
        text = record.quote
        if isinstance(record, Event):
            text = record.label if text in record.label else f"{record.label} {text}"
        if isinstance(record, Figure):
            text = f"{record.measures} {record.of or ''} {record.quote}"
        return key(text)


@cache
def rules(language: str = lang.DEFAULT) -> Mapping[str, tuple[Rule, ...]]:
    """Give the rules by kind of record.

    Raises :class:`~salname.errors.DataError` for one that is not as it should be.
    """
    out: dict[str, list[Rule]] = {}
    for entry in lang.load(language, "state")["rule"]:
        out.setdefault(entry["record"], []).append(_rule(entry, language))
    return {kind: tuple(found) for kind, found in out.items()}


def _rule(entry: Mapping[str, Any], language: str) -> Rule:
    name = entry.get("name", "?")
    try:
        return Rule(
            name,
            entry["record"],
            frozenset(entry.get("types", ())),
            tuple(_give(give, language) for give in entry["gives"]),
            _words(entry.get("words")),
            _words(entry.get("without")),
            _words(entry.get("near")),
            _words(entry.get("and")),
            {name: _slot(wanted) for name, wanted in entry.get("slots", {}).items()},
            entry.get("own_land", False),
            _words(entry.get("own")),
            entry.get("led_by_time", False),
            entry.get("roles", False),
            frozenset(entry["only"].split(",")) if "only" in entry else frozenset(),
            entry.get("point", "holds"),
            entry.get("sure", True),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"state.toml: the rule '{name}' is not as it should be ({error!r}): mend it") from None


def _slot(entry: Mapping[str, Any]) -> Slot:
    return Slot(
        frozenset(entry["kinds"].split(",")),
        frozenset(entry["case"].split(",")) if "case" in entry else frozenset(),
        _words(entry.get("after"), r"\W*(?:\w+\W+){0,1}?"),
        _words(entry.get("before"), ending=r"\w*\W*$"),
        entry.get("after_slot", False),
        entry.get("list", False),
    )


def _give(entry: Mapping[str, Any], language: str) -> Give:
    if entry["family"] not in families(language) and entry["family"] not in INFERRED:
        raise KeyError(entry["family"])
    return Give(entry["does"], entry["family"], tuple(entry["of"]), tuple(entry["is"]), entry.get("detail", ""))


INFERRED = frozenset({"successor", "leaves", "term"})
"""What rules may name beside the families: it is worked into them by :mod:`salname.know.state.inference`."""


def _words(wanted: Sequence[str] | None, lead: str = "", ending: str = "") -> re.Pattern[str] | None:
    """Compile beginnings of words, folded and letters bare; a space at the end asks for the whole word."""
    if not wanted:
        return None
    parts = (re.escape(search_key(word.rstrip())) + (r"(?!\w)" if word.endswith(" ") else "") for word in wanted)
    return re.compile(lead + r"(?<!\w)(?:" + "|".join(parts) + ")" + ending)


def claims(said: Said) -> Iterator[Claim]:
    """Give what a record says of fluents."""
    for rule in rules(said.cast.language).get(said.record.kind_name, ()):
        if not _applies(rule, said):
            continue
        heard = said
        if isinstance(said.record, Sentence):
            read = filled(said.record, rule.slots, rule.words, led_by_time=rule.led_by_time)
            if read is None or read.time is None:
                continue
            if rule.own and not rule.own.search(key(said.cast.resolve(read.slots["patient"][0]))):
                continue
            heard = replace(said, record=read)
        for give in rule.gives:
            yield from _given(rule, give, heard)


def _applies(rule: Rule, said: Said) -> bool:
    record = said.record
    if rule.types and _type(record) not in rule.types:
        return False
    if rule.only and isinstance(record, Relation):
        kinds = {said.cast.kind(record.subject), said.cast.kind(record.object)}
        if not kinds & rule.only or kinds - rule.only - {""}:
            return False
    own = said.own
    if rule.roles and isinstance(record, Event):
        own = " ".join([own, *(key(p.name) for p in record.participants)])
    if rule.words and not rule.words.search(own):
        return False
    if rule.also and not rule.also.search(own):
        return False
    if rule.without and rule.without.search(own):
        return False
    return not (rule.near and not rule.near.search(key(said.sentence) if said.sentence else own))


def _type(record: AnyRecord | Sentence | Filled) -> str:
    if isinstance(record, Event):
        return record.type
    if isinstance(record, Relation):
        return record.property
    return record.kind if isinstance(record, Figure | Name) else ""


def _given(rule: Rule, give: Give, said: Said) -> Iterator[Claim]:
    effect, first, last = when(give.does, _time(said.record), rule.point)
    family = families(said.cast.language).get(give.family)
    if effect is None or (first is None and family is not None and not family.now):
        return
    past = first is None and _past(said)
    cast = said.cast
    for subject in _first(give.of, said):
        for value in [subject] if give.value == ("self",) else _first(give.value, said):
            if rule.own_land and not _own_land(value, said):
                continue
            named = _named(value, give.family, first, cast)
            if not _worth(give.family, effect, subject, named, cast):
                continue
            sure = rule.sure or (rule.own_land and cast.subject(value) == cast.subject(subject))
            yield Claim(
                subject=cast.subject(subject),
                family=give.family,
                value=named,
                effect=effect,
                first=first,
                last=last,
                evidence=(said.id,),
                detail=_detail(give.detail, said),
                sure=sure and not getattr(said.record, "inferred_time", False),
                past=past,
            )


def _lower_words(found: re.Match[str]) -> str:
    """The words of a match from the first that is spelt with a capital letter on."""
    said = found.group().split()
    while said and said[0][0].islower():
        said = said[1:]
    return "".join(f"{word} " for word in said)


def _worth(family: str, effect: Effect, subject: str, value: str, cast: Cast) -> bool:
    """Say whether a name or a stage of a country tells anything: the country's short name alone ends and is nothing,
    and a wider union is no stage of its parts.
    """
    if family not in _COUNTRIES:
        return True
    if family != "status" and not value[:1].isupper():
        return False
    country = cast.country
    if country and cast.kinds[country] == "polity" and cast.subject(subject) == cast.subject(country):
        return family == "status" or effect == "begins" or key(value) != cast.short(country)
    return key(cast.resolve(subject)) not in words(cast.language)["unions"]


_COUNTRIES = frozenset({"name", "polity", "status"})

_FULL = 2  # words that a stage of a country is spelt with at least: its name, and what it was

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _time(record: AnyRecord | Sentence | Filled) -> str | None:
    if isinstance(record, Name):  # a law that is called by its year
        found = _YEAR.search(record.base)
        return found.group() if found else None
    return record.edtf if isinstance(record, Time) else getattr(record, "time", None)


def _past(said: Said) -> bool:
    """Say whether a clause without a date tells of the past, by its last word or its sentence's."""
    if not isinstance(said.record, Relation):
        return False
    known = words(said.cast.language)
    clause, sentence = (_last(text) for text in (said.record.quote, said.sentence))
    return clause.endswith(known["past"]) or (not clause.endswith(known["copula"]) and sentence.endswith(known["past"]))


def _last(text: str) -> str:
    spoken = text.split()
    return key(spoken[-1].strip(".,;:!?)")) if spoken else ""


def _own_land(value: str, said: Said) -> bool:
    """Say whether a polity is one of the document's own land: no wider union, not told of elsewhere, and spelt with
    what kind of polity it is.
    """
    cast = said.cast
    if len(key(value).split()) < _FULL or cast.kind(value) not in ("polity", ""):
        return False
    if key(value) in words(cast.language)["unions"] or key(cast.resolve(value)) in words(cast.language)["unions"]:
        return False
    place = said.record.place if isinstance(said.record, Event) else None
    return place is None or cast.country is None or cast.subject(place) == cast.subject(cast.country)


def _named(value: str, family: str, first: Window | None, cast: Cast) -> str:
    """Give a value as it is kept: by its one label, as spelt, or the rule's own words with the year in them."""
    if value.startswith("="):
        if "{year}" in value and first is not None:
            value = value.replace("{year}", dated(first.lo // YEAR, cast.language))
        return value[1:]
    if family in ("name", "polity"):  # a common noun may stand before the name
        value = re.sub(r"^(?:[^\W\dA-Z][^\W\d_]*\s+)+(?=[^\W\d_])", _lower_words, value)
    return spelt(value) if family in _SPELT else cast.resolve(value)


_SPELT = frozenset({"name", "polity", "position", "figure", "happening", "law", "treaty", "seats", "term"})
"""Families whose values stay as the text spells them, and are not brought to one label."""


def spelt(value: str) -> str:
    """Give a name as it is spelt, without quotes and the possessive of an acronym.

    >>> spelt("“Gülstan SSR-i”")
    'Gülstan SSR'
    """
    return " ".join(re.sub(r"[-'’](?:[ıiuü]|s[ıiuü])(?= |”|\"|$)", "", value).split()).strip('"“”„ ')


def dated(year: int, language: str = lang.DEFAULT) -> str:
    """Word a year as an adjective.

    >>> dated(1993), dated(2000), dated(1960)
    ('1993-cü il', '2000-ci il', '1960-cı il')
    """
    forms = lang.load(language, "state")["cast"]["year"]
    digits = str(abs(year))
    endings = (forms[digits[-n:]] for n in (3, 2, 1) if digits[-n:] in forms)
    return str(forms["form"]).format(year=year, ending=next(endings, ""))


def _detail(wanted: str, said: Said) -> str:
    if wanted == "own":
        return said.own
    if wanted == "measure" and isinstance(said.record, Figure):
        record = said.record
        measured = key(f"{record.kind} {record.measures} {record.of or ''} {record.place or ''} {record.unit}")
        return f"{measured}{AROUND}{key(_around(said, record))}"
    if wanted == "office":
        found = offices.held(office_title(said), said.cast)
        return found[1] if found else ""
    return wanted


AROUND = " | "
"""Between what a figure measures, as it was read, and the words of its sentence around it."""

_CONTEXT = 120  # letters of the sentence before a figure
_AFTER = 30  # and after it


def _around(said: Said, record: Figure) -> str:
    at = said.sentence.find(record.quote)
    end = at + len(record.quote)
    return f"{said.sentence[max(0, at - _CONTEXT) : at]} {said.sentence[end : end + _AFTER]}" if at >= 0 else ""


def when(does: str, time: str | None, point: str) -> tuple[Effect | None, Window | None, Window | None]:
    """Give what a record does at a time: its effect and the windows of its first and last day.

    ``by time`` reads it off the form of the time: ``../T`` ends, ``T/..`` begins, a stretch holds, one date does what
    ``point`` says, and no date (or the present) holds now. Anything else needs a date: without, the effect is ``None``.
    """
    span = ends(time)
    if does == "holds now":
        return "holds", None, None
    if does != "by time":
        whole = window(time)
        if whole is None or span is None:
            return None, None, None
        if does in ("begins", "ends") and whole.lo > NEVER and whole.hi < EVER and whole.hi - whole.lo > LIFETIME:
            return ("holds", *span) if does == "begins" else ("ends", span[0], span[0])
        return _effect(does), whole, whole
    if span is None:
        return ("holds", None, None) if time in (None, "PRESENT_REF") else (None, None, None)
    first, last = span
    if first == Window(NEVER, NEVER):
        return "ends", last, last
    if last == Window(EVER, EVER):
        return "begins", first, first
    if first == last or ALWAYS in span:
        return _effect(point), first, last
    return "holds", first, last


LIFETIME = 40 * YEAR
"""A stretch longer than this is no doubt about one moment: it is how long what began then lasted."""


def _effect(name: str) -> Effect:
    if name not in ("begins", "ends", "holds", "vacates"):
        raise DataError(f"state.toml: '{name}' is no effect: say begins, ends, holds, vacates or by time")
    return name  # type: ignore[return-value]


def _first(selectors: Iterable[str], said: Said) -> list[str]:
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
    home = [s for s in sides if cast.country and cast.subject(s) == cast.subject(cast.country)]
    return (home or [s for s in sides if cast.kind(s)] or sides)[:1]


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
    for text in (getattr(record, "label", ""), said.sentence):
        if text and offices.find(text, said.cast.language):
            return text
    return ""


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
    "full name": _full_name,
    "office": _held,
}
