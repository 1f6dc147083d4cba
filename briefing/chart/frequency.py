"""Dated claims in, a bar for each period of time out: when the events fall that the sources tell of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.chart.naming import Places
from briefing.chart.svg import BLUE, GRID, INK, RED, SKY, SLATE, WIDTH, Drawing, Words
from briefing.model import Chart, Pace, Selection, Situation
from briefing.model.days import month_name

_HEIGHT, _TOP, _AXIS = 96, 18, ("meta:axis",)
#: Fewer events, or all of them in fewer periods, show nothing.
_LEAST, _PERIODS, _MOST = 12, 3, 36
#: The room that a label takes below the axis, in the units of the drawing.
_LABEL = 62


@dataclass(frozen=True)
class _Scale:
    """A length of period: the number of a date's period, and what a period is called."""

    word: str
    #: Parts of an ISO date that it needs.
    needs: int
    number: Callable[[int, int], int]
    label: Callable[[int], str]
    #: The first and the last of its dates, as precise as `needs` says.
    span: Callable[[int], str]


_SCALES = (
    _Scale("month", 2, lambda y, m: y * 12 + m - 1, lambda n: f"{month_name(n % 12 + 1)} {n // 12}",
           lambda n: f"{n // 12}-{n % 12 + 1:02d}/{n // 12}-{n % 12 + 1:02d}"),
    _Scale("quarter", 2, lambda y, m: y * 4 + (m - 1) // 3, lambda n: f"Q{n % 4 + 1} {n // 4}",
           lambda n: f"{n // 4}-{n % 4 * 3 + 1:02d}/{n // 4}-{n % 4 * 3 + 3:02d}"),
    _Scale("year", 1, lambda y, m: y, str, lambda n: f"{n}/{n}"),
)  # fmt: skip
#: Dated events of one period, and of them disputed.
_Bin = tuple[int, int]


def draw(id_: str, selection: Selection, _situation: Situation, _places: Places) -> Chart | None:
    """The bars; None where the events are few or of one time."""
    found = next((f for scale in _SCALES if (f := _binned(selection.pace, scale)) is not None), None)
    if found is None:
        return None
    scale, bins = found
    first, last = min(bins), max(bins)
    drawing = Drawing()
    step = WIDTH / (last - first + 1)
    top = max(n for n, _ in bins.values())
    base = _TOP + _HEIGHT
    for number in range(first, last + 1):
        x = (number - first + 0.5) * step
        if inside := bins.get(number):
            refs = ("count:events", f"pace:{selection.section}:{scale.span(number)}")
            _bar(drawing, x, base, min(step * 0.7, 46), inside, top, refs)
        elif step >= 8:
            drawing.line(x - 2, base - 1, x + 2, base - 1, GRID, 1)
    drawing.line(0, base, WIDTH, base, INK, 1)
    every = next(k for k in (1, 2, 3, 4, 6, 12, 24) if step * k >= _LABEL)
    for number in range(first, last + 1, every):
        x = (number - first + 0.5) * step
        anchor, at = "middle", x
        if x < _LABEL / 2:
            anchor, at = "start", 0.0
        elif x > WIDTH - _LABEL / 2:
            anchor, at = "end", float(WIDTH)
        drawing.text(at, base + 15, Words(scale.label(number), "meta", _AXIS), size=9.5, colour=SLATE, anchor=anchor)
    title = _title(scale, bins)
    description = f"Events by {scale.word}. " + "; ".join(f"{scale.label(n)}: {bins[n][0]}" for n in sorted(bins)) + "."
    return Chart(
        id=id_,
        kind="frequency",
        title=title,
        subtitle=f"Events by {scale.word}, as far as their sources date them. Red: the date is disputed.",
        description=description,
        caption="A bar counts what the sources tell of, not all that happened. An interval stands at its beginning.",
        svg=drawing.write(base + 20, title, description),
        table=(
            (scale.word.capitalize(), "Events", "Of them disputed"),
            *((scale.label(n), str(events), str(disputed)) for n, (events, disputed) in sorted(bins.items())),
        ),
        texts=tuple(drawing.texts),
        facts=(),
    )


def _title(scale: _Scale, bins: dict[int, _Bin]) -> str:
    ranked = sorted(bins, key=lambda n: (-bins[n][0], n))
    first, second = (bins[n][0] for n in ranked[:2])
    if first > second:
        most = first * 2 > sum(events for events, _ in bins.values())
        return (
            f"{'Most of the dated events fall' if most else 'More dated events fall'} in {scale.label(ranked[0])}"
            + ("" if most else f" than in any other {scale.word}")
        )
    return f"No one {scale.word} stands out among the dated events"


def _binned(pace: Pace, scale: _Scale) -> tuple[_Scale, dict[int, _Bin]] | None:
    """The events by period; None where this length of period makes too many or too few."""
    bins: dict[int, _Bin] = {}
    for date, events, disputed in pace:
        year, *rest = (int(part) for part in date.split("-"))
        if len(rest) + 1 >= scale.needs:
            number = scale.number(year, rest[0] if rest else 1)
            known = bins.get(number, (0, 0))
            bins[number] = known[0] + events, known[1] + disputed
    bins = _recent(bins)
    dated = sum(events for events, _ in bins.values())
    fits = bins and max(bins) - min(bins) < _MOST and len(bins) >= _PERIODS
    return (scale, bins) if fits and dated >= max(_LEAST, sum(n for _, n, _ in pace) * 0.6) else None


def _recent(bins: dict[int, _Bin]) -> dict[int, _Bin]:
    """Without the few early events that a long empty stretch parts from the others: it would squeeze them."""
    order = sorted(bins)
    for at in range(len(order) - 1, 0, -1):
        before = sum(bins[n][0] for n in order[:at])
        later = order[-1] - order[at]
        if order[at] - order[at - 1] > max(later, 4) and before * 2 <= sum(events for events, _ in bins.values()):
            return {n: bins[n] for n in order[at:]}
    return bins


def _bar(drawing: Drawing, x: float, base: float, width: float, inside: _Bin, top: int, refs: tuple[str, ...]) -> None:
    unit = _HEIGHT / top
    events, disputed = inside
    for n, (count, fill) in enumerate(((events - disputed, SKY), (disputed, RED))):
        height = count * unit
        if count:
            below = (events - disputed) * unit if n else 0.0
            drawing.bar(x - width / 2, base - below - height / 2, width, height, fill)
    number = Words(str(events), "count", refs)
    drawing.text(x, base - events * unit - 4, number, size=9.5, weight=600, colour=BLUE, anchor="middle")
