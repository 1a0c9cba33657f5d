"""Every rule of state.toml says of its examples what they say it says."""

from __future__ import annotations

from typing import Any

import pytest

from salname import lang
from salname.know.state.cast import cast
from salname.know.state.claims import Claim
from salname.know.state.days import value
from salname.know.state.facts import claims
from salname.know.state.hearing import Passage, document
from salname.know.state.said import Said
from salname.know.state.spoken import Sentence, sentences
from salname.model import AnyRecord, Event, Figure, Name, Participant, Relation, Time
from salname.tag.inflection import caseless

_RULES = lang.load("az", "state")["rule"]
_EXAMPLES = [
    pytest.param(example, id=f"{rule['name']} {place}")
    for rule in _RULES
    for place, example in enumerate(rule["examples"], 1)
]


def _record(example: dict[str, Any]) -> AnyRecord:
    kind = next(k for k in ("event", "relation", "figure", "name", "time") if k in example)
    fields = dict(example[kind])
    quote = fields.pop("quote", fields.get("label", "söz"))
    place: dict[str, Any] = {"start": 1000, "end": 1000 + len(quote), "quote": quote}
    if kind == "event":
        people = tuple(Participant(role, name) for role, name in fields.pop("participants", []))
        return Event(**place, **fields, participants=people)
    return {"relation": Relation, "figure": Figure, "name": Name, "time": Time}[kind](**place, **fields)


def _names(example: dict[str, Any]) -> list[AnyRecord]:
    """The names that the example speaks of; the first is what the text is about, named most."""
    out: list[AnyRecord] = []
    for place, (name, kind) in enumerate(example.get("names", {}).items()):
        for at in range(4 if place == 0 else 1):
            start = place * 50 + at * 10
            out.append(Name(start=start, end=start + len(name), quote=name, kind=kind, base=name, entity=name))
    return out


def _sentence(example: dict[str, Any]) -> tuple[list[AnyRecord], Sentence]:
    """The sentence of an example with the names and times that stand in it, after those of what the text is about."""
    text, names, times = example["sentence"], [], []
    about: list[AnyRecord] = _names({"names": dict(list(example["names"].items())[:1])})
    for name, kind in example["names"].items():
        at = text.find(name)
        if at >= 0:
            base = " ".join([*name.split()[:-1], caseless(name.split()[-1])[0]])
            names.append(Name(start=at, end=at + len(name), quote=name, kind=kind, base=base, entity=base))
    for time, edtf in example["times"].items():
        at = text.find(time)
        times.append(Time(start=at, end=at + len(time), quote=time, kind="date", edtf=edtf))
    found = next(sentences([(1, 0, len(text), text)], sorted(names, key=lambda n: n.start), times))
    return [*about, *names], found


def _worded(claim: Claim) -> str:
    first, last = (value(w) if w else "now" for w in (claim.first, claim.last))
    time = first if first == last else f"{first}/{last}"
    family = f"{claim.family} {claim.detail.partition(' | ')[0]}".strip()
    return f"{claim.subject} | {family} | {claim.value} | {claim.effect} {time}" + ("" if claim.sure else " ?")


@pytest.mark.parametrize("example", _EXAMPLES)
def test_a_rule_says_of_its_example_what_it_is_written_to_say(example: dict[str, Any]) -> None:
    if "sentence" in example:
        records, sentence = _sentence(example)
        who = cast(records)
        heard = Said("s1", sentence, sentence.quote, who)
        said = [_worded(c) for c in claims(heard)]
        assert [line for line in example["claims"] if line not in said] == [], said
        return
    record = _record(example)
    who = cast([*_names(example), record])
    said = [_worded(c) for c in claims(Said("e1", record, "", who))]
    assert [line for line in example["claims"] if line not in said] == [], said


def test_every_rule_has_an_example() -> None:
    assert [rule["name"] for rule in _RULES if not rule.get("examples")] == []


def test_the_same_status_told_of_two_polities_in_a_row_goes_on() -> None:
    names = {"Gülstan": "polity", "Gülstan Muxtar SSR": "polity", "Dağlar Muxtar SSR": "polity"}
    relation = {
        "property": "replaced_by", "subject": "Dağlar Muxtar SSR", "object": "Gülstan Muxtar SSR", "time": "1925",
    }  # fmt: skip
    example = {"relation": relation, "names": names}
    records = [(f"n{i}", r) for i, r in enumerate([*_names(example), _record(example)])]
    said, _ = document(cast(record for _, record in records), [Passage(records, [])])
    status = [_worded(c) for c in said if c.family == "status"]
    assert status == ["Gülstan | status | muxtar respublika, müstəqil deyil | holds 1925"]


def test_who_wins_an_election_gets_the_office_that_it_was_held_for_sentences_before() -> None:
    won = Event(
        start=80, end=92, quote="qələbə çaldı", type="election", label="Aslanın qələbə çalması", time="1991-12-01",
        participants=(Participant("agent", "Aslan"),),
    )  # fmt: skip
    who = cast([*_names({"names": {"Gülstan": "polity", "Aslan": "person"}}), won])
    before = "1991-ci ilin dekabrında prezident seçkiləri keçirildi. Seçkilərdə iki namizəd var idi."
    said = [_worded(c) for c in claims(Said("e1", won, "Aslan qələbə çaldı.", who, before))]
    assert said == ["Gülstan | office president | Aslan | begins 1991-12-01"]
