"""The thing that a common word stands for (``bu dövlət``, ``ölkə``), and the subject that a sentence leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from salname import lang
from salname.interpret.matching import End
from salname.interpret.topic import Topic
from salname.model import Name
from salname.read.document import Document
from salname.read.text import fold

_BACK = 4  # sentences in which the thing was named


class Referents:
    """Finds the names that words of one document stand for."""

    def __init__(self, document: Document, names: Sequence[Name], topic: Topic | None) -> None:
        self._document, self._topic = document, topic
        self._names = sorted(names, key=lambda n: n.start)
        self._starts = [n.start for n in self._names]
        table = lang.load(document.language, "relations")["words"]["standing_for"]
        self._bodies = frozenset(lang.load(document.language, "relations")["words"]["bodies"])
        self._seats = tuple(lang.load(document.language, "relations")["words"]["head_offices"])
        self._namesake = str(lang.load(document.language, "relations")["words"]["namesake"])
        self._wide = frozenset(lang.load(document.language, "relations")["words"]["wide"])
        self._kinds: dict[str, set[str]] = {}
        for kind, words in table.items():
            for word in words:
                self._kinds.setdefault(word, set()).add(kind)

    def of(self, end: End, before: int) -> str:
        """Give the name of the thing meant: the words themselves, unless they stand for one named before an offset."""
        if self._topic is not None and end.head.possessed and any(s in end.head.folded for s in self._seats):
            return self._topic.entity  # where its head office is, there it is
        same, _, rest = end.base.partition(" ")
        if self._topic is not None and rest and fold(same) == self._namesake:
            return f"{self._topic.entity} {rest}"
        kinds = self._kinds.get(end.head.lemma) if end.head.kind == "word" else None
        if kinds is None or len(end.base.split()) > 1 or end.head.possessed:
            return end.base
        if self._topic is not None and self._means_topic(end.head.lemma, kinds) and not self._points(end):
            return self._topic.entity
        if end.head.lemma in self._bodies and not self._points(end):
            return end.base  # "the parliament" is no body named before, unless it is pointed at
        found = self.last(before, kinds)
        return found.entity if found is not None else end.base

    def means(self, words: str) -> str:
        """Give the topic for words that mean it (``sülalə`` in the story of a dynasty), any other words as they are."""
        lemma = fold(words)
        kinds = self._kinds.get(lemma)
        if kinds is None or self._topic is None or not self._means_topic(lemma, kinds):
            return words
        return self._topic.entity

    def _means_topic(self, lemma: str, kinds: set[str]) -> bool:
        assert self._topic is not None
        if lemma in self._topic.words:
            return True
        alike = any(kinds & self._kinds.get(word, set()) for word in self._topic.words)
        return lemma in self._wide and (self._topic.kind in kinds or alike)

    def last(self, offset: int, kinds: set[str]) -> Name | None:
        """Give the last name of one of these kinds before an offset, a few sentences back at most."""
        first = self._document.sentences[max(0, self._document.sentence_at(offset) - _BACK)].start
        for at in range(bisect_left(self._starts, offset) - 1, -1, -1):
            name = self._names[at]
            if name.start < first:
                return None
            if name.kind in kinds:
                return name
        return None

    def elided(self, how: str, offset: int, personal: bool) -> str | None:
        """Give the subject that the sentence at this offset leaves out, or None.

        ``how`` is ``topic`` (what the text is about; ``topic:place,polity`` only if it is of these kinds) or ``person``
        (the person named last). ``personal`` facts are of the sentence's first person.
        """
        how, _, kinds = how.partition(":")
        if how == "topic":
            defined = self._defined(offset) if personal else None
            if defined is not None:
                return defined
            return self._topic.entity if self._topic is not None and self._is_of(kinds) else None
        if how == "person":
            if self._topic is not None and self._topic.kind == "person":
                return self._defined(offset) or self._topic.entity
            found = self.last(offset, {"person"})
            return found.entity if found else None
        return None

    def _is_of(self, kinds: str) -> bool:
        assert self._topic is not None
        wanted = set(kinds.split(","))
        of_words = {k for word in self._topic.words for k in self._kinds.get(word, ())}
        return not kinds or self._topic.kind in wanted or bool(of_words & wanted)

    def _defined(self, offset: int) -> str | None:
        """The person that the sentence at this offset begins with: what follows is said of that one."""
        start = self._document.sentences[self._document.sentence_at(offset)].start
        at = bisect_left(self._starts, start)
        name = self._names[at] if at < len(self._names) else None
        return name.entity if name and name.kind == "person" and name.start == start else None

    def _points(self, end: End) -> bool:
        before = self._document.folded[max(0, end.start - 8) : end.start + 8]
        return "bu " in before or "həmin " in before
