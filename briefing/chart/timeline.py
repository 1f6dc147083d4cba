"""Dated claims in, the order of events out: on one line where its labels find room, else a row for each."""

from __future__ import annotations

from briefing.chart.events import event_of, recent
from briefing.chart.naming import Places, is_named, left_out
from briefing.chart.svg import SLATE, Drawing
from briefing.chart.timeline_line import draw_line
from briefing.chart.timeline_rows import draw_rows
from briefing.model import Chart, Selection, Situation
from briefing.model.days import first_day

#: Fewer say no more than the table does; more would not be read.
_LEAST, _MOST = 3, 14
_DISPUTED = "The order of events, and the dates on which sources differ"
_AGREED = "The order of events, as the sources date them"


def draw(id_: str, selection: Selection, situation: Situation, _places: Places) -> Chart | None:
    """The timeline; None where too few events are dated."""
    chosen = set(selection.claims)
    events = [
        event_of(entry, situation)
        for entry in situation.timeline
        if entry.claim in chosen
        and is_named(situation.claim[entry.claim])
        and not entry.planned
        and (entry.date_start or entry.date_end)
    ]
    events.sort(key=lambda e: (e.earliest, e.entry.claim))
    shown = recent(events)[-_MOST:]
    if len(shown) < _LEAST:
        return None
    as_of = first_day(situation.as_of)
    drawing = Drawing()
    line = draw_line(drawing, shown, as_of)
    height = draw_rows(drawing, shown, as_of) if line is None else line
    earlier = events[: len(events) - len(shown)]
    if earlier:
        refs = ("count:earlier events", *(f"claim:{e.entry.claim}" for e in earlier))
        drawing.text(0, height + 8, left_out(selection, len(earlier), "earlier", refs), size=9.5, colour=SLATE)
        height += 14
    title = _DISPUTED if any(e.entry.disputed for e in shown) else _AGREED
    description = " ".join(f"{e.when.text}: {e.what.text}{', disputed' * e.entry.disputed}." for e in shown)
    rows = ((e.when.text, e.what.text, "yes" if e.entry.disputed else "no") for e in events)
    return Chart(
        id=id_,
        kind="timeline",
        title=title,
        subtitle="Dot: a day or month. Bar: a period or a year. Hollow red dots, joined: sources differ on the date.",
        description=description,
        caption="Each event at the date that its sources give it.",
        svg=drawing.write(height + 4, title, description),
        table=(("When", "Event", "Disputed"), *rows),
        texts=tuple(drawing.texts),
        facts=tuple(dict.fromkeys(f for e in shown for f in e.entry.facts)),
    )
