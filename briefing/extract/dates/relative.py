"""Words of one sentence → dates that count from another: last year, that month, the 12th, the following March."""

from __future__ import annotations

import datetime as dt

from briefing.extract.dates import values
from briefing.extract.dates.amounts import duration
from briefing.extract.dates.counted import PERIOD, STAY
from briefing.extract.dates.named import SHIFTS, Hit
from briefing.extract.dates.parts import ENDS_OF, PARTS_OF, PartsReader
from briefing.extract.dates.words import (
    DASHES,
    DEICTIC,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    VAGUE,
    WEEKDAYS,
)

#: Before "that period" these say that something went on in it; "at that time" is no period.
_THROUGH = frozenset(("in", "over", "during", "within", "throughout", "through"))
#: Before "the 20th" these say that it is a day.
_BEFORE_DAY = frozenset(("on", "by", "until", "till", "since", "from", "before", "after"))
#: What goes on for the days that the text has just given for it: "during the visit".
_STAYS = frozenset(("visit", "trip", "tour", "stay"))
#: After "during the year" these say which year it is.
_GOES_ON = frozenset(
    ("of", "before", "after", "to", "that", "when", "in", "ended", "ending", "through", "since", "earlier", "previous")
)
_SAME = frozenset(("that", "same", "following"))


class RelativeReader(PartsReader):
    """Reads what counts from the publication date or from the last date named."""

    def relative(self, i: int) -> Hit | None:
        """ "last week", "the past three months", "later this year"."""
        word = self.word(i)
        at = i
        if word == "the":
            at += 1
            word = self.word(at)
            if word == "very":
                at += 1
                word = self.word(at)
        if word in PARTS_OF and self.word(at + 1) == "of":
            return self.part_of(i, at)
        if word in ENDS_OF:
            months = self.months_of(i, at)
            if months is not None:
                return months
        if word in ("early", "small") and self.word(at + 1) == "hours":
            return self.part_of_day(i, at)
        if at > i and word in ("'", "\u2019"):
            decade = self.apostrophe(at)
            return decade and decade._replace(start=i)
        if word in ("early", "mid", "late", "earlier", "later"):
            return self.part(i, at, word)
        if word == "in":
            return None
        fixed = self.with_article(i, at, word) if at > i else None
        return fixed or self.from_another(i, at, word)

    def from_another(self, i: int, at: int, word: str) -> Hit | None:
        """ "last week", "that month", "the fiscal year", "the third quarter": what another time is counted from."""
        if word in SHIFTS:
            return self.shifted(i, at)
        if at > i and (word in PARTS or word in ("early", "small")):
            return self.part_of_day(i, at)
        if at > i and word in ("fiscal", "financial"):
            return self.fiscal(i, at)
        if word in _SAME:
            return self.same(i, at)
        if word in ORDINALS:
            return self.ordinal(at, i)
        return None

    def with_article(self, i: int, at: int, word: str) -> Hit | None:
        """After "the": "the past", "the long term", "the day", a day of the month, a decade, a season."""
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
        if word == "weekend" and after != "before":
            day = self.clock.day
            begun = day is not None and day.weekday() >= 5 and (day.weekday() == 6 or self.tense(i) != "past")
            return Hit(i, at + 1, "DATE", values.weekend(day, 0 if begun else -1) if day else None)
        return self.numbered(i, at, word) or self.unit_with_article(i, at, word)

    def numbered(self, i: int, at: int, word: str) -> Hit | None:
        """ "the 1990s", "the 12th", "the 19th century"."""
        if self.word(at + 1) == "s" and word[:1].isdigit():
            decade = self.digits(at)
            return decade and decade._replace(start=i)
        if word[:1].isdigit() and self.word(at + 1) in ("st", "nd", "rd", "th"):
            named = self.century(at, i) or self.day_month(at) or self.day_alone(at)
            beside = named is not None and self.word(named.end - 2) in DASHES
            return named and named._replace(start=at if beside else i)
        century = self.century(at, i)
        return century and century._replace(start=at if self.word(century.end - 2) in DASHES else century.start)

    def unit_with_article(self, i: int, at: int, word: str) -> Hit | None:
        """ "the day before yesterday", "the month before last", "the year", "the week earlier", "the spring"."""
        after = self.word(at + 1)
        if word == "day" and after in ("before", "after") and self.word(at + 2) in ("yesterday", "tomorrow"):
            day = self.clock.day
            days = (-1 if after == "before" else 1) + DEICTIC[self.word(at + 2)]
            return Hit(i, at + 3, "DATE", values.shift(day, "D", days) if day else None)
        if word in UNITS and after == "before" and self.word(at + 2) == "last":
            day = self.clock.day
            value = values.weekend(day, -2) if word == "weekend" and day else None
            if word != "weekend" and day:
                value = values.shift(day, UNITS[word], -2)
            return Hit(i, at + 3, "DATE", value)
        if word == "year" and after in ("to", "ending", "ended") and self.word(at + 2) in MONTHS:
            return Hit(i, at + 1, "DURATION", duration(1.0, "Y"), True)
        if word in ("year", "month") and self.word(i - 1) in ("during", "throughout") and after not in _GOES_ON:
            unit, anchor = UNITS[word], self.clock.anchor
            if unit == "Y" and self.clock.named_year is not None:
                return Hit(i, at + 1, "DATE", values.year(self.clock.named_year))
            return Hit(i, at + 1, "DATE", values.shift(anchor, unit, 0) if anchor else None)
        if word in ("year", "month", "week", "day") and after in ("previous", "before", "earlier", "after"):
            if after in ("before", "after") and self.word(at + 2) not in (",", ".", ""):
                return None
            anchor = self.clock.anchor
            value = values.shift(anchor, UNITS[word], 1 if after == "after" else -1) if anchor else None
            return Hit(i, at + 2, "DATE", value)
        if word in SEASONS:
            return self.season(at, i)
        if word in _STAYS and self.word(i - 1) in ("during", "throughout") and after != "of":
            return Hit(i, at + 1, "DATE", None, mark=STAY)
        return None

    def digits(self, i: int) -> Hit | None:
        """What begins with a numeral, "29th of the month" too."""
        found = super().digits(i)
        ordinal = found is None and self.word(i + 1) in ("st", "nd", "rd", "th") and self.touching(i + 1)
        return self.day_alone(i) if ordinal and self.word(i + 2) == "of" else found

    def day_alone(self, i: int) -> Hit | None:
        """ "on the 12th of this month"; "on the 20th" is the last such day before the publication."""
        number, end = self.day_number(i)
        if number is None:
            return None
        if self.word(end) == "of":
            month, month_end = self.month_at(end + 1)
            return Hit(i, month_end, "DATE", f"{month}-{number:02d}") if month else None
        second, after = self.day_number(end + 1) if self.word(end) in ("and", "to", *DASHES) else (None, end)
        if second is not None and self.word(after) == "of":
            month, _ = self.month_at(after + 1)
            return Hit(i, end, "DATE", f"{month}-{number:02d}") if month else None
        day = self.clock.day
        if day is None or self.word(i - 2) not in _BEFORE_DAY or not self.next_ends(end):
            return None
        month_of = values.shift(day, "M", 0 if number <= day.day else -1) or ""
        return Hit(i, end, "DATE", values.day(int(month_of[:4] or 0), int(month_of[5:] or 0), number))

    def month_at(self, i: int) -> tuple[str | None, int]:
        """The month that "this month", "that month" or, after a date, "the month" names, and where that ends."""
        anchor = self.clock.anchor
        if self.word(i) == "the" and self.word(i + 1) == "month" and anchor is not None:
            return values.shift(anchor, "M", 0), i + 2
        month = self.at(i)
        named = month is not None and len(month.value or "") == 7 and values.parse(month.value) is not None
        return (month.value, month.end) if month is not None and named else (None, i)

    def shifted(self, i: int, at: int) -> Hit | None:
        """ "last year", "this week", "the past nine days", "next Monday", "last September"."""
        shift = SHIFTS[self.word(at)]
        word = self.word(at + 1)
        day = self.clock.day
        if word in ("quarter", "half", "week") and self.word(at) == "last" and self.word(at + 2) == "of":
            found = self.ordinal(at, i)
            if found is not None:
                return found
        if word in UNITS and not word.endswith("s"):
            return self.shifted_unit(i, at, shift, UNITS[word])
        if word in SEASONS:
            return self.season(at + 1, i, shift)
        if word in WEEKDAYS and self.capital(at + 1):
            if at > i and self.word(at) in ("next", "previous", "preceding"):
                return self.weekday_after(at + 1, i, shift)
            hit = self.weekday(at + 1)
            return hit and hit._replace(start=i)
        if word in MONTHS and self.capital(at + 1) and not self.word(at + 2).isdecimal():
            month = MONTHS[word]
            if day is None:
                return Hit(i, at + 2, "DATE", None)
            year = day.year + (shift if (shift < 0 and month >= day.month) or (shift > 0 and month <= day.month) else 0)
            return Hit(i, at + 2, "DATE", f"{year:04d}-{month:02d}")
        if word in PARTS and len(PARTS[word]) == 3:
            named = self.clock.named_day if at > i and shift > 0 else None  # "the next morning"
            back = -1 if shift < 0 else int(named is not None)
            value = values.shift(named or day, "D", back) if day else None
            return Hit(i, at + 2, "TIME", value and value + PARTS[word])
        if shift and (word in NUMBERS or word in VAGUE or word[:1].isdigit() or word in UNITS):
            if word in UNITS:
                return Hit(i, at + 2, "DURATION", duration(None, UNITS[word]), True)
            hit = self.amount(at + 1, i)
            return hit if hit is not None and hit.type == "DURATION" else None
        return None

    def shifted_unit(self, i: int, at: int, shift: int, unit: str) -> Hit | None:
        """The week, month or year that lies `shift` units from the publication date or the date named last."""
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
        if at > i and unit == "Y" and self.clock.named_year is not None and word in ("previous", "preceding", "next"):
            return Hit(start, at + 2, "DATE", values.year(self.clock.named_year + shift))
        if at > i and word == "next" and unit == "D" and self.clock.named_day is not None:
            return Hit(start, at + 2, "DATE", values.shift(self.clock.named_day, "D", 1))
        anchor = self.clock.named if word in ("previous", "preceding") and self.clock.named else day
        return Hit(start, at + 2, "DATE", values.shift(anchor, unit, shift))

    def same(self, i: int, at: int) -> Hit | None:
        """ "that day", "the same month", "the following year", "the same period last year"."""
        kind = self.word(at)
        if kind == "following" and self.word(at + 1) in WEEKDAYS and self.capital(at + 1):
            return self.weekday_after(at + 1, i, 1)
        if kind == "following" and self.word(at + 1) in MONTHS and self.capital(at + 1):
            return self.month_after(at + 1, i)
        part = PARTS.get(self.word(at + 1), "")
        if len(part) == 3 and (self.clock.named_day is not None or kind != "that"):
            named = values.shift(self.clock.named_day, "D", int(kind == "following")) if self.clock.named_day else None
            return Hit(i, at + 2, "TIME", named + part if named else None)
        period = kind != "following" and self.word(at + 1) in ("time", "period")
        if period and self.word(i - 1) in _THROUGH and self.word(at + 2) not in ("last", "a", "of", "in"):
            return Hit(i, at + 2, "DATE", None, mark=PERIOD)
        unit = UNITS.get(self.word(at + 1))
        anchor = self.clock.anchor
        if kind == "that" and self.word(at + 1) in SEASONS and self.word(at + 2) != "of" and anchor is not None:
            year = self.clock.named_year or anchor.year
            return Hit(i, at + 2, "DATE", f"{year:04d}-{SEASONS[self.word(at + 1)]}")
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
        if unit in ("D", "W", "WE"):  # of a month named since, no week is "the same"
            anchor = self.clock.named_day or anchor
        if unit == "Y" and self.clock.named_year is not None:
            return Hit(i, at + 2, "DATE", values.year(self.clock.named_year + (kind == "following")))
        if anchor is None:
            return Hit(i, at + 2, "DATE", None)
        return Hit(
            i, at + 2, "DATE", values.shift(anchor, unit if unit != "WE" else "W", 1 if kind == "following" else 0)
        )

    def then(self, i: int) -> Hit | None:
        """ "since then", "by then": the date named last."""
        named = self.clock.named
        if self.word(i - 1) not in ("since", "by", "until", "till") or (
            named is None and self.clock.named_year is None
        ):
            return None
        year = self.clock.named_year
        value = f"{year:04d}" if year is not None else self.clock.last
        return Hit(i, i + 1, "DATE", value)

    def month_after(self, i: int, start: int) -> Hit:
        """ "the following March": counted from the last date named."""
        anchor, number = self.clock.anchor, MONTHS[self.word(i)]
        if self.clock.named_year is not None:
            anchor = dt.date(self.clock.named_year, 12, 31)
        if anchor is None or anchor.year > 9998:
            return Hit(start, i + 1, "DATE", None)
        return Hit(start, i + 1, "DATE", f"{anchor.year + (number <= anchor.month):04d}-{number:02d}")
