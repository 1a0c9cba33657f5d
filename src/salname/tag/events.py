"""Where events are said: the verbs and nouns that tell of a happening.

A mark's parts: ``type``, ``voice`` (see :data:`salname.tag.triggers.Voice`), ``use`` and ``tense`` of the form
(:mod:`salname.tag.stem_forms`), ``stem`` (the bare last word), ``head`` (where the last word begins), ``dative`` and
``ablative`` (the parts played in those cases), ``complement`` (the part of a bare
noun right before the verb that is neither doer nor sufferer) and ``bare``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from salname.model import Mark
from salname.read.document import Document
from salname.read.text import Token
from salname.tag.stem_forms import Form
from salname.tag.triggers import Lexicon, Phrase, lexicon, stands_near

_WINDOW = 14  # tokens before a trigger in which a word counts as near, and
_SHORTLY = 6  # tokens in which a word rules an entry out
_AFTER = 5  # after it, for a participle, whose noun follows
_GAP = 3  # tokens between a noun and the verb that supports it
_AHEAD = 4  # tokens after a verbal noun in which a word may say that it was only planned


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int  # tokens, inclusive
    last: int
    phrase: Phrase
    form: Form | None
    word: str  # the form's own stem, folded


def find(document: Document, times: Sequence[Mark], names: Sequence[Mark]) -> tuple[Mark, ...]:
    """Find the marks of events, in order of place."""
    known = lexicon(document.language)
    shut = _Shut(times, names)
    marks: list[Mark] = []
    for index in range(len(document.sentences)):
        tokens = document.tokens(index)
        sentence = _Sentence(document, tokens, known, shut)
        marks.extend(sentence.marks())
    return tuple(marks)


class _Shut:
    """The spans of names and times: no trigger begins in a name, and no noun in a time (``müharibə illəri``).

    The name of a battle is open where it says when or where something was (``Sərdrud döyüşündə``).
    """

    def __init__(self, times: Sequence[Mark], names: Sequence[Mark]) -> None:
        told = [n for n in names if not (n.parts.get("kind") == "event" and n.parts.get("case") == "loc")]
        self._times, self._names = _Sorted(times), _Sorted(told)

    def holds(self, start: int, end: int, noun: bool) -> bool:
        return self._names.covers(start, end) or (noun and self._times.covers(start, end))


class _Sorted:
    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted((m.start, m.end) for m in marks)
        self._at = 0

    def covers(self, start: int, end: int) -> bool:
        from bisect import bisect_right

        at = bisect_right(self._marks, (start, float("inf"))) - 1
        return at >= 0 and self._marks[at][0] <= start and end <= self._marks[at][1]


class _Sentence:
    def __init__(self, document: Document, tokens: Sequence[Token], known: Lexicon, shut: _Shut) -> None:
        self._document, self._tokens, self._known, self._shut = document, tokens, known, shut
        self._words = [document.folded[t.start : t.end] for t in tokens]

    def marks(self) -> Iterator[Mark]:
        hits = sorted(self._hits(), key=lambda h: (h.last, h.first))
        for hit in self._joined(self._supported(hits)):
            mark = self._mark(hit)
            if mark is not None:
                yield mark

    def _begun(self, hit: _Hit) -> _Hit:
        """Take in the infinitive that a verb of beginning stands with: ``inkişaf etməyə başladı``."""
        at = hit.first - 1
        if hit.form is None or at < 0 or not self._known.infinitive.fullmatch(self._words[at]):
            return hit
        first = at - 1 if self._words[at] in self._known.light and at > 0 else at
        return replace(hit, first=first)

    def _hits(self) -> Iterator[_Hit]:
        for at, token in enumerate(self._tokens):
            if token.kind != "word" or self._words[at] in self._known.never:
                continue
            hit = self._verb(at) or self._noun(at)
            if hit and not self._shut.holds(self._tokens[hit.first].start, token.end, hit.form is None):
                yield hit

    def _verb(self, at: int) -> _Hit | None:
        for form in self._known.forms.of(self._words[at]):
            for phrase in self._known.verbs.get(form.stem, ()):
                first = self._before(at, phrase)
                if first is not None and self._near(first, at, phrase, form):
                    return _Hit(first, at, phrase, form, form.stem)
        return None

    def _noun(self, at: int) -> _Hit | None:
        for phrase in self._known.nouns_of(self._words[at]):
            first = self._before(at, phrase)
            if first is not None and self._near(first, at, phrase, None):
                return _Hit(first, at, phrase, None, phrase.stem)
        return None

    def _before(self, at: int, phrase: Phrase) -> int | None:
        """The token where the phrase begins, if its words stand before this one; a particle may come between."""
        at -= 1
        for letters, open_end in reversed(phrase.before):
            while at >= 0 and self._words[at] in self._known.particles and self._words[at] != letters:
                at -= 1
            if at < 0 or not self._is(self._words[at], letters, open_end):
                return None
            at -= 1
        return at + 1

    def _is(self, word: str, letters: str, open_end: bool) -> bool:
        if not open_end:
            return word == letters
        soft = letters[:-1] + {"q": "ğ", "k": "y", "t": "d"}.get(letters[-1], letters[-1])
        for body in (letters, soft):
            if word.startswith(body) and (len(word) == len(body) or self._known.noun_ending.fullmatch(word, len(body))):
                return True
        return False

    def _near(self, first: int, at: int, phrase: Phrase, form: Form | None) -> bool:
        entry = phrase.entry
        if entry.unless and stands_near(entry.unless, self._words[max(0, at - _SHORTLY) : at], self._known.noun_ending):
            return False
        if not entry.near:
            return True
        low = max(0, at - _WINDOW)
        words = self._words[low:first] + self._words[first:at]
        if form is None or form.use in ("participle", "perfect"):
            words = words + self._words[at + 1 : at + 1 + _AFTER]
        return stands_near(entry.near, words, self._known.noun_ending)

    def _supported(self, hits: list[_Hit]) -> list[_Hit]:
        """Join a noun, infinitive or verbal noun with the verb after it that only says that it took place."""
        taken: set[int] = set()
        out: list[_Hit] = []
        verbs = {h.last: h for h in hits if h.form is not None}
        for hit in hits:
            if hit.last in taken:
                continue
            table = self._known.support if hit.form is None else self._known.aspect
            joinable = hit.form is None or hit.form.use in ("infinitive", "noun")
            verb = self._support_after(hit.last, table) if joinable else None
            if verb is None:
                out.append(hit)
                continue
            at, form = verb
            taken.add(at)
            out.append(_Hit(hit.first, at, hit.phrase, form, form.stem))
            verbs.pop(at, None)
        return [h for h in out if h.last not in taken or (h.form is not None and h.first < h.last) or h.last in verbs]

    def _support_after(self, last: int, table: frozenset[str]) -> tuple[int, Form] | None:
        for at in range(last + 1, min(last + 2 + _GAP, len(self._tokens))):
            word = self._words[at]
            if self._tokens[at].kind == "punct" and word not in ",-":
                return None
            for form in self._known.forms.of(word):
                for phrase in table:
                    *before, stem = phrase.split()
                    if stem == form.stem and self._words[at - len(before) : at] == before and at - len(before) > last:
                        return at, form
        return None

    def _joined(self, hits: list[_Hit]) -> list[_Hit]:
        """Join verbs of one type that stand side by side (``tikilib istifadəyə verildi``) into one happening."""
        out: list[_Hit] = []
        for hit in sorted(hits, key=lambda h: (h.first, h.last)):
            last = out[-1] if out else None
            if last and last.form and hit.form and last.phrase.entry.type == hit.phrase.entry.type:
                between = self._words[last.last + 1 : hit.first]
                chained = last.form.use in ("ib", "perfect", "noun")
                if chained and (not between or between == ["və"]):
                    out[-1] = _Hit(last.first, hit.last, hit.phrase, hit.form, hit.word)
                    continue
            if last and hit.first <= last.last:
                if hit.last - hit.first > last.last - last.first:
                    out[-1] = hit
                continue
            if last and last.form is None and hit.form and self._subject_of(last, hit):
                out.pop()
            if last and hit.form is None and last.form and last.last + 1 == hit.first and self._only_supports(last):
                out.pop()
            out.append(hit)
        return out

    def _subject_of(self, noun: _Hit, verb: _Hit) -> bool:
        """A noun that is what the verb tells of (``üsyan ... yatırıldı``): one happening, told by the verb."""
        between = self._words[noun.last + 1 : verb.first]
        if between and between[0] in self._known.postpositions:  # zəlzələ nəticəsində ... dağıldı
            return False
        bare = self._words[noun.last] == noun.phrase.stem
        return (
            bare and noun.phrase.entry.type == verb.phrase.entry.type and len(between) < _WINDOW and "," not in between
        )

    def _only_supports(self, hit: _Hit) -> bool:
        """A participle that says of the noun after it no more than that it took place (``baş verən zəlzələ``)."""
        words = " ".join([*self._words[hit.first : hit.last], hit.form.stem if hit.form else ""])
        return hit.form is not None and hit.form.use in ("participle", "perfect") and words in self._known.support

    def _mark(self, hit: _Hit) -> Mark | None:
        use, tense = "noun", ""
        if hit.phrase.entry.type == "none":
            return None
        if hit.form is not None:
            use, tense = self._use(hit), hit.form.tense
            stative = tense in hit.phrase.entry.not_tenses and hit.phrase.voice in ("active", "acts")
            if hit.form.negative or stative or use in ("infinitive", "unreal"):
                return None
        if hit.phrase.entry.uses and use not in hit.phrase.entry.uses:
            return None
        if use == "noun" and (self._planned(hit.last) or self._is_common_noun(hit)):
            return None
        hit = self._begun(hit)
        start, end = self._tokens[hit.first].start, self._tokens[hit.last].end
        entry = hit.phrase.entry
        parts = {
            "type": entry.type,
            "voice": hit.phrase.voice,
            "use": use,
            "tense": tense,
            "stem": hit.word,
            "head": self._tokens[hit.last].start,
            "dative": entry.dative,
            "ablative": entry.ablative,
            "bare": entry.bare,
            "complement": entry.complement,
        }
        return Mark(start, end, f"event-{entry.type}-{hit.phrase.stem}", parts)

    def _use(self, hit: _Hit) -> str:
        """Decide what -mış and -ıb are by what follows: a noun makes a participle, a clause's end a finite verb."""
        assert hit.form is not None
        use = hit.form.use
        if use not in ("perfect", "ib"):
            return use
        following = self._words[hit.last + 1 : hit.last + 2]
        ends = not following or not following[0][0].isalpha() or following[0] in self._known.auxiliaries
        if ends or following[0] in ("və", "ki", "isə", "lakin", "ancaq", "amma"):
            return "finite"
        return "participle" if use == "perfect" else "converb"

    def _is_common_noun(self, hit: _Hit) -> bool:
        """A verbal noun that belongs to nobody (``köçürmə``) names a kind of happening, not one that took place."""
        word = self._words[hit.last]
        if word.endswith(self._known.without):  # elan etmədən: "without declaring"
            return True
        return hit.form is not None and hit.first == hit.last and not self._known.owned.search(word)

    def _planned(self, last: int) -> bool:
        ahead = self._words[last + 1 : last + 1 + _AHEAD]
        for count, word in enumerate(ahead):
            if not word[0].isalpha():
                return False
            if word.startswith(self._known.planned) and count < _AHEAD:
                return True
        return False
