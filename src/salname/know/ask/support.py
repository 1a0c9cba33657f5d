"""Whether a passage holds enough of a question for it to answer: its names, its predicate, its time."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from salname import edtf, lang
from salname.know.ask.properties import asked_for
from salname.know.ask.question import Question, naming
from salname.know.ask.retrieve import Passage, limits
from salname.know.ask.words import is_stop, is_verb, key, keys
from salname.know.rows import Stored
from salname.model import Relation, Time
from salname.tag import inflection


@cache
def _telling(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(" ".join(keys(w)) for w in lang.load(code, "questions")["telling"]["words"].split(","))


@cache
def _plain(code: str = lang.DEFAULT) -> frozenset[str]:
    return frozenset(key(w) for w in lang.load(code, "questions")["light"]["words"].split())


def supports(question: Question, passage: Passage, fullest: float, told: bool) -> bool:
    """Say whether a passage may answer; ``fullest`` is the coverage of the passage that holds most of the question.

    ``told`` says that a record of the passage is of the sort that the predicate asks for, whatever its words.
    """
    bound = limits()
    if passage.coverage < fullest - bound["within_coverage"] or _lacks_a_name(question, passage):
        return False
    if _lacks_its_year(question, passage) or _of_another(question, passage):
        return False
    if told or not question.verb or passage.matched.get(question.verb, 0.0) >= bound["typo_weight"]:
        return passage.coverage >= bound["least_coverage"]
    return question.verb not in _telling() and passage.coverage >= bound["least_without_verb"]


def _lacks_its_year(question: Question, passage: Passage) -> bool:
    """Say whether a year that the question gives stands neither in the passage nor around it, for a quantity."""
    years = (w.key for w in question.words if len(w.key) == _YEAR and w.key.isdigit())
    return question.answer in _QUANTITIES and any(not passage.matched[year] for year in years)


_YEAR = 4  # digits
_QUANTITIES = frozenset({"figure", "share"})


def _of_another(question: Question, passage: Passage) -> bool:
    """Say whether the predicate, a noun, stands in the passage after another owner than the question's.

    (*the length of the road*, where the length of the river is asked for.)
    """
    at = next((i for i, w in enumerate(question.words) if w.key == question.verb), 0)
    if not at or question.counts or passage.matched[question.words[at - 1].key] >= limits()["typo_weight"]:
        return False
    owning = _OWNING if question.answer in _QUANTITIES else _OWNING - {"nom"}
    asked = {part for w in question.words for k in (w.key, *w.others) for part in k.split()}
    words = [m.group() for m in re.finditer(r"[^\W\d_]++", passage.text)]
    for before, word in itertools.pairwise(words):
        if key(word) == question.verb and not is_verb(word):
            owner = inflection.caseless(before)
            return owner[1] in owning and before.islower() and key(before) not in asked and not is_stop(before)
    return False


_OWNING = frozenset({"gen", "nom"})


def tells(question: Question, records: Sequence[Stored]) -> bool:
    """Say whether a relation of the passage is of the property that the question asks for."""
    properties = {p.name for p in asked_for(question)}
    return any(isinstance(s.record, Relation) and s.record.property in properties for s in records)


def _lacks_a_name(question: Question, passage: Passage) -> bool:
    """Say whether a name of the question stands neither in the passage nor around it; dates are no names here."""
    dated = {k for time in question.times for k in keys(time.quote)}
    named = naming(question) - dated
    return any(not passage.matched.get(w.key, 0.0) for w in question.words if w.key in named)


def times_agree(question: Question, records: Sequence[Stored]) -> float:
    """Where the question names a date: more for a passage of that date, less for one of others only."""
    asked = [edtf.bounds(t.edtf) for t in question.times]
    here = [edtf.bounds(s.record.edtf) for s in records if isinstance(s.record, Time)]
    here = [b for b in here if b.dated]
    if not asked or not here:
        return 0.0
    meet = any(a.low <= h.high and h.low <= a.high for a in asked for h in here)
    return limits()["time_bonus"] if meet else -2 * limits()["time_bonus"]
