"""ISO dates as precise as a text allows in, days on a line and words out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def first_day(iso: str) -> int:
    """The ordinal of the first day of a year, month or day."""
    year, month, day = (*(int(p) for p in iso.split("-")), 1, 1)[:3]
    return date(year, month, day).toordinal()


def last_day(iso: str) -> int:
    """The ordinal of its last day."""
    parts = [int(p) for p in iso.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1]
    return date(parts[0], month, day).toordinal()


def in_words(start: str | None, end: str | None) -> str:
    """ "18–19 June 2024", "June to August 2023", "since November 2022"; "" where both ends are open."""
    if start is None or end is None:
        return f"since {_one(start)}" if start else f"until {_one(end)}" if end else ""
    if start == end:
        return _one(start)
    a, b = start.split("-"), end.split("-")
    if len(a) == len(b) == 3 and a[:2] == b[:2]:
        return f"{int(a[2])}–{_one(end)}"
    if len(a) == len(b) > 1 and a[0] == b[0]:
        return f"{_one(start).rsplit(' ', 1)[0]} to {_one(end)}"
    return f"{_one(start)} to {_one(end)}"


def _one(iso: str) -> str:
    year, *rest = iso.split("-")
    month = MONTHS[int(rest[0]) - 1] + " " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def month_name(number: int) -> str:
    """The short name of a month, 1 to 12."""
    return MONTHS[number - 1][:3]
