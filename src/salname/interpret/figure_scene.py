"""A figure in its sentence: what stands before it, down to the figure before, and what was read of earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salname.interpret.figure_phrases import Phrase, Phrases
from salname.model import Mark
from salname.tag import counted, inflection

MAIN = frozenset({"nom", "acc"})
PLACES = frozenset({"loc", "dat", "abl"})
_SIDE = 60  # tokens back to the semicolon that begins a figure's part of the sentence
_GAP = 3  # tokens, particles and times, that may stand between a phrase and its number


@dataclass(frozen=True, slots=True)
class Measured:
    """What one figure measures (``measures``), of what thing, in what place; its unit and kind if found here."""

    measures: str
    of: str | None = None
    place: str | None = None
    unit: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure read before in the text: its sentence, kind, unit, measure and last token."""

    sentence: int
    kind: str
    form: str
    unit: str
    measured: Measured
    last: int


class Scene:
    """One figure, its sentence's phrases, and the figures before it in the sentence (``siblings``)."""

    def __init__(self, phrases: Phrases, mark: Mark, siblings: Sequence[Earlier], following: Mark | None) -> None:
        self.phrases, self.siblings = phrases, siblings
        self.start = mark.start
        self.first: int = mark.parts["first"]
        self.floor = max(siblings[-1].last if siblings else 0, _after_semicolon(phrases.words, self.first))
        self.last: int = mark.parts["last"]
        self.noun: tuple[int, int] = mark.parts["noun"]
        self.tail: str = mark.parts["tail"]
        self.sentence: int = mark.parts["sentence"]
        self.following = following
        self.claimed = 0  # up to where the noun phrase after the unit belongs to this figure
        near = [p for p in phrases.before(self.first) if p.first >= self.floor]
        self.before = _without_listed(phrases, self.first, near) if mark.parts["form"] == "counted" else near
        self.listed = {p.first for p in near[: len(near) - len(self.before)]}  # members of the list it stands in

    @property
    def words(self) -> tuple[str, ...]:
        """The folded tokens of the sentence."""
        return self.phrases.words

    @property
    def next_word(self) -> str:
        """The folded word after the figure, "" at the end."""
        return self.words[self.last] if self.last < len(self.words) else ""

    @property
    def previous_word(self) -> str:
        """The folded word before the number, "" at the beginning."""
        return self.words[self.first - 1] if self.first else ""

    def nominative(self) -> Phrase | None:
        """The nominative nearest before the figure, in its own part of the sentence."""
        return next((p for p in self.before if p.case == "nom"), None)

    def after(self, gap: int) -> Phrase | None:
        """The phrase that begins at most ``gap`` tokens after the figure."""
        return next((p for p in self.phrases.after(self.last) if p.first - self.last <= gap), None)

    def adjacent(self, case: str) -> Phrase | None:
        """The phrase in a case right before the number, particles and times between them aside."""
        found = self.before[0] if self.before else None
        if found is None or found.case != case or self.first - found.last > 4 * _GAP:
            return None
        loose = [i for i in range(found.last, self.first) if not self.phrases.timed(i)]
        return found if len(loose) <= _GAP and not any(self.words[i] == "," for i in loose) else None

    def of_kind(self, kind: str) -> list[Earlier]:
        """The figures before it in the sentence that are of a kind."""
        return [e for e in self.siblings if e.kind == kind]


def _after_semicolon(words: Sequence[str], at: int) -> int:
    """Give the token after the last semicolon before a token, 0 where none is near."""
    return next((i + 1 for i in range(at - 1, max(-1, at - 1 - _SIDE), -1) if words[i] == ";"), 0)


def _without_listed(phrases: Phrases, first: int, before: list[Phrase]) -> list[Phrase]:
    """Leave out the members of the list that the count stands in: ``Süd zavodu, 2 dəyirman``."""
    at = first
    while before and before[0].case == "nom" and before[0].last == at - 1 and phrases.words[at - 1] == ",":
        at, before = before[0].first, before[1:]
    return before


def lemma_form(phrases: Phrases, phrase: Phrase, *, size: bool = True) -> str:
    """Give what a size is called by itself: ``sahəsi`` gives ``sahə``; a compound (``neft hasilatı``) stays."""
    words = phrases.words[phrase.first : phrase.last]
    last = counted.word_role(words[-1])
    plain = all(counted.word_role(word).role == "adjective" for word in words[:-1])
    known = inflection.nominals(words[-1])[0].known or last.role == "head"
    named = any(phrases.named(at) is not None for at in range(phrase.first, phrase.last))
    if named or not plain or not known:
        return phrase.base
    if size and last.plural and not last.possessive and len(words) == 1 and last.case == "nom":
        return last.stem
    if not last.possessive:
        return phrase.base
    return f"{phrase.base.rpartition(' ')[0]} {last.stem}".strip()


def noun_text(phrases: Phrases, first: int, last: int) -> str:
    """A counted noun phrase in lemma form: its words as written, the last without its case (alone: its stem)."""
    end = _last_word(phrases, last - 1, alone=last - first == 1)
    if last - first < 2:
        return end
    token = phrases.tokens[last - 1]
    head = " ".join(phrases.document.plain[phrases.tokens[first].start : token.start].split())
    return f"{head}{'' if phrases.document.plain[token.start - 1] == '-' else ' '}{end}"


def _last_word(phrases: Phrases, at: int, *, alone: bool) -> str:
    text = phrases.tokens[at].text
    role = counted.word_role(phrases.words[at])
    best = inflection.nominals(text)[0]
    if not best.known and best.case in ("gen", "dat") and not (best.plural or best.possessive or role.unit):
        return text  # rather a stem that ends like a genitive (çuqun)
    if alone and (role.possessive or role.case != "nom" or (role.role == "head" and text[0].islower())):
        return role.stem
    return inflection.caseless(text)[0]
