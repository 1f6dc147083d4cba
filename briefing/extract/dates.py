"""Sentences and a publication date → dates, times and durations, resolved where they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.extract.date_counted import PERIOD, counted
from briefing.extract.date_grammar import read
from briefing.extract.date_named import Clock
from briefing.extract.date_words import lex
from briefing.extract.text import Sentence
from briefing.model import Span, TimeRef


def dates(text: str, sentences: Sequence[Sentence], published: str | None) -> tuple[TimeRef, ...]:
    """The time references of a document in order, without overlap; intervals are one reference.

    "between A and B", "from A to B", "June 18-19", "in January and February" are joined: start of the first, end of
    the last, value "A/B" (EDTF). "since A" has an open end (value "A/.."), "until A" an open start. Years in a list
    stay apart. `published` is an ISO date; without it what is relative has no value, and `reason` says so.
    """
    return tuple(counted(text, _joined(text, _named(text, sentences, published)), published))


def timexes(text: str, sentences: Sequence[Sentence], published: str | None) -> list[TimeRef]:
    """The same as TIMEX3 expressions, nothing joined. Linear in the text."""
    return [ref for ref in _named(text, sentences, published) if ref.reason != PERIOD]


def _named(text: str, sentences: Sequence[Sentence], published: str | None) -> list[TimeRef]:
    clock = Clock(published)
    found: list[TimeRef] = []
    for sentence in sentences:
        words = lex(text, sentence.span.start, sentence.span.end)
        if words is not None:
            found.extend(read(text, words, clock, stamp=sentence.rank == 2))
    return found


_OPENERS = {"between": "and", "from": "to"}


def _joined(text: str, found: list[TimeRef]) -> tuple[TimeRef, ...]:
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
        out.append(ref if _possesses(text, ref.span.end) else _open(ref, before))
        at += 1
    return tuple(out)


def _may_open(ref: TimeRef) -> bool:
    """Whether an interval may begin with a reference: a date, or "the night of 14" before "-15 June"."""
    return ref.type == "DATE" or (ref.value or "").endswith("TNI")


def _possesses(text: str, at: int) -> bool:
    """Whether the time owns what follows: "before this month's launch" dates the launch, and nothing before it."""
    return text[at : at + 2].lower() in ("'s", "\u2019s", "s'", "s\u2019")


def _word_before(text: str, at: int) -> str:
    return text[max(0, at - 24) : at].rstrip().rsplit(None, 1)[-1].lower() if text[max(0, at - 24) : at].strip() else ""


def _interval(text: str, one: TimeRef, two: TimeRef, before: str) -> TimeRef | None:
    between = text[one.span.end : two.span.start].strip().lower()
    dash = between in ("-", "\u2013", "\u2014", "to", "through", "until", "till")
    named = between == _OPENERS.get(before) or (before == "from" and between in ("until", "through", "till"))
    months = between == "and" and _is_month(one) and _is_month(two)
    if not (dash or named or months) or one.start is None or two.end is None:
        return None
    if len(one.start) > len(two.end) and two.end[:4] != one.start[:4] and len(two.end) == 4 and not named:
        return None
    start = one.start
    if one.reason == "year" or (
        _is_month(one) and _is_month(two) and one.basis == "relative" and two.basis == "explicit"
    ):
        start = two.end[:4] + start[4:]
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


def _is_month(ref: TimeRef) -> bool:
    return ref.start is not None and len(ref.start) == 7 and ref.start == ref.end


def _open(ref: TimeRef, before: str) -> TimeRef:
    if ref.type not in ("DATE", "TIME") or ref.start is None:
        return ref
    if before == "since":
        ends = ref.text.lower().startswith("the end of ") and ref.end is not None
        return replace(ref, value=f"{ref.start}/..", start=ref.end if ends else ref.start, end=None)
    if before in ("until", "till", "by", "before"):
        return replace(ref, value=f"../{ref.end}", start=None)
    return ref
