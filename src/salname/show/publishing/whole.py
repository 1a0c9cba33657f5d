"""The whole atlas as files: what is asked, what is written, and where."""

from __future__ import annotations

import asyncio
import html
import json
import os
import re
from collections.abc import AsyncIterator, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette

from salname import edtf
from salname.show.atlas import application, links, typefaces
from salname.show.atlas.queries import reading
from salname.show.atlas.state import Atlas
from salname.show.locale import DEFAULT, wording
from salname.show.publishing import crawl, drawing, folder, own, rewriting, search_index
from salname.show.publishing.addresses import Addresses, Files
from salname.show.publishing.crawl import Step
from salname.show.publishing.rewriting import Sheets, Site

_SPEC = re.compile(r'(?<= data-spec=")[^"]+(?=")')
_ASSET = re.compile(r'="/static/([\w.-]+\.(?:css|svg|js))\b')
_FACE = re.compile(r"url\(([\w.-]+\.woff)\)")
_KIND = re.compile(r'<p class="kicker">(.*?)</p>', re.DOTALL)
_FIELDS = re.compile(r'<dl class="record">.*?</dl>', re.DOTALL)
_RECORD = re.compile(r"/record/(\w+)")
_MARKED = re.compile(r' data-r="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the folder, how many pages, and how many bytes in all."""

    folder: Path
    pages: int
    size: int


def site(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    language: str = DEFAULT,
    *,
    on_step: Step | None = None,
) -> Published:
    """Write the atlas of the book at ``path`` into a folder, whole or not at all.

    The folder may be missing, empty, or an earlier publication, which is replaced. Raises
    :class:`~salname.errors.SalnameError` for any other folder, and for what is no book.
    """
    for name, face in typefaces.FACES.items():
        if face.inline:
            typefaces.woff(name)  # cut before the first page is asked for, so that every page comes out the same
    app = application(path)
    app.router.routes[:0] = own.ROUTES
    with folder.replacing(Path(target)) as place:
        return _run(_Publication(app, place, language, on_step).write(Path(target)))


def _run(writing: Coroutine[Any, Any, Published]) -> Published:
    """Run to the end, in a thread of its own where a notebook or a browser driver has an event loop already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(writing)
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, writing).result()


class _Publication:
    """One publication being made: the raw pages are gathered first, then written with their links."""

    def __init__(self, app: Starlette, place: Path, language: str, on_step: Step | None):
        self.app, self.place, self.language = app, place, language
        self.atlas: Atlas = app.state.atlas
        self.addresses = Addresses(self.atlas)
        self.files = Files()
        self.step = on_step or _silent
        self.raw: dict[str, str] = {}
        self.charts: dict[str, str] = {}
        self.size = 0

    async def write(self, target: Path) -> Published:
        aliases = await self._gather()
        known = {page: self.files.name(page) for page in self.raw}
        known |= {page: self.files.names[target] for page, target in aliases.items() if target in self.files.names}
        sheets = {links.text(name): self._sheets(name) for name in sorted(self.addresses.documents)}
        made = Site(self.addresses, wording(self.language), known, self.charts, sheets)
        for page, answer in self.raw.items():
            self._save(known[page], rewriting.file(made, page, answer) if known[page].endswith(".html") else answer)
        for name, document in ((n, links.text(n)) for n in sorted(self.addresses.documents)):
            self._write_parts(made, name, sheets[document])
        self._write_index(known)
        await self._write_assets()
        return Published(target, len(self.raw), self.size)

    async def _gather(self) -> dict[str, str]:
        """Ask for every page; give what redirects lead to."""
        for page in ("/", "/timeline"):
            answer = await crawl.ask(self.app, page, self.language)
            self.addresses.zooms |= crawl.zooms(answer.text)
        seeds = ["/", "/text", "/search", "/year", *(f"/year/{edtf.year(y)}" for y in sorted(self.addresses.years))]
        aliases: dict[str, str] = {}
        async for found in self._pages(seeds):
            if found.answer.status == 200:
                self.files.name(found.page)
                self.raw[found.page] = found.answer.text
                await self._draw(found.answer.text)
            elif found.answer.location and (link := self.addresses.link(found.answer.location)):
                aliases[found.page] = link.page
            self.step(found.done, found.known)
        return aliases

    def _pages(self, seeds: list[str]) -> AsyncIterator[crawl.Found]:
        return crawl.pages(self.app, self.addresses, seeds, self.language)

    async def _draw(self, page: str) -> None:
        """Have the charts of a page drawn, in the colours of the style sheet."""
        for match in _SPEC.finditer(page):
            address = html.unescape(match.group())
            answer = await crawl.ask(self.app, address.replace(".json", ".svg", 1), self.language)
            if answer.status == 200:
                self.charts[address] = drawing.in_page(answer.text)

    def _sheets(self, document: str) -> Sheets:
        first = reading.page(self.atlas, document, 1)
        pages = [reading.page(self.atlas, document, number) for number in range(1, first.of + 1)]
        names = [self.files.name(_sheet(document, page.number)) for page in pages]
        return Sheets([p.start for p in pages], names, [n.removesuffix(".html") + "-parts.js" for n in names])

    def _write_parts(self, made: Site, document: str, sheets: Sheets) -> None:
        """Write what was read on each page of a text beside it, for the panel that a click opens."""
        for number, (here, name) in enumerate(zip(sheets.files, sheets.parts, strict=True), 1):
            page = self.raw.get(_sheet(document, number), "")
            ids = dict.fromkeys(id for match in _MARKED.finditer(page) for id in match[1].split())
            parts = {id: part for id in ids if (part := self._part(made, here, id))}
            text = search_index.escaped(json.dumps(parts, ensure_ascii=False, separators=(",", ":")))
            self._save(name, f"salname.parts({text});\n")

    def _part(self, made: Site, here: str, id: str) -> str:
        answer = self.raw.get(links.record(id), "")
        kind, fields = _KIND.search(answer), _FIELDS.search(answer)
        if not kind or not fields:
            return ""
        return rewriting.relinked(made, here, f'<p class="label">{kind[1]}</p>{fields.group()}')

    def _write_index(self, known: Mapping[str, str]) -> None:
        book = self.atlas.book
        if sum(document.length for document in book.documents()) > search_index.MOST:
            self._save("search-index.js", "window.salnameIndex = null;\n")
            return

        def words(document: str, start: int) -> str:
            number = reading.page_at(self.atlas, document, start).number
            return known[_sheet(document, number)]

        def thing(label: str) -> str:
            return known.get(links.entity(label).replace("%2F", "/"), "")

        self._save("search-index.js", search_index.script(book, words, thing))

    async def _write_assets(self) -> None:
        names = dict.fromkeys(m[1] for page in self.raw.values() for m in _ASSET.finditer(page))
        for name in names:
            if name.endswith(".js") and name not in rewriting.SCRIPTS:
                continue
            source = own.HERE / "static" / name
            text = source.read_text(encoding="utf-8") if source.is_file() else ""
            text = text or (await crawl.ask(self.app, f"/static/{name}", self.language)).text
            self._save(f"static/{name}", text)
            for face in _FACE.findall(text):
                answer = await crawl.ask(self.app, f"/static/{face}", self.language)
                self._save_bytes(f"static/{face}", answer.body)
        for name in ("site.js", "site.css"):
            self._save(f"static/{name}", (own.HERE / "static" / name).read_text(encoding="utf-8"))

    def _save(self, name: str, text: str) -> None:
        self._save_bytes(name, text.encode("utf-8"))

    def _save_bytes(self, name: str, data: bytes) -> None:
        file = self.place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.size += len(data)


def _silent(_done: int, _known: int) -> None:
    """Tell nobody."""


def _sheet(document: str, number: int) -> str:
    return f"/text/{quote(document)}" + (f"?page={number}" if number > 1 else "")
