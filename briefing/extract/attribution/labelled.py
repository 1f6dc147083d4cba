"""'Seoul: 12 million shells. Kyiv: 6.5 million.': counts that stand behind names and colons → whose each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.extract.attribution.beside import ESTIMATING
from briefing.extract.attribution.named import Lookup
from briefing.extract.attribution.names import Names
from briefing.extract.attribution.voices import Attribution
from briefing.extract.names.entities import singular
from briefing.extract.words.text import Sentence
from briefing.model import Span

#: A label of a few words, a colon, what may bound a number, and the number.
_ENTRY = re.compile(
    r"(?:the |The )?(?P<label>[A-Z][\w.'\u2019-]*(?: [\w.'\u2019-]+){0,3}): "
    r"(?P<said>(?:[a-z]+ ){0,3}\d[^;]*)"
)
#: How many sentences before the first entry may say that it is counts which differ.
_BACK = 2
#: What tells that several give a number, beside a noun of counting.
_ASKING = re.compile(r"\b(?:how (?:many|much)|differ|disagree|at odds|dispute[sd]?|counts? vary)\b", re.IGNORECASE)
#: Types of those who count, and are not counted.
_COUNTING = frozenset(("agency", "ministry", "organisation"))


class _Entry(NamedTuple):
    """One label and the count behind its colon, in the sentence of that number; `name` is whose the label is."""

    sentence: int
    label: Span
    said: Span
    name: str


def labelled(text: str, lines: Sequence[Sentence], entity: Lookup, names: Names) -> Iterator[Attribution]:
    """The attributions of counts in a run of two or more labels that the lexicon knows.

    A label may as well name whose the things counted are. It is a source where the sentences before speak of counts
    that differ, or where all labels name bodies that count.
    """
    run: list[_Entry] = []
    for number in (*(n for n, line in enumerate(lines) if ": " in text[line.span.start : line.span.end]), None):
        entries = _entries(text, lines[number], number, entity) if number is not None else []
        if run and (not entries or entries[0].sentence > run[-1].sentence + 1):
            yield from _attributed(text, lines, run, names)
            run = []
        run += entries


def _entries(text: str, line: Sentence, number: int, entity: Lookup) -> list[_Entry]:
    """The entries of which a sentence is made; none where it holds anything else."""
    found = list[_Entry]()
    at = line.span.start
    for part in text[line.span.start : line.span.end].split("; "):
        match = _ENTRY.match(part)
        name = entity(at + match.start("label"), at + match.end("label")) if match is not None else None
        if match is None or name is None:
            return []
        label, said = (Span(at + match.start(one), at + match.end(one)) for one in ("label", "said"))
        found.append(_Entry(number, label, said, name))
        at += len(part) + len("; ")
    return found


def _attributed(text: str, lines: Sequence[Sentence], run: Sequence[_Entry], names: Names) -> Iterator[Attribution]:
    if len({entry.name for entry in run}) < len(run) or len(run) < 2:
        return
    first = run[0].sentence
    before = text[lines[max(0, first - _BACK)].span.start : lines[first].span.start]
    counted = _ASKING.search(before) or any(singular(word) in ESTIMATING for word in re.findall(r"\w+", before.lower()))
    if counted or _COUNTING.issuperset(names.type_of(entry.name) or "" for entry in run):
        for entry in run:
            colon = Span(entry.label.end, entry.label.end + 1)
            yield Attribution(entry.sentence, entry.label, colon, (entry.said,), entry.name)
