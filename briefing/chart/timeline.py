"""Dated claims in, one row for each event out: its interval on one line of time, disputed dates in red."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefing.chart.days import first_day, in_words, last_day, month_name
from briefing.chart.svg import GRID, INK, NAVY, RED, SKY, SLATE, WIDTH, Drawing, Words, name
from briefing.model import Chart, Selection, Situation, TimelineEntry

_LEFT, _RIGHT, _ROW, _HEAD = 250, 480, 21, 26
#: Fewer say no more than the table does; more would not be read.
_LEAST, _MOST = 3, 20
#: Days without an event that are too short to be worth cutting.
_LONG = 731
_AXIS = ("meta:axis",)
_DISPUTED = "The order of events, and the dates on which sources differ"
_AGREED = "The order of events, as the sources date them"


#: First and last day, None for an open end.
_Span = tuple[int | None, int | None]


@dataclass(frozen=True)
class _Event:
    """One row: its days as ordinals, one span for each account of the date."""

    entry: TimelineEntry
    what: Words
    when: Words
    spans: tuple[_Span, ...]
    source: str


def draw(id_: str, selection: Selection, situation: Situation) -> Chart | None:
    """The timeline; None where too few events are dated."""
    chosen = set(selection.claims)
    events = [
        _event(entry, situation)
        for entry in situation.timeline
        if entry.claim in chosen and not entry.planned and (entry.date_start or entry.date_end)
    ]
    events.sort(key=lambda e: (_earliest(e), e.entry.claim))
    shown = _recent(events)[-_MOST:]
    if len(shown) < _LEAST:
        return None
    drawing = Drawing()
    height = _rows(drawing, shown, first_day(situation.as_of))
    earlier = events[: len(events) - len(shown)]
    if earlier:
        refs = ("count:earlier events", *(f"claim:{e.entry.claim}" for e in earlier))
        drawing.text(_LEFT, height + 8, Words(f"and {len(earlier)} earlier", "count", refs), size=9.5, colour=SLATE)
        height += 14
    title = _DISPUTED if any(e.entry.disputed for e in shown) else _AGREED
    description = " ".join(f"{e.when.text}: {e.what.text}{', disputed' * e.entry.disputed}." for e in shown)
    rows = ((e.when.text, e.what.text, "yes" if e.entry.disputed else "no") for e in events)
    return Chart(
        id=id_,
        kind="timeline",
        title=title,
        subtitle="Dot: a day or month. Bar: a period or a year. Arrow: an open end. Hollow red: disputed.",
        description=description,
        caption="Each event at the date that its sources give it.",
        svg=drawing.write(height + 4, title, description),
        table=(("When", "Event", "Disputed"), *rows),
        texts=tuple(drawing.texts),
        facts=tuple(dict.fromkeys(f for e in shown for f in e.entry.facts)),
    )


def _event(entry: TimelineEntry, situation: Situation) -> _Event:
    claim = situation.claim[entry.claim]
    sides = " → ".join(side for side in (claim.actor, claim.recipient) if side)
    kind = "" if claim.kind == "other" and claim.item else claim.kind.replace("_", " ")
    what = ": ".join(part for part in dict.fromkeys((kind, claim.item)) if part)
    words = ", ".join(part for part in (what, sides) if part)
    refs = tuple(f"fact:{f}" for f in entry.facts)
    dates = [(entry.date_start, entry.date_end)]
    if entry.disputed:
        dates += [
            (p.date_start, p.date_end)
            for d in situation.discrepancies
            if d.about == "date" and entry.claim in d.claims
            for p in d.positions
        ]
    spans = ((first_day(s) if s else None, last_day(e) if e else None) for s, e in dates if s or e)
    return _Event(
        entry=entry,
        what=name(words[:1].upper() + words[1:]),
        when=Words(in_words(entry.date_start, entry.date_end), "facts", refs),
        spans=tuple(dict.fromkeys(spans)),
        source=situation.fact[entry.facts[0]].source,
    )


def _earliest(event: _Event) -> int:
    return min(day for span in event.spans for day in span if day is not None)


def _recent(events: list[_Event]) -> list[_Event]:
    """Without the lone early events that would squeeze all others into a corner of the line."""
    days = [_earliest(e) for e in events]
    first = 0
    for n in range(1, len(events) // 3 + 1):
        if days[n] - days[n - 1] > max(_LONG, (days[-1] - days[first]) / 3):
            first = n
    return events[first:]


def _rows(drawing: Drawing, events: list[_Event], as_of: int) -> float:
    """Draws the axis and the rows; returns the height used."""
    days = [day for e in events for span in e.spans for day in span if day is not None]
    start, end = min(days), max(*days, as_of if any(None in span for e in events for span in e.spans) else 0)
    margin = max(20, (end - start) // 25)
    start, end = start - margin, end + margin

    def x(day: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (day - start) / (end - start)

    bottom = _HEAD + len(events) * _ROW
    for day, label in _ticks(start, end):
        drawing.line(x(day), _HEAD - 6, x(day), bottom, GRID, 1)
        drawing.text(x(day), 14, Words(label, "meta", _AXIS), size=9.5, colour=SLATE, anchor="middle")
    drawing.line(_LEFT, _HEAD - 6, _RIGHT, _HEAD - 6, INK, 1)
    for n, event in enumerate(events):
        y = _HEAD + (n + 0.5) * _ROW
        colour = RED if event.entry.disputed else INK
        drawing.text(_LEFT - 14, y + 4, event.what, anchor="end", size=10.5, room=_LEFT - 16)
        places = [_span(drawing, span, y, x, event.entry.disputed, (start, end)) for span in event.spans]
        if len(places) > 1:
            drawing.line(min(places) + 5, y, max(places) - 5, y, RED, 2)
        words = WIDTH - _RIGHT - 42
        drawing.text(_RIGHT + 14, y + 4, event.when, size=10.5, weight=600, colour=colour, room=words)
        drawing.cite(y + 4, event.source)
    return float(bottom)


def _span(
    drawing: Drawing, span: _Span, y: float, x: Callable[[int], float], disputed: bool, ends: tuple[int, int]
) -> float:
    """Draws one interval; returns its middle."""
    start, end = span
    left, right = x(ends[0] if start is None else start), x(ends[1] if end is None else end)
    colour = RED if disputed else NAVY
    if start is None or end is None:
        drawing.line(left, y, right - 2, y, colour, 2, "2 3")
        known = left if end is None else right
        if end is None:
            drawing.arrow(right, y, colour)
        drawing.dot(known, y, colour, filled=not disputed)
        return known
    middle = (left + right) / 2
    if right - left > 9 and not disputed:
        drawing.bar(left, y, right - left, 9, SKY)
    else:
        drawing.dot(middle, y, colour, filled=not disputed)
    return middle


def _ticks(start: int, end: int) -> list[tuple[int, str]]:
    """Firsts of January, or of months where the line is short, no more than the axis can hold."""
    first, last = date.fromordinal(start), date.fromordinal(end)
    years = last.year - first.year
    if years >= 2:
        step = next(s for s in (1, 2, 5, 10, 25, 50, 100) if years / s <= 6)
        found = [date(y, 1, 1) for y in range(first.year, last.year + 1) if y % step == 0]
        return [(d.toordinal(), str(d.year)) for d in found if start <= d.toordinal() <= end]
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    months = [d for d in months if start <= d.toordinal() <= end]
    step = next(s for s in (1, 3, 6) if len(months) / s <= 6)
    return [(d.toordinal(), f"{month_name(d.month)} {d.year}") for d in months if (d.month - 1) % step == 0]
