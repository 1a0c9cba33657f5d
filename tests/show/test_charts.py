from __future__ import annotations

from xml.etree import ElementTree

from salname.show import charts
from salname.show.charts import Point
from salname.show.locale import wording

POINTS = [
    Point(1926, 57.1, 57.1, "57,1 %", "1926", "/text/a?o=1-2"),
    Point(1939, 38, 38, "38 %", "1939", "/text/a?o=3-4"),
    Point(1959, 28, 32, "28–32 %", "1959", "/text/a?o=5-6"),
]


def test_each_point_of_a_series_leads_to_its_words() -> None:
    spec = charts.series(POINTS, "%", wording("az"))
    assert [row["href"] for row in spec["data"]["values"]] == [p.href for p in POINTS]


def test_a_specification_has_no_colour_of_its_own() -> None:
    assert "#" not in str(charts.series(POINTS, "%", wording("az")))


def test_numbers_on_the_axis_have_the_marks_of_the_language() -> None:
    assert charts.series(POINTS, "%", wording("az"))["locale"]["number"]["decimal"] == ","
    assert charts.series(POINTS, "%", wording("en"))["locale"]["number"]["decimal"] == "."


def test_a_series_is_drawn_as_svg_in_both_themes() -> None:
    spec = charts.series(POINTS, "%", wording("az"))
    light, dark = charts.svg(spec), charts.svg(spec, dark=True)
    for drawn in (light, dark):
        assert ElementTree.fromstring(drawn).tag.endswith("svg")
        assert "57,1 %" in drawn.replace("\xa0", " ")
    assert light != dark
