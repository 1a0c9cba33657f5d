"""The words a question stands on, as keys that hold across endings, with their synonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from salname import lang
from salname.read.text import fold, search_key
from salname.tag import inflection

KEY_LENGTH = 5  # letters of a stem that tell words apart; longer stems vary by derivation, shorter ones collide

_SOFTENING = frozenset("kqgy")

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a question: its key, and the keys that may stand for it (two words joined by a space)."""

    text: str
    key: str
    others: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """Give the key of a word: the bare letters of its stem, cut to five, the same whatever the ending.

    >>> key("müəssisələrinin") == key("müəssisə")
    True
    """
    folded = fold(word)
    if folded[:1].isdigit():
        return re.match(r"\d+(?:[.,]\d+)*", folded).group()  # type: ignore[union-attr]
    return _bare(search_key(_stem(folded)))


def _bare(stem: str) -> str:
    """Cut a stem to a key; a last k or q goes too, for it softens before an ending (``aclıq``, ``aclığı``)."""
    cut = stem[:KEY_LENGTH]
    return cut[:-1] if len(cut) > 3 and cut[-1] in _SOFTENING else cut


def _stem(folded: str) -> str:
    best = inflection.nominals(folded)[0]
    if not inflection.is_known(best.stem):
        verbs = inflection.verbals(folded)
        if verbs:
            return verbs[0].stem
    return best.stem


def keys(text: str) -> tuple[str, ...]:
    """Give the keys of the words of a text, in order; a compound with a hyphen gives those of its parts."""
    out: list[str] = []
    for match in _WORD.finditer(text):
        first, *rest = match.group().split("-")
        out.append(key(first))
        out += [key(part) for part in rest if part[:1].isupper() or part[:1].isdigit()]
    return tuple(out)


@cache
def _stop(code: str) -> frozenset[str]:
    return frozenset(fold(w) for w in lang.load(code, "questions")["stop"]["words"].split())


def content_words(text: str, code: str = lang.DEFAULT) -> tuple[Word, ...]:
    """Give the words of a question that say what is sought, each once, with the keys of its synonyms.

    Two words that the table of synonyms knows as one (*head city*) are one word.
    """
    stop, groups = _stop(code), synonyms(code)
    words = [m.group() for m in _WORD.finditer(text)]
    at = [key(w.split("-")[0] if w[0].isdigit() else w) for w in words]
    found: dict[str, Word] = {}
    skip = False
    for number, word in enumerate(words):
        if skip:
            skip = False
            continue
        pair = " ".join(at[number : number + 2])
        if " " in pair and pair in groups:
            found.setdefault(pair, Word(f"{word} {words[number + 1]}", pair, groups[pair]))
            skip = True
        elif fold(word) not in stop and at[number]:
            found.setdefault(at[number], Word(word, at[number], groups.get(at[number], ())))
    return tuple(found.values())


@cache
def synonyms(code: str) -> dict[str, tuple[str, ...]]:
    """The synonyms of each key, or of the keys of a phrase joined by a space, from ``synonyms.toml``."""
    table: dict[str, dict[str, None]] = {}
    for line in lang.load(code, "synonyms")["groups"].split("\n"):
        members = [" ".join(key(w) for w in phrase.split()) for phrase in line.split(",") if phrase.strip()]
        for member in members:
            table.setdefault(member, {}).update(dict.fromkeys(m for m in members if m != member))
    return {member: tuple(others) for member, others in table.items()}
