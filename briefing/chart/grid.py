"""Names and sources in, a grid out: a row for each name, a column for each source, a mark where they meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.chart.svg import GRID, INK, LEADING, WIDTH, Drawing, Words

_LEFT, _ROW, _HEAD, _SIZE = 250, 22, 24, 10.5
#: More columns than these leave no room for the numbers of the sources.
MOST_COLUMNS = 20

#: Draws the cell of a row and a source, around its middle.
Cell = Callable[[int, str, float, float], None]


def draw_grid(drawing: Drawing, names: Sequence[Words], columns: Sequence[str], cell: Cell) -> float:
    """Draws the numbers of the sources and the rows below them; a long name takes two lines. Returns the height."""
    step = (WIDTH - _LEFT) / len(columns)
    middles = [_LEFT + (n + 0.5) * step for n in range(len(columns))]
    for source, x in zip(columns, middles, strict=True):
        drawing.cite(14, source, x=x, anchor="middle")
    drawing.line(0, _HEAD - 4, WIDTH, _HEAD - 4, INK, 1)
    top = float(_HEAD - 4)
    for row, words in enumerate(names):
        more = drawing.block(0, top + 15, words, room=_LEFT - 14, most=2, size=_SIZE, weight=600) - 1
        height = _ROW + more * _SIZE * LEADING
        for source, x in zip(columns, middles, strict=True):
            cell(row, source, x, top + height / 2)
        top += height
        drawing.line(0, top, WIDTH, top, GRID, 0.8)
    return top + 4
