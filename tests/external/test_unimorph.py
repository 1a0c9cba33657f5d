"""The analyser against two outside sources that lie beside the checkout; without them these tests are skipped."""

from pathlib import Path

import pytest

from salname.read.text import fold
from salname.tag import inflection

_EXTERNAL = Path(__file__).resolve().parents[3] / "shared" / "external"
_UNIMORPH = _EXTERNAL / "unimorph-aze" / "aze.tsv"
_TREEBANK = _EXTERNAL / "UD_Azerbaijani-TueCL" / "az_tuecl-ud-test.conllu"


@pytest.mark.skipif(not _UNIMORPH.exists(), reason="the UniMorph table lies outside the checkout and is not here")
def test_noun_forms_of_unimorph_are_analysed_to_their_lemma() -> None:
    rows = [line.split("\t") for line in _UNIMORPH.read_text(encoding="utf-8").splitlines()]
    forms = [(lemma, form) for lemma, form, features in (r for r in rows if len(r) == 3) if features[0] == "N"]
    found = sum(lemma in {n.stem for n in inflection.nominals(form)} for lemma, form in forms)
    assert found / len(forms) >= 0.99


@pytest.mark.skipif(not _TREEBANK.exists(), reason="the treebank lies outside the checkout and is not here")
def test_nouns_and_verbs_of_the_treebank_are_analysed_to_their_lemma() -> None:
    rows = [line.split("\t") for line in _TREEBANK.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    nouns = [(r[1], r[2]) for r in rows if r[3] in ("NOUN", "PROPN", "ADJ")]
    verbs = [(r[1], r[2]) for r in rows if r[3] == "VERB"]
    noun_hits = sum(fold(lemma) in {fold(n.stem) for n in inflection.nominals(form)} for form, lemma in nouns)
    verb_hits = sum(lemma in {v.stem for v in inflection.verbals(form)} for form, lemma in verbs)
    assert noun_hits / len(nouns) >= 0.88
    assert verb_hits / len(verbs) >= 0.57
