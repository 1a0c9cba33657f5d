"""Probable misspellings, judged by word form over the whole book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from salname import lang
from salname.know.audit import lexicon, spelling
from salname.know.audit.finding import Finding, Place, Severity
from salname.know.audit.page import Page
from salname.know.audit.registry import check, check_book
from salname.know.audit.spelling import Slip
from salname.read.text import fold

_KEPT = 6  # places that are remembered of one form: more of them make it a habit, not a slip
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-zÇçĞğİıÖöŞşÜüƏə]")
_CAPITAL_INSIDE = re.compile(
    r"\b[A-ZÇĞİIÖŞÜƏ][İÖŞÜƏÇĞI][a-zçğıöşüə]+\b|\b[a-zçğıöşüə]+İ[a-zçğıöşüə]+\b"
    r"|\b[A-ZÇĞÖŞÜƏ]{2}İ\b(?= [A-ZƏ][a-zəıöüşçğ]+)"
)
_AFTER_YEAR = re.compile(r"\b[12]\d{3}\s?-\s?(?:c[ıiuü])\s+([^\W\d_]+)")
_CENTURY = re.compile(r"\b(?:[XVI]+|\d{1,2}\s?-\s?c[ıiuü])\s+(əsir\w*)", re.IGNORECASE)
_LOUD, _SAID = 0.75, 0.65  # confidence from which a slip is a warning, and from which it is mentioned
_LONG = 8  # letters of a word with a capital that is taken for a common word, misspelt
_NAME_SURE = 0.83  # words with a capital are mostly names that no list has


@dataclass(slots=True)
class Form:
    """How a word form is written in a page: how often, where first, and whether ever small or at a sentence's head."""

    count: int = 0
    places: list[Place] = field(default_factory=list)
    capital: bool = True
    shouted: bool = True


def _gather(page: Page) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for word in page.words:
        form = forms.get(word.text)
        if form is None:
            form = forms[word.text] = Form()
        form.count += 1
        if len(form.places) < _KEPT:
            form.places.append(page.place(word.start, word.end))
            if not word.text[0].isupper() or page.opens_sentence(word.start):
                form.capital = False
            form.shouted = word.text.isupper() and len(word.text) > 1
    return forms


def _merged(notes: Sequence[dict[str, Form]]) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for page in notes:
        for text, form in page.items():
            known = forms.get(text)
            if known is None:
                forms[text] = Form(form.count, list(form.places), form.capital, form.shouted)
                continue
            known.count += form.count
            known.places += form.places[: max(0, _KEPT - len(known.places))]
            known.capital = known.capital and form.capital
    return forms


@check_book("spelling", "typo", gather=_gather)
def spelling_slips(notes: Sequence[dict[str, Form]]) -> Iterable[Finding]:
    """Word forms that a slip of the hand or the eye explains: letters, endings against harmony, doubled letters."""
    forms = _merged(notes)
    counts: dict[str, int] = {}
    for text, form in forms.items():
        folded = fold(text)
        counts[folded] = counts.get(folded, 0) + form.count
    for text, form in forms.items():
        folded = fold(text)
        slip = _classic(folded) or spelling.check(folded, named=form.capital)
        if slip is None or not _believed(text, form, slip, counts):
            continue
        yield Finding(
            kind="typo",
            severity=_severity(slip, form),
            spans=tuple(form.places),
            code="misspelt",
            parts={"written": text, "meant": _like(text, slip.meant)},
            confidence=round(slip.confidence, 2),
        )


@cache
def _classics(code: str = lang.DEFAULT) -> tuple[tuple[str, str], ...]:
    return tuple((wrong, right) for wrong, right in lang.load(code, "audit")["typos"]["classic"] if wrong != right)


def _classic(form: str) -> Slip | None:
    for wrong, right in _classics():
        if form.startswith(wrong) and (right in wrong or not form.startswith(right)):
            return Slip(right + form[len(wrong) :], "classic", 0.9)
    return None


def _believed(text: str, form: Form, slip: Slip, counts: dict[str, int]) -> bool:
    if slip.confidence < _SAID or form.count >= _KEPT:
        return False
    if counts.get(fold(text), 0) > 2 and counts.get(slip.meant, 0) <= counts[fold(text)] and slip.confidence < 0.9:
        return False  # written so again and again: a word of its own
    if form.shouted:
        return slip.slip == spelling.SHAPE and len(text) > 3
    if not form.capital:
        return True
    if not slip.name:
        by_eye = slip.slip == spelling.SHAPE
        by_hand = slip.slip not in (spelling.ENDING, spelling.ONE_OFF) and len(text) >= _LONG
        return slip.confidence >= 0.8 and (by_eye or by_hand)
    return slip.confidence >= _NAME_SURE


def _severity(slip: Slip, form: Form) -> Severity:
    if slip.slip == spelling.SHAPE and (form.capital or form.shouted):
        return "error"  # a letter read for another: the text was scanned, or typed over from another script
    return "warning" if slip.confidence >= _LOUD else "info"


def _like(written: str, meant: str) -> str:
    """Put a word in the letter case of another."""
    upper = meant.replace("i", "İ").upper()
    if written.isupper():
        return upper
    return upper[0] + meant[1:] if written[0].isupper() else meant


@check("foreign-letters", "typo")
def foreign_letters(page: Page) -> Iterable[Finding]:
    """Words that mix Latin and Cyrillic letters, and capitals inside a word (Ə/ә, İ)."""
    text = page.document.plain
    for word in page.words if _CYRILLIC.search(text) else ():
        if _CYRILLIC.search(word.text) and _LATIN.search(word.text):
            span = (word.start, word.end)
            yield page.finding("typo", "warning", [span], "foreign_letters", written=word.text)
    for found in _CAPITAL_INSIDE.finditer(text):
        yield page.finding("typo", "warning", [found.span()], "capital_inside", written=found.group())


@check("after-numbers", "typo")
def after_numbers(page: Page) -> Iterable[Finding]:
    """The word after a year or a century, where only forms of one noun can stand."""
    rules = lang.load(page.document.language, "audit")["typos"]
    right = rules["after_year"].split()
    folded = page.document.folded
    for found in _AFTER_YEAR.finditer(folded):
        word = found[1]
        near = [r for r in right if _one_inside(word, r) or (len(r) > 3 and _first_letter_off(word, r))]
        if word in right or not near:
            continue
        if lexicon.is_word(word) and not _one_inside(word, near[0]):
            continue
        written = page.document.plain[found.start() : found.end()]
        yield page.finding("typo", "error", [found.span()], "wrong_ordinal_noun", written=written, meant=near[0])
    yield from _centuries(page, rules["century"])


def _first_letter_off(word: str, right: str) -> bool:
    return len(word) == len(right) and word[1:] == right[1:] and word[0] != right[0]


def _one_inside(word: str, right: str) -> bool:
    """Whether the words differ in one letter that is not the first."""
    return (
        len(word) == len(right) > 3
        and word[0] == right[0]
        and sum(a != b for a, b in zip(word, right, strict=True)) == 1
    )


def _centuries(page: Page, century: dict[str, str]) -> Iterator[Finding]:
    for found in _CENTURY.finditer(page.document.folded):
        written = page.document.plain[found.start(1) : found.end(1)]
        meant = century["right"] + written[len(century["wrong"]) :]
        yield page.finding("typo", "warning", [found.span(1)], "century_word", written=written, meant=meant)
