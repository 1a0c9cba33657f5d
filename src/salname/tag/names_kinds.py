"""What kind of thing a chain names, and where its name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from salname.read.text import fold
from salname.tag import gazetteer, names_context
from salname.tag.inflection import nominals
from salname.tag.names_chains import Chain, Link, Sentence
from salname.tag.names_groups import groups, is_epithet
from salname.tag.names_openings import without_opening
from salname.tag.names_owners import own_links
from salname.tag.names_pairs import merged
from salname.tag.names_words import Head, has_article, is_given, is_plural, is_surname, joining, look

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


def read(sentence: Sentence, chain: Chain) -> Iterator[Found]:
    """Give the names of a chain, in order of place."""
    links = without_opening(sentence, chain)
    if not links:
        return
    links = merged(links)
    if chain.head is not None:
        own = own_links(sentence, links, chain.head)
        headed = replace(chain, links=links[own:])
        if headed.links and _joins(sentence, headed):
            for group in groups(sentence, links[:own]):
                yield from filter(None, [_group(sentence, group)])
            yield _with_head(sentence, headed)
            return
    for group in groups(sentence, links):
        found = _group(sentence, group)
        if found is not None:
            yield from _before_head(chain, found) if group[-1] is links[-1] else _split(found)


def _before_head(chain: Chain, found: Found) -> Iterator[Found]:
    """Give the name that stands before a noun that says what it is but does not belong to it: Gəncə şəhəri."""
    head = chain.head
    if head is None:
        yield from _split(found)
        return
    if found.case == "nom" and found.base[0].isupper() and _is_eponym(head, found):
        found = replace(found, kind="place", label="", rule="before-head")
    if not found.sure:
        named = look(chain.head_piece.text).head_reading if chain.head_piece is not None else None
        several = named is not None and named.plural and head.joins and head.kind in ("facility", "event")
        found = replace(found, kind="place" if several else head.kind, rule="before-head", sure=True)
    yield from [found] if head.kind in ("facility", "event") else _split(found)


def _is_eponym(head: Head, found: Found) -> bool:
    """Whether a people's or person's name is here that of a town or district: Qazax şəhəri, Nizami rayonu."""
    if found.kind == "people":
        return (head.settlement or head.district) and not is_plural(fold(found.base))
    return found.kind == "person" and (head.settlement or head.district) and "." not in found.base


def _joins(sentence: Sentence, chain: Chain) -> bool:
    """Whether the head belongs to the name."""
    head, links = chain.head, chain.links
    assert head is not None
    if chain.head_piece is None:
        return False
    if chain.inside:
        return len(links) > 1 and not head.settlement
    if not head.joins:
        return False
    reading = look(chain.head_piece.text).head_reading
    plural = reading is not None and reading.plural
    common = all(link.hit is None and link.look.known and not is_given(link.look.folded) for link in links)
    if common and (plural or (head.loose and len(links) == 1)):
        return False
    kind = links[0].listed_kind if len(links) == 1 else ""
    if head.kind == "language":
        return kind in ("people", "") and chain.modifiers == 0
    if kind == "organisation" and not links[0].look.head:
        return head.exact
    if kind == "people" and not links[0].look.capital and head.kind in ("organisation", "facility", "law", "event"):
        return False
    if kind in _GENERAL:
        place = kind == "place" and (chain.modifiers or head.kind != "organisation")
        facility = head.kind == "facility" and (plural or head.loose)
        if kind == "place" and not chain.modifiers and (facility or (plural and head.many)):
            return False
        if (head.loose and not place) or (plural and head.kind not in _PLURAL_JOINS and not place):
            return False
        if kind == "polity" and (head.stem == joining().bare_state or (plural and head.kind != "language")):
            return False
    if chain.modifiers and any(link.initial or link.listed_kind == "person" for link in links):
        return False
    before = sentence.pieces[links[0].first - 1].text if links[0].first else ""
    if plural and (before in joining().ands or (before == "," and not chain.modifiers)):
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
    kind = head.kind
    before = [link for link in chain.links if link.start < piece.start]
    if head.landed and before[-1].hit is None:
        kind = "organisation"  # a federation of something, not of a land
    return Found(start, piece.end, kind, base, "head", "", reading.case)


def _group(sentence: Sentence, group: Sequence[Link]) -> Found | None:
    first, last = group[0], group[-1]
    if len(group) == 1 and first.hit is not None:
        hit = first.hit
        kind = first.listed_kind
        sort = hit.listed.sort
        label = "" if hit.inhabitant else hit.listed.label
        if kind == "people" and first.look.capital and is_given(fold(hit.base)):
            return Found(hit.start, hit.end, "person", hit.base, "given-name", "", hit.case)
        return Found(hit.start, hit.end, kind, hit.base, f"listed-{sort}", label, hit.case)
    if len(group) == 1 and _is_common(sentence, first):
        return None
    if len(group) == 2 and last.hit is not None and first.look.folded in sentence.table.direction:
        return Found(
            first.start, last.end, "place", f"{first.look.text} {last.hit.base}", "direction", "", last.hit.case
        )
    female = first is not last and (
        first.look.folded[-1] in "aəe" or any(link.look.folded == joining().daughter for link in group)
    )
    if last.hit is not None:
        base_last, case = last.hit.base, last.hit.case
    elif last.look.folded in sentence.table.after:
        base_last, case = last.look.text, "nom"
    elif not last.look.capital:
        base_last, case = last.look.base, last.look.case
    else:
        owner = names_context.is_owner(sentence, last.after)
        if names_context.is_called(sentence, last.after):
            base_last, case = last.look.text, "nom"
        else:
            base_last, case = sentence.evidence.bare(
                last.look.text, female=female, person=first is not last, owner=owner
            )
    base = sentence.text[first.start : last.start] + base_last
    kind, sure = _kind(sentence, group, base_last)
    told = names_context.kind(sentence, last, case) if not sure and len(group) == 1 and not last.look.acronym else ""
    if told:
        kind, sure = told, True
    return Found(first.start, last.end, kind, base, f"chain-{kind}", "", case, sure)


def _is_common(sentence: Sentence, link: Link) -> bool:
    seen = link.look
    if link.initial or len(seen.folded) < 2 or seen.roman:
        return True
    if seen.acronym:
        return fold(seen.text.split("-")[0]) in sentence.table.never
    if is_given(seen.folded) or is_surname(fold(seen.base)):
        return False
    if link.first and seen.folded not in sentence.evidence.lower and _is_given_in_case(seen.text):
        return False
    return seen.known or seen.folded in sentence.evidence.lower or seen.stem in sentence.table.never


def _is_given_in_case(word: str) -> bool:
    """Whether a capitalised word is a given name with a case ending: Elçinin, Nadirin."""
    return any(n.case != "nom" and not n.possessive and is_given(fold(n.stem)) for n in nominals(word)[:4])


def _kind(sentence: Sentence, group: Sequence[Link], base: str) -> tuple[str, bool]:
    """The kind of a chain without a head, and whether more than its look speaks for it."""
    table = sentence.table
    first, last = group[0], group[-1]
    folded = fold(base)
    if has_article(first.look.folded):
        return "person", True
    if any(link.initial or link.listed_kind == "person" for link in group) or not last.look.capital:
        return "person", True
    if len(group) > 1 and is_epithet(sentence, first, group[1]):
        return "person", True
    if first.look.folded in table.direction and len(group) > 1:
        return "place", True
    if len(group) > 1 and (is_given(first.look.folded) or first.look.folded in table.before or is_surname(folded)):
        return "person", True
    if first.look.roman or _after_title(sentence, first):
        return "person", True
    if is_given(first.look.folded) or is_given(folded) or is_surname(folded):
        return "person", True
    if last.look.acronym:
        return "organisation", False
    if len(group) > 1:
        return ("organisation" if any(_is_noun(link) for link in group) else "person"), False
    return "place", False


def _is_noun(link: Link) -> bool:
    return link.hit is None and link.look.known and not is_given(link.look.folded)


def _after_title(sentence: Sentence, link: Link) -> bool:
    """Whether a noun that says what somebody is stands right before the name."""
    if link.first == 0:
        return False
    piece = sentence.pieces[link.first - 1]
    if piece.kind != "word" or not sentence.adjacent(piece.end, sentence.pieces[link.first]):
        return False
    seen = look(piece.text)
    return seen.case == "nom" and (seen.stem in sentence.table.titles or seen.stem in sentence.table.before)


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
