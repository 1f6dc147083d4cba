"""A line and the place behind a verb → whether an object stands there that gives a figure, or hands figures out."""

from __future__ import annotations

from briefing.extract.attribution.found import Found
from briefing.extract.attribution.line import Line

#: What stands between what is counted and its number.
_BEFORE_FIGURE = frozenset(("at", "above", "below", "between", "over", "under"))
#: How many words behind a count the figure may stand that it is set to.
_FAR = 32


def estimates(line: Line, j: int) -> bool:
    """Whether a noun phrase and then "at" or "above" with a figure stand at `j`: the toll at more than 300."""
    at = next((k for k in range(j + 1, min(line.n - 1, j + 24)) if line.low[k] in _BEFORE_FIGURE), None)
    if at is None or line.np_right(j) is None or any(line.is_mark(k) for k in range(j, at)):
        return False
    return any(t.tag == "NUM" for t in line.tokens[at + 1 : at + 5])


def counts(line: Line, made: Found, j: int) -> bool:
    """'Kyiv has counted about 60 missiles': whether a figure follows, given by somebody who is a source."""
    told = made.source is not None and (line.is_name(made.source[1]) or line.low[made.source[1]] in line.cues.sources)
    return told and any(t.tag == "NUM" for t in line.tokens[j : j + 3]) and not line.is_mark(j)


def hands_out(line: Line, j: int) -> bool:
    """Whether an object at `j`, behind its listener or not, is somebody's count: gave lawmakers new figures."""
    last = line.np_right(j)
    if last is not None and line.low[last] not in line.cues.reckonings:
        last = line.np_right(last + 1)
    if last is None or line.low[last] not in line.cues.reckonings or line.low[j] in ("no", "any"):
        return False
    return line.word(last + 1) != "of" or _set_to(line, last)


def _set_to(line: Line, last: int) -> bool:
    """'Its count of the dead from 18 to 14': whether a figure that it is set to stands behind a count."""
    ahead = range(last + 2, min(line.end_of_words() - 1, last + _FAR))
    return any(line.low[k] == "to" and any(t.tag == "NUM" for t in line.tokens[k + 1 : k + 4]) for k in ahead)
