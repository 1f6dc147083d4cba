"""Words of one sentence → dates that are named: months, weekdays, years, numeric dates, clock times."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from briefing.extract.dates import values
from briefing.extract.dates.clock import Clock
from briefing.extract.dates.words import (
    DASHES,
    DEICTIC,
    FUTURE,
    MONTHS,
    PARTS,
    PAST,
    SEASONS,
    TO_COME,
    WEEKDAYS,
    WHOLE_SHORT,
    Words,
)

Type = Literal["DATE", "TIME", "DURATION", "SET"]
#: Verbs that in their base form tell of what is on the timetable: "ministers meet on Wednesday".
_TIMETABLED = frozenset(("meet", "convene", "gather"))
#: Past forms that are base forms, too, and what stands before these.
_UNCHANGED = frozenset(("set", "put", "cut", "hit", "shut", "split", "let", "quit", "spread"))
_HELPING = frozenset(
    ["to", "may", "might", "could", "should", "must", "can", "do", "does", "did", "didn", "be", "is", "are"]
)
#: How many words before a month or day its verb may stand.
_AS_FAR = 24
_JOINS = frozenset((",", "and", "to", "or", *DASHES))
SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "current": 0, "preceding": -1}


class Hit(NamedTuple):
    """An expression: words `start` to `end`, type and value; `part` narrows it, `explicit` needs no other date."""

    start: int
    end: int
    type: Type
    value: str | None
    explicit: bool = False
    part: str = ""
    mark: str | None = None


def _soon(gap: int, day_number: int | None, published: dt.date) -> bool:
    """Whether a day of the next month is near enough to be meant: papers are dated ahead of their news."""
    return gap == 1 and day_number is not None and day_number + 30 - published.day <= 25


class Reader:
    """One sentence. Every method takes a word number and returns what begins there, or None."""

    def __init__(self, text: str, words: Words, clock: Clock) -> None:
        self.text = text
        self.words = words
        self.low = words.lower
        self.clock = clock

    def word(self, at: int) -> str:
        """Word `at` in lower case; empty outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def capital(self, at: int) -> bool:
        """Whether word `at` is written with a capital."""
        return 0 <= at < len(self.low) and self.text[self.words.starts[at]].isupper()

    def touching(self, at: int) -> bool:
        """Whether word `at` touches the one before it."""
        return 0 < at < len(self.low) and self.words.ends[at - 1] == self.words.starts[at]

    def at(self, i: int) -> Hit | None:
        """The expression that begins with word `i`."""
        raise NotImplementedError

    def digits(self, i: int) -> Hit | None:
        """The expression that begins with the numeral at `i`."""
        raise NotImplementedError

    # Dates that are named

    def date(self, i: int) -> Hit | None:
        """A month, weekday, season or "today", with what belongs to it."""
        word = self.word(i)
        if word in MONTHS:
            return self.month(i)
        if word in WEEKDAYS:
            return (
                self.weekday(i)
                if (self.capital(i) and len(word) > 3)
                or (word in ("mon", "tue", "thu", "fri") and self.capital(i) and self.word(i + 1) in (",", "."))
                else None
            )
        if word in DEICTIC:
            return self.deictic(i)
        if word in SEASONS:
            return self.season(i)
        return None

    def month(self, i: int) -> Hit | None:
        """ "June", "June 2024", "June 14, 2024"."""
        word = self.word(i)
        if not self.capital(i):
            return None
        number = MONTHS[word]
        at = i + 1
        if self.word(at) == "." and len(word) <= 4 and word not in WHOLE_SHORT:
            at += 1
        day_number, end = self.day_number(at)
        if day_number is not None:
            return self.day_of_month(i, end, number, day_number)
        year_at = at + 1 if self.word(at) in (",", "of") else at
        year = self.year(year_at)
        if year is not None:
            return Hit(i, year_at + 1, "DATE", f"{year:04d}-{number:02d}", True)
        if word in ("april", "may", "june", "august") and self.named_person(i):
            return None
        shared = self.shared_year(at, number)
        if len(word) <= 4 and word != "may" and self.word(at) in DASHES and shared is not None:
            return Hit(i, i + 1, "DATE", f"{shared:04d}-{number:02d}", True)
        if (len(word) <= 3 and word != "may") or (word in ("may", "march") and not self.looks_named(i)):
            return None
        if shared is not None:
            return Hit(i, i + 1, "DATE", f"{shared:04d}-{number:02d}", True)
        end = i + 1
        year, beside = self.year_beside(end)
        if year is not None:
            return Hit(i, beside, "DATE", f"{year:04d}-{number:02d}")
        return Hit(i, end, "DATE", self.near(number, None, i))

    def day_of_month(self, i: int, end: int, number: int, day: int) -> Hit:
        """The `day` of a month told from word `i` to `end`, of the year that stands behind, else of the nearest."""
        year_at = end + 1 if self.word(end) in (",", "of") else end
        year = self.year(year_at)
        if year is not None:
            return Hit(i, year_at + 1, "DATE", values.day(year, number, day), True)
        following = self.range_end(end)
        shared = self.year(following + 1 if self.word(following) == "," else following) if following else None
        if shared is not None:
            return Hit(i, end, "DATE", values.day(shared, number, day), True)
        year, beside = self.year_beside(end)
        if year is not None:
            return Hit(i, beside, "DATE", values.day(year, number, day))
        return Hit(i, end, "DATE", self.near(number, day, i))

    def year_beside(self, at: int) -> tuple[int | None, int]:
        """The year that "last year" or "of that year" gives the day or month before it, and where that ends."""
        shift = SHIFTS.get(self.word(at)) if self.word(at + 1) == "year" else None
        if shift is not None and self.clock.day is not None:
            return self.clock.day.year + shift, at + 2
        after = SHIFTS.get(self.word(at + 1)) if self.word(at) == "of" and self.word(at + 2) == "year" else None
        if after is not None and self.clock.day is not None:
            return self.clock.day.year + after, at + 3
        if self.word(at) == "of" and self.word(at + 1) in ("that", "the"):
            tail = self.at(at + 1)
            if tail is not None and tail.type == "DATE" and len(tail.value or "") == 4:
                return int(tail.value or ""), tail.end
        return None, at

    def named_person(self, i: int) -> bool:
        """Whether a month opens a sentence as somebody's name: "April Jones said"."""
        after = self.word(i + 1)
        return i == 0 and self.capital(i + 1) and after.isalpha() and after not in WEEKDAYS and after not in MONTHS

    def looks_named(self, i: int) -> bool:
        """Whether "May" or "March" is the month: after a word that takes a date, or beside another month."""
        before = self.word(i - 1)
        if before in ("", "|") and self.word(i + 1) in ("|", ":", "\u2014", *DASHES):
            return True  # the cell of a table, or the stamp of an entry
        if self.year_beside(i + 1)[0] is not None:
            return True  # "between August 2023 and March this year"
        return before in (
            "in",
            "since",
            "by",
            "until",
            "late",
            "early",
            "mid",
            "last",
            "next",
            "this",
            "of",
            "from",
            "through",
            "between",
            "before",
            "after",
            "during",
            "to",
            "-",
        ) or (before in ("and", ",", "or") and self.word(i - 2) in MONTHS)

    def day_number(self, i: int) -> tuple[int | None, int]:
        """The day of a month at `i` and the index past it: "14", "the 14th"; None where none stands there."""
        word = self.word(i)
        if word == "the":
            i += 1
            word = self.word(i)
        if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
            return None, i
        end = i + 1
        if self.word(end) in ("st", "nd", "rd", "th") and self.touching(end):
            end += 1
        if self.word(end) in ("%", "percent", ":") or (
            self.word(end) == "." and self.touching(end + 1) and self.word(end + 1).isdecimal()
        ):
            return None, i
        return int(word), end

    def range_end(self, i: int) -> int:
        """After "June 18": the index past "-19" or "to 19", or 0."""
        if self.word(i) in (*DASHES, "to", "and", "through"):
            number, end = self.day_number(i + 1)
            if number is not None:
                return end
        return 0

    def shared_year(self, i: int, month: int) -> int | None:
        """The year of a month by the one that closes its list: "January and February 2025", "October to May 2025"."""
        for _ in range(8):
            if self.word(i) in _JOINS or self.word(i) in MONTHS:
                year = self.year(i + 1) if self.word(i) in MONTHS else None
                if year is not None:
                    return year - (MONTHS[self.word(i)] < month)
                if self.word(i) in MONTHS and [self.word(i + n) for n in (1, 2, 3)] == ["of", "that", "year"]:
                    return self.clock.named_year or (self.clock.named.year if self.clock.named is not None else None)
                i += 1
                continue
            return None
        return None

    def year(self, i: int) -> int | None:
        """The year that the four digits at `i` are, from 1000 to 2999."""
        word = self.word(i)
        if len(word) == 4 and word.isdecimal() and word.isascii() and 1000 <= int(word) <= 2999:
            return int(word)
        return None

    def near(self, month: int, day_number: int | None, i: int) -> str | None:
        """A month, or a day of one, in the year that tense and publication date point to."""
        told = self.clock.year_told(month, self.opens_entry(i))
        if told is not None:
            return values.day(told, month, day_number) if day_number is not None else f"{told:04d}-{month:02d}"
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
            year += 1 if gap <= -2 or (day_number is not None and day_number < published.day + 15) else 0
        elif (tense == "past" and gap > 0 and not _soon(gap, day_number, published)) or (gap > 6 and tense != "future"):
            year -= 1
        elif gap < -9 and tense != "past":
            year += 1
        return values.day(year, month, day_number) if day_number is not None else f"{year:04d}-{month:02d}"

    def opens_entry(self, i: int) -> bool:
        """Whether the month at `i` belongs to a date that opens an entry of a list: "12 June: …", "March - …"."""
        return i <= 1 and any(self.word(at) in (":", "\u2014", *DASHES) for at in range(i + 1, i + 4))

    def tense(self, i: int) -> str:
        """past, future or empty, by the nearest word of tense, those before it first."""
        for distance in range(1, min(i, _AS_FAR) + 1):
            word = self.word(i - distance)
            going_to = word == "to" and self.word(i - distance - 1) in TO_COME
            ahead = word in FUTURE and (word != "set" or self.word(i - distance + 1) in ("to", "for"))
            meets = word in _TIMETABLED and self.word(i - distance - 1) not in ("to", "did", "t")
            if ahead or going_to or meets or self._may_yet(i - distance):
                return "future"
            if self.word(i - distance - 1) not in ("be", "to") and (
                word in PAST
                or (word.endswith("ed") and len(word) > 4)
                or (word in _UNCHANGED and not self._governed(i - distance))
            ):
                return "past"
        for distance in range(1, 9):
            word = self.word(i + distance)
            if word in ("will", "'ll"):
                return "future"
            if word in PAST or (word.endswith("ed") and len(word) > 4):
                return "past"
        return ""

    def _governed(self, i: int) -> bool:
        """'will cut', 'did not set': whether a helping verb stands before a form, so that it is no past one."""
        before = self.word(i - 2) if self.word(i - 1) == "not" else self.word(i - 1)
        return before in FUTURE or before in _HELPING

    def _may_yet(self, i: int) -> bool:
        """'may send', 'could be sent', but not 'may have sent': whether what may be lies ahead."""
        return self.word(i) in ("may", "might", "could") and self.word(i + 1) != "have" and not self.capital(i)

    def weekday(self, i: int) -> Hit | None:
        """ "Monday": of the days so called the one nearest to the publication date, by the tense of its sentence."""
        number = WEEKDAYS[self.word(i)]
        end = i + 1
        value: str | None = None
        published = self.clock.day
        if published is not None:
            back = (published.weekday() - number) % 7
            tense = self.tense(i)
            before = self.word(i - 1)
            if before == "this" and tense != "past":
                days = number - published.weekday()
            elif before == "next" or (tense == "future" and back):
                days = 7 - back if back else 7 if before == "next" else 0
            else:
                days = -(back or (7 if before == "last" else 0))
            value = values.shift(published, "D", days)
        after = self.word(end)
        named = end + 1 if after == "," else end
        follows = (
            self.month(named)
            if self.word(named) in MONTHS
            else self.digits(named)
            if self.word(named)[:1].isdigit()
            else None
        )
        if follows is not None and follows.type == "DATE" and follows.value and len(follows.value) == 10:
            return follows._replace(start=i)
        return self.with_part(i, end, value)

    def weekday_after(self, i: int, start: int, sign: int) -> Hit:
        """ "the following Tuesday": counted from the last day named."""
        anchor = self.clock.named_day or self.clock.day
        if anchor is None:
            return Hit(start, i + 1, "DATE", None)
        number = WEEKDAYS[self.word(i)]
        days = (number - anchor.weekday()) % 7 or 7 if sign > 0 else -((anchor.weekday() - number) % 7 or 7)
        return self.with_part(start, i + 1, values.shift(anchor, "D", days))

    def with_part(self, start: int, end: int, value: str | None) -> Hit:
        """A day with the part of it that may follow: "Monday morning"."""
        part = PARTS.get(self.word(end))
        if part is not None and len(part) == 3:
            return Hit(start, end + 1, "TIME", value and value + part)
        return Hit(start, end, "DATE", value)

    def deictic(self, i: int) -> Hit | None:
        """ "today", "yesterday", "tonight": by the publication date."""
        start = i - 1 if self.word(i - 1) == "earlier" else i
        day = self.clock.day
        value = values.shift(day, "D", DEICTIC[self.word(i)]) if day else None
        if self.word(i) == "tonight":
            return Hit(i, i + 1, "TIME", value and value + "TNI")
        return self.with_part(start, i + 1, value)

    def season(self, i: int, start: int | None = None, shift: int | None = None) -> Hit | None:
        """ "summer", "the summer of 2024", "last winter"."""
        start = i if start is None else start
        code = SEASONS[self.word(i)]
        at = i + 2 if self.word(i + 1) == "of" else i + 1
        year = self.year(at)
        if year is not None:
            return Hit(start, at + 1, "DATE", f"{year:04d}-{code}", True)
        year, end = self.year_beside(i + 1)
        if year is not None:
            return Hit(start, end, "DATE", f"{year:04d}-{code}")
        before = self.word(i - 1)
        if shift is None and not (
            before in ("in", "this", "last", "next", "by", "since", "the")
            and self.word(i) != "fall"
            and self.word(i + 1) not in ("of",)
        ):
            return None
        if self.word(i) == "fall" and shift is None:
            return None
        day = self.clock.day
        if day is None:
            return Hit(start, i + 1, "DATE", None)
        year = day.year + (shift if shift is not None else self._turn(i, before, f"{day.year:04d}-{code}"))
        return Hit(start, i + 1, "DATE", f"{year:04d}-{code}")

    def _turn(self, i: int, before: str, value: str) -> int:
        """Of a season named without a year: 1 where it is over and still to come, -1 where it is ahead and has been."""
        first, last = values.bounds(value)
        today = self.clock.published or ""
        tense = "" if before == "this" else self.tense(i)
        return (tense == "future" and (last or "") < today[:10]) - (tense == "past" and (first or "") > today[:10])
