"""Derive the land that the map draws from Natural Earth (public domain); run once, commit what it writes.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/land.py package

writes ``show/atlas/natural_earth.txt``: a line ``land`` with the longitudes and latitudes of each ring in tenths of a
degree, and a line ``country`` with code, longitude and latitude of the middle of each country's largest part.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.core import get_global

OUT = Path(__file__).parents[1] / "src" / "salname" / "show" / "atlas" / "natural_earth.txt"
ANTARCTIC = -60.0

Ring = list[tuple[float, float]]


def arcs(topology: dict[str, Any]) -> list[Ring]:
    """Decode the arcs of a TopoJSON file to longitude and latitude."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        out.append(points)
    return out


def rings(geometry: dict[str, Any], decoded: list[Ring]) -> Iterator[Ring]:
    """Give every ring of a Polygon or MultiPolygon."""
    if geometry["type"] == "GeometryCollection":
        for inner in geometry["geometries"]:
            yield from rings(inner, decoded)
        return
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        for ring in polygon:
            points: Ring = []
            for index in ring:
                arc = decoded[index] if index >= 0 else decoded[~index][::-1]
                points += arc if not points else arc[1:]
            yield points


def area(ring: Ring) -> float:
    """Give the area of a ring, in square degrees, by the shoelace formula."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))) / 2


def middle(ring: Ring) -> tuple[float, float]:
    """Give the centroid of a ring; one that crosses the antimeridian is laid out beyond it first."""
    if max(x for x, _ in ring) - min(x for x, _ in ring) > 180:
        ring = [(x + 360 if x < 0 else x, y) for x, y in ring]
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in itertools.pairwise(ring)]
    whole = sum(c for *_, c in crosses) * 3
    x = sum((a[0] + b[0]) * c for a, b, c in crosses) / whole
    return x, sum((a[1] + b[1]) * c for a, b, c in crosses) / whole


def main(folder: Path) -> None:
    """Write the file."""
    land = json.loads((folder / "land-110m.json").read_text(encoding="utf-8"))
    countries = json.loads((folder / "countries-110m.json").read_text(encoding="utf-8"))
    codes = get_global("territory_aliases")
    lines = ["# Derived by tools/land.py from Natural Earth 1:110m (public domain), through world-atlas."]
    decoded = arcs(land)
    for ring in rings(land["objects"]["land"], decoded):
        if max(y for _, y in ring) > ANTARCTIC:
            lines.append("land " + " ".join(f"{x * 10:.0f} {y * 10:.0f}" for x, y in ring))
    decoded = arcs(countries)
    for geometry in countries["objects"]["countries"]["geometries"]:
        code = codes.get(geometry.get("id", ""), [""])[0]
        if code:
            x, y = middle(max(rings(geometry, decoded), key=area))
            lines.append(f"country {code} {x:.1f} {y:.1f}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
