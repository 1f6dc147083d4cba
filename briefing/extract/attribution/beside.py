"""'4,000 (NATO)', '8 million, the Pentagon's figure', '3,000, by Seoul's': whose each of several numbers is."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.gapped import LEADING
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import POSSESSIVE_MARKS, TIME
from briefing.extract.names.entities import singular

#: Nouns of a number that somebody has arrived at: of a bare "number" what stands in brackets may as well be a part.
ESTIMATING = frozenset("estimate estimation count tally calculation reckoning assessment claim guess".split())
#: Tokens of the longest phrase that says whose a number is.
_LONGEST = 5
#: What may stand behind a possessor whose noun was said before: "3,000, by Seoul's".
_CLOSING = frozenset((",", ";", ")", "and", "or", "to", ""))
#: Verbs by which somebody gives a number.
_PUTTING = frozenset("put estimate reckon assess calculate".split())


def told_beside(line: Line, found: list[Found]) -> Iterator[Found]:
    """The attributions of numbers beside which stands who gives them, in a line that speaks of counting.

    They hold only where the lexicon has whoever is named.
    """
    counted = next((j for j, word in enumerate(line.low) if word in line.cues.reckonings), line.n)
    taken = {one.source[0] for one in found if one.source is not None}
    for at in (j for j in range(line.n) if line.tokens[j].tag == "NUM"):
        end = _end_of_number(line, at)
        if end is None:
            continue
        start = _start(line, at)
        source = _in_brackets(line, end, counted) or _behind(line, end, counted) or _before(line, start, counted)
        if source is not None and source[0] not in taken:
            yield Found(source, source, [(start, end)], known=True)


def _end_of_number(line: Line, at: int) -> int | None:
    """The last token of what the number at `at` counts; None where another number stands before it ends."""
    end = at
    while end + 1 < line.n and line.tokens[end + 1].tag in ("NOUN", "NAME", "ADJ", "NUM"):
        end += 1
        if line.tokens[end].tag == "NUM" and line.tokens[end - 1].tag != "NUM":
            return None
    return end if line.tokens[at - 1].tag != "NUM" or at == 0 else None


def _start(line: Line, at: int) -> int:
    """Where the words begin that bound the number at `at`."""
    while at and line.low[at - 1] in LEADING:
        at -= 1
    return at


def _in_brackets(line: Line, end: int, counted: int) -> Range | None:
    """'Estimates range from 4,000 (NATO) to 6,000 (UK)', '6,000 (Kyiv's figure)': whom brackets name, where it was
    told before that somebody counts."""
    if line.word(end + 1) != "(" or ")" not in line.low[end + 2 : end + 3 + _LONGEST]:
        return None
    close = line.low.index(")", end + 2)
    if line.low[close - 1] in line.cues.reckonings and _names(line, end + 2, close - 2):
        return end + 2, close - 2  # "(Russian estimate)"
    told = line.tokens[: end + 1]
    estimated = any(t.lemma in _PUTTING or singular(t.lower) in ESTIMATING for t in told)
    if estimated and _names(line, end + 2, close - 1):
        return end + 2, close - 1
    return _possessor(line, end + 2, counted)


def _behind(line: Line, end: int, counted: int) -> Range | None:
    """'8 million, the Pentagon's figure, and 12 million, Seoul's', '3,000 by Tokyo's': the possessor behind."""
    first = end + 1 + (line.word(end + 1) == ",")
    by = line.word(first) in ("by", "on")
    return _possessor(line, first + by, counted) if by or first > end + 1 else None


def _possessor(line: Line, first: int, counted: int) -> Range | None:
    """Whose count it is by a possessor at `first`, before a noun of counting or, where the first of them stands before
    it, at `counted`, before nothing."""
    mark = next((j for j in range(first + 1, min(line.n, first + _LONGEST)) if line.low[j] in POSSESSIVE_MARKS), None)
    if mark is None or not _names(line, first, mark - 1):
        return None
    behind = line.word(mark + 1) if mark + 1 < line.end_of_words() else ""
    said = behind in line.cues.reckonings and line.word(first - 1) in (",", "(")
    return (first, mark - 1) if said or (behind in _CLOSING and counted < first) else None


def _before(line: Line, start: int, counted: int) -> Range | None:
    """'By Kyiv's count they sent 6 million, by Seoul's 12 million': the possessor between "by" and the number."""
    first = max((j for j in range(max(0, start - _LONGEST), start) if line.low[j] in ("by", "on")), default=-1) + 1
    named = first and line.word(start - 1) in POSSESSIVE_MARKS and _names(line, first, start - 2)
    return (first, start - 2) if named and counted < first else None


def _names(line: Line, first: int, last: int) -> bool:
    """Whether tokens are a name and nothing else, and no month or day."""
    named = first <= last and all(line.tokens[j].tag in ("NAME", "DET") for j in range(first, last + 1))
    return named and line.is_name(last) and TIME.isdisjoint(line.low[first : last + 1])
