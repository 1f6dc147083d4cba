"""Tokens of a line → who is named there, in whose names, by the lexicon's lookup."""

from __future__ import annotations

from collections.abc import Callable

from briefing.config.specs.lexicon import EntitySpec
from briefing.extract.attribution.found import Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import BESIDE
from briefing.extract.attribution.phrase import other_bearer

#: The canonical name of what the text names from one place to another, or None.
Lookup = Callable[[int, int], str | None]
#: First token, last token and canonical name.
NamedAt = tuple[int, int, str]

#: Tokens of the longest name.
_LONGEST = 12


class Named:
    """The names in the lines of one text. `lookup` is the engine's entity lookup, `known` gives the lexicon's entry."""

    def __init__(self, lookup: Lookup, known: Callable[[str], EntitySpec | None]) -> None:
        self._lookup, self.known = lookup, known

    def within(self, line: Line, first: int, last: int) -> list[NamedAt]:
        """Named stretches between two tokens, leftmost longest."""
        found: list[NamedAt] = []
        i = first
        while i <= last:
            step = i + 1
            if line.tokens[i].text[:1].isupper() or line.low[i] == "the":
                named = self._longest_from(line, i, last)
                if named is not None:
                    if found and line.low[found[-1][1] + 1] in ("'s", "\u2019s") and found[-1][1] + 2 == i:
                        found.pop()
                    found.append(named)
                    step = named[1] + 1
            i = step
        return found

    def _longest_from(self, line: Line, first: int, last: int) -> NamedAt | None:
        """The longest name that begins with token `first` and ends no later than `last`: both ends, and whose it is."""
        for end in range(min(last, first + _LONGEST), first - 1, -1):
            name = self._looked_up(line, first, end)
            if name is not None and not other_bearer(line, end, name):
                return first, end, name
        return None

    def _looked_up(self, line: Line, first: int, last: int) -> str | None:
        if line.low[last] in ("'s", "of", "the"):
            return None
        return self._lookup(line.tokens[first].start, line.tokens[last].end)

    def whole(self, line: Line, source: Range) -> Range:
        """A source with all of a name that begins before or goes on behind it: "the Center for Strategic Studies"."""
        first, last = source
        if not (line.is_name(first) or line.is_name(last)):
            return source
        for i in range(max(0, first - _LONGEST), last + 1):
            if line.tokens[i].text[:1].isupper():
                named = self._longest_from(line, i, line.n - 1)
                if named is not None and first <= named[1] and (i < first or named[1] > last):
                    return min(first, i), max(last, named[1])
        return source

    def opens(self, line: Line) -> str | None:
        """Whom the subject of a line names first, which no preposition governs."""
        verb = next((j for j in range(line.n) if line.is_finite(j)), line.n)
        return next((name for at, _, name in self.within(line, 0, verb - 1) if not _governed(line, at)), None)

    def type_of(self, name: str) -> str | None:
        """The type of an actor; None of one whom the lexicon does not have."""
        return spec.type if (spec := self.known(name)) is not None else None


def _governed(line: Line, at: int) -> bool:
    """'On Kursk, the agency was cautious': whether the name at a token stands behind a preposition, but for "of"."""
    before = line.word(at - 1)
    return before in BESIDE or (at > 0 and line.tokens[at - 1].tag == "PREP" and before != "of")
