"""The audit in the atlas."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest

from salname.know import building
from salname.show.atlas.app import application

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

TEXT = "Ağsu şəhəri 1735-ci ildə salınıb.Sonra orada bağ salmaga başladılar. <b>Hazırda</b> bazar işləyir."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder: Path = tmp_path_factory.mktemp("audit")
    (folder / "ağsu.txt").write_text(TEXT, encoding="utf-8")
    building.build([folder / "ağsu.txt"], folder / "b.salname")
    return TestClient(application(folder / "b.salname"))


def test_each_finding_stands_beside_its_words_and_leads_to_them(client: TestClient) -> None:
    html = client.get("/audit").text
    start = TEXT.index("salmaga")
    assert "<mark>salmaga</mark>" in html
    assert f"o={start}-{start + 7}" in html
    assert "<b>Hazırda</b>" not in html


def test_findings_can_be_narrowed_by_kind_and_severity(client: TestClient) -> None:
    html = client.get("/audit", params={"kind": "typo", "severity": "warning"}).text
    assert "salmaga" in html
    assert len(re.findall(r"<blockquote", html)) == 1


def test_the_page_speaks_azerbaijani_and_english(client: TestClient) -> None:
    assert "yəqin ki" in client.get("/audit", params={"lang": "az"}).text
    assert "is probably meant to be" in client.get("/audit", params={"lang": "en"}).text
