"""Where times are said: dates, ages, lapses and references, by the grammar in ``lang/<code>/times.toml``.

A mark's parts are what the grammar captured, already read (``y`` 1991, ``m`` 12 …); the head of the data file says what
each is. What the expression means in its context is worked out by :mod:`salname.interpret.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from salname import lang
from salname.model import Mark
from salname.read.document import Document
from salname.tag import counted
from salname.tag.pattern import Grammar

AGES = ("war", "named_era", "age", "ruler")
LAST_YEAR = 2100
"""No text tells of a bare year after this one."""

_LOOK_BACK = 12
_WORD = 30  # code points in which the word after a year ends


def find(document: Document) -> tuple[Mark, ...]:
    """Find the marks of times, in order of place, none overlapping another."""
    rules = rulebook(document.language)
    text, plain = document.folded, document.plain

    def accept(mark: Mark) -> bool:
        return rules.accepts(mark, text, plain) and _in_one_sentence(document, mark)

    return tuple(rules.grammar.find(text, accept))


def _in_one_sentence(document: Document, mark: Mark) -> bool:
    """Refuse what runs from a heading into the text under it."""
    if "\n" not in document.plain[mark.start : mark.end]:
        return True
    return document.sentence_at(mark.start) == document.sentence_at(mark.end - 1)


@cache
def rulebook(code: str) -> Rulebook:
    """Give the compiled rules of a language."""
    return Rulebook(lang.load(code, "times"), lang.load(code, "times_ages"))


class Rulebook:
    """The grammar of a language with the conditions that a pattern cannot state."""

    def __init__(self, data: Mapping[str, Any], ages: Mapping[str, Any]) -> None:
        self._values = {**data["words"]["cardinal"], **data["words"]["ordinal"]}
        self._roman = frozenset(data["words"]["roman"])
        self._half = data["half"]["words"]
        readings: dict[str, Callable[[str], Any]] = {
            "digits": int,
            "count": self._count,
            "said": lambda _: True,
            "yearly": lambda _: "P1Y",
            "monthly": lambda _: "P1M",
        }
        words = {**data["words"], **{kind: ages[kind] for kind in AGES}}
        self.grammar = Grammar({**data, "words": words}, readings)
        self._before_year = re.compile(data["bare_year"]["before"])
        self._after_year = re.compile(data["bare_year"]["after"])
        self._unit = re.compile(data["bare_year"]["unit"])
        self._no_lapse = {name: re.compile(pattern) for name, pattern in data["no_lapse"].items()}
        self._no_month = re.compile(data["no_month"]["after"])
        self._no_month_name = re.compile(data["no_month"]["names"])
        self._limits = tuple(data["limits"]["endings"])
        self._own_year = re.compile(data["own_year"]["ending"])
        self._checks: dict[str, Callable[[Mark, str, str], bool]] = {
            "bare": self._bare_year,
            "case": self._year_with_case,
            "span": self._year_span,
            "round": lambda mark, _text, _plain: bool(mark.parts["y"] % 100),
            "rising": lambda mark, _text, _plain: bool(mark.parts["y"] < mark.parts["y2"]),
            "hijri": self._hijri_agrees,
            "capital": lambda mark, _text, plain: plain[mark.start].isupper(),
            "month": self._month,
            "not named": lambda mark, text, _plain: self._no_month.match(text, mark.end) is None,
            "season": lambda mark, _text, plain: plain[mark.start + 1 : mark.end].islower(),
            "in brackets": lambda mark, text, _plain: text[max(0, mark.start - 1) : mark.start] == "(",
            "lapse": self._lapse,
            "year": self._year,
        }

    def accepts(self, mark: Mark, text: str, plain: str) -> bool:
        """Say whether a match may stand: the conditions on what is around it."""
        at = mark.start
        if text[at].isdigit():
            if at >= 2 and text[at - 1] in ".,/" and text[at - 2].isdigit() and mark.parts.get("y", 0) < 1000:
                return False
            if at and text[at - 1].isalpha() and not self._stands_glued(mark):
                return False
        elif self._begins_roman(text, at) and not plain[at].isupper():
            return False
        check = mark.parts.get("check")
        return check is None or self._checks[check](mark, text, plain)

    def _stands_glued(self, mark: Mark) -> bool:
        """Say whether a match may follow a letter without a space: only a full year with its noun is sure enough."""
        return bool(mark.parts.get("y", 0) >= 1000 and mark.parts.get("check", "year") == "year")

    def _begins_roman(self, text: str, at: int) -> bool:
        end = at
        while end < at + 6 and end < len(text) and text[end].isalpha():
            end += 1
        return text[at:end] in self._roman

    def _count(self, text: str) -> float:
        """Read a number in digits, in words or in both; ``yarım`` is a half."""
        total, group = 0.0, 0.0
        words = text.split()
        if all(word[0].isdigit() for word in words):
            joined = "".join(words)  # "10 000"
            return float(
                joined.replace(".", "") if re.fullmatch(r"\d+(?:\.\d{3})+", joined) else joined.replace(",", ".")
            )
        for word in words:
            if word in self._half:
                return 0.5
            value = float(word.replace(",", ".")) if word[0].isdigit() else float(self._values[word])
            if value >= 1000:
                total, group = total + (group or 1) * value, 0.0
            elif value == 100:
                group = (group or 1) * 100
            else:
                group += value
        return total + group

    def _year(self, mark: Mark, text: str, _plain: str) -> bool:
        """Refuse "5-ci il" and the like: the fifth year of something is no date."""
        parts = mark.parts
        year, era = int(parts["y"]), "bce" in parts or "ce" in parts
        if year >= 100:
            return year <= LAST_YEAR or era
        if era or "c" in parts or "crel" in parts:
            return True
        if "y2" in parts:
            return year >= 10 and (parts["y2"] < 100 or "many" in parts)
        if "many" in parts:
            return year >= 10 and year % 10 == 0
        return year >= 10 and not self._own_year.search(text, mark.start, mark.end)

    def _bare_year(self, mark: Mark, text: str, _plain: str) -> bool:
        year = mark.parts["y"]
        if not 1000 <= year <= LAST_YEAR - 65 or self._unit.match(text, mark.end):
            return False
        before = text[max(0, mark.start - _LOOK_BACK) : mark.start]
        return bool(self._before_year.search(before) and self._after_year.match(text, mark.end))

    def _year_with_case(self, mark: Mark, text: str, _plain: str) -> bool:
        year = mark.parts["y"]
        if not 1000 < year < LAST_YEAR or (year % 100 == 0 and year not in (1900, 2000)):
            return False
        return text[max(0, mark.start - 1) : mark.start] not in ("-", "–", "—") and not self._counts(mark, text)

    def _counts(self, mark: Mark, text: str) -> bool:
        """Say whether a number with a limit counts the noun after it: ``1250-dək üzvü``, ``2000-dək əsgər``."""
        if not text[mark.start : mark.end].endswith(self._limits):
            return False
        following = text[mark.end : mark.end + _WORD].split(None, 1)
        role = counted.word_role(following[0].strip(".,;:)")) if following else None
        return role is not None and role.unit is not None and (role.possessive or mark.parts["y"] % 100 == 0)

    def _year_span(self, mark: Mark, text: str, _plain: str) -> bool:
        parts = mark.parts
        first, last = parts["y"], parts["y2"]
        if "bce" in parts or "bce2" in parts:
            return True
        if last < 100:
            last += first // 100 * 100
        bracketed = text[max(0, mark.start - 1) : mark.start] in ("(", "[") or text[mark.end : mark.end + 1] in (
            ")",
            "]",
        )
        if not first < last <= LAST_YEAR or last - first > 700 or self._unit.match(text, mark.end):
            return False
        if text[max(0, mark.start - 1) : mark.start] in ("-", "–", "—", "."):
            return False
        if parts["y2"] < 100 and not bracketed:
            return bool(first >= 1700)
        return bracketed or (first >= 1000 and (first % 50 != 0 or last % 50 != 0))

    def _hijri_agrees(self, mark: Mark, _text: str, _plain: str) -> bool:
        parts = mark.parts
        begins = parts["hijri"] * 0.970224 + 621.57
        return bool(abs(begins - parts["y"]) < 2)

    def _month(self, mark: Mark, text: str, plain: str) -> bool:
        """Refuse a month that belongs to a name: in capitals within a sentence, or before what is named after it."""
        if self._no_month.match(text, mark.end) or self._no_month_name.match(text, mark.start):
            return False
        words = plain[mark.start : mark.end]
        if words[1:] != words[1:].lower():
            return False
        if not words[0].isupper():
            return True
        before = text[max(0, mark.start - 4) : mark.start].rstrip(' \t\u00a0"“„«(')
        return before == "" or before[-1] in ".!?:;\n"

    def _lapse(self, mark: Mark, text: str, _plain: str) -> bool:
        parts = mark.parts
        words = text[mark.start : mark.end]
        if self._no_lapse["adjective"].search(words) and self._no_lapse["after"].match(text, mark.end):
            return False
        if words.endswith(" ilə") and not self._no_lapse["dative"].match(text, mark.end):
            return False
        if parts["n"] == 1 and parts["unit"] == "1D" and not self._no_lapse["one_day"].match(text, mark.end):
            return False
        return not (parts["unit"] == "1Y" and 1000 < parts["n"] < LAST_YEAR and parts["n"] % 100)
