"""Numbers and bounds as a style guide sets them: "ten", "11,000", "3 million", "at least 3 million", "3–5 million"."""

from __future__ import annotations

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
#: Currencies with a sign of their own, and the words for some of the others; the rest are printed by their codes.
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_MONEY_WORDS = {"RUB": "roubles", "KRW": "won", "CNY": "yuan", "JPY": "yen", "UAH": "hryvnias", "INR": "rupees"}


def number(value: float, *, words: bool = True) -> str:
    """One number: in words up to ten, grouped by thousands, "million" from a million on.

    Raises ValueError for what is not finite.
    """
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError("not a number that can be printed")
    for scale, name in _SCALES:
        if abs(value) >= scale and round(value / scale, 3) * scale == value:
            return f"{_decimal(value / scale)} {name}"
    if words and value == int(value) and 0 <= value <= 10:
        return _WORDS[int(value)]
    return _decimal(value)


def _decimal(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.10g}"


def bounds(
    low: float | None, high: float | None, approximate: bool = False, unit: str | None = None, *, words: bool = True
) -> str:
    """A figure with its bounds. Raises ValueError where both ends are missing."""
    if low is None and high is None:
        raise ValueError("a figure needs at least one bound")
    prefix, suffix = _unit(unit)
    if low is None:
        return f"up to {prefix}{number(high or 0.0, words=words)}{suffix}"
    if high is None:
        return f"at least {prefix}{number(low, words=words)}{suffix}"
    if low == high:
        return f"{'about ' if approximate else ''}{prefix}{number(low, words=words)}{suffix}"
    about = "about " if approximate else ""
    return f"{about}{prefix}{_range(low, high)}{suffix}"


def _unit(unit: str | None) -> tuple[str, str]:
    if unit in _SIGNS:
        return _SIGNS[unit], ""
    if unit is not None and is_currency(unit):
        return "", f" {_MONEY_WORDS.get(unit, unit)}"
    if unit == "percent":
        return "", " per cent"
    return "", ""


def is_currency(unit: str | None) -> bool:
    """Whether the unit is a currency, by its ISO code: USD, KRW."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def _range(low: float, high: float) -> str:
    first, second = number(low, words=False), number(high, words=False)
    for _, name in _SCALES:
        if first.endswith(name) and second.endswith(name):
            return f"{first.removesuffix(' ' + name)}–{second}"
    return f"{first}–{second}"


def short(low: float | None, high: float | None, approximate: bool = False, unit: str | None = None) -> str:
    """The figure for a tile or a chart: "≥ 3 million", "≤ 50", "≈ 400"."""
    prefix, suffix = _unit(unit)
    if low is None and high is not None:
        return f"≤ {prefix}{number(high, words=False)}{suffix}"
    if low is not None and high is None:
        return f"≥ {prefix}{number(low, words=False)}{suffix}"
    text = bounds(low, high, False, unit, words=False)
    return f"≈ {text}" if approximate else text


def unit_noun(unit: str | None, value: float | None) -> str:
    """The word that follows a figure of this unit: years, km; nothing for counts, money and percents."""
    if unit in (None, "count", "percent") or is_currency(unit):
        return ""
    assert unit is not None
    if value == 1 and unit.endswith("s"):
        return unit[:-1]
    return unit
