"""The files that pages load: style sheet, script, type, and the chart library out of vl-convert's wheel."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from salname.show.atlas import typefaces

_HERE = Path(__file__).parent / "static"
_FOREVER = "public, max-age=31536000, immutable"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
          ".woff": "font/woff"}  # fmt: skip

CHART_LIBRARY = "vega.js"
"""The name under which the chart library is served."""


@cache
def _static(name: str) -> bytes:
    return (_HERE / name).read_bytes()


@cache
def chart_library() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script that sets ``window.vegaEmbed``."""
    import vl_convert

    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").encode()


def _made() -> dict[str, Callable[[], bytes]]:
    return {CHART_LIBRARY: chart_library, **typefaces.FACES}


@cache
def url(name: str) -> str:
    """Give the address of a file, with a mark of its contents so that browsers may keep it for ever."""
    if name in _made():
        from salname import __version__

        return f"/static/{name}?v={__version__}"
    return f"/static/{name}?v={hashlib.sha256(_static(name)).hexdigest()[:12]}"


@cache
def _contents(name: str) -> bytes | None:
    made = _made().get(name)
    if made:
        return made()
    known = {entry.name for entry in _HERE.iterdir() if entry.is_file()}
    return _static(name) if name in known else None


@cache
def _packed(name: str) -> bytes:
    return gzip.compress(_contents(name) or b"", compresslevel=6, mtime=0)


def serve(request: Request) -> Response:
    """Answer with a file, packed if the browser can unpack it."""
    name = request.path_params["name"]
    contents = _contents(name)
    if not contents:
        return PlainTextResponse("not found", status_code=404)
    headers = {"cache-control": _FOREVER, "vary": "Accept-Encoding"}
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    if "gzip" in request.headers.get("accept-encoding", "") and not name.endswith(".woff"):
        return Response(_packed(name), headers={**headers, "content-encoding": "gzip"}, media_type=kind)
    return Response(contents, headers=headers, media_type=kind)


ROUTES = [Route("/static/{name}", serve)]
