"""Text that broke on its way: missing and surplus spaces, run-together words, line breaks, fragments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from salname import lang
from salname.know.audit import endings, lexicon
from salname.know.audit.finding import Finding
from salname.know.audit.page import Page
from salname.know.audit.registry import check
from salname.read.text import fold

_SMALL, _BIG = "a-zçğıöşüəâîû", "A-ZÇĞİÖŞÜƏ"
_STOP = re.compile(rf"(?<=[{_SMALL}”»)\"])[.!?](?=[{_BIG}][{_SMALL}]|[12]\d{{3}}\b)")
_COMMA = re.compile(
    rf"(?<=[{_SMALL}”\")%]),(?=[{_SMALL}{_BIG}“\"])|(?<=\d),(?=[{_SMALL}]{{2}})|(?<=[{_SMALL}%]),(?=\d)|(?<=\b[cs]\.)(?=[{_SMALL}]{{3}})"
)
_BEFORE_MARK = re.compile(r"(?<=[^\s,.;:!?–—-])[ \t\u00a0]+([,;!?]|\.(?![\d.])|:(?=\s))")
_CASE = re.compile(rf"\b[{_SMALL}{_BIG}]?[{_SMALL}]{{2,}}[{_BIG}](?:[{_SMALL}]+|[{_BIG}]+)\b")
_YEAR = re.compile(rf"\b[{_SMALL}{_BIG}]?[{_SMALL}]{{3,}}\d{{3,4}}(?=\b|-)|%\s?[12]\d{{3}}(?=\b|-)")
_HYPHEN = re.compile(rf"(?<![-\w])([{_SMALL}]{{3,}})-([{_SMALL}]{{1,5}})\b(?!-)")
_TWICE = re.compile(r"\b([^\W\d_]+)\s+\1\b")
_LONG_LINE = 70  # code points: a shorter line may be a heading or verse
_LIST_LINE = re.compile(r"\s*(?:\d{1,3}[.)]|[-*•–—])")
_FRAGMENT = (2, 9)  # words of a sentence that may be a swallowed caption
_CONTEXT = 9


@cache
def _rules(code: str) -> dict[str, Any]:
    table: dict[str, Any] = lang.load(code, "audit")["broken"]
    return table


@check("spacing", "broken_text")
def spacing(page: Page) -> Iterable[Finding]:
    """Spaces missing after full stops and commas, or standing before a mark."""
    text = page.document.plain
    for code, pattern in (("no_space_after_stop", _STOP), ("no_space_after_comma", _COMMA)):
        for found in pattern.finditer(text):
            if not page.in_address(found.start()):
                yield page.finding("broken_text", "info", [_around(text, *found.span())], code)
    for found in _BEFORE_MARK.finditer(text):
        span = _around(text, *found.span())
        yield page.finding("broken_text", "info", [span], "space_before_mark", mark=found[1])


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The words on both sides of a place."""
    low, high = start, end
    while low > max(0, start - 24) and text[low - 1].isalnum():
        low -= 1
    while high < min(len(text), end + 24) and text[high].isalnum():
        high += 1
    return low, high


@check("glued", "broken_text")
def glued(page: Page) -> Iterable[Finding]:
    """Words and numbers that run together."""
    text = page.document.plain
    for found in _CASE.finditer(text):
        if not page.in_address(found.start()) and _is_glued(found.group()):
            span = _around(text, *found.span())
            yield page.finding("broken_text", "error", [span], "glued_case", written=found.group())
    for found in _YEAR.finditer(text):
        if not page.in_address(found.start()):
            span = _around(text, *found.span())
            yield page.finding("broken_text", "error", [span], "glued_year", written=text[span[0] : span[1]])
    seen: dict[str, str] = {}
    for word in page.words:
        if len(word.text) > _CONTEXT and word.text not in seen:
            seen[word.text] = _apart(fold(word.text)) if not word.text[0].isupper() else ""
        if meant := seen.get(word.text):
            span = (word.start, word.end)
            yield page.finding("broken_text", "error", [span], "glued_words", written=word.text, meant=meant)


def _is_glued(word: str) -> bool:
    """Whether a capital inside a word begins another word: both halves are words, or long enough to be."""
    cut = next(i for i, letter in enumerate(word) if i and letter.isupper())
    head, tail = word[:cut], word[cut:]
    if head[0].isupper() and not lexicon.is_word(fold(head)) and len(tail) < 4:
        return False
    return lexicon.is_word(fold(head)) or lexicon.is_word(fold(tail)) or (len(head) > 4 and len(tail) > 4)


def _apart(form: str) -> str:
    """The two words that a form joins, where the first has a case ending; "" where it is one word."""
    if lexicon.is_word(form):
        return ""
    for cut in range(5, len(form) - 4):
        head, tail = form[:cut], form[cut:]
        inflected = head.endswith(_CASES) and head not in lexicon.load().exact
        if inflected and lexicon.simple(head, shortest=4) and lexicon.simple(tail, shortest=4):
            return f"{head} {tail}"
    return ""


_CASES = tuple(endings.spell(p, v) for p in ("dA", "dAn", "nIn", "lArI", "lArdA") for v in "aouəeiöüı")


@check("hyphens", "broken_text")
def hyphens(page: Page) -> Iterable[Finding]:
    """Hyphens left from line breaks, and spaces inside written ordinals."""
    rules = _rules(page.document.language)
    text = page.document.plain
    suffixes = frozenset(rules["hyphen_endings"].split())
    for found in _HYPHEN.finditer(text):
        joined = fold(found[1] + found[2])
        if found[2] in suffixes and lexicon.simple(fold(found[1])) and lexicon.simple(joined):
            parts = {"written": found.group(), "meant": found[1] + found[2]}
            yield page.finding("broken_text", "warning", [found.span()], "stray_hyphen", **parts)
    ordinals = "|".join(rules["loose_ordinals"].split())
    for found in re.finditer(rf"\b\d{{1,4}}(?: +-|- +| - )(?:{ordinals})\b", page.document.folded):
        written = text[found.start() : found.end()]
        yield page.finding("broken_text", "info", [found.span()], "loose_ordinal", written=written)


@check("line-breaks", "broken_text")
def line_breaks(page: Page) -> Iterable[Finding]:
    """Line breaks in mid-sentence and sentences that break off, where the text is not wrapped by hand."""
    text = page.document.plain
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    open_ended = [
        i
        for i, line in enumerate(lines)
        if not _LIST_LINE.match(line.group())
        and _is_open(line.group(), lines[i + 1].group() if i + 1 < len(lines) else "")
    ]
    if len(open_ended) * 4 > len(lines) and len(lines) > 8:
        return  # hard-wrapped: every line ends so
    for i in open_ended:
        end = lines[i].start() + len(lines[i].group().rstrip())
        last = text.rfind(" ", 0, end) + 1
        if i + 1 < len(lines) and _goes_on(text, end, lines[i + 1]):
            word_end = _around(text, *_first_word(lines[i + 1]))[1]
            yield page.finding("broken_text", "warning", [(last, word_end)], "line_break")
        else:
            yield page.finding("broken_text", "warning", [(last, end)], "cut_off")


def _is_open(line: str, following: str) -> bool:
    bare = line.strip()
    shortest = _LONG_LINE // 2 if following[:1].islower() or following[:1].isdigit() else _LONG_LINE
    return len(bare) >= shortest and (bare[-1].isalpha() or bare[-1] == ",") and "http" not in bare[-60:]


def _goes_on(text: str, end: int, line: re.Match[str]) -> bool:
    return (
        text.count("\n", end, line.start()) < 2
        and not line.group().startswith(("  ", "\t"))
        and not _LIST_LINE.match(line.group())
    )


def _first_word(line: re.Match[str]) -> tuple[int, int]:
    start = line.start() + len(line.group()) - len(line.group().lstrip())
    return start, start + 1


@check("fragments", "broken_text")
def fragments(page: Page) -> Iterable[Finding]:
    """Doubled words, small first letters, fragments without a predicate, what one sentence says twice."""
    rules = _rules(page.document.language)
    folded, plain = page.document.folded, page.document.plain
    twice = frozenset(rules["never_twice"].split())
    for found in _TWICE.finditer(folded):
        if found[1] in twice:
            yield page.finding("broken_text", "warning", [found.span()], "doubled_word", written=found[1])
    for phrase in rules["left_over"]:
        for found in re.finditer(re.escape(phrase), folded):
            yield page.finding("broken_text", "info", [found.span()], "left_over", written=found.group())
    predicate = re.compile(rules["predicates"] + "$")
    sentences = page.document.sentences
    for number, span in enumerate(sentences):
        yield from _small_start(page, number)
        body = folded[span.start : span.end]
        yield from _said_twice(page, span.start, body)
        if (
            0 < number < len(sentences) - 1
            and plain[span.end - 1] == "."
            and _inside_paragraph(plain, span.start, span.end)
        ):
            words = re.findall(r"[^\W\d_]+", body)
            if _FRAGMENT[0] <= len(words) <= _FRAGMENT[1] and not any(predicate.search(w) for w in words[-3:]):
                yield page.finding("broken_text", "info", [(span.start, span.end)], "no_predicate", confidence="0.5")


def _inside_paragraph(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    return "\n" not in before and "\n" not in after


def _small_start(page: Page, number: int) -> Iterator[Finding]:
    plain, sentences = page.document.plain, page.document.sentences
    span = sentences[number]
    follows = number > 0 and plain[sentences[number - 1].end - 1] in ".!?"
    if follows and plain[span.start].islower() and plain[span.start : span.start + 2].isalpha():
        end = _around(plain, span.start, span.start + 1)[1]
        yield page.finding("broken_text", "info", [(span.start, end)], "small_start")


def _said_twice(page: Page, start: int, body: str) -> Iterator[Finding]:
    """A sentence whose closing two words stand in it before: it was begun anew."""
    words = list(re.finditer(r"[^\W\d_]{3,}", body))
    if len(words) < 8:
        return
    last = body[words[-2].start() : words[-1].end()]
    before = body.find(last)
    if 0 <= before < words[-2].start() - 20 and len(last) > 9:
        spans = [(start + before, start + before + len(last)), (start + words[-2].start(), start + words[-1].end())]
        yield page.finding("broken_text", "info", spans, "said_twice", written=last)
