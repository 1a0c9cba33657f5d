"""What stands right after an unknown name tells its kind: whose death, whose coast, who was beheaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.read.text import fold
from salname.tag.inflection import nominals
from salname.tag.names_chains import Link, Sentence
from salname.tag.names_words import look

_AHEAD = 3  # words after a name in which what is done to it is sought


@dataclass(frozen=True, slots=True)
class _Cues:
    owned: dict[str, str]
    thought: frozenset[str]
    named: tuple[str, ...]
    beside: dict[str, str]
    acted: dict[str, str]


@cache
def _cues(code: str = lang.DEFAULT) -> _Cues:
    data = lang.load(code, "names")["context"]
    found = {
        what: {word: kind for kind, words in data[what].items() for word in fold(words).split()}
        for what in ("owned", "beside", "acted")
    }
    return _Cues(**found, thought=frozenset(data["thought"].split()), named=tuple(data["named"].split()))


def is_owner(sentence: Sentence, after: int) -> bool:
    """Say whether a common noun in the possessive stands at a place: the name before it is its owner."""
    if after >= len(sentence.pieces):
        return False
    piece = sentence.pieces[after]
    if piece.kind != "word" or piece.text[0].isupper() or look(piece.text).folded in sentence.table.function:
        return False
    if look(piece.text).folded in _cues().thought:
        return True
    best = nominals(piece.text)[0]
    return best.known and best.possessive == "3"


def is_called(sentence: Sentence, after: int) -> bool:
    """Say whether a verb of naming follows: the name before it has no case (Marakanda adlanırdı)."""
    return after < len(sentence.pieces) and fold(sentence.pieces[after].text).startswith(_cues().named)


def kind(sentence: Sentence, link: Link, case: str) -> str:
    """Give the kind that the words after a name tell, "" where they tell none."""
    cues = _cues()
    if link.after >= len(sentence.pieces):
        return ""
    following = sentence.pieces[link.after]
    if following.kind != "word" or not sentence.adjacent(link.end, following) or following.text[0].isupper():
        return ""
    seen = look(following.text)
    if case == "nom":
        return cues.beside.get(seen.folded, "")
    if case == "gen":
        return next((cues.owned[s] for n in nominals(following.text)[:3] if (s := fold(n.stem)) in cues.owned), "")
    if case == "acc":
        for piece in sentence.pieces[link.after : link.after + _AHEAD]:
            told = cues.acted.get(fold(piece.text)[:4], "") if piece.kind == "word" else ""
            if told or piece.kind != "word":
                return told
    return ""
