"""A page of the atlas made into a file: relative links, no forms that need a server, charts drawn into the page."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import escape

from salname.show.locale import Wording
from salname.show.publishing.addresses import Addresses

SCRIPTS = ("atlas.js", "reading.js", "copy.js", "site.js", "search.js")
"""The scripts that a published page may have; the others only serve forms and charts that ask the server."""

_ADDRESS = re.compile(r'\s(href|src|action)="(/[^"]*)"')
_SCRIPT = re.compile(r'<script src="/(?:static/)?([^"?]+)[^"]*"[^>]*></script>\n?')
_FORM = re.compile(r'<form (?![^>]*class="search")[^>]*>.*?</form>\n?', re.DOTALL)
_CHART = re.compile(r'<figure class="chart" data-spec="([^"]+)">\s*<div class="canvas"[^>]*>.*?</div>', re.DOTALL)
_SWITCHES = re.compile(r'<ul class="switches">.*?</ul>', re.DOTALL)
_LEFT_OUT = re.compile(r'<li><a href="/review[^"]*"[^>]*>[^<]*</a></li>\n?')
_TEXT = re.compile(r'<div class="text" ')
_BRUSH = re.compile(r' data-axis="[^"]*" data-edges="[^"]*" data-years="[^"]*"')

_HEAD = '<link rel="stylesheet" href="/static/site.css">\n<script src="/static/site.js"></script>\n'
_SERVED = re.compile(
    r'<span class="served">.*?</span>|<div class="chosen".*?<div class="found"[^>]*></div>\s*</div>', re.DOTALL
)
_WHOLE = re.compile(r'<p class="whole[^"]*">.*?</p>|<a class="whole".*?</a>', re.DOTALL)
_THEMES = (("light", "Light"), ("dark", "Dark"), ("", "As the system"))


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of a document: where each begins, its file, and the script with what was read there."""

    starts: Sequence[int]
    files: Sequence[str]
    parts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Site:
    """What every file of a publication is made with.

    ``files`` has the file of every page that there is, ``charts`` the SVG of each chart by its specification's
    address, ``sheets`` the pages of each text by the page of its first.
    """

    addresses: Addresses
    wording: Wording
    files: Mapping[str, str]
    charts: Mapping[str, str]
    sheets: Mapping[str, Sheets]


def file(site: Site, page: str, answer: str) -> str:
    """Make the file of a page out of what the atlas answers."""
    here = site.files[page]
    made = _SCRIPT.sub(lambda m: m.group() if m[1] in (*SCRIPTS, "search-index.js") else "", answer)
    made = _FORM.sub(lambda m: "".join(_WHOLE.findall(m.group())), made)
    made = _CHART.sub(lambda m: _chart(site, html.unescape(m[1])), made)
    made = _SERVED.sub("", _BRUSH.sub("", _LEFT_OUT.sub("", made)))
    made = _SWITCHES.sub(lambda _: _foot(site.wording), made)
    made = _TEXT.sub(lambda m: m.group() + _sheets(site, page, here), made)
    made = made.replace("</head>", f"{_HEAD}</head>", 1)
    return relinked(site, here, made)


def relinked(site: Site, here: str, made: str) -> str:
    """Make the addresses of a piece of HTML relative to the file that it stands in."""
    return _ADDRESS.sub(lambda m: _attribute(site, here, m[1], html.unescape(m[2])), made)


def _attribute(site: Site, here: str, name: str, address: str) -> str:
    """Give the attribute with a relative address; a link to what is not published loses it, and with it its line."""
    path = urlsplit(address).path
    if path == "/search":
        return f' {name}="{_relative(here, site.files[path])}"'
    if name == "src" or path.startswith("/static/"):
        return f' {name}="{_relative(here, path.lstrip("/"))}"'
    link = site.addresses.link(address)
    target = site.files.get(link.page) if link else None
    if target is None or link is None:
        return ""
    fragment = f"#{link.fragment}" if link.fragment else ""
    return f' {name}="{escape(_relative(here, target) + fragment)}"'


def _relative(here: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(here) or ".")


def _chart(site: Site, specification: str) -> str:
    return f'<figure class="chart">\n  <div class="canvas">{site.charts.get(specification, "")}</div>'


def _sheets(site: Site, page: str, here: str) -> str:
    """Tell the script where the pages of this text begin and which files they are."""
    sheets = site.sheets.get(urlsplit(page).path)
    if sheets is None:
        return ""
    files = " ".join(_relative(here, name) for name in sheets.files)
    parts = _relative(here, sheets.parts[sheets.files.index(here)])
    starts = " ".join(str(start) for start in sheets.starts)
    return f'data-starts="{starts}" data-files="{escape(files)}" data-parts="{escape(parts)}" '


def _foot(wording: Wording) -> str:
    """Say what this copy lacks, and let the colours be chosen where a script runs."""
    said = escape(
        wording.text("A published copy: filters, free questions and review are in the live atlas ('salname atlas').")
    )
    buttons = "".join(
        f'<li><button type="button" class="theme" value="{value}">{escape(wording.text(label))}</button></li>'
        for value, label in _THEMES
    )
    return f'<p class="published">{said}</p>\n<ul class="switches themes" hidden>{buttons}</ul>'
