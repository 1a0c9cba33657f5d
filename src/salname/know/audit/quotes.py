"""Quotation marks and brackets that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from salname.know.audit.finding import Finding
from salname.know.audit.page import Page
from salname.know.audit.registry import check

_MARKS = re.compile(r"[“”„«»\"()\[\]]")
_OPENING = {"“": "”", "„": "”“", "«": "»"}
_SHOWN = 60  # code points of a quotation that a finding spans at most
_BRACKETS = {"(": ")", "[": "]"}
_LIST_ITEM = re.compile(r"(?:^|[\s(;,:])(?:\d{1,3}|[^\W\d_])$")
_BEFORE_OPENING = frozenset(' \t\n\r\u00a0([-–—,;:“„«"”/.')


class _Open(NamedTuple):
    mark: str
    at: int
    paragraph: int


def _opens(text: str, at: int) -> bool:
    """Whether a mark stands where a quotation begins: after a space and before a letter or digit."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before in _BEFORE_OPENING and (after.isalnum() or after in "“„«(.…") and not (before == "." and after == " ")


def _closing_opens(page: Page) -> list[int]:
    """Where a closing mark opens, in a text that otherwise has opening ones (some use one mark for both)."""
    text = page.document.plain
    if "“" not in text and "„" not in text:
        return []
    return [m.start() for m in re.finditer("”", text) if _opens(text, m.start()) and not _closes(text, m.start())]


def _closes(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in ",([-–—“"


@check("quotation-marks", "quote_imbalance")
def quotation_marks(page: Page) -> Iterable[Finding]:
    """Closing quotation marks used as opening ones, and several styles in one text."""
    wrong = _closing_opens(page)
    if wrong:
        yield page.finding("quote_imbalance", "warning", [(at, at + 1) for at in wrong], "closing_mark_opens")
    text = page.document.plain
    styles = {
        "“…”": text.find("“"),
        "«…»": text.find("«"),
        '"…"': text.find('"'),
        "”…”": wrong[0] if wrong else -1,
    }
    used = {style: at for style, at in styles.items() if at >= 0}
    if len(used) > 1:
        spans = [(at, at + 1) for at in sorted(used.values())]
        yield page.finding("quote_imbalance", "info", spans, "quote_styles", styles=" ".join(used))


@check("unpaired", "quote_imbalance")
def unpaired(page: Page) -> Iterable[Finding]:
    """Quotations and brackets that are opened and not closed, or the reverse."""
    text = page.document.plain
    misused = frozenset(_closing_opens(page))
    open_quotes: list[_Open] = []
    for number, paragraph in enumerate(page.document.paragraphs):
        brackets: list[_Open] = []
        straight: list[int] = []
        for found in _MARKS.finditer(text, paragraph.start, paragraph.end):
            mark, at = found.group(), found.start()
            if mark == '"':
                straight.append(at)
            elif mark in "()[]":
                yield from _bracket(page, mark, at, brackets)
            else:
                yield from _quote(page, mark, at, number, open_quotes, misused)
        yield from (_report(page, left.at, "bracket_not_closed", "warning") for left in brackets)
        if len(straight) % 2 and not _inches(text, straight[-1]):
            yield _report(page, straight[-1], "quote_not_closed", "info")
        # a quotation may run over several paragraphs, but not for ever
        for left in [q for q in open_quotes if number - q.paragraph >= 2]:
            open_quotes.remove(left)
            yield _report(page, left.at, "quote_not_closed", "error")
    yield from (_report(page, left.at, "quote_not_closed", "error") for left in open_quotes)


def _quote(
    page: Page, mark: str, at: int, paragraph: int, waiting: list[_Open], misused: frozenset[int]
) -> Iterator[Finding]:
    if mark in _OPENING and not (mark == "“" and waiting and waiting[-1].mark == "„"):
        if waiting and waiting[-1].mark not in "«" and mark != "«":
            # a second opening: the first was never closed
            yield _report(page, waiting.pop().at, "quote_not_closed", "error")
        waiting.append(_Open(mark, at, paragraph))
    elif at in misused:
        if waiting and waiting[-1].mark != "«":
            yield _report(page, waiting.pop().at, "quote_not_closed", "error")
        waiting.append(_Open("“", at, paragraph))
    elif waiting:
        waiting.pop()
    elif not _inches(page.document.plain, at):
        yield _report(page, at, "quote_not_opened", "warning")


def _bracket(page: Page, mark: str, at: int, waiting: list[_Open]) -> Iterator[Finding]:
    text = page.document.plain
    if mark in _BRACKETS:
        waiting.append(_Open(mark, at, 0))
    elif waiting and _BRACKETS[waiting[-1].mark] == mark:
        waiting.pop()
    elif not _LIST_ITEM.search(text[max(0, at - 5) : at]) and text[at - 1 : at] not in (":", ";"):
        yield _report(page, at, "bracket_not_opened", "warning")


def _inches(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isdigit()


def _report(page: Page, at: int, code: str, severity: str) -> Finding:
    """The mark with what it opens or closes, within its sentence."""
    sentence = page.sentence(at)
    start, end = (at, max(at + 1, sentence.end)) if code.endswith("not_closed") else (min(at, sentence.start), at + 1)
    start, end = max(start, at - _SHOWN), min(end, at + _SHOWN)
    return page.finding("quote_imbalance", severity, [(start, end)], code)  # type: ignore[arg-type]
