"""The order of dates: lives, spans, consequences, and layers of a text that know different times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from salname import lang
from salname.know.audit.finding import Finding, Place
from salname.know.audit.page import Page
from salname.know.audit.registry import check, check_book
from salname.know.audit.values import first_year, last_year
from salname.model import Relation, Span, Time

_LIFE = re.compile(
    r"\((?:[^()\n]{0,60}?\b)?(\d{3,4})[^()\d\n]{0,24}[-–—][^()\d\n]{0,24}(?:\d{1,2}\s\w{3,9}\s)?(\d{3,4})[^()\d\n]{0,30}\)"
)
_BCE = re.compile(r"e\.\s?ə|b\.\s?e|eramızdan")
_OLDEST = 115  # years
_REACH = 10  # sentences back from a consequence to what it follows from
_LATER = 1  # years by which the cause must be later
_YEAR = re.compile(r"(?<![-–\d])\b(1[5-9]\d{2}|20\d{2})(?=\s?-\s?c[iıuü]\s)")


@cache
def _pattern(code: str, table: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{lang.load(code, 'audit')[table][key]})")


@check("life-spans", "anachronism_or_date_order")
def life_spans(page: Page) -> Iterable[Finding]:
    """Lives and spans in brackets whose end comes before their start, or that are too long for a life."""
    folded = page.document.folded
    for found in _LIFE.finditer(folded):
        born, died = int(found[1]), int(found[2])
        if _BCE.search(folded, max(0, found.start() - 4), found.end()) or _follows_death(found.group()):
            continue
        texts = {"born": str(born), "died": str(died)}
        if died < born:
            yield page.finding("anachronism_or_date_order", "error", [found.span()], "life_reversed", **texts)
        elif died - born > _OLDEST and _is_life(page, found.start()):
            years = str(died - born)
            yield page.finding(
                "anachronism_or_date_order", "warning", [found.span()], "life_too_long", years=years, **texts
            )


def _follows_death(text: str) -> bool:
    return len(re.findall(r"\d{3,4}", text)) > 2  # several years: no plain life span


def _is_life(page: Page, at: int) -> bool:
    return any(n.kind == "person" and 0 <= at - n.end <= 2 for n in page.names)


@check("spans", "anachronism_or_date_order")
def spans(page: Page) -> Iterable[Finding]:
    """Spans of time whose end comes before their start."""
    for time in page.times:
        start, _, end = time.edtf.partition("/")
        if time.kind != "date" or not end or ".." in time.edtf:
            continue
        first, last = first_year(start), last_year(end)
        if first is not None and last is not None and last < first:
            texts = {"first": str(first), "last": str(last)}
            span = [(time.start, time.end)]
            yield page.finding("anachronism_or_date_order", "error", span, "end_before_start", **texts)


@check("consequences", "anachronism_or_date_order")
def consequences(page: Page) -> Iterable[Finding]:
    """What is told as a consequence, but dated before what it follows from."""
    cue = _pattern(page.document.language, "dates", "consequence")
    dated = [t for t in page.times if t.kind == "date" and not t.named and first_year(t.edtf) is not None]
    where = [page.document.sentence_at(t.start) for t in dated]
    for number, sentence in enumerate(page.document.sentences):
        head = cue.match(page.document.folded, _letter(page, sentence))
        if head is None:
            continue
        here = [t for t, s in zip(dated, where, strict=True) if s == number]
        before = [t for t, s in zip(dated, where, strict=True) if number - _REACH <= s < number]
        if here and before:
            yield from _too_early(page, here[0], before[-1], sentence)


def _letter(page: Page, sentence: Span) -> int:
    at = sentence.start
    while at < sentence.end and not page.document.plain[at].isalpha():
        at += 1
    return at


def _too_early(page: Page, effect: Time, cause: Time, sentence: Span) -> Iterator[Finding]:
    effect_year, cause_year = last_year(effect.edtf), first_year(cause.edtf)
    if effect_year is None or cause_year is None or effect_year > cause_year - _LATER:
        return
    texts = {"effect": str(effect_year), "cause": str(cause_year)}
    places = [(cause.start, cause.end), (sentence.start, max(effect.end, sentence.start + 1))]
    yield page.finding("anachronism_or_date_order", "warning", places, "effect_before_cause", confidence="0.7", **texts)


class Layer(NamedTuple):
    """A year that a sentence speaks of, as to come or as past."""

    year: int
    future: bool
    place: Place


def _layers(page: Page) -> list[Layer]:
    code, folded = page.document.language, page.document.folded
    plan, past = _pattern(code, "present", "plan"), _pattern(code, "present", "past_end")
    once_planned = _pattern(code, "present", "plan_past")
    out = []
    for sentence in page.document.sentences:
        years = list(_YEAR.finditer(folded, sentence.start, sentence.end))
        if not years:
            continue
        planned = plan.search(folded, years[0].start(), sentence.end)
        words = re.findall(r"[^\W\d_]+", folded[max(sentence.start, sentence.end - 60) : sentence.end])
        place = page.place(years[-1].start(), sentence.end)
        if planned and not once_planned.search(folded, planned.start(), planned.end() + 3):
            out += [Layer(int(m[1]), True, page.place(m.start(), planned.end())) for m in years]
        elif words and past.search(words[-1]):
            out.append(Layer(max(int(m[1]) for m in years), False, place))
    return out


@check_book("layers", "anachronism_or_date_order", gather=_layers)
def layers(notes: Sequence[list[Layer]]) -> Iterable[Finding]:
    """A year that is still to come in one sentence and past in another of the same text."""
    latest: dict[str, Layer] = {}
    everything = [layer for page in notes for layer in page]
    for layer in everything:
        known = latest.get(layer.place.document)
        if not layer.future and (known is None or layer.year > known.year):
            latest[layer.place.document] = layer
    for layer in everything:
        past = latest.get(layer.place.document)
        if layer.future and past is not None and past.year >= layer.year:
            yield Finding(
                kind="anachronism_or_date_order",
                severity="warning",
                spans=tuple(sorted((layer.place, past.place))),
                code="future_and_past",
                parts={"year": str(layer.year)},
                confidence=0.75,
            )


class Life(NamedTuple):
    """A birth, a death, or a dated fact of a person."""

    person: str
    what: str
    year: int
    place: Place


def _lives(page: Page) -> list[Life]:
    out = []
    for relation in page.relations:
        year = first_year(relation.time) or _year_of(relation)
        if year is not None and relation.property in ("born", "died", "position_held"):
            place = page.place(relation.start, relation.end)
            out.append(Life(relation.subject, relation.property, year, place))
    for event in page.events:
        year = first_year(event.time)
        if year is None or event.inferred_time:
            continue
        for taking_part in event.participants:
            what = event.type if event.type in ("birth", "death") else "event"
            if taking_part.role in ("person", "agent", "patient"):
                out.append(Life(taking_part.name, what, year, page.place(event.start, event.end)))
    return out


def _year_of(relation: Relation) -> int | None:
    found = re.search(r"\b(\d{3,4})\b", relation.object)
    return int(found[1]) if found and relation.property in ("born", "died") else None


@check_book("lives", "anachronism_or_date_order", gather=_lives)
def lives(notes: Sequence[list[Life]]) -> Iterable[Finding]:
    """Offices and deeds before a birth, a death before a birth."""
    born: dict[str, Life] = {}
    died: dict[str, Life] = {}
    everything = [life for page in notes for life in page]
    for life in everything:
        if life.what in ("born", "birth"):
            born.setdefault(life.person, life)
        elif life.what in ("died", "death"):
            died.setdefault(life.person, life)
    for person, birth in born.items():
        death = died.get(person)
        if death is not None and death.year < birth.year:
            parts = {"died": str(death.year), "born": str(birth.year)}
            yield _of_life("error", (birth, death), "life_reversed", parts)
    for life in everything:
        birth_known = born.get(life.person)
        if life.what in ("event", "position_held") and birth_known is not None and life.year < birth_known.year:
            parts = {"year": str(life.year), "name": life.person, "born": str(birth_known.year)}
            yield _of_life("warning", (birth_known, life), "before_birth", parts)


def _of_life(severity: str, lives: tuple[Life, Life], code: str, parts: dict[str, str]) -> Finding:
    return Finding(
        kind="anachronism_or_date_order",
        severity=severity,  # type: ignore[arg-type]
        spans=tuple(sorted(life.place for life in lives)),
        code=code,
        parts=parts,
        confidence=0.8,
    )
