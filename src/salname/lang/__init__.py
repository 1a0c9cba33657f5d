"""What is particular to a language, as data: one folder of TOML files a language code, read once.

To add a language, add a folder with the files that ``lang/az`` has; no stage names a language in its code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from salname.errors import DataError

DEFAULT = "az"


def path(code: str, name: str) -> Traversable:
    """Give the data file ``name`` of the language ``code`` (for data that is no TOML)."""
    return files(__name__).joinpath(code, name)


@cache
def load(code: str, name: str) -> dict[str, Any]:
    """Read ``lang/<code>/<name>.toml``; the caller must not change what it gets.

    Raises :class:`~salname.errors.DataError` where the file is missing or no TOML.
    """
    source = path(code, f"{name}.toml")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"no language data {code}/{name}.toml: add it beside the others") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{code}/{name}.toml is no valid TOML ({error}): mend that line") from None
