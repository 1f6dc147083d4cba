"""Events in, one row for each out: its interval on one scale of time, disputed dates in red."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.chart.events import AXIS, Event, Span, reach, ticks
from briefing.chart.measure import width_of
from briefing.chart.svg import GRID, INK, NAVY, RED, SKY, SLATE, WIDTH, Drawing, Words

_LEFT, _RIGHT, _ROW, _HEAD = 286, 480, 21, 26


def draw_rows(drawing: Drawing, events: list[Event], as_of: int) -> float:
    """Draws the axis and the rows; returns the height used."""
    start, end = reach(events, as_of)

    def x(day: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (day - start) / (end - start)

    bottom = _HEAD + len(events) * _ROW
    for day, label in ticks(start, end, most=4):
        drawing.line(x(day), _HEAD - 6, x(day), bottom, GRID, 1)
        drawing.text(x(day), 14, Words(label, "meta", AXIS), size=9.5, colour=SLATE, anchor="middle")
    drawing.line(_LEFT, _HEAD - 6, _RIGHT, _HEAD - 6, INK, 1)
    for n, row in enumerate(events):
        y = _HEAD + (n + 0.5) * _ROW
        colour = RED if row.entry.disputed else INK
        drawing.text(_LEFT - 14, y + 4, row.what, anchor="end", size=10.5, room=_LEFT - 16)
        places = [_span(drawing, span, y, x, row.entry.disputed, (start, end)) for span in row.spans]
        if len(places) > 1:
            drawing.line(min(places) + 5, y, max(places) - 5, y, RED, 2)
        wide = width_of(row.when.text, 10.5, 600) > WIDTH - _RIGHT - 42
        when = replace(row.when, text=row.iso) if wide else row.when  # a date is never cut
        drawing.text(_RIGHT + 14, y + 4, when, size=10.5, weight=600, colour=colour)
        drawing.cite(y + 4, row.source)
    return float(bottom)


def _span(
    drawing: Drawing, span: Span, y: float, x: Callable[[int], float], disputed: bool, ends: tuple[int, int]
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
