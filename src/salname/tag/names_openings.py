"""The words that have a capital only because they open a sentence, or are quoted: they are no names."""

from __future__ import annotations

from collections.abc import Sequence

from salname.read.text import fold
from salname.tag import gazetteer
from salname.tag.inflection import is_known, verbals
from salname.tag.names_chains import Chain, Link, Sentence
from salname.tag.names_groups import is_epithet
from salname.tag.names_words import Look, has_article, is_given, is_surname, joining

_LIKELY = 0.5  # the score of a verb form whose stem no list knows
_QUOTES = '“„”"«•*.'


def without_opening(sentence: Sentence, chain: Chain) -> tuple[Link, ...]:
    """Drop the words before the name: those that have a capital only because they open the sentence."""
    links = chain.links
    while links and _drops(sentence, links, chain):
        links = links[1:]
    return links


def _drops(sentence: Sentence, links: Sequence[Link], chain: Chain) -> bool:
    evidence = sentence.evidence
    inside_head, headed = chain.inside, chain.head is not None
    first = links[0]
    if first.initial or (first.look.roman and first.hit is None and len(links) > 1):
        return False
    opens = first.first == 0 or sentence.pieces[first.first - 1].text in _QUOTES
    seen = first.look
    if first.hit is not None:
        return opens and first.hit.listed.sort != "capital" and " " not in first.hit.base and _is_plain(sentence, first)
    if seen.folded in sentence.table.function:
        return True
    if has_article(seen.folded):
        return False
    if not opens or (
        headed and any(seen.folded in words for words in (sentence.table.direction, sentence.table.ordinals))
    ):
        return False
    if (seen.folded in sentence.table.before and len(links) > 1) or seen.acronym:
        return False
    if len(links) > 1 and is_epithet(sentence, first, links[1]):
        return False
    if seen.folded in sentence.table.direction and len(links) > 1 and links[1].listed_kind in ("place", "polity"):
        return False
    inside = evidence.inside[seen.folded] + evidence.inside[fold(seen.base)]
    if evidence.supports(seen.folded, fold(seen.base)) and (inside or not seen.known):
        return False
    if "-" in seen.text and all(fold(part) in gazetteer.load().spellings for part in seen.base.split("-")):
        return False
    if seen.folded in evidence.lower or (seen.known and not is_given(seen.folded)):
        named = any(link.look.capital for link in links[1:3])
        return not (inside_head and named and (links[1].hit is None or _is_body(links[1])))
    if is_given(seen.folded) or is_surname(fold(seen.base)):
        return False
    return len(links) == 1 and (_is_derived(seen) or not (headed or _is_introduced(sentence, first)))


def _is_body(link: Link) -> bool:
    """Whether a listed word is also the noun that ends the name of a body: Ali Sovet."""
    return link.look.head is not None and link.look.head.kind == "organisation"


def _is_introduced(sentence: Sentence, link: Link) -> bool:
    """Whether what follows shows that an opening word is a name: a bracket, a dash, or a further capital in a list."""
    following = sentence.pieces[link.after : link.after + 2]
    if not following:
        return False
    if following[0].text in ("(", "–", "—") or following[0].kind == "number":
        return True
    return following[0].text in (",", *joining().ands) and len(following) > 1 and following[1].text[0].isupper()


def _is_derived(seen: Look) -> bool:
    """Whether a word that no list knows ends like an adverb, participle or adjective rather than a name."""
    return any(
        v.form != "finite" and v.score > _LIKELY and len(seen.folded) - len(v.stem) > 2 for v in verbals(seen.text)
    )


def _is_plain(sentence: Sentence, link: Link) -> bool:
    """Whether a listed word at the sentence's start is more likely the common word that is spelt alike."""
    hit = link.hit
    assert hit is not None
    if hit.listed.kind not in ("place", "person", "other", "event"):
        return False
    folded, base = link.look.folded, fold(hit.base)
    return is_known(base) and not sentence.evidence.supports(folded, base)
