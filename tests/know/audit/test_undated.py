"""The undated present."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salname.know.audit import Finding

Found = Callable[..., list[Finding]]


def test_now_without_a_date_is_mentioned(found: Found) -> None:
    assert [f.parts["written"] for f in found("Hazırda zavod bağlıdır.", check="undated-now")] == ["Hazırda"]
    assert found("Hazırda, 2019-cu ildə, zavod bağlıdır.", check="undated-now") == []


def test_the_last_election_is_a_warning(found: Found) -> None:
    findings = found("Ölkədə son parlament seçkisi 2011-ci ildə olub.", check="undated-now")
    assert [(f.code, f.severity) for f in findings] == [("undated_last", "warning")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nazirlik 2013-cü ildə üç körpü tikməyi planlaşdırır.", ["stale_plan"]),
        ("Nazirlik 2013-cü ildə üç körpü tikməyi planlaşdırırdı.", []),
        ("Nazirlik üç körpü tikməyi planlaşdırır.", []),
    ],
)
def test_a_plan_for_a_year_grows_stale(found: Found, text: str, codes: list[str]) -> None:
    assert [f.code for f in found(text, check="stale-plans")] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Vilayətdə 3 milyon nəfər yaşayır.", ["undated_figure"]),
        ("2009-cu ildə vilayətdə 3 milyon nəfər yaşayırdı.", []),
        ("Siyahıyaalmaya görə vilayətdə 3 milyon nəfər yaşayır.", []),
        ("Məclisin 40 üzvü var.", ["undated_figure"]),
        ("Vilayətdə 3 milyon nəfər köçürülmüşdür.", []),
    ],
)
def test_a_figure_in_the_present_tense_wants_a_date(found: Found, text: str, codes: list[str]) -> None:
    assert [f.code for f in found(text, check="undated-figures")] == codes


def test_claims_want_a_source_only_where_a_text_gives_sources(found: Found) -> None:
    cited = "Şəhər qədimdir.[1]\n\nQala uzundur.[2]\n\nYol dardır.[3]\n\n"
    assert [f.code for f in found(cited + "Bu, ən böyük bazardır.", check="unsourced")] == ["unsourced_claim"]
    assert found("Bu, ən böyük bazardır.", check="unsourced") == []
