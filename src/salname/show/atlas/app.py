"""The application: a book, the pages that are found, and what every answer gets."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response

from salname.errors import SalnameError
from salname.know import book as books
from salname.show.atlas import assets, pages, view
from salname.show.atlas.guard import Guard
from salname.show.atlas.preferences import Remembering
from salname.show.atlas.state import Atlas
from salname.show.atlas.trust import Keys, Trust


def application(path: str | os.PathLike[str], *, hosts: Iterable[str] = ("*",), keys: Keys | None = None) -> Starlette:
    """Give the atlas of the book at ``path`` as an ASGI application.

    ``hosts`` are the names under which it answers. With ``keys`` people may review the book; without, every page only
    reads. Raises :class:`~salname.errors.BookError` for what is no book.
    """
    found = list(_pages())
    app = Starlette(
        routes=[route for module in found for route in module.ROUTES] + assets.ROUTES,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Guard),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5),
            Middleware(Remembering),
            Middleware(Trust, keys=keys, refuse=_not_trusted),
        ],
        exception_handlers={HTTPException: _refused, SalnameError: _failed},
    )
    app.state.atlas = Atlas(books.open(path))
    entries = [module.NAV for module in found if getattr(module, "NAV", None)]
    app.state.nav = sorted(entries, key=lambda entry: entry.order)
    return app


def _pages() -> Iterator[ModuleType]:
    for entry in sorted(pkgutil.iter_modules(pages.__path__), key=lambda e: e.name):
        module = import_module(f"{pages.__name__}.{entry.name}")
        if hasattr(module, "ROUTES"):
            yield module


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return view.page(request, "error.html", status=status, code=status, reason="")


def _not_trusted(request: Request, status: int) -> Response:
    return view.page(request, "refused.html", status=status, code=status)


def _failed(request: Request, error: Exception) -> Response:
    return view.page(request, "error.html", status=404, code=404, reason=str(error))
