"""Events in, one line of time out with their labels above and below it; nothing where the labels find no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.chart.events import AXIS, Event, Span, reach, ticks
from briefing.chart.labels import Box
from briefing.chart.measure import lines_of, width_of
from briefing.chart.svg import INK, LEADING, NAVY, RED, SKY, SLATE, WIDTH, Drawing, Words

_EDGE, _SIZE, _ROOM, _LINES, _GAP = 10.0, 10.0, 116.0, 2, 6.0
#: Lanes of labels on either side of the line, and how far the first is from it.
_LANES, _NEAR_ABOVE, _NEAR_BELOW = 3, 14.0, 24.0
_MOST, _TRIES = 12, 4000


@dataclass(frozen=True)
class _Label:
    """A label and its leader; heights are distances from the line, above it (`sign` -1) or below (1)."""

    event: Event
    sign: int
    #: Where its leader meets the line.
    x: float
    box: Box
    leader: Box

    def meets(self, other: _Label) -> bool:
        return self.sign == other.sign and (
            self.box.meets(other.box)
            or self.box.meets(other.leader)
            or self.leader.meets(other.box)
            or self.leader.meets(other.leader)
        )


def _places(event: Event, x: float) -> Iterator[_Label]:
    """Where its label may stand: near the line first, to the right of its leader before to the left."""
    wide, high = _size(event)
    for lane in range(_LANES):
        for sign, near in ((-1, _NEAR_ABOVE), (1, _NEAR_BELOW)):
            low = near + lane * (_LINES + 1) * _SIZE * LEADING * 1.06
            for left in dict.fromkeys((x, max(min(x - wide / 2, WIDTH - wide - 3), 3.0), x - wide)):
                box = Box(left - 3, low, left + wide + 3, low + high)
                if box.left >= 0 and box.right <= WIDTH:
                    yield _Label(event, sign, x, box, Box(x - 3, 0, x + 3, low))


def _placed(events: list[Event], xs: list[float], taken: list[_Label], budget: list[int]) -> list[_Label] | None:
    """A place for every label so that none meets another; None where none is found within the budget of tries."""
    if len(taken) == len(events):
        return taken
    n = len(taken)
    for label in _places(events[n], xs[n]):
        budget[0] -= 1
        if budget[0] < 0:
            return None
        if not any(label.meets(other) for other in taken):
            found = _placed(events, xs, [*taken, label], budget)
            if found is not None:
                return found
    return None


def draw_line(drawing: Drawing, events: list[Event], as_of: int) -> float | None:
    """Draws the line and the labels; returns the height used, None (and draws nothing) where they find no room."""
    if len(events) > _MOST:
        return None
    start, end = reach(events, as_of)
    ordered = sorted(events, key=lambda e: (-_x(e.spans[0], start, end), e.entry.claim))
    labels = _placed(ordered, [_x(e.spans[0], start, end) for e in ordered], [], [_TRIES])
    if labels is None:
        return None
    up = max((label.box.bottom for label in labels if label.sign < 0), default=0.0)
    down = max((label.box.bottom for label in labels if label.sign > 0), default=0.0)
    base = up + 4
    _axis(drawing, base, (start, end), [label.leader for label in labels if label.sign > 0])
    for label in sorted(labels, key=lambda label: label.x):
        _draw(drawing, label, base)
    for event in sorted(events, key=lambda e: e.entry.disputed):
        _marks(drawing, event, [_x(span, start, end) for span in event.spans], base, start, end)
    return base + max(down, 22) + 2


def _x(span: Span, start: int, end: int) -> float:
    """Where an interval stands: its middle, or the end that is known."""
    days = [day for day in span if day is not None]
    return _at(sum(days) / len(days), start, end)


def _at(day: float, start: int, end: int) -> float:
    return _EDGE + (WIDTH - 2 * _EDGE) * (day - start) / (end - start)


def _size(event: Event) -> tuple[float, float]:
    lines = lines_of(event.what.text, _SIZE, _ROOM, _LINES)
    date = width_of(_date(event), _SIZE, 600) + 26
    return max(date, *(width_of(line, _SIZE) for line in lines)) + _GAP, (len(lines) + 1) * _SIZE * LEADING


def _date(event: Event) -> str:
    return event.when.text + (" (disputed)" if event.entry.disputed else "")


def _axis(drawing: Drawing, base: float, ends: tuple[int, int], leaders: list[Box]) -> None:
    drawing.line(0, base, WIDTH, base, INK, 1)
    for day, label in ticks(*ends):
        x, wide = _at(day, *ends), width_of(label, 9)
        drawing.line(x, base - 3, x, base + 3, INK, 1)
        beside = (Box(x + 3, 4, x + 3 + wide, 15), Box(x - 3 - wide, 4, x - 3, 15))
        free = [box for box in beside if box.right < WIDTH and not any(box.meets(leader) for leader in leaders)]
        if free:
            drawing.text(free[0].left, base + 13, Words(label, "meta", AXIS), size=9, colour=SLATE)


def _draw(drawing: Drawing, label: _Label, base: float) -> None:
    event, sign = label.event, label.sign
    colour = RED if event.entry.disputed else NAVY
    top = base + label.box.top if sign > 0 else base - label.box.bottom
    edge = min(abs(label.box.left + 3 - label.x), abs(label.box.right - 3 - label.x)) < 1
    length = label.box.bottom if edge else label.box.top  # a leader beside its label runs along it, one under it stops
    far = base + sign * length
    drawing.line(label.x, base, label.x, far, colour, 0.8)
    left = label.box.left + 3 + (_GAP if abs(label.box.left + 3 - label.x) < 1 else 0)
    y = top + _SIZE * 0.95
    when = Words(_date(event), event.when.basis, event.when.refs)
    drawing.text(left, y, when, size=_SIZE, weight=600, colour=colour)
    drawing.cite(y, event.source, x=left + width_of(_date(event), _SIZE, 600) + 4, anchor="start", size=9)
    drawing.block(left, y + _SIZE * LEADING, event.what, room=_ROOM, most=_LINES, size=_SIZE)


def _marks(drawing: Drawing, event: Event, at: list[float], base: float, start: int, end: int) -> None:
    disputed = event.entry.disputed
    if disputed and len(at) > 1:
        drawing.bar(min(at), base, max(at) - min(at), 3, RED)
    for span, x in zip(event.spans, at, strict=True):
        if not disputed and None not in span:
            left, right = (_at(day, start, end) for day in span if day is not None)
            if right - left > 9:
                drawing.bar(left, base, right - left, 7, SKY)
        drawing.dot(x, base, RED if disputed else NAVY, filled=not disputed)
