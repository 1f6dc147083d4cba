"""Five fields of a crontab and a time zone → the times they name, for a scheduler here, for cron, and for systemd."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Name, least and greatest value, and the words that stand for values.
_FIELDS: tuple[tuple[str, int, int, dict[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day", 1, 31, {}),
    ("month", 1, 12, {name: n for n, name in enumerate(_MONTHS, start=1)}),
    ("day of the week", 0, 7, {name: n for n, name in enumerate(_DAYS)}),
)
_PART = re.compile(r"(?P<all>\*)(?:/(?P<every>\d+))?|(?P<low>\w+)(?:-(?P<high>\w+)(?:/(?P<step>\d+))?)?")
_SHORTHANDS = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}


@dataclass(frozen=True)
class Cron:
    """Set times. As in a crontab, Sunday is 0 or 7, and where both days are named, either will do."""

    expression: str
    timezone: str
    #: The values of each field in order; None where the field is free.
    fields: tuple[tuple[int, ...] | None, ...]

    @cached_property
    def trigger(self) -> Any:
        """The times as a trigger of APScheduler."""
        from apscheduler.triggers.combining import OrTrigger
        from apscheduler.triggers.cron import CronTrigger

        minute, hour, day, month, weekday = self.fields
        zone = ZoneInfo(self.timezone)
        common = {"minute": _listed(minute), "hour": _listed(hour), "month": _listed(month), "timezone": zone}
        names = ",".join(_DAYS[n] for n in weekday) if weekday else "*"
        if day and weekday:
            return OrTrigger([CronTrigger(day=_listed(day), **common), CronTrigger(day_of_week=names, **common)])
        return CronTrigger(day=_listed(day), day_of_week=names, **common)

    def after(self, moment: datetime) -> datetime | None:
        """The first of the times after `moment` (aware); None where there is none."""
        found: datetime | None = self.trigger.get_next_fire_time(moment, moment)
        return found

    def calendars(self) -> Iterator[str]:
        """The times as systemd writes them: OnCalendar= values, of which any will do."""
        minute, hour, day, month, weekday = self.fields
        clock = f"{_padded(hour)}:{_padded(minute)}:00 {self.timezone}"
        names = ",".join(_DAYS[n].capitalize() for n in weekday or ())
        if not (day and weekday):
            yield f"{names + ' ' if names else ''}*-{_padded(month)}-{_padded(day)} {clock}"
            return
        yield f"*-{_padded(month)}-{_padded(day)} {clock}"
        yield f"{names} *-{_padded(month)}-* {clock}"


def parse_cron(expression: str, timezone: str) -> Cron:
    """The times that an expression names. Raises ValueError with what is wrong, in words."""
    parts = _SHORTHANDS.get(expression.strip().lower(), expression).split()
    if len(parts) != len(_FIELDS):
        raise ValueError(f"it has {len(parts)} fields, not five: minute, hour, day, month, day of the week")
    fields = tuple(_values(part, *field) for part, field in zip(parts, _FIELDS, strict=True))
    weekday = fields[-1]
    if weekday is not None:
        weekday = tuple(sorted({value % 7 for value in weekday}))
    return Cron(expression, timezone, (*fields[:-1], weekday))


def _values(text: str, name: str, least: int, greatest: int, words: dict[str, int]) -> tuple[int, ...] | None:
    if text == "*":
        return None
    found: set[int] = set()
    for part in text.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"'{part}' is no {name}")
        if match["all"]:
            low, high, step = least, min(greatest, 6) if words and greatest == 7 else greatest, int(match["every"] or 1)
        else:
            low = _value(match["low"], name, words)
            high = _value(match["high"], name, words) if match["high"] else low
            step = int(match["step"] or 1)
        if step < 1 or not least <= low <= high <= greatest:
            raise ValueError(f"'{part}' is no {name}: {least} to {greatest}")
        found.update(range(low, high + 1, step))
    return tuple(sorted(found))


def _value(text: str, name: str, words: dict[str, int]) -> int:
    if text.isdigit():
        return int(text)
    if text.lower()[:3] in words and words:
        return words[text.lower()[:3]]
    raise ValueError(f"'{text}' is no {name}")


def _listed(values: tuple[int, ...] | None) -> str:
    return "*" if values is None else ",".join(map(str, values))


def _padded(values: tuple[int, ...] | None) -> str:
    return "*" if values is None else ",".join(f"{value:02d}" for value in values)
