"""The borders of the world in, flat outlines around a middle out, in Lambert's azimuthal equal-area projection."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate

#: Natural Earth's countries at 1:50 million, simplified; Crimea is Ukraine's. `tests/chart/derive_world.py` makes it.
_FILE = "world.json"
#: Whole numbers in the file are this part of a degree.
_PARTS = 50
#: px: points nearer to one another than this, and islands smaller than this on a side, are not seen.
_FINE, _ISLAND = 0.9, 3.0
#: px beside the window within which a ring is looked at closely.
_BESIDE = 80.0

Point = tuple[float, float]
Ring = tuple[Point, ...]


@lru_cache(maxsize=1)
def countries() -> dict[str, tuple[Ring, ...]]:
    """Country → its outlines, as (longitude, latitude) in degrees."""
    text = (resources.files("briefing.chart") / _FILE).read_text(encoding="utf-8")
    return {name: tuple(_ring(numbers) for numbers in rings) for name, rings in json.loads(text).items()}


def _ring(numbers: list[int]) -> Ring:
    xs, ys = ([at / _PARTS for at in accumulate(steps)] for steps in (numbers[::2], numbers[1::2]))
    return tuple(zip(xs, ys, strict=True))


@cache
def _across(country: str) -> tuple[tuple[float, float], ...]:
    """How far west and east each outline of a country reaches, in degrees."""
    return tuple((min(xs), max(xs)) for xs in ([x for x, _ in ring] for ring in countries()[country]))


@cache
def country_at(longitude: float, latitude: float) -> str | None:
    """The country in whose outline the point lies, None at sea."""
    for name, rings in countries().items():
        for ring, (west, east) in zip(rings, _across(name), strict=True):
            if west <= longitude <= east and _inside(ring, longitude, latitude):
                return name
    return None


def _inside(ring: Ring, x: float, y: float) -> bool:
    found = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
    return found


@dataclass(frozen=True)
class View:
    """A window on the sphere: what lies within `width` × `height` px around the middle."""

    longitude: float
    latitude: float
    #: px for one radius of the sphere.
    scale: float
    width: float
    height: float
    #: Where the middle of the projection lies in the window.
    x: float
    y: float

    @classmethod
    def of(cls, places: Iterable[Point], width: float, height: float, margin: float) -> View:
        """The window that holds all places (longitude, latitude) with a margin in px around them."""
        points = list(places)
        longitude, latitude = _middle(points)
        plain = cls(longitude, latitude, 1.0, width, height, 0.0, 0.0)
        flat = plain.flat(points)
        west, east = min(x for x, _ in flat), max(x for x, _ in flat)
        north, south = min(y for _, y in flat), max(y for _, y in flat)
        across, down = max(east - west, 0.25), max(south - north, 0.12)
        scale = min((width - 2 * margin) / across, (height - 2 * margin) / down)
        x = width / 2 - scale * (west + east) / 2
        return cls(longitude, latitude, scale, width, height, x, height / 2 - scale * (north + south) / 2)

    def at(self, point: Point) -> Point | None:
        """The px of a place; None for one on the other side of the sphere."""
        return next(iter(self.flat((point,))), None)

    def flat(self, ring: Iterable[Point]) -> list[Point]:
        """The px of places, without those on the other side of the sphere."""
        sin, cos, sqrt, radians = math.sin, math.cos, math.sqrt, math.radians
        middle, scale, left, top = self.longitude, self.scale, self.x, self.y
        up, along = sin(radians(self.latitude)), cos(radians(self.latitude))
        found = []
        for longitude, latitude in ring:
            lon, lat = radians(longitude - middle), radians(latitude)
            sin_lat, cos_lat, cos_lon = sin(lat), cos(lat), cos(lon)
            nearness = up * sin_lat + along * cos_lat * cos_lon
            if nearness >= -0.2:
                k = sqrt(2 / (1 + nearness)) * scale
                found.append((left + k * cos_lat * sin(lon), top - k * (along * sin_lat - up * cos_lat * cos_lon)))
        return found

    def outlines(self, name: str) -> str:
        """The path data of a country's outlines as far as they lie in the window; "" where none does."""
        return "".join(_path(ring) for ring in self._rings(name))

    def outline(self, name: str) -> list[Point]:
        """The corners of a country's outlines in the window."""
        return [point for ring in self._rings(name) for point in ring]

    def area(self, name: str) -> float:
        """About how many square px of the window a country fills."""
        return sum(abs(_area(ring)) for ring in self._rings(name))

    def heart(self, name: str) -> Point | None:
        """The middle of the largest part of a country in the window."""
        rings = self._rings(name)
        if not rings:
            return None
        ring = max(rings, key=lambda r: abs(_area(r)))
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)

    def _rings(self, name: str) -> list[list[Point]]:
        return _window(self, name)

    def touches(self, ring: list[Point], margin: float = 0.0) -> bool:
        """Whether a flat ring may lie in the window, or so many px beside it, and is large enough to be seen."""
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        if not ring or max(max(xs) - min(xs), max(ys) - min(ys)) < _ISLAND:
            return False
        across = max(xs) > -margin and min(xs) < self.width + margin
        return across and max(ys) > -margin and min(ys) < self.height + margin


@lru_cache(maxsize=512)
def _window(view: View, name: str) -> list[list[Point]]:
    """The outlines of a country, flat, thinned, and cut off at the window's edge."""
    found = []
    for ring in countries()[name]:
        # Of a ring that is nowhere near the window a few points tell as much as all.
        if len(ring) > 40 and not view.touches(view.flat(ring[::8]), _BESIDE):
            continue
        flat = view.flat(ring)
        if len(flat) < 3 or not view.touches(flat):
            continue
        clipped = _clipped(_thinned(flat), view.width, view.height)
        if len(clipped) > 2:
            found.append(clipped)
    return found


def _middle(points: list[Point]) -> Point:
    """The place in the middle of others, on the sphere."""
    x = y = z = 0.0
    for longitude, latitude in points:
        a, b = math.radians(longitude), math.radians(latitude)
        x, y, z = x + math.cos(b) * math.cos(a), y + math.cos(b) * math.sin(a), z + math.sin(b)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _thinned(ring: list[Point]) -> list[Point]:
    """Without points nearer to the last than can be seen."""
    kept = [ring[0]]
    for point in ring[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > _FINE:
            kept.append(point)
    return kept


def _clipped(ring: list[Point], width: float, height: float) -> list[Point]:
    """Sutherland and Hodgman's: the part of a ring in the window, and a little more so that no edge is seen."""
    for axis, edge, sign in ((0, -2.0, 1), (0, width + 2, -1), (1, -2.0, 1), (1, height + 2, -1)):
        if all(sign * (point[axis] - edge) >= 0 for point in ring):
            continue
        out: list[Point] = []
        before = ring[-1]
        for point in ring:
            inside, was = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if inside != was:
                t = (edge - before[axis]) / (point[axis] - before[axis])
                out.append((before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])))
            if inside:
                out.append(point)
            before = point
        ring = out
    return ring


def _area(ring: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


def _path(ring: list[Point]) -> str:
    (x, y), *rest = ((round(a, 1), round(b, 1)) for a, b in ring)
    parts = [f"M{x:g} {y:g}l"]
    for a, b in rest:
        dx, dy = round(a - x, 1), round(b - y, 1)
        if dx or dy:
            parts.append(f"{dx:g} {dy:g} ")
            x, y = round(x + dx, 1), round(y + dy, 1)
    return "".join(parts).rstrip() + "z"
