"""The roots that the spelling check knows, and how it finds those that a misspelt word may stand for.

Data: ``lang/<code>/audit_words.toml`` (roots to correct by), ``stems.toml`` (further words that are let stand), CLDR's
names of countries and languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from salname import lang
from salname.know.audit import endings
from salname.read.text import fold

_FORMS = 200_000  # verdicts on word forms kept at a time
_DOUBLED = re.compile(r"(\w)\1")
_FUZZY_FROM = 5  # letters: a shorter root has too many neighbours at distance one
LONGEST = 40  # letters: what is longer is no word that a root can explain


@dataclass(frozen=True, slots=True)
class Root:
    """One root as it stands before endings.

    ``opens``: a vowel must follow (``fikr``, ``uşağ``); ``closes``: none may (``uşaq``).
    """

    spelling: str
    opens: bool = False
    closes: bool = False
    name: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Roots by their spelling, by their bare letters, and by what is left when one letter is dropped."""

    exact: Mapping[str, Root]
    blind: Mapping[str, tuple[Root, ...]]
    dropped: Mapping[str, tuple[Root, ...]]
    tolerated: frozenset[str]


def collapsed(bared: str) -> str:
    """Make doubled letters single, in bare letters.

    >>> collapsed("professor")
    'profesor'
    """
    return _DOUBLED.sub(r"\1", bared)


def _words(code: str, *tables: str) -> list[str]:
    data = lang.load(code, "audit_words")
    return [word for table in tables for text in data[table].values() for word in text.split()]


@cache
def _cldr(code: str) -> tuple[str, ...]:
    from babel import Locale  # only the spelling check needs it

    locale = Locale(code)
    titles = [*locale.territories.values(), *locale.languages.values()]
    return tuple(sorted({fold(w) for t in titles for w in re.findall(r"[^\W\d_]{4,}", t)}))


def _softened(word: str, every: str) -> Root | None:
    """The word's form before a vowel: ``uşaq``, ``uşağ``; ``fikir``, ``fikr`` comes from the list of pairs."""
    if sum(letter in every for letter in word) > 1 and word[-1] in "kq":
        return Root(word[:-1] + ("y" if word[-1] == "k" else "ğ"), opens=True)
    return None


@cache
def load(code: str = lang.DEFAULT) -> Lexicon:
    """Read and index the roots of a language, once."""
    every = endings.vowels(code)
    roots: dict[str, Root] = {}
    data = lang.load(code, "audit_words")
    borrowed = frozenset(data["learned"]["european"].split()) | frozenset(data["kept"]["words"].split())

    def add(root: Root) -> None:
        known = roots.get(root.spelling)
        if known is None or (known.opens and not root.opens):
            roots[root.spelling] = root

    for word in _words(code, "nominals", "verbs", "learned"):
        for spelling in word.split("/"):
            soft = _softened(spelling, every)
            add(Root(spelling, closes=soft is not None and word not in borrowed))
            if soft:
                add(soft)
    for verb in _words(code, "verbs"):
        if verb.endswith("t") and sum(letter in every for letter in verb) > 1:
            add(Root(verb[:-1] + "d", opens=True))  # yarat, yaradılır
    for pair in _words(code, "dropping"):
        full, short = pair.split("/")
        add(Root(full))
        add(Root(short, opens=True))
    persons = frozenset(data["names"]["persons"].split())
    for word in (*_words(code, "names"), *_cldr(code)):
        if word not in roots:
            add(Root(word, name=True, person=word in persons))
    tolerated = {w for group in lang.load(code, "stems")["nouns"].values() for w in group.split()}
    return Lexicon(roots, _by_blind(roots, code), _by_dropped(roots), frozenset(tolerated))


def _by_blind(roots: Mapping[str, Root], code: str) -> dict[str, tuple[Root, ...]]:
    out: dict[str, list[Root]] = {}
    for root in roots.values():
        if len(root.spelling) > 2:
            out.setdefault(collapsed(endings.bare(root.spelling, code)), []).append(root)
    return {key: tuple(found) for key, found in out.items()}


def _by_dropped(roots: Mapping[str, Root]) -> dict[str, tuple[Root, ...]]:
    out: dict[str, dict[str, Root]] = {}
    for root in roots.values():
        if len(root.spelling) >= _FUZZY_FROM and not root.person:
            for short in dropped(root.spelling):
                out.setdefault(short, {})[root.spelling] = root
    return {key: tuple(found.values()) for key, found in out.items()}


def dropped(word: str) -> tuple[str, ...]:
    """Give a word and every word that dropping one of its letters leaves."""
    return tuple(dict.fromkeys((word, *(word[:i] + word[i + 1 :] for i in range(len(word))))))


@lru_cache(maxsize=_FORMS)
def is_word(form: str, code: str = lang.DEFAULT) -> bool:
    """Say whether a folded form is a known root, or one with a well-spelt chain of endings, or two such joined.

    >>> is_word("kəndlərində"), is_word("kəndlərinda")
    (True, False)
    """
    if len(form) > LONGEST:
        return True
    exact = load(code).exact
    return simple(form, code) or any(
        form[:cut] in exact and not exact[form[:cut]].opens and simple(form[cut:], code, 3)
        for cut in range(3, len(form) - 3)
    )


@lru_cache(maxsize=_FORMS)
def simple(form: str, code: str = lang.DEFAULT, shortest: int = 2) -> bool:
    """The same for one root alone, of at least ``shortest`` letters."""
    lexicon = load(code)
    if form in lexicon.tolerated:
        return True
    for cut in range(len(form), shortest - 1, -1):
        stem = form[:cut]
        root = lexicon.exact.get(stem)
        if root is None and stem not in lexicon.tolerated:
            continue
        vowel = cut < len(form) and form[cut] in endings.vowels(code)
        if root is not None and ((root.opens and not vowel) or (root.closes and vowel)):
            continue
        if endings.chain(stem, form[cut:], code) is not None:
            return True
    return False
