"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from salname.errors import SalnameError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` when the block ends well; else ``path`` stays as it was.

    Raises :class:`~salname.errors.SalnameError` where it cannot be written.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        with _telling(path), place.open("wb") as stream:  # a pipe or a device
            yield stream
        return
    part = place.with_name(f"{place.name}-part-{os.getpid()}")
    with _telling(path):
        try:
            with part.open("wb") as stream:
                yield stream
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SalnameError(f"{path} cannot be written ({reason}): make room there or give another place") from None
