"""Two clauses in a row in, whether one sentence holds both out, and in which words."""

from __future__ import annotations

from briefing.compose.clauses import Clause
from briefing.compose.english import AUXILIARIES
from briefing.compose.marks import Prose
from briefing.compose.planning import rivals


def contrasts(first: Clause, second: Clause) -> bool:
    """Whether the second need only name its own figure beside the first: another voice, on the same question, that
    dates it no other way."""
    days = [[(d.start, d.end) for d in clause.dates] for clause in (first, second)]
    counted = any(figure is not None for figure in second.figures)
    return counted and rivals(first, second) and first.voice.key != second.voice.key and days[1] in ([], days[0])


def apart(first: Clause, second: Clause) -> bool:
    """Whether both tell of a time, each of its own."""
    days = [[(d.start, d.end) for d in clause.dates] for clause in (first, second)]
    return bool(days[0] and days[1]) and days[0] != days[1]


def same_day(first: Clause, second: Clause) -> bool:
    """Whether both tell of one day, and of no other."""
    days = {(d.start, d.end) for d in (*first.dates, *second.dates)}
    start, end = next(iter(days)) if len(days) == 1 else (None, None)
    return bool(first.dates and second.dates) and start is not None and start == end and len(start) == len("2024-06-19")


def gapped(first: str, second: str) -> Prose:
    """A predicate without the words with which that of the sentence opens, too: "imposed sanctions on officials and on
    companies". A verb group is dropped as a whole or not at all."""
    words = second.split(" ")
    shared = next((n for n in range(len(words) - 1, 0, -1) if f" {' '.join(words[:n])} " in first), 0)
    while shared and words[shared - 1] in ("on", "to", "at", "in", "from", "with", "against"):
        shared -= 1
    whole = words[shared - 1] not in (*AUXILIARIES, "been", "be", "not", "also") if shared else False
    return Prose(" ".join(words[shared:]) if whole else second)
