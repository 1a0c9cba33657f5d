"""What a visitor prefers: the language of the interface and light or dark, by ``?lang=``/``?theme=``, then cookie."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from salname.show.locale import DEFAULT, LANGUAGES, Wording, wording

THEMES = ("light", "dark")
_YEAR = 60 * 60 * 24 * 365


@dataclass(frozen=True, slots=True)
class Preferences:
    """The wording of the interface, and ``light``, ``dark`` or nothing (as the system has it)."""

    wording: Wording
    theme: str


def of(request: Request) -> Preferences:
    """Work out what a request prefers; Azerbaijani where it does not say that English comes first."""
    asked, kept = request.query_params, request.cookies
    language = _allowed(asked.get("lang"), LANGUAGES) or _allowed(kept.get("lang"), LANGUAGES)
    theme = _allowed(asked.get("theme"), (*THEMES, "auto")) or _allowed(kept.get("theme"), THEMES)
    language = language or negotiated(request.headers.get("accept-language", ""))
    return Preferences(wording(language), "" if theme == "auto" else theme)


def negotiated(header: str) -> str:
    """Choose a language by an ``Accept-Language`` header: any mention of the default one wins, else the first known.

    >>> negotiated("en-GB,en;q=0.9,az;q=0.5"), negotiated("en-GB,ru;q=0.5"), negotiated("ru")
    ('az', 'en', 'az')
    """
    wanted: list[tuple[float, str]] = []
    for part in header.split(",")[:20]:
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            continue
        if weight > 0:
            wanted.append((-weight, tag.split("-")[0].lower()))
    codes = [code for _, code in sorted(wanted, key=lambda pair: pair[0])]
    if DEFAULT in codes:
        return DEFAULT
    return codes[0] if codes and codes[0] in LANGUAGES else DEFAULT


def _allowed(value: str | None, choices: object) -> str:
    return value if value and value in choices else ""  # type: ignore[operator]


class Remembering:
    """Keeps what ``?lang=`` and ``?theme=`` asked for in a cookie, so that it holds on the next page."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, adding cookies to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        preferences = of(request)
        scope.setdefault("state", {})["preferences"] = preferences
        kept: list[str] = []
        if _allowed(request.query_params.get("lang"), LANGUAGES):
            kept.append(_cookie("lang", preferences.wording.code, _YEAR))
        if theme := _allowed(request.query_params.get("theme"), (*THEMES, "auto")):
            kept.append(_cookie("theme", preferences.theme, 0 if theme == "auto" else _YEAR))

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Accept-Language, Cookie")
                for cookie in kept:
                    headers.append("set-cookie", cookie)
            await send(message)

        await self.app(scope, receive, answer)


def _cookie(name: str, value: str, age: int) -> str:
    return f"{name}={value}; Path=/; Max-Age={age}; SameSite=Strict; HttpOnly"
