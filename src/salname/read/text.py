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


_OPENERS = "\"“„«‘'(["
_CLOSERS = "\"”“»’')]"
_LINE = re.compile(r"[^\n]*\n?")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•–—]\s|\d{1,3}[.)]|[a-zəçşğıöü]\))")
_INDENTED = re.compile(r"[ \t]{2,}\S|\t")
_BOUNDARY = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>[{re.escape(_CLOSERS)}]*)(?P<gap>\s*)")
_WORD_BEFORE = 24  # no abbreviation is longer: how far to look back for the word that a dot belongs to
_LONGEST_HEADING = 60
_ENDS_LINE = frozenset(".!?…:;") | frozenset(_CLOSERS)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Find the paragraphs, trimmed. A single line break inside a sentence (hard wrapping) does not end one."""
    spans: list[Span] = []
    start = end = -1  # of the paragraph being gathered
    previous = ""
    for line in _LINE.finditer(text):
        body = line.group()
        if not body:
            break
        bare = body.strip()
        if not bare:
            if start >= 0:
                spans.append(Span(start, end))
                start = -1
            continue
        first = line.start() + len(body) - len(body.lstrip())
        if start >= 0 and not _continues(previous, body):
            spans.append(Span(start, end))
            start = -1
        if start < 0:
            start = first
        end = first + len(bare)
        previous = bare
    if start >= 0:
        spans.append(Span(start, end))
    return tuple(spans)


def _continues(previous: str, line: str) -> bool:
    if _LIST_ITEM.match(line) or _INDENTED.match(line) or previous[-1] in _ENDS_LINE or previous[0] == "#":
        return False
    head = line.lstrip()[0]
    return not (len(previous) < _LONGEST_HEADING and (head.isupper() or head in _OPENERS))


@cache
def _abbreviations(code: str) -> tuple[frozenset[str], frozenset[str]]:
    data = lang.load(code, "abbreviations")
    return frozenset(data["never_end"]["words"]), frozenset(data["may_end"]["words"])


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
    if after.islower() or after in ",;:)%" or (after == "-" and not gap):
        return False
    before = text[found.start() - 1]
    if found["stop"] != ".":
        # an ellipsis or a quoted exclamation may stand inside a sentence; a capital, digit or quote after it may not
        return gap or after.isupper() or after in _OPENERS
    if before.isdigit():
        return gap and not after.isdigit() and not _is_list_number(text, start, found.start())
    word = _word_before(text, max(start, found.start() - _WORD_BEFORE), found.start())
    if len(word) == 1 and word.isupper():
        return False
    never, may = _abbreviations(code)
    folded = fold(word)
    if folded in never:
        return False
    if folded in may:
        return gap and (after.isupper() or after in _OPENERS)
    if gap or found["close"]:
        return True
    return word[-1:].islower() and len(word) > 1 and (after.isupper() or after.isdigit() or after in _OPENERS)


def _is_list_number(text: str, start: int, stop: int) -> bool:
    return text[start:stop].strip(_OPENERS + " \t").isdigit()


def _word_before(text: str, low: int, end: int) -> str:
    at = end
    while at > low and (text[at - 1].isalpha() or (text[at - 1] == "." and at < end)):
        at -= 1
    return text[at:end].lstrip(".")
