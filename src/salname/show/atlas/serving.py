"""The atlas on a port of this machine."""

from __future__ import annotations

import errno
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from salname.errors import ServeError

_LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
_TRIES = 20
_FIRST_PAGES = 3.0  # seconds in which the first pages have the machine for themselves


def serve(
    path: str | os.PathLike[str],
    host: str = "127.0.0.1",
    port: int | None = None,
    open_browser: bool = False,
    *,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the atlas of a book until interrupted; the address is said before the first request can come.

    On this machine alone, whoever opens it may review the book. For others (another ``host``) the address that is said
    bears a token: only who has opened it may write. A file that cannot be written is only read.
    ``port=None`` takes 8000 or the next one that is free, ``port=0`` any free one. Raises
    :class:`~salname.errors.ServeError` where the address cannot be had.
    """
    import uvicorn

    from salname.show.atlas.app import application
    from salname.show.atlas.trust import Keys

    here = host in _LOOPBACK
    hosts = ("127.0.0.1", "localhost", "[::1]", "[") if here else ("*",)
    keys = None if not _writable(path) else Keys() if here else Keys.for_elsewhere()
    app = application(path, hosts=hosts, keys=keys)
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    if keys and keys.token:
        address += f"?token={keys.token}"
    warming = threading.Timer(_FIRST_PAGES, _warm)
    warming.daemon = True
    warming.start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
    say(address)
    if open_browser:
        threading.Timer(0.3, webbrowser.open, (address,)).start()
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int | None) -> socket.socket:
    ports = range(8000, 8000 + _TRIES) if port is None else (port,)
    for number in ports:
        try:
            return socket.create_server((host, number), family=_family(host), backlog=128)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and number != ports[-1]:
                continue
            raise ServeError(_said(host, number, error)) from None
    raise AssertionError("a range of ports is never empty")


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _said(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use: give another with --port, or 0 for any free one"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used: give one above 1023 with --port"
    return f"{host}:{port} cannot be served ({error.strerror or error}): give an address of this machine with --host"


def _writable(path: str | os.PathLike[str]) -> bool:
    place = Path(path).absolute()
    return os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)  # the journal stands beside the book


def _address(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def _warm() -> None:
    """Cut the type and wake the chart library, so that the first page that needs them does not wait."""
    from salname.show.atlas import assets, typefaces

    for name in typefaces.FACES:
        typefaces.woff(name)
    assets.chart_library()
    import altair  # noqa: F401
