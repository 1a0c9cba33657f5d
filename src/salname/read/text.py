"""The text itself: folding that keeps every offset, paragraphs, sentences, tokens.

Everything here is linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from salname import lang
from salname.model import Span


def fold(text: str) -> str:
    """Lower-case by Azerbaijani rules, code point for code point, so that offsets stay what they were.

    >>> fold("İran və Iğdır")
    'iran və ığdır'
    """
    return text.replace("İ", "i").replace("I", "ı").lower()


PLAIN = str.maketrans("əıİğüşöçâîûёñ", "eiigusocaiuеn")


def search_key(folded: str) -> str:
    """Reduce folded text to bare letters (``ə`` to ``e``, ``ş`` to ``s`` …), again one for one, for search.

    >>> search_key("qazaxıstan şəhəri")
    'qazaxistan seheri'
    """
    return folded.translate(PLAIN)


class Token(NamedTuple):
    """A word, a number or one punctuation mark, with its offsets in the text."""

    start: int
    end: int
    text: str
    kind: Literal["word", "number", "punct"]


# Digits with inner dots or commas are one number; letters with inner apostrophes are one word.
_TOKEN = re.compile(r"(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)|(?P<punct>[^\w\s]|_)")


def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Cut a stretch of text into tokens; white space is dropped, a hyphen is a token of its own."""
    return tuple(
        Token(m.start(), m.end(), m.group(), m.lastgroup)  # type: ignore[arg-type]
        for m in _TOKEN.finditer(text, span.start, span.end)
    )


_OPENERS = "\"“„«‹‘‚'(["
_CLOSERS = "\"”“»›’‘')]"
_OPEN_ONLY = "“‘«"  # they close too, in German and Danish style: then space or the end follows
_LINE = re.compile(r"[^\n\r\u2028\u2029]*(?:\r\n?|[\n\u2028\u2029])?")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+•‣◦·–—]\s|\d{1,3}[.)]\s|[a-zəçşğıöü]\)|[IVXL]{1,5}\)|№\s?\d)")
_INDENTED = re.compile(r"[ \t]{2,}\S|\t")
_CLOSE = rf"(?:[{re.escape(''.join(c for c in _CLOSERS if c not in _OPEN_ONLY))}]|[{_OPEN_ONLY}](?=\s|$)|\[\d{{1,3}}\])"
_BOUNDARY = re.compile(rf"(?P<stop>[.!?…]++)(?P<close>{_CLOSE}*+)(?P<gap>\s*+)")
_WORD_BEFORE = 24  # no abbreviation is longer: how far to look back for the word that a dot belongs to
_SHORT_LINE = 60  # what ends a line before this did not end there for want of room
_WIDE_LINE = 200  # a line that is longer was not broken by hand
_LEAST_YEAR_DIGITS = 3  # a number that long, with a dot and no space after it, is no list number
_ENDS_LINE = frozenset(".!?…:;") | frozenset(_CLOSERS)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Find the paragraphs, trimmed. A single line break inside a sentence (hard wrapping) does not end one."""
    spans: list[Span] = []
    start = end = -1  # of the paragraph being gathered
    previous = ""
    for line in _LINE.finditer(text):
        body = line.group()
        if not body:
            continue
        bare = body.strip()
        if start >= 0 and not (bare and _continues(previous, body)):
            spans.append(Span(start, end))
            start = -1
        if not bare:
            continue
        first = line.start() + len(body) - len(body.lstrip())
        if start < 0:
            start = first
        end = first + len(bare)
        previous = bare
    if start >= 0:
        spans.append(Span(start, end))
    return tuple(spans)


def _continues(previous: str, line: str) -> bool:
    """Say whether a line goes on with the sentence of the line before it."""
    if _LIST_ITEM.match(line) or previous[0] == "#" or len(previous) > _WIDE_LINE:
        return False
    head = line.lstrip()[0]
    if previous[-1] in _ENDS_LINE:
        return _is_abbreviated(previous)
    if head.islower():
        return True
    if _INDENTED.match(line):
        return False
    return len(previous) >= _SHORT_LINE or not (head.isupper() or head.isdigit() or head in _OPENERS)


def _is_abbreviated(line: str) -> bool:
    if not line.endswith("."):
        return False
    word = _word_before(line, max(0, len(line) - 1 - _WORD_BEFORE), len(line) - 1)
    return _is_initial(word, lang.DEFAULT) or fold(word) in _abbreviations(lang.DEFAULT).never


class _Abbreviations(NamedTuple):
    never: frozenset[str]  # something always follows
    may: frozenset[str]  # they can be a sentence's last word
    initials: frozenset[str]  # one letter of another alphabet, spelt with two


@cache
def _abbreviations(code: str) -> _Abbreviations:
    data = lang.load(code, "abbreviations")
    return _Abbreviations(*(frozenset(data[key]["words"]) for key in ("never_end", "may_end", "initials")))


def sentences(text: str, paragraph: Span, code: str = lang.DEFAULT) -> tuple[Span, ...]:
    """Split one paragraph into sentences, also where the space after a full stop is missing.

    Initials, abbreviations, ordinal dots, dates, decimal and thousands marks and list numbers do not end a sentence.

    >>> text = "A. Sultanov gəldi.1921-ci ildə (və s. ilə) qaldı."
    >>> [text[s.start:s.end] for s in sentences(text, Span(0, len(text)))]
    ['A. Sultanov gəldi.', '1921-ci ildə (və s. ilə) qaldı.']
    """
    spans: list[Span] = []
    start = paragraph.start
    for found in _BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        if found.end() >= paragraph.end or found.start() == start:
            continue
        if _ends_sentence(text, start, found, code):
            spans.append(Span(start, found.end("close")))
            start = found.end()
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return tuple(spans)


def _ends_sentence(text: str, start: int, found: re.Match[str], code: str) -> bool:
    after = text[found.end()]
    gap = bool(found["gap"])
    if after.islower() or after in ",;:)]%»›”’" or (after in "-–—" and not gap):
        return False
    before = text[found.start() - 1]
    if found["stop"] != ".":
        # an ellipsis or a quoted exclamation may stand inside a sentence; a capital, digit or quote after it may not
        bracketed = before in "([" and found["close"][:1] in (")", "]")
        return not bracketed and (gap or after.isupper() or after in _OPENERS)
    if before.isdigit():
        return _ends_after_number(text, start, found)
    if before in _CLOSERS or before in "%°²³":
        return gap or after.isupper() or after.isdigit() or after in _OPENERS
    word = _word_before(text, max(start, found.start() - _WORD_BEFORE), found.start())
    return _ends_after_word(word, after, bool(found["gap"] or found["close"]), code)


def _ends_after_number(text: str, start: int, found: re.Match[str]) -> bool:
    at = found.end()
    number = _number_before(text, start, found.start())
    if text[at].isdigit():  # `05. 1990` is a date, `1990. 12 min` is not
        return bool(found["gap"]) and len(number) > _LEAST_YEAR_DIGITS and number.isdigit()
    if not found["gap"] and not found["close"]:
        return number.isdigit() and len(number) >= _LEAST_YEAR_DIGITS and text[at].isupper() and text[at + 1].islower()
    return not _is_list_number(text, start, found.start())


def _number_before(text: str, low: int, end: int) -> str:
    at = end
    while at > max(low, end - _WORD_BEFORE) and (text[at - 1].isdigit() or text[at - 1] in ".,"):
        at -= 1
    return text[at:end]


def _ends_after_word(word: str, after: str, gap: bool, code: str) -> bool:
    if _is_initial(word, code):
        return False
    known = _abbreviations(code)
    folded = fold(word)
    if folded in known.never:
        return False
    if folded in known.may or _looks_abbreviated(folded):
        return gap and (after.isupper() or after in _OPENERS)
    if gap:
        return True
    whole_word = len(word) > 1 and (word[-1].islower() or (len(word) > 2 and word.isupper()))
    return whole_word and (after.isupper() or after.isdigit() or after in _OPENERS)


def _is_initial(word: str, code: str) -> bool:
    """Say whether a word before a dot is a letter or a few that stand for names: `A`, `A.B`, `Yu`."""
    initials = _abbreviations(code).initials
    return bool(word) and all(
        (len(part) == 1 and part.isupper()) or part in initials for part in word.split(".")
    )  # fmt: skip


def _looks_abbreviated(folded: str) -> bool:
    """Say whether a word before a dot is one letter, or several short ones with dots between (`t.e.n`)."""
    parts = folded.split(".")
    return (len(parts) > 1 and all(0 < len(p) < 3 for p in parts)) or (len(folded) == 1 and folded != "o")


def _is_list_number(text: str, start: int, stop: int) -> bool:
    return stop - start < _WORD_BEFORE and text[start:stop].strip(_OPENERS + " \t").isdigit()


def _word_before(text: str, low: int, end: int) -> str:
    at = end
    while at > low and (text[at - 1].isalpha() or (text[at - 1] == "." and at < end)):
        at -= 1
    return text[at:end].lstrip(".")
