"""Passages that stand twice."""

from __future__ import annotations

from collections.abc import Callable

from salname import read
from salname.know import audit
from salname.know.audit import Finding

Found = Callable[..., list[Finding]]

PASSAGE = "Liman şəhəri üç dəfə yandı və hər dəfə yenidən quruldu. Tacirlər oraya ipək və duz gətirirdilər. "


def test_a_repeated_passage_is_one_finding_with_both_places(found: Found) -> None:
    text = PASSAGE + "Sonra müharibə başladı və yollar bağlandı. " + PASSAGE
    (finding,) = found(text, check="repeats")
    assert [text[p.start : p.end] for p in finding.spans] == [PASSAGE.strip()] * 2


def test_a_missing_space_does_not_hide_a_repeat(found: Found) -> None:
    assert found(PASSAGE + PASSAGE.replace("quruldu. T", "quruldu.T"), check="repeats")


def test_a_third_copy_joins_the_finding(found: Found) -> None:
    text = PASSAGE + "Birinci ara cümləsi burada durur. " + PASSAGE + "İkinci ara cümləsi də burada durur. " + PASSAGE
    assert [len(f.spans) for f in found(text, check="repeats")] == [3]


def test_short_sentences_may_recur(found: Found) -> None:
    assert found("O gəldi. Yağış yağdı. O gəldi. Külək əsdi. O gəldi.", check="repeats") == []


def test_a_nearly_equal_sentence_is_a_near_repeat(found: Found) -> None:
    one = "Köhnə karvansara dağ yolunun üstündə, üç bulağın arasında, böyük çinar ağacının yanında tikilmişdi."
    two = one.replace("Köhnə", "Qədim")
    assert [f.code for f in found(f"{one} Arada başqa söz deyildi. {two}", check="near-repeats")] == ["near_repeat"]
    assert (
        found(
            f"{one} Şəhərin bazarı hər cümə günü qurulur, kəndlilər ora pendir, yun və bal aparırdı.",
            check="near-repeats",
        )
        == []
    )


def test_a_passage_copied_into_another_document_is_found() -> None:
    pages = [audit.page(read.text(PASSAGE, name=name)) for name in ("a.txt", "b.txt")]
    (finding,) = audit.run_pages(pages, only=("repeats",))
    assert [p.document for p in finding.spans] == ["a.txt", "b.txt"]
