"""The type of the pages: Source Serif 4 from its package, cut down to the letters that are needed.

The package carries the whole family in two megabytes; a page needs some seventy kilobytes of it. The cut faces are
kept in the user's cache folder. Where the package is missing, pages use a serif of the system.
"""

from __future__ import annotations

import io
import os
import tempfile
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = "fontpkg_source_serif_4"
_ROMAN, _ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
_FEATURES = ("kern", "liga", "locl", "onum", "lnum", "tnum", "pnum", "smcp", "ccmp", "mark")
_CUT = 2  # raised when what is cut changes, so that an old cache is not used
_LATIN = "20-7E A0-17F 18F 259 2009-2026 202F 2030-2033 20AC 20BC 2116 2190-2193 2212 2248 2264-2265"
_CYRILLIC = "400-52F"


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the file it is cut from, its letters (ranges of code points), its axes of design and CSS style.

    ``inline`` says that every page needs it.
    """

    file: str
    letters: str
    axes: tuple[tuple[str, float], ...]
    style: str
    inline: bool

    @property
    def source(self) -> Path | None:
        """The package's file; None where the package is missing."""
        found = find_spec(_PACKAGE)
        if found is None or not found.submodule_search_locations:
            return None
        source = Path(next(iter(found.submodule_search_locations))) / "files" / self.file
        return source if source.is_file() else None

    @property
    def kept(self) -> Path:
        """Where the cut face is kept."""
        base = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache")
        name = f"{self.file.split('[')[0]}-{self.letters.split()[0]}-{_CUT}.woff"
        return Path(base) / "salname" / name

    @property
    def unicode_range(self) -> str:
        """The letters as CSS has them."""
        return ", ".join(f"U+{part}" for part in self.letters.split())

    def code_points(self) -> list[int]:
        """The letters one by one."""
        out: list[int] = []
        for part in self.letters.split():
            first, _, last = part.partition("-")
            out += range(int(first, 16), int(last or first, 16) + 1)
        return out


FACES = {
    "roman.woff": Face(_ROMAN, _LATIN, (("opsz", 14),), "font-weight: 200 900", True),
    "italic.woff": Face(_ITALIC, _LATIN, (("opsz", 14), ("wght", 400)), "font-style: italic", True),
    "cyrillic.woff": Face(_ROMAN, _CYRILLIC, (("opsz", 14),), "font-weight: 200 900", False),
}
"""The faces by the names that the style sheet asks for."""


@cache
def woff(name: str) -> bytes:
    """Give a face as WOFF, from the cache folder or cut anew (three seconds); empty without the package."""
    face = FACES[name]
    source = face.source
    if source is None:
        return b""
    try:
        return face.kept.read_bytes()
    except OSError:
        made = _cut(source, face)
        _keep(face.kept, made)
        return made


def ready() -> bool:
    """Say whether the faces that every page needs can be had without cutting them first."""
    return all(face.kept.exists() or face.source is None for face in FACES.values() if face.inline)


def style_sheet() -> str:
    """Give the style sheet that names the faces.

    Once they are cut, those that every page needs are written into it: a browser shows nothing before its style
    sheets are there, so that no line moves when the type arrives.
    """
    inline = ready()
    rules = []
    for name, face in FACES.items():
        data = woff(name) if inline and face.inline else b""
        source = f"data:font/woff;base64,{b64encode(data).decode()}" if data else name
        shown = "block" if data else "optional"
        rules.append(
            f'@font-face {{ font-family: "Salname Serif"; src: url({source}) format("woff"); {face.style}; '
            f"font-display: {shown}; unicode-range: {face.unicode_range}; }}\n"
        )
    return "".join(rules)


def _cut(source: Path, face: Face) -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options(layout_features=list(_FEATURES), hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=face.code_points())
    between = io.BytesIO()
    font = TTFont(source)
    cutter.subset(font)
    font.save(between)
    between.seek(0)
    cut = instancer.instantiateVariableFont(TTFont(between), dict(face.axes))
    cut.flavor = "woff"
    out = io.BytesIO()
    cut.save(out)
    return out.getvalue()


def _keep(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError:
        return  # a cache that cannot be written costs three seconds at the next start, nothing else
