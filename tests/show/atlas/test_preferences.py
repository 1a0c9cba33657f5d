from __future__ import annotations

from pathlib import Path

import pytest

from salname.show.atlas.app import application

from .conftest import TestClient


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("az", "az"),
        ("en-GB,en;q=0.8", "en"),
        ("ru,tr", "az"),
        ("", "az"),
        ("en;q=0.9,az-AZ;q=0.3", "az"),
        ("en;q=x,,", "az"),
    ],
)
def test_the_language_follows_the_browser_with_azerbaijani_first(
    client: TestClient, header: str, language: str
) -> None:
    assert f'lang="{language}"' in client.get("/about", headers={"accept-language": header}).text[:200]


def test_a_chosen_language_and_theme_hold_on_the_next_page(book_path: Path) -> None:
    with TestClient(application(book_path)) as visitor:
        visitor.get("/?lang=en&theme=dark")
        page = visitor.get("/names").text
    assert '<html lang="en" data-theme="dark">' in page


def test_the_theme_goes_back_to_the_system_s(book_path: Path) -> None:
    with TestClient(application(book_path)) as visitor:
        visitor.get("/?theme=dark")
        visitor.get("/?theme=auto")
        assert "data-theme" not in visitor.get("/names").text


def test_an_unknown_language_or_theme_changes_nothing(client: TestClient) -> None:
    answer = client.get("/?lang=xx&theme=<b>")
    assert "set-cookie" not in answer.headers
    assert 'lang="az"' in answer.text[:200]
