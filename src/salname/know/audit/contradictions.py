"""Statements that cannot all be true: two values of what has one, two dates of one event, borders and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from salname import lang
from salname.know.audit.finding import Finding, Place
from salname.know.audit.page import Page
from salname.know.audit.registry import check, check_book
from salname.know.audit.values import first_year, last_year, shown, single
from salname.model import Name, Span
from salname.read.text import fold

_SINGLE = frozenset({"born", "died", "inception", "dissolved"})
"""Properties of which a thing has one value."""
_ONCE = frozenset({"birth", "death", "founding", "dissolution"})
"""Kinds of event that a thing sees once."""
_CLOSE = 0.02  # figures nearer than this are one figure, rounded
_FEWEST = 3  # names of a list
_REACH = 3  # sentences after an end in which its thing must not go on
_COMPARED = 40  # statements of one thing that are compared: a long book must not make it quadratic


class Statement(NamedTuple):
    """What is said of a thing: under ``key`` there should be one value."""

    key: tuple[str, str, str]
    value: str
    first: int | None
    last: int | None
    place: Place


@cache
def _pattern(code: str, key: str) -> re.Pattern[str]:
    return re.compile(lang.load(code, "audit")["contradictions"][key])


def _statements(page: Page) -> list[Statement]:
    out = []
    for relation in page.relations:
        if relation.property in _SINGLE:
            value = relation.time or relation.object
            year = re.search(r"\d{3,4}", value)
            if year is None:
                continue  # a place of birth is no second date of it
            earliest, latest = first_year(value), last_year(value)
            first = int(year[0]) if earliest is None else earliest
            last = int(year[0]) if latest is None else latest
            key = (fold(relation.subject), relation.property, "")
            out.append(Statement(key, value, first, last, page.place(relation.start, relation.end)))
    for event in page.events:
        begun, ended = first_year(event.time), last_year(event.time)
        if event.type not in _ONCE or begun is None or event.inferred_time:
            continue
        for taking_part in event.participants:
            if taking_part.role in ("person", "patient", "organisation"):
                key = (fold(taking_part.name), event.type, "")
                out.append(Statement(key, event.time or "", begun, ended, page.place(event.start, event.end)))
    return out


@check_book("two-dates", "contradiction", gather=_statements)
def two_dates(notes: Sequence[list[Statement]]) -> Iterable[Finding]:
    """Births, deaths, foundings and ends that are dated twice, differently, in one text or between texts."""
    by_key: dict[tuple[str, str, str], list[Statement]] = {}
    for page in notes:
        for statement in page:
            by_key.setdefault(statement.key, []).append(statement)
    for (subject, what, _), group in by_key.items():
        for one, two in combinations(group[:_COMPARED], 2):
            if one.first is None or two.first is None or one.last is None or two.last is None:
                continue
            if one.last < two.first or two.last < one.first:
                parts = {"property": what, "subject": subject, "first": one.value, "second": two.value}
                yield _of("two_values", "warning", (one.place, two.place), parts, 0.7)
                break


def _figures(page: Page) -> list[Statement]:
    out = []
    for figure in page.figures:
        value = single(figure)
        if value is None or not figure.of or not figure.measures or not figure.time:
            continue
        if figure.kind in ("count", "measure", "share"):
            key = (fold(figure.of), fold(figure.measures), f"{figure.unit}|{figure.time}|{figure.place}")
            out.append(Statement(key, shown(value), None, None, page.place(figure.start, figure.end)))
    return out


@check_book("two-figures", "contradiction", gather=_figures)
def two_figures(notes: Sequence[list[Statement]]) -> Iterable[Finding]:
    """One thing measured at one time with two results."""
    by_key: dict[tuple[str, str, str], list[Statement]] = {}
    for page in notes:
        for statement in page:
            by_key.setdefault(statement.key, []).append(statement)
    for (of, measures, rest), group in by_key.items():
        for one, two in combinations(group[:_COMPARED], 2):
            a, b = float(one.value), float(two.value)
            if abs(a - b) > _CLOSE * max(abs(a), abs(b)):
                parts = {
                    "measures": f"{measures}, {of}",
                    "time": rest.split("|")[1],
                    "first": one.value,
                    "second": two.value,
                }
                yield _of("two_figures", "info", (one.place, two.place), parts, 0.5)
                break


class Listed(NamedTuple):
    """Countries that one sentence lists, as neighbours or as what lies along the border."""

    names: tuple[str, ...]
    bordering: bool
    place: Place
    places: tuple[Place, ...]


def _lists(page: Page) -> list[Listed]:
    code, folded = page.document.language, page.document.folded
    countries = [n for n in page.names if n.kind in ("polity", "place")]
    by_sentence: dict[int, list[Name]] = {}
    for name in countries:
        by_sentence.setdefault(page.document.sentence_at(name.start), []).append(name)
    out = []
    for number, names in by_sentence.items():
        if len({n.base for n in names}) < _FEWEST:
            continue
        span = page.document.sentences[number]
        bordering = bool(_pattern(code, "bordering").search(folded, span.start, span.end))
        neighbour = _pattern(code, "neighbour").search(folded, span.start, span.end)
        if neighbour and not bordering:
            names = [n for n in names if n.start > neighbour.start()]
        if bordering or (neighbour and len(names) >= _FEWEST):
            places = tuple(page.place(n.start, n.end) for n in names)
            bases = tuple(fold(n.base) for n in names)
            out.append(Listed(bases, bordering, page.place(span.start, span.end), places))
    return out


@check_book("neighbours", "contradiction", gather=_lists)
def neighbours(notes: Sequence[list[Listed]]) -> Iterable[Finding]:
    """Countries called neighbours that the list of borders does not have."""
    lists = [found for page in notes for found in page]
    by_document: dict[str, list[Listed]] = {}
    for found in lists:
        by_document.setdefault(found.place.document, []).append(found)
    for group in by_document.values():
        borders = [found for found in group if found.bordering]
        if len(borders) != 1:
            continue  # borders of several things: which is meant is not clear
        known = borders[0].names
        for found in group:
            if found.bordering or sum(n in known for n in found.names) < _FEWEST - 1:
                continue
            for name, place in zip(found.names, found.places, strict=True):
                if not any(name.startswith(k[:7]) for k in known) and place.start > found.place.start:
                    spans = (borders[0].place, place)
                    yield _of("neighbour_not_bordering", "warning", spans, {"name": name.title()}, 0.7)


@check("gone-yet-active", "contradiction")
def gone_yet_active(page: Page) -> Iterable[Finding]:
    """What is dissolved in one sentence and goes on in the next ones."""
    code, folded = page.document.language, page.document.folded
    for found in _pattern(code, "dissolved").finditer(folded):
        number = page.document.sentence_at(found.start())
        sentence = page.document.sentences[number]
        gone = [n for n in page.names if sentence.start <= n.start < found.start() and n.kind == "organisation"]
        if gone:
            yield from _goes_on(page, gone[-1], number, Span(gone[-1].start, found.end()))


def _goes_on(page: Page, gone: Name, number: int, span: Span) -> Iterator[Finding]:
    document = page.document
    for later in document.sentences[number + 1 : number + 1 + _REACH]:
        alive = _pattern(document.language, "goes_on").search(document.folded, later.start, later.end)
        named = [n for n in page.names if later.start <= n.start < later.end and n.entity == gone.entity]
        if alive and named:
            spans = [(span.start, span.end), (named[0].start, max(named[0].end, alive.end()))]
            yield page.finding("contradiction", "warning", spans, "active_after_end", name=gone.base, confidence="0.6")
            return


def _of(code: str, severity: str, places: Iterable[Place], parts: dict[str, str], confidence: float) -> Finding:
    return Finding(
        kind="contradiction",
        severity=severity,  # type: ignore[arg-type]
        spans=tuple(sorted(places)),
        code=code,
        parts=parts,
        confidence=confidence,
    )
