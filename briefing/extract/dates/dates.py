"""Sentences and a publication date → dates, times and durations, resolved where they can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.extract.dates.clock import Clock
from briefing.extract.dates.counted import PERIOD, STAY, counted
from briefing.extract.dates.grammar import read
from briefing.extract.dates.values import narrowed, parse
from briefing.extract.dates.words import lex
from briefing.extract.words.text import Sentence
from briefing.model import Span, TimeRef

#: A heading that is a year, or opens with one: "2024", "June 2024", "2023: first contacts".
_HEADS_YEAR = re.compile(r"(?:[A-Z][a-z]+ )?((?:19|20)[0-9]{2})(?=\s*(?:$|[:\u2013\u2014-]))")


def dates(text: str, sentences: Sequence[Sentence], published: str | None) -> tuple[TimeRef, ...]:
    """The time references of a document in order, without overlap; intervals are one reference.

    "between A and B", "from A to B", "June 18-19", "in January and February" are joined: start of the first, end of
    the last, value "A/B" (EDTF). "since A" has an open end (value "A/.."), "until A" an open start. Years in a list
    stay apart. `published` is an ISO date; without it what is relative has no value, and `reason` says so.
    """
    return tuple(counted(text, _joined(text, _named(text, sentences, published)), published))


def timexes(text: str, sentences: Sequence[Sentence], published: str | None) -> list[TimeRef]:
    """The same as TIMEX3 expressions, nothing joined. Linear in the text."""
    return [ref for ref in _named(text, sentences, published) if ref.reason not in (PERIOD, STAY)]


def _named(text: str, sentences: Sequence[Sentence], published: str | None) -> list[TimeRef]:
    clock = Clock(published)
    found: list[TimeRef] = []
    lexed = [lex(text, sentence.span.start, sentence.span.end) for sentence in sentences]
    for sentence, words in zip(sentences, lexed, strict=True):
        if sentence.rank == 1:
            year = _HEADS_YEAR.match(text, sentence.span.start, sentence.span.end)
            clock.headed, clock.entry = (int(year[1]) if year else None), None
        if words is not None:
            times = list(read(text, words, clock, stamp=sentence.rank == 2))
            if times and clock.headed is None:
                clock.entry = _entry(text, sentence, times[0], clock) or clock.entry
            found.extend(times)
    return found


#: What may stand between the beginning of an entry and its date, and what ends that date.
_MARKS = "*_ "
_ENDS_STAMP = (":", "\u2013", "\u2014", "-")


def stamps(text: str, line: Span, time: TimeRef) -> bool:
    """Whether a time opens its line as that of all that the line tells: "12 June: …", "**March** – …"."""
    before = text[line.start : time.span.start]
    after = text[time.span.end : line.end].lstrip(_MARKS)
    return not before.strip(_MARKS) and (after[:1] in _ENDS_STAMP or after in ("", "."))


def _entry(text: str, sentence: Sentence, time: TimeRef, clock: Clock) -> tuple[int, int] | None:
    """Year and month of an entry of a list, where it names the year itself or goes on from one that did."""
    known = time.basis == "explicit" or clock.entry is not None
    if not known or time.start is None or len(time.start) < len("2024-06") or not stamps(text, sentence.span, time):
        return None
    return int(time.start[:4]), int(time.start[5:7])


#: How far before a date its first part may stand: "between early and mid-October".
_PARTS_AT = 20
_PART_BEFORE = re.compile(r"\b(early|mid|late)\s+and\s+$", re.IGNORECASE)
#: How far before a date the word that opens an interval may stand, and what may stand between.
_BEFORE = 32
_ROUGHLY = frozenset(("at", "least", "about", "around", "roughly", "approximately", "perhaps", "the"))
_OPENERS = {"between": "and", "from": "to"}
#: After a date that "from" opens, these say that it is the first of all that follow: "from October onwards".
_ONWARDS = re.compile(r"\s+(?:onwards?|forward)\b", re.IGNORECASE)
#: "Up to last December", and a period in the cell of a table: "| to July 2025 |".
_UP_TO = re.compile(r"(?:\bup|\|) to (?:the )?$", re.IGNORECASE)
_AS_OF = re.compile(r"\bas of\s*$", re.IGNORECASE)
#: How a date begins that lies in the middle of a month or year.
_MIDDLE = ("mid", "the middle of")


def _joined(text: str, found: list[TimeRef]) -> list[TimeRef]:
    out: list[TimeRef] = []
    at = 0
    while at < len(found):
        ref = found[at]
        nxt = found[at + 1] if at + 1 < len(found) else None
        before = _word_before(text, ref.span.start)
        if nxt is not None and nxt.type == "DATE" and _may_open(ref) and nxt.span.start - ref.span.end <= 12:
            joined = _interval(text, ref, nxt, before)
            if joined is not None:
                out.append(joined)
                at += 2
                continue
        out.append(ref if _possesses(text, ref.span.end) else _from_part(text, _open(text, ref, before), before))
        at += 1
    return out


def _may_open(ref: TimeRef) -> bool:
    """Whether an interval may begin with a reference: a date, or "the night of 14" before "-15 June"."""
    return ref.type == "DATE" or (ref.value or "").endswith("TNI")


def _possesses(text: str, at: int) -> bool:
    """Whether the time owns what follows: "before this month's launch" dates the launch, and nothing before it."""
    return text[at : at + 2].lower() in ("'s", "\u2019s", "s'", "s\u2019")


def _word_before(text: str, at: int) -> str:
    """The last word before `at` that says how the time is meant: "since" of "since at least 2024"."""
    words = text[max(0, at - _BEFORE) : at].lower().split()
    while words and words[-1] in _ROUGHLY:
        words.pop()
    return words[-1] if words else ""


def _interval(text: str, one: TimeRef, two: TimeRef, before: str) -> TimeRef | None:
    between = text[one.span.end : two.span.start].strip().lower()
    dash = between in ("-", "\u2013", "\u2014", "to", "through", "until", "till")
    named = between == _OPENERS.get(before) or (before == "from" and between in ("until", "through", "till"))
    both = between == "and" and ((_is_month(one) and _is_month(two)) or _next_day(one, two))
    if not (dash or named or both) or one.start is None or two.end is None:
        return None
    if len(one.start) > len(two.end) and two.end[:4] != one.start[:4] and len(two.end) == 4 and not named:
        return None
    start = one.start
    if one.reason == "year" or (_is_month(one) and one.basis == "relative" and two.basis == "explicit"):
        start = two.end[:4] + start[4:]
        if start > two.end and not start.startswith(two.end):  # "between October and January 2025"
            start = f"{int(two.end[:4]) - 1:04d}{start[4:]}"
    if start > two.end and one.basis == two.basis == "relative" and len(start) == len(two.end):
        start = f"{int(two.end[:4]) - (start[4:] > two.end[4:]):04d}{start[4:]}"
    if start > two.end and start[: len(two.end)] != two.end:
        return None
    span = Span(one.span.start, two.span.end)
    return replace(
        one,
        span=span,
        text=text[span.start : span.end],
        type="DATE",
        value=f"{start}/{two.end}",
        start=start,
        end=two.end,
    )


def _from_part(text: str, ref: TimeRef, before: str) -> TimeRef:
    """'Between early and mid-October': the first part of the same month or year stands without it."""
    part = _PART_BEFORE.search(text, max(0, ref.span.start - _PARTS_AT), ref.span.start) if before == "and" else None
    if part is None or ref.start is None or ref.end is None or ref.start[:4] != ref.end[:4]:
        return ref
    whole = ref.start[:7] if len(ref.start) > len("2024-10") else ref.start[:4]
    start, _ = narrowed(whole, whole, part[1].lower())
    if start is None or start > ref.end:
        return ref
    span = Span(part.start(1), ref.span.end)
    return replace(ref, span=span, text=text[span.start : span.end], value=f"{start}/{ref.end}", start=start)


def _next_day(one: TimeRef, two: TimeRef) -> bool:
    """Whether two days follow each other: "on the 28th and 29th of the month"."""
    first, second = parse(one.start), parse(two.end)
    days = len(one.start or "") == len(two.end or "") == len("2024-10-03")
    return days and first is not None and second is not None and (second - first).days == 1


def _is_month(ref: TimeRef) -> bool:
    return ref.start is not None and len(ref.start) == 7 and ref.start == ref.end


def _open(text: str, ref: TimeRef, before: str) -> TimeRef:
    if ref.type not in ("DATE", "TIME") or ref.start is None:
        return ref
    if before == "since":
        ends = ref.text.lower().startswith("the end of ") and ref.end is not None
        return replace(ref, value=f"{ref.start}/..", start=ref.end if ends else ref.start, end=None)
    if before == "from" and _ONWARDS.match(text, ref.span.end):
        return replace(ref, value=f"{ref.start}/..", end=None)
    up_to = before == "to" and _UP_TO.search(text, max(0, ref.span.start - _BEFORE), ref.span.start)
    as_of = before == "of" and _AS_OF.search(text, max(0, ref.span.start - _BEFORE), ref.span.start)
    if before in ("until", "till", "by", "before") or up_to or as_of:
        end = _middle(ref) or ref.end
        return replace(ref, value=f"../{end}", start=None, end=end)
    return ref


def _middle(ref: TimeRef) -> str | None:
    """'By mid-2026', 'by the middle of May': the last day or month of the first half."""
    if not ref.text.lower().startswith(_MIDDLE) or ref.end is None:
        return None
    return f"{ref.end[:7]}-15" if len(ref.end) > len("2026-06") else f"{ref.end[:4]}-06"
