"""Words of one sentence → dates that count from another: last year, that month, early 2024, the end of June."""

from __future__ import annotations

import datetime as dt

from briefing.extract import date_values as values
from briefing.extract.date_amounts import duration
from briefing.extract.date_counted import PERIOD
from briefing.extract.date_named import DASHES, SHIFTS, Hit
from briefing.extract.date_recurring import RecurringReader
from briefing.extract.date_words import DEICTIC, MONTHS, NUMBERS, ORDINALS, PARTS, SEASONS, UNITS, VAGUE, WEEKDAYS

#: Before "that period" these say that something went on in it; "at that time" is no period.
_THROUGH = frozenset(("in", "over", "during", "within", "throughout", "through"))
#: After "during the year" these say which year it is.
_GOES_ON = frozenset(
    ("of", "before", "after", "to", "that", "when", "in", "ended", "ending", "through", "since", "earlier", "previous")
)
_SAME = frozenset(("that", "same", "following"))
_PARTS_OF = {"beginning": "start", "start": "start", "end": "end", "middle": "mid", "close": "end", "turn": "start"}


class RelativeReader(RecurringReader):
    """Reads what counts from the publication date or from the last date named."""

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
        if word in ("early", "small") and self.word(at + 1) == "hours":
            return self.part_of_day(i, at)
        if at > i and word in ("'", "\u2019"):
            decade = self.apostrophe(at)
            return decade and decade._replace(start=i)
        if word in ("early", "mid", "late", "earlier", "later"):
            return self.part(i, at, word)
        if word == "in":
            return None
        if at > i:
            fixed = self.with_article(i, at, word)
            if fixed is not None:
                return fixed
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
        if word == "weekend" and after != "before":
            day = self.clock.day
            return Hit(i, at + 1, "DATE", values.weekend(day, 0 if day.weekday() >= 5 else -1) if day else None)
        if self.word(at + 1) == "s" and word[:1].isdigit():
            decade = self.digits(at)
            return decade and decade._replace(start=i)
        if word[:1].isdigit() and after in ("st", "nd", "rd", "th"):
            named = self.century(at, i) or self.day_month(at)
            beside = named is not None and self.word(named.end - 2) in DASHES
            return named and named._replace(start=at if beside else i)
        century = self.century(at, i)
        if century is not None:
            return century if self.word(century.end - 2) not in DASHES else century._replace(start=at)
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
        return None

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
        if kind == "that" and len(PARTS.get(self.word(at + 1), "")) == 3 and self.clock.named_day is not None:
            return Hit(i, at + 2, "TIME", self.clock.named_day.isoformat() + PARTS[self.word(at + 1)])
        period = kind != "following" and self.word(at + 1) in ("time", "period")
        if period and self.word(i - 1) in _THROUGH and self.word(at + 2) not in ("last", "a", "of", "in"):
            return Hit(i, at + 2, "DATE", None, mark=PERIOD)
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
        if unit == "Y" and self.clock.named_year is not None:
            return Hit(i, at + 2, "DATE", values.year(self.clock.named_year + (kind == "following")))
        if anchor is None:
            return Hit(i, at + 2, "DATE", None)
        return Hit(
            i, at + 2, "DATE", values.shift(anchor, unit if unit != "WE" else "W", 1 if kind == "following" else 0)
        )

    def then(self, i: int) -> Hit | None:
        """ "since then": the date named last."""
        named = self.clock.named
        if self.word(i - 1) != "since" or (named is None and self.clock.named_year is None):
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

    def part_of(self, i: int, at: int) -> Hit | None:
        part = _PARTS_OF[self.word(at)]
        inner = self.at(at + 2) or self.whole(at + 2)
        if inner is None or inner.type not in ("DATE", "DURATION"):
            return None
        if (
            self.word(at + 2) == "the"
            and self.word(at + 3) in ("year", "month", "week", "century", "decade")
            and inner.end <= at + 4
        ):
            inner = self.whole(at + 2)
        if inner is None or inner.type == "DURATION":
            return None
        return inner._replace(start=i, part=part)

    def whole(self, i: int) -> Hit | None:
        """ "the month", "the year" of which a part is named: the one that it is published in."""
        unit = UNITS.get(self.word(i + 1))
        if self.word(i) != "the" or unit not in ("Y", "M", "W", "E", "C") or self.word(i + 1).endswith("s"):
            return None
        day = self.clock.day
        return Hit(i, i + 2, "DATE", values.shift(day, unit, 0) if day else None)

    def fiscal(self, i: int, at: int) -> Hit | None:
        """ "fiscal 2025", "the financial year 2024"."""
        end = at + 2 if self.word(at + 1) == "year" else at + 1
        year = self.year(end)
        return Hit(i, end + 1, "DATE", f"{year:04d}", True) if year is not None else None

    def part(self, i: int, at: int, word: str) -> Hit | None:
        """ "early 2024", "mid-June", "late last year", "later this month"."""
        after = at + 1
        if self.word(after) in DASHES:
            after += 1
        if self.word(after) in ("in", "on"):
            return None
        follows = self.word(after)
        if not (
            follows[:1].isdigit()
            or follows in MONTHS
            or (follows in WEEKDAYS and word in ("early", "late"))
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
        if self.word(at) in DASHES:
            at += 1
        unit = self.word(at)
        if number is None or unit not in ("quarter", "half", "week"):
            return None
        end = at + 1
        tail = None
        if self.word(end) in ("of", "in") or self.year(end) is not None:
            tail = self.at(end if self.year(end) is not None else end + 1) or self.whole(end + 1)
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
            return self.week_of(start, i)
        code = f"Q{number}" if unit == "quarter" else f"H{min(number, 2)}"
        return Hit(start, end, "DATE", f"{year}-{code}" if year else None, explicit)

    def week_of(self, start: int, i: int) -> Hit | None:
        """ "the last week of December", "the first week of March 2024": by ISO."""
        number = ORDINALS[self.word(i)]
        if self.word(i + 2) != "of" or (self.word(i) == "second" and start == i):
            return None
        inner = self.at(i + 3)
        if inner is None or inner.value is None or len(inner.value) != 7 or inner.type != "DATE":
            return None
        last = self.word(i) in ("last", "final")
        value = values.week_of_month(inner.value, None if last else number)
        return inner._replace(start=start, value=value, part="" if last or value is None else f"week{number}")

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
            if after[1:] == "0" and self.word(i + 2) == "s" and self.touching(i + 1) and self.touching(i + 2):
                decade = self.digits(i + 1)
                return decade and decade._replace(start=i)
            return None
        if word == "q" and self.word(i + 1) in ("1", "2", "3", "4") and self.touching(i + 1):
            year = self.year(i + 2)
            if year is not None:
                return Hit(i, i + 3, "DATE", f"{year:04d}-Q{self.word(i + 1)}", True)
            day = self.clock.day
            return Hit(i, i + 2, "DATE", f"{day.year:04d}-Q{self.word(i + 1)}" if day else None)
        return None
