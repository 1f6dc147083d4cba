"""Words of one sentence → amounts of time: durations, and dates counted by them."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from briefing.extract.dates import values
from briefing.extract.dates.figures import FigureReader
from briefing.extract.dates.named import Hit
from briefing.extract.dates.words import (
    DASHES,
    NUMBERS,
    UNITS,
)

AMOUNT_BEFORE = frozenset("more less at up".split())
_LARGE = {"E": (10, "Y"), "C": (100, "Y")}
_OPENING_PREPS = frozenset("for in over within after of during".split())
_AND_A_HALF = ["and", "a", "half"]
#: What stands between a number and its unit.
_MODIFIERS = frozenset("consecutive straight full more long calendar trading working successive".split())
#: What may stand right behind a number that counts time.
_BEHIND_COUNT = _MODIFIERS.union(UNITS, DASHES, ("of", "and", "h"))
#: The length of the ISO date of a day.
_DAY = 10


class AmountReader(FigureReader):
    """Reads amounts."""

    def around(self, i: int) -> Hit | None:
        """ "more than a year", "about two weeks", "at least ten days": an amount with what bounds it."""
        word = self.word(i)
        at = i + 1
        if word in AMOUNT_BEFORE:
            if self.word(at) not in ("than", "least", "to"):
                return None
            at += 1
        if not (self.word(at)[:1].isdigit() or self.word(at) in NUMBERS):
            return None
        hit = self.amount(at, i)
        return hit if hit is not None and hit.type in ("DURATION", "DATE") and hit.start == i else None

    def amount(self, i: int, start: int) -> Hit | None:
        """What "two days", "20-year", "a week ago" and "two and a half years" say."""
        word = self.word(i)
        if word in ("a", "an") and self.word(i + 1) in ("few", "couple", "hundred", "dozen", "second"):
            return self.article_amount(i, start)
        count, at = self.count(i)
        if self.word(at) not in _BEHIND_COUNT or (count is None and word[0].isdigit()):
            return None
        if self.word(at) == "of":
            at += 1
        if count is not None and [self.word(at + n) for n in range(3)] == _AND_A_HALF:
            count, at = count + 0.5, at + 3
        hyphen = self.word(at) in DASHES and self.touching(at)
        if hyphen:
            at += 1
        while self.word(at) in _MODIFIERS:
            at += 1
        unit = UNITS.get(self.word(at)) or ("TH" if self.word(at) == "h" and word[0].isdigit() else None)
        if word == "many" and self.word(i - 1) == "as":
            return None
        if unit is None or (unit == "WE" and count is None) or (self.word(at) == "second" and not word[0].isdigit()):
            return None
        if self.word(at + 1) in DASHES and self.word(at + 2) == "old":
            return None
        if unit == "Q" and word in ("a", "an") and self.word(at + 1) in ("of", "to", "mile", "past"):
            return None
        end = at + 1
        if count is not None and [self.word(end + n) for n in range(3)] == _AND_A_HALF:
            count, end = count + 0.5, end + 3
        return self.measured(start, i, end, count, unit, hyphen)

    def count(self, i: int) -> tuple[float | None, int]:
        """The number that word `i` begins with, None where it is vague or no number, and where it ends."""
        word, at = self.word(i), i + 1
        if word[0].isdigit():
            plain = len(word) < 7 and word.replace(",", "").replace(".", "", 1).isdecimal()
            return float(word.replace(",", "")) if plain else None, at
        if word not in NUMBERS:
            return None, at
        count = float(NUMBERS[word])
        if self.word(at) in DASHES and self.word(at + 1) in NUMBERS and count >= 20:
            return count + NUMBERS[self.word(at + 1)], at + 2
        return count, at

    def article_amount(self, i: int, start: int) -> Hit | None:
        """ "a few days", "a hundred years", "a second consecutive day": an amount that an article opens."""
        at = i + 2
        if self.word(i + 1) == "second" and self.word(at) == "consecutive" and self.word(at + 1) in UNITS:
            anchor = self.clock.anchor
            return Hit(start, at + 2, "DATE", anchor.isoformat() if anchor and self.word(at + 1) == "day" else None)
        if self.word(at) == "of":
            at += 1
        unit = UNITS.get(self.word(at))
        if unit is None:
            return None
        count = {"hundred": 100.0, "dozen": 12.0}.get(self.word(i + 1))
        return self.measured(start, i, at + 1, count, unit, False)

    def half(self, i: int) -> Hit | None:
        """ "half an hour", "half a century"."""
        unit = UNITS.get(self.word(i + 2))
        halves = {"Y": "P6M", "TH": "PT30M", "D": "PT12H", "E": "P5Y", "C": "P50Y", "TM": "PT30S", "M": "P15D"}
        if self.word(i + 1) not in ("a", "an") or unit not in halves or self.word(i + 3) == "-":
            return None
        if self.word(i + 3) == "ago":
            day, years = self.clock.day, {"C": 50, "E": 5}.get(unit)
            value = values.shift(day, "Y" if years else "D", -(years or 0)) if day else None
            return Hit(i, i + 4, "DATE", value if years or unit[0] == "T" else "PAST_REF")
        return Hit(i, i + 3, "DURATION", halves[unit], True)

    def measured(self, start: int, i: int, end: int, count: float | None, unit: str, hyphen: bool) -> Hit | None:
        """An amount of a unit: a date before "ago" or "later", a set after a figure, else a duration."""
        after = self.word(end)
        if (
            after in ("ago", "earlier", "later", "before", "hence")
            and not hyphen
            and not (after == "before" and self.word(end + 1) not in (",", ".", ""))
        ):
            return self.counted(start, end + 1, count, unit, after)
        singular = self.word(i) in ("a", "an") and not hyphen
        value = duration(count, unit)
        if singular and self.word(start) in ("a", "an"):
            before = self.word(i - 1)
            if (
                before not in _OPENING_PREPS
                and before not in ("than", "every", "about")
                and (before[:1].isalpha() or before in ("%",))
            ):
                return Hit(start, end, "SET", value, True)
        return Hit(start, end, "DURATION", value, True)

    def counted(self, start: int, end: int, count: float | None, unit: str, word: str) -> Hit:
        """The time that lies `count` units before or after another: "two days ago", "three weeks later"."""
        anchor = self.clock.day if word in ("ago", "hence") else self.clock.anchor
        if unit in ("D", "W") and word not in ("ago", "hence") and self.clock.last and len(self.clock.last) < _DAY:
            anchor = None  # of "November's vote … a day earlier" nobody knows the day
        if word == "later" and self.clock.named is None and self.clock.named_year is None:
            anchor = None  # nothing is told of what comes after the text
        if count is None:
            return Hit(start, end, "DATE", "PAST_REF" if word != "later" else "FUTURE_REF")
        if unit[0] == "T" or unit == "WE" or anchor is None:
            return Hit(start, end, "DATE", anchor.isoformat() if anchor and unit[0] == "T" else None)
        if count > 9999:
            return Hit(start, end, "DATE", None)
        sign = 1 if word in ("later", "hence") else -1
        if word == "later" and unit == "Y" and self.clock.named_year is not None:
            return Hit(start, end, "DATE", values.year(self.clock.named_year + int(count)))
        whole = int(count)
        if count != whole and unit == "Y":
            return Hit(start, end, "DATE", values.shift(anchor, "M", sign * int(12 * count)))
        if count != whole and unit == "M":
            anchor = values.moved(anchor, sign * 15) or anchor
        if unit == "W" and word == "ago":
            return Hit(start, end, "DATE", values.shift(anchor, "D", -7 * whole))
        if unit in _LARGE:
            return Hit(start, end, "DATE", values.shift(anchor, "Y", sign * whole * _LARGE[unit][0]))
        return Hit(
            start,
            end,
            "DATE",
            values.shift(anchor, "D" if unit == "W" else unit, sign * whole * (7 if unit == "W" else 1)),
        )


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P2D, PT5M, PXY; decades and centuries in years."""
    if unit == "WE":
        unit = "W"
    if count is not None and unit in _LARGE:
        factor, unit = _LARGE[unit]
        count *= factor
    elif unit in _LARGE:
        return f"PX{'Y' if unit == 'E' else 'C'}"
    number = "X" if count is None else f"{count:g}"
    return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"
