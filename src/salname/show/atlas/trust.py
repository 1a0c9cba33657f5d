"""Who may write, and from where: what stands between a request and the book.

Reading needs nothing. Whatever writes (every method but GET and HEAD) must be a form of ours: it comes from a page of
this very host (``Origin`` or ``Referer``, ``Sec-Fetch-Site``), it bears a token that is bound to a cookie which other
sites cannot send along, and it is small. Served beyond this machine, it also needs the key that was printed when the
atlas was started, kept in a cookie once an address with ``?token=`` was opened.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 64 * 1024
"""Bytes that a request may carry."""

_MOST_FIELDS = 400
_SAFE = ("GET", "HEAD")
_READING = frozenset({"/api/ask"})  # what is posted only to be answered, and writes nothing
_FORM = "application/x-www-form-urlencoded"
_DAYS = 60 * 60 * 24
_LONGEST_COOKIE = 200

Form = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the book for writing: a secret that signs forms, and for visitors from elsewhere a ``token``."""

    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @classmethod
    def for_elsewhere(cls) -> Keys:
        """Make keys whose token must be shown."""
        return cls(secrets.token_urlsafe(24))


@dataclass(slots=True)
class Pass:
    """What a visitor may do. ``session`` is the cookie that forms are bound to; it is set when a form was made."""

    keys: Keys | None
    session: str
    shown: bool = False
    used: bool = False

    @property
    def open(self) -> bool:
        """Say whether this visitor may write."""
        return self.keys is not None and (self.keys.token is None or self.shown)

    def stamp(self) -> str:
        """Give the token of a form; it is another one on every page."""
        assert self.keys is not None
        self.used = True
        nonce = secrets.token_urlsafe(9)
        return f"{nonce}.{self._signed(nonce)}"

    def holds(self, stamp: str) -> bool:
        """Say whether a form's token is one that this visitor was given."""
        nonce, _, signature = stamp.partition(".")
        return bool(self.session) and hmac.compare_digest(signature.encode(), self._signed(nonce).encode())

    def _signed(self, nonce: str) -> str:
        assert self.keys is not None
        return hmac.new(self.keys.secret, f"{nonce} {self.session}".encode(), hashlib.sha256).hexdigest()


class Trust:
    """Lets only forms of our own write, and says who may; ``refuse`` answers all else."""

    def __init__(self, app: ASGIApp, keys: Keys | None, refuse: Callable[[Request, int], Response]):
        self.app = app
        self.keys = keys
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request that may be served."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        known = self._pass(request)
        scope.setdefault("state", {})["desk"] = known
        if self.keys and self.keys.token and "token" in request.query_params:
            await self._shown(request, known, self.keys.token)(scope, receive, send)
            return
        if scope["method"] not in _SAFE:
            body = await _body(receive)
            status = 413 if body is None else 0 if scope["path"] in _READING else self._fault(request, known, body)
            if status:
                await self.refuse(request, status)(scope, receive, send)
                return
            receive = _said_again(body or b"")
        await self.app(scope, receive, self._with_cookie(request, known, send))

    def _pass(self, request: Request) -> Pass:
        cookies = request.cookies
        token = self.keys.token if self.keys else None
        shown = token is not None and hmac.compare_digest(
            cookies.get(_name(request, "key"), "").encode(), token.encode()
        )
        session = cookies.get(_name(request, "desk"), "")
        return Pass(self.keys, session if session.isascii() and len(session) <= _LONGEST_COOKIE else "", shown)

    def _shown(self, request: Request, known: Pass, token: str) -> Response:
        """Take the key out of the address, so that it is not in the history or handed on, and into a cookie."""
        right = hmac.compare_digest(request.query_params["token"].encode(), token.encode())
        if not right and not known.shown:
            return self.refuse(request, 403)
        rest = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
        path = "/" + request.url.path.lstrip("/")  # never //host
        answer = RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, status_code=303)
        if right:
            answer.headers.append("set-cookie", _cookie(_name(request, "key"), token, 30 * _DAYS))
        return answer

    def _fault(self, request: Request, known: Pass, body: bytes) -> int:
        if not known.open or not _from_here(request):
            return 403
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            return 415
        try:
            form = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
        except ValueError:
            return 400
        if not known.session or not known.holds(form.get("stamp", [""])[0]):
            return 403
        request.scope["state"]["form"] = form
        return 0

    def _with_cookie(self, request: Request, known: Pass, send: Send) -> Send:
        if self.keys and not known.session:
            known.session = secrets.token_urlsafe(24)
            fresh = True
        else:
            fresh = False

        async def answer(message: Message) -> None:
            if fresh and known.used and message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.append("set-cookie", _cookie(_name(request, "desk"), known.session, 0))
                headers["cache-control"] = "no-store"
            await send(message)

        return answer


def _name(request: Request, what: str) -> str:
    """Name a cookie: those of one host are shared by all its ports."""
    server = request.scope.get("server") or ("", 0)
    return f"salname-{what}-{server[1]}"


def _cookie(name: str, value: str, age: int) -> str:
    lasting = f"; Max-Age={age}" if age else ""
    return f"{name}={value}; Path=/{lasting}; SameSite=Strict; HttpOnly"


def _from_here(request: Request) -> bool:
    """Say whether a page of this host sent a request; browsers say so, and who says nothing is not believed."""
    headers = request.headers
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    source = headers.get("origin") or headers.get("referer") or ""
    host = headers.get("host", "")
    try:
        return bool(host) and urlsplit(source).netloc.lower() == host.lower()
    except ValueError:
        return False


async def _body(receive: Receive) -> bytes | None:
    """Read what a request carries, ``None`` where it is too much."""
    whole = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        whole += bytes(message.get("body", b""))
        if len(whole) > LARGEST:
            return None
        if not message.get("more_body"):
            return whole


def _said_again(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
