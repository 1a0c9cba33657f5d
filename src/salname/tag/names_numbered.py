"""Names that are numbers: military units, five-year plans."""

from __future__ import annotations

from collections.abc import Iterator

from salname.tag.inflection import nominals
from salname.tag.names_chains import Sentence
from salname.tag.names_kinds import Found
from salname.tag.names_words import look

_BETWEEN = 4  # words between the last number and the unit: 416-cı atıcı diviziya
_LIST_SIGNS = frozenset(",")


def numbered(sentence: Sentence) -> Iterator[Found]:
    """Find units of an army that are named by their number, and numbered five-year plans."""
    for at, piece in enumerate(sentence.pieces):
        if piece.kind != "word":
            continue
        seen = look(piece.text)
        if seen.stem in sentence.table.units and at:
            yield from _units(sentence, at)
        elif seen.folded in sentence.table.ordinals:
            yield from _period(sentence, at)


def _units(sentence: Sentence, at: int) -> Iterator[Found]:
    pieces = sentence.pieces
    back = at - 1
    for _ in range(_BETWEEN + 2):
        if back < 0 or pieces[back].kind == "number":
            break
        if pieces[back].kind == "sign" and pieces[back].text != "-":
            return
        back -= 1
    if back < 0 or pieces[back].kind != "number":
        return
    if back + 2 < at and pieces[back + 1].text in ("-", "–"):  # an ordinal: the unit's own number
        if pieces[back + 2].text not in sentence.table.ordinal_endings:
            return
        between = [look(p.text) for p in pieces[back + 3 : at] if p.kind == "word"]
        if any(seen.head is not None or seen.cased for seen in between):
            return
        reading = nominals(pieces[at].text)[0]
        start = pieces[back].start
        base = sentence.text[start : pieces[at].start] + reading.base
        yield Found(start, pieces[at].end, "organisation", base, "numbered", "", reading.case)
        return
    listed = [back]
    while back >= 2 and pieces[back - 1].text in _LIST_SIGNS and pieces[back - 2].kind == "number":
        back -= 2
        listed.append(back)
    if len(listed) > 1:
        for index in reversed(listed):
            piece = pieces[index]
            yield Found(piece.start, piece.end, "organisation", piece.text, "numbered")


def _period(sentence: Sentence, at: int) -> Iterator[Found]:
    if at + 1 >= len(sentence.pieces):
        return
    piece, following = sentence.pieces[at], sentence.pieces[at + 1]
    seen = look(following.text) if following.kind == "word" else None
    if seen is not None and seen.stem in sentence.table.periods and sentence.adjacent(piece.end, following):
        reading = nominals(following.text)[0]
        base = sentence.text[piece.start : following.start] + reading.base
        yield Found(piece.start, following.end, "period", base, "numbered", "", reading.case)
