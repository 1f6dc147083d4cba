"""Words of one sentence → dates that begin with a numeral: years, numeric dates, clock times, days of a month."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from briefing.extract.dates import values
from briefing.extract.dates.named import Hit, Reader
from briefing.extract.dates.words import (
    DASHES,
    DEICTIC,
    MONTHS,
    UNITS,
    WEEKDAYS,
    WHOLE_SHORT,
)
from briefing.extract.quantities.units import MEASURES
from briefing.extract.quantities.words import DESIGNATORS

_YEAR_AFTER = frozenset(
    """in since by until till from to of during after before between and or early late mid through for than , ( -
    \u2013 the end""".split()
)
#: Between these and a year a word of roughness may stand.
_BOUNDING = frozenset("since by until till before after from".split())
_ROUGHLY = frozenset("least about around roughly approximately".split())
_ZONES = frozenset("utc gmt kst jst est edt et cst pst pdt pt bst cet cest msk eet eest ist local hours".split())
#: What may stand behind an hour written with a point, and verbs that tell a rate before "at".
_BEHIND_TIME = frozenset(", ; . and when as on in yesterday today local".split())
_RATED = frozenset("closed stood traded opened valued put set estimated fixed scored rated measured stands".split())
_COUNTED = frozenset(("million", "billion", "people", "troops", "soldiers", "men", "personnel"))
_LISTING = frozenset((",", "and", "or", "&"))
_SEVERAL = frozenset("resolutions articles sections chapters pages flights".split())
_NAMED = DESIGNATORS - frozenset("day law act bill season class building order line figure table".split())


class FigureReader(Reader):
    """Reads numerals."""

    def amount(self, i: int, start: int) -> Hit | None:
        """An amount of time whose number is at `i`."""
        raise NotImplementedError

    def century(self, i: int, start: int) -> Hit | None:
        """A century whose number is at `i`."""
        raise NotImplementedError

    def digits(self, i: int) -> Hit | None:
        """Whatever begins with the digits at `i`: a date, a time of day, an amount, a year."""
        word = self.word(i)
        numeric = self.numeric(i)
        if numeric is not None:
            return numeric
        clock = self.clock_time(i)
        if clock is not None:
            return clock
        if word.isdecimal() and len(word) <= 2:
            found = self.century(i, i) or self.day_month(i)
            if found is not None:
                return found
        if (
            word.endswith("0")
            and word.isdecimal()
            and self.word(i + 1) == "s"
            and self.touching(i + 1)
            and len(word) in (2, 4)
        ):
            full = word if len(word) == 4 else f"19{word}" if int(word) > 20 else f"20{word}"
            return Hit(i, i + 2, "DATE", full[:3], True)
        if self.year(i) is not None and self.is_year(i):
            return Hit(i, i + 1, "DATE", word, True)
        return self.amount(i, i)

    def _one_of_several_names(self, i: int) -> bool:
        """'Resolutions 1718, 1874 and 2270': whether the digits at `i` stand in a list of numbers that are names."""
        while self.word(i - 1) in _LISTING or self.word(i - 1).isdecimal():
            i -= 1
        return self.word(i - 1) in _SEVERAL

    def is_year(self, i: int) -> bool:
        """Whether the four digits at `i` are a year, and no count or number of something."""
        number = int(self.word(i))
        before, after = self.word(i - 1), self.word(i + 1)
        if before in _ROUGHLY and self.word(i - 2 - (before == "least")) in _BOUNDING:
            before = self.word(i - 2 - (before == "least"))  # "since at least 2024", "by about 2030"
        if (
            after in UNITS
            or after in MEASURES
            or after in _COUNTED
            or (after == "-" and self.touching(i + 1) and self.touching(i + 2) and not self.word(i + 2).isdecimal())
        ):
            return False
        if (
            before
            in (
                "$",
                "\u20ac",
                "\u00a3",
                "#",
                ".",
                "no",
                "least",
                "than",
                "about",
                "some",
                "nearly",
                "almost",
                "over",
                "around",
                "/",
            )
            or before in _NAMED
            or not 1500 <= number <= 2100
            or self._one_of_several_names(i)
        ):
            return False
        if before in DASHES and self.touching(i) and not (self.year(i - 2) is not None):
            return self.word(i - 2) == "mid"
        plural = (
            after.endswith("s")
            and after.isalpha()
            and after not in ("was", "is", "has", "as", "s", "olympics", "elections")
        )
        if plural and number < 1900:
            return False
        if before in _YEAR_AFTER or before in MONTHS:
            return not (plural and before not in ("in", "since", "the", "of"))
        return 1900 <= number <= 2060 and not plural

    def numeric(self, i: int) -> Hit | None:
        """ "14.06.2024", "2024-06-14", "6/14/2024"."""
        word = self.word(i)
        if word.count(".") == 2 and len(word) in (8, 9, 10):
            day_of, month_of, year_of = word.split(".")
            if len(year_of) != 4 or not (day_of + month_of + year_of).isdecimal() or len(day_of + month_of) > 4:
                return None
            value = values.day(int(year_of), int(month_of), int(day_of))
            return Hit(i, i + 1, "DATE", value, True) if value else None
        if word.count("/") == 2:
            first, second, third = word.split("/")
            if len(third) == 2:
                third = ("20" if int(third) < 50 else "19") + third
            if len(third) != 4 or not (first.isdecimal() and second.isdecimal()) or len(first + second) > 4:
                return None
            month, number = (int(first), int(second)) if int(first) <= 12 else (int(second), int(first))
            value = values.day(int(third), month, number)
            return Hit(i, i + 1, "DATE", value, True) if value else None
        year = self.year(i)
        if (
            year is not None
            and self.word(i + 1) == "-"
            and self.word(i + 3) == "-"
            and len(self.word(i + 2)) == len(self.word(i + 4)) == 2
            and (self.word(i + 2) + self.word(i + 4)).isdecimal()
        ):
            value = values.day(year, int(self.word(i + 2)), int(self.word(i + 4)))
            return Hit(i, i + 5, "DATE", value, True) if value else None
        return None

    def clock_time(self, i: int) -> Hit | None:
        """ "14:30", "0600 GMT", "5 p.m.", with the day that stands beside it."""
        word = self.word(i)
        hour, _, minute = word.replace(".", ":").partition(":")
        end = i + 1
        if len(word) == 4 and word.isdecimal() and self.word(end) in ("utc", "gmt", "hours", "kst"):
            hour, minute = word[:2], word[2:]
        elif ":" not in word and self.word(end) not in ("am", "pm", "a.m", "p.m") and not self._british(i):
            return None
        if not (
            hour.isdecimal()
            and len(hour) <= 2
            and int(hour) < 25
            and (not minute or (minute.isdecimal() and len(minute) == 2 and int(minute) < 60))
        ):
            return None
        number = int(hour)
        if self.word(end) in ("am", "pm", "a.m", "p.m"):
            number += 12 if self.word(end)[0] == "p" and number < 12 else 0
            end += 2 if self.word(end + 1) == "." and "." in self.word(end) else 1
        zone = ""
        if self.word(end) in _ZONES:
            zone = "Z" if self.word(end) in ("utc", "gmt") else ""
            end += 2 if self.word(end) == "local" and self.word(end + 1) == "time" else 1
        date, last = self.date_beside(end)
        time = f"T{number:02d}:{minute or '00'}{zone}"
        return Hit(i, last, "TIME", date and date + time)

    def _british(self, i: int) -> bool:
        """'at 7.40, the missile': hour and minute with a point between, where no price or rate is told."""
        hour, _, minute = self.word(i).partition(".")
        if len(minute) != 2:
            return False
        at = self.word(i - 1) in ("at", "until", "from", "around") and self.word(i - 2) not in _RATED
        after = self.word(i + 1) in _BEHIND_TIME or self.word(i + 1) in WEEKDAYS
        return at and after and hour.isdecimal() and minute.isdecimal()

    def date_beside(self, end: int) -> tuple[str | None, int]:
        """The day of a clock time: the one right after it, else that of publication."""
        at = end + 1 if self.word(end) == "on" else end
        hit = self.date(at) if self.word(at) in WEEKDAYS or self.word(at) in DEICTIC else None
        if hit is not None and hit.type == "DATE":
            return hit.value, hit.end
        anchor = self.clock.day or self.clock.named_day
        return (anchor.isoformat() if anchor else None), end

    def day_month(self, i: int) -> Hit | None:
        """ "14 June 2024", "the 14th of June", "3 to 4 May"."""
        number, end = self.day_number(i)
        if number is None:
            return None
        at = end + 1 if self.word(end) == "of" else end
        if self.word(at) in MONTHS and self.capital(at):
            month = MONTHS[self.word(at)]
            short = len(self.word(at)) <= 4 and self.word(at) not in WHOLE_SHORT
            at += 2 if short and self.word(at + 1) == "." else 1
            year_at = at + 1 if self.word(at) == "," else at
            year = self.year(year_at)
            if year is not None:
                return Hit(i, year_at + 1, "DATE", values.day(year, month, number), True)
            year, beside = self.year_beside(at)
            if year is not None:
                return Hit(i, beside, "DATE", values.day(year, month, number))
            return Hit(i, at, "DATE", self.near(month, number, i))
        # The second day of "June 18-19, 2023" or "18-19 June 2023".
        if self.word(i - 1) in (*DASHES, "to", "and", "through"):
            month_at = next((k for k in range(i - 2, max(-1, i - 6), -1) if self.word(k) in MONTHS), None)
            if (
                month_at is not None
                and self.capital(month_at)
                and self.word(i - 2).isdecimal()
                and self.word(end) not in UNITS
            ):
                year_at = end + 1 if self.word(end) == "," else end
                year = self.year(year_at)
                month = MONTHS[self.word(month_at)]
                if year is not None:
                    return Hit(i, year_at + 1, "DATE", values.day(year, month, number), True)
                return Hit(i, end, "DATE", self.near(month, number, month_at)) if self.next_ends(end) else None
        following = self.range_end(end)
        if following and self.word(following) in MONTHS and self.capital(following):
            year = self.year(following + 1)
            month = MONTHS[self.word(following)]
            return Hit(
                i,
                end,
                "DATE",
                values.day(year, month, number) if year else self.near(month, number, i),
                year is not None,
            )
        return None

    def next_ends(self, i: int) -> bool:
        """Whether no noun follows that the number could count, and no number from which it moved: "to 14 from 18"."""
        word = self.word(i)
        if word == "from" and self.word(i + 1).isdecimal():
            return False
        return (
            not word
            or not word[0].isalpha()
            or word in _YEAR_AFTER
            or word in ("as", "at", "on", "with", "when", "where", "were", "was", "is", "are", "will")
        )
