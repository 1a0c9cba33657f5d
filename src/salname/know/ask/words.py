"""The words a question stands on, as keys that hold across endings, with their synonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from salname import lang
from salname.read.text import fold, search_key
from salname.tag import inflection

KEY_LENGTH = 5  # letters of a stem that tell words apart; longer stems vary by derivation, shorter ones collide

_COPULA = re.compile(r"(?<=\w{3})d[iıuü]r$")
_SOFTENING = frozenset("kqgy")

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_GLUED = re.compile(r"(?<=[a-zəıöüşçğ])(?=[A-ZƏİÖÜŞÇĞ])")  # two words without the space between


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a question: its key, and the keys that may stand for it (two words joined by a space)."""

    text: str
    key: str
    others: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """Give the key of a word: the bare letters of its stem, cut to five, the same whatever the ending.

    An auxiliary verb has none (``""``): it says nothing of what is sought.

    >>> key("müəssisələrinin") == key("müəssisə")
    True
    """
    folded = fold(_GLUED.split(word)[0])
    if folded[:1].isdigit():
        return re.match(r"\d+(?:[.,]\d+)*", folded).group()  # type: ignore[union-attr]
    stem = _stem(folded)
    return "" if stem in _auxiliary() else _bare(search_key(stem))


def _bare(stem: str) -> str:
    """Cut a stem to a key; a last k or q goes too, for it softens before an ending (``aclıq``, ``aclığı``)."""
    cut = stem[:KEY_LENGTH]
    return cut[:-1] if len(cut) > 3 and cut[-1] in _SOFTENING else cut


@cache
def _auxiliary(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(lang.load(code, "questions")["auxiliary"]["stems"].split())


def _stem(folded: str) -> str:
    verb = _as_verb(folded)
    return verb or inflection.nominals(folded)[0].stem


_CLEARLY = 0.4  # how much likelier the reading as a verb must be than the one as a noun


def _as_verb(folded: str) -> str:
    verbs = inflection.verbals(folded)
    clearly = verbs and verbs[0].score > inflection.nominals(folded)[0].score + _CLEARLY
    return verbs[0].stem if clearly else ""


@lru_cache(maxsize=10_000)
def is_verb(word: str) -> bool:
    """Say whether a word is a verb (or a form of one) rather than a noun."""
    return bool(_as_verb(fold(word.split()[-1])))


@lru_cache(maxsize=20_000)
def keys(text: str) -> tuple[str, ...]:
    """Give the keys of the words of a text, in order; a compound with a hyphen gives those of its parts."""
    return tuple(k for word in _parts(text) if (k := key(word)))


_ENDING = 5  # letters of the longest ending that may follow a closing quote


def _parts(text: str) -> list[str]:
    """The words of a text; of a compound with a hyphen those that are words (``Makat-Orsk``) and no endings
    (``1906-cı``, ``BMT-nin``)."""
    out: list[str] = []
    for match in _WORD.finditer(text):
        if match.start() and text[match.start() - 1] in "”»" and len(match.group()) <= _ENDING:
            continue  # the ending of what is in quotes
        if "-" not in match.group():
            out += _GLUED.split(match.group())
            continue
        first, *rest = match.group().split("-")
        out.append(first)
        if not (first[-1:].isdigit() or first.isupper()):
            out += [part for part in rest if len(part) > 2]
        else:
            out += [part for part in rest if part[:1].isupper() or part[:1].isdigit()]
    return out


@cache
def _stop(code: str) -> frozenset[str]:
    return frozenset(fold(w) for w in lang.load(code, "questions")["stop"]["words"].split())


def is_stop(word: str, code: str = lang.DEFAULT) -> bool:
    """Say whether a word says nothing of what is sought (*of it*, *this*)."""
    return fold(word) in _stop(code)


def content_words(text: str, code: str = lang.DEFAULT) -> tuple[Word, ...]:
    """Give the words of a question that say what is sought, each once, with the keys of its synonyms.

    Two words that the table of synonyms knows as one (*head city*) are one word, also with a question word between.
    """
    stop, groups = _stop(code), synonyms(code)
    parts = _parts(text)
    if parts and not _as_verb(fold(parts[-1])):
        parts[-1] = _COPULA.sub("", parts[-1])
    told = [(w, k) for w in parts if fold(w) not in stop and (k := key(w))]
    found: dict[str, Word] = {}
    skip = False
    for at, (word, own) in enumerate(told):
        if skip:
            skip = False
            continue
        following = told[at + 1] if at + 1 < len(told) else ("", "")
        pair = f"{own} {following[1]}"
        skip = pair in groups
        if skip:
            found.setdefault(pair, Word(f"{word} {following[0]}", pair, groups[pair]))
        else:
            found.setdefault(own, Word(word, own, groups.get(own, ())))
    return tuple(found.values())


@cache
def synonyms(code: str) -> dict[str, tuple[str, ...]]:
    """The synonyms of each key, or of the keys of a phrase joined by a space, from ``synonyms.toml``."""
    table: dict[str, dict[str, None]] = {}
    for line in lang.load(code, "synonyms")["groups"].split("\n"):
        members = [m for phrase in line.split(",") if (m := " ".join(keys(phrase)))]
        for member in members:
            table.setdefault(member, {}).update(dict.fromkeys(m for m in members if m != member))
    return {member: tuple(others) for member, others in table.items()}
