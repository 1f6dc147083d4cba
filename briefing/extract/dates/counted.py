"""References to time → the same, where what counts from another reference has its own bounds.

"The past six months" and "two months before the launch" are lengths of time that say when, and "over the same period"
takes up the interval named last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.extract.dates import values
from briefing.model import Span, TimeRef

#: The reason of a reference that stands for the interval named last: "in that time".
PERIOD = "period"
#: That of a visit: of its days, and not of the years since the last one.
STAY = "stay"
#: The reason of a length of time that dates the clause which it counts from: "on 11 January, nine days after it fell".
COUNTED_BACK = "counted back"
#: How far in its clause the date may stand that a length of time counts from, and what ends the clause.
_CLAUSE = 100
_UNBROKEN = re.compile(r"[^.,;:\n]*")
_ASIDE = re.compile(r" (before|after) ")
_BACK = re.compile(r"(?:the )?(past|last|previous|preceding) ", re.IGNORECASE)
#: The length of the ISO date of a day.
_DAY = 10
_AMOUNT = re.compile(r"P(T?)(\d+)([HDWMY])")
#: What a length of time is counted from, "two months before the launch"; no preposition says which launch.
_EVENT = re.compile(r" (before|after) (?:the|that|this)(?: (?!of\b|in\b|on\b|last\b|at\b|to\b)[\w-]+){1,4}(?=[,.;:])")


def counted(text: str, found: Sequence[TimeRef], published: str | None) -> Iterator[TimeRef]:
    """The references in order; one that stands for the last interval is left out where none was named."""
    day = values.parse(published)
    last: TimeRef | None = None
    last_day: TimeRef | None = None
    skip = False
    for n, ref in enumerate(found):
        if ref.reason in (PERIOD, STAY):
            told = last if ref.reason == PERIOD else last_day
            if told is not None:
                yield replace(ref, value=told.value, start=told.start, end=told.end, reason=None)
            continue
        ahead = found[n + 1] if n + 1 < len(found) else None
        if skip:
            skip = False
        elif ref.type == "DURATION" and ahead is not None and (whole := _up_to(text, ref, ahead)) is not None:
            yield whole
            last, skip = whole, True
        elif ref.type == "DURATION":
            clause = _from_clause(text, ref, ahead) or _back_to(text, ref, last)
            yield _since(ref, day, last) or clause or _from_event(text, ref, last_day or last) or ref
        else:
            if ref.type in ("DATE", "TIME") and ref.start is not None:
                last = ref if ref.type == "DATE" else last
                last_day = ref if len(ref.start) == _DAY else last_day
            yield ref


def _since(ref: TimeRef, day: dt.date | None, last: TimeRef | None) -> TimeRef | None:
    """'The past six months' up to the publication, 'the previous six months' up to the date named last."""
    back, amount = _BACK.match(ref.text), _AMOUNT.fullmatch(ref.value or "")
    if back is None or amount is None:
        return None
    named = values.parse(last.start) if last is not None and back[1].lower() in ("previous", "preceding") else None
    end = named or day
    start = _shifted(end, amount, -1)
    if end is None or start is None:
        return None
    return replace(ref, start=start, end=end.isoformat()[: len(start)], basis="relative")


def _up_to(text: str, ref: TimeRef, ahead: TimeRef) -> TimeRef | None:
    """'The twelve months to March 2025': the length of time that ends with the date after it."""
    amount = _AMOUNT.fullmatch(ref.value or "")
    if amount is None or ahead.type != "DATE" or ahead.end is None or amount[1] or amount[3] == "D":
        return None
    if text[ref.span.end : ahead.span.start].strip().lower() not in (
        "to",
        "up to",
        "ending",
        "ended",
        "ending in",
        "ended in",
    ):
        return None
    last = values.parse(ahead.end)
    first = last and values.parse(_shifted(last, amount, -1))
    start = values.shift(first, "M", 1) if first is not None and amount[3] in "MY" and len(ahead.end) < _DAY else None
    if start is None:
        return None
    span = Span(ref.span.start, ahead.span.end)
    words = text[span.start : span.end]
    value = f"{start}/{ahead.end}"
    return replace(ahead, span=span, text=words, value=value, start=start)


def _from_event(text: str, ref: TimeRef, last: TimeRef | None) -> TimeRef | None:
    """'Two months before the launch', which the text has dated, best by its day, and does not date again here."""
    event = _EVENT.match(text, ref.span.end)
    amount = _AMOUNT.fullmatch(ref.value or "")
    if event is None or amount is None or last is None:
        return None
    when = _shifted(values.parse(last.start), amount, -1 if event[1] == "before" else 1)
    return replace(ref, start=when, end=when, basis="relative") if when is not None else None


def _from_clause(text: str, ref: TimeRef, ahead: TimeRef | None) -> TimeRef | None:
    """'Two days after the pact was ratified on 9 November': counted from the date that the same clause names."""
    aside, amount = _ASIDE.match(text, ref.span.end), _AMOUNT.fullmatch(ref.value or "")
    if aside is None or amount is None or ahead is None or ahead.type != "DATE" or ahead.start is None:
        return None
    if ahead.span.start - ref.span.end > _CLAUSE or not _UNBROKEN.fullmatch(text, ref.span.end, ahead.span.start):
        return None
    when = _shifted(values.parse(ahead.start), amount, -1 if aside[1] == "before" else 1)
    when = when[: len(ahead.start)] if when is not None else None
    return replace(ref, start=when, end=when, basis=ahead.basis) if when is not None else None


def _back_to(text: str, ref: TimeRef, last: TimeRef | None) -> TimeRef | None:
    """'On 11 January, nine days after it had struck': when that was, told by the date right before."""
    aside, amount = _ASIDE.match(text, ref.span.end), _AMOUNT.fullmatch(ref.value or "")
    if aside is None or amount is None or last is None or last.start != last.end:
        return None
    if not 0 <= ref.span.start - last.span.end <= len(", "):
        return None
    when = _shifted(values.parse(last.start), amount, 1 if aside[1] == "before" else -1)
    return replace(ref, start=when, end=when, basis=last.basis, reason=COUNTED_BACK) if when is not None else None


def _shifted(day: dt.date | None, amount: re.Match[str], sign: int) -> str | None:
    clock, number, unit = amount.groups()
    if day is None or len(number) > 4:
        return None
    count = sign * int(number)
    if clock:
        return values.shift(day, "D", count // 24) if unit == "H" and not count % 24 else None
    if unit == "W":
        return values.shift(day, "D", 7 * count)
    # Of a year that is past the months tell where it begins.
    return values.shift(day, "M", 12 * count) if unit == "Y" else values.shift(day, unit, count)
