"""Sums, magnitudes and conversions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from salname import lang
from salname.know.audit import Finding
from salname.model import Figure, Time

Found = Callable[..., list[Finding]]
BOUNDS = lang.load("az", "audit_bounds")["bound"]


def figure(words: str, value: float, unit: str, kind: str = "count", **fields: object) -> tuple[Any, ...]:
    return Figure, words, {"value": value, "unit": unit, "kind": kind, "measures": "", **fields}


def test_parts_that_make_their_total_are_said_to_add_up(found: Found) -> None:
    text = "Donanmada 90 gəmi vardı, onlardan 60-ı hərbi, 30-u yük gəmisi idi."
    parts = [figure("90 gəmi", 90, "ship"), figure("60-ı", 60, "ship"), figure("30-u", 30, "ship")]
    assert [(f.code, f.kind) for f in found(text, *parts, check="sums")] == [("sum_agrees", "arithmetic_ok")]


def test_parts_beyond_their_total_are_an_error(found: Found) -> None:
    text = "Donanmada 80 gəmi vardı, onlardan 60-ı hərbi, 30-u yük gəmisi idi."
    parts = [figure("80 gəmi", 80, "ship"), figure("60-ı", 60, "ship"), figure("30-u", 30, "ship")]
    assert [(f.code, f.severity) for f in found(text, *parts, check="sums")] == [("parts_exceed_total", "error")]


def test_a_total_that_comes_last_is_compared_too(found: Found) -> None:
    text = "Bağda 20 alma, 15 nar, ümumilikdə 45 ağac var."
    parts = [figure("20 alma", 20, "tree"), figure("15 nar", 15, "tree"), figure("45 ağac", 45, "tree")]
    assert [f.code for f in found(text, *parts, check="sums")] == ["sum_differs"]


def test_a_share_beyond_the_whole_is_reported(found: Found) -> None:
    assert [f.code for f in found("Payı 140 % idi.", figure("140 %", 140, "%", "share"), check="shares")] == [
        "share_over_hundred"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Üç şəhər: Lahıc, Basqal və Xınalıq tanınır.", "list_count_agrees"),
        ("Dörd şəhər: Lahıc, Basqal və Xınalıq tanınır.", "list_count_differs"),
    ],
)
def test_an_announced_number_is_compared_with_the_list(found: Found, text: str, code: str) -> None:
    assert [f.code for f in found(text, check="announced")] == [code]


def test_a_stated_duration_is_compared_with_its_dates(found: Found) -> None:
    text = "Xanlıq 1747-1797-ci illərdə əlli il mövcud oldu."
    times = [
        (Time, "1747-1797-ci illərdə", {"kind": "date", "edtf": "1747/1797"}),
        (Time, "əlli il", {"kind": "duration", "edtf": "P50Y"}),
    ]
    assert [f.code for f in found(text, *times, check="stated-spans")] == ["span_agrees"]


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda b: f"{b['units'][0]}-{b['what']}")
def test_each_bound_catches_its_example(found: Found, bound: dict[str, Any]) -> None:
    example = bound["example"]
    text = f"Mənbə yazır ki, {example['near']} {example['value']} {example['unit']} təşkil edib."
    words = f"{example['value']} {example['unit']}"
    findings = found(text, figure(words, example["value"], example["unit"], "measure"), check="magnitudes")
    assert [f.parts["what"] for f in findings] == [bound["what"]]


def test_a_plausible_magnitude_is_let_stand(found: Found) -> None:
    text = "Zirvənin hündürlüyü 4466 m-dir."
    assert found(text, figure("4466 m", 4466, "m", "measure"), check="magnitudes") == []


@pytest.mark.parametrize(("tonnes", "code"), [(100, "conversion_agrees"), (160, "conversion_differs")])
def test_barrels_are_compared_with_tonnes(found: Found, tonnes: int, code: str) -> None:
    text = f"Quyudan 730 barrel və ya {tonnes} ton neft çıxdı."
    parts = [figure("730 barrel", 730, "barrel", "measure"), figure(f"{tonnes} ton", tonnes, "t", "measure")]
    assert [f.code for f in found(text, *parts, check="conversions")] == [code]


def test_two_styles_of_units_are_mentioned(found: Found) -> None:
    assert [f.code for f in found("Sahəsi 5 km2, həcmi 9 m³ idi.", check="unit-styles")] == ["unit_styles"]
