"""ISO dates as precise as they are known → closed intervals of days, with open ends kept open."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefing.model import Fact

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
#: Longer than this, an interval is a period and not the day of an event.
SHORT = 31


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days as ordinals, both ends within; FIRST and LAST stand for open ends. `text` is the EDTF interval."""

    start: int
    end: int
    text: str = ""

    @property
    def width(self) -> int:
        return self.end - self.start

    @property
    def open(self) -> bool:
        return self.start == FIRST or self.end == LAST

    @property
    def since(self) -> bool:
        """Whether it begins on a day that is told and goes on."""
        return self.start != FIRST and self.end == LAST

    def overlaps(self, other: Interval, window: int = 0) -> bool:
        return self.start - window <= other.end and other.start - window <= self.end

    def within(self, other: Interval) -> bool:
        return other.start <= self.start and self.end <= other.end


@lru_cache(maxsize=65536)
def days_of(value: str) -> tuple[int, int] | None:
    """First and last day of `2023`, `2023-11`, `2023-11-05` or a date with a time; None where it is no date."""
    parts = value.partition("T")[0].split("-")
    try:
        numbers = [int(part) for part in parts]
        year = numbers[0]
        month = numbers[1] if len(numbers) > 1 else None
        if month is None:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if len(numbers) == 2:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
        day = date(year, month, numbers[2]).toordinal()
    except (ValueError, IndexError):
        return None
    return day, day


@lru_cache(maxsize=65536)
def interval(start: str | None, end: str | None) -> Interval | None:
    """The interval between two dates; None where neither is known or the end lies before the start."""
    first = days_of(start) if start else None
    last = days_of(end) if end else None
    if first is None and last is None:
        return None
    low, high = (first[0] if first else FIRST), (last[1] if last else LAST)
    return Interval(low, high, spelled(start, end)) if low <= high else None


def spelled(start: str | None, end: str | None) -> str:
    """EDTF: `2023-11`, `2023-11/..`, `2024-06-18/2024-06-19`."""
    return (start or "") if start == end else f"{start or '..'}/{end or '..'}"


def of_fact(fact: Fact) -> Interval | None:
    """The days that a fact is dated to; None where it has no date."""
    return interval(fact.date_start, fact.date_end)


def moved(start: str | None, end: str | None, years: int) -> tuple[str | None, str | None]:
    """Both dates by so many years, at the same precision."""
    return _moved(start, years), _moved(end, years)


def _moved(value: str | None, years: int) -> str | None:
    if value is None:
        return None
    year, dash, rest = value.partition("-")
    shifted = f"{int(year) + years:04d}{dash}{rest}"
    return shifted if days_of(shifted) else f"{int(year) + years:04d}-02-28"


def precision(value: str | None) -> int:
    """0 none, 1 year, 2 month, 3 day."""
    return 0 if value is None else min(3, value.partition("T")[0].count("-") + 1)


def days_between(earlier: str, later: str) -> int | None:
    """Days from the last day of `earlier` to the last of `later`; None where one is no date."""
    a, b = days_of(earlier), days_of(later)
    return None if a is None or b is None else b[1] - a[1]
