"""Words of one sentence → dates that are a part of another: early 2024, the end of June, the first quarter of 2009."""

from __future__ import annotations

from briefing.extract.dates import values
from briefing.extract.dates.named import Hit
from briefing.extract.dates.recurring import RecurringReader
from briefing.extract.dates.words import DASHES, MONTHS, NUMBERS, ORDINALS, SEASONS, UNITS, WEEKDAYS

#: Before "months of" these say which.
ENDS_OF = frozenset(("first", "early", "opening", "last", "final", "closing"))
#: Before "of" and a date.
PARTS_OF = {"beginning": "start", "start": "start", "end": "end", "middle": "mid", "close": "end", "turn": "start"}


class PartsReader(RecurringReader):
    """Reads the parts of what a date names: of a century, a year, a month, a week."""

    def months_of(self, i: int, at: int) -> Hit | None:
        """ "the first two months of 2024", "the early months of this year", "the last four months of 2023"."""
        number, unit = at + 1, at + 1
        count = 4
        if self.word(number) in NUMBERS or self.word(number).isdecimal():
            count, unit = int(NUMBERS.get(self.word(number), 0) or self.word(number)[:2]), number + 1
        elif self.word(number) == "few":
            unit += 1
        if self.word(unit) != "months" or not 0 < count < 13:
            return None
        if self.word(unit + 1) not in ("of", "in"):
            day = self.clock.day if self.word(at) in ("first", "opening") and number < unit else None
            return Hit(i, unit + 1, "DATE", values.year(day.year), part=f"months1-{count}") if day else None
        year = self.at(unit + 2) or self.whole(unit + 2)
        if year is None or year.type != "DATE" or len(year.value or "") != 4:
            return None
        first, last = (1, count) if self.word(at) in ("first", "early", "opening") else (13 - count, 12)
        return year._replace(start=i, part=f"months{first}-{last}")

    def part_of(self, i: int, at: int) -> Hit | None:
        """ "the end of May", "the first half of 2024": a part of what the expression behind "of" says."""
        part = PARTS_OF[self.word(at)]
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

    def part(self, i: int, at: int, word: str) -> Hit | None:
        """ "early 2024", "mid-June", "late last year", "later this month"."""
        after = at + 1
        if self.word(after) in DASHES:
            after += 1
        if self.word(after) == "in" and word in ("early", "late") and self._names_time(after + 1):
            after += 1  # "early in 2024"
        elif self.word(after) in ("in", "on"):
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

    def _names_time(self, at: int) -> bool:
        """Whether a year or month stands there."""
        return self.year(at) is not None or (self.word(at) in MONTHS and self.capital(at))

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
        if unit == "half" and tail is not None and tail.value is not None and len(tail.value) == len("2024-10"):
            return tail._replace(start=start, part=f"half{min(number, 2)}")
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

    def whole(self, i: int) -> Hit | None:
        """ "the month", "the year" of which a part is named: that of publication; in a chronicle, of its entry."""
        unit = UNITS.get(self.word(i + 1))
        if self.word(i) != "the" or unit not in ("Y", "M", "W", "E", "C") or self.word(i + 1).endswith("s"):
            return None
        clock = self.clock
        day = clock.day if clock.headed is None and clock.entry is None else clock.anchor
        return Hit(i, i + 2, "DATE", values.shift(day, unit, 0) if day else None)

    def fiscal(self, i: int, at: int) -> Hit | None:
        """ "fiscal 2025", "the financial year 2024"."""
        end = at + 2 if self.word(at + 1) == "year" else at + 1
        year = self.year(end)
        return Hit(i, end + 1, "DATE", f"{year:04d}", True) if year is not None else None

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
