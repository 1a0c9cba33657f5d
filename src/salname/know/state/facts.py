"""From records and sentences to claims, by the rules of ``lang/<code>/state.toml``.

Each rule (:mod:`salname.know.state.rules`) names a kind of record and what it says of which fluent; this module applies
it. What needs more than one record (who took over whose office, what a death ends) is in
:mod:`salname.know.state.inference`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from salname.errors import DataError
from salname.know.state import offices
from salname.know.state.cast import Cast, key, words
from salname.know.state.claims import Claim, Effect
from salname.know.state.days import ALWAYS, EVER, NEVER, YEAR, Window, ends, window
from salname.know.state.families import families
from salname.know.state.rules import AROUND, Give, Rule, rules
from salname.know.state.said import Said, office_title, pick
from salname.know.state.spoken import Filled, Sentence, filled
from salname.know.state.wording import named
from salname.model import AnyRecord, Event, Figure, Name, Relation, Time


def claims(said: Said) -> Iterator[Claim]:
    """Give what a record says of fluents."""
    known, kind = rules(said.cast.language), said.record.kind_name
    for rule in (
        *known.get((kind, _type(said.record)), ()),
        *(known.get((kind, ""), ()) if _type(said.record) else ()),
    ):
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
        if rule.spoken and not _spoken(heard):
            continue
        if all(pick([part], heard) for part in rule.needs):
            for give in rule.gives:
                yield from _given(rule, give, heard)


def _applies(rule: Rule, said: Said) -> bool:
    record = said.record
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


def _spoken(said: Said) -> bool:
    """Say whether the sentence itself names the subject of a relation; another sentence's subject is a guess."""
    subject = key(getattr(said.record, "subject", "")).split()
    sentence = key(said.sentence or said.record.quote)
    return bool(subject) and all(re.search(rf"(?<!\w){re.escape(word[:_STEM])}", sentence) for word in subject)


_STEM = 5  # letters of a word that its endings leave


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
    for subject in pick(give.of, said):
        for value in [subject] if give.value == ("self",) else pick(give.value, said):
            if rule.own_land and not _own_land(value, said):
                continue
            word = named(value, give.family, first, cast)
            if not _worth(give.family, effect, subject, word, cast) or (
                give.family == "polity" and give.value != ("self",) and key(word) == cast.short(word)
            ):
                continue
            sure = rule.sure or (rule.own_land and cast.subject(value) == cast.subject(subject))
            yield Claim(
                subject=cast.subject(subject),
                family=give.family,
                value=word,
                effect=effect,
                first=first,
                last=last,
                evidence=(said.id,),
                detail=_detail(give.detail, said),
                sure=sure and not getattr(said.record, "inferred_time", False),
                past=past,
            )


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


def _time(record: AnyRecord | Sentence | Filled) -> str | None:
    if isinstance(record, Name):  # a law that is called by its year
        found = _YEAR.search(record.base)
        return found.group() if found else None
    return record.edtf if isinstance(record, Time) else getattr(record, "time", None)


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _past(said: Said) -> bool:
    """Say whether a clause without a date tells of the past, by its last word or its sentence's."""
    if not isinstance(said.record, Relation):
        return False
    known = words(said.cast.language)
    clause, sentence = (_last(text) for text in (said.record.quote, said.sentence))
    return clause.endswith(known["past"]) or (not clause.endswith(known["copula"]) and sentence.endswith(known["past"]))


_WORD = 60  # letters that the last word of a clause is looked for in


def _last(text: str) -> str:
    spoken = text[-_WORD:].split()
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
