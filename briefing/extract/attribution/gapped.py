"""'Seoul spoke of 11,000, Kyiv of 12,000': who else gives a number, by the verb before → an attribution of each."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import POSSESSIVE_MARKS, TIME

#: What may stand between whoever gives a number and the number.
LEADING = frozenset(
    """of at about around some over nearly almost roughly up to a an more less fewer than least most only just further
    another additional""".split()
)
_NAMING = frozenset(("NAME", "NOUN", "ADJ", "DET", "POSS"))
#: Tokens of the longest phrase that says whose a study is: "a study by two newspapers of …".
_BY = 6


def _number(line: Line, at: int) -> int:
    """Where the number stands behind the words at `at` that lead to it."""
    while at < line.n - 1 and line.word(at) in LEADING:
        at += 1
    return at


def gapped(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """The attributions that take up the verb of one in `found`, whose content ends where theirs begins."""
    for one in found:
        for n, (first, last) in enumerate(one.pieces):
            if one.source is None or one.inverted or first <= one.cue[1]:
                continue
            if line.tokens[_number(line, first)].tag in ("NUM", "CUR"):
                yield from _parted(line, one, last)
            if _tells(line, first, last):
                continue
            givers = list(_givers(line, first, last))
            if not givers or not any(token.tag == "NUM" for token in line.tokens[first : givers[0][0]]):
                continue
            ends = [source[0] - 2 for source in givers[1:]] + [last]
            one.pieces[n] = (first, givers[0][0] - 2)
            for source, end in zip(givers, ends, strict=True):
                yield replace(one, cue=source, source=source, carrier=None, unnamed=None, pieces=[(source[1] + 1, end)])


def _parted(line: Line, one: Found, last: int) -> Iterator[Found]:
    """'Kyiv says 6,000; Seoul, 4,700': who gives a number, and nothing else, behind a semicolon after token `last`."""
    while line.word(last + 1) == ";":
        mark = last + 1
        last = next((j for j in range(mark + 1, line.n) if line.low[j] == ";"), line.end_of_words()) - 1
        source = _giver(line, mark + 1, last)
        if source is None or _tells(line, mark + 1, last):
            return
        yield replace(one, cue=source, source=source, carrier=None, unnamed=None, pieces=[(source[1] + 1, last)])


def _tells(line: Line, first: int, last: int) -> bool:
    """Whether a verb stands in a content: more than a number is given then."""
    return any(line.is_finite(at) for at in range(first, last + 1))


def _givers(line: Line, first: int, last: int) -> Iterator[Range]:
    """The names behind a comma or "and" that a number follows: first and last token of each."""
    for joint in range(first, last):
        giver = _giver(line, joint + 1, last) if line.word(joint) in (",", "and") else None
        if giver is not None:
            yield giver


def _giver(line: Line, start: int, last: int) -> Range | None:
    """The name that stands at `start` where a number follows it, behind a semicolon with a comma between."""
    at = start
    while at <= last and (line.tokens[at].tag in _NAMING or line.word(at) in POSSESSIVE_MARKS):
        at += 1
    if line.word(at) == "by" and (more := {"of", "at"}.intersection(line.low[at : at + _BY])):
        at = min(line.low.index(word, at) for word in more)
    number = _number(line, at + (line.word(at) == "," and line.word(start - 1) == ";"))
    giver = (k for k in range(start, at) if line.low[k] not in TIME)  # "between May and June 2024, and over 40"
    named = any(line.is_name(k) or line.word(k) in line.cues.sources for k in giver)
    if at == start or not named or number > last or line.tokens[number].tag not in ("NUM", "CUR"):
        return None
    return start, at - 1 - (line.word(at - 1) in POSSESSIVE_MARKS)
