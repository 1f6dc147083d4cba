"""Assessed claims in, a diagram of where each source has them from out: circular reporting seen at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.chart.naming import Places, outlet
from briefing.chart.svg import BLUE, NAVY, SLATE, WIDTH, Drawing, Words, cited, name, visible
from briefing.model import Chart, Selection, Situation, Source

_BOX, _PITCH, _LEFT, _RIGHT, _TOP = 22, 31, 196, 452, 20
#: More boxes a side would fill the page, and their lines could not be told apart.
_MOST = 9
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
    """The diagram; None where no source names an origin."""
    links = _links(selection, situation)
    named = sorted({o for o, _ in links.claims if o}, key=lambda o: (*(-n for n in links.weight(o)), o))
    if not named:
        return None
    origins = named[:_MOST]
    sources = _ordered(origins, links, situation)
    shown = sources[: _MOST + 1]
    drawing = Drawing()
    drawing.text(0, 10, Words("Whom it comes from"), size=9.5, colour=SLATE)
    drawing.text(_RIGHT, 10, Words("Where it was read"), size=9.5, colour=SLATE)
    silent = {s for _, s in links.claims} - {s for o, s in links.claims if o}
    left = [*origins, *([_UNSTATED] if any(s.id in silent for s in shown) else [])]
    span = max(len(left), len(shown)) * _PITCH
    at = {o: _place(n, len(left), span) for n, o in enumerate(left)}
    to = {s.id: _place(n, len(shown), span) for n, s in enumerate(shown)}
    _curves(drawing, links, at, to, silent)
    for origin, y in at.items():
        edge = SLATE if origin == _UNSTATED else NAVY
        drawing.box(0.5, y - _BOX / 2, _LEFT, _BOX, "#FFFFFF" if origin == _UNSTATED else "#F1F4F6", edge)
        words = Words("No origin named") if origin == _UNSTATED else name(origin[:1].upper() + origin[1:])
        drawing.text(9, y + 4, words, size=10.5, weight=600, colour=edge, room=_LEFT - 18)
    for source in shown:
        y = to[source.id]
        drawing.box(_RIGHT, y - _BOX / 2, WIDTH - _RIGHT - 0.5, _BOX, "#FFFFFF", NAVY)
        drawing.text(_RIGHT + 9, y + 4, cited(source.id), size=9.5, weight=600, colour=BLUE)
        drawing.text(_RIGHT + 36, y + 4, outlet(source), size=10.5, weight=600, room=WIDTH - _RIGHT - 46)
    height = float(_TOP + span)
    beyond: tuple[tuple[Sequence[str | Source], str, float], ...] = (
        (named[_MOST:], "more origins", 0.0),
        (sources[_MOST + 1 :], "more sources", _RIGHT),
    )
    for left_out, what, x in beyond:
        if left_out:
            height = _more(drawing, _refs(left_out, situation), what, x, _TOP + span)
    title = _title(named, links)
    description = " ".join(_told(o, [s for s in links.of(o) if o or s in silent], situation) for o in left)
    rows = (
        (o or "No origin named", outlet(situation.document[s].source).text, str(len(c)))
        for (o, s), c in links.claims.items()
    )
    return Chart(
        id=id_,
        kind="origins",
        title=title,
        subtitle="A line: the source names whom it has a claim from. Dashed: it names no one for any.",
        description=description,
        caption="Sources that rest on one origin are one confirmation. A thicker line carries more claims.",
        svg=drawing.write(height, title, description),
        table=(("Origin", "Source", "Claims"), *rows),
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


def _refs(left_out: Sequence[str | Source], situation: Situation) -> list[str]:
    ids = {visible(o.name): o.id for a in situation.assessments for o in a.origins}
    told = {fact.source: fact.id for fact in reversed(situation.facts)}
    refs = (f"fact:{told[s.id]}" if isinstance(s, Source) else f"meta:origin.{ids[s]}" for s in left_out)
    return list(dict.fromkeys(refs))  # one origin may go by two names


def _more(drawing: Drawing, refs: Sequence[str], what: str, x: float, y: float) -> float:
    words = Words(f"and {len(refs)} {what}", "count", (f"count:{what}", *refs))
    drawing.text(x, y + 12, words, size=9.5, colour=SLATE)
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
