"""Claims with places and states in, a locator map out: where it happens, and which way it is said to go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.chart.globe import Point, View, countries, country_at
from briefing.chart.labels import Box, Room
from briefing.chart.measure import width_of
from briefing.chart.naming import Places
from briefing.chart.svg import INK, NAVY, RED, WIDTH, Drawing, Words, name
from briefing.config.specs.lexicon import PlaceSpec
from briefing.model import Chart, Claim, Selection, Situation

_HEIGHT, _MARGIN = 300, 62
_WATER = "#3D6A8A"
_SEA, _LAND, _WHITE = "#FAFBFC", "#ECEFF1", "#FFFFFF"
#: Of the states named most often the smallest on the map is the darkest, so that it is seen.
_FILLS = (NAVY, "#BFD3E2", "#EBCFC3")
_INKS = (NAVY, "#3F5B73", "#8A5240")
#: More dots or labels than these hide the map.
_PLACES = 14
_TYPES = ("city", "site", "region", "peninsula", "front")
#: A point inside Crimea: where the map shows it, the caption says as whose.
_CRIMEA = (34.1, 45.2)


@dataclass(frozen=True)
class _Seen:
    """What the claims name: states, places and waters, each by how often, and the way most of them go."""

    states: list[str]
    places: list[str]
    waters: list[str]
    #: The waters that more than one claim names.
    often: list[str]
    flow: tuple[str, str] | None


def draw(id_: str, selection: Selection, situation: Situation, places: Places) -> Chart | None:
    """The map; None where the claims name no two places that the lexicon knows the coordinates of."""
    claims = [situation.claim[c] for c in selection.claims]
    seen = _seen(claims, situation, places)
    ashore = list(dict.fromkeys([*seen.states[: len(_FILLS)], *seen.places, *(seen.flow or ())]))
    marks = [*ashore, *seen.waters]
    if len(marks) < 2:
        return None
    # An ocean that is named in passing would make all else small: it is written where it lies in view.
    within = [*ashore, *seen.often]
    drawing = Drawing()
    view = View.of([_point(places[m]) for m in (within if len(within) > 1 else marks)], WIDTH, _HEIGHT, _MARGIN)
    room = Room(Box(2, 2, WIDTH - 2, _HEIGHT - 2))
    shades = _land(drawing, view, seen.states[: len(_FILLS)], places)
    room.taken += _dark(view, shades, places)
    dots = {p: at for p in seen.places if (at := view.at(_point(places[p])))}
    room.taken += [Box(x - 5, y - 5, x + 5, y + 5) for x, y in dots.values()]
    if seen.flow:
        _arrow(drawing, view, room, seen.flow, places)
    for water in seen.waters:
        _water(drawing, view, room, water, places)
    for place, (x, y) in dots.items():
        _dot(drawing, room, place, x, y)
    for n, state in enumerate(shades):
        _state(drawing, view, room, state, n, places)
    title = f"From {seen.flow[0]} to {seen.flow[1]}" if seen.flow else "Where the sources place it"
    description = _told(seen)
    crimea = view.at(_CRIMEA)
    shows = crimea is not None and room.holds(Box(*crimea, *crimea))
    rows = ((p, f"{places[p].latitude:g}", f"{places[p].longitude:g}") for p in marks)
    return Chart(
        id=id_,
        kind="map",
        title=title,
        subtitle="Places that the sources name."
        + (" The arrow joins both ends of what is reported; it is schematic, not a route." if seen.flow else ""),
        description=description,
        caption="Boundaries: Natural Earth, simplified"
        + (", with Crimea drawn as part of Ukraine" if shows else "")
        + ". Lambert azimuthal equal-area projection. A place stands at its centre.",
        svg=drawing.write(_HEIGHT, title, description),
        table=(("Place", "Latitude", "Longitude"), *rows),
        texts=tuple(drawing.texts),
        facts=tuple(dict.fromkeys(f for c in claims for f in c.facts)),
    )


def _seen(claims: list[Claim], situation: Situation, places: Places) -> _Seen:
    states: Counter[str] = Counter()
    sites: Counter[str] = Counter()
    waters: Counter[str] = Counter()
    flows: Counter[tuple[str, str]] = Counter()
    ends: dict[str, Counter[str]] = {}
    for claim in claims:
        named = {n for role in (claim.actor, claim.recipient, claim.place) if role for n in role.split(" and ")}
        states.update({s for n in named if (s := _state_of(n, places))})
        spot = next((p for f in claim.facts if (p := situation.fact[f].place) and p in places), None)
        if spot and _known(places[spot]):
            sites[spot] += places[spot].type in _TYPES
            waters[spot] += places[spot].type == "sea"
        start, end = _state_of(claim.actor, places), _state_of(claim.recipient, places)
        if start and end and start != end:
            flows[start, end] += 1
            if spot and _known(places[spot]) and _state_of(spot, places) == end:
                ends.setdefault(f"{start} {end}", Counter())[spot] += 1
    flow = min(flows, key=lambda pair: (-flows[pair], pair)) if flows else None
    if flow and (reached := ends.get(f"{flow[0]} {flow[1]}")):
        flow = flow[0], min(reached, key=lambda p: (-reached[p], p))
    return _Seen(
        _ranked(states), _ranked(sites)[:_PLACES], _ranked(waters)[:_PLACES], [w for w in waters if waters[w] > 1], flow
    )


def _ranked(counts: Counter[str]) -> list[str]:
    """The names that were counted at all, the most frequent first."""
    return sorted((name for name in counts if counts[name]), key=lambda name: (-counts[name], name))


def _state_of(place: str | None, places: Places) -> str | None:
    """The state in which a place lies; the state itself for a state."""
    for _ in range(len(places)):
        if place is None or place not in places:
            return None
        if places[place].type == "state":
            return place if _known(places[place]) else None
        place = places[place].inside
    return None


def _known(place: PlaceSpec) -> bool:
    return place.latitude is not None and place.longitude is not None


def _point(place: PlaceSpec) -> Point:
    return place.longitude or 0.0, place.latitude or 0.0


def _land(drawing: Drawing, view: View, states: list[str], places: Places) -> list[str]:
    """Draws sea and land; returns the states that have a colour of their own, darkest first."""
    outline = {s: c for s in states if (c := country_at(*_point(places[s])))}
    smallest = min(outline, key=lambda s: view.area(outline[s]), default=None)
    shades = sorted(outline, key=lambda s: s != smallest)
    fill = {outline[s]: _FILLS[n] for n, s in enumerate(shades)}
    drawing.box(0, 0, WIDTH, _HEIGHT, _SEA, _SEA)
    plain = "".join(view.outlines(country) for country in countries() if country not in fill)
    drawing.path(plain, fill=_LAND, edge=_WHITE, width=0.6)
    for country, colour in fill.items():
        drawing.path(view.outlines(country), fill=colour, edge=_WHITE, width=0.6)
    return shades


def _dark(view: View, shades: list[str], places: Places) -> list[Box]:
    """What the darkest state covers, in small boxes, so that no label is written on it."""
    if not shades:
        return []
    points = view.outline(country_at(*_point(places[shades[0]])) or "")
    return [Box(x - 3, y - 3, x + 3, y + 3) for x, y in points[:: max(len(points) // 60, 1)]]


def _arrow(drawing: Drawing, view: View, room: Room, flow: tuple[str, str], places: Places) -> None:
    start, end = (view.at(_point(places[p])) for p in flow)
    if start is None or end is None:
        return
    (ax, ay), (bx, by) = start, end
    bend = 0.16 if bx < ax else -0.16  # over the straight line, whichever way it goes
    cx, cy = (ax + bx) / 2 - bend * (by - ay), (ay + by) / 2 + bend * (bx - ax)
    away = max(((cx - bx) ** 2 + (cy - by) ** 2) ** 0.5, 1.0)
    ux, uy = (bx - cx) / away, (by - cy) / away
    tx, ty = bx - 7 * ux, by - 7 * uy
    drawing.dot(ax, ay, RED, radius=2)
    drawing.path(f"M{ax:.1f} {ay:.1f}Q{cx:.1f} {cy:.1f} {tx - 6 * ux:.1f} {ty - 6 * uy:.1f}", edge=RED, width=2)
    head = f"M{tx:.1f} {ty:.1f}L{tx - 9 * ux - 4.5 * uy:.1f} {ty - 9 * uy + 4.5 * ux:.1f}"
    drawing.path(f"{head}L{tx - 9 * ux + 4.5 * uy:.1f} {ty - 9 * uy - 4.5 * ux:.1f}z", fill=RED)
    for n in range(1, 24):  # labels keep off the line
        t = n / 24
        x, y = ((1 - t) ** 2 * a + 2 * t * (1 - t) * c + t * t * b for a, c, b in ((ax, cx, bx), (ay, cy, by)))
        room.taken.append(Box(x - 4, y - 4, x + 4, y + 4))
    x, y = (ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4
    words = "Reported flow; schematic, not a route"
    wide = width_of(words, 10.5, 600)
    tries = (
        Box(x + dx - wide / 2, y + dy - 9, x + dx + wide / 2, y + dy + 4)
        for dy in (-10, 20, -24, 34, 50)
        for dx in (0, -60, 60)
    )
    place = room.first_free(tries)
    if place:
        drawing.text(
            (place.left + place.right) / 2,
            place.bottom - 4,
            Words(words),
            size=10.5,
            weight=600,
            colour=RED,
            anchor="middle",
        )


def _dot(drawing: Drawing, room: Room, place: str, x: float, y: float) -> None:
    """A dot, and its name beside it where there is room; without room the dot stands alone and the table names it."""
    drawing.dot(x, y, INK, radius=2.6)
    wide = width_of(place, 10.5, 600)
    tries = [Box(x + 8, y - 8, x + 8 + wide, y + 5), Box(x - 8 - wide, y - 8, x - 8, y + 5)]
    for lift in (11, 20, 30):
        tries += [
            Box(x - wide / 2, y - lift - 7, x + wide / 2, y - lift + 6),
            Box(x - wide / 2, y + lift - 6, x + wide / 2, y + lift + 7),
        ]
        tries += [Box(x + 7, y + s * lift - 8, x + 7 + wide, y + s * lift + 5) for s in (-1, 1)]
        tries += [Box(x - 7 - wide, y + s * lift - 8, x - 7, y + s * lift + 5) for s in (-1, 1)]
    box = room.first_free(tries)
    if box:
        drawing.text(box.left, box.bottom - 3, name(place), size=10.5, weight=600)


def _water(drawing: Drawing, view: View, room: Room, water: str, places: Places) -> None:
    """The name of a sea or strait at its middle, in italics as on any map; without room the table names it."""
    at = view.at(_point(places[water]))
    if at is None:
        return
    (x, y), wide = at, width_of(water, 10.5, 600)
    steps = (0, -13, 13, -26, 26, -40, 40)
    tries = (
        Box(x + dx - wide / 2, y + dy - 8, x + dx + wide / 2, y + dy + 4)
        for dx in (0, -wide / 2 - 6, wide / 2 + 6)
        for dy in steps
    )
    box = room.first_free(tries)
    if box:
        drawing.text(box.left, box.bottom - 4, name(water), size=10.5, weight=600, colour=_WATER, italic=True)


def _state(drawing: Drawing, view: View, room: Room, state: str, n: int, places: Places) -> None:
    """The name of a state: inside it, or beside it where it is too small and dark to be written on."""
    country = country_at(*_point(places[state])) or ""
    heart = view.heart(country)
    if heart is None:
        return
    words = state.upper()
    wide, (x, y) = width_of(words, 10.5, 700), heart
    dark = n == 0 and view.area(country) > wide * wide
    steps = (0, -14, 14, -30, 30, -48, 48)

    def tries(across: Sequence[float], steps: Sequence[int]) -> list[Box]:
        return [Box(x + dx - wide / 2, y + dy - 9, x + dx + wide / 2, y + dy + 4) for dy in steps for dx in across]

    box = room.first_free(tries((0,), steps[:3])) if dark else None  # white is read on the dark state alone
    colour = _WHITE if box else _INKS[n]
    beside = (wide / 2 + 26, -wide / 2 - 26) if n == 0 else (0, wide, -wide)
    if box := box or room.first_free(tries(beside, steps)):
        drawing.text(box.left, box.bottom - 4, name(words), size=10.5, weight=700, colour=colour)


def _told(seen: _Seen) -> str:
    parts = ["A map." if seen.flow is None else f"A map with an arrow from {seen.flow[0]} to {seen.flow[1]}."]
    if seen.states:
        parts.append(f"States most often named: {', '.join(seen.states[: len(_FILLS)])}.")
    if seen.places or seen.waters:
        parts.append(f"Places marked: {', '.join((*seen.waters, *seen.places))}.")
    return " ".join(parts)
