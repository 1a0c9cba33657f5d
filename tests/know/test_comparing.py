from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salname.know.book import Stored
from salname.know.comparing import Comparison, Topic, compare
from salname.model import Event, Figure, Name, Participant, Record, Relation

ONE, OTHER, THIRD = "bir.txt", "başqa.txt", "üçüncü.txt"


def _told(document: str, record: type[Record], start: int = 0, **values: Any) -> Stored:
    made = record(start=start, end=start + 5, quote="sözlə", **values)
    return Stored(f"{record.kind_name[0]}{start}", document, made)  # type: ignore[arg-type]


def _fact(document: str, subject: str, property: str, object: str, time: str | None = None, start: int = 0) -> Stored:
    return _told(document, Relation, start, subject=subject, property=property, object=object, time=time)


def _event(document: str, type: str, label: str, who: str, time: str | None, **values: Any) -> Stored:
    taking = (Participant("patient", who),)
    return _told(document, Event, type=type, label=label, participants=taking, time=time, **values)


def _figure(document: str, value: float, time: str | None = "1926", **values: Any) -> Stored:
    given = {"kind": "count", "unit": "person", "measures": "əhali", "of": "Gülyaz", **values}
    return _told(document, Figure, value=value, time=time, **given)


def _name(document: str, base: str, entity: str, kind: str = "polity") -> Stored:
    return _told(document, Name, kind=kind, base=base, entity=entity)


def _compared(*told: Stored) -> Comparison:
    return compare(told, (ONE, OTHER))


def _only(found: Comparison) -> Topic:
    assert len(found.topics) == 1
    return found.topics[0]


def test_two_capitals_of_one_time_disagree() -> None:
    found = _compared(_fact(ONE, "Gülyaz", "capital", "Bakı"), _fact(OTHER, "Gülyaz", "capital", "Şuşa"))
    assert _only(found).verdict == "differ"
    assert [s.document for s in found.differing[0].told] == [ONE, OTHER]


def test_capitals_of_two_times_do_not_disagree() -> None:
    told = (_fact(ONE, "Gülyaz", "capital", "Bakı", "../1920"), _fact(OTHER, "Gülyaz", "capital", "Şuşa", "1921/.."))
    assert _compared(*told).differing == ()


def test_what_may_have_many_values_is_shared_or_told_by_one_alone() -> None:
    found = _compared(
        _fact(ONE, "Gülyaz", "borders", "Arran"),
        _fact(ONE, "Gülyaz", "borders", "Muğan", start=9),
        _fact(OTHER, "Gülyaz", "borders", "Arran"),
    )
    assert [t.told[0].record.object for t in found.agreed] == ["Arran"]  # type: ignore[union-attr]
    assert [t.told[0].record.object for t in found.only(ONE)] == ["Muğan"]  # type: ignore[union-attr]
    assert found.differing == found.only(OTHER) == ()


def test_a_birth_told_to_the_day_agrees_with_its_year_and_not_with_another() -> None:
    year = _fact(ONE, "Aydın Səmədov", "born", "1912-ci il", "1912")
    assert _only(_compared(year, _fact(OTHER, "Aydın Səmədov", "born", "5 may 1912", "1912-05-05"))).verdict == "agree"
    assert _only(_compared(year, _fact(OTHER, "Aydın Səmədov", "born", "1911-ci il", "1911"))).verdict == "differ"


def test_about_a_year_agrees_with_one_nearby() -> None:
    told = (
        _fact(ONE, "Gülyaz", "inception", "1460-cı il", "1460~"),
        _fact(OTHER, "Gülyaz", "inception", "1458", "1458"),
    )
    assert _only(_compared(*told)).verdict == "agree"


def test_a_place_of_birth_is_not_compared_with_a_date() -> None:
    told = (_fact(ONE, "Aydın", "born", "1912-ci il", "1912"), _fact(OTHER, "Aydın", "born", "Bakı", "1912"))
    assert {t.verdict for t in _compared(*told).topics} == {"only"}


def test_a_thing_under_two_labels_is_one_where_the_documents_share_a_spelling() -> None:
    found = _compared(
        _name(ONE, "Gülyaz xanlığı", "Gülyaz xanlığı"),
        _name(ONE, "Gülyaz", "Gülyaz xanlığı"),
        _name(OTHER, "Gülyaz", "Gülyaz"),
        _fact(ONE, "Gülyaz xanlığı", "capital", "Bakı"),
        _fact(OTHER, "Gülyaz", "capital", "Bakı"),
    )
    assert _only(found).verdict == "agree"
    assert [(t.label, dict(t.mentions)) for t in found.shared] == [("Gülyaz xanlığı", {ONE: 2, OTHER: 1})]


def test_namesakes_of_two_kinds_stay_two_things() -> None:
    found = _compared(_name(ONE, "Gülyaz", "Gülyaz"), _name(OTHER, "Gülyaz", "Gülyaz", kind="person"))
    assert found.shared == ()
    assert [t.kind for t in found.things_only(OTHER)] == ["person"]


def test_one_event_with_two_dates_disagrees() -> None:
    told = [
        _event(d, "founding", "Gülyaz xanlığının qurulması", "Gülyaz xanlığı", t)
        for d, t in ((ONE, "1465"), (OTHER, "1456"))
    ]
    assert _only(_compared(*told)).verdict == "differ"


def test_a_date_that_is_only_inferred_contradicts_nothing() -> None:
    sure = _event(ONE, "founding", "Gülyaz xanlığının qurulması", "Gülyaz", "1465")
    guessed = _event(OTHER, "founding", "Gülyaz xanlığının qurulması", "Gülyaz", "1456", inferred_time=True)
    assert _only(_compared(sure, guessed)).verdict == "agree"


def test_two_elections_of_one_person_are_two_events() -> None:
    told = [
        _event(ONE, "election", "Aydının sədr seçilməsi", "Aydın", "1990"),
        _event(OTHER, "election", "Aydının şəhər soveti deputatı seçilməsi", "Aydın", "1985"),
    ]
    assert {t.verdict for t in _compared(*told).topics} == {"only"}


def test_a_birth_that_is_a_fact_already_is_not_told_again_as_an_event() -> None:
    told = []
    for document in (ONE, OTHER):
        told += [
            _fact(document, "Aydın", "born", "1912-ci il", "1912"),
            _event(document, "birth", "Aydının doğulması", "Aydın", "1912"),
        ]
    assert [t.kind for t in _compared(*told).topics] == ["relation"]


def test_the_same_figure_of_one_time_with_two_values_disagrees() -> None:
    assert _only(_compared(_figure(ONE, 16e6), _figure(OTHER, 13e6))).verdict == "differ"


def test_a_rounded_figure_agrees_with_the_exact_one() -> None:
    assert _only(_compared(_figure(ONE, 16e6), _figure(OTHER, 15_982_370))).verdict == "agree"
    assert _only(_compared(_figure(ONE, 57.1, unit="%"), _figure(OTHER, 57, unit="%"))).verdict == "agree"


def test_more_than_ten_agrees_with_eleven_and_not_with_nine() -> None:
    more = _figure(ONE, 10, bound=">")
    assert _only(_compared(more, _figure(OTHER, 11))).verdict == "agree"
    assert _only(_compared(more, _figure(OTHER, 9))).verdict == "differ"


def test_figures_of_two_times_are_two_topics() -> None:
    assert {t.verdict for t in _compared(_figure(ONE, 16e6), _figure(OTHER, 13e6, "1939")).topics} == {"only"}


def test_documents_that_are_not_asked_for_are_passed_over() -> None:
    found = _compared(_figure(ONE, 16e6), _figure(THIRD, 13e6))
    assert [s.document for t in found.topics for s in t.told] == [ONE]


_VALUES = st.tuples(st.sampled_from(["Bakı", "Şuşa", "Gəncə"]), st.sampled_from([None, "1900", "19XX", "1950/1960"]))


@given(st.lists(_VALUES, max_size=4), st.lists(_VALUES, max_size=4))
def test_the_order_of_the_documents_changes_no_verdict(one: list[Any], other: list[Any]) -> None:
    told = [
        _fact(d, "Gülyaz", "capital", o, t, n)
        for d, said in ((ONE, one), (OTHER, other))
        for n, (o, t) in enumerate(said)
    ]
    verdicts = [sorted(t.verdict for t in compare(told, order).topics) for order in ((ONE, OTHER), (OTHER, ONE))]
    assert verdicts[0] == verdicts[1]


@given(st.lists(st.tuples(st.sampled_from([ONE, OTHER, THIRD]), st.floats(0.1, 1e9)), max_size=12))
def test_every_telling_stands_in_exactly_one_topic(said: list[tuple[str, float]]) -> None:
    told = [_figure(document, value, start=n) for n, (document, value) in enumerate(said)]
    found = compare(told, (ONE, OTHER, THIRD))
    assert sorted(s.record.start for t in found.topics for s in t.told) == list(range(len(said)))
    assert all((t.verdict == "only") == (len({s.document for s in t.told}) == 1) for t in found.topics)
