"""Follows every link of a folder of pages, as a visitor without a server would."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<[^>]*?\s(?:href|src|action|data-parts)="([^"]*)"')
_TAG = re.compile(r"<[^!][^>]*>")
_SPAN = re.compile(r"o=(\d+)-(\d+)")
_BOUNDS = re.compile(r'data-start="(\d+)" data-end="(\d+)"')


def broken(folder: Path) -> list[str]:
    """Give every link of a folder's pages that leads nowhere, out of the folder, or to words on another page."""
    wrong = []
    for page in sorted(folder.rglob("*.html")):
        for tag in _TAG.findall(_text(page)):
            for address in _LINK.findall(tag):
                if reason := _amiss(folder, page, html.unescape(address)):
                    wrong.append(f"{page.relative_to(folder)}: {address}: {reason}")
    return wrong


def _amiss(folder: Path, page: Path, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme == "data" and not parts.netloc:
        return ""
    if parts.scheme or parts.netloc or address.startswith("/"):
        return "leaves the folder"
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if folder.resolve() not in target.parents or not target.is_file():
        return "is not there"
    return _place(target, parts.fragment) if parts.fragment else ""


def _place(target: Path, fragment: str) -> str:
    if span := _SPAN.fullmatch(fragment):
        bounds = _BOUNDS.search(_text(target))
        if bounds is None or not int(bounds[1]) <= int(span[1]) < int(bounds[2]):
            return "its words are not on that page"
        return ""
    return "" if f'id="{fragment}"' in _text(target) else "has no such place"


@cache
def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")
