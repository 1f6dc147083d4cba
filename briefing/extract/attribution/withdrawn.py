"""Something that a line says somebody says → whether it was taken back since."""

from __future__ import annotations

from briefing.extract.attribution.found import Found
from briefing.extract.attribution.line import Line
from briefing.extract.quantities.corrections import of_former_text, takes_back

#: How many words before a noun, and behind what it says, may take it back: "withdrew its earlier claim".
_BEFORE, _BEHIND = 4, 4


def withdrawn(line: Line, found: Found) -> bool:
    """Whether a text corrects itself ("an earlier version said"), or a claim was taken back ("retracted its claim")."""
    first = found.cue[0]
    if found.source is not None and of_former_text(line.low[found.source[0] : first]):
        return True
    if not found.noun:
        return False
    behind = found.pieces[-1][1] + 1 if found.pieces else line.n
    return takes_back(line.low[max(0, first - _BEFORE) : first]) or takes_back(line.low[behind : behind + _BEHIND])
