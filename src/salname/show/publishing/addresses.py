"""Which pages of the atlas are published, and the files that they become.

An address is reduced to what a file can be made of (:meth:`Addresses.page`): the language and the colours are dropped,
words in the text become a place in a page of it, and of a query only :data:`KEPT` stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from salname.read.text import fold, search_key
from salname.show.atlas.queries import overview, reading
from salname.show.atlas.state import Atlas

KEPT: Mapping[str, tuple[str, ...]] = {
    "/names": ("kind", "page"),
    "/events": ("type", "page"),
    "/events/causes": ("at",),
    "/figures": ("entity", "page"),
    "/figures/series": ("of", "measures", "unit"),
    "/figures/figures.csv": ("of", "measures", "unit"),
    "/audit": ("kind", "page"),
    "/state": ("on", "of"),
    "/institutions": ("on",),
    "/ask": ("q",),
}
"""The parts of a query that make pages of their own; elsewhere only ``page`` does."""

LEFT_OUT = ("/review", "/api", "/words", "/static", "/figures/series.json", "/figures/series.svg")
"""What asks for a server, or is no page."""

_SPAN = re.compile(r"(\d{1,9})-\d{1,9}")
_YEAR = re.compile(r"/year/(-?\d{4,5})")
_LONGEST_NAME = 60  # letters of a file's name


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads: the address of a page that is a file, and the place in it."""

    page: str
    fragment: str


class Addresses:
    """The pages of one book. ``zooms`` are the stretches of the timeline (``from=…&to=…``) that have their own page."""

    def __init__(self, atlas: Atlas):
        self.atlas = atlas
        self.zooms: set[str] = set()
        self.documents = frozenset(d.name for d in overview.documents(atlas))
        self.years = frozenset(first for first, last, _ in overview.stretches(atlas) if first == last)
        self._kinds: dict[str, str] = {}
        for entity in atlas.book.entities():
            self._kinds.setdefault(entity.label, entity.kind)

    def link(self, address: str) -> Link | None:
        """Reduce an address to its page; None for one that has no file."""
        parts = urlsplit(address)
        path = unquote(parts.path)
        if parts.scheme or parts.netloc or not path.startswith("/") or path.startswith(LEFT_OUT):
            return None
        if path.startswith("/year/") and not self._is_told(path):
            return None
        query = dict(parse_qsl(parts.query))
        if path == "/timeline" and _zoom(query) not in ("", *self.zooms):
            return None
        return Link(f"{quote(path)}{self._query(path, query)}", parts.fragment)

    def _is_told(self, path: str) -> bool:
        found = _YEAR.fullmatch(path)
        return found is not None and int(found[1]) in self.years

    def _query(self, path: str, asked: Mapping[str, str]) -> str:
        kept = {name: asked[name] for name in KEPT.get(path, ("page",)) if asked.get(name)}
        if path.startswith("/text/"):
            kept = self._sheet(path.removeprefix("/text/"), asked)
        elif path.startswith("/names/"):
            label, kind = path.removeprefix("/names/"), asked.get("kind", "")
            named = {"kind": kind} if kind and kind != self._kinds.get(label) else {}
            kept = {**named, **kept}
        elif path == "/timeline":
            return f"?{zoom}" if (zoom := _zoom(asked)) else ""
        if kept.get("page") == "1":
            del kept["page"]
        return f"?{urlencode(kept)}" if kept else ""

    def _sheet(self, document: str, asked: Mapping[str, str]) -> dict[str, str]:
        """Give the page of a document that holds the words or the place that is asked for."""
        if document not in self.documents:
            return {}
        span = _SPAN.fullmatch(asked.get("o", ""))
        at = span[1] if span else asked.get("at", "")
        number = asked.get("page", "1")
        if at.isdecimal():
            number = str(reading.page_at(self.atlas, document, int(at)).number)
        return {"page": number}


def _zoom(asked: Mapping[str, str]) -> str:
    return urlencode({name: asked[name] for name in ("from", "to") if asked.get(name)})


class Files:
    """The file of each page, in plain letters so that every system and host can hold it, none twice."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._taken: set[str] = set()

    def name(self, page: str) -> str:
        """Give the file of a page, the same each time."""
        if page not in self.names:
            self.names[page] = self._free(*_path(page))
        return self.names[page]

    def _free(self, stem: str, ending: str) -> str:
        number, name = 1, f"{stem}{ending}"
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}{ending}"
        self._taken.add(name)
        return name


def _path(page: str) -> tuple[str, str]:
    """Give the path without its ending, and the ending, that say best what a page is.

    >>> _path("/names/%C5%9E%C9%99ki?kind=place"), _path("/"), _path("/figures/figures.csv")
    (('names/seki-place', '.html'), ('index', '.html'), ('figures/figures', '.csv'))
    """
    parts = urlsplit(page)
    path = unquote(parts.path).strip("/")
    ending = ".csv" if path.endswith(".csv") else ".html"
    folder, _, name = path.removesuffix(".csv").partition("/")
    values = [_plain(value) for _, value in parse_qsl(parts.query)]
    if not name and values:
        return f"{_plain(folder)}/{'-'.join(values)}"[:_LONGEST_NAME].rstrip("-"), ending
    stem = "-".join([_plain(name or folder or "index"), *values])[:_LONGEST_NAME].rstrip("-")
    return (f"{_plain(folder)}/{stem}" if name else stem), ending


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", search_key(fold(text))).encode("ascii", "ignore").decode()
    sign = "-" if text.startswith("-") else ""
    return sign + (re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-") or "x")
