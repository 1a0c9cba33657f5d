"""What a figure measures, and of what: read from the phrases beside it, or shared with the figure before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from salname import lang
from salname.interpret.figure_phrases import Phrase, Phrases
from salname.model import Mark, Name
from salname.interpret.participles import participle
from salname.interpret.topic import Topic
from salname.tag import counted, inflection

_MAIN = frozenset({"nom", "acc"})
_PLACES = frozenset({"loc", "dat", "abl"})
_GAP = 3  # tokens, particles and times, that may stand between a phrase and its number


@dataclass(frozen=True, slots=True)
class Measured:
    """What one figure measures (``measures``), the thing it is a figure of, its place, and its unit if found here."""

    measures: str
    of: str | None = None
    place: str | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure read before in the text: its sentence, kind, unit and measure."""

    sentence: int
    kind: str
    form: str
    unit: str
    measured: Measured
    last: int


@dataclass(frozen=True, slots=True)
class _Words:
    anaphors: frozenset[str]
    by: frozenset[str]
    world: tuple[str, ...]
    groups: frozenset[str]
    parts: frozenset[str]
    distances: frozenset[str]
    including: frozenset[str]
    people: tuple[str, ...]
    term: str
    age: str
    most: str
    size_stems: frozenset[str]


@cache
def _words(code: str = lang.DEFAULT) -> _Words:
    data = lang.load(code, "figures")
    context = data["context"]
    return _Words(
        anaphors=frozenset(context["anaphors"]),
        by=frozenset(context["by"]),
        world=tuple(context["world"]),
        groups=frozenset(context["groups"]),
        parts=frozenset(context["parts"]),
        distances=frozenset(context["distances"]),
        including=frozenset(context["including"]),
        people=tuple(data["partitives"]["people"]),
        term=context["term"],
        age=context["age"],
        most=data["ranks"]["most"],
        size_stems=frozenset(inflection.lemma(word) for word in data["sizes"]["words"]),
    )


class Reader:
    """Reads the measures of one document's figures in order; ``topic`` is what the text is about."""

    def __init__(self, topic: Topic | None, names: Sequence[Name] = (), code: str = lang.DEFAULT) -> None:
        people = [n for n in names if n.kind == "person"]
        self._people, self._people_starts = people, [n.start for n in people]
        self._topic_person = topic.entity if topic is not None and topic.kind == "person" else None
        self._topic = topic.entity if topic is not None else None
        self._words = _words(code)
        self._code = code
        self._earlier: list[Earlier] = []

    def read(self, phrases: Phrases, mark: Mark, following: Mark | None = None) -> Measured:
        """Give what the figure of ``mark`` measures; ``following`` is the next one's mark."""
        parts = mark.parts
        form, kind = parts["form"], parts["kind"]
        siblings = [e for e in self._earlier if e.sentence == parts["sentence"]]
        floor = siblings[-1].last if siblings else 0
        here = _Here(phrases, mark, floor, siblings)
        here.following = following if following and following.parts["sentence"] == here.sentence else None
        found = self._by_form(here, form, kind)
        unit = found.unit or parts["unit"]
        last = max(parts["last"], here.claimed)
        self._earlier.append(Earlier(parts["sentence"], kind, form, unit, found, last))
        return found

    def _by_form(self, here: _Here, form: str, kind: str) -> Measured:
        if kind == "rank" and form == "rank":
            return self._rank(here)
        if form in ("counted", "listed") or (form == "shared" and here.noun[1] > 0 and kind == "count"):
            return self._counted(here)
        if form == "part":
            return self._part(here)
        if form == "times" and kind == "count":
            return self._occasions(here)
        if form in ("age", "term"):
            return self._person(here, self._words.age if form == "age" else self._words.term)
        return self._amount(here, kind)

    # -- by form ----------------------------------------------------------------------------------------------------

    def _counted(self, here: _Here) -> Measured:
        first, last = here.noun
        head = counted.word_role(here.phrases.words[last - 1], self._code)
        if counted.ends_span(here.stem(first), self._code) and last - first > 1:
            first += 1
        if not counted.ends_span(head.stem, self._code):
            text = _noun_text(here.phrases, first, last)
            return Measured(text, self._owner(here) or self._holder(here), self._place(here))
        named = next((p for p in here.phrases.after(here.last) if p.first <= here.last + 1 and p.case in _MAIN), None)
        if named is not None and named.first == here.last:
            return Measured(named.base, self._holder(here), self._place(here))
        bearer = self._bearer_of(here, ("acc",) if not here.counted_in("acc") else ("nom",))
        if bearer and here.counted_in("acc"):
            return Measured(bearer, self._default(here), self._place(here))
        sized = any(
            p.case == "nom" and p.name is None and p.last - p.first < 4 and self._is_size(p) for p in here.before
        )
        doing = None if sized else self._doing(here, head.stem)
        if doing and not (here.siblings and here.bare_sibling()):
            return Measured(doing, self._owner(here) or self._holder(here), self._place(here))
        return self._amount(here, "count")

    def _amount(self, here: _Here, kind: str) -> Measured:
        """Read a measure, share, money or factor: what follows the unit, else what stands before the number."""
        if distance := self._distance(here):
            return distance
        whole = here.adjacent("gen")
        if kind == "share" and whole is None and here.previous_word() in self._words.parts:
            counts = [e for e in self._earlier[-3:] if e.kind == "count"]
            if counts:
                after = next((p for p in here.phrases.after(here.last) if p.first - here.last <= 2), None)
                of = (
                    self._resolved(after)
                    if after is not None and after.case in ("nom", "pred")
                    else counts[-1].measured.of
                )
                return Measured(counts[-1].measured.measures, of, self._place(here))
        if kind == "share" and whole is not None:
            subject = self._bearer(here) or self._subject(here, whole.first)
            return Measured(whole.base, subject or self._default(here), self._place(here))
        shares = [e for e in here.siblings if e.kind == "share"]
        own = next((p for p in here.before if p.case == "nom"), None)
        bearer = self._bearer(here) or (self._resolved(own) if own is not None else None)
        if kind == "share" and here.tail and shares and bearer:
            return Measured(shares[-1].measured.measures, bearer, shares[-1].measured.place)
        thing = None if here.tail in ("possessive", "accusative", "genitive") else self._following(here)
        if thing:
            return Measured(thing, self._owner(here) or self._actor(here) or self._default(here), self._place(here))
        main = next((p for p in here.before if p.case in _MAIN), None) or whole
        main = main or next((p for p in here.before if p.case == "gen"), None)
        if main is None:
            return self._shared(here, kind)
        owner = next((p for p in here.phrases.before(main.first) if p.last == main.first and p.case == "gen"), None)
        place = next((p for p in here.before if p.case == "loc"), None)
        of = self._resolved(owner) or self._subject(here, main.first)
        if main.name is not None and of is None:
            of = main.name.base
        of = of or (self._resolved(place) if place else None) or self._default(here)
        return Measured(main.base, of, self._place(here))

    def _distance(self, here: _Here) -> Measured | None:
        """Read a length as a distance: ``şəhərdən 12 km aralı``."""
        words = here.phrases.words
        source = here.adjacent("abl")
        end = here.last
        while end + 2 < len(words) and words[end + 1] == "-":
            end += 2
        away = "".join(words[here.last : end + 1])
        if source is None or away not in self._words.distances:
            return None
        start, end = here.phrases.tokens[source.first].start, here.phrases.tokens[source.last - 1].end
        measures = f"{here.phrases.document.plain[start:end]} {inflection.lemma(away)}"
        return Measured(measures, self._subject(here, source.first) or self._default(here), self._place(here))

    def _occasions(self, here: _Here) -> Measured:
        """Read a number of times: what was done so often follows it."""
        done = next((p for p in here.phrases.after(here.last) if p.first - here.last <= 1), None)
        subject = self._subject(here, here.first)
        if done is None:
            return Measured(subject or "", subject or self._default(here), self._place(here))
        return Measured(done.base, subject or self._default(here), self._place(here))

    def _shared(self, here: _Here, kind: str) -> Measured:
        """Take the measure of the figure before it in its sentence: ``1926-cı ildə 40 %, 1939-cu ildə 38 %``."""
        alike = [e for e in here.siblings if e.kind == kind] or here.siblings
        place = next((p for p in here.before if p.case in _PLACES), None)
        if alike:
            before = alike[-1].measured
            of = self._resolved(place) if place is not None else before.of
            return Measured(before.measures, of, self._place(here) or before.place, alike[-1].unit)
        after = next((p for p in here.phrases.after(here.last) if p.case in ("nom", "acc", "gen")), None)
        if after is not None and after.first - here.last <= 1:
            return Measured(after.base, self._default(here), self._place(here))
        last = self._earlier[-1] if self._earlier else None
        if last is not None and here.sentence - last.sentence <= 1 and last.kind == kind:
            of = self._resolved(place) if place is not None else last.measured.of
            return Measured(last.measured.measures, of, self._place(here) or last.measured.place)
        if place is not None:
            return Measured(place.base, self._default(here), self._place(here))
        any_after = next(iter(here.phrases.after(here.last)), None)
        return Measured(any_after.base if any_after is not None else self._topic or "", self._topic)

    def _part(self, here: _Here) -> Measured:
        """Read a part of a whole: what is told of it, and the noun of the whole."""
        whole = here.adjacent("gen")
        told = next((p for p in here.phrases.after(here.last) if p.first - here.last <= 2), None)
        told_text = told.base if told is not None else ""
        if whole is not None and here.phrases.words[whole.first] not in self._words.parts:
            return Measured(
                f"{told_text} {whole.base}".strip(), whole.base, self._place(here), self._unit_of(whole.head)
            )
        if here.following is not None and self._words.including & set(here.phrases.words[here.last : here.last + 6]):
            first, last = here.following.parts["noun"]
            noun = _noun_text(here.phrases, first, last) if last else ""
            unit = here.following.parts["unit"]
            return Measured(f"{told_text} {noun}".strip(), noun or self._default(here), self._place(here), unit)
        parts = [e for e in here.siblings if e.form == "part"]
        if parts and parts[-1].measured.of:
            before_part = parts[-1].measured
            text = f"{told_text} {before_part.of}".strip()
            return Measured(text, before_part.of, self._place(here), parts[-1].unit)
        before = next((e for e in reversed(self._earlier) if e.kind == "count" and e.form != "part"), None)
        if before is None:
            return Measured(told_text or self._topic or "", self._default(here), self._place(here))
        people = told is not None and told.head.startswith(self._words.people)
        unit = "person" if people else before.unit
        measures = told_text if people else f"{told_text} {before.measured.measures}".strip()
        return Measured(measures, before.measured.measures, before.measured.place, unit)

    def _rank(self, here: _Here) -> Measured:
        noun = None
        following = here.phrases.words[here.last] if here.last < len(here.phrases.words) else ""
        if following and counted.word_role(following, self._code).stem not in ("yer", "sıra", "pillə", "mövqe"):
            at = here.last + (following == self._words.most)
            found = counted.read(here.phrases.tokens, at, self._code)
            noun = _noun_text(here.phrases, found.first, found.last) if found and found.case != "loc" else None
        place = self._place(here)
        if noun:
            after = [p for p in here.phrases.after(here.last) if p.name is not None or p.plural]
            subject = self._subject(here, here.first)
            return Measured(noun, subject or (after[0].base if after else self._default(here)), place)
        by = self._by(here)
        if by is None:
            ranks = [e for e in here.siblings if e.kind == "rank"]
            if ranks:
                return Measured(ranks[-1].measured.measures, ranks[-1].measured.of, place)
            if here.siblings:
                before = here.siblings[-1].measured
                return Measured(before.measures, before.of, place)
            main = next((p for p in here.before if p.case in _MAIN), None)
            return Measured(main.base if main else place or "", self._default(here), place)
        subject = self._subject(here, by.first)
        return Measured(self._with_owner(here, by) or by.base, subject or self._default(here), place)

    def _by(self, here: _Here) -> Phrase | None:
        """The phrase that says by what is ranked: before ``görə`` or the like, else the nearest locative without a name."""
        words = here.phrases.words
        ranked = [p for p in here.before if any(w in self._words.by for w in words[p.last : p.last + 2])]
        if ranked:
            return ranked[0]
        ranks = [e for e in here.siblings if e.kind == "rank"]
        first = [
            p for p in here.phrases.before(here.first) if any(w in self._words.by for w in words[p.last : p.last + 1])
        ]
        local = [
            p
            for p in here.before
            if p.case in ("loc", "abl") and p.name is None and not p.head.startswith(self._words.world)
        ]
        return local[0] if local else (first[0] if first and not ranks else None)

    def _person(self, here: _Here, measure: str) -> Measured:
        before = here.phrases.before(here.first)
        named = [p for p in before if p.name is not None and p.name.kind == "person"]
        if named and named[0].name is not None:
            return Measured(measure, named[0].name.base)
        if measure == self._words.age:
            at = bisect_left(self._people_starts, here.start)
            return Measured(measure, self._people[at - 1].base if at else self._topic_person)
        subject = self._subject(here, here.first)
        return Measured(measure, subject or self._default(here), self._place(here))

    # -- of what ----------------------------------------------------------------------------------------------------

    def _following(self, here: _Here) -> str | None:
        """The noun phrase right after a unit: ``5 km yeni yol``."""
        at = here.last
        words = here.phrases.words
        if at < len(words) and words[at] in ("çox", "az", "artıq"):
            at += 1
        if at >= len(words) or here.phrases.timed(at) or here.phrases.tokens[at].kind != "word":
            return None
        name = here.phrases.named(at)
        found = counted.read(here.phrases.tokens, at, self._code)
        if name is not None or found is None:
            return None
        sized = found.head in self._words.size_stems
        if found.case in ("dat", "abl") and not (found.known or sized):
            return None
        end = found.last
        if end + 1 < len(words) and words[end] == "və" and found.case == "nom" and not found.possessive:
            more = counted.read(here.phrases.tokens, end + 1, self._code)
            end = more.last if more and more.case == "nom" else end
        here.claimed = end
        return _noun_text(here.phrases, at, end)

    def _owner(self, here: _Here) -> str | None:
        """The genitive right before a number: ``şəhərin 12 məktəbi``."""
        return self._resolved(here.adjacent("gen"))

    def _is_size(self, phrase: Phrase) -> bool:
        return phrase.head in self._words.size_stems

    def _doing(self, here: _Here, head: str) -> str | None:
        """What the counted people do, as words before the noun: ``1200 nəfər işləyir`` gives ``işləyən nəfər``."""
        words = here.phrases.words
        for at in range(here.last, min(len(words), here.last + 5)):
            if words[at] in (",", ";"):
                return None
            made = participle(words[at], self._code)
            if made:
                light = at > here.last and counted.is_light(here.phrases.tokens, at - 1, self._code)
                return f"{words[at - 1]} {made} {head}" if light else f"{made} {head}"
        return None

    def _bearer_of(self, here: _Here, cases: tuple[str, ...]) -> str | None:
        found = next((p for p in here.phrases.after(here.last) if p.first - here.last <= 2), None)
        return self._resolved(found) if found is not None and found.case in cases else None

    def _bearer(self, here: _Here) -> str | None:
        """The nominative after a share in the accusative: ``əhalinin 40 faizini ruslar təşkil edir``."""
        if here.tail != "accusative":
            return None
        found = next((p for p in here.phrases.after(here.last) if p.first - here.last <= 2), None)
        if found is None or "," in here.phrases.words[here.last : found.first]:
            return None
        return self._resolved(found) if found.case == "nom" else None

    def _holder(self, here: _Here) -> str | None:
        """Of what a count is: a named subject, the place or name of the sentence, else a subject without a name."""
        subjects = [p for p in here.before if p.case == "nom"]
        named = [p for p in subjects if p.name is not None]
        local = [p for p in here.before if p.case in _PLACES]
        if subjects and not named and not local:
            return self._with_owner(here, subjects[0])
        return self._with_owner(here, named[0]) if named else self._default(here)

    def _actor(self, here: _Here) -> str | None:
        return self._subject(here, here.first)

    def _subject(self, here: _Here, at: int) -> str | None:
        """The nominative nearest before a token, a name first, from this figure's own part of the sentence."""
        own = [p for p in here.phrases.before(at) if p.case == "nom" and p.first >= here.floor]
        named = [p for p in own if p.name is not None]
        found = named[0] if named else (own[-1] if own else None)
        if found is not None:
            return self._with_owner(here, found)
        if here.siblings:
            return here.siblings[-1].measured.of
        early = [p for p in here.phrases.before(at) if p.case == "nom"]
        return self._with_owner(here, early[-1]) if early else None

    def _with_owner(self, here: _Here, phrase: Phrase) -> str | None:
        """The phrase with the genitive it belongs to: ``ölkənin kənd təsərrüfatı``."""
        if phrase.name is None:
            for owner in here.phrases.before(phrase.first):
                if owner.last == phrase.first and owner.case == "gen":
                    start, end = here.phrases.tokens[owner.first].start, here.phrases.tokens[owner.last - 1].end
                    return " ".join(here.phrases.document.plain[start:end].split()) + " " + phrase.base
                break
        return self._resolved(phrase)

    def _resolved(self, phrase: Phrase | None) -> str | None:
        """The phrase's base; a noun that only stands for the text's subject gives that subject."""
        if phrase is None:
            return None
        if phrase.name is not None:
            return (
                phrase.base
                if phrase.last - phrase.first > 1 and phrase.base.endswith(phrase.name.base)
                else phrase.name.base
            )
        if (
            phrase.last - phrase.first == 1
            and phrase.head in self._words.anaphors
            and not phrase.plural
            and self._topic
        ):
            return self._topic
        return phrase.base

    def _default(self, here: _Here) -> str | None:
        """The place or name of the sentence, else what the figure before was of, else what the text is about."""
        near = [p for p in here.before if p.case != "abl"] or here.before
        before = [p for p in near if p.name is not None] or [p for p in near if p.case in _PLACES]
        if before:
            return self._with_owner(here, before[0])
        if here.siblings:
            return here.siblings[-1].measured.of
        early = [p for p in here.phrases.before(here.first) if p.name is not None or p.case in _PLACES]
        if early:
            return self._resolved(early[0])
        return self._topic

    def _place(self, here: _Here) -> str | None:
        words = here.phrases.words
        for phrase in here.before:
            grouped = words[phrase.last : phrase.last + 1] and words[phrase.last] in self._words.groups
            if phrase.case == "loc" or grouped:
                return self._resolved(phrase)
        return here.siblings[-1].measured.place if here.siblings else None

    def _unit_of(self, stem: str) -> str:
        return counted.unit_of(stem, self._code) or stem


class _Here:
    """A figure in its sentence: what stands before it, down to the figure before."""

    def __init__(self, phrases: Phrases, mark: Mark, floor: int, siblings: Sequence[Earlier]) -> None:
        self.phrases, self.floor, self.siblings = phrases, floor, siblings
        self.start = mark.start
        self.first: int = mark.parts["first"]
        self.last: int = mark.parts["last"]
        self.noun: tuple[int, int] = mark.parts["noun"]
        self.following: Mark | None = None
        self.claimed = 0  # up to where the noun phrase after the unit belongs to this figure
        self.tail: str = mark.parts["tail"]
        self.sentence: int = mark.parts["sentence"]
        self.before = [p for p in phrases.before(self.first) if p.first >= floor]

    def counted_in(self, case: str) -> bool:
        """Say whether the counted noun stands in a case."""
        return counted.word_role(self.phrases.words[self.noun[1] - 1]).case == case

    def bare_sibling(self) -> bool:
        """Say whether the figure before in the sentence was counted by a classifier too, so that its measure is shared."""
        before = self.siblings[-1]
        return before.form in ("bare", "shared") and before.kind == "count"

    def previous_word(self) -> str:
        """The folded word before the number, particles aside."""
        return self.phrases.words[self.first - 1] if self.first else ""

    def stem(self, at: int) -> str:
        """The stem of the token at an index."""
        return counted.word_role(self.phrases.words[at]).stem

    def adjacent(self, case: str) -> Phrase | None:
        """The phrase in a case right before the number, particles and times between them aside."""
        found = self.before[0] if self.before else None
        if found is None or found.case != case:
            return None
        between = range(found.last, self.first)
        loose = [i for i in between if not self.phrases.timed(i)]
        return found if len(loose) <= _GAP and not any(self.phrases.words[i] == "," for i in loose) else None


def _noun_text(phrases: Phrases, first: int, last: int) -> str:
    """A counted noun phrase in lemma form: its words as written, the last without its case (alone: its stem)."""
    token = phrases.tokens[last - 1]
    role = counted.word_role(phrases.words[last - 1])
    alone = last - first == 1
    best = inflection.nominals(token.text)[0]
    if not best.known and best.case == "gen" and not (best.plural or best.possessive or role.unit):
        role = counted.Word("head", token.text, "nom", False, None)  # rather a stem that ends like a genitive (çuqun)
    end = (
        role.stem
        if alone and (role.possessive or role.case != "nom")
        else (role.stem if role.stem == token.text else inflection.caseless(token.text)[0])
    )
    if alone and not token.text[0].isupper():
        end = role.stem if role.role == "head" else end
    if last - first < 2:
        return end
    start = phrases.tokens[first].start
    head = " ".join(phrases.document.plain[start : token.start].split())
    return f"{head}{'' if phrases.document.plain[token.start - 1] == '-' else ' '}{end}"
