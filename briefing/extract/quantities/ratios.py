"""Two numbers that make a share ("one in five", "three of every four"), and "every second" → a number of percent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.extract.quantities.compounds import Number
from briefing.extract.quantities.units import MEASURES, unit_after
from briefing.extract.quantities.words import TIMES
from briefing.extract.words.number_words import PARTS, UNITS
from briefing.extract.words.tokens import Token, next_word

#: Reads the number that begins at a token.
Read = Callable[[Sequence[Token], int], Number | None]
#: What stands behind "every" for a share of half.
_HALVES = frozenset(("second", "other"))
#: What comes again and again and is no share of anything: "every second visit".
_OCCASIONS = TIMES.union(MEASURES, ("time", "night", "shift", "visit", "meeting", "page", "word", "sentence", "summer"))


def every_nth(tokens: Sequence[Token], at: int) -> Number | None:
    """'every second shell', 'every third man'; but nothing is a share in "every second Tuesday"."""
    nth = tokens[at + 1].lower if at + 2 < len(tokens) else ""
    share = 50.0 if nth in _HALVES else PARTS.get(nth)
    if share is None or nth.endswith("s") or nth in ("half", "quarter"):
        return None
    named = tokens[at + 2]
    if named.tag not in ("NOUN", "NAME", "ADJ") and named.lower != "one":
        return None
    if named.lower in _OCCASIONS:
        return None
    share = round(share, 2)
    return Number(at, at + 2, share, share, unit="percent")


def ratio(tokens: Sequence[Token], first: Number, read: Read) -> Number | None:
    """'one in five', 'nine out of ten', 'three of every four', 'one shell in three'; `read` reads the whole."""
    at, end = first.start, first.end
    thing = _thing_between(tokens, first)
    end += thing
    whole, plain = _of_every(tokens, end)
    if whole is None or end != at + 1 + thing or first.low is None or first.low > 99:
        return None
    second = read(tokens, whole)
    if second is None or second.low is None or second.low != second.high or second.unit or second.end != whole + 1:
        return None
    word = tokens[second.start].lower
    round_ = (
        word in ("10", "100", "1,000")
        or word in UNITS
        or word in ("hundred",)
        or (tokens[at].lower in ("1", "one") and second.low < 1000)
    )
    if (
        not round_
        or second.low <= first.low
        or unit_after(tokens, second.end)[1]
        or (plain and tokens[at].lower not in UNITS and word not in ("10", "100"))
    ):
        return None
    if thing and (plain and second.end < len(tokens) and tokens[second.end].tag in ("NOUN", "NAME", "ADJ")):
        return None  # "one man in two raids"
    value = round(100 * first.low / second.low, 2)
    return Number(at, second.end, value, value, unit="percent", share_of=at + 1 if thing else 0)


def _thing_between(tokens: Sequence[Token], first: Number) -> int:
    """How many words for what is counted stand between "one" and its whole: 'one shell in three'."""
    named = first.end + 1 < len(tokens) and tokens[first.end].tag == "NOUN" and first.low == first.high == 1
    return int(named and tokens[first.end + 1].lower in ("in", "out", "of") and tokens[first.end].lower not in TIMES)


def _of_every(tokens: Sequence[Token], at: int) -> tuple[int | None, bool]:
    """Where the whole of a ratio begins, if `at` leads to one, and whether a bare "in" does."""
    out = tokens[at].lower == "out" and next_word(tokens, at) == "of"
    end = at + 1 + out
    every = next_word(tokens, end - 1) in ("every", "each")
    of = tokens[at].lower == "of" and every
    leads = (out or of or tokens[at].lower == "in") and end + every < len(tokens)
    return (end + every if leads else None), not (out or every)
