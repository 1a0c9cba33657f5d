"""Full-text search over the sentences of a book, blind to case endings and to the letters a keyboard lacks.

Two columns are indexed: the words folded to bare letters (``şəhər`` as ``seher``) and their stems folded alike. A query
is words, all of which must be there (the start of a word is enough), and "phrases in quotes", word for word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from salname.model import Span
from salname.read.text import fold, search_key
from salname.tag.inflection import lemma

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]{1,400})[\"“”»]")
_SHORTEST_START = 3  # letters from which the start of a word stands for the word
_MOST_WORDS = 40  # of a query that are heeded


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that a search found. ``marks`` are the places in the document of the words that were sought."""

    document: str
    start: int
    end: int
    text: str
    marks: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """One thing sought: the folded words of a phrase, or one word with its stem."""

    words: tuple[str, ...]
    stem: str | None = None


@lru_cache(maxsize=200_000)
def forms(word: str) -> tuple[str, str]:
    """Give a word reduced to bare letters, and its stem likewise.

    >>> forms("şəhərlərində")
    ('seherlerinde', 'seher')
    """
    whole = unicodedata.normalize("NFC", word)
    return search_key(fold(whole)), search_key(fold(lemma(whole)))


def index_row(text: str) -> dict[str, str]:
    """Give what the index keeps of a sentence, by column."""
    pairs = [forms(m.group()) for m in _WORD.finditer(text)]
    return {"folded": " ".join(p[0] for p in pairs), "stems": " ".join(p[1] for p in pairs)}


def terms(query: str) -> tuple[Term, ...]:
    """Take a query apart into phrases and words; what has no letter or digit in it is left out."""
    out: list[Term] = []
    for phrase in _QUOTED.findall(query):
        words = tuple(forms(m.group())[0] for m in _WORD.finditer(phrase))
        if words:
            out.append(Term(words))
    for found in _WORD.finditer(_QUOTED.sub(" ", query)):
        key, stem = forms(found.group())
        out.append(Term((key,), stem))
    return tuple(dict.fromkeys(out))[:_MOST_WORDS]


def expression(sought: tuple[Term, ...], *, any_word: bool = False) -> str:
    """Write the terms as an FTS5 query: all of them, or any."""
    parts = []
    for term in sought:
        if term.stem is None:
            parts.append(f'folded : "{" ".join(term.words)}"')
            continue
        word = term.words[0]
        star = " *" if len(word) >= _SHORTEST_START else ""
        parts.append(f'(folded : "{word}"{star} OR stems : "{term.stem}")')
    return (" OR " if any_word else " AND ").join(parts)


def marks(text: str, sought: tuple[Term, ...], offset: int = 0) -> tuple[Span, ...]:
    """Find the sought words in a sentence that begins at ``offset`` of its document."""
    found = [(m.start() + offset, m.end() + offset, *forms(m.group())) for m in _WORD.finditer(text)]
    keys = [f[2] for f in found]
    spans: set[Span] = set()
    for term in sought:
        if term.stem is not None:
            spans |= {Span(a, z) for a, z, key, stem in found if _is(term, key, stem)}
            continue
        size = len(term.words)
        for at in range(len(keys) - size + 1):
            if tuple(keys[at : at + size]) == term.words:
                spans.add(Span(found[at][0], found[at + size - 1][1]))
    return tuple(sorted(spans))


def _is(term: Term, key: str, stem: str) -> bool:
    word = term.words[0]
    return key == word or stem == term.stem or (len(word) >= _SHORTEST_START and key.startswith(word))
