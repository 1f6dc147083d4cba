"""Two figures → how they stand: the same, compatible, rounded, or apart."""

from __future__ import annotations

from typing import Literal

from briefing.model import Fact

#: Figures more than this many times apart are hardly counts of one thing.
_FAR = 10
Standing = Literal["same", "bounds", "rounding", "apart"]


def compare(a: Fact, b: Fact, tolerance: float) -> Standing:
    """How two figures of one unit stand. Open bounds reach on without end; rounded figures may miss by `tolerance`."""
    if (a.value_low, a.value_high) == (b.value_low, b.value_high):
        return "same"
    a_low, a_high = _bounds(a)
    b_low, b_high = _bounds(b)
    if a_low <= b_high and b_low <= a_high:
        return "bounds"
    gap = max(a_low - b_high, b_low - a_high)
    size = max(abs(edge) for edge in (a_low, a_high, b_low, b_high) if abs(edge) != float("inf"))
    return "rounding" if (a.approximate or b.approximate) and gap <= tolerance * size else "apart"


def apart(a: Fact, b: Fact, tolerance: float) -> bool:
    """Whether both give figures of one unit that cannot both hold."""
    return a.has_value and b.has_value and same_unit(a, b) and compare(a, b, tolerance) == "apart"


def most(fact: Fact) -> float:
    return fact.value_high if fact.value_high is not None else fact.value_low or 0.0


def far(a: Fact, b: Fact) -> bool:
    """Whether two figures differ so much that they hardly count one thing."""
    smaller, larger = sorted((most(a), most(b)))
    return larger > _FAR * smaller


def same_unit(a: Fact, b: Fact) -> bool:
    """Whether two figures are in one unit; without one they count."""
    return (a.unit or "count") == (b.unit or "count")


def _bounds(fact: Fact) -> tuple[float, float]:
    low = float("-inf") if fact.value_low is None else fact.value_low
    high = float("inf") if fact.value_high is None else fact.value_high
    return low, high


def printed(fact: Fact) -> str:
    """The figure as its text prints it, else its bounds."""
    if fact.value_text:
        return fact.value_text
    low, high = (None if edge is None else f"{edge:.15g}" for edge in (fact.value_low, fact.value_high))
    return str(low) if low == high else f"{low or ''}..{high or ''}"


def span(facts: list[Fact]) -> tuple[float | None, float | None]:
    """Ends of the range over all figures: the lowest and highest bound named, open where a bound beyond is open.

    "At least 3" and 5 span 3 to 5; "at least 3" alone spans 3 and no end; 2 and "at least 3" too.
    """
    lows = [fact.value_low for fact in facts if fact.value_low is not None]
    highs = [fact.value_high for fact in facts if fact.value_high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if high is not None and lows and max(lows) > high:
        high = None
    if low is not None and highs and min(highs) < low:
        low = None
    return low, high
