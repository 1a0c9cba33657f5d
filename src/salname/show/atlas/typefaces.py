"""The type of the pages: Source Serif 4 from its package, cut down to the letters that are needed.

The package carries the whole family in a megabyte; a page needs some seventy kilobytes of it. The cut faces are kept
in the user's cache folder. Where the package is missing, pages use a serif of the system.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = "fontpkg_source_serif_4"
_ROMAN, _ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
_FEATURES = ("kern", "liga", "locl", "onum", "lnum", "tnum", "pnum", "smcp", "ccmp", "mark")
_LATIN = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x18F, 0x259, *range(0x2009, 0x2027), 0x202F, 0x2030, 0x2032, 0x2033,
    0x20AC, 0x20BC, 0x2116, *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2264, 0x2265,
)  # fmt: skip
_CYRILLIC = tuple(range(0x400, 0x530))
_CUT = 1  # raised when what is cut changes, so that an old cache is not used


def _face(file: str, letters: Iterable[int], axes: dict[str, float]) -> bytes:
    """Give one face as WOFF with only these letters, its other axes of design fixed; empty without the package."""
    source = _source(file)
    if source is None:
        return b""
    kept = _cache_folder() / f"{_CUT}-{source.stat().st_size}-{sum(letters)}-{len(axes)}-{file[:14]}.woff"
    try:
        return kept.read_bytes()
    except OSError:
        made = _cut(source, letters, axes)
        _keep(kept, made)
        return made


def _source(file: str) -> Path | None:
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    source = Path(next(iter(found.submodule_search_locations))) / "files" / file
    return source if source.is_file() else None


def _cut(source: Path, letters: Iterable[int], axes: dict[str, float]) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options(layout_features=list(_FEATURES), hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    between = io.BytesIO()
    font = TTFont(source)
    cutter.subset(font)
    font.save(between)
    between.seek(0)
    cut = instancer.instantiateVariableFont(TTFont(between), axes)
    cut.flavor = "woff"
    out = io.BytesIO()
    cut.save(out)
    return out.getvalue()


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache")
    return Path(base) / "salname"


def _keep(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError:
        return  # a cache that cannot be written costs three seconds at the next start, nothing else


FACES: dict[str, Callable[[], bytes]] = {
    "roman.woff": cache(partial(_face, _ROMAN, _LATIN, {"opsz": 14})),
    "italic.woff": cache(partial(_face, _ITALIC, _LATIN, {"opsz": 14, "wght": 400})),
    "cyrillic.woff": cache(partial(_face, _ROMAN, _CYRILLIC, {"opsz": 14})),
}
"""The faces by the names that the style sheet asks for."""
