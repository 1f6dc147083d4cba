"""Words of one sentence → what comes round: every year, Mondays, feasts, parts of the day, centuries."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import datetime as dt

from briefing.extract.dates import values
from briefing.extract.dates.amounts import AmountReader, duration
from briefing.extract.dates.named import Hit
from briefing.extract.dates.words import NUMBERS, PARTS, UNITS, WEEKDAYS

#: Feasts of one fixed day, their words in order.
_FEASTS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("christmas",): (12, 25),
    ("boxing", "day"): (12, 26),
    ("new", "year", "'", "s", "day"): (1, 1),
    ("new", "year", "'", "s", "eve"): (12, 31),
    ("new", "year", "\u2019", "s", "day"): (1, 1),
    ("new", "year", "\u2019", "s", "eve"): (12, 31),
    ("valentine", "'", "s", "day"): (2, 14),
    ("valentine", "\u2019", "s", "day"): (2, 14),
    ("may", "day"): (5, 1),
    ("halloween",): (10, 31),
    ("bastille", "day"): (7, 14),
    ("armistice", "day"): (11, 11),
}
_EASTER = {"good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}
FEAST_WORDS = frozenset(words[0] for words in _FEASTS) | frozenset(("easter", "good", "thanksgiving"))
_PLURAL_DAYS = {f"{day}s": number for day, number in WEEKDAYS.items() if day.endswith("day")}
RECURRING = frozenset(("every", "each")) | frozenset(_PLURAL_DAYS)
_ORDINALS = {
    word: n
    for n, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        1,
    )
}
#: Words that a century may begin with, numerals apart.
CENTURIES = frozenset(_ORDINALS) | {"twenty"}
#: Parts of the day that are dates without an article.
DAY_WORDS = frozenset(word for word, part in PARTS.items() if len(part) > 3) | {"overnight"}
_ENDINGS = ("st", "nd", "rd", "th")


class RecurringReader(AmountReader):
    """Reads feasts, sets, parts of the day and centuries."""

    def recurring(self, i: int) -> Hit | None:
        """'every two hours', 'each week', 'every Monday', 'on Mondays'."""
        word = self.word(i)
        if word in _PLURAL_DAYS:
            return Hit(i, i + 1, "SET", f"XXXX-WXX-{_PLURAL_DAYS[word] + 1}", True) if self.capital(i) else None
        after = self.word(i + 1)
        if after in WEEKDAYS and self.capital(i + 1):
            return Hit(i, i + 2, "SET", f"XXXX-WXX-{WEEKDAYS[after] + 1}", True)
        if after in UNITS and not after.endswith("s") and after not in ("second", "quarter"):
            return Hit(i, i + 2, "SET", duration(1.0, UNITS[after]), True)
        if after == "other" and self.word(i + 2) in UNITS:
            return Hit(i, i + 3, "SET", duration(2.0, UNITS[self.word(i + 2)]), True)
        if after in NUMBERS or after[:1].isdigit() or after == "few":
            hit = self.amount(i + 1, i) if after != "few" else None
            if hit is not None and hit.type == "DURATION":
                return hit._replace(type="SET")
        return None

    def feast(self, i: int) -> Hit | None:
        """'Christmas Eve', 'Easter Sunday 2022', 'New Year's Day'."""
        if not self.capital(i):
            return None
        for length in range(5, 0, -1):
            words = tuple(self.low[i : i + length])
            end = i + length
            end += self.word(end) == "," and self.year(end + 1) is not None
            year = self.year(end)
            if words in _FEASTS and len(words) == length:
                month, number = _FEASTS[words]
                value = values.day(year, month, number) if year else self.near(month, number, i)
                return Hit(i, end + (year is not None), "DATE", value, year is not None)
            offset = _EASTER.get(" ".join(words)) if len(words) == length < 3 else None
            if offset is not None:
                return self._moving(i, end, lambda y, by=offset: values.moved(values.easter(y), by))
        if self.word(i) == "thanksgiving":
            return self._moving(i, i + (2 if self.word(i + 1) == "day" else 1), _thanksgiving)
        return None

    def _moving(self, i: int, end: int, day_of: object) -> Hit:
        assert callable(day_of)
        year = self.year(end)
        if year is None and self.clock.day is None:
            return Hit(i, end, "DATE", None)
        published = self.clock.day or dt.date(year or 1, 1, 1)
        if published.year > 9998 or published.year < 2:
            return Hit(i, end, "DATE", None)
        day = day_of(year or published.year)
        if year is None and day is not None:
            tense = self.tense(i)
            wanted = published.year + (tense == "future" and day < published) - (tense == "past" and day > published)
            day = day_of(wanted)
        return Hit(i, end + (year is not None), "DATE", day.isoformat() if day else None, year is not None)

    def part_of_day(self, i: int, at: int) -> Hit | None:
        """'noon', 'midnight Sunday', 'overnight', 'the night of 3 May', 'the early hours of Monday'."""
        word = self.word(at)
        if word == "overnight":
            day = self.clock.day
            into = self._on(i, at + 2, "TNI") if self.word(at + 1) in ("into", "on", "to") else None
            return into or Hit(i, at + 1, "TIME", f"{day.isoformat()}TNI" if day else None)
        if word in ("early", "small") and self.word(at + 1) == "hours" and self.word(at + 2) == "of":
            return self._on(i, at + 3, "TMO")
        part = PARTS.get(word)
        if part is None:
            return None
        if len(part) > 3:
            date, end = self.date_beside(at + 1)
            return Hit(i, end, "TIME", date and date + part)
        return self._on(i, at + 2, part) if self.word(at + 1) == "of" else None

    def _on(self, i: int, at: int, part: str) -> Hit | None:
        """A part of the day that the expression at `at` names."""
        day = self.at(at)
        if day is None or day.type != "DATE" or (day.value is not None and len(day.value) != 10):
            return None
        return Hit(i, day.end, "TIME", day.value and day.value + part, day.explicit)

    def century(self, i: int, start: int) -> Hit | None:
        """'the 12th century', 'the late nineteenth century', '20th-century'."""
        word = self.word(i)
        number = _ORDINALS.get(word)
        at = i + 1
        if word.isdecimal() and len(word) < 3 and self.word(at) in _ENDINGS and self.touching(at):
            number, at = int(word), at + 1
        elif word == "twenty" and self.word(at) == "-" and self.word(at + 1) == "first":
            number, at = 21, at + 2
        if number is None or not 1 <= number <= 30:
            return None
        if self.word(at) == "-":
            at += 1
        return Hit(start, at + 1, "DATE", f"{number - 1:02d}", True) if self.word(at) == "century" else None


def _thanksgiving(year: int) -> dt.date:
    first = dt.date(year, 11, 1)
    return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)
