"""Assessed claims in, whom each source has them from out: circular reporting seen at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.chart.grid import MOST_COLUMNS, draw_grid
from briefing.chart.naming import Places, left_out, outlet
from briefing.chart.svg import BLUE, INK, NAVY, SKY, SLATE, WIDTH, Drawing, Words, cited, name, visible
from briefing.model import Chart, Selection, Situation, Source

_BOX, _PITCH, _LEFT, _RIGHT, _TOP = 22, 31, 196, 452, 20
#: Where bars begin, and their pitch.
_BARS, _BAR = 250, 22
#: More origins would fill the page; with more sources or lines than these the lines could not be told apart.
_MOST, _JOINED, _LINES = 9, 8, 16
#: How each form is read, and what is to be thought of.
_WORDS = {
    "diagram": (
        "A line: the source names whom it has a claim from. Dashed: it names no one for any.",
        "Sources that rest on one origin are one confirmation. A thicker line carries more claims.",
    ),
    "grid": (
        "Rows: whom claims come from. Columns: sources. Dot: it has a claim from them; hollow: it names no one.",
        "The dots of one row are one confirmation, not several.",
    ),
    "bars": (
        "Bar: how many sources have a claim from them. Dashed: sources that name no one for any.",
        "Sources that rest on one origin are one confirmation, however many they are.",
    ),
}
#: The one box for all that sources say without naming whom they have it from.
_UNSTATED = ""


@dataclass
class _Links:
    """Origin → source → claims that the source has from it."""

    claims: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def of(self, origin: str) -> list[str]:
        return [s for o, s in self.claims if o == origin]

    def weight(self, origin: str) -> tuple[int, int]:
        return len(self.of(origin)), sum(len(c) for (o, _), c in self.claims.items() if o == origin)


def draw(id_: str, selection: Selection, situation: Situation, _places: Places) -> Chart | None:
    """The chart; None where there is one source alone, or none names an origin.

    Few sources and origins are joined by lines; more make a grid, and where that is too wide a row counts its sources.
    """
    links = _links(selection, situation)
    named = sorted({o for o, _ in links.claims if o}, key=lambda o: (*(-n for n in links.weight(o)), o))
    origins = named[:_MOST]
    sources = _ordered(origins, links, situation)
    if not named or len(sources) < 2:
        return None
    silent = {s for _, s in links.claims} - {s for o, s in links.claims if o}
    rows = [*origins, *([_UNSTATED] if silent else [])]
    resting = {source for origin in rows for source in _resting(origin, links, silent)}
    columns = [source.id for source in sources if source.id in resting]
    drawing = Drawing()
    if len(sources) <= _JOINED and sum(o in rows for o, _ in links.claims) <= _LINES:
        height = _diagram(drawing, links, rows, sources, silent)
        how, caption = _WORDS["diagram"]
    elif len(columns) <= MOST_COLUMNS:
        height = _grid(drawing, links, rows, columns, silent)
        how, caption = _WORDS["grid"]
    else:
        height = _bars(drawing, links, rows, silent, situation)
        how, caption = _WORDS["bars"]
    height = _more(drawing, named[_MOST:], height, selection, situation)
    title = _title(named, links)
    description = " ".join(_told(o, _resting(o, links, silent), situation) for o in rows)
    table = (
        (o or "No origin named", outlet(situation.document[s].source).text, str(len(c)))
        for (o, s), c in links.claims.items()
    )
    return Chart(
        id=id_,
        kind="origins",
        title=title,
        subtitle=how,
        description=description,
        caption=caption,
        svg=drawing.write(height, title, description),
        table=(("Origin", "Source", "Claims"), *table),
        texts=tuple(drawing.texts),
        facts=tuple(dict.fromkeys(f for c in selection.claims for f in situation.claim[c].facts)),
    )


def _links(selection: Selection, situation: Situation) -> _Links:
    links = _Links()
    for claim in selection.claims:
        for origin in situation.assessment[claim].origins:
            for source in origin.sources:
                own = origin.kind in ("publisher", "source")
                foreign = own and origin.name != situation.document[source].source.publisher and len(origin.sources) > 1
                links.claims[visible(origin.name) if foreign or not own else _UNSTATED, source].add(claim)
    return links


def _ordered(origins: list[str], links: _Links, situation: Situation) -> list[Source]:
    """The sources beside their origins, so that few lines cross."""
    places = {o: n for n, o in enumerate(origins)}
    near: dict[str, list[int]] = defaultdict(list)
    for origin, source in links.claims:
        near[source].append(places.get(origin, len(origins)))
    ids = [d.source.id for d in situation.documents if d.source.id in near]
    ids.sort(key=lambda s: (min(near[s]), sum(near[s]) / len(near[s])))
    return [situation.document[s].source for s in ids]


def _resting(origin: str, links: _Links, silent: set[str]) -> list[str]:
    """The sources that rest on an origin; for the unstated one those alone that name none at all."""
    return [s for s in links.of(origin) if origin != _UNSTATED or s in silent]


def _called(origin: str) -> Words:
    return Words("No origin named") if origin == _UNSTATED else name(origin[:1].upper() + origin[1:])


def _diagram(drawing: Drawing, links: _Links, origins: list[str], sources: list[Source], silent: set[str]) -> float:
    """Boxes of origins at the left, of sources at the right, and lines between them."""
    drawing.text(0, 10, Words("Whom it comes from"), size=9.5, colour=SLATE)
    drawing.text(_RIGHT, 10, Words("Where it was read"), size=9.5, colour=SLATE)
    span = max(len(origins), len(sources)) * _PITCH
    at = {o: _place(n, len(origins), span) for n, o in enumerate(origins)}
    to = {s.id: _place(n, len(sources), span) for n, s in enumerate(sources)}
    _curves(drawing, links, at, to, silent)
    for origin, y in at.items():
        edge, fill = (SLATE, "#FFFFFF") if origin == _UNSTATED else (NAVY, "#F1F4F6")
        drawing.box(0.5, y - _BOX / 2, _LEFT, _BOX, fill, edge)
        drawing.text(9, y + 4, _called(origin), size=10.5, weight=600, colour=edge, room=_LEFT - 18)
    for source in sources:
        y = to[source.id]
        drawing.box(_RIGHT, y - _BOX / 2, WIDTH - _RIGHT - 0.5, _BOX, "#FFFFFF", NAVY)
        drawing.text(_RIGHT + 9, y + 4, cited(source.id), size=9.5, weight=600, colour=BLUE)
        drawing.text(_RIGHT + 36, y + 4, outlet(source), size=10.5, weight=600, room=WIDTH - _RIGHT - 46)
    return float(_TOP + span)


def _place(n: int, of: int, span: float) -> float:
    return _TOP + span * (n + 0.5) / of


def _curves(drawing: Drawing, links: _Links, at: dict[str, float], to: dict[str, float], silent: set[str]) -> None:
    most = max(len(c) for c in links.claims.values())
    for (origin, source), claims in links.claims.items():
        if origin in at and source in to:
            a, b, middle = at[origin], to[source], (_LEFT + _RIGHT) / 2
            d = f"M{_LEFT + 1} {a:.1f}C{middle} {a:.1f} {middle} {b:.1f} {_RIGHT} {b:.1f}"
            if origin == _UNSTATED and source in silent:
                drawing.path(d, edge=SLATE, width=1.1, dash="3 3")
            elif origin != _UNSTATED:
                drawing.path(d, edge=BLUE, width=round(1.2 + 2 * len(claims) / most, 1))


def _grid(drawing: Drawing, links: _Links, origins: list[str], columns: list[str], silent: set[str]) -> float:
    """A row for each origin, a column for each source."""
    resting = [_resting(origin, links, silent) for origin in origins]

    def cell(row: int, source: str, x: float, y: float) -> None:
        if source in resting[row]:
            stated = origins[row] != _UNSTATED
            drawing.dot(x, y, BLUE if stated else SLATE, filled=stated)

    return draw_grid(drawing, [_called(origin) for origin in origins], columns, cell)


def _bars(drawing: Drawing, links: _Links, origins: list[str], silent: set[str], situation: Situation) -> float:
    """A row for each origin: how many sources rest on it."""
    resting = {origin: _resting(origin, links, silent) for origin in origins}
    told = {fact.source: fact.id for fact in reversed(situation.facts)}
    scale = (WIDTH - _BARS - 60) / max(len(r) for r in resting.values())
    for n, (origin, of) in enumerate(resting.items()):
        y = _BAR * (n + 0.5)
        drawing.text(_BARS - 12, y + 4, _called(origin), size=10.5, anchor="end", room=_BARS - 14)
        if origin == _UNSTATED:
            drawing.box(_BARS, y - 5, len(of) * scale, 10, "#FFFFFF", SLATE, "3 3")
        else:
            drawing.bar(_BARS, y, len(of) * scale, 10, SKY)
        counted = Words(str(len(of)), "count", ("count:sources that rest on it", *(f"fact:{told[s]}" for s in of)))
        drawing.text(_BARS + len(of) * scale + 7, y + 4, counted, size=10, weight=600, colour=BLUE)
    bottom = float(_BAR * len(resting))
    drawing.line(_BARS, 0, _BARS, bottom, INK, 1)
    return bottom + 4


def _more(drawing: Drawing, left: Sequence[str], y: float, selection: Selection, situation: Situation) -> float:
    if not left:
        return y
    ids = {visible(o.name): o.id for a in situation.assessments for o in a.origins}
    refs = dict.fromkeys(f"meta:origin.{ids[o]}" for o in left)  # one origin may go by two names
    words = left_out(selection, len(refs), "more origins", ("count:more origins", *refs))
    drawing.text(0, y + 12, words, size=9.5, colour=SLATE)
    return y + 18


def _title(named: list[str], links: _Links) -> str:
    shared = [o for o in named if len(links.of(o)) > 1]
    if not shared:
        return "No two sources name the same origin"
    if len(shared) == 1:
        return f"More than one source rests on {shared[0]}"
    return f"More than one source rests on {shared[0]}, and on {shared[1]}"


def _told(origin: str, sources: list[str], situation: Situation) -> str:
    labels = list(dict.fromkeys(outlet(situation.document[s].source).text for s in sources))
    shown = ", ".join(labels[:4]) + (" and others" if len(labels) > 4 else "")
    return f"{origin or 'No origin named'}: {shown}."
