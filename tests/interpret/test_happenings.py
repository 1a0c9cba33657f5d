"""Events: who takes part, which time governs, under what headline, and one event told twice."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salname import read
from salname.reading import records


def events(text):
    return [r for r in records(read.text(text)) if r.kind_name == "event"]


def parts(event):
    return {(p.role, p.name) for p in event.participants}


def test_the_nominative_of_an_active_verb_acts_and_the_accusative_suffers():
    (event,) = events("1806-cı ildə Rusiya Bakını işğal etdi.")
    assert ("agent", "Rusiya") in parts(event)
    assert ("patient", "Bakı") in parts(event)


def test_the_nominative_of_a_passive_suffers_and_terefinden_names_the_agent():
    (event,) = events("Naxçıvan xanlığı 1747-ci ildə Heydərqulu xan tərəfindən yaradılmışdır.")
    assert parts(event) == {("patient", "Naxçıvan xanlığı"), ("agent", "Heydərqulu xan")}


def test_the_owner_of_a_verbal_noun_is_its_patient():
    found = events("Qacar dövlətinin dağılmasından sonra 1925-ci ildə Pəhləvi hakimiyyəti başlandı.")
    assert found[0].type == "dissolution"
    assert any(role == "patient" and name.startswith("Qacar") for role, name in parts(found[0]))


def test_places_in_the_locative_and_goals_in_the_dative_are_told_apart():
    (event,) = events("1944-cü ildə axıska türkləri Gürcüstandan Özbəkistana sürgün edildilər.")
    assert ("source", "Gürcüstan") in parts(event)
    assert ("destination", "Özbəkistan") in parts(event)


def test_the_time_of_the_clause_governs_before_that_of_the_sentence():
    found = events("1931-ci ildə məktəb tikildi, 1934-cü ildə xəstəxana açıldı.")
    assert [e.time for e in found] == ["1931", "1934"]


def test_a_time_from_the_sentence_before_is_marked_as_inferred():
    found = events("1931-ci ildə kənddə məktəb tikildi. Sonra xəstəxana da tikildi.")
    assert [(e.time, e.inferred_time) for e in found] == [("1931", False), ("1931", True)]


def test_a_time_does_not_reach_over_a_paragraph():
    found = events("1931-ci ildə kənddə məktəb tikildi.\n\nKənddə körpü də tikildi.")
    assert found[-1].time is None


def test_one_event_told_twice_is_one_with_both_places():
    text = "1991-ci ildə SSRİ dağıldı. Alimlər bunu yazırdılar. 1991-ci ildə SSRİ dağıldı."
    found = [e for e in events(text) if e.type == "dissolution"]
    assert len(found) == 1
    assert len(found[0].also) == 1


def test_a_headline_is_the_happening_as_a_noun_of_its_patient():
    (event,) = events("1951-ci ildə yeni körpü tikildi.")
    assert event.label == "Yeni körpünün tikilməsi"


@pytest.mark.parametrize(
    "text",
    ["Kitab 1905-ci ildə Tiflisdə nəşr olunub.", "1828-ci ildə Rusiya ilə İran arasında müqavilə imzalandı."],
)
def test_every_quote_stands_at_its_offsets(text):
    assert all(text[e.start : e.end] == e.quote for e in events(text))


def test_a_sentence_of_thousands_of_verbs_is_read_in_time():
    begin = perf_counter()
    events("bina tikildi, " * 2_000)
    assert perf_counter() - begin < 15


def test_an_office_held_is_a_fact_and_no_happening():
    assert events("Nəriman Nərimanov 1917-ci ildə komitənin sədri olub.") == []


def test_the_same_text_gives_the_same_events():
    text = "1931-ci ildə Gəncədə məktəb tikildi, Şuşada isə teatr açıldı və Bakıda mitinq keçirildi."
    assert events(text) == events(text)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Bakı", "tikildi", "1931-ci ildə", ",", "və", "xan", "edən", "(", ")", "öldü", "ki"]),
        max_size=40,
    )
)
def test_any_row_of_words_is_read_without_an_error(words):
    events(" ".join(words) or "a")
