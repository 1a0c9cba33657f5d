"""Quotation marks and brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salname.know.audit import Finding

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("O dedi: “Yol açıqdır. Sonra getdi.", "quote_not_closed"),
        ("O dedi: Yol açıqdır”. Sonra getdi.", "quote_not_opened"),
        ("Qala (köhnə bürc ilə birgə dağıldı. Sonra tikildi.", "bracket_not_closed"),
        ("Qala köhnə bürc) ilə birgə dağıldı.", "bracket_not_opened"),
    ],
)
def test_what_does_not_pair_is_reported(found: Found, text: str, code: str) -> None:
    assert [f.code for f in found(text, check="unpaired")] == [code]


@pytest.mark.parametrize(
    "text",
    ["O “Yol” (1912) kitabını yazdı.", "Üç iş: a) əkin; b) biçin; 1) bağ.", "O, „Körpü“ qəzetini açdı.",
     "«Günəş» jurnalı çıxdı.", "“O dedi: «Gəlin!» və getdi.”"],
)  # fmt: skip
def test_what_pairs_is_let_stand(found: Found, text: str) -> None:
    assert found(text, check="unpaired") == []


def test_a_closing_mark_that_opens_is_one_finding_for_the_text(found: Found) -> None:
    findings = found("“Dan” qəzeti çıxdı. Sonra ”Ulduz” və ”Ay” çıxdı.", check="quotation-marks")
    assert [(f.code, len(f.spans)) for f in findings if f.severity == "warning"] == [("closing_mark_opens", 2)]


def test_a_text_that_has_one_mark_for_both_is_let_stand(found: Found) -> None:
    assert found("”Dan” qəzeti çıxdı. Sonra ”Ulduz” çıxdı.", check="quotation-marks") == []
