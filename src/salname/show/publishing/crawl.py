"""The atlas asked for its pages inside this process: no port, no network, no second program."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette
from starlette.types import Message, Scope

from salname.show.publishing.addresses import Addresses

HREF = re.compile(r'(?<=\shref=")/[^"]*(?=")')
"""The address of a link; text is escaped in the pages, so that it stands nowhere but in tags."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the atlas answers: HTTP status, kind of content, body, and where a redirect leads."""

    status: int
    kind: str
    body: bytes
    location: str

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass(frozen=True, slots=True)
class Found:
    """A page with its answer, and how many pages are known to come."""

    page: str
    answer: Answer
    done: int
    known: int


async def ask(app: Starlette, address: str, language: str) -> Answer:
    """Ask the atlas for one address, in a language."""
    parts = urlsplit(address)
    headers = [(b"host", b"salname"), (b"accept-language", language.encode())]
    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(parts.path), "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
        "root_path": "", "headers": headers, "server": ("salname", 80), "client": ("salname", 0),
    }  # fmt: skip
    status, kind, location = 0, "", ""
    body: list[bytes] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status, kind, location
        if message["type"] == "http.response.start":
            told = {name.decode(): value.decode() for name, value in message["headers"]}
            status, kind, location = message["status"], told.get("content-type", ""), told.get("location", "")
        else:
            body.append(message.get("body", b""))

    await app(scope, receive, send)
    return Answer(status, kind, b"".join(body), location)


async def pages(app: Starlette, addresses: Addresses, seeds: Iterable[str], language: str) -> AsyncIterator[Found]:
    """Follow the links from ``seeds``, the nearest first, and give every page once."""
    waiting = deque(dict.fromkeys(seeds))
    known = set(waiting)
    done = 0
    while waiting:
        page = waiting.popleft()
        answer = await ask(app, page, language)
        done += 1
        if answer.status == 200 and answer.kind.startswith("text/html"):
            reached = links(answer.text, addresses)
        else:
            reached = [link.page for link in (addresses.link(answer.location),) if link and answer.location]
        for following in reached:
            if following not in known:
                known.add(following)
                waiting.append(following)
        yield Found(page, answer, done, len(known))


def links(page: str, addresses: Addresses) -> list[str]:
    """Give the pages that a page leads to, in the order of its links."""
    found = (addresses.link(html.unescape(match.group())) for match in HREF.finditer(page))
    return list(dict.fromkeys(link.page for link in found if link))


def zooms(page: str, address: str = "/timeline") -> set[str]:
    """Give the stretches of the timeline that a page leads to, as queries."""
    found = (urlsplit(html.unescape(match.group())) for match in HREF.finditer(page))
    return {link.query for link in found if link.path == address and link.query}


Step = Callable[[int, int], None]
"""What is told of the progress: how many pages are done, and how many are known."""
