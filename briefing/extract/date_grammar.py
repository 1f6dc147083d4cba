"""Words of one sentence → time expressions, read from left to right; no alternation is tried over the whole text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from briefing.extract import date_values as values
from briefing.extract.date_words import (
    DEICTIC,
    FUTURE,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    PAST,
    REFERENCES,
    SEASONS,
    SETS,
    UNITS,
    VAGUE,
    WEEKDAYS,
    Words,
)
from briefing.extract.quantity_words import DESIGNATORS
from briefing.extract.quantity_words import UNITS as MEASURES
from briefing.model import Span, TimeRef

Type = Literal["DATE", "TIME", "DURATION", "SET"]
NO_DATE = "no publication date to count from"
_DASHES = ("-", "\u2013", "\u2010", "\u2011")
_SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "current": 0, "preceding": -1}
_SAME = frozenset(("that", "same", "following"))
_PARTS_OF = {"beginning": "early", "start": "early", "end": "late", "middle": "mid", "close": "late", "turn": "early"}
_AROUND = frozenset("over nearly almost about around roughly approximately under some".split())
_AMOUNT_BEFORE = frozenset("more less at up".split())
_YEAR_AFTER = frozenset("in since by until till from to of during after before between and or early late mid through for than , ( - \u2013 the end".split())
#: "the end of the first half of last year" and no deeper.
_DEEPEST = 5
_COUNTED = frozenset(("million", "billion", "people", "troops", "soldiers", "men", "personnel"))
_NAMED = DESIGNATORS - frozenset("day law act bill season class building order line figure table".split())
_LARGE = {"E": (10, "Y"), "C": (100, "Y")}
_OPENING_PREPS = frozenset("for in over within after of during".split())


class Hit(NamedTuple):
    """An expression: words `start` to `end`, type and value; `part` narrows it, `explicit` needs no other date."""

    start: int
    end: int
    type: Type
    value: str | None
    explicit: bool = False
    part: str = ""
    mark: str | None = None


@dataclass
class Clock:
    """The publication date, and the last date named so far."""

    published: str | None

    def __post_init__(self) -> None:
        self.day = values.parse(self.published)
        self.named: dt.date | None = None
        self.named_day: dt.date | None = None

    @property
    def anchor(self) -> dt.date | None:
        """What "that day" counts from: the last date named, else the publication date."""
        return self.named or self.day

    def name(self, value: str | None) -> None:
        first, _ = values.bounds(value)
        if first is not None and len(value or "") >= 7:
            self.named = values.parse(first) or self.named
            if len(first) == 10 and "-W" not in (value or ""):
                self.named_day = self.named


def read(text: str, words: Words, clock: Clock, stamp: bool = False) -> Iterator[TimeRef]:
    """The expressions of one sentence in order. `stamp`: a dateline, whose date is named but for no event."""
    reader = _Reader(text, words, clock)
    at = 0
    while at < len(words.lower):
        hit = reader.at(at)
        if hit is None:
            at += 1
            continue
        yield _reference(text, words, hit)
        if hit.type in ("DATE", "TIME") and not stamp:
            clock.name(hit.value)
        at = max(hit.end, at + 1)


def _reference(text: str, words: Words, hit: Hit) -> TimeRef:
    span = Span(words.starts[hit.start], words.ends[hit.end - 1])
    start, end = values.bounds(hit.value) if hit.type in ("DATE", "TIME") else (None, None)
    if hit.part:
        start, end = values.narrowed(start, end, hit.part)
    basis: Literal["explicit", "relative"] = "explicit" if hit.explicit or hit.type in ("DURATION", "SET") else "relative"
    reason = hit.mark if hit.value is not None else NO_DATE
    return TimeRef(span, text[span.start : span.end], hit.type, hit.value, start, end, basis, reason)


class _Reader:
    """One sentence. Every method takes a word number and returns what begins there, or None."""

    def __init__(self, text: str, words: Words, clock: Clock) -> None:
        self.text = text
        self.words = words
        self.low = words.lower
        self.clock = clock
        self.depth = 0

    def word(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else ""

    def capital(self, at: int) -> bool:
        return 0 <= at < len(self.low) and self.text[self.words.starts[at]].isupper()

    def touching(self, at: int) -> bool:
        """Whether word `at` touches the one before it."""
        return 0 < at < len(self.low) and self.words.ends[at - 1] == self.words.starts[at]

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
        if word in ("the", "this", "last", "next", "past", "previous", "that", "earlier", "later", "coming", "late", "early", "mid", "same", "in", "following"):
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
        if word in PARTS:
            return None
        return self.apostrophe(i) if word in ("'", "\u2019", "q") or word[:1] == "q" else None

    # Dates that are named

    def date(self, i: int) -> Hit | None:
        """A month, weekday, season or "today", with what belongs to it."""
        word = self.word(i)
        if word in MONTHS:
            return self.month(i)
        if word in WEEKDAYS:
            return self.weekday(i) if self.capital(i) and len(word) > 3 or (word in ("mon", "tue", "thu", "fri") and self.capital(i) and self.word(i + 1) in (",", ".")) else None
        if word in DEICTIC:
            return self.deictic(i)
        if word in SEASONS:
            return self.season(i)
        return None

    def month(self, i: int) -> Hit | None:
        word = self.word(i)
        if not self.capital(i):
            return None
        number = MONTHS[word]
        at = i + 1
        if self.word(at) == "." and len(word) <= 4 and word != "may":
            at += 1
        day_number, end = self.day_number(at)
        if day_number is not None:
            year_at = end + 1 if self.word(end) in (",", "of") else end
            year = self.year(year_at)
            if year is not None:
                return Hit(i, year_at + 1, "DATE", values.day(year, number, day_number), True)
            following = self.range_end(end)
            shared = self.year(following + 1 if self.word(following) == "," else following) if following else None
            if shared is not None:
                return Hit(i, end, "DATE", values.day(shared, number, day_number), True)
            return Hit(i, end, "DATE", self.near(number, day_number, i))
        year_at = at + 1 if self.word(at) in (",", "of") else at
        year = self.year(year_at)
        if year is not None:
            return Hit(i, year_at + 1, "DATE", f"{year:04d}-{number:02d}", True)
        if len(word) <= 3 and word != "may" or (word in ("may", "march") and not self.looks_named(i)):
            return None
        year = self.shared_year(at)
        if year is not None:
            return Hit(i, i + 1, "DATE", f"{year:04d}-{number:02d}", True)
        end = i + 1
        shifted = _SHIFTS.get(self.word(end)) if self.word(end + 1) == "year" else None
        if shifted is not None and self.clock.day is not None:
            return Hit(i, end, "DATE", f"{self.clock.day.year + shifted:04d}-{number:02d}")
        return Hit(i, end, "DATE", self.near(number, None, i))

    def looks_named(self, i: int) -> bool:
        """Whether "May" or "March" is the month: after a word that takes a date, or beside another month."""
        before = self.word(i - 1)
        return before in ("in", "since", "by", "until", "late", "early", "mid", "last", "next", "this", "of", "from", "through", "between", "before", "after", "during", "to", "-") or (before in ("and", ",", "or") and self.word(i - 2) in MONTHS)

    def day_number(self, i: int) -> tuple[int | None, int]:
        word = self.word(i)
        if word == "the":
            i += 1
            word = self.word(i)
        if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
            return None, i
        end = i + 1
        if self.word(end) in ("st", "nd", "rd", "th") and self.touching(end):
            end += 1
        if self.word(end) in ("%", "percent", ":") or (self.word(end) == "." and self.touching(end + 1) and self.word(end + 1).isdecimal()):
            return None, i
        return int(word), end

    def range_end(self, i: int) -> int:
        """After "June 18": the index past "-19" or "to 19", or 0."""
        if self.word(i) in (*_DASHES, "to", "and", "through"):
            number, end = self.day_number(i + 1)
            if number is not None:
                return end
        return 0

    def shared_year(self, i: int) -> int | None:
        """The year that closes a list of months: "January and February 2025"."""
        for _ in range(8):
            if self.word(i) in (",", "and", "to", "or", *_DASHES) or self.word(i) in MONTHS:
                year = self.year(i + 1) if self.word(i) in MONTHS else None
                if year is not None:
                    return year
                i += 1
                continue
            return None
        return None

    def year(self, i: int) -> int | None:
        word = self.word(i)
        if len(word) == 4 and word.isdecimal() and word.isascii() and 1000 <= int(word) <= 2999:
            return int(word)
        return None

    def near(self, month: int, day_number: int | None, i: int) -> str | None:
        """A month, or a day of one, in the year that tense and publication date point to."""
        published = self.clock.day
        if published is None:
            return None
        tense = self.tense(i)
        year = published.year
        gap = month - published.month
        if day_number is not None and gap == 0:
            gap = 0 if day_number == published.day else (1 if day_number > published.day else -1)
            year += -1 if gap > 0 and tense == "past" and day_number - published.day > 7 else 0
        elif tense == "future" and gap < 0:
            year += 1 if gap <= -2 else 0
        elif (tense == "past" and gap > (1 if day_number is not None else 0)) or gap > 6:
            year -= 1
        elif gap < -9 and tense != "past":
            year += 1
        return values.day(year, month, day_number) if day_number is not None else f"{year:04d}-{month:02d}"

    def tense(self, i: int) -> str:
        """past, future or empty, by the nearest word of tense, those before it first."""
        for distance in range(1, 13):
            word = self.word(i - distance)
            if word in FUTURE:
                return "future"
            if word in PAST or (word.endswith("ed") and len(word) > 4):
                return "past"
        for distance in range(1, 9):
            word = self.word(i + distance)
            if word in ("will", "'ll"):
                return "future"
            if word in PAST or (word.endswith("ed") and len(word) > 4):
                return "past"
        return ""

    def weekday(self, i: int) -> Hit | None:
        number = WEEKDAYS[self.word(i)]
        end = i + 1
        value: str | None = None
        published = self.clock.day
        if published is not None:
            back = (published.weekday() - number) % 7
            tense = self.tense(i)
            before = self.word(i - 1)
            if before == "next" or (tense == "future" and back):
                days = 7 - back if back else 7 if before == "next" else 0
            else:
                days = -(back or (7 if before == "last" else 0))
            value = values.shift(published, "D", days)
        after = self.word(end)
        named = end + 1 if after == "," else end
        follows = self.month(named) if self.word(named) in MONTHS else self.digits(named) if self.word(named)[:1].isdigit() else None
        if follows is not None and follows.type == "DATE" and follows.value and len(follows.value) == 10:
            return follows._replace(start=i)
        return self.with_part(i, end, value)

    def with_part(self, start: int, end: int, value: str | None, explicit: bool = False) -> Hit:
        part = PARTS.get(self.word(end))
        if part is not None and len(part) == 3:
            return Hit(start, end + 1, "TIME", value and value + part, explicit)
        return Hit(start, end, "DATE", value, explicit)

    def deictic(self, i: int) -> Hit | None:
        start = i - 1 if self.word(i - 1) == "earlier" else i
        day = self.clock.day
        value = values.shift(day, "D", DEICTIC[self.word(i)]) if day else None
        if self.word(i) == "tonight":
            return Hit(i, i + 1, "TIME", value and value + "TNI")
        return self.with_part(start, i + 1, value)

    def season(self, i: int, start: int | None = None, shift: int | None = None) -> Hit | None:
        start = i if start is None else start
        code = SEASONS[self.word(i)]
        at = i + 2 if self.word(i + 1) == "of" else i + 1
        year = self.year(at)
        if year is not None:
            return Hit(start, at + 1, "DATE", f"{year:04d}-{code}", True)
        before = self.word(i - 1)
        if shift is None and not (before in ("in", "this", "last", "next", "by", "since", "the") and self.word(i) != "fall" and self.word(i + 1) not in ("of",)):
            return None
        if self.word(i) == "fall" and shift is None:
            return None
        day = self.clock.day
        return Hit(start, i + 1, "DATE", f"{day.year + (shift or 0):04d}-{code}" if day else None)

    # Figures

    def digits(self, i: int) -> Hit | None:
        word = self.word(i)
        numeric = self.numeric(i)
        if numeric is not None:
            return numeric
        clock = self.clock_time(i)
        if clock is not None:
            return clock
        if word.isdecimal() and len(word) <= 2:
            found = self.day_month(i)
            if found is not None:
                return found
        if word.endswith("0") and word.isdecimal() and self.word(i + 1) == "s" and self.touching(i + 1) and len(word) in (2, 4):
            full = word if len(word) == 4 else f"19{word}" if int(word) > 20 else f"20{word}"
            return Hit(i, i + 2, "DATE", full[:3], True)
        if self.year(i) is not None and self.is_year(i):
            return Hit(i, i + 1, "DATE", word, True)
        return self.amount(i, i)

    def is_year(self, i: int) -> bool:
        number = int(self.word(i))
        before, after = self.word(i - 1), self.word(i + 1)
        if after in UNITS or after in MEASURES or after in _COUNTED or (after == "-" and self.touching(i + 1) and self.touching(i + 2) and not self.word(i + 2).isdecimal()):
            return False
        if before in ("$", "\u20ac", "\u00a3", "#", ".", "no", "least", "than", "about", "some", "nearly", "almost", "over", "around", "/") or before in _NAMED or not 1500 <= number <= 2100:
            return False
        if before in _DASHES and self.touching(i) and not (self.year(i - 2) is not None):
            return self.word(i - 2) == "mid"
        plural = after.endswith("s") and after.isalpha() and after not in ("was", "is", "has", "as", "s", "olympics", "elections")
        if before in _YEAR_AFTER or before in MONTHS:
            return not (plural and before not in ("in", "since", "the", "of"))
        return 1900 <= number <= 2060 and not plural

    def numeric(self, i: int) -> Hit | None:
        word = self.word(i)
        if word.count("/") == 2:
            first, second, third = word.split("/")
            if len(third) == 2:
                third = ("20" if int(third) < 50 else "19") + third
            if len(third) != 4 or not (first.isdecimal() and second.isdecimal()) or len(first + second) > 4:
                return None
            month, number = (int(first), int(second)) if int(first) <= 12 else (int(second), int(first))
            value = values.day(int(third), month, number)
            return Hit(i, i + 1, "DATE", value, True) if value else None
        year = self.year(i)
        if year is not None and self.word(i + 1) == "-" and self.word(i + 3) == "-" and len(self.word(i + 2)) == len(self.word(i + 4)) == 2:
            if self.word(i + 2).isdecimal() and self.word(i + 4).isdecimal():
                value = values.day(year, int(self.word(i + 2)), int(self.word(i + 4)))
                return Hit(i, i + 5, "DATE", value, True) if value else None
        return None

    def clock_time(self, i: int) -> Hit | None:
        word = self.word(i)
        hour, _, minute = word.replace(".", ":").partition(":")
        end = i + 1
        if len(word) == 4 and word.isdecimal() and self.word(end) in ("utc", "gmt", "hours", "kst"):
            hour, minute = word[:2], word[2:]
        elif ":" not in word and self.word(end) not in ("am", "pm", "a.m", "p.m"):
            return None
        if not (hour.isdecimal() and len(hour) <= 2 and int(hour) < 25 and (not minute or (minute.isdecimal() and len(minute) == 2 and int(minute) < 60))):
            return None
        number = int(hour)
        if self.word(end) in ("am", "pm", "a.m", "p.m"):
            number += 12 if self.word(end)[0] == "p" and number < 12 else 0
            end += 2 if self.word(end + 1) == "." and "." in self.word(end) else 1
        zone = ""
        if self.word(end) in ("utc", "gmt", "kst", "est", "edt", "bst", "cet", "local", "hours"):
            zone = "Z" if self.word(end) in ("utc", "gmt") else ""
            end += 2 if self.word(end) == "local" and self.word(end + 1) == "time" else 1
        date, last = self.date_beside(i, end)
        time = f"T{number:02d}:{minute or '00'}{zone}"
        return Hit(i, last, "TIME", date and date + time)

    def date_beside(self, i: int, end: int) -> tuple[str | None, int]:
        """The day of a clock time: the one right after it, else that of publication."""
        at = end + 1 if self.word(end) == "on" else end
        hit = self.date(at) if self.word(at) in WEEKDAYS or self.word(at) in DEICTIC else None
        if hit is not None and hit.type == "DATE":
            return hit.value, hit.end
        anchor = self.clock.day or self.clock.named_day
        return (anchor.isoformat() if anchor else None), end

    def day_month(self, i: int) -> Hit | None:
        number, end = self.day_number(i)
        if number is None:
            return None
        at = end + 1 if self.word(end) == "of" else end
        if self.word(at) in MONTHS and self.capital(at) and not (len(self.word(at)) == 3 and self.word(at) == "may" and not self.capital(at)):
            month = MONTHS[self.word(at)]
            at += 2 if self.word(at + 1) == "." and len(self.word(at)) <= 4 else 1
            year_at = at + 1 if self.word(at) == "," else at
            year = self.year(year_at)
            if year is not None:
                return Hit(i, year_at + 1, "DATE", values.day(year, month, number), True)
            return Hit(i, at, "DATE", self.near(month, number, i))
        # The second day of "June 18-19, 2023" or "18-19 June 2023".
        if self.word(i - 1) in (*_DASHES, "to", "and", "through"):
            month_at = next((k for k in range(i - 2, max(-1, i - 6), -1) if self.word(k) in MONTHS), None)
            if month_at is not None and self.capital(month_at) and self.word(i - 2).isdecimal() and self.word(end) not in UNITS:
                year_at = end + 1 if self.word(end) == "," else end
                year = self.year(year_at)
                month = MONTHS[self.word(month_at)]
                if year is not None:
                    return Hit(i, year_at + 1, "DATE", values.day(year, month, number), True)
                return Hit(i, end, "DATE", self.near(month, number, month_at)) if self.next_ends(end) else None
        following = self.range_end(end)
        if following and self.word(following) in MONTHS and self.capital(following):
            year = self.year(following + 1)
            month = MONTHS[self.word(following)]
            return Hit(i, end, "DATE", values.day(year, month, number) if year else self.near(month, number, i), year is not None)
        return None

    def next_ends(self, i: int) -> bool:
        """Whether no noun follows that the number could count."""
        word = self.word(i)
        return not word or not word[0].isalpha() or word in _YEAR_AFTER or word in ("as", "at", "on", "with", "when", "where", "were", "was", "is", "are", "will")

    # Amounts of time

    def around(self, i: int) -> Hit | None:
        word = self.word(i)
        at = i + 1
        if word in _AMOUNT_BEFORE:
            if self.word(at) not in ("than", "least", "to"):
                return None
            at += 1
        if not (self.word(at)[:1].isdigit() or self.word(at) in NUMBERS):
            return None
        hit = self.amount(at, i)
        return hit if hit is not None and hit.type in ("DURATION", "DATE") and hit.start == i else None

    def amount(self, i: int, start: int) -> Hit | None:
        """"two days", "20-year", "a week ago", "three months later", "two and a half years"."""
        word = self.word(i)
        count: float | None = None
        at = i + 1
        if word[0].isdigit():
            count = float(word.replace(",", "")) if len(word) < 7 and word.replace(",", "").replace(".", "", 1).isdecimal() else None
            if count is None:
                return None
        elif word in NUMBERS:
            count = float(NUMBERS[word])
            if self.word(at) in _DASHES and self.word(at + 1) in NUMBERS and count >= 20:
                count += NUMBERS[self.word(at + 1)]
                at += 2
            elif word in ("a", "an") and self.word(at) in ("few", "couple", "hundred", "dozen", "second"):
                return self.article_amount(i, start)
        if self.word(at) == "of":
            at += 1
        if self.word(at) == "and" and self.word(at + 1) == "a" and self.word(at + 2) == "half" and count is not None:
            count += 0.5
            at += 3
        hyphen = self.word(at) in _DASHES and self.touching(at)
        if hyphen:
            at += 1
        while self.word(at) in ("consecutive", "straight", "full", "more", "long", "calendar", "trading", "working", "successive"):
            at += 1
        unit = UNITS.get(self.word(at))
        if unit is None or unit == "WE" and count is None or (self.word(at) == "second" and not word[0].isdigit()):
            return None
        if self.word(at + 1) in _DASHES and self.word(at + 2) == "old":
            return None
        return self.measured(start, i, at + 1, count, unit, hyphen)

    def article_amount(self, i: int, start: int) -> Hit | None:
        at = i + 2
        if self.word(i + 1) == "second" and self.word(at) == "consecutive" and self.word(at + 1) in UNITS:
            anchor = self.clock.anchor
            return Hit(start, at + 2, "DATE", anchor.isoformat() if anchor and self.word(at + 1) == "day" else None)
        if self.word(at) == "of":
            at += 1
        unit = UNITS.get(self.word(at))
        if unit is None:
            return None
        count = {"hundred": 100.0, "dozen": 12.0}.get(self.word(i + 1))
        return self.measured(start, i, at + 1, count, unit, False)

    def measured(self, start: int, i: int, end: int, count: float | None, unit: str, hyphen: bool) -> Hit | None:
        """An amount of a unit: a date where "ago", "later" or the like follows, a set after a figure, else a duration."""
        after = self.word(end)
        if after in ("ago", "earlier", "later", "before", "hence") and not hyphen and not (after == "before" and self.word(end + 1) not in (",", ".", "")):
            return self.counted(start, end + 1, count, unit, after)
        singular = self.word(i) in ("a", "an") and not hyphen
        value = duration(count, unit)
        if singular and self.word(start) in ("a", "an"):
            before = self.word(i - 1)
            if before not in _OPENING_PREPS and before not in ("than", "every", "about") and (before[:1].isalpha() or before in ("%",)):
                return Hit(start, end, "SET", value, True)
        return Hit(start, end, "DURATION", value, True)

    def counted(self, start: int, end: int, count: float | None, unit: str, word: str) -> Hit:
        anchor = self.clock.day if word in ("ago", "hence") else self.clock.anchor
        if count is None:
            return Hit(start, end, "DATE", "PAST_REF" if word != "later" else "FUTURE_REF")
        if unit[0] == "T" or unit == "WE" or anchor is None:
            return Hit(start, end, "DATE", anchor.isoformat() if anchor and unit[0] == "T" else None)
        if count > 9999:
            return Hit(start, end, "DATE", None)
        sign = 1 if word in ("later", "hence") else -1
        whole = int(count)
        if unit == "W" and word == "ago":
            return Hit(start, end, "DATE", values.shift(anchor, "D", -7 * whole))
        if unit in _LARGE:
            return Hit(start, end, "DATE", values.shift(anchor, "Y", sign * whole * _LARGE[unit][0]))
        return Hit(start, end, "DATE", values.shift(anchor, "D" if unit == "W" else unit, sign * whole * (7 if unit == "W" else 1)))

    # What counts from another date

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
        """"last year", "this week", "the past nine days", "next Monday", "last September"."""
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
        if word in ("past", "last", "coming") and unit in ("E", "C") or (word == "past" and self.word(i) == "the"):
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
        """"that day", "the same month", "the following year", "the same period last year"."""
        kind = self.word(at)
        unit = UNITS.get(self.word(at + 1))
        anchor = self.clock.anchor
        if kind == "same" and self.word(at + 1) in ("period", "month", "quarter", "time", "week") and self.word(at + 2) in ("last", "a", "of", "in", "the"):
            tail = self.at(at + 3 if self.word(at + 2) in ("of", "in") else at + 2)
            if tail is not None and tail.type == "DATE" and tail.value and tail.value[:4].isdecimal():
                month = (self.clock.anchor or dt.date(1, 1, 1)).month
                value = tail.value if self.word(at + 1) == "period" else f"{tail.value[:4]}-{month:02d}"
                return Hit(i, tail.end, "DATE", value)
            return None
        if unit is None or unit[0] == "T" or self.word(at + 1).endswith("s") or (kind == "following" and self.word(i) != "the") or (i == at and kind == "same"):
            return None
        if unit == "D":
            anchor = self.clock.named_day or anchor
        if anchor is None:
            return Hit(i, at + 2, "DATE", None)
        return Hit(i, at + 2, "DATE", values.shift(anchor, unit if unit != "WE" else "W", 1 if kind == "following" else 0))

    def part_of(self, i: int, at: int) -> Hit | None:
        part = _PARTS_OF[self.word(at)]
        inner = self.at(at + 2)
        if inner is None or inner.type not in ("DATE", "DURATION"):
            return None
        if self.word(at + 2) == "the" and self.word(at + 3) in ("year", "month", "week", "century", "decade") and inner.end <= at + 4:
            inner = None
        if inner is None or inner.type == "DURATION":
            return None
        return inner._replace(start=i, part=part)

    def part(self, i: int, at: int, word: str) -> Hit | None:
        """"early 2024", "mid-June", "late last year", "later this month"."""
        after = at + 1
        if self.word(after) in _DASHES:
            after += 1
        if self.word(after) in ("in", "on"):
            return None
        follows = self.word(after)
        if not (follows[:1].isdigit() or follows in MONTHS or follows in ("last", "this", "next", "the", "today", "yesterday") or follows in SEASONS):
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
        """"the first quarter of 2009", "second half of last year", "fourth week of March"."""
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
        year = tail.value[:4] if tail is not None and tail.value and tail.value[:4].isdecimal() and tail.type == "DATE" else None
        explicit = year is not None and tail is not None and tail.explicit
        if tail is not None and year is not None:
            end = tail.end
        elif tail is not None and self.word(end) == "of":
            return None
        elif unit != "quarter":
            return None
        elif self.clock.day is not None:
            day = self.clock.day
            year = f"{day.year - (number * 3 - 2 > day.month):04d}"
        if unit == "week":
            return None
        code = f"Q{number}" if unit == "quarter" else f"H{min(number, 2)}"
        return Hit(start, end, "DATE", f"{year}-{code}" if year else None, explicit)

    def unit_alone(self, i: int) -> Hit | None:
        """"decades", "for years", "recent years"; the singular says nothing."""
        word = self.word(i)
        unit = UNITS[word]
        if not word.endswith("s") or unit in ("WE", "TS", "Q"):
            return None
        before = self.word(i - 1)
        if unit in ("E", "C") or before in ("for", "in", "within", "of", "after", "over") or self.word(i + 1) in ("ago", "later"):
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
            if self.touching(i + 1) and after.isdecimal() and len(after) == 2 and not self.touching(i) and self.word(i + 2) not in ("s", "'"):
                return Hit(i, i + 2, "DATE", f"{'19' if int(after) > 30 else '20'}{after}", True)
            return None
        if word == "q" and self.word(i + 1) in ("1", "2", "3", "4") and self.touching(i + 1):
            year = self.year(i + 2)
            if year is not None:
                return Hit(i, i + 3, "DATE", f"{year:04d}-Q{self.word(i + 1)}", True)
        return None


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P2D, PT5M, PXY; decades and centuries in years."""
    if unit == "WE":
        unit = "W"
    if count is not None and unit in _LARGE:
        factor, unit = _LARGE[unit]
        count *= factor
    elif unit in _LARGE:
        return f"PX{'Y' if unit == 'E' else 'C'}"
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"
