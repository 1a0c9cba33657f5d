"""Three doors for other packages, as entry points.

``salname.readers``  named by a file ending (``.tex``); a function that takes the text of such a file and gives it back
                     in the same length, with what is no prose blanked out by spaces.
``salname.taggers``  a function that takes a :class:`~salname.read.document.Document` and gives further records of it.
``salname.exports``  named by a format; a module with ``write(book, out)``, see :mod:`salname.show.export`.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from salname.errors import SalnameError


@cache
def _entries(group: str) -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in sorted(entry_points(group=group), key=lambda e: e.name)}


def names(group: str) -> tuple[str, ...]:
    """The names of what is offered through a door, in order."""
    return tuple(_entries(group))


def find(group: str, name: str) -> Any:
    """Load what is offered under a name, ``None`` where there is nothing.

    Raises :class:`~salname.errors.SalnameError` for a plugin that does not load.
    """
    entry = _entries(group).get(name)
    if entry is None:
        return None
    try:
        return entry.load()
    except Exception as error:  # whatever a stranger's module raises, the user is told which one it was
        raise SalnameError(f"the plugin {entry.value} ({group}) does not load ({error}): mend or remove it") from error
