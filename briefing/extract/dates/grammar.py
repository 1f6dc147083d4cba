"""Words of one sentence → time expressions, read from left to right; no alternation is tried over the whole text."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from briefing.extract.dates import values
from briefing.extract.dates.amounts import AMOUNT_BEFORE, duration
from briefing.extract.dates.clock import Clock
from briefing.extract.dates.named import Hit
from briefing.extract.dates.recurring import CENTURIES, DAY_WORDS, FEAST_WORDS, RECURRING
from briefing.extract.dates.relative import RelativeReader
from briefing.extract.dates.words import (
    DEICTIC,
    MONTHS,
    NUMBERS,
    ORDINALS,
    REFERENCES,
    SEASONS,
    SETS,
    UNITS,
    VAGUE,
    WEEKDAYS,
    Words,
)
from briefing.extract.words.tokens import WordTest
from briefing.model import Span, TimeRef

_RELATIVE_CLAUSE = re.compile(r", (?:where|which|who|whose|when)\b")
_NO_DATE = "no publication date to count from"
_AROUND = frozenset("over nearly almost about around roughly approximately under some".split())
_RELATIVE = frozenset(
    "the this last next past previous that earlier later coming late early mid same in following".split()
)
#: Before two digits of a year, or of the number of a quarter.
_ABBREVIATES = frozenset("'\u2019q")
#: "the end of the first half of last year" and no deeper.
_DEEPEST = 5


def read(text: str, words: Words, clock: Clock, stamp: bool = False) -> Iterator[TimeRef]:
    """The expressions of one sentence in order. `stamp`: a dateline, whose date is named but for no event."""
    reader = _Reader(text, words, clock)
    free = 0
    days = 0
    for at, word in enumerate(words.lower):
        if not _OPENS[word] or at < free:
            continue
        hit = reader.at(at)
        if hit is None:
            continue
        yield _reference(text, words, hit)
        if hit.type in ("DATE", "TIME") and not stamp and not (days and _aside(text, words, hit)):
            clock.name(hit.value)
            days += 1
        free = hit.end


def _aside(text: str, words: Words, hit: Hit) -> bool:
    """Whether a time stands in a relative clause between commas, behind another: "that day" is not that."""
    opened = [m.end() for m in _RELATIVE_CLAUSE.finditer(text, words.starts[0], words.starts[hit.start])]
    return bool(opened) and "," not in text[opened[-1] : words.starts[hit.start]]


def _reference(text: str, words: Words, hit: Hit) -> TimeRef:
    span = Span(words.starts[hit.start], words.ends[hit.end - 1])
    start, end = values.bounds(hit.value) if hit.type in ("DATE", "TIME") else (None, None)
    if hit.part:
        start, end = values.narrowed(start, end, hit.part)
    value = f"{start}/{end}" if hit.part.startswith("months") else hit.value
    basis: Literal["explicit", "relative"] = (
        "explicit" if hit.explicit or hit.type in ("DURATION", "SET") else "relative"
    )
    reason = hit.mark or (None if hit.value is not None else _NO_DATE)
    return TimeRef(span, text[span.start : span.end], hit.type, value, start, end, basis, reason)


class _Reader(RelativeReader):
    """Dispatch by the first word, and what counts from another date."""

    depth = 0

    def at(self, i: int) -> Hit | None:
        """The expression that begins with word `i`; nothing where parts are nested too deep."""
        if i >= len(self.low) or self.depth >= _DEEPEST:
            return None
        self.depth += 1
        hit = self.dispatch(i)
        self.depth -= 1
        return hit

    def dispatch(self, i: int) -> Hit | None:
        """The expression that begins at `i`, by the class of its first word."""
        word = self.low[i]
        if word[0].isdigit():
            return self.digits(i)
        feast = self.feast(i) if word in FEAST_WORDS else None
        if feast is not None:
            return feast
        read = _READERS.get(word)
        if read is not None:
            return read(self, i)
        return self.apostrophe(i) if word[0] in _ABBREVIATES else None

    def number_word(self, i: int) -> Hit | None:
        """ "two days", "a week ago", "twentieth century", "second quarter"."""
        amount = self.amount(i, i) if self.word(i) in NUMBERS or self.word(i) in VAGUE else None
        return amount or self.century(i, i) or self.ordinal(i)

    def unit_alone(self, i: int) -> Hit | None:
        """ "decades", "for years", "recent years"; the singular says nothing."""
        word = self.word(i)
        unit = UNITS[word]
        if not word.endswith("s") or unit in ("WE", "TS", "Q"):
            return None
        before = self.word(i - 1)
        if (
            unit in ("E", "C")
            or before in ("for", "in", "within", "of", "after", "over")
            or self.word(i + 1) in ("ago", "later")
        ):
            end = i + 2 if self.word(i + 1) == "ago" else i + 1
            if end == i + 2:
                return Hit(i, end, "DATE", "PAST_REF")
            return Hit(i, end, "DURATION", duration(None, unit), True)
        return None

    def adverb(self, i: int) -> Hit | None:
        """ "recently", "monthly", "the future": words that are a time by themselves."""
        word = self.word(i)
        if word in SETS:
            return Hit(i, i + 1, "SET", SETS[word], True)
        if word == "recent" and self.word(i + 1) in UNITS:
            return Hit(i, i + 2, "DATE", "PAST_REF")
        if word == "future" and self.word(i - 1) != "the":
            return None
        if word == "soon" and self.word(i + 1) == "as":
            return None
        return Hit(i, i + 1, "DATE", REFERENCES[word])


_CLASSES: tuple[tuple[Iterable[str], Callable[[_Reader, int], Hit | None]], ...] = (
    ((*MONTHS, *WEEKDAYS, *DEICTIC, *SEASONS), _Reader.date),
    (_RELATIVE, _Reader.relative),
    (_AROUND | AMOUNT_BEFORE, _Reader.around),
    (RECURRING, _Reader.recurring),
    (("half",), _Reader.half),
    ((*NUMBERS, *VAGUE, *ORDINALS, *CENTURIES), _Reader.number_word),
    (UNITS, _Reader.unit_alone),
    ((*REFERENCES, *SETS), _Reader.adverb),
    (DAY_WORDS, lambda reader, i: reader.part_of_day(i, i)),
    (("fiscal", "financial"), lambda reader, i: reader.fiscal(i, i)),
    (("then",), _Reader.then),
)
#: First word of an expression → what reads on; of several classes the first holds.
_READERS = {word: read for words, read in reversed(_CLASSES) for word in words}
#: The words beside numerals that an expression may begin with.
_OPENERS = frozenset("'\u2019") | FEAST_WORDS | _READERS.keys()
_OPENS = WordTest(lambda word: word in _OPENERS or word[0] == "q" or word[0].isdigit())
