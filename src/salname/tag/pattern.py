r"""A small pattern engine: rules are data, each compiled to one expression that never backtracks far.

A grammar is a mapping, as a TOML file gives it::

    glued_digits = true      # optional: digits may follow a letter ("sonra1990-cı")

    [words.month]            # a class of words: what is written, and what it means
    yanvar = 1
    fevral = 2

    [words]
    dot = [".", "·"]         # a class whose words mean themselves

    [shapes]                 # named pieces of pattern, to be put together
    number = '\d{1,2}+'

    [readings]               # how a captured shape becomes a value: by the name of a function
    number = "digits"

    [[rule]]
    name = "day-month"
    first = ["digit"]        # what the rule can begin with: `digit`, a class, =word, or !class for whole words
    shape = '<day=number> <month=month>'
    gives = { kind = "date" }
    examples = [{ text = "3 fevral", value = "02-03" }]

In a shape ``<name>`` stands for a class or another shape, ``<part=name>`` captures it as a part of the mark, and a
blank for the white space between two words. ``<name@2>`` puts a shape in with a 2 after the name of each part in it,
for the second half of a range; a part may stand in several branches. The rest is Python's own pattern language; repeat
only with bounds or possessively (``{0,3}+``), so that the cost stays linear in the text.

:meth:`Grammar.find` goes over the text once with one expression for all words that a rule can begin with, tries only
the rules that begin so, and takes the longest match at each place, of equal ones the rule that stands first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from salname.errors import DataError
from salname.model import Mark

Reading = Callable[[str], Any]
Accept = Callable[[Mark], bool]

GAP = r"(?:\s[ \t\u00a0]{0,8}+)"
"""The white space between two words of one expression: blanks, or one line break with the next line's indent."""

_HOLE = re.compile(r"<(?:(?P<part>\w+)=)?(?P<name>\w+)(?:@(?P<suffix>\w+))?>")
_PREFIX = 5  # letters of a word that the first pass looks at; more are the rule's own work
_DIGIT = "0"
_STOP = "\0"  # marks the end of a word that must stand whole


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: its expression, the name and the reading of each of its groups, and what it gives besides."""

    name: str
    expression: re.Pattern[str]
    groups: tuple[tuple[str, Reading], ...]
    gives: Mapping[str, Any]

    def match(self, text: str, at: int) -> Mark | None:
        """Match at one place of the folded text."""
        found = self.expression.match(text, at)
        if found is None or found.end() == at:
            return None
        parts = dict(self.gives)
        for (name, reading), words in zip(self.groups, found.groups(), strict=True):
            if words is not None:
                parts[name] = reading(words)
        return Mark(at, found.end(), self.name, parts)


def alternatives(words: Sequence[str]) -> str:
    """Give the pattern that matches the longest of the words; a blank in a word is any white space.

    >>> alternatives(["orta", "ortada", "son"])
    '(?>orta(?:da)?+|son)'
    """
    return f"(?>{'|'.join(_branches(_tree(words), optional=True))})"


def prefix_tree(words: Sequence[str]) -> str:
    """Give a pattern that matches where any of the words begins, looking at each letter once."""
    return f"(?:{'|'.join(_branches(_tree(words), optional=False)) or '(?!)'})"


def _tree(words: Sequence[str]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}  # a word ends here
    return tree


def _branches(tree: dict[str, Any], *, optional: bool) -> list[str]:
    """Write the branches of a tree; what follows the end of a word is optional, or left out."""
    return [_letter(letter) + _below(below, optional=optional) for letter, below in tree.items() if letter]


def _below(tree: dict[str, Any], *, optional: bool) -> str:
    ends = "" in tree
    branches = _branches(tree, optional=optional)
    if not branches or (ends and not optional):
        return ""
    if ends:
        return f"(?:{'|'.join(branches)})?+"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _letter(letter: str) -> str:
    return {" ": GAP, _STOP: r"(?!\w)"}.get(letter) or re.escape(letter)


class Grammar:
    """A set of rules, compiled once; see the module's description for the data it takes.

    ``readings`` are the functions that the data's ``[readings]`` table names. Raises
    :class:`~salname.errors.DataError` for a rule that does not compile or names what there is not.
    """

    def __init__(self, data: Mapping[str, Any], readings: Mapping[str, Reading]) -> None:
        self._shapes: dict[str, str] = dict(data.get("shapes", {}))
        self._words: dict[str, dict[str, Any]] = {
            name: dict(words) if isinstance(words, Mapping) else {w: w for w in words}
            for name, words in data.get("words", {}).items()
        }
        self._readings = {name: _named(readings, function) for name, function in data.get("readings", {}).items()}
        if clash := sorted(self._words.keys() & self._shapes.keys()):
            raise DataError(f"{', '.join(clash)} names both a class of words and a shape: rename one")
        self._patterns = {name: alternatives(list(words)) for name, words in self._words.items()}
        self.rules = tuple(self._compile(rule) for rule in data["rule"])
        self._begins = [
            (begin, rule) for rule, of in zip(self.rules, data["rule"], strict=True) for begin in self._begin(of)
        ]
        self._at_hit: dict[str, tuple[Rule, ...]] = {}
        letters = prefix_tree([begin for begin, _ in self._begins if begin != _DIGIT])
        digit = r"\d" if any(begin == _DIGIT for begin, _ in self._begins) else r"(?!)"
        glued = r"(?<!\d)" if data.get("glued_digits") else r"(?<!\w)"
        self._trigger = re.compile(rf"{glued}{digit}|(?<!\w){letters}")

    def find(self, text: str, accept: Accept | None = None) -> Iterator[Mark]:
        """Give the marks in folded text from left to right, none overlapping another.

        ``accept`` may refuse a mark; the next longest at the same place is then tried.
        """
        done = 0
        for hit in self._trigger.finditer(text):
            at = hit.start()
            if at < done:
                continue
            mark = self._longest(text, hit, accept)
            if mark is not None:
                yield mark
                done = mark.end

    def _longest(self, text: str, hit: re.Match[str], accept: Accept | None) -> Mark | None:
        rules = self._at_hit.get(hit[0]) or self._rules_for(hit[0])
        found = [mark for rule in rules if (mark := rule.match(text, hit.start())) is not None]
        if len(found) > 1:
            found.sort(key=lambda m: -m.end)  # a stable sort: of equal length, the rule that stands first
        for mark in found:
            if accept is None or accept(mark):
                return mark
        return None

    def _rules_for(self, hit: str) -> tuple[Rule, ...]:
        key = _DIGIT if hit.isdigit() else hit
        fitting = dict.fromkeys(rule for begin, rule in self._begins if _may_begin(begin, key))
        self._at_hit[hit] = tuple(fitting)
        return self._at_hit[hit]

    def _compile(self, rule: Mapping[str, Any]) -> Rule:
        name = rule.get("name", "?")
        groups: list[tuple[str, Reading]] = []
        try:
            expression = re.compile(self._expand(rule["shape"], groups, ""))
        except (re.error, KeyError, RecursionError) as error:
            raise DataError(f"the rule {name!r} does not compile ({error}): mend its shape") from None
        return Rule(name, expression, tuple(groups), rule.get("gives", {}))

    def _expand(self, shape: str, groups: list[tuple[str, Reading]], suffix: str) -> str:
        """Fill the holes of a shape in order, so that the groups are listed as the expression counts them."""
        pieces, last = [], 0
        for hole in _HOLE.finditer(shape):
            name, part = hole["name"], hole["part"]
            if part is not None:
                groups.append((part + suffix, self._reading(name)))
            inner = self._patterns.get(name) or self._expand(
                self._shapes[name], groups, suffix + (hole["suffix"] or "")
            )
            before = shape[last : hole.start()].replace(" ", GAP)
            pieces.append(f"{before}({inner})" if part is not None else f"{before}(?:{inner})")
            last = hole.end()
        return "".join([*pieces, shape[last:].replace(" ", GAP)])

    def _reading(self, name: str) -> Reading:
        if name in self._words:
            table = {" ".join(word.split()): value for word, value in self._words[name].items()}
            return lambda text: table[" ".join(text.split())]
        return self._readings.get(name, str)

    def _begin(self, rule: Mapping[str, Any]) -> list[str]:
        """Give the beginnings that the first pass looks for on behalf of a rule."""
        words: list[str] = []
        for name in rule["first"]:
            if name == "digit":
                words.append(_DIGIT)
            elif name[0] == "=":
                words.append(name[1:][:_PREFIX])
            elif name in self._words:
                words += [word[:_PREFIX] for word in self._words[name]]
            elif name[0] == "!" and name[1:] in self._words:
                words += [word + _STOP for word in self._words[name[1:]]]
            else:
                raise DataError(f"the rule {rule.get('name')!r} begins with {name!r}, which is no class of words")
        return words


def _may_begin(begin: str, hit: str) -> bool:
    """Say whether a word that begins so may stand where the first pass has read ``hit``."""
    return begin.startswith(hit) or (not begin.endswith(_STOP) and hit.startswith(begin))


def _named(readings: Mapping[str, Reading], name: str) -> Reading:
    try:
        return readings[name]
    except KeyError:
        raise DataError(f"no reading is called {name!r}: use one of {', '.join(sorted(readings))}") from None
