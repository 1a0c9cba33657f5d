"""Chains: runs of capitalised words, listed names and what belongs between them, up to the noun that ends a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from salname.read.text import fold
from salname.tag.inflection import Nominal, nominals, verbals
from salname.tag.names_evidence import Evidence
from salname.tag.names_listed import Hit
from salname.tag.names_words import (
    Head,
    Look,
    Piece,
    Tables,
    is_capital,
    is_given,
    is_plural,
    is_surname,
    joining,
    look,
)

_MODIFIERS = 4  # lower-case words that may stand between a chain and its head
_WIDEST_GAP = 3  # spaces inside a name
_PERSONAL = ("person", "people", "place")
_APOSTROPHE = re.compile(r"[a-zəçşğıöü]{1,2}['’][^\W\d_]")
_WHOLE = ("language", "event", "law", "religion", "currency")


@dataclass(frozen=True, slots=True)
class Link:
    """One part of a chain: a word, or a listed name of several, with the pieces it covers."""

    start: int
    end: int
    first: int  # index of its first piece
    after: int  # index of the piece after it
    look: Look
    hit: Hit | None = None
    initial: bool = False
    dashed: bool = False  # a dash parts it from the link before

    @property
    def listed_kind(self) -> str:
        """The kind of the listed name, "" for other words."""
        return "" if self.hit is None else "people" if self.hit.inhabitant else self.hit.listed.kind


@dataclass(frozen=True, slots=True)
class Chain:
    """A run of links; ``head`` is the noun that ends it or follows it, ``joined`` where the head's words end."""

    links: tuple[Link, ...]
    after: int
    head: Head | None = None
    head_piece: Piece | None = None
    inside: bool = False  # the head is the last link itself
    modifiers: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of a sentence with the listed names that begin at each."""

    text: str
    pieces: Sequence[Piece]
    hits: Mapping[int, Hit]
    table: Tables
    evidence: Evidence

    def adjacent(self, left_end: int, right: Piece) -> bool:
        """Say whether only a few spaces part two pieces."""
        gap = right.start - left_end
        return gap == 0 or (gap <= _WIDEST_GAP and self.text[left_end : right.start].isspace())


def grow(sentence: Sentence, at: int) -> Chain | None:
    """Grow the chain that begins at a piece, or give None where no name can begin."""
    links: list[Link] = []
    while at < len(sentence.pieces):
        piece = sentence.pieces[at]
        if links and not sentence.adjacent(links[-1].end, piece):
            break
        link = _link(sentence, at, links) or _across_hyphen(sentence, at, links) or _across_and(sentence, at, links)
        if link is None:
            break
        links.append(link)
        at = link.after
        if _stops(sentence, links, at):
            break
    if not links or all(link.look.roman and link.hit is None for link in links):
        return None
    return _headed(sentence, Chain(tuple(links), at))


def _stops(sentence: Sentence, links: Sequence[Link], at: int) -> bool:
    """Whether a chain ends with its last link, by that link or by what follows it."""
    link = links[-1]
    following = sentence.pieces[at] if at < len(sentence.pieces) else None
    if following is None or following.kind != "word":
        return _closes(sentence, link)
    seen = look(following.text)
    table = sentence.table
    if link.hit is None and link.look.capital and not seen.capital and fold(seen.base) in table.after:
        return link.look.cased and seen.cased  # Zübeydə xanım: the end of the name only looks like a case
    if _closes(sentence, link):
        return True
    reading = link.look.head_reading
    if len(links) == 1 or link.hit is not None or not link.look.capital or reading is None:
        return False
    head = link.look.head
    if following.start in sentence.hits or (head is not None and head.exact and head.kind == "facility"):
        return True
    if reading.possessive == "3":
        return not (seen.capital and (seen.known or seen.head is not None))
    return False


def _closes(sentence: Sentence, link: Link) -> bool:
    """Whether a name cannot go on after a link: it has a case ending, or names something by itself."""
    if link.hit is not None:
        if link.hit.case != "nom" or link.listed_kind in _WHOLE:
            return True
        return link.hit.inhabitant and not link.look.capital
    if link.initial:
        return False
    if not link.look.capital:
        return link.look.case != "nom" and link.look.folded not in sentence.table.after
    if link.look.head is not None and link.look.head_reading is not None:
        return link.look.head_reading.case != "nom"
    table = sentence.table
    if any(link.look.folded in words for words in (table.given, table.before, table.direction)):
        return False
    if any(n.plural and is_surname(fold(n.stem)) for n in nominals(link.look.text)[:3]):
        return True  # a family: Sumbarovlar
    if any(n.plural and n.possessive == "3" and n.case == "nom" for n in nominals(link.look.text)):
        return False  # Turan Gəncləri Birliyi
    return link.look.cased or sentence.evidence.bare(link.look.text)[1] not in ("nom", "dat", "ins")


def _link(sentence: Sentence, at: int, links: Sequence[Link]) -> Link | None:
    piece = sentence.pieces[at]
    hit = sentence.hits.get(piece.start)
    if hit is not None:
        later = links and not piece.text[0].isupper() and any(known.listed_kind != "people" for known in links)
        if later and (len(links) > 1 or not _is_local(sentence, links[0], hit, at)):
            return None
        after = at
        while after < len(sentence.pieces) and sentence.pieces[after].start < hit.end:
            after += 1
        return Link(hit.start, hit.end, at, after, look(piece.text), hit)
    if piece.kind != "word":
        return None
    seen = look(piece.text)
    following = sentence.pieces[at + 1] if at + 1 < len(sentence.pieces) else None
    if seen.initial and following is not None and following.text == "." and following.start == piece.end:
        if _named_after(sentence, at + 2, following.end):
            return Link(piece.start, following.end, at, at + 2, seen, initial=True)
        return None
    ruler = links and links[-1].hit is None and is_given(links[-1].look.folded)  # Fyodor III
    if (
        seen.roman
        and not ruler
        and not (following and sentence.adjacent(piece.end, following) and _starts_name(sentence, at + 1))
    ):
        return None
    if seen.capital:
        return Link(piece.start, piece.end, at, at + 1, seen)
    if links and _belongs(sentence, at, seen, links[-1]):
        return Link(piece.start, piece.end, at, at + 1, seen)
    return None


def _is_local(sentence: Sentence, link: Link, hit: Hit, at: int) -> bool:
    """Whether a people is named after the place before it: Axısqa türkləri, Sumbar türkləri."""
    if hit.listed.kind != "people" or hit.inhabitant or not link.look.capital or link.initial or link.look.known:
        return False
    if link.hit is not None and (link.listed_kind not in ("place", "polity") or link.hit.case != "nom"):
        return False
    owned = owned_plural(sentence.pieces[at].text)
    if owned is None or link.hit is not None or owned.case != "nom":
        return owned is not None
    following = sentence.pieces[at + 1] if at + 1 < len(sentence.pieces) else None
    return following is None or following.kind != "word"  # else an object: Qutuz monqolları məğlub etdi


def owned_plural(word: str) -> Nominal | None:
    """Give the reading of a word as a possessed plural, None where it is none."""
    return next((n for n in nominals(word)[:2] if n.plural and n.possessive == "3" and not n.copula), None)


def _across_hyphen(sentence: Sentence, at: int, links: Sequence[Link]) -> Link | None:
    """A dash between two capitals (Turan–Sumbar yolu), or a hyphen with one stray space, is stepped over."""
    piece = sentence.pieces[at]
    if not links or piece.text not in ("-", "–", "—") or at + 1 >= len(sentence.pieces) or links[-1].initial:
        return None
    following = sentence.pieces[at + 1]
    gaps = sorted((piece.start - links[-1].end, following.start - piece.end))
    if not following.text[0].isupper() or gaps not in ([0, 0], [0, 1]) or (gaps[1] and piece.text != "-"):
        return None
    link = _link(sentence, at + 1, links)
    return replace(link, dashed=True) if link is not None else None


def _across_and(sentence: Sentence, at: int, links: Sequence[Link]) -> Link | None:
    """In the name of an office its fields are joined by `and`: Elm və Təhsil Nazirliyi."""
    table, pieces = sentence.table, sentence.pieces
    if not links or look(pieces[at].text).folded not in table.inner or links[-1].hit is not None:
        return None
    if not links[-1].look.known or links[-1].look.head is not None or links[-1].look.folded in table.given:
        return None
    for ahead in range(at + 1, min(at + _MODIFIERS + 2, len(pieces))):
        piece = pieces[ahead]
        if piece.kind != "word" or not piece.text[0].isupper():
            return None
        head = look(piece.text).head
        if head is not None and ahead > at + 1 and head.kind in ("organisation", "facility", "law"):
            following = pieces[at]
            return Link(following.start, following.end, at, at + 1, look(following.text))
    return None


def _named_after(sentence: Sentence, at: int, end: int) -> bool:
    if at >= len(sentence.pieces):
        return False
    piece = sentence.pieces[at]
    return piece.kind == "word" and is_capital(piece.text) and sentence.adjacent(end, piece)


def _starts_name(sentence: Sentence, at: int) -> bool:
    piece = sentence.pieces[at]
    return piece.start in sentence.hits or (piece.kind == "word" and is_capital(piece.text))


def _belongs(sentence: Sentence, at: int, seen: Look, last: Link) -> bool:
    """Whether a lower-case word continues a person's name: xan, oğlu, von."""
    table = sentence.table
    if seen.folded in table.particles:
        if at + 1 >= len(sentence.pieces) or not _starts_name(sentence, at + 1) or not last.look.capital:
            return False
        return seen.folded not in table.function or (last.hit is None and is_given(last.look.folded))
    if _APOSTROPHE.match(sentence.pieces[at].text):
        return last.look.capital
    honoured = last.hit is None and last.look.folded in table.after  # Aslan bəy oğlu
    if not (last.look.capital or honoured) or (last.hit is not None and last.listed_kind not in _PERSONAL):
        return False
    spelt = (fold(seen.base), seen.folded)
    if not any(word in words for word in spelt for words in (table.after, table.patronymic)):
        return False
    return not (last.hit is not None and last.listed_kind != "person" and seen.stem == joining().son)


def _headed(sentence: Sentence, chain: Chain) -> Chain:
    """Find the head noun of a chain: its last word, or a noun after it."""
    last = chain.links[-1]
    single = last.hit is None or last.after == last.first + 1
    inner = chain
    if single and last.look.head is not None and last.look.capital and len(chain.links) > 1:
        inner = Chain(chain.links, chain.after, last.look.head, sentence.pieces[last.first], inside=True)
        if last.look.head_reading is None or last.look.head_reading.possessive or last.look.head.exact:
            return inner
    outer = _outer_head(sentence, chain)
    return inner if inner.head is not None and (outer.head is None or not outer.head.joins) else outer


def _outer_head(sentence: Sentence, chain: Chain) -> Chain:
    """Look for a head noun after a chain, a few plain words between."""
    last = chain.links[-1]
    if _closes(sentence, last) or last.initial or (last.hit is not None and _is_plural(last.hit)):
        return chain
    at, end = chain.after, last.end
    for modifiers in range(_MODIFIERS + 1):
        if at >= len(sentence.pieces):
            return chain
        piece = sentence.pieces[at]
        if piece.kind != "word" or not sentence.adjacent(end, piece) or piece.start in sentence.hits:
            return chain
        seen = look(piece.text)
        if seen.head is not None and not seen.capital:
            return Chain(chain.links, at + 1, seen.head, piece, modifiers=modifiers)
        if not _modifies(piece, seen, modifiers, sentence.table):
            return chain
        at, end = at + 1, piece.end
    return chain


def _is_plural(hit: Hit) -> bool:
    return hit.listed.kind == "people" and is_plural(fold(hit.base))


def _modifies(piece: Piece, seen: Look, modifiers: int, table: Tables) -> bool:
    if seen.folded in joining().ands[:1]:
        return modifiers > 0
    if seen.folded in table.function or seen.stem in table.titles or piece.text[0].isupper():
        return False
    best = nominals(piece.text)[0]
    if seen.cased or best.plural or best.possessive not in ("", "3"):
        return False
    return not any(v.known and v.form in ("participle", "converb", "finite") for v in verbals(piece.text)[:1])
