"""The undated present: *now*, *the last election*, stale plans, figures without a date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from salname import lang
from salname.know.audit.finding import Finding, Severity
from salname.know.audit.page import Page
from salname.know.audit.registry import check
from salname.model import Span

_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b|\b[xvi]{1,5}\s?(?:-c[ıiuü]\s)?əsr|\b\d0-c[ıiuü]\sil")
_PLAIN_YEAR = re.compile(r"\b(1[5-9]\d{2}|20\d{2})\b")
_BRACKETED = re.compile(r"\([^()]{0,200}\)\W*$")
_PAST = re.compile(r"m[ıiuü]ş|d[ıiuü](?:l[aə]r)?$|c[aə][qk]")
_PRESENT = ("ır", "ir", "ur", "ür", "dır", "dir")
_NUMBER = r"(?:\d[\d.,]*|\b(?:min|milyon|milyard|mln|mlrd|yüz|on|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz))"


@cache
def _pattern(code: str, key: str, *, words: bool = False) -> re.Pattern[str]:
    written = lang.load(code, "audit")["present"][key]
    return re.compile(rf"\b(?:{'|'.join(written.split())})\b" if words else written)


@cache
def _counted(code: str) -> re.Pattern[str]:
    nouns = "|".join(lang.load(code, "audit")["present"]["counted"].split())
    return re.compile(
        rf"{_NUMBER}\s*(?:min|milyon|milyard|mln\.?|mlrd\.?)?(?:\s?-?\w+)?\s+(?:nəfər\s)?(?:{nouns})\w{{0,8}}"
    )


def _dated(page: Page, span: Span) -> bool:
    """Whether a sentence, or the one before it in the paragraph, names a time."""
    return bool(_YEAR.search(page.document.folded, span.start, span.end))


@check("undated-now", "unsupported_present")
def undated_now(page: Page) -> Iterable[Finding]:
    """Words for the present in a sentence without a date, and *the last* of what comes again."""
    code, folded = page.document.language, page.document.folded
    for found in _pattern(code, "now", words=True).finditer(folded):
        if not _dated(page, page.sentence(found.start())):
            written = page.document.plain[found.start() : found.end()]
            yield page.finding("unsupported_present", "info", [found.span()], "undated_now", written=written)
    for found in _pattern(code, "last").finditer(folded):
        if found.start() and folded[found.start() - 1].isalpha():
            continue
        sentence = page.sentence(found.start())
        written = page.document.plain[found.start() : found.end()]
        span = (found.start(), min(sentence.end, found.end() + 40))
        yield page.finding("unsupported_present", "warning", [span], "undated_last", written=written)


@check("stale-plans", "unsupported_present")
def stale_plans(page: Page) -> Iterable[Finding]:
    """Plans for a named year, told in the present tense."""
    code, folded = page.document.language, page.document.folded
    past = _pattern(code, "plan_past")
    for found in _pattern(code, "plan").finditer(folded):
        sentence = page.sentence(found.start())
        year = _PLAIN_YEAR.search(folded, sentence.start, sentence.end)
        if year is None or past.match(folded, max(0, found.end() - 4)) or past.search(found.group()):
            continue
        span = (min(year.start(), found.start()), max(year.end(), found.end()))
        severity: Severity = "warning" if found.group().endswith(_PRESENT) else "info"
        yield page.finding("unsupported_present", severity, [span], "stale_plan", year=year[1])


@check("undated-figures", "unsupported_present")
def undated_figures(page: Page) -> Iterable[Finding]:
    """Numbers of people, members, seats and the like in the present tense, with neither date nor source."""
    code, folded = page.document.language, page.document.folded
    present, sourced = _pattern(code, "present_end"), _pattern(code, "sourced")
    for sentence in page.document.sentences:
        body = folded[sentence.start : sentence.end]
        found = _counted(code).search(body)
        if found is None or _dated(page, sentence) or sourced.search(body):
            continue
        words = re.findall(r"[^\W\d_]+", _BRACKETED.sub("", body))
        if not words or not present.search(words[-1]) or _PAST.search(words[-1]):
            continue
        big = re.search(r"milyon|milyard|mln|üzv|deputat|\byer\b", found.group())
        span = (sentence.start + found.start(), sentence.start + found.end())
        yield page.finding("unsupported_present", "warning" if big else "info", [span], "undated_figure")
