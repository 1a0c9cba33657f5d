"""What kind of thing a chain names, and where its name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from salname.read.text import fold
from salname.tag import gazetteer
from salname.tag.inflection import nominals, verbals
from salname.tag.names_chains import Chain, Link, Sentence
from salname.tag.names_evidence import Evidence
from salname.tag.names_words import Head, Look, Tables, is_surname, look

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
    links = _merged(links)
    headed = replace(chain, links=links)
    if chain.head is not None and _joins(sentence, headed):
        own = _own_links(sentence, links, chain.head)
        for group in _groups(sentence, links[:own]):
            yield from filter(None, [_group(sentence, group, evidence)])
        if own < len(links):
            yield _with_head(sentence, replace(chain, links=links[own:]))
        return
    for group in _groups(sentence, links):
        found = _group(sentence, group, evidence)
        if found is not None:
            last = group[-1] is links[-1]
            settled = chain.head is not None and chain.head.settlement and chain.head.joins is False
            if settled and last and found.kind == "people" and found.case == "nom" and found.base[0].isupper():
                found = replace(found, kind="place", label="", rule="before-head")
            if chain.head is not None and last and not found.sure:
                found = replace(found, kind=chain.head.kind, rule="before-head", sure=True)
            whole = chain.head is not None and last and chain.head.kind in ("facility", "event")
            yield from [found] if whole else _split(found)


def _own_links(sentence: Sentence, links: Sequence[Link], head: Head) -> int:
    """Where the links of the headed name begin: after a people in lower case, after a whole person before a place."""
    if len(links) > 1 and links[0].listed_kind == "people" and not links[0].look.capital:
        return 1
    if head.kind in ("event", "organisation") and len(links) > 1 and not links[-1].look.head:
        opener = links[0].look
        if opener.folded in sentence.table.given | sentence.table.before or opener.roman:
            return len(links) if is_surname(links[-1].look.folded) else len(links) - 1
    for at in range(2, len(links) - 1):
        if links[at - 2].initial and not links[at - 1].initial:
            return at
    for at in range(1, len(links)):
        ended = is_surname(links[at - 1].look.folded) or links[at - 1].look.folded in sentence.table.after
        if links[at].hit is not None and links[at].listed_kind in _GENERAL and ended:
            return at
    return 0


def _merged(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Make one link of a people's name of two words: qazax türkləri."""
    if len(links) < 2 or links[0].hit is None or links[1].hit is None:
        return links
    first, second = links[0].hit, links[1].hit
    if links[0].listed_kind != "people" or links[1].listed_kind != "people" or first.case != "nom" or first.inhabitant:
        return links
    if (
        second.listed.form not in ("türk", "tatar")
        or first.listed.form == "türk"
        or fold(first.base).endswith(("lar", "lər"))
    ):
        return links
    base = f"{first.base} {second.base}"
    if fold(second.base).endswith(("lar", "lər")):
        base = f"{first.base} {second.base}{'ı' if fold(second.base).endswith('lar') else 'i'}"
    hit = second._replace(start=first.start, base=base, listed=first.listed)
    return (replace(links[0], end=links[1].end, after=links[1].after, hit=hit), *links[2:])


def _without_opening(sentence: Sentence, chain: Chain, evidence: Evidence) -> tuple[Link, ...]:
    """Drop the words before the name: those that have a capital only because they open the sentence."""
    links = chain.links
    while links and _drops(sentence, links, evidence, chain):
        links = links[1:]
    return links


def _drops(sentence: Sentence, links: Sequence[Link], evidence: Evidence, chain: Chain) -> bool:
    inside_head, headed = chain.inside, chain.head is not None
    first = links[0]
    if first.initial or (first.look.roman and first.hit is None and len(links) > 1):
        return False
    opens = first.first == 0 or sentence.pieces[first.first - 1].text in '“„”"«–-:•*.('
    seen = first.look
    if first.hit is not None:
        return opens and first.hit.listed.sort != "capital" and " " not in first.hit.base and _is_plain(first, evidence)
    if seen.folded in sentence.table.function:
        return True
    if not opens:
        return False
    if (seen.folded in sentence.table.before and len(links) > 1) or seen.acronym:
        return False
    if evidence.supports(seen.folded, fold(seen.base)):
        return False
    if "-" in seen.text and all(fold(part) in gazetteer.load().spellings for part in seen.base.split("-")):
        return False
    if seen.folded in evidence.lower or (seen.known and seen.folded not in sentence.table.given):
        named = any(link.look.capital for link in links[1:3])
        return not (inside_head and named and links[1].hit is None)
    if seen.folded in sentence.table.given or is_surname(fold(seen.base)):
        return False
    return len(links) == 1 and not headed and (_is_derived(seen) or not _is_introduced(sentence, first))


def _is_introduced(sentence: Sentence, link: Link) -> bool:
    """Whether what follows shows that an opening word is a name: a bracket, a dash, or a further capital in a list."""
    following = sentence.pieces[link.after : link.after + 2]
    if not following:
        return False
    if following[0].text in ("(", "–", "—"):
        return True
    return following[0].text in (",", "və", "ilə") and len(following) > 1 and following[1].text[0].isupper()


def _is_derived(seen: Look) -> bool:
    """Whether a word that no list knows ends like an adverb, participle or adjective rather than a name."""
    return any(v.form != "finite" and len(seen.folded) - len(v.stem) > 2 for v in verbals(seen.text))


def _is_plain(link: Link, evidence: Evidence) -> bool:
    """Whether a listed word at the sentence's start is more likely the common word that is spelt alike."""
    hit = link.hit
    assert hit is not None
    if hit.listed.kind not in ("place", "person", "other", "event"):
        return False
    folded, base = link.look.folded, fold(hit.base)
    return nominals(base)[0].known and not evidence.supports(folded, base)


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
    if all(link.hit is None and link.look.known and link.look.folded not in sentence.table.given for link in links):
        if plural or (head.loose and len(links) == 1):
            return False
    kind = links[0].listed_kind if len(links) == 1 else ""
    if head.kind == "language":
        return kind in ("people", "") and chain.modifiers == 0
    if kind == "people" and not links[0].look.capital and head.kind in ("organisation", "facility", "law", "event"):
        return False
    if kind in _GENERAL:
        place = kind == "place" and (chain.modifiers or head.kind != "organisation")
        if (head.loose and not place) or (plural and head.kind not in _PLURAL_JOINS):
            return False
        if kind == "polity" and (head.stem == "dövlət" or (plural and head.kind != "language")):
            return False
    if chain.modifiers and any(link.initial or link.listed_kind == "person" for link in links):
        return False
    before = sentence.pieces[links[0].first - 1].text if links[0].first else ""
    if plural and (before == "və" or (before == "," and not chain.modifiers)):
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
    return Found(start, piece.end, head.kind, base, "head", "", reading.case)


def _groups(sentence: Sentence, links: Sequence[Link]) -> Iterator[tuple[Link, ...]]:
    """Part a chain without a head into single names: at titles, and around listed places and peoples."""
    group: list[Link] = []
    for i, link in enumerate(links):
        if _is_title(sentence, link, first=not group, last=i == len(links) - 1):
            if group:
                yield tuple(group)
            group = []
            continue
        if _is_direction(sentence, group, link):
            group.append(link)
            yield tuple(group)
            group = []
            continue
        if link.dashed or (group and _is_whole(sentence, group[-1], link)):
            if group:
                yield tuple(group)
            group = []
        following = links[i + 1] if i + 1 < len(links) else None
        if _is_given(sentence, link, following):
            group.append(replace(link, hit=None))
            continue
        if link.hit is not None and link.listed_kind != "person" and not _is_personal(sentence, group, link):
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


def _is_whole(sentence: Sentence, known: Link, link: Link) -> bool:
    """Whether a person listed by one name stands before another person: Napoleon Jozefina ilə."""
    if known.listed_kind != "person" or known.hit is None or not link.look.capital:
        return False
    given = sentence.table.given
    return link.look.folded in given or (known.look.folded not in given and " " not in known.hit.base)


def _is_given(sentence: Sentence, link: Link, following: Link | None) -> bool:
    """Whether a listed place is here a given name: Ceyhun Sultanov."""
    if link.hit is None or link.listed_kind not in ("place", "people") or " " in link.hit.base or following is None:
        return False
    named = following.hit is None and following.look.capital and following.look.head is None
    return named and link.look.folded in sentence.table.given


def _is_direction(sentence: Sentence, group: Sequence[Link], link: Link) -> bool:
    """Whether a listed place follows a word like Northern or New."""
    return (
        len(group) == 1
        and group[0].look.folded in sentence.table.direction
        and link.listed_kind in ("place", "polity")
        and not (link.hit is not None and link.hit.inhabitant)
    )


def _is_personal(sentence: Sentence, group: Sequence[Link], link: Link) -> bool:
    """Whether a listed word is part of the person's name that has begun: Xəlil Turan."""
    if not group or link.listed_kind not in ("place", "people") or group[-1].listed_kind == "person":
        return False
    if not link.look.capital:
        return False
    if link.hit is None or link.hit.case != "nom":
        return False
    opened = group[0].look.folded in sentence.table.given or group[0].look.folded in sentence.table.before
    return (opened and len(group) == 1) or group[-1].initial


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
    if len(group) == 2 and last.hit is not None and first.look.folded in sentence.table.direction:
        return Found(
            first.start, last.end, "place", f"{first.look.text} {last.hit.base}", "direction", "", last.hit.case
        )
    female = first is not last and first.look.folded[-1] in "aəe"
    if last.hit is not None:
        base_last, case = last.hit.base, last.hit.case
    elif not last.look.capital:
        base_last, case = last.look.base, last.look.case
    else:
        base_last, case = evidence.bare(last.look.text, female=female)
    base = sentence.text[first.start : last.start] + base_last
    kind, sure = _kind(sentence, group, base_last)
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


def _kind(sentence: Sentence, group: Sequence[Link], base: str) -> tuple[str, bool]:
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
        return ("organisation" if any(_is_noun(link, table) for link in group) else "person"), False
    return "place", False


def _is_noun(link: Link, table: Tables) -> bool:
    return link.hit is None and link.look.known and link.look.folded not in table.given


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
