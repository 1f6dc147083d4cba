"""Words of time, and a sentence cut into light words for the date grammar."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.extract.words.tokens import letters_in
from briefing.extract.words.verb_forms import FORMS

#: Hyphens and dashes that join or part the pieces of a date.
DASHES = ("-", "\u2013", "\u2010", "\u2011")
MONTHS: dict[str, int] = {
    name: i + 1
    for i, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
        "november nov|december dec".split("|")
    )
    for name in names.split()
}
WEEKDAYS: dict[str, int] = {
    name: i
    for i, names in enumerate(
        "monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|sunday sun".split("|")
    )
    for name in names.split()
}
#: Month names that a full stop does not shorten.
WHOLE_SHORT = frozenset(("may", "june", "july"))
#: Singular or plural → TIMEX3 letter; decades E, centuries C here, and turned to years when written.
UNITS: dict[str, str] = {
    form: letter
    for word, letter in (
        ("year", "Y"),
        ("month", "M"),
        ("week", "W"),
        ("day", "D"),
        ("hour", "TH"),
        ("minute", "TM"),
        ("second", "TS"),
        ("decade", "E"),
        ("century", "C"),
        ("quarter", "Q"),
        ("weekend", "WE"),
    )
    for form in (word, word + "s")
}
UNITS["centuries"] = "C"
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "midday": "T12:00",
    "noon": "T12:00",
    "midnight": "T24:00",
}
REFERENCES = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "recently": "PAST_REF",
    "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "recent": "PAST_REF",
    "soon": "FUTURE_REF",
    "future": "FUTURE_REF",
    "current": "PRESENT_REF",
    "lately": "PAST_REF",
}
SETS = {
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "monthly": "P1M",
    "weekly": "P1W",
    "daily": "P1D",
    "quarterly": "P1Q",
    "hourly": "PT1H",
    "nightly": "P1D",
}
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
NUMBERS: dict[str, int] = {
    w: i
    for i, w in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty"
        ).split()
    )
}
NUMBERS |= {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
}
VAGUE = frozenset("several few couple many some numerous".split())
ORDINALS: dict[str, int] = {w: i + 1 for i, w in enumerate("first second third fourth".split())} | {
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
FUTURE = frozenset(
    (
        "will 'll shall upcoming planned plans plan scheduled expected expects set due next "
        "tomorrow would coming slated postponed rescheduled aims intends going begin"
        " considering contemplating planning preparing mulling weighing"
    ).split()
)
#: Before "to" these say that something lies ahead: "was likely to reach it by December", "agreed to come in June".
TO_COME = frozenset(
    """is are likely unlikely bound about ready agreed decided promised vowed pledged offered wants wanted hopes hoped
    hoping intended preparing prepares threatened poised determined""".split()
)
#: Past forms that look like no other: "sent", "died"; longer ones in -ed are known by their ending.
PAST = frozenset(("was", "were", "had", "did", "has", "have", "been", "found", "saw")) | {
    word
    for word, readings in FORMS.items()
    if not (word.endswith("ed") and len(word) > 4)
    and word not in TO_COME
    and {form for _, form in readings} <= {"ed", "past", "part"}
    and any(form != "part" for _, form in readings)
}

_TRIGGERS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(UNITS)
    | frozenset(SEASONS)
    | frozenset(PARTS)
    | frozenset(REFERENCES)
    | frozenset(SETS)
    | frozenset(DEICTIC)
    | {"every", "each", "overnight", "christmas", "easter", "thanksgiving", "halloween", "fiscal", "then", "q"}
    | {f"{day}s" for day in WEEKDAYS if day.endswith("day")}
    | {"visit", "trip", "tour", "stay", "months"}
    | {"period", "time", "past", "ago", "am", "pm", "a.m", "p.m", "gmt", "utc", "half", "term", "era"}
)
_WORD = re.compile(r"[A-Za-z]++(?=[ ,])|\d++(?:[:/.,]\d++)*|[^\W\d_]++(?:\.[^\W\d_]\b)?|[^\s\w]|_")
#: What tells of a time without a word of _TRIGGERS: years, clock times, decades, "a.m".
_OTHER = re.compile(
    r"(?<!\d)(?:1[6-9]\d\d|20\d\d)(?!\d)|\d[:/]\d|\d(?:st|nd|rd|th)\b|['\u2019]\d\d|\d0s|\d\d\.\d\d\.\d"
    r"|at \d{1,2}\.\d\d(?!\d)|(?<![^\W\d_])[aApP]\.[mM]\b"
)


@dataclass(slots=True)
class Words:
    """Lower-case words and marks with their places; hyphens stand alone."""

    lower: list[str]
    starts: list[int]
    ends: list[int]


def lex(text: str, start: int, end: int) -> Words | None:
    """The words of `text[start:end]`, or None where nothing in it can be a time."""
    if _TRIGGERS.isdisjoint(letters_in(text[start:end])) and not _OTHER.search(text, start, end):
        return None
    found = list(_WORD.finditer(text, start, end))
    return Words([m[0].lower() for m in found], [m.start() for m in found], [m.end() for m in found])
