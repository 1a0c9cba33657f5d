from __future__ import annotations

import html
import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from salname.show import marks
from salname.show.marks import Inline, Target

KINDS = st.sampled_from(["time", "figure", "name", "event"])
ASPECTS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Inline], Target | None]:
    text = draw(st.text(ASPECTS, min_size=1, max_size=60))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place, KINDS), max_size=8))
    found = [Inline(min(a, b), max(a, b), kind, f"t{i}") for i, (a, b, kind) in enumerate(spans) if a != b]
    a, b = draw(place), draw(place)
    return text, found, Target(min(a, b), max(a, b)) if a != b else None


def _drawn(text: str, found: list[Inline], target: Target | None = None) -> str:
    return marks.html(text, 0, found, href=lambda id: f"/record/{id}", target=target)


@given(marked())
def test_between_the_tags_stands_the_text_code_point_for_code_point(case: tuple[str, list[Inline], Target]) -> None:
    text, found, target = case
    assert html.unescape(re.sub(r"<[^>]*>", "", _drawn(text, found, target))) == text


@given(marked())
def test_overlapping_marks_give_well_formed_html_with_one_tab_stop_a_record(
    case: tuple[str, list[Inline], Target],
) -> None:
    text, found, target = case
    root = ElementTree.fromstring(f"<p>{_drawn(text, found, target)}</p>")
    stops = [a.get("href") for a in root.iter("a") if a.get("tabindex") is None]
    assert len(stops) == len(set(stops))
    for a in root.iter("a"):
        assert a.find(".//a") is None


@given(marked())
def test_the_target_is_exactly_its_words(case: tuple[str, list[Inline], Target | None]) -> None:
    text, found, target = case
    root = ElementTree.fromstring(f"<p>{_drawn(text, found, target)}</p>")
    wanted = text[target.start : target.end] if target else ""
    assert "".join("".join(m.itertext()) for m in root.iter("mark")) == wanted


def test_a_piece_under_two_marks_leads_to_the_shorter_and_knows_both() -> None:
    drawn = _drawn("Bakı 1991", [Inline(0, 9, "event", "e1"), Inline(5, 9, "time", "t2")])
    assert 'href="/record/t2" data-r="t2 e1"' in drawn


def test_script_in_the_text_stays_text() -> None:
    assert "<script" not in _drawn("<script>x</script>", [Inline(2, 9, "name", "n1")])


def test_line_ends_and_null_bytes_keep_their_place() -> None:
    assert marks.safe("a\r\nb\x00c") == "a&#13;\nb\ufffdc"


def test_found_words_are_marked_in_a_hit() -> None:
    assert marks.highlighted("a < b", [(4, 5), (2, 3)]) == "a &lt; <mark>b</mark>"
