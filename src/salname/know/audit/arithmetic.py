"""Sums, shares, announced numbers and stated spans: what does not add up, and what does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from salname import lang
from salname.know.audit.finding import Finding
from salname.know.audit.page import Page
from salname.know.audit.registry import check
from salname.know.audit.values import first_year, last_year, shown, single
from salname.model import Figure

_FEWEST = 2  # parts of a sum
_SHARES = 3  # shares of a whole that are added up
_TOLERANCE = 0.011  # of a total: figures are rounded
_REACH = 2  # sentences after a total in which its parts may stand


@cache
def _rules(code: str) -> dict[str, Any]:
    table: dict[str, Any] = lang.load(code, "audit")
    return table


def _by_sentence(page: Page) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for figure in page.figures:
        found.setdefault(page.document.sentence_at(figure.start), []).append(figure)
    return found


@check("sums", "arithmetic", "arithmetic_ok")
def sums(page: Page) -> Iterable[Finding]:
    """Totals with their parts in one sentence: whether they add up."""
    rules = _rules(page.document.language)["arithmetic"]
    parts_cue, total_cue = re.compile(rules["parts_cue"]), re.compile(rules["total_cue"])
    for figures in _by_sentence(page).values():
        counts = [f for f in figures if f.kind in ("count", "measure") and single(f) is not None]
        if len(counts) <= _FEWEST:
            continue
        yield from _total_first(page, counts, parts_cue)
        yield from _total_last(page, counts, total_cue)


def _total_first(page: Page, figures: list[Figure], cue: re.Pattern[str]) -> Iterator[Finding]:
    """`470 …, of them 354 …, 90 … and 26 …`."""
    total, *parts = figures
    parts = [p for p in parts if p.unit == total.unit]
    if len(parts) < _FEWEST or not cue.search(page.document.folded, total.end, parts[0].end):
        return
    yield from _judge(page, total, parts, complete=False)


def _total_last(page: Page, figures: list[Figure], cue: re.Pattern[str]) -> Iterator[Finding]:
    """`67 …, 10 …, altogether 77 …`."""
    *parts, total = figures
    parts = [p for p in parts if p.unit == total.unit]
    if len(parts) < _FEWEST or not cue.search(page.document.folded, parts[-1].end, total.start):
        return
    yield from _judge(page, total, parts, complete=True)


def _judge(page: Page, total: Figure, parts: list[Figure], *, complete: bool) -> Iterator[Finding]:
    added, whole = sum(single(p) or 0.0 for p in parts), single(total) or 0.0
    spans = [(f.start, f.end) for f in sorted([total, *parts], key=lambda f: f.start)]
    texts = {"sum": shown(added), "total": shown(whole), "parts": " + ".join(shown(single(p) or 0.0) for p in parts)}
    if abs(added - whole) <= 1e-9 * max(1.0, whole):
        yield page.finding("arithmetic_ok", "info", spans, "sum_agrees", **texts)
    elif added > whole * (1 + _TOLERANCE):
        yield page.finding("arithmetic", "error", spans, "parts_exceed_total", confidence="0.8", **texts)
    elif complete and added < whole * (1 - _TOLERANCE):
        yield page.finding("arithmetic", "warning", spans, "sum_differs", confidence="0.7", **texts)


@check("shares", "arithmetic", "arithmetic_ok")
def shares(page: Page) -> Iterable[Finding]:
    """Shares over the whole, one by one and added up in a sentence."""
    for figures in _by_sentence(page).values():
        percent = [f for f in figures if f.kind == "share" and f.unit == "%" and single(f) is not None]
        for figure in percent:
            if (single(figure) or 0.0) > 100:
                span = [(figure.start, figure.end)]
                share = shown(single(figure) or 0.0)
                yield page.finding("arithmetic", "warning", span, "share_over_hundred", share=share, confidence="0.6")
        dates = {f.time for f in percent}
        if len(percent) < _SHARES or len(dates) > 1 or len({f.measures for f in percent}) > 1:
            continue
        yield from _shares_added(page, percent)


def _shares_added(page: Page, percent: list[Figure]) -> Iterator[Finding]:
    spans, added = [(f.start, f.end) for f in percent], sum(single(f) or 0.0 for f in percent)
    if abs(added - 100) < 0.05:
        yield page.finding("arithmetic_ok", "info", spans, "shares_agree")
    elif added > 101 and len({f.of for f in percent}) > 1:
        yield page.finding("arithmetic", "warning", spans, "shares_exceed_whole", sum=shown(added), confidence="0.6")


@check("announced", "arithmetic", "arithmetic_ok")
def announced(page: Page) -> Iterable[Finding]:
    """A number announced before a list of names: whether as many are listed."""
    numbers = _rules(page.document.language)["numbers"]["words"]
    words = "|".join(sorted(numbers, key=len, reverse=True))
    pattern = re.compile(rf"\b({words}|\d{{1,2}})(?:\s[^\W\d_]+){{1,3}}\s?[:–—-]\s?(?=[^\W\d_])")
    folded, plain = page.document.folded, page.document.plain
    for found in pattern.finditer(folded):
        if not plain[found.end()].isupper():
            continue
        number = numbers.get(found[1]) or int(found[1]) if not found[1].isdigit() else int(found[1])
        items, end = _listed(plain, found.end(), page.sentence(found.end()).end)
        if number < 2 or items < 2:
            continue
        span = [(found.start(), end)]
        if items == number:
            yield page.finding("arithmetic_ok", "info", span, "list_count_agrees", number=str(number))
        elif abs(items - number) == 1:
            parts = {"number": str(number), "listed": str(items)}
            yield page.finding("arithmetic", "info", span, "list_count_differs", confidence="0.5", **parts)


_ITEM = re.compile(r"(?:[A-ZÇĞİÖŞÜƏ]\.\s?){0,2}[A-ZÇĞİÖŞÜƏ][\w’'-]*(?:\s[A-ZÇĞİÖŞÜƏ][\w’'-]*){0,4}")
_JOINT = re.compile(r"\s?(?:,\s?(?:və\s)?|\s(?:və|ilə|həmçinin)\s)")


def _listed(text: str, at: int, end: int) -> tuple[int, int]:
    """Count the names of a list that begins here; give the count and where it ends."""
    count = 0
    while item := _ITEM.match(text, at, end):
        count += 1
        joint = _JOINT.match(text, item.end(), end)
        if joint is None:
            return count, item.end()
        at = joint.end()
    return count, at


@check("stated-spans", "arithmetic_ok", "arithmetic")
def stated_spans(page: Page) -> Iterable[Finding]:
    """A stated number of years beside the dates from which and to which: whether they agree."""
    lasted = re.compile(_rules(page.document.language)["dates"]["lasted"])
    intervals = [t for t in page.times if t.kind == "date" and "/" in t.edtf and not t.named and "X" not in t.edtf]
    durations = [t for t in page.times if t.kind == "duration" and re.fullmatch(r"P\d{1,4}Y", t.edtf)]
    by_sentence = {page.document.sentence_at(t.start): t for t in intervals}
    for duration in durations:
        here = page.document.sentence_at(duration.start)
        interval = by_sentence.get(here) or by_sentence.get(here - 1)
        span = page.document.sentences[here]
        if interval is None or not lasted.search(page.document.folded, span.start, span.end):
            continue
        first, last, years = first_year(interval.edtf), last_year(interval.edtf), int(duration.edtf[1:-1])
        if first is None or last is None:
            continue
        texts = {"first": str(first), "last": str(last), "years": str(years), "counted": str(last - first)}
        spans = sorted([(interval.start, interval.end), (duration.start, duration.end)])
        if abs(last - first - years) <= 1:
            yield page.finding("arithmetic_ok", "info", spans, "span_agrees", **texts)
        elif here == page.document.sentence_at(interval.start):
            yield page.finding("arithmetic", "info", spans, "span_differs", confidence="0.5", **texts)
