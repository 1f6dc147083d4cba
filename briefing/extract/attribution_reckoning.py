"""A line and a noun of judging or counting in it → by whose judgement its clause is told: "by Seoul's count"."""

from __future__ import annotations

from briefing.extract.attribution_clauses import clause_end
from briefing.extract.attribution_found import Found, Range
from briefing.extract.attribution_line import Line
from briefing.extract.attribution_lists import POSSESSIVES
from briefing.extract.attribution_words import around

#: Behind these only what follows is told so: "boxes which by Seoul's count held shells".
_RELATIVE = frozenset(("which", "who", "that"))
#: Tokens between the preposition and the noun.
_LONGEST = 8
#: Words after which a clause begins.
_OPENS_CLAUSE = frozenset(("", "that", ";", ":", "\u2014", "--"))


def read_reckoning(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "in Seoul's view", "by the army's count", "on South Korean estimates", "in the analysis of the minister"."""
    prepositions = line.cues.reckonings[line.low[i]]
    first = line.np_left(i)
    while first is not None and line.word(first - 1) in ("'s", "\u2019s", "'", "\u2019"):
        first = line.np_left(first - 2)
    if first is None or i - first > _LONGEST or line.word(first - 1) not in prepositions:
        return None
    close = i + 1
    source = _whose(line, first, i)
    if source is None and line.word(close) == "of" and (last := line.source_right(close + 1)) is not None:
        source, close = (close + 1, last), last + 1
    if source is None:
        return None
    made = Found((first - 1, first - 1) if source[0] == first else (first - 1, i), source)
    before = line.word(first - 2)
    comma = line.word(close) == ","
    clause = close + comma
    if before in _RELATIVE or (before in _OPENS_CLAUSE and not comma):
        made.pieces = [(clause, clause_end(line, clause))] if clause + 1 < line.end_of_words() else []
        return made if made.pieces else None
    return around(line, made, close, found)


def _whose(line: Line, first: int, i: int) -> Range | None:
    """Whose count it is by the words before the noun: a possessor, or the adjective of a state or an agency."""
    for j in range(i - 1, first - 1, -1):
        if line.low[j] in ("'s", "'", "\u2019s", "\u2019") and j > first:
            return first, j - 1
        if line.low[j] in POSSESSIVES:  # "judged on his figures" is nobody's word
            told = first == 1 or line.word(first - 2) == "," or line.word(j + 1) == "own"
            return (j, j) if told else None
    named = any(line.is_name(j) or line.low[j] in line.cues.sources for j in range(first, i))
    return (first, i) if named else None
