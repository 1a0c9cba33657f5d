"""How well a book's records meet a gold standard: precision, recall and F1, kind by kind, with what went wrong.

A gold standard is JSON Lines as RECORDS (docs/records.md) defines them; ``optional`` records count neither way.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salname.errors import ReadError
from salname.know import likeness
from salname.know.likeness import Row
from salname.model import KINDS

OPEN = frozenset({"cause", "meaning", "symbol", "custom", "other"})
"""Relations whose ends are whole phrases: they stay out of ``core``."""

_NUMBER_ALONE = frozenset({"count", "rank", "factor"})  # figures whose unit is a word of the text: `measures` has it


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One record that is not as gold has it: missed (no ``got``), spurious (no ``gold``), or differing in ``what``."""

    what: str
    gold: Row | None
    got: Row | None


@dataclass(frozen=True, slots=True)
class KindScore:
    """The measures of one kind of record by name, from how many records, and the faults."""

    gold: int
    got: int
    measures: Mapping[str, Score]
    faults: tuple[Fault, ...]


def load(path: Path) -> list[dict[str, Any]]:
    """Read a gold standard. Raises :class:`~salname.errors.ReadError` naming the line that is no record."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ReadError(f"{path} cannot be read ({reason}): give records as JSON Lines") from None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["record"], row["quote"], int(row["start"]), int(row["end"])
        except (ValueError, KeyError, TypeError):
            raise ReadError(f"{path}, line {number}: no record as JSON: see docs/records.md") from None
        rows.append(row)
    return rows


def score(gold: Iterable[Row], got: Iterable[Row]) -> dict[str, KindScore]:
    """Compare records with gold, kind by kind; kinds that gold has none of are left out."""
    wanted, found = _by_kind(gold), _by_kind(got)
    out: dict[str, KindScore] = {}
    for kind in KINDS:
        required, counted = _without_optional(kind, wanted[kind], found[kind])
        if required:
            out[kind] = _score_kind(kind, required, counted)
    return out


def _by_kind(rows: Iterable[Row]) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        out[row["record"]].append(row)
    return out


def _without_optional(kind: str, gold: list[Row], got: list[Row]) -> tuple[list[Row], list[Row]]:
    required = [r for r in gold if not r.get("optional")]
    optional = [r for r in gold if r.get("optional")]
    used = set(likeness.pair(kind, required, got).values())
    excused = likeness.overlapping(got, optional)
    return required, [r for j, r in enumerate(got) if j in used or j not in excused]


def _score_kind(kind: str, gold: list[Row], got: list[Row]) -> KindScore:
    matched = _Matched(gold, got, likeness.pair(kind, gold, got))
    measures, faults = _MEASURES[kind](matched)
    taken = set(matched.pairs.values())
    faults += [Fault("missed", g, None) for i, g in enumerate(gold) if i not in matched.pairs]
    faults += [Fault("spurious", None, p) for j, p in enumerate(got) if j not in taken]
    return KindScore(len(gold), len(got), measures, tuple(faults))


@dataclass(frozen=True, slots=True)
class _Matched:
    gold: Sequence[Row]
    got: Sequence[Row]
    pairs: Mapping[int, int]  # index in gold -> index in got

    def where(self, same: Callable[[Row, Row], bool], among: Iterable[int] | None = None) -> set[int]:
        chosen = self.pairs if among is None else among
        return {i for i in chosen if same(self.gold[i], self.got[self.pairs[i]])}

    def score(self, hits: Iterable[int]) -> Score:
        return _ratio(len(set(hits)), len(self.gold), len(self.got))

    def faults(self, what: str, right: set[int], among: Iterable[int] | None = None) -> list[Fault]:
        chosen = self.pairs if among is None else among
        return [Fault(what, self.gold[i], self.got[self.pairs[i]]) for i in chosen if i not in right]


Measured = tuple[dict[str, Score], list[Fault]]


def _ratio(hits: int, gold: int, got: int) -> Score:
    return Score(hits / got if got else 0.0, hits / gold if gold else 0.0)


def _same_span(g: Row, p: Row) -> bool:
    return likeness.trimmed(g) == likeness.trimmed(p)


def _same_time(g: Row, p: Row) -> bool:
    return likeness.value(g.get("time")) == likeness.value(p.get("time"))


def _times(m: _Matched) -> Measured:
    right = m.where(lambda g, p: likeness.value(g["edtf"]) == likeness.value(p.get("edtf")))
    measures = {
        "span_relaxed": m.score(m.pairs),
        "span_strict": m.score(m.where(_same_span)),
        "value": m.score(right),
    }
    return measures, m.faults("value", right)


def _same_quantity(g: Row, p: Row) -> bool:
    same_unit = g["kind"] in _NUMBER_ALONE or likeness.unit(g.get("unit")) == likeness.unit(p.get("unit"))
    return likeness.same_number(g["value"], p.get("value")) and same_unit


def _same_context(g: Row, p: Row) -> bool:
    named = (f"{r.get('measures')} {r.get('of') or ''}" for r in (g, p))
    return _same_time(g, p) and likeness.alike(*named)


def _figures(m: _Matched) -> Measured:
    right = m.where(_same_quantity)
    full = m.where(_same_context, right)
    measures = {"span_relaxed": m.score(m.pairs), "value": m.score(right), "full": m.score(full)}
    return measures, m.faults("value", right) + m.faults("context", full, sorted(right))


def _names(m: _Matched) -> Measured:
    kinds = m.where(lambda g, p: g["kind"] == p.get("kind"))
    bases = m.where(lambda g, p: likeness.words(g["base"] or "") == likeness.words(p.get("base") or ""))
    labels = [(m.gold[i]["entity"], m.got[j].get("entity") or f"?{j}") for i, j in m.pairs.items()]
    measures = {
        "span_relaxed": m.score(m.pairs),
        "span_strict": m.score(m.where(_same_span)),
        "kind": m.score(kinds),
        "base": m.score(bases),
        "same_entity": _b_cubed(labels),
    }
    return measures, m.faults("kind", kinds) + m.faults("base", bases)


def _events(m: _Matched) -> Measured:
    typed = m.where(lambda g, p: g["type"] == p.get("type"))
    timed = m.where(_same_time)
    measures = {
        "span_relaxed": m.score(m.pairs),
        "typed": m.score(typed),
        "timed": m.score(timed),
        "participants": _participants(m),
    }
    return measures, m.faults("type", typed) + m.faults("time", timed)


def _participants(m: _Matched) -> Score:
    hits = 0
    for i, j in m.pairs.items():
        named = list(_cast(m.got[j]))
        hits += sum(any(likeness.alike(wanted, name) for name in named) for wanted in _cast(m.gold[i]))
    got = sum(len(list(_cast(p))) for p in m.got)
    return _ratio(min(hits, got), sum(len(list(_cast(g))) for g in m.gold), got)


def _cast(row: Row) -> Iterator[str]:
    return (p["name"] for p in row.get("participants", []))


def _relations(m: _Matched) -> Measured:
    core = {i for i, g in enumerate(m.gold) if g["property"] not in OPEN}
    got = sum(p["property"] not in OPEN for p in m.got)
    return {"relation": m.score(m.pairs), "core": _ratio(len(core & m.pairs.keys()), len(core), got)}, []


_MEASURES: dict[str, Callable[[_Matched], Measured]] = {
    "time": _times,
    "figure": _figures,
    "name": _names,
    "event": _events,
    "relation": _relations,
}


def _b_cubed(pairs: Sequence[tuple[str, str]]) -> Score:
    """B-cubed agreement of two ways to group the same mentions (Bagga & Baldwin 1998)."""
    if not pairs:
        return Score(0.0, 0.0)
    gold: dict[str, set[int]] = defaultdict(set)
    got: dict[str, set[int]] = defaultdict(set)
    for k, (g, p) in enumerate(pairs):
        gold[g].add(k)
        got[p].add(k)
    shared = [(len(gold[g] & got[p]), len(gold[g]), len(got[p])) for g, p in pairs]
    return Score(sum(x / n for x, _, n in shared) / len(pairs), sum(x / n for x, n, _ in shared) / len(pairs))
