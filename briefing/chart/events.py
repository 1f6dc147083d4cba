"""Timeline entries in, what a line of time needs of them out: their days, their words, and the reach of the axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.chart.naming import event
from briefing.chart.svg import Words
from briefing.model import Situation, TimelineEntry
from briefing.model.days import first_day, in_words, last_day, month_name

#: First and last day, None for an open end.
Span = tuple[int | None, int | None]
#: What a tick of an axis rests on.
AXIS = ("meta:axis",)
#: Days without an event that are too short to be worth cutting.
_LONG = 731


@dataclass(frozen=True)
class Event:
    """One event: its days as ordinals, one span for each account of the date."""

    entry: TimelineEntry
    what: Words
    when: Words
    spans: tuple[Span, ...]
    source: str

    @property
    def iso(self) -> str:
        """Its dates in figures, which take less room: "2024-06-18 to 2024-07-02"."""
        ends = (self.entry.date_start, self.entry.date_end)
        return " to ".join(dict.fromkeys(day for day in ends if day))

    @property
    def earliest(self) -> int:
        return min(day for span in self.spans for day in span if day is not None)


def event_of(entry: TimelineEntry, situation: Situation) -> Event:
    """An entry of the timeline as charts draw it; a disputed one has the date of every position."""
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
    return Event(
        entry=entry,
        what=event(situation.claim[entry.claim]),
        when=Words(in_words(entry.date_start, entry.date_end), "facts", refs),
        spans=tuple(dict.fromkeys(spans)),
        source=situation.fact[entry.facts[0]].source,
    )


def recent(events: list[Event]) -> list[Event]:
    """Without the lone early events that would squeeze all others into a corner of the line; `events` in order."""
    days = [e.earliest for e in events]
    first = 0
    for n in range(1, len(events) // 2 + 1):
        if days[n] - days[n - 1] > max(_LONG, (days[-1] - days[first]) / 3):
            first = n
    return events[first:]


def reach(events: list[Event], as_of: int) -> tuple[int, int]:
    """The first and the last day of the axis: all events, the cut-off where one is open, and a margin."""
    days = [day for e in events for span in e.spans for day in span if day is not None]
    start, end = min(days), max(*days, as_of if any(None in span for e in events for span in e.spans) else 0)
    margin = max(20, (end - start) // 25)
    return start - margin, end + margin


def ticks(start: int, end: int, most: int = 6) -> list[tuple[int, str]]:
    """Firsts of January, or of months where the line is short, no more than the axis can hold."""
    first, last = date.fromordinal(start), date.fromordinal(end)
    years = last.year - first.year
    if years >= 2:
        step = next(s for s in (1, 2, 5, 10, 25, 50, 100) if years / s <= 6)
        found = [date(y, 1, 1) for y in range(first.year, last.year + 1) if y % step == 0]
        return [(d.toordinal(), str(d.year)) for d in found if start <= d.toordinal() <= end]
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    months = [d for d in months if start <= d.toordinal() <= end]
    step = next(s for s in (1, 3, 6) if len(months) / s <= most)
    return [(d.toordinal(), f"{month_name(d.month)} {d.year}") for d in months if (d.month - 1) % step == 0]
