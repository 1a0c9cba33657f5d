"""A folder that is published whole or not at all, and takes the place of nothing but an earlier publication."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salname.errors import SalnameError

MARK = ".salname-publication"
"""The file by which a folder is known to be a publication."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give a new folder to write into; it takes the place of ``folder`` when the block ends well.

    Raises :class:`~salname.errors.SalnameError` where ``folder`` holds anything but an earlier publication, or cannot
    be written.
    """
    place = folder.resolve()
    _refuse_others(folder, place)
    part = place.with_name(f"{place.name}-part-{os.getpid()}")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        (part / MARK).write_text("A publication by Salname; it may be replaced by a newer one.\n", encoding="utf-8")
        _swap(part, place)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SalnameError(f"{folder} cannot be written ({reason}): make room there or give another place") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _refuse_others(folder: Path, place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise SalnameError(f"{folder} is a file: give a folder, or --single for one file")
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
        raise SalnameError(f"{folder} is not empty and no earlier publication: give another folder or empty it")


def _swap(part: Path, place: Path) -> None:
    old = place.with_name(f"{place.name}-old-{os.getpid()}")
    if place.exists():
        place.rename(old)
    try:
        part.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
