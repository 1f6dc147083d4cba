"""Natural Earth's countries (npm world-atlas, TopoJSON) in, briefing/chart/world.json out: simplified rings by country.

python tests/chart/derive_world.py package/countries-50m.json
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

#: Degrees: how far a simplified line may leave the true one, and the least size of a ring that is kept.
TOLERANCE, LEAST = 0.06, 0.35
#: Coordinates are kept as whole numbers of this part of a degree.
PARTS = 50
#: Inside this box (west, south, east, north) the ring that the data give to Russia is Crimea.
CRIMEA = (32.3, 44.2, 36.8, 46.4)
Point = tuple[float, float]


def decoded(topology: dict) -> list[list[Point]]:
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def simplified(line: list[Point]) -> list[Point]:
    """Douglas and Peucker's: the ends and each point that lies further off than the tolerance."""
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        a, b = stack.pop()
        far, at = 0.0, 0
        for n in range(a + 1, b):
            if (off := distance(line[n], line[a], line[b])) > far:
                far, at = off, n
        if far > TOLERANCE:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [line[n] for n in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """From p to the line a–b in degrees of latitude."""
    k = math.cos(math.radians(p[1]))
    px, py, bx, by = (p[0] - a[0]) * k, p[1] - a[1], (b[0] - a[0]) * k, b[1] - a[1]
    length = bx * bx + by * by
    t = 0.0 if length == 0 else max(0.0, min(1.0, (px * bx + py * by) / length))
    return math.hypot(px - t * bx, py - t * by)


def rings(geometry: dict, arcs: list[list[Point]]) -> list[list[Point]]:
    """The outer rings of a country; lakes inside are left land."""
    polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])
    found = []
    for polygon in polygons or []:
        ring: list[Point] = []
        for n in polygon[0]:
            arc = arcs[n] if n >= 0 else arcs[~n][::-1]
            ring += arc[1:] if ring else arc
        found.append(ring)
    return found


def size(ring: list[Point]) -> float:
    return max(max(p[k] for p in ring) - min(p[k] for p in ring) for k in (0, 1))


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [simplified(line) for line in decoded(topology)]
    world: dict[str, list[list[Point]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        world.setdefault(geometry["properties"]["name"], []).extend(rings(geometry, arcs))
    west, south, east, north = CRIMEA
    crimea = [r for r in world["Russia"] if all(west < x < east and south < y < north for x, y in r)]
    assert crimea, "the ring of Crimea is not where it was"
    world["Russia"] = [r for r in world["Russia"] if r not in crimea]
    world["Ukraine"] += crimea
    kept = {}
    for name, all_rings in sorted(world.items()):
        largest = max(all_rings, key=size)
        whole = [r for r in all_rings if len(r) > 3 and (r is largest or size(r) >= LEAST)]
        kept[name] = [flat(ring) for ring in whole]
    out = Path(__file__).parents[2] / "briefing" / "chart" / "world.json"
    out.write_text(json.dumps(kept, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


def flat(ring: list[Point]) -> list[int]:
    """x, y, dx, dy, dx, dy … in parts of a degree."""
    x = y = 0
    numbers = []
    for lon, lat in ring:
        nx, ny = round(lon * PARTS), round(lat * PARTS)
        if not numbers or (nx, ny) != (x, y):
            numbers += [nx - x, ny - y]
        x, y = nx, ny
    return numbers


if __name__ == "__main__":
    main()
