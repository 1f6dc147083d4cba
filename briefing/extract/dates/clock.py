"""The publication date and the dates that a text has named so far → what its next date is told by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefing.extract.dates import values


@dataclass
class Clock:
    """The publication date, and the last date named so far."""

    published: str | None

    def __post_init__(self) -> None:
        self.day = values.parse(self.published)
        self.named: dt.date | None = None
        self.named_day: dt.date | None = None
        #: The year named last, where nothing finer was named after it.
        self.named_year: int | None = None
        #: The value of the last month or day named, as precise as it was.
        self.last: str | None = None
        #: The year of the heading; and year and month of the last entry of a list that told them.
        self.headed: int | None = None
        self.entry: tuple[int, int] | None = None

    @property
    def anchor(self) -> dt.date | None:
        """What "that day" counts from: the last date named, else the publication date."""
        return self.named or self.day

    def year_told(self, month: int, opens: bool) -> int | None:
        """The year of a month named without one: that of the heading, or in a list, where it `opens` an entry, the
        year by which the entries go on."""
        if self.headed is not None or not opens or self.entry is None:
            return self.headed
        year = self.entry[0] + (month < self.entry[1])
        return year if self.day is None or (year, month) <= (self.day.year, self.day.month) else None

    def name(self, value: str | None) -> None:
        """Remembers a date that the text names, for those that are told by it."""
        first, _ = values.bounds(value)
        if value is not None and len(value) == 4 and value.isdecimal() and int(value):
            self.named_year = int(value)
        elif first is not None:
            self.named_year = None
        if first is not None and len(value or "") >= 7:
            self.last = first
            self.named = values.parse(first) or self.named
            if len(first) == 10 and "-W" not in (value or ""):
                self.named_day = self.named
