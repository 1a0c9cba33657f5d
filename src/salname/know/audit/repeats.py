"""Passages that stand twice: word for word, by hashes of sentences, and nearly so, by MinHash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice, pairwise
from typing import NamedTuple

from salname.know.audit.finding import Finding, Place
from salname.know.audit.page import Page
from salname.know.audit.registry import check_book

_SPACE = re.compile(r"\s+")
_WORDS = re.compile(r"\w+")
_SHORTEST = 25  # letters of a sentence that counts: shorter ones recur by right
_SHORTEST_RUN = 60  # code points of a repeated passage that is reported
_LONG_RUN = 120  # from here on it is an error, not a warning
_NEAR_WORDS = 9  # words of a sentence that is compared for likeness
_ALIKE = 0.72  # Jaccard likeness of word pairs from which two sentences are near repeats
_PERMUTATIONS, _BANDS = 64, 16
_COMPARED = 8  # earlier sentences that one is compared with: boilerplate must not make it quadratic


class Sentence(NamedTuple):
    """A sentence's place, the hash of its letters, and its words for the near comparison."""

    place: Place
    key: bytes
    text: str


def _gather(page: Page) -> list[Sentence]:
    plain, folded = page.document.plain, page.document.folded
    out = []
    for span in page.document.sentences:
        bare = _SPACE.sub("", folded[span.start : span.end])
        if len(bare) >= _SHORTEST:
            key = blake2b(bare.encode(), digest_size=12).digest()
            out.append(Sentence(page.place(span.start, span.end), key, plain[span.start : span.end]))
        else:
            out.append(Sentence(page.place(span.start, span.end), b"", ""))
    return out


@check_book("repeats", "duplicate_passage", gather=_gather)
def repeats(notes: Sequence[list[Sentence]]) -> Iterable[Finding]:
    """Passages that stand more than once, word for word."""
    sentences = [s for page in notes for s in page]
    copies: dict[tuple[int, int], list[Place]] = {}
    for source, copy, length in _runs(sentences):
        places = [_joined(sentences, source, length), _joined(sentences, copy, length)]
        known = copies.setdefault((source, length), places[:1])
        known.append(places[1])
    for places in copies.values():
        size = places[0].end - places[0].start
        if size >= _SHORTEST_RUN:
            yield Finding(
                kind="duplicate_passage",
                severity="error" if size >= _LONG_RUN else "warning",
                spans=tuple(places),
                code="repeated_passage",
                parts={"times": str(len(places)), "length": str(size)},
            )


def _runs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """Where a run of sentences repeats an earlier one: the first place, this place, how many sentences."""
    first: dict[bytes, int] = {}
    at = 0
    while at < len(sentences):
        key = sentences[at].key
        if not key or key not in first:
            first.setdefault(key, at)
            at += 1
            continue
        source, length = first[key], 1
        while _goes_on(sentences, source, at, length):
            length += 1
        yield source, at, length
        at += length


def _goes_on(sentences: Sequence[Sentence], source: int, copy: int, length: int) -> bool:
    if copy + length >= len(sentences) or source + length >= copy:
        return False
    one, two = sentences[source + length], sentences[copy + length]
    same_texts = one.place.document == sentences[source].place.document
    return bool(one.key) and one.key == two.key and same_texts and two.place.document == sentences[copy].place.document


def _joined(sentences: Sequence[Sentence], first: int, length: int) -> Place:
    begin, end = sentences[first].place, sentences[first + length - 1].place
    return Place(begin.document, begin.start, end.end)


@check_book("near-repeats", "duplicate_passage", gather=_gather)
def near_repeats(notes: Sequence[list[Sentence]]) -> Iterable[Finding]:
    """Sentences that say almost the same words as an earlier one."""
    from rensa import RMinHash, RMinHashLSH  # a Rust library: hashes in two microseconds what Python does in a hundred

    kept: list[Sentence] = []
    seen: set[bytes] = set()
    index = RMinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for sentence in (s for page in notes for s in page):
        if not sentence.key or sentence.key in seen:
            continue
        seen.add(sentence.key)
        pairs = _pairs(sentence.text)
        if len(pairs) < _NEAR_WORDS - 1:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=7)
        sketch.update(sorted(pairs))
        for other in islice(sorted(index.query(sketch)), _COMPARED):
            earlier = _pairs(kept[other].text)
            alike = len(pairs & earlier) / len(pairs | earlier)
            if alike >= _ALIKE:
                yield _near(kept[other].place, sentence.place, alike)
                break
        index.insert(len(kept), sketch)
        kept.append(sentence)


def _pairs(text: str) -> frozenset[str]:
    words = _WORDS.findall(text.lower())
    return frozenset(f"{a} {b}" for a, b in pairwise(words))


def _near(one: Place, two: Place, alike: float) -> Finding:
    return Finding(
        kind="duplicate_passage",
        severity="warning",
        spans=(one, two),
        code="near_repeat",
        parts={"share": f"{alike * 100:.0f}"},
        confidence=round(alike, 2),
    )
