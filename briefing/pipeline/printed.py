"""Text as a brief prints it in, the numbers and dates it states out: the reader that checks the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model import Span
from briefing.model.days import MONTHS

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES: dict[str, float] = {
    **{word: n for n, word in enumerate(f"{_NAMES} eighteen nineteen".split())},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), start=2)},
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
#: Words that stand for a bound by themselves (DESIGN: dozens 24, scores 40, hundreds 200, …).
_VAGUE = {
    "several": 2.0,
    "few": 2.0,
    "dozen": 12.0,
    "dozens": 24.0,
    "scores": 40.0,
    "half": 0.5,
    "twice": 2.0,
    "double": 2.0,
    "doubled": 2.0,
}
_VAGUE |= {scale + "s": 2 * value for scale, value in _SCALES.items()} | _SCALES

_ONE = rf"half an?|\d[\d,]*(?:\.\d+)?|(?:{_TENS.replace(' ', '|')})-(?:{_NAMES.replace(' ', '|')})|[A-Za-z]+"
_SCALED = re.compile(rf"({_ONE})(?:\s+({'|'.join(_SCALES)})\b)?", re.IGNORECASE)
#: Several million, tens of thousands: at least two of what they count by.
_LOOSE = re.compile(
    rf"\b(?:(?:several|few|couple of|many)\s+(?P<of>dozen|{'|'.join(_SCALES)})s?"
    rf"|(?P<tens>tens|dozens|scores|hundreds|thousands)\s+of\s+(?P<scale>{'|'.join(_SCALES)})s)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s?(?:–|-|to|and)\s?", re.IGNORECASE)

_MONTH = "|".join(MONTHS)
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?"),
    re.compile(rf"(?P<d>\d{{1,2}}) (?P<M>{_MONTH}) (?:to|and) (?P<d2>\d{{1,2}}) (?P<M2>{_MONTH}) (?P<y>\d{{4}})"),
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})(?:–| and | or )(?P<d2>\d{{1,2}}) (?P<M>{_MONTH}) (?P<y>\d{{4}})"),
    re.compile(rf"(?P<d>\d{{1,2}}) (?P<M>{_MONTH}) (?P<y>\d{{4}})"),
    re.compile(rf"(?P<M>{_MONTH}) (?:and|to) (?P<M2>{_MONTH}) (?P<y>\d{{4}})"),
    re.compile(rf"(?P<M>{_MONTH}) (?P<y>\d{{4}})"),
    re.compile(r"(?<![\d,.])(?P<y>\d{4})(?![\d,.]\d)"),
)


def printed_values(text: str) -> list[tuple[Span, frozenset[float]]]:
    """Each number in `text` with the values it can mean: "3–5 million" is 3 or 3,000,000, then 5,000,000."""
    found: list[tuple[Span, float, float | None]] = [(Span(*m.span()), _loose(m), None) for m in _LOOSE.finditer(text)]
    loose = [span for span, _, _ in found]
    for match in _SCALED.finditer(text):
        value = 1.0 if match.group(2) and match.group(1).lower() in ("a", "an") else _value(match.group(1))
        if value is not None and not any(span.overlaps(Span(*match.span())) for span in loose):
            scale = _SCALES.get((match.group(2) or "").lower())
            found.append((Span(*match.span()), value, scale))
    found.sort()
    return [(span, _readings(text, found, n)) for n, (span, _, _) in enumerate(found)]


def _loose(match: re.Match[str]) -> float:
    """Of "several million" two million, of "tens of thousands" twenty thousand."""
    if match["of"]:
        return 2 * _VAGUE[match["of"].lower()]
    tens = match["tens"].lower()
    return (20.0 if tens == "tens" else _VAGUE[tens]) * _SCALES[match["scale"].lower()]


def _readings(text: str, found: list[tuple[Span, float, float | None]], n: int) -> frozenset[float]:
    span, value, scale = found[n]
    if scale is not None:
        return frozenset({_exact(value * scale)})
    later = found[n + 1] if n + 1 < len(found) else None
    if later and later[2] is not None and _JOINED.fullmatch(text, span.end, later[0].start):
        return frozenset({value, _exact(value * later[2])})
    return frozenset({value})


def _value(word: str) -> float | None:
    lower = word.lower()
    if lower[0].isdigit():
        return float(lower.replace(",", ""))
    if lower.startswith("half a"):
        return 0.5
    if "-" in lower:
        tens, unit = lower.split("-")
        return _VALUES[tens] + _VALUES[unit]
    return _VALUES.get(lower, _VAGUE.get(lower))


def _exact(value: float) -> float:
    return float(f"{value:.12g}")


def printed_dates(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """Each date or interval in `text` as ISO dates, as precise as printed; the longest reading of each place."""
    taken: list[tuple[Span, tuple[str, ...]]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other, _ in taken):
                taken.append((span, tuple(_iso(match))))
    return sorted(taken)


def _iso(match: re.Match[str]) -> Iterator[str]:
    parts = match.groupdict()
    month, month2 = (_month(parts, key) for key in ("M", "M2"))
    month = month or parts.get("m")
    yield "-".join(part for part in (parts["y"], month, _day(parts.get("d"))) if part)
    if parts.get("d2") or month2:
        yield "-".join(part for part in (parts["y"], month2 or month, _day(parts.get("d2"))) if part)


def _month(parts: dict[str, str], key: str) -> str | None:
    name = parts.get(key)
    return f"{MONTHS.index(name) + 1:02d}" if name else None


def _day(day: str | None) -> str | None:
    return day.zfill(2) if day else None
