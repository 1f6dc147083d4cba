"""A line and a noun of judging or counting in it → by whose judgement a clause is told: "by Seoul's count"."""

from __future__ import annotations

from briefing.extract.attribution.beside import ESTIMATING
from briefing.extract.attribution.clauses import clause_end
from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import BE, POSSESSIVE_MARKS, POSSESSIVES
from briefing.extract.attribution.words import around
from briefing.extract.names.entities import singular

#: Behind these only what follows is told so: "boxes which by Seoul's count held shells".
_RELATIVE = frozenset(("which", "who", "that"))
_STANDS = frozenset(("stands", "stood", "remains", "remained"))
#: Nouns of a number that is theirs whom it counts as much as his who counts them: "the Russian toll is 3,000".
_BORNE = frozenset(("toll", "number"))
_JOINS = frozenset(("and", "but"))
#: Tokens between the preposition and the noun.
_LONGEST = 8
#: How far into its sentence a colon may stand behind somebody's count.
_OPENING = 14
#: Words after which a clause begins.
_OPENS_CLAUSE = frozenset(("", "that", ";", ":", "\u2014", "--"))


def read_reckoning(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "in Seoul's view", "by the army's count", "on South Korean estimates", "in the analysis of the minister"."""
    prepositions = line.cues.reckonings[line.low[i]]
    first = line.np_left(i)
    while first is not None and line.word(first - 1) in POSSESSIVE_MARKS:
        first = line.np_left(first - 2)
    if first is None or i - first > _LONGEST:
        return None
    if line.word(first - 1) not in prepositions:
        return _is_figure(line, first, i)
    close = i + 1
    source = _whose(line, first, i)
    if source is None and line.word(close) == "of" and (last := line.source_right(close + 1)) is not None:
        if not any(line.is_name(j) or line.low[j] in line.cues.sources for j in range(close + 1, last + 1)):
            return None  # "on the number of wounded" is nobody's count
        source, close = (close + 1, last), last + 1
    if source is None:
        return None
    made = Found((first - 1, first - 1) if source[0] == first else (first - 1, i), source)
    before = line.word(first - 2)
    comma = line.word(close) == ","
    clause = close + comma
    if before in _RELATIVE or before in _JOINS or (before in _OPENS_CLAUSE and not comma):
        made.pieces = [(clause, clause_end(line, clause))] if clause + 1 < line.end_of_words() else []
        return made if made.pieces else None
    return around(line, made, close, found)


def _is_figure(line: Line, first: int, i: int) -> Found | None:
    """ "Seoul's estimate that day is 3,000", "…, given in May, is 3,000": the figure after "to be" or "stands at"."""
    borne = singular(line.low[i]) in _BORNE and POSSESSIVE_MARKS.isdisjoint(line.low[first:i])
    source = _whose(line, first, i) if first < i and not borne else None
    aside = line.low.index(",", i + 2) if line.word(i + 1) == "," and "," in line.low[i + 2 : i + _LONGEST] else i
    of_what = line.word(i + 1) in ("of", "for") and singular(line.low[i]) in ESTIMATING
    reach = _LONGEST if of_what else 4  # "Seoul's estimate of the dead in Kursk is 3,000"
    ahead = range(aside + 1, min(aside + 1 + reach, line.n - 1))
    verb = next((j for j in ahead if line.low[j] in BE or line.low[j] in _STANDS), None)
    if source is None or verb is None or source[0] != first or any(line.is_mark(j) for j in range(aside + 1, verb)):
        return None
    start = verb + 1 + (line.word(verb + 1) == "at")
    figure = any(t.tag == "NUM" for t in line.tokens[start : start + 3])
    return Found((i, i), source, [(start, clause_end(line, start))]) if figure else None


def read_colon(line: Line) -> Found | None:
    """ "Seoul's verdict: …", "The Pentagon's number is lower: …", "The figure came from Kyiv: …"."""
    colon = next((j for j in range(2, min(line.n - 2, _OPENING)) if line.low[j] == ":"), None)
    if colon is None or any(line.is_quote(j) or _tells(line, j) for j in range(colon)):
        return None
    at = next((j for j in range(1, colon) if line.low[j] in line.cues.reckonings), None)
    if at is None:
        return None
    first = line.np_left(at)
    source = _whose(line, first, at) if first is not None and first < at else None
    if source is None and "from" in line.low[at:colon]:
        opening = line.low.index("from", at) + 1
        last = line.np_right(opening)
        source = (opening, last) if last is not None and last < colon else None
    if source is None or not (line.is_name(source[1]) or line.low[source[1]] in line.cues.sources):
        return None
    return Found((colon, colon), source, [(colon + 1, clause_end(line, colon + 1))])


def _tells(line: Line, j: int) -> bool:
    aside = line.word(j - 1) == "," and line.tokens[j].form in ("ed", "part")  # "Seoul's figure, published in June,"
    return line.tokens[j].tag == "VERB" and line.low[j] in line.cues.telling_verbs and not aside


def _whose(line: Line, first: int, i: int) -> Range | None:
    """Whose count it is by the words before the noun: a possessor, or the adjective of a state or an agency."""
    for j in range(i - 1, first - 1, -1):
        if line.low[j] in POSSESSIVE_MARKS and j > first:
            return first, j - 1
        if line.low[j] in POSSESSIVES:  # "judged on his figures" is nobody's word
            told = first == 1 or line.word(first - 2) == "," or line.word(j + 1) == "own"
            return (j, j) if told else None
    named = any(line.is_name(j) or line.low[j] in line.cues.sources for j in range(first, i))
    return (first, i) if named else None
