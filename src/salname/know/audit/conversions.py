"""One quantity told in two units, and units written in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from salname import lang
from salname.know.audit.finding import Finding
from salname.know.audit.page import Page
from salname.know.audit.registry import check
from salname.know.audit.values import shown, single
from salname.model import Figure

_SLACK = 0.03  # figures are rounded
_BETWEEN = 40  # code points between the two figures at most
_PLAIN_POWER, _RAISED_POWER = re.compile(r"\b[kcdm]?m[23]\b"), re.compile(r"\b[kcdm]?m[²³]")


@cache
def _rows(code: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = lang.load(code, "audit_conversions")["conversion"]
    return rows


@cache
def _or_words(code: str) -> re.Pattern[str]:
    return re.compile(lang.load(code, "audit")["conversions"]["or_words"])


@check("conversions", "conversion", "arithmetic_ok")
def conversions(page: Page) -> Iterable[Finding]:
    """One quantity in two units (barrels or tonnes, poods or tonnes): whether they agree."""
    folded = page.document.folded
    for one, two in zip(page.figures, page.figures[1:], strict=False):
        if one.unit == two.unit or two.start - one.end > _BETWEEN or two.start < one.end:
            continue
        if not _or_words(page.document.language).search(folded, one.end, two.start + 1):
            continue
        yield from _compared(page, one, two)


def _compared(page: Page, one: Figure, two: Figure) -> Iterator[Finding]:
    first, second = single(one), single(two)
    sentence = page.sentence(one.start)
    near = page.document.folded[sentence.start : sentence.end]
    for row in _rows(page.document.language):
        if {one.unit, two.unit} != {row["first"], row["second"]} or not re.search(row.get("about", ""), near):
            continue
        if not first or not second:
            return
        low, high = row["low"] * (1 - _SLACK), row["high"] * (1 + _SLACK)
        ratio = second / first if one.unit == row["first"] else first / second
        middle = (row["low"] + row["high"]) / 2
        expected = first * middle if one.unit == row["first"] else first / middle
        texts = {"first": shown(first), "first_unit": one.unit, "second": shown(second), "second_unit": two.unit}
        spans = [(one.start, one.end), (two.start, two.end)]
        if low <= ratio <= high:
            yield page.finding("arithmetic_ok", "info", spans, "conversion_agrees", **texts)
        else:
            about = shown(float(f"{expected:.2g}"))
            yield page.finding("conversion", "error", spans, "conversion_differs", expected=about, **texts)
        return


@check("unit-styles", "conversion")
def unit_styles(page: Page) -> Iterable[Finding]:
    """Square and cubic units written with a raised sign in one place and a plain one in another."""
    plain = _PLAIN_POWER.search(page.document.plain)
    raised = _RAISED_POWER.search(page.document.plain)
    if plain and raised:
        spans = sorted([plain.span(), raised.span()])
        yield page.finding("conversion", "info", spans, "unit_styles", first=plain.group(), second=raised.group())
