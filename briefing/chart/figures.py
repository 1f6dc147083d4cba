"""Claims whose sources give different figures in, one panel for each question out: every account on one scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefing.chart.svg import BLUE, GRID, INK, NAVY, SKY, SLATE, Drawing
from briefing.model import Chart, Fact, Selection, Situation
from briefing.model.report import Basis

_WIDTH, _LEFT, _RIGHT, _ROW, _HEAD = 658, 200, 500, 24, 46
#: More than these would not be read; the table behind the chart holds them all.
_PANELS, _ROWS = 5, 8


@dataclass(frozen=True)
class _Panel:
    """One question and the accounts that answer it with a number."""

    title: str
    facts: tuple[Fact, ...]


def draw(id_: str, selection: Selection, situation: Situation) -> Chart | None:
    """The reported-figures chart; None where no two accounts answer the same question with different numbers."""
    panels = _panels(selection, situation)
    if not panels:
        return None
    drawing = Drawing(_WIDTH)
    top = 0.0
    for panel in panels[:_PANELS]:
        top = _panel(drawing, panel, top, situation)
    shown = [f for p in panels[:_PANELS] for f in p.facts[:_ROWS]]
    title = "Accounts of the same thing give different figures"
    description = " ".join(
        f"{p.title}: " + "; ".join(f"{_speaker(f, situation)}, {_wording(f)}" for f in p.facts[:_ROWS]) + "."
        for p in panels[:_PANELS]
    )
    rows = (
        (p.title, _speaker(f, situation), _plain(f.value_low), _plain(f.value_high), _wording(f))
        for p in panels
        for f in p.facts
    )
    return Chart(
        id=id_,
        kind="figures",
        title=title,
        subtitle=(
            "Each account on one scale. Filled dot: a count. "
            "Hollow dot with arrow: at least. Bar with end stop: at most."
        ),
        description=description,
        caption="Figures as the sources word them; none has been averaged, rounded or added up.",
        svg=drawing.write(top, title, description),
        table=(("Question", "Account", "Low", "High", "Words"), *rows),
        texts=tuple(drawing.texts),
        facts=tuple(f.id for f in shown),
    )


def _panels(selection: Selection, situation: Situation) -> list[_Panel]:
    chosen = set(selection.claims)
    panels: list[_Panel] = []
    told: set[str] = set()
    for discrepancy in situation.discrepancies:
        if discrepancy.about != "value" or not chosen & set(discrepancy.claims) or told & set(discrepancy.claims):
            continue
        facts = [situation.fact[f] for p in discrepancy.positions for f in p.facts]
        distinct = {(f.source, f.value_low, f.value_high): f for f in reversed(facts) if f.has_value}
        if len(distinct) > 1:
            told.update(discrepancy.claims)
            ordered = sorted(distinct.values(), key=lambda f: (_most([f]), f.id))
            item = next((f.item for f in facts if f.item), discrepancy.about)
            panels.append(_Panel(item[:1].upper() + item[1:], tuple(ordered)))
    return panels


def _panel(drawing: Drawing, panel: _Panel, top: float, situation: Situation) -> float:
    """Draws one panel below `top` and returns where it ends."""
    facts = panel.facts[:_ROWS]
    scale, step, unit = _scale(_most(facts))
    name: Basis | None = "name" if any(c.isdigit() for c in panel.title) else None
    head = panel.title + (f", {unit[1]}" if unit[1] else "")
    drawing.text(
        0,
        top + 14,
        head,
        size=11.5,
        colour=NAVY,
        weight=700,
        basis=name or ("meta" if unit[1] else None),
        refs=("meta:axis",) if unit[1] else (),
    )
    bottom = top + _HEAD + len(facts) * _ROW
    at = 0.0
    while at <= scale * 1.0001:
        x = _x(at, scale)
        drawing.line(x, top + _HEAD - 8, x, bottom - 4, INK if at == 0 else GRID, 1)
        drawing.text(
            x,
            top + _HEAD - 14,
            f"{at / unit[0]:,.10g}",
            size=9.5,
            colour=SLATE,
            anchor="middle",
            basis="meta",
            refs=("meta:axis",),
        )
        at += step
    for n, fact in enumerate(facts):
        _row(drawing, fact, top + _HEAD + n * _ROW + _ROW / 2 - 4, scale, situation)
    left = len(panel.facts) - len(facts)
    if left:
        drawing.text(
            _LEFT + 10,
            bottom + 8,
            f"and {left} more",
            size=9.5,
            colour=SLATE,
            basis="count",
            refs=(f"count:rows={left}",),
        )
        bottom += 14
    return bottom + 12


def _row(drawing: Drawing, fact: Fact, y: float, scale: float, situation: Situation) -> None:
    speaker = _speaker(fact, situation)
    numeral = any(c.isdigit() for c in speaker)
    drawing.text(
        _LEFT - 12,
        y + 4,
        speaker,
        anchor="end",
        room=_LEFT - 14,
        basis="meta" if numeral else None,
        refs=(f"source:{fact.source}",) if numeral else (),
    )
    low, high = fact.value_low, fact.value_high
    if low is None and high is not None:
        drawing.bar(_LEFT, y - 5, _x(high, scale) - _LEFT, 10, SKY)
        drawing.line(_x(high, scale), y - 7, _x(high, scale), y + 7, BLUE, 2.5)
    elif low is not None and high is None:
        drawing.line(_x(low, scale) + 6, y, _RIGHT - 2, y, BLUE, 2, "2 3")
        drawing.arrow(_RIGHT, y)
        drawing.dot(_x(low, scale), y, filled=False)
    elif low is not None and high is not None:
        if low != high:
            drawing.bar(_x(low, scale), y - 5, _x(high, scale) - _x(low, scale), 10, SKY)
        drawing.dot(_x(low, scale), y)
        drawing.dot(_x(high, scale), y)
    drawing.text(
        _RIGHT + 16,
        y + 4,
        _wording(fact),
        weight=600,
        room=_WIDTH - _RIGHT - 18,
        basis="facts",
        refs=(f"fact:{fact.id}",),
    )


def _x(value: float, scale: float) -> float:
    return _LEFT + (_RIGHT - 12 - _LEFT) * value / scale


def _most(facts: tuple[Fact, ...] | list[Fact]) -> float:
    return max(v for f in facts for v in (f.value_low, f.value_high) if v is not None)


def _scale(most: float) -> tuple[float, float, tuple[float, str]]:
    """The end of the axis, its step, and what its numbers are divided by, with the word for it."""
    most = max(most, 1.0)
    power = 10.0 ** math.floor(math.log10(most / 4))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if most / (power * m) <= 6)
    end = step * (math.floor(most / step) + 1)
    for size, word in ((1e9, "billions"), (1e6, "millions"), (1e4, "thousands")):
        if end >= size:
            return end, step, ((1e3, word) if word == "thousands" else (size, word))
    return end, step, (1.0, "")


def _speaker(fact: Fact, situation: Situation) -> str:
    return fact.attribution or situation.document[fact.source].source.label


def _wording(fact: Fact) -> str:
    return fact.value_text or " to ".join(
        dict.fromkeys(_plain(v) for v in (fact.value_low, fact.value_high) if v is not None)
    )


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
