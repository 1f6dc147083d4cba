"""Words of one sentence → time expressions, read from left to right; no alternation is tried over the whole text."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from briefing.extract import date_values as values
from briefing.extract.date_amounts import AmountReader, duration
from briefing.extract.date_named import Clock, Hit
from briefing.extract.date_words import (
    DEICTIC,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFERENCES,
    SEASONS,
    SETS,
    UNITS,
    VAGUE,
    WEEKDAYS,
    Words,
)
from briefing.model import Span, TimeRef

NO_DATE = "no publication date to count from"
_DASHES = ("-", "\u2013", "\u2010", "\u2011")
_SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "current": 0, "preceding": -1}
_SAME = frozenset(("that", "same", "following"))
_PARTS_OF = {"beginning": "early", "start": "early", "end": "late", "middle": "mid", "close": "late", "turn": "early"}
_AROUND = frozenset("over nearly almost about around roughly approximately under some".split())
_AMOUNT_BEFORE = frozenset("more less at up".split())
_RELATIVE = frozenset(
    "the this last next past previous that earlier later coming late early mid same in following".split()
)
#: Before two digits of a year, or of the number of a quarter.
_ABBREVIATES = frozenset("'\u2019q")
#: The words beside numerals that an expression may begin with.
_OPENERS = (
    _RELATIVE
    | _AROUND
    | _AMOUNT_BEFORE
    | VAGUE
    | frozenset("'\u2019")
    | frozenset().union(MONTHS, WEEKDAYS, DEICTIC, SEASONS, NUMBERS, ORDINALS, UNITS, REFERENCES, SETS)
)
#: "the end of the first half of last year" and no deeper.
_DEEPEST = 5


def read(text: str, words: Words, clock: Clock, stamp: bool = False) -> Iterator[TimeRef]:
    """The expressions of one sentence in order. `stamp`: a dateline, whose date is named but for no event."""
    reader = _Reader(text, words, clock)
    free = 0
    for at, word in enumerate(words.lower):
        if at < free or not (word in _OPENERS or word[0] == "q" or word[0].isdigit()):
            continue
        hit = reader.at(at)
        if hit is None:
            continue
        yield _reference(text, words, hit)
        if hit.type in ("DATE", "TIME") and not stamp:
            clock.name(hit.value)
        free = hit.end


def _reference(text: str, words: Words, hit: Hit) -> TimeRef:
    span = Span(words.starts[hit.start], words.ends[hit.end - 1])
    start, end = values.bounds(hit.value) if hit.type in ("DATE", "TIME") else (None, None)
    if hit.part:
        start, end = values.narrowed(start, end, hit.part)
    basis: Literal["explicit", "relative"] = (
        "explicit" if hit.explicit or hit.type in ("DURATION", "SET") else "relative"
    )
    reason = hit.mark if hit.value is not None else NO_DATE
    return TimeRef(span, text[span.start : span.end], hit.type, hit.value, start, end, basis, reason)


class _Reader(AmountReader):
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
        word = self.low[i]
        if word[0].isdigit():
            return self.digits(i)
        if word in MONTHS or word in WEEKDAYS or word in DEICTIC or word in SEASONS:
            return self.date(i)
        if word in _RELATIVE:
            return self.relative(i)
        if word in _AROUND or word in _AMOUNT_BEFORE:
            return self.around(i)
        if word in NUMBERS or word in VAGUE:
            return self.amount(i, i) or self.ordinal(i)
        if word in ORDINALS:
            return self.ordinal(i)
        if word in UNITS:
            return self.unit_alone(i)
        if word in REFERENCES or word in SETS:
            return self.adverb(i)
        return self.apostrophe(i) if word[0] in _ABBREVIATES else None

    def relative(self, i: int) -> Hit | None:
        word = self.word(i)
        at = i
        if word == "the":
            at += 1
            word = self.word(at)
            if word == "very":
                at += 1
                word = self.word(at)
        if word in _PARTS_OF and self.word(at + 1) == "of":
            return self.part_of(i, at)
        if word in ("early", "mid", "late", "earlier", "later"):
            return self.part(i, at, word)
        if word == "in":
            return None
        if at > i:
            fixed = self.with_article(i, at, word)
            if fixed is not None:
                return fixed
        if word in _SHIFTS:
            return self.shifted(i, at)
        if word in _SAME:
            return self.same(i, at)
        if word in ORDINALS:
            return self.ordinal(at, i)
        return None

    def with_article(self, i: int, at: int, word: str) -> Hit | None:
        """After "the": a day of the month, a decade, a season, "the day", "the past", "the long term"."""
        after = self.word(at + 1)
        if word == "future" or (word in ("near", "long", "short", "foreseeable") and after in ("future", "term")):
            return Hit(i, at + (1 if word == "future" else 2), "DATE", "FUTURE_REF")
        if word == "past" and (not after[:1].isalnum()):
            return Hit(i, at + 1, "DATE", "PAST_REF")
        if word == "time" and after == "being":
            return Hit(i, at + 2, "DATE", "PRESENT_REF")
        if word == "day" and after not in ("of", "-", "after", "before", "when", "that"):
            anchor = self.clock.named_day or self.clock.day
            return Hit(i, at + 1, "DATE", anchor.isoformat() if anchor else None)
        if word == "weekend":
            day = self.clock.day
            return Hit(i, at + 1, "DATE", values.weekend(day, 0 if day.weekday() >= 5 else -1) if day else None)
        if self.word(at + 1) == "s" and word[:1].isdigit():
            decade = self.digits(at)
            return decade and decade._replace(start=i)
        if word in ("year", "month", "week", "day") and after in ("previous", "before", "earlier", "after"):
            if after in ("before", "after") and self.word(at + 2) not in (",", ".", ""):
                return None
            anchor = self.clock.anchor
            value = values.shift(anchor, UNITS[word], 1 if after == "after" else -1) if anchor else None
            return Hit(i, at + 2, "DATE", value)
        if word in SEASONS:
            return self.season(at, i)
        return None

    def shifted(self, i: int, at: int) -> Hit | None:
        """ "last year", "this week", "the past nine days", "next Monday", "last September"."""
        shift = _SHIFTS[self.word(at)]
        word = self.word(at + 1)
        day = self.clock.day
        if word in UNITS and not word.endswith("s"):
            return self.shifted_unit(i, at, shift, UNITS[word])
        if word in SEASONS:
            return self.season(at + 1, i, shift)
        if word in WEEKDAYS and self.capital(at + 1):
            hit = self.weekday(at + 1)
            return hit and hit._replace(start=i)
        if word in MONTHS and self.capital(at + 1) and not self.word(at + 2).isdecimal():
            month = MONTHS[word]
            if day is None:
                return Hit(i, at + 2, "DATE", None)
            year = day.year + (shift if (shift < 0 and month >= day.month) or (shift > 0 and month <= day.month) else 0)
            return Hit(i, at + 2, "DATE", f"{year:04d}-{month:02d}")
        if word in PARTS and len(PARTS[word]) == 3:
            back = -1 if shift < 0 else 0
            value = values.shift(day, "D", back) if day else None
            return Hit(i, at + 2, "TIME", value and value + PARTS[word])
        if shift and (word in NUMBERS or word in VAGUE or word[:1].isdigit() or word in UNITS):
            if word in UNITS:
                return Hit(i, at + 2, "DURATION", duration(None, UNITS[word]), True)
            hit = self.amount(at + 1, i)
            return hit if hit is not None and hit.type == "DURATION" else None
        return None

    def shifted_unit(self, i: int, at: int, shift: int, unit: str) -> Hit | None:
        day = self.clock.day
        word = self.word(at)
        if (word in ("past", "last", "coming") and unit in ("E", "C")) or (word == "past" and self.word(i) == "the"):
            return Hit(i, at + 2, "DURATION", duration(1.0, unit), True)
        if unit[0] == "T":
            return None
        start = i - 1 if self.word(i - 1) in ("earlier", "later", "late", "early") and i == at else i
        if day is None:
            return Hit(start, at + 2, "DATE", None)
        if unit == "WE":
            return Hit(start, at + 2, "DATE", values.weekend(day, shift))
        anchor = self.clock.named if word in ("previous", "preceding") and self.clock.named else day
        return Hit(start, at + 2, "DATE", values.shift(anchor, unit, shift))

    def same(self, i: int, at: int) -> Hit | None:
        """ "that day", "the same month", "the following year", "the same period last year"."""
        kind = self.word(at)
        unit = UNITS.get(self.word(at + 1))
        anchor = self.clock.anchor
        if (
            kind == "same"
            and self.word(at + 1) in ("period", "month", "quarter", "time", "week")
            and self.word(at + 2) in ("last", "a", "of", "in", "the")
        ):
            tail = self.at(at + 3 if self.word(at + 2) in ("of", "in") else at + 2)
            if tail is not None and tail.type == "DATE" and tail.value and tail.value[:4].isdecimal():
                month = (self.clock.anchor or dt.date(1, 1, 1)).month
                value = tail.value if self.word(at + 1) == "period" else f"{tail.value[:4]}-{month:02d}"
                return Hit(i, tail.end, "DATE", value)
            return None
        if (
            unit is None
            or unit[0] == "T"
            or self.word(at + 1).endswith("s")
            or (kind == "following" and self.word(i) != "the")
            or (i == at and kind == "same")
        ):
            return None
        if unit == "D":
            anchor = self.clock.named_day or anchor
        if anchor is None:
            return Hit(i, at + 2, "DATE", None)
        return Hit(
            i, at + 2, "DATE", values.shift(anchor, unit if unit != "WE" else "W", 1 if kind == "following" else 0)
        )

    def part_of(self, i: int, at: int) -> Hit | None:
        part = _PARTS_OF[self.word(at)]
        inner = self.at(at + 2)
        if inner is None or inner.type not in ("DATE", "DURATION"):
            return None
        if (
            self.word(at + 2) == "the"
            and self.word(at + 3) in ("year", "month", "week", "century", "decade")
            and inner.end <= at + 4
        ):
            inner = None
        if inner is None or inner.type == "DURATION":
            return None
        return inner._replace(start=i, part=part)

    def part(self, i: int, at: int, word: str) -> Hit | None:
        """ "early 2024", "mid-June", "late last year", "later this month"."""
        after = at + 1
        if self.word(after) in _DASHES:
            after += 1
        if self.word(after) in ("in", "on"):
            return None
        follows = self.word(after)
        if not (
            follows[:1].isdigit()
            or follows in MONTHS
            or follows in ("last", "this", "next", "the", "today", "yesterday")
            or follows in SEASONS
        ):
            return None
        if word in ("earlier", "later") and follows not in ("this", "today", "last", "next", "yesterday"):
            return None
        inner = self.at(after) if follows not in MONTHS else self.month(after) or None
        if follows in SEASONS:
            inner = self.season(after, i)
        if inner is None or inner.type not in ("DATE", "TIME") or inner.start > after:
            return None
        narrowing = {"early": "early", "mid": "mid", "late": "late"}.get(word, "")
        value = inner.value
        return inner._replace(start=i, part=narrowing, value=value)

    def ordinal(self, i: int, start: int | None = None) -> Hit | None:
        """ "the first quarter of 2009", "second half of last year", "fourth week of March"."""
        start = i if start is None else start
        number = ORDINALS.get(self.word(i))
        at = i + 1
        if self.word(at) in _DASHES:
            at += 1
        unit = self.word(at)
        if number is None or unit not in ("quarter", "half", "week"):
            return None
        end = at + 1
        tail = None
        if self.word(end) in ("of", "in") or self.year(end) is not None:
            tail = self.at(end if self.year(end) is not None else end + 1)
        year = (
            tail.value[:4]
            if tail is not None and tail.value and tail.value[:4].isdecimal() and tail.type == "DATE"
            else None
        )
        explicit = year is not None and tail is not None and tail.explicit
        if tail is not None and year is not None:
            end = tail.end
        elif (tail is not None and self.word(end) == "of") or unit != "quarter":
            return None
        elif self.clock.day is not None:
            day = self.clock.day
            year = f"{day.year - (number * 3 - 2 > day.month):04d}"
        if unit == "week":
            return None
        code = f"Q{number}" if unit == "quarter" else f"H{min(number, 2)}"
        return Hit(start, end, "DATE", f"{year}-{code}" if year else None, explicit)

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

    def apostrophe(self, i: int) -> Hit | None:
        """'82 and Q3 2023."""
        word = self.word(i)
        if word in ("'", "\u2019"):
            after = self.word(i + 1)
            if (
                self.touching(i + 1)
                and after.isdecimal()
                and len(after) == 2
                and not self.touching(i)
                and self.word(i + 2) not in ("s", "'")
            ):
                return Hit(i, i + 2, "DATE", f"{'19' if int(after) > 30 else '20'}{after}", True)
            return None
        if word == "q" and self.word(i + 1) in ("1", "2", "3", "4") and self.touching(i + 1):
            year = self.year(i + 2)
            if year is not None:
                return Hit(i, i + 3, "DATE", f"{year:04d}-Q{self.word(i + 1)}", True)
        return None
