"""The files that pages load: style sheets, script, type, and the chart library out of vl-convert's wheel."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from salname import __version__
from salname.show.atlas import typefaces

_HERE = Path(__file__).parent / "static"
_FOREVER = "public, max-age=31536000, immutable"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
}

CHART_LIBRARY = "vega.js"
"""The name under which the chart library is served."""

TYPE = "type.css"
"""The name of the style sheet that holds the type."""


@cache
def chart_library() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script that sets ``window.vegaEmbed``."""
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")).encode()


@cache
def _files() -> frozenset[str]:
    return frozenset(entry.name for entry in _HERE.iterdir() if entry.is_file())


@cache
def url(name: str) -> str:
    """Give the address of a file, with a mark of its contents so that browsers may keep it for ever."""
    if name in _files():
        return f"/static/{name}?v={hashlib.sha256(_contents(name)).hexdigest()[:12]}"
    return f"/static/{name}?v={__version__}"


@cache
def _contents(name: str) -> bytes:
    if name == CHART_LIBRARY:
        return chart_library()
    if name in typefaces.FACES:
        return typefaces.woff(name)
    return (_HERE / name).read_bytes() if name in _files() else b""


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_contents(name), compresslevel=6, mtime=0)


def serve(request: Request) -> Response:
    """Answer with a file, packed if the browser can unpack it."""
    name = request.path_params["name"]
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    if name == TYPE:
        lasting = _FOREVER if typefaces.ready() else "no-store"
        return Response(typefaces.style_sheet(), headers={"cache-control": lasting}, media_type=kind)
    if not _contents(name):
        return PlainTextResponse("not found", status_code=404)
    headers = {"cache-control": _FOREVER, "vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", "") and not name.endswith(".woff"):
        return Response(_packed(name), headers={**headers, "content-encoding": "gzip"}, media_type=kind)
    return Response(_contents(name), headers=headers, media_type=kind)


ROUTES = [Route("/static/{name}", serve)]
