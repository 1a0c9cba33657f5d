from __future__ import annotations

import re
from pathlib import Path

import pytest

from salname.show.atlas.app import application

from .conftest import PAGES, TestClient


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_inline_script_or_style(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page, flags=re.IGNORECASE)


def test_the_content_security_policy_lets_nothing_in_from_elsewhere(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_for_anything_from_another_host(client: TestClient, address: str) -> None:
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', client.get(address).text)


def test_a_strange_host_name_is_refused_where_hosts_are_given(book_path: Path) -> None:
    with TestClient(application(book_path, hosts=("127.0.0.1", "localhost"))) as visitor:
        assert visitor.get("/", headers={"host": "evil.example"}).status_code == 400
        assert visitor.get("/", headers={"host": "localhost:8000"}).status_code == 200


def test_a_query_is_shown_escaped(client: TestClient) -> None:
    page = client.get("/search", params={"q": '"><script>x</script>'}).text
    assert "<script>x" not in page
