"""What kind of thing a chain names, and where its name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from salname.read.text import fold
from salname.tag import gazetteer
from salname.tag.inflection import nominals
from salname.tag.names_chains import Chain, Link, Sentence
from salname.tag.names_evidence import Evidence
from salname.tag.names_words import is_surname, look

_PLURAL_JOINS = ("place", "language", "facility", "people")
_GENERAL = ("polity", "people", "place")


@dataclass(frozen=True, slots=True)
class Found:
    """A name that was found. ``sure`` says that its kind rests on more than its look."""

    start: int
    end: int
    kind: str
    base: str
    rule: str
    label: str = ""
    case: str = "nom"
    sure: bool = True


def read(sentence: Sentence, chain: Chain, evidence: Evidence) -> Iterator[Found]:
    """Give the names of a chain, in order of place."""
    links = _without_opening(sentence, chain, evidence)
    if not links:
        return
    headed = replace(chain, links=links)
    if chain.head is not None and _joins(headed):
        yield _with_head(sentence, headed)
        return
    for group in _groups(sentence, links):
        found = _group(sentence, group, evidence)
        if found is not None:
            if chain.head is not None and group[-1] is links[-1] and not found.sure:
                found = replace(found, kind=chain.head.kind, rule="before-head", sure=True)
            yield from _split(found)


def _without_opening(sentence: Sentence, chain: Chain, evidence: Evidence) -> tuple[Link, ...]:
    """Drop the words before the name: those that have a capital only because they open the sentence."""
    links = chain.links
    while links and _drops(sentence, links, evidence, inside_head=chain.inside):
        links = links[1:]
    return links


def _drops(sentence: Sentence, links: Sequence[Link], evidence: Evidence, *, inside_head: bool) -> bool:
    first = links[0]
    if first.initial or (first.look.roman and first.hit is None and len(links) > 1):
        return False
    opens = first.first == 0 or sentence.pieces[first.first - 1].text in '“„”"«–-:•*.('
    seen = first.look
    if first.hit is not None:
        return (
            opens
            and not first.hit.listed.sort == "capital"
            and " " not in first.hit.base
            and _is_plain(first, evidence)
        )
    if seen.folded in sentence.table.function:
        return True
    if not opens:
        return False
    if (seen.folded in sentence.table.before and len(links) > 1) or seen.acronym:
        return False
    if evidence.supports(seen.folded, fold(seen.base)):
        return False
    if seen.folded in evidence.lower or (seen.known and seen.folded not in sentence.table.given):
        return not (inside_head and len(links) > 1 and links[1].look.capital)
    if seen.folded in sentence.table.given or is_surname(fold(seen.base)):
        return False
    return len(links) == 1


def _is_plain(link: Link, evidence: Evidence) -> bool:
    """Whether a listed word at the sentence's start is more likely the common word that is spelt alike."""
    hit = link.hit
    assert hit is not None
    if hit.listed.kind == "people":
        return False
    folded, base = link.look.folded, fold(hit.base)
    return nominals(base)[0].known and not evidence.supports(folded, base)


def _joins(chain: Chain) -> bool:
    """Whether the head belongs to the name."""
    head, links = chain.head, chain.links
    assert head is not None
    if chain.head_piece is None:
        return False
    if chain.inside:
        return head.joins and len(links) > 1
    if not head.joins:
        return False
    reading = look(chain.head_piece.text).head_reading
    plural = reading is not None and reading.plural
    kind = links[0].listed_kind if len(links) == 1 else ""
    if head.stem == "türk":
        return kind == "people" and chain.modifiers == 0
    if head.kind == "language":
        return kind in ("people", "") and chain.modifiers == 0
    if kind in _GENERAL:
        if head.loose or (plural and head.kind not in _PLURAL_JOINS):
            return False
        if kind == "polity" and (head.stem == "dövlət" or (plural and head.kind != "language")):
            return False
    if kind == "person" and head.kind in ("place", "polity") and chain.modifiers:
        return False
    if plural and head.kind == "polity":
        return False
    return not (chain.modifiers > 1 and head.kind in ("place", "polity", "period"))


def _with_head(sentence: Sentence, chain: Chain) -> Found:
    head, piece = chain.head, chain.head_piece
    assert head is not None
    assert piece is not None
    start = chain.links[0].start
    reading = look(piece.text).head_reading
    assert reading is not None
    base = sentence.text[start : piece.start] + reading.base
    label = ""
    if head.stem == "türk":
        hit = chain.links[0].hit
        label = hit.listed.label if hit is not None else ""
    return Found(start, piece.end, head.kind, base, "head", label, reading.case)


def _groups(sentence: Sentence, links: Sequence[Link]) -> Iterator[tuple[Link, ...]]:
    """Part a chain without a head into single names: at titles, and around listed places and peoples."""
    group: list[Link] = []
    for i, link in enumerate(links):
        if _is_title(sentence, link, first=not group, last=i == len(links) - 1):
            if group:
                yield tuple(group)
            group = []
            continue
        if link.hit is not None and link.listed_kind != "person" and not _is_personal(sentence, group):
            if group:
                yield tuple(group)
            group = [link]
            if not (i + 1 < len(links) and not links[i + 1].look.capital):
                yield tuple(group)
                group = []
            continue
        group.append(link)
    if group:
        yield tuple(group)


def _is_title(sentence: Sentence, link: Link, *, first: bool, last: bool) -> bool:
    if link.hit is not None or link.initial or not link.look.capital or link.look.acronym:
        return False
    table, seen = sentence.table, link.look
    if seen.folded in table.given and seen.stem not in table.never:
        return False
    if first and seen.folded in table.before and not last:
        return False
    if not first and seen.stem in table.after:
        return False
    return seen.stem in table.titles or seen.stem in table.never or seen.folded in table.never


def _is_personal(sentence: Sentence, group: Sequence[Link]) -> bool:
    return bool(group) and (
        group[0].initial
        or group[0].listed_kind == "person"
        or group[0].look.folded in sentence.table.given
        or group[0].look.folded in sentence.table.before
    )


def _group(sentence: Sentence, group: Sequence[Link], evidence: Evidence) -> Found | None:
    first, last = group[0], group[-1]
    if len(group) == 1 and first.hit is not None:
        hit = first.hit
        kind = first.listed_kind
        sort = hit.listed.sort
        label = "" if hit.inhabitant else hit.listed.label
        return Found(hit.start, hit.end, kind, hit.base, f"listed-{sort}", label, hit.case)
    if len(group) == 1 and _is_common(first, evidence, sentence):
        return None
    female = first is not last and first.look.folded[-1] in "aəe"
    base_last, case = (last.hit.base, last.hit.case) if last.hit else evidence.bare(last.look.text, female=female)
    base = sentence.text[first.start : last.start] + base_last
    kind, sure = _kind(sentence, group, base_last, case)
    return Found(first.start, last.end, kind, base, f"chain-{kind}", "", case, sure)


def _is_common(link: Link, evidence: Evidence, sentence: Sentence) -> bool:
    seen = link.look
    if link.initial or len(seen.folded) < 2 or seen.roman:
        return True
    if seen.acronym:
        return seen.folded in sentence.table.never
    if seen.folded in sentence.table.given or is_surname(fold(seen.base)):
        return False
    return seen.known or seen.folded in evidence.lower or seen.stem in sentence.table.never


def _kind(sentence: Sentence, group: Sequence[Link], base: str, case: str) -> tuple[str, bool]:
    """The kind of a chain without a head, and whether more than its look speaks for it."""
    table = sentence.table
    first, last = group[0], group[-1]
    folded = fold(base)
    if any(link.initial or link.listed_kind == "person" for link in group) or not last.look.capital:
        return "person", True
    if first.look.folded in table.direction and len(group) > 1:
        return "place", True
    if len(group) > 1 and (first.look.folded in table.given | table.before or is_surname(folded)):
        return "person", True
    if first.look.roman or _after_title(sentence, first):
        return "person", True
    if first.look.folded in table.given or folded in table.given or is_surname(folded):
        return "person", True
    if last.look.acronym:
        return "organisation", False
    if len(group) > 1:
        return "person", False
    return ("place" if case in ("loc", "dat", "abl") else "other"), False


def _after_title(sentence: Sentence, link: Link) -> bool:
    """Whether a noun that says what somebody is stands right before the name."""
    if link.first == 0:
        return False
    piece = sentence.pieces[link.first - 1]
    if piece.kind != "word" or not sentence.adjacent(piece.end, sentence.pieces[link.first]):
        return False
    seen = look(piece.text)
    return seen.stem in sentence.table.titles and seen.case == "nom"


def _split(found: Found) -> Iterator[Found]:
    """Part a hyphenated pair of listed names (Rusiya-Türkiyə) into its two; other names stay whole."""
    left, sign, right = found.base.partition("-")
    spellings = gazetteer.load().spellings
    pair = [spellings.get(fold(left)), spellings.get(fold(right))]
    if not sign or " " in found.base or pair[0] is None or pair[1] is None or found.label:
        yield found
        return
    middle = found.start + len(left)
    yield Found(found.start, middle, pair[0].kind, left, "listed-pair", pair[0].label)
    yield Found(middle + 1, found.end, pair[1].kind, right, "listed-pair", pair[1].label, found.case)
