"""TIMEX3 values ↔ the calendar: shifts, weeks, seasons, and the first and last day or month that a value covers."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_VALID = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def parse(published: str | None) -> dt.date | None:
    """The first day that an ISO date names; None where it is none."""
    if not published or not _VALID.match(published):
        return None
    parts = [int(p) for p in published[:10].split("-") if p.isdigit()]
    try:
        return dt.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None


def year(number: int) -> str | None:
    """A year as a value, or None outside the calendar."""
    return f"{number:04d}" if 1 <= number <= 9999 else None


def day(year: int, month: int, number: int) -> str | None:
    """An ISO date, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{number:02d}"


def shift(anchor: dt.date, unit: str, count: int) -> str | None:
    """The value `count` units from `anchor`, as precise as the unit: shift(2024-06-18, "M", -1) is 2024-05."""
    try:
        if unit == "D":
            return (anchor + dt.timedelta(days=count)).isoformat()
        if unit == "W":
            return week(anchor + dt.timedelta(weeks=count))
        if unit == "M":
            months = anchor.year * 12 + anchor.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}" if 12 <= months < 120000 else None
        if unit == "Q":
            quarters = anchor.year * 4 + (anchor.month - 1) // 3 + count
            return f"{quarters // 4:04d}-Q{quarters % 4 + 1}" if 4 <= quarters < 40000 else None
        years = anchor.year + count * {"Y": 1, "E": 10, "C": 100}[unit]
        if not 1 <= years <= 9999:
            return None
        return f"{years:04d}"[: {"Y": 4, "E": 3, "C": 2}[unit]]
    except OverflowError:
        return None


def moved(date: dt.date, days: int) -> dt.date | None:
    """The day so many days on, or None where the calendar ends."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return dt.date(year, month, sunday + 28 - 31 * (month // 4))


def weekend(date: dt.date, weeks: int) -> str | None:
    """The weekend so many weeks on, as a value: 2024-W25-WE."""
    target = moved(date, 7 * weeks)
    return week(target) + "-WE" if target is not None else None


def week(date: dt.date) -> str:
    """The ISO week of a day: "2024-W44"."""
    year, number, _ = date.isocalendar()
    return f"{year:04d}-W{number:02d}"


def week_of_month(month: str, number: int | None) -> str | None:
    """The n-th week of an ISO month, or its last whole one: week_of_month("2009-03", None) is 2009-W13."""
    first = parse(month)
    if first is None:
        return None
    if number is not None:
        return week(first.replace(day=7 * number - 3))
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return week(last - dt.timedelta(days=(last.weekday() + 1) % 7))


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """First and last ISO date, month or year of a DATE or TIME value; (None, None) for others."""
    if not value or not value[0].isdigit():
        return None, None
    if _DAY.match(value):
        return value[:10], value[:10]
    year, _, rest = value.partition("-")
    if len(year) < 3:
        return f"{int(year):02d}01", f"{int(year) + 1:02d}00"
    if len(year) < 4:
        return year.ljust(4, "0"), year.ljust(4, "9")
    if not rest or rest == "XX":
        return year, year
    if rest[:2] in _SEASONS:
        first, last = _SEASONS[rest[:2]]
        return f"{year}-{first:02d}", f"{int(year) + (last < first):04d}-{last:02d}"
    if rest[0] == "W":
        try:
            monday = dt.date.fromisocalendar(int(year), int(rest[1:3]), 1)
            first = 5 if rest.endswith("WE") else 0
            return (monday + dt.timedelta(days=first)).isoformat(), (monday + dt.timedelta(days=6)).isoformat()
        except (ValueError, OverflowError):
            return None, None
    if rest[0] == "Q":
        quarter = int(rest[1])
        return f"{year}-{quarter * 3 - 2:02d}", f"{year}-{quarter * 3:02d}"
    if rest[0] == "H":
        return (f"{year}-01", f"{year}-06") if rest[1] == "1" else (f"{year}-07", f"{year}-12")
    return value[:7], value[:7]


_PARTS_OF_YEAR = {
    "early": ("01", "03"),
    "mid": ("06", "07"),
    "late": ("10", "12"),
    "start": ("01", "01"),
    "end": ("12", "12"),
}


def _week_by_days(monday: str, number: int) -> tuple[str, str]:
    """The n-th seven days of the month that most of the week from `monday` on lies in."""
    month = (dt.date.fromisoformat(monday) + dt.timedelta(days=3)).isoformat()[:7]
    return f"{month}-{7 * number - 6:02d}", f"{month}-{7 * number:02d}"


def narrowed(start: str | None, end: str | None, part: str) -> tuple[str | None, str | None]:
    """The first or last quarter or the middle of a year, a third or half of a month, the very start or end.

    Anything else stays.
    """
    if start is not None and part.startswith("week"):
        return _week_by_days(start, int(part[4:]))
    if start is None or start != end:
        return start, end
    if part.startswith("months"):
        first, _, last = part[6:].partition("-")
        return f"{start}-{int(first):02d}", f"{start}-{int(last):02d}"
    if len(start) == 4 and part in _PARTS_OF_YEAR:
        first, last = _PARTS_OF_YEAR[part]
        return f"{start}-{first}", f"{start}-{last}"
    if len(start) == 7:
        days = calendar.monthrange(int(start[:4]), int(start[5:7]))[1] if start[:4] != "0000" else 30
        known = {"early": (1, 10), "mid": (11, 20), "start": (1, 5), "half1": (1, 15), "half2": (16, days)}
        first_day, last_day = known.get(part, (21, days))
        return f"{start}-{first_day:02d}", f"{start}-{last_day:02d}"
    return start, end
