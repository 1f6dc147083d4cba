"""Selection → Chart: drawings with their words and the table behind them, chosen by kind."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefing.chart import figures, frequency, locator, matrix, origins, timeline
from briefing.chart.naming import Places
from briefing.chart.svg import numbered, painted
from briefing.model import Chart, Selection, Situation

#: (id, claims of a section, situation, places by name) → chart.
Draw = Callable[[str, Selection, Situation, Places], Chart | None]
#: Chart kind, as `charts:` in a section names it → what draws it from the section's claims.
KINDS: Mapping[str, Draw] = {
    "figures": figures.draw,
    "timeline": timeline.draw,
    "frequency": frequency.draw,
    "matrix": matrix.draw,
    "origins": origins.draw,
    "map": locator.draw,
}


def draw(
    kind: str,
    selection: Selection,
    situation: Situation,
    places: Places,
    further: Mapping[str, Draw] = MappingProxyType({}),
) -> Chart | None:
    """The chart, or None where the selection gives nothing to show. Raises KeyError for an unknown kind.

    `further` are kinds beside those of this room.
    Its citations are blanks that `numbered` fills once the brief has given its sources their numbers.
    """
    return {**further, **KINDS}[kind](f"{selection.section}-{kind}", selection, situation, places)


__all__ = ["KINDS", "draw", "numbered", "painted"]
