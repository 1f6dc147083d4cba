"""ISO dates and intervals as phrases: "on 18–19 June 2023", "since November 2023", "in January and February 2025"."""

from __future__ import annotations

from briefing.model.days import MONTHS

Parts = tuple[int, int | None, int | None]


def parts(iso: str) -> Parts:
    """("2024-06") → (2024, 6, None). Raises ValueError for what is not an ISO date."""
    pieces = iso.split("-")
    if not 1 <= len(pieces) <= 3:
        raise ValueError(f"not a date: {iso!r}")
    year, *rest = (int(p) for p in pieces)
    month = rest[0] if rest else None
    day = rest[1] if len(rest) > 1 else None
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        raise ValueError(f"not a date: {iso!r}")
    return year, month, day


def date(iso: str) -> str:
    """One date, as precise as it is given: "19 June 2024", "June 2024", "2024"."""
    year, month, day = parts(iso)
    if month is None:
        return str(year)
    name = MONTHS[month - 1]
    return f"{name} {year}" if day is None else f"{day} {name} {year}"


def interval(start: str | None, end: str | None, deadline: bool = False) -> str:
    """An interval without preposition: "18–19 June 2023", "since November 2023", "until 2025", "by 2025"."""
    if start is None:
        return f"{'by' if deadline else 'until'} {date(end)}" if end else ""
    if end is None:
        return f"since {date(start)}"
    if start == end:
        return date(start)
    a, b = parts(start), parts(end)
    if a[0] == b[0] and a[1] is not None and b[1] is not None:
        first, last = MONTHS[a[1] - 1], MONTHS[b[1] - 1]
        if a[2] is None and b[2] is None:
            return f"{first} {'and' if b[1] - a[1] == 1 else 'to'} {last} {a[0]}"
        if a[2] is not None and b[2] is not None:
            if a[1] == b[1]:
                return f"{a[2]}–{b[2]} {first} {a[0]}"
            return f"{a[2]} {first} to {b[2]} {last} {a[0]}"
    return f"{date(start)} to {date(end)}"


def when(start: str | None, end: str | None, disputed: bool = False, deadline: bool = False) -> str:
    """An interval with the preposition a clause needs, or nothing; a disputed one holds the event, which does not last
    so long."""
    if disputed and start and end and start != end:
        return between(start, end)
    text = interval(start, end, deadline)
    if not text or text.startswith(("since ", "until ", "by ")):
        return text
    if start == end or " and " in text:
        return ("on " if start and parts(start)[2] else "in ") + text
    if start and parts(start)[2] and "–" in text:
        return "on " + text
    return "from " + text


def between(start: str, end: str) -> str:
    """The two ends of what is in between: "between 19 February and 2 March 2024", "on 18 or 19 June 2024"."""
    a, b = parts(start), parts(end)
    first = date(start)
    if a[:2] == b[:2] and a[2] is not None and b[2] == a[2] + 1:
        return f"on {a[2]} or {date(end)}"
    if a[0] == b[0] and a[1] is not None and b[1] is not None:
        same = a[1] == b[1] and a[2] is not None and b[2] is not None
        first = str(a[2]) if same else first.removesuffix(f" {a[0]}")
    return f"between {first} and {date(end)}"
