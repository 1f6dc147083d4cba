"""Dates as clauses end with them: how long something lasted, or between which days it happened."""

from __future__ import annotations

import pytest

from briefing.compose.dates import when
from briefing.pipeline.printed import printed_dates


@pytest.mark.parametrize(
    ("start", "end", "disputed", "printed"),
    [
        ("2024-06-18", "2024-06-19", False, "on 18–19 June 2024"),
        ("2024-06-18", "2024-06-19", True, "on 18 or 19 June 2024"),
        ("2024-02-19", "2024-03-02", False, "from 19 February to 2 March 2024"),
        ("2024-02-19", "2024-03-02", True, "between 19 February and 2 March 2024"),
        ("2023-12-30", "2024-01-02", True, "between 30 December 2023 and 2 January 2024"),
        ("2024-05", "2024-07", True, "between May and July 2024"),
        ("2023", "2024", True, "between 2023 and 2024"),
        ("2024-06-18", "2024-06-18", True, "on 18 June 2024"),
        ("2024-06", None, True, "since June 2024"),
    ],
)
def test_a_disputed_date_is_no_stretch_of_time(start: str, end: str | None, disputed: bool, printed: str) -> None:
    assert when(start, end, disputed) == printed
    read = {day for _, days in printed_dates(printed) for day in days}
    assert read == {day for day in (start, end) if day}, "what is printed is read back by those who verify"
