"""Facts that names state by standing side by side: ``X-in Y-i``, ``X-dakı Y``, a body and its seats, a short name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from salname import lang
from salname.interpret import noun_phrases
from salname.interpret.chunks import Chunk, Sentence
from salname.interpret.facts import Fact
from salname.interpret.standing_for import Referents
from salname.model import Figure
from salname.tag import shapes

_LIKELY = 0.75
_COLON = 2  # chunks from a figure back over the colon to the word before it
_WHOLES = frozenset({"place", "polity", "people"})
_PARTS = frozenset({"place", "people"})
_FAR = 8  # chunks after a place's "-dakı" in which what stands there is named
_SHORT = frozenset(range(2, 9))  # letters that a short name may have


def facts(sentence: Sentence, referents: Referents) -> Iterator[Fact]:
    """Give what neighbouring names and figures of a sentence say of each other."""
    yield from _parts(sentence)
    yield from _grounds(sentence)
    yield from _quoted(sentence)
    yield from _standing(sentence)
    yield from _seats(sentence, referents)
    yield from _short_names(sentence)


def _parts(sentence: Sentence) -> Iterator[Fact]:
    """``Çinin Sintszyan vilayəti``: the second is part of the first."""
    for whole, part in zip(sentence.chunks, sentence.chunks[1:], strict=False):
        if whole.name is None or part.name is None or whole.case != "gen":
            continue
        if not _ends_phrase(sentence, part):
            continue
        if whole.name.kind in _WHOLES and part.name.kind in _PARTS and whole.name.entity != part.name.entity:
            name = "part-of-genitive"
            yield Fact(whole.start, part.end, part.base, "part_of", whole.base, None, name, _LIKELY)


def _grounds(sentence: Sentence) -> Iterator[Fact]:
    """``X quberniyasının Y qəzası``, ``X-in şimalındakı Y düzü``: the second is a part of the first, or lies in it."""
    chunks = sentence.chunks
    for at in range(1, len(chunks) - 1):
        part = chunks[at + 1]
        if part.name is None or part.name.kind not in ("place", "polity"):
            continue
        owner, middle = chunks[at - 1], chunks[at]
        if owner.name is None or owner.name.kind not in ("place", "polity") or owner.name.entity == part.name.entity:
            continue
        base = _with_ground(sentence, at + 1)
        if middle.case == "gen" and middle.possessed and middle.lemma in _settlements() and owner.case == "nom":
            whole = f"{owner.base} {middle.base}"
            yield Fact(owner.start, part.end, base, "part_of", whole, None, "part-of-genitive", _LIKELY)
        elif middle.relative and owner.case == "gen" and middle.lemma in shapes.directions(lang.DEFAULT):
            yield Fact(owner.start, part.end, base, "located_in", owner.base, None, "standing-in", _LIKELY)


def _with_ground(sentence: Sentence, at: int) -> str:
    """The name at an index, with the word for what it is where one follows (``Nuxa qəzası``)."""
    name = sentence.chunks[at]
    following = sentence.chunks[at + 1] if at + 1 < len(sentence.chunks) else None
    if name.case == "nom" and following is not None and following.possessed and following.lemma in _settlements():
        return noun_phrases.settled(f"{name.base} {following.base}", [name, following], lang.DEFAULT)
    return name.base


def _quoted(sentence: Sentence) -> Iterator[Fact]:
    """``İsveçrənin "X" şirkəti``: a body with its kind after its quoted name is in the country that has it."""
    chunks = sentence.chunks
    for at, chunk in enumerate(chunks[:-4]):
        opened, name, closed, kind = chunks[at + 1 : at + 5]
        if chunk.name is None or chunk.name.kind not in ("place", "polity") or chunk.case != "gen":
            continue
        if opened.kind == "sign" == closed.kind and kind.possessed and kind.lemma in _bodies_named():
            yield Fact(chunk.start, kind.end, name.base, "located_in", chunk.base, None, "quoted-body", _LIKELY)


@cache
def _bodies_named() -> frozenset[str]:
    return frozenset(lang.load(lang.DEFAULT, "relations")["words"]["standing_for"]["organisation"])


def _ends_phrase(sentence: Sentence, part: Chunk) -> bool:
    """Say whether a name is a thing of its own, not the modifier of a word after it (``türk dili``)."""
    at = sentence.at(part.start) + 1
    following = sentence.chunks[at] if at < len(sentence.chunks) else None
    own = part.case != "nom" or part.possessed or following is None or following.kind != "word" or bool(following.verb)
    return own or (following is not None and following.lemma in _settlements())


@cache
def _settlements() -> frozenset[str]:
    table = lang.load(lang.DEFAULT, "relations")["words"]["standing_for"]
    return frozenset(table["place"]) | frozenset(table["people"])


def _standing(sentence: Sentence) -> Iterator[Fact]:
    """``Tarazdakı Aişə-Bibi məqbərəsi``: the name that follows stands in the place."""
    chunks = sentence.chunks
    for at, place in enumerate(chunks):
        if place.name is None or not place.relative or place.name.kind not in ("place", "polity"):
            continue
        for thing in chunks[at + 1 : at + 1 + _FAR]:
            if thing.kind in ("sign", "time") or thing.verb:
                break
            if thing.name is not None and thing.name.kind in ("facility", "place", "organisation", "people"):
                yield Fact(place.start, thing.end, thing.base, "located_in", place.base, None, "standing-in", _LIKELY)
                break


def _seats(sentence: Sentence, referents: Referents) -> Iterator[Fact]:
    """``360 deputat mandatı``, ``47 yer``: of the body named last."""
    words = _seat_words()
    for at, chunk in enumerate(sentence.chunks):
        if not isinstance(chunk.record, Figure) or chunk.record.kind != "count":
            continue
        following = sentence.chunks[at + 1].folded if at + 1 < len(sentence.chunks) else ""
        bare = chunk.folded[-1].isdigit() and following in words
        if not bare and not any(w.startswith(tuple(words)) for w in chunk.folded.split()[1:]):
            continue
        value = chunk.record.value
        body = _body(sentence, at, referents)
        if body is not None and not isinstance(value, tuple):
            yield Fact(chunk.start, chunk.end, body, "seats", f"{value:g}", None, "seats", _LIKELY)


def _body(sentence: Sentence, at: int, referents: Referents) -> str | None:
    """The body that has the seats: the word before a colon (``Senat: 47 yer``), else the one named last."""
    if at >= _COLON and sentence.chunks[at - 1].folded == ":":
        return sentence.chunks[at - _COLON].base
    clause = sentence.clause(sentence.chunks[at].start)
    for chunk in reversed(sentence.chunks[sentence.at(clause.start) : at]):
        if chunk.case == "nom" and chunk.kind == "word" and chunk.lemma in _bodies():
            return chunk.base
    body = referents.last(sentence.chunks[at].start, {"organisation"})
    return body.entity if body is not None else None


@cache
def _seat_words() -> frozenset[str]:
    return frozenset(lang.load(lang.DEFAULT, "relations")["words"]["seats"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(lang.load(lang.DEFAULT, "relations")["words"]["bodies"])


def _short_names(sentence: Sentence) -> Iterator[Fact]:
    """A bracket with the initials of a name before it: ``... Vəziyyət Komitəsi (DFVK)``."""
    chunks = sentence.chunks
    for at in range(1, len(chunks) - 1):
        if chunks[at - 1].folded != "(" or chunks[at + 1].folded != ")":
            continue
        short = chunks[at].base
        if len(short) not in _SHORT or not short.isupper():
            continue
        for name in reversed(chunks[max(0, at - 6) : at - 1]):
            if name.name is not None and _initials(name) == short:
                yield Fact(name.start, chunks[at + 1].end, name.base, "also_known_as", short, None, "initials", 0.9)
                break


def _initials(chunk: Chunk) -> str:
    return "".join(w[0] for w in chunk.base.replace("-", " ").split() if w[0].isupper())
